//! [`Finding`]: what a name could mean.

use std::fmt;

use super::name::key;
use super::{Entry, NameKind, Trap};
use crate::model::{EntityId, EntityKind, Office};

/// What a name could mean; what [`super::find()`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'g> {
    /// The entities that it could mean, the likeliest first.
    pub senses: Vec<Sense>,
    /// The trap that it is, if it is one: then the tagger takes it for none of the entities.
    pub trap: Option<&'g Trap>,
    /// Why it is known to mean several entities.
    pub ambiguous: Option<&'g str>,
    /// Names like it, where it has no sense.
    pub near: Vec<String>,
}

/// An entity that a name could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sense {
    /// The entity; of a role word, the one that the tagger would compose: `group/iran-diplomats`.
    pub entity: EntityId,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Why the name means it.
    pub reason: Reason,
    /// The person's other offices on the day asked for, or all without one, each as a [`Reason::Office`].
    pub offices: Vec<Reason>,
    /// Whether it existed, or held the office, on the day asked for.
    pub in_time: bool,
}

/// Why a name means an entity. It prints as words to put after the entity: "an acronym", "prime minister of Albania since 2013-09-15".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is one of its names, spelled like this in the files.
    Name {
        /// The spelling in the files.
        text: String,
        /// What it is to the entity.
        what: NameKind,
    },
    /// It is the end of the person's name.
    Surname,
    /// It names an office that the person held.
    Office {
        /// The office and its time.
        office: Office,
        /// The label of the state or organisation whose office it is.
        of: String,
    },
    /// It is a role word with its owner's name.
    Role {
        /// The word as the files have it.
        word: String,
        /// The owner's label.
        of: String,
    },
}

impl Sense {
    pub(super) fn of(entry: &Entry, reason: Reason, in_time: bool) -> Self {
        let entity = &entry.entity;
        Self {
            entity: entity.id.clone(),
            label: entity.label.clone(),
            kind: entity.kind,
            reason,
            offices: Vec::new(),
            in_time,
        }
    }
}

impl Reason {
    /// Which reasons come first: the name as written, the name in another case, an office, a role, a surname.
    pub(super) fn rank(&self, wanted: &str) -> u8 {
        match self {
            Self::Name { text, .. } if key(text) == key(wanted) => 0,
            Self::Name { .. } => 1,
            Self::Office { .. } => 2,
            Self::Role { .. } => 3,
            Self::Surname => 4,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { text, what } => {
                let what = match what {
                    NameKind::Name => "a name",
                    NameKind::Acronym => "an acronym",
                    NameKind::Demonym => "a demonym",
                    NameKind::Metonym => "a byword",
                    NameKind::Spelling => "a spelling",
                };
                write!(f, "{what}: {text}")
            }
            Self::Surname => f.write_str("the end of the name"),
            Self::Office { office, of } => {
                write!(f, "{} of {of}", office.title)?;
                match (office.from, office.until) {
                    (Some(from), Some(until)) => write!(f, " from {from} until {until}"),
                    (Some(from), None) => write!(f, " since {from}"),
                    (None, Some(until)) => write!(f, " until {until}"),
                    (None, None) => Ok(()),
                }
            }
            Self::Role { word, of } => write!(f, "a role word: {word} of {of}"),
        }
    }
}
