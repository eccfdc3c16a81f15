//! [`Word`]: what the tagger looks at in a token, taken in one pass over its bytes.

use super::lexicon::{Known, Lexicon};

/// The constants of the hash FNV-1a.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// A token seen by the tagger.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// A hash of the form, ASCII letters lowered and typographic quotes and dashes made plain.
    pub form: u64,
    /// The last four bytes of that form, the last one lowest; shorter words leave zeros above.
    pub ending: u32,
    /// The first three bytes of that form.
    pub beginning: u32,
    /// How it is written.
    pub shape: Shape,
    /// What the lexicon knows about it.
    pub known: Known,
}

/// How a token is written, one bit a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape(pub u8);

impl Shape {
    /// The first letter is a capital.
    pub const CAPITAL: u8 = 1;
    /// A later letter is a capital.
    pub const INNER_CAPITAL: u8 = 2;
    /// There is a small letter.
    pub const SMALL: u8 = 4;
    /// There is a digit.
    pub const DIGIT: u8 = 8;
    /// There is a hyphen inside.
    pub const HYPHEN: u8 = 16;
    /// There is a full stop.
    pub const STOP: u8 = 32;
    /// There is a letter outside of ASCII.
    pub const FOREIGN: u8 = 64;

    const fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

impl Word {
    /// Looks at one token's text, and up what is known about it.
    pub fn known(text: &str, lexicon: &Lexicon) -> Self {
        let word = Self::of(text);
        Self { known: lexicon.get(word.form), ..word }
    }

    /// Looks at one token's text; nothing is known about it yet.
    pub fn of(text: &str) -> Self {
        let mut word = Self { form: FNV_BASIS, ..Self::default() };
        let mut bytes = text.bytes();
        let mut count = 0_u32;
        while let Some(byte) = bytes.next() {
            let byte = match byte {
                0xE2 => plain_mark(&mut bytes),
                _ => byte,
            };
            word.note_shape(byte, count == 0);
            let lower = byte.to_ascii_lowercase();
            word.form = (word.form ^ u64::from(lower)).wrapping_mul(FNV_PRIME);
            word.ending = word.ending << 8 | u32::from(lower);
            if count < 3 {
                word.beginning = word.beginning << 8 | u32::from(lower);
            }
            count += 1;
        }
        word
    }

    fn note_shape(&mut self, byte: u8, first: bool) {
        self.shape.0 |= match byte {
            b'A'..=b'Z' if first => Shape::CAPITAL,
            b'A'..=b'Z' => Shape::INNER_CAPITAL,
            b'a'..=b'z' => Shape::SMALL,
            b'0'..=b'9' => Shape::DIGIT,
            b'-' if !first => Shape::HYPHEN,
            b'.' => Shape::STOP,
            // The lead bytes of É, Š and so on: near enough to a capital, as most such words are names.
            0xC3..=0xC5 if first => Shape::FOREIGN | Shape::CAPITAL,
            0x80.. => Shape::FOREIGN,
            _ => 0,
        };
    }
}

/// Reads the rest of a code point that begins with the byte E2: a quote or dash gives its plain form.
fn plain_mark(bytes: &mut std::str::Bytes<'_>) -> u8 {
    match (bytes.next(), bytes.next()) {
        (Some(0x80), Some(0x98..=0x9B)) => b'\'',
        (Some(0x80), Some(0x9C..=0x9F)) => b'"',
        (Some(0x80), Some(0x90..=0x95)) => b'-',
        _ => 0xE2,
    }
}

/// The words that title case keeps small, as [`Word::ending`] writes them.
const SMALL_IN_TITLES: [u32; 22] = {
    let words: [&[u8]; 22] = [
        b"a", b"an", b"and", b"as", b"at", b"but", b"by", b"for", b"from", b"in", b"into", b"is",
        b"nor", b"of", b"on", b"or", b"over", b"the", b"to", b"up", b"via", b"with",
    ];
    let mut endings = [0; 22];
    let mut index = 0;
    while index < words.len() {
        let mut letter = 0;
        while letter < words[index].len() {
            endings[index] = endings[index] << 8 | words[index][letter] as u32;
            letter += 1;
        }
        index += 1;
    }
    endings
};

/// How a sentence uses capitals: it decides what a capital tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Style {
    /// Capitals mark names.
    Running,
    /// Most Words Begin With a Capital.
    Title,
    /// ALL LETTERS ARE CAPITALS.
    Capitals,
    /// no word begins with a capital.
    Small,
}

impl Style {
    /// The style of a sentence of these words.
    pub fn of(words: &[Word]) -> Self {
        let (mut letters, mut capital, mut all_capital, mut small_inside) = (0, 0, 0, 0);
        for (index, word) in words.iter().enumerate() {
            if word.shape.0 & (Shape::CAPITAL | Shape::SMALL) == 0 {
                continue;
            }
            letters += 1;
            if word.shape.has(Shape::CAPITAL) {
                capital += 1;
                all_capital += usize::from(!word.shape.has(Shape::SMALL));
            } else if index > 0 && !SMALL_IN_TITLES.contains(&word.ending) {
                small_inside += 1;
            }
        }
        match () {
            () if letters > 2 && all_capital * 4 >= letters * 3 => Self::Capitals,
            () if letters > 2 && capital * 2 >= letters && small_inside * 8 <= letters => {
                Self::Title
            }
            () if letters > 2 && capital == 0 => Self::Small,
            () => Self::Running,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_marks_are_plain() {
        for (curly, plain) in [("’s", "'s"), ("“", "\""), ("—", "-"), ("Iran’s", "IRAN'S")]
        {
            assert_eq!(Word::of(curly).form, Word::of(plain).form, "{curly}");
        }
        assert_ne!(Word::of("€").form, Word::of("'").form);
    }

    #[test]
    fn endings_are_the_last_bytes() {
        assert_eq!(Word::of("Expelled").ending, u32::from_be_bytes(*b"lled"));
        assert_eq!(Word::of("us").ending, u32::from_be_bytes([0, 0, b'u', b's']));
        assert_eq!(Word::of("").ending, 0);
    }

    #[test]
    fn styles() {
        for (text, expected) in [
            ("Tirana expels four Iranian diplomats", Style::Running),
            ("Tirana Expels Four Diplomats Over Attack", Style::Title),
            ("TIRANA EXPELS FOUR DIPLOMATS", Style::Capitals),
            ("tirana expels four diplomats", Style::Small),
            ("Edi Rama met Emmanuel Macron in France", Style::Running),
            ("", Style::Running),
        ] {
            let words: Vec<Word> = text.split_whitespace().map(Word::of).collect();
            assert_eq!(Style::of(&words), expected, "{text}");
        }
    }
}
