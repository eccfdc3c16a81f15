//! [`Glance`]: what the words of a sentence tell before any grammar.

use super::cue_words::{CueWords, FrameAt, Groups};
use super::quotation::Quotation;
use crate::model::Sentence;

/// What the words of a sentence tell before any grammar: which cues it may hold, and so whether it has to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Glance {
    /// The frames whose words it has.
    pub frames: Vec<FrameAt>,
    /// Whether one of them may make a claim without an object.
    pub object_optional: bool,
    /// Whether a noun may name a deed.
    pub noun: bool,
    /// Whether somebody may say something.
    pub report: bool,
    /// Whether it begins inside a quotation.
    pub quoted: bool,
    /// How many words of four bytes or more it has.
    long_words: usize,
    /// How many of them are words of sport.
    sport_words: usize,
}

/// Glances at the sentences of an article, in order.
#[derive(Debug)]
pub(super) struct Glancer<'a> {
    words: &'a CueWords,
    text: &'a str,
    groups: Groups,
    quoted: bool,
}

impl<'a> Glancer<'a> {
    /// At the beginning of a text.
    pub fn new(words: &'a CueWords, text: &'a str) -> Self {
        Self { words, text, groups: words.no_groups(), quoted: false }
    }

    /// Glances at the next sentence.
    pub fn glance(&mut self, sentence: &Sentence) -> Glance {
        let mut glance = Glance { quoted: self.quoted, ..Glance::default() };
        let mut quotation = Quotation::new(self.quoted);
        self.groups.clear();
        for token in &sentence.tokens {
            let surface = token.span.of(self.text);
            let mut sport = false;
            self.words.look_up(surface, |word| {
                self.groups.add(word);
                glance.noun |= word.noun;
                glance.report |= word.report;
                sport |= word.sport;
            });
            let long = surface.len() >= 4;
            glance.long_words += usize::from(long);
            glance.sport_words += usize::from(long && sport);
            quotation.pass(surface);
        }
        self.quoted = quotation.runs_on();
        for (frame, object_optional) in self.words.frames(&self.groups) {
            glance.frames.push(frame);
            glance.object_optional |= object_optional;
        }
        glance
    }
}

/// Whether an article tells of sport or games, where states attack, meet, free and defeat each other every day: at
/// least four of its words are words of sport, and one in eighty.
pub(super) fn is_sport(glances: &[Glance]) -> bool {
    let all: usize = glances.iter().map(|glance| glance.long_words).sum();
    let sport: usize = glances.iter().map(|glance| glance.sport_words).sum();
    sport >= 4 && sport * 80 >= all
}
