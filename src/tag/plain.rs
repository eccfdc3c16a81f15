//! [`Piece`]: the words and marks of a text as names are compared in it.

use super::word::Word;
use crate::model::Span;
use crate::text::fold_char;

/// A word or mark of a text with the differences taken out that don't make another name: typography, accents, hyphens,
/// the dots of `U.S.`, line breaks inside a name, the apostrophe of `Da'esh`. Case is kept.
///
/// A word is a run of letters, digits and all that isn't ASCII; a mark is any other character but a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// Its words in the original text, from the first character that is left to the last.
    pub span: Span,
    /// How many blanks stand before it: none, one, or more.
    pub gap: Gap,
    /// Its text, unless that is what stands in the original.
    changed: Option<&'t str>,
    /// The character, if it is a mark; 0 of a word.
    pub mark: u8,
    /// The number of the first word of the article that ends after its begin.
    pub word: usize,
}

/// What stands between two pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// What folds to one blank.
    Blank,
    /// Nothing.
    None,
    /// What folds to several, as " – " does.
    Wide,
}

/// Takes the pieces of a text in.
pub(super) trait Pieces {
    /// Takes a piece.
    fn piece(&mut self, piece: &Piece<'_>);

    /// Takes a word or mark of the article, by its number, that is a piece as it stands: most are.
    #[inline]
    fn word(&mut self, number: usize, word: &Word, gap: Gap, mark: u8) {
        self.piece(&Piece { span: word.span, gap, changed: None, mark, word: number });
    }
}

impl<F: FnMut(&Piece<'_>)> Pieces for F {
    fn piece(&mut self, piece: &Piece<'_>) {
        self(piece);
    }
}

/// Gives the pieces of a text in order; costs one walk over it. Words of the text that have been found already help.
pub(super) fn pieces(text: &str, words: &[Word], taker: &mut impl Pieces) {
    let changed = String::new();
    let mut folder =
        Folder { text, words, next: 0, word: None, changed, gap: Gap::None, last: ' ', taker };
    let mut begin = 0;
    while begin < text.len() {
        begin = folder.take_words(begin);
        if begin < text.len() {
            begin = folder.step(begin);
        }
    }
    folder.close();
}

/// A text's words and marks on one line, as two names that are the same have it.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    pieces(text, &[], &mut |piece: &Piece<'_>| {
        if !plain.is_empty() {
            plain.push_str(piece.gap.blanks());
        }
        plain.push_str(piece.text(text));
    });
    plain
}

impl<'t> Piece<'t> {
    /// Its text, of the text in which it stands.
    pub fn text(&self, text: &'t str) -> &'t str {
        self.changed.unwrap_or_else(|| self.span.of(text))
    }

    /// Its text, if that isn't what stands in the original.
    pub fn changed(&self) -> Option<&'t str> {
        self.changed
    }
}

impl Gap {
    /// The blanks.
    pub const fn blanks(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Blank => " ",
            Self::Wide => "  ",
        }
    }
}

/// Walks over a text and puts pieces together.
struct Folder<'t, P> {
    text: &'t str,
    /// The words of the article, and the number of the first that isn't passed.
    words: &'t [Word],
    next: usize,
    /// The letters at hand.
    word: Option<Span>,
    /// The folded word at hand, if it isn't what stands in the text.
    changed: String,
    /// What stands before the piece at hand.
    gap: Gap,
    /// The last folded character.
    last: char,
    taker: &'t mut P,
}

/// What the mark of a word's piece is, 0 of letters; none where more than the word tells what its pieces are.
#[inline]
fn plain_mark(word: &Word, bytes: &[u8]) -> Option<u8> {
    let (length, next) = (word.span.len(), *bytes.get(word.span.end)?);
    if word.letters {
        // Not the dot of an initial.
        let ends = matches!(next, b' ' | b',' | b'\n' | b')' | b'"') || next == b'.' && length > 1;
        return ends.then_some(0);
    }
    let mark = bytes[word.span.begin];
    let plain = matches!(mark, b',' | b'.' | b'"' | b'(' | b')' | b':' | b';' | b'?' | b'!');
    (length == 1 && plain).then_some(mark)
}

