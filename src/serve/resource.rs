//! `/id/…`: what an IRI of the graph means, as a page for people or as RDF for programs.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use oxigraph::model::NamedNode;

use super::form::Fields;
use super::media::{self, Media};
use super::reply::Refusal;
use super::site::Site;
use super::{accept, graphs, pages, sparql};
use crate::graph::{GraphFormat, QueryOptions, Question, Row};

/// Answers for the IRI whose path below the base stands behind `/id/`, percent-encoded as in the IRI.
pub(super) async fn resource(State(site): State<Arc<Site>>, request: Request) -> Response {
    if let Err(refusal) = graphs::only_read(request.method()) {
        return refusal.into_response();
    }
    let fields = Fields::of_address(request.uri());
    let accept = sparql::accepted(request.headers());
    let edition = site.edition();
    let local = request.uri().path().strip_prefix("/id/").unwrap_or_default();
    let node = NamedNode::new(format!("{}{local}", edition.store.base().as_str()));
    let Ok(node) = node else { return pages::missing("This is no IRI of the graph.") };
    if is_for_people(&fields, accept) {
        return match edition.ledger.find(node.as_str()) {
            Some(row) => pages::thing(edition, row, request.uri()).await,
            None => pages::missing("The graph has nothing of this name."),
        };
    }
    match edition.ledger.find(node.as_str()) {
        Some(Row::Article(_)) => graphs::send(&site, Some(node), &fields, accept).await,
        _ => describe(&site, node, &fields, accept).await,
    }
}

/// Whether the client likes a page at least as well as RDF.
fn is_for_people(fields: &Fields, accept: Option<&str>) -> bool {
    let mut offers = vec![media::HTML];
    offers.extend(GraphFormat::offers().into_iter().map(|(name, _)| name));
    !fields.has("as") && accept::best(accept, &offers) == Some(0)
}

async fn describe(
    site: &Arc<Site>,
    node: NamedNode,
    fields: &Fields,
    accept: Option<&str>,
) -> Response {
    let options = QueryOptions { timeout: Some(site.settings.timeout) };
    let question = format!("describe {node}");
    graphs::write(site, fields, accept, question, move |edition, format, outlet, stop| {
        if !edition.store.knows(&node)? {
            return Err(Refusal::not_found(format!("the graph has nothing called {node}")));
        }
        let question = Question::new(format!("DESCRIBE {node}"));
        Ok(edition.store.question(&question, stop, &options)?.write_graph(format, outlet)?)
    })
    .await
}
