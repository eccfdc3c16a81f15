//! Words that point back: "he", "it", "the country", and roles without an owner.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::class::Class;
use super::compose::{self, Composed};
use super::cue::Cue;
use super::draft::{Board, Term};
use super::holder;
use super::memory::Memory;
use super::noun;
use super::phrase::{self, Owner, Phrase, Start};
use super::pronoun;
use super::roles::Roles;
use super::room::Room;
use super::word::{Shape, Word};
use crate::gazetteer::{Role, Trait};
use crate::model::{EntityId, EntityKind, Form, Office};

/// Walks the article in order and resolves what points back; what stays unclear is left alone.
pub(super) fn find(board: &mut Board<'_>, composed: &mut Composed, roles: &Roles, room: &mut Room) {
    let memory = Memory::new(room);
    let mut walk = Walk { composed, roles, memory, last_roles: HashMap::default() };
    for word in 0..board.article.words.len() {
        if may_matter(board, roles, word) {
            walk.step(board, word);
        }
    }
    walk.memory.leave(room);
}

struct Walk<'w> {
    composed: &'w mut Composed,
    roles: &'w Roles,
    memory: Memory,
    /// Of each role met, by its number, the last entity.
    last_roles: HashMap<usize, EntityId, FixedState>,
}

impl Walk<'_> {
    fn step(&mut self, board: &mut Board<'_>, word: usize) {
        self.see(board, word);
        let known = board.phrase_count();
        self.apposed(board, word);
        self.take_office(board, word);
        let term = board.role_at(word).filter(|term| term.words.start == word).cloned();
        match term {
            _ if !board.free(word) => {}
            Some(term) if compose::is_office(board, &term) => {
                if !self.roles.introduced(word) {
                    self.office(board, term.words);
                }
            }
            Some(term) if self.is_title(board, &term) => {}
            Some(term) => self.bare_role(board, &term),
            None if !may_point_back(board, word) || self.roles.introduced(word) => {}
            None => self.point_back(board, word),
        }
        for number in known..board.phrase_count() {
            self.memory.see(board, board.phrase_numbered(number));
        }
    }

    /// "President Rueda" acts for the state at home where the article first names him.
    fn take_office(&self, board: &mut Board<'_>, word: usize) {
        if self.roles.ownerless.is_empty() {
            return;
        }
        let Some(name) = board.name_at(word).filter(|name| name.words.start == word) else {
            return;
        };
        let person = name.entity.clone();
        let Some(office) = self.roles.ownerless.get(&person) else { return };
        let belongs = board.registry.entity(&person).is_some_and(|entity| entity.of.is_some());
        let sentence = board.article.words[word].sentence;
        let Some(home) = self.memory.home(board, sentence).filter(|_| !belongs) else { return };
        let office = Office { title: office.clone(), of: home.clone(), from: None, until: None };
        board.registry.attach(&person, &home, true, Some(office));
    }

    /// "its ambassador" in "its ambassador, Ana Kola": a first mention of the person, whom a pronoun gives an owner.
    fn apposed(&mut self, board: &mut Board<'_>, word: usize) {
        let Some((introduction, person)) = self.roles.apposed_from(word).cloned() else { return };
        let owned = introduction.owner.is_none() && board.article.class(word).is(Class::PRONOUN);
        let owner = owned.then(|| pronoun::antecedent(board, &self.memory, word)).flatten();
        if let Some(owner) = owner {
            let of = board.registry.actor(&owner);
            let office = introduction.office;
            let office =
                office.map(|title| Office { title, of: of.clone(), from: None, until: None });
            board.registry.attach(&person, &of, !introduction.former, office);
        }
        let draft = board.draft(introduction.words, person, EntityKind::Person, Form::Reference);
        board.phrase(draft);
    }

    /// Whether a role is one word of a name's title, "Social Policies Minister X", and nobody besides.
    fn is_title(&self, board: &Board<'_>, term: &Term) -> bool {
        let group = board.registry.role(term.number).is_some_and(|r| r.kind == EntityKind::Group);
        let body = compose::is_seat_or_body(board, term.words.end - 1);
        group && !body && !term.plural && self.roles.introduced(term.words.start)
    }

    /// Remembers the names and phrases that begin at a word.
    fn see(&mut self, board: &Board<'_>, word: usize) {
        for phrase in board.phrases_from(word) {
            self.memory.see(board, phrase);
        }
        if let Some(name) = board.name_at(word).filter(|name| name.words.start == word) {
            self.memory.see(board, name);
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
        } else if class.is(Class::PRONOUN) {
            self.pronoun(board, word);
        } else if class.is(Class::BODY_NOUN.or(Class::PLACE_NOUN).or(Class::NUMBER))
            || board.article.cue(word).is(Cue::BACK)
        {
            noun::resolve(board, &self.memory, word);
        }
    }

    fn office(&mut self, board: &mut Board<'_>, head: std::ops::Range<usize>) {
        let phrase = phrase::read(board, head.clone());
        let owner = match phrase.start {
            Start::Pronoun(pronoun) => pronoun::antecedent(board, &self.memory, pronoun),
            _ => None,
        };
        holder::find(board, &self.memory, self.roles, head, owner);
    }

    /// A role without a named owner: the same role as before ("the embassy"), or at home ("the government").
    fn bare_role(&mut self, board: &mut Board<'_>, term: &Term) {
        let Some(number) = self.composed.number(board, term.words.start) else { return };
        if let Some(entity) = &self.composed.entities[number] {
            self.last_roles.insert(term.number, entity.clone());
            return;
        }
        let Some(role) = board.registry.role(term.number) else { return };
        let phrase = phrase::read(board, term.words.clone());
        let Some(entity) = self.bare_owner(board, term, &phrase, role) else { return };
        self.last_roles.insert(term.number, entity.clone());
        self.composed.entities[number] = Some(entity.clone());
        compose::add(board, role, term, &phrase, entity, Form::Reference);
    }

    fn bare_owner(
        &mut self,
        board: &mut Board<'_>,
        term: &Term,
        phrase: &Phrase,
        role: &Role,
    ) -> Option<EntityId> {
        if let Start::Pronoun(pronoun) = phrase.start {
            let owner = pronoun::antecedent(board, &self.memory, pronoun)?;
            let owner = match board.registry.kind(&owner) {
                EntityKind::Person => board.registry.actor(&owner),
                EntityKind::Group if !compose::is_seat(owner.as_str()) => {
                    board.registry.actor(&owner)
                }
                _ => owner,
            };
            let private = board.registry.kind(&owner) == EntityKind::Person;
            if private && (role.acts_for || role.kind == EntityKind::Organisation) {
                return None;
            }
            return Some(board.registry.role_of(term.number, &owner));
        }
        if let Some(Owner::Role { word, possessive }) = phrase.owner {
            let owner = board.phrase_at(word)?.entity.clone();
            return Some(
                board
                    .registry
                    .role_of(term.number, &compose::through(board, word, &owner, possessive)),
            );
        }
        if self.is_vague(board, term, phrase, role) {
            return None;
        }
        if let Some(entity) =
            self.last_roles.get(&term.number).or_else(|| self.composed.first.get(&term.number))
        {
            return Some(entity.clone());
        }
        if role.is(Trait::Staff) {
            let seat =
                self.memory.last(|seen| compose::is_seat(seen.entity.as_str()))?.entity.clone();
            return Some(board.registry.role_of(term.number, &seat));
        }
        let home = is_domestic(&role.word) || role.kind == EntityKind::Organisation;
        if !home || !role.acts_for {
            return None;
        }
        let owner = self.memory.home(board, board.article.words[term.words.start].sentence)?;
        Some(board.registry.role_of(term.number, &owner))
    }

    /// Whether a role without an owner points at nothing: "an officer", "government websites", "embassy cars".
    fn is_vague(&self, board: &Board<'_>, term: &Term, phrase: &Phrase, role: &Role) -> bool {
        let article = &board.article;
        let mass = role.plural.is_none();
        let capital = article.capital(term.words.start);
        let next = term.words.end;
        let noun_follows = article.sentence_of(term.words.start).contains(&next)
            && article.words[next].shape == Shape::Lower
            && article.class(next) == Class::NONE
            && !["ed", "ly", "s"]
                .iter()
                .any(|end| !term.plural && article.word(next).ends_with(end) && *end != "s");
        let bare = phrase.start == Start::Bare && !term.plural && !mass && !capital;
        let attribute =
            noun_follows && !term.plural && !capital && !article.word(next).ends_with("ed");
        let adjective = article.is(term.words.start, "official")
            && article.sentence_of(term.words.start).contains(&next)
            && article.capital(next);
        let some = phrase.start == Start::Bare && phrase.quantity.is_some() && !role.acts_for;
        let members = role.word == "member" && phrase.start != Start::Definite;
        phrase.start == Start::Indefinite || bare || attribute || adjective || some || members
    }

    /// "he", "its": resolved and put on the board.
    fn pronoun(&mut self, board: &mut Board<'_>, word: usize) {
        if let Some(entity) = pronoun::antecedent(board, &self.memory, word) {
            let kind = board.registry.kind(&entity);
            let draft = board.draft(word..word + 1, entity, kind, Form::Reference);
            board.phrase(draft);
        }
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

/// The kinds of words that may point back.
const POINTERS: Class =
    Class::OFFICIAL.or(Class::PRONOUN).or(Class::BODY_NOUN).or(Class::PLACE_NOUN).or(Class::NUMBER);

/// Whether anything is to be remembered or resolved at a word; at most words there isn't.
#[inline]
fn may_matter(board: &Board<'_>, roles: &Roles, word: usize) -> bool {
    let Word { class, cue, .. } = board.article.words[word];
    class.is(POINTERS) || cue.is(Cue::BACK) || board.is_marked(word) || roles.covers(word)
}

/// Whether a word is of a kind that may point back; most aren't.
fn may_point_back(board: &Board<'_>, word: usize) -> bool {
    let Word { class, cue, .. } = board.article.words[word];
    class.is(POINTERS) || cue.is(Cue::BACK) || board.title_at(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::check::references;

    #[test]
    fn a_role_points_back() {
        references(&[
            (
                "Edi Rama spoke. The prime minister left.",
                "The prime minister = person/edi-rama (Person)",
            ),
            (
                "The Chilean embassy closed. The embassy gave no reason.",
                "The embassy = group/chile-embassy (Group)",
            ),
            (
                "Chile recalled its ambassador, Ana Kola.",
                "its ambassador = person/ana-kola (Person)",
            ),
        ]);
    }
}
