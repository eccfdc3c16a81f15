//! [`Store`]: the graph of many articles, kept in a folder.

use std::path::Path;

use oxigraph::store::Store as Graph;

use super::folder::Folder;
use super::prefixes::Prefixes;
use super::stories::Stories;
use super::support::SupportCounts;
use super::{StoreError, disk};
use crate::rdf::Base;

/// The graph of many articles.
///
/// ```
/// use chancery::graph::{QueryOptions, Store};
/// let store = Store::in_memory(Default::default())?;
/// let answer = store.query("ASK { ?who c:expelled ?whom }", &QueryOptions::default())?;
/// assert_eq!(answer.into_table()?.rows, [["no"]]);
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub struct Store {
    pub(super) graph: Graph,
    pub(super) prefixes: Prefixes,
    pub(super) support: Option<SupportCounts>,
    pub(super) stories: Option<Stories>,
    base: Base,
    folder: Option<Folder>,
    read_only: bool,
    // Held, not read: dropping it takes away the files of a view, after the graph that reads them.
    _view: Option<disk::View>,
}

impl Store {
    /// Opens the store in a folder for reading and writing, and makes it if the folder isn't there or empty.
    ///
    /// `base` is that of a new store; a store that is there has its own, and `None` takes that. While it is open, no
    /// other process can open it.
    ///
    /// # Errors
    /// If another process has it open, the folder can't be written or is no store, or the store has another base.
    pub fn open(folder: &Path, base: Option<Base>) -> Result<Self, StoreError> {
        let folder = Folder::open(folder, base)?;
        let graph = disk::open(&folder.path)?;
        Ok(Self::new(graph, folder.base.clone(), Some(folder), false))
    }

    /// Opens the store in a folder for reading, beside other readers.
    ///
    /// # Errors
    /// If there is none, or another process has it open for writing.
    pub fn open_read_only(folder: &Path) -> Result<Self, StoreError> {
        let folder = Folder::open_read_only(folder)?;
        let graph = disk::open_read_only(&folder.path)?;
        Ok(Self::new(graph, folder.base.clone(), Some(folder), true))
    }

    /// A store that is gone with the process; for tests and for answers about a few articles.
    ///
    /// # Errors
    /// If memory can't be had.
    pub fn in_memory(base: Base) -> Result<Self, StoreError> {
        let graph = Graph::new().map_err(|e| StoreError::of_storage(Path::new("memory"), e))?;
        Ok(Self::new(graph, base, None, false))
    }

    fn new(graph: Graph, base: Base, folder: Option<Folder>, read_only: bool) -> Self {
        let prefixes = Prefixes::of(&base);
        Self { graph, prefixes, support: None, stories: None, base, folder, read_only, _view: None }
    }

    /// A store that looks at a view of another.
    pub(super) fn of_view((graph, view): (Graph, disk::View), base: Base) -> Self {
        Self { _view: Some(view), ..Self::new(graph, base, None, true) }
    }

    /// The base of its IRIs.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Brings all changes to the disk. Call it when a run ends, and now and then in a long one: a store in memory
    /// keeps no change without it, RocksDB starts faster after it.
    ///
    /// # Errors
    /// If the disk is full or can't be written; the last flushed state is then still there.
    pub fn flush(&self) -> Result<(), StoreError> {
        match &self.folder {
            Some(folder) if !self.read_only => disk::flush(&self.graph, &folder.path),
            _ => Ok(()),
        }
    }

    /// Copies the store into a new folder, where it is a store of its own. With RocksDB on one file system it links
    /// files, which costs next to nothing.
    ///
    /// # Errors
    /// If the folder is there already or can't be written.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        if target.exists() {
            return Err(StoreError::TargetExists(target.to_path_buf()));
        }
        let target = Folder::open(target, Some(self.base.clone()))?;
        disk::backup(&self.graph, &target.path)
    }

    /// An error if the store was opened for reading only.
    pub(super) fn for_writing(&self) -> Result<(), StoreError> {
        if self.read_only { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// A failure of the storage in plain words.
    pub(super) fn failed(&self, error: oxigraph::store::StorageError) -> StoreError {
        let folder = self.folder.as_ref().map_or(Path::new("memory"), |folder| &folder.path);
        StoreError::of_storage(folder, error)
    }
}
