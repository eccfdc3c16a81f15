//! People whom no list has: found by a title, an apposition, or the way that news introduces a speaker.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::class::Class;
use super::draft::Board;
use super::echo;
use super::given_name::GivenNames;
use super::introduction::{self, Introduction};
use super::roles::Roles;
use super::run;
use super::stranger;
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};
use crate::text::fold;

/// Finds people and reads what their titles say, of listed people too.
pub(super) fn find(board: &mut Board<'_>, given: &GivenNames) -> Roles {
    let mut roles = Roles::default();
    relatives(board, given);
    introduce_listed(board, &mut roles);
    let (full, single): (Vec<_>, Vec<_>) =
        run::names(board, given).into_iter().partition(|run| count(board, run) > 1);
    add_full(board, &mut roles, full, given);
    if !single.is_empty() {
        let surnames = surnames(board);
        single.into_iter().for_each(|run| add_single(board, &mut roles, &surnames, run));
    }
    roles.close(board.article.words.len());
    roles
}

/// Of each name that the article gives in full, all but its first word or words, by which somebody with two surnames
/// is called later.
struct Endings(HashMap<String, EntityId, FixedState>);

impl Endings {
    /// Those of the people on the board.
    fn of(board: &Board<'_>) -> Self {
        let mut endings = Self(HashMap::default());
        for person in board.names().filter(|name| name.kind == EntityKind::Person) {
            if let Some(entity) = board.registry.entity(&person.entity) {
                endings.add(&entity.label, &person.entity);
            }
        }
        endings
    }

    fn add(&mut self, name: &str, id: &EntityId) {
        let name = fold(name);
        for (blank, _) in name.match_indices(' ') {
            let ending = &name[blank + 1..];
            if ending.contains(' ') {
                self.0.entry(ending.to_owned()).or_insert_with(|| id.clone());
            }
        }
    }

    fn whose(&self, name: &str) -> Option<&EntityId> {
        self.0.get(&*fold(name))
    }
}

/// Puts a further mention of somebody on the board.
fn again(board: &mut Board<'_>, roles: &mut Roles, run: Range<usize>, id: EntityId) {
    for introduction in introduction::all(board, &run) {
        roles.note(board, &id, &introduction);
    }
    let draft = board.draft(run, id, EntityKind::Person, Form::Name);
    board.name(draft);
}

/// Puts the people on the board whose names are given in full.
fn add_full(
    board: &mut Board<'_>,
    roles: &mut Roles,
    mut runs: Vec<Range<usize>>,
    given: &GivenNames,
) {
    if runs.is_empty() {
        return;
    }
    // The longest names first, for "Prado Rueda" is Ana Prado Rueda, whichever stands first.
    runs.sort_by_key(|run| std::cmp::Reverse(count(board, run)));
    let mut endings = Endings::of(board);
    let mut unknown = Vec::new();
    for run in runs {
        let name = board.article.one_line(run.clone());
        if let Some(id) = endings.whose(&name).cloned() {
            again(board, roles, run, id);
        } else if let Some((words, introduction)) = stranger::recognise(board, &run, given) {
            let gender = given.gender(board.article.word(words.start));
            let id = add(board, roles, words, introduction);
            endings.add(&name, &id);
            if let Some(gender) = gender {
                board.registry.set_gender(&id, gender);
            }
        } else {
            unknown.push(run);
        }
    }
    for run in unknown {
        if is_listed_with(board, &run) {
            add(board, roles, run, Vec::new());
        }
    }
}

/// Whether a name stands after a person's and "and": "Ana Kola and Besa Hoxha were held".
fn is_listed_with(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let head = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let and = article.before(run.start).filter(|and| article.is(*and, "and"));
    let other = and.and_then(|and| board.name_at(article.before(and)?));
    let full = other.is_some_and(|name| name.kind == EntityKind::Person && name.words.len() > 1);
    let named = |word: usize| article.words[word].shape == Shape::Title;
    let next = article.sentence_of(run.start).contains(&run.end) && article.capital(run.end);
    full && !next
        && run.len() <= 4
        && run.clone().all(|word| named(word) && !article.class(word).is(head))
}

/// The number of words of a run that are no initials or marks.
fn count(board: &Board<'_>, run: &Range<usize>) -> usize {
    run.clone()
        .filter(|word| board.article.capital(*word) && board.article.words[*word].span.len() > 2)
        .count()
}

