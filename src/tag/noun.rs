//! Nouns that point back: "the country", "the alliance", "the group", "the two".

use super::class::Class;
use super::draft::Board;
use super::memory::{Memory, Seen};
use super::phrase::{self, Owner, Phrase, Start};
use crate::model::{EntityId, EntityKind, Form};

/// Puts what a noun after "the" means on the board: "the country", "the group", "the alliance", "the two".
pub(super) fn resolve(board: &mut Board<'_>, memory: &Memory, word: usize) {
    let phrase = phrase::read(board, word..word + 1);
    if phrase.start != Start::Definite || phrase.words.start + 4 < word {
        return;
    }
    let noun = board.article.lower(word);
    let sentence = board.article.words[word].sentence;
    let entity = match noun.as_str() {
        "country" | "nation" | "state" if phrase.owner.is_some() => named_state(board, &phrase),
        "country" | "nation" | "state" => country(board, memory, &phrase, sentence),
        "kingdom" | "republic" => realm(board, memory, noun.as_str()),
        "alliance" | "bloc" | "agency" | "company" | "newspaper" | "paper" | "network"
        | "union" => body(board, memory, noun.as_str()),
        "group" | "organization" | "organisation" | "movement" | "militia" | "party"
        | "faction" => group(memory),
        "two" | "pair" | "three" | "four" if !follows_noun(board, word) => {
            counted(memory, noun.as_str(), sentence)
        }
        _ => None,
    };
    let Some(entity) = entity else { return };
    let kind = board.registry.kind(&entity);
    let draft = board.draft(phrase.words.start..word + 1, entity, kind, Form::Reference);
    board.phrase(draft);
}

/// "the country", "by the Balkan country": after "by", another than the one that acts.
fn country(
    board: &Board<'_>,
    memory: &Memory,
    phrase: &Phrase,
    sentence: usize,
) -> Option<EntityId> {
    let article = &board.article;
    let agent = article.before(phrase.words.start).is_some_and(|by| article.is(by, "by"));
    // "the nation of Albania" is named right there.
    if article.is(phrase.head.end, "of") {
        return None;
    }
    // "took the country off the list": whoever does that is another.
    let object = article.before(phrase.words.start).is_some_and(|verb| {
        let class = article.class(verb);
        class.is(Class::VERB.or(Class::PARTICIPLE)) && !class.is(Class::ENTERING)
    });
    // "China, the country's largest creditor": that is another country's.
    let apposed = article.possessive(phrase.head.end)
        && article.before(phrase.words.start).is_some_and(|comma| {
            article.is(comma, ",")
                && article.before(comma).is_some_and(|word| board.name_at(word).is_some())
        });
    match (agent, object || apposed) {
        (true, _) => memory.other_home(board, sentence),
        (_, true) => memory.other_state(board, sentence),
        _ => memory.home(board, sentence),
    }
}

/// The last state in whose full name the word stands.
fn realm(board: &Board<'_>, memory: &Memory, noun: &str) -> Option<EntityId> {
    let has = |id: &EntityId| {
        board
            .registry
            .names_of(id)
            .any(|name| name.text.split(' ').any(|word| word.eq_ignore_ascii_case(noun)))
    };
    memory
        .last(|seen| seen.kind == EntityKind::State && has(&seen.entity))
        .map(|seen| seen.entity.clone())
}

/// The last organisation of the class that the word names.
fn body(board: &Board<'_>, memory: &Memory, noun: &str) -> Option<EntityId> {
    let fits = |id: &EntityId| {
        let entry = board.registry.gazetteer.entry(id);
        let class = entry.map_or("", |entry| entry.class.as_str());
        let label = entry.map_or("", |entry| entry.entity.label.as_str());
        let named = label.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
        named
            || match noun {
                "alliance" => class.contains("alliance"),
                "bloc" | "union" => class.contains("alliance") || class.contains("international"),
                "agency" => class.contains("agency") || class.contains("service"),
                "newspaper" | "paper" | "network" => {
                    class.contains("news") || class.contains("media") || class.contains("broadcast")
                }
                _ => false,
            }
    };
    memory
        .last(|seen| seen.kind == EntityKind::Organisation && fits(&seen.entity))
        .map(|seen| seen.entity.clone())
}

/// The last organisation that acts for itself.
fn group(memory: &Memory) -> Option<EntityId> {
    let own = |seen: &Seen| seen.kind == EntityKind::Organisation;
    memory.last(own).map(|seen| seen.entity.clone())
}

/// The last group of so many, in this sentence or the one before.
fn counted(memory: &Memory, noun: &str, sentence: usize) -> Option<EntityId> {
    let number = if noun == "pair" { Some(2) } else { crate::text::number(noun) };
    let fits = |seen: &Seen| seen.kind == EntityKind::Group && seen.quantity == number;
    memory.salient(sentence, 1, fits).map(|seen| seen.entity.clone())
}

/// "the Ecuadorian state": the state of the adjective.
fn named_state(board: &Board<'_>, phrase: &Phrase) -> Option<EntityId> {
    match &phrase.owner {
        Some(Owner::Name { entity, .. }) if board.registry.kind(entity) == EntityKind::State => {
            Some(entity.clone())
        }
        _ => None,
    }
}

/// Whether a number counts a noun that follows, so that it isn't the whole phrase.
fn follows_noun(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = article.class(word + 1);
    let closes = next.is(Class::CLOSED.or(Class::VERB)) && !next.is(Class::MODIFIER)
        || !article.word(word + 1).starts_with(char::is_alphabetic);
    article.sentence_of(word).contains(&(word + 1)) && !closes
}

#[cfg(test)]
mod tests {
    use super::super::check::references;

    #[test]
    fn a_noun_points_back() {
        references(&[
            ("NATO met. The alliance agreed.", "The alliance = organisation/nato (Organisation)"),
            (
                "Hamas fired. The group denied that.",
                "The group = organisation/hamas (Organisation)",
            ),
            ("Peru ordered ten envoys to leave the country.", "the country = state/peru (State)"),
            (
                "Two Chilean diplomats left. The two had quarrelled.",
                "The two = group/chile-diplomats (Group)",
            ),
            ("A group left. An alliance formed.", ""),
        ]);
    }
}
