//! Pronouns: whom "he", "its" and "them" mean.

use super::class::Class;
use super::draft::Board;
use super::memory::{Memory, Seen};
use crate::gazetteer::Gender;
use crate::model::{EntityId, EntityKind};

/// Whom the pronoun at a word means, by kind, number, gender and salience; none where nobody fits.
pub(super) fn antecedent(board: &Board<'_>, memory: &Memory, word: usize) -> Option<EntityId> {
    let sentence = board.article.words.get(word)?.sentence;
    let pronoun = board.article.lower(word);
    let kind = Pronoun::of(pronoun.as_str())?;
    if kind == Pronoun::It && is_empty_it(board, word) {
        return None;
    }
    let fits = |seen: &Seen| match kind {
        Pronoun::He => is_person(board, seen, Gender::Male),
        Pronoun::She => is_person(board, seen, Gender::Female),
        Pronoun::It => seen.body,
        Pronoun::They => seen.kind == EntityKind::Group,
    };
    // "A ordered B to expel them": whom the verb before is done to is not who does it.
    let next = board.article.class(word + 1);
    let alone = board.article.is(word, "her")
        && (next.is(Class::CLOSED)
            || !board.article.word(word + 1).starts_with(char::is_alphabetic));
    let objective = alone || matches!(pronoun.as_str(), "him" | "them" | "it");
    let object = objective
        && board.article.before(word).is_some_and(|verb| {
            board.article.class(verb).is(Class::VERB.or(Class::INFINITIVE).or(Class::PARTICIPLE))
        });
    let own = |seen: &Seen| object && seen.subject && seen.sentence == sentence;
    // "praised B over its move", "in B, where it has": the nearest, whoever acts.
    let nearest = board.article.before(word).is_some_and(|before| {
        matches!(board.article.lower(before).as_str(), "over" | "for" | "where" | "of")
    });
    let fits = |seen: &Seen| seen.word < word && !own(seen) && fits(seen);
    let found = match nearest {
        true => memory.nearest(sentence, 2, fits),
        false => memory.salient(sentence, 2, fits),
    };
    found.map(|seen| seen.entity.clone())
}

/// Whom a pronoun may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
    They,
}

impl Pronoun {
    /// The pronoun of a word in lower case.
    fn of(word: &str) -> Option<Self> {
        match word {
            "he" | "him" | "his" | "himself" => Some(Self::He),
            "she" | "her" | "herself" => Some(Self::She),
            "it" | "its" | "itself" => Some(Self::It),
            "they" | "them" | "their" | "themselves" => Some(Self::They),
            _ => None,
        }
    }
}

fn is_person(board: &Board<'_>, seen: &Seen, gender: Gender) -> bool {
    seen.kind == EntityKind::Person
        && board.registry.gender(&seen.entity).is_none_or(|known| known == gender)
}

/// "it is unclear", "it remains to be seen": nobody.
fn is_empty_it(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = article.lower(word + 1);
    article.is(word, "it")
        && matches!(
            next.as_str(),
            "is" | "was" | "remains" | "seems" | "'s" | "’s" | "would" | "will" | "appears"
        )
        && !article.class(word + 2).is(Class::PARTICIPLE)
}

#[cfg(test)]
mod tests {
    use super::super::check::references;

    #[test]
    fn a_pronoun_means_whom_it_fits() {
        references(&[
            (
                "Edi Rama met Angela Merkel. He thanked her.",
                "He = person/edi-rama (Person)\nher = person/angela-merkel (Person)",
            ),
            ("Chile objected. It recalled an envoy.", "It = state/chile (State)"),
            ("Chile praised Peru over its vote.", "its = state/peru (State)"),
            ("Chile objected. It is unclear why.", ""),
        ]);
    }
}
