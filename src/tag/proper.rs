//! Bodies, places and events that no list has, told by the word that ends or begins their name.
//!
//! "Tirana Echo", "Hamrin Mountains", "Lake Tharthar" are what their last or first word says; a capitalised word after
//! "near" or before ", Syria" is a place; "World Summit" is neither, and takes the names in it away.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Board;
use super::lexicon::Class;
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// Finds unlisted bodies, places and events, and the acronyms that the text gives to bodies.
pub(super) fn find(board: &mut Board<'_>) {
    for number in 0..board.article.sentences.len() {
        if board.article.shouting[number] {
            continue;
        }
        for run in runs(board, board.article.sentences[number].clone()) {
            read(board, run);
        }
    }
    places(board);
    acronyms(board);
    short_bodies(board);
}

/// The runs of capitalised words of a sentence, names and the small words inside names included.
fn runs(board: &Board<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut word = sentence.start;
    while word < sentence.end {
        if !starts(board, word) {
            word += 1;
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
        word = end;
    }
    runs
}

fn in_run(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let person = board.name_at(word).is_some_and(|name| name.kind == EntityKind::Person);
    (article.capital(word)
        || article.words[word].shape == Shape::Number && article.capital(word + 1))
        && !person
        && !board.trapped(word)
        && !article.class(word).is(Class::CALENDAR.or(Class::LOCATIVE).or(Class::PRONOUN))
}

fn starts(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let class = article.class(word);
    let text = article.word(word);
    let ordinal = article.words[word].shape == Shape::Number
        && ["st", "nd", "rd", "th"].iter().any(|end| text.ends_with(end));
    let first =
        article.before(word).is_none_or(|before| article.words[before].shape == Shape::Mark);
    let opening = first && class.is(Class::OPENING);
    in_run(board, word)
        && (article.capital(word) || ordinal)
        && !class.is(Class::DETERMINER)
        && !opening
}

/// "of", "for", "and", "on" between two capitalised words of one name.
fn is_link(board: &Board<'_>, word: usize, limit: usize) -> bool {
    let article = &board.article;
    let link = matches!(article.word(word), "of" | "for" | "on" | "the");
    link && word + 1 < limit
        && in_run(board, word + 1)
        && board.free(word + 1)
        && article.class(word - 1).is(Class::BODY_HEAD)
}

/// Reads a run by its last word, or by its first.
fn read(board: &mut Board<'_>, run: Range<usize>) {
    let article = &board.article;
    // The name ends at the last head word in it: "Tirana International Airport Friday".
    let heads = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let linked = run.clone().any(|word| matches!(article.word(word), "of" | "for" | "on"));
    let place_start = run.len() > 1 && article.class(run.start).is(Class::PLACE_START);
    let head = run.clone().rev().find(|word| linked || article.class(*word).is(heads));
    let Some(last) = head.or_else(|| place_start.then_some(run.end - 1)) else { return };
    let name = run.start..last + 1;
    if is_ship(article.word(run.start)) {
        board.trap(run);
        return;
    }
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
        board.trap(name);
    } else if last.is(Class::PLACE_HEAD) || first.is(Class::PLACE_START) {
        place(board, name);
    } else if last.is(Class::BODY_HEAD) {
        body(board, name);
    }
}

