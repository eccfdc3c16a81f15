//! [`Sketch`]: a sample of an article's wording, by which near-copies of one wire story are found.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{BlockKind, Document};

/// How many words a shingle has: long enough that two reporters rarely write the same one.
const SHINGLE: usize = 5;
/// How many shingles a sketch keeps: those with the smallest hashes.
const KEPT: usize = 128;
/// How many of those, the smallest again, make the keys of an index.
const INDEXED: usize = 40;
/// The threshold: the share of the shorter article's shingles that the longer must hold, as a fraction.
const SHARE: (usize, usize) = (1, 2);

/// A sample of an article's wording: the smallest hashes of its five-word runs.
///
/// Two articles are the same story if at least **half** of the shorter one's five-word runs stand in the longer one
/// too (estimated on the sample, and at least eight of them, two neighbours among the smallest of both). So a paper that cut a wire story, changed words or put
/// a headline of its own above it is a copy, while two reporters on one event are not. What is compared is running
/// text alone, without headlines, captions and boilerplate, in lower case and without punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch(BTreeSet<u32>);

impl Sketch {
    /// How many of its runs another article must share at least to be the same story; with fewer, they are too short
    /// to tell.
    pub const LEAST_SHARED: usize = 8;

    /// The sketch of an article; none if its running text has fewer than five words.
    pub fn of(document: &Document) -> Option<Self> {
        let paragraphs = document.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph);
        let words: Vec<u64> =
            paragraphs.flat_map(|block| words(block.span.of(&document.text))).collect();
        let mut hashes: Vec<u32> = words.windows(SHINGLE).map(hash_of_run).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(KEPT);
        (!hashes.is_empty()).then(|| Self(hashes.into_iter().collect()))
    }

    /// Reads what [`fmt::Display`] writes; what is no hash is passed over.
    pub fn parse(literal: &str) -> Self {
        let hashes = literal.as_bytes().chunks(8).filter_map(|chunk| {
            let digits = std::str::from_utf8(chunk).ok().filter(|digits| digits.len() == 8)?;
            u32::from_str_radix(digits, 16).ok()
        });
        Self(hashes.collect())
    }

    /// Whether two articles are copies of one story. Symmetric.
    pub fn same_story(&self, other: &Self) -> bool {
        // Up to the smaller of the two ends, both samples are complete and so comparable.
        let end = self.complete_to().min(other.complete_to());
        let shared = self.0.range(..=end).filter(|hash| other.0.contains(hash)).count();
        let size = |sketch: &Self| sketch.0.range(..=end).count();
        let shorter = size(self).min(size(other));
        shared >= Self::LEAST_SHARED
            && shared * SHARE.1 >= shorter * SHARE.0
            && self.keys().any(|key| other.keys().any(|own| own == key))
    }

    /// The keys that an index of sketches has to hold: one for each two of the smallest hashes that are neighbours.
    /// Articles that share none are not the same story.
    ///
    /// Two articles that have a paragraph in common (a newspaper's last words on itself) share some hashes, but hardly two
    /// between which neither has one of its own; so few articles come up that are no copies, however many end alike.
    pub fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        let smallest = self.0.iter().take(INDEXED);
        smallest.clone().zip(smallest.skip(1)).map(|(hash, next)| hash_of_two(*hash, *next))
    }

    fn complete_to(&self) -> u32 {
        if self.0.len() < KEPT { u32::MAX } else { self.0.last().copied().unwrap_or(u32::MAX) }
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|hash| write!(f, "{hash:08x}"))
    }
}

/// The hashes of the words of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| {
        word.chars().flat_map(char::to_lowercase).fold(OFFSET, |hash, c| step(hash, u64::from(c)))
    })
}

/// One hash for a run of words. It is FNV-1a with a final mix: it must be the same on every machine and for good,
/// which the standard library's hasher doesn't promise.
fn hash_of_run(run: &[u64]) -> u32 {
    let hash = run.iter().fold(OFFSET, |hash, word| step(step(hash, *word), *word >> 32));
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    u32::try_from(mixed >> 32).unwrap_or(u32::MAX)
}

fn hash_of_two(one: u32, other: u32) -> u32 {
    let hash = step(step(OFFSET, u64::from(one)), u64::from(other));
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}

const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;

const fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01B3)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{INDEXED, KEPT, Sketch};
    use crate::model::Document;

    /// Numbered words, so that a text of any length has only runs of its own.
    fn prose(range: std::ops::Range<usize>) -> String {
        range.map(|n| format!("word{n} ")).collect()
    }

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&Document::from_text("t", text)).unwrap_or(Sketch::parse(""))
    }

    #[test]
    fn copies_are_the_same_story_and_others_are_not() {
        let wire = prose(0..400);
        let rows = [
            ("itself", wire.clone(), true),
            ("other case and punctuation", wire.to_uppercase().replace(' ', ", "), true),
            ("cut to a third", prose(0..130), true),
            ("with as much again added", prose(0..800), true),
            ("every fortieth word changed", wire.replace("0 ", "0x "), true),
            ("another text", prose(1000..1400), false),
            ("a quarter quoted", prose(300..700), false),
            ("too short to tell", prose(0..9), false),
            ("empty", String::new(), false),
        ];
        for (name, text, same) in rows {
            assert_eq!(sketch(&wire).same_story(&sketch(&text)), same, "{name}");
            assert_eq!(sketch(&text).same_story(&sketch(&wire)), same, "{name}, the other way");
        }
    }

    #[test]
    fn what_many_articles_end_with_is_in_few_keys() {
        let ending = prose(0..40);
        let sketches: Vec<Sketch> =
            (1..200).map(|n| sketch(&(prose(n * 1000..n * 1000 + 400) + &ending))).collect();
        let own: HashSet<u32> = sketches[0].keys().collect();
        let alike = |other: &&Sketch| other.keys().any(|key| own.contains(&key));
        assert!(sketches[1..].iter().filter(alike).count() < 20);
    }

    #[test]
    fn a_literal_reads_back() {
        let sketch = sketch(&prose(0..1000));
        assert_eq!(Sketch::parse(&sketch.to_string()), sketch);
        assert_eq!((sketch.0.len(), sketch.keys().count()), (KEPT, INDEXED - 1));
    }
}
