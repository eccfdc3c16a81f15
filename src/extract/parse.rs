//! [`Parse`]: a sentence in words and chunks.

use std::ops::Range;

use super::chunk::{Chunk, ChunkKind};
use super::chunker::chunks;
use super::verb_group::VerbGroup;
use super::word::{Word, words};
use crate::model::{Mention, Sentence, Span};
use crate::rules::Words;
use crate::text::date::DatePhrase;

/// A sentence in words and chunks, with the mentions and dates that stand in it.
pub(super) struct Parse<'t> {
    pub text: &'t str,
    pub sentence: &'t Sentence,
    pub words: Vec<Word<'t>>,
    pub chunks: Vec<Chunk>,
    pub mentions: &'t [&'t Mention],
    pub dates: Vec<DatePhrase>,
    pub lexicon: &'t Words,
}

impl<'t> Parse<'t> {
    /// Reads a sentence; `quoted` says whether a quotation that began before it is still open.
    pub fn new(
        text: &'t str,
        sentence: &'t Sentence,
        mentions: &'t [&'t Mention],
        dates: Vec<DatePhrase>,
        lexicon: &'t Words,
        quoted: bool,
    ) -> Self {
        let words = words(text, sentence, mentions, lexicon, quoted);
        let chunks = chunks(&words, &dates, lexicon);
        Self { text, sentence, words, chunks, mentions, dates, lexicon }
    }

    /// The verb group of a chunk.
    pub fn verb(&self, chunk: usize) -> Option<&VerbGroup> {
        match &self.chunks.get(chunk)?.kind {
            ChunkKind::Verb(group) => Some(group),
            _ => None,
        }
    }

    /// The lemma of a verb chunk's main verb; empty for other chunks.
    pub fn lemma(&self, chunk: usize) -> &str {
        self.verb(chunk).map_or("", |group| &self.words[group.main].lemma)
    }

    /// Whether a chunk is a noun phrase.
    pub fn is_noun(&self, chunk: usize) -> bool {
        self.chunks.get(chunk).is_some_and(|c| matches!(c.kind, ChunkKind::Noun { .. }))
    }

    /// Whether a chunk is of this kind, for kinds without content.
    pub fn is(&self, chunk: usize, kind: &ChunkKind) -> bool {
        self.chunks.get(chunk).is_some_and(|c| c.kind == *kind)
    }

    /// The chunk that a word stands in.
    pub fn chunk_of(&self, word: usize) -> usize {
        self.chunks.partition_point(|c| c.words.end <= word)
    }

    /// The first word of a chunk in lower case.
    pub fn lower(&self, chunk: usize) -> &str {
        self.chunks.get(chunk).map_or("", |c| &self.words[c.words.start].lower)
    }

    /// The stretch of text from one word up to and without another.
    pub fn span(&self, words: Range<usize>) -> Span {
        let last = words.end.max(words.start + 1).min(self.words.len()) - 1;
        Span::new(self.words[words.start.min(last)].span.begin, self.words[last].span.end)
    }

    /// Whether a chunk is a preposition, one that introduces a time not counted.
    pub fn is_preposition(&self, chunk: usize) -> bool {
        self.is(chunk, &ChunkKind::Preposition)
    }

    /// Behind quotation marks.
    pub fn skip_marks(&self, mut at: usize) -> usize {
        while self.is(at, &ChunkKind::Quote) {
            at += 1;
        }
        at
    }

    /// Whether a chunk stands inside quotation marks.
    pub fn is_quoted(&self, chunk: usize) -> bool {
        self.words[self.chunks[chunk].words.start].quoted
    }

    /// Whether the head of a noun chunk stands in a name.
    pub fn is_name(&self, noun: usize) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => self.words[*head].name,
            _ => false,
        }
    }

    /// Whether the head of a noun chunk is a word of a class, and no name.
    pub fn is_headed_by(&self, noun: usize, class: &str) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => {
                let word = &self.words[*head];
                !word.name && self.lexicon.is(class, &word.lemma)
            }
            _ => false,
        }
    }

    /// Whether a noun chunk names a deed, plan or saying, whose owner is its doer: "decision", "move", "claims".
    pub fn is_deed(&self, noun: usize) -> bool {
        self.is_headed_by(noun, "action")
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Parse;
    use crate::model::{Date, Document, EntityId, EntityKind, Form, Mention, Span};
    use crate::rules::Rules;
    use crate::text;

    /// Reads the only sentence of `text`, in which the words of `names` are names.
    pub fn with_parse<T>(text: &str, names: &[&str], look: impl FnOnce(&Parse<'_>) -> T) -> T {
        let Ok(rules) = Rules::load(&[]) else { panic!("the shipped rules have faults") };
        let document = Document::from_text("test", text);
        let sentences = text::sentences(&document);
        let mut mentions = Vec::new();
        for (at, name) in names.iter().flat_map(|name| text.match_indices(name)) {
            let span = Span::new(at, at + name.len());
            let (entity, kind) = (EntityId::new("organisation/name"), EntityKind::Organisation);
            mentions.push(Mention {
                span,
                phrase: span,
                entity,
                kind,
                form: Form::Name,
                quantity: None,
            });
        }
        let mentions: Vec<&Mention> = mentions.iter().collect();
        let dates = text::date::find(text, &sentences[0], None, Date::day(2024, 3, 5));
        look(&Parse::new(text, &sentences[0], &mentions, dates, &rules.words, false))
    }

    /// The words of a chunk.
    pub fn words_of(parse: &Parse<'_>, chunk: usize) -> String {
        parse.span(parse.chunks[chunk].words.clone()).of(parse.text).to_owned()
    }

    /// The chunk of a verb by its form in the text.
    pub fn verb_of(parse: &Parse<'_>, form: &str) -> usize {
        let is = |c: &usize| parse.verb(*c).is_some_and(|g| parse.words[g.main].lower == form);
        let Some(chunk) = (0..parse.chunks.len()).find(is) else { panic!("no verb {form}") };
        chunk
    }
}
