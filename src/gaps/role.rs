//! Words for bodies and groups: listed ones that mean nobody in an article, and ones that nobody lists.

use std::collections::{HashMap, HashSet};

use super::guess::Guess;
use super::sighting::{Lack, Sighting};
use super::text::Words as Sentence;
use crate::gazetteer::Gazetteer;
use crate::model::{EntityId, EntityKind};
use crate::text::pos::Tag;

/// The listed words for bodies, groups and offices.
#[derive(Debug)]
pub(super) struct Words {
    kinds: HashMap<String, EntityKind>,
    /// The first words of all of them.
    first: HashSet<String>,
    /// How many words the longest has.
    longest: usize,
}

impl Words {
    /// The words that a gazetteer lists.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut kinds = HashMap::new();
        for title in gazetteer.titles().iter().filter(|title| title.office.is_some()) {
            kinds.insert(title.title.to_lowercase(), EntityKind::Person);
        }
        for role in gazetteer.roles() {
            kinds.insert(role.word.to_lowercase(), role.kind);
            kinds.extend(role.plural.iter().map(|plural| (plural.to_lowercase(), role.kind)));
        }
        let first = kinds.keys().filter_map(|word| word.split(' ').next()).map(str::to_owned);
        let first = first.collect();
        let longest = kinds.keys().map(|word| word.split(' ').count()).max().unwrap_or(0);
        Self { kinds, first, longest }
    }

    /// How many of some words, in lower case, are the longest listed one, and its kind.
    fn longest(&self, words: &[String]) -> Option<(usize, EntityKind)> {
        if !words.first().is_some_and(|first| self.first.contains(first)) {
            return None;
        }
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            self.kinds.get(&words[..length].join(" ")).map(|kind| (length, *kind))
        })
    }
}

/// The role words of a sentence that mean nobody, and those that nobody lists.
pub(super) fn find(sentence: &Sentence<'_>, words: &Words, sightings: &mut Vec<Sighting>) {
    let lower: Vec<String> = sentence.words.iter().map(|word| word.to_lowercase()).collect();
    let mut at = 0;
    while at < lower.len() {
        let listed = words.longest(&lower[at..]);
        let length = listed.map_or(1, |(length, _)| length);
        let free = (at..at + length).all(|word| !sentence.belongs(word));
        match listed {
            Some((_, kind)) if free && sentence.tags[at + length - 1].is_noun() => {
                let text = sentence.text(at..at + length);
                sightings.push(sighting(sentence, text, Lack::Owner, kind, None));
            }
            None if free && is_kind_of_people(sentence, at) => {
                let of = sentence.owner_before(at).map(|mention| mention.entity.clone());
                let text = lower[at].clone();
                sightings.push(sighting(sentence, text, Lack::RoleWord, EntityKind::Group, of));
            }
            _ => {}
        }
        at += length;
    }
}

fn sighting(
    sentence: &Sentence<'_>,
    text: String,
    lack: Lack,
    kind: EntityKind,
    of: Option<EntityId>,
) -> Sighting {
    let guess = Guess::of(kind, 20);
    Sighting { lack, text, certain: sentence.prose, guess, of, sentence: sentence.whole() }
}

/// Endings of words for people.
const PEOPLE: [&str; 12] =
    ["ers", "ors", "ists", "men", "women", "ants", "ents", "ees", "crats", "ians", "ives", "rgy"];

/// Whether a noun in the plural after "Norwegian" or "Norway's" is one for people, as far as its ending tells.
fn is_kind_of_people(sentence: &Sentence<'_>, word: usize) -> bool {
    let text = sentence.words[word];
    let owned = sentence.owner_before(word);
    let of_state = owned.is_some_and(|mention| mention.entity.as_str().starts_with("state/"));
    // "Norwegian oil workers": the noun is the last one.
    let last = sentence.tags.get(word + 1).is_none_or(|tag| !tag.is_noun());
    of_state
        && last
        && sentence.tags[word] == Tag::Nns
        && !sentence.capital(word)
        && !text.ends_with("ments")
        && PEOPLE.iter().any(|ending| text.ends_with(ending))
}
