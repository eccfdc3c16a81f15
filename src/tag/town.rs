//! Towns that no list has, told by where their names stand: "near Bayji", "Sarmada, Syria", "the village of X".

use std::collections::BTreeMap;

use super::class::Class;
use super::draft::Board;
use super::proper;
use super::short_body::again;
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// Finds towns by where they stand: "near Bayji", "in Manez, west of", "Sarmada, Syria", "the village of X".
pub(super) fn find(board: &mut Board<'_>) {
    let mut next = 0;
    for capital in 0..board.article.capitals.len() {
        let word = board.article.capitals[capital];
        if word < next {
            continue;
        }
        next = town_end(board, word);
        if next > word && stands_as_place(board, word, next) {
            proper::place(board, word..next);
        }
    }
    let known: BTreeMap<String, EntityId> = board
        .names()
        .filter(|name| name.kind == EntityKind::Place && board.registry.is_discovered(&name.entity))
        .map(|name| (name.span.of(board.article.text).to_owned(), name.entity.clone()))
        .collect();
    again(board, &known, EntityKind::Place, |board, word| board.free(word));
}

/// The end of a run of at most three free words that may be a town's name.
fn town_end(board: &Board<'_>, begin: usize) -> usize {
    let article = &board.article;
    if article.words[begin].shape != Shape::Title {
        return begin;
    }
    let limit = article.sentence_of(begin).end.min(begin + 4);
    let fits = |word: usize| {
        board.free(word)
            && article.words[word].shape == Shape::Title
            && article.words[word].span.len() > 2
            && (article.class(word) == Class::NONE || article.class(word) == Class::NAME_PARTICLE)
            && board.title_at(word).is_none()
            && board.role_at(word).is_none()
    };
    let mut end = begin;
    while end < limit && fits(end) {
        end += 1;
    }
    if end - begin > 3 || article.shouting[article.words[begin].sentence] { begin } else { end }
}

fn stands_as_place(board: &Board<'_>, begin: usize, end: usize) -> bool {
    let article = &board.article;
    let Some(before) = article.before(begin) else { return false };
    if article.possessive(end) || article.capital(end) && article.sentence_of(begin).contains(&end)
    {
        return false;
    }
    let next = article.words.get(end).filter(|_| article.sentence_of(begin).contains(&end));
    // "in Novichok agents": the name of a kind of thing.
    let attributive = next.is_some_and(|w| {
        w.shape == Shape::Lower && w.class == Class::NONE && !article.word(end).ends_with("ly")
    });
    let strong = matches!(
        article.lower(before).as_str(),
        "near" | "outside" | "around" | "toward" | "towards" | "at"
    );
    let inside = matches!(
        article.lower(before).as_str(),
        "in" | "into" | "inside" | "across" | "throughout"
    );
    let country = article.is(end, ",")
        && board.name_at(end + 1).is_some_and(|n| {
            matches!(n.kind, EntityKind::State | EntityKind::Place) && n.form == Form::Name
        });
    let of = article.is(before, "of")
        && article.before(before).is_some_and(|noun| {
            article.class(noun).is(Class::PLACE_NOUN.or(Class::COMPASS))
                && article.words[noun].shape == Shape::Lower
        });
    let listed = matches!(article.word(before), "," | "and")
        && article.before(before).is_some_and(|item| {
            board.name_at(item).is_some_and(|name| {
                name.kind == EntityKind::Place
                    && name.form == Form::Name
                    && article.before(name.words.start).is_some_and(|b| {
                        article.class(b).is(Class::LOCATIVE)
                            || matches!(article.word(b), "," | "and")
                    })
            })
        });
    let preposed = article.class(before).is(Class::LOCATIVE.or(Class::PREPOSITION));
    (strong || inside) && !attributive
        || of
        || (country && (preposed || article.is(before, ",")))
        || (listed && !attributive)
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_town_stands_where_towns_stand() {
        names(&[
            ("Shells fell near Kalvene yesterday.", "Kalvene = place/kalvene (Place)"),
            (
                "He lives in Kalvene, Latvia.",
                "Kalvene = place/kalvene (Place)\nLatvia = state/latvia (Place)",
            ),
            ("The village of Kalvene burned.", "Kalvene = place/kalvene (Place)"),
            ("It was used in Kalvene agents.", ""),
        ]);
    }
}
