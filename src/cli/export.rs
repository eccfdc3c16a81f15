//! `chancery export`.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery::graph::{ExportError, ExportFormat, ExportOptions, GraphFormat};
use clap::Args;

use super::exit::{Exit, UsageError};
use super::output::Output;
use super::part::PartOptions;
use super::store::StoreFolder;
use super::{formats, message};

/// Writes the graph, or a part of it, for other tools
///
/// The same articles give the same bytes. Turtle, N-Triples and RDF/XML hold all triples; TriG, N-Quads and JSON-LD
/// also say which article each comes from. GraphML and DOT are the network of entities: an edge a relation and pair,
/// as heavy as there are stories that assert it. CSV has a row an event.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery export graph.ttl
  chancery export graph.nq.gz
  chancery export -f trig | less
  chancery export network.graphml --since 2024-01-01
  chancery export events.csv
  chancery export norway.jsonld --select Norway
  chancery export claims.trig --rdf12
  chancery export --shards 16 parts")]
pub struct Export {
    /// The file to write, its ending telling the format, `.gz` included; `-` or nothing is standard output
    file: Option<PathBuf>,
    /// The format; Turtle on standard output unless told otherwise
    #[arg(short, long, value_parser = formats::export())]
    format: Option<ExportFormat>,
    /// Write the whole graph as so many files of sorted, gzipped N-Quads and a manifest into the folder FILE
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..),
          requires = "file", conflicts_with_all = ["format", "select", "since", "until", "rdf12", "all_claims"])]
    shards: Option<u16>,
    #[command(flatten)]
    part: PartOptions,
    /// Let each claim also reify its statement as RDF 1.2 does (Turtle, TriG, N-Triples, N-Quads)
    #[arg(long)]
    rdf12: bool,
    /// Give networks an edge also for what is planned, hypothetical, negated or hearsay, and say so
    #[arg(long)]
    all_claims: bool,
    #[command(flatten)]
    store: StoreFolder,
}

impl Export {
    /// Writes the graph.
    pub fn run(self) -> Result<Exit> {
        let store = self.store.look()?;
        if let (Some(shards), Some(folder)) = (self.shards, &self.file) {
            let manifest = store.export_shards(folder, usize::from(shards))?;
            let (quads, folder) = (manifest.quads, folder.display());
            message::note(format_args!("{quads} quads written to {shards} files in {folder}"));
            return Ok(Exit::Done);
        }
        let part = self.part.of(&store)?;
        let options = ExportOptions { part, rdf12: self.rdf12, all_claims: self.all_claims };
        match self.file.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => {
                let written = store.export_to(path, self.format, &options).map_err(refused)?;
                let format =
                    self.format.map_or_else(|| ExportFormat::of_path(path), |f| Ok((f, false)));
                let unit = format.map_or("statements", |(format, _)| format.unit());
                message::note(format_args!("{written} {unit} written to {}", path.display()));
            }
            None => {
                let mut output = Output::new();
                let format = self.format.unwrap_or(GraphFormat::Turtle.into());
                store.export(format, &options, &mut output)?;
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
