//! [`Article`]: a document as the tagger's rules look at it, word by word.

use std::borrow::Cow;
use std::ops::Range;

use super::class::Class;
use super::cue::Cue;
use super::lexicon::{Known, Lexicon};
use super::lower::Lower;
use super::name_word::NameWord;
use super::room::Room;
use super::trie::Node;
use crate::model::{BlockKind, Document, Sentence, Span};
use crate::text::number;

/// One token with what the rules ask of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where it stands.
    pub span: Span,
    /// What kind of word it is.
    pub class: Class,
    /// Which rules look for it.
    pub cue: Cue,
    /// What it is in the listed names, where it is one word of them as it stands.
    pub name: NameWord,
    /// Where the listed strings begin that it begins.
    pub start: Node,
    /// How it is written.
    pub shape: Shape,
    /// Whether it is ASCII letters throughout.
    pub letters: bool,
    /// Whether it is the first of its sentence.
    pub opens: bool,
    /// The number of its sentence.
    pub sentence: usize,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "police"
    Lower,
    /// "Police", "al-Sisi", "McCarthy"
    Title,
    /// "POLICE", "MEK", "U.S."
    Upper,
    /// "23"
    Number,
    /// "," and the like, and the possessive ending
    Mark,
}

impl Shape {
    /// The shape of the word at a place of a text: told by a byte or two, for most words.
    #[inline]
    fn at(text: &str, span: Span) -> Self {
        match &text.as_bytes()[span.begin..span.end] {
            // The particle of "al-Sisi" or "ash-Shami" is something else.
            [b'a'..=b'z', rest @ ..]
                if rest.get(1) != Some(&b'-') && rest.get(2) != Some(&b'-') =>
            {
                Self::Lower
            }
            [b'A'..=b'Z', b'a'..=b'z', ..] => Self::Title,
            [b'0'..=b'9', ..] => Self::Number,
            [b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~'] => Self::Mark,
            _ => Self::of(span.of(text)),
        }
    }

    fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else {
            return if word.bytes().any(|b| b.is_ascii_digit()) {
                Self::Number
            } else {
                Self::Mark
            };
        };
        if word.starts_with(['\'', '’']) && word.chars().count() <= 2 {
            return Self::Mark;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Self::Number;
        }
        let particle = word.split_once('-').filter(|(head, _)| {
            matches!(*head, "al" | "el" | "ul" | "as" | "an" | "at" | "ar" | "ash" | "az" | "ad")
        });
        let first = particle.and_then(|(_, tail)| tail.chars().next()).unwrap_or(first);
        if !first.is_uppercase() {
            return Self::Lower;
        }
        let rest: (usize, bool) =
            letters.fold((0, true), |(n, upper), c| (n + 1, upper && c.is_uppercase()));
        if rest.0 > 0 && rest.1 && particle.is_none() { Self::Upper } else { Self::Title }
    }
}

/// A document with the words of its sentences. Text outside of all sentences isn't looked at.
#[derive(Debug)]
pub(super) struct Article<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The document.
    pub document: &'a Document,
    /// The words of all sentences, in order.
    pub words: Vec<Word>,
    /// The numbers of the words that begin with a capital.
    pub capitals: Vec<usize>,
    /// The words of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Of each sentence, whether its case says nothing: a headline in capitals, or with every word capitalised.
    pub shouting: Vec<bool>,
    /// Of each sentence, the kind of its block.
    pub blocks: Vec<BlockKind>,
}

