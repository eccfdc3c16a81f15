//! Pages for people: made on the server, complete without a script.

mod article;
mod ask;
mod claim;
mod entity;
mod event;
mod fault;
mod filter;
mod home;
mod layout;
mod network;
mod office;
mod pair;
mod result;
mod search;
mod text;
mod vocabulary;
mod words;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use tokio::time::Instant;

use super::body::Outcome;
use super::edition::Edition;
use super::form::Fields;
use super::reply::Refusal;
use super::site::Site;
use super::{answer, graphs};
use crate::graph::queries::NamedQuery;
use crate::graph::{QueryOptions, Question, Row, Table};

pub(super) use layout::{COMFORT, STYLE};

/// What a page is made from.
type Make = fn(&Edition, &Fields) -> Markup;

/// The first page.
pub(super) async fn home(State(site): State<Arc<Site>>, request: Request) -> Response {
    page(&site, request, OVERVIEW).await
}

const OVERVIEW: Make = |edition, _| home::home(&edition.ledger, edition.store.base());

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

/// The page of an entity, article, claim, event or office.
pub(super) async fn thing(edition: Arc<Edition>, row: Row, address: &Uri) -> Response {
    let fields = Fields::of_address(address);
    make_page(edition, address, move |edition| {
        let (ledger, base) = (&edition.ledger, edition.store.base());
        match row {
            Row::Entity(index) => entity::entity(ledger, base, index, &fields),
            Row::Article(index) => article::article(edition, index),
            Row::Claim(index) => claim::page(ledger, base, index),
            Row::Event(index) => event::event(ledger, base, index),
            Row::Office(index) => office::office(ledger, base, index),
        }
    })
    .await
}

async fn page(site: &Arc<Site>, request: Request, make: Make) -> Response {
    if let Err(refusal) = graphs::only_read(request.method()) {
        return refusal.into_response();
    }
    let fields = Fields::of_address(request.uri());
    let address = request.uri().clone();
    make_page(site.edition(), &address, move |edition| make(edition, &fields)).await
}

/// Makes a page on a thread on which others don't wait. It follows from its edition and address, so it is made once.
async fn make_page(
    edition: Arc<Edition>,
    address: &Uri,
    make: impl FnOnce(&Edition) -> Markup + Send + 'static,
) -> Response {
    let question = format!("page {address}");
    if let Some(page) = edition.answers.get(&question) {
        return layout::send(StatusCode::OK, page.body);
    }
    let made = tokio::task::spawn_blocking(move || {
        let page = layout::bytes(make(&edition));
        edition.answers.put(question, layout::MEDIA, page.clone());
        page
    });
    match made.await {
        Ok(page) => layout::send(StatusCode::OK, page),
        Err(_) => {
            let fault = "the page could not be made; the server goes on";
            Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, fault).into_response()
        }
    }
}

/// The editor; if a query came with the address, with its answer.
pub(super) async fn query(State(site): State<Arc<Site>>, request: Request) -> Response {
    match graphs::only_read(request.method()) {
        Ok(()) => query_at(&site, request.uri(), answer::deadline(&site)).await,
        Err(refusal) => refusal.into_response(),
    }
}

async fn query_at(site: &Arc<Site>, address: &Uri, deadline: Instant) -> Response {
    let (edition, fields) = (site.edition(), Fields::of_address(address));
    let query = fields.text("query").to_owned();
    if query.is_empty() || fields.has("edit") {
        return make_page(edition, address, move |edition| ask::ask(edition, &query, None)).await;
    }
    let question = format!("page {address}");
    if let Some(page) = edition.answers.get(&question) {
        return layout::send(StatusCode::OK, page.body);
    }
    let answer = table(site, Arc::clone(&edition), &query, deadline).await;
    let status = answer.as_ref().err().map_or(StatusCode::OK, |refusal| refusal.status);
    let page = layout::bytes(ask::ask(&edition, &query, Some(answer)));
    if status == StatusCode::OK {
        edition.answers.put(question, layout::MEDIA, page.clone());
    }
    layout::send(status, page)
}

/// Makes the overview, so that it is ready when somebody wants it.
pub(super) async fn prepare_overview(site: &Arc<Site>) {
    make_page(site.edition(), &Uri::from_static("/"), |edition| {
        OVERVIEW(edition, &Fields::default())
    })
    .await;
}

/// The same of the page with the answer to a shipped query.
pub(super) async fn prepare(site: &Arc<Site>, query: &NamedQuery) {
    if let Ok(address) = ask::address(query).parse() {
        query_at(site, &address, answer::late_deadline(site)).await;
    }
}

/// The first rows of a query's answer.
async fn table(
    site: &Arc<Site>,
    edition: Arc<Edition>,
    query: &str,
    deadline: Instant,
) -> Result<Table, Refusal> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let question = Question::new(query);
    let options = QueryOptions { timeout: Some(site.settings.timeout) };
    let outcome = answer::outcome(
        site,
        None,
        deadline,
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
    layout::send(StatusCode::NOT_FOUND, layout::bytes(page.with(content)))
}
