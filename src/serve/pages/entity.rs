//! The page of an entity: what it did and what was done to it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::filter::Filter;
use super::layout::Page;
use super::{claim, network, office, words};
use crate::graph::{ClaimRow, EntityRow, Ledger};
use crate::rdf::Base;
use crate::serve::form::Fields;

/// How many claims a page shows.
const A_PAGE: usize = 50;

/// An entity: what it is, its neighbourhood, and its claims in order of time, the latest first.
pub(super) fn entity(ledger: &Ledger, base: &Base, index: usize, fields: &Fields) -> Markup {
    let row = &ledger.entities[index];
    let page = Page { title: &row.label, place: "", search: "" };
    let path = words::path(base, &row.iri).unwrap_or_default();
    page.with(html! {
        p { span class={ "chip " (row.kind) } { (row.kind) } }
        h1 { (row.label) }
        (facts(ledger, base, row))
        @if let Some((picture, left_out)) = network::of_one(ledger, base, index) {
            h2 { "Neighbourhood" }
            p.soft { "From the left, what was done to " (row.label) "; to the right, what it did, as far as it is asserted. Each edge leads to the sentences behind it." }
            div.picture tabindex="0" role="region" aria-label="Neighbourhood" { (picture) }
            (words::legend())
            @if left_out > 0 { p.soft.small { (words::count(left_out, "more edge is", "more edges are")) " in the list below." } }
        }
        h2 #claims { "Claims" }
        (claims(ledger, base, index, &path, fields))
        (words::as_data(base, &row.iri))
    })
}

fn facts(ledger: &Ledger, base: &Base, row: &EntityRow) -> Markup {
    html! {
        dl.facts {
            @if row.of.is_some() {
                dt { @if row.kind == "Place" { "In" } @else { "Of" } }
                dd { (words::entity(ledger, base, row.of)) }
            }
            @if let Some(code) = &row.iso { dt { "ISO code" } dd { (code) } }
            @if let Some(item) = &row.wikidata {
                dt { "Wikidata" }
                dd { a href={ "https://www.wikidata.org/wiki/" (item) } rel="noreferrer" { (item) } }
            }
            @if !row.offices.is_empty() {
                dt { "Offices" }
                dd { @for office in row.offices.iter().filter_map(|office| ledger.offices.get(*office)) {
                    div {
                        a href=[words::path(base, &office.iri)] { (office.title) } ", " (words::entity(ledger, base, office.of))
                        span.soft { " " (office::span(office)) }
                    }
                } }
            }
        }
    }
}

fn claims(ledger: &Ledger, base: &Base, index: usize, path: &str, fields: &Fields) -> Markup {
    let filter = Filter::of(fields);
    let side = fields.text("side");
    let all = || ledger.entities[index].claims.iter().filter_map(|claim| ledger.claims.get(*claim));
    let relations: BTreeSet<&str> = all().map(|claim| claim.relation.as_str()).collect();
    let on_side = |claim: &&ClaimRow| match side {
        "by" => claim.is_by(index),
        "to" => claim.is_to(index),
        _ => true,
    };
    let mut shown: Vec<&ClaimRow> =
        all().filter(on_side).filter(|claim| filter.admits(ledger, claim)).collect();
    // What has no day comes last.
    shown.sort_by_key(|claim| std::cmp::Reverse(claim.day(ledger)));
    let pages = shown.len().div_ceil(A_PAGE).max(1);
    let number = fields.text("page").parse().unwrap_or(1).clamp(1, pages);
    let link = |name: &str, value: &str| {
        let kept = ["relation", "status", "from", "until", "side"]
            .into_iter()
            .filter(|known| *known != name);
        let kept =
            kept.map(|name| (name, fields.text(name))).filter(|(_, value)| !value.is_empty());
        let fields: Vec<String> = kept
            .chain([(name, value)].into_iter().filter(|(_, value)| !value.is_empty()))
            .map(|(name, value)| format!("{name}={}", words::encoded(value)))
            .collect();
        format!("{path}?{}#claims", fields.join("&"))
    };
    html! {
        nav.pager aria-label="Side" {
            @for (value, name) in [("", "Both sides"), ("by", "What it did"), ("to", "What was done to it")] {
                a href=(link("side", value)) aria-current=[(side == value).then_some("true")] { (name) }
            }
        }
        (filter.form(&relations, path, &[("side", side)]))
        p.soft { (words::count(shown.len(), "claim", "claims")) @if pages > 1 { ", page " (number) " of " (pages) } }
        ol.time { @for row in shown.iter().skip((number - 1) * A_PAGE).take(A_PAGE) {
            li { time { (row.day(ledger).unwrap_or("day unknown")) } (claim::claim(ledger, base, row, "")) }
        } }
        @if pages > 1 {
            nav.pager aria-label="Pages of claims" {
                @if number > 1 { a href=(link("page", &(number - 1).to_string())) { "Newer" } }
                @if number < pages { a href=(link("page", &(number + 1).to_string())) { "Older" } }
            }
        }
    }
}
