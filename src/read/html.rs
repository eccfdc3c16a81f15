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

/// How deep the tags of a page could be nested at most, void and unclosed ones left aside.
fn depth(page: &str) -> usize {
    const NESTING: [&str; 12] = [
        "div",
        "span",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "blockquote",
        "b",
        "i",
        "font",
        "a",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
        if NESTING.iter().any(|nesting| name.eq_ignore_ascii_case(nesting)) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
    }
    deepest
}
