//! Bodies and groups composed of a role and whom it belongs to: "Albanian police", "the embassy's staff".

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use foldhash::fast::FixedState;

use super::class::Class;
use super::draft::{Board, Term};
use super::phrase::{self, Named, Owner, Phrase, Start};
use super::roles::Roles;
use super::word::Shape;
use crate::gazetteer::{Role, Trait};
use crate::model::{EntityId, EntityKind, Form};

/// What became of the role words of an article.
#[derive(Debug)]
pub(super) struct Composed {
    /// Of each role word, by its number on the board, the entity; none where the article doesn't name the owner.
    pub entities: Vec<Option<EntityId>>,
    /// Of each role that has an owner somewhere, by its number in the gazetteer, the first entity.
    pub first: HashMap<usize, EntityId, FixedState>,
    visited: Vec<bool>,
}

/// Composes all roles whose owner is named beside them.
pub(super) fn compose(board: &mut Board<'_>, roles: &Roles) -> Composed {
    let count = board.roles().len();
    let mut composed = Composed {
        entities: vec![None; count],
        first: HashMap::default(),
        visited: vec![false; count],
    };
    for number in 0..count {
        let term = &board.roles()[number];
        let group = board.registry.role(term.number).is_some_and(|r| r.kind == EntityKind::Group);
        // "Iranian diplomat X" is X; the words before the name are no group besides.
        composed.visited[number] = group && !term.plural && roles.introduced(term.words.start);
    }
    for number in 0..count {
        composed.visit(board, number);
    }
    composed.unify_seats(board);
    for (term, entity) in board.roles().iter().zip(&composed.entities) {
        if let Some(entity) = entity {
            composed.first.entry(term.number).or_insert_with(|| entity.clone());
        }
    }
    composed
}

impl Composed {
    /// Composes a role, after those that own it.
    fn visit(&mut self, board: &mut Board<'_>, number: usize) -> Option<EntityId> {
        if std::mem::replace(&mut self.visited[number], true) {
            return self.entities[number].clone();
        }
        let term = board.roles()[number].clone();
        if !board.free(term.words.start) || is_office(board, &term) {
            return None;
        }
        let mut phrase = phrase::read(board, term.words.clone());
        if describes_next(board, &term) {
            return None;
        }
        let (owner, own_words) = self.owner(board, &phrase)?;
        if let Some(Owner::Role { word, possessive: false }) = phrase.owner {
            take_over(board, word, &mut phrase);
        }
        let role = board.registry.role(term.number)?;
        if let Some(end) = own_words {
            phrase.words.end = phrase.words.end.max(end);
        }
        let entity = entity(board, term.number, role, &owner, &mut phrase);
        self.entities[number] = Some(entity.clone());
        add(board, role, &term, &phrase, entity.clone(), Form::Composed);
        add_coordinated(board, role, &term, &phrase);
        Some(entity)
    }

    /// Takes "the Iranian Embassy" for the one "in Tirana" where the article names no other.
    fn unify_seats(&mut self, board: &mut Board<'_>) {
        let mut seats: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
        for seat in self.entities.iter().flatten() {
            let town = seat.as_str().split_once("-in-");
            if let Some((bare, _)) = town.filter(|(bare, _)| is_seat(bare)) {
                seats.entry(EntityId::new(bare)).or_default().insert(seat.clone());
            }
        }
        if seats.is_empty() {
            return;
        }
        let only = seats.into_iter().filter(|(_, seats)| seats.len() == 1);
        let names: BTreeMap<EntityId, EntityId> =
            only.filter_map(|(bare, seats)| Some((bare, seats.into_iter().next()?))).collect();
        for entity in self.entities.iter_mut().flatten() {
            if let Some(name) = names.get(entity) {
                *entity = name.clone();
            }
        }
        board.rename_phrases(&names);
    }

    /// The owner of a phrase, if it is named, and where an owner after "of" ends.
    fn owner(
        &mut self,
        board: &mut Board<'_>,
        phrase: &Phrase,
    ) -> Option<(EntityId, Option<usize>)> {
        match phrase.owner.clone()? {
            Owner::Name { entity, .. } => Some((government(board, &entity), None)),
            Owner::Role { word, possessive } => {
                let owner = self.role_at(board, word)?;
                Some((through(board, word, &owner, possessive), None))
            }
            Owner::After { word } => match phrase::named_from(board, word) {
                Named::Name(words, entity) => Some((government(board, &entity), Some(words.end))),
                Named::Role(word) => {
                    let end = board.role_at(word)?.words.end;
                    Some((self.role_at(board, word)?, Some(end)))
                }
                Named::Nothing => None,
            },
        }
    }

    /// The number of the role word that begins at a word.
    pub fn number(&self, board: &Board<'_>, word: usize) -> Option<usize> {
        board.roles().binary_search_by_key(&word, |term| term.words.start).ok()
    }

    /// The entity of the role word that covers a word.
    fn role_at(&mut self, board: &mut Board<'_>, word: usize) -> Option<EntityId> {
        let start = board.role_at(word)?.words.start;
        let number = self.number(board, start)?;
        self.visit(board, number)
    }
}

