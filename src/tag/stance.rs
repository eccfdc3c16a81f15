//! [`Stance`]: what the words around a place's name say of it: that something happens there, or that it acts.

use super::class::Class;
use super::draft::{Board, Draft};
use super::word::Shape;
use crate::model::{EntityKind, Form};

/// What a place does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// It says where.
    Where,
    /// It acts or is acted upon.
    Who,
    /// Nothing tells: a country is then who, a town where.
    Open,
}

/// What a name of a place or state does in its sentence.
pub(super) fn stance(board: &Board<'_>, name: &Draft) -> Stance {
    if is_dateline(board, name) {
        return Stance::Where;
    }
    if board.article.possessive(name.words.end) {
        return possessive(board, name);
    }
    if is_pair(board, name) {
        return Stance::Who;
    }
    // "in US custody" is no place.
    let next = name.words.end;
    let attribute = board.article.sentence_of(name.words.start).contains(&next)
        && board.article.words[name.words.start].shape == Shape::Upper
        && board.article.words[next].shape == Shape::Lower
        && board.article.class(next) == Class::NONE
        && !board.article.word(next).ends_with("ed");
    match from_the_left(board, name) {
        Stance::Where if attribute && name.kind == EntityKind::State => Stance::Who,
        Stance::Open => from_the_right(board, name),
        stance => stance,
    }
}

/// "Madrid-Rabat ties"; "the London-Paris train" isn't between governments.
fn is_pair(board: &Board<'_>, name: &Draft) -> bool {
    let article = &board.article;
    let word = article.words[name.words.start].span;
    let joined = word.len() > name.span.len() || article.is(name.words.end, "-");
    joined && RELATIONS.contains(&article.word(name.words.end).to_ascii_lowercase().as_str())
}

/// What is between governments.
const RELATIONS: [&str; 24] = [
    "ties",
    "relations",
    "talks",
    "row",
    "rift",
    "dispute",
    "tensions",
    "axis",
    "alliance",
    "deal",
    "pact",
    "agreement",
    "partnership",
    "rapprochement",
    "war",
    "conflict",
    "standoff",
    "spat",
    "feud",
    "cooperation",
    "rivalry",
    "crisis",
    "friendship",
    "thaw",
];

/// "TIRANA, Albania (AP) —", "London (CNN)", "TIRANA: …", and the country after the town.
fn is_dateline(board: &Board<'_>, name: &Draft) -> bool {
    let article = &board.article;
    let sentence = article.sentence_of(name.words.start);
    let end = name.words.end;
    if !sentence.contains(&end) {
        return false;
    }
    let head = (sentence.start..name.words.start)
        .all(|word| article.capital(word) || article.words[word].shape != Shape::Lower);
    let upper = article.words[sentence.start..]
        .iter()
        .find(|w| w.shape != Shape::Mark && w.shape != Shape::Number);
    let upper = upper.is_some_and(|word| word.shape == Shape::Upper);
    let opens = name.words.start - sentence.start <= 6 && head;
    opens
        && (article.is(end, "(")
            || (upper && matches!(article.word(end), ":" | "—" | "–" | "-" | "/" | "--"))
            || (upper && article.is(end, ",") && name.words.start == sentence.start))
}

/// "Tirana's move" is the government's, "Tirana's airport" isn't.
fn possessive(board: &Board<'_>, name: &Draft) -> Stance {
    let article = &board.article;
    let begin = name.words.end + 1;
    let sentence = article.sentence_of(name.words.start);
    for word in begin..(begin + 3).min(sentence.end) {
        if article.class(word).is(Class::TOWN.or(Class::PLACE_HEAD))
            && name.kind == EntityKind::Place
        {
            return Stance::Where;
        }
        if board.name_at(word).is_some_and(|other| other.kind == EntityKind::Place) {
            return Stance::Where;
        }
        if article.class(word).is(Class::CLOSED.or(Class::VERB)) {
            break;
        }
    }
    Stance::Who
}

