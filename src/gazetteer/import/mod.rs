//! [`import`]: lists made by others → a folder of gazetteers.
//!
//! A format's reader makes records of a file's rows, with every cell under the column of ours that it belongs
//! to; `clean` gives a cell our form; `merge` finds whom a record is about among what is known, and adds what is new.

mod bindings;
mod cells;
mod clean;
mod columns;
mod delimited;
mod folder;
mod format;
mod known;
mod merge;
mod office;
mod place;
mod record;
mod shared;
mod terms;

use std::path::{Path, PathBuf};

pub use columns::Columns;
pub use format::Format;

use self::folder::Folder;
use self::known::Known;
use self::merge::Merger;
use super::{load, row};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// How files are read.
#[derive(Debug, Default)]
pub struct Options {
    /// The files' format; none where each file tells.
    pub format: Option<Format>,
    /// What the rows of a plain list are; none where their ids or columns tell.
    pub kind: Option<EntityKind>,
    /// The list's own names of columns.
    pub columns: Columns,
    /// Towns with fewer people are left out.
    pub least_population: u64,
}

/// What an import did.
#[derive(Debug, Default)]
pub struct Report {
    /// The files that were written, with what came into each.
    pub written: Vec<Written>,
    /// How many rows told nothing that wasn't known.
    pub known: usize,
    /// How many rows are about what a gazetteer doesn't hold: hamlets, hills, parts of towns.
    pub passed_over: usize,
    /// What is wrong with rows, in order of file and line; the good parts were imported.
    pub faults: Vec<Diagnostic>,
}

/// A file that was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// How many rows came in.
    pub added: usize,
    /// How many rows say more than before of what was known.
    pub amended: usize,
}

/// Adds what `files` list to the folder `into`, which is made where there is none.
///
/// Whoever the shipped gazetteer, `under` (folders of the user's) or `into` knows keeps id, label and every filled cell; they are
/// found by Wikidata's or GeoNames' number, else by name and state. Names that several share are listed in the
/// folder's `words/ambiguous.csv`. Costs about a second for 20,000 rows.
///
/// # Errors
/// If a gazetteer has faults, a file can't be read or has a form that makes all of it senseless, or the folder can't
/// be written. A bad row is no error: see [`Report::faults`].
pub fn import(
    files: &[PathBuf],
    under: &[PathBuf],
    into: &Path,
    options: &Options,
) -> Result<Report, Vec<Diagnostic>> {
    let mut folders = under.to_vec();
    folders.extend(into.is_dir().then(|| into.to_owned()));
    let mut faults = Vec::new();
    let tables = load::read(&folders, &mut faults);
    row::check(&tables, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut merger = Merger::new(Known::of(&tables), Folder::read(into)?, options.least_population);
    for path in files {
        let list = format::read(path, options).map_err(|fault| vec![fault])?;
        merger.take(list);
    }
    let mut merged = merger.finish();
    let ambiguous = shared::names(under, &merged.folder)?;
    merged.folder.list_ambiguous(ambiguous);
    let written = merged.folder.write().map_err(|fault| vec![fault])?;
    merged.faults.sort();
    Ok(Report {
        written,
        known: merged.known,
        passed_over: merged.passed_over,
        faults: merged.faults,
    })
}