/// Whether a role is an office that one person holds, "the foreign minister": its holder is looked for instead.
pub(super) fn is_office(board: &Board<'_>, term: &Term) -> bool {
    let Some(role) = board.registry.role(term.number) else { return false };
    let person = || term.words.clone().any(|word| board.article.class(word).is(Class::OFFICIAL));
    !term.plural
        && role.kind == EntityKind::Group
        && (person() && !role.slug().ends_with('s') || is_top_diplomat(board, term))
}

/// "the top US diplomat": the foreign minister.
pub(super) fn is_top_diplomat(board: &Board<'_>, term: &Term) -> bool {
    let article = &board.article;
    let near = term.words.start.saturating_sub(3).max(article.sentence_of(term.words.start).start)
        ..term.words.start;
    article.is(term.words.start, "diplomat")
        && near.into_iter().any(|word| article.is(word, "top") || article.is(word, "chief"))
}

/// Whether an id is that of an embassy or the like.
pub(super) fn is_seat(id: &str) -> bool {
    let seat =
        ["embassy", "consulate", "mission", "delegation"].iter().any(|seat| id.contains(seat));
    seat && !id.contains("staff")
}

/// Whether a role word covers the name of an embassy, ministry or other body.
pub(super) fn is_seat_or_body(board: &Board<'_>, word: usize) -> bool {
    let role = board.role_at(word).and_then(|term| board.registry.role(term.number));
    role.is_some_and(|role| role.is(Trait::Seat) || role.kind == EntityKind::Organisation)
}

/// Whether a role word only describes the noun after it: "North Korea's official name", "US intelligence leaker".
fn describes_next(board: &Board<'_>, term: &Term) -> bool {
    let article = &board.article;
    let next = term.words.end;
    if !article.sentence_of(term.words.start).contains(&next)
        || board.role_at(next).is_some()
        || term.plural
    {
        return false;
    }
    let lower = article.words[next].shape == Shape::Lower;
    let class = article.class(next);
    let text = article.word(next);
    let noun = class == Class::NONE
        && !text.ends_with("ed")
        && !text.ends_with("ly")
        && !text.ends_with('s');
    lower && (class.is(Class::PRIVATE) || (noun && article.is(term.words.start, "official")))
}

/// "23 Russian embassy staff": whose the embassy is and how many there are is said of the staff.
fn take_over(board: &mut Board<'_>, word: usize, phrase: &mut Phrase) {
    let Some(body) = board.phrase_at(word).cloned() else { return };
    phrase.words.start = phrase.words.start.min(body.words.start);
    phrase.quantity = body.quantity;
    board.uncount(word);
}

/// "the Bolivian and Cuban delegations" are two; the second is composed, this adds the first.
fn add_coordinated(board: &mut Board<'_>, role: &Role, term: &Term, phrase: &Phrase) {
    let Some(Owner::Name { words, possessive: false, .. }) = &phrase.owner else { return };
    let mut end = words.start;
    while let Some(other) = other_owner(board, end) {
        let mut phrase = phrase.clone();
        let the = board.article.before(other.start);
        let the = the.filter(|word| board.article.class(*word).is(Class::DETERMINER));
        phrase.words.start = the.unwrap_or(other.start);
        let Some(owner) = board.name_at(other.start).map(|name| name.entity.clone()) else {
            return;
        };
        let entity = board.registry.role_of(term.number, &owner);
        phrase.owner = Some(Owner::Name { words: other.clone(), entity: owner, possessive: false });
        if named_as(board, role, term) == EntityKind::Group {
            add(board, role, term, &phrase, entity, Form::Composed);
        }
        end = other.start;
    }
}

/// The demonym before "and" or a comma that ends at a word.
fn other_owner(board: &Board<'_>, end: usize) -> Option<Range<usize>> {
    let article = &board.article;
    let joint = article.before(end).filter(|word| matches!(article.word(*word), "and" | ","))?;
    let other = board.name_at(article.before(joint)?)?;
    let adjective = other.form == Form::Demonym && other.kind == EntityKind::State;
    adjective.then(|| other.words.clone())
}

/// A capital before a role stands for its state: "Tehran's ambassador".
fn government(board: &Board<'_>, owner: &EntityId) -> EntityId {
    board.registry.gazetteer.capital_of(owner).unwrap_or(owner).clone()
}

/// Whose a role is that follows another role: the staff of an embassy is the embassy's, but the officials of a
/// government, and the officers of a police, are the state's.
pub(super) fn through(
    board: &Board<'_>,
    word: usize,
    owner: &EntityId,
    possessive: bool,
) -> EntityId {
    let seat = is_seat_or_body(board, word);
    let of = board.registry.entity(owner).and_then(|entity| entity.of.clone());
    if seat || possessive { owner.clone() } else { of.unwrap_or_else(|| owner.clone()) }
}