/// Whether one listed name or a role's phrase covers the words, so that nothing is to be found.
fn is_listed(board: &Board<'_>, words: &Range<usize>) -> bool {
    let covers = |range: &Range<usize>| range.start <= words.start && words.end <= range.end;
    let last = words.end - 1;
    let named =
        board.name_at(last).is_some_and(|name| covers(&name.words) || name.words.end == words.end);
    // "Iranian Foreign Ministry" is composed of a demonym and a role.
    let role = board.role_at(last).is_some_and(|role| {
        let private =
            board.registry.gazetteer.roles().get(role.number).is_some_and(|role| !role.acts_for);
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
    let label = label(board, &words);
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
        head.to_ascii_lowercase().as_str(),
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
fn place(board: &mut Board<'_>, words: Range<usize>) {
    let label = label(board, &words);
    let id = board.registry.discover(EntityKind::Place, &label);
    let inner = words.clone().find_map(|word| board.name_at(word)).map(|name| name.entity.clone());
    if let Some(state) = inner.and_then(|inner| board.registry.state(&inner)) {
        board.registry.attach(&id, &state, false, None);
    }
    let draft = board.draft(words, id, EntityKind::Place, Form::Name);
    board.name(draft);
}

fn label(board: &Board<'_>, words: &Range<usize>) -> String {
    let text = board.article.span(words.clone()).of(board.article.text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds towns by where they stand: "near Bayji", "in Manez, west of", "Sarmada, Syria", "the village of X".
fn places(board: &mut Board<'_>) {
    let mut word = 0;
    while word < board.article.words.len() {
        let end = town_end(board, word);
        if end > word && stands_as_place(board, word, end) {
            place(board, word..end);
        }
        word = end.max(word + 1);
    }
    let known: BTreeMap<String, EntityId> = board
        .names()
        .filter(|name| name.kind == EntityKind::Place && board.registry.is_discovered(&name.entity))
        .map(|name| (name.span.of(board.article.text).to_owned(), name.entity.clone()))
        .collect();
    again(board, &known, EntityKind::Place);
}

/// The end of a run of at most three free words that may be a town's name.
fn town_end(board: &Board<'_>, begin: usize) -> usize {
    let article = &board.article;
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
        article.word(before).to_ascii_lowercase().as_str(),
        "near" | "outside" | "around" | "toward" | "towards" | "at"
    );
    let inside = matches!(
        article.word(before).to_ascii_lowercase().as_str(),
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

/// Finds bodies called by their last word with a capital, "the Coalition", "the Council": the last body whose name
/// holds the word, else a body of that name.
fn short_bodies(board: &mut Board<'_>) {
    for word in 0..board.article.words.len() {
        let article = &board.article;
        let alone = board.free(word)
            && article.words[word].shape == Shape::Title
            && article.class(word).is(Class::BODY_HEAD)
            && article.before(word).is_some_and(|the| article.is(the, "the"))
            && board.role_at(word).is_none_or(|role| role.words.len() == 1)
            && !article.shouting[article.words[word].sentence];
        let longer = article.sentence_of(word).contains(&(word + 1))
            && (article.capital(word + 1) || article.is(word + 1, "of"));
        if !alone || longer || board.title_at(word).is_some() {
            continue;
        }
        let text = article.word(word);
        let holds = |id: &EntityId| {
            board
                .registry
                .entity(id)
                .is_some_and(|body| body.label.split(' ').any(|part| part == text))
        };
        let before = board.names().filter(|n| {
            n.kind == EntityKind::Organisation && n.words.start < word && holds(&n.entity)
        });
        let id = before.max_by_key(|name| name.words.start).map(|name| name.entity.clone());
        let id = match id {
            Some(id) => id,
            None if board.role_at(word).is_some() => continue,
            None => board.registry.discover(EntityKind::Organisation, text),
        };
        let draft = board.draft(word..word + 1, id, EntityKind::Organisation, Form::Name);
        board.name(draft);
    }
}

/// Finds the acronyms of bodies: given in brackets, or their initials.
fn acronyms(board: &mut Board<'_>) {
    let mut known: BTreeMap<String, EntityId> = BTreeMap::new();
    let bodies: Vec<(Range<usize>, EntityId)> = board
        .names()
        .filter(|name| name.kind == EntityKind::Organisation && name.words.len() > 1)
        .map(|name| (name.words.clone(), name.entity.clone()))
        .collect();
    for (words, id) in bodies {
        let end = words.end;
        if board.article.is(end, "(")
            && board.article.is(end + 2, ")")
            && is_acronym(board, end + 1)
        {
            known.entry(board.article.word(end + 1).to_owned()).or_insert(id.clone());
        }
        let initials: String = words
            .clone()
            .filter(|word| board.article.capital(*word))
            .filter_map(|word| board.article.word(word).chars().next())
            .collect();
        if initials.len() > 2 {
            known.entry(initials).or_insert(id);
        }
    }
    again(board, &known, EntityKind::Organisation);
}

fn is_acronym(board: &Board<'_>, word: usize) -> bool {
    board.free(word)
        && board.article.words[word].shape == Shape::Upper
        && board.article.words[word].span.len() > 2
}

/// Puts further free words that are spelled like a known name on the board.
fn again(board: &mut Board<'_>, known: &BTreeMap<String, EntityId>, kind: EntityKind) {
    if known.is_empty() {
        return;
    }
    for word in 0..board.article.words.len() {
        if !board.free(word) || !board.article.capital(word) {
            continue;
        }
        if let Some(id) = known.get(board.article.word(word)) {
            let draft = board.draft(word..word + 1, id.clone(), kind, Form::Name);
            board.name(draft);
        }
    }
}
