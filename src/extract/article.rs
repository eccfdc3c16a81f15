//! [`Article`]: one article being read, sentence by sentence.

use std::cell::RefCell;

use super::answer::link_denials;
use super::close_reading::{CloseReading, Notes};
use super::cue::CueReader;
use super::extractor::Extractor;
use super::finding::{
    Finding, claim_dates, drop_echoes, drop_inside_matter, drop_where_named, phrase,
    take_object_from_matter,
};
use super::parse::Parse;
use super::side::{Cast, Found};
use super::spoken::{Speech, Spoken, Unread};
use crate::model::{BlockKind, Claim, Date, Document, RuleId, Sentence, Side};
use crate::text::date::{self, DatePhrase};

/// Claims of one cue in one sentence, at most: a list of states doesn't multiply without end.
const MOST: usize = 64;

/// An article being read.
pub(super) struct Article<'a> {
    pub extractor: &'a Extractor,
    document: &'a Document,
    pub cast: &'a Cast<'a>,
    today: Option<Date>,
    pub claims: Vec<Claim>,
    /// Who spoke last.
    spoken: RefCell<Spoken<'a>>,
    /// How the sentences are read, if anybody wants to know.
    notes: Option<Notes>,
}

impl<'a> Article<'a> {
    /// An article of which nothing is read yet.
    pub fn new(
        extractor: &'a Extractor,
        document: &'a Document,
        cast: &'a Cast<'a>,
        today: Option<Date>,
    ) -> Self {
        let (claims, spoken, notes) = (Vec::new(), RefCell::default(), None);
        Self { extractor, document, cast, today, claims, spoken, notes }
    }

    /// Keeps notes of how the sentences are read.
    pub fn with_notes(mut self) -> Self {
        self.notes = Some(Notes::default());
        self
    }

    /// The notes taken.
    pub fn into_notes(self) -> Vec<CloseReading> {
        self.notes.map(Notes::into_readings).unwrap_or_default()
    }

    /// The claims read, denials linked to the accusations that they answer.
    pub fn into_claims(mut self) -> Vec<Claim> {
        link_denials(&mut self.claims);
        self.claims
    }

    /// Reads the next sentence, if it can claim anything.
    pub fn read(&mut self, unread: Unread<'a>) {
        if self.notes.is_some() || self.may_claim(&unread) {
            self.read_claims(unread);
        }
        if unread.glance.report || unread.sentence.block == BlockKind::Headline {
            self.spoken.get_mut().may_speak(unread);
        }
    }

    /// Whether a sentence can claim anything: it has the words of a cue, and somebody to claim it of, be it whoever
    /// the article told of before.
    fn may_claim(&self, unread: &Unread<'_>) -> bool {
        let (glance, named) = (unread.glance, !unread.mentions.is_empty());
        let known = named || glance.object_optional || !self.claims.is_empty();
        glance.noun && named || !glance.frames.is_empty() && known
    }

    fn read_claims(&mut self, unread: Unread<'a>) {
        let parse = self.parse(unread);
        if let Some(notes) = &self.notes {
            notes.sentence(&parse);
        }
        let (glance, notes) = (unread.glance, self.notes.as_ref());
        let reader = CueReader { article: self, parse: &parse, glance, notes };
        let mut findings = reader.findings();
        take_object_from_matter(&mut findings);
        drop_inside_matter(&mut findings, &parse);
        drop_where_named(&mut findings);
        drop_echoes(&mut findings);
        for finding in findings {
            self.claim(&parse, finding);
        }
    }

    /// A sentence in words and chunks.
    fn parse(&self, unread: Unread<'a>) -> Parse<'a> {
        let Unread { sentence, mentions, glance } = unread;
        let (text, lexicon) = (self.document.text.as_str(), &self.extractor.rules.words);
        Parse::new(text, sentence, mentions, self.dates(sentence), lexicon, glance.quoted)
    }

    /// Who speaks where a quotation in a sentence names nobody: whoever speaks around it, or spoke last.
    pub fn speaker_around(&self, parse: &Parse<'_>) -> Option<Side> {
        parse.main_speaker(self.cast).or_else(|| self.last_speaker())
    }

    /// Who spoke last before the sentence that is being read.
    pub fn last_speaker(&self) -> Option<Side> {
        let listen = |unread: Unread<'a>| match self.parse(unread).main_speaker(self.cast) {
            Some(side) if self.is_document(Some(&side)) => Speech::ByDocument(side),
            Some(side) => Speech::By(side),
            None if unread.sentence.block == BlockKind::Headline => Speech::Silence,
            None => Speech::Nothing,
        };
        self.spoken.borrow_mut().last(listen).cloned()
    }

    /// Whether a speaker is only a document, known by its description: "the statement".
    pub fn is_document(&self, speaker: Option<&Side>) -> bool {
        speaker.is_some_and(|speaker| {
            let last = speaker.label.rsplit(' ').next().unwrap_or_default();
            !self.cast.entities.contains_key(&speaker.entity)
                && self.extractor.rules.words.is("document", &last.to_lowercase())
        })
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

    /// One claim a pair of sides.
    fn claim(&mut self, parse: &Parse<'_>, finding: Finding<'_>) {
        let (dates, date_assumed) = claim_dates(parse, &finding, self.document.published);
        let matter = finding.matter.clone().map(|words| phrase(parse, words));
        // "blames it on Oslo": a pronoun says nothing of the matter.
        let matter =
            matter.filter(|m| !matches!(&*m.text.to_lowercase(), "it" | "this" | "that" | "them"));
        let codes = finding.relation.codes_of(finding.status, finding.codes);
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
                    plover: codes.plover.clone(),
                    mode: codes.mode.clone(),
                    cameo: codes.cameo.clone(),
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
