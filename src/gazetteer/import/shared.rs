//! Names that several entities have after an import.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use super::super::merged::merged;
use super::super::name::{COLUMNS, key};
use super::super::shape::{self, Column};
use super::super::source::Source;
use super::super::table::{Table, values};
use super::super::{load, row};
use super::folder::Folder;
use crate::diagnostic::Diagnostic;

/// The names that several entities share once the folder is written, in order; those that are listed already aren't
/// among them.
///
/// # Errors
/// If the folder would have faults, which would be an import's own.
pub(super) fn names(under: &[PathBuf], folder: &Folder) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut tables = load::read(under, &mut faults);
    for shape in shape::ALL {
        let source = match folder.source(shape) {
            Some(source) => Some(source),
            None => Source::in_folder(folder.path(), shape).map_err(|fault| vec![fault])?,
        };
        tables.extend(source.map(|source| Table::read(shape, source, &mut faults)));
    }
    row::check(&tables, &mut faults);
    if faults.is_empty() { Ok(shared(&tables)) } else { Err(faults) }
}

fn shared(tables: &[Table]) -> Vec<String> {
    let listed = merged(tables, &shape::AMBIGUOUS);
    let listed: HashSet<String> = listed.iter().map(|rows| key(rows.cell(Column::Text))).collect();
    let mut owners: BTreeMap<String, (String, &str)> = BTreeMap::new();
    let mut shared = BTreeMap::new();
    for shape in shape::ALL.into_iter().filter(|shape| shape.kind.is_some()) {
        for rows in merged(tables, shape) {
            let id = rows.cell(Column::Id);
            for (column, _) in COLUMNS {
                for name in values(rows.cell(column)) {
                    let key = key(name);
                    let owner = owners.entry(key.clone()).or_insert_with(|| (name.to_owned(), id));
                    if owner.1 != id && !listed.contains(&key) {
                        shared.insert(key, owner.0.clone());
                    }
                }
            }
        }
    }
    shared.into_values().collect()
}
