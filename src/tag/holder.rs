//! Holders of an office who aren't named beside it: "Turkey's president", "the prime minister", "the spokesman".

use std::ops::Range;

use super::class::Class;
use super::compose;
use super::draft::Board;
use super::memory::{Memory, Seen};
use super::phrase::{self, Named, Owner, Phrase, Start};
use super::roles::Roles;
use crate::model::{EntityId, EntityKind, Form};

/// Finds whom an office noun means that isn't part of a name's introduction, and puts the phrase on the board.
pub(super) fn find(
    board: &mut Board<'_>,
    memory: &Memory,
    roles: &Roles,
    head: Range<usize>,
    owner: Option<EntityId>,
) {
    let mut phrase = phrase::read(board, head);
    let owner = owner.or_else(|| named_owner(board, &mut phrase));
    let nouns = nouns(board, &phrase.head);
    let held = match &owner {
        Some(owner) => owned(board, memory, roles, &nouns, owner, &phrase),
        None => unowned(board, memory, roles, &nouns, &phrase),
    };
    if let Some(person) = held {
        let form = if is_styled(board, &phrase) { Form::Name } else { Form::Reference };
        let kind = board.registry.kind(&person);
        let draft = board.draft(phrase.words, person, kind, form);
        board.phrase(draft);
    } else if let Some(owner) = owner {
        describe(board, &nouns, &owner, phrase);
    }
}

/// Whether an office is written like a name: "the Foreign Secretary".
fn is_styled(board: &Board<'_>, phrase: &Phrase) -> bool {
    let article = &board.article;
    let last = phrase.head.end - 1;
    let opens = article.before(last).is_none();
    article.capital(last) && !opens && !article.shouting[article.words[last].sentence]
}

/// The owner that the phrase names.
fn named_owner(board: &Board<'_>, phrase: &mut Phrase) -> Option<EntityId> {
    let owner = match phrase.owner.clone()? {
        Owner::Name { entity, .. } => entity,
        Owner::Role { word, .. } => board.phrase_at(word)?.entity.clone(),
        Owner::After { word } => match phrase::named_from(board, word) {
            Named::Name(words, entity) => {
                phrase.words.end = words.end;
                entity
            }
            Named::Role(word) => {
                let role = board.phrase_at(word)?;
                phrase.words.end = role.words.end;
                role.entity.clone()
            }
            Named::Nothing => return None,
        },
    };
    Some(board.registry.gazetteer.capital_of(&owner).unwrap_or(&owner).clone())
}

/// The head as a title and as its last word, in lower case.
fn nouns(board: &Board<'_>, head: &Range<usize>) -> Vec<String> {
    let text = board.article.span(head.clone()).of(board.article.text).to_lowercase();
    let last = board.article.word(head.end - 1).to_lowercase();
    let title = board.title_at(head.start).filter(|title| title.words == *head);
    let title =
        title.and_then(|title| board.registry.gazetteer.titles().get(title.number)?.office.clone());
    let role = board.role_at(head.start).and_then(|role| board.registry.role(role.number));
    let office = title.or_else(|| role.map(|role| role.slug().replace('-', " ")));
    if board.role_at(head.start).is_some_and(|term| compose::is_top_diplomat(board, term)) {
        return vec!["foreign minister".to_owned(), "secretary of state".to_owned()];
    }
    let mut nouns = vec![text];
    nouns.extend(office.filter(|office| *office != nouns[0]));
    if !nouns.contains(&last) {
        nouns.push(last);
    }
    nouns
}

/// Who holds an owner's office: somebody whom the article introduces so, else whom the gazetteer knows.
fn owned(
    board: &Board<'_>,
    memory: &Memory,
    roles: &Roles,
    nouns: &[String],
    owner: &EntityId,
    phrase: &Phrase,
) -> Option<EntityId> {
    if phrase.former {
        return None;
    }
    let state = board.registry.actor(owner);
    let introduced = roles.nouns.iter().find(|(person, known)| {
        let same = nouns.iter().take(2).any(|noun| known.contains(noun));
        same && board.registry.actor(person) == state
    });
    if let Some((person, _)) = introduced {
        return Some(person.clone());
    }
    let Some(date) = board.article.document.published else {
        // Without a day the article's own people tell: whoever of them held the office once.
        let held = |id: &EntityId| {
            board.registry.entity(id).is_some_and(|person| {
                let mut offices = person.offices.iter();
                offices.any(|office| {
                    office.of == state && nouns[..nouns.len().min(2)].contains(&office.title)
                })
            })
        };
        return memory
            .last(|seen| seen.kind == EntityKind::Person && held(&seen.entity))
            .map(|seen| seen.entity.clone());
    };
    let offices = nouns.iter().take(2);
    let mut holders =
        offices.flat_map(|office| board.registry.gazetteer.holder(office, &state, Some(date)));
    holders.next()
}

