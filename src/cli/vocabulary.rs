//! `chancery vocabulary`.

use std::io::Write;

use anyhow::Result;
use chancery::rdf::{self, Base, Context};
use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::output::Output;

/// Prints the vocabulary of the graph: classes, relations, properties, and the codes of PLOVER and CAMEO
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery vocabulary > chancery.ttl
  chancery vocabulary --format html > chancery.html
  chancery vocabulary --format jsonld-context > context.jsonld")]
pub struct Vocabulary {
    /// The form
    #[arg(short, long, value_enum, default_value_t = Form::Ttl)]
    format: Form,
}

/// A form of the vocabulary.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// Turtle
    Ttl,
    /// A page to read
    Html,
    /// The context with which JSON-LD says the graph in short names
    JsonldContext,
}

impl Vocabulary {
    /// Prints it.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        match self.format {
            Form::Ttl => write!(output, "{}\n{}", rdf::VOCABULARY, rdf::CODES)?,
            Form::Html => output.write_all(rdf::page().as_bytes())?,
            Form::JsonldContext => {
                let context =
                    serde_json::json!({"@context": Context::of(&Base::default()).to_json()});
                serde_json::to_writer_pretty(&mut output, &context)?;
                writeln!(output)?;
            }
        }
        output.finish()?;
        Ok(Exit::Done)
    }
}
