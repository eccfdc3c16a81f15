//! [`Name`]: a string that may mean an entity.

use crate::model::EntityId;

/// A string that may mean an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The string as its row spells it.
    pub text: String,
    /// The entity.
    pub entity: EntityId,
    /// What the string is to the entity.
    pub what: NameKind,
}

/// What a string is to the entity that it may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A name: "Albania", "Islamic Republic of Iran", "Edi Rama".
    Name,
    /// A name made of initials, as such (`US`) and with dots (`U.S.`).
    Acronym,
    /// An adjective or noun of nationality: "Albanian", "Spaniards".
    Demonym,
    /// A seat or byword of a government: "Downing Street".
    Metonym,
    /// Another spelling of a name: "Mujahedeen-e-Khalq" beside "Mujahedin-e-Khalq".
    Spelling,
}

/// An acronym with dots, `U.S.` of `US`; none of what is longer than four letters or more than capitals.
///
/// The files give only `US`, so that nobody has to keep two spellings of every acronym.
pub(super) fn dotted(acronym: &str) -> Option<String> {
    let capitals = acronym.bytes().all(|b| b.is_ascii_uppercase());
    (capitals && (2..=4).contains(&acronym.len()))
        .then(|| acronym.chars().flat_map(|c| [c, '.']).collect())
}

#[cfg(test)]
mod tests {
    use super::dotted;

    #[test]
    fn short_acronyms_are_written_with_dots_too() {
        for (acronym, expected) in [
            ("US", Some("U.S.")),
            ("UAE", Some("U.A.E.")),
            ("UNESCO", None),
            ("DRCongo", None),
            ("", None),
        ] {
            assert_eq!(dotted(acronym).as_deref(), expected, "{acronym}");
        }
    }
}