impl<P: Pieces> Folder<'_, P> {
    /// Takes the article's words from `begin` on as they are, as long as that is plain to see, with the single blanks
    /// after them, and gives where what isn't plain begins.
    #[inline]
    fn take_words(&mut self, mut begin: usize) -> usize {
        self.pass(begin);
        if self.word.is_some() {
            return begin;
        }
        let bytes = self.text.as_bytes();
        while let Some(word) = self.words.get(self.next)
            && word.span.begin == begin
            && let end = word.span.end
            && let Some(mark) = plain_mark(word, bytes)
        {
            self.taker.word(self.next, word, self.gap, mark);
            self.next += 1;
            let blank =
                bytes[end] == b' ' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            (self.gap, self.last) =
                if blank { (Gap::Blank, ' ') } else { (Gap::None, char::from(bytes[end - 1])) };
            begin = end + usize::from(blank);
        }
        begin
    }

    /// Passes the words that end before a place.
    #[inline]
    fn pass(&mut self, begin: usize) {
        while self.words.get(self.next).is_some_and(|word| word.span.end <= begin) {
            self.next += 1;
        }
    }

    #[inline]
    fn give(&mut self, piece: Piece<'_>) {
        self.taker.piece(&piece);
        self.gap = Gap::None;
    }

    /// Folds what stands at `begin` and gives where the next begins.
    fn step(&mut self, begin: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes[begin] {
            byte if byte.is_ascii_alphanumeric() => self.keep_word(begin),
            byte if !byte.is_ascii() => self.fold(begin),
            b'-' => self.keep_space(begin),
            byte if byte.is_ascii_whitespace() => self.keep_space(begin),
            b'\'' => self.keep_apostrophe(begin),
            byte => {
                self.push(char::from(byte), Span::new(begin, begin + 1));
                begin + 1
            }
        }
    }

    /// A run of ASCII letters and digits stays as it is; a single capital may begin an abbreviation.
    fn keep_word(&mut self, begin: usize) -> usize {
        let bytes = self.text.as_bytes();
        let run = bytes[begin..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = begin + run;
        self.letters(Span::new(begin, end));
        self.last = char::from(bytes[end - 1]);
        let initial = run == 1 && bytes[begin].is_ascii_uppercase();
        let own_word =
            begin == 0 || bytes[begin - 1].is_ascii() && !bytes[begin - 1].is_ascii_alphanumeric();
        // The dot of an initial and the dots of "U.S." carry nothing: "George W. Bush", "U.S.-led".
        if initial && own_word && bytes.get(end) == Some(&b'.') {
            return end + 1;
        }
        end
    }

    /// White space and hyphens, however many, are one blank.
    fn keep_space(&mut self, begin: usize) -> usize {
        let blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'-';
        self.blank();
        begin + self.text.as_bytes()[begin..].iter().take_while(blank).count()
    }

    /// An apostrophe inside a word goes ("Da'esh", "Sana'a"), that of a possessive stays ("Iran's").
    fn keep_apostrophe(&mut self, begin: usize) -> usize {
        let bytes = self.text.as_bytes();
        let next = |i: usize| bytes.get(begin + i).is_some_and(u8::is_ascii_alphabetic);
        let possessive = matches!(bytes.get(begin + 1), Some(b's' | b'S')) && !next(2);
        let inside = begin > 0 && bytes[begin - 1].is_ascii_alphabetic() && next(1);
        if !inside || possessive {
            self.push('\'', Span::new(begin, begin + 1));
        }
        begin + 1
    }

    /// Any other character becomes its plain form.
    fn fold(&mut self, begin: usize) -> usize {
        let Some(c) = self.text[begin..].chars().next() else { return self.text.len() };
        let span = Span::new(begin, begin + c.len_utf8());
        let mut folded = String::new();
        fold_char(c, &mut folded);
        for c in folded.chars() {
            match c {
                '\'' => self.curly_apostrophe(span),
                c if c == '-' || c.is_whitespace() => {
                    if self.last != ' ' {
                        self.blank();
                    }
                }
                // Zero-width marks and other formatting never make another name.
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
                c => self.push(c, span),
            }
        }
        span.end
    }

    fn curly_apostrophe(&mut self, span: Span) {
        let mut after = self.text[span.end..].chars();
        let (next, second) = (after.next(), after.next());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let possessive = matches!(next, Some('s' | 'S')) && !letter(second);
        let inside = self.last.is_alphabetic() && letter(next);
        if !inside || possessive {
            self.push('\'', span);
        }
    }

    /// Takes a folded character that isn't blank.
    fn push(&mut self, c: char, span: Span) {
        self.last = c;
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        if c == '_' || !c.is_ascii() || c.is_ascii_alphanumeric() {
            match span.of(self.text) == text {
                true => self.letters(span),
                false => self.changed_letters(span, text),
            }
        } else {
            self.close();
            self.pass(span.begin);
            let mark = text.as_bytes()[0];
            let changed = (self.text.as_bytes()[span.begin] != mark).then_some(text);
            self.give(Piece { span, gap: self.gap, changed, mark, word: self.next });
        }
    }

    /// Goes on with the word at hand by letters that stand in the text.
    fn letters(&mut self, span: Span) {
        match &mut self.word {
            None => self.word = Some(span),
            Some(word) if word.end == span.begin && self.changed.is_empty() => word.end = span.end,
            Some(_) => self.changed_letters(span, span.of(self.text)),
        }
    }

    /// Goes on with the word at hand by other letters than stand in the text.
    fn changed_letters(&mut self, span: Span, letters: &str) {
        let word = self.word.get_or_insert(Span::new(span.begin, span.begin));
        if self.changed.is_empty() {
            self.changed.push_str(word.of(self.text));
        }
        word.end = span.end;
        self.changed.push_str(letters);
    }

    fn blank(&mut self) {
        self.close();
        self.last = ' ';
        self.gap = if self.gap == Gap::None { Gap::Blank } else { Gap::Wide };
    }

    /// Gives the word at hand away.
    fn close(&mut self) {
        let Some(span) = self.word.take() else { return };
        let mut passed = self.words[..self.next].iter().rev();
        let word =
            self.next - passed.by_ref().take_while(|word| word.span.end > span.begin).count();
        let changed = std::mem::take(&mut self.changed);
        let text = Some(changed.as_str()).filter(|text| !text.is_empty());
        self.give(Piece { span, gap: self.gap, changed: text, mark: 0, word });
    }
}

