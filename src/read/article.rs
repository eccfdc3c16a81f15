//! [`Article`]: a title, a body and what else is known, put together as one document.

use super::ReadOptions;
use super::body::blocks;
use super::dateline::Dateline;
use super::header::Header;
use super::metadata::Metadata;
use super::page::Page;
use super::paragraph::paragraphs;
use super::source;
use crate::model::{BlockKind, Document};

/// An article whose title and metadata are known apart from its text: from a web page, a line of JSON, a feed.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// The text, paragraphs a line each.
    pub body: String,
    /// What is known of it.
    pub metadata: Metadata,
    /// The texts that stand below its pictures, one blank between words.
    pub captions: Vec<String>,
    /// Whether menus and other stories may stand in the body.
    pub is_dump: bool,
}

impl Article {
    /// The document: the title, a blank line and the body, or the body alone where it begins with the title.
    pub fn document(self, name: &str, options: &ReadOptions) -> Document {
        let Self { body, metadata, captions, is_dump } = self;
        let body = body.trim();
        let text = match &metadata.title {
            Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}"),
            _ => body.to_owned(),
        };
        let lines = paragraphs(&text);
        let page = Page::new(&lines);
        let page = Page { is_dump: is_dump || page.is_dump, ..page };
        let header = Header::read(&page);
        let mut blocks = blocks(&page, header.title, &header.decks);
        for block in &mut blocks {
            if captions.contains(&words(block.span.of(&text))) {
                block.kind = BlockKind::Caption;
            }
        }
        let title =
            metadata.title.or_else(|| header.title.map(|title| page.lines[title].text.to_owned()));
        let first = blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
        let dateline = first.map(|block| Dateline::read(block.span.of(&text))).unwrap_or_default();
        let url = metadata.url;
        let host = || url.as_deref().and_then(source::host);
        let in_url = || url.as_deref().and_then(source::date);
        let known = options.date.or(metadata.published).or(header.published);
        let published = known.or(dateline.date).or_else(in_url);
        let publisher = metadata.publisher.or_else(host).or(dateline.agency);
        Document { name: name.to_owned(), blocks, title, published, publisher, url, text }
    }
}

/// The words of a text, one blank between them.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn what_is_known_wins_over_what_the_text_says() {
        let body =
            "OSLO, Norway (AP) — Oslo recalled its envoy from Minsk on Monday after a quarrel.";
        let article = |title: Option<&str>, publisher: Option<&str>| Article {
            body: body.to_owned(),
            metadata: Metadata {
                title: title.map(str::to_owned),
                published: Some(Date::day(2024, 3, 5)),
                publisher: publisher.map(str::to_owned),
                url: None,
            },
            ..Article::default()
        };
        let document =
            article(Some("Oslo recalls envoy"), None).document("a", &ReadOptions::default());
        assert_eq!(document.text, format!("Oslo recalls envoy\n\n{body}"));
        assert_eq!(document.title.as_deref(), Some("Oslo recalls envoy"));
        assert_eq!(document.published, Some(Date::day(2024, 3, 5)));
        assert_eq!(document.publisher.as_deref(), Some("Associated Press"));
        let document = article(None, Some("The Ledger")).document("a", &ReadOptions::default());
        assert_eq!(document.text, body);
        assert_eq!(document.publisher.as_deref(), Some("The Ledger"));
    }
}
