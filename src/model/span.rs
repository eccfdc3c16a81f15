//! [`Span`]: a stretch of a document's text.

use std::ops::Range;

/// A stretch of a document's text: byte offsets from 0, `end` not included.
///
/// Inside the program every offset is a byte; the doors to the outside (JSON Lines, RDF) count Unicode code points
/// with [`Span::in_code_points`].
///
/// ```
/// use chancery::model::Span;
/// let text = "Tirana expelled four diplomats.";
/// assert_eq!(Span::new(0, 6).of(text), "Tirana");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub begin: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `begin` up to and without `end`.
    pub const fn new(begin: usize, end: usize) -> Self {
        Self { begin, end }
    }

    /// The words that stand there in `text`, the text that it was made for.
    ///
    /// # Panics
    /// If the span runs past the text's end or cuts a code point in two: then it belongs to another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.begin..self.end]
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.begin
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.begin
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.begin < other.end && other.begin < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.begin <= other.begin && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { begin: self.begin.min(other.begin), end: self.end.max(other.end) }
    }

    /// The same stretch counted in Unicode code points from the beginning of `text`; costs a walk to `end`.
    pub fn in_code_points(self, text: &str) -> Self {
        let begin = text[..self.begin].chars().count();
        Self { begin, end: begin + text[self.begin..self.end].chars().count() }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn code_points_are_not_bytes() {
        let text = "Çavuşoğlu spoke";
        let spoke = Span::new(text.find("spoke").unwrap_or(0), text.len());
        assert_eq!(spoke.in_code_points(text), Span::new(10, 15));
    }
}
