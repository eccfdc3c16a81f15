//! [`Codes`]: how other people's codebooks count a deed.

use std::fmt;
use std::sync::Arc;

/// How other people's codebooks count a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// PLOVER type.
    pub plover: Arc<str>,
    /// PLOVER's mode within the type, where it has one.
    pub mode: Option<Arc<str>>,
    /// CAMEO code.
    pub cameo: Arc<str>,
}

/// The types of PLOVER, Political Language Ontology for Verifiable Event Records.
pub(super) const PLOVER: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// PLOVER's types of deeds, and meetings, which an article points back at like deeds; the others are words.
const MATERIAL: [&str; 10] = [
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "CONSULT",
];

impl Codes {
    /// Whether it is something done, which an article may point back at: "the move".
    pub fn is_deed(&self) -> bool {
        MATERIAL.contains(&&*self.plover)
    }
}

/// The PLOVER type with the mode after a dot where there is one: `SANCTION.expel`.
impl fmt::Display for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plover)?;
        self.mode.iter().try_for_each(|mode| write!(f, ".{mode}"))
    }
}
