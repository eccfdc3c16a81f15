//! [`Key`]: a word in lower case, packed so that hashing and comparing it are a few instructions.

/// A word of at most 24 bytes in ASCII lower case; other letters keep their case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64, u64, u64);

/// The longest word that has a key, in bytes.
const LONGEST: usize = 24;

impl Key {
    /// The key of a word; none of a longer one.
    pub fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        match bytes.as_chunks() {
            ([a, b, c], _) => {
                Some(Self(u64::from_le_bytes(*a), u64::from_le_bytes(*b), u64::from_le_bytes(*c)))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn words_that_differ_only_in_ascii_case_have_one_key() {
        for (a, b, same) in [
            ("May", "MAY", true),
            ("May", "Mays", false),
            ("attaché", "Attaché", true),
            ("", "", true),
            ("minister-designate", "Minister-Designate", true),
        ] {
            assert_eq!(Key::of(a) == Key::of(b), same, "{a} {b}");
        }
        assert_eq!(Key::of("a-word-of-twenty-five-let"), None);
    }
}
