//! [`Line`]: a text as names are looked up in it, piece by piece.

use std::ops::Range;

use super::find::starts_upper;
use super::lexicon::Lexicon;
use super::name_word::{NameWord, Place};
use super::plain::{Gap, Piece, Pieces, pieces, stretch};
use super::room::Room;
use super::trie::{Link, Node};
use super::word::{Article, Word};
use crate::model::Span;

/// A text as a sequence of [`NameWord`]s, and the way back to its words.
#[derive(Debug)]
pub(super) struct Line<'a> {
    text: &'a str,
    items: Vec<Item>,
    /// The folded texts of the items that aren't what stands in the text, one after the other.
    changed: String,
}

/// A word or mark of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    begin: u32,
    end: u32,
    /// The first word of the article that ends after its begin.
    word: u32,
    /// Where its text ends among the changed ones; 0 if it is what stands in the text.
    changed: u32,
    name: NameWord,
    start: Node,
    gap: Gap,
    mark: u8,
}

/// Puts a line together.
struct Reader<'a, 'l> {
    line: Line<'a>,
    words: &'l [Word],
    lexicon: &'l Lexicon,
}

impl Pieces for Reader<'_, '_> {
    fn piece(&mut self, piece: &Piece<'_>) {
        let Line { text, items, changed } = &mut self.line;
        // A word of the article has been looked up already.
        let (name, start) = match self.words.get(piece.word) {
            Some(same) if piece.changed().is_none() && same.span == piece.span => {
                (same.name, same.start)
            }
            _ => {
                let known = self.lexicon.known(piece.text(text));
                (known.name, known.start)
            }
        };
        let changed = piece.changed().map_or(0, |text| {
            changed.push_str(text);
            changed.len() as u32
        });
        let Piece { span, gap, mark, word, .. } = *piece;
        let (begin, end) = (span.begin as u32, span.end as u32);
        items.push(Item { begin, end, word: word as u32, changed, name, start, gap, mark });
    }

    #[inline]
    fn word(&mut self, number: usize, word: &Word, gap: Gap, mark: u8) {
        let (begin, end) = (word.span.begin as u32, word.span.end as u32);
        let (name, start, word) = (word.name, word.start, number as u32);
        self.line.items.push(Item { begin, end, word, changed: 0, name, start, gap, mark });
    }
}

impl<'a> Line<'a> {
    /// Reads an article's text; costs one walk over it.
    pub fn of(article: &Article<'a>, lexicon: &Lexicon, room: &mut Room) -> Self {
        let text = article.text;
        let line = Self { text, items: std::mem::take(&mut room.items), changed: String::new() };
        let mut reader = Reader { line, words: &article.words, lexicon };
        pieces(text, &article.words, &mut reader);
        reader.line
    }

    /// Leaves its memory to the next article.
    pub fn leave(mut self, room: &mut Room) {
        self.items.clear();
        room.items = self.items;
    }

    /// The numbers of the items at which listed strings may begin, and where these do.
    pub fn begins(&self) -> impl Iterator<Item = (usize, Node)> {
        let begins = |(number, item): (usize, &Item)| {
            let begins = !item.start.is_nowhere()
                && (item.name.stands(Place::First) || starts_upper(self.item(number)));
            begins.then_some((number, item.start))
        };
        self.items.iter().enumerate().filter_map(begins)
    }

    /// The links after an item, as long as the words may be those of a listed string.
    #[inline]
    pub fn links(&self, first: usize) -> impl Iterator<Item = Link> {
        let rest = self.items[first + 1..].iter().take_while(|item| item.name.stands(Place::Later));
        rest.map(|item| Link::next(item.gap, item.name))
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

    /// The folded text of some items: as it stands where it stands so, else written into `room`.
    pub fn surface<'s>(&'s self, first: usize, last: usize, room: &'s mut String) -> &'s str {
        let items = &self.items[first..=last];
        let follows = |pair: &[Item]| match pair[1].gap {
            Gap::None => pair[0].end == pair[1].begin,
            Gap::Blank => {
                pair[0].end + 1 == pair[1].begin
                    && self.text.as_bytes()[pair[0].end as usize] == b' '
            }
            Gap::Wide => false,
        };
        if items.iter().all(|item| item.changed == 0) && items.windows(2).all(follows) {
            return &self.text[items[0].begin as usize..items[last - first].end as usize];
        }
        room.clear();
        for (place, item) in (first..).zip(items) {
            if place > first {
                room.push_str(item.gap.blanks());
            }
            room.push_str(self.item(place));
        }
        room
    }

    /// The folded text of an item.
    fn item(&self, number: usize) -> &str {
        let item = &self.items[number];
        match item.changed as usize {
            0 => &self.text[item.begin as usize..item.end as usize],
            end => {
                let before = self.items[..number].iter().rev().map(|item| item.changed);
                let begin = before.into_iter().find(|changed| *changed > 0).unwrap_or(0);
                &self.changed[begin as usize..end]
            }
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
    use super::super::room::Room;
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
            let mut room = Room::default();
            let article = Article::new(&document, &[], &lexicon, &mut room);
            let line = Line::of(&article, &lexicon, &mut room);
            let item = (0..line.items.len()).find(|item| line.item(*item) == name);
            assert_eq!(item.map(|item| line.on_borders(item, item)), Some(expected), "{text}");
        }
    }
}
