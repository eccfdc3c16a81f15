//! [`Key`]: a word in lower case, packed so that hashing and comparing it are a few instructions.

use super::table::Packed;
use crate::model::Span;

/// A word of at most 24 bytes in ASCII lower case; other letters keep their case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A word of at most eight bytes, as most are.
    Short(u64),
    /// A longer one.
    Long(Long),
}

/// A word of nine to 24 bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Long([u64; 3]);

/// The longest word that has a key, in bytes.
const LONGEST: usize = 24;
/// The lowest bit of every byte.
const LOW: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte.
const HIGH: u64 = 0x80 * LOW;

impl Key {
    /// The key of a word; none of a longer one.
    pub fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Self::first(&bytes, word.len())
    }

    /// The key of the word of `text` that stands at `span`, which is quicker than cutting it out.
    #[inline]
    pub fn at(text: &str, span: Span) -> Option<Self> {
        match text.as_bytes().get(span.begin..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => Self::first(bytes, span.len()),
            None => Self::of(span.of(text)),
        }
    }

    /// The key of a word of at most eight bytes that isn't the text's last: for most words all that is needed.
    #[inline]
    pub fn short_at(text: &str, span: Span) -> Option<u64> {
        let bytes = text.as_bytes().get(span.begin..)?.first_chunk()?;
        let length = span.len();
        (length <= 8).then(|| lower(first_bytes(u64::from_le_bytes(*bytes), length)))
    }

    /// The key of the first `length` of some bytes.
    #[inline]
    fn first(bytes: &[u8; LONGEST], length: usize) -> Option<Self> {
        let [a, b, c] = unpack(bytes);
        match length {
            0..=8 => Some(Self::Short(lower(first_bytes(a, length)))),
            9..=16 => Some(Self::Long(Long([lower(a), lower(first_bytes(b, length - 8)), 0]))),
            17..=LONGEST => {
                Some(Self::Long(Long([lower(a), lower(b), lower(first_bytes(c, length - 16))])))
            }
            _ => None,
        }
    }

    /// Whether the word is ASCII letters throughout.
    pub fn is_letters(self) -> bool {
        match self {
            Self::Short(part) => are_letters(part),
            Self::Long(Long(parts)) => parts.into_iter().all(are_letters),
        }
    }
}

/// Whether eight bytes are ASCII letters in lower case, or nothing.
pub(super) const fn are_letters(part: u64) -> bool {
    let low = part & !HIGH;
    let nothing = !(low + 0x7f * LOW);
    let letter = (low + (0x80 - 0x61) * LOW) & !(low + (0x7f - 0x7a) * LOW);
    (nothing | letter) & !part & HIGH == HIGH
}

impl Packed for Long {
    #[inline]
    fn spread(self) -> u64 {
        let [a, b, c] = self.0;
        (a ^ b.wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ c.rotate_left(29)).spread()
    }
}

fn unpack(bytes: &[u8; LONGEST]) -> [u64; 3] {
    let mut parts = [0; 3];
    for (part, bytes) in parts.iter_mut().zip(bytes.as_chunks().0) {
        *part = u64::from_le_bytes(*bytes);
    }
    parts
}

/// The first of eight bytes, up to eight of them, and zeros.
const fn first_bytes(part: u64, count: usize) -> u64 {
    // A shift by all 64 bits isn't one.
    if count == 0 { 0 } else { part & (u64::MAX >> (64 - 8 * count)) }
}

/// Eight bytes with their ASCII capitals in lower case.
const fn lower(part: u64) -> u64 {
    let low = part & !HIGH;
    let capital = (low + (0x80 - 0x41) * LOW) & !(low + (0x7f - 0x5a) * LOW) & !part & HIGH;
    // The highest bit of a byte, shifted by two, is the one that tells a letter's case.
    part | (capital >> 2)
}

#[cfg(test)]
mod tests {
    use super::Key;
    use crate::model::Span;

    #[test]
    fn words_that_differ_only_in_ascii_case_have_one_key() {
        for (a, b, same) in [
            ("May", "MAY", true),
            ("May", "Mays", false),
            ("attaché", "Attaché", true),
            ("É", "é", false),
            ("@[`{", "@[`{", true),
            ("@[", "`{", false),
            ("", "", true),
            ("minister-designate", "Minister-Designate", true),
        ] {
            assert_eq!(Key::of(a) == Key::of(b), same, "{a} {b}");
        }
        assert_eq!(Key::of("a-word-of-twenty-five-let"), None);
    }

    #[test]
    fn a_word_has_the_same_key_wherever_it_stands() {
        let text =
            "The commissioners of Xy-Ω, a-word-of-twenty-five-let and MINISTERS-DESIGNATES-OF it";
        for word in text.split(' ') {
            let begin = text.find(word).unwrap_or_default();
            assert_eq!(
                Key::at(text, Span::new(begin, begin + word.len())),
                Key::of(word),
                "{word}"
            );
        }
    }

    #[test]
    fn letters_are_told_from_other_bytes() {
        for (word, letters) in [
            ("abcxyzABCXYZ", true),
            ("it's", false),
            ("U.S", false),
            ("a1", false),
            ("é", false),
            ("a{", false),
            ("@a", false),
        ] {
            assert_eq!(Key::of(word).is_some_and(Key::is_letters), letters, "{word}");
        }
    }
}
