//! Which path is answered by what, and the headers that every answer has.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::any;

use super::reply::Refusal;
use super::site::Site;
use super::{describe, graphs, host, pages, resource, sparql};

/// What a page may do: styles, scripts and pictures of this server, forms to it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What can be done at all; that a place allows less, it says itself.
const METHODS: &str = "GET, HEAD, POST, OPTIONS";

/// All paths.
pub(super) fn routes(site: Arc<Site>) -> Router {
    Router::new()
        .route("/sparql", any(sparql::sparql))
        .route("/store", any(graphs::store))
        .route("/.well-known/void", any(describe::void))
        .route("/", any(pages::home))
        .route("/search", any(pages::search))
        .route("/between", any(pages::between))
        .route("/query", any(pages::query))
        .route("/vocabulary", any(pages::vocabulary))
        .route("/style.css", any(pages::style))
        .route("/comfort.js", any(pages::comfort))
        .route("/id/{*local}", any(resource::resource))
        .fallback(nothing_here)
        .layer(from_fn_with_state(Arc::clone(&site), with_headers))
        .with_state(site)
}

async fn nothing_here() -> Response {
    Refusal::not_found("nothing is here; the pages begin at /").into_response()
}

/// Refuses what calls another server, answers what browsers ask before they ask another site, and adds the headers.
async fn with_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let called = host::check(&request, site.settings.bind, &site.settings.names);
    let mut response = match (called, request.method()) {
        (Err(refusal), _) => refusal.into_response(),
        (Ok(()), &Method::OPTIONS) => {
            (StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response()
        }
        (Ok(()), _) => next.run(request).await,
    };
    add_headers(response.headers_mut(), site.settings.cors);
    response
}

fn add_headers(headers: &mut HeaderMap, cors: bool) {
    let always = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    let of_cors = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Content-Type, User-Agent"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    let only_here = [(HeaderName::from_static("cross-origin-resource-policy"), "same-origin")];
    let more: &[(HeaderName, &'static str)] = if cors { &of_cors } else { &only_here };
    for (name, value) in always.iter().chain(more) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
