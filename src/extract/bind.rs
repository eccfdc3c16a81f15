//! [`Binding`]: a frame laid over a clause, its places filled.

use std::ops::Range;

use super::agent::Agent;
use super::chunk::ChunkKind;
use super::deed::Told;
use super::parse::Parse;
use super::side::{Cast, Found};
use super::verb_group::{Form, VerbGroup};
use crate::model::{BlockKind, EntityKind};
use crate::rules::{Element, Frame, Relation, SideKind, Slot};
use crate::text::pos::Tag;

/// What the places of a frame were filled with.
#[derive(Debug, Clone, Default)]
pub(super) struct Binding {
    pub subject: Vec<Found>,
    pub object: Vec<Found>,
    /// What the claim is about: words of the sentence.
    pub matter: Option<Range<usize>>,
    /// The territory named.
    pub place: Option<Found>,
    /// Who stands where the subject is to be named again.
    pub again: Option<Found>,
    /// The noun chunks that filled the object's place.
    pub object_nouns: Vec<usize>,
    /// The word behind everything that the frame took.
    pub end: usize,
    /// How the clause used the verb: `active`, `passive`, or by its `modal`.
    pub voice: &'static str,
}

/// A verb of a sentence, to lay frames over.
pub(super) struct Binder<'b, 't> {
    pub parse: &'b Parse<'t>,
    pub cast: &'b Cast<'b>,
    pub relation: &'b Relation,
    /// The verb's chunk.
    pub verb: usize,
    /// Whether the object's place may be filled by what is nobody: it is then the matter.
    pub object_optional: bool,
    /// What the article told before, for deeds that it only points at.
    pub told: Told<'b>,
}

impl Binder<'_, '_> {
    /// Lays a frame over the verb's clause: as it is written, else as a passive. A frame that begins with a modal
    /// verb ("must") is laid over what the modal governs.
    ///
    /// A past tense and a participle look the same ("diplomats expelled from"), so the tagger may have erred: such a
    /// verb is read in the active by all frames first, and on `second_thought` in the passive.
    pub fn bind(
        &self,
        frame: &Frame,
        modal: Option<usize>,
        second_thought: bool,
    ) -> Option<Binding> {
        let group = self.parse.verb(self.verb)?;
        if let Some(modal) = modal.filter(|_| !second_thought) {
            let binding = Binding { voice: "modal", ..Binding::default() };
            // "whether Oslo should respond" demands nothing.
            if self.parse.is_conditional(self.verb) {
                return None;
            }
            return self.fill(frame, modal + 1, binding);
        }
        let is_passive = group.passive || group.form == Form::Participle;
        let either = group.words.len() == 1
            && matches!(self.parse.words[group.main].tag, Tag::Vbd | Tag::Vbn);
        let active = || {
            let binding = Binding { voice: "active", ..Binding::default() };
            self.fill(frame, group.words.end, binding)
        };
        let passive = || self.passive(frame, group);
        match (is_passive, either, second_thought) {
            (true, false, false) => passive(),
            (_, _, false) => active(),
            (true, true, true) => passive(),
            // "Ghana blamed the attack on …": what has an object is no participle.
            (false, true, true) => {
                let object =
                    self.next_phrase(group.words.end).is_some_and(|c| self.parse.is_noun(c));
                if object || !self.may_be_participle() { None } else { passive() }
            }
            (_, false, true) => None,
        }
    }

    /// Whether what looks like a past tense may be a participle: it names a doer ("expelled by"), another verb is the
    /// clause's own ("diplomats expelled from Oslo landed"), or it stands in a headline ("diplomats expelled").
    fn may_be_participle(&self) -> bool {
        let parse = self.parse;
        let headline = parse.sentence.block == BlockKind::Headline
            || !parse.words.last().is_some_and(|w| matches!(&*w.lower, "." | "\"" | "”" | "''"));
        let behind = self.verb + 1..parse.chunks.len();
        // "acknowledged that they had …": what has a clause of its own is no participle.
        if parse.is(self.verb + 1, &ChunkKind::Subordinator) && parse.lower(self.verb + 1) == "that"
        {
            return false;
        }
        let clause = behind.clone().take_while(|&c| !parse.is(c, &ChunkKind::Stop));
        // "called for “action by sea”": what is quoted names no doer of the verb before it.
        let unquoted = clause.clone().take_while(|&c| !parse.is(c, &ChunkKind::Quote));
        let by = unquoted.into_iter().any(|c| parse.lower(c) == "by");
        // "pushed to buy time": what is said or asked is hardly ever told by a bare participle.
        let deed = !self.relation.said && !self.relation.yields;
        let other = |c| parse.verb(c).is_some_and(VerbGroup::is_finite);
        // "Ann Berg returned to Oslo after …": people have participles about them, a name hardly ever has one.
        let named = match parse.agent(self.verb) {
            Some(Agent::Nouns(nouns, _)) => nouns.iter().any(|&noun| parse.is_name(noun)),
            _ => false,
        };
        headline || by || deed && !named && clause.into_iter().any(other)
    }

