//! [`Format`]: what kind of input a stream is.

use std::path::Path;

/// What kind of input a stream is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article: a text or a web page.
    Article,
    /// Articles as JSON, one object a line.
    JsonLines,
    /// RSS or Atom.
    Feed,
    /// A web archive.
    Warc,
}

impl Format {
    /// The format of a stream that starts with these bytes and was named so; where nothing else shows, one article.
    pub(super) fn of(start: &[u8], path: &Path) -> Self {
        if start.starts_with(b"WARC/1.") {
            return Self::Warc;
        }
        let start = String::from_utf8_lossy(start);
        let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let name = path.to_string_lossy().to_ascii_lowercase();
        let name = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        if name.ends_with(".jsonl") || name.ends_with(".ndjson") || is_object(start) {
            return Self::JsonLines;
        }
        let head = start.to_ascii_lowercase();
        let is_feed = start.starts_with('<')
            && !head.contains("<html")
            && ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| head.contains(tag));
        if is_feed { Self::Feed } else { Self::Article }
    }
}

/// Whether the first line is a JSON object, or could be one if it were seen to its end.
fn is_object(start: &str) -> bool {
    let Some(rest) = start.strip_prefix('{') else { return false };
    match start.split_once('\n') {
        Some((line, _)) => serde_json::from_str::<serde_json::Map<_, _>>(line).is_ok(),
        None => rest.trim_start().starts_with(['"', '}']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_first_bytes_or_its_name() {
        for (start, name, expected) in [
            ("WARC/1.0\r\n", "-", Format::Warc),
            ("{\"text\":\"Oslo\"}\n", "-", Format::JsonLines),
            ("{\"text\":\"Oslo", "-", Format::JsonLines),
            ("nonsense\n", "a.jsonl", Format::JsonLines),
            ("nonsense\n", "a.NDJSON.gz", Format::JsonLines),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", "-", Format::Feed),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", "-", Format::Feed),
            ("<html><p>Our <rss> feed", "-", Format::Article),
            ("{Oslo} recalls its envoy", "-", Format::Article),
            ("Oslo <rss", "-", Format::Article),
            ("", "a.txt", Format::Article),
        ] {
            assert_eq!(Format::of(start.as_bytes(), Path::new(name)), expected, "{start}");
        }
    }
}
