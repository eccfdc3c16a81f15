//! The features by which the tagger decides: the keys of the weights that vote on a token.

use super::lexicon::{Known, NameSet};
use super::word::{Shape, Style, Word};
use super::{FormSet, Tag};
use crate::text::weights::key;

/// How many features a token has.
pub const FEATURES: usize = 33;

/// A sentence as the tagger sees it.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// How it uses capitals.
    pub style: Style,
    /// Whether its last word is a mark: headlines have none.
    pub ended: bool,
}

/// What was decided on the words before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct History {
    /// The number of the tag before; `u8::MAX` at the beginning.
    before: u8,
    /// The one before that.
    second_before: u8,
    /// The clause's last verb.
    clause: Clause,
}

/// Which verb stands last in the clause so far: it tells a past tense from a participle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Clause {
    /// None yet.
    Open,
    /// None yet, after a relative word.
    Relative,
    /// None yet, after a comma or conjunction.
    Resumed,
    Be,
    Have,
    Modal,
    Finite,
    /// An infinitive, participle or -ing form.
    Infinite,
}

impl History {
    /// Before the first word.
    pub const START: Self = Self { before: u8::MAX, second_before: u8::MAX, clause: Clause::Open };

    /// After `word` was given that tag.
    pub fn then(self, word: &Word, tag: Tag) -> Self {
        let clause = match tag {
            Tag::Md | Tag::To => Clause::Modal,
            _ if tag.is_verb() && word.known.verb.has(FormSet::BE) => Clause::Be,
            _ if tag.is_verb() && word.known.verb.has(FormSet::HAVE) => Clause::Have,
            _ if tag.is_finite_verb() => Clause::Finite,
            _ if tag.is_verb() => Clause::Infinite,
            Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb => Clause::Relative,
            Tag::Cc | Tag::Comma | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote => Clause::Resumed,
            _ => self.clause,
        };
        Self { before: tag as u8, second_before: self.before, clause }
    }
}

/// The word before the first and after the last one.
const OUTSIDE: Word = Word {
    form: 0x9e37_79b9_7f4a_7c15,
    ending: 1,
    beginning: 1,
    shape: Shape(128),
    known: Known { verb: FormSet(0), name: NameSet(64), certain: None },
};

impl<'a> Context<'a> {
    fn word(&self, index: usize) -> &Word {
        self.words.get(index).unwrap_or(&OUTSIDE)
    }

    /// The context of a sentence of these words.
    pub fn new(words: &'a [Word]) -> Self {
        let ended = words.last().is_some_and(|word| word.shape.0 & !Shape::STOP == 0);
        Self { words, style: Style::of(words), ended }
    }

    /// The keys of the features of the word at `index`.
    ///
    /// The order of the templates is part of the model: a change needs a new training.
    pub fn features(&self, index: usize, history: History) -> [u32; FEATURES] {
        let word = self.word(index);
        let left = self.word(index.wrapping_sub(1));
        let far_left = self.word(index.wrapping_sub(2));
        let right = self.word(index + 1);
        let far_right = self.word(index + 2);
        let shape =
            u64::from(word.shape.0) | (self.style as u64) << 8 | u64::from(index == 0) << 10;
        let (t1, t2) = (u64::from(history.before), u64::from(history.second_before));
        let tags = t1 << 8 | t2;
        let verb = u64::from(word.known.verb.0) | u64::from(self.ended) << 9;
        let name = u64::from(word.known.name.0);
        let clause = history.clause as u64;
        let next_verb = u64::from(right.known.verb.0);
        let [last1, last2, last3, last4] = endings(word);
        let [_, _, left3, _] = endings(left);
        let [_, right2, right3, _] = endings(right);
        [
            key(1, word.form, 0),
            key(2, word.form, shape),
            key(3, last1, shape),
            key(4, last2, 0),
            key(5, last3, 0),
            key(6, last4, 0),
            key(7, u64::from(word.beginning), 0),
            key(8, shape, t1),
            key(9, left.form, 0),
            key(10, right.form, 0),
            key(11, far_left.form, 0),
            key(12, far_right.form, 0),
            key(13, t1, 0),
            key(14, tags, 0),
            key(15, t1, word.form),
            key(16, left.form, word.form),
            key(17, word.form, right.form),
            key(18, left3, last2),
            key(19, right3, last2),
            key(20, verb, t1),
            key(21, verb, tags),
            key(22, verb, right3),
            key(23, verb << 10 | next_verb, shape),
            key(24, t1, last3),
            key(25, t1, right.form),
            key(26, t1 << 8 | next_verb, right2 << 16 | last2),
            key(27, tags, u64::from(right.shape.0) << 32 | last2),
            key(28, verb << 10 | next_verb, u64::from(right.shape.0) << 8 | t1),
            key(29, verb << 8 | clause, t1),
            key(30, clause, last2 << 8 | u64::from(right.shape.0)),
            key(31, name, shape),
            key(32, name << 8 | t1, verb),
            key(33, u64::from(left.known.name.0) << 8 | u64::from(right.known.name.0), shape),
        ]
    }
}

/// The last one, two, three and four bytes.
fn endings(word: &Word) -> [u64; 4] {
    [0xFF, 0xFFFF, 0x00FF_FFFF, 0xFFFF_FFFF].map(|mask| u64::from(word.ending & mask))
}
