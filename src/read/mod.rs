//! Files as documents: their text, which parts of it are the article, and what is known of it.
//!
//! Plain texts and web pages are told apart by their content. What isn't known of an article stays unknown: nothing
//! is guessed from a file's name or time. [`Records`] gives the articles of an input of any kind one after the other:
//! a file, or an archive of any size, compressed or not.

mod article;
mod body;
mod compression;
mod dateline;
mod encoding;
mod error;
mod feed;
mod fields;
mod format;
mod frames;
mod header;
mod html;
mod http;
mod input;
mod json_line;
mod language;
mod line;
mod listing;
mod mark;
mod metadata;
mod page;
mod paragraph;
mod plain;
mod record;
mod records;
mod source;
mod tags;
mod warc;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::ReadError;
pub use fields::{Field, FieldError, Fields};
pub use format::Format;
pub use input::inputs;
pub use listing::Listing;
pub use record::{Record, Skip, Unread};
pub use records::Records;

use crate::diagnostic::Diagnostic;
use crate::model::{Date, Document};

/// The most bytes that an article may have, as a file and as text: 10 MB, some thirty novels. What bounds time and memory.
pub const LARGEST: u64 = 10_000_000;

/// What the reader is told beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The day of publication, which wins over what the file says.
    pub date: Option<Date>,
    /// Whether records in other languages than English are read too.
    pub any_language: bool,
    /// The names by which lines of JSON say what is known of an article.
    pub fields: Fields,
    /// What a table says of files; it wins over `date`.
    pub listing: Listing,
}

/// A document and what went wrong on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Faults that cost some characters but not the document.
    pub warnings: Vec<Diagnostic>,
}

/// Reads the file at `path`; the document is named as the path is written.
///
/// # Errors
/// Where the file is missing, may not be read, is empty, has more than [`LARGEST`] bytes, or is no text.
pub fn read_path(path: &Path, options: &ReadOptions) -> Result<Document, ReadError> {
    read_file(path, options).map(|reading| reading.document)
}

/// Reads the content of a file that was named `name`.
///
/// ```
/// use chancery::read::{ReadOptions, read_bytes};
/// let text = b"Oslo recalls envoy\n\nOslo recalled its envoy from Minsk on Monday, the ministry said.";
/// let document = read_bytes("a.txt", text, &ReadOptions::default())?;
/// assert_eq!(document.title.as_deref(), Some("Oslo recalls envoy"));
/// # Ok::<(), chancery::read::ReadError>(())
/// ```
///
/// # Errors
/// Where it is empty, has more than [`LARGEST`] bytes, or is no text.
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    read(name, bytes, options).map(|reading| reading.document)
}

/// Like [`read_path`], with what went wrong on the way.
///
/// # Errors
/// Those of [`read_path`].
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Reading, ReadError> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => ReadError::Io { path: path.to_owned(), source },
    };
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > LARGEST {
        let name = path.to_string_lossy().into_owned();
        return Err(ReadError::TooLong { name, bytes: Some(length) });
    }
    read_stream(path, file, options)
}

/// Reads a document from a stream, such as standard input, to its end or until it is too long; the document is named
/// as `path` is written.
///
/// # Errors
/// Those of [`read_path`].
pub fn read_stream(
    path: &Path,
    stream: impl Read,
    options: &ReadOptions,
) -> Result<Reading, ReadError> {
    let name = path.to_string_lossy();
    let mut bytes = Vec::new();
    let read_all = stream.take(LARGEST + 1).read_to_end(&mut bytes);
    read_all.map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLong { name: name.into_owned(), bytes: None });
    }
    read(&name, &bytes, options)
}

