//! `chancery shapes`.

use std::io::Write;

use anyhow::Result;
use chancery::rdf;
use clap::Args;

use super::exit::Exit;
use super::output::Output;

/// Prints the shapes (SHACL) that everything in the graph has, as Turtle
#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery shapes > shapes.ttl && chancery export graph.ttl && pyshacl -s shapes.ttl graph.ttl")]
pub struct Shapes {}

impl Shapes {
    /// Prints them.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        output.write_all(rdf::SHAPES.as_bytes())?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
