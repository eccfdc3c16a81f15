//! `chancery shapes`.

use std::io::{self, Write};

use anyhow::Result;
use chancery::rdf::{SHAPES, Shapes as Read};
use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::output::Output;

/// Prints the shapes (SHACL) that everything in the graph has
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery shapes > shapes.ttl && chancery export graph.ttl && pyshacl -s shapes.ttl graph.ttl
  chancery shapes --format sparql")]
pub struct Shapes {
    /// The form
    #[arg(short, long, value_enum, default_value_t = Form::Ttl)]
    format: Form,
}

/// A form of the shapes.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// Turtle
    Ttl,
    /// The queries of `check-graph`, for any store: each gives the nodes that break a constraint
    Sparql,
}

impl Shapes {
    /// Prints them.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        match self.format {
            Form::Ttl => output.write_all(SHAPES.as_bytes())?,
            Form::Sparql => write_queries(&Read::parse(SHAPES)?, &mut output)?,
        }
        output.finish()?;
        Ok(Exit::Done)
    }
}

/// Writes a query a constraint, with what is right above it and an empty line below.
fn write_queries(shapes: &Read, output: &mut impl Write) -> io::Result<()> {
    for shape in &shapes.shapes {
        for constraint in &shape.constraints {
            writeln!(output, "# {}\n{}\n", constraint.message, shape.query(constraint))?;
        }
    }
    Ok(())
}