/// Like [`read_bytes`], with what went wrong on the way. Costs a few walks over the bytes; memory is a small multiple of them.
///
/// # Errors
/// Those of [`read_bytes`].
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, ReadError> {
    let too_long = |bytes: usize| {
        let bytes = bytes as u64;
        (bytes > LARGEST).then(|| ReadError::TooLong { name: name.to_owned(), bytes: Some(bytes) })
    };
    if let Some(error) = too_long(bytes.len()) {
        return Err(error);
    }
    if let Some(what) = binary(bytes) {
        return Err(ReadError::Binary { name: name.to_owned(), what });
    }
    let decoded = encoding::decode(bytes);
    if let Some(error) = too_long(decoded.text.len()) {
        return Err(error);
    }
    if !decoded.text.contains(|c: char| !crate::text::is_blank(c)) {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    let warnings =
        decoded.warning.map(|warning| Diagnostic::of_file(name, warning).hint("save it as UTF-8"));
    let document = if html::is_html(&decoded.text) {
        html::article(name, &decoded.text)?.document(name, options)
    } else {
        plain::document(name, decoded.text, options)
    };
    Ok(Reading { document, warnings: warnings.into_iter().collect() })
}

/// Whether a path means standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// What the bytes are when they aren't text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 10] = [
        (b"%PDF-", "a PDF file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"PK\x03\x04", "a ZIP archive (or an office document)"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"\x7fELF", "a program"),
        (b"BZh", "a compressed file"),
        (b"{\\rtf", "an RTF document"),
    ];
    let known = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, what)| *what).or_else(|| {
        let sample = &bytes[..bytes.len().min(8_000)];
        let control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
        let controls = sample.iter().filter(control).count();
        (controls * 20 > sample.len() && !encoding::looks_like_utf16(sample))
            .then_some("binary data")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told() {
        for (bytes, expected) in [
            (&b""[..], "a: the file is empty; remove it or fill it"),
            (b" \n\t\xef\xbb\xbf", "a: the file is empty; remove it or fill it"),
            (
                b"%PDF-1.7 ...",
                "a: this is a PDF file, not text; convert it to plain text or HTML first",
            ),
            (
                b"\x00\x01\x02\x00\x03\xff\x10",
                "a: this is binary data, not text; convert it to plain text or HTML first",
            ),
        ] {
            let error = read_bytes("a", bytes, &ReadOptions::default()).err();
            assert_eq!(error.map(|error| error.to_string()).as_deref(), Some(expected));
        }
        let error = read_path(Path::new("/nowhere/at/all"), &ReadOptions::default()).err();
        assert!(matches!(error, Some(ReadError::Missing { .. })));
    }

    #[test]
    fn what_is_too_long_is_refused_before_it_is_read_whole() {
        let told = |error: Option<ReadError>| error.map(|e| e.to_string()).unwrap_or_default();
        let endless = read_stream(Path::new("-"), std::io::repeat(b'a'), &ReadOptions::default());
        let advice = "no article is longer than 10 MB: split it into one file an article";
        assert_eq!(told(endless.err()), format!("-: this is more than 10 MB long; {advice}"));
        let long = read("a", &vec![b'a'; 10_000_001], &ReadOptions::default());
        assert_eq!(told(long.err()), format!("a: this is 11 MB long; {advice}"));
        // The euro sign is one byte of Windows-1252 and three of UTF-8.
        let grows = read("a", &b"a \x80 ".repeat(2_400_000), &ReadOptions::default());
        assert_eq!(told(grows.err()), format!("a: this is 15 MB long; {advice}"));
    }

    #[test]
    fn a_date_given_beforehand_wins() -> Result<(), ReadError> {
        let options = ReadOptions { date: Some(Date::day(2020, 1, 2)), ..ReadOptions::default() };
        let text = b"date 2022-09-07 Oslo recalled its envoy from Minsk after a quarrel.";
        assert_eq!(read_bytes("a", text, &options)?.published, options.date);
        Ok(())
    }

    #[test]
    fn a_broken_byte_is_a_warning() -> Result<(), ReadError> {
        let reading = read(
            "a",
            "Çelik met Müller in Ankara.\u{0}".replace('\0', "é").as_bytes(),
            &ReadOptions::default(),
        )?;
        assert!(reading.warnings.is_empty());
        let broken = ["Çelik met Müller".as_bytes(), b"\xff in Ankara."].concat();
        let reading = read("a", &broken, &ReadOptions::default())?;
        let warning = reading.warnings.first().map(ToString::to_string).unwrap_or_default();
        assert!(warning.starts_with("a: the text is broken UTF-8 in 1 places"), "{warning}");
        Ok(())
    }
}
