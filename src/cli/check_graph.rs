//! `chancery check-graph`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use chancery::graph::{Conformance, Violation};
use chancery::rdf::{SHAPES, Shapes};
use clap::Args;

use super::exit::Exit;
use super::output::Output;
use super::store::StoreFolder;

/// Checks that everything in the graph has the shape that it should
///
/// Each constraint of the shapes (SHACL; `chancery shapes`) is asked as a query. Names the nodes that break one, what is
/// wrong with them and what is right, and then ends with 1.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery check-graph --store albania.db
  chancery check-graph --shapes my-shapes.ttl")]
pub struct CheckGraph {
    /// Check against the shapes of this file, in Turtle, instead of chancery's own
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,
    /// Name at most so many nodes for each constraint
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    store: StoreFolder,
}

impl CheckGraph {
    /// Checks, and tells what is wrong.
    pub fn run(self) -> Result<Exit> {
        let shapes = match &self.shapes {
            Some(path) => {
                let name = || path.display().to_string();
                let turtle = std::fs::read_to_string(path).with_context(name)?;
                Shapes::parse(&turtle).with_context(name)?
            }
            None => Shapes::parse(SHAPES)?,
        };
        let conformance = self.store.look()?.check(&shapes, self.limit)?;
        let mut output = Output::new();
        write(&conformance, &mut output)?;
        output.finish()?;
        Ok(if conformance.conforms() { Exit::Done } else { Exit::Failed })
    }
}

fn write(conformance: &Conformance, output: &mut impl Write) -> Result<()> {
    for Violation { name, wrong, right, .. } in &conformance.violations {
        writeln!(output, "{name}\n  wrong: {wrong}")?;
        // Shapes of one's own may say nothing.
        if !right.is_empty() {
            writeln!(output, "  right: {right}")?;
        }
    }
    let Conformance { nodes, constraints, violations, found } = conformance;
    if conformance.conforms() {
        let counts: Vec<String> =
            nodes.iter().map(|(label, count)| format!("{count} {label}")).collect();
        writeln!(output, "The graph conforms to its shapes.")?;
        writeln!(output, "{constraints} constraints hold; checked were {}.", counts.join(", "))?;
        return Ok(());
    }
    let shown = match violations.len() {
        all if all == *found => String::new(),
        some => format!(" ({some} are shown; --limit shows more)"),
    };
    writeln!(output, "The graph breaks its shapes in {found} places{shown}.")?;
    Ok(())
}
