//! The answer to a query: as a network or as bars where it is one, as a table, and as a download.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::network::{self, Link};
use super::words::Tone;
use super::{ask, home, words};
use crate::graph::{Ledger, Row, Table};
use crate::rdf::Base;
use crate::serve::edition::Edition;

/// An answer in every form that suits it.
pub(super) fn result(edition: &Edition, query: &str, table: &Table) -> Markup {
    let (ledger, base) = (&edition.ledger, edition.store.base());
    let encoded = words::encoded(query);
    let is_graph = ["subject", "predicate", "object"] == table.columns[..];
    let forms: &[&str] =
        if is_graph { &["ttl", "jsonld", "nt", "rdfxml"] } else { &["csv", "tsv", "json", "xml"] };
    html! {
        h2 #answer { (words::count(table.rows.len(), "row", "rows")) @if table.rows.len() >= ask::MOST { " shown, there may be more" } }
        p.small { "Download: " @for (index, form) in forms.iter().enumerate() {
            @if index > 0 { ", " }
            a href={ "/sparql?as=" (form) "&query=" (encoded) } { (form.to_uppercase()) }
        } }
        @if let Some(picture) = network(ledger, base, table) {
            div.picture tabindex="0" role="region" aria-label="Network of the answer" { (picture) }
            (words::legend())
        }
        (bars(table))
        div.scroll tabindex="0" role="region" aria-label="Answer" { table {
            caption { "The answer" }
            thead { tr { @for column in &table.columns { th scope="col" { (column) } } } }
            tbody { @for row in &table.rows { tr { @for cell in row { td { (linked(base, cell)) } } } } }
        } }
    }
}

/// What a cell in short form (`state:norway`) stands for.
fn whole(base: &Base, cell: &str) -> Option<String> {
    let (prefix, local) = cell.split_once(':')?;
    let known = base.prefixes().into_iter().find(|(name, _)| *name == prefix && !local.is_empty());
    Some(format!("{}{local}", known?.1))
}

/// A cell; one that names a thing of the graph leads to its page.
fn linked(base: &Base, cell: &str) -> Markup {
    let path = whole(base, cell).and_then(|iri| words::path(base, &iri));
    html! { @match path {
        Some(path) => a href=(path) { (cell) },
        None => (cell),
    } }
}

/// A network, if two columns name entities in most rows: by the first two of them. A column of relations gives edges their
/// tones, and numbers in the last column their widths.
fn network(ledger: &Ledger, base: &Base, table: &Table) -> Option<Markup> {
    let labels: HashMap<&str, usize> = ledger
        .entities
        .iter()
        .enumerate()
        .map(|(index, row)| (row.label.as_str(), index))
        .collect();
    let entity = |cell: &String| match whole(base, cell).and_then(|iri| ledger.find(&iri)) {
        Some(Row::Entity(index)) => Some(index),
        _ => labels.get(cell.as_str()).copied(),
    };
    let (one, other) = ends(table, |cell| entity(cell).is_some())?;
    let relations = (0..table.columns.len())
        .filter(|column| *column != one && *column != other)
        .find(|column| most(table, *column, |cell| Tone::is_known(relation_of(cell))));
    let mut links: BTreeMap<(usize, usize), (Link, Vec<String>)> = BTreeMap::new();
    for row in &table.rows {
        let (Some(from), Some(to)) = (entity(&row[one]), entity(&row[other])) else { continue };
        if from == to {
            continue;
        }
        let (link, does) = links.entry((from.min(to), from.max(to))).or_default();
        link.weight += row.last().and_then(|cell| cell.parse::<usize>().ok()).unwrap_or(1);
        if let Some(column) = relations {
            let relation = relation_of(&row[column]);
            link.tone = Tone::of(relation);
            does.push(words::relation(relation));
        }
    }
    let labelled = links.into_iter().map(|(pair, (link, mut does))| {
        does.sort();
        does.dedup();
        let label = if does.is_empty() { link.weight.to_string() } else { does.join(", ") };
        (pair, Link { label, ..link })
    });
    network::circle(ledger, base, labelled.collect())
}

/// The first two columns that name entities.
fn ends(table: &Table, is_entity: impl Fn(&String) -> bool) -> Option<(usize, usize)> {
    let mut columns = (0..table.columns.len()).filter(|column| most(table, *column, &is_entity));
    Some((columns.next()?, columns.next()?))
}

/// Whether most cells of a column are so.
fn most(table: &Table, column: usize, is_so: impl Fn(&String) -> bool) -> bool {
    let count = table.rows.iter().filter(|row| is_so(&row[column])).count();
    count > 0 && count * 3 >= table.rows.len() * 2
}

/// The relation of a cell: `c:accuses`, or as a label says it.
fn relation_of(cell: &str) -> &str {
    cell.strip_prefix("c:").unwrap_or(cell)
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
            div.scroll tabindex="0" role="region" aria-label="Bars" { table.bars {
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

#[cfg(test)]
mod tests {
    use super::{ends, network};
    use crate::graph::{EntityRow, Ledger, Table};
    use crate::rdf::Base;

    fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
        let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        Table { columns: owned(columns), rows: rows.iter().map(|row| owned(row)).collect() }
    }

    #[test]
    fn two_columns_of_names_are_a_network() {
        let mut ledger = Ledger::default();
        for label in ["Mali", "Peru", "Chad"] {
            ledger.entities.push(EntityRow { label: label.to_owned(), ..EntityRow::default() });
        }
        let base = Base::default();
        let rows: [&[&str]; 3] =
            [&["Mali", "c:accuses", "Peru"], &["Peru", "c:accuses", "Chad"], &["x", "", "Mali"]];
        let who = table(&["who", "does", "whom"], &rows);
        assert_eq!(
            ends(&who, |cell| ["Mali", "Peru", "Chad"].contains(&cell.as_str())),
            Some((0, 2))
        );
        let picture = network(&ledger, &base, &who).expect("a picture").into_string();
        assert_eq!(picture.matches("edge hostile").count(), 2, "{picture}");
        assert!(picture.contains("Mali and Peru: accuses"), "{picture}");
        for other in [
            table(&["who", "n"], &[&["Mali", "3"], &["Peru", "4"]]),
            table(&["a", "b"], &[&["Mali", "Mali"]]),
            table(&["a", "b"], &[]),
            table(&["a", "b"], &[&["Mali", "Peru"], &["x", "y"], &["x", "z"]]),
        ] {
            assert!(network(&ledger, &base, &other).is_none(), "{other:?}");
        }
    }
}
