//! A claim with its sentence.

use maud::{Markup, html};

use super::words::{self, Tone};
use crate::graph::{ClaimRow, Ledger};
use crate::model::Status;
use crate::rdf::Base;

/// A claim: who did what to whom, its status and speaker, and the sentence with the words that say it.
pub(super) fn claim(ledger: &Ledger, base: &Base, row: &ClaimRow, class: &str) -> Markup {
    let tone = Tone::of(&row.relation).class();
    let article = ledger.articles.get(row.article);
    let anchor = row.iri.rsplit('/').next().unwrap_or_default();
    html! {
        div class={ "claim " (tone) " " (class) } {
            (heading(ledger, base, row))
            (particulars(ledger, base, row))
            (sentence(row))
            @if let Some(article) = article {
                p.small.soft {
                    @match words::path(base, &article.iri) {
                        Some(path) => a href={ (path) "#" (anchor) } { (article.title()) },
                        None => (article.title()),
                    }
                    @if let Some(publisher) = &article.publisher { ", " (publisher) }
                    @if let Some(day) = &article.published { ", " (day) }
                }
            }
        }
    }
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
