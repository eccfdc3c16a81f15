//! [`Relation`]: one rule file, `gazetteers/relations/<name>.toml`.

use std::sync::Arc;

use serde::Deserialize;

use super::Frame;
use crate::model::{EntityKind, Status};

/// A relation: what it means, how news says it, and sentences that prove it.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Its name, which is the local name of its predicate and the stem of its file.
    pub name: Arc<str>,
    /// Its name for people.
    pub label: String,
    /// What it means.
    pub definition: String,
    /// PLOVER type, with the mode after a dot where there is one.
    pub plover: Arc<str>,
    /// CAMEO code.
    pub cameo: Arc<str>,
    /// Whether `A r B` says the same as `B r A`.
    pub symmetric: bool,
    /// Whether it is done by saying it: an accusation that is denied was made, an expulsion that is denied was not.
    pub said: bool,
    /// Whether its two sides act for two: nobody expels its own diplomats.
    pub between_two: bool,
    /// Whether its object acts for no state: a minister who is hosted is a guest, and no refugee.
    pub private_object: bool,
    /// What its subject may be.
    pub subject: Vec<SideKind>,
    /// What its object may be.
    pub object: Vec<SideKind>,
    /// Whether a clause without an object makes a claim ("denied any wrongdoing").
    pub object_optional: bool,
    /// The verbs that say it.
    pub verbs: Vec<VerbCue>,
    /// The nouns that say it.
    pub nouns: Vec<NounCue>,
    /// Sentences with the claims that they make, and near-misses that make none.
    pub examples: Vec<Example>,
}

/// What a side of a relation may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum SideKind {
    /// One human being.
    Person,
    /// A state or territory.
    State,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A kind of people or a body of an entity.
    Group,
    /// The people of a state, named by its demonym: "two Iranians".
    Nationals,
}

impl SideKind {
    /// Whether an entity of `kind`, named by its demonym or not, is one.
    pub fn admits(self, kind: EntityKind, demonym: bool) -> bool {
        match self {
            Self::Person => kind == EntityKind::Person,
            Self::State => kind == EntityKind::State,
            Self::Organisation => kind == EntityKind::Organisation,
            Self::Place => kind == EntityKind::Place,
            Self::Group => kind == EntityKind::Group,
            Self::Nationals => kind == EntityKind::State && demonym,
        }
    }
}

/// Verbs that say a relation.
#[derive(Debug, Clone)]
pub struct VerbCue {
    /// The patterns of the clause, tried in order.
    pub frames: Vec<Frame>,
    /// The status that the words themselves give: "revoked his asylum" negates `hosts`, "offered him asylum" plans it.
    pub status: Option<Status>,
    /// Classes of words of which the object's phrase must hold one: a consulate is shut, so is a window.
    pub object_words: Vec<String>,
    /// Whether the subject is whoever says the clause, and not the clause's own: "said Iran was behind the attack".
    pub by_speaker: bool,
}

/// Nouns that say a relation, and the words that introduce their sides.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounCue {
    /// The nouns, as lemmas.
    pub words: Vec<String>,
    /// The sides that an owner may be ("Tirana's expulsion of", "the diplomats' expulsion"), the likelier first.
    #[serde(default)]
    pub owner: Vec<NounSide>,
    /// The side that an adjective of nationality is ("Iranian accusations").
    #[serde(default)]
    pub adjective: Option<NounSide>,
    /// The prepositions that introduce the object.
    #[serde(default)]
    pub object: Vec<String>,
    /// The prepositions that introduce the subject.
    #[serde(default)]
    pub subject: Vec<String>,
    /// The prepositions that introduce the territory whose state is the subject where none is named.
    #[serde(default)]
    pub place: Vec<String>,
    /// The prepositions that introduce the matter.
    #[serde(default)]
    pub matter: Vec<String>,
    /// Whether the object, where none is named, is whoever denies it: "Togo denied Ghana's allegations".
    #[serde(default)]
    pub object_denies: bool,
    /// The status that the noun itself gives: "the revocation of his asylum" negates `hosts`.
    #[serde(default)]
    pub status: Option<Status>,
}

/// A side of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NounSide {
    /// Who does it.
    Subject,
    /// To whom.
    Object,
}

/// A sentence and the claims of this relation that it makes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, or a few.
    pub text: String,
    /// The claims, each `subject > object`, or with more that it must have:
    /// `Norway > diplomats of Belarus; planned; said by Espen Barth Eide; matter spying; date 2024-03; quantity 4`.
    /// `?` is a side that the sentence leaves out. Empty: a near-miss.
    pub claims: Vec<String>,
}
