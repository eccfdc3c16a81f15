//! The places of a frame, filled from the words behind its verb.

use super::agent::Agent;
use super::bind::{Binder, Binding};
use super::chunk::ChunkKind;
use super::verb_group::{Form, VerbGroup};
use crate::model::EntityKind;
use crate::rules::{Element, Slot};
use crate::text::pos::Tag;

/// How many words a preposition may stand behind the phrase before it.
const REACH: usize = 30;

impl Binder<'_, '_> {
    /// Matches elements from a word on; gives the word behind the match.
    pub fn elements(
        &self,
        elements: &[Element],
        from: usize,
        binding: &mut Binding,
    ) -> Option<usize> {
        // In the passive a phrase has moved to the front: what follows the verb need not adjoin it.
        let adjacent = binding.voice == "active";
        let mut at = from;
        let mut taken = None;
        for (i, element) in elements.iter().enumerate() {
            match element {
                Element::Class(_) if taken == Some(i) => {}
                Element::Class(class)
                    if i > 0 && elements[i - 1] == Element::Slot(Slot::Object) =>
                {
                    let behind = || self.class(class, self.behind_description(at)?);
                    at = self.class(class, at).or_else(behind)?;
                }
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
                // "condemned for it": what the verb is about doesn't begin with a preposition.
                Element::Slot(Slot::Matter)
                    if i == 0
                        && adjacent
                        && self.next_phrase(at).is_some_and(|c| self.parse.is_preposition(c)) =>
                {
                    return None;
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
        let first = *nouns.first()?;
        let mut before = self.parse.description_of(first).checked_sub(1)?;
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
                // "imposed sanctions over an attack on Oslo": behind the reason comes no side.
                ChunkKind::Preposition if matches!(parse.lower(chunk), "for" | "over" | "amid") => {
                    return None;
                }
                ChunkKind::Stop
                | ChunkKind::Dash
                | ChunkKind::Relative
                | ChunkKind::Subordinator => {
                    return None;
                }
                // "vowed that Oslo would pay": the word may be the verb of the clause that comes next.
                ChunkKind::Verb(group) if group.is_finite() => {
                    return matches(group.main).then_some(group.words.end);
                }
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
            // "a trade and security pact": the class may be named by a later noun of a list.
            let (nouns, _) = parse.list_from(chunk);
            let element = Element::Class(class.to_owned());
            let named = nouns.into_iter().find(|&noun| self.noun_matches(&element, noun));
            // "called it a shameful act": an adjective says it as well as the noun.
            let adjective = |w: usize| parse.words[w].tag == Tag::Jj && is(w);
            let adjective = || words.clone().any(adjective).then_some(chunk);
            return named.or_else(adjective).map(|noun| parse.chunks[noun].words.end);
        }
        words.clone().any(is).then_some(words.end)
    }

    /// Whether a noun chunk's head is one of the words that an element asks for.
    pub fn noun_matches(&self, element: &Element, noun: usize) -> bool {
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

    fn slot(&self, slot: Slot, at: usize, binding: &mut Binding) -> Option<usize> {
        let parse = self.parse;
        match slot {
            Slot::Object => self.object(parse.list_from(self.next_noun(at)?), binding),
            Slot::Subject => {
                let noun = self.next_noun(at)?;
                let found = parse.side(noun, self.cast)?;
                // "a rebuke from Oslo": a city speaks for its state.
                let place = found.side.kind == EntityKind::Place;
                let state = place.then(|| self.cast.state_of(found.clone())).flatten();
                binding.again = Some(state.unwrap_or(found));
                Some(parse.chunks[noun].words.end)
            }
            Slot::Not => {
                let verb = self.next_phrase(at)?;
                let group = parse.verb(verb)?;
                let no = parse
                    .words
                    .get(group.words.end)
                    .is_some_and(|w| matches!(&*w.lower, "no" | "nothing"));
                (group.negated || no).then_some(group.words.end)
            }
            Slot::Owner => {
                let noun = self.next_noun(at)?;
                self.owner(noun, binding)?;
                Some(at)
            }
            Slot::Matter if parse.is_nobody(self.next_phrase(at)?) => None,
            Slot::Matter => {
                let mut chunk = parse.chunk_of(at);
                while let Some(behind) = self.behind_circumstance(chunk) {
                    chunk = behind;
                }
                let at = parse.chunks.get(chunk).map_or(at, |c| c.words.start.max(at));
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

    /// The word behind an optional "that", if a clause with a subject and a finite verb comes next.
    fn embedded_clause(&self, at: usize) -> Option<usize> {
        let parse = self.parse;
        let mut chunk = self.next_phrase(at)?;
        let that = parse.lower(chunk) == "that" && !parse.is_noun(chunk);
        if that {
            chunk = self.next_phrase(parse.chunks[chunk].words.end)?;
            chunk = self.behind_opening(chunk);
        }
        // "that moving the embassy would …"
        let gerund = parse.verb(chunk).is_some_and(|group| group.form == Form::Ing);
        if that && gerund {
            return Some(parse.chunks[chunk].words.start);
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
        // "urged Oslo to talk after Minsk had …": what the newspaper adds.
        let added = |c: usize| {
            parse.is(c, &ChunkKind::Subordinator)
                && matches!(
                    parse.lower(c),
                    "after" | "as" | "although" | "though" | "while" | "whereas"
                )
        };
        end = (chunk + 1..end).find(|&c| added(c) && !parse.is_quoted(c)).unwrap_or(end);
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
