//! `/sparql`: the SPARQL 1.1 Protocol, for queries.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use oxigraph::model::NamedNode;
use tokio::time::{Instant, timeout};

use super::accept;
use super::body::Outlet;
use super::cache::LARGEST;
use super::edition::Edition;
use super::form::Fields;
use super::media::{self, Media, Typed};
use super::reply::Refusal;
use super::site::Site;
use super::{answer, describe};
use crate::graph::{
    AnswerFormat, CancellationToken, GraphFormat, QueryError, QueryOptions, Question, nesting,
};

/// What the place answers.
const ALLOWED: &str = "GET, HEAD, POST, OPTIONS";
/// How long a client may take to send the body of a request.
const BODY: Duration = Duration::from_secs(10);
/// The largest body, in bytes: the longest query with every byte percent-encoded, and some graphs' names.
const LARGEST_BODY: usize = 4 * nesting::LONGEST;

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";

/// Answers a request to `/sparql`.
pub(super) async fn sparql(State(site): State<Arc<Site>>, request: Request) -> Response {
    let headers = request.headers().clone();
    let accept = accepted(&headers);
    let fields = Fields::of_address(request.uri());
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    if is_get
        && accept::best(accept, &["application/sparql-results+json", "text/turtle", media::HTML])
            == Some(2)
        && !fields.has("as")
    {
        return to_page(&fields);
    }
    if is_get && !fields.has("query") && !fields.has("update") {
        let here = describe::here(&site, &request);
        return describe::service(&site, accept, &fields, here).await;
    }
    match question(request, &headers).await {
        Ok((question, fields)) => {
            ask(&site, question, &fields, accept, answer::deadline(&site)).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// The `Accept` header, if it is text.
pub(super) fn accepted(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok())
}

/// Somebody came with a browser: the page that asks queries.
fn to_page(fields: &Fields) -> Response {
    let query = fields.text("query");
    let encoded: String = form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let target =
        if query.is_empty() { "/query".to_owned() } else { format!("/query?query={encoded}") };
    Redirect::to(&target).into_response()
}

/// What a request asks, and the fields that it came with.
async fn question(request: Request, headers: &HeaderMap) -> Result<(Question, Fields), Refusal> {
    let in_address = Fields::of_address(request.uri());
    match *request.method() {
        Method::GET | Method::HEAD => of_fields(in_address),
        Method::POST => {
            let kind = content_type(headers);
            let body = read(request.into_body()).await?;
            match kind.as_str() {
                FORM => of_fields(Fields::of_form(&body)),
                QUERY => {
                    let sparql = std::str::from_utf8(&body)
                        .map_err(|_| Refusal::bad("the query is not UTF-8"))?;
                    let graphs = graphs(&in_address)?;
                    Ok((Question { sparql: sparql.to_owned(), ..graphs }, in_address))
                }
                UPDATE => Err(no_updates()),
                other => Err(Refusal::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    format!("a query comes as {FORM} or {QUERY}, not as \"{other}\""),
                )),
            }
        }
        _ => Err(Refusal::method(ALLOWED)),
    }
}

fn no_updates() -> Refusal {
    Refusal::new(
        StatusCode::FORBIDDEN,
        "this endpoint only answers queries; the graph is changed with `chancery build` and `chancery remove`",
    )
}

/// The media type of a request's body, without its parameters.
fn content_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = value.and_then(|value| value.split(';').next()).unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The whole body, if it is not too large and comes in time.
async fn read(body: Body) -> Result<Bytes, Refusal> {
    match timeout(BODY, to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the request is larger than {LARGEST_BODY} bytes, or broke off"),
        )),
        Err(_) => Err(Refusal::new(
            StatusCode::REQUEST_TIMEOUT,
            format!("the request did not come within {} s", BODY.as_secs()),
        )),
    }
}

fn of_fields(fields: Fields) -> Result<(Question, Fields), Refusal> {
    if fields.has("update") {
        return Err(no_updates());
    }
    let sparql = fields.one("query")?;
    let sparql = sparql.ok_or_else(|| Refusal::bad("the request has no \"query\""))?.to_owned();
    let graphs = graphs(&fields)?;
    Ok((Question { sparql, ..graphs }, fields))
}

