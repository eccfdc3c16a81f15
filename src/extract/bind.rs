//! [`Binding`]: a frame laid over a clause, its places filled.

use std::ops::Range;

use super::chunk::ChunkKind;
use super::clause::{Agent, Parse};
use super::side::{Cast, Found};
use super::verb_group::{Form, VerbGroup};
use crate::model::EntityKind;
use crate::rules::{Element, Frame, Relation, Slot};
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
    /// How the clause used the verb: `active` or `passive`.
    pub voice: &'static str,
}

/// A verb of a sentence, to lay frames over.
pub(super) struct Binder<'b, 't> {
    pub parse: &'b Parse<'t>,
    pub cast: &'b Cast<'b>,
    pub relation: &'b Relation,
    /// The verb's chunk.
    pub verb: usize,
}

/// How many words a preposition may stand behind the phrase before it.
const REACH: usize = 30;

impl Binder<'_, '_> {
    /// Lays a frame over the verb's clause: as it is written, else as a passive.
    pub fn bind(&self, frame: &Frame) -> Option<Binding> {
        let group = self.parse.verb(self.verb)?;
        let is_passive = group.passive || group.form == Form::Participle;
        // A past tense and a participle look the same ("diplomats expelled from"): the tagger may have erred.
        let either = group.words.len() == 1
            && matches!(self.parse.words[group.main].tag, Tag::Vbd | Tag::Vbn);
        let active = || self.active(frame, group);
        let passive = || self.passive(frame, group);
        match (is_passive, either) {
            (true, false) => passive(),
            (true, true) => active().or_else(passive),
            // "Ghana blamed the attack on …": what has an object is no participle.
            (false, true) => active().or_else(|| {
                let object =
                    self.next_phrase(group.words.end).is_some_and(|c| self.parse.is_noun(c));
                if object { None } else { passive() }
            }),
            (false, false) => active(),
        }
    }

