//! What can go wrong, an enum an activity, each message saying what to do.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;
use thiserror::Error;

/// Why a store can't be opened, read or written. Nothing that was stored is lost by any of them.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no store to read.
    #[error("there is no store at {}; make one with `chancery build INPUT… --store {}`", .0.display(), .0.display())]
    Missing(PathBuf),
    /// The path is a file, or a folder with other things in it.
    #[error("{} is not a chancery store and not empty; give another folder with --store", .0.display())]
    NotAStore(PathBuf),
    /// Another process has it open.
    #[error(
        "the store {} is in use by another chancery process{}; wait for it or stop it, then try again",
        .folder.display(), .process.map(|id| format!(" (process {id})")).unwrap_or_default()
    )]
    Locked {
        /// The store.
        folder: PathBuf,
        /// The process that has it open for writing, if known.
        process: Option<u32>,
    },
    /// The file system doesn't let it be written.
    #[error("{} can't be written ({source}); check its permissions or choose another folder with --store", .path.display())]
    Unwritable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full.
    #[error("no space left on the disk of {}; what was stored before is whole: free some space and try again", .0.display())]
    Full(PathBuf),
    /// The store was made by a program with the other kind of storage.
    #[error("the store {} keeps its graph as {found}, and this program was built to keep it as {expected}; use the other build, or build the store anew", .folder.display())]
    OtherStorage {
        /// The store.
        folder: PathBuf,
        /// Its storage.
        found: String,
        /// This program's storage.
        expected: &'static str,
    },
    /// The store was made by a later version.
    #[error("the store {} has format {found}, and this program knows format {known}; use a newer chancery", .folder.display())]
    Newer {
        /// The store.
        folder: PathBuf,
        /// Its format.
        found: u32,
        /// The format of this program.
        known: u32,
    },
    /// The store's IRIs have another base than the one asked for.
    #[error("the store {} has the base {found}, not {asked}; leave --base out, or build another store", .folder.display())]
    OtherBase {
        /// The store.
        folder: PathBuf,
        /// Its base.
        found: String,
        /// The base asked for.
        asked: String,
    },
    /// A file of the store is damaged.
    #[error("the store's file {} is damaged ({reason}); restore it from a backup, or build the store anew", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The first build of the store was cut off before its database was whole.
    #[error("the build of the store {} was cut off before its database was whole; run `chancery build INPUT… --store {}` again, which mends it", .0.display(), .0.display())]
    CutOff(PathBuf),
    /// The store was opened for reading only.
    #[error("the store was opened for reading only")]
    ReadOnly,
    /// The target of a backup is there already.
    #[error("{} is there already; give a folder that isn't", .0.display())]
    TargetExists(PathBuf),
    /// The storage failed in another way.
    #[error("the store at {} failed: {message}", .folder.display())]
    Storage {
        /// The store.
        folder: PathBuf,
        /// What the storage said.
        message: String,
    },
}

/// What RocksDB says of a database that was being made when its process was stopped.
const NO_COLUMN_FAMILY: &str = "Column family not found";

impl StoreError {
    /// A failure of the storage of the store in `folder`, in plain words.
    pub(super) fn of_storage(folder: &std::path::Path, error: StorageError) -> Self {
        let folder = folder.to_path_buf();
        if error.to_string().contains(NO_COLUMN_FAMILY) {
            return Self::CutOff(folder);
        }
        match error {
            StorageError::Io(source) => Self::of_io(folder, source),
            StorageError::Corruption(error) => {
                Self::Damaged { path: folder, reason: error.to_string() }
            }
            other => Self::Storage { folder, message: other.to_string() },
        }
    }

    /// A failure of the file system at `path`, in plain words.
    pub(super) fn of_io(path: PathBuf, source: io::Error) -> Self {
        let message = source.to_string();
        let says = |words: &str| message.contains(words);
        match source.kind() {
            io::ErrorKind::StorageFull => Self::Full(path),
            io::ErrorKind::QuotaExceeded => Self::Full(path),
            _ if says("No space left on device") => Self::Full(path),
            _ if says("lock file") || says("lock hold") => {
                Self::Locked { folder: path, process: None }
            }
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory => Self::Unwritable { path, source },
            _ if says("Permission denied") || says("Read-only file system") => {
                Self::Unwritable { path, source }
            }
            _ => Self::Storage { folder: path, message },
        }
    }
}

