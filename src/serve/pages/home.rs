//! The first page: what is in the graph.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::layout::Page;
use super::{network, words};
use crate::graph::Ledger;
use crate::model::Status;
use crate::rdf::Base;

/// How many of the latest articles are shown.
const LATEST: usize = 8;

/// What is in the graph: how much, by relation, the latest, and who deals most with whom.
pub(super) fn home(ledger: &Ledger, base: &Base) -> Markup {
    let page = Page { title: "Overview", place: "/", search: "" };
    page.with(html! {
        h1 { "Who did what to whom" }
        p.lead { "Claims that newspapers made, each with its sentence, its source and who says so." }
        ul.cards aria-label="In numbers" {
            (card(ledger.articles.len(), "articles"))
            (card(ledger.stories(), "stories"))
            (card(ledger.claims.len(), "claims"))
            (card(ledger.entities.len(), "people, states and bodies"))
        }
        @if let Some(picture) = network::of_all(ledger, base) {
            h2 { "Who deals with whom" }
            p.soft { "The parties with the most stories, by what is asserted. An edge leads to what two of them said and did to each other; the wider it is, the more stories carry it." }
            div.picture tabindex="0" role="region" aria-label="Network" { (picture) }
            (words::legend())
        } @else {
            p { "There are no claims yet. " code { "chancery build INPUT…" } " reads articles; they appear here without a restart." }
        }
        div.columns {
            section { h2 { "Claims by relation" } (relations(ledger)) }
            section { h2 { "Latest articles" } (latest(ledger, base)) }
        }
    })
}

fn card(number: usize, name: &str) -> Markup {
    html! { li { b { (number) } (name) } }
}

fn relations(ledger: &Ledger) -> Markup {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for claim in &ledger.claims {
        let count = counts.entry(&claim.relation).or_default();
        count[usize::from(claim.status != Some(Status::Asserted))] += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(relation, [one, two])| (std::cmp::Reverse(one + two), *relation));
    let most = counts.first().map_or(1, |(_, [one, two])| one + two);
    html! {
        div.scroll { table {
            caption { "What is asserted, and what is only planned, possible or negated" }
            thead { tr {
                th scope="col" { "Relation" }
                th.number scope="col" { "Asserted" }
                th.number scope="col" { "Other" }
                td {}
            } }
            tbody { @for (relation, [asserted, other]) in counts {
                tr {
                    th scope="row" { a href={ "/search?relation=" (words::encoded(relation)) } { (words::relation(relation)) } }
                    td.number { (asserted) }
                    td.number { (other) }
                    td.bar aria-hidden="true" { (bar(asserted + other, most)) }
                }
            } }
        } }
    }
}

/// A bar as long as a number is of the largest.
pub(super) fn bar(number: usize, most: usize) -> Markup {
    html! {
        svg viewBox="0 0 100 8" preserveAspectRatio="none" {
            rect width=(number * 100 / most.max(1)) height="8" {}
        }
    }
}

fn latest(ledger: &Ledger, base: &Base) -> Markup {
    let mut articles: Vec<usize> = (0..ledger.articles.len()).collect();
    articles.sort_by_key(|index| {
        std::cmp::Reverse((ledger.articles[*index].published.as_deref(), *index))
    });
    html! {
        ul.plain { @for article in articles.into_iter().take(LATEST).map(|index| &ledger.articles[index]) {
            li {
                a href=[words::path(base, &article.iri)] { (article.title()) }
                div.small.soft {
                    (article.published.as_deref().unwrap_or("day unknown"))
                    @if let Some(publisher) = &article.publisher { ", " (publisher) }
                    ", " (words::count(article.claims.len(), "claim", "claims"))
                }
            }
        } }
    }
}
