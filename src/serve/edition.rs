//! [`Edition`]: one state of the store, with what is kept ready of it.

use std::path::Path;

use super::cache::Cache;
use crate::graph::{Ledger, Moment, Store, StoreError};

/// One state of the store, which never changes.
pub(super) struct Edition {
    pub store: Store,
    /// Its claims in memory, for pages.
    pub ledger: Ledger,
    /// When the store was last opened for writing before this edition was made.
    pub moment: Moment,
    /// The answers that were given over it.
    pub answers: Cache,
}

impl Edition {
    /// The store in a folder as it is now.
    ///
    /// # Errors
    /// As [`Store::view`].
    pub fn of(folder: &Path) -> Result<Self, StoreError> {
        let (store, moment) = Store::view(folder)?;
        let ledger = store.ledger()?;
        Ok(Self { store, ledger, moment, answers: Cache::default() })
    }
}
