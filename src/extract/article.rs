//! [`Article`]: one article being read, sentence by sentence.

use std::collections::BTreeSet;

use super::answer::link_denials;
use super::bind::{Binder, Binding};
use super::extractor::Extractor;
use super::finding::{Finding, claim_dates, drop_inside_matter, phrase};
use super::noun::NounReader;
use super::parse::Parse;
use super::side::{Cast, Found};
use crate::model::{
    BlockKind, Claim, Date, Document, EntityKind, Mention, RuleId, Sentence, Side, Status,
};
use crate::rules::{NounCue, Relation, VerbCue};
use crate::text::date::{self, DatePhrase};

/// Claims of one cue in one sentence, at most: a list of states doesn't multiply without end.
const MOST: usize = 64;

/// An article being read.
pub(super) struct Article<'a> {
    extractor: &'a Extractor,
    document: &'a Document,
    cast: &'a Cast<'a>,
    today: Option<Date>,
    claims: Vec<Claim>,
    /// Whether a quotation runs on from the sentence before.
    quote_open: bool,
    /// Who spoke last.
    speaker: Option<Side>,
}

impl<'a> Article<'a> {
    /// An article of which nothing is read yet.
    pub fn new(
        extractor: &'a Extractor,
        document: &'a Document,
        cast: &'a Cast<'a>,
        today: Option<Date>,
    ) -> Self {
        let claims = Vec::new();
        Self { extractor, document, cast, today, claims, quote_open: false, speaker: None }
    }

    /// The claims read, denials linked to the accusations that they answer.
    pub fn into_claims(mut self) -> Vec<Claim> {
        link_denials(&mut self.claims);
        self.claims
    }

    /// Reads the next sentence.
    pub fn read(&mut self, sentence: &'a Sentence, mentions: Vec<&'a Mention>) {
        let text = self.document.text.as_str();
        let lexicon = &self.extractor.rules.words;
        let dates = self.dates(sentence);
        let parse = Parse::new(text, sentence, mentions, dates, lexicon, self.quote_open);
        let spoke = parse.main_speaker(self.cast);
        let carried = spoke.clone().or_else(|| self.speaker.clone());
        let mut findings = Vec::new();
        for chunk in 0..parse.chunks.len() {
            if parse.verb(chunk).is_some() {
                findings.extend(self.verb_findings(&parse, chunk, carried.as_ref()));
            } else if parse.is_noun(chunk) {
                findings.extend(self.noun_findings(&parse, chunk, carried.as_ref()));
            }
        }
        drop_inside_matter(&mut findings, &parse);
        for finding in findings {
            self.claim(&parse, finding);
        }
        self.quote_open = ends_in_quote(&parse);
        if spoke.is_some() {
            self.speaker = spoke;
        } else if sentence.block == BlockKind::Headline {
            self.speaker = None;
        }
    }

    /// The date phrases of a sentence; one that would have to be reckoned from an unknown day has no date.
    fn dates(&self, sentence: &Sentence) -> Vec<DatePhrase> {
        let document = self.document;
        let anchor = self.today.unwrap_or(Date::day(2000, 1, 1));
        let mut dates = date::find(&document.text, sentence, document.published, anchor);
        for phrase in dates.iter_mut().filter(|phrase| phrase.assumed && self.today.is_none()) {
            phrase.dates.clear();
        }
        dates
    }

