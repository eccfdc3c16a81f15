//! [`Claim`]: one sentence's statement, as the newspaper put it.

use std::sync::Arc;

use super::{Date, EntityId, EntityKind, Span};

/// One sentence's statement that a subject did something to an object, as the newspaper put it; never "fact".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The relation's name, which is the local name of its predicate: `expelled`.
    pub relation: Arc<str>,
    /// PLOVER event type: `SANCTION`; of what is only planned or refused the type that PLOVER gives to that.
    pub plover: Arc<str>,
    /// PLOVER's mode within the type, where it has one: `expel`.
    pub mode: Option<Arc<str>>,
    /// CAMEO code: `161`.
    pub cameo: Arc<str>,
    /// Who did it; none where the sentence doesn't say ("were expelled").
    pub subject: Option<Side>,
    /// To whom; none where the sentence doesn't say.
    pub object: Option<Side>,
    /// Whether it is said to be so.
    pub status: Status,
    /// Who says so, where it isn't the newspaper.
    pub said_by: Option<Side>,
    /// What it is about: of an accusation, what the accused is said to have done.
    pub matter: Option<Phrase>,
    /// When, in order; empty where the sentence doesn't say. Two dates are two occasions ("in 2020 and 2018").
    pub dates: Vec<Date>,
    /// Whether a date was reckoned from today because the article's own date isn't known.
    pub date_assumed: bool,
    /// How many people.
    pub quantity: Option<u32>,
    /// The sentence that says it.
    pub sentence: Span,
    /// The words that said it: "expelled", "the expulsion of".
    pub cue: Span,
    /// The rule that read it.
    pub rule: RuleId,
    /// The accusations of the same article that a denial answers: indices into the article's claims.
    pub answers: Vec<usize>,
}

/// One of the two sides of a claim, or who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The entity.
    pub entity: EntityId,
    /// Its label.
    pub label: String,
    /// Its kind.
    pub kind: EntityKind,
    /// The state or organisation that it acts for, else itself.
    pub actor: EntityId,
    /// The label of the actor.
    pub actor_label: String,
    /// The words that mean it.
    pub span: Span,
}

/// Whether a statement is said to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened or is happening.
    Asserted,
    /// It will happen, was promised or ordered.
    Planned,
    /// It may happen, could, was asked for or considered.
    Hypothetical,
    /// It did not happen.
    Negated,
}

impl Status {
    /// Its name at the doors: `asserted`, `planned`, `hypothetical`, `negated`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
        }
    }
}

/// A stretch of the text with its words on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands.
    pub span: Span,
    /// Its words, white space folded.
    pub text: String,
}

/// Names the rule that read a claim: the relation, the cue and how the sentence used it, `expelled/expel/passive`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub String);

impl Claim {
    /// The PLOVER type with the mode after a dot where there is one: `SANCTION.expel`.
    pub fn plover_code(&self) -> String {
        let mode = self.mode.as_deref();
        mode.map_or_else(|| self.plover.to_string(), |mode| format!("{}.{mode}", self.plover))
    }

    /// Whether the claim may stand in the graph as a plain edge: asserted, both sides known, and the newspaper's own
    /// word or the actor's own.
    pub fn is_plain_edge(&self) -> bool {
        let (Some(subject), Some(_)) = (&self.subject, &self.object) else { return false };
        let own_word =
            |speaker: &Side| speaker.actor == subject.actor || speaker.entity == subject.entity;
        self.status == Status::Asserted && self.said_by.as_ref().is_none_or(own_word)
    }
}
