//! The page of two parties: their history with each other on one line of time.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::filter::Filter;
use super::layout::Page;
use super::{claim, network, words};
use crate::graph::{ClaimRow, Ledger, Row};
use crate::rdf::Base;
use crate::serve::form::Fields;

/// How many claims are shown.
const MOST: usize = 150;
/// How many pairs are offered to somebody who has chosen none.
const OFFERED: usize = 12;

/// What two parties said and did to each other, the earliest first; a denial stands across from its accusation.
pub(super) fn pair(ledger: &Ledger, base: &Base, fields: &Fields) -> Markup {
    let (one, other) = (find(ledger, base, fields.text("a")), find(ledger, base, fields.text("b")));
    let (Some(one), Some(other)) = (one, other) else { return choose(ledger, base, fields) };
    let names = [one, other].map(|index| ledger.entities[index].label.as_str());
    let title = format!("{} and {}", names[0], names[1]);
    let page = Page { title: &title, place: "/between", search: "" };
    let filter = Filter::of(fields);
    let all: Vec<(usize, &ClaimRow)> = common(ledger, one, other);
    let relations: BTreeSet<&str> = all.iter().map(|(_, claim)| claim.relation.as_str()).collect();
    let mut shown: Vec<(usize, &ClaimRow)> =
        all.into_iter().filter(|(_, claim)| filter.admits(ledger, claim)).collect();
    shown.sort_by_key(|(index, claim)| (claim.day(ledger).is_none(), claim.day(ledger), *index));
    let kept = [("a", fields.text("a")), ("b", fields.text("b"))];
    page.with(html! {
        h1 { (words::entity(ledger, base, Some(one))) " and " (words::entity(ledger, base, Some(other))) }
        p.lead { "What each said and did to the other, in order of time: on the left what " (names[0]) " did, on the right what " (names[1]) " did." }
        (filter.form(&relations, "/between", &kept))
        p.soft { (words::count(shown.len(), "claim", "claims"))
            @if shown.len() > MOST { "; the first " (MOST) " are shown, give a span of time for the others" } }
        (facing(ledger, base, one, &shown[..shown.len().min(MOST)]))
    })
}

/// One line of time with two sides.
fn facing(ledger: &Ledger, base: &Base, one: usize, shown: &[(usize, &ClaimRow)]) -> Markup {
    let there: BTreeSet<usize> = shown.iter().map(|(index, _)| *index).collect();
    let answers = |claim: &ClaimRow| claim.answers.iter().any(|answered| there.contains(answered));
    html! {
        ol.facing { @for (index, row) in shown.iter().filter(|(_, claim)| !answers(claim)) {
            @let left = row.is_by(one);
            @let (side, across) = if left { ("left", "right answer") } else { ("right", "left answer") };
            li {
                div.when { time { (row.day(ledger).unwrap_or("day unknown")) } }
                div class=(side) { (claim::claim(ledger, base, row, "")) }
                @let denials: Vec<_> = shown.iter().filter(|(_, denial)| denial.answers.contains(index)).collect();
                @if !denials.is_empty() {
                    div class=(across) { @for (_, denial) in denials { (claim::claim(ledger, base, denial, "")) } }
                }
            }
        } }
    }
}

/// The claims in which one of them acts on the other.
fn common(ledger: &Ledger, one: usize, other: usize) -> Vec<(usize, &ClaimRow)> {
    let known = ledger.entities[one]
        .claims
        .iter()
        .filter_map(|index| Some((*index, ledger.claims.get(*index)?)));
    known
        .filter(|(_, claim)| {
            (claim.is_by(one) && claim.is_to(other)) || (claim.is_by(other) && claim.is_to(one))
        })
        .collect()
}

/// The entity that an id (`state/norway`), an IRI or a label means.
fn find(ledger: &Ledger, base: &Base, text: &str) -> Option<usize> {
    let by_iri = ledger.find(&format!("{}{text}", base.as_str())).or_else(|| ledger.find(text));
    if let Some(Row::Entity(index)) = by_iri {
        return Some(index);
    }
    let wanted = text.to_lowercase();
    ledger.entities.iter().position(|row| !wanted.is_empty() && row.label.to_lowercase() == wanted)
}

/// Asks for the two parties.
fn choose(ledger: &Ledger, base: &Base, fields: &Fields) -> Markup {
    let page = Page { title: "Two parties", place: "/between", search: "" };
    let asked = [fields.text("a"), fields.text("b")];
    let mut states: Vec<_> = ledger
        .entities
        .iter()
        .filter(|row| row.kind == "State" && !row.claims.is_empty())
        .collect();
    states.sort_by(|one, two| one.label.cmp(&two.label));
    let mut dealings: Vec<_> = network::dealings(ledger).into_iter().collect();
    dealings.sort_by_key(|(pair, link)| (std::cmp::Reverse(link.weight), *pair));
    let name = |index: usize| ledger.entities[index].label.as_str();
    page.with(html! {
        h1 { "Two parties" }
        p.lead { "Their history with each other on one line of time, accusation facing denial." }
        @if asked.iter().any(|name| !name.is_empty()) {
            div.fault role="alert" { "Not both names are known here. Give them as they are written in the list." }
        }
        form.filter method="get" action="/between" {
            label { "One" input name="a" value=(asked[0]) list="parties" required; }
            label { "The other" input name="b" value=(asked[1]) list="parties" required; }
            datalist #parties { @for state in states { option value=(state.label) {} } }
            button { "Show" }
        }
        @if !dealings.is_empty() {
            h2 { "Those who deal most with each other" }
            ul.plain { @for ((one, other), link) in dealings.iter().take(OFFERED) {
                li { a href=(network::between(ledger, base, *one, *other)) { (name(*one)) " and " (name(*other)) }
                    span.soft.small { " " (link.label) } }
            } }
        }
    })
}
