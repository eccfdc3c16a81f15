//! The phrase that a name stands in: its article, its title, its compass point, the country after a town.

use std::ops::Range;

use super::class::Class;
use super::draft::{Board, Draft};
use super::roles::Roles;
use super::word::Shape;
use crate::model::{EntityKind, Form, Span};

/// The stretch of a mention's phrase, which holds the mention.
pub(super) fn phrase(board: &Board<'_>, roles: &Roles, draft: &Draft) -> Span {
    let named = matches!(draft.form, Form::Name | Form::Demonym | Form::Metonym)
        || (draft.form == Form::Composed && draft.kind == EntityKind::Organisation);
    if !named || draft.words.is_empty() {
        return draft.span;
    }
    let words = match draft.kind {
        EntityKind::Person => titled(board, roles, draft.words.clone()),
        EntityKind::Place => located(board, draft),
        EntityKind::State | EntityKind::Organisation => {
            with_article(board, draft, draft.words.clone())
        }
        EntityKind::Group => draft.words.clone(),
    };
    let whole = board.article.span(words);
    // A name may be less than a word ("U.S.-led"): then what is before and after isn't its own.
    let inside = board.article.span(draft.words.clone());
    if inside == draft.span {
        whole
    } else {
        Span::new(whole.begin.min(draft.span.begin), draft.span.end)
    }
}

/// "Foreign Secretary" before the name, with the article and the adjective of its owner.
fn titled(board: &Board<'_>, roles: &Roles, name: Range<usize>) -> Range<usize> {
    let article = &board.article;
    let Some(title) = roles.title_before(name.start) else { return name };
    let mut start = title.start;
    // "Iran's ambassador Ana Kola" is Ana Kola the ambassador; Iran is another phrase.
    if let Some(possessive) = title.clone().rev().find(|word| article.possessive(*word)) {
        start = possessive + 1;
    }
    // "the army's spokesman, Col. X" is two phrases.
    if let Some(comma) = title.clone().rev().find(|word| article.is(*word, ",")) {
        start = start.max(comma + 1);
    }
    if start > article.sentence_of(name.start).start && article.is(start - 1, "the") {
        start -= 1;
    }
    start..name.end
}

/// "the" before a name, where it isn't that of a longer phrase ("the US ambassador").
fn with_article(board: &Board<'_>, draft: &Draft, words: Range<usize>) -> Range<usize> {
    let article = &board.article;
    let before = article.before(words.start).filter(|before| article.is(*before, "the"));
    match before {
        Some(before) if !goes_on(board, draft) => before..words.end,
        _ => words,
    }
}

/// Whether a noun follows that the name only describes.
fn goes_on(board: &Board<'_>, draft: &Draft) -> bool {
    let article = &board.article;
    let next = draft.words.end;
    if !article.sentence_of(draft.words.start).contains(&next)
        || article.words[next].shape == Shape::Mark
    {
        return false;
    }
    let class = article.class(next);
    let verb = class.is(Class::CLOSED
        .or(Class::VERB)
        .or(Class::ADVERB)
        .or(Class::SPEECH)
        .or(Class::CALENDAR));
    let number = article.words[next].shape == Shape::Number;
    let text = article.word(next);
    let ending = text.ends_with("ed") || text.ends_with("ly") || text.ends_with("ing");
    let plural_verb = draft.form != Form::Demonym
        && text.ends_with('s')
        && article.words[next].shape == Shape::Lower;
    let base_verb = draft.form == Form::Demonym && class.is(Class::INFINITIVE);
    !(verb || number || ending || plural_verb || base_verb)
}

/// "the city of Mosul", "eastern Aleppo", "the Red Sea", "Palmyra, Syria"
fn located(board: &Board<'_>, draft: &Draft) -> Range<usize> {
    let article = &board.article;
    let limit = article.sentence_of(draft.words.start).start;
    let mut words = draft.words.clone();
    while words.start > limit && is_direction(board, words.start - 1) {
        words.start -= 1;
    }
    if words.start == draft.words.start {
        words = with_article(board, draft, words);
    }
    if words.start > limit + 1
        && article.is(words.start - 1, "of")
        && matches!(
            article.word(words.start - 2),
            "city" | "town" | "village" | "province" | "district" | "port"
        )
    {
        words.start -= 2;
        if words.start > limit && article.is(words.start - 1, "the") {
            words.start -= 1;
        }
    }
    words.end = with_country(board, draft, words.end);
    words
}

/// "northern", "east"; "west of" is none.
fn is_direction(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    article.class(word).is(Class::COMPASS)
        && !matches!(article.word(word), "nearby" | "neighboring" | "neighbouring")
}

/// The end of the country after a town and a comma.
fn with_country(board: &Board<'_>, draft: &Draft, end: usize) -> usize {
    let article = &board.article;
    if !article.is(end, ",") || board.registry.kind(&draft.entity) != EntityKind::Place {
        return end;
    }
    let Some(country) = board.name_at(end + 1).filter(|country| country.form == Form::Name) else {
        return end;
    };
    let holds = board.registry.entity(&draft.entity).and_then(|town| town.of.as_ref())
        == Some(&country.entity);
    let unknown = board.registry.is_discovered(&draft.entity) && country.kind == EntityKind::Place;
    let region = board.registry.kind(&country.entity) == EntityKind::Place
        && board.registry.state(&country.entity).is_some()
        && !article.is(country.words.end, "and");
    if holds || unknown || region { country.words.end } else { end }
}
