//! Bodies, places and events that no list has, told by the word that ends or begins their name.
//!
//! "Riga Herald", "Tatra Mountains", "Lake Ohrid" are what their last or first word says; "Riga Summit" is neither, and
//! takes the names in it away.

use std::ops::Range;

use super::class::Class;
use super::cue::Cue;
use super::draft::Board;
use super::lower::Lower;
use super::word::Shape;
use crate::model::{EntityKind, Form};

/// Finds unlisted bodies, places and events.
pub(super) fn find(board: &mut Board<'_>) {
    let (mut runs, mut nouns) = (Vec::new(), Vec::new());
    for number in 0..board.article.sentences.len() {
        if board.article.shouting[number] {
            continue;
        }
        find_runs(board, board.article.sentences[number].clone(), &mut runs);
        runs.drain(..).for_each(|run| read(board, run));
        find_nouns(board, board.article.sentences[number].clone(), &mut nouns);
        nouns.drain(..).for_each(|noun| described(board, noun));
    }
}

/// Finds the nouns of a sentence that may describe a name: the words up to two before a capital.
fn find_nouns(board: &Board<'_>, sentence: Range<usize>, nouns: &mut Vec<usize>) {
    for capital in board.article.capitals_in(sentence.clone()) {
        let next = nouns.last().map_or(sentence.start, |last| last + 1);
        let near = capital.saturating_sub(2).max(next)..*capital;
        nouns.extend(near.filter(|noun| board.article.cue(*noun).is(Cue::BODY.or(Cue::SHIP))));
    }
}

/// Finds the runs of capitalised words of a sentence, names and the small words inside names included.
fn find_runs(board: &Board<'_>, sentence: Range<usize>, runs: &mut Vec<Range<usize>>) {
    let capitals = board.article.capitals_in(sentence.clone());
    // A name may begin with the number before its first capital: "7th Fleet".
    for word in capitals.iter().flat_map(|capital| [capital.saturating_sub(1), *capital]) {
        let passed = runs.last().map_or(sentence.start, |run| run.end);
        if word < passed || !starts(board, word) {
            continue;
        }
        let mut end = word + 1;
        while end < sentence.end {
            if in_run(board, end) {
                end += 1;
            } else if is_link(board, end, sentence.end) {
                end += 2;
            } else {
                break;
            }
        }
        runs.push(word..end);
    }
}

fn in_run(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let person = || board.name_at(word).is_some_and(|name| name.kind == EntityKind::Person);
    (article.capital(word)
        || article.words[word].shape == Shape::Number && article.capital(word + 1))
        && !article.class(word).is(Class::CALENDAR.or(Class::LOCATIVE).or(Class::PRONOUN))
        && !board.trapped(word)
        && !person()
}

fn starts(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let class = article.class(word);
    let ordinal = || {
        let text = article.word(word);
        article.words[word].shape == Shape::Number
            && ["st", "nd", "rd", "th"].iter().any(|end| text.ends_with(end))
    };
    let first =
        || article.before(word).is_none_or(|before| article.words[before].shape == Shape::Mark);
    (article.capital(word) || ordinal())
        && !class.is(Class::DETERMINER)
        && in_run(board, word)
        && !(class.is(Class::OPENING) && first())
}

/// "of", "for", "and", "on" between two capitalised words of one name.
fn is_link(board: &Board<'_>, word: usize, limit: usize) -> bool {
    let article = &board.article;
    article.class(word - 1).is(Class::BODY_HEAD)
        && matches!(article.word(word), "of" | "for" | "on" | "the")
        && word + 1 < limit
        && in_run(board, word + 1)
        && board.free(word + 1)
}

/// Whether an event is named after those who take part: "UK-France Summit", "UN Security Council Resolution 2254".
fn is_of_bodies(board: &Board<'_>, event: &Range<usize>) -> bool {
    let inside = event.start..event.end - 1;
    let body = board
        .name_at(inside.start)
        .is_some_and(|name| name.kind == EntityKind::Organisation && name.words.end == inside.end);
    let (mut names, mut joined) = (0, 0);
    let all = inside.clone().all(|word| {
        joined += usize::from(board.article.word(word).contains(['-', '–']));
        names += usize::from(board.name_at(word).is_some());
        !board.free(word) || board.article.is(word, "-")
    });
    body && board.article.is(inside.end, "Resolution") || all && names > 0 && joined > 0
}