    fn active(&self, frame: &Frame, group: &VerbGroup) -> Option<Binding> {
        let mut binding = Binding { voice: "active", ..Binding::default() };
        binding.end = self.elements(&frame.rest, group.words.end, &mut binding)?;
        let agent = self.parse.agent(self.verb);
        self.fill_first(frame.first, agent.as_ref(), &mut binding)?;
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
            return (!binding.object.is_empty()).then_some(());
        }
        binding.subject = self.fitting(sides, true);
        Some(())
    }

    /// The sides that the relation admits as its subject or object.
    fn fitting(&self, sides: Vec<Found>, subject: bool) -> Vec<Found> {
        let kinds = if subject { &self.relation.subject } else { &self.relation.object };
        sides.into_iter().filter(|found| found.fits(kinds)).collect()
    }

    /// The passive: what stands first behind the active verb is the clause's subject, and "by" names the doer.
    fn passive(&self, frame: &Frame, group: &VerbGroup) -> Option<Binding> {
        if frame.first == Slot::Object {
            return None;
        }
        let moved = frame.rest.iter().position(|e| !matches!(e, Element::Words(_)))?;
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
        binding.end = self.elements(&rest, group.words.end, &mut binding)?;
        binding.subject = self.doer_behind(group.words.end);
        if binding.subject.is_empty() {
            binding.subject = self.doer_shared();
        }
        Some(binding)
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

    /// Matches elements from a word on; gives the word behind the match.
    fn elements(&self, elements: &[Element], from: usize, binding: &mut Binding) -> Option<usize> {
        // In the passive a phrase has moved to the front: what follows the verb need not adjoin it.
        let adjacent = binding.voice == "active";
        let mut at = from;
        let mut taken = None;
        for (i, element) in elements.iter().enumerate() {
            match element {
                Element::Class(_) if taken == Some(i) => {}
                Element::Slot(Slot::Object)
                    if i > 0 && elements[i - 1] == Element::Slot(Slot::That) =>
                {
                    let noun = self.next_noun(at)?;
                    at = self.object(self.parse.subjects_from(noun), binding)?;
                }
                Element::Slot(Slot::Object)
                    if elements.get(i + 1).is_some_and(|next| self.compound(next, at, binding)) =>
                {
                    at = self.next_phrase(at).map_or(at, |c| self.parse.chunks[c].words.end);
                    taken = Some(i + 1);
                }
                Element::Slot(Slot::Matter) if i + 1 < elements.len() => {
                    at = self.matter_before(&elements[i + 1], at, binding)?;
                }
                Element::Optional(inner) => {
                    let mut tried = binding.clone();
                    if let Some(end) = self.elements(inner, at, &mut tried) {
                        *binding = tried;
                        at = end;
                    }
                }
                _ => {
                    at = self.element(element, at, i == 0 && adjacent, binding)?;
                    // "was taken in North Korea": what a noun follows is a preposition, and no particle that ends
                    // the frame.
                    let ends = i + 1 == elements.len() && matches!(element, Element::Words(_));
                    let before = self.parse.chunk_of(at - 1);
                    let preposition = self.parse.is(before, &ChunkKind::Preposition);
                    if ends && preposition && self.parse.is_noun(before + 1) {
                        return None;
                    }
                }
            }
        }
        Some(at)
    }

    /// "offered Edward Snowden asylum": a name before the noun of a class, in one noun phrase, is the object.
    fn compound(&self, class: &Element, at: usize, binding: &mut Binding) -> bool {
        let Some(noun) = self.next_phrase(at).filter(|&c| self.parse.is_noun(c)) else {
            return false;
        };
        if !matches!(class, Element::Class(_)) || !self.noun_matches(class, noun) {
            return false;
        }
        let named = self.parse.nationality_of(noun).and_then(|m| self.cast.of(m));
        binding.object = self.fitting(named.into_iter().collect(), false);
        !binding.object.is_empty()
    }

    /// The noun phrase before the subject of a clause without its own object: "the attack (that) Oslo blames on".
    fn fronted(&self) -> Option<usize> {
        let Agent::Nouns(nouns, _) = self.parse.agent(self.verb)? else { return None };
        let mut before = nouns.first()?.checked_sub(1)?;
        if self.parse.is(before, &ChunkKind::Relative)
            || self.parse.is(before, &ChunkKind::Subordinator)
        {
            before = before.checked_sub(1)?;
        }
        self.parse.is_noun(before).then_some(before)
    }

    /// "blame {matter} on": the matter goes up to the word that comes next in the frame.
    fn matter_before(&self, next: &Element, at: usize, binding: &mut Binding) -> Option<usize> {
        let Element::Words(words) = next else { return None };
        // "a cyberattack that Tirana blames on Tehran": the matter stands before the clause.
        if self.word(at, true, |w| words.iter().any(|x| *x == *self.parse.words[w].lower)).is_some()
        {
            let noun = self.fronted()?;
            binding.matter = Some(self.parse.chunks[noun].words.clone());
            return Some(at);
        }
        let noun = self.next_noun(at)?;
        let from = self.parse.chunks[noun].words.end;
        let behind =
            self.word(from, false, |w| words.iter().any(|x| *x == *self.parse.words[w].lower))?;
        binding.matter = Some(self.parse.chunks[noun].words.start..behind - 1);
        Some(behind - 1)
    }

    fn element(
        &self,
        element: &Element,
        at: usize,
        first: bool,
        binding: &mut Binding,
    ) -> Option<usize> {
        match element {
            Element::Words(words) => self.word(at, first, |w| {
                let word = &self.parse.words[w];
                words.iter().any(|x| *x == *word.lower || *x == *word.lemma)
            }),
            Element::Class(class) => self.class(class, at),
            Element::Slot(slot) => self.slot(*slot, at, binding),
            Element::Optional(inner) => self.elements(inner, at, binding),
        }
    }

    /// A word of the frame: next but for adverbs and times, or, behind a filled place, further on in the clause.
    fn word(&self, at: usize, first: bool, matches: impl Fn(usize) -> bool) -> Option<usize> {
        let parse = self.parse;
        let mut commas = 0;
        for w in at..parse.words.len().min(at + REACH) {
            let chunk = parse.chunk_of(w);
            if matches(w) {
                let whole = parse.is_noun(chunk).then(|| parse.chunks[chunk].words.end);
                return Some(whole.unwrap_or(w + 1));
            }
            match &parse.chunks[chunk].kind {
                ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time => {}
                ChunkKind::Noun { .. } if first => {
                    let phrase = parse.chunks[chunk].words.clone();
                    return phrase.clone().any(&matches).then_some(phrase.end);
                }
                _ if first => return None,
                ChunkKind::Stop
                | ChunkKind::Dash
                | ChunkKind::Relative
                | ChunkKind::Subordinator => {
                    return None;
                }
                ChunkKind::Verb(group) if group.is_finite() => return None,
                ChunkKind::Comma => {
                    commas += 1;
                    if commas > 2 {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A word of a class at a word: a noun phrase whose head is one, or an adjective.
    fn class(&self, class: &str, at: usize) -> Option<usize> {
        let parse = self.parse;
        let is = |w: usize| {
            parse.lexicon.is(class, &parse.words[w].lower)
                || parse.lexicon.is(class, &parse.words[w].lemma)
        };
        let chunk = self.next_phrase(at)?;
        // "called the claims baseless": the tagger may take an adjective for an adverb, which is passed over.
        let begin = parse.chunks[chunk].words.start;
        if let Some(w) = (at..begin).find(|&w| is(w)) {
            return Some(w + 1);
        }
        let words = parse.chunks[chunk].words.clone();
        if parse.is_noun(chunk) {
            return self
                .noun_matches(&Element::Class(class.to_owned()), chunk)
                .then_some(words.end);
        }
        words.clone().any(is).then_some(words.end)
    }

    /// Whether a noun chunk's head is one of the words that an element asks for.
    fn noun_matches(&self, element: &Element, noun: usize) -> bool {
        let parse = self.parse;
        let ChunkKind::Noun { head, .. } = parse.chunks[noun].kind else { return false };
        let is = |w: usize| {
            let word = &parse.words[w];
            match element {
                Element::Class(class) => {
                    parse.lexicon.is(class, &word.lemma) || parse.lexicon.is(class, &word.lower)
                }
                Element::Words(words) => words.iter().any(|x| *x == *word.lemma),
                _ => false,
            }
        };
        is(head)
    }

    /// The noun phrase that comes next, but for adverbs, marks and times.
    fn next_noun(&self, at: usize) -> Option<usize> {
        self.next_phrase(at).filter(|&c| self.parse.is_noun(c))
    }

    /// The next chunk that is no adverb, mark or time.
    fn next_phrase(&self, at: usize) -> Option<usize> {
        let parse = self.parse;
        let mut chunk = parse.chunk_of(at);
        loop {
            match parse.chunks.get(chunk)?.kind {
                ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time => chunk += 1,
                ChunkKind::Preposition if parse.is(chunk + 1, &ChunkKind::Time) => chunk += 2,
                _ => return Some(chunk),
            }
        }
    }

    fn slot(&self, slot: Slot, at: usize, binding: &mut Binding) -> Option<usize> {
        let parse = self.parse;
        match slot {
            Slot::Object => self.object(parse.list_from(self.next_noun(at)?), binding),
            Slot::Subject => {
                let noun = self.next_noun(at)?;
                binding.again = Some(parse.side(noun, self.cast)?);
                Some(parse.chunks[noun].words.end)
            }
            Slot::Not => {
                let verb = self.next_phrase(at)?;
                let group = parse.verb(verb)?;
                let no = parse
                    .words
                    .get(group.words.end)
                    .is_some_and(|w| matches!(&*w.lower, "no" | "nothing"));
                (group.negated || no)
                    .then(|| self.slot(Slot::Matter, parse.chunks[verb].words.start, binding))?
            }
            Slot::Owner => {
                let noun = self.next_noun(at)?;
                self.owner(noun, binding)?;
                Some(at)
            }
            Slot::Matter => {
                let end = self.matter_end(at);
                (end > at).then(|| {
                    binding.matter = Some(at..end);
                    end
                })
            }
            Slot::Doing => {
                let doing = self.next_phrase(at)?;
                let start = parse.chunks[doing].words.start;
                // The tagger may take "training rebels" for a noun phrase.
                let ing = parse.verb(doing).is_some_and(|group| group.form == Form::Ing)
                    || parse.is_noun(doing) && parse.words[start].lower.ends_with("ing");
                ing.then(|| self.slot(Slot::Matter, start, binding))?
            }
            Slot::That => self.embedded_clause(at),
            Slot::Place => {
                let noun = self.next_noun(at)?;
                // "the Balkan nation of Albania".
                let inner =
                    (parse.lower(noun + 1) == "of").then(|| parse.mention_of(noun + 2)).flatten();
                let found = parse.mention_of(noun).or(inner).or_else(|| parse.possessor_of(noun));
                let found = found.and_then(|m| self.cast.of(m))?;
                if !matches!(found.side.kind, EntityKind::State | EntityKind::Place) {
                    return None;
                }
                binding.place = Some(found);
                Some(parse.chunks[noun].words.end)
            }
        }
    }

    /// The object's place: a noun phrase, or several, of which at least one is an entity that the relation admits.
    fn object(&self, (nouns, after): (Vec<usize>, usize), binding: &mut Binding) -> Option<usize> {
        let parse = self.parse;
        let found = self.fitting(parse.sides(&nouns, self.cast), false);
        if found.is_empty() {
            return None;
        }
        let mention_end = found.iter().map(|f| f.side.span.end).max().unwrap_or(0);
        let chunk_end = parse.chunks[after - 1].words.end;
        let end = parse.words.partition_point(|w| w.span.begin < mention_end).max(chunk_end);
        binding.object = found;
        binding.object_nouns = nouns;
        Some(end)
    }

    /// The object as the owner of a noun chunk.
    fn owner(&self, noun: usize, binding: &mut Binding) -> Option<()> {
        let owner = self.parse.owner_of(noun).and_then(|m| self.cast.of(m))?;
        binding.object = self.fitting(vec![owner], false);
        (!binding.object.is_empty()).then_some(())
    }

    /// The word behind an optional "that", if a clause with a subject and a finite verb comes next.
    fn embedded_clause(&self, at: usize) -> Option<usize> {
        let parse = self.parse;
        let mut chunk = self.next_phrase(at)?;
        let that = parse.lower(chunk) == "that" && !parse.is_noun(chunk);
        if that {
            chunk = self.next_phrase(parse.chunks[chunk].words.end)?;
        }
        if !parse.is_noun(chunk) {
            return None;
        }
        let (_, after) = parse.list_from(chunk);
        let mut next = parse.skip_attachments(after);
        while parse.is(next, &ChunkKind::Adverb) {
            next += 1;
        }
        let clause = parse.verb(next).is_some_and(VerbGroup::is_finite)
            || that
                && (next..parse.chunks.len())
                    .any(|c| parse.verb(c).is_some_and(VerbGroup::is_finite));
        clause.then_some(parse.chunks[chunk].words.start)
    }

    /// The word behind the phrase that begins at a word: up to the clause's end, a time or speaker behind it not
    /// taken.
    fn matter_end(&self, at: usize) -> usize {
        let parse = self.parse;
        let chunk = parse.chunk_of(at);
        if chunk >= parse.chunks.len() {
            return at;
        }
        let mut end = parse.clause_end(chunk);
        while end > chunk
            && matches!(
                parse.chunks[end - 1].kind,
                ChunkKind::Quote | ChunkKind::Comma | ChunkKind::Conjunction | ChunkKind::Stop
            )
        {
            end -= 1;
        }
        parse.chunks.get(end.wrapping_sub(1)).map_or(at, |c| c.words.end).max(at)
    }
}
