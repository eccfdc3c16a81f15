//! [`Agent`]: whose act a verb is.

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::verb_group::{Form, VerbGroup};

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

impl Parse<'_> {
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
                    if let Some(names) = self.names_between(at).filter(|_| group.is_finite()) {
                        return Some(Agent::Nouns(names, None));
                    }
                    if let Some((open, name)) = self.parenthesis_before(at) {
                        apposition = apposition.or(name);
                        at = open;
                    } else if group.is_finite() && self.first_behind(at, verb) == verb {
                        // "Oslo praised Riga, condemned Minsk and left": a list of deeds.
                        return self.agent_of_coordinate(verb, at, depth);
                    }
                }
                // "Berg - who called it a “quarrel” - told reporters".
                ChunkKind::Dash => {
                    at = (0..at).rev().find(|&c| self.is(c, &ChunkKind::Dash)).unwrap_or(at);
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
                    if before > 0 && (group.form != Form::Participle || self.is_only_verb(verb)) {
                        // The phrase belongs to a preposition, and so isn't the subject of a finite verb.
                        if group.form == Form::Infinitive && self.is_deed(at) {
                            return Some(Agent::Owner(at));
                        }
                        if group.form == Form::Infinitive && self.is_called_on(before) {
                            return Some(Agent::Nouns(list, None));
                        }
                        if group.form == Form::Ing && self.adjoins(at, verb) {
                            return Some(Agent::Nouns(list, None));
                        }
                        at = before;
                        continue;
                    }
                    // "the decision to expel them was welcomed": the decision was.
                    let deed = list.first().and_then(|&first| self.deed_before_infinitive(first));
                    if let Some(deed) = deed.filter(|_| group.is_finite()) {
                        return self.agent_from_nouns(verb, vec![deed], apposition, depth);
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

    /// The deed, plan or wish whose infinitive a noun phrase is the object of: "decision" in "the decision to expel them".
    fn deed_before_infinitive(&self, object: usize) -> Option<usize> {
        let infinitive = object.checked_sub(1)?;
        let deed = infinitive.checked_sub(1).filter(|&noun| self.is_noun(noun))?;
        let governs = self.verb(infinitive)?.form == Form::Infinitive;
        (governs && (self.is_deed(deed) || self.is_named_deed(deed))).then_some(deed)
    }

    /// Whether a sentence has no verb but this one: "Attack in Oslo condemned".
    fn is_only_verb(&self, verb: usize) -> bool {
        (0..self.chunks.len()).all(|c| c == verb || self.verb(c).is_none())
    }

    /// "called on both sides to stop": whom a verb of asking reaches by a preposition does what follows.
    fn is_called_on(&self, preposition: usize) -> bool {
        let asks = |c: usize| self.lexicon.is("object_control", self.lemma(c));
        matches!(self.lower(preposition), "on" | "upon" | "to" | "for")
            && preposition > 0
            && asks(preposition - 1)
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
        let within = |c: &usize| same(c) && !self.in_dashes(*c, conjunction);
        let before: Vec<usize> = (0..conjunction).filter(within).collect();
        // The verb of a relative clause before isn't coordinated with the main verb when a comma stands between.
        let comma = conjunction > 0 && self.is(conjunction - 1, &ChunkKind::Comma);
        let outer = before.iter().rev().find(|&&c| !comma || !self.in_relative(c));
        let chosen = outer.or(before.last())?;
        let agent = self.agent_within(*chosen, depth);
        // "said the reef was Oslo's and urged": a reef urges nobody, so whoever speaks does.
        let thing = agent.as_ref().is_some_and(|agent| self.is_thing(agent));
        let says = before.iter().rev().find(|&&c| c < *chosen && self.says(c)).filter(|_| thing);
        says.and_then(|&c| self.agent_within(c, depth)).or(agent)
    }

    /// Whether two dashes before a chunk enclose a verb: "the vote – held in May – and barred him".
    fn in_dashes(&self, verb: usize, chunk: usize) -> bool {
        let dashes =
            |range: std::ops::Range<usize>| range.filter(|&c| self.is(c, &ChunkKind::Dash)).count();
        dashes(0..verb) % 2 == 1 && dashes(verb..chunk) > 0
    }

    /// ", accusing the two of": the subject of the main verb; ", expelled in May,": the noun phrase before.
    fn agent_of_adjunct(&self, verb: usize, comma: usize, depth: usize) -> Option<Agent> {
        if self.verb(verb)?.form == Form::Participle && comma > 0 {
            let before = (0..comma).rev().find(|&c| self.is_noun(c))?;
            return Some(Agent::Nouns(vec![before], None));
        }
        // "said “… is a lie,” confirming that": what stands outside of a quotation belongs to a verb outside of it.
        let finite = |c: &usize| self.verb(*c).is_some_and(VerbGroup::is_finite);
        let outside =
            |c: &usize| self.is_quoted(*c) == self.is_quoted(verb) && !self.in_relative(*c);
        let main = (0..comma).rev().filter(finite).find(outside);
        let main = main.or_else(|| self.main_verb_before(comma));
        let main = main.or_else(|| self.main_verb_after(verb))?;
        self.agent_within(main, depth)
    }

    /// "of launching", "after breaking off": the accused in "accused Iran of launching", else the main subject.
    fn agent_of_gerund(&self, preposition: usize, depth: usize) -> Option<Agent> {
        let controls = matches!(self.lower(preposition), "of" | "for" | "with" | "from");
        let before = (0..preposition).rev().find(|&c| {
            !matches!(self.chunks[c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        });
        if let Some(noun) = before.filter(|&noun| controls && self.is_noun(noun)) {
            return Some(match self.is_deed(noun) {
                true => Agent::Owner(noun),
                false => Agent::Nouns(self.list_to(noun), None),
            });
        }
        if let Some(noun) = self.punished_for(preposition) {
            return Some(Agent::Nouns(self.list_to(noun), None));
        }
        let main =
            self.main_verb_before(preposition).or_else(|| self.main_verb_after(preposition))?;
        self.agent_within(main, depth)
    }

    /// "ordered ten envoys to leave for calling it a lie": whom the verb before "for" acts on has done what follows.
    fn punished_for(&self, preposition: usize) -> Option<usize> {
        let verb = (0..preposition).rev().find(|&c| self.verb(c).is_some())?;
        let infinitive = self.verb(verb)?.form == Form::Infinitive;
        let object = if infinitive { verb.checked_sub(1)? } else { verb + 1 };
        (self.lower(preposition) == "for" && infinitive && self.is_noun(object)).then_some(object)
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
            let governor = self.verb_before(self.description_of(first));
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

    /// "The two ministers, Ann Berg and Jon Lee, met": the names that two commas put behind a description.
    fn names_between(&self, comma: usize) -> Option<Vec<usize>> {
        let open = (0..comma).rev().find(|&c| self.is(c, &ChunkKind::Comma))?;
        let first = self.skip_marks(open + 1);
        let described = open > 0 && self.is_noun(open - 1) && !self.is_name(open - 1);
        if !described || !self.is_noun(first) {
            return None;
        }
        let (names, after) = self.list_from(first);
        let named = names.len() > 1 && names.iter().all(|&noun| self.is_name(noun));
        (named && self.skip_attachments(after) >= comma).then_some(names)
    }

    /// The words between two commas before a verb: where they begin, and the name they give to the noun before.
    fn parenthesis_before(&self, comma: usize) -> Option<(usize, Option<usize>)> {
        if let Some(open) = self.relative_clause_before(comma) {
            return Some((open, None));
        }
        if let Some((open, _)) = self.inserted_before(comma) {
            return Some((open, None));
        }
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

    /// The comma that opens the relative clause which another comma closes, with
    /// the words in apposition that it may belong to: ", a bloc that holds Oslo, Minsk and Riga,".
    fn relative_clause_before(&self, comma: usize) -> Option<usize> {
        let relative = (0..comma).rev().find(|&c| self.is(c, &ChunkKind::Relative))?;
        let open = (0..relative).rev().find(|&c| self.is(c, &ChunkKind::Comma))?;
        let inside = open + 1..comma;
        let finite = inside.clone().filter(|&c| self.verb(c).is_some_and(VerbGroup::is_finite));
        let stops = inside.clone().any(|c| self.is(c, &ChunkKind::Stop));
        (finite.count() == 1 && !stops).then_some(open)
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
}

#[cfg(test)]
mod tests {
    use super::Agent;
    use crate::extract::parse::tests::{verb_of, with_parse, words_of};

    /// Whose act the verb is: the noun phrases, `=` a name in apposition, or `'s` the owner of a deed.
    fn agent(text: &str, verb: &str) -> String {
        with_parse(text, &["Oslo", "Minsk", "Riga", "Ann Berg"], |parse| {
            match parse.agent(verb_of(parse, verb)) {
                None => "-".to_owned(),
                Some(Agent::Owner(noun)) => format!("{}'s", words_of(parse, noun)),
                Some(Agent::Nouns(nouns, name)) => {
                    let nouns: Vec<String> = nouns.iter().map(|&n| words_of(parse, n)).collect();
                    let name = name.map(|n| format!(" = {}", words_of(parse, n)));
                    nouns.join(" + ") + &name.unwrap_or_default()
                }
            }
        })
    }

    #[test]
    fn a_verb_has_a_doer() {
        for (text, verb, expected) in [
            ("Oslo expelled the envoy.", "expelled", "Oslo"),
            ("Oslo on Tuesday had expelled him.", "expelled", "Oslo"),
            ("Oslo, Minsk and Riga expelled him.", "expelled", "Oslo + Minsk + Riga"),
            ("The two ministers, Ann Berg and Riga, denied it.", "denied", "Ann Berg + Riga"),
            ("The minister, Ann Berg, denied it.", "denied", "The minister = Ann Berg"),
            ("Oslo praised Minsk over its tone, and blamed Riga.", "blamed", "Oslo"),
            ("Oslo, which expelled him, withdrew.", "expelled", "Oslo"),
            ("Oslo, which expelled him, withdrew.", "withdrew", "Oslo"),
            ("Oslo, Minsk said, has expelled him.", "expelled", "Oslo"),
            ("Oslo withdrew, accusing Minsk of theft.", "accusing", "Oslo"),
            ("Accusing Minsk of theft, Oslo withdrew.", "accusing", "Oslo"),
            ("Oslo accused Minsk of sheltering him.", "sheltering", "Minsk"),
            ("After expelling him, Oslo accused Minsk.", "expelling", "Oslo"),
            ("Oslo criticised the decision by Minsk to expel him.", "expel", "the decision's"),
            ("Oslo urged Minsk to expel him.", "expel", "Minsk"),
            ("Oslo plans to expel him.", "expel", "Oslo"),
            ("Oslo said that Minsk had expelled him.", "expelled", "Minsk"),
            ("Envoys expelled from Oslo met Minsk.", "expelled", "Envoys"),
            ("Oslo said that expelling him would hurt.", "expelling", "-"),
            ("The talks ended, and Oslo withdrew.", "withdrew", "Oslo"),
            ("Oslo praised Riga, condemned Minsk and left.", "condemned", "Oslo"),
            ("Oslo praised Riga, condemned Minsk and left.", "left", "Oslo"),
            ("Oslo - which called it a quarrel - told Minsk.", "told", "Oslo"),
            ("The decision to expel envoys annoyed Minsk.", "annoyed", "The decision"),
            ("Oslo's move to expel envoys annoyed Minsk.", "annoyed", "Oslo's move"),
            ("Oslo said the reef was its own and urged Minsk to go.", "urged", "Oslo"),
            ("Oslo said Minsk was lying and urged Riga to go.", "urged", "Minsk"),
            ("Oslo condemned the vote - held in haste - and barred him.", "barred", "Oslo"),
        ] {
            assert_eq!(agent(text, verb), expected, "{text} ({verb})");
        }
    }
}
