//! [`Phrase`]: the noun phrase around a word for a role: whose, how many, which.

use std::ops::Range;

use super::class::Class;
use super::draft::{Board, Draft};
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// A noun phrase around its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// From the determiner, the owner or the first modifier to the head, and on to an owner after "of".
    pub words: Range<usize>,
    /// The head.
    pub head: Range<usize>,
    /// The first word after determiner and owner.
    pub core: usize,
    /// How the phrase begins.
    pub start: Start,
    /// What is named as the owner.
    pub owner: Option<Owner>,
    /// How many.
    pub quantity: Option<u32>,
    /// Whether the role is past: "former".
    pub former: bool,
}

/// How a noun phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// "the", "this"
    Definite,
    /// "a", "some"
    Indefinite,
    /// "his", "its": the number of the word.
    Pronoun(usize),
    /// Nothing of these.
    Bare,
}

/// Where the owner of a role is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// By a name before the head, without or with a possessive ending.
    Name { words: Range<usize>, entity: EntityId, possessive: bool },
    /// By another role word, which ends before this word ("the embassy's staff", "embassy staff").
    Role { word: usize, possessive: bool },
    /// After "of", "for" or "from", by what begins at or after this word.
    After { word: usize },
}

/// What may stand between an owner and the head.
const LOOSE: Class = Class::MODIFIER.or(Class::RANK).or(Class::FORMER).or(Class::COMPASS);

/// Reads the phrase around a head.
pub(super) fn read(board: &Board<'_>, head: Range<usize>) -> Phrase {
    let mut phrase = Phrase {
        words: head.clone(),
        core: head.start,
        start: Start::Bare,
        owner: None,
        quantity: None,
        former: false,
        head,
    };
    read_left(board, &mut phrase);
    if phrase.start == Start::Bare && phrase.owner.is_none() {
        // Without a determiner nothing tells where the phrase begins: "never seen diplomats".
        let number = board
            .article
            .before(phrase.head.start)
            .filter(|word| board.article.number(*word).is_some());
        phrase.words.start = number.unwrap_or(phrase.head.start);
        phrase.quantity = number.and_then(|word| board.article.number(word));
    }
    // "Iranian members of the Guard" are the Guard's.
    let belongs = matches!(
        board.article.word(phrase.head.start),
        "member" | "members" | "supporters" | "leaders" | "leader"
    );
    let owned = phrase.owner.is_some() || matches!(phrase.start, Start::Pronoun(_));
    if !owned || (belongs && board.article.is(phrase.head.end, "of")) {
        read_right(board, &mut phrase);
    }
    phrase
}

fn read_left(board: &Board<'_>, phrase: &mut Phrase) {
    let article = &board.article;
    let limit = article.sentence_of(phrase.head.start).start;
    let mut gap = 0;
    let mut strict = true;
    while phrase.words.start > limit && gap <= 4 {
        let word = phrase.words.start - 1;
        let class = article.class(word);
        if article.possessive(word) && word > limit {
            own_before(board, phrase, word, true);
            return;
        }
        if board.name_at(word).is_some() {
            // A bare name owns only what follows directly or after adjectives: "US military officials".
            let demonym = board.name_at(word).is_some_and(|name| name.form == Form::Demonym);
            if (strict || demonym) && !is_people(board, word) {
                own_before(board, phrase, word + 1, false);
            }
            return;
        }
        if board.role_at(word).is_some() && phrase.owner.is_none() {
            let role = board.role_at(word).map_or(word..word + 1, |role| role.words.clone());
            phrase.words.start = role.start;
            phrase.owner = Some(Owner::Role { word, possessive: false });
            return;
        }
        if let Some(number) = article.number(word) {
            phrase.quantity = Some(number);
        } else if class.is(Class::DETERMINER) || class.is(Class::PRONOUN) {
            begin(board, phrase, word);
            return;
        } else if class.is(LOOSE.or(Class::NUMBER).or(Class::BODY_NOUN))
            && (!class.is(Class::VERB) || class.is(Class::MODIFIER))
        {
            phrase.former |= class.is(Class::FORMER);
            gap += 1;
        } else if is_adjective(board, word) {
            strict = false;
            gap += 1;
        } else {
            return;
        }
        phrase.words.start = word;
        phrase.core = word;
    }
}

/// Whether a name is a people's, "the Saudis", which owns nothing without an apostrophe.
fn is_people(board: &Board<'_>, word: usize) -> bool {
    board.name_at(word).is_some_and(|name| {
        let text = name.span.of(board.article.text);
        let adjective = board
            .registry
            .adjective(&name.entity)
            .is_some_and(|adjective| adjective.ends_with('s'));
        name.form == Form::Demonym && text.ends_with('s') && !adjective
    })
}

/// Whether a word may be an adjective or noun before the head, as far as its looks tell.
fn is_adjective(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let class = article.class(word);
    let text = article.word(word);
    let closed = class.is(Class::CLOSED
        .or(Class::VERB)
        .or(Class::ADVERB)
        .or(Class::SPEECH)
        .or(Class::CALENDAR));
    let participle = text.ends_with("ed") || text.ends_with("ing");
    let shape = article.words[word].shape;
    matches!(shape, Shape::Lower)
        && !closed
        && !participle
        && board.free(word)
        && !class.is(Class::INFINITIVE)
}

