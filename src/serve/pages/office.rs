//! The page of an office that a person held.

use maud::{Markup, html};

use super::layout::Page;
use super::words;
use crate::graph::{Ledger, OfficeRow};
use crate::rdf::Base;

/// An office: who held it, from when until when, and who else held one of its name.
pub(super) fn office(ledger: &Ledger, base: &Base, index: usize) -> Markup {
    let row = &ledger.offices[index];
    let page = Page { title: &row.title, place: "", search: "" };
    let is_same =
        |other: &&OfficeRow| other.title == row.title && other.of == row.of && other.iri != row.iri;
    let mut others: Vec<&OfficeRow> = ledger.offices.iter().filter(is_same).collect();
    others.sort_by(|one, two| one.from.cmp(&two.from));
    page.with(html! {
        p.soft { "Office" }
        h1 { (row.title) ", " (words::entity(ledger, base, row.of)) }
        dl.facts {
            dt { "Held by" } dd { (words::entity(ledger, base, row.holder)) }
            dt { "From" } dd { (row.from.as_deref().unwrap_or("not known")) }
            dt { "Until" } dd { (row.until.as_deref().unwrap_or("now, or not known")) }
        }
        @if !others.is_empty() {
            h2 { "Others who held it" }
            ul.plain { @for other in others {
                li { (words::entity(ledger, base, other.holder)) " " a.soft href=[words::path(base, &other.iri)] { (span(other)) } }
            } }
        }
        (words::as_data(base, &row.iri))
    })
}

/// From when until when it was held: `2021-01-20 – 2025-01-20`.
pub(super) fn span(row: &OfficeRow) -> String {
    let from = row.from.as_deref().unwrap_or("?");
    format!("{from} – {}", row.until.as_deref().unwrap_or_default())
}
