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

/// How many faults get a "did you mean" at most: each costs a walk over all ids, and who has more faults than this
/// mixed up whole files.
const SUGGESTIONS: usize = 100;

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
            let near = (faults.len() < SUGGESTIONS).then(|| nearest(id, ids.iter().copied()));
            faults.push(match near.flatten() {
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

#[cfg(test)]
mod tests {
    use super::super::fixture::faults;

    #[test]
    fn all_faults_of_a_folder_are_reported_at_once() {
        let people = "id,label,wikidata,state\n\
            person/ann,Ann of Arnor,222,state/albnia\n\
            person/ann,,,organisation/nato\n\
            People/bob,Bob of Arnor,,\n";
        let offices = "person,office,of,from,until\n\
            person/ann,King,state/albania,2020,2019-05-01\n\
            person/nobody-at-all,queen,state/albania,2020-02-30,\n";
        let roles = "word,plural,kind,label,acts_for\nwarden,wardens,People,wardens,maybe\n";
        let expected = [
            "offices.csv:2:12: bad office \"King\"; it begins in lower case: \"foreign minister\", \"ambassador to France\"",
            "offices.csv:2:36: it ends (2019-05-01) before it begins (2020)",
            "offices.csv:3:1: unknown person \"person/nobody-at-all\"; add its row, or mend the id",
            "offices.csv:3:42: bad from \"2020-02-30\"; a date is 2013-09-15, 2013-09 or 2013",
            "people.csv:2:25: bad wikidata \"222\"; a QID is Q and digits: Q222",
            "people.csv:2:29: unknown state \"state/albnia\"; did you mean \"state/albania\"?",
            "people.csv:3:1: \"person/ann\" stands in line 2 too",
            "people.csv:3:12: no label",
            "people.csv:3:14: \"organisation/nato\" can't be a state; it begins with state/",
            "people.csv:4:1: bad id \"People/bob\"; an id here is person/ and lower-case letters, digits and hyphens",
            "words/roles.csv:2:16: bad kind \"People\"; Organisation or Group",
            "words/roles.csv:2:23: bad label \"wardens\"; say where the owner's name goes: \"diplomats of {of}\", \"{demonym} police\"",
            "words/roles.csv:2:31: bad acts_for \"maybe\"; yes or no",
        ];
        let files = [("people.csv", people), ("offices.csv", offices), ("words/roles.csv", roles)];
        assert_eq!(faults(&files), expected);
    }

    #[test]
    fn ids_are_not_missed_where_rows_could_not_be_read() {
        let states = "id,label,demonyms,capital\nstate/arnor,Arnor,Arnorian,place/tirana,x\n";
        let people = "id,label,state\nperson/ann,Ann of Arnor,state/arnor\n";
        let expected = "states.csv:2: 5 cells where the header has 4; put a cell that holds a comma in quotation marks";
        assert_eq!(faults(&[("states.csv", states), ("people.csv", people)]), [expected]);
    }
}
