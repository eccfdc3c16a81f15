//! Cutting a sentence into chunks.

use super::chunk::{Chunk, ChunkKind};
use super::noun_phrase::{is_attributive, noun_phrase, time_at};
use super::verb_group::verb_group;
use super::word::Word;
use super::{mend, partitive};
use crate::rules::Words;
use crate::text::date::DatePhrase;
use crate::text::pos::Tag;

/// Cuts a sentence into chunks, which cover all of its words in order.
pub(super) fn chunks(words: &[Word<'_>], dates: &[DatePhrase], lexicon: &Words) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let (end, kind) = chunk_at(words, at, dates, lexicon);
        let end = end.max(at + 1);
        chunks.push(Chunk { words: at..end, kind });
        at = end;
    }
    partitive::join(&mut chunks, words, lexicon);
    mend::mend(&mut chunks, words, lexicon);
    chunks
}

fn chunk_at(
    words: &[Word<'_>],
    at: usize,
    dates: &[DatePhrase],
    lexicon: &Words,
) -> (usize, ChunkKind) {
    let word = &words[at];
    if let Some(end) = time_at(words, at, dates) {
        return (end, ChunkKind::Time);
    }
    if let Some(kind) = mark(&word.lower) {
        return (at + 1, kind);
    }
    let group = if is_attributive(words, at) { None } else { verb_group(words, at) };
    if let Some(group) = group {
        return (group.words.end, ChunkKind::Verb(Box::new(group)));
    }
    let counted = at + quantifier(&words[at..]);
    if let Some((end, kind)) = noun_phrase(words, counted, dates) {
        return (end, kind);
    }
    let kind = match word.tag {
        // "neither expelled nor hosted": a negation of the verb, and no joint before it.
        Tag::Cc if matches!(&*word.lower, "neither" | "both" | "either") => ChunkKind::Adverb,
        Tag::Cc => ChunkKind::Conjunction,
        Tag::Wdt | Tag::Wp | Tag::Wrb => ChunkKind::Relative,
        Tag::In | Tag::To if lexicon.is("subordinator", &word.lower) => ChunkKind::Subordinator,
        Tag::In | Tag::To => ChunkKind::Preposition,
        Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Rp => ChunkKind::Adverb,
        Tag::Jj | Tag::Jjr | Tag::Jjs => ChunkKind::Adjective,
        _ => ChunkKind::Other,
    };
    (at + 1, kind)
}

fn mark(lower: &str) -> Option<ChunkKind> {
    Some(match lower {
        "," => ChunkKind::Comma,
        ";" | ":" | "." | "?" | "!" | "..." | "…" => ChunkKind::Stop,
        "-" | "--" | "—" | "–" => ChunkKind::Dash,
        "(" | "[" => ChunkKind::Open,
        ")" | "]" => ChunkKind::Close,
        "\"" | "''" | "``" | "'" | "«" | "»" => ChunkKind::Quote,
        _ => return None,
    })
}

/// How many words before a number only say how exact it is: "at least", "more than", "up to".
fn quantifier(words: &[Word<'_>]) -> usize {
    const QUANTIFIERS: [&[&str]; 14] = [
        &["at", "least"],
        &["at", "most"],
        &["more", "than"],
        &["less", "than"],
        &["fewer", "than"],
        &["up", "to"],
        &["as", "many", "as"],
        &["close", "to"],
        &["around"],
        &["about"],
        &["nearly"],
        &["almost"],
        &["roughly"],
        &["approximately"],
    ];
    let says = |quantifier: &&&[&str]| {
        words.get(quantifier.len()).is_some_and(|word| {
            matches!(word.tag, Tag::Cd | Tag::Dollar)
                || matches!(&*word.lower, "usd" | "us" | "€" | "£" | "¥")
        }) && quantifier.iter().zip(words).all(|(said, word)| *said == word.lower)
    };
    QUANTIFIERS.iter().find(says).map_or(0, |quantifier| quantifier.len())
}

#[cfg(test)]
mod tests {
    use super::super::chunk::ChunkKind;
    use crate::extract::parse::tests::{with_parse, words_of};

    /// Noun phrases in square brackets, verb groups in braces, times in angle brackets, the rest as it is.
    fn shown(text: &str, names: &[&str]) -> String {
        with_parse(text, names, |parse| {
            let chunks = parse.chunks.iter().enumerate().map(|(i, chunk)| {
                let words = words_of(parse, i);
                match chunk.kind {
                    ChunkKind::Noun { .. } => format!("[{words}]"),
                    ChunkKind::Verb(_) => format!("{{{words}}}"),
                    ChunkKind::Time => format!("<{words}>"),
                    _ => words,
                }
            });
            chunks.collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn a_sentence_falls_into_phrases() {
        for (text, names, expected) in [
            (
                "Oslo expelled two Belarusian diplomats on Tuesday.",
                &["Oslo"][..],
                "[Oslo] {expelled} [two Belarusian diplomats] <on Tuesday> .",
            ),
            (
                "Oslo expelled at least two envoys.",
                &["Oslo"],
                "[Oslo] {expelled} [at least two envoys] .",
            ),
            (
                "Oslo gave around $40 million to displaced envoys.",
                &["Oslo"],
                "[Oslo] {gave} [around $40 million] to [displaced envoys] .",
            ),
            (
                "Norway's foreign minister denied the claims.",
                &["Norway"],
                "[Norway's foreign minister] {denied} [the claims] .",
            ),
            (
                "Minsk gave the embassy's staff 24 hours to leave.",
                &["Minsk"],
                "[Minsk] {gave} [the embassy's staff] [24 hours] {to leave} .",
            ),
            (
                "The Ministry of Trade and Industry called an alleged theft a plot.",
                &["Ministry of Trade and Industry"],
                "[The Ministry of Trade and Industry] {called} [an alleged theft] [a plot] .",
            ),
        ] {
            assert_eq!(shown(text, names), expected, "{text}");
        }
    }
}
