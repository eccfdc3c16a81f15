//! [`Relation`]: one rule file, `gazetteers/relations/<name>.toml`.

use std::sync::Arc;

use serde::Deserialize;

use super::Frame;
use super::codes::Codes;
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
    /// Its codes.
    pub codes: Codes,
    /// The PLOVER type of what is only planned, where that is another: to promise aid is to AGREE.
    pub plover_planned: Option<Arc<str>>,
    /// The PLOVER type of what isn't done, where that is another: to refuse a meeting is to REJECT.
    pub plover_negated: Option<Arc<str>>,
    /// Whether `A r B` says the same as `B r A`.
    pub symmetric: bool,
    /// Whether several subjects without an object do it with each other: "Oslo and Minsk restored ties".
    pub mutual: bool,
    /// Whether it is done by saying it: an accusation that is denied was made, an expulsion that is denied was not.
    pub said: bool,
    /// Whether its two sides act for two: nobody expels its own diplomats.
    pub between_two: bool,
    /// Whether its object acts for no state: a minister who is hosted is a guest, and no refugee.
    pub private_object: bool,
    /// Whether it stands back for any other relation within its matter: "agreed to release them" is a release
    /// planned, and only "agreed to try harder" is a pledge of its own.
    pub unless_named: bool,
    /// Whether it stands back for any other relation that the same verb says: "ordered the envoys to leave" expels.
    pub yields: bool,
    /// Whether what is somebody's, or a deed that is only pointed at, stands for whoever it belongs to: "blasted
    /// Kim's rule", "condemned the move".
    pub owner_stands: bool,
    /// Whether what is acted on is the subject's own, so that a passive tells whose act it was: "Oslo's envoy was
    /// recalled".
    pub of_own: bool,
    /// Whether a place stands for its state as the object: "visited Oslo".
    pub place_stands: bool,
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

impl Relation {
    /// Whether it is a deed, and no words about one.
    pub fn is_deed(&self) -> bool {
        !self.said && self.codes.is_deed()
    }

    /// The codes of a claim of a status: only what is said to be so has the relation's own mode, or those of its cue.
    pub fn codes_of(&self, status: Status, cue: Option<&Codes>) -> Codes {
        let other = match status {
            Status::Planned => self.plover_planned.clone(),
            Status::Negated => self.plover_negated.clone(),
            Status::Asserted | Status::Hypothetical => None,
        };
        match other {
            Some(plover) => Codes { plover, mode: None, cameo: self.codes.cameo.clone() },
            None => cue.unwrap_or(&self.codes).clone(),
        }
    }
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
    /// People of no known state, known by how they are described: "aid workers". Only as objects.
    Unnamed,
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
            // No entity is: whoever is known is a group.
            Self::Unnamed => false,
        }
    }
}

/// Verbs that say a relation.
#[derive(Debug, Clone)]
pub struct VerbCue {
    /// The patterns of the clause, tried in order.
    pub frames: Vec<Frame>,
    /// The codes of these verbs, where they have others than the relation: to deport is to COERCE.
    pub codes: Option<Codes>,
    /// The status that the words themselves give: "revoked his asylum" negates `hosts`, "offered him asylum" plans it.
    pub status: Option<Status>,
    /// Classes of words of which the object's phrase must hold one: a consulate is shut, so is a window.
    pub object_words: Vec<String>,
    /// Classes of words of which the object's phrase must hold none: who attacks a decision only finds fault with it.
    pub unless_object_words: Vec<String>,
    /// Classes of words of which the matter must hold one: who tells of repercussions threatens, who tells of rain
    /// doesn't.
    pub matter_words: Vec<String>,
    /// Whether a clause without an object makes a claim: "condemned the bombing".
    pub object_optional: bool,
    /// Whether the object, where none is named, is whoever the same sentence told of the subject's dealing with, or who
    /// did something to the subject before: "summoned the envoy and filed a protest", "vowed to retaliate".
    pub in_return: bool,
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
    /// Whether the object, where none is named, is the subject of the clause that says the matter: "Oslo's demand
    /// that Minsk free them".
    #[serde(default)]
    pub object_acts: bool,
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
