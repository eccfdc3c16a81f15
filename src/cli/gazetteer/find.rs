//! `chancery gazetteer find`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::{Sense, find};
use chancery::model::Date;
use clap::Args;

use super::super::exit::Exit;
use super::super::output::Output;
use super::super::{dates, message};
use super::load;

/// Tells what a name can mean, and why
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery gazetteer find Rama
  chancery gazetteer find \"prime minister of Albania\" --date 2010-05-01"
)]
pub struct Find {
    /// A name, an acronym, a demonym, or an office of a state
    name: String,
    /// The day on which it is meant
    #[arg(long, value_parser = dates::parse_day)]
    date: Option<Date>,
    /// A folder of gazetteers (CSV) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,
}

impl Find {
    /// Tells what the name can mean.
    pub fn run(self) -> Result<Exit> {
        let names = load(&self.gazetteer)?;
        let finding = find(&names, &self.name, self.date);
        let mut output = Output::new();
        for sense in &finding.senses {
            let Sense { entity, label, kind, reason, offices, in_time } = sense;
            let when = if *in_time { "" } else { " (not on that day)" };
            writeln!(output, "{label}  {}  {entity}  {reason}{when}", kind.name())?;
            for office in offices {
                writeln!(output, "    {office}")?;
            }
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
