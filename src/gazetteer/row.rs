//! What every row must fulfil before it may be used.

use std::collections::{BTreeMap, BTreeSet};

use super::near::nearest;
use super::shape;
use super::table::{Row, Table, values};
use super::{Gender, day};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// Reports every row's faults: empty required cells, bad ids, dates, numbers and words, ids that nothing has, and keys that one file
/// gives twice.
pub(super) fn check(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    let entities = tables.iter().filter(|table| table.shape.kind.is_some());
    let ids: BTreeSet<&str> = entities.flat_map(Table::rows).map(|row| row.cell("id")).collect();
    for table in tables {
        let mut seen = BTreeMap::new();
        for row in table.rows() {
            for column in table.shape.required.iter().filter(|column| row.cell(column).is_empty()) {
                faults.push(row.fault(column, format!("no {column}")));
            }
            if let Some(line) = seen.insert(row.key(), row.line()) {
                let key = row.key().join(" ");
                faults.push(row.fault(
                    table.shape.columns[0],
                    format!("{:?} stands in line {line} too", key.trim_end()),
                ));
            }
            check_id(&row, table, faults);
            check_references(&row, table, &ids, faults);
            check_values(&row, table, faults);
        }
    }
}

/// An entity's id is its kind and a slug.
fn check_id(row: &Row<'_>, table: &Table, faults: &mut Vec<Diagnostic>) {
    let Some(kind) = table.shape.kind else { return };
    let id = row.cell("id");
    let prefix = kind.name().to_ascii_lowercase();
    let slug = id.strip_prefix(&prefix).and_then(|rest| rest.strip_prefix('/'));
    let good = |slug: &str| {
        !slug.is_empty()
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !id.is_empty() && !slug.is_some_and(good) {
        let hint = format!("an id here is {prefix}/ and lower-case letters, digits and hyphens");
        faults.push(row.fault("id", format!("bad id {id:?}")).hint(hint));
    }
}

/// The columns that name an entity, and the kinds that it may be of.
const REFERENCES: [(&str, &[&str]); 6] = [
    ("state", &["state/"]),
    ("part_of", &["state/"]),
    ("capital", &["place/"]),
    ("person", &["person/"]),
    ("of", &["state/", "organisation/", "place/"]),
    ("party", &["organisation/"]),
];

/// An id in a cell is an entity's, and of the right kind.
fn check_references(
    row: &Row<'_>,
    table: &Table,
    ids: &BTreeSet<&str>,
    faults: &mut Vec<Diagnostic>,
) {
    for (column, kinds) in
        REFERENCES.iter().filter(|(column, _)| table.shape.column(column).is_some())
    {
        for id in values(row.cell(column)) {
            if !kinds.iter().any(|kind| id.starts_with(kind)) {
                let hint = format!("it begins with {}", kinds.join(" or "));
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
}

/// A column and what its cells may hold: a test and the words for it.
type Form = (&'static str, fn(&str) -> bool, &'static str);

const FORMS: [Form; 12] = [
    ("wikidata", |cell| numbered(cell, "Q"), "a QID is Q and digits: Q222"),
    ("iso2", |cell| capitals(cell, 2), "two capital letters: AL"),
    ("iso3", |cell| capitals(cell, 3), "three capital letters: ALB"),
    ("geonames", |cell| numbered(cell, ""), "the digits of GeoNames' id: 783754"),
    ("from", |cell| day::parse(cell).is_some(), "a date is 2013-09-15, 2013-09 or 2013"),
    ("until", |cell| day::parse(cell).is_some(), "a date is 2013-09-15, 2013-09 or 2013"),
    ("acts_for", |cell| matches!(cell, "yes" | "no"), "yes or no"),
    ("gender", |cell| Gender::parse(cell).is_some(), "female or male"),
    ("latitude", |cell| degrees(cell, 90.0), "degrees from -90 to 90, north positive"),
    ("longitude", |cell| degrees(cell, 180.0), "degrees from -180 to 180, east positive"),
    ("population", |cell| cell.parse::<u64>().is_ok(), "a number without commas"),
    ("kind", |cell| role_kind(cell).is_some(), "Organisation or Group"),
];

/// A filled cell has its column's form, and a time doesn't end before it begins.
fn check_values(row: &Row<'_>, table: &Table, faults: &mut Vec<Diagnostic>) {
    for (column, good, hint) in &FORMS {
        let cell = row.cell(column);
        if !cell.is_empty() && !good(cell) {
            faults.push(row.fault(column, format!("bad {column} {cell:?}")).hint(*hint));
        }
    }
    if let (Some(from), Some(until)) = (day::parse(row.cell("from")), day::parse(row.cell("until")))
        && day::reversed(from, until)
    {
        faults.push(row.fault("until", format!("it ends ({until}) before it begins ({from})")));
    }
    let office = row.cell("office");
    if office.starts_with(char::is_uppercase) {
        let hint = "as in \"foreign minister\" or \"ambassador to France\"";
        faults.push(row.fault("office", "an office begins in lower case").hint(hint));
    }
    let label = row.cell("label");
    if table.shape.file == shape::ROLES.file
        && !label.contains("{of}")
        && !label.contains("{demonym}")
    {
        let hint = "say where the owner's name goes: \"diplomats of {of}\", \"{demonym} police\"";
        faults.push(row.fault("label", format!("bad label {label:?}")).hint(hint));
    }
}

/// The kinds that a role word may compose.
pub(super) fn role_kind(cell: &str) -> Option<EntityKind> {
    match cell {
        "Organisation" => Some(EntityKind::Organisation),
        "Group" => Some(EntityKind::Group),
        _ => None,
    }
}

fn numbered(cell: &str, prefix: &str) -> bool {
    cell.strip_prefix(prefix)
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

fn capitals(cell: &str, length: usize) -> bool {
    cell.len() == length && cell.bytes().all(|b| b.is_ascii_uppercase())
}

fn degrees(cell: &str, most: f64) -> bool {
    cell.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most)
}
