//! [`Lower`]: a word in lower case that needs no memory of its own.

/// A word of at most 24 bytes in ASCII lower case; a longer one is empty, as the rules ask for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lower {
    bytes: [u8; 24],
    length: usize,
}

impl Lower {
    /// A word in lower case.
    pub fn of(word: &str) -> Self {
        let mut lower = Self { bytes: [0; 24], length: 0 };
        if let Some(room) = lower.bytes.get_mut(..word.len()) {
            room.copy_from_slice(word.as_bytes());
            room.make_ascii_lowercase();
            lower.length = word.len();
        }
        lower
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Lower;

    #[test]
    fn a_word_is_written_small() {
        for (word, expected) in
            [("The", "the"), ("İN", "İn"), ("", ""), ("An-extraordinarily-long-word", "")]
        {
            assert_eq!(Lower::of(word).as_str(), expected, "{word}");
        }
    }
}
