//! Words that point back: "he", "it", "the country", "the alliance", "the two", and roles without an owner.

use super::compose::{self, Composed};
use super::draft::{Board, Term};
use super::holder;
use super::lexicon::Class;
use super::memory::{Memory, Seen};
use super::person::Roles;
use super::phrase::{self, Owner, Phrase, Start};
use crate::gazetteer::Gender;
use crate::model::{EntityId, EntityKind, Form};

/// Walks the article in order and resolves what points back; what stays unclear is left alone.
pub(super) fn find(board: &mut Board<'_>, composed: &mut Composed, roles: &Roles) {
    let mut walk = Walk { composed, roles, memory: Memory::default() };
    for word in 0..board.article.words.len() {
        walk.step(board, word);
    }
}

struct Walk<'w> {
    composed: &'w mut Composed,
    roles: &'w Roles,
    memory: Memory,
}

impl Walk<'_> {
    fn step(&mut self, board: &mut Board<'_>, word: usize) {
        self.see(board, word);
        let known = board.phrases.len();
        if let Some(term) = board.role_at(word).filter(|term| term.words.start == word).cloned() {
            self.bare_role(board, &term);
        }
        if board.free(word) && !self.roles.introduced(word) {
            self.point_back(board, word);
        }
        for number in known..board.phrases.len() {
            let draft = board.phrases[number].clone();
            self.memory.see(board, &draft.entity, word, draft.form, draft.quantity);
        }
    }

    /// Remembers the names and phrases that begin at a word.
    fn see(&mut self, board: &Board<'_>, word: usize) {
        for phrase in board.phrases_from(word) {
            self.memory.see(board, &phrase.entity, word, phrase.form, phrase.quantity);
        }
        if let Some(name) = board.name_at(word).filter(|name| name.words.start == word) {
            self.memory.see(board, &name.entity, word, name.form, None);
        }
    }

    /// Resolves an office noun, a pronoun or a noun for a body or state.
    fn point_back(&mut self, board: &mut Board<'_>, word: usize) {
        let class = board.article.class(word);
        let title = board.title_at(word).cloned();
        if let Some(title) = title {
            let office = board
                .registry
                .gazetteer
                .titles()
                .get(title.number)
                .is_some_and(|t| t.office.is_some());
            if office && title.words.end == word + 1 {
                self.office(board, title.words);
            }
        } else if class.is(Class::OFFICIAL) && board.role_at(word).is_none() {
            self.office(board, word..word + 1);
        } else if class.is(Class::PRONOUN.or(Class::DETERMINER)) {
            self.pronoun(board, word);
        } else if class.is(Class::BODY_NOUN.or(Class::PLACE_NOUN).or(Class::NUMBER))
            || is_other_noun(board, word)
        {
            self.noun(board, word);
        }
    }

    fn office(&mut self, board: &mut Board<'_>, head: std::ops::Range<usize>) {
        let phrase = phrase::read(board, head.clone());
        let owner = match phrase.start {
            Start::Pronoun(pronoun) => self.antecedent(board, pronoun),
            _ => None,
        };
        holder::find(board, &self.memory, self.roles, head, owner);
    }

    /// A role without a named owner: the same role as before ("the embassy"), or at home ("the government").
    fn bare_role(&mut self, board: &mut Board<'_>, term: &Term) {
        let Some(number) = self.composed.number(board, term.words.start) else { return };
        if self.composed.entities[number].is_some() || !board.free(term.words.start) {
            return;
        }
        let Some(role) = board.registry.gazetteer.roles().get(term.number).cloned() else { return };
        let phrase = phrase::read(board, term.words.clone());
        let Some(entity) = self.bare_owner(board, term, &phrase, &role) else { return };
        self.composed.entities[number] = Some(entity.clone());
        compose::add(board, &role, term, &phrase, entity, Form::Reference);
    }

    fn bare_owner(
        &mut self,
        board: &mut Board<'_>,
        term: &Term,
        phrase: &Phrase,
        role: &crate::gazetteer::Role,
    ) -> Option<EntityId> {
        if let Start::Pronoun(pronoun) = phrase.start {
            let owner = self.antecedent(board, pronoun)?;
            let owner = match board.registry.kind(&owner) {
                EntityKind::Person => board.registry.actor(&owner),
                _ => owner,
            };
            return Some(board.registry.role_of(role, &owner));
        }
        if let Some(Owner::Role { word, possessive }) = phrase.owner {
            let owner = board.phrase_at(word)?.entity.clone();
            return Some(
                board.registry.role_of(role, &compose::through(board, word, &owner, possessive)),
            );
        }
        let mass = role.plural.is_none();
        if phrase.start == Start::Indefinite
            || (phrase.start == Start::Bare
                && !term.plural
                && !mass
                && !board.article.capital(term.words.start))
        {
            return None;
        }
        if let Some(entity) = self.same_role(board, term) {
            return Some(entity);
        }
        let home = is_domestic(&role.word) || role.kind == EntityKind::Organisation;
        if !home || !role.acts_for {
            return None;
        }
        let owner = self.memory.home(board, board.article.words[term.words.start].sentence)?;
        Some(board.registry.role_of(role, &owner))
    }

    /// The entity that the same role word had last, else the first that it will have.
    fn same_role(&self, board: &Board<'_>, term: &Term) -> Option<EntityId> {
        let same = |(other, entity): (&Term, &Option<EntityId>)| {
            entity.clone().filter(|_| other.number == term.number)
        };
        let pairs = || board.roles().iter().zip(&self.composed.entities);
        let before = pairs()
            .filter(|(other, _)| other.words.start < term.words.start)
            .filter_map(same)
            .last();
        before.or_else(|| pairs().find_map(same))
    }

    /// "he", "its": resolved and put on the board.
    fn pronoun(&mut self, board: &mut Board<'_>, word: usize) {
        if let Some(entity) = self.antecedent(board, word) {
            let kind = board.registry.kind(&entity);
            let draft = board.draft(word..word + 1, entity, kind, Form::Reference);
            board.phrases.push(draft);
        }
    }

    /// Whom a pronoun means.
    fn antecedent(&self, board: &Board<'_>, word: usize) -> Option<EntityId> {
        let sentence = board.article.words.get(word)?.sentence;
        let fits: Box<dyn Fn(&Seen) -> bool> =
            match board.article.word(word).to_ascii_lowercase().as_str() {
                "he" | "him" | "his" | "himself" => {
                    Box::new(|seen| is_person(board, seen, Gender::Male))
                }
                "she" | "her" | "herself" => {
                    Box::new(|seen| is_person(board, seen, Gender::Female))
                }
                "it" | "its" | "itself" if !is_empty_it(board, word) => Box::new(is_body),
                "they" | "them" | "their" | "themselves" => {
                    Box::new(|seen| seen.kind == EntityKind::Group)
                }
                _ => return None,
            };
        let salient = self.memory.salient(sentence, 2);
        salient
            .into_iter()
            .find(|seen| seen.word < word && fits(seen))
            .map(|seen| seen.entity.clone())
    }

    /// "the country", "the group", "the alliance", "the two"
    fn noun(&mut self, board: &mut Board<'_>, word: usize) {
        let phrase = phrase::read(board, word..word + 1);
        if phrase.start != Start::Definite || phrase.words.start + 4 < word {
            return;
        }
        let noun = board.article.word(word).to_ascii_lowercase();
        let sentence = board.article.words[word].sentence;
        let entity = match noun.as_str() {
            "country" | "nation" | "state" => self.memory.home(board, sentence),
            "kingdom" | "republic" => self.realm(board, &noun),
            "alliance" | "bloc" | "agency" | "company" | "newspaper" | "paper" | "network"
            | "union" => self.body(board, &noun),
            "group" | "organization" | "organisation" | "movement" | "militia" | "party"
            | "faction" => self.group(),
            "two" | "pair" | "three" | "four" if !follows_noun(board, word) => {
                self.counted(&noun, sentence)
            }
            _ => None,
        };
        let Some(entity) = entity else { return };
        let kind = board.registry.kind(&entity);
        let draft = board.draft(phrase.words.start..word + 1, entity, kind, Form::Reference);
        board.phrases.push(draft);
    }

    /// The last state in whose full name the word stands.
    fn realm(&self, board: &Board<'_>, noun: &str) -> Option<EntityId> {
        let has = |id: &EntityId| {
            board
                .registry
                .names_of(id)
                .any(|name| name.text.split(' ').any(|word| word.eq_ignore_ascii_case(noun)))
        };
        self.memory
            .last(|seen| seen.kind == EntityKind::State && has(&seen.entity))
            .map(|seen| seen.entity.clone())
    }

    /// The last organisation of the class that the word names.
    fn body(&self, board: &Board<'_>, noun: &str) -> Option<EntityId> {
        let fits = |id: &EntityId| {
            let entry = board.registry.gazetteer.entry(id);
            let class = entry.map_or("", |entry| entry.class.as_str());
            let label = entry.map_or("", |entry| entry.entity.label.as_str());
            let named = label.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
            named
                || match noun {
                    "alliance" => class.contains("alliance"),
                    "bloc" | "union" => {
                        class.contains("alliance") || class.contains("international")
                    }
                    "agency" => class.contains("agency") || class.contains("service"),
                    "newspaper" | "paper" | "network" => {
                        class.contains("news")
                            || class.contains("media")
                            || class.contains("broadcast")
                    }
                    _ => false,
                }
        };
        self.memory
            .last(|seen| seen.kind == EntityKind::Organisation && fits(&seen.entity))
            .map(|seen| seen.entity.clone())
    }

    /// The last organisation that acts for itself.
    fn group(&self) -> Option<EntityId> {
        let own = |seen: &Seen| seen.kind == EntityKind::Organisation;
        self.memory.last(own).map(|seen| seen.entity.clone())
    }

    /// The last group of so many, in this sentence or the one before.
    fn counted(&self, noun: &str, sentence: usize) -> Option<EntityId> {
        let number = if noun == "pair" { Some(2) } else { super::word::number(noun) };
        let near = self.memory.salient(sentence, 1);
        let group = near.into_iter().find(|seen| {
            seen.kind == EntityKind::Group && (seen.quantity.is_none() || seen.quantity == number)
        });
        group.map(|seen| seen.entity.clone())
    }
}

