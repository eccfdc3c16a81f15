//! [`Line`]: a text as the automaton reads it, in words instead of letters.

use std::ops::Range;

use super::find::starts_upper;
use super::lexicon::Lexicon;
use super::name_word::{APART, GLUED, NameWord, OTHER, Place};
use super::plain::{Gap, Piece, pieces, stretch};
use super::word::{Article, Word};
use crate::model::Span;

/// A text as a sequence of [`NameWord`] codes, and the way back to its words. A stretch without a listed word is one
/// byte a word, so an automaton is through it quickly.
#[derive(Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    /// What the automaton reads.
    pub codes: Vec<u8>,
    /// Of each code, the number of its item.
    item_of: Vec<u32>,
    items: Vec<Item>,
    /// The folded texts of the items that aren't what stands in the text, one after the other.
    changed: String,
}

/// A word or mark of the text.
#[derive(Debug, Clone, Copy)]
struct Item {
    begin: u32,
    end: u32,
    /// The first word of the article that ends after its begin.
    word: u32,
    /// Where its text ends among the changed ones; 0 if it is what stands in the text.
    changed: u32,
    gap: Gap,
    mark: u8,
}

impl<'a> Line<'a> {
    /// Reads an article's text; costs one walk over it.
    pub fn of(article: &Article<'a>, lexicon: &Lexicon) -> Self {
        let text = article.text;
        let room = article.words.len() + article.words.len() / 4;
        let mut line = Self {
            text,
            codes: Vec::with_capacity(2 * room),
            item_of: Vec::with_capacity(2 * room),
            items: Vec::with_capacity(room),
            changed: String::new(),
        };
        let mut open = false;
        pieces(text, &article.words, |piece| {
            // A word of the article has been looked up already.
            let name = match article.words.get(piece.word) {
                Some(same) if piece.changed().is_none() && same.span == piece.span => same.name,
                _ => lexicon.known(piece.text(text)).name,
            };
            open = line.push(&piece, name, open);
        });
        line
    }

    /// Adds a piece and gives whether a name that began before or with it may go on after it.
    #[inline]
    fn push(&mut self, piece: &Piece<'_>, name: NameWord, open: bool) -> bool {
        let number = self.items.len() as u32;
        let changed = piece.changed().map_or(0, |text| {
            self.changed.push_str(text);
            self.changed.len() as u32
        });
        let Piece { span, gap, mark, word, .. } = *piece;
        self.items.push(Item {
            begin: span.begin as u32,
            end: span.end as u32,
            word: word as u32,
            changed,
            gap,
            mark,
        });
        let goes_on = open && name.stands(Place::Later);
        let begins = || {
            name.stands(Place::First)
                || name.stands(Place::FirstWithCapital) && starts_upper(piece.text(self.text))
        };
        if !goes_on && !begins() {
            if self.codes.last() != Some(&OTHER) {
                self.codes.push(OTHER);
                self.item_of.push(number);
            }
            return false;
        }
        match gap {
            _ if !goes_on => {}
            Gap::None => self.codes.push(GLUED),
            Gap::Blank => {}
            Gap::Wide => self.codes.push(APART),
        }
        self.codes.extend(name.code());
        self.item_of.resize(self.codes.len(), number);
        true
    }

    /// The items that stand for some codes, the first and the last.
    pub fn items(&self, begin: usize, end: usize) -> (usize, usize) {
        (self.item_of[begin] as usize, self.item_of[end - 1] as usize)
    }

    /// The original words of some items.
    pub fn span(&self, first: usize, last: usize) -> Span {
        stretch(self.items[first].begin as usize, self.items[last].end as usize, self.text)
    }

    /// The article's words that the span of some items touches.
    pub fn words(
        &self,
        first: usize,
        last: usize,
        span: Span,
        article: &Article<'_>,
    ) -> Range<usize> {
        let begin = self.items[first].word as usize;
        let from = self.items[last].word as usize;
        let inside = |word: &&Word| word.span.begin < span.end;
        let more = article.words.get(from..).unwrap_or_default().iter().take_while(inside).count();
        begin..from + more
    }

    /// Writes the folded text of some items into `surface`, which may hold another.
    pub fn write(&self, first: usize, last: usize, surface: &mut String) {
        surface.clear();
        for (place, item) in (first..=last).map(|place| (place, &self.items[place])) {
            if place > first {
                surface.push_str(item.gap.blanks());
            }
            surface.push_str(match item.changed as usize {
                0 => &self.text[item.begin as usize..item.end as usize],
                end => {
                    let before = self.items[..place].iter().rev().map(|item| item.changed);
                    let begin = before.into_iter().find(|changed| *changed > 0).unwrap_or(0);
                    &self.changed[begin as usize..end]
                }
            });
        }
    }

    /// Whether no word goes on before the first item or after the last; "@", "#" and the inner dots of an address are
    /// no borders.
    pub fn on_borders(&self, first: usize, last: usize) -> bool {
        let before = self.mark_before(first);
        let after = self.mark_after(last);
        let word = Some(0);
        if before == word || matches!(before, Some(b'@' | b'#')) || after == word {
            return false;
        }
        let dot_before = before == Some(b'.') && self.mark_before(first - 1) == word;
        let dot_after = matches!(after, Some(b'.' | b'@')) && self.mark_after(last + 1) == word;
        !dot_before && !dot_after
    }

    /// What stands right before an item: a mark, or 0 for a word.
    fn mark_before(&self, item: usize) -> Option<u8> {
        let glued = self.items.get(item).is_some_and(|item| item.gap == Gap::None);
        let before = item.checked_sub(1).filter(|_| glued);
        before.and_then(|before| self.items.get(before)).map(|before| before.mark)
    }

    /// What stands right after an item.
    fn mark_after(&self, item: usize) -> Option<u8> {
        self.items.get(item + 1).filter(|after| after.gap == Gap::None).map(|after| after.mark)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::word::Article;
    use super::Line;
    use crate::model::Document;

    #[test]
    fn a_name_stands_on_word_borders() {
        let lexicon = Lexicon::new();
        for (text, name, expected) in [
            ("in Iran, he", "Iran", true),
            ("@Iran", "Iran", false),
            ("www.Iran.ir", "Iran", false),
            ("of Iran.", "Iran", true),
            ("Iran's", "Iran", true),
            ("MONTREAL/RIYADH", "RIYADH", true),
        ] {
            let document = Document::from_text("t", text);
            let line = Line::of(&Article::new(&document, &[], &lexicon), &lexicon);
            let mut surface = String::new();
            let item = (0..line.items.len()).find(|item| {
                line.write(*item, *item, &mut surface);
                surface == name
            });
            assert_eq!(item.map(|item| line.on_borders(item, item)), Some(expected), "{text}");
        }
    }
}
