//! [`document`]: a web page.

use dom_smoothie::{Config, Readability, TextMode};

use super::dateline::Dateline;
use super::metadata::Metadata;
use super::{
    ReadError, ReadOptions, body, header::Header, page::Page, paragraph::paragraphs, source,
};
use crate::model::{BlockKind, Document};

/// No article is larger, in bytes.
const LARGEST: usize = 32_000_000;

/// No article is nested deeper; parsers of HTML walk its tree with recursion.
const DEEPEST: usize = 2_000;

/// Whether a text is a web page, judged by its first tags and not by its name.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !start.starts_with('<') {
        return false;
    }
    let end = start.char_indices().nth(3_000).map_or(start.len(), |(at, _)| at);
    let head = start[..end].to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<article", "<div", "<p>", "<p ", "<h1"]
        .iter()
        .any(|tag| head.contains(tag))
}

/// The article of a web page: its headline and its readable text, paragraphs a line each.
///
/// # Errors
/// Where the page has no text, or more than any article has.
pub(super) fn document(
    name: &str,
    page: &str,
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let too = |what| ReadError::TooLarge { name: name.to_owned(), what };
    if page.len() > LARGEST {
        return Err(too("large"));
    }
    if depth(page) > DEEPEST {
        return Err(too("deeply nested"));
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let no_text = || ReadError::NoText { name: name.to_owned() };
    let mut readability = Readability::new(page, None, Some(config)).map_err(|_| no_text())?;
    let metadata = Metadata::of(&readability);
    let captions: Vec<String> =
        readability.doc.select("figcaption").iter().map(|caption| words(&caption.text())).collect();
    let whole = readability.doc.select("body").formatted_text().to_string();
    let article = readability.parse().map(|article| article.text_content.to_string());
    let text = article.ok().filter(|text| !text.trim().is_empty()).unwrap_or(whole);
    if text.trim().is_empty() {
        return Err(no_text());
    }
    Ok(assemble(name, text, metadata, &captions, options))
}

/// Puts the document together: the headline, then the article's text.
fn assemble(
    name: &str,
    article: String,
    metadata: Metadata,
    captions: &[String],
    options: &ReadOptions,
) -> Document {
    let begins_with_title = metadata
        .title
        .as_ref()
        .is_some_and(|title| article.trim_start().starts_with(title.as_str()));
    let text = match &metadata.title {
        Some(title) if !begins_with_title => format!("{title}\n\n{}", article.trim()),
        _ => article.trim().to_owned(),
    };
    let lines = paragraphs(&text);
    let page = Page { is_dump: true, ..Page::new(&lines) };
    let header = Header::read(&page);
    let mut blocks = body::blocks(&page, header.title, &header.decks);
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
    let published =
        options.date.or(metadata.published).or(header.published).or(dateline.date).or_else(in_url);
    let publisher = metadata.publisher.or_else(host).or(dateline.agency);
    Document { name: name.to_owned(), blocks, title, published, publisher, url, text }
}

/// The words of a text, one blank between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How deep the tags of a page could be nested at most. Void tags and those that the next of their kind closes are
/// left aside, since pages need not close them.
fn depth(page: &str) -> usize {
    const CLOSED: [&str; 27] = [
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "option", "br", "hr", "img",
        "meta", "link", "input", "source", "track", "wbr", "area", "base", "col", "embed", "param",
        "html", "head", "body",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = &tag[..tag.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let is_own =
            name.is_empty() || CLOSED.iter().any(|closed| name.eq_ignore_ascii_case(closed));
        let closes_itself = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if is_own || closes_itself {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel about a buoy, the ministry said.";
    const MORE: &str = "Minsk denied on Tuesday, in the words of its spokesman, that it had anything to do with it.";

    /// Headline, day, site and address of a page, then its blocks with the first letter of their kind.
    fn shown(page: &str) -> String {
        match document("a.html", page, &ReadOptions::default()) {
            Ok(document) => {
                let block = |block: &crate::model::Block| {
                    format!(
                        "{}:{}",
                        &format!("{:?}", block.kind)[..1],
                        block.span.of(&document.text)
                    )
                };
                let blocks: Vec<String> = document.blocks.iter().map(block).collect();
                let date = document.published.map(|date| date.to_string());
                let known = [document.title, date, document.publisher, document.url];
                let known: Vec<String> = known.into_iter().map(Option::unwrap_or_default).collect();
                format!("{} | {}", known.join("/"), blocks.join("|"))
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_page_is_its_article() {
        let body = format!(
            "<nav><a href=/>Home</a><a href=/w>World</a></nav><article><h1>Oslo recalls its envoy</h1>\
             <p class=byline>Ann Berg</p><p>{TEXT}</p><figure><img src=b.jpg><figcaption>A buoy \
             at sea.</figcaption></figure><h2>Talks</h2><p>{MORE}</p><p>{TEXT}</p>\
             <p>Read more: <a href=/c>Cat leaves Oslo</a></p></article>\
             <aside><h2>Most read</h2><a href=/d>Dog stays in Oslo for good</a></aside>\
             <footer>© The Ledger</footer>"
        );
        let blocks =
            format!("H:Oslo recalls its envoy|P:{TEXT}|C:A buoy at sea.|H:Talks|P:{MORE}|P:{TEXT}");
        for (head, known) in [
            ("<title>Oslo recalls its envoy</title>", "Oslo recalls its envoy///"),
            (
                "<title>Oslo recalls its envoy | The Ledger</title><meta property=og:site_name content='The Ledger'>\
                 <meta property=article:published_time content='2022-09-07T23:30:00+02:00'>\
                 <link rel=canonical href=https://a.example/b>",
                "Oslo recalls its envoy/2022-09-07/The Ledger/https://a.example/b",
            ),
            (
                "<title>Oslo recalls its envoy</title><script type=application/ld+json>{\"@graph\":[{\"@type\":\
                 \"NewsArticle\",\"datePublished\":\"2022-09-07\",\"publisher\":{\"name\":\"The Ledger\"}}]}</script>",
                "Oslo recalls its envoy/2022-09-07/The Ledger/",
            ),
            (
                "<title>Oslo recalls its envoy</title><meta property=og:url content=https://www.a.example/2022/09/07/b>",
                "Oslo recalls its envoy/2022-09-07/a.example/https://www.a.example/2022/09/07/b",
            ),
        ] {
            let page =
                format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>");
            assert!(is_html(&page));
            assert_eq!(shown(&page), format!("{known} | {blocks}"), "{head}");
        }
    }

    #[test]
    fn a_page_that_is_no_article_is_told() {
        assert!(shown("<html><body></body></html>").contains("no text was found"));
        assert!(
            shown(&format!("<html>{}{TEXT}", "<q>".repeat(DEEPEST + 1)))
                .contains("too deeply nested")
        );
        assert!(shown(&format!("<html>{}", "<p>a</p>".repeat(LARGEST / 8))).contains("too large"));
    }

    #[test]
    fn pages_are_told_from_texts() {
        for (text, expected) in [
            ("<!doctype html>", true),
            ("\n <HTML lang=en>", true),
            ("<?xml version=\"1.0\"?><html>", true),
            ("<p>Oslo</p>", true),
            ("Oslo <p>", false),
            ("<Oslo> recalls", false),
        ] {
            assert_eq!(is_html(text), expected, "{text}");
        }
    }
}
