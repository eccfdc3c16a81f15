//! Looking at a store while others write to it.
//!
//! A reader's lock keeps writers away for as long as it is held, and a server would hold it for weeks. So a server
//! looks at a view: the store as it was at one moment, which no later write changes. Whoever writes has the store's
//! lock, and rewrites the file of the lock when it gets it: by that a server knows that it is time for another view.

use std::path::Path;
use std::time::SystemTime;

use super::folder::{self, Folder};
use super::{Store, StoreError, disk};

/// Tells one state of a store from a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(Option<SystemTime>);

impl Store {
    /// The store in a folder as it is now. Later writes don't change what it sees, and it keeps no writer waiting
    /// beyond the moment in which it is made.
    ///
    /// With RocksDB its files are linked into `views/` of the store's folder, which costs milliseconds, and space only
    /// for what is rewritten later; the links go when the view is dropped. Without RocksDB it is a copy in memory.
    ///
    /// # Errors
    /// If there is no store, a process is writing to it, or the folder can't be written.
    pub fn view(path: &Path) -> Result<(Self, Moment), StoreError> {
        let (graph, base, moment) = {
            let folder = Folder::open_read_only(path)?;
            let moment = Self::moment(path);
            (disk::view(&folder.path)?, folder.base.clone(), moment)
        };
        Ok((Self::of_view(graph, base), moment))
    }

    /// The moment at which the store in a folder was last opened for writing.
    pub fn moment(path: &Path) -> Moment {
        Moment(folder::last_opened(path))
    }
}
