//! [`Cache`]: answers that were given before, for as long as the store stays as it is.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use tokio::sync::Notify;

use super::edition::Edition;

/// How many bytes of answers are kept.
const MOST: usize = 64 << 20;
/// The largest answer that is kept, in bytes: a sixteenth, so that no single one drives out all others.
pub(super) const LARGEST: usize = MOST / 16;

/// The answers of one edition, by what was asked. The oldest go first when there are too many.
#[derive(Default)]
pub(super) struct Cache {
    answers: Mutex<Answers>,
    /// What is being answered.
    making: Mutex<HashSet<String>>,
    made: Notify,
}

/// The right to answer something; dropping it wakes those who wait for the answer.
pub(super) struct Making {
    edition: Arc<Edition>,
    question: String,
}

impl Making {
    /// The right to answer a question over an edition, unless somebody has it.
    pub fn begin(edition: &Arc<Edition>, question: &str) -> Option<Self> {
        let is_first = edition.answers.making().insert(question.to_owned());
        is_first.then(|| Self { edition: Arc::clone(edition), question: question.to_owned() })
    }

    /// Keeps the answer.
    pub fn keep(self, media: &'static str, body: Bytes) {
        self.edition.answers.put(self.question.clone(), media, body);
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.edition.answers.making().remove(&self.question);
        self.edition.answers.made.notify_waiters();
    }
}

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

    /// Waits until nobody answers this any more.
    pub async fn made(&self, question: &str) {
        loop {
            let made = self.made.notified();
            if !self.making().contains(question) {
                return;
            }
            made.await;
        }
    }

    fn making(&self) -> MutexGuard<'_, HashSet<String>> {
        self.making.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answers(&self) -> MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
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
