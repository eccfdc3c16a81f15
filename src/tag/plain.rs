//! [`Plain`]: a text as names are compared in it, with the way back to the original.

use crate::model::Span;
use crate::text::fold;

/// A text with the differences taken out that don't make another name: typography, accents, hyphens, the dots of
/// `U.S.`, line breaks inside a name, the apostrophe of `Da'esh`. Case is kept.
#[derive(Debug)]
pub(super) struct Plain {
    /// The folded text.
    pub text: String,
    /// Where the two texts fall out of step: (byte in `text`, byte in the original), both rising.
    steps: Vec<(usize, usize)>,
}

impl Plain {
    /// Folds `text`; costs one walk over it.
    pub fn new(text: &str) -> Self {
        let mut plain = Self { text: String::with_capacity(text.len()), steps: vec![(0, 0)] };
        let mut begin = 0;
        while begin < text.len() {
            begin = plain.step(text, begin);
        }
        plain
    }

    /// Folds what stands at `begin` and gives where the next begins.
    fn step(&mut self, text: &str, begin: usize) -> usize {
        let bytes = text.as_bytes();
        let byte = bytes[begin];
        if byte.is_ascii_alphanumeric() {
            return self.keep_word(text, begin);
        }
        if !byte.is_ascii() {
            return self.fold_char(text, begin);
        }
        if byte == b'-' || byte.is_ascii_whitespace() {
            return self.keep_space(bytes, begin);
        }
        if byte == b'\'' {
            return self.keep_apostrophe(text, begin);
        }
        self.push(char::from(byte), begin);
        begin + 1
    }

    /// A run of ASCII letters and digits stays as it is; a single capital may begin an abbreviation.
    fn keep_word(&mut self, text: &str, begin: usize) -> usize {
        let bytes = text.as_bytes();
        let mut end = begin + 1;
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        self.align(begin);
        self.text.push_str(&text[begin..end]);
        let initial = end - begin == 1 && bytes[begin].is_ascii_uppercase();
        let own_word =
            begin == 0 || bytes[begin - 1].is_ascii() && !bytes[begin - 1].is_ascii_alphanumeric();
        // The dot of an initial and the dots of "U.S." carry nothing: "George W. Bush", "U.S.-led".
        if initial && own_word && bytes.get(end) == Some(&b'.') {
            return end + 1;
        }
        end
    }

    /// White space and hyphens, however many, are one space.
    fn keep_space(&mut self, bytes: &[u8], begin: usize) -> usize {
        let mut end = begin + 1;
        while end < bytes.len() && (bytes[end].is_ascii_whitespace() || bytes[end] == b'-') {
            end += 1;
        }
        self.push(' ', begin);
        end
    }

    /// An apostrophe inside a word goes ("Da'esh", "Sana'a"), that of a possessive stays ("Iran's").
    fn keep_apostrophe(&mut self, text: &str, begin: usize) -> usize {
        let bytes = text.as_bytes();
        let next = |i: usize| bytes.get(begin + i).is_some_and(u8::is_ascii_alphabetic);
        let possessive = matches!(bytes.get(begin + 1), Some(b's' | b'S')) && !next(2);
        let inside = begin > 0 && bytes[begin - 1].is_ascii_alphabetic() && next(1);
        if !inside || possessive {
            self.push('\'', begin);
        }
        begin + 1
    }

    /// Any other character becomes its plain form, which is then folded in turn.
    fn fold_char(&mut self, text: &str, begin: usize) -> usize {
        let length = text[begin..].chars().next().map_or(1, char::len_utf8);
        let folded = fold(&text[begin..begin + length]);
        for c in folded.chars() {
            match c {
                '-' => self.push_space(begin),
                c if c.is_whitespace() => self.push_space(begin),
                '\'' => {
                    let after = text[begin + length..].chars();
                    self.push_curly_apostrophe(begin, after);
                }
                // Zero-width marks and other formatting never make another name.
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
                c => self.push(c, begin),
            }
        }
        begin + length
    }

    fn push_curly_apostrophe(&mut self, begin: usize, mut after: std::str::Chars<'_>) {
        let (next, second) = (after.next(), after.next());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let possessive = matches!(next, Some('s' | 'S')) && !letter(second);
        let inside = self.text.ends_with(char::is_alphabetic) && letter(next);
        if !inside || possessive {
            self.push('\'', begin);
        }
    }

    fn push_space(&mut self, begin: usize) {
        if !self.text.ends_with(' ') {
            self.push(' ', begin);
        }
    }

    fn push(&mut self, c: char, begin: usize) {
        self.align(begin);
        self.text.push(c);
    }

    /// Notes that the next folded byte stands for the original byte `begin`.
    fn align(&mut self, begin: usize) {
        let (folded, original) = self.steps.last().copied().unwrap_or_default();
        if begin - original != self.text.len() - folded {
            self.steps.push((self.text.len(), begin));
        }
    }

    /// The original stretch of a folded one.
    ///
    /// What the folding left out at its end (the last dot of "U.S.") belongs to it.
    pub fn original(&self, begin: usize, end: usize, text: &str) -> Span {
        let begin = self.origin(begin);
        let final_char = self.text[..end].chars().next_back().map_or(0, char::len_utf8);
        let last = self.origin(end - final_char);
        let length = text[last..].chars().next().map_or(0, char::len_utf8);
        let mut stop = last + length;
        let single = text.as_bytes().get(last).is_some_and(u8::is_ascii_uppercase);
        let dotted = stop >= begin + 3 && text.as_bytes().get(last.wrapping_sub(1)) == Some(&b'.');
        if single && dotted && text.as_bytes().get(stop) == Some(&b'.') {
            stop += 1;
        }
        while text[stop..].chars().next().is_some_and(is_mark) {
            stop += text[stop..].chars().next().map_or(0, char::len_utf8);
        }
        Span::new(begin, stop)
    }

    fn origin(&self, folded: usize) -> usize {
        let step = self.steps.partition_point(|(at, _)| *at <= folded).saturating_sub(1);
        let (at, original) = self.steps[step];
        original + (folded - at)
    }
}

/// Whether a character only marks the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn differences_that_make_no_other_name_are_taken_out() {
        for (text, folded) in [
            ("the U.S.-led force", "the US led force"),
            ("U.A.E. and the U.S.", "UAE and the US"),
            ("George W. Bush", "George W Bush"),
            ("Mujahedeen-e-Khalq", "Mujahedeen e Khalq"),
            ("New\n  York", "New York"),
            ("Iran’s Da'esh Sana’a", "Iran's Daesh Sanaa"),
            ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
            ("at 5 p.m. in C. Then", "at 5 p.m. in C Then"),
            ("", ""),
        ] {
            assert_eq!(Plain::new(text).text, folded);
        }
    }

    #[test]
    fn a_hit_leads_back_to_its_words() {
        for (text, name, surface) in [
            ("for the U.S. to", "US", "U.S."),
            ("the U.S.-led", "US", "U.S."),
            ("by Mevlüt  Çavuşoğlu,", "Mevlut Cavusoglu", "Mevlüt  Çavuşoğlu"),
            ("in (Da’esh)", "Daesh", "Da’esh"),
            ("the US.", "US", "US"),
            ("Iran’s", "Iran", "Iran"),
        ] {
            let folded = Plain::new(text);
            let begin = folded.text.find(name).unwrap_or_default();
            assert_eq!(folded.original(begin, begin + name.len(), text).of(text), surface);
        }
    }
}
