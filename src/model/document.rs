//! [`Document`]: one article as read.

use super::{Date, Span};

/// One article as read: its text and what is known of it. What is not known stays `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The input as named on the command line.
    pub name: String,
    /// The whole text: of a text file all of it as decoded, of HTML the extracted text. All offsets point into it.
    pub text: String,
    /// The parts of the text that are not boilerplate, in order and not overlapping.
    pub blocks: Vec<Block>,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, from metadata, a dateline or `--date`.
    pub published: Option<Date>,
    /// Who published it: a site's or newspaper's name.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// A paragraph, headline or caption of a document. A sentence never runs over the end of its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is; menus, teasers of other stories and the like are in no block at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's headline, or the line below it. Headlines are written in the present tense and without articles.
    Headline,
    /// Running text.
    Paragraph,
    /// The text below a picture.
    Caption,
}

impl Document {
    /// A document of running text, one block a paragraph, of which nothing else is known; for tests and `--text`.
    pub fn from_text(name: &str, text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut begin = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = begin + (line.len() - line.trim_start().len());
                let span = Span::new(start, start + trimmed.len());
                blocks.push(Block { span, kind: BlockKind::Paragraph });
            }
            begin += line.len();
        }
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            blocks,
            title: None,
            published: None,
            publisher: None,
            url: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn a_block_is_a_trimmed_line() {
        let document = Document::from_text("t", "  One.\n\nTwo. \n");
        let blocks: Vec<&str> = document.blocks.iter().map(|b| b.span.of(&document.text)).collect();
        assert_eq!(blocks, ["One.", "Two."]);
    }
}
