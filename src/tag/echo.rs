//! Second mentions: "Rama" after "Edi Rama", "the Guard" after "Revolutionary Guard" not (that is a reference).

use std::collections::BTreeMap;

use super::class::Class;
use super::draft::Board;
use super::word::Shape;
use crate::gazetteer::Gender;
use crate::model::{EntityId, EntityKind, Form};
use crate::text::fold;

/// Finds the short forms of the people that the article names in full, before the full name too: headlines name a
/// politician by the surname first. Where two share one, an address decides ("Mrs"), else who came first.
pub(super) fn find(board: &mut Board<'_>) {
    let surnames = surnames(board);
    if surnames.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for word in 0..board.article.words.len() {
        if !(board.free(word) || is_town(board, word)) || !board.article.capital(word) {
            continue;
        }
        let folded = fold(board.article.word(word));
        let Some(people) = surnames.get(bare(&folded)) else { continue };
        if !is_calendar(board, word) && !joins_a_name(board, word) {
            found.push((word, choose(board, word, people)));
        }
    }
    for (word, person) in found {
        let mut words = word..word + 1;
        while words.start > 0 && is_particle(board, words.start - 1) {
            words.start -= 1;
        }
        let draft = board.draft(words, person, EntityKind::Person, Form::Name);
        board.name(draft);
    }
}

/// The surnames of the article's people, each with those who have it in order of their full names.
fn surnames(board: &Board<'_>) -> BTreeMap<String, Vec<EntityId>> {
    let mut people: Vec<(usize, &EntityId)> = board
        .names()
        .filter(|n| n.kind == EntityKind::Person)
        .map(|n| (n.span.begin, &n.entity))
        .collect();
    people.sort();
    let mut surnames: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for (_, id) in people {
        for surname in surnames_of(board, id) {
            let known = surnames.entry(surname).or_default();
            if !known.contains(id) {
                known.push(id.clone());
            }
        }
    }
    surnames
}

/// The words by which a person may be called: the last of the name, of an East Asian name the first.
fn surnames_of(board: &Board<'_>, id: &EntityId) -> Vec<String> {
    let Some(person) = board.registry.entity(id) else { return Vec::new() };
    let label = fold(&person.label).into_owned();
    let parts: Vec<&str> = label
        .split_whitespace()
        .filter(|part| !matches!(*part, "Jr" | "Jr." | "II" | "III" | "IV"))
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
    if parts.len() < 2 {
        return Vec::new();
    }
    let state = board.registry.state(id);
    let family_first =
        state.as_ref().is_some_and(|state| FAMILY_NAME_FIRST.contains(&state.as_str()));
    let mut surnames = vec![bare(last).to_owned()];
    if family_first {
        surnames = vec![(*first).to_owned()];
    }
    // A hyphen is no difference: "al Jubeir", "al-Jubeir".
    surnames.retain(|surname| surname.len() > 1);
    surnames
}

/// States whose people's names begin with the family's.
const FAMILY_NAME_FIRST: [&str; 6] = [
    "state/china",
    "state/north-korea",
    "state/south-korea",
    "state/taiwan",
    "state/vietnam",
    "state/cambodia",
];

/// A surname without its article: "Sisi" of "al-Sisi".
fn bare(surname: &str) -> &str {
    let article =
        surname.get(..3).is_some_and(|head| matches!(head, "al-" | "Al-" | "el-" | "El-"));
    if article { &surname[3..] } else { surname }
}

/// Whether a word is a town's name that doesn't say where: somebody's surname may be the same.
fn is_town(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let town = board.name_at(word).is_some_and(|name| {
        name.words.len() == 1
            && name.kind == EntityKind::Place
            && board.registry.gazetteer.capital_of(&name.entity).is_none()
    });
    let somewhere =
        article.before(word).is_some_and(|before| article.class(before).is(Class::LOCATIVE));
    town && !somewhere && !article.is(word + 1, ",")
}

/// Whether a word is a month or day here: "in May", "May 5", but "May said".
fn is_calendar(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    if !article.class(word).is(Class::CALENDAR) {
        return false;
    }
    let number = |word: usize| article.words.get(word).is_some_and(|w| w.shape == Shape::Number);
    let time = |before: usize| {
        number(before)
            || matches!(
                article.word(before).to_ascii_lowercase().as_str(),
                "in" | "on"
                    | "since"
                    | "until"
                    | "last"
                    | "next"
                    | "this"
                    | "early"
                    | "late"
                    | "of"
                    | "mid"
                    | "by"
                    | "from"
            )
    };
    number(word + 1) || article.before(word).is_some_and(time)
}

/// Whether the word is part of a longer name of somebody or something else: "Bush Hospital", "George Bush".
fn joins_a_name(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let opening =
        |word: usize| article.class(word).is(Class::OPENING.or(Class::OFFICIAL).or(Class::PRIVATE));
    let before = article.before(word).is_some_and(|before| {
        board.free(before)
            && article.words[before].shape == Shape::Title
            && article.before(before).is_some()
            && !opening(before)
            && board.title_at(before).is_none()
            && board.role_at(before).is_none()
            && !article.shouting[article.words[word].sentence]
    });
    let head = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let after = article.sentence_of(word).contains(&(word + 1))
        && article.capital(word + 1)
        && article.class(word + 1).is(head)
        && !article.shouting[article.words[word].sentence];
    before || after
}

fn is_particle(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    matches!(article.word(word), "bin" | "al" | "van" | "von" | "de" | "der") && board.free(word)
}

/// Who is meant by a surname that several people of the article share.
fn choose(board: &Board<'_>, word: usize, people: &[EntityId]) -> EntityId {
    let gender = board.article.before(word).and_then(|before| {
        let title = board.title_at(before)?;
        board.registry.gazetteer.titles().get(title.number)?.gender
    });
    let fits = |id: &&EntityId| {
        let known: Option<Gender> = board.registry.gender(id);
        gender.is_none() || known.is_none() || known == gender
    };
    people.iter().find(fits).unwrap_or(&people[0]).clone()
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_surname_means_the_person_named_in_full() {
        names(&[
            (
                "Tamsalu warns Riga\nPrime Minister Arvo Tamsalu warned Latvia.",
                "Tamsalu = person/arvo-tamsalu (Person)\nRiga = state/latvia (State)\nArvo Tamsalu = person/arvo-tamsalu (Person)\nLatvia = state/latvia (State)",
            ),
            (
                "Spokesman Salem al-Harbi spoke. Harbi left.",
                "Salem al-Harbi = person/salem-al-harbi (Person)\nHarbi = person/salem-al-harbi (Person)",
            ),
            (
                "Spokeswoman Leida May spoke in May. May left.",
                "Leida May = person/leida-may (Person)\nMay = person/leida-may (Person)",
            ),
        ]);
    }
}
