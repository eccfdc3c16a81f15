//! [`NameWord`]: a word of the listed names, as a number that the automaton reads.

/// What a word is in the listed names: its number among their words, and where in them it may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameWord(u32);

/// Whether a listed name begins with the word.
const BEGINS: u32 = 1 << 31;
/// Whether the word stands in a listed name after its first.
const GOES_ON: u32 = 1 << 30;

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

    /// The same word, which stands in a name first or later.
    pub const fn standing(self, first: bool) -> Self {
        Self(self.0 | if first { BEGINS } else { GOES_ON })
    }

    /// Whether a listed name begins with it.
    pub const fn begins(self) -> bool {
        self.0 & BEGINS != 0
    }

    /// Whether a listed name holds it after the first word.
    pub const fn goes_on(self) -> bool {
        self.0 & GOES_ON != 0
    }

    /// The bytes that stand for it. Only the first of them is above 0x7f, so no name is found that begins or ends
    /// inside a word.
    pub const fn code(self) -> [u8; 3] {
        let number = self.0 & !(BEGINS | GOES_ON);
        [0x80 | (number >> 14) as u8, (number >> 7 & 0x7f) as u8, (number & 0x7f) as u8]
    }
}

#[cfg(test)]
mod tests {
    use super::{APART, NameWord};

    #[test]
    fn every_word_has_a_code_of_its_own() {
        for (number, code) in [
            (1, [0x80, 0, 1]),
            (127, [0x80, 0, 0x7f]),
            (128, [0x80, 1, 0]),
            (1 << 14, [0x81, 0, 0]),
            (NameWord::LIMIT - 1, [APART - 1, 0x7f, 0x7f]),
        ] {
            assert_eq!(NameWord::numbered(number).standing(true).code(), code);
        }
    }
}
