//! Pages for people: made on the server, complete without a script.

mod article;
mod ask;
mod claim;
mod entity;
mod filter;
mod home;
mod layout;
mod network;
mod pair;
mod search;
mod vocabulary;
mod words;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::body::Outcome;
use super::edition::Edition;
use super::form::Fields;
use super::reply::Refusal;
use super::site::Site;
use super::{answer, graphs};
use crate::graph::{QueryOptions, Question, Row, Table};

pub(super) use layout::{COMFORT, STYLE};

/// What a page is made from.
type Make = fn(&Edition, &Fields) -> Markup;

/// The first page.
pub(super) async fn home(State(site): State<Arc<Site>>, request: Request) -> Response {
    page(&site, request, |edition, _| home::home(&edition.ledger, edition.store.base())).await
}

/// Finding names and sentences.
pub(super) async fn search(State(site): State<Arc<Site>>, request: Request) -> Response {
    page(&site, request, |edition, fields| {
        search::search(&edition.ledger, edition.store.base(), fields)
    })
    .await
}

/// Two parties.
pub(super) async fn between(State(site): State<Arc<Site>>, request: Request) -> Response {
    page(&site, request, |edition, fields| {
        pair::pair(&edition.ledger, edition.store.base(), fields)
    })
    .await
}

/// The vocabulary.
pub(super) async fn vocabulary(State(site): State<Arc<Site>>, request: Request) -> Response {
    if Fields::of_address(request.uri()).text("as") == "ttl" {
        let kind = [(header::CONTENT_TYPE, "text/turtle")];
        return (kind, crate::rdf::VOCABULARY).into_response();
    }
    page(&site, request, |_, _| vocabulary::vocabulary()).await
}

/// The stylesheet and the script.
pub(super) async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

/// The script.
pub(super) async fn comfort() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], COMFORT).into_response()
}

/// The page of an entity, article or claim, if it has one: a claim is shown in its article.
pub(super) fn of_row(edition: &Edition, row: Row, fields: &Fields) -> Markup {
    let (ledger, base) = (&edition.ledger, edition.store.base());
    match row {
        Row::Entity(index) => entity::entity(ledger, base, index, fields),
        Row::Article(index) => article::article(ledger, base, index),
        Row::Claim(index) => article::article(ledger, base, ledger.claims[index].article),
    }
}

async fn page(site: &Arc<Site>, request: Request, make: Make) -> Response {
    if let Err(refusal) = graphs::only_read(request.method()) {
        return refusal.into_response();
    }
    let (edition, fields) = (site.edition(), Fields::of_address(request.uri()));
    make_page(move || make(&edition, &fields)).await
}

/// Makes a page on a thread on which others don't wait.
pub(super) async fn make_page(make: impl FnOnce() -> Markup + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(make).await {
        Ok(page) => layout::send(StatusCode::OK, page),
        Err(_) => {
            let fault = "the page could not be made; the server goes on";
            Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, fault).into_response()
        }
    }
}

/// The editor; if a query came with the address, with its answer.
pub(super) async fn query(State(site): State<Arc<Site>>, request: Request) -> Response {
    if let Err(refusal) = graphs::only_read(request.method()) {
        return refusal.into_response();
    }
    let fields = Fields::of_address(request.uri());
    let query = fields.text("query").to_owned();
    let answer = match query.is_empty() || fields.has("edit") {
        true => None,
        false => Some(table(&site, &query).await),
    };
    let status = answer
        .as_ref()
        .and_then(|answer| answer.as_ref().err())
        .map_or(StatusCode::OK, |r| r.status);
    let edition = site.edition();
    layout::send(status, ask::ask(edition.store.base(), &query, answer))
}

/// The first rows of a query's answer.
async fn table(site: &Arc<Site>, query: &str) -> Result<Table, Refusal> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let (edition, question) = (site.edition(), Question::new(query));
    let options = QueryOptions { timeout: Some(site.settings.timeout) };
    let outcome = answer::outcome(
        site,
        Box::new(move |_, stop| {
            let answer = edition.store.question(&question, stop, &options)?;
            // Whoever waited may be gone.
            let _ = sender.send(answer.into_table_of(ask::MOST)?);
            Ok(())
        }),
    )
    .await;
    match outcome {
        Outcome::Refused(refusal) => Err(refusal),
        Outcome::Whole(..) | Outcome::Begun(..) => receiver.await.map_err(|_| Refusal::busy()),
    }
}

/// A page that says that something isn't there.
pub(super) fn missing(what: &str) -> Response {
    let page = layout::Page { title: "Nothing here", place: "", search: "" };
    let content = maud::html! {
        h1 { "Nothing here" }
        p { (what) }
        p { a href="/" { "To the overview" } }
    };
    layout::send(StatusCode::NOT_FOUND, page.with(content))
}
