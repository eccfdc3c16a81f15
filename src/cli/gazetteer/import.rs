//! `chancery gazetteer import`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};
use chancery::gazetteer::import::{Columns, Format, Options, Report, Written, import};
use chancery::model::EntityKind;
use clap::{Args, ValueEnum};

use super::super::exit::Exit;
use super::super::message;
use super::super::output::Output;

/// Adds other people's lists to a folder of gazetteers
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Whoever is known keeps id, label and every filled cell. The folder is then used with --gazetteer DIR.

Examples:
  chancery gazetteer import officeholders21.csv
  chancery gazetteer import --into mine results.json
  chancery gazetteer import --into mine --min-population 50000 cities15000.txt
  chancery gazetteer import --into mine --kind organisation --columns label=Name,acronyms=Short ngos.csv"
)]
pub struct Import {
    /// Results of Wikidata's query service, dumps of GeoNames, terms of office, or plain lists
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The form of the files; each tells its own unless it is said
    #[arg(long, value_enum)]
    from: Option<From>,
    /// The folder that they come into; it is made where there is none
    #[arg(long, value_name = "DIR", default_value = "gazetteers-local")]
    into: PathBuf,
    /// What the rows of a plain list are, where no id says it
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// Which columns of a plain list are which of ours: label=Name,wikidata=QID
    #[arg(long, value_parser = Columns::parse)]
    columns: Option<Columns>,
    /// Leave smaller towns out
    #[arg(long, value_name = "PEOPLE", default_value_t = 0)]
    min_population: u64,
    /// A folder of gazetteers (CSV) that is used too; given again, the later wins
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,
}

/// The form of a file, as the command line names it.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// Results of queries/wikidata/*.rq: CSV, TSV or JSON
    Wikidata,
    /// A dump as downloaded: cities15000.txt
    Geonames,
    /// repo,position,person,personID,start,end,enwiki
    Officeholders,
    /// Comma-separated values with a header
    Csv,
}

/// What a row is about, as the command line names it.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// People, and their offices
    Person,
    /// Organisations
    Organisation,
    /// Places
    Place,
}

impl Import {
    /// Imports the files and tells what came of it.
    pub fn run(self) -> Result<Exit> {
        let options = Options {
            format: self.from.map(|from| match from {
                From::Wikidata => Format::Wikidata,
                From::Geonames => Format::Geonames,
                From::Officeholders => Format::Officeholders,
                From::Csv => Format::Csv,
            }),
            kind: self.kind.map(|kind| match kind {
                Kind::Person => EntityKind::Person,
                Kind::Organisation => EntityKind::Organisation,
                Kind::Place => EntityKind::Place,
            }),
            columns: self.columns.unwrap_or_default(),
            least_population: self.min_population,
        };
        match import(&self.files, &self.gazetteer, &self.into, &options) {
            Ok(report) => tell(&report),
            Err(found) => {
                found.iter().for_each(message::error);
                bail!("nothing was imported")
            }
        }
    }
}

fn tell(report: &Report) -> Result<Exit> {
    let mut output = Output::new();
    for Written { path, added, amended } in &report.written {
        writeln!(output, "{}: {added} rows added, {amended} amended", path.display())?;
    }
    if report.known > 0 {
        writeln!(output, "{} rows told nothing new", report.known)?;
    }
    if report.passed_over > 0 {
        writeln!(
            output,
            "{} rows were passed over: nothing that a gazetteer holds",
            report.passed_over
        )?;
    }
    output.finish()?;
    report.faults.iter().for_each(message::warning);
    match report.faults.len() {
        0 => return Ok(Exit::Done),
        1 => message::error("a row has a fault; the rest was imported"),
        many => message::error(format_args!("rows have {many} faults; the rest was imported")),
    }
    Ok(Exit::Failed)
}
