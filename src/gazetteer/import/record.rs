//! [`Record`]: what one row of somebody's list says of one entity.

use std::path::PathBuf;

use super::cells::Cells;
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// What one row of somebody's list says of one entity, in the list's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The line on which it begins, from 1; 0 where that isn't known.
    pub line: usize,
    /// What it is about; none where its id has to tell.
    pub kind: Option<EntityKind>,
    /// Its cells under our columns.
    pub cells: Cells,
}

/// The records of one file.
#[derive(Debug)]
pub(super) struct List {
    /// The file.
    pub path: PathBuf,
    /// Its records, in order.
    pub records: Vec<Record>,
    /// What is wrong with rows of which no record could be made.
    pub faults: Vec<Diagnostic>,
    /// How many rows are about what a gazetteer doesn't hold.
    pub passed_over: usize,
}

impl List {
    /// A list without records so far.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), records: Vec::new(), faults: Vec::new(), passed_over: 0 }
    }
}
