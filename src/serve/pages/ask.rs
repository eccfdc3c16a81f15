//! The page on which queries are written and answered.

use maud::{Markup, html};

use super::layout::Page;
use super::{fault, result, words};
use crate::graph::Table;
use crate::graph::queries::{self, NamedQuery};
use crate::rdf::vocab::PREFIXES;
use crate::serve::edition::Edition;
use crate::serve::reply::Refusal;

/// How many rows a page shows; downloads have all.
pub(super) const MOST: usize = 500;

/// What stands in the editor when nobody has written anything.
const FIRST: &str = "SELECT ?who ?whom\nWHERE {\n  ?actor c:accuses ?target .\n  ?actor rdfs:label ?who .\n  ?target rdfs:label ?whom .\n}\nORDER BY ?who ?whom\n";

/// The editor with a query, and its answer or fault if it was asked.
pub(super) fn ask(
    edition: &Edition,
    query: &str,
    answer: Option<Result<Table, Refusal>>,
) -> Markup {
    let page = Page { title: "Query", place: "/query", search: "" };
    let text = if query.is_empty() { FIRST } else { query };
    let fault = answer.as_ref().and_then(|answer| answer.as_ref().err());
    let place = fault.and_then(|fault| fault.place);
    page.with(html! {
        h1 { "Query" }
        p.lead { "Ask the graph in SPARQL, or begin with one of the " a href="#shipped" { "queries below" } "." }
        form method="get" action="/query" {
            label.field for="query" { "Query (Ctrl and Enter asks)" }
            textarea #query name="query" rows=(text.lines().count().clamp(8, 24) + 1) spellcheck="false" autocapitalize="off" aria-invalid=[fault.map(|_| "true")]
                aria-describedby=[fault.map(|_| "fault")]
                data-line=[place.map(|(line, _)| line)] data-column=[place.map(|(_, column)| column)] { (text) }
            p { button { "Ask" } }
        }
        @match &answer {
            Some(Ok(table)) => (result::result(edition, query, table)),
            Some(Err(refusal)) => (fault::fault(query, refusal)),
            None => {},
        }
        (prefixes(edition))
        h2 #shipped { "Queries to start from" }
        (shipped())
    })
}

fn prefixes(edition: &Edition) -> Markup {
    let own = edition.store.base().prefixes();
    let others = PREFIXES.map(|(name, iri)| (name, iri.to_owned()));
    html! { details { summary { "Prefixes that need no declaration" }
        dl.facts { @for (name, iri) in others.into_iter().chain(own) { dt { code { (name) ":" } } dd { code { (iri) } } } }
    } }
}

/// The address at which a shipped query stands in the editor: with its answer, unless it needs values first.
pub(super) fn address(query: &NamedQuery) -> String {
    let needs = query.parameters.iter().any(|parameter| !parameter.optional);
    let edit = if needs { "edit=1&" } else { "" };
    format!("/query?{edit}query={}", words::encoded(&query.sparql))
}

fn shipped() -> Markup {
    html! { ul.plain { @for query in queries::shipped() {
        li {
            a href=(address(&query)) { (query.title) }
            div.small.soft { (query.answers)
                @if query.parameters.iter().any(|parameter| !parameter.optional) { " Give its parameters with VALUES before you ask." } }
        }
    } } }
}
