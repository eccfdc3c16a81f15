//! The storage of a build with RocksDB: a database in the store's folder, written at every commit.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use oxigraph::store::Store as Graph;

use super::StoreError;

/// Its name in a store's marker.
pub(super) const KIND: &str = "RocksDB";
const FOLDER: &str = "rocksdb";
/// Where views are, in a store's folder: each a folder, and beside it a file locked by the process that looks.
const VIEWS: &str = "views";
const LOCKED: &str = "lock";

/// What a bulk load writes in the database's folder and takes into the database at its end begins and ends so.
const LOAD: (&str, &str) = ("bulk-", ".sst");

/// Opens the database for writing, and makes it if it isn't there.
pub(super) fn open(folder: &Path) -> Result<Graph, StoreError> {
    let database = folder.join(FOLDER);
    sweep_loads(&database).map_err(|error| StoreError::of_io(database.clone(), error))?;
    Graph::open(database).map_err(|e| StoreError::of_storage(folder, e))
}

/// Removes what bulk loads left that were killed: RocksDB takes no notice of such files. The folder's lock says that no
/// load is under way.
fn sweep_loads(database: &Path) -> std::io::Result<()> {
    let entries = match fs::read_dir(database) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(LOAD.0) && name.ends_with(LOAD.1) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
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

/// The files of a view; they go with it.
pub(super) struct View {
    path: PathBuf,
    // Held, not read: closing the file gives the lock back.
    _lock: File,
}

impl Drop for View {
    fn drop(&mut self) {
        // What can't be removed now is swept when the next view is made.
        let _ = fs::remove_dir_all(&self.path);
        let _ = fs::remove_file(self.path.with_extension(LOCKED));
    }
}

/// The database as it is now, its files linked into a folder of their own, so that no later write changes them.
pub(super) fn view(folder: &Path) -> Result<(Graph, View), StoreError> {
    let views = folder.join(VIEWS);
    let failed = |path: &Path, error| StoreError::of_io(path.to_path_buf(), error);
    fs::create_dir_all(&views).map_err(|error| failed(&views, error))?;
    sweep(&views).map_err(|error| failed(&views, error))?;
    let (path, lock) = new_view(&views).map_err(|error| failed(&views, error))?;
    let view = View { path, _lock: lock };
    let in_storage = |error| StoreError::of_storage(folder, error);
    open_read_only(folder)?.backup(&view.path).map_err(in_storage)?;
    let graph = Graph::open_read_only(&view.path).map_err(in_storage)?;
    Ok((graph, view))
}

/// Removes the views of processes that ended without doing so: nobody has their locks.
fn sweep(views: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(views)?.flatten() {
        let path = entry.path();
        let is_lock = path.extension().is_some_and(|ending| ending == LOCKED);
        if is_lock && File::open(&path).is_ok_and(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(path.with_extension(""));
            let _ = fs::remove_file(&path);
        }
    }
    Ok(())
}

/// A name for a view that no process has, with its lock.
fn new_view(views: &Path) -> std::io::Result<(PathBuf, File)> {
    let mut number = 0u64;
    loop {
        let path = views.join(format!("{}-{number}", std::process::id()));
        match File::create_new(path.with_extension(LOCKED)) {
            Ok(lock) => {
                lock.lock()?;
                return Ok((path, lock));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_loads_left_is_swept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = folder.path().join(FOLDER);
        open(folder.path()).expect("a new database");
        fs::write(database.join("bulk-12.sst"), "half a table").expect("it can be written");
        fs::write(database.join("bulk.txt"), "somebody's").expect("it can be written");
        open(folder.path()).expect("the database");
        let stays = ["bulk-12.sst", "bulk.txt"].map(|name| database.join(name).exists());
        assert_eq!(stays, [false, true]);
    }
}
