//! What the server says of itself: a service description at `/sparql`, and of its data at `/.well-known/void`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Triple};

use super::form::Fields;
use super::reply::Refusal;
use super::site::Site;
use super::{graphs, host, sparql};
use crate::graph::Publication;

/// Describes the endpoint.
pub(super) async fn service(
    site: &Arc<Site>,
    accept: Option<&str>,
    fields: &Fields,
    here: String,
) -> Response {
    let question = format!("service {here}");
    graphs::write(site, fields, accept, question, move |edition, format, outlet, _| {
        let dataset = format!("{}dataset", edition.store.base().as_str());
        let triples = service_description(&here, &dataset)?;
        edition.store.write_triples(triples, format, outlet).map_err(graphs::failed)
    })
    .await
}

/// Describes the dataset, as `chancery describe` does.
pub(super) async fn void(State(site): State<Arc<Site>>, request: Request) -> Response {
    if let Err(refusal) = graphs::only_read(request.method()) {
        return refusal.into_response();
    }
    let fields = Fields::of_address(request.uri());
    let here = here(&site, &request);
    let accept = sparql::accepted(request.headers());
    let question = format!("void {here}");
    graphs::write(&site, &fields, accept, question, move |edition, format, outlet, _| {
        let endpoint = NamedNode::new(format!("{here}/sparql")).ok();
        let publication = Publication { endpoint, ..Publication::default() };
        edition.store.describe(&publication, format, outlet).map_err(graphs::failed)
    })
    .await
}

/// How the client reaches the server: `http://localhost:7878`.
pub(super) fn here(site: &Site, request: &Request) -> String {
    let name = host::asked(request).map_or_else(|| site.settings.bind.to_string(), str::to_owned);
    let address = format!("http://{name}");
    // What a client says of itself must not become more than an address.
    address.parse::<Uri>().map_or_else(|_| format!("http://{}", site.settings.bind), |_| address)
}

/// The description of the endpoint at `here`, which answers for a dataset.
fn service_description(here: &str, dataset: &str) -> Result<Vec<Triple>, Refusal> {
    let formats = [
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "N-Quads",
        "TriG",
        "JSON-LD",
        "RDF_XML",
    ];
    let formats = formats.map(|name| format!("formats:{name}")).join(", ");
    let turtle = format!(
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
</sparql> a sd:Service ;
    sd:endpoint </sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} ;
    sd:defaultDataset <{dataset}> .
<{dataset}> a sd:Dataset, void:Dataset ;
    sd:defaultGraph </store?default> ;
    void:sparqlEndpoint </sparql> .
</store?default> a sd:Graph .
"
    );
    let fault = |error: &dyn std::fmt::Display| {
        let message = format!("the description is faulty: {error}");
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    };
    let parser = RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(here)
        .map_err(|error| fault(&error))?;
    let quads = parser.for_slice(turtle.as_bytes());
    quads.map(|quad| quad.map(Triple::from).map_err(|error| fault(&error))).collect()
}

#[cfg(test)]
mod tests {
    use super::service_description;

    #[test]
    fn the_description_is_turtle() {
        let triples = service_description("http://localhost:1", "http://x/dataset");
        assert!(triples.expect("it is read").len() > 15);
    }
}
