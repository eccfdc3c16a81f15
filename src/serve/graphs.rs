//! Graphs as answers, and `/store`: the SPARQL 1.1 Graph Store HTTP Protocol, for reading.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use oxigraph::model::NamedNode;

use super::body::Outlet;
use super::edition::Edition;
use super::form::Fields;
use super::media::{self, Typed};
use super::reply::Refusal;
use super::site::Site;
use super::{answer, sparql};
use crate::graph::{CancellationToken, ExportError, GraphFormat};

/// An error unless the method is one that reads.
pub(super) fn only_read(method: &Method) -> Result<(), Refusal> {
    match *method {
        Method::GET | Method::HEAD => Ok(()),
        _ => Err(Refusal::method("GET, HEAD, OPTIONS")),
    }
}

/// Answers `?graph=IRI` with an article's graph, and `?default` with what articles share.
pub(super) async fn store(State(site): State<Arc<Site>>, request: Request) -> Response {
    let fields = Fields::of_address(request.uri());
    match only_read(request.method()).and_then(|()| named(&fields)) {
        Ok(name) => send(&site, name, &fields, sparql::accepted(request.headers())).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// The graph that is asked for; none for the default graph.
fn named(fields: &Fields) -> Result<Option<NamedNode>, Refusal> {
    match (fields.one("graph")?, fields.has("default")) {
        (Some(iri), false) => NamedNode::new(iri)
            .map(Some)
            .map_err(|error| Refusal::bad(format!("\"{iri}\" is no IRI ({error})"))),
        (None, true) => Ok(None),
        _ => Err(Refusal::bad("give either ?graph= with an article's IRI or ?default")),
    }
}

/// Sends a graph of the store.
pub(super) async fn send(
    site: &Arc<Site>,
    name: Option<NamedNode>,
    fields: &Fields,
    accept: Option<&str>,
) -> Response {
    let question = format!("graph {}", name.as_ref().map_or("", NamedNode::as_str));
    write(site, fields, accept, question, move |edition, format, outlet, _| {
        if let Some(name) = &name
            && !edition.store.has_graph(name)?
        {
            return Err(Refusal::not_found(format!("there is no graph <{}>", name.as_str())));
        }
        edition.store.write_one(name.as_ref(), format, outlet).map_err(failed)
    })
    .await
}

/// Sends what `write` writes, in the format of RDF that the address asks for (`as=ttl`) or the client likes best. With its
/// format the answer follows from `question` alone.
pub(super) async fn write(
    site: &Arc<Site>,
    fields: &Fields,
    accept: Option<&str>,
    question: String,
    write: impl FnOnce(&Edition, GraphFormat, &mut Outlet, &CancellationToken) -> Result<(), Refusal>
    + Send
    + 'static,
) -> Response {
    let asked = Some(fields.text("as")).filter(|name| !name.is_empty());
    let Some(Typed { format, media }) = media::choose::<GraphFormat>(asked, accept) else {
        return sparql::not_acceptable::<GraphFormat>().into_response();
    };
    let question = format!("{media} {question}");
    let (edition, deadline) = (site.edition(), answer::deadline(site));
    let mut response =
        answer::run(site, edition, question, deadline, move |edition, outlet, stop| {
            outlet.set_media(media);
            write(edition, format, outlet, stop)
        })
        .await;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// Why a graph was not sent whole.
pub(super) fn failed(error: ExportError) -> Refusal {
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
}
