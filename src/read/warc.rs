//! [`Captures`]: the records of a web archive (WARC 1.0 and 1.1, ISO 28500).

use std::io::{self, BufRead, Read};

use super::LARGEST;
use super::compression::Stream;

/// A page that a web archive holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Capture {
    /// Where it was found.
    pub url: Option<String>,
    /// Whether a server's headers stand before the page.
    pub is_response: bool,
    /// The record's content.
    pub content: Vec<u8>,
}

/// What comes next in a web archive.
#[derive(Debug)]
pub(super) enum Next {
    /// A record that may hold a page.
    Capture(Capture),
    /// A record of another kind: a request, metadata, the archive's own description.
    Other,
    /// A record of so many bytes, more than any article has.
    TooLong(u64),
    /// A stretch that is no record; reading goes on at the next one.
    Bad(String),
    /// The archive can't be read on, or lost a part.
    Broken(io::Error),
}

/// The records of a web archive one after the other.
pub(super) struct Captures {
    stream: Stream,
    /// The line that was read last, where a record may begin.
    line: Vec<u8>,
    /// Whether what follows is to be searched for the next record.
    is_lost: bool,
    is_ended: bool,
}

/// The longest line in a record's head, in bytes.
const LONGEST_LINE: u64 = 64 << 10;
/// The most lines in a record's head.
const MOST_LINES: usize = 1_000;
/// What a server's headers may add to a page.
const HEADERS: u64 = 64 << 10;

/// The head of a record as far as it matters.
#[derive(Default)]
struct Head {
    kind: String,
    url: Option<String>,
    length: Option<u64>,
}

impl Captures {
    /// The records of a stream that was decompressed.
    pub fn new(stream: Stream) -> Self {
        Self { stream, line: Vec::new(), is_lost: false, is_ended: false }
    }

    /// The record after the last one; none at the end.
    pub fn next(&mut self) -> Option<Next> {
        if self.is_ended {
            return None;
        }
        match self.read() {
            Ok(next) => {
                self.is_ended = next.is_none();
                self.is_lost = matches!(next, Some(Next::Bad(_)));
                next
            }
            Err(error) => {
                // What follows a damaged member of a compressed archive can be read.
                self.is_lost = error.kind() == io::ErrorKind::InvalidData;
                self.is_ended = !self.is_lost;
                Some(Next::Broken(error))
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Next>> {
        if !self.seek_record()? {
            return Ok(None);
        }
        let head = match self.read_head()? {
            Ok(head) => head,
            Err(reason) => return Ok(Some(Next::Bad(reason.to_owned()))),
        };
        let Some(length) = head.length else {
            return Ok(Some(Next::Bad("a record that doesn't say its length".to_owned())));
        };
        let holds_page = matches!(head.kind.as_str(), "response" | "resource" | "conversion");
        if !holds_page || length > LARGEST + HEADERS {
            let skipped = io::copy(&mut (&mut self.stream).take(length), &mut io::sink())?;
            if skipped < length {
                return Err(broken_off());
            }
            return Ok(Some(if holds_page { Next::TooLong(length) } else { Next::Other }));
        }
        let mut content = Vec::new();
        let read = (&mut self.stream).take(length).read_to_end(&mut content)?;
        if (read as u64) < length {
            return Err(broken_off());
        }
        let is_response = head.kind == "response";
        Ok(Some(Next::Capture(Capture { url: head.url, is_response, content })))
    }

    /// Reads up to the line with which a record begins; says whether there is one.
    fn seek_record(&mut self) -> io::Result<bool> {
        loop {
            if self.line.starts_with(b"WARC/1.") {
                return Ok(true);
            }
            let is_blank = self.line.iter().all(u8::is_ascii_whitespace);
            if !is_blank && !self.is_lost {
                // Told by the head, which this line isn't part of.
                return Ok(true);
            }
            if !self.read_line()? {
                return Ok(false);
            }
        }
    }

    /// The head whose first line was read, or why it is none.
    fn read_head(&mut self) -> io::Result<Result<Head, &'static str>> {
        if !std::mem::take(&mut self.line).starts_with(b"WARC/1.") {
            return Ok(Err("what stands here is no WARC record"));
        }
        let mut head = Head::default();
        for _ in 0..MOST_LINES {
            if !self.read_line()? {
                return Err(broken_off());
            }
            if self.line.starts_with(b"WARC/1.") {
                return Ok(Err("a record that breaks off in its head"));
            }
            let line = String::from_utf8_lossy(&self.line).into_owned();
            self.line.clear();
            if line.trim().is_empty() {
                return Ok(Ok(head));
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                // Some archives write addresses in angle brackets, as the standard's grammar has them.
                "warc-target-uri" => {
                    head.url = Some(value.trim_matches(['<', '>']).to_owned());
                }
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(Err("a record whose head never ends"))
    }

    /// Reads a line, or as much of it as a line may have; says whether there was any.
    fn read_line(&mut self) -> io::Result<bool> {
        self.line.clear();
        (&mut self.stream).take(LONGEST_LINE).read_until(b'\n', &mut self.line)?;
        Ok(!self.line.is_empty())
    }
}

fn broken_off() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "it breaks off within a record")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn record(kind: &str, url: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn shown(archive: &str) -> String {
        let mut captures = Captures::new(Box::new(Cursor::new(archive.as_bytes().to_vec())));
        let mut shown = Vec::new();
        while let Some(next) = captures.next() {
            shown.push(match next {
                Next::Capture(Capture { url, content, .. }) => {
                    format!("{}={}", url.unwrap_or_default(), String::from_utf8_lossy(&content))
                }
                Next::Other => "other".to_owned(),
                Next::TooLong(length) => format!("{length} bytes"),
                Next::Bad(reason) => format!("[{reason}]"),
                Next::Broken(error) => format!("<{error}>"),
            });
        }
        shown.join(" ")
    }

    #[test]
    fn records_come_in_order_and_faults_cost_their_record() {
        let (info, one) = (record("warcinfo", "", "x: y"), record("response", "u:1", "Oslo\n\n"));
        let two = record("conversion", "<u:2>", "WARC/1.0 in a text");
        for (archive, expected) in [
            (String::new(), ""),
            (format!("{info}{one}{two}"), "other u:1=Oslo\n\n u:2=WARC/1.0 in a text"),
            (
                format!("{one}nonsense\r\n{two}"),
                "u:1=Oslo\n\n [what stands here is no WARC record] u:2=WARC/1.0 in a text",
            ),
            (
                format!("WARC/1.0\r\nWARC-Type: response\r\n\r\nOslo\r\n{one}"),
                "[a record that doesn't say its length] u:1=Oslo\n\n",
            ),
            (
                format!("WARC/1.0\r\nWARC-Type: response\r\n{one}"),
                "[a record that breaks off in its head] u:1=Oslo\n\n",
            ),
            (one[..one.len() - 8].to_owned(), "<it breaks off within a record>"),
            (one[..20].to_owned(), "<it breaks off within a record>"),
        ] {
            assert_eq!(shown(&archive), expected);
        }
        let long = "x".repeat(10_100_000);
        let archive = format!("{}{one}", record("response", "u:3", &long));
        assert_eq!(shown(&archive), "10100000 bytes u:1=Oslo\n\n");
    }
}
