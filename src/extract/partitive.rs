//! Partitives: "a number of Swedish diplomats" is one noun phrase, whose head is what is counted.

use super::chunk::{Chunk, ChunkKind};
use super::word::Word;
use crate::rules::Words;

/// Joins a word of quantity, "of" and the noun phrase behind it into one noun phrase: "a group of envoys". "The
/// number of envoys" is a number, and stays apart.
pub(super) fn join(chunks: &mut Vec<Chunk>, words: &[Word<'_>], lexicon: &Words) {
    let mut at = 0;
    while at + 2 < chunks.len() {
        if !is_partitive(&chunks[at], words, lexicon) || !is_of(&chunks[at + 1], words) {
            at += 1;
            continue;
        }
        let ChunkKind::Noun { head, owner } = chunks[at + 2].kind else {
            at += 1;
            continue;
        };
        chunks[at].words.end = chunks[at + 2].words.end;
        chunks[at].kind = ChunkKind::Noun { head, owner };
        chunks.drain(at + 1..at + 3);
    }
}

fn is_partitive(chunk: &Chunk, words: &[Word<'_>], lexicon: &Words) -> bool {
    let ChunkKind::Noun { head, owner: None } = chunk.kind else { return false };
    let counts = words[chunk.words.start].lower == "the" && words[head].lemma == "number";
    !words[head].name && !counts && lexicon.is("partitive", &words[head].lemma)
}

fn is_of(chunk: &Chunk, words: &[Word<'_>]) -> bool {
    chunk.kind == ChunkKind::Preposition && words[chunk.words.start].lower == "of"
}

#[cfg(test)]
mod tests {
    use crate::extract::chunk::ChunkKind;
    use crate::extract::parse::tests::{with_parse, words_of};

    /// The noun phrases of a sentence, with the head of each behind a bar.
    fn nouns(text: &str) -> String {
        with_parse(text, &["Oslo"], |parse| {
            let noun = |chunk: usize| match parse.chunks[chunk].kind {
                ChunkKind::Noun { head, .. } => {
                    Some(format!("{} | {}", words_of(parse, chunk), parse.words[head].lower))
                }
                _ => None,
            };
            (0..parse.chunks.len()).filter_map(noun).collect::<Vec<_>>().join("; ")
        })
    }

    #[test]
    fn a_quantity_goes_with_what_it_counts() {
        for (text, expected) in [
            (
                "Oslo expelled a number of Swedish diplomats.",
                "Oslo | oslo; a number of Swedish diplomats | diplomats",
            ),
            ("Oslo cut the number of envoys.", "Oslo | oslo; the number | number; envoys | envoys"),
            ("Oslo held a series of talks.", "Oslo | oslo; a series of talks | talks"),
            (
                "Oslo expelled the head of the mission.",
                "Oslo | oslo; the head | head; the mission | mission",
            ),
        ] {
            assert_eq!(nouns(text), expected, "{text}");
        }
    }
}