/// From the begin of one piece to the end of another: what the folding left out at the end (the last dot of "U.S.",
/// accents) belongs to it.
pub(super) fn stretch(begin: usize, mut end: usize, text: &str) -> Span {
    let bytes = text.as_bytes();
    let single = bytes[end - 1].is_ascii_uppercase();
    let dotted = end >= begin + 3 && bytes.get(end.wrapping_sub(2)) == Some(&b'.');
    if single && dotted && bytes.get(end) == Some(&b'.') {
        end += 1;
    }
    let marks = text[end..].chars().take_while(|c| is_accent(*c));
    end += marks.map(char::len_utf8).sum::<usize>();
    Span::new(begin, end)
}

/// Whether a character only marks the letter before it.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, plain, stretch};

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
            ("Iran – Iraq", "Iran  Iraq"),
            ("", ""),
        ] {
            assert_eq!(plain(text), folded);
        }
    }

    #[test]
    fn a_piece_leads_back_to_its_words() {
        for (text, first, last, surface) in [
            ("for the U.S. to", "US", "US", "U.S."),
            ("the U.S.-led", "US", "US", "U.S."),
            ("by Mevlüt  Çavuşoğlu,", "Mevlut", "Cavusoglu", "Mevlüt  Çavuşoğlu"),
            ("in (Da’esh)", "Daesh", "Daesh", "Da’esh"),
            ("the US.", "US", "US", "US"),
            ("Iran’s", "Iran", "Iran", "Iran"),
        ] {
            let (mut begin, mut end) = (None, None);
            pieces(text, &[], &mut |piece: &Piece<'_>| {
                begin = begin.or((piece.text(text) == first).then_some(piece.span.begin));
                end = end.or((piece.text(text) == last).then_some(piece.span.end));
            });
            let found = begin.zip(end).map(|(begin, end)| stretch(begin, end, text).of(text));
            assert_eq!(found, Some(surface));
        }
    }
}
