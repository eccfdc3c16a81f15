//! `chancery gazetteer check`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::check;
use chancery::model::EntityKind;
use clap::Args;

use super::super::exit::Exit;
use super::super::faults;
use super::super::output::Output;
use super::load;

/// Tells every fault of gazetteer files: file, line, column, reason, hint
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery gazetteer check
  chancery gazetteer check my-names/")]
pub struct Check {
    /// Folders of gazetteers to check with the shipped ones
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
}

impl Check {
    /// Tells the faults, or counts what is there.
    pub fn run(self) -> Result<Exit> {
        let found = check(&self.folders);
        if !found.is_empty() {
            return faults::refuse(&found);
        }
        let names = load(&self.folders)?;
        let count = |kind| names.entries().filter(|entry| entry.entity.kind == kind).count();
        let mut output = Output::new();
        writeln!(
            output,
            "no faults: {} states, {} organisations, {} people, {} places, {} names, {} role words",
            count(EntityKind::State),
            count(EntityKind::Organisation),
            count(EntityKind::Person),
            count(EntityKind::Place),
            names.names().len(),
            names.roles().len(),
        )?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
