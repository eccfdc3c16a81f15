//! [`Draft`] and [`Board`]: the mentions of an article while the rules work on them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::registry::Registry;
use super::room::Room;
use super::word::Article;
use crate::model::{EntityId, EntityKind, Form, Mention, Span};

/// A mention in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// Where it stands.
    pub span: Span,
    /// The words that it touches.
    pub words: Range<usize>,
    /// Whom or what it means.
    pub entity: EntityId,
    /// As what: a state may be named as a place.
    pub kind: EntityKind,
    /// By which words.
    pub form: Form,
    /// How many people it counts.
    pub quantity: Option<u32>,
}

impl Draft {
    /// The finished mention, in this phrase.
    pub fn finish(self, phrase: Span) -> Mention {
        let Self { span, entity, kind, form, quantity, .. } = self;
        Mention { span, phrase, entity, kind, form, quantity }
    }
}

/// A word or words for a role, or a title, with its number in the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// The words.
    pub words: Range<usize>,
    /// The number of the role or title.
    pub number: usize,
    /// Whether it is the plural of a role.
    pub plural: bool,
}

/// No name.
const FREE: u32 = 0;
/// A word inside a trap.
const TRAP: u32 = u32::MAX;

/// All that is known of an article so far.
#[derive(Debug)]
pub(super) struct Board<'a> {
    /// The article.
    pub article: Article<'a>,
    /// The entities met.
    pub registry: Registry<'a>,
    /// Names, not overlapping, in no order; a name that another took over is none.
    names: Vec<Option<Draft>>,
    /// What covers each word.
    covers: Vec<Cover>,
    /// Groups, bodies and references, which may hold names.
    phrases: Vec<Draft>,
    /// Of each phrase, the number of the next that begins at the same word plus one.
    phrase_next: Vec<u32>,
    /// By begin, like the titles.
    roles: Vec<Term>,
    titles: Vec<Term>,
}

/// What covers a word: of each, its number plus one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cover {
    name: u32,
    role: u32,
    title: u32,
    /// The shortest phrase.
    phrase: u32,
    /// The first phrase that begins there.
    begins: u32,
}

impl<'a> Board<'a> {
    /// An article with the roles and titles in it and no name yet.
    pub fn new(
        article: Article<'a>,
        registry: Registry<'a>,
        roles: Vec<Term>,
        titles: Vec<Term>,
        room: &mut Room,
    ) -> Self {
        let mut covers = std::mem::take(&mut room.covers);
        covers.resize(article.words.len(), Cover::default());
        for (number, role) in (1..).zip(&roles) {
            covers[role.words.clone()].iter_mut().for_each(|cover| cover.role = number);
        }
        for (number, title) in (1..).zip(&titles) {
            covers[title.words.clone()].iter_mut().for_each(|cover| cover.title = number);
        }
        Self {
            article,
            registry,
            names: std::mem::take(&mut room.names),
            covers,
            phrases: std::mem::take(&mut room.phrases),
            phrase_next: Vec::new(),
            roles,
            titles,
        }
    }

    /// Marks words as no name of anything.
    pub fn trap(&mut self, words: Range<usize>) {
        self.clear(words.clone());
        self.cover(words, TRAP);
    }

    /// Adds a name, which takes the words of any name that it overlaps.
    pub fn name(&mut self, draft: Draft) {
        let words = draft.words.clone();
        self.clear(words.clone());
        self.names.push(Some(draft));
        let number = u32::try_from(self.names.len()).unwrap_or(FREE);
        self.cover(words, number);
    }

    fn cover(&mut self, words: Range<usize>, name: u32) {
        self.covers[words].iter_mut().for_each(|cover| cover.name = name);
    }

    /// Adds a second name to a word that has one: "Canada-Saudi".
    pub fn join(&mut self, draft: Draft) {
        self.names.push(Some(draft));
    }

    fn clear(&mut self, words: Range<usize>) {
        for word in words {
            let number = self.covers[word].name;
            if number == FREE || number == TRAP {
                continue;
            }
            if let Some(gone) = self.names[number as usize - 1].take() {
                self.cover(gone.words, FREE);
            }
        }
    }

    /// The name that covers a word.
    pub fn name_at(&self, word: usize) -> Option<&Draft> {
        let number = self.covers.get(word)?.name;
        // Neither 0 nor the number of a trap is a name's.
        self.names.get((number as usize).wrapping_sub(1))?.as_ref()
    }

    /// Whether a word is in no name and no trap.
    pub fn free(&self, word: usize) -> bool {
        self.covers.get(word).is_some_and(|cover| cover.name == FREE)
    }

    /// Whether a word is in a trap.
    pub fn trapped(&self, word: usize) -> bool {
        self.covers.get(word).is_some_and(|cover| cover.name == TRAP)
    }

    /// The role word that covers a word.
    pub fn role_at(&self, word: usize) -> Option<&Term> {
        let number = self.covers.get(word)?.role;
        self.roles.get((number as usize).wrapping_sub(1))
    }

