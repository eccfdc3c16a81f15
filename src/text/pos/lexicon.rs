//! [`Lexicon`]: what is known about words before their sentence is looked at.

use super::{FormSet, Tag};
use crate::text::weights::Table;

/// What is known about one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Which verb forms it can be.
    pub verb: FormSet,
    /// Which names it can be (a part of).
    pub name: NameSet,
    /// The one tag that it has, if it is a word of a closed class.
    pub certain: Option<Tag>,
}

/// Which kinds of names a word stands in, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameSet(pub u8);

impl NameSet {
    /// A state: `Norway`.
    pub const STATE: Self = Self(1);
    /// What is of a state: `Norwegian`.
    pub const DEMONYM: Self = Self(2);
    /// The people of a state: `Norwegians`.
    pub const PEOPLE: Self = Self(4);
    /// A place: `Oslo`.
    pub const PLACE: Self = Self(8);
    /// A person: `Støre`.
    pub const PERSON: Self = Self(16);
    /// An organisation: `NATO`.
    pub const ORGANISATION: Self = Self(32);
}

/// Words by the hash of their form ([`Word::form`](super::Word::form)).
#[derive(Debug)]
pub struct Lexicon {
    table: Table,
}

impl Lexicon {
    /// A lexicon of these words: hashes of forms (their low 32 bits), each once, and what is known.
    pub fn new(entries: &[(u32, Known)]) -> Self {
        let mut table = Table::with_room(entries.len());
        for &(form, known) in entries {
            table.insert(form, known.packed());
        }
        Self { table }
    }

    /// What is known about the word with this hash; nothing, as a rule.
    pub fn get(&self, form: u64) -> Known {
        Known::unpacked(self.table.get(form as u32))
    }
}

impl Known {
    /// In 24 bits, above 0 if anything is known.
    pub(super) fn packed(self) -> u32 {
        let tag = self.certain.map_or(0, |tag| tag as u32 + 1);
        u32::from(self.verb.0) | u32::from(self.name.0) << 8 | tag << 16
    }

    pub(super) fn unpacked(bits: u32) -> Self {
        let [verb, name, tag, _] = bits.to_le_bytes();
        let certain = usize::from(tag).checked_sub(1).and_then(Tag::from_index);
        Self { verb: FormSet(verb), name: NameSet(name), certain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_entered_is_found() {
        let vow = Known { verb: FormSet::BASE, name: NameSet(0), certain: None };
        let the = Known { certain: Some(Tag::Cc), ..Known::default() };
        let lexicon = Lexicon::new(&[(7, vow), (8, the)]);
        assert_eq!(lexicon.get(7), vow);
        assert_eq!(lexicon.get(8), the);
        assert_eq!(lexicon.get(9), Known::default());
    }
}
