//! What every row must fulfil before the gazetteer may be used.

use std::collections::{HashMap, HashSet};

use super::near::nearest;
use super::shape::{self, Column};
use super::table::{Row, Table, values};
use super::{day, form};
use crate::diagnostic::Diagnostic;

/// Reports every row's faults: required cells that are empty, cells without their column's form, ids that nothing
/// has, times that end before they begin, and two rows of one file about the same thing.
pub(super) fn check(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    // Where rows could not be read, an id that nothing has may be one of theirs.
    let complete = faults.is_empty();
    let entities = tables.iter().filter(|table| table.shape.kind.is_some());
    let ids: HashSet<&str> =
        entities.flat_map(Table::rows).map(|row| row.cell(Column::Id)).collect();
    for table in tables {
        let mut lines = HashMap::new();
        for row in table.rows() {
            if let Some(line) = lines.insert(row.key(), row.line()) {
                let message =
                    format!("{:?} stands in line {line} too", row.key().join(" ").trim_end());
                faults.push(row.fault(table.shape.columns[0], message));
            }
            for column in table.shape.columns {
                check_cell(&row, *column, table, complete.then_some(&ids), faults);
            }
            check_time(&row, faults);
        }
    }
}

fn check_cell(
    row: &Row<'_>,
    column: Column,
    table: &Table,
    ids: Option<&HashSet<&str>>,
    faults: &mut Vec<Diagnostic>,
) {
    let cell = row.cell(column);
    if cell.is_empty() {
        if table.shape.required.contains(&column) {
            faults.push(row.fault(column, format!("no {column}")));
        }
        return;
    }
    if let Some(advice) = form::fault(column, cell) {
        faults.push(row.fault(column, format!("bad {column} {cell:?}")).hint(advice));
    }
    if let Some(ids) = ids {
        check_references(row, column, ids, faults);
    }
    match (column, table.shape.kind) {
        (Column::Id, Some(kind)) => {
            faults.extend(bad_id(row, &kind.name().to_ascii_lowercase()));
        }
        (Column::Label, None) if table.shape.file == shape::ROLES.file => {
            faults.extend(bad_template(row));
        }
        _ => {}
    }
}

/// An entity's id is its kind and a slug.
fn bad_id(row: &Row<'_>, kind: &str) -> Option<Diagnostic> {
    let id = row.cell(Column::Id);
    let slug = id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let bad = slug.is_empty() || !slug.bytes().all(plain);
    bad.then(|| {
        let hint = format!("an id here is {kind}/ and lower-case letters, digits and hyphens");
        row.fault(Column::Id, format!("bad id {id:?}")).hint(hint)
    })
}

/// The label of a role says where its owner's name goes.
fn bad_template(row: &Row<'_>) -> Option<Diagnostic> {
    let label = row.cell(Column::Label);
    let bad = !label.contains("{of}") && !label.contains("{demonym}");
    bad.then(|| {
        let hint = "say where the owner's name goes: \"diplomats of {of}\", \"{demonym} police\"";
        row.fault(Column::Label, format!("bad label {label:?}")).hint(hint)
    })
}

/// An id in a cell is an entity's, and of the right kind.
fn check_references(
    row: &Row<'_>,
    column: Column,
    ids: &HashSet<&str>,
    faults: &mut Vec<Diagnostic>,
) {
    let prefixes = form::prefixes(column);
    if prefixes.is_empty() {
        return;
    }
    for id in values(row.cell(column)) {
        if !prefixes.iter().any(|prefix| id.starts_with(prefix)) {
            let hint = format!("it begins with {}", prefixes.join(" or "));
            faults.push(row.fault(column, format!("{id:?} can't be a {column}")).hint(hint));
        } else if !ids.contains(id) {
            let fault = row.fault(column, format!("unknown {column} {id:?}"));
            faults.push(match nearest(id, ids.iter().copied()) {
                Some(near) => fault.hint(format!("did you mean {near:?}?")),
                None => fault.hint("add its row, or mend the id"),
            });
        }
    }
}

/// A time doesn't end before it begins.
fn check_time(row: &Row<'_>, faults: &mut Vec<Diagnostic>) {
    let date = |column| day::parse(row.cell(column));
    if let (Some(from), Some(until)) = (date(Column::From), date(Column::Until))
        && day::reversed(from, until)
    {
        let message = format!("it ends ({until}) before it begins ({from})");
        faults.push(row.fault(Column::Until, message));
    }
}