impl<'a> Article<'a> {
    /// Looks up every word once; costs one look-up a token.
    pub fn new(
        document: &'a Document,
        sentences: &[Sentence],
        lexicon: &Lexicon,
        room: &mut Room,
    ) -> Self {
        let text = document.text.as_str();
        // Nothing but look-ups at first: the processor waits for several of them at once.
        let spans = sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span);
        room.known.extend(spans.map(|span| lexicon.known_at(text, span)));
        let mut known = room.known.drain(..);
        let mut article = Self {
            text,
            document,
            words: std::mem::take(&mut room.words),
            capitals: std::mem::take(&mut room.capitals),
            sentences: Vec::with_capacity(sentences.len()),
            shouting: Vec::with_capacity(sentences.len()),
            blocks: sentences.iter().map(|s| s.block).collect(),
        };
        for (number, sentence) in sentences.iter().enumerate() {
            let begin = article.words.len();
            let mut case = Case::default();
            let capitals = &mut article.capitals;
            let tokens = (begin..).zip(&sentence.tokens).zip(known.by_ref());
            article.words.extend(tokens.map(|((index, token), (known, letters))| {
                let span = token.span;
                let Known { class, cue, name, start } = known;
                let shape = Shape::at(text, span);
                if matches!(shape, Shape::Title | Shape::Upper) {
                    capitals.push(index);
                }
                case.count(span.len(), shape);
                let opens = index == begin;
                Word { span, class, cue, name, start, shape, letters, opens, sentence: number }
            }));
            article.shouting.push(case.says_nothing());
            article.sentences.push(begin..article.words.len());
        }
        article
    }

    /// Leaves its memory to the next article.
    pub fn leave(mut self, room: &mut Room) {
        self.words.clear();
        self.capitals.clear();
        (room.words, room.capitals) = (self.words, self.capitals);
    }

    /// A word's text; nothing where there is no such word.
    pub fn word(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |word| word.span.of(self.text))
    }

    /// A word's text in lower case.
    pub fn lower(&self, index: usize) -> Lower {
        Lower::of(self.word(index))
    }

    /// A word's class; none where there is no such word.
    pub fn class(&self, index: usize) -> Class {
        self.words.get(index).map_or(Class::NONE, |word| word.class)
    }

    /// Which rules look for a word; none where there is no such word.
    pub fn cue(&self, index: usize) -> Cue {
        self.words.get(index).map_or_else(Cue::default, |word| word.cue)
    }

    /// Whether the word is this one, in any case.
    pub fn is(&self, index: usize, word: &str) -> bool {
        let same = |own: &Word| {
            own.span.len() == word.len() && own.span.of(self.text).eq_ignore_ascii_case(word)
        };
        // Past the last word stands nothing.
        self.words.get(index).map_or(word.is_empty(), same)
    }

    /// Whether a word begins with a capital.
    pub fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| matches!(word.shape, Shape::Title | Shape::Upper))
    }

    /// Whether it is a possessive ending.
    pub fn possessive(&self, index: usize) -> bool {
        matches!(self.word(index), "'s" | "’s" | "'" | "’" | "'S" | "’S") && self.glued(index)
    }

    /// Whether a word follows the one before without a space.
    pub fn glued(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|i| self.words.get(i));
        before.zip(self.words.get(index)).is_some_and(|(a, b)| a.span.end == b.span.begin)
    }

    /// The words of the sentence that holds a word.
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        let sentence = self.words.get(index).and_then(|word| self.sentences.get(word.sentence));
        sentence.cloned().unwrap_or(index..index)
    }

    /// The word before, in the same sentence.
    pub fn before(&self, index: usize) -> Option<usize> {
        self.words.get(index).filter(|word| !word.opens).map(|_| index - 1)
    }

    /// The numbers of the words among some that begin with a capital.
    pub fn capitals_in(&self, words: Range<usize>) -> &[usize] {
        let begin = self.capitals.partition_point(|word| *word < words.start);
        let end = self.capitals.partition_point(|word| *word < words.end);
        &self.capitals[begin..end.max(begin)]
    }

    /// From the first to the last of some words; empty at the text's begin if there are none.
    pub fn span(&self, words: Range<usize>) -> Span {
        match self.words.get(words) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// The text of some words with one blank where there are several, or a line break.
    pub fn one_line(&self, words: Range<usize>) -> Cow<'a, str> {
        let text = self.span(words).of(self.text);
        let blank = |pair: &[u8]| pair[0] == b' ' && pair[1] == b' ';
        let odd = |byte: u8| byte < b' ' || !byte.is_ascii();
        if !text.bytes().any(odd) && !text.as_bytes().windows(2).any(blank) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// A word's number or number word: "23", "two"; none of "dozens".
    pub fn number(&self, index: usize) -> Option<u32> {
        let word = self.words.get(index)?;
        let may = word.cue.is(Cue::COUNT) || self.text.as_bytes()[word.span.begin].is_ascii_digit();
        if may { number(word.span.of(self.text)) } else { None }
    }
}

/// How many of the words of four letters or more of a sentence begin with a capital.
#[derive(Default)]
struct Case {
    capitals: usize,
    all: usize,
}

impl Case {
    fn count(&mut self, length: usize, shape: Shape) {
        if length >= 4 && !matches!(shape, Shape::Mark | Shape::Number) {
            self.capitals += usize::from(shape != Shape::Lower);
            self.all += 1;
        }
    }

    /// Whether nearly all of them do.
    fn says_nothing(&self) -> bool {
        self.all >= 5 && self.capitals * 10 >= self.all * 8
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use crate::model::Span;

    #[test]
    fn a_word_has_a_shape() {
        for (word, shape) in [
            ("police", Shape::Lower),
            ("Police", Shape::Title),
            ("McCarthy", Shape::Title),
            ("al-Sisi", Shape::Title),
            ("al-fresco", Shape::Lower),
            ("ash-Shami", Shape::Title),
            ("pro-Trump", Shape::Lower),
            ("MEK", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("A", Shape::Title),
            ("Çelik", Shape::Title),
            ("23", Shape::Number),
            ("20th-century", Shape::Number),
            ("’s", Shape::Mark),
            (",", Shape::Mark),
        ] {
            assert_eq!(Shape::of(word), shape, "{word}");
            assert_eq!(Shape::at(word, Span::new(0, word.len())), shape, "{word}");
        }
    }
}
