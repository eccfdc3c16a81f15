//! `chancery gazetteer`.

mod check;
mod find;
mod gaps;
mod import;

use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::Gazetteer as Names;
use clap::{Args, Subcommand};

use super::exit::Exit;
use super::faults;

/// Looks after gazetteers: the names by which entities are found
#[derive(Debug, Args)]
pub struct Gazetteer {
    #[command(subcommand)]
    command: GazetteerCommand,
}

#[derive(Debug, Subcommand)]
enum GazetteerCommand {
    Check(check::Check),
    Find(find::Find),
    Gaps(gaps::Gaps),
    Import(import::Import),
}

impl Gazetteer {
    /// Runs the command below it.
    pub fn run(self) -> Result<Exit> {
        match self.command {
            GazetteerCommand::Check(command) => command.run(),
            GazetteerCommand::Find(command) => command.run(),
            GazetteerCommand::Gaps(command) => command.run(),
            GazetteerCommand::Import(command) => command.run(),
        }
    }
}

/// The shipped gazetteer with folders over it; its faults are told.
fn load(folders: &[PathBuf]) -> Result<Names> {
    Names::load(folders).or_else(|faults| faults::refuse(&faults))
}
