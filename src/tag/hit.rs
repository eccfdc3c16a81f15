//! [`Hit`]: a place where a listed string stands.

use std::ops::Range;

use crate::model::Span;

/// What a listed string is among others, for choosing between them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// A name of an entity.
    pub const NAME: Self = Self(1);
    /// A trap.
    pub const TRAP: Self = Self(2);
    /// A word for a role.
    pub const ROLE: Self = Self(4);
    /// A word for a body that a role may be in: "foreign ministry" of "foreign ministry spokesman".
    pub const BODY: Self = Self(8);
    /// A title.
    pub const TITLE: Self = Self(16);

    /// The kinds of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of the kinds of `other` is among them.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A place where a listed string stands on word borders in a fitting case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// Where.
    pub span: Span,
    /// The first word that it touches, and the word after the last.
    pub words: (u32, u32),
    /// The number of the listed string.
    pub pattern: u32,
    /// What it may be.
    pub kinds: Kinds,
    /// Which of its senses fit the case it is written in, a bit each.
    pub senses: u64,
}

impl Hit {
    /// The words that it touches.
    pub fn words(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }
}
