//! The page of an article: its text, or its sentences that claim something, beside what they claim.

use maud::{Markup, html};
use oxigraph::model::NamedNodeRef;

use super::layout::Page;
use super::{claim, text, words};
use crate::graph::{ClaimRow, Ledger};
use crate::rdf::Base;
use crate::serve::edition::Edition;

/// An article: what is known of it, and its text beside its claims; where the store doesn't keep texts, each sentence
/// that claims something beside what it claims.
pub(super) fn article(edition: &Edition, index: usize) -> Markup {
    let (ledger, base) = (&edition.ledger, edition.store.base());
    let row = &ledger.articles[index];
    let page = Page { title: row.title(), place: "", search: "" };
    let claims: Vec<&ClaimRow> =
        row.claims.iter().filter_map(|claim| ledger.claims.get(*claim)).collect();
    // A store that can't be read any more has no text to show either.
    let kept = edition.store.kept_text(NamedNodeRef::new_unchecked(&row.iri)).ok().flatten();
    page.with(html! {
        p.soft { "Article" }
        h1 { (row.title()) }
        (facts(ledger, base, index))
        @match kept {
            Some(kept) => (text::text(ledger, base, &kept, row.title(), &claims)),
            None => (sentences(ledger, base, &claims)),
        }
        (words::as_data(base, &row.iri))
    })
}

fn facts(ledger: &Ledger, base: &Base, index: usize) -> Markup {
    let row = &ledger.articles[index];
    let articles = ledger.articles.iter().enumerate();
    let copies: Vec<_> = articles
        .filter(|(other, article)| article.story == row.story && *other != index)
        .map(|(_, article)| article)
        .collect();
    html! {
        dl.facts {
            @if let Some(publisher) = &row.publisher { dt { "Publisher" } dd { (publisher) } }
            dt { "Published" } dd { (row.published.as_deref().unwrap_or("day unknown")) }
            @if let Some(url) = &row.url {
                dt { "Address" }
                dd { @if is_web(url) { a href=(url) rel="noreferrer nofollow" { (url) } } @else { (url) } }
            }
            @if !copies.is_empty() {
                dt { "Same story" }
                dd { @for copy in copies { div { a href=[words::path(base, &copy.iri)] { (copy.title()) }
                    @if let Some(publisher) = &copy.publisher { span.soft { ", " (publisher) } } } } }
            }
        }
    }
}

/// The sentences that claim something, each beside what it claims.
fn sentences(ledger: &Ledger, base: &Base, claims: &[&ClaimRow]) -> Markup {
    html! {
        h2 { (words::count(claims.len(), "claim", "claims")) }
        p.soft { "The sentences that claim something, in the order of the article, each beside what it claims. The words that say it are marked. "
            "With " code { "chancery build --keep-text" } " this page shows the whole text." }
        @for sentence in claims.chunk_by(|one, two| one.begin == two.begin && one.sentence == two.sentence) {
            section.sentence {
                div.text { @for row in sentence.iter().take(1) { (claim::sentence(row)) } }
                div { @for row in sentence { (claim::beside(ledger, base, row)) } }
            }
        }
    }
}

/// Whether an address may be followed: what an article says of itself is not trusted.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
