//! A claim with its sentence.

use maud::{Markup, html};

use super::layout::Page;
use super::words::{self, Tone};
use crate::graph::{ClaimRow, Ledger};
use crate::model::Status;
use crate::rdf::Base;

/// A claim: who did what to whom, its status and speaker, and the sentence with the words that say it.
pub(super) fn claim(ledger: &Ledger, base: &Base, row: &ClaimRow, class: &str) -> Markup {
    let tone = Tone::of(&row.relation).class();
    let article = ledger.articles.get(row.article);
    html! {
        div class={ "claim " (tone) " " (class) } {
            (heading(ledger, base, row))
            (particulars(ledger, base, row))
            (sentence(row))
            @if let Some(article) = article {
                p.small.soft {
                    @match words::path(base, &article.iri) {
                        Some(path) => a href={ (path) "#" (anchor(row)) } { (article.title()) },
                        None => (article.title()),
                    }
                    @if let Some(publisher) = &article.publisher { ", " (publisher) }
                    @if let Some(day) = &article.published { ", " (day) }
                    ", " a href=[words::path(base, &row.iri)] { "the claim" }
                }
            }
        }
    }
}

/// A claim beside its sentence, which stands elsewhere on the page.
pub(super) fn beside(ledger: &Ledger, base: &Base, row: &ClaimRow) -> Markup {
    html! {
        div class={ "claim " (Tone::of(&row.relation).class()) } id=(anchor(row)) {
            (heading(ledger, base, row))
            (particulars(ledger, base, row))
            div.small.soft {
                @if !row.dates.is_empty() { (row.dates.join(", ")) " " }
                a href=[words::path(base, &row.iri)] { "the claim" }
            }
        }
    }
}

/// The page of a claim: all that is known of it.
pub(super) fn page(ledger: &Ledger, base: &Base, index: usize) -> Markup {
    let row = &ledger.claims[index];
    let label = |side: Option<usize>| {
        side.and_then(|side| ledger.entities.get(side)).map_or("not named", |row| &row.label)
    };
    let title =
        format!("{} {} {}", label(row.subject), words::relation(&row.relation), label(row.object));
    let page = Page { title: &title, place: "", search: "" };
    let answered: Vec<&ClaimRow> = row.answers.iter().map(|index| &ledger.claims[*index]).collect();
    // An answer stands in the same article.
    let claims = ledger.articles.get(row.article).map_or(&[][..], |article| &article.claims);
    let claims = claims.iter().filter_map(|claim| ledger.claims.get(*claim));
    let answers: Vec<&ClaimRow> = claims.filter(|claim| claim.answers.contains(&index)).collect();
    page.with(html! {
        p.soft { "Claim" }
        h1 { (words::entity(ledger, base, row.subject)) " " (words::relation(&row.relation)) " " (words::entity(ledger, base, row.object)) }
        div class={ "claim " (Tone::of(&row.relation).class()) } { (sentence(row)) }
        (facts(ledger, base, row))
        @for (name, others) in [("Answers", answered), ("Answered by", answers)] { @if !others.is_empty() {
            h2 { (name) }
            @for other in others { (claim(ledger, base, other, "")) }
        } }
        (words::as_data(base, &row.iri))
    })
}

fn facts(ledger: &Ledger, base: &Base, row: &ClaimRow) -> Markup {
    html! {
        dl.facts {
            @if let Some(status) = row.status { dt { "Status" } dd { span class={ "chip " (status.name()) } { (status.name()) } } }
            dt { "Said by" }
            dd { @if row.said_by.is_some() { (words::entity(ledger, base, row.said_by)) } @else { "the newspaper itself" } }
            @if let Some(matter) = &row.matter { dt { "About" } dd { "“" (matter) "”" } }
            @if let Some(number) = &row.quantity { dt { "How many" } dd { (number) } }
            dt { "When" }
            dd { @if row.dates.is_empty() { "not said" @if let Some(day) = row.day(ledger) { "; the article is of " (day) } }
                @else { (row.dates.join(", ")) } }
            @if row.actor.is_some() && row.actor != row.subject { dt { "Acts for" } dd { (words::entity(ledger, base, row.actor)) } }
            @if row.target.is_some() && row.target != row.object { dt { "Done to" } dd { (words::entity(ledger, base, row.target)) } }
            @if !row.events.is_empty() {
                dt { "Event" }
                dd { @for event in row.events.iter().filter_map(|event| ledger.events.get(*event)) {
                    div { a href=[words::path(base, &event.iri)] { (event.day) } " "
                        span.soft { (words::count(event.claims.len(), "claim reports it", "claims report it")) } }
                } }
            }
            @if let Some(article) = ledger.articles.get(row.article) {
                dt { "Article" }
                dd { a href=[words::path(base, &article.iri).map(|path| format!("{path}#{}", anchor(row)))] { (article.title()) }
                    @if let Some(publisher) = &article.publisher { ", " (publisher) } }
            }
            @if !row.plover.is_empty() { dt { "Codes" } dd { "PLOVER " code { (row.plover) } @if !row.cameo.is_empty() { ", CAMEO " code { (row.cameo) } } } }
            dt { "Read by rule" } dd { code { (row.rule) } }
        }
    }
}

/// The name of a claim's place on the page of its article.
fn anchor(row: &ClaimRow) -> &str {
    row.iri.rsplit('/').next().unwrap_or_default()
}

/// Who does what to whom, in a line.
pub(super) fn heading(ledger: &Ledger, base: &Base, row: &ClaimRow) -> Markup {
    html! {
        div.who {
            (words::entity(ledger, base, row.subject)) " "
            span.does { (words::relation(&row.relation)) } " "
            (words::entity(ledger, base, row.object))
            @if let Some(number) = &row.quantity { span.soft { " (" (number) ")" } }
        }
    }
}

/// Status, speaker and matter, where there is something to say.
pub(super) fn particulars(ledger: &Ledger, base: &Base, row: &ClaimRow) -> Markup {
    let status = row.status.filter(|status| *status != Status::Asserted);
    html! {
        @if status.is_some() || row.said_by.is_some() || row.matter.is_some() {
            div.small {
                @if let Some(status) = status { span class={ "chip " (status.name()) } { (status.name()) } }
                @if row.said_by.is_some() { "says " (words::entity(ledger, base, row.said_by)) }
                @if let Some(matter) = &row.matter {
                    @if row.said_by.is_some() { "; " }
                    "about “" (matter) "”"
                }
            }
        }
    }
}

/// The sentence with the words that say it marked.
pub(super) fn sentence(row: &ClaimRow) -> Markup {
    let begin = row.cue_begin.saturating_sub(row.begin);
    let byte = |place: usize| row.sentence.char_indices().nth(place).map(|(byte, _)| byte);
    let from = byte(begin).filter(|from| row.sentence[*from..].starts_with(&row.cue));
    html! {
        blockquote {
            @match from {
                Some(from) if !row.cue.is_empty() => {
                    (&row.sentence[..from]) mark { (row.cue) } (&row.sentence[from + row.cue.len()..])
                }
                _ => (row.sentence),
            }
        }
    }
}
