//! [`Memory`]: whom the article has spoken of so far, for words that point back.

use std::cmp::Reverse;

use super::class::Class;
use super::compose::is_seat;
use super::draft::{Board, Draft};
use super::room::Room;
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// One mention as it is remembered.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// Whom it means.
    pub entity: EntityId,
    /// The entity's kind.
    pub kind: EntityKind,
    /// The number of its sentence.
    pub sentence: usize,
    /// Its first word.
    pub word: usize,
    /// Whether it does what its sentence says.
    pub subject: bool,
    /// How many it counts.
    pub quantity: Option<u32>,
    /// Whether "it" may mean it: a state, an organisation or a body, not a place.
    pub body: bool,
}

/// How many mentions back a word may point; more would make long documents slow and no reference clearer.
const REACH: usize = 300;

/// What has been mentioned, in order.
#[derive(Debug)]
pub(super) struct Memory {
    seen: Vec<Seen>,
    /// How often each state was meant, itself or by whoever acts for it.
    states: Vec<(EntityId, usize)>,
    dateline: Option<EntityId>,
    /// Of each group met, whether it is a body.
    groups: Vec<(EntityId, bool)>,
}

impl Memory {
    /// Remembers nothing yet.
    pub fn new(room: &mut Room) -> Self {
        let seen = std::mem::take(&mut room.seen);
        Self { seen, states: Vec::new(), dateline: None, groups: Vec::new() }
    }

    /// Leaves its memory to the next article.
    pub fn leave(mut self, room: &mut Room) {
        self.seen.clear();
        room.seen = self.seen;
    }

    /// Remembers a mention.
    pub fn see(&mut self, board: &Board<'_>, draft: &Draft) {
        let Draft { entity, form, quantity, .. } = draft;
        let word = draft.words.start;
        let sentence = board.article.words[word].sentence;
        // "in Albania" says where: "it" after that isn't Albania.
        let known = board.registry.kind(entity);
        let kind = if draft.kind == EntityKind::Place { draft.kind } else { known };
        let subject =
            *form != Form::Demonym && is_subject(board, word) && !self.has_subject(sentence);
        if let Some(state) = state_of(board, entity) {
            match self.states.iter_mut().find(|(known, _)| *known == state) {
                Some((_, count)) => *count += 1,
                None => self.states.push((state, 1)),
            }
        }
        if self.dateline.is_none() && kind == EntityKind::Place && is_dateline(board, word) {
            self.dateline = board.registry.state(entity);
        }
        let body = self.is_body(kind, entity);
        self.seen.push(Seen {
            entity: entity.clone(),
            kind,
            sentence,
            word,
            subject,
            quantity: *quantity,
            body,
        });
    }

    /// Whether an entity of this kind is a state, an organisation or a body.
    fn is_body(&mut self, kind: EntityKind, id: &EntityId) -> bool {
        if kind != EntityKind::Group {
            return matches!(kind, EntityKind::State | EntityKind::Organisation);
        }
        if let Some((_, body)) = self.groups.iter().find(|(group, _)| group == id) {
            return *body;
        }
        let body = is_seat(id.as_str())
            || ["government", "regime", "administration"]
                .iter()
                .any(|body| id.as_str().contains(body));
        self.groups.push((id.clone(), body));
        body
    }

    /// The last mentions, the last first.
    fn near(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().rev().take(REACH)
    }

    fn has_subject(&self, sentence: usize) -> bool {
        self.near().take_while(|seen| seen.sentence == sentence).any(|seen| seen.subject)
    }

    /// The most salient mention that fits of the last `sentences` sentences before and of this one: by sentence, its
    /// subject before the others, these by recency.
    pub fn salient(
        &self,
        sentence: usize,
        sentences: usize,
        fits: impl Fn(&Seen) -> bool,
    ) -> Option<&Seen> {
        let near = self.within(sentence, sentences).filter(|seen| fits(seen));
        near.min_by_key(|seen| (sentence - seen.sentence, !seen.subject, Reverse(seen.word)))
    }

    /// The nearest mention that fits of the last `sentences` sentences before and of this one.
    pub fn nearest(
        &self,
        sentence: usize,
        sentences: usize,
        fits: impl Fn(&Seen) -> bool,
    ) -> Option<&Seen> {
        let near = self.within(sentence, sentences).filter(|seen| fits(seen));
        near.min_by_key(|seen| (Reverse(seen.word), sentence - seen.sentence, !seen.subject))
    }

