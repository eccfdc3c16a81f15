//! `chancery gazetteer`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::gazetteer::{Entry, Gazetteer as Names, NameKind};
use chancery::model::{Date, Entity, EntityKind, Office};
use chancery::text;
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

/// Tells what a name can mean, and the offices of whom it means
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
        let mut output = Output::new();
        let mut found = 0;
        for (entry, why) in meanings(&names, &self.name, self.date) {
            found += 1;
            write!(output, "{}", description(&names, entry, &why, self.date))?;
        }
        output.finish()?;
        if found > 0 {
            return Ok(Exit::Done);
        }
        message::error(format_args!("no gazetteer has \"{}\"", self.name));
        Ok(Exit::Failed)
    }
}

/// The entries that the words can mean on the day, each with why, in order of their ids: by a name, by an office
/// ("prime minister of Albania"), or, if by neither, by a part of a name.
fn meanings<'a>(names: &'a Names, words: &str, date: Option<Date>) -> Vec<(&'a Entry, String)> {
    let key = folded(words);
    let mut found = by_name(names, |name| name == key);
    found.extend(by_office(names, words, date));
    if found.is_empty() {
        let part = |name: &str| name.split(' ').any(|word| word == key);
        found = by_name(names, part);
    }
    found.retain(|(entry, _)| date.is_none_or(|date| entry.existed(date)));
    found
}

fn by_name(names: &Names, fits: impl Fn(&str) -> bool) -> Vec<(&Entry, String)> {
    let fitting = names.names().iter().filter(|name| fits(&folded(&name.text)));
    fitting
        .filter_map(|name| {
            let why = format!("{} “{}”", kind_of_name(name.what), name.text);
            Some((names.entry(&name.entity)?, why))
        })
        .collect()
}

fn by_office<'a>(names: &'a Names, words: &str, date: Option<Date>) -> Vec<(&'a Entry, String)> {
    let Some((office, of)) = words.split_once(" of ") else { return Vec::new() };
    let (office, of) = (office.to_lowercase(), folded(of));
    let mut found = Vec::new();
    for owner in names.entries().filter(|entry| folded(&entry.entity.label) == of) {
        let why = format!("office, {office} of {}", owner.entity.label);
        let holders = names.holder(&office, &owner.entity.id, date);
        found.extend(holders.iter().filter_map(|id| Some((names.entry(id)?, why.clone()))));
    }
    found
}

fn folded(name: &str) -> String {
    text::fold(name).to_lowercase()
}

fn kind_of_name(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Name => "name",
        NameKind::Acronym => "acronym",
        NameKind::Demonym => "demonym",
        NameKind::Metonym => "metonym",
        NameKind::Spelling => "spelling",
    }
}

/// The entity in one line and why it is meant, then its offices: all, or those held on the day.
fn description(names: &Names, entry: &Entry, why: &str, date: Option<Date>) -> String {
    let Entity { id, kind, label, wikidata, of, offices, .. } = &entry.entity;
    let mut text = format!("{label}  {}  {id}", kind.name());
    text.extend(wikidata.iter().map(|item| format!("  {item}")));
    text.extend(of.iter().map(|of| format!("  of {of}")));
    text += &format!("\n  by its {why}\n");
    for Office { title, of, from, until } in offices {
        let held = |date| names.holder(title, of, Some(date)).contains(id);
        if date.is_none_or(held) {
            let day = |date: &Option<Date>| date.map_or("…".to_owned(), |date| date.to_string());
            text += &format!("  {title} of {of}, {} to {}\n", day(from), day(until));
        }
    }
    text
}
