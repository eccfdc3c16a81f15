//! `chancery vocabulary`.

use std::io::Write;

use anyhow::Result;
use chancery::rdf;
use clap::Args;

use super::exit::Exit;
use super::output::Output;

/// Prints the vocabulary of the graph as Turtle: classes, relations, properties
#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery vocabulary > chancery.ttl")]
pub struct Vocabulary {}

impl Vocabulary {
    /// Prints it.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        output.write_all(rdf::VOCABULARY.as_bytes())?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
