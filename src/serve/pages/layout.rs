//! The frame of every page.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

/// The stylesheet of all pages.
pub(in crate::serve) const STYLE: &str = include_str!("style.css");
/// What makes pages more comfortable where scripts run.
pub(in crate::serve) const COMFORT: &str = include_str!("comfort.js");

/// A page while it is made.
pub(super) struct Page<'a> {
    /// Its title, without the program's name.
    pub title: &'a str,
    /// The path of the place in the menu that it belongs to.
    pub place: &'a str,
    /// What is searched for.
    pub search: &'a str,
}

/// The places of the menu.
const PLACES: [(&str, &str); 4] = [
    ("/", "Overview"),
    ("/between", "Two parties"),
    ("/query", "Query"),
    ("/vocabulary", "Vocabulary"),
];

impl Page<'_> {
    /// The page with its content.
    pub fn with(&self, content: Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " · chancery" }
                    link rel="stylesheet" href="/style.css";
                    script src="/comfort.js" defer {}
                }
                body {
                    a.skip href="#content" { "To the content" }
                    header.site { div.wide {
                        a.brand href="/" { "chancery" }
                        nav aria-label="Pages" {
                            @for (path, name) in PLACES {
                                a href=(path) aria-current=[(self.place == path).then_some("page")] { (name) }
                            }
                        }
                        form action="/search" role="search" {
                            input type="search" name="q" value=(self.search) aria-label="Search names and sentences"
                                placeholder="Name or words";
                            button { "Search" }
                        }
                    } }
                    main #content .wide { (content) }
                    footer.site { div.wide {
                        "What newspapers say, not what is true. Each claim stands beside its sentence. "
                        a href="/sparql?as=ttl" { "SPARQL endpoint" } ", "
                        a href="/.well-known/void?as=ttl" { "description of the data" } "."
                    } }
                }
            }
        }
    }
}

/// A page's media type.
pub(super) const MEDIA: &str = "text/html; charset=utf-8";

/// A page as it is sent.
pub(super) fn bytes(page: Markup) -> Bytes {
    page.into_string().into()
}

/// Sends a page.
pub(super) fn send(status: StatusCode, page: Bytes) -> Response {
    let headers = [(header::CONTENT_TYPE, MEDIA), (header::VARY, "Accept")];
    (status, headers, page).into_response()
}
