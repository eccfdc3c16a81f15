//! [`Records`]: the articles of one input, one after the other.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::compression::{Stream, decompressed};
use super::feed;
use super::record::{Content, Record, Skip, Unread};
use super::warc::{Captures, Next};
use super::{Format, LARGEST, ReadError, is_standard_input};

/// The longest line of JSON, in bytes: an article with every character escaped.
const LONGEST_LINE: u64 = 2 * LARGEST;
/// The largest feed, in bytes.
const LARGEST_FEED: u64 = 32_000_000;
/// So many bytes tell the format of a stream.
const START: u64 = 4_096;

/// The articles of one input, one after the other, in little memory however large it is.
///
/// A record at fault is told and passed over. What can't be read at all gives one error.
pub struct Records {
    name: String,
    source: Source,
}

enum Source {
    /// A file of one article.
    One(Option<Record>),
    /// Lines of JSON, with the number of the last one.
    Lines(Stream, usize),
    /// Articles that wait, with the number of the last one.
    Items(VecDeque<feed::Item>, usize),
    /// A web archive, with the number of its last record.
    Captures(Captures, usize),
    /// What ended it, to be told once.
    Failed(ReadError),
    Ended,
}

impl Records {
    /// The articles of the file at `path`, or of standard input where that is `-`: of one article, or of an archive,
    /// compressed or not. The format is told from the content and the name's ending unless it is given.
    ///
    /// `taken` counts the bytes that are read of the file.
    pub fn open(path: &Path, format: Option<Format>, taken: &Arc<AtomicU64>) -> Self {
        let name = path.to_string_lossy().into_owned();
        let source = open(path, &name, format, taken).unwrap_or_else(Source::Failed);
        Self { name, source }
    }

    /// The articles of a stream that was named `name`.
    pub fn of_stream(
        name: &str,
        stream: impl Read + Send + 'static,
        format: Option<Format>,
    ) -> Self {
        let source = of_stream(Path::new(name), name, stream, format);
        Self { name: name.to_owned(), source: source.unwrap_or_else(Source::Failed) }
    }

    fn line(&mut self) -> Option<Result<Record, Unread>> {
        let Source::Lines(stream, number) = &mut self.source else { return None };
        loop {
            *number += 1;
            let place = format!("{}:{number}", self.name);
            let mut line = Vec::new();
            match stream.take(LONGEST_LINE + 1).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.len() as u64 > LONGEST_LINE && !line.ends_with(b"\n") => {
                    drop(line);
                    let skipped = stream.skip_until(b'\n');
                    let told = ReadError::TooLong { name: place.clone(), bytes: None };
                    return Some(Err(match skipped {
                        Ok(_) => told.into(),
                        Err(source) => return self.broken(place, source),
                    }));
                }
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => return Some(Ok(Record::new(place, Content::Line(line)))),
                Err(source) => return self.broken(place, source),
            }
        }
    }

    fn item(&mut self) -> Option<Result<Record, Unread>> {
        let Source::Items(items, number) = &mut self.source else { return None };
        *number += 1;
        let place = format!("{}: item {number}", self.name);
        items.pop_front().map(|item| Ok(Record::new(place, Content::Item(Box::new(item)))))
    }

    fn capture(&mut self) -> Option<Result<Record, Unread>> {
        let Source::Captures(captures, number) = &mut self.source else { return None };
        *number += 1;
        let place = format!("{}: record {number}", self.name);
        Some(match captures.next()? {
            Next::Capture(capture) => Ok(Record::new(place, Content::Capture(capture))),
            Next::Other => Err(Unread::Skipped(Skip::NoPage)),
            Next::TooLong(bytes) => {
                Err(ReadError::TooLong { name: place, bytes: Some(bytes) }.into())
            }
            Next::Bad(reason) => Err(ReadError::BadRecord { name: place, reason }.into()),
            Next::Broken(source) => return self.broken(place, source),
        })
    }

    /// A fault of the stream: what follows a damaged part is read, a stream that breaks off ends.
    fn broken(&mut self, name: String, source: io::Error) -> Option<Result<Record, Unread>> {
        if source.kind() != io::ErrorKind::InvalidData {
            self.source = Source::Ended;
        }
        Some(Err(ReadError::Broken { name, source }.into()))
    }
}

impl Iterator for Records {
    type Item = Result<Record, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.source {
            Source::One(record) => record.take().map(Ok),
            Source::Lines(..) => self.line(),
            Source::Items(..) => self.item(),
            Source::Captures(..) => self.capture(),
            Source::Failed(_) => match std::mem::replace(&mut self.source, Source::Ended) {
                Source::Failed(error) => Some(Err(error.into())),
                _ => None,
            },
            Source::Ended => None,
        }
    }
}