    /// Fills the frame's places from a word on, and its first place from the verb's own subject.
    fn fill(&self, frame: &Frame, from: usize, mut binding: Binding) -> Option<Binding> {
        binding.end = self.elements(&frame.rest, from, &mut binding)?;
        let agent = self.parse.agent(self.verb);
        self.fill_first(frame.first, agent.as_ref(), &mut binding)?;
        // "{object} receive <help> from {subject}": the subject stands behind the verb.
        if frame.first == Slot::Object && binding.again.is_some() {
            binding.subject = binding.again.take().into_iter().collect();
        }
        let same = |again: &Found| binding.subject.iter().any(|s| s.side.actor == again.side.actor);
        binding.again.as_ref().is_none_or(same).then_some(binding)
    }

    /// Fills the place of the clause's own subject.
    fn fill_first(&self, first: Slot, agent: Option<&Agent>, binding: &mut Binding) -> Option<()> {
        let sides = agent.map(|agent| self.parse.agent_sides(agent, self.cast)).unwrap_or_default();
        if first == Slot::Object {
            binding.object = self.fitting(sides, false);
            if let Some(Agent::Nouns(nouns, _)) = agent {
                binding.object_nouns.clone_from(nouns);
            }
            if binding.object.is_empty() && !binding.object_nouns.is_empty() {
                let (found, deed) = self.object_sides(&binding.object_nouns);
                binding.object = found;
                let matter = deed || binding.object.is_empty() && self.object_optional;
                binding.matter = matter.then(|| self.whole_phrase(&binding.object_nouns));
            }
            return (!binding.object.is_empty() || binding.matter.is_some()).then_some(());
        }
        binding.subject = self.fitting(sides, true);
        if binding.subject.is_empty() {
            binding.subject = agent.map(|agent| self.behind_instrument(agent)).unwrap_or_default();
        }
        Some(())
    }

