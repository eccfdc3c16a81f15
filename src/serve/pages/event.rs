//! The page of an event: what the claims of several articles report of one thing on one day.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::layout::Page;
use super::{claim, words};
use crate::graph::Ledger;
use crate::rdf::Base;

/// How many claims are shown.
const MOST: usize = 100;

/// An event: who, what, whom and when, and every claim that reports it.
pub(super) fn event(ledger: &Ledger, base: &Base, index: usize) -> Markup {
    let row = &ledger.events[index];
    let relation = words::relation(&row.relation);
    let title = format!("{relation}, {}", row.day);
    let page = Page { title: &title, place: "", search: "" };
    let claims: Vec<_> = row.claims.iter().filter_map(|claim| ledger.claims.get(*claim)).collect();
    let articles = claims.iter().filter_map(|claim| ledger.articles.get(claim.article));
    let stories: BTreeSet<usize> = articles.map(|article| article.story).collect();
    page.with(html! {
        p.soft { "Event" }
        h1 { (words::entity(ledger, base, row.actor)) " " (relation) " " (words::entity(ledger, base, row.target)) }
        p.lead { (row.day) ", told in " (words::count(stories.len(), "story", "stories"))
            ". The two are the states or organisations whose people are meant; the claims say who in person." }
        h2 { (words::count(claims.len(), "claim", "claims")) }
        @if claims.len() > MOST { p.soft { "The first " (MOST) " are shown." } }
        @for row in claims.iter().take(MOST) { (claim::claim(ledger, base, row, "apart")) }
        (words::as_data(base, &row.iri))
    })
}
