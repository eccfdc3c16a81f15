//! Names for people: of relations, and where things are shown.

use maud::{Markup, html};

use crate::graph::Ledger;
use crate::rdf::Base;
use crate::rdf::vocab::RELATIONS;

/// What a relation does to two parties, for the colours.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    Hostile,
    #[default]
    Neutral,
    Friendly,
}

impl Tone {
    /// The tone of a relation. One that a user added is neutral.
    pub fn of(relation: &str) -> Self {
        match relation {
            "accuses" | "arrests" | "attacks" | "condemns" | "expelled" | "mobilises"
            | "obliges" | "protests" | "recalls" | "rejects" | "restricts" | "sanctions"
            | "seversTies" | "summons" | "suspends" | "threatens" => Self::Hostile,
            "agrees" | "aids" | "concedes" | "cooperates" | "frees" | "hosts" | "meets"
            | "restoresTies" | "retreats" | "supports" => Self::Friendly,
            _ => Self::Neutral,
        }
    }

    /// Whether a name is that of a relation that the program ships.
    pub fn is_known(relation: &str) -> bool {
        RELATIONS.contains(&relation)
    }

    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Hostile => "hostile",
            Self::Neutral => "neutral",
            Self::Friendly => "friendly",
        }
    }
}

/// What the colours mean.
pub(super) fn legend() -> Markup {
    html! {
        ul.legend aria-label="Colours" {
            li { i.hostile {} "against each other" }
            li { i.friendly {} "with each other" }
            li { i.neutral {} "neither" }
        }
    }
}

/// A relation as words: `restoresTies` is "restores ties".
pub(super) fn relation(name: &str) -> String {
    let mut words = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            words.push(' ');
        }
        words.extend(character.to_lowercase());
    }
    words
}

/// The path at which a thing under the base is shown; none of another thing.
pub(super) fn path(base: &Base, iri: &str) -> Option<String> {
    let local = iri.strip_prefix(base.as_str())?;
    Some(format!("/id/{}", local.split('#').next().unwrap_or(local)))
}

/// An entity's name, which leads to its page.
pub(super) fn entity(ledger: &Ledger, base: &Base, index: Option<usize>) -> Markup {
    let Some(row) = index.and_then(|index| ledger.entities.get(index)) else {
        return html! { span.soft { "not named" } };
    };
    html! {
        @match path(base, &row.iri) {
            Some(path) => a href=(path) { (row.label) },
            None => (row.label),
        }
    }
}

/// Where a thing is as data.
pub(super) fn as_data(base: &Base, iri: &str) -> Markup {
    let path = path(base, iri).unwrap_or_default();
    html! {
        p.small.soft { "As data: "
            a href={ (path) "?as=ttl" } { "Turtle" } ", " a href={ (path) "?as=jsonld" } { "JSON-LD" } ", "
            a href={ (path) "?as=nt" } { "N-Triples" } ". Identifier: " code { (iri) } }
    }
}

/// A field of an address, percent-encoded.
pub(super) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A number with its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{Tone, path, relation};
    use crate::rdf::{Base, vocab::RELATIONS};

    #[test]
    fn relations_are_words() {
        assert_eq!(relation("restoresTies"), "restores ties");
        assert_eq!(relation("accuses"), "accuses");
    }

    #[test]
    fn nearly_every_relation_has_a_tone() {
        let neutral = RELATIONS.iter().filter(|name| Tone::of(name) == Tone::Neutral);
        assert_eq!(neutral.copied().collect::<Vec<_>>(), ["demands", "denies", "investigates"]);
    }

    #[test]
    fn only_what_is_ours_has_a_page() {
        let base = Base::default();
        let state = "https://w3id.org/chancery/id/state/iran";
        assert_eq!(path(&base, state).as_deref(), Some("/id/state/iran"));
        assert_eq!(path(&base, "javascript:alert(1)"), None);
    }
}
