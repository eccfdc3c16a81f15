//! [`Filter`]: what `tag` and `extract` share: articles in, lines out, no store.

use std::fmt;
use std::io::Write;

use anyhow::Result;
use chancery::model::{Analysis, Document};
use chancery::pipeline::Pipeline;
use chancery::rdf::Base;
use chancery::read;
use clap::{Args, ValueEnum};

use super::amiss::Amiss;
use super::base::BaseIri;
use super::exit::Exit;
use super::inputs::Inputs;
use super::output::Output;
use super::progress::Progress;
use super::resources::Resources;

/// Articles in, lines out.
#[derive(Debug, Args)]
pub struct Filter {
    #[command(flatten)]
    inputs: Inputs,
    /// A text to read instead of files
    #[arg(long, value_name = "TEXT", conflicts_with = "paths")]
    text: Option<String>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    base: BaseIri,
    #[command(flatten)]
    resources: Resources,
}

/// How a filter writes its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// JSON Lines, one object a line, offsets in Unicode code points
    Jsonl,
    /// RDF, ready to be merged and loaded
    Nquads,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Jsonl => "jsonl",
            Self::Nquads => "nquads",
        })
    }
}

impl Filter {
    /// Reads the articles by `stages` and writes what `lines` makes of each, in order.
    ///
    /// # Errors
    /// If data files have faults or the output can't be written.
    pub fn run(
        self,
        stages: impl Fn(&Pipeline, Document) -> Analysis + Sync,
        lines: impl Fn(&Analysis, Format, &Base) -> String + Sync,
    ) -> Result<Exit> {
        let pipeline = self.resources.pipeline()?;
        let base = self.base.base();
        let mut output = Output::new();
        if let Some(text) = self.text {
            let mut document = Document::from_text("text", &text);
            document.published = self.inputs.date;
            let analysis = stages(&pipeline, document);
            output.write_all(lines(&analysis, self.format, &base).as_bytes())?;
            output.finish()?;
            return Ok(Exit::Done);
        }
        let mut amiss = Amiss::default();
        let files = self.inputs.files(&mut amiss)?;
        let is_stream = files.iter().any(|file| read::is_standard_input(file));
        self.inputs.analyse(
            &files,
            &mut Progress::default(),
            &mut amiss,
            |document| lines(&stages(&pipeline, document), self.format, &base),
            |lines| {
                output.write_all(lines.as_bytes())?;
                // A feed that never ends is answered as it comes.
                if is_stream { Ok(output.flush()?) } else { Ok(()) }
            },
        )?;
        output.finish()?;
        Ok(amiss.tell())
    }
}
