//! [`Record`]: an article as it lies in a file or archive.

use std::path::PathBuf;

use super::feed::Item;
use super::http::Response;
use super::warc::Capture;
use super::{ReadError, ReadOptions, Reading, json_line, language, read};
use crate::diagnostic::Diagnostic;
use crate::model::{BlockKind, Document};

/// An article as it lies in a file or archive: not decoded, not parsed. To get one record after the other is cheap, so
/// that one thread does it for all; to read them is not, and any number of threads may.
#[derive(Debug)]
pub struct Record {
    place: String,
    content: Content,
}

/// What a record holds.
#[derive(Debug)]
pub(super) enum Content {
    /// The bytes of a file of one article.
    File(PathBuf, Vec<u8>),
    /// A line of JSON.
    Line(Vec<u8>),
    /// An article of a feed.
    Item(Box<Item>),
    /// A page of a web archive.
    Capture(Capture),
}

/// Why a record gave no document.
#[derive(Debug)]
pub enum Unread {
    /// It was passed over, as such records are.
    Skipped(Skip),
    /// It is at fault.
    Failed(ReadError),
}

/// Why a record is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// The article is surely in another language than English.
    Language,
    /// A page of a web archive without an article: a list, a notice, a picture with a line below it.
    NoArticle,
    /// A record of a web archive that is neither web page nor text.
    NotText,
    /// A page of a web archive that its server refused or moved.
    Status,
    /// A record of a web archive that never holds a page: a request, metadata.
    NoPage,
}

impl Skip {
    /// What such records are, for people, to be put behind their number.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "in another language than English",
            Self::NoArticle => "pages without an article",
            Self::NotText => "neither web pages nor texts",
            Self::Status => "pages that the server didn't deliver",
            Self::NoPage => "archive records that hold no page",
        }
    }
}

impl From<ReadError> for Unread {
    fn from(error: ReadError) -> Self {
        Self::Failed(error)
    }
}

/// A page of a web archive with less running text is no article, in bytes.
const SHORTEST_PAGE: usize = 250;

impl Record {
    pub(super) fn new(place: String, content: Content) -> Self {
        Self { place, content }
    }

    /// Where it stands: the file as it was named, with the line or number of the record in an archive.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// About how many bytes it takes in memory.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::File(_, bytes) | Content::Line(bytes) => bytes.len(),
            Content::Item(item) => item.bytes(),
            Content::Capture(capture) => capture.content.len(),
        }
    }

    /// Reads the record. Costs a few walks over its bytes; memory is a small multiple of them.
    ///
    /// # Errors
    /// Where it is no article, is too long, or is passed over.
    pub fn read(self, options: &ReadOptions) -> Result<Reading, Unread> {
        let reading = self.read_any(options)?;
        if !options.any_language && language::is_foreign(&reading.document) {
            return Err(Unread::Skipped(Skip::Language));
        }
        Ok(reading)
    }

    fn read_any(self, options: &ReadOptions) -> Result<Reading, Unread> {
        let Self { place, content } = self;
        let plain = |document| Ok(Reading { document, warnings: Vec::new() });
        match content {
            Content::File(path, bytes) => {
                let mut reading = read(&place, &bytes, options)?;
                options.listing.apply(&path, &mut reading.document);
                Ok(reading)
            }
            Content::Line(line) => plain(json_line::document(&place, &line, options)?),
            Content::Item(item) => plain(item.document(&place, options)?),
            Content::Capture(capture) => page(&place, capture, options),
        }
    }
}

/// Reads a page of a web archive; it is named by its address.
fn page(place: &str, capture: Capture, options: &ReadOptions) -> Result<Reading, Unread> {
    let Capture { url, is_response, content } = capture;
    let body = if is_response {
        let response = Response::read(&content);
        if response.status != 200 {
            return Err(Unread::Skipped(Skip::Status));
        }
        let is_text = ["", "text/html", "text/plain", "application/xhtml+xml"];
        if !is_text.contains(&response.media_type.as_str()) {
            return Err(Unread::Skipped(Skip::NotText));
        }
        response.body
    } else {
        content
    };
    let mut reading = match read(place, &body, options) {
        Ok(reading) => reading,
        Err(ReadError::NoText { .. } | ReadError::Empty { .. }) => {
            return Err(Unread::Skipped(Skip::NoArticle));
        }
        Err(ReadError::Binary { .. }) => return Err(Unread::Skipped(Skip::NotText)),
        Err(error) => return Err(error.into()),
    };
    let document = &mut reading.document;
    if running_text(document) < SHORTEST_PAGE {
        return Err(Unread::Skipped(Skip::NoArticle));
    }
    if let Some(url) = url {
        document.name.clone_from(&url);
        document.publisher = document.publisher.take().or_else(|| super::source::host(&url));
        document.published = document.published.or_else(|| super::source::date(&url));
        document.url.get_or_insert(url);
    }
    // A server's page with a broken letter is nobody's to mend.
    reading.warnings = Vec::<Diagnostic>::new();
    Ok(reading)
}

/// How many bytes of running text a document has.
fn running_text(document: &Document) -> usize {
    let paragraphs = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    paragraphs.map(|block| block.span.len()).sum()
}
