//! `/store`: the SPARQL 1.1 Graph Store HTTP Protocol, for reading.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use oxigraph::model::NamedNode;

use super::form::Fields;
use super::media::{self, Typed};
use super::reply::Refusal;
use super::site::Site;
use super::{answer, sparql};
use crate::graph::{ExportError, GraphFormat};

const ALLOWED: &str = "GET, HEAD, OPTIONS";

/// Answers `?graph=IRI` with an article's graph, and `?default` with what articles share.
pub(super) async fn store(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Refusal::method(ALLOWED).into_response();
    }
    let fields = Fields::of_address(request.uri());
    match named(&fields) {
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
    let asked = Some(fields.text("as")).filter(|name| !name.is_empty());
    let Some(Typed { format, media }) = media::choose::<GraphFormat>(asked, accept) else {
        return sparql::not_acceptable::<GraphFormat>().into_response();
    };
    let edition = site.edition();
    let mut response = answer::run(site, move |outlet, _| {
        if let Some(name) = &name
            && !edition.store.has_graph(name)?
        {
            return Err(Refusal::not_found(format!("there is no graph <{}>", name.as_str())));
        }
        outlet.set_media(media);
        edition.store.write_one(name.as_ref(), format, outlet).map_err(failed)
    })
    .await;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// Why a graph was not sent whole.
pub(super) fn failed(error: ExportError) -> Refusal {
    Refusal::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
}
