//! Sending a graph to another store over HTTP: the only room that reaches out, and only when it is told where to.
//!
//! Every request can be sent twice without harm (a graph is replaced, a triple that is there is inserted again), so
//! what fails for a passing reason is tried again.

mod client;
mod error;
mod retry;
mod update;

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use oxigraph::model::NamedNode;

use crate::graph::Store;
use client::Client;
pub use error::PublishError;
pub use retry::Retries;
use update::Updates;

/// How a store takes graphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// The SPARQL 1.1 Graph Store Protocol: a PUT for each graph.
    GraphStore,
    /// SPARQL 1.1 Update: a graph is dropped and filled again.
    Update,
}

/// Where a graph goes, and how.
#[derive(Debug, Clone)]
pub struct Target {
    /// The address of the endpoint: `http:` or `https:`.
    pub url: String,
    /// What it speaks.
    pub protocol: Protocol,
    /// The graph that takes what is in the default graph; the endpoint's own default graph if none is given.
    pub default_graph: Option<NamedNode>,
    /// The value of the header `Authorization`, if the endpoint wants one.
    pub authorization: Option<String>,
    /// How often a request is tried again.
    pub retries: Retries,
}

/// What was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Graphs, the default graph among them.
    pub graphs: usize,
    /// Quads.
    pub quads: usize,
    /// Requests that were tried again.
    pub retried: usize,
}

/// Sends every graph of a store: the default graph, then the named graphs by name. A graph of the endpoint that has one
/// of these names is replaced; its other graphs stay as they are.
///
/// One graph at a time is kept in a temporary file. When it fails, what was sent before is there; sending again mends
/// the rest.
///
/// # Errors
/// If the address is none, the store can't be read, or the endpoint refuses or doesn't answer in the end.
pub fn publish(store: &Store, target: &Target) -> Result<Published, PublishError> {
    let mut client = Client::new(target)?;
    let mut published = Published::default();
    let names = store.graph_names()?;
    for name in std::iter::once(None).chain(names.iter().map(Some)) {
        let (file, quads) = spool(store, name)?;
        let graph = name.or(target.default_graph.as_ref());
        match target.protocol {
            Protocol::GraphStore => client.put(graph, &file)?,
            Protocol::Update => {
                for update in Updates::new(graph, file) {
                    client.update(&update.map_err(PublishError::Spool)?)?;
                }
            }
        }
        published.graphs += 1;
        published.quads += quads;
    }
    published.retried = client.retried();
    Ok(published)
}

/// A graph as N-Triples in a file without a name, at its beginning.
fn spool(store: &Store, graph: Option<&NamedNode>) -> Result<(File, usize), PublishError> {
    let mut writer = BufWriter::new(tempfile::tempfile().map_err(PublishError::Spool)?);
    let quads = store.export_graph(graph, &mut writer)?;
    let flushed = writer.flush().and_then(|()| {
        let mut file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind().map(|()| file)
    });
    Ok((flushed.map_err(PublishError::Spool)?, quads))
}
