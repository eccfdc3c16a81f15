//! [`NounReading`]: a deed named by a noun, with its sides.

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::side::{Cast, Found};
use super::verb_group::{Form, VerbGroup};
use crate::model::Status;
use crate::rules::{NounCue, NounSide, Relation};

/// A noun that says a relation ("Tirana's expulsion of …"), with what it names.
#[derive(Debug, Clone, Default)]
pub(super) struct NounReading {
    pub subject: Vec<Found>,
    pub object: Vec<Found>,
    pub place: Option<Found>,
    /// Whether an object is named that is nobody known: "its assault on the province".
    pub unknown_object: bool,
    pub matter: Option<std::ops::Range<usize>>,
    /// The word behind what was read.
    pub end: usize,
}

/// A noun chunk, to be read by a cue.
pub(super) struct NounReader<'n, 't> {
    pub parse: &'n Parse<'t>,
    pub cast: &'n Cast<'n>,
    pub relation: &'n Relation,
    pub cue: &'n NounCue,
    /// The noun's chunk.
    pub noun: usize,
}

impl NounReader<'_, '_> {
    /// The sides that the noun's owner, adjective and prepositions name.
    pub fn read(&self) -> NounReading {
        let mut reading =
            NounReading { end: self.parse.chunks[self.noun].words.end, ..NounReading::default() };
        self.read_prepositions(&mut reading);
        if let Some(adjective) = self.parse.nationality_of(self.noun).and_then(|m| self.cast.of(m))
        {
            match self.cue.adjective {
                Some(NounSide::Subject) if reading.subject.is_empty() => {
                    reading.subject = self.fitting(vec![adjective], true);
                }
                Some(NounSide::Object) if reading.object.is_empty() => {
                    reading.object = self.fitting(vec![adjective], false);
                }
                _ => {}
            }
        }
        if let Some(owner) = self.parse.possessor_of(self.noun).and_then(|m| self.cast.of(m)) {
            self.place_owner(owner, &mut reading);
        }
        if self.relation.mutual {
            self.read_mutual(&mut reading);
        }
        reading
    }

    /// What two do with each other: "Israeli-Palestinian talks", "flew home after a meeting with the king".
    fn read_mutual(&self, reading: &mut NounReading) {
        let parse = self.parse;
        if reading.object.is_empty() {
            let names = parse.names_before_head(self.noun);
            let mut sides: Vec<Found> = names.iter().filter_map(|m| self.cast.of(m)).collect();
            sides.dedup_by(|a, b| a.side.actor == b.side.actor);
            if sides.len() > 1 {
                reading.object = self.fitting(sides.split_off(1), false);
                reading.subject = self.fitting(sides, true);
            }
        }
        let governed = matches!(
            parse.lower(parse.preposition_before(self.noun)),
            "after" | "in" | "during" | "at" | "following" | "of" | "under" | "before"
        );
        if reading.subject.is_empty() && !reading.object.is_empty() && governed {
            // "During talks with Oslo, Berg agreed": the clause that the phrase opens may come behind it.
            let main = parse.main_verb_before(self.noun);
            let main = main.or_else(|| parse.main_verb_after(self.noun));
            let agent = main.and_then(|verb| parse.agent(verb));
            let sides = agent.map(|agent| parse.agent_sides(&agent, self.cast));
            reading.subject = self.fitting(sides.unwrap_or_default(), true);
        }
    }

    /// "Tirana's expulsion": the first side that is free and admits the owner.
    fn place_owner(&self, owner: Found, reading: &mut NounReading) {
        for side in &self.cue.owner {
            let (free, subject) = match side {
                NounSide::Subject => (reading.subject.is_empty(), true),
                NounSide::Object => (reading.object.is_empty(), false),
            };
            // "the diplomats' expulsion": people of a state are expelled sooner than they expel.
            let both = self.cue.owner.len() > 1;
            let people = subject && both && !owner.fits(&[crate::rules::SideKind::State]);
            let expelled = people && reading.object.is_empty() && owner.fits(&self.relation.object);
            if free && !expelled {
                let fitting = self.fitting(vec![owner.clone()], subject);
                if !fitting.is_empty() {
                    let place = if subject { &mut reading.subject } else { &mut reading.object };
                    *place = fitting;
                    return;
                }
            }
        }
    }

    /// The chunk behind the matter that begins at a chunk: "charges of theft | are lies" ends before the verb whose
    /// subject the noun is.
    fn matter_end(&self, from: usize) -> usize {
        let parse = self.parse;
        let end = parse.clause_end(from);
        let embedded =
            |c: usize| parse.is(c, &ChunkKind::Relative) || parse.is(c, &ChunkKind::Subordinator);
        let finite = |c: &usize| parse.verb(*c).is_some_and(VerbGroup::is_finite);
        let verb = (from..end).find(finite);
        let gerund = parse.verb(from).is_some_and(|group| group.form == Form::Ing);
        match verb.filter(|&verb| gerund && !(from..verb).any(embedded)) {
            Some(verb) => verb,
            None => end,
        }
    }

