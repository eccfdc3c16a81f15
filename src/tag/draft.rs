//! [`Draft`] and [`Board`]: the mentions of an article while the rules work on them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::registry::Registry;
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
    /// Of each word, the number of its name plus one.
    cover: Vec<u32>,
    /// Groups, bodies and references, which may hold names.
    phrases: Vec<Draft>,
    /// Of each word, the number of the shortest phrase over it plus one.
    phrase_cover: Vec<u32>,
    /// Of each word, the number of the first phrase that begins there plus one.
    phrase_starts: Vec<u32>,
    /// Of each phrase, the number of the next that begins at the same word plus one.
    phrase_next: Vec<u32>,
    roles: Terms,
    titles: Terms,
}

/// Terms, by begin, with the number of the term that covers a word plus one.
#[derive(Debug)]
struct Terms {
    terms: Vec<Term>,
    cover: Vec<u32>,
}

impl Terms {
    fn new(terms: Vec<Term>, words: usize) -> Self {
        let mut cover = vec![FREE; words];
        for (number, term) in (1..).zip(&terms) {
            cover[term.words.clone()].fill(number);
        }
        Self { terms, cover }
    }

    fn at(&self, word: usize) -> Option<&Term> {
        let number = self.cover.get(word).copied().filter(|number| *number != FREE)?;
        self.terms.get(number as usize - 1)
    }
}

impl<'a> Board<'a> {
    /// An article with the roles and titles in it and no name yet.
    pub fn new(
        article: Article<'a>,
        registry: Registry<'a>,
        roles: Vec<Term>,
        titles: Vec<Term>,
    ) -> Self {
        let words = article.words.len();
        let (roles, titles) = (Terms::new(roles, words), Terms::new(titles, words));
        Self {
            article,
            registry,
            names: Vec::with_capacity(words / 8),
            cover: vec![FREE; words],
            phrases: Vec::with_capacity(words / 8),
            phrase_cover: vec![FREE; words],
            phrase_starts: vec![FREE; words],
            phrase_next: Vec::new(),
            roles,
            titles,
        }
    }

    /// Marks words as no name of anything.
    pub fn trap(&mut self, words: Range<usize>) {
        self.clear(words.clone());
        self.cover[words].fill(TRAP);
    }

    /// Adds a name, which takes the words of any name that it overlaps.
    pub fn name(&mut self, draft: Draft) {
        let words = draft.words.clone();
        self.clear(words.clone());
        self.names.push(Some(draft));
        let number = u32::try_from(self.names.len()).unwrap_or(FREE);
        self.cover[words].fill(number);
    }

    /// Adds a second name to a word that has one: "Canada-Saudi".
    pub fn join(&mut self, draft: Draft) {
        self.names.push(Some(draft));
    }

    fn clear(&mut self, words: Range<usize>) {
        for word in words {
            let number = self.cover[word];
            if number == FREE || number == TRAP {
                continue;
            }
            if let Some(gone) = self.names[number as usize - 1].take() {
                self.cover[gone.words].fill(FREE);
            }
        }
    }

    /// The name that covers a word.
    pub fn name_at(&self, word: usize) -> Option<&Draft> {
        let number = self.cover.get(word).copied().filter(|n| *n != FREE && *n != TRAP)?;
        self.names.get(number as usize - 1)?.as_ref()
    }

    /// Whether a word is in no name and no trap.
    pub fn free(&self, word: usize) -> bool {
        self.cover.get(word).is_some_and(|number| *number == FREE)
    }

    /// Whether a word is in a trap.
    pub fn trapped(&self, word: usize) -> bool {
        self.cover.get(word).is_some_and(|number| *number == TRAP)
    }

    /// The role word that covers a word.
    pub fn role_at(&self, word: usize) -> Option<&Term> {
        self.roles.at(word)
    }

    /// All role words, by begin.
    pub fn roles(&self) -> &[Term] {
        &self.roles.terms
    }

    /// The title that covers a word.
    pub fn title_at(&self, word: usize) -> Option<&Term> {
        self.titles.at(word)
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &Draft> {
        self.names.iter().flatten()
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
            let known = self.phrase_cover[word];
            if known == FREE || self.phrases[known as usize - 1].words.len() > draft.words.len() {
                self.phrase_cover[word] = u32::try_from(number + 1).unwrap_or(FREE);
            }
        }
        let mut last = &mut self.phrase_starts[draft.words.start];
        while let Some(before) = (*last as usize).checked_sub(1) {
            last = &mut self.phrase_next[before];
        }
        *last = u32::try_from(number + 1).unwrap_or(FREE);
        self.phrase_next.push(FREE);
        self.phrases.push(draft);
    }

    /// Takes the count off the shortest phrase over a word.
    pub fn uncount(&mut self, word: usize) {
        let number = self.phrase_cover.get(word).copied().unwrap_or(FREE) as usize;
        if let Some(phrase) = number.checked_sub(1).and_then(|number| self.phrases.get_mut(number))
        {
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
        let number = self.phrase_cover.get(word).copied().filter(|number| *number != FREE)?;
        self.phrases.get(number as usize - 1)
    }

    /// The phrases that begin at a word.
    pub fn phrases_from(&self, word: usize) -> impl Iterator<Item = &Draft> {
        let numbered = |number: u32| (number as usize).checked_sub(1);
        let first = self.phrase_starts.get(word).copied().and_then(numbered);
        let numbers =
            std::iter::successors(first, move |number| numbered(self.phrase_next[*number]));
        numbers.map(|number| &self.phrases[number])
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
    pub fn take_drafts(&mut self) -> impl Iterator<Item = Draft> + use<> {
        let (names, phrases) = (std::mem::take(&mut self.names), std::mem::take(&mut self.phrases));
        names.into_iter().flatten().chain(phrases)
    }

    /// All mentions, in no order.
    pub fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.names.iter().flatten().chain(&self.phrases)
    }
}
