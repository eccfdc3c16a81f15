//! [`document`]: a plain text, or a page that was saved as one.

use super::ReadOptions;
use super::body::blocks;
use super::dateline::Dateline;
use super::header::Header;
use super::page::Page;
use super::paragraph::paragraphs;
use super::source;
use crate::model::{Block, BlockKind, Date, Document, Span};
use crate::text::date::parse;

/// The document that a decoded text file is; `text` stays as it is, and all offsets point into it.
pub(super) fn document(name: &str, text: String, options: &ReadOptions) -> Document {
    let lines = paragraphs(&text);
    let page = Page::new(&lines);
    let Header { title, decks, published, url } = Header::read(&page);
    let mut blocks = blocks(&page, title, &decks);
    let title = title.map(|title| page.lines[title].text.to_owned());
    let stamp = blocks.first_mut().and_then(|block| cut_stamp(&text, block));
    let first = blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let dateline = first.map(|block| Dateline::read(block.span.of(&text))).unwrap_or_default();
    let in_url = || url.as_deref().and_then(source::date);
    let published = options.date.or(stamp).or(published).or(dateline.date).or_else(in_url);
    let publisher = url.as_deref().and_then(source::host).or(dateline.agency);
    Document { name: name.to_owned(), blocks, title, published, publisher, url, text }
}

/// Cuts a date off that was put before the first paragraph, and gives it: `date 2022-09-07 OSLO: …`.
fn cut_stamp(text: &str, block: &mut Block) -> Option<Date> {
    let words = block.span.of(text);
    let label = words
        .get(..5)
        .filter(|label| label.eq_ignore_ascii_case("date ") || label.eq_ignore_ascii_case("date:"));
    let stamped = words[label.map_or(0, str::len)..].trim_start();
    let date = stamped.get(..10).and_then(parse).filter(|date| date.is_day())?;
    let rest = stamped[10..].trim_start();
    if rest.is_empty() || rest.len() == stamped.len() - 10 {
        return None;
    }
    block.span = Span::new(block.span.end - rest.len(), block.span.end);
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_an_article_is_found() {
        let text =
            "date 2022-09-07 OSLO (AP) — Oslo recalled its envoy from Minsk after a quarrel.";
        let read = document("a", text.to_owned(), &ReadOptions::default());
        assert_eq!(read.published, Some(Date::day(2022, 9, 7)));
        assert_eq!(read.publisher.as_deref(), Some("Associated Press"));
        assert_eq!(read.title, None);
        assert!(read.blocks[0].span.of(&read.text).starts_with("OSLO (AP)"));

        let text = "Oslo recalls envoy\nunknown\nhttps://www.a.example/2019/10/b\n\nOslo recalled its envoy from Minsk after a quarrel.";
        let read = document("a", text.to_owned(), &ReadOptions::default());
        assert_eq!(read.published, Some(Date::month(2019, 10)));
        assert_eq!(read.publisher.as_deref(), Some("a.example"));
        assert_eq!(read.title.as_deref(), Some("Oslo recalls envoy"));
        assert_eq!(read.blocks.len(), 2);
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        let read = document("a", "Oslo recalled its envoy.".to_owned(), &ReadOptions::default());
        assert_eq!(
            (read.published, read.publisher, read.url, read.title),
            (None, None, None, None)
        );
    }
}
