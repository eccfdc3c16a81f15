//! [`Spoken`]: who spoke last, found out when somebody asks.

use super::glance::Glance;
use crate::model::{Mention, Sentence, Side};

/// A sentence of which nothing is known but its mentions and what a glance told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unread<'a> {
    pub sentence: &'a Sentence,
    pub mentions: &'a [&'a Mention],
    pub glance: &'a Glance,
}

/// Who spoke last in an article.
///
/// Only a quotation that names nobody and a "we" need to know, so sentences in which somebody may speak are kept
/// unread until then, and most stay so.
#[derive(Debug, Default)]
pub(super) struct Spoken<'a> {
    last: Option<Side>,
    unread: Vec<Unread<'a>>,
}

/// What a sentence says of who speaks.
pub(super) enum Speech {
    /// Somebody does.
    By(Side),
    /// A document does ("the statement said"), which speaks only where nobody else does.
    ByDocument(Side),
    /// Nobody does, nor whoever spoke before: it is a headline.
    Silence,
    /// Nobody new.
    Nothing,
}

impl<'a> Spoken<'a> {
    /// Notes that somebody may speak in a sentence.
    pub fn may_speak(&mut self, unread: Unread<'a>) {
        self.unread.push(unread);
    }

    /// Who spoke last, by what `listen` hears in a sentence; the latest is asked first.
    pub fn last(&mut self, listen: impl Fn(Unread<'a>) -> Speech) -> Option<&Side> {
        let mut document = None;
        while let Some(unread) = self.unread.pop() {
            let last = match listen(unread) {
                Speech::By(side) => Some(side),
                Speech::Silence => None,
                // The first of several documents goes on speaking.
                Speech::ByDocument(side) => {
                    document = Some(side);
                    continue;
                }
                Speech::Nothing => continue,
            };
            self.last = last;
            self.unread.clear();
        }
        self.last = self.last.take().or(document);
        self.last.as_ref()
    }
}
