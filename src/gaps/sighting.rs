//! [`Sighting`]: one place in an article where a gazetteer lacks something.

use super::guess::Guess;
use crate::model::EntityId;

/// What is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Nobody lists the name.
    Name,
    /// Nobody lists the word for a body or group: "Norwegian beekeepers".
    RoleWord,
    /// The word is listed, and yet the article doesn't tell whose: "soldiers".
    Owner,
}

/// One place in an article where a gazetteer lacks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What is lacking.
    pub lack: Lack,
    /// The words as they stand there.
    pub text: String,
    /// Whether capitals tell a name there.
    pub(super) certain: bool,
    /// What the words around it say of its kind.
    pub(super) guess: Guess,
    /// To whom it seems to belong.
    pub(super) of: Option<EntityId>,
    /// The sentence.
    pub(super) sentence: String,
}