/// What the words before say.
fn from_the_left(board: &Board<'_>, name: &Draft) -> Stance {
    let article = &board.article;
    let limit = article.sentence_of(name.words.start).start;
    let mut at = name.words.start;
    while at > limit && (article.class(at - 1).is(Class::COMPASS) || article.is(at - 1, "the")) {
        at -= 1;
    }
    if at == limit {
        return Stance::Open;
    }
    let before = at - 1;
    let class = article.class(before);
    if let Some(stance) = as_in_list(board, before, limit) {
        return stance;
    }
    // "with Jerusalem as the capital", "made Albania its base"
    let object_as = article.is(name.words.end, "as") || article.is(name.words.end, "its");
    match article.lower(before).as_str() {
        "with" if object_as => return Stance::Where,
        "of" => return of(board, before, limit),
        "to" => return toward(board, before, limit),
        "from" => return away(board, before, limit),
        "for"
            if article.before(before).is_some_and(|verb| article.class(verb).is(Class::MOTION)) =>
        {
            return Stance::Where;
        }
        "by" | "with" | "against" | "between" | "for" | "on" | "upon" | "than" => {
            return Stance::Who;
        }
        "over" | "about" | "as" => return Stance::Open,
        _ => {}
    }
    if class.is(Class::LOCATIVE) {
        return Stance::Where;
    }
    if class.is(Class::ENTERING) && at == name.words.start {
        return Stance::Where;
    }
    if class.is(Class::VERB.or(Class::INFINITIVE).or(Class::PARTICIPLE)) {
        return if object_as { Stance::Where } else { Stance::Who };
    }
    // Any verb after "to": "a campaign to smear Moscow".
    let infinitive = article.before(before).is_some_and(|to| article.is(to, "to"));
    if infinitive
        && class == Class::NONE
        && article.words[before].shape == Shape::Lower
        && before + 1 == name.words.start
    {
        return Stance::Who;
    }
    Stance::Open
}

/// What a list or a "town, country" says: the item takes after the one before.
fn as_in_list(board: &Board<'_>, before: usize, limit: usize) -> Option<Stance> {
    let article = &board.article;
    let mut item = before;
    let mut joined = false;
    while item > limit
        && (article.is(item, ",")
            || article.is(item, "and")
            || article.is(item, "or")
            || article.is(item, "/"))
    {
        joined = true;
        item -= 1;
    }
    if item > limit && joined && article.is(item, "the") {
        item -= 1;
    }
    let other = board.name_at(item).filter(|_| joined)?;
    match (other.kind, other.form) {
        (EntityKind::Place, _) => {
            let comma = article.is(before, ",");
            let town = board.registry.kind(&other.entity) == EntityKind::Place;
            // "In Tirana, Iran denied" begins a clause, "in Tirana, Albania" doesn't.
            let closes = !article
                .class(board.name_at(before + 1)?.words.end)
                .is(Class::VERB.or(Class::AUXILIARY).or(Class::SPEECH));
            (!comma || closes || !town).then_some(Stance::Where)
        }
        (EntityKind::State, Form::Name | Form::Metonym) => Some(Stance::Who),
        _ => None,
    }
}

/// "west of Tirana", "the city of Tirana"; "at the request of Washington".
fn of(board: &Board<'_>, of: usize, limit: usize) -> Stance {
    let article = &board.article;
    if of == limit {
        return Stance::Open;
    }
    match article.class(of - 1) {
        class if class.is(Class::COMPASS.or(Class::PLACE_NOUN)) => Stance::Where,
        _ if DOERS.contains(&article.lower(of - 1).as_str()) => Stance::Who,
        _ => Stance::Open,
    }
}

/// Nouns that a government has: what follows "of" is who.
const DOERS: [&str; 20] = [
    "request",
    "behalf",
    "part",
    "ally",
    "allies",
    "support",
    "policy",
    "decision",
    "influence",
    "expulsion",
    "backing",
    "will",
    "ambassador",
    "envoy",
    "government",
    "demands",
    "demand",
    "criticism",
    "side",
    "accusations",
];

/// "flew to Tirana", but "support to Tirana".
fn toward(board: &Board<'_>, to: usize, limit: usize) -> Stance {
    let article = &board.article;
    // "sent his minister, Ana Kola, to Tirana": nobody gets a minister.
    if article.before(to).is_some_and(|mark| article.is(mark, ",")) {
        return Stance::Where;
    }
    let moves =
        (to.saturating_sub(8).max(limit)..to).any(|word| article.class(word).is(Class::MOTION));
    if moves { Stance::Where } else { Stance::Who }
}

