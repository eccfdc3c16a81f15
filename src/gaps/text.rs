//! [`Words`]: a sentence as the search for gaps looks at it.

use crate::model::{Analysis, BlockKind, Form, Mention, Sentence};
use crate::text::fold;
use crate::text::pos::{Tag, Tagger};

/// A sentence's words, with what the tagger made of them.
pub(super) struct Words<'a> {
    pub analysis: &'a Analysis,
    pub sentence: &'a Sentence,
    /// The words.
    pub words: Vec<&'a str>,
    /// Their parts of speech.
    pub tags: Vec<Tag>,
    /// The shortest mention that covers each word.
    mentions: Vec<Option<&'a Mention>>,
    /// Whether each word belongs to a name's phrase, as its title does.
    phrased: Vec<bool>,
    /// Whether capitals tell names in this sentence: not in a headline, nor in a line in capitals.
    pub prose: bool,
}

impl<'a> Words<'a> {
    /// Looks at one sentence.
    pub fn new(analysis: &'a Analysis, sentence: &'a Sentence) -> Self {
        let text = &analysis.document.text;
        let words: Vec<&str> = sentence.tokens.iter().map(|token| token.span.of(text)).collect();
        let mut mentions: Vec<Option<&Mention>> = vec![None; words.len()];
        let mut phrased = vec![false; words.len()];
        let begin = analysis.mentions.partition_point(|m| m.span.begin < sentence.span.begin);
        let own = analysis.mentions[begin..].iter();
        // The shorter come later and lie in the longer.
        for mention in own.take_while(|m| m.span.begin < sentence.span.end) {
            let covered = sentence.tokens_in(mention.span);
            mentions[covered].fill(Some(mention));
            phrased[sentence.tokens_in(mention.phrase)].fill(true);
        }
        let prose = is_prose(sentence, &words);
        let tags = Tagger::shipped().tag(text, sentence);
        Self { analysis, sentence, words, tags, mentions, phrased, prose }
    }

    /// The mention that a word is in.
    pub fn mention(&self, word: usize) -> Option<&'a Mention> {
        self.mentions.get(word).copied().flatten()
    }

    /// Whether a word belongs to somebody: in a mention, or in the phrase of one, as a title is.
    pub fn belongs(&self, word: usize) -> bool {
        self.mention(word).is_some() || self.phrased.get(word).copied().unwrap_or(false)
    }

    /// Whether a word begins with a capital.
    pub fn capital(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the sentence, or a quotation in it, begins with a word.
    pub fn opens(&self, word: usize) -> bool {
        let opening =
            |before: usize| matches!(self.words[before], "\"" | "“" | ":" | "—" | "–" | "(");
        word.checked_sub(1).is_none_or(opening)
    }

    /// The entity of a demonym, or of a name with its possessive ending, that stands right before a word.
    pub fn owner_before(&self, word: usize) -> Option<&'a Mention> {
        let before = word.checked_sub(1)?;
        let possessive = matches!(self.words[before], "'s" | "’s" | "'" | "’");
        let place = if possessive { before.checked_sub(1)? } else { before };
        self.mention(place).filter(|mention| possessive || mention.form == Form::Demonym)
    }

    /// The words from one to another as they stand.
    pub fn text(&self, words: std::ops::Range<usize>) -> String {
        let tokens = &self.sentence.tokens[words];
        let span = tokens.first().zip(tokens.last()).map(|(a, b)| a.span.to(b.span));
        let text = span.map_or("", |span| span.of(&self.analysis.document.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The whole sentence on one line.
    pub fn whole(&self) -> String {
        self.text(0..self.words.len())
    }
}

/// Whether capitals tell names in a sentence.
pub(super) fn is_prose(sentence: &Sentence, words: &[&str]) -> bool {
    sentence.block != BlockKind::Headline && !is_titled(words)
}

/// Whether a line writes most of its words with capitals, as headlines do.
fn is_titled(words: &[&str]) -> bool {
    let letters = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let long: Vec<&&str> = words.iter().filter(letters).collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let shouted = long.iter().filter(|word| word.chars().all(|c| !c.is_lowercase())).count();
    let ended = words.last().is_some_and(|last| matches!(*last, "." | "!" | "?" | "\"" | "”"));
    long.len() > 1 && shouted * 2 > long.len()
        || long.len() > 3 && !ended && capitals * 4 > long.len() * 3
}

/// A name as it is counted: accents and case don't make another.
pub(super) fn loose(text: &str) -> String {
    fold(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::is_titled;

    #[test]
    fn a_headline_is_told_by_its_capitals() {
        for (line, expected) in [
            ("OSLO CLOSES ITS EMBASSY", true),
            ("Norway Closes Embassy After Storm", true),
            ("Norway closed its embassy in Chile after the storm", false),
            ("Norway Closed Embassy After Storm .", false),
            ("Norway", false),
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(is_titled(&words), expected, "{line}");
        }
    }
}
