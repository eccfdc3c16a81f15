//! The page on which queries are written and answered.

use maud::{Markup, html};

use super::layout::Page;
use super::{home, words};
use crate::graph::Table;
use crate::graph::queries::{self, NamedQuery};
use crate::rdf::Base;
use crate::serve::reply::Refusal;

/// How many rows a page shows; downloads have all.
pub(super) const MOST: usize = 500;

/// What stands in the editor when nobody has written anything.
const FIRST: &str = "SELECT ?who ?whom\nWHERE {\n  ?actor c:accuses ?target .\n  ?actor rdfs:label ?who .\n  ?target rdfs:label ?whom .\n}\nORDER BY ?who ?whom\n";

/// The editor with a query, and its answer or fault if it was asked.
pub(super) fn ask(base: &Base, query: &str, answer: Option<Result<Table, Refusal>>) -> Markup {
    let page = Page { title: "Query", place: "/query", search: "" };
    let text = if query.is_empty() { FIRST } else { query };
    let failed = matches!(answer, Some(Err(_)));
    page.with(html! {
        h1 { "Query" }
        p.lead { "Ask the graph in SPARQL. The prefixes " code { "c: state: person: organisation: rdfs: schema:" }
            " and the others of the export need no declaration." }
        form method="get" action="/query" {
            label.field for="query" { "Query (Ctrl and Enter asks)" }
            textarea #query name="query" rows="14" spellcheck="false" autocapitalize="off" aria-invalid=[failed.then_some("true")]
                aria-describedby=[failed.then_some("fault")] { (text) }
            p { button { "Ask" } }
        }
        @match &answer {
            Some(Ok(table)) => (result(base, query, table)),
            Some(Err(refusal)) => div.fault #fault role="alert" {
                strong { "No answer" }
                pre { (refusal.message) }
            },
            None => {},
        }
        h2 { "Queries to start from" }
        (shipped())
    })
}

fn result(base: &Base, query: &str, table: &Table) -> Markup {
    let encoded = words::encoded(query);
    html! {
        h2 #answer { (words::count(table.rows.len(), "row", "rows")) @if table.rows.len() >= MOST { " shown, there may be more" } }
        p.small { "Download: " @for (index, form) in ["csv", "tsv", "json", "xml"].iter().enumerate() {
            @if index > 0 { ", " }
            a href={ "/sparql?as=" (form) "&query=" (encoded) } { (form.to_uppercase()) }
        } }
        (bars(table))
        div.scroll tabindex="0" role="region" aria-label="Answer" { table {
            caption { "The answer" }
            thead { tr { @for column in &table.columns { th scope="col" { (column) } } } }
            tbody { @for row in &table.rows { tr { @for cell in row { td { (linked(base, cell)) } } } } }
        } }
    }
}

/// A cell; one that names a thing of the graph in short form (`state:norway`) leads to its page.
fn linked(base: &Base, cell: &str) -> Markup {
    let path = cell.split_once(':').and_then(|(prefix, local)| {
        let known =
            base.prefixes().into_iter().find(|(name, _)| *name == prefix && !local.is_empty())?;
        words::path(base, &format!("{}{local}", known.1))
    });
    html! { @match path {
        Some(path) => a href=(path) { (cell) },
        None => (cell),
    } }
}

/// Bars, if the last column holds numbers and there are few rows.
fn bars(table: &Table) -> Markup {
    let number = |row: &Vec<String>| row.last().and_then(|cell| cell.parse::<usize>().ok());
    let numbers: Option<Vec<usize>> = table.rows.iter().map(number).collect();
    let numbers =
        numbers.filter(|numbers| table.columns.len() > 1 && (2..=40).contains(&numbers.len()));
    let most = numbers.iter().flatten().copied().max().unwrap_or(1);
    html! {
        @if let Some(numbers) = numbers {
            div.scroll { table.bars {
                caption { "By " (table.columns.last().map_or("", String::as_str)) }
                tbody { @for (row, number) in table.rows.iter().zip(numbers) {
                    tr {
                        th scope="row" { (row[..row.len() - 1].join(", ")) }
                        td.number { (number) }
                        td.bar aria-hidden="true" { (home::bar(number, most)) }
                    }
                } }
            } }
        }
    }
}

fn shipped() -> Markup {
    html! { ul.plain { @for NamedQuery { title, answers, sparql, parameters, .. } in queries::shipped() {
        @let needs = parameters.iter().any(|parameter| !parameter.optional);
        li {
            a href={ "/query?" @if needs { "edit=1&" } "query=" (words::encoded(&sparql)) } { (title) }
            div.small.soft { (answers) @if needs { " Give its parameters with VALUES before you ask." } }
        }
    } } }
}
