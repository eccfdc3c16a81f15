//! `chancery rules`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::examples;
use chancery::gazetteer::Gazetteer;
use chancery::pipeline::Pipeline;
use chancery::rules::{Relation, Rules as RuleSet};
use clap::{Args, Subcommand};

use super::exit::Exit;
use super::faults;
use super::output::Output;
use super::table::Table;

/// Looks after relation rules: the cues by which claims are read
#[derive(Debug, Args)]
pub struct Rules {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    Check(Check),
    List(List),
}

/// Tells every fault of rule files: file, line, column, reason, hint; then runs their examples
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery rules check
  chancery rules check my-rules/")]
struct Check {
    /// Folders of rules to check with the shipped ones
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
}

/// Lists the relations with what they mean
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery rules list
  chancery rules list --rules my-rules/")]
struct List {
    /// A folder of relation rules (TOML) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    rules: Vec<PathBuf>,
}

impl Rules {
    /// Checks or lists.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        match self.command {
            RulesCommand::Check(Check { folders }) => {
                let rules = load(&folders)?;
                writeln!(output, "{}", totals(&rules))?;
                let gazetteer = Gazetteer::load(&[]).or_else(|faults| faults::refuse(&faults))?;
                let failures = examples::check(&Pipeline::new(gazetteer, rules));
                for failure in &failures {
                    writeln!(output, "{failure}")?;
                }
                if !failures.is_empty() {
                    output.finish()?;
                    anyhow::bail!(
                        "{} examples don't make the claims that they say",
                        failures.len()
                    );
                }
            }
            RulesCommand::List(List { rules }) => {
                let rules = load(&rules)?;
                let mut table = Table::new(["relation", "PLOVER", "CAMEO", "meaning"]);
                for relation in &rules.relations {
                    let Relation { name, codes, definition, .. } = relation;
                    table.row([name, &*codes.to_string(), &codes.cameo, definition.as_str()]);
                }
                table.write(&mut output)?;
            }
        }
        output.finish()?;
        Ok(Exit::Done)
    }
}

fn load(folders: &[PathBuf]) -> Result<RuleSet> {
    RuleSet::load(folders).or_else(|faults| faults::refuse(&faults))
}

fn totals(rules: &RuleSet) -> String {
    let sum = |of: fn(&Relation) -> usize| rules.relations.iter().map(of).sum::<usize>();
    format!(
        "no faults: {} relations, {} verbs, {} nouns, {} examples",
        rules.relations.len(),
        sum(|r| r.verbs.len()),
        sum(|r| r.nouns.len()),
        sum(|r| r.examples.len()),
    )
}
