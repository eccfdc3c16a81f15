//! [`Mention`]: a span that names an entity.

use super::{EntityId, EntityKind, Span};

/// A span of text that names, describes or refers to an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands. A group's span is the whole phrase ("two Iranian diplomats"), and the names in it
    /// ("Iranian") are mentions of their own.
    pub span: Span,
    /// The same with the words that belong to the name there: article, title, compass point, the country after a town
    /// ("the Netherlands", "Prime Minister Ana Kola", "northern Iraq", "Palmyra, Syria"). It holds `span`.
    pub phrase: Span,
    /// Whom or what it means.
    pub entity: EntityId,
    /// As what it is named here: a country that only says where something is ("in Albania") is named as a place,
    /// though the entity is the state; the seat of a government ("the Kremlin") as a body.
    pub kind: EntityKind,
    /// The words by which it is meant.
    pub form: Form,
    /// How many people a group's phrase counts ("two Iranian diplomats": 2).
    pub quantity: Option<u32>,
}

/// The words by which a mention means its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// A name, full or short: "Albania", "MEK", "Rama".
    Name,
    /// An adjective or noun of nationality: "Albanian", "Iranians".
    Demonym,
    /// A capital or seat for a state's government: "Tirana accused", "the Kremlin".
    Metonym,
    /// A role composed with a name, a group or a body: "Albanian police", "the embassy's staff".
    Composed,
    /// A word that points back: "he", "the spokesman", "the alliance".
    Reference,
}
