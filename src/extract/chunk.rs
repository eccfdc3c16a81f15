//! [`Chunk`]: a noun phrase, verb group or mark, the units that clauses are made of.

use std::ops::Range;

use super::verb_group::VerbGroup;

/// A unit of a sentence that isn't divided any further.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// Its words: indices into the sentence, the end not included.
    pub words: Range<usize>,
    /// What it is.
    pub kind: ChunkKind,
}

/// What a [`Chunk`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChunkKind {
    /// A noun phrase without what follows its head, with the index of the head's word; its owner, if it has one
    /// ("Iran's ambassador"), ends before the given word.
    Noun { head: usize, owner: Option<usize> },
    /// A verb with its auxiliaries.
    Verb(Box<VerbGroup>),
    /// A preposition, "to" before a noun among them.
    Preposition,
    /// "that", "if", "because" …, before a clause.
    Subordinator,
    /// "who", "which" …, before a clause about the noun before it.
    Relative,
    /// "and", "or", "but".
    Conjunction,
    /// A comma.
    Comma,
    /// A dash, or two hyphens.
    Dash,
    /// A semicolon or colon, or a full stop within the sentence.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    Quote,
    /// When: a date phrase.
    Time,
    /// An adverb or particle.
    Adverb,
    /// An adjective that stands alone.
    Adjective,
    /// Anything else.
    Other,
}

impl ChunkKind {
    /// Its name for people.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Noun { .. } => "noun",
            Self::Verb(_) => "verb",
            Self::Preposition => "preposition",
            Self::Subordinator => "subordinator",
            Self::Relative => "relative",
            Self::Conjunction => "conjunction",
            Self::Comma => "comma",
            Self::Dash => "dash",
            Self::Stop => "stop",
            Self::Open => "open",
            Self::Close => "close",
            Self::Quote => "quote",
            Self::Time => "time",
            Self::Adverb => "adverb",
            Self::Adjective => "adjective",
            Self::Other => "other",
        }
    }
}