/// Whether a broadcaster's name begins at a word: "Radio Kalvene".
fn is_radio(board: &Board<'_>, word: usize) -> bool {
    board.article.is(word, "Radio") && board.article.capital(word)
}

/// Reads a run by its last word, or by its first.
fn read(board: &mut Board<'_>, run: Range<usize>) {
    let article = &board.article;
    if run.len() > 1 && is_ship(article.word(run.start)) {
        board.trap(run);
        return;
    }
    if run.len() > 1 && is_radio(board, run.start) && !is_listed(board, &run) {
        body(board, run);
        return;
    }
    // The name ends at the last head word in it: "Tirana International Airport Friday".
    let heads = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let linked = run.clone().any(|word| {
        article.class(word).is(Class::CLOSED) && matches!(article.word(word), "of" | "for" | "on")
    });
    let place_start = run.len() > 1 && article.class(run.start).is(Class::PLACE_START);
    let head = run.clone().rev().find(|word| linked || article.class(*word).is(heads));
    let Some(last) = head.or_else(|| place_start.then_some(run.end - 1)) else { return };
    let name = run.start..last + 1;
    if name.len() < 2
        || is_listed(board, &name)
        || name.clone().any(|word| board.title_at(word).is_some())
    {
        return;
    }
    let first = article.class(name.start);
    let last = article.class(last);
    if linked && (!last.is(heads) || first.is(Class::BODY_HEAD)) {
        body(board, name);
    } else if last.is(Class::EVENT_HEAD) && !last.is(Class::BODY_HEAD) {
        if !is_of_bodies(board, &name) {
            board.trap(name);
        }
    } else if last.is(Class::PLACE_HEAD) || first.is(Class::PLACE_START) {
        place(board, name);
    } else if last.is(Class::BODY_HEAD) {
        body(board, name);
    }
}

/// Reads a name by the noun right before it: "the broadcaster ZBC" is a body, "the tanker Luanda" is a ship.
fn described(board: &mut Board<'_>, noun: usize) {
    let article = &board.article;
    if article.words[noun].shape != Shape::Lower {
        return;
    }
    let ship = article.cue(noun).is(Cue::SHIP);
    let sentence = article.sentence_of(noun);
    let begin = noun + 1 + usize::from(ship && article.is(noun + 1, "the"));
    let named = |word: &usize| {
        article.capital(*word)
            && (article.class(*word) == Class::NONE || article.class(*word) == Class::NAME_PARTICLE)
            && board.title_at(*word).is_none()
            && board.role_at(*word).is_none()
            && (board.free(*word) || ship)
    };
    let end = (begin..sentence.end.min(begin + 4)).take_while(named).last().map(|last| last + 1);
    let Some(end) = end else { return };
    // "the company Ana Kola founded", "the group Albania fears": only a name closed off by what follows.
    let next = article.class(end);
    let goes_on = sentence.contains(&end) && (article.capital(end) || !board.free(end));
    let clause = next.is(Class::VERB) && !next.is(Class::SPEECH);
    if ship {
        board.trap(begin..end);
    } else if !goes_on && !clause {
        body_named(board, begin..end);
    }
}

/// Puts an unlisted body of this name on the board.
fn body_named(board: &mut Board<'_>, words: Range<usize>) {
    let label = board.article.one_line(words.clone());
    let id = board.registry.discover(EntityKind::Organisation, &label);
    let draft = board.draft(words, id, EntityKind::Organisation, Form::Name);
    board.name(draft);
}