/// "expelled from Albania", but "pressure from Tehran".
fn away(board: &Board<'_>, from: usize, limit: usize) -> Stance {
    let article = &board.article;
    let near = from.saturating_sub(2).max(limit)..from;
    let given = near.clone().any(|word| GIFTS.contains(&article.lower(word).as_str()));
    if given { Stance::Who } else { Stance::Where }
}

/// Nouns of what comes from a government.
const GIFTS: [&str; 14] = [
    "pressure",
    "support",
    "criticism",
    "help",
    "backing",
    "response",
    "reaction",
    "demands",
    "threat",
    "threats",
    "aid",
    "instructions",
    "orders",
    "condemnation",
];

/// Whether a word is part of "on Sunday", "last week": a subject and its verb may stand on both sides of it.
fn is_time(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let day = |word: usize| article.class(word).is(Class::CALENDAR);
    day(word) || matches!(article.word(word), "on" | "last" | "this") && day(word + 1)
}

/// What the words after say.
fn from_the_right(board: &Board<'_>, name: &Draft) -> Stance {
    let article = &board.article;
    let end = name.words.end;
    let sentence = article.sentence_of(name.words.start);
    if !sentence.contains(&end) {
        return Stance::Open;
    }
    let mut word = end;
    // "Tirana and Rome remain at odds": the verb is that of both.
    let both = board.name_at(word + 1).filter(|_| article.is(word, "and"));
    if let Some(other) = both {
        word = other.words.end;
    }
    if both.is_some() && article.class(word).is(Class::INFINITIVE) && !article.capital(word) {
        return Stance::Who;
    }
    while word < sentence.end && (article.class(word).is(Class::ADVERB) || is_time(board, word)) {
        word += 1;
    }
    let class = article.class(word);
    if class.is(Class::RULE)
        || (word < sentence.end && class.is(Class::VERB.or(Class::AUXILIARY).or(Class::SPEECH)))
    {
        return Stance::Who;
    }
    let text = article.word(word);
    // "demanded that Tirana hand over"; "Tirana, which denies it"
    if is_demanded(board, name) || is_described(board, end) {
        return Stance::Who;
    }
    let past = article.words.get(word).is_some_and(|w| w.shape == Shape::Lower)
        && text.len() > 4
        && text.ends_with("ed");
    if past || (article.is(word, "to") && article.class(word + 1).is(Class::INFINITIVE)) {
        return Stance::Who;
    }
    let town_of =
        article.is(end, ",") && board.name_at(end + 1).is_some_and(|n| n.kind == EntityKind::State);
    if town_of && name.kind == EntityKind::Place {
        return Stance::Where;
    }
    Stance::Open
}

/// Whether somebody demands that it does something: a bare verb follows.
fn is_demanded(board: &Board<'_>, name: &Draft) -> bool {
    let article = &board.article;
    let that = article.before(name.words.start).filter(|that| article.is(*that, "that"));
    let demand = that.and_then(|that| article.before(that)).is_some_and(|verb| {
        matches!(
            article.word(verb),
            "demanded" | "demands" | "demanding" | "insisted" | "proposed" | "suggested" | "asked"
        )
    });
    let next = article.words.get(name.words.end).filter(|next| next.shape == Shape::Lower);
    demand && next.is_some()
}

/// Whether a clause follows that says what somebody does: ", which has denied".
fn is_described(board: &Board<'_>, comma: usize) -> bool {
    let article = &board.article;
    let verb = comma + 2;
    let stands = matches!(article.word(verb), "is" | "was" | "lies" | "sits" | "hosts" | "hosted");
    article.is(comma, ",")
        && article.is(comma + 1, "which")
        && article.sentence_of(comma).contains(&verb)
        && article.class(verb).is(Class::VERB.or(Class::AUXILIARY).or(Class::SPEECH))
        && !stands
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_country_acts_or_says_where() {
        names(&[
            ("Norway condemned the raid.", "Norway = state/norway (State)"),
            (
                "It happened in Norway and Finland.",
                "Norway = state/norway (Place)\nFinland = state/finland (Place)",
            ),
            ("They were expelled from Norway.", "Norway = state/norway (Place)"),
            ("The group had left Norway.", "Norway = state/norway (Place)"),
            ("The pressure from Norway grew.", "Norway = state/norway (State)"),
            ("He died in US custody.", "US = state/united-states (State)"),
        ]);
    }
}