    fn read_prepositions(&self, reading: &mut NounReading) {
        let parse = self.parse;
        let mut at = parse.skip_marks(self.noun + 1);
        for step in 0..6 {
            while parse.is(at, &ChunkKind::Time) || parse.is(at, &ChunkKind::Adverb) {
                at += 1;
            }
            if !parse.is(at, &ChunkKind::Preposition) && !parse.is(at, &ChunkKind::Subordinator) {
                return;
            }
            let word = parse.lower(at).to_owned();
            // "support of an assassination of Ann Berg": the second "of" is another noun's.
            let own = step == 0 || word != "of";
            if self.cue.matter.contains(&word) && reading.matter.is_none() {
                let from = parse.chunks[at].words.end;
                let end = self.matter_end(at + 1);
                let to = parse.chunks.get(end.wrapping_sub(1)).map_or(from, |c| c.words.end);
                if to > from {
                    reading.matter = Some(from..to);
                }
                let subject = parse.skip_marks(at + 1);
                if self.cue.object_acts && word == "that" && parse.is_noun(subject) {
                    let (nouns, _) = parse.subjects_from(subject);
                    reading.object = self.fitting(parse.sides(&nouns, self.cast), false);
                }
                return;
            }
            let noun = parse.skip_marks(at + 1);
            if !parse.is_noun(noun) {
                return;
            }
            let (nouns, after) = parse.list_from(noun);
            let mut found = parse.sides(&nouns, self.cast);
            if found.is_empty() {
                found = parse.members(noun, self.cast);
            }
            if own && self.cue.object.contains(&word) && reading.object.is_empty() {
                reading.object = self.fitting(found, false);
                reading.unknown_object = reading.object.is_empty();
            } else if own && self.cue.subject.contains(&word) && reading.subject.is_empty() {
                reading.subject = self.fitting(found, true);
            } else if self.cue.place.contains(&word) && reading.place.is_none() {
                reading.place = found.into_iter().next();
            }
            reading.end = parse.chunks[after - 1].words.end;
            at = parse.skip_marks(after);
        }
    }

    fn fitting(&self, sides: Vec<Found>, subject: bool) -> Vec<Found> {
        let kinds = if subject { &self.relation.subject } else { &self.relation.object };
        let meant = |f: Found| if subject { f } else { self.cast.object_of(self.relation, f) };
        sides.into_iter().map(meant).filter(|found| found.fits(kinds)).collect()
    }

    /// Whoever denies what the noun names: the subject of a verb of denying whose object it is.
    pub fn denier(&self) -> Vec<Found> {
        let parse = self.parse;
        let verb = (0..self.noun).rev().find(|&c| parse.verb(c).is_some());
        let Some(verb) = verb.filter(|&c| parse.lexicon.is("denying", parse.lemma(c))) else {
            return Vec::new();
        };
        let sides = parse.agent(verb).map(|agent| parse.agent_sides(&agent, self.cast));
        self.fitting(sides.unwrap_or_default(), false)
    }

    /// Whether the noun points at a deed already told: "the expulsion", "its expulsion", "the diplomats' expulsion".
    pub fn is_definite(&self) -> bool {
        self.parse.points_back(self.noun)
    }

    /// The status that the words around the noun give: "called for the expulsion of", "a possible expulsion".
    pub fn status(&self) -> Status {
        let parse = self.parse;
        if let Some(status) = self.cue.status {
            return status;
        }
        let words = &parse.words[parse.chunks[self.noun].words.clone()];
        if words.iter().any(|w| parse.lexicon.is("determiner_negative", &w.lower)) {
            return Status::Negated;
        }
        if words.iter().any(|w| parse.lexicon.is("doubt", &w.lower)) {
            return Status::Hypothetical;
        }
        self.governor_status().unwrap_or(Status::Asserted)
    }

    fn governor_status(&self) -> Option<Status> {
        let parse = self.parse;
        let mut steps = 0;
        for at in (0..self.noun).rev() {
            match &parse.chunks[at].kind {
                ChunkKind::Verb(group) => {
                    let lemma = &*parse.words[group.main].lemma;
                    // "called the expulsion a mistake" is no call for it.
                    let called = lemma == "call" && !parse.is(at + 1, &ChunkKind::Preposition);
                    if called {
                        return None;
                    }
                    if self.relation.said && parse.lexicon.is("denying", lemma) {
                        return None;
                    }
                    if group.modal.is_some() || parse.lexicon.is("doubt_frame", lemma) {
                        return Some(Status::Hypothetical);
                    }
                    // "lifted its sanctions": they are over.
                    if parse.lexicon.is("ending", lemma) {
                        return Some(Status::Negated);
                    }
                    let unreal =
                        ["hypothetical", "planned"].iter().any(|c| parse.lexicon.is(c, lemma));
                    return unreal.then_some(Status::Hypothetical);
                }
                ChunkKind::Noun { head, .. } => {
                    if parse.lexicon.is("doubt_frame", &parse.words[*head].lemma) {
                        return Some(Status::Hypothetical);
                    }
                    steps += 1;
                    if steps > 1 {
                        return None;
                    }
                }
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Subordinator => break,
                _ => {}
            }
        }
        // As a subject: "the expulsion of … would be a mistake".
        let verb = parse.main_verb_after(self.noun)?;
        let own = matches!(parse.agent(verb), Some(super::agent::Agent::Nouns(n, _)) if n.contains(&self.noun));
        let modal = parse.verb(verb)?.modal.is_some();
        (own && modal).then_some(Status::Hypothetical)
    }
}
