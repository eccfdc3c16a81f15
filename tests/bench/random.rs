//! [`Random`]: numbers that look random and are the same in every run.

/// A generator of 64-bit numbers (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// One of some words.
    pub fn one<'v, W: AsRef<str>>(&mut self, words: &'v [W]) -> &'v str {
        words[self.below(words.len())].as_ref()
    }

    /// A word of two to four syllables with a capital, like a surname.
    pub fn surname(&mut self) -> String {
        const BEGINS: [&str; 24] = [
            "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kh", "l", "m", "n", "p", "r", "s",
            "sh", "st", "t", "tr", "v", "y", "z", "zh",
        ];
        const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "aa", "ei", "ou"];
        const ENDS: [&str; 10] = ["", "", "n", "r", "s", "l", "m", "nd", "rk", "v"];
        let mut word = String::new();
        for _ in 0..2 + self.below(3) {
            word += self.one(&BEGINS);
            word += self.one(&VOWELS);
            word += self.one(&ENDS);
        }
        let first = word[..1].to_uppercase();
        word.replace_range(..1, &first);
        word
    }
}