/// Notes how the phrase begins.
fn begin(board: &Board<'_>, phrase: &mut Phrase, word: usize) {
    let text = board.article.lower(word);
    phrase.start = match text.as_str() {
        "the" | "this" | "that" | "these" | "those" | "both" => Start::Definite,
        "its" | "his" | "her" | "their" => Start::Pronoun(word),
        "a" | "an" | "some" | "any" | "all" | "every" | "each" | "no" | "another" => {
            Start::Indefinite
        }
        _ => return,
    };
    phrase.words.start = word;
}

/// Takes what ends before `end` as the owner.
fn own_before(board: &Board<'_>, phrase: &mut Phrase, end: usize, possessive: bool) {
    let article = &board.article;
    let word = end - 1;
    if let Some(name) = board.name_at(word) {
        let mut name = name.clone();
        let mut possessive = possessive;
        // "Cuba's UN delegation" is Cuba's.
        if let (false, EntityKind::Organisation, Some(before)) =
            (possessive, name.kind, article.before(name.words.start))
        {
            let genitive = article.possessive(before) && before > 0;
            let owner = board.name_at(if genitive { before - 1 } else { before });
            if let Some(owner) = owner
                .filter(|o| o.kind == EntityKind::State && (genitive || o.form == Form::Demonym))
            {
                (name, possessive) = (owner.clone(), genitive);
            }
        }
        let Draft { words, entity, .. } = name;
        phrase.words.start = words.start;
        phrase.owner = Some(Owner::Name { words, entity, possessive });
        extend_to_determiner(board, phrase);
    } else if let Some(role) = board.role_at(word) {
        phrase.words.start = role.words.start;
        phrase.owner = Some(Owner::Role { word, possessive });
    } else if article.class(word) == Class::NONE || article.capital(word) {
        // Somebody unknown owns it; nothing is to be guessed.
        phrase.words.start = word;
        phrase.start = Start::Indefinite;
    }
}

/// Takes "the", "a" or a number before the owner in: "the two Iranian diplomats".
fn extend_to_determiner(board: &Board<'_>, phrase: &mut Phrase) {
    let article = &board.article;
    let limit = article.sentence_of(phrase.head.start).start;
    let possessive = matches!(phrase.owner, Some(Owner::Name { possessive: true, .. }));
    while phrase.words.start > limit && !possessive {
        let word = phrase.words.start - 1;
        let class = article.class(word);
        if let Some(number) = article.number(word) {
            phrase.quantity = phrase.quantity.or(Some(number));
        } else if class.is(Class::DETERMINER) {
            begin(board, phrase, word);
            return;
        } else if !class.is(LOOSE.or(Class::NUMBER))
            || (class.is(Class::VERB.or(Class::COMPASS)) && !class.is(Class::MODIFIER))
            || article.capital(word)
        {
            return;
        }
        phrase.former |= class.is(Class::FORMER);
        phrase.words.start = word;
    }
}

/// "of the MEK", "for Russia's foreign ministry"
fn read_right(board: &Board<'_>, phrase: &mut Phrase) {
    let article = &board.article;
    let of = phrase.head.end;
    if !article.sentence_of(phrase.head.start).contains(&(of + 1)) {
        return;
    }
    if matches!(article.word(of), "of" | "for" | "from") && !article.capital(of) {
        phrase.owner = Some(Owner::After { word: of + 1 });
    }
}

/// What is named right after "of": a name or a role, past its determiner and adjectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// A name.
    Name(Range<usize>, EntityId),
    /// A role, of which this is a word.
    Role(usize),
    /// Nothing listed.
    Nothing,
}

/// Looks for what begins at a word.
pub(super) fn named_from(board: &Board<'_>, begin: usize) -> Named {
    let article = &board.article;
    let limit = article.sentence_of(begin).end.min(begin + 7);
    let mut adjective = None;
    let mut word = begin;
    while word < limit {
        if let Some(name) = board.name_at(word) {
            let found = Named::Name(name.words.clone(), name.entity.clone());
            // "the Iranian opposition group X" is X, "the Iranian embassy" the embassy.
            if name.form != Form::Demonym && !article.possessive(name.words.end) {
                return found;
            }
            adjective = Some(found);
            word = name.words.end + usize::from(article.possessive(name.words.end));
            continue;
        }
        if let Some(role) = board.role_at(word) {
            let end = role.words.end;
            let apposed = board.name_at(end).filter(|name| name.kind == EntityKind::Organisation);
            return apposed.map_or(Named::Role(word), |name| {
                Named::Name(name.words.clone(), name.entity.clone())
            });
        }
        let class = article.class(word);
        let inside = class.is(Class::DETERMINER.or(LOOSE).or(Class::NUMBER).or(Class::BODY_NOUN))
            || is_adjective(board, word);
        if !inside || article.words[word].shape == Shape::Mark {
            break;
        }
        word += 1;
    }
    adjective.unwrap_or(Named::Nothing)
}
