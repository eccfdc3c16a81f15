//! [`CodePoints`]: from bytes to Unicode code points.

use super::Span;

/// Counts the code points of one text, so that every span of it can go out through a door in constant time.
///
/// It keeps the count at every 256th byte: a look-up walks 256 bytes at most, whatever the text's length.
///
/// ```
/// use chancery::model::{CodePoints, Span};
/// let text = "Çavuşoğlu spoke";
/// assert_eq!(CodePoints::of(text).count(Span::new(13, 18)), Span::new(10, 15));
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a [u8],
    counts: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub fn of(text: &'a str) -> Self {
        let mut total = 0;
        let count = |chunk: &[u8]| {
            let before = total;
            total += beginnings(chunk);
            before
        };
        Self { text: text.as_bytes(), counts: text.as_bytes().chunks(STEP).map(count).collect() }
    }

    /// The same stretch of the text, counted in code points from its beginning, end exclusive. Bytes past the text's
    /// end count as its end.
    pub fn count(&self, span: Span) -> Span {
        Span::new(self.before(span.begin), self.before(span.end))
    }

    fn before(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let counted = self.counts.get(step).copied().unwrap_or(0);
        counted + beginnings(&self.text[step * STEP..byte])
    }
}

/// How many code points begin among these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use crate::model::Span;

    #[test]
    fn it_counts_as_a_walk_would() {
        let long = "Çavuşoğlu – 😀 spoke. ".repeat(40);
        let code_points = CodePoints::of(&long);
        let borders: Vec<usize> =
            long.char_indices().map(|(at, _)| at).chain([long.len()]).collect();
        for pair in borders.windows(2) {
            let span = Span::new(pair[0], pair[1]);
            assert_eq!(code_points.count(span), span.in_code_points(&long));
        }
        assert_eq!(CodePoints::of("").count(Span::new(0, 0)), Span::new(0, 0));
    }
}
