//! [`Parse::speaker`]: who says what a clause says.

use super::agent::Agent;
use super::chunk::ChunkKind;
use super::parse::Parse;
use super::side::Cast;
use super::unnamed::unnamed;
use super::verb_group::VerbGroup;
use crate::model::{EntityKind, Side};
use crate::text::pos::Tag;

impl Parse<'_> {
    /// Who says the clause of a verb: before it ("Rama said that …"), behind it ("…, Rama said"), or by "according
    /// to"; `carried` speaks where the clause stands in a quotation that names nobody.
    pub fn speaker(
        &self,
        verb: usize,
        cast: &Cast<'_>,
        carried: impl FnOnce() -> Option<Side>,
    ) -> Option<Side> {
        let clause_begin = self.clause_begin(verb);
        self.speaker_before(verb, clause_begin, cast)
            .or_else(|| self.speaker_inside(verb, clause_begin, cast))
            .or_else(|| self.speaker_behind(verb, cast))
            .or_else(|| self.source(cast))
            .or_else(|| self.hearsay(verb, clause_begin))
            .or_else(|| self.words[self.chunks[verb].words.start].quoted.then(carried).flatten())
    }

    /// Whoever speaks in a sentence, by its first verb of saying; a quotation that goes on is theirs.
    pub fn main_speaker(&self, cast: &Cast<'_>) -> Option<Side> {
        (0..self.chunks.len())
            .filter(|&c| self.says(c) && !self.words[self.chunks[c].words.start].quoted)
            .find_map(|c| self.teller(c, cast))
    }

    /// The first chunk of the clause of a verb: its subject, or itself.
    fn clause_begin(&self, verb: usize) -> usize {
        match self.agent(verb) {
            Some(Agent::Nouns(nouns, _)) => nouns.first().copied().unwrap_or(verb).min(verb),
            Some(Agent::Owner(noun)) => noun.min(verb),
            None => verb,
        }
    }

    /// Whether a chunk is a verb of saying that reports something, in the active.
    pub fn says(&self, chunk: usize) -> bool {
        self.verb(chunk).is_some_and(|group| {
            !group.passive
                && !group.negated
                && self.lexicon.is("report", &self.words[group.main].lemma)
        })
    }

    /// "Rama said (on Wednesday) (that) …": the nearest verb of saying before the clause, with nothing between that
    /// would end what is said.
    fn speaker_before(&self, verb: usize, begin: usize, cast: &Cast<'_>) -> Option<Side> {
        for at in (0..begin).rev() {
            match self.chunks[at].kind {
                ChunkKind::Verb(_) if self.says(at) && at != verb => return self.teller(at, cast),
                ChunkKind::Comma
                    if !self.is(at + 1, &ChunkKind::Quote) && !self.encloses(at, begin) =>
                {
                    return None;
                }
                ChunkKind::Dash => return None,
                ChunkKind::Stop if self.lower(at) != ":" => return None,
                ChunkKind::Subordinator if self.lower(at) != "that" && !self.in_said(at) => {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a subordinator stands directly behind a verb of saying or "that": "said that after …".
    fn in_said(&self, at: usize) -> bool {
        at > 0 && (self.says(at - 1) || self.lower(at - 1) == "that")
    }

    /// Whether a comma belongs to a pair before `begin`, words in apposition between them.
    fn encloses(&self, comma: usize, begin: usize) -> bool {
        let inner = |c: &usize| self.is(*c, &ChunkKind::Comma);
        (0..begin).filter(inner).count() >= 2
            && (comma + 1..begin).any(|c| self.is(c, &ChunkKind::Comma))
            || (0..comma).rev().take(8).any(|c| self.is(c, &ChunkKind::Comma))
    }

    /// "Oslo, the UN said, has freed": the comma and the verb of the words between two commas that only tell who speaks.
    pub fn inserted_before(&self, comma: usize) -> Option<(usize, usize)> {
        let open = (0..comma).rev().find(|&c| self.is(c, &ChunkKind::Comma))?;
        let noun = self.skip_marks(open + 1);
        let says = (noun + 1..comma).find(|&c| self.verb(c).is_some())?;
        let only = (says + 1..comma).all(|c| {
            matches!(self.chunks[c].kind, ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Quote)
        });
        let before = open > 0 && self.is_noun(open - 1);
        (before && only && self.is_noun(noun) && self.says(says)).then_some((open, says))
    }

    /// Who speaks by words put between a clause's subject and its verb.
    fn speaker_inside(&self, verb: usize, begin: usize, cast: &Cast<'_>) -> Option<Side> {
        let comma = (begin + 1..verb).rev().find(|&c| self.is(c, &ChunkKind::Comma))?;
        let (open, says) = self.inserted_before(comma)?;
        (open > begin).then(|| self.teller(says, cast)).flatten()
    }

    /// "…, Rama said (in a statement)", "…, said Rama": behind the clause and before the sentence's end.
    fn speaker_behind(&self, verb: usize, cast: &Cast<'_>) -> Option<Side> {
        for at in verb + 1..self.chunks.len() {
            let mark = matches!(
                self.chunks[at].kind,
                ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Stop
            );
            if !mark {
                continue;
            }
            let mut next = at + 1;
            while self.is(next, &ChunkKind::Quote) || self.is(next, &ChunkKind::Comma) {
                next += 1;
            }
            if self.says(next) && self.verb(next).is_some_and(VerbGroup::is_finite) {
                let noun = self.skip_marks(next + 1);
                if self.is_noun(noun) && self.ends_saying(self.skip_attachments(noun + 1)) {
                    return self.named_speaker(noun, cast);
                }
            }
            if self.is_noun(next)
                && let Some(says) = (next + 1..self.chunks.len())
                    .find(|&c| self.verb(c).is_some())
                    .filter(|&c| self.says(c) && self.ends_saying(c + 1))
            {
                return self.teller(says, cast);
            }
        }
        None
    }

    /// Whether nothing but circumstances follows a verb of saying, so that what it says stands before it.
    fn ends_saying(&self, behind: usize) -> bool {
        match self.chunks.get(behind).map(|c| &c.kind) {
            None
            | Some(ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Time | ChunkKind::Quote) => true,
            Some(ChunkKind::Preposition) => true,
            Some(ChunkKind::Adverb) => self.ends_saying(behind + 1),
            Some(ChunkKind::Noun { .. }) => self.ends_saying(behind + 1),
            Some(ChunkKind::Verb(group)) => !group.is_finite(),
            Some(ChunkKind::Subordinator) => {
                matches!(self.lower(behind), "as" | "after" | "when" | "while")
            }
            _ => false,
        }
    }

    /// "allegedly", "reportedly", "it is alleged that": somebody says so, and the newspaper doesn't say who.
    fn hearsay(&self, verb: usize, begin: usize) -> Option<Side> {
        let from = begin.saturating_sub(2);
        let to = (verb + 2).min(self.chunks.len());
        let words = self.chunks.get(from)?.words.start..self.chunks[to - 1].words.end;
        let adverb =
            words.clone().find(|&w| self.lexicon.is("hearsay_adverb", &self.words[w].lower));
        // "It is alleged that …".
        let impersonal = || {
            let that = begin.checked_sub(1).filter(|&c| self.lower(c) == "that")?;
            let group = self.verb(that.checked_sub(1)?).filter(|group| group.passive)?;
            self.lexicon.is("report", &self.words[group.main].lemma).then_some(group.main)
        };
        let word = adverb.or_else(impersonal)?;
        Some(unnamed("unnamed source".to_owned(), self.words[word].span))
    }

    /// "according to Iranian state TV", "citing …".
    fn source(&self, cast: &Cast<'_>) -> Option<Side> {
        let at = (0..self.chunks.len()).find(|&c| self.lower(c) == "according")?;
        let Some(noun) = (at + 1..self.chunks.len()).take(3).find(|&c| self.is_noun(c)) else {
            return Some(unnamed(
                "unnamed source".to_owned(),
                self.words[self.chunks[at].words.start].span,
            ));
        };
        // "according to the official Islamic Republic News Agency", "the state news agency, TASS".
        let apposition = self.is(noun + 1, &ChunkKind::Comma).then_some(noun + 2);
        let apposition = apposition.filter(|&c| !self.begins_clause(c));
        let named = apposition.filter(|&c| self.is_noun(c) && self.mention_of(noun).is_none());
        self.named_speaker(named.unwrap_or(noun), cast)
    }

    /// Who tells, by the agent of a verb of saying.
    fn teller(&self, verb: usize, cast: &Cast<'_>) -> Option<Side> {
        let agent = self.agent(verb)?;
        let sides = self.agent_sides(&agent, cast);
        if let Some(found) = sides.into_iter().find(|f| f.side.kind != EntityKind::Place) {
            return Some(found.side);
        }
        match agent {
            Agent::Nouns(nouns, _) => self.unnamed_speaker(*nouns.first()?),
            Agent::Owner(_) => None,
        }
    }

    fn named_speaker(&self, noun: usize, cast: &Cast<'_>) -> Option<Side> {
        let found = self.side(noun, cast).filter(|f| f.side.kind != EntityKind::Place);
        found.map(|f| f.side).or_else(|| self.unnamed_speaker(noun))
    }

    /// A speaker without a name ("a source close to the talks"): a group of its own, known by its description, so
    /// that what it says is nobody else's word.
    fn unnamed_speaker(&self, noun: usize) -> Option<Side> {
        let chunk = self.chunks.get(noun)?;
        // "he said", of whom it isn't known who he is.
        if self.words[chunk.words.start].tag == Tag::Prp {
            return Some(unnamed("unnamed source".to_owned(), self.span(chunk.words.clone())));
        }
        self.described(noun).map(|(label, span)| unnamed(label, span))
    }
}
