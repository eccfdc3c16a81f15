//! `chancery publish`.

use std::time::Duration;

use anyhow::Result;
use chancery::publish::{Protocol, PublishError, Retries, Target, publish};
use clap::{Args, ValueEnum};
use oxigraph::model::NamedNode;

use super::describe::parse_iri;
use super::exit::{Exit, UsageError};
use super::message;
use super::store::StoreFolder;

/// The environment variable with the value of the header `Authorization`: on a command line everybody would see it.
const AUTHORIZATION: &str = "CHANCERY_AUTHORIZATION";

/// Sends the graph to another store over HTTP, graph by graph
///
/// A graph of the same name is replaced, the endpoint's own default graph included unless --default-graph names
/// another; all others stay as they are. What fails for a passing reason is tried again, and the whole may be sent
/// again. No other command reaches out.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery publish http://localhost:7878/store
  chancery publish https://example.org/sparql --protocol update --default-graph https://example.org/knowledge
  CHANCERY_AUTHORIZATION=\"Bearer $TOKEN\" chancery publish https://example.org/store")]
pub struct Publish {
    /// The address of a SPARQL 1.1 Graph Store or, with --protocol update, of an Update endpoint
    url: String,
    /// What the endpoint speaks
    #[arg(long, value_enum, default_value_t = Speaks::GraphStore)]
    protocol: Speaks,
    /// The graph that takes what the default graph holds, in place of the endpoint's own
    #[arg(long, value_name = "IRI", value_parser = parse_iri)]
    default_graph: Option<NamedNode>,
    /// How often a request is tried again
    #[arg(long, default_value_t = 5)]
    retries: u32,
    /// The wait before the first of these tries; each is twice as long as the one before, a minute at most
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 1000)]
    wait: u64,
    #[command(flatten)]
    store: StoreFolder,
}

/// What an endpoint speaks.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Speaks {
    /// The SPARQL 1.1 Graph Store Protocol
    GraphStore,
    /// SPARQL 1.1 Update
    Update,
}

impl Publish {
    /// Sends it.
    pub fn run(self) -> Result<Exit> {
        let target = Target {
            url: self.url,
            protocol: match self.protocol {
                Speaks::GraphStore => Protocol::GraphStore,
                Speaks::Update => Protocol::Update,
            },
            default_graph: self.default_graph,
            authorization: std::env::var(AUTHORIZATION).ok(),
            retries: Retries { times: self.retries, wait: Duration::from_millis(self.wait) },
        };
        let published = publish(&self.store.look()?, &target).map_err(refused)?;
        let retried = match published.retried {
            0 => String::new(),
            times => format!(", {times} requests sent again"),
        };
        message::note(format_args!(
            "{} quads in {} graphs sent to {}{retried}",
            published.quads, published.graphs, target.url
        ));
        Ok(Exit::Done)
    }
}

/// An error as the command line takes it: an address that is none is usage, the rest is failure.
fn refused(error: PublishError) -> anyhow::Error {
    match error {
        PublishError::Address(_) => UsageError(error.to_string()).into(),
        _ => error.into(),
    }
}
