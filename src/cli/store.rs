//! [`StoreFolder`]: where the graph is kept.

use std::path::PathBuf;

use anyhow::Result;
use chancery::graph::Store;
use clap::Args;

/// Where the graph is kept.
#[derive(Debug, Args)]
pub struct StoreFolder {
    /// The folder of the graph
    #[arg(long = "store", value_name = "DIR", default_value = "chancery.db")]
    pub folder: PathBuf,
}

impl StoreFolder {
    /// Opens the store for a command that only looks.
    ///
    /// # Errors
    /// If there is none, or it can't be read.
    pub fn look(&self) -> Result<Store> {
        Ok(Store::open_read_only(&self.folder)?)
    }
}
