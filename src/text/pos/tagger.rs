//! [`Tagger`]: tokens to parts of speech.

use std::sync::LazyLock;

use super::Tag;
use super::features::{Context, History};
use super::model::{LANES, Model};
use super::word::Word;
use crate::model::Sentence;

/// Written by the example `train-pos`; what it holds is told in [`super::model`].
const SHIPPED: &[u8] = include_bytes!("tagger.bin");

/// Gives every token its part of speech: an averaged perceptron that goes from left to right and keeps its first
/// choice.
#[derive(Debug)]
pub struct Tagger(Model);

impl Tagger {
    /// The tagger that is built into the program; it is unpacked once, at the first call (some milliseconds).
    ///
    /// Should the built-in model be unreadable (a test guards against it), every unknown word is a noun.
    pub fn shipped() -> &'static Self {
        static TAGGER: LazyLock<Tagger> =
            LazyLock::new(|| Tagger::new(Model::read(SHIPPED).unwrap_or_default()));
        &TAGGER
    }

    /// A tagger of these weights.
    pub fn new(model: Model) -> Self {
        Self(model)
    }

    /// The part of speech of each token of `sentence`, which was made for `text`.
    ///
    /// Costs about half a microsecond a token in an optimised build.
    pub fn tag(&self, text: &str, sentence: &Sentence) -> Vec<Tag> {
        let words = sentence.tokens.iter().map(|token| self.word(token.span.of(text)));
        self.tag_words(&words.collect::<Vec<_>>())
    }

    /// The word as this tagger knows it.
    pub fn word(&self, text: &str) -> Word {
        Word::known(text, &self.0.lexicon)
    }

    /// The part of speech of each of these words.
    pub fn tag_words(&self, words: &[Word]) -> Vec<Tag> {
        let context = Context::new(words);
        let mut tags = Vec::with_capacity(words.len());
        let mut history = History::START;
        for (index, word) in words.iter().enumerate() {
            let tag = word
                .known
                .certain
                .unwrap_or_else(|| best(&self.0.weights.votes(&context.features(index, history))));
            history = history.then(word, tag);
            tags.push(tag);
        }
        tags
    }
}

/// The tag with the most votes; of equals the noun, else the one with the lowest number.
fn best(votes: &[i16; LANES]) -> Tag {
    let votes = &votes[..Tag::ALL.len()];
    let most = votes.iter().copied().max().unwrap_or_default();
    let first = || votes.iter().position(|&vote| vote == most).and_then(Tag::from_index);
    match votes[Tag::Nn as usize] == most {
        true => Tag::Nn,
        false => first().unwrap_or(Tag::Nn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(sentence: &str) -> String {
        let tagger = Tagger::shipped();
        let words: Vec<&str> = sentence.split(' ').collect();
        let seen: Vec<Word> = words.iter().map(|w| tagger.word(w)).collect();
        let tags = tagger.tag_words(&seen);
        words.iter().zip(tags).map(|(w, t)| format!("{w}/{t}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_shipped_model_is_of_this_version() {
        assert!(Model::read(SHIPPED).is_ok(), "run the example train-pos again");
    }

    #[test]
    fn no_words_no_tags() {
        assert_eq!(Tagger::shipped().tag_words(&[]), []);
    }

    #[test]
    fn odd_tokens_are_tagged_too() {
        let odd = "\u{0} ’ é \u{1F600} ............................ -";
        assert_eq!(tagged(odd).split(' ').count(), 6);
    }

    #[test]
    fn news_sentences() {
        for row in [
            "Norway/NNP expelled/VBD two/CD Belarusian/JJ diplomats/NNS on/IN Friday/NNP ./.",
            "The/DT envoy/NN was/VBD expelled/VBN after/IN the/DT ruling/NN ./.",
            "Officials/NNS expelled/VBN by/IN Prague/NNP left/VBD on/IN Sunday/NNP ./.",
            "Lavrov/NNP said/VBD Russia/NNP would/MD respond/VB in/IN kind/NN ./.",
            "We/PRP condemn/VBP the/DT attack/NN ,/, the/DT ministry/NN said/VBD ./.",
        ] {
            check(row);
        }
    }

    #[test]
    fn headlines() {
        for row in [
            "Norway/NNP expels/VBZ two/CD Belarusian/JJ diplomats/NNS over/IN spying/VBG row/NN",
            "Kenya/NNP summons/VBZ Ethiopian/JJ ambassador/NN after/IN border/NN clash/NN",
            "Canada/NNP Sanctions/VBZ Iranian/JJ Generals/NNS Over/IN Crackdown/NN",
            "Poland/NNP to/TO host/VB NATO/NNP summit/NN",
            "Two/CD Iranian/JJ diplomats/NNS expelled/VBN from/IN Denmark/NNP over/IN plot/NN",
            "Attacks/NNS on/IN embassies/NNS worry/VBP diplomats/NNS",
            "Russia/NNP attacks/VBZ Ukraine/NNP",
        ] {
            check(row);
        }
    }

    fn check(row: &str) {
        let words: Vec<&str> = row.split(' ').map(|w| &w[..w.rfind('/').unwrap_or(0)]).collect();
        assert_eq!(tagged(&words.join(" ")), row);
    }
}
