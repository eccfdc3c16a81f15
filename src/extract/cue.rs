//! [`CueReader`]: the cues of a sentence → what they found.

use std::collections::BTreeSet;

use super::article::Article;
use super::bind::Binder;
use super::chunk::ChunkKind;
use super::close_reading::{Miss, Notes};
use super::cue_words::FrameAt;
use super::deed::Told;
use super::finding::Finding;
use super::glance::Glance;
use super::noun::NounReader;
use super::parse::Parse;
use super::verb_cue::VerbReader;
use crate::rules::{NounCue, Relation};

/// Reads the cues of a sentence.
pub(super) struct CueReader<'r, 'a, 't> {
    pub article: &'r Article<'a>,
    pub parse: &'r Parse<'t>,
    /// What the words of the sentence told.
    pub glance: &'r Glance,
    pub notes: Option<&'r Notes>,
}

impl<'a> CueReader<'_, 'a, '_> {
    /// What the verbs and nouns of the sentence found, in order.
    pub fn findings(&self) -> Vec<Finding<'a>> {
        let mut findings = Vec::new();
        for chunk in 0..self.parse.chunks.len() {
            if self.parse.verb(chunk).is_some() {
                let found = self.of_verb(chunk, &findings);
                findings.extend(found);
            } else if self.parse.is_noun(chunk) {
                findings.extend(self.of_noun(chunk));
            }
        }
        findings
    }

    /// What a verb found, each relation once: by the first frame that fits, in the active sooner than in a passive
    /// that only may be one.
    fn of_verb(&self, verb: usize, before: &[Finding<'a>]) -> Vec<Finding<'a>> {
        let (parse, article) = (self.parse, self.article);
        let mut findings = Vec::new();
        let mut done: BTreeSet<usize> = BTreeSet::new();
        let frames = |word: &str| article.extractor.verbs.get(word).into_iter().flatten();
        let modal = parse.verb(verb).and_then(|group| group.modal);
        let by_modal = modal.map(|word| frames(&parse.words[word].lower)).into_iter().flatten();
        let own = frames(parse.lemma(verb)).map(|frame| (frame, None));
        let all = own.chain(by_modal.map(|frame| (frame, modal)));
        // Who wants to know what became of each cue is told of those too that lack a word.
        let whole = |frame: &FrameAt| self.notes.is_some() || self.glance.frames.contains(frame);
        let all: Vec<_> = all.filter(|(frame, _)| whole(frame)).collect();
        if all.is_empty() {
            return Vec::new();
        }
        let twice = [false, true].into_iter().flat_map(|again| all.iter().map(move |f| (f, again)));
        for (&(&(r, c, f), modal), second_thought) in twice {
            if done.contains(&r) {
                continue;
            }
            let relation = &article.extractor.rules.relations[r];
            let cue = &relation.verbs[c];
            let (cast, object_optional) = (article.cast, cue.object_optional);
            let told = self.told(before);
            let binder = Binder { parse, cast, relation, verb, object_optional, told };
            let bound = binder.bind(&cue.frames[f], modal, second_thought).ok_or(Miss::Words);
            let reader = VerbReader { article, parse, relation, cue, verb };
            let read = bound.and_then(|binding| reader.read(binding, told));
            if !second_thought || read.is_ok() {
                self.note(verb, || format!("{}: {}", relation.name, cue.frames[f]), &read);
            }
            if let Ok(finding) = read {
                done.insert(r);
                findings.push(finding);
            }
        }
        findings
    }

    fn told<'f>(&'f self, findings: &'f [Finding<'a>]) -> Told<'f> {
        let (extractor, claims) = (self.article.extractor, self.article.claims.as_slice());
        Told { extractor, claims, from: self.parse.sentence.span.begin, findings }
    }

    fn of_noun(&self, noun: usize) -> Vec<Finding<'a>> {
        let ChunkKind::Noun { head, .. } = self.parse.chunks[noun].kind else {
            return Vec::new();
        };
        let word = &self.parse.words[head];
        let extractor = self.article.extractor;
        let cues = extractor.nouns.get(&*word.lemma).into_iter().flatten().filter(|_| !word.name);
        cues.filter_map(|&(r, c)| {
            let relation = &extractor.rules.relations[r];
            let read = self.noun_finding(relation, &relation.nouns[c], noun, head);
            self.note(noun, || format!("{}: {}", relation.name, word.lemma), &read);
            read.ok()
        })
        .collect()
    }

    fn noun_finding(
        &self,
        relation: &'a Relation,
        cue: &NounCue,
        noun: usize,
        head: usize,
    ) -> Result<Finding<'a>, Miss> {
        let (parse, cast) = (self.parse, self.article.cast);
        let reader = NounReader { parse, cast, relation, cue, noun };
        let mut reading = reader.read();
        if reading.subject.is_empty() {
            let state = reading.place.clone().and_then(|place| cast.state_of(place));
            reading.subject = state.into_iter().collect();
        }
        if relation.mutual && reading.object.is_empty() && reading.subject.len() > 1 {
            reading.object = reading.subject.split_off(1);
        }
        if reading.subject.is_empty() && reading.object.is_empty() {
            return Err(Miss::Subject);
        }
        if reading.object.is_empty() && cue.object_denies {
            reading.object = reader.denier();
        }
        if reader.is_definite() && !reading.unknown_object {
            self.told(&[]).fill(relation, &mut reading.subject, &mut reading.object);
        }
        let object_missing = reading.object.is_empty() && !relation.object_optional;
        if reading.subject.is_empty() || object_missing {
            return Err(if object_missing { Miss::Object } else { Miss::Subject });
        }
        Ok(Finding {
            relation,
            codes: None,
            chunk: noun,
            rule: format!("{}/{}/noun", relation.name, parse.words[head].lemma),
            status: reader.status(),
            said_by: parse.speaker(noun, cast, || self.article.speaker_around(parse)),
            subject: reading.subject,
            object: reading.object,
            matter: reading.matter,
            cue: head..head + 1,
        })
    }

    fn note(&self, chunk: usize, rule: impl FnOnce() -> String, read: &Result<Finding<'_>, Miss>) {
        if let Some(notes) = self.notes {
            notes.cue(self.parse, chunk, rule(), read.as_ref().err().copied());
        }
    }
}