/// The composed entity. An embassy is one of several, so the town that it stands in belongs to it; an ambassador is
/// one of many, so the country does.
fn entity(
    board: &mut Board<'_>,
    number: usize,
    role: &Role,
    owner: &EntityId,
    phrase: &mut Phrase,
) -> EntityId {
    let article = &board.article;
    let seat = ["embassy", "consulate", "high commission"].contains(&role.word.as_str());
    let link = if seat { "in" } else { "to" };
    let town = (phrase.words.end == phrase.head.end
        && article.is(phrase.head.end, link)
        && (seat || role.is(Trait::Envoy)))
    .then(|| match phrase::named_from(board, phrase.head.end + 1) {
        Named::Name(words, id) => Some((words, id)),
        _ => None,
    })
    .flatten();
    let Some((words, place)) = town else { return board.registry.role_of(number, owner) };
    let Some(place_label) = board.registry.entity(&place).map(|place| place.label.clone()) else {
        return board.registry.role_of(number, owner);
    };
    let bare = board.registry.role_of(number, owner);
    let label =
        board.registry.entity(&bare).map_or_else(String::new, |entity| entity.label.clone());
    let label = format!("{label} {link} {place_label}");
    let slug =
        format!("{}-{link}-{}", super::registry::slug_of(&bare), super::registry::slug_of(&place));
    phrase.words.end = words.end;
    board.registry.compose(role.kind, &label, &slug, owner, role.acts_for)
}

/// Puts a role's phrase on the board.
pub(super) fn add(
    board: &mut Board<'_>,
    role: &Role,
    term: &Term,
    phrase: &Phrase,
    entity: EntityId,
    form: Form,
) {
    let kind = named_as(board, role, term);
    let (words, form) = extent(board, kind, term, phrase, form);
    if kind == EntityKind::Organisation {
        let inside = words.start..term.words.start;
        board.absorb(inside);
    }
    let mut draft = board.draft(words, entity, kind, form);
    draft.quantity = phrase.quantity.filter(|_| kind == EntityKind::Group);
    board.phrase(draft);
}

/// As what a role is named: a ministry is a body however it is written, "the parliament" and "state television" only
/// with capitals.
fn named_as(board: &Board<'_>, role: &Role, term: &Term) -> EntityKind {
    let ministry = role.is(Trait::Ministry);
    let capital = board.article.capital(term.words.start);
    match role.kind {
        EntityKind::Organisation if !ministry && !capital => EntityKind::Group,
        kind => kind,
    }
}

/// Which words a phrase covers. A group is the whole phrase; a body is named by its adjective and role ("Iranian
/// Foreign Ministry") or, after a possessive, by its role ("Iran's Foreign Ministry").
fn extent(
    board: &Board<'_>,
    kind: EntityKind,
    term: &Term,
    phrase: &Phrase,
    form: Form,
) -> (Range<usize>, Form) {
    if kind != EntityKind::Organisation {
        return (phrase.words.clone(), form);
    }
    let words = match &phrase.owner {
        Some(Owner::Name { words, possessive: false, .. }) => words.start..term.words.end,
        Some(Owner::After { .. })
            if phrase.words.end > term.words.end && board.article.capital(term.words.start) =>
        {
            term.words.start..phrase.words.end
        }
        _ => term.words.clone(),
    };
    let named = board.article.capital(term.words.start);
    let form = if named && phrase.start != Start::Indefinite { Form::Composed } else { form };
    (words, form)
}

#[cfg(test)]
mod tests {
    use super::super::check::{actors, groups};

    #[test]
    fn a_role_belongs_to_whom_is_named_beside_it() {
        groups(&[
            ("Peruvian police came.", "Peruvian police = group/peru-police (Group)"),
            (
                "Peru's Foreign Ministry objected.",
                "Foreign Ministry = organisation/peru-foreign-ministry (Organisation)",
            ),
            (
                "The Peruvian Foreign Ministry objected.",
                "Peruvian Foreign Ministry = organisation/peru-foreign-ministry (Organisation)",
            ),
            (
                "Two Peruvian diplomats left.",
                "Two Peruvian diplomats = group/peru-diplomats (Group)",
            ),
            (
                "The staff of the Peruvian embassy left.",
                "The staff of the Peruvian embassy = group/peru-embassy-staff (Group)\nthe Peruvian embassy = group/peru-embassy (Group)",
            ),
            (
                "It closed the Peruvian Embassy in Quito.",
                "the Peruvian Embassy in Quito = group/peru-embassy-in-quito (Group)",
            ),
            (
                "The Peruvian and Chilean delegations left.",
                "The Peruvian and Chilean delegations = group/peru-delegation (Group)\nChilean delegations = group/chile-delegation (Group)",
            ),
            (
                "US military officials agreed.",
                "US military officials = group/united-states-military-officials (Group)",
            ),
            ("The Peruvians told diplomats nothing.", ""),
        ]);
    }

    #[test]
    fn a_body_acts_for_its_state_and_members_for_their_movement() {
        actors(&[
            ("Peruvian police came.", "Peruvian police", "state/peru"),
            ("Members of Hamas left.", "Members of Hamas", "organisation/hamas"),
            (
                "Peruvian opposition groups protested.",
                "Peruvian opposition groups",
                "group/peru-opposition-groups",
            ),
            ("Lima's ambassador left.", "Lima's ambassador", "state/peru"),
        ]);
    }
}