    fn within(&self, sentence: usize, sentences: usize) -> impl Iterator<Item = &Seen> {
        self.near().take_while(move |seen| seen.sentence + sentences >= sentence)
    }

    /// The last mention that fits.
    pub fn last(&self, fits: impl Fn(&Seen) -> bool) -> Option<&Seen> {
        self.near().find(|seen| fits(seen))
    }

    /// The state at home in a sentence, for "the government" and "the country": that of its subject, of the dateline,
    /// of the last subject, or the one most spoken of.
    pub fn home(&self, board: &Board<'_>, sentence: usize) -> Option<EntityId> {
        let subject = |seen: &&Seen| seen.subject && state_of(board, &seen.entity).is_some();
        let here = self.near().take_while(|seen| seen.sentence == sentence).find(subject);
        let before = || self.near().take_while(|seen| seen.sentence + 2 >= sentence).find(subject);
        here.and_then(|seen| state_of(board, &seen.entity))
            .or_else(|| self.scene(board, sentence))
            .or_else(|| self.dateline.clone())
            .or_else(|| before().and_then(|seen| state_of(board, &seen.entity)))
            .or_else(|| self.main_state())
    }

    /// The state of the place that a sentence begins with: "In Cape Town, the government …".
    fn scene(&self, board: &Board<'_>, sentence: usize) -> Option<EntityId> {
        let first = board.article.sentences.get(sentence)?.start;
        let opening = self.near().take_while(|seen| seen.sentence == sentence).last()?;
        let opens = opening.kind == EntityKind::Place && opening.word <= first + 2;
        board.registry.state(&opening.entity).filter(|_| opens)
    }

    /// The last state mentioned that isn't the one at home in a sentence.
    pub fn other_state(&self, board: &Board<'_>, sentence: usize) -> Option<EntityId> {
        let home = self.home(board, sentence);
        self.near()
            .filter_map(|seen| state_of(board, &seen.entity))
            .find(|state| Some(state) != home.as_ref())
    }

    /// The last state that did something before a sentence in which another does.
    pub fn other_home(&self, board: &Board<'_>, sentence: usize) -> Option<EntityId> {
        let here =
            self.near().take_while(|seen| seen.sentence == sentence).find(|seen| seen.subject);
        let here = here.and_then(|seen| state_of(board, &seen.entity));
        let before = self.near().filter(|seen| seen.subject && seen.sentence < sentence);
        before
            .filter_map(|seen| state_of(board, &seen.entity))
            .find(|state| Some(state) != here.as_ref())
    }

    /// The state most spoken of so far, of equals the first by id.
    pub fn main_state(&self) -> Option<EntityId> {
        let first = self.states.iter().max_by_key(|(state, count)| (*count, Reverse(state)));
        first.map(|(state, _)| state.clone())
    }
}

/// The state that somebody is or acts for.
fn state_of(board: &Board<'_>, entity: &EntityId) -> Option<EntityId> {
    let (actor, kind) = board.registry.actor_and_kind(entity);
    (kind == EntityKind::State).then(|| actor.clone())
}

/// Whether what begins at a word is nobody's object: no preposition or verb stands before it.
fn is_subject(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let mut at = word;
    while let Some(before) = article.before(at) {
        let class = article.class(before);
        let small = class.is(Class::DETERMINER
            .or(Class::RANK)
            .or(Class::FORMER)
            .or(Class::MODIFIER)
            .or(Class::NUMBER))
            || board.title_at(before).is_some()
            || board.role_at(before).is_some();
        if !small {
            let object = class.is(Class::LOCATIVE
                .or(Class::PREPOSITION)
                .or(Class::VERB)
                .or(Class::INFINITIVE)
                .or(Class::PARTICIPLE))
                || board.name_at(before).is_some()
                || article.possessive(before);
            let speech_before =
                class.is(Class::SPEECH) && article.words[before].shape == Shape::Lower;
            return !object || speech_before && article.is(before, "said");
        }
        at = before;
    }
    true
}

/// Whether a place at a word begins the article's text: "TIRANA, Albania (AP)".
fn is_dateline(board: &Board<'_>, word: usize) -> bool {
    let sentence = board.article.sentence_of(word);
    word <= sentence.start + 4 && board.article.words[sentence.start].shape == Shape::Upper
}
