//! `chancery describe`.

use anyhow::Result;
use chancery::graph::{GraphFormat, Publication};
use clap::Args;
use oxigraph::model::NamedNode;

use super::exit::Exit;
use super::output::Output;
use super::store::StoreFolder;

/// Describes the dataset for catalogues, as VoID and DCAT in Turtle
///
/// What it holds and how much of each, the time it covers, the program that made it, and what you say of its title,
/// licence and dumps. The same graph gives the same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery describe > void.ttl
  chancery describe --licence https://creativecommons.org/licenses/by/4.0/ \\
      --dump https://example.org/data/graph.nq.gz > void.ttl")]
pub struct Describe {
    /// The title of the dataset
    #[arg(long)]
    title: Option<String>,
    /// The licence under which others may use it, as an IRI
    #[arg(long, value_name = "IRI", value_parser = parse_iri)]
    licence: Option<NamedNode>,
    /// The address of an export, its ending telling the format; may be given several times
    #[arg(long = "dump", value_name = "IRI", value_parser = parse_iri)]
    dumps: Vec<NamedNode>,
    #[command(flatten)]
    store: StoreFolder,
}

impl Describe {
    /// Describes it.
    pub fn run(self) -> Result<Exit> {
        let Self { title, licence, dumps, store } = self;
        let mut output = Output::new();
        let publication = Publication { title, licence, dumps, endpoint: None };
        store.look()?.describe(&publication, GraphFormat::Turtle, &mut output)?;
        output.finish()?;
        Ok(Exit::Done)
    }
}

/// Reads an IRI.
///
/// # Errors
/// If it isn't absolute.
pub fn parse_iri(text: &str) -> Result<NamedNode, String> {
    NamedNode::new(text).map_err(|_| "not an absolute IRI such as https://example.org/".to_owned())
}