fn open(
    path: &Path,
    name: &str,
    format: Option<Format>,
    taken: &Arc<AtomicU64>,
) -> Result<Source, ReadError> {
    if is_standard_input(path) {
        return of_stream(path, name, stdin(), format);
    }
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => ReadError::Io { path: path.to_owned(), source },
    };
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > LARGEST && format.is_none_or(|format| format == Format::Article) {
        // Told with its length, as a stream can't be.
        let mut start = Vec::new();
        (&mut file).take(START).read_to_end(&mut start).map_err(failed)?;
        let is_packed =
            [&b"\x1f\x8b"[..], b"\x28\xb5\x2f\xfd"].iter().any(|m| start.starts_with(m));
        if !is_packed && Format::of(&start, path) == Format::Article {
            return Err(ReadError::TooLong { name: name.to_owned(), bytes: Some(length) });
        }
        file.rewind().map_err(failed)?;
    }
    let file = Counted { file, taken: Arc::clone(taken) };
    of_stream(path, name, file, format)
}

fn of_stream(
    path: &Path,
    name: &str,
    stream: impl Read + Send + 'static,
    format: Option<Format>,
) -> Result<Source, ReadError> {
    let broken = |source| ReadError::Broken { name: name.to_owned(), source };
    let mut stream =
        decompressed(stream).map_err(|source| ReadError::Io { path: path.to_owned(), source })?;
    let format = match format {
        Some(format) => format,
        None => {
            let mut start = Vec::new();
            let fault = Fault((&mut stream).take(START).read_to_end(&mut start).err());
            let format = Format::of(&start, path);
            stream = Box::new(Cursor::new(start).chain(BufReader::new(fault)).chain(stream));
            format
        }
    };
    let mut whole = |most: u64| {
        let mut bytes = Vec::new();
        (&mut stream).take(most + 1).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() as u64 > most {
            return Err(ReadError::TooLong { name: name.to_owned(), bytes: None });
        }
        Ok(bytes)
    };
    Ok(match format {
        Format::Article => {
            let content = Content::File(PathBuf::from(path), whole(LARGEST)?);
            Source::One(Some(Record::new(name.to_owned(), content)))
        }
        Format::Feed => Source::Items(feed::items(name, &whole(LARGEST_FEED)?)?.into(), 0),
        Format::JsonLines => Source::Lines(stream, 0),
        Format::Warc => Source::Captures(Captures::new(stream), 0),
    })
}

/// What went wrong while the first bytes were read, to be met again after them.
struct Fault(Option<io::Error>);

impl Read for Fault {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// A file that tells how far it was read.
struct Counted {
    file: File,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.taken.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ReadOptions;
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";

    /// The names of the documents of a stream and what is told of the rest.
    fn shown(name: &str, bytes: Vec<u8>) -> Vec<String> {
        let records = Records::of_stream(name, Cursor::new(bytes), None);
        let told = |record: Result<Record, Unread>| match record
            .and_then(|record| record.read(&ReadOptions::default()))
        {
            Ok(reading) => reading.document.name,
            Err(Unread::Skipped(skip)) => format!("({})", skip.name()),
            Err(Unread::Failed(error)) => error.to_string(),
        };
        records.map(told).collect()
    }

    #[test]
    fn a_bad_line_costs_itself() {
        let long = "x".repeat(20_000_001);
        let lines = format!(
            "{{\"id\":\"a\",\"text\":\"{TEXT}\"}}\n\nnonsense\n{long}\n{{\"text\":\"{TEXT}\"}}"
        );
        let expected = [
            "a",
            "n.jsonl:3: this line is no JSON: expected ident at column 2",
            "n.jsonl:4: this is more than 10 MB long; no article is longer than 10 MB: split it into one file an article",
            "n.jsonl:5",
        ];
        assert_eq!(shown("n.jsonl", lines.into_bytes()), expected);
    }

    #[test]
    fn the_pages_of_an_archive_are_told_from_its_other_records() {
        let record = |kind: &str, url: &str, content: &str| {
            format!(
                "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
                content.len()
            )
        };
        let page = |head: &str, text: &str| {
            format!(
                "HTTP/1.1 {head}\r\n\r\n<html><body><article><h1>Envoy home</h1><p>{text}</p></article></body></html>"
            )
        };
        let (html, long) = ("200 OK\r\nContent-Type: text/html", TEXT.repeat(6));
        let archive = [
            record("warcinfo", "", "software: none"),
            record("response", "https://a.example/2024/03/05/b", &page(html, &long)),
            record("response", "u:2", &page("404 Not Found\r\nContent-Type: text/html", &long)),
            record("response", "u:3", &page("200 OK\r\nContent-Type: image/png", &long)),
            record("response", "u:4", &page(html, "Cats.")),
            record("response", "u:5", &page(html, &"Norwegen hat am Dienstag zwei Diplomaten aus Belarus ausgewiesen, teilte das Ministerium mit. ".repeat(4))),
            record("conversion", "u:6", &long),
        ];
        let expected = [
            "(archive records that hold no page)",
            "https://a.example/2024/03/05/b",
            "(pages that the server didn't deliver)",
            "(neither web pages nor texts)",
            "(pages without an article)",
            "(in another language than English)",
            "u:6",
        ];
        assert_eq!(shown("-", archive.concat().into_bytes()), expected);
    }

    #[test]
    fn files_and_streams_of_one_article_are_one() {
        assert_eq!(shown("a.txt", TEXT.into()), ["a.txt"]);
        assert_eq!(shown("a", b"".to_vec()), ["a: the file is empty; remove it or fill it"]);
        let missing = Records::open(Path::new("/nowhere"), None, &Arc::default());
        assert_eq!(missing.count(), 1);
    }
}
