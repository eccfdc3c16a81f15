//! [`CloseReading`]: how a sentence was read, for people who write rules.

use std::cell::RefCell;
use std::fmt;

use super::parse::Parse;
use crate::model::Span;

/// How a sentence was read: its chunks, and the cues in it with what became of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseReading {
    /// The sentence.
    pub sentence: Span,
    /// The chunks that it was cut into, in order, each with what it is: `noun`, `verb`, `preposition` …
    pub chunks: Vec<(Span, &'static str)>,
    /// The cues, in order.
    pub cues: Vec<CueReading>,
}

/// A cue and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueReading {
    /// Where it stands.
    pub cue: Span,
    /// The relation and the frame or noun that was tried: `expelled: {subject} expel {object}`.
    pub rule: String,
    /// Why it made no claim; none where it made one.
    pub miss: Option<Miss>,
}

/// Why a cue made no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// The words around it are not those of the rule, or what fills a place is no entity that the relation admits.
    Words,
    /// Nobody known is the subject.
    Subject,
    /// Nobody known is the object.
    Object,
    /// The object's phrase holds none of the words that the rule asks for.
    ObjectWords,
    /// The matter holds none of the words that the rule asks for.
    MatterWords,
    /// Nobody is said to say so.
    Speaker,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Words => "the words around it don't fit",
            Self::Subject => "no known subject",
            Self::Object => "no known object",
            Self::ObjectWords => "the object has none of the words asked for",
            Self::MatterWords => "the matter has none of the words asked for",
            Self::Speaker => "nobody says so",
        })
    }
}

/// Notes of how the sentences of an article are read.
#[derive(Debug, Default)]
pub(super) struct Notes(RefCell<Vec<CloseReading>>);

impl Notes {
    /// Notes a sentence and its chunks.
    pub fn sentence(&self, parse: &Parse<'_>) {
        let chunks = parse.chunks.iter();
        let chunks = chunks.map(|c| (parse.span(c.words.clone()), c.kind.name())).collect();
        let sentence = parse.sentence.span;
        self.0.borrow_mut().push(CloseReading { sentence, chunks, cues: Vec::new() });
    }

    /// Notes what became of a cue in the sentence noted last.
    pub fn cue(&self, parse: &Parse<'_>, chunk: usize, rule: String, miss: Option<Miss>) {
        let cue = parse.span(parse.chunks[chunk].words.clone());
        if let Some(sentence) = self.0.borrow_mut().last_mut() {
            sentence.cues.push(CueReading { cue, rule, miss });
        }
    }

    /// What was noted.
    pub fn into_readings(self) -> Vec<CloseReading> {
        self.0.into_inner()
    }
}
