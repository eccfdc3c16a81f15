//! Clauses: where one ends, and which finite verb it has.

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::verb_group::{Form, VerbGroup};

impl Parse<'_> {
    /// Whether a noun phrase is the subject of a finite verb that comes next.
    pub fn begins_clause(&self, noun: usize) -> bool {
        let next = self.skip_attachments(noun + 1);
        let next = if self.is(next, &ChunkKind::Adverb) { next + 1 } else { next };
        self.verb(next).is_some_and(VerbGroup::is_finite)
    }

    /// Whether a verb stands in a relative clause.
    pub fn in_relative(&self, verb: usize) -> bool {
        for at in (0..verb).rev() {
            match self.chunks[at].kind {
                ChunkKind::Relative => return true,
                ChunkKind::Verb(_) | ChunkKind::Comma | ChunkKind::Stop => return false,
                _ => {}
            }
        }
        false
    }

    /// The nearest finite verb before a chunk, one of a relative clause only if there is no other.
    pub fn main_verb_before(&self, chunk: usize) -> Option<usize> {
        let finite = |c: &usize| self.verb(*c).is_some_and(VerbGroup::is_finite);
        let mut all = (0..chunk).rev().filter(finite);
        all.clone().find(|&c| !self.in_relative(c)).or_else(|| all.next())
    }

    /// The nearest finite verb after a chunk.
    pub fn main_verb_after(&self, chunk: usize) -> Option<usize> {
        (chunk + 1..self.chunks.len()).find(|&c| self.verb(c).is_some_and(VerbGroup::is_finite))
    }

    /// The chunk behind the clause in which a chunk stands: behind it comes a new clause, a stop or the end.
    pub fn clause_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.chunks.len() {
            match self.chunks[at].kind {
                ChunkKind::Stop | ChunkKind::Dash => return at,
                ChunkKind::Comma if self.ends_clause(at) => return at,
                // "from accusing … to alleging": the next deed of a row.
                ChunkKind::Preposition if self.lower(at) == "to" && self.is_gerund(at + 1) => {
                    return at;
                }
                ChunkKind::Conjunction
                    if at > from && !self.is_quoted(at) && self.is_verb_finite_behind(at) =>
                {
                    return at;
                }
                ChunkKind::Preposition if self.lower(at) == "amid" => return at,
                _ => at += 1,
            }
        }
        at
    }

    fn is_gerund(&self, chunk: usize) -> bool {
        self.verb(chunk).is_some_and(|group| group.form == Form::Ing)
    }

    pub fn is_verb_finite_behind(&self, conjunction: usize) -> bool {
        let next = self.first_behind(conjunction, self.chunks.len());
        self.verb(next).is_some_and(VerbGroup::is_finite)
            || self.is_noun(next) && self.begins_clause(next)
    }

    /// Whether what follows a comma no longer belongs to the clause before it.
    fn ends_clause(&self, comma: usize) -> bool {
        // "“…,” amid": a quotation that ends with a comma ends what it was quoted for.
        if self.is(comma + 1, &ChunkKind::Quote) {
            return true;
        }
        if self.is_quoted(comma) {
            return false;
        }
        let mut next = self.skip_marks(comma + 1);
        while self.is(next, &ChunkKind::Adverb) {
            next += 1;
        }
        match self.chunks.get(next).map(|c| &c.kind) {
            None | Some(ChunkKind::Relative | ChunkKind::Subordinator | ChunkKind::Verb(_)) => true,
            Some(ChunkKind::Conjunction) => self.is_verb_finite_behind(next),
            // "of lying, a charge he denied": a noun with a clause of its own about it.
            Some(ChunkKind::Noun { .. }) => {
                self.begins_clause(next) || self.is_noun(next + 1) && self.begins_clause(next + 1)
            }
            Some(ChunkKind::Preposition) => self.lower(next) != "of",
            Some(ChunkKind::Time) => true,
            _ => matches!(self.lower(next), "according" | "citing"),
        }
    }

    /// The first chunk behind `at` that isn't an adverb, mark or time, up to `limit`.
    pub fn first_behind(&self, at: usize, limit: usize) -> usize {
        let skipped = |c: &usize| {
            matches!(self.chunks[*c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        };
        let first = (at + 1..limit).find(|c| !skipped(c)).unwrap_or(limit);
        if first == limit { at + 1 } else { first }.max(if first == limit { limit } else { 0 })
    }
}
