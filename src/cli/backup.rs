//! `chancery backup`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::exit::Exit;
use super::message;
use super::store::StoreFolder;

/// Copies the graph into a new folder, which is then a store of its own
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery backup monday.db
  chancery query --store monday.db who-expelled-whom"
)]
pub struct Backup {
    /// The folder to make
    #[arg(value_name = "DIR")]
    target: PathBuf,
    #[command(flatten)]
    store: StoreFolder,
}

impl Backup {
    /// Copies the store.
    pub fn run(self) -> Result<Exit> {
        self.store.look()?.backup(&self.target)?;
        message::note(format_args!("copied to {}", self.target.display()));
        Ok(Exit::Done)
    }
}
