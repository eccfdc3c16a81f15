//! Second mentions: "Rama" after "Edi Rama", "Abiy" after "Abiy Ahmed".

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use foldhash::fast::FixedState;

use super::class::Class;
use super::draft::Board;
use super::word::Shape;
use crate::gazetteer::Gender;
use crate::model::{EntityId, EntityKind, Form};
use crate::text::fold;

/// Finds the short forms of the people that the article names in full, before the full name too: headlines name a
/// politician by the surname first. Where two share one, an address decides ("Mrs"), else who came first.
pub(super) fn find(board: &mut Board<'_>) {
    let (surnames, forenames) = short_names(board);
    if surnames.people.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for word in board.article.capitals.iter().copied() {
        let text = board.article.word(word);
        // Letters alone are neither folded nor begin with an article.
        let letters = board.article.words[word].letters;
        if letters && !surnames.may_be(text) && !forenames.may_be(text) {
            continue;
        }
        let folded = fold(text);
        let people = match surnames.of(bare(&folded)) {
            Some(people) if board.free(word) || is_town(board, word) => people,
            Some(_) => continue,
            None => match forenames.of(&folded) {
                Some(people) if board.free(word) && is_by_itself(board, word) => people,
                _ => continue,
            },
        };
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

/// Those who have a word for a name.
#[derive(Default)]
struct Bearers {
    /// In order of their full names, by the word.
    people: BTreeMap<String, Vec<EntityId>>,
    /// A bit for the looks of each of the words: most words of an article look like none.
    looks: u128,
}

impl Bearers {
    fn add(&mut self, name: String, id: &EntityId) {
        self.looks |= 1 << look(&name);
        let known = self.people.entry(name).or_default();
        if !known.contains(id) {
            known.push(id.clone());
        }
    }

    /// Whether a word looks like one of the names.
    #[inline]
    fn may_be(&self, word: &str) -> bool {
        self.looks >> look(word) & 1 == 1
    }

    fn of(&self, name: &str) -> Option<&Vec<EntityId>> {
        if self.may_be(name) { self.people.get(name) } else { None }
    }
}

/// A number below 128 by a word's ends and length.
#[inline]
fn look(word: &str) -> u32 {
    let [first, .., last] = word.as_bytes() else { return 0 };
    (u32::from(*first) * 31 + u32::from(*last) * 7 + word.len() as u32) % 128
}

/// The surnames of the article's people, and their first names where these are how people are called.
fn short_names(board: &Board<'_>) -> (Bearers, Bearers) {
    let mut people: Vec<(usize, &EntityId)> = board
        .names()
        .filter(|n| n.kind == EntityKind::Person)
        .map(|n| (n.span.begin, &n.entity))
        .collect();
    people.sort();
    let mut met: HashSet<&EntityId, FixedState> = HashSet::default();
    people.retain(|(_, id)| met.insert(*id));
    let (mut surnames, mut forenames) = (Bearers::default(), Bearers::default());
    for (_, id) in people {
        for (bearers, name) in
            [(&mut surnames, surname_of(board, id)), (&mut forenames, forename_of(board, id))]
        {
            if let Some(name) = name {
                bearers.add(name, id);
            }
        }
    }
    (surnames, forenames)
}

/// The word by which a person is called later: the last of the name, of an East Asian name the first.
pub(super) fn surname_of(board: &Board<'_>, id: &EntityId) -> Option<String> {
    let label = label(board, id);
    let parts = parts(&label);
    let family_first =
        board.registry.state(id).is_some_and(|state| FAMILY_NAME_FIRST.contains(&state.as_str()));
    let surname = if family_first { parts.first() } else { parts.last() }?;
    // A hyphen is no difference: "al Jubeir", "al-Jubeir".
    Some(bare(surname).to_owned()).filter(|surname| parts.len() > 1 && surname.len() > 1)
}

/// The first name of somebody from where there are no surnames: "Abiy", "Saddam".
fn forename_of(board: &Board<'_>, id: &EntityId) -> Option<String> {
    let state = board.registry.state(id)?;
    if !FIRST_NAME_CALLED.contains(&state.as_str()) {
        return None;
    }
    let label = label(board, id);
    let parts = parts(&label);
    parts.first().filter(|first| parts.len() > 1 && first.len() > 2).map(|&first| first.to_owned())
}

/// A person's label without accents.
fn label<'b>(board: &'b Board<'_>, id: &EntityId) -> Cow<'b, str> {
    fold(board.registry.entity(id).map_or("", |person| person.label.as_str()))
}

/// The words of a label, without "Jr".
fn parts(label: &str) -> Vec<&str> {
    let parts = label.split_whitespace();
    parts.filter(|part| !matches!(*part, "Jr" | "Jr." | "II" | "III" | "IV")).collect()
}

/// Whether a word does something by itself: "Abiy said", "Abiy's".
fn is_by_itself(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = word + 1;
    let acts = Class::VERB.or(Class::SPEECH).or(Class::AUXILIARY).or(Class::ADVERB);
    let followed = article.sentence_of(word).contains(&next)
        && (article.class(next).is(acts) || article.possessive(next) || !article.capital(next));
    article.class(word) == Class::NONE && (followed || next == article.sentence_of(word).end)
}

/// States whose people are called by their first names, the last being the father's.
const FIRST_NAME_CALLED: [&str; 12] = [
    "state/ethiopia",
    "state/eritrea",
    "state/somalia",
    "state/djibouti",
    "state/iceland",
    "state/mongolia",
    "state/malaysia",
    "state/indonesia",
    "state/iraq",
    "state/sri-lanka",
    "state/myanmar",
    "state/thailand",
];

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
                article.lower(before).as_str(),
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
                "Ethiopian spokesman Tesfu Girma spoke. Tesfu left for Girma Hospital.",
                "Ethiopian = state/ethiopia (State)\nTesfu Girma = person/tesfu-girma (Person)\nTesfu = person/tesfu-girma (Person)\nGirma Hospital = place/girma-hospital (Place)",
            ),
            (
                "Spokeswoman Ana Prado Rueda spoke. Prado Rueda said little, and Mr. Rueda less.",
                "Ana Prado Rueda = person/ana-prado-rueda (Person)\nPrado Rueda = person/ana-prado-rueda (Person)\nRueda = person/ana-prado-rueda (Person)",
            ),
            (
                "Spokeswoman Leida May spoke in May. May left.",
                "Leida May = person/leida-may (Person)\nMay = person/leida-may (Person)",
            ),
        ]);
    }
}
