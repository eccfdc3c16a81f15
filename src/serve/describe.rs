//! What the server says of itself: a service description at `/sparql`, and VoID at `/.well-known/void`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;

use super::form::Fields;
use super::media::{self, Typed};
use super::reply::Refusal;
use super::site::Site;
use super::{answer, graphs, sparql};
use crate::graph::{GraphFormat, Store, StoreError};

/// The prefixes of both descriptions. `<>` is where the description itself stands.
const PREFIXES: &str = "\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix c: <https://w3id.org/chancery#> .
@prefix schema: <https://schema.org/> .
";

/// Describes the endpoint.
pub(super) async fn service(site: &Arc<Site>, accept: Option<&str>, fields: &Fields) -> Response {
    send(site, accept, fields, |_| Ok(service_description())).await
}

/// Describes the data set.
pub(super) async fn void(State(site): State<Arc<Site>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Refusal::method("GET, HEAD, OPTIONS").into_response();
    }
    let fields = Fields::of_address(request.uri());
    send(&site, sparql::accepted(request.headers()), &fields, void_description).await
}

/// IRIs in descriptions are relative to the server, wherever it is reached.
fn service_description() -> String {
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
    format!(
        "{PREFIXES}
</sparql> a sd:Service ;
    sd:endpoint </sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} ;
    sd:defaultDataset </.well-known/void#dataset> .
</.well-known/void#dataset> a sd:Dataset, void:Dataset ;
    sd:defaultGraph </store?default> ;
    void:sparqlEndpoint </sparql> .
</store?default> a sd:Graph .
"
    )
}

fn void_description(store: &Store) -> Result<String, StoreError> {
    let stats = store.stats()?;
    let claims: usize = stats.claims.values().sum();
    let entities: usize = stats.entities.values().sum();
    let classes = stats.entities.iter().map(|(class, count)| (format!("c:{class}"), *count));
    let others =
        [("c:Claim", claims), ("c:Event", stats.events), ("schema:NewsArticle", stats.articles)];
    let others = others.map(|(class, count)| (class.to_owned(), count));
    let of_class = |(class, count): (String, usize)| {
        let name = class.replace(':', "-");
        format!(
            "<#dataset> void:classPartition <#{name}> .\n\
             <#{name}> void:class {class} ; void:entities {count} .\n"
        )
    };
    let classes: String =
        classes.chain(others).filter(|(_, count)| *count > 0).map(of_class).collect();
    let of_relation = |(relation, count): (&String, &usize)| {
        format!(
            "<#dataset> void:propertyPartition <#{relation}> .\n\
             <#{relation}> void:property c:{relation} ; void:triples {count} .\n"
        )
    };
    let relations =
        stats.edges.iter().filter(|(relation, count)| **count > 0 && is_local(relation));
    let relations: String = relations.map(of_relation).collect();
    Ok(format!(
        "{PREFIXES}
<> a void:DatasetDescription ; dcterms:title \"Description of a chancery graph\" .
<#dataset> a void:Dataset ;
    dcterms:title \"Claims of diplomatic news\" ;
    void:sparqlEndpoint </sparql> ;
    void:uriSpace {space} ;
    void:vocabulary <https://w3id.org/chancery>, schema: ;
    void:triples {triples} ;
    void:entities {entities} .
{classes}{relations}",
        space = oxigraph::model::LiteralRef::new_simple_literal(store.base().as_str()),
        triples = stats.quads,
        entities = entities + claims + stats.events + stats.articles,
    ))
}

/// Whether a relation's name can stand in Turtle as it is.
fn is_local(relation: &str) -> bool {
    relation.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Sends a description that is written in Turtle in the format that the client likes best.
async fn send(
    site: &Arc<Site>,
    accept: Option<&str>,
    fields: &Fields,
    describe: impl FnOnce(&Store) -> Result<String, StoreError> + Send + 'static,
) -> Response {
    let asked = Some(fields.text("as")).filter(|name| !name.is_empty());
    let Some(Typed { format, media }) = media::choose::<GraphFormat>(asked, accept) else {
        return sparql::not_acceptable::<GraphFormat>().into_response();
    };
    let edition = site.edition();
    let base = format!("http://{}/.well-known/void", site.settings.bind);
    let mut response = answer::run(site, move |outlet, _| {
        let turtle = describe(&edition.store)?;
        outlet.set_media(media);
        edition.store.write_triples(parse(&turtle, &base)?, format, outlet).map_err(graphs::failed)
    })
    .await;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
    response
}

fn parse(turtle: &str, base: &str) -> Result<Vec<Triple>, Refusal> {
    let fault = |error: String| {
        Refusal::new(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            format!("the description is faulty: {error}"),
        )
    };
    let parser = RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(base)
        .map_err(|error| fault(error.to_string()))?;
    let quads = parser.for_slice(turtle.as_bytes());
    quads.map(|quad| quad.map(Triple::from).map_err(|error| fault(error.to_string()))).collect()
}
