//! [`Told`]: who did the deeds that an article only points at: "the expulsion", "Tuesday's vote", "the move".

use super::chunk::ChunkKind;
use super::extractor::Extractor;
use super::finding::Finding;
use super::noun::NounReader;
use super::parse::Parse;
use super::side::{Cast, Found};
use super::verb_group::Form;
use crate::model::{Claim, EntityId, Side, Status};
use crate::rules::Relation;

/// How far back a deed may lie that is only pointed at, in bytes of the text: some three sentences.
const REACH: usize = 500;

/// What an article told up to a sentence.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub extractor: &'a Extractor,
    pub claims: &'a [Claim],
    /// Where the sentence begins that points at deeds.
    pub from: usize,
    /// What the sentence told up to here.
    pub findings: &'a [Finding<'a>],
}

impl Told<'_> {
    /// Who did the deed that a noun chunk names; none where it names no deed, or nobody tells.
    ///
    /// By the words of the phrase ("Tuesday's vote by Oslo", "the Norwegian decision"), else by what the article told
    /// before of the same deed ("the envoys' expulsion"), else by its last deed ("the move").
    pub fn doers(&self, parse: &Parse<'_>, cast: &Cast<'_>, noun: usize) -> Vec<Found> {
        let ChunkKind::Noun { head, .. } = parse.chunks[noun].kind else { return Vec::new() };
        let word = &parse.words[head];
        let cues = self.extractor.nouns.get(&*word.lemma).filter(|_| !word.name);
        let generic = parse.is_deed(noun);
        if cues.is_none() && !generic {
            return Vec::new();
        }
        for &(r, c) in cues.into_iter().flatten() {
            let relation = &self.extractor.rules.relations[r];
            let cue = &relation.nouns[c];
            let reading = NounReader { parse, cast, relation, cue, noun }.read();
            if !reading.subject.is_empty() {
                return reading.subject;
            }
            let place = reading.place.and_then(|place| cast.state_of(place));
            if let Some(state) = place {
                return vec![state];
            }
            let again = self.again(&relation.name, &reading.object, parse.points_back(noun));
            if !again.is_empty() {
                return again;
            }
        }
        let named = self.named_doers(parse, cast, noun);
        let bare = parse.lexicon.is("generic_deed", &word.lemma)
            && parse.points_back(noun)
            && !parse.is_named_by(noun);
        match bare && named.is_empty() {
            true => self.last_doer().into_iter().collect(),
            false => named,
        }
    }

    /// "the decision by Oslo", "the move announced by Oslo".
    fn named_doers(&self, parse: &Parse<'_>, cast: &Cast<'_>, noun: usize) -> Vec<Found> {
        let owner = parse.possessor_of(noun).or_else(|| parse.nationality_of(noun));
        if let Some(found) = owner.and_then(|m| cast.of(m)) {
            return vec![found];
        }
        let behind = parse.skip_attachments(noun + 1).min(parse.chunks.len() - 1);
        // "the steps taken by Oslo".
        let participle = parse.verb(behind).is_some_and(|group| group.form == Form::Participle);
        let behind = (behind + usize::from(participle)).min(parse.chunks.len() - 1);
        let by = (noun + 1..=behind).find(|&c| parse.lower(c) == "by");
        let first = by.map(|by| parse.skip_marks(by + 1)).filter(|&c| parse.is_noun(c));
        let Some(first) = first else { return Vec::new() };
        parse.sides(&parse.subjects_from(first).0, cast)
    }

    /// Who did the same to the same before; with no object told, who did it last. Several who did it together did it
    /// in the same words.
    fn again(&self, relation: &str, object: &[Found], points_back: bool) -> Vec<Found> {
        let same = |claim: &&Claim| match (object.first(), &claim.object) {
            (Some(found), Some(side)) => found.side.actor == side.actor,
            (None, _) => points_back,
            _ => false,
        };
        let told = self.claims.iter().filter(|c| &*c.relation == relation && c.subject.is_some());
        let Some(last) = told.clone().rev().find(same) else { return Vec::new() };
        let together = told.filter(|c| c.cue == last.cue && c.object == last.object);
        together.filter_map(|claim| claim.subject.clone()).map(found).collect()
    }

    /// Who did what the article told last, words not counted: what is said is no move. Whom the same sentence
    /// condemns or praises did what it goes on to speak of.
    pub fn last_doer(&self) -> Option<Found> {
        let sides = |f: &Finding<'_>| match f.relation.is_deed() {
            true => f.subject.first().cloned(),
            false => f.object.first().filter(|_| f.relation.owner_stands).cloned(),
        };
        if let Some(found) = self.findings.iter().rev().find_map(sides) {
            return Some(found);
        }
        let deeds = self.claims.iter().rev().filter(|claim| {
            claim.sentence.end + REACH > self.from
                && matches!(claim.status, Status::Asserted | Status::Planned)
                && self.is_act(claim)
        });
        deeds.filter_map(|claim| claim.subject.clone()).next().map(found)
    }

    /// Whom somebody answers who protests or vows to retaliate: whom the same sentence tells that they dealt with, else
    /// who did something to them last.
    pub fn provoker(&self, answering: &Found) -> Option<Found> {
        let own = |actor: &EntityId| *actor == answering.side.actor;
        let dealt = self.findings.iter().rev().find_map(|finding| {
            let (subject, object) = (finding.subject.first()?, finding.object.first()?);
            match (own(&subject.side.actor), own(&object.side.actor)) {
                (true, false) => Some(object.clone()),
                (false, true) => Some(subject.clone()),
                _ => None,
            }
        });
        dealt.or_else(|| {
            let told = self.claims.iter().rev();
            let near = told.take_while(|claim| claim.sentence.end + REACH > self.from);
            let mut done = near.filter(|claim| self.is_act(claim));
            done.find_map(|claim| {
                let (subject, object) = (claim.subject.as_ref()?, claim.object.as_ref()?);
                (own(&object.actor) && !own(&subject.actor)).then(|| found(subject.clone()))
            })
        })
    }

    /// Fills the side that a definite noun leaves out from the article's last claim of the same relation that has
    /// the other one: "the diplomats' expulsion" is the one just told.
    pub fn fill(&self, relation: &Relation, subject: &mut Vec<Found>, object: &mut Vec<Found>) {
        let same = |sides: &[Found], side: &Option<Side>| {
            let side = side.as_ref();
            sides.first().is_some_and(|f| side.is_some_and(|s| s.actor == f.side.actor))
        };
        for claim in self.claims.iter().rev().filter(|c| c.relation == relation.name) {
            if subject.is_empty() && claim.subject.is_some() && same(object, &claim.object) {
                *subject = claim.subject.clone().map(found).into_iter().collect();
                return;
            }
            if object.is_empty() && claim.object.is_some() && same(subject, &claim.subject) {
                *object = claim.object.clone().map(found).into_iter().collect();
                return;
            }
        }
    }

    /// Who did it to the same people, by the article's last claim of the relation: "the diplomats were expelled".
    pub fn doer_to(&self, relation: &Relation, object: &[Found]) -> Vec<Found> {
        let same = |claim: &&Claim| {
            let told = claim.object.as_ref();
            claim.status == Status::Asserted
                && told.is_some_and(|o| object.iter().any(|f| f.side.entity == o.entity))
        };
        let told = self.claims.iter().rev().filter(|c| c.relation == relation.name);
        let doer = told.filter(|c| c.subject.is_some()).find(same).and_then(|c| c.subject.clone());
        doer.map(found).into_iter().collect()
    }

    fn is_act(&self, claim: &Claim) -> bool {
        let relations = &self.extractor.rules.relations;
        relations.iter().any(|r| r.name == claim.relation && r.is_deed())
    }
}

fn found(side: Side) -> Found {
    Found { side, demonym: false, unnamed: false, quantity: None }
}