/// Bodies that "the" alone makes those of the country at hand.
fn is_domestic(word: &str) -> bool {
    const DOMESTIC: [&str; 14] = [
        "government",
        "police",
        "authority",
        "authorities",
        "army",
        "military",
        "parliament",
        "law enforcement",
        "court",
        "security force",
        "security forces",
        "officer",
        "police officer",
        "administration",
    ];
    DOMESTIC.contains(&word)
}

fn is_person(board: &Board<'_>, seen: &Seen, gender: Gender) -> bool {
    seen.kind == EntityKind::Person
        && board.registry.gender(&seen.entity).is_none_or(|known| known == gender)
}

/// What "it" may be: a state, an organisation or a body, not a place.
fn is_body(seen: &Seen) -> bool {
    matches!(seen.kind, EntityKind::State | EntityKind::Organisation)
        || (seen.kind == EntityKind::Group && seen.quantity.is_none())
}

/// "it is unclear", "it remains to be seen": nobody.
fn is_empty_it(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = article.word(word + 1).to_ascii_lowercase();
    article.is(word, "it")
        && matches!(
            next.as_str(),
            "is" | "was" | "remains" | "seems" | "'s" | "’s" | "would" | "will" | "appears"
        )
        && !article.class(word + 2).is(Class::PARTICIPLE)
}

fn is_other_noun(board: &Board<'_>, word: usize) -> bool {
    matches!(
        board.article.word(word).to_ascii_lowercase().as_str(),
        "bloc" | "pair" | "faction" | "militia"
    )
}

/// Whether a number counts a noun that follows, so that it isn't the whole phrase.
fn follows_noun(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = article.class(word + 1);
    let closes = next.is(Class::CLOSED.or(Class::VERB))
        || !article.word(word + 1).starts_with(char::is_alphabetic);
    article.sentence_of(word).contains(&(word + 1)) && !closes
}
