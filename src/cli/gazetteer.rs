//! `chancery gazetteer`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::{Gazetteer as Names, Sense, find};
use chancery::model::{Date, EntityKind};
use clap::{Args, Subcommand};

use super::exit::Exit;
use super::output::Output;
use super::{dates, faults, message};

/// Looks after gazetteers: the names by which entities are found
#[derive(Debug, Args)]
pub struct Gazetteer {
    #[command(subcommand)]
    command: GazetteerCommand,
}

#[derive(Debug, Subcommand)]
enum GazetteerCommand {
    Check(Check),
    Find(Find),
}

/// Tells every fault of gazetteer files: file, line, column, reason, hint
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery gazetteer check
  chancery gazetteer check my-names/")]
struct Check {
    /// Folders of gazetteers to check with the shipped ones
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
}

/// Tells what a name can mean, and why
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery gazetteer find Rama
  chancery gazetteer find \"prime minister of Albania\" --date 2010-05-01"
)]
struct Find {
    /// A name, an acronym, a demonym, or an office of a state
    name: String,
    /// The day on which it is meant
    #[arg(long, value_parser = dates::parse_day)]
    date: Option<Date>,
    /// A folder of gazetteers (CSV) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,
}

impl Gazetteer {
    /// Checks or finds.
    pub fn run(self) -> Result<Exit> {
        match self.command {
            GazetteerCommand::Check(Check { folders }) => check(&folders),
            GazetteerCommand::Find(find) => find.run(),
        }
    }
}

fn load(folders: &[PathBuf]) -> Result<Names> {
    Names::load(folders).or_else(|faults| faults::refuse(&faults))
}

fn check(folders: &[PathBuf]) -> Result<Exit> {
    let names = load(folders)?;
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

impl Find {
    fn run(self) -> Result<Exit> {
        let names = load(&self.gazetteer)?;
        let finding = find(&names, &self.name, self.date);
        let mut output = Output::new();
        for sense in &finding.senses {
            let Sense { entity, label, kind, reason, in_time } = sense;
            let when = if *in_time { "" } else { " (not on that day)" };
            writeln!(output, "{label}  {}  {entity}  {reason}{when}", kind.name())?;
        }
        if let Some(why) = finding.ambiguous {
            writeln!(output, "Known to mean several: {why}")?;
        }
        if let Some(trap) = finding.trap {
            writeln!(output, "In articles it is taken for none of them: {}", trap.reason)?;
        }
        output.finish()?;
        if !finding.senses.is_empty() {
            return Ok(Exit::Done);
        }
        let near = match finding.near.as_slice() {
            [] => String::new(),
            near => format!("; near it are {}", near.join(", ")),
        };
        message::error(format_args!("no gazetteer has \"{}\"{near}", self.name));
        Ok(Exit::Failed)
    }
}