    /// All role words, by begin.
    pub fn roles(&self) -> &[Term] {
        &self.roles
    }

    /// The title that covers a word.
    pub fn title_at(&self, word: usize) -> Option<&Term> {
        let number = self.covers.get(word)?.title;
        self.titles.get((number as usize).wrapping_sub(1))
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &Draft> {
        self.names.iter().flatten()
    }

    /// A name by its number.
    pub fn name_numbered(&self, number: usize) -> Option<&Draft> {
        self.names.get(number)?.as_ref()
    }

    /// A name by its number, to change what it means but not where it stands.
    pub fn name_mut(&mut self, number: usize) -> Option<&mut Draft> {
        self.names.get_mut(number)?.as_mut()
    }

    /// All names with their numbers.
    pub fn numbered_names(&self) -> impl Iterator<Item = (usize, &Draft)> {
        self.names.iter().enumerate().filter_map(|(number, name)| Some((number, name.as_ref()?)))
    }

    /// A draft over some words.
    pub fn draft(
        &self,
        words: Range<usize>,
        entity: EntityId,
        kind: EntityKind,
        form: Form,
    ) -> Draft {
        Draft { span: self.article.span(words.clone()), words, entity, kind, form, quantity: None }
    }

    /// Adds a phrase.
    pub fn phrase(&mut self, draft: Draft) {
        let number = self.phrases.len();
        for word in draft.words.clone() {
            let known = self.covers[word].phrase;
            if known == FREE || self.phrases[known as usize - 1].words.len() > draft.words.len() {
                self.covers[word].phrase = u32::try_from(number + 1).unwrap_or(FREE);
            }
        }
        let mut last = &mut self.covers[draft.words.start].begins;
        while let Some(before) = (*last as usize).checked_sub(1) {
            last = &mut self.phrase_next[before];
        }
        *last = u32::try_from(number + 1).unwrap_or(FREE);
        self.phrase_next.push(FREE);
        self.phrases.push(draft);
    }

    /// Takes the count off the shortest phrase over a word.
    pub fn uncount(&mut self, word: usize) {
        let number = self.covers.get(word).map_or(FREE, |cover| cover.phrase) as usize;
        if let Some(phrase) = self.phrases.get_mut(number.wrapping_sub(1)) {
            phrase.quantity = None;
        }
    }

    /// Lets all phrases mean other entities.
    pub fn rename_phrases(&mut self, names: &BTreeMap<EntityId, EntityId>) {
        for phrase in &mut self.phrases {
            if let Some(name) = names.get(&phrase.entity) {
                phrase.entity = name.clone();
            }
        }
    }

    /// How many phrases there are; a phrase added later has a higher number.
    pub fn phrase_count(&self) -> usize {
        self.phrases.len()
    }

    /// A phrase by its number.
    pub fn phrase_numbered(&self, number: usize) -> &Draft {
        &self.phrases[number]
    }

    /// The shortest phrase over a word: the role there with its owner.
    pub fn phrase_at(&self, word: usize) -> Option<&Draft> {
        let number = self.covers.get(word)?.phrase;
        self.phrases.get((number as usize).wrapping_sub(1))
    }

    /// The phrases that begin at a word.
    pub fn phrases_from(&self, word: usize) -> impl Iterator<Item = &Draft> {
        let numbered = |number: u32| (number as usize).checked_sub(1);
        let first = self.covers.get(word).and_then(|cover| numbered(cover.begins));
        let numbers =
            std::iter::successors(first, move |number| numbered(self.phrase_next[*number]));
        numbers.map(|number| &self.phrases[number])
    }

    /// Whether a name, role, title or phrase covers a word or begins there.
    pub fn is_marked(&self, word: usize) -> bool {
        self.covers
            .get(word)
            .is_some_and(|cover| cover.name | cover.role | cover.title | cover.begins != FREE)
    }

    /// Takes the names within some words away, because a longer name holds them.
    pub fn absorb(&mut self, words: Range<usize>) {
        self.clear(words);
    }

    /// How many mentions there are at most.
    pub fn draft_count(&self) -> usize {
        self.names.len() + self.phrases.len()
    }

    /// Takes all mentions from the board, in the order of [`Self::drafts`].
    pub fn take_drafts(&mut self) -> impl Iterator<Item = Draft> {
        self.names.drain(..).flatten().chain(self.phrases.drain(..))
    }

    /// Leaves its memory and that of the article to the next article.
    pub fn leave(mut self, room: &mut Room) {
        self.covers.clear();
        self.names.clear();
        self.phrases.clear();
        (room.covers, room.names, room.phrases) = (self.covers, self.names, self.phrases);
        self.registry.leave(room);
        self.article.leave(room);
    }

    /// All mentions, in no order.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.names.iter().flatten().chain(&self.phrases)
    }
}