/// A question without a query, over the graphs that the request names.
fn graphs(fields: &Fields) -> Result<Question, Refusal> {
    let named = |name| {
        let iris = fields.all(name).map(|iri| {
            NamedNode::new(iri)
                .map_err(|error| Refusal::bad(format!("{name}: \"{iri}\" is no IRI ({error})")))
        });
        iris.collect::<Result<Vec<_>, _>>()
    };
    let (default_graphs, named_graphs) = (named("default-graph-uri")?, named("named-graph-uri")?);
    Ok(Question { sparql: String::new(), default_graphs, named_graphs })
}

/// The formats of which one will be used, whichever form the answer has.
#[derive(Debug, Clone, Copy)]
struct Formats {
    rows: Option<Typed<AnswerFormat>>,
    graph: Option<Typed<GraphFormat>>,
}

async fn ask(
    site: &Arc<Site>,
    question: Question,
    fields: &Fields,
    accept: Option<&str>,
    deadline: Instant,
) -> Response {
    let asked = Some(fields.text("as")).filter(|name| !name.is_empty());
    let formats =
        Formats { rows: media::choose(asked, accept), graph: media::choose(asked, accept) };
    let options = QueryOptions { timeout: Some(site.settings.timeout) };
    let whole = whole(&question, formats);
    let edition = site.edition();
    let mut response = answer::run(site, edition, whole, deadline, move |edition, outlet, stop| {
        write(edition, &question, formats, &options, outlet, stop)
    })
    .await;
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept"));
    response
}

/// All that an answer follows from besides the store. The format of graphs counts only where the answer may be one, so that
/// clients who like different ones of them share the answers to SELECT.
fn whole(question: &Question, formats: Formats) -> String {
    let words = question.sparql.to_ascii_lowercase();
    // Escapes may spell any word.
    let may_be_graph = ["construct", "describe", "\\u"].iter().any(|word| words.contains(word));
    let graph = formats.graph.filter(|_| may_be_graph);
    format!("{:?} {graph:?} {question:?}", formats.rows)
}

/// Asks a query of the program's own, so that its answer is ready when somebody wants it.
pub(super) async fn prepare(site: &Arc<Site>, sparql: String) {
    // Whoever doesn't say what they like gets what most ask for.
    let deadline = answer::late_deadline(site);
    let answer = ask(site, Question::new(sparql), &Fields::default(), None, deadline).await;
    // It is kept when it has been read to its end.
    let _ = to_bytes(answer.into_body(), 2 * LARGEST).await;
}

fn write(
    edition: &Edition,
    question: &Question,
    formats: Formats,
    options: &QueryOptions,
    outlet: &mut Outlet,
    stop: &CancellationToken,
) -> Result<(), Refusal> {
    let answer = edition.store.question(question, stop, options)?;
    if answer.is_graph() {
        let typed = formats.graph.ok_or_else(not_acceptable::<GraphFormat>)?;
        outlet.set_media(typed.media);
        answer.write_graph(typed.format, outlet).map_err(refused)
    } else {
        let typed = formats.rows.ok_or_else(not_acceptable::<AnswerFormat>)?;
        outlet.set_media(typed.media);
        answer.write(typed.format, outlet).map_err(refused)
    }
}

fn refused(error: QueryError) -> Refusal {
    error.into()
}

/// What to tell a client that likes none of the formats of an answer.
pub(super) fn not_acceptable<F: Media>() -> Refusal {
    Refusal::not_acceptable(&F::offers().iter().map(|(name, _)| *name).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{Formats, media, whole};
    use crate::graph::Question;

    #[test]
    fn answers_are_shared_by_all_who_would_get_the_same() {
        let key = |sparql: &str, accept: Option<&str>| {
            let formats =
                Formats { rows: media::choose(None, accept), graph: media::choose(None, accept) };
            whole(&Question::new(sparql), formats)
        };
        let json = Some("application/sparql-results+json");
        let rows = [
            ("SELECT * {}", None, json, true),
            ("SELECT * {}", Some("*/*"), json, true),
            ("SELECT * {}", Some("text/csv"), json, false),
            ("ASK {}", Some("text/turtle, */*;q=0.1"), json, true),
            ("DESCRIBE <a:b>", None, Some("application/n-triples, */*;q=0.1"), false),
            ("C\\u004FNSTRUCT {} {}", None, Some("application/n-triples, */*;q=0.1"), false),
        ];
        for (sparql, one, other, same) in rows {
            assert_eq!(key(sparql, one) == key(sparql, other), same, "{sparql} {one:?} {other:?}");
        }
    }
}
