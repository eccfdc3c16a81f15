//! Runs of capitalised words that may be a name.

use std::ops::Range;

use super::draft::Board;
use super::lexicon::Class;
use super::word::Shape;

/// The runs of capitalised words of an article that no listed name covers, as a person's name is written: with
/// particles ("bin", "de"), initials and nicknames in quotes.
pub(super) fn names(board: &Board<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for sentence in &board.article.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            let end = run_from(board, word, sentence.end);
            if end > word {
                runs.push(word..end);
            }
            word = end.max(word + 1);
        }
    }
    runs
}

/// The end of the run that begins at a word; the word itself if none does.
fn run_from(board: &Board<'_>, begin: usize, limit: usize) -> usize {
    if !opens(board, begin) {
        return begin;
    }
    let mut end = begin + 1;
    end = over_initial_dot(board, end, limit);
    while end < limit {
        let next = over_joint(board, end, limit);
        if next >= limit || !continues(board, next) {
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
    let opening = sentence_start && class.is(Class::OPENING.or(Class::CLOSED));
    continues(board, word) && !opening && !class.is(Class::CALENDAR)
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

/// Whether a title word stands where a surname would: "Ash Carter" has none, "Stephen King" has.
fn is_surname_title(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let after_name =
        article.before(word).is_some_and(|before| board.free(before) && article.capital(before));
    after_name && !article.capital(word + 1)
}

/// The dot after an initial, where it is a token of its own.
fn over_initial_dot(board: &Board<'_>, end: usize, limit: usize) -> usize {
    let article = &board.article;
    let initial = article.word(end - 1).chars().count() == 1;
    match initial
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
