//! [`Name`]: a string that may mean an entity.

use super::shape::Column;
use crate::model::EntityId;
use crate::text::fold;

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
    /// A name made of initials: `US`, which the tagger knows with dots too (`U.S.`).
    Acronym,
    /// An adjective or noun of nationality: "Albanian", "Spaniards".
    Demonym,
    /// A seat or byword of a government: "Downing Street".
    Metonym,
    /// Another spelling of a name: "Mujahedeen-e-Khalq" beside "Mujahedin-e-Khalq".
    Spelling,
}

/// The columns that hold names, and what they are; a column earlier in this list has the word on a string that
/// stands in two.
pub(super) const COLUMNS: [(Column, NameKind); 6] = [
    (Column::Label, NameKind::Name),
    (Column::Names, NameKind::Name),
    (Column::Acronyms, NameKind::Acronym),
    (Column::Spellings, NameKind::Spelling),
    (Column::Demonyms, NameKind::Demonym),
    (Column::Metonyms, NameKind::Metonym),
];

/// A string as the tagger compares it: without accents, typographical quotation marks and dashes, the dots of
/// initials (`U.S.`) and apostrophes inside words; hyphens and white space alike. Case stays, as it tells "US" from "us".
///
/// Two names with one key are one name, so a file needs only one of them.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    let mut key = String::with_capacity(folded.len());
    // How many letters the word has so far: a dot after one letter is an initial's.
    let mut letters = 0;
    for (at, c) in folded.char_indices() {
        match c {
            '-' | ' ' if key.ends_with(' ') => {}
            '-' | ' ' => key.push(' '),
            '.' if letters == 1 => {}
            '\'' if letters > 0 && in_word(&folded[at + 1..]) => continue,
            _ => key.push(c),
        }
        letters = if c.is_alphanumeric() { letters + 1 } else { 0 };
    }
    key
}

/// Whether a word goes on after an apostrophe: "Sana'a" is one word, "Iran's" has an ending.
fn in_word(rest: &str) -> bool {
    let mut letters = rest.chars();
    let first = letters.next().is_some_and(char::is_alphabetic);
    first && (!rest.starts_with('s') || letters.next().is_some_and(char::is_alphabetic))
}

/// A name's part of an id: lower-case letters, digits and hyphens; empty for a name in another script.
///
/// ```
/// assert_eq!(chancery::gazetteer::slug("A. P. J. Çelik-Šaban"), "a-p-j-celik-saban");
/// ```
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let letters = folded.chars().filter(|c| *c != '\'' && *c != '.');
    let letters: String = letters
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn typography_makes_no_other_name() {
        for (name, expected) in [
            ("U.S.", "US"),
            ("US", "US"),
            ("us", "us"),
            ("Türkiye", "Turkiye"),
            ("Mujahedin\u{2011}e-Khalq", "Mujahedin e Khalq"),
            ("Sana’a", "Sanaa"),
            ("People’s Party", "People's Party"),
            ("St. Lucia", "St. Lucia"),
            ("George W. Bush", "George W Bush"),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
    }
}