    fn verb_findings(
        &self,
        parse: &Parse<'_>,
        verb: usize,
        carried: Option<&Side>,
    ) -> Vec<Finding<'a>> {
        let mut findings = Vec::new();
        let mut done: BTreeSet<usize> = BTreeSet::new();
        for &(r, c, f) in self.extractor.verbs.get(parse.lemma(verb)).into_iter().flatten() {
            let relation = &self.extractor.rules.relations[r];
            let cue = &relation.verbs[c];
            if done.contains(&r) {
                continue;
            }
            let binder = Binder { parse, cast: self.cast, relation, verb };
            let Some(binding) = binder.bind(&cue.frames[f]) else { continue };
            if let Some(finding) = self.verb_finding(parse, relation, cue, verb, binding, carried) {
                done.insert(r);
                findings.push(finding);
            }
        }
        findings
    }

    fn verb_finding(
        &self,
        parse: &Parse<'_>,
        relation: &'a Relation,
        cue: &VerbCue,
        verb: usize,
        mut binding: Binding,
        carried: Option<&Side>,
    ) -> Option<Finding<'a>> {
        let holds = |noun: &usize| {
            let words = parse.chunks[*noun].words.clone();
            words.into_iter().any(|w| {
                cue.object_words.iter().any(|c| parse.lexicon.is(c, &parse.words[w].lemma))
            })
        };
        if !cue.object_words.is_empty() && !binding.object_nouns.iter().any(holds) {
            return None;
        }
        let said_by = parse.speaker(verb, self.cast, carried);
        if cue.by_speaker {
            let speaker = said_by.clone()?;
            binding.subject = vec![Found { side: speaker, demonym: false, quantity: None }];
        }
        if binding.subject.is_empty() {
            binding.subject =
                binding.place.clone().and_then(|p| state_of(p, self.cast)).into_iter().collect();
        }
        if binding.subject.is_empty() && binding.voice == "active" {
            // "Berg said the indictment alleges …": who quotes a document says what it says.
            let speaker = said_by.clone().filter(|_| parse.agent_is_document(verb))?;
            binding.subject = vec![Found { side: speaker, demonym: false, quantity: None }];
        }
        if binding.object.is_empty() && !relation.object_optional {
            return None;
        }
        if binding.subject.is_empty() && binding.object_nouns.iter().any(|&n| parse.points_back(n))
        {
            binding.subject = self.recall_doer(relation, &binding.object);
        }
        let reported = said_by.is_some();
        let mut status = parse.status(verb, reported);
        match cue.status {
            Some(Status::Negated) => status = Status::Negated,
            Some(own) if status == Status::Asserted => status = own,
            _ => {}
        }
        let group = parse.verb(verb)?;
        let lemma = &parse.words[group.main].lemma;
        let said_by = said_by.filter(|_| !cue.by_speaker);
        Some(Finding {
            relation,
            chunk: verb,
            rule: format!("{}/{lemma}/{}", relation.name, binding.voice),
            subject: binding.subject,
            object: binding.object,
            matter: binding.matter,
            status,
            said_by,
            cue: group.words.clone(),
        })
    }

    fn noun_findings(
        &self,
        parse: &Parse<'_>,
        noun: usize,
        carried: Option<&Side>,
    ) -> Vec<Finding<'a>> {
        let super::chunk::ChunkKind::Noun { head, .. } = parse.chunks[noun].kind else {
            return Vec::new();
        };
        let word = &parse.words[head];
        let cues =
            self.extractor.nouns.get(&*word.lemma).into_iter().flatten().filter(|_| !word.name);
        cues.filter_map(|&(r, c)| {
            let relation = &self.extractor.rules.relations[r];
            self.noun_finding(parse, relation, &relation.nouns[c], noun, head, carried)
        })
        .collect()
    }

    fn noun_finding(
        &self,
        parse: &Parse<'_>,
        relation: &'a Relation,
        cue: &NounCue,
        noun: usize,
        head: usize,
        carried: Option<&Side>,
    ) -> Option<Finding<'a>> {
        let reader = NounReader { parse, cast: self.cast, relation, cue, noun };
        let mut reading = reader.read();
        if reading.subject.is_empty() {
            reading.subject =
                reading.place.clone().and_then(|p| state_of(p, self.cast)).into_iter().collect();
        }
        if reading.subject.is_empty() && reading.object.is_empty() {
            return None;
        }
        if reading.object.is_empty() && cue.object_denies {
            reading.object = reader.denier();
        }
        if reader.is_definite() {
            self.recall(relation, &mut reading.subject, &mut reading.object);
        }
        let object_missing = reading.object.is_empty() && !relation.object_optional;
        if reading.subject.is_empty() || object_missing {
            return None;
        }
        Some(Finding {
            relation,
            chunk: noun,
            rule: format!("{}/{}/noun", relation.name, parse.words[head].lemma),
            status: reader.status(),
            said_by: parse.speaker(noun, self.cast, carried),
            subject: reading.subject,
            object: reading.object,
            matter: reading.matter,
            cue: head..head + 1,
        })
    }

    /// Fills the side that a definite noun leaves out from the article's last claim of the same relation that has
    /// the other one: "the diplomats' expulsion" is the one just told.
    fn recall(&self, relation: &Relation, subject: &mut Vec<Found>, object: &mut Vec<Found>) {
        let same = |found: &[Found], side: &Option<Side>| {
            let side = side.as_ref();
            found.first().is_some_and(|f| side.is_some_and(|s| s.actor == f.side.actor))
        };
        let told = |side: &Option<Side>| {
            side.clone()
                .map(|side| Found { side, demonym: false, quantity: None })
                .into_iter()
                .collect()
        };
        for claim in self.claims.iter().rev().filter(|c| c.relation == relation.name) {
            if subject.is_empty() && claim.subject.is_some() && same(object, &claim.object) {
                *subject = told(&claim.subject);
                return;
            }
            if object.is_empty() && claim.object.is_some() && same(subject, &claim.subject) {
                *object = told(&claim.object);
                return;
            }
        }
    }

    /// Who did it to the same people, by the article's last claim of the relation: "the diplomats were expelled".
    fn recall_doer(&self, relation: &Relation, object: &[Found]) -> Vec<Found> {
        let told = self.claims.iter().rev().filter(|c| c.relation == relation.name);
        let same = |claim: &&Claim| {
            claim.status == Status::Asserted
                && claim
                    .object
                    .as_ref()
                    .is_some_and(|o| object.iter().any(|f| f.side.entity == o.entity))
        };
        let doer = told.filter(|c| c.subject.is_some()).find(same).and_then(|c| c.subject.clone());
        doer.map(|side| Found { side, demonym: false, quantity: None }).into_iter().collect()
    }

    /// One claim a pair of sides.
    fn claim(&mut self, parse: &Parse<'_>, finding: Finding<'_>) {
        let (dates, date_assumed) = claim_dates(parse, &finding);
        let matter = finding.matter.clone().map(|words| phrase(parse, words));
        // "blames it on Oslo": a pronoun says nothing of the matter.
        let matter =
            matter.filter(|m| !matches!(&*m.text.to_lowercase(), "it" | "this" | "that" | "them"));
        let subjects = sides_or_none(&finding.subject);
        let objects = sides_or_none(&finding.object);
        let mut made = 0;
        for subject in &subjects {
            for object in &objects {
                let same = match (subject, object) {
                    (Some(s), Some(o)) if finding.relation.between_two => {
                        s.side.actor == o.side.actor
                    }
                    (Some(s), Some(o)) => s.side.entity == o.side.entity,
                    _ => false,
                };
                if same || made >= MOST {
                    continue;
                }
                made += 1;
                let subject_side = subject.map(|f| f.side.clone());
                let said_by = finding.said_by.clone();
                self.claims.push(Claim {
                    relation: finding.relation.name.clone(),
                    plover: finding.relation.plover.clone(),
                    cameo: finding.relation.cameo.clone(),
                    said_by: said_by
                        .filter(|s| subject_side.as_ref().is_none_or(|x| x.entity != s.entity)),
                    subject: subject_side,
                    object: object.map(|f| f.side.clone()),
                    status: finding.status,
                    matter: matter.clone(),
                    dates: dates.clone(),
                    date_assumed,
                    quantity: object.and_then(|f| f.quantity),
                    sentence: parse.sentence.span,
                    cue: parse.span(finding.cue.clone()),
                    rule: RuleId(finding.rule.clone()),
                    answers: Vec::new(),
                });
            }
        }
    }
}

fn sides_or_none(found: &[Found]) -> Vec<Option<&Found>> {
    if found.is_empty() { vec![None] } else { found.iter().map(Some).collect() }
}

/// The state of a territory that stands in for a subject: of a city its state.
fn state_of(place: Found, cast: &Cast<'_>) -> Option<Found> {
    if place.side.kind == EntityKind::State {
        return Some(place);
    }
    let state = cast.entities.get(&place.side.entity)?.of.as_ref()?;
    let state = cast.entities.get(state).filter(|e| e.kind == EntityKind::State)?;
    let side = Side {
        entity: state.id.clone(),
        label: state.label.clone(),
        kind: state.kind,
        actor: state.id.clone(),
        actor_label: state.label.clone(),
        span: place.side.span,
    };
    Some(Found { side, demonym: false, quantity: None })
}

/// Whether a quotation is still open at the end of a sentence.
fn ends_in_quote(parse: &Parse<'_>) -> bool {
    parse.words.last().is_some_and(|w| w.quoted && !matches!(&*w.lower, "\"" | "''"))
}
