//! [`Response`]: a page as a server delivered it, within an archive.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::LARGEST;

/// A page as a server delivered it: what decides whether it is read, and its bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Response {
    /// 200 where all went well.
    pub status: u16,
    /// The media type, in lower case and without parameters.
    pub media_type: String,
    /// The page, chunks put together and gzip undone, at most one byte more than [`LARGEST`].
    pub body: Vec<u8>,
}

impl Response {
    /// Reads a whole response; what isn't there stays empty. Costs one walk over the bytes.
    pub fn read(bytes: &[u8]) -> Self {
        let (head, body) = split(bytes);
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let mut response = Self { status: status.unwrap_or(0), ..Self::default() };
        let (mut is_chunked, mut is_gzip) = (false, false);
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => {
                    let media_type = value.split(';').next().unwrap_or_default();
                    response.media_type = media_type.trim().to_owned();
                }
                "transfer-encoding" => is_chunked = value.contains("chunked"),
                "content-encoding" => is_gzip = value.contains("gzip"),
                _ => {}
            }
        }
        // Archives often keep the headers and undo what they speak of.
        let whole = if is_chunked { chunks(body) } else { None };
        let body = whole.as_deref().unwrap_or(body);
        response.body = match is_gzip && body.starts_with(b"\x1f\x8b") {
            true => {
                let mut unpacked = Vec::new();
                // What was unpacked before a fault is the page as far as it goes.
                let _ = MultiGzDecoder::new(body).take(LARGEST + 1).read_to_end(&mut unpacked);
                unpacked
            }
            false => body.to_vec(),
        };
        response
    }
}

/// The head of a message and its body.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = |gap: &[u8]| bytes.windows(gap.len()).position(|window| window == gap);
    match (end(b"\r\n\r\n"), end(b"\n\n")) {
        (Some(at), other) if other.is_none_or(|other| at < other) => {
            (&bytes[..at], &bytes[at + 4..])
        }
        (_, Some(at)) => (&bytes[..at], &bytes[at + 2..]),
        _ => (bytes, &[]),
    }
}

/// The body that chunks make together; none where they aren't chunks.
fn chunks(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line_end = bytes.iter().take(32).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&bytes[..line_end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        bytes = &bytes[line_end + 1..];
        if length == 0 {
            return Some(body);
        }
        let Some(chunk) = bytes.get(..length) else {
            body.extend_from_slice(bytes);
            return Some(body);
        };
        body.extend_from_slice(chunk);
        let rest = &bytes[length..];
        bytes = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::Response;

    #[test]
    fn a_response_is_taken_apart() {
        for (head, body, expected) in [
            (
                "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
                "Oslo",
                (200, "text/html", "Oslo"),
            ),
            (
                "200 OK\r\nTransfer-Encoding: chunked\r\n",
                "2\r\nOs\r\n2;x\r\nlo\r\n0\r\n\r\n",
                (200, "", "Oslo"),
            ),
            ("200 OK\r\nTransfer-Encoding: chunked\r\n", "Oslo", (200, "", "Oslo")),
            ("200 OK\r\nTransfer-Encoding: chunked\r\n", "ff\r\nOslo", (200, "", "Oslo")),
            ("200 OK\r\nContent-Encoding: gzip\r\n", "Oslo", (200, "", "Oslo")),
            ("404 Not Found\r\n", "", (404, "", "")),
            ("x\r\n", "Oslo", (0, "", "Oslo")),
        ] {
            let bytes = format!("HTTP/1.1 {head}\r\n{body}");
            let read = Response::read(bytes.as_bytes());
            let body = String::from_utf8_lossy(&read.body).into_owned();
            assert_eq!((read.status, read.media_type.as_str(), body.as_str()), expected, "{bytes}");
        }
        assert_eq!(Response::read(b""), Response::default());
    }
}
