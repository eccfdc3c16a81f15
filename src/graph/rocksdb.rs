//! The storage of a build with RocksDB: a database in the store's folder, written at every commit.

use std::path::Path;

use oxigraph::store::Store as Graph;

use super::StoreError;

/// Its name in a store's marker.
pub(super) const KIND: &str = "RocksDB";
const FOLDER: &str = "rocksdb";

/// Opens the database for writing, and makes it if it isn't there.
pub(super) fn open(folder: &Path) -> Result<Graph, StoreError> {
    Graph::open(folder.join(FOLDER)).map_err(|e| StoreError::of_storage(folder, e))
}

/// Opens the database beside other readers. The folder's lock keeps writers away meanwhile.
pub(super) fn open_read_only(folder: &Path) -> Result<Graph, StoreError> {
    Graph::open_read_only(folder.join(FOLDER)).map_err(|e| StoreError::of_storage(folder, e))
}

/// Writes what is still in RocksDB's log into its tables, so that the next start has nothing to replay.
pub(super) fn flush(graph: &Graph, folder: &Path) -> Result<(), StoreError> {
    graph.flush().map_err(|e| StoreError::of_storage(folder, e))
}

/// Links or copies the database into the folder of a new store.
pub(super) fn backup(graph: &Graph, target: &Path) -> Result<(), StoreError> {
    graph.backup(target.join(FOLDER)).map_err(|e| StoreError::of_storage(target, e))
}
