//! [`Parse`]: a sentence in chunks, and whose act each verb is.

use std::ops::Range;

use super::chunk::{Chunk, ChunkKind, chunks};
use super::verb_group::{Form, VerbGroup};
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
    pub mentions: Vec<&'t Mention>,
    pub dates: Vec<DatePhrase>,
    pub lexicon: &'t Words,
}

/// Who a verb's subject is: noun phrases themselves, or the owner of one ("its move to expel").
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Agent {
    /// These noun chunks, and a name in apposition to the first.
    Nouns(Vec<usize>, Option<usize>),
    /// Whoever decided, moved, acted: the owner of this noun chunk.
    Owner(usize),
}

/// No sentence needs more steps than this to find a subject; the guard keeps hostile text from recursion.
const DEPTH: usize = 12;

impl<'t> Parse<'t> {
    /// Reads a sentence; `quoted` says whether a quotation that began before it is still open.
    pub fn new(
        text: &'t str,
        sentence: &'t Sentence,
        mentions: Vec<&'t Mention>,
        dates: Vec<DatePhrase>,
        lexicon: &'t Words,
        quoted: bool,
    ) -> Self {
        let words = words(text, sentence, &mentions, quoted);
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
    fn is_preposition(&self, chunk: usize) -> bool {
        self.is(chunk, &ChunkKind::Preposition)
    }

    /// The noun phrases that are coordinated with the one at `first`, which is among them, and the chunk after them.
    ///
    /// "the United States, Israel and the MKO": three; a phrase whose own finite verb comes next begins a clause of
    /// its own and is not taken.
    pub fn list_from(&self, first: usize) -> (Vec<usize>, usize) {
        self.list_behind(first, |next| !self.begins_clause(next))
    }

    /// The same, of the subjects of an embedded clause: its verb comes next.
    pub fn subjects_from(&self, first: usize) -> (Vec<usize>, usize) {
        self.list_behind(first, |_| true)
    }

    fn list_behind(&self, first: usize, takes: impl Fn(usize) -> bool) -> (Vec<usize>, usize) {
        let mut nouns = vec![first];
        let mut after = first + 1;
        let mut at = self.skip_attachments(after);
        loop {
            let next = match self.chunks.get(at).map(|c| &c.kind) {
                Some(ChunkKind::Conjunction) if self.lower(at) != "but" => Some(at + 1),
                // "X, or Y" is one thing with two names.
                Some(ChunkKind::Comma) if self.is(at + 1, &ChunkKind::Conjunction) => {
                    (nouns.len() > 1 || self.lower(at + 1) != "or").then_some(at + 2)
                }
                Some(ChunkKind::Comma) if self.list_goes_on(at + 1) => Some(at + 1),
                _ => None,
            };
            let Some(next) = next.map(|n| self.skip_marks(n)).filter(|&n| self.is_noun(n)) else {
                return (nouns, after);
            };
            let end = self.skip_attachments(next + 1);
            // "members … at the request of Oslo and Bergen": a name goes with the name before it.
            let nearer = (after..at).rev().find(|&c| self.is_noun(c));
            let joins = |noun: usize| self.is_name(noun) == self.is_name(next);
            if nearer.is_some_and(|near| joins(near) && !joins(first)) {
                return (nouns, after);
            }
            if nouns.len() < 40 && takes(next) {
                nouns.push(next);
                (after, at) = (next + 1, end);
            } else {
                return (nouns, after);
            }
        }
    }

    /// Whether the head of a noun chunk stands in a name.
    fn is_name(&self, noun: usize) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => self.words[*head].name,
            _ => false,
        }
    }

    /// Whether a noun phrase is the subject of a finite verb that comes next.
    pub fn begins_clause(&self, noun: usize) -> bool {
        let next = self.skip_attachments(noun + 1);
        let next = if self.is(next, &ChunkKind::Adverb) { next + 1 } else { next };
        self.verb(next).is_some_and(VerbGroup::is_finite)
    }

    /// Whether "X, Y and Z" goes on at a chunk: a noun phrase, and then more of the list up to its "and".
    fn list_goes_on(&self, mut at: usize) -> bool {
        for _ in 0..40 {
            at = self.skip_marks(at);
            if !self.is_noun(at) {
                return false;
            }
            at = self.skip_attachments(at + 1);
            match self.chunks.get(at).map(|c| &c.kind) {
                Some(ChunkKind::Conjunction) => return self.is_noun(self.skip_marks(at + 1)),
                Some(ChunkKind::Comma) if self.is(at + 1, &ChunkKind::Conjunction) => {
                    let next = self.skip_marks(at + 2);
                    return self.is_noun(next) && !self.begins_clause(next);
                }
                Some(ChunkKind::Comma) => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// Behind prepositional phrases and bracketed words that belong to the noun phrase before.
    pub fn skip_attachments(&self, mut at: usize) -> usize {
        loop {
            at = self.skip_marks(at);
            if self.is(at, &ChunkKind::Open) {
                match (at..self.chunks.len()).find(|&c| self.is(c, &ChunkKind::Close)) {
                    Some(close) => at = close + 1,
                    None => return at,
                }
            } else if self.is_preposition(at)
                && matches!(
                    self.lower(at),
                    "of" | "to" | "in" | "for" | "from" | "at" | "on" | "with"
                )
                && self.is_noun(self.skip_marks(at + 1))
            {
                at = self.skip_marks(at + 1) + 1;
            } else {
                return at;
            }
        }
    }

    /// Behind quotation marks.
    pub fn skip_marks(&self, mut at: usize) -> usize {
        while self.is(at, &ChunkKind::Quote) {
            at += 1;
        }
        at
    }

    /// Whose act the verb of a chunk is, by what stands before it.
    pub fn agent(&self, verb: usize) -> Option<Agent> {
        self.agent_within(verb, DEPTH)
    }

    fn agent_within(&self, verb: usize, depth: usize) -> Option<Agent> {
        let group = self.verb(verb)?;
        let depth = depth.checked_sub(1)?;
        let mut apposition = None;
        let mut at = verb;
        while at > 0 {
            at -= 1;
            match &self.chunks[at].kind {
                ChunkKind::Conjunction if at + 1 == self.first_behind(at, verb) => {
                    return self.agent_of_coordinate(verb, at, depth);
                }
                ChunkKind::Comma => {
                    if !group.is_finite() && self.first_behind(at, verb) == verb {
                        return self.agent_of_adjunct(verb, at, depth);
                    }
                    if let Some((open, name)) = self.parenthesis_before(at) {
                        apposition = apposition.or(name);
                        at = open;
                    }
                }
                ChunkKind::Close => {
                    at = (0..at).rev().find(|&c| self.is(c, &ChunkKind::Open)).unwrap_or(at);
                }
                ChunkKind::Relative => {
                    return self.antecedent(at).map(|n| Agent::Nouns(vec![n], None));
                }
                ChunkKind::Noun { .. } => {
                    let list = self.list_to(at);
                    let before = list.first().map_or(0, |&first| self.preposition_before(first));
                    if before > 0 && group.form != Form::Participle {
                        // The phrase belongs to a preposition, and so isn't the subject of a finite verb.
                        if group.form == Form::Infinitive && self.is_deed(at) {
                            return Some(Agent::Owner(at));
                        }
                        if group.form == Form::Ing && self.adjoins(at, verb) {
                            return Some(Agent::Nouns(list, None));
                        }
                        at = before;
                        continue;
                    }
                    return self.agent_from_nouns(verb, list, apposition, depth);
                }
                ChunkKind::Verb(other) => {
                    let reduced =
                        group.is_finite() && matches!(other.form, Form::Participle | Form::Finite);
                    let chained = !group.is_finite();
                    return if reduced || chained { self.agent_within(at, depth) } else { None };
                }
                ChunkKind::Preposition if group.form == Form::Ing => {
                    return self.agent_of_gerund(at, depth);
                }
                // "said that expelling him would …": nobody is said to do it.
                ChunkKind::Subordinator if !group.is_finite() && self.lower(at) != "that" => {
                    return self.main_verb_before(at).and_then(|v| self.agent_within(v, depth));
                }
                ChunkKind::Stop | ChunkKind::Subordinator => return None,
                _ => {}
            }
        }
        // "Accusing Oslo of …, Minsk recalled …": the subject comes with the main verb.
        (group.form == Form::Ing || group.form == Form::Participle)
            .then(|| self.main_verb_after(verb))
            .flatten()
            .and_then(|v| self.agent_within(v, depth))
    }

    /// The first chunk behind `at` that isn't an adverb, mark or time, up to `limit`.
    fn first_behind(&self, at: usize, limit: usize) -> usize {
        let skipped = |c: &usize| {
            matches!(self.chunks[*c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        };
        let first = (at + 1..limit).find(|c| !skipped(c)).unwrap_or(limit);
        if first == limit { at + 1 } else { first }.max(if first == limit { limit } else { 0 })
    }

    /// Whether only adverbs, marks and times stand between two chunks.
    fn adjoins(&self, left: usize, right: usize) -> bool {
        (left + 1..right).all(|c| {
            matches!(self.chunks[c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        })
    }

    /// "praised Tirana … and slapped": the subject of the verb before of the same form.
    fn agent_of_coordinate(&self, verb: usize, conjunction: usize, depth: usize) -> Option<Agent> {
        let form = self.verb(verb)?.form;
        let same = |c: &usize| {
            self.verb(*c).is_some_and(|other| match form {
                Form::Finite | Form::Base => other.is_finite(),
                Form::Participle => other.form == Form::Participle || other.passive,
                _ => other.form == form,
            })
        };
        let before: Vec<usize> = (0..conjunction).filter(same).collect();
        // The verb of a relative clause before isn't coordinated with the main verb when a comma stands between.
        let comma = conjunction > 0 && self.is(conjunction - 1, &ChunkKind::Comma);
        let outer = before.iter().rev().find(|&&c| !comma || !self.in_relative(c));
        let chosen = outer.or(before.last())?;
        self.agent_within(*chosen, depth)
    }

    /// Whether a verb stands in a relative clause.
    fn in_relative(&self, verb: usize) -> bool {
        for at in (0..verb).rev() {
            match self.chunks[at].kind {
                ChunkKind::Relative => return true,
                ChunkKind::Verb(_) | ChunkKind::Comma | ChunkKind::Stop => return false,
                _ => {}
            }
        }
        false
    }

    /// ", accusing the two of": the subject of the main verb; ", expelled in May,": the noun phrase before.
    fn agent_of_adjunct(&self, verb: usize, comma: usize, depth: usize) -> Option<Agent> {
        if self.verb(verb)?.form == Form::Participle && comma > 0 {
            let before = (0..comma).rev().find(|&c| self.is_noun(c))?;
            return Some(Agent::Nouns(vec![before], None));
        }
        let main = self.main_verb_before(comma).or_else(|| self.main_verb_after(verb))?;
        self.agent_within(main, depth)
    }

    /// "of launching", "after breaking off": the accused in "accused Iran of launching", else the main subject.
    fn agent_of_gerund(&self, preposition: usize, depth: usize) -> Option<Agent> {
        let controls = matches!(self.lower(preposition), "of" | "for" | "with" | "from");
        if controls
            && preposition > 0
            && self.is_noun(preposition - 1)
            && !self.is_deed(preposition - 1)
        {
            return Some(Agent::Nouns(self.list_to(preposition - 1), None));
        }
        if controls && preposition > 0 && self.is_noun(preposition - 1) {
            return Some(Agent::Owner(preposition - 1));
        }
        let main =
            self.main_verb_before(preposition).or_else(|| self.main_verb_after(preposition))?;
        self.agent_within(main, depth)
    }

    /// The subject of `verb`, before which the noun phrases `list` stand.
    fn agent_from_nouns(
        &self,
        verb: usize,
        list: Vec<usize>,
        apposition: Option<usize>,
        depth: usize,
    ) -> Option<Agent> {
        let (first, last) = (*list.first()?, *list.last()?);
        let group = self.verb(verb)?;
        if group.form == Form::Infinitive {
            let governor = (first > 0).then(|| self.verb_before(first)).flatten();
            let lemma = governor.map_or("", |v| self.lemma(v));
            if self.is_deed(last) {
                return Some(Agent::Owner(last));
            }
            if let Some(governor) = governor.filter(|_| !self.lexicon.is("object_control", lemma)) {
                return self.agent_within(governor, depth);
            }
        }
        if group.form == Form::Ing && !self.adjoins(last, verb) {
            let governor = self.main_verb_before(first)?;
            return self.agent_within(governor, depth);
        }
        Some(Agent::Nouns(list, apposition))
    }

    /// The noun phrases coordinated with the one at `last`, which ends them.
    fn list_to(&self, last: usize) -> Vec<usize> {
        let mut list = vec![last];
        let mut first = last;
        while first >= 2 && list.len() < 40 {
            let joint = first - 1;
            let conjoined = self.is(joint, &ChunkKind::Conjunction) && self.lower(joint) != "but"
                || self.is(joint, &ChunkKind::Comma) && list.len() > 1;
            let mut before = joint - 1;
            let comma = before > 0 && self.is(before, &ChunkKind::Comma) && list.len() == 1;
            if comma {
                before -= 1;
            }
            if !conjoined || !self.is_noun(before) {
                break;
            }
            // "in Tirana and Iran": what a preposition governs is stepped over to the phrase it belongs to.
            while before >= 2 && self.is_preposition(before - 1) && self.is_noun(before - 2) {
                before -= 2;
            }
            // "…, and Oslo left": a comma before "and" joins phrases only where it ends a longer list or apposition.
            if comma && !(before > 0 && self.is(before - 1, &ChunkKind::Comma)) {
                break;
            }
            list.push(before);
            first = before;
        }
        list.reverse();
        list
    }

    /// The preposition that governs the noun phrase at a chunk; 0 where there is none.
    fn preposition_before(&self, noun: usize) -> usize {
        let mut at = noun;
        while at > 0 && (self.is(at - 1, &ChunkKind::Quote) || self.is(at - 1, &ChunkKind::Adverb))
        {
            at -= 1;
        }
        if at > 0 && self.is_preposition(at - 1) { at - 1 } else { 0 }
    }

    /// The words between two commas before a verb: where they begin, and the name they give to the noun before.
    fn parenthesis_before(&self, comma: usize) -> Option<(usize, Option<usize>)> {
        let open = (0..comma)
            .rev()
            .find(|&c| self.is(c, &ChunkKind::Comma) || self.is(c, &ChunkKind::Stop))?;
        if !self.is(open, &ChunkKind::Comma) {
            return None;
        }
        let inside = open + 1..comma;
        let first = self.skip_marks(inside.start);
        // "A, B and C": a list, and no parenthesis.
        if inside.clone().any(|c| self.verb(c).is_some_and(VerbGroup::is_finite))
            && !inside.clone().any(|c| {
                matches!(self.chunks[c].kind, ChunkKind::Relative | ChunkKind::Subordinator)
            })
        {
            return None;
        }
        let name =
            (self.is_noun(first) && self.skip_attachments(first + 1) >= comma).then_some(first);
        Some((open, name))
    }

    /// The noun phrase that a relative clause is about.
    fn antecedent(&self, relative: usize) -> Option<usize> {
        let mut at = relative;
        while at > 0 {
            at -= 1;
            match self.chunks[at].kind {
                ChunkKind::Noun { .. } => return Some(at),
                ChunkKind::Close => at = (0..at).rev().find(|&c| self.is(c, &ChunkKind::Open))?,
                ChunkKind::Verb(_) | ChunkKind::Stop => return None,
                _ => {}
            }
        }
        None
    }

    /// The verb that governs the noun phrase at a chunk, if it stands directly before but for adverbs and times.
    fn verb_before(&self, noun: usize) -> Option<usize> {
        let at = (0..noun).rev().find(|&c| {
            !matches!(self.chunks[c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        })?;
        self.verb(at).map(|_| at)
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

    /// Whether a noun chunk names a deed, plan or saying, whose owner is its doer: "decision", "move", "claims".
    pub fn is_deed(&self, noun: usize) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => {
                let word = &self.words[*head];
                !word.name && self.lexicon.is("action", &word.lemma)
            }
            _ => false,
        }
    }

    /// Whether a verb's agent is a document that somebody else speaks by: "the indictment alleges".
    pub fn agent_is_document(&self, verb: usize) -> bool {
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        nouns.first().is_some_and(|&noun| match self.chunks[noun].kind {
            ChunkKind::Noun { head, .. } => self.lexicon.is("document", &self.words[head].lemma),
            _ => false,
        })
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

    /// Whether a chunk stands inside quotation marks.
    fn is_quoted(&self, chunk: usize) -> bool {
        self.words[self.chunks[chunk].words.start].quoted
    }

    fn is_gerund(&self, chunk: usize) -> bool {
        self.verb(chunk).is_some_and(|group| group.form == Form::Ing)
    }

    fn is_verb_finite_behind(&self, conjunction: usize) -> bool {
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
            Some(ChunkKind::Noun { .. }) => self.begins_clause(next),
            Some(ChunkKind::Preposition) => self.lower(next) != "of",
            Some(ChunkKind::Time) => true,
            _ => matches!(self.lower(next), "according" | "citing"),
        }
    }
}
