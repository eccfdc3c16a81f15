//! [`PublishError`]: why a graph is not, or not wholly, at its target.

use std::io;

use thiserror::Error;

use crate::graph::{ExportError, StoreError};

/// Why a graph is not, or not wholly, at its target. Sending it again mends it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PublishError {
    /// The address is none.
    #[error("\"{0}\" is no address to send to; give one such as https://example.org/store")]
    Address(String),
    /// The endpoint can't be reached, or doesn't answer in time.
    #[error("{url} can't be reached: {reason}; tried {tries} times")]
    Unreachable {
        /// The address.
        url: String,
        /// What went wrong the last time.
        reason: String,
        /// How often it was tried.
        tries: u32,
    },
    /// The endpoint says no.
    #[error("{url} answered {status}{}; {advice}", told(.said))]
    Refused {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
        /// The beginning of what it said.
        said: String,
        /// What to do.
        advice: &'static str,
    },
    /// A graph can't be written into a temporary file.
    #[error(
        "the folder of temporary files can't be written ({0}); set TMPDIR to one with more room"
    )]
    Spool(#[source] io::Error),
    /// The graph can't be read.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn told(said: &str) -> String {
    if said.is_empty() { String::new() } else { format!(" (\"{said}\")") }
}

/// What to do about a status.
pub(super) fn advice(status: u16) -> &'static str {
    match status {
        300..=399 => "give the address that it redirects to",
        401 | 403 => "set CHANCERY_AUTHORIZATION to what its header Authorization wants",
        404 | 405 | 415 => {
            "is this its address for graphs? give --protocol update for a SPARQL Update endpoint"
        }
        413 => "it takes less at once: raise its limit, or give --protocol update",
        _ => "see what its log says",
    }
}