/// Whether one listed name or a role's phrase covers the words, so that nothing is to be found.
fn is_listed(board: &Board<'_>, words: &Range<usize>) -> bool {
    let covers = |range: &Range<usize>| range.start <= words.start && words.end <= range.end;
    let last = words.end - 1;
    let named =
        board.name_at(last).is_some_and(|name| covers(&name.words) || name.words.end == words.end);
    // "Iranian Foreign Ministry" is composed of a demonym and a role.
    let role = board.role_at(last).is_some_and(|role| {
        let private = board.registry.role(role.number).is_some_and(|role| !role.acts_for);
        !private
            && (role.words.start <= words.start
                || board
                    .name_at(role.words.start - 1)
                    .is_some_and(|name| name.words.start <= words.start))
    });
    named || role
}

/// What stands before a ship's name.
fn is_ship(word: &str) -> bool {
    matches!(word, "HMS" | "USS" | "FS" | "INS" | "USNS" | "MV" | "HMAS" | "HMCS")
}

/// Puts an unlisted body on the board; it belongs to the state whose name or adjective begins it.
fn body(board: &mut Board<'_>, words: Range<usize>) {
    let owner = board
        .name_at(words.start)
        .filter(|name| name.words.end < words.end)
        .map(|name| name.entity.clone());
    let label = board.article.one_line(words.clone());
    let id = board.registry.discover(EntityKind::Organisation, &label);
    if let Some(owner) = owner {
        let state = board.registry.state(&owner).unwrap_or(owner);
        let official = board.article.class(words.end - 1);
        let acts = official.is(Class::BODY_HEAD) && is_official(board.article.word(words.end - 1));
        board.registry.attach(&id, &state, acts, None);
    }
    let draft = board.draft(words, id, EntityKind::Organisation, Form::Name);
    board.name(draft);
}

/// Bodies that act for the state that their name begins with.
fn is_official(head: &str) -> bool {
    matches!(
        Lower::of(head).as_str(),
        "ministry"
            | "department"
            | "agency"
            | "command"
            | "force"
            | "forces"
            | "army"
            | "navy"
            | "guard"
            | "guards"
            | "marines"
            | "fleet"
            | "parliament"
            | "senate"
            | "congress"
            | "directorate"
            | "bureau"
            | "office"
            | "service"
            | "services"
            | "court"
            | "council"
            | "delegation"
            | "mission"
            | "police"
    )
}

/// Puts an unlisted place on the board.
pub(super) fn place(board: &mut Board<'_>, words: Range<usize>) {
    let label = board.article.one_line(words.clone());
    let id = board.registry.discover(EntityKind::Place, &label);
    let inner = words.clone().find_map(|word| board.name_at(word)).map(|name| name.entity.clone());
    if let Some(state) = inner.and_then(|inner| board.registry.state(&inner)) {
        board.registry.attach(&id, &state, false, None);
    }
    let draft = board.draft(words, id, EntityKind::Place, Form::Name);
    board.name(draft);
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_last_word_says_what_a_name_is() {
        names(&[
            (
                "The Riga Herald reported it.",
                "Riga Herald = organisation/riga-herald (Organisation)",
            ),
            ("It crashed near Lake Kalvene.", "Lake Kalvene = place/lake-kalvene (Place)"),
            ("The Riga Summit ended.", ""),
            (
                "The Latvia-Norway Summit ended.",
                "Latvia = state/latvia (State)\nNorway = state/norway (State)",
            ),
            (
                "It broke UN Security Council Resolution 4000.",
                "UN Security Council = organisation/un-security-council (Organisation)",
            ),
            (
                "The Latvian Border Council met.",
                "Latvian Border Council = organisation/latvian-border-council (Organisation)",
            ),
            (
                "He spoke on Radio Kalvene.",
                "Radio Kalvene = organisation/radio-kalvene (Organisation)",
            ),
            ("It hit HMS Latvia.", ""),
            ("It hit the tanker Riga Luanda in May.", ""),
            (
                "He told the state broadcaster ZVK and the newspaper Kalvene Rits.",
                "ZVK = organisation/zvk (Organisation)\nKalvene Rits = organisation/kalvene-rits (Organisation)",
            ),
            ("He told the newspaper Riga pays for it.", "Riga = state/latvia (State)"),
        ]);
    }
}
