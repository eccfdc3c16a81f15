//! `chancery export`.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery::graph::{ExportError, GraphFormat};
use clap::Args;

use super::exit::{Exit, UsageError};
use super::output::Output;
use super::store::StoreFolder;
use super::{formats, message};

/// Writes the whole graph for other tools
///
/// The same articles give the same bytes. Turtle, N-Triples and RDF/XML hold all triples; TriG, N-Quads and JSON-LD
/// also say which article each comes from.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery export graph.ttl
  chancery export graph.nq.gz
  chancery export -f trig | less")]
pub struct Export {
    /// The file to write, its ending telling the format, `.gz` included; `-` or nothing is standard output
    file: Option<PathBuf>,
    /// The format; Turtle on standard output unless told otherwise
    #[arg(short, long, value_parser = formats::graph())]
    format: Option<GraphFormat>,
    #[command(flatten)]
    store: StoreFolder,
}

impl Export {
    /// Writes the graph.
    pub fn run(self) -> Result<Exit> {
        let store = self.store.look()?;
        match self.file.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => {
                let written = store.export_to(path, self.format).map_err(refused)?;
                message::note(format_args!("{written} statements written to {}", path.display()));
            }
            None => {
                let mut output = Output::new();
                store.export(self.format.unwrap_or(GraphFormat::Turtle), &mut output)?;
                output.finish()?;
            }
        }
        Ok(Exit::Done)
    }
}

/// An error as the command line takes it: an ending that tells no format is usage, the rest is failure.
fn refused(error: ExportError) -> anyhow::Error {
    match error {
        ExportError::UnknownFormat(_) => UsageError(error.to_string()).into(),
        _ => error.into(),
    }
}
