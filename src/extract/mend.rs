//! Corrections of chunks that need the chunks around them: a participle that is a past tense, a preposition or "that"
//! that opens a clause.

use super::chunk::{Chunk, ChunkKind};
use super::verb_group::Form;
use super::word::Word;
use crate::rules::Words;
use crate::text::pos::Tag;

/// Corrects the verb forms and the joints of a sentence's chunks in place; none is added or taken away.
pub(super) fn mend(chunks: &mut [Chunk], words: &[Word<'_>], lexicon: &Words) {
    mend_participles(chunks, words);
    mend_clauses_without_verb(chunks, words);
    mend_sentences_without_verb(chunks, words);
    mark_subordinators(chunks, words, lexicon);
}

/// Takes a participle with an object of its own for a past tense ("Berg, the envoy, blamed Oslo for"): the tagger
/// can't tell them apart. A participle of giving or naming may have one ("diplomats given a week to leave").
fn mend_participles(chunks: &mut [Chunk], words: &[Word<'_>]) {
    const WITH_OBJECT: &[&str] = &[
        "give", "grant", "offer", "award", "deny", "call", "name", "dub", "declare", "send", "tell",
    ];
    for i in 0..chunks.len() {
        let mut behind = chunks[i + 1..].iter().map(|c| &c.kind);
        let passed = |k: &&ChunkKind| matches!(k, ChunkKind::Adverb | ChunkKind::Quote);
        let has_object = match behind.find(|kind| !passed(kind)) {
            Some(ChunkKind::Noun { .. }) => true,
            // "dismissed as “lies” the charge": the object comes after what it is called.
            // "Oslo announced on Monday (that) they had".
            Some(ChunkKind::Time) => opens_with_pronoun(&chunks[i + 2..], words),
            Some(ChunkKind::Preposition | ChunkKind::Subordinator) => {
                is_named_first(&chunks[i + 1..], words)
            }
            _ => false,
        };
        let ChunkKind::Verb(group) = &mut chunks[i].kind else { continue };
        let giving = WITH_OBJECT.contains(&&*words[group.main].lemma);
        if group.form == Form::Participle && group.words.len() == 1 && has_object && !giving {
            group.form = Form::Finite;
        }
    }
}

/// Whether a clause comes next whose subject is a pronoun, "that" before it or not.
fn opens_with_pronoun(behind: &[Chunk], words: &[Word<'_>]) -> bool {
    let that = behind.first().is_some_and(|c| words[c.words.start].lower == "that");
    let first = behind.get(usize::from(that));
    first.is_some_and(|c| words[c.words.start].tag == Tag::Prp) && opens_clause(behind)
}

/// Whether "as" and a noun phrase, and then another noun phrase without a preposition, follow a verb.
fn is_named_first(behind: &[Chunk], words: &[Word<'_>]) -> bool {
    let mut kinds =
        behind.iter().filter(|c| !matches!(c.kind, ChunkKind::Adverb | ChunkKind::Quote));
    let first = kinds.next().is_some_and(|c| words[c.words.start].lower == "as");
    let mut nouns = 0;
    for chunk in kinds {
        match chunk.kind {
            ChunkKind::Noun { .. } => nouns += 1,
            // "described as “vile” the decision".
            ChunkKind::Adjective if nouns == 0 => nouns += 1,
            ChunkKind::Conjunction => nouns -= 1,
            _ => break,
        }
    }
    first && nouns > 1
}

/// Takes the participle of a clause that has no other verb for a past tense: "reports that police stormed the gate".
fn mend_clauses_without_verb(chunks: &mut [Chunk], words: &[Word<'_>]) {
    for i in 2..chunks.len() {
        let subject = matches!(chunks[i - 1].kind, ChunkKind::Noun { .. });
        let opened = &*words[chunks[i - 2].words.start].lower == "that";
        let ends = |c: &&Chunk| matches!(c.kind, ChunkKind::Stop | ChunkKind::Comma);
        let finite = |c: &Chunk| matches!(&c.kind, ChunkKind::Verb(group) if group.is_finite());
        let has_other = chunks[i + 1..].iter().take_while(|c| !ends(c)).any(finite);
        let ChunkKind::Verb(group) = &mut chunks[i].kind else { continue };
        let bare = group.form == Form::Participle && group.words.len() == 1;
        if subject && opened && bare && !has_other {
            group.form = Form::Finite;
        }
    }
}

/// Takes the first participle behind a comma for a past tense where a whole sentence has no other verb of its own:
/// "The bloc, which includes Malta, warned of “grave steps”." A caption ("Envoys, expelled by Oslo") has none either.
fn mend_sentences_without_verb(chunks: &mut [Chunk], words: &[Word<'_>]) {
    let ended = words.iter().rev().find(|word| !is_quote(word)).is_some_and(|w| w.lower == ".");
    if !ended || !chunks.first().is_some_and(|c| matches!(c.kind, ChunkKind::Noun { .. })) {
        return;
    }
    let mut candidate = None;
    for i in 1..chunks.len() {
        let ChunkKind::Verb(group) = &chunks[i].kind else { continue };
        if group.is_finite() && !is_relative(&chunks[..i]) {
            return;
        }
        let bare = group.form == Form::Participle && group.words.len() == 1;
        let done_by = chunks.get(i + 1).is_some_and(|c| words[c.words.start].lower == "by");
        if bare && !done_by && chunks[i - 1].kind == ChunkKind::Comma {
            candidate = candidate.or(Some(i));
        }
    }
    if let Some(ChunkKind::Verb(group)) = candidate.map(|i| &mut chunks[i].kind) {
        group.form = Form::Finite;
    }
}

/// Whether a relative word and nothing but its clause's subject stand last.
fn is_relative(before: &[Chunk]) -> bool {
    let last = before.iter().rev().find(|c| !matches!(c.kind, ChunkKind::Noun { .. }));
    last.is_some_and(|c| c.kind == ChunkKind::Relative)
}

fn is_quote(word: &Word<'_>) -> bool {
    matches!(&*word.lower, "\"" | "''" | "'")
}

/// Turns prepositions that open a clause ("after Iran expelled …") into subordinators, and "that" after a verb of
/// speech, which is none of a noun, likewise.
fn mark_subordinators(chunks: &mut [Chunk], words: &[Word<'_>], lexicon: &Words) {
    for i in 0..chunks.len() {
        let first = &words[chunks[i].words.start];
        let is_that = &*first.lower == "that";
        match chunks[i].kind {
            ChunkKind::Subordinator if !is_that && !opens_clause(&chunks[i + 1..]) => {
                chunks[i].kind = ChunkKind::Preposition;
            }
            ChunkKind::Relative if is_that && i > 0 => {
                // "reports that police stormed": what the reports say, and nothing about the reports.
                let content = match chunks[i - 1].kind {
                    ChunkKind::Noun { head, .. } => {
                        lexicon.is("content", &words[head].lemma) && opens_clause(&chunks[i + 1..])
                    }
                    ChunkKind::Verb(_) | ChunkKind::Time => true,
                    _ => false,
                };
                if content {
                    chunks[i].kind = ChunkKind::Subordinator;
                }
            }
            ChunkKind::Relative if !lexicon.is("relative", &first.lower) => {
                chunks[i].kind = ChunkKind::Subordinator;
            }
            _ => {}
        }
    }
}

/// Whether a subject and its finite verb come next.
fn opens_clause(rest: &[Chunk]) -> bool {
    let mut nouns = 0;
    for chunk in rest {
        match &chunk.kind {
            ChunkKind::Noun { .. } => nouns += 1,
            ChunkKind::Verb(group) => return nouns > 0 && group.is_finite(),
            ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative => {
                return false;
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::chunk::ChunkKind;
    use crate::extract::parse::tests::{with_parse, words_of};

    /// Every joint with what it is, and every verb with whether it is finite.
    fn shown(text: &str) -> String {
        with_parse(text, &["Oslo", "Minsk", "Berg"], |parse| {
            let shown = parse.chunks.iter().enumerate().filter_map(|(i, chunk)| {
                let words = words_of(parse, i);
                match &chunk.kind {
                    ChunkKind::Verb(group) if group.is_finite() => Some(format!("{words}: finite")),
                    ChunkKind::Verb(_)
                    | ChunkKind::Subordinator
                    | ChunkKind::Relative
                    | ChunkKind::Preposition => Some(format!("{words}: {}", chunk.kind.name())),
                    _ => None,
                }
            });
            shown.collect::<Vec<_>>().join(", ")
        })
    }

    #[test]
    fn the_chunks_around_tell_what_a_word_is() {
        for (text, expected) in [
            ("Berg, the envoy, blamed Oslo.", "blamed: finite"),
            (
                "Minsk, which borders Riga, warned of “grave steps”.",
                "which: relative, borders: finite, warned: finite, of: preposition",
            ),
            ("Envoys, expelled by Oslo.", "expelled: verb, by: preposition"),
            (
                "Envoys given a week to leave went home.",
                "given: verb, to leave: verb, went: finite",
            ),
            (
                "Minsk denied reports that envoys stormed the gate.",
                "denied: finite, that: subordinator, stormed: finite",
            ),
            (
                "Minsk left after Oslo expelled two envoys.",
                "left: finite, after: subordinator, expelled: finite",
            ),
            ("Minsk left after the talks.", "left: finite, after: preposition"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
