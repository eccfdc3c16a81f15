//! [`Chunk`]: a noun phrase, verb group or mark, the units that clauses are made of.

use std::ops::Range;

use super::partitive;
use super::verb_group::{Form, VerbGroup, verb_group};
use super::word::Word;
use crate::rules::Words;
use crate::text::date::DatePhrase;
use crate::text::pos::Tag;

/// A unit of a sentence that isn't divided any further.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// Its words: indices into the sentence, the end not included.
    pub words: Range<usize>,
    /// What it is.
    pub kind: ChunkKind,
}

/// What a [`Chunk`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChunkKind {
    /// A noun phrase without what follows its head, with the index of the head's word; its owner, if it has one
    /// ("Iran's ambassador"), ends before the given word.
    Noun { head: usize, owner: Option<usize> },
    /// A verb with its auxiliaries.
    Verb(Box<VerbGroup>),
    /// A preposition, "to" before a noun among them.
    Preposition,
    /// "that", "if", "because" …, before a clause.
    Subordinator,
    /// "who", "which" …, before a clause about the noun before it.
    Relative,
    /// "and", "or", "but".
    Conjunction,
    /// A comma.
    Comma,
    /// A dash, or two hyphens.
    Dash,
    /// A semicolon or colon, or a full stop within the sentence.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    Quote,
    /// When: a date phrase.
    Time,
    /// An adverb or particle.
    Adverb,
    /// An adjective that stands alone.
    Adjective,
    /// Anything else.
    Other,
}

impl ChunkKind {
    /// Its name for people.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Noun { .. } => "noun",
            Self::Verb(_) => "verb",
            Self::Preposition => "preposition",
            Self::Subordinator => "subordinator",
            Self::Relative => "relative",
            Self::Conjunction => "conjunction",
            Self::Comma => "comma",
            Self::Dash => "dash",
            Self::Stop => "stop",
            Self::Open => "open",
            Self::Close => "close",
            Self::Quote => "quote",
            Self::Time => "time",
            Self::Adverb => "adverb",
            Self::Adjective => "adjective",
            Self::Other => "other",
        }
    }
}

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
    mend_participles(&mut chunks, words);
    mark_subordinators(&mut chunks, words, lexicon);
    chunks
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
            Some(ChunkKind::Preposition) => is_named_first(&chunks[i + 1..], words),
            _ => false,
        };
        let ChunkKind::Verb(group) = &mut chunks[i].kind else { continue };
        let giving = WITH_OBJECT.contains(&&*words[group.main].lemma);
        if group.form == Form::Participle && group.words.len() == 1 && has_object && !giving {
            group.form = Form::Finite;
        }
    }
    mend_clauses_without_verb(chunks, words);
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

/// The end of the date phrase that begins at a word.
fn time_at(words: &[Word<'_>], at: usize, dates: &[DatePhrase]) -> Option<usize> {
    let phrase = dates.iter().find(|d| d.span.begin == words[at].span.begin)?;
    Some(words.partition_point(|w| w.span.begin < phrase.span.end))
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
    const QUANTIFIERS: [&[&str]; 8] = [
        &["at", "least"],
        &["at", "most"],
        &["more", "than"],
        &["less", "than"],
        &["fewer", "than"],
        &["up", "to"],
        &["as", "many", "as"],
        &["close", "to"],
    ];
    let says = |quantifier: &&&[&str]| {
        words.get(quantifier.len()).is_some_and(|word| {
            matches!(word.tag, Tag::Cd | Tag::Dollar)
                || matches!(&*word.lower, "usd" | "us" | "€" | "£" | "¥")
        }) && quantifier.iter().zip(words).all(|(said, word)| *said == word.lower)
    };
    QUANTIFIERS.iter().find(says).map_or(0, |quantifier| quantifier.len())
}

/// The noun phrase that begins at a word: determiners, adjectives, numbers and nouns, with an owner before it; a date
/// ends it.
fn noun_phrase(words: &[Word<'_>], at: usize, dates: &[DatePhrase]) -> Option<(usize, ChunkKind)> {
    let (mut end, mut head, mut owner) = (at, None, None);
    while let Some(word) = words.get(end) {
        if end > at && (word.apart || time_at(words, end, dates).is_some()) {
            break;
        }
        let grows = match word.tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => {
                head = Some(end);
                true
            }
            Tag::Pos if head.is_some() => {
                owner = Some(end);
                head = None;
                true
            }
            Tag::Prp | Tag::Ex => {
                if end == at {
                    return Some((at + 1, ChunkKind::Noun { head: at, owner: None }));
                }
                false
            }
            Tag::Dt | Tag::Pdt | Tag::PrpPoss | Tag::WpPoss => {
                end == at || (head.is_none() && owner.is_none() && word.tag != Tag::PrpPoss)
            }
            Tag::Cd | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Dollar => {
                head.is_none() || words[end - 1].name && leads_to_noun(words, end)
            }
            Tag::Vbn | Tag::Vbd if end == at => is_attributive(words, at),
            Tag::Vbg | Tag::Vbn if head.is_none() => end > at && leads_to_noun(words, end + 1),
            Tag::Rb if head.is_none() && end > at => {
                words.get(end + 1).is_some_and(|w| matches!(w.tag, Tag::Jj | Tag::Vbn | Tag::Vbg))
                    && leads_to_noun(words, end + 2)
            }
            Tag::Cc if head.is_none() && end > at => {
                words[end - 1].tag == Tag::Jj
                    && words.get(end + 1).is_some_and(|w| w.tag == Tag::Jj)
                    && leads_to_noun(words, end + 2)
            }
            _ if matches!(&*word.lower, "€" | "£" | "¥") => head.is_none(),
            _ => {
                head.is_none()
                    && end > at
                    && matches!(&*word.lower, "\"" | "''" | "``" | "'")
                    && leads_to_noun(words, end + 1)
            }
        };
        if !grows {
            break;
        }
        end += 1;
    }
    let determined = |word: &Word<'_>| matches!(word.tag, Tag::Dt | Tag::Cd | Tag::PrpPoss);
    let counted = words[at..end].iter().any(|word| word.tag == Tag::Cd);
    let head = match head {
        Some(head) => head,
        // "the British", "the two", "this": a determiner stands for the noun.
        None if end > at && (determined(&words[at]) || counted || owner.is_some()) => end - 1,
        None => return None,
    };
    Some((end, ChunkKind::Noun { head, owner }))
}

/// Whether a participle between a preposition and a noun belongs to the noun: "a list of expelled envoys", "by armed
/// groups".
fn is_attributive(words: &[Word<'_>], at: usize) -> bool {
    matches!(words[at].tag, Tag::Vbn | Tag::Vbd)
        && at > 0
        && words[at - 1].tag == Tag::In
        && !matches!(&*words[at - 1].lower, "that" | "as" | "than" | "since" | "before" | "after")
        && leads_to_noun(words, at + 1)
}

/// Whether adjectives and then a noun stand at a word.
fn leads_to_noun(words: &[Word<'_>], mut at: usize) -> bool {
    while let Some(word) = words.get(at) {
        match word.tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => return true,
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd | Tag::Vbn | Tag::Vbg => at += 1,
            Tag::Cc if words.get(at + 1).is_some_and(|w| w.tag == Tag::Jj) => at += 1,
            _ => return false,
        }
    }
    false
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
    use super::ChunkKind;
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
