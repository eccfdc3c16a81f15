//! Finding names and sentences.

use maud::{Markup, html};

use super::layout::Page;
use super::{claim, words};
use crate::graph::Ledger;
use crate::rdf::Base;
use crate::serve::form::Fields;

/// How many names and sentences are shown.
const MOST: usize = 60;

/// What a search found: the entities whose names hold the words, and the claims whose sentences do.
pub(super) fn search(ledger: &Ledger, base: &Base, fields: &Fields) -> Markup {
    let (wanted, relation) = (fields.text("q"), fields.text("relation"));
    let lower = wanted.to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&lower);
    let mut names: Vec<usize> = match lower.is_empty() {
        true => Vec::new(),
        false => (0..ledger.entities.len()).filter(|e| holds(&ledger.entities[*e].label)).collect(),
    };
    names.sort_by_key(|entity| (std::cmp::Reverse(ledger.entities[*entity].claims.len()), *entity));
    let claims = ledger.claims.iter().filter(|claim| {
        (relation.is_empty() || claim.relation == relation)
            && (lower.is_empty() || holds(&claim.sentence))
    });
    let claims: Vec<_> = match lower.is_empty() && relation.is_empty() {
        true => Vec::new(),
        false => claims.collect(),
    };
    let title = match (wanted, relation) {
        ("", "") => "Search".to_owned(),
        ("", relation) => words::relation(relation),
        (wanted, _) => format!("“{wanted}”"),
    };
    let page = Page { title: &title, place: "", search: wanted };
    page.with(html! {
        h1 { (title) }
        @if names.is_empty() && claims.is_empty() {
            p { "Nothing found. Give part of a name or of a sentence in the field above." }
        }
        @if !names.is_empty() {
            h2 { (words::count(names.len(), "name", "names")) }
            ul.plain { @for row in names.iter().take(MOST).map(|index| &ledger.entities[*index]) {
                li {
                    span class={ "chip " (row.kind) } { (row.kind) }
                    a href=[words::path(base, &row.iri)] { (row.label) }
                    span.soft.small { " " (words::count(row.claims.len(), "claim", "claims")) }
                }
            } }
        }
        @if !claims.is_empty() {
            h2 { (words::count(claims.len(), "claim", "claims")) }
            @if claims.len() > MOST { p.soft { "The first " (MOST) " are shown." } }
            ol.time { @for row in claims.iter().take(MOST) {
                li { time { (row.day(ledger).unwrap_or("day unknown")) } (claim::claim(ledger, base, row, "")) }
            } }
        }
    })
}
