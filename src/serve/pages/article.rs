//! The page of an article: its claims beside their sentences.

use maud::{Markup, html};

use super::layout::Page;
use super::{claim, words};
use crate::graph::{ClaimRow, Ledger};
use crate::rdf::Base;

/// An article: what is known of it, and each sentence that claims something, beside what it claims.
pub(super) fn article(ledger: &Ledger, base: &Base, index: usize) -> Markup {
    let row = &ledger.articles[index];
    let page = Page { title: row.title(), place: "", search: "" };
    let claims: Vec<&ClaimRow> =
        row.claims.iter().filter_map(|claim| ledger.claims.get(*claim)).collect();
    let copies: Vec<_> = ledger
        .articles
        .iter()
        .enumerate()
        .filter(|(other, article)| article.story == row.story && *other != index)
        .collect();
    let path = words::path(base, &row.iri).unwrap_or_default();
    page.with(html! {
        p.soft { "Article" }
        h1 { (row.title()) }
        dl.facts {
            @if let Some(publisher) = &row.publisher { dt { "Publisher" } dd { (publisher) } }
            dt { "Published" } dd { (row.published.as_deref().unwrap_or("day unknown")) }
            @if let Some(url) = &row.url {
                dt { "Address" }
                dd { @if is_web(url) { a href=(url) rel="noreferrer nofollow" { (url) } } @else { (url) } }
            }
            @if !copies.is_empty() {
                dt { "Same story" }
                dd { @for (_, copy) in copies { div { a href=[words::path(base, &copy.iri)] { (copy.title()) } } } }
            }
        }
        h2 { (words::count(claims.len(), "claim", "claims")) }
        p.soft { "The sentences that claim something, in the order of the article, each beside what it claims. The words that say it are marked." }
        @for sentence in claims.chunk_by(|one, two| one.begin == two.begin && one.sentence == two.sentence) {
            section.sentence {
                div.text { @for row in sentence.iter().take(1) { (claim::sentence(row)) } }
                div { @for row in sentence {
                    div class={ "claim " (words::Tone::of(&row.relation).class()) } id=(row.iri.rsplit('/').next().unwrap_or_default()) {
                        (claim::heading(ledger, base, row))
                        (claim::particulars(ledger, base, row))
                        @if !row.dates.is_empty() { div.small.soft { (row.dates.join(", ")) } }
                    }
                } }
            }
        }
        p.small.soft { "As data: " a href={ (path) "?as=ttl" } { "Turtle" } ", " a href={ (path) "?as=jsonld" } { "JSON-LD" } }
    })
}

/// Whether an address may be followed: what an article says of itself is not trusted.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