/// Whom "the spokesman" means: the last person introduced by the word, else the holder at home.
fn unowned(
    board: &Board<'_>,
    memory: &Memory,
    roles: &Roles,
    nouns: &[String],
    phrase: &Phrase,
) -> Option<EntityId> {
    if phrase.start != Start::Definite || phrase.quantity.is_some() || phrase.former {
        return None;
    }
    let known = |id: &EntityId| {
        roles.nouns.get(id).is_some_and(|known| nouns.iter().any(|noun| known.contains(noun)))
    };
    let sentence = board.article.words[phrase.head.start].sentence;
    let fits = |seen: &Seen| seen.kind == EntityKind::Person && known(&seen.entity);
    let salient = memory.salient(sentence, 2, fits);
    if let Some(seen) = salient.or_else(|| memory.last(fits)) {
        return Some(seen.entity.clone());
    }
    // "A ministry spokesman denied it … the spokesman said": nobody names him, and he is the same.
    let described = |seen: &Seen| {
        let entity = board.registry.entity(&seen.entity);
        let same = |label: &str| nouns.iter().any(|noun| is_office(label, noun));
        seen.kind == EntityKind::Group && entity.is_some_and(|entity| same(&entity.label))
    };
    if let Some(seen) = memory.last(described) {
        return Some(seen.entity.clone());
    }
    if nouns[0] == "leader" {
        let leads = |id: &EntityId| {
            let nouns = roles.nouns.get(id).into_iter().flatten();
            nouns.into_iter().any(|noun| {
                matches!(noun.as_str(), "prime minister" | "president" | "chancellor" | "king")
            })
        };
        return memory
            .last(|seen| seen.kind == EntityKind::Person && leads(&seen.entity))
            .map(|s| s.entity.clone());
    }
    let date = board.article.document.published?;
    let state = memory.home(board, sentence)?;
    let offices = nouns.iter().take(2);
    let mut holders =
        offices.flat_map(|office| board.registry.gazetteer.holder(office, &state, Some(date)));
    holders.next()
}

/// Whether a group's label says that it holds an office: "spokesperson of State Department".
fn is_office(label: &str, noun: &str) -> bool {
    label.strip_prefix(noun).is_some_and(|rest| rest.starts_with(" of "))
}

/// An office of a named owner whose holder nobody knows is a group of one: "Iran's ambassador to the country".
fn describe(board: &mut Board<'_>, nouns: &[String], owner: &EntityId, mut phrase: Phrase) {
    let article = &board.article;
    let word = phrase.head.end - 1;
    let official = article.class(word).is(Class::OFFICIAL) && !phrase.former;
    let Some(of) = board.registry.entity(owner).map(|owner| owner.label.clone()) else { return };
    let mut label = format!("{} of {of}", nouns[0]);
    let mut slug =
        format!("{}-{}", super::registry::slug_of(owner), super::registry::slug(&nouns[0]));
    if article.is(phrase.words.end, "to")
        && let Named::Name(words, host) = phrase::named_from(board, phrase.words.end + 1)
        && let Some(host_label) = board.registry.entity(&host).map(|host| host.label.clone())
    {
        label = format!("{label} to {host_label}");
        slug = format!("{slug}-to-{}", super::registry::slug_of(&host));
        phrase.words.end = words.end;
    }
    let id = board.registry.compose(EntityKind::Group, &label, &slug, owner, official);
    let mut draft = board.draft(phrase.words, id, EntityKind::Group, Form::Composed);
    draft.quantity = phrase.quantity;
    board.phrase(draft);
}
