//! [`NameWord`]: a word of the listed names, as a number that the automaton reads.

/// What a word is in the listed names: its number among their words, and where in them it may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameWord(u32);

/// Where a word may stand in a listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// First, in any case.
    First,
    /// First, with a capital or a digit only.
    FirstWithCapital,
    /// After the first.
    Later,
}

impl Place {
    const fn bit(self) -> u32 {
        match self {
            Self::First => 1 << 31,
            Self::FirstWithCapital => 1 << 30,
            Self::Later => 1 << 29,
        }
    }
}

/// Stands for any stretch of words in which no listed name can be.
pub(super) const OTHER: u8 = 0xff;
/// Stands for the lack of a blank between two words of one name.
pub(super) const GLUED: u8 = 0xfe;
/// Stands for more than one blank between two words of one name.
pub(super) const APART: u8 = 0xfd;

impl NameWord {
    /// A word of no name.
    pub const NONE: Self = Self(0);
    /// How many words there may be: what three bytes tell apart, the first below the bytes of their own meaning.
    pub const LIMIT: u32 = (0xfd - 0x80) << 14;

    /// The word of a number from 1 up to and without [`Self::LIMIT`], standing nowhere yet.
    pub const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The same word, which stands in a name at this place too.
    pub const fn standing(self, place: Place) -> Self {
        Self(self.0 | place.bit())
    }

    /// Whether it stands in a listed name at this place.
    pub const fn stands(self, place: Place) -> bool {
        self.0 & place.bit() != 0
    }

    /// The bytes that stand for it. Only the first of them is above 0x7f, so no name is found that begins or ends
    /// inside a word.
    pub const fn code(self) -> [u8; 3] {
        let number = self.0 << 3 >> 3;
        [0x80 | (number >> 14) as u8, (number >> 7 & 0x7f) as u8, (number & 0x7f) as u8]
    }
}

#[cfg(test)]
mod tests {
    use super::{APART, NameWord, Place};

    #[test]
    fn every_word_has_a_code_of_its_own() {
        for (number, code) in [
            (1, [0x80, 0, 1]),
            (127, [0x80, 0, 0x7f]),
            (128, [0x80, 1, 0]),
            (1 << 14, [0x81, 0, 0]),
            (NameWord::LIMIT - 1, [APART - 1, 0x7f, 0x7f]),
        ] {
            assert_eq!(NameWord::numbered(number).standing(Place::First).code(), code);
        }
    }
}