/// Why a query has no answer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The query is not SPARQL.
    #[error("the query has a fault at line {line}, column {column}: {message}\n{excerpt}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in code points.
        column: usize,
        /// What was expected there.
        message: String,
        /// The line, and below it a caret at the column.
        excerpt: String,
    },
    /// The query is so long or nests so deeply that it isn't read.
    #[error("the query is not read: {0}")]
    TooLarge(String),
    /// What it asks for, no query may do: change the graph, or reach another store.
    #[error("{0}")]
    NotAvailable(&'static str),
    /// The query took longer than it may.
    #[error("the query took longer than {} s; make it narrower, or allow more with --timeout", .0.as_secs_f32())]
    TimedOut(Duration),
    /// A named query doesn't have the parameter.
    #[error("the query \"{query}\" has no parameter \"{name}\"; it has {known}")]
    UnknownParameter {
        /// The query's name.
        query: String,
        /// The parameter.
        name: String,
        /// Its parameters.
        known: String,
    },
    /// A named query needs a parameter.
    #[error("the query \"{query}\" needs {name}=…: {meaning}")]
    MissingParameter {
        /// The query's name.
        query: String,
        /// The parameter.
        name: String,
        /// What it means.
        meaning: String,
    },
    /// Nothing in the store has the name.
    #[error("nothing in the store is called \"{name}\"{}", suggestions(.similar))]
    UnknownName {
        /// The name.
        name: String,
        /// Names like it.
        similar: Vec<String>,
    },
    /// Several things have the name.
    #[error("\"{name}\" may mean {}; give one of them", .candidates.join(" or "))]
    AmbiguousName {
        /// The name.
        name: String,
        /// What it may mean, each with its id.
        candidates: Vec<String>,
    },
    /// The gazetteer knows the name, and the store has nothing of it.
    #[error("no article in the store names {}", .known.join(" or "))]
    AbsentName {
        /// The name.
        name: String,
        /// What it means, each with its id.
        known: Vec<String>,
    },
    /// A date that is none.
    #[error(
        "{name}=\"{value}\" is no date; write a day, month or year: 2022-09-07, 2022-09 or 2022"
    )]
    NotADate {
        /// The parameter.
        name: String,
        /// Its value.
        value: String,
    },
    /// What has the name is not an article.
    #[error(
        "\"{0}\" names no article; give an article's address, headline or IRI (`chancery articles` lists them)"
    )]
    NotAnArticle(String),
    /// No claim in the store has the relation.
    #[error("no claim in the store has the relation \"{name}\"{}; its relations are {known}", suggestions(.near))]
    UnknownRelation {
        /// The relation.
        name: String,
        /// A word like it that means a relation, if there is one.
        near: Vec<String>,
        /// The relations of the store's claims.
        known: String,
    },
    /// The evaluation failed.
    #[error("the query failed: {0}")]
    Evaluation(QueryEvaluationError),
    /// The query's answer doesn't have the form asked for.
    #[error("{0}")]
    Form(&'static str),
    /// The answer can't be written.
    #[error("the answer can't be written: {0}")]
    Write(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn suggestions(similar: &[String]) -> String {
    if similar.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = similar.iter().map(|name| format!("\"{name}\"")).collect();
    format!("; did you mean {}?", quoted.join(" or "))
}

/// Why an export isn't whole.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The file's ending tells no format.
    #[error(
        "\"{0}\" tells no format; it must end in .ttl, .nt, .nq, .trig, .jsonld, .rdf, .graphml, .dot or .csv (.gz may follow), or give one with -f"
    )]
    UnknownFormat(String),
    /// The file can't be written.
    #[error("{} can't be written: {source}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is something in the folder of a sharded export already.
    #[error("{} is there already and not empty; give a folder that isn't there, or an empty one", .0.display())]
    FolderInUse(PathBuf),
    /// The output can't be written.
    #[error("the export can't be written: {0}")]
    Write(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use oxigraph::store::StorageError;

    use super::StoreError;

    #[test]
    fn failures_of_the_storage_are_told_in_words() {
        let rows = [
            ("Invalid argument: Column family not found: spog", "was cut off"),
            ("IO error: No space left on device", "no space left"),
            ("IO error: while opening lock file", "in use by another chancery process"),
            ("something else", "failed: something else"),
        ];
        for (said, expected) in rows {
            let error = StorageError::Io(io::Error::other(said));
            let told = StoreError::of_storage(Path::new("a.db"), error).to_string();
            assert!(told.contains(expected), "{told}");
        }
    }
}
