//! [`ReadError`]: why a file is no article.

use std::io;
use std::path::PathBuf;

/// Why an input can't be read; each message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing at the path.
    #[error("{}: there is no such file or folder; check the spelling", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("{}: cannot be read ({source}); check who may read it", path.display())]
    Io {
        /// The path as given.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// More than [`LARGEST`](super::LARGEST) bytes.
    #[error(
        "{name}: this is {} long; no article is longer than {} MB: split it into one file an article",
        megabytes(*bytes), super::LARGEST / MEGABYTE
    )]
    TooLong {
        /// The input as named.
        name: String,
        /// How many bytes it has; unknown of a stream, which isn't read further.
        bytes: Option<u64>,
    },
    /// A file without a visible character.
    #[error("{name}: the file is empty; remove it or fill it")]
    Empty {
        /// The input as named.
        name: String,
    },
    /// Bytes that are no text: a picture, an archive, a PDF file.
    #[error("{name}: this is {what}, not text; convert it to plain text or HTML first")]
    Binary {
        /// The input as named.
        name: String,
        /// What it looks like.
        what: &'static str,
    },
    /// A web page without readable text.
    #[error(
        "{name}: no text was found in this web page; save the page after it has loaded, or as plain text"
    )]
    NoText {
        /// The input as named.
        name: String,
    },
    /// A line or record of an archive, or a feed, that is no article.
    #[error("{name}: {reason}")]
    BadRecord {
        /// The input as named, with the line or number.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An archive that lost a part or breaks off.
    #[error("{name}: the archive can't be read here: {source}; what is whole was read")]
    Broken {
        /// The input as named, with the line or number at which it broke.
        name: String,
        /// What is wrong with it.
        source: io::Error,
    },
    /// The program failed at an article; the message of the fault itself was told by the panic.
    #[error(
        "an article was passed over, since chancery failed at it; please report the lines above"
    )]
    Fault,
    /// A web page that is larger or deeper than any article, or has a tag with too many attributes.
    #[error(
        "{name}: this web page is too {what} to be one article; split it or convert it to plain text"
    )]
    TooLarge {
        /// The input as named.
        name: String,
        /// "large" or "deeply nested".
        what: &'static str,
    },
}

const MEGABYTE: u64 = 1_000_000;

/// A length for people, rounded up so that it never seems to be the limit.
fn megabytes(bytes: Option<u64>) -> String {
    match bytes {
        Some(bytes) => format!("{} MB", bytes.div_ceil(MEGABYTE)),
        None => format!("more than {} MB", super::LARGEST / MEGABYTE),
    }
}
