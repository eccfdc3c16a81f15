//! [`Cache`]: answers that were given before, for as long as the store stays as it is.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;

/// How many bytes of answers are kept.
const MOST: usize = 64 << 20;
/// The largest answer that is kept, in bytes: a sixteenth, so that no single one drives out all others.
pub(super) const LARGEST: usize = MOST / 16;

/// The answers of one edition, by what was asked. The oldest go first when there are too many.
#[derive(Default)]
pub(super) struct Cache(Mutex<Answers>);

/// An answer as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub media: &'static str,
    pub body: Bytes,
}

#[derive(Default)]
struct Answers {
    by_question: HashMap<String, Kept>,
    /// What was asked, the oldest first.
    order: VecDeque<String>,
    bytes: usize,
}

impl Cache {
    /// The answer to what was asked before.
    pub fn get(&self, question: &str) -> Option<Kept> {
        self.answers().by_question.get(question).cloned()
    }

    /// Keeps an answer, unless it is too large.
    pub fn put(&self, question: String, media: &'static str, body: Bytes) {
        if body.len() > LARGEST {
            return;
        }
        let mut answers = self.answers();
        let weight = question.len() + body.len();
        if answers.by_question.insert(question.clone(), Kept { media, body }).is_some() {
            // Two asked at once, and the answers of one edition are the same.
            return;
        }
        answers.bytes += weight;
        answers.order.push_back(question);
        while answers.bytes > MOST {
            let Some(oldest) = answers.order.pop_front() else { return };
            let gone = answers.by_question.remove(&oldest);
            answers.bytes -= oldest.len() + gone.map_or(0, |gone| gone.body.len());
        }
    }

    fn answers(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;

    use super::{Cache, LARGEST};

    #[test]
    fn the_oldest_answers_go_first_and_the_largest_are_not_kept() {
        let cache = Cache::default();
        let large = Bytes::from(vec![b'x'; LARGEST - 1]);
        cache.put("too large".to_owned(), "text/csv", Bytes::from(vec![b'x'; LARGEST + 1]));
        assert_eq!(cache.get("too large"), None);
        for number in 0..16 {
            cache.put(number.to_string(), "text/csv", large.clone());
            cache.put(number.to_string(), "text/csv", large.clone());
        }
        assert!(cache.get("0").is_none() && cache.get("1").is_some());
        assert_eq!(cache.get("15").map(|kept| kept.body.len()), Some(LARGEST - 1));
        assert!(cache.answers().bytes <= super::MOST);
    }
}