    /// "Oslo passed a bill that imposes …": who made the law, order or letter that does it.
    fn behind_instrument(&self, agent: &Agent) -> Vec<Found> {
        let parse = self.parse;
        let Agent::Nouns(nouns, _) = agent else { return Vec::new() };
        let Some(&noun) = nouns.first() else { return Vec::new() };
        let is_instrument = match parse.chunks[noun].kind {
            ChunkKind::Noun { head, .. } => {
                parse.lexicon.is("instrument", &parse.words[head].lemma)
            }
            _ => false,
        };
        let before = (0..noun).rev().find(|&c| {
            !matches!(parse.chunks[c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        });
        let maker = before.filter(|&c| is_instrument && parse.verb(c).is_some());
        let sides = maker.and_then(|c| parse.agent(c)).map(|a| parse.agent_sides(&a, self.cast));
        self.fitting(sides.unwrap_or_default(), true)
    }

    /// The sides that the relation admits as its subject or object.
    pub fn fitting(&self, sides: Vec<Found>, subject: bool) -> Vec<Found> {
        let kinds = if subject { &self.relation.subject } else { &self.relation.object };
        let official =
            |f: &Found| !subject && self.relation.private_object && self.cast.acts_for_state(f);
        let meant = |f: Found| if subject { f } else { self.cast.object_of(self.relation, f) };
        let sides = sides.into_iter().map(meant);
        let fitting = sides.filter(|found| found.fits(kinds) && !official(found));
        // A relation between a state and people takes a demonym for the people.
        let people =
            |f: &Found| f.side.kind == EntityKind::State && !kinds.contains(&SideKind::State);
        // "arrested three Iranians" arrests no state.
        let counted = |f: &Found| !subject && f.demonym && f.quantity.is_some();
        fitting
            .map(|f| if people(&f) || counted(&f) { self.cast.nationals(f) } else { f })
            .collect()
    }

    /// The passive: what stands first behind the active verb is the clause's subject, and "by" names the doer.
    fn passive(&self, frame: &Frame, group: &VerbGroup) -> Option<Binding> {
        if frame.first == Slot::Object {
            return None;
        }
        let particle = |e: &Element| match e {
            Element::Words(_) => true,
            Element::Optional(inner) => inner.iter().all(|e| matches!(e, Element::Words(_))),
            _ => false,
        };
        let moved = frame.rest.iter().position(|e| !particle(e))?;
        let mut rest = frame.rest.clone();
        let element = rest.remove(moved);
        let agent = self.parse.agent(self.verb)?;
        let mut binding = Binding { voice: "passive", ..Binding::default() };
        match element {
            Element::Slot(Slot::Object) => {
                self.fill_first(Slot::Object, Some(&agent), &mut binding)?;
            }
            Element::Slot(Slot::Matter) => {
                let Agent::Nouns(nouns, _) = &agent else { return None };
                binding.matter = Some(self.parse.chunks[*nouns.first()?].words.clone());
            }
            Element::Slot(Slot::Owner) => {
                let Agent::Nouns(nouns, _) = &agent else { return None };
                let noun = *nouns.first()?;
                if !self.noun_matches(rest.get(moved)?, noun) {
                    return None;
                }
                rest.remove(moved);
                self.owner(noun, &mut binding)?;
            }
            // "({object}'s) <accusation>": the owner may be left out.
            Element::Optional(inner) if inner == [Element::Slot(Slot::Owner)] => {
                let Agent::Nouns(nouns, _) = &agent else { return None };
                let noun = *nouns.first()?;
                if !self.noun_matches(rest.get(moved)?, noun) {
                    return None;
                }
                rest.remove(moved);
                self.owner(noun, &mut binding);
            }
            Element::Class(_) => {
                let Agent::Nouns(nouns, _) = &agent else { return None };
                if !self.noun_matches(&element, *nouns.first()?) {
                    return None;
                }
            }
            _ => return None,
        }
        binding.end = match self.attached(&rest, &agent, &mut binding) {
            Some(end) => end,
            None => self.elements(&rest, group.words.end, &mut binding)?,
        };
        binding.subject = self.doer_behind(group.words.end);
        self.end_matter_before_doer(&mut binding);
        if binding.subject.is_empty() && !self.relation.said {
            binding.subject = self.doer_shared();
        }
        if let (true, Agent::Nouns(nouns, _)) = (self.relation.of_own, &agent)
            && binding.subject.is_empty()
        {
            let own = nouns.first().and_then(|&noun| self.parse.side(noun, self.cast));
            let owner = own.filter(|f| self.cast.acts_for_state(f));
            let owner = owner.and_then(|f| self.cast.actor_of(f));
            binding.subject = self.fitting(owner.into_iter().collect(), true);
        }
        Some(binding)
    }

    /// "Flights to Oslo were suspended": the rest of the frame stands behind the noun that moved to the front.
    fn attached(&self, rest: &[Element], agent: &Agent, binding: &mut Binding) -> Option<usize> {
        let Agent::Nouns(nouns, _) = agent else { return None };
        let behind = self.parse.chunks[*nouns.last()?].words.end;
        let verb = self.parse.chunks[self.verb].words.start;
        if rest.is_empty() || behind >= verb {
            return None;
        }
        let mut tried = binding.clone();
        let end = self.elements(rest, behind, &mut tried).filter(|&end| end <= verb)?;
        *binding = tried;
        Some(end)
    }

    /// "accused of lying by Oslo": the doer is no part of the matter.
    fn end_matter_before_doer(&self, binding: &mut Binding) {
        let (Some(matter), Some(doer)) = (&mut binding.matter, binding.subject.first()) else {
            return;
        };
        let parse = self.parse;
        let word = parse.words.partition_point(|w| w.span.begin < doer.side.span.begin);
        let by = (matter.start..word).rev().find(|&w| parse.words[w].lower == "by");
        if let Some(by) = by.filter(|&by| by > matter.start && by < matter.end) {
            matter.end = by;
        }
    }

    /// "caught by police and expelled": the doer of the passive that this one is coordinated with.
    fn doer_shared(&self) -> Vec<Found> {
        let parse = self.parse;
        let joint = (0..self.verb).rev().find(|&c| !parse.is(c, &ChunkKind::Adverb));
        if !joint.is_some_and(|c| parse.is(c, &ChunkKind::Conjunction)) {
            return Vec::new();
        }
        let passive =
            |c: &usize| parse.verb(*c).is_some_and(|g| g.passive || g.form == Form::Participle);
        let before = (0..self.verb).rev().find(passive).and_then(|c| parse.verb(c));
        before.map(|group| self.doer_behind(group.words.end)).unwrap_or_default()
    }

    /// The sides that "by" names in the clause behind a word.
    fn doer_behind(&self, word: usize) -> Vec<Found> {
        let parse = self.parse;
        let from = parse.chunk_of(word);
        for at in from..parse.chunks.len() {
            match parse.chunks[at].kind {
                ChunkKind::Preposition if parse.lower(at) == "by" => {
                    let noun = parse.skip_marks(at + 1);
                    if !parse.is_noun(noun) {
                        return Vec::new();
                    }
                    let (nouns, _) = parse.list_from(noun);
                    return self.fitting(parse.sides(&nouns, self.cast), true);
                }
                ChunkKind::Stop | ChunkKind::Dash | ChunkKind::Relative | ChunkKind::Comma => break,
                ChunkKind::Verb(ref group) if group.is_finite() => break,
                _ => {}
            }
        }
        Vec::new()
    }
}
