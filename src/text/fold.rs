//! [`fold`]: one plain spelling for the many ways to type a word.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::model::Span;

/// The same words typed plainly: straight quotation marks, hyphens for dashes, Latin letters without accents, ASCII
/// for full-width forms, simple blanks, no invisible marks. Letter case and other scripts stay.
///
/// ```
/// assert_eq!(chancery::text::fold("Erdoğan’s Ja\u{2011}afari"), "Erdogan's Ja-afari");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(Folded::new(text).text) }
}

/// A folded text that knows where each part of it stood.
///
/// ```
/// use chancery::{model::Span, text::Folded};
/// let text = "Çavuşoğlu spoke";
/// let folded = Folded::new(text);
/// assert_eq!(folded.text, "Cavusoglu spoke");
/// assert_eq!(folded.original(Span::new(0, 9)).of(text), "Çavuşoğlu");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where its pieces begin and began.
    pieces: Vec<Piece>,
}

/// A stretch that was folded as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// The byte of the folded text where it begins.
    folded: usize,
    /// The byte of the original text where it began.
    original: usize,
    /// Whether each byte stands for itself; else the piece is wholly in or out.
    plain: bool,
}

impl Folded {
    /// Folds `text`; costs one walk over it.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), pieces: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
            if ascii > 0 {
                folded.begin_piece(at, true);
                folded.text.push_str(&rest[..ascii]);
                at += ascii;
            } else if let Some(c) = rest.chars().next() {
                folded.push(c, at);
                at += c.len_utf8();
            }
        }
        folded.begin_piece(text.len(), true);
        folded
    }

    /// Appends the folded form of `c`, which stood at `original`.
    fn push(&mut self, c: char, original: usize) {
        let is_accent = is_accent(c) && self.text.ends_with(|c: char| c.is_ascii_alphabetic());
        if !is_accent {
            self.begin_piece(original, false);
            fold_char(c, &mut self.text);
        } else if self.pieces.last().is_some_and(|piece| piece.plain) {
            // The letter below the accent is one with it.
            let folded = self.text.len() - 1;
            self.pieces.push(Piece { folded, original: original - 1, plain: false });
        }
    }

    /// Notes that a piece begins at the end of the folded text.
    fn begin_piece(&mut self, original: usize, plain: bool) {
        self.pieces.push(Piece { folded: self.text.len(), original, plain });
    }

    /// The stretch of the original text that the stretch `span` of the folded text came from; a character that
    /// became several is in it when one of them is. Costs two binary searches.
    pub fn original(&self, span: Span) -> Span {
        let begin = self.pieces.partition_point(|piece| piece.folded <= span.begin);
        let end = self.pieces.partition_point(|piece| piece.folded < span.end);
        let begin = self.pieces[..begin].last().map_or(0, |piece| {
            piece.original + if piece.plain { span.begin - piece.folded } else { 0 }
        });
        let end = match (self.pieces[..end].last(), self.pieces.get(end)) {
            (Some(piece), _) if piece.plain => piece.original + (span.end - piece.folded),
            (_, Some(next)) => next.original,
            _ => begin,
        };
        Span::new(begin, end.max(begin))
    }
}

/// Whether a character is an accent that stands over or under the letter before it.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Appends the folded form of one character by itself; nothing for an invisible one.
pub fn fold_char(c: char, folded: &mut String) {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | 'ʻ' | 'ʹ' | '´' => folded.push('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => folded.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
        '\u{ff01}'..='\u{ff5e}' => {
            folded.extend(u8::try_from(u32::from(c) - 0xfee0).map(char::from));
        }
        'ł' => folded.push('l'),
        'Ł' => folded.push('L'),
        'đ' | 'ð' => folded.push('d'),
        'Đ' | 'Ð' => folded.push('D'),
        'ø' => folded.push('o'),
        'Ø' => folded.push('O'),
        'ı' => folded.push('i'),
        'ħ' => folded.push('h'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'Æ' => folded.push_str("Ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'Þ' => folded.push_str("Th"),
        '\u{fb01}' => folded.push_str("fi"),
        '\u{fb02}' => folded.push_str("fl"),
        _ if c.is_whitespace() => folded.push(' '),
        _ if super::token::is_blank(c) => {}
        _ => folded.push(nfd_base(c).unwrap_or(c)),
    }
}

/// The ASCII letter that `c` is with accents; none if it isn't one.
fn nfd_base(c: char) -> Option<char> {
    std::iter::once(c).nfd().next().filter(char::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_typed_plainly() {
        for (text, expected) in [
            ("Tirana", "Tirana"),
            ("“Erdoğan’s” plan", "\"Erdogan's\" plan"),
            ("Łódź, Đukanović, Kılıç", "Lodz, Dukanovic, Kilic"),
            ("cafe\u{301} e\u{301}\u{323}!", "cafe e!"),
            ("Israel–Iran — talks", "Israel-Iran - talks"),
            ("ＵＳ\u{3000}ａ\u{a0}b", "US a b"),
            ("co\u{ad}operate\u{200b}", "cooperate"),
            ("Москва й Αθήνα", "Москва й Αθήνα"),
            ("Großmann of Æbelø", "Grossmann of Aebelo"),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn every_stretch_is_found_again() {
        for (text, folded, original) in [
            ("aß—b Gül.", "ss", "ß"),
            ("aß—b Gül.", "Gul", "Gül"),
            ("aß—b Gül.", "-b", "—b"),
            ("cafe\u{301}s", "cafe", "cafe\u{301}"),
            ("cafe\u{301}s", "s", "s"),
            ("\u{feff}Oslo\u{200b} met", "Oslo", "Oslo"),
            ("\u{feff}Oslo\u{200b} met", " met", " met"),
            ("Oslo", "slo", "slo"),
        ] {
            let whole = Folded::new(text);
            let begin = whole.text.find(folded).unwrap_or(usize::MAX);
            let span = whole.original(Span::new(begin, begin + folded.len()));
            assert_eq!(span.of(text), original, "{folded:?} in {text:?}");
        }
    }
}
