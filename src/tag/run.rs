//! Runs of capitalised words that may be a name.

use std::ops::Range;

use super::class::Class;
use super::draft::Board;
use super::given_name::GivenNames;
use super::word::Shape;
use crate::model::{EntityKind, Form};

/// The runs of capitalised words of an article that no listed name covers, as a person's name is written: with
/// particles ("bin", "de"), initials and nicknames in quotes.
pub(super) fn names(board: &Board<'_>, given: &GivenNames) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut next = 0;
    // A run may begin with a listed name, but only one with a capital.
    for word in board.article.capitals.iter().copied() {
        if word < next {
            continue;
        }
        next = run_from(board, given, word, board.article.sentence_of(word).end);
        if next > word {
            runs.push(word..next);
        }
    }
    runs
}

/// The end of the run that begins at a word; the word itself if none does.
fn run_from(board: &Board<'_>, given: &GivenNames, begin: usize, limit: usize) -> usize {
    if !opens(board, begin) {
        return begin;
    }
    let mut end = begin + 1;
    end = over_initial_dot(board, end, limit);
    while end < limit {
        let next = over_joint(board, end, limit);
        let surname = next < limit && is_town_surname(board, given, begin, next);
        if next >= limit || !(continues(board, next) || surname) {
            break;
        }
        end = over_initial_dot(board, next + 1, limit);
    }
    end
}

/// Whether a run may begin with a word.
fn opens(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let sentence_start =
        article.before(word).is_none_or(|before| article.words[before].shape == Shape::Mark);
    let class = article.class(word);
    let opening =
        sentence_start && class.is(Class::OPENING.or(Class::CLOSED)) || class.is(Class::FORMER);
    (continues(board, word) || is_state_forename(board, word))
        && !opening
        && !class.is(Class::CALENDAR)
}

/// Whether a word may stand in a run.
fn continues(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    board.free(word)
        && article.capital(word)
        && board
            .title_at(word)
            .is_none_or(|title| title.words.len() == 1 && is_surname_title(board, word))
        && !article.class(word).is(Class::DETERMINER.or(Class::LOCATIVE))
}

/// Whether a town's or country's name is a surname here, after a first name or initials: "John Bolton".
fn is_town_surname(board: &Board<'_>, given: &GivenNames, begin: usize, word: usize) -> bool {
    let before = board.article.word(word - 1);
    let forename =
        given.has(board.article.word(begin)) || before.ends_with('.') || before.len() == 1;
    let titled = board.article.before(begin).is_some_and(|title| board.title_at(title).is_some());
    (forename || titled) && is_one_word_place(board, word)
}

/// Whether a country's or town's name is a first name here: "minister Israel Katz".
fn is_state_forename(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let titled = article.before(word).is_some_and(|before| {
        board.title_at(before).is_some() || article.class(before).is(Class::OFFICIAL)
    });
    let surname = article.sentence_of(word).contains(&(word + 1)) && continues(board, word + 1);
    titled && surname && article.class(word + 1) == Class::NONE && is_one_word_place(board, word)
}

fn is_one_word_place(board: &Board<'_>, word: usize) -> bool {
    board.name_at(word).is_some_and(|name| {
        name.words.len() == 1
            && name.form == Form::Name
            && matches!(name.kind, EntityKind::Place | EntityKind::State)
            && board.article.words[word].shape == Shape::Title
    })
}

/// Whether a title word stands where a surname would: "Ash Carter" has none, "Stephen King" has.
fn is_surname_title(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let after_name = article.before(word).is_some_and(|before| {
        board.free(before) && article.capital(before) && article.class(before) == Class::NONE
    });
    after_name && !article.capital(word + 1)
}

/// The dot after an initial, where it is a token of its own.
fn over_initial_dot(board: &Board<'_>, end: usize, limit: usize) -> usize {
    let article = &board.article;
    let before = article.words[end - 1].span;
    match before.len() <= 4
        && before.of(article.text).chars().count() == 1
        && end + 1 < limit
        && article.is(end, ".")
        && article.glued(end)
        && article.capital(end + 1)
    {
        true => end + 1,
        false => end,
    }
}

/// Steps over what may stand inside a name: lower-case particles, a nickname in quotes.
fn over_joint(board: &Board<'_>, begin: usize, limit: usize) -> usize {
    let article = &board.article;
    let mut word = begin;
    while word < limit
        && article.words[word].shape == Shape::Lower
        && article.class(word).is(Class::NAME_PARTICLE)
    {
        word += 1;
    }
    let quote = |i: usize| matches!(article.word(i), "\"" | "“" | "”" | "``" | "''");
    if word == begin
        && quote(word)
        && quote(word + 2)
        && article.capital(word + 1)
        && article.capital(word + 3)
    {
        return (word + 3).min(limit);
    }
    word
}
