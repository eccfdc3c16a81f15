//! [`article`]: a web page.

use dom_smoothie::{Config, Readability, TextMode};

use super::ReadError;
use super::article::{Article, words};
use super::metadata::Metadata;
use super::tags;

/// No article is larger, in bytes.
const LARGEST: usize = 32_000_000;

/// No article is nested deeper; parsers of HTML walk its tree with recursion.
const DEEPEST: usize = 2_000;

/// No tag has more attributes; parsers of HTML compare each with those before it.
const MOST_ATTRIBUTES: usize = 1_000;

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

/// The article of a web page: its headline, its readable text, paragraphs a line each, and what is known of it.
///
/// # Errors
/// Where the page has no text, or more than any article has.
pub(super) fn article(name: &str, page: &str) -> Result<Article, ReadError> {
    let mut readability = parsed(name, page)?;
    let metadata = Metadata::of(&readability);
    let captions: Vec<String> =
        readability.doc.select("figcaption").iter().map(|caption| words(&caption.text())).collect();
    let whole = readability.doc.select("body").formatted_text().to_string();
    let article = readability.parse().map(|article| article.text_content.to_string());
    let body = article.ok().filter(|text| !text.trim().is_empty()).unwrap_or(whole);
    if body.trim().is_empty() {
        return Err(ReadError::NoText { name: name.to_owned() });
    }
    Ok(Article { body, metadata, captions, is_dump: true })
}

/// The text of a piece of a web page that holds nothing but the article, paragraphs a line each.
///
/// # Errors
/// Where it is larger or deeper than any article, or its tags have too many attributes.
pub(super) fn text(name: &str, piece: &str) -> Result<String, ReadError> {
    Ok(parsed(name, piece)?.doc.select("body").formatted_text().to_string())
}

/// The page as a tree.
fn parsed(name: &str, page: &str) -> Result<Readability, ReadError> {
    let too = |what| ReadError::TooLarge { name: name.to_owned(), what };
    if page.len() > LARGEST {
        return Err(too("large"));
    }
    if tags::depth(page) > DEEPEST {
        return Err(too("deeply nested"));
    }
    if tags::most_attributes(page) > MOST_ATTRIBUTES {
        return Err(too("full of attributes"));
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let no_text = |_| ReadError::NoText { name: name.to_owned() };
    Readability::new(page, None, Some(config)).map_err(no_text)
}

#[cfg(test)]
mod tests {
    use super::super::ReadOptions;
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel about a buoy, the ministry said.";
    const MORE: &str = "Minsk denied on Tuesday, in the words of its spokesman, that it had anything to do with it.";

    /// Headline, day, site and address of a page, then its blocks with the first letter of their kind.
    fn shown(page: &str) -> String {
        match article("a.html", page) {
            Ok(article) => {
                let document = article.document("a.html", &ReadOptions::default());
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
        let tag = format!("<html><p{}>{TEXT}", " a=b".repeat(MOST_ATTRIBUTES + 1));
        assert!(shown(&tag).contains("too full of attributes"));
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