/// Somebody else of a name that is known everywhere: "Saadi Gadhafi" is not the Gaddafi whom a list means by it.
fn relatives(board: &mut Board<'_>, given: &GivenNames) {
    let known: Vec<(usize, EntityId)> = board
        .names()
        .filter(|name| name.kind == EntityKind::Person && name.words.len() == 1)
        .map(|name| (name.words.start, name.entity.clone()))
        .collect();
    for (word, id) in known {
        let Some(first) = forename_before(board, given, word) else { continue };
        let own = board.registry.entity(&id).map_or("", |person| person.label.as_str());
        let forename = fold(board.article.word(first));
        let same = fold(own).split([' ', '-']).any(|part| part == forename);
        let id = match same {
            true => id,
            false => {
                let name = board.article.one_line(first..word + 1);
                board.registry.discover(EntityKind::Person, &name)
            }
        };
        let draft = board.draft(first..word + 1, id, EntityKind::Person, Form::Name);
        board.name(draft);
    }
}

/// The first name right before a surname.
fn forename_before(board: &Board<'_>, given: &GivenNames, surname: usize) -> Option<usize> {
    let article = &board.article;
    let word = article.before(surname)?;
    let name = board.free(word)
        && article.words[word].shape == Shape::Title
        && article.words[word].span.len() > 2
        && article.class(word) == Class::NONE
        && board.title_at(word).is_none()
        && board.role_at(word).is_none()
        && !article.shouting[article.words[word].sentence];
    let inside = article.before(word).is_some_and(|before| {
        article.words[before].shape == Shape::Lower && !article.class(before).is(Class::DETERMINER)
    });
    (name && (inside || given.has(article.word(word)))).then_some(word)
}

/// Reads the introductions of the people that the gazetteer knows.
fn introduce_listed(board: &mut Board<'_>, roles: &mut Roles) {
    let listed: Vec<(Range<usize>, EntityId)> = board
        .names()
        .filter(|name| name.kind == EntityKind::Person)
        .map(|name| (name.words.clone(), name.entity.clone()))
        .collect();
    for (words, id) in listed {
        for introduction in introduction::all(board, &words) {
            roles.note(board, &id, &introduction);
        }
    }
}

/// Puts a stranger on the board.
fn add(
    board: &mut Board<'_>,
    roles: &mut Roles,
    words: Range<usize>,
    introductions: Vec<Introduction>,
) -> EntityId {
    let label = board.article.one_line(words.clone());
    let id = board.registry.discover(EntityKind::Person, &label);
    let draft = board.draft(words, id.clone(), EntityKind::Person, Form::Name);
    board.name(draft);
    for introduction in &introductions {
        roles.note(board, &id, introduction);
    }
    id
}

/// A title before one word: somebody named in full elsewhere, the holder of the office, or a stranger.
fn add_single(
    board: &mut Board<'_>,
    roles: &mut Roles,
    surnames: &HashMap<String, EntityId, FixedState>,
    run: Range<usize>,
) {
    let article = &board.article;
    let head = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let surname = article.word(run.end - 1);
    let headed = run.clone().any(|word| article.class(word).is(head));
    if headed && !surnames.contains_key(surname) || count(board, &run) != 1 {
        return;
    }
    let Some(introduction) =
        introduction::before(board, &run).filter(|i| board.title_at(i.words.end - 1).is_some())
    else {
        return;
    };
    let known =
        surnames.get(surname).cloned().or_else(|| holder_named(board, &introduction, surname));
    match known {
        Some(id) => {
            roles.note(board, &id, &introduction);
            let draft = board.draft(run, id, EntityKind::Person, Form::Name);
            board.name(draft);
        }
        None => {
            add(board, roles, run, vec![introduction]);
        }
    }
}

/// Of each word of the full names of the article's people but the first, who first has it.
fn surnames(board: &Board<'_>) -> HashMap<String, EntityId, FixedState> {
    let mut people: Vec<_> = board.names().filter(|name| name.kind == EntityKind::Person).collect();
    people.sort_by_key(|name| name.span.begin);
    let mut surnames = HashMap::default();
    for person in people {
        let label =
            board.registry.entity(&person.entity).map_or("", |person| person.label.as_str());
        let parts = label.split([' ', '-']).skip(1).map(str::to_owned);
        for part in parts.chain(echo::surname_of(board, &person.entity)) {
            surnames.entry(part).or_insert_with(|| person.entity.clone());
        }
    }
    surnames
}

/// Who holds the office of the introduction and has this word in the name: "Jordan's King Abdullah".
fn holder_named(board: &Board<'_>, introduction: &Introduction, word: &str) -> Option<EntityId> {
    let office = introduction.office.as_deref()?;
    let owner = board.registry.state(introduction.owner.as_ref()?)?;
    let holders = board.registry.gazetteer.holder(office, &owner, board.article.document.published);
    holders.into_iter().find(|id| {
        board
            .registry
            .entity(id)
            .is_some_and(|person| person.label.split([' ', '-']).any(|part| part == word))
    })
}
