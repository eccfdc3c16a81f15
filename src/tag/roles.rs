//! [`Roles`]: what an article says of its people.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Board;
use super::introduction::Introduction;
use crate::model::{EntityId, EntityKind, Office};

/// What the article says of its people: by which nouns they may be meant later, and for whom they act.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// Of each person, the nouns of the introductions: "prime minister", "spokesman".
    pub nouns: BTreeMap<EntityId, Vec<String>>,
    /// The words of the introductions, by begin once all are read.
    words: Vec<Range<usize>>,
    /// Of the introductions that a comma parts from the name, by begin once all are read, the person introduced.
    apposed: Vec<(Introduction, EntityId)>,
    /// People whose office is a government's that isn't named beside it, "President Rueda", and the office.
    pub ownerless: BTreeMap<EntityId, String>,
    /// Of each word, whether an introduction covers it.
    covered: Vec<bool>,
    /// People whose office is a body's without a listed name: the person, and a word of the body's role.
    bodies: Vec<(EntityId, usize, Introduction)>,
}

impl Roles {
    /// Notes what an introduction says of a person.
    pub fn note(&mut self, board: &mut Board<'_>, id: &EntityId, introduction: &Introduction) {
        let nouns = self.nouns.entry(id.clone()).or_default();
        nouns.extend(introduction.nouns.iter().filter(|noun| !noun.is_empty()).cloned());
        self.words.push(introduction.words.clone());
        if introduction.official && board.article.is(introduction.words.end, ",") {
            self.apposed.push((introduction.clone(), id.clone()));
        }
        if let (None, Some(word)) = (&introduction.owner, introduction.body) {
            self.bodies.push((id.clone(), word, introduction.clone()));
        }
        if let Some(gender) = introduction.gender {
            board.registry.set_gender(id, gender);
        }
        if introduction.former && introduction.official {
            board.registry.retire(id);
        }
        if introduction.former {
            return;
        }
        let Some(owner) = owner(board, introduction) else {
            // A company has a president, but a President is a state's.
            let styled = board.article.capital(introduction.words.end - 1);
            let public =
                |office: &&String| is_public(office) && (styled || office.ends_with("minister"));
            if let Some(office) = introduction.office.as_ref().filter(public) {
                self.ownerless.entry(id.clone()).or_insert_with(|| office.clone());
            }
            return;
        };
        let of = board.registry.actor(&owner);
        let office = introduction.office.clone().map(|title| Office {
            title,
            of: owner,
            from: None,
            until: None,
        });
        board.registry.attach(id, &of, introduction.official, office);
    }

    /// Puts the introductions in order, once all of an article of so many words are read.
    pub fn close(&mut self, words: usize) {
        self.words.sort_by_key(|words| words.start);
        self.apposed.sort_by_key(|(introduction, _)| introduction.words.start);
        self.covered.resize(words, false);
        for words in &self.words {
            self.covered[words.clone()].fill(true);
        }
    }

    /// Whether an introduction covers a word.
    pub fn covers(&self, word: usize) -> bool {
        self.covered.get(word).is_some_and(|covered| *covered)
    }

    /// Whether a word is part of somebody's introduction.
    pub fn introduced(&self, word: usize) -> bool {
        if !self.covers(word) {
            return false;
        }
        let after = self.words.partition_point(|words| words.start <= word);
        // Introductions hardly overlap, so the few that begin last before the word are all that can cover it.
        self.words[..after].iter().rev().take(4).any(|words| words.contains(&word))
    }

    /// The words of the title that ends where a name begins.
    pub fn title_before(&self, name: usize) -> Option<&Range<usize>> {
        let after = self.words.partition_point(|words| words.start < name);
        self.words[..after].iter().rev().take(4).find(|words| words.end == name)
    }

    /// The introduction that begins at a word and stands before a comma and the name, and whom it introduces.
    pub fn apposed_from(&self, word: usize) -> Option<&(Introduction, EntityId)> {
        if self.apposed.is_empty() {
            return None;
        }
        let at = self.apposed.partition_point(|(introduction, _)| introduction.words.start < word);
        self.apposed.get(at).filter(|(introduction, _)| introduction.words.start == word)
    }

    /// Attaches the people of bodies that have been composed meanwhile ("Foreign Ministry spokesman").
    pub fn attach_bodies(&self, board: &mut Board<'_>) {
        for (person, word, introduction) in &self.bodies {
            let Some(body) = board.phrase_at(*word).map(|phrase| phrase.entity.clone()) else {
                continue;
            };
            let of = board.registry.actor(&body);
            let title = introduction.office.clone().or_else(|| introduction.nouns.first().cloned());
            let office = title.map(|title| Office { title, of: body, from: None, until: None });
            board.registry.attach(person, &of, introduction.official, office);
        }
    }
}

/// Whether an office is one of a state's government, so that it belongs to the state at hand where none is named.
fn is_public(office: &str) -> bool {
    let head = office.rsplit(' ').next().unwrap_or(office);
    matches!(head, "minister" | "president" | "chancellor" | "king" | "queen" | "emir")
        || office == "foreign secretary"
}

/// Whose office an introduction names; a capital stands for its state.
fn owner(board: &Board<'_>, introduction: &Introduction) -> Option<EntityId> {
    let owner = introduction.owner.as_ref()?;
    if let Some(state) = board.registry.gazetteer.capital_of(owner) {
        return Some(state.clone());
    }
    let entry = board.registry.gazetteer.entry(owner);
    let party = entry.is_some_and(|entry| entry.class == "party");
    let place = board.registry.kind(owner) == EntityKind::Place;
    let public = introduction.office.as_deref().is_some_and(|office| {
        ["senator", "minister", "representative", "member of", "secretary", "speaker", "congress"]
            .iter()
            .any(|title| office.contains(title))
    });
    // A party's member of parliament and a region's senator act for the state.
    let state = board.registry.state(owner).filter(|_| (party || place) && public);
    Some(state.unwrap_or_else(|| owner.clone()))
}

#[cfg(test)]
mod tests {
    use super::super::check::actors;

    #[test]
    fn an_office_says_for_whom_somebody_acts() {
        actors(&[
            (
                "Estonia's foreign ministry spokesman Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "state/estonia",
            ),
            ("Estonian lawmaker Arvo Tamsalu resigned.", "Arvo Tamsalu", "state/estonia"),
            (
                "The Estonian journalist Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "person/arvo-tamsalu",
            ),
            (
                "Former Estonian minister Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "person/arvo-tamsalu",
            ),
            ("Chile recalled its envoy to Peru, Leida Tamsalu.", "Leida Tamsalu", "state/chile"),
            ("Riga objected. President Leida Tamsalu left.", "Leida Tamsalu", "state/latvia"),
            (
                "Riga objected. Company president Leida Tamsalu left.",
                "Leida Tamsalu",
                "person/leida-tamsalu",
            ),
            ("NATO spokeswoman Leida Tamsalu resigned.", "Leida Tamsalu", "organisation/nato"),
            (
                "Arvo Tamsalu, the Estonian envoy to the U.N., resigned.",
                "Arvo Tamsalu",
                "state/estonia",
            ),
        ]);
    }
}
