//! [`Token`] and [`Sentence`].

use super::{BlockKind, Span};

/// A word, number or punctuation mark.
///
/// A possessive ending is a token of its own (`Iran` `'s`), so is each punctuation mark; abbreviations (`U.S.`),
/// hyphenated words (`pro-Trump`, `Mujahedeen-e-Khalq`) and numbers (`3,000`) are one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
}

/// A sentence and its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token's begin to the last token's end.
    pub span: Span,
    /// What kind of block it stands in.
    pub block: BlockKind,
    /// The index of that block in the document.
    pub block_index: usize,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

impl Sentence {
    /// The indices of the tokens that lie wholly or partly in `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let begin = self.tokens.partition_point(|t| t.span.end <= span.begin);
        let end = self.tokens.partition_point(|t| t.span.begin < span.end);
        begin..end.max(begin)
    }
}
