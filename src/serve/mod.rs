//! The graph for programs and for people: a SPARQL endpoint and pages, over HTTP.
//!
//! Every request sees one edition of the store, which stays as it is; when somebody has written to the store, the
//! next one is made beside it and takes its place. So a build can run beside a server, and no request meets half of it.
//!
//! Nothing here changes the store or reaches out of the machine. Queries run on a fixed number of threads
//! (`workers`), each until its time limit; one timer serves them all.

mod accept;
mod answer;
mod body;
mod cache;
mod connection;
mod describe;
mod edition;
mod follow;
mod form;
mod graphs;
mod host;
mod media;
mod memory;
mod pages;
mod patience;
mod reply;
mod resource;
mod routes;
mod server;
mod site;
mod sparql;
mod workers;

pub use server::{ServeError, Server};
pub use site::Settings;
