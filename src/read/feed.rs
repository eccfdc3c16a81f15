//! [`items`]: the articles of an RSS or Atom feed.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::article::Article;
use super::encoding::decode;
use super::metadata::Metadata;
use super::{ReadError, ReadOptions, html, source};
use crate::model::Document;
use crate::text::date;

/// An article of a feed, each part as it is written there.
#[derive(Debug, Default)]
pub(super) struct Item {
    title: String,
    link: String,
    id: String,
    published: String,
    updated: String,
    content: String,
    summary: String,
    feed: String,
}

/// The articles of a feed that was read whole, in its order.
///
/// # Errors
/// Where it is no feed: no XML, or without a `channel` or `feed`.
pub(super) fn items(name: &str, bytes: &[u8]) -> Result<Vec<Item>, ReadError> {
    let bad = |reason: String| ReadError::BadRecord { name: name.to_owned(), reason };
    let text = decode(bytes).text;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut feed = Feed::default();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => feed.begin(&tag, false),
            Ok(Event::Empty(tag)) => feed.begin(&tag, true),
            Ok(Event::End(tag)) => feed.end(&String::from_utf8_lossy(tag.name().as_ref())),
            Ok(Event::Text(words)) => {
                let raw = String::from_utf8_lossy(&words);
                // What isn't XML's own entity is HTML's, and read with the HTML.
                feed.write(&words.unescape().unwrap_or(Cow::Borrowed(&raw)));
            }
            Ok(Event::CData(words)) => feed.write(&String::from_utf8_lossy(&words)),
            Ok(_) => {}
            Err(error) => return Err(bad(format!("this is no RSS or Atom feed ({error})"))),
        }
    }
    if !feed.is_feed {
        return Err(bad("this is no RSS or Atom feed".to_owned()));
    }
    for item in &mut feed.items {
        item.feed.clone_from(&feed.title);
    }
    Ok(feed.items)
}

/// A feed as far as it was read.
#[derive(Debug, Default)]
struct Feed {
    is_feed: bool,
    title: String,
    items: Vec<Item>,
    is_in_item: bool,
    /// The element whose content is read, and how many elements are open within it.
    open: Option<(String, usize)>,
}

impl Feed {
    fn begin(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        let name = name.strip_prefix("atom:").map_or(name.clone(), str::to_owned);
        if let Some((_, depth)) = &mut self.open {
            // Markup within, as Atom has it with XHTML.
            *depth += usize::from(!is_empty);
            self.write(&format!("<{name}>"));
            return;
        }
        match name.as_str() {
            "channel" | "feed" => self.is_feed = true,
            "item" | "entry" => {
                self.is_in_item = true;
                self.items.push(Item::default());
            }
            "link" if is_empty => self.follow(tag),
            _ if !is_empty => self.open = Some((name, 0)).filter(|(name, _)| self.is_read(name)),
            _ => {}
        }
    }

    /// Whether the content of an element is of use here.
    fn is_read(&self, name: &str) -> bool {
        const OF_ITEM: [&str; 11] = [
            "title",
            "link",
            "guid",
            "id",
            "pubDate",
            "published",
            "dc:date",
            "updated",
            "description",
            "summary",
            "content",
        ];
        if self.is_in_item {
            OF_ITEM.contains(&name) || name == "content:encoded"
        } else {
            name == "title" && self.title.is_empty()
        }
    }

    /// Takes an Atom link if it leads to the article.
    fn follow(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let found = tag.try_get_attribute(name).ok().flatten()?;
            found.unescape_value().ok().map(Cow::into_owned)
        };
        if let (true, Some(item)) = (self.is_in_item, self.items.last_mut()) {
            let is_own = attribute("rel").is_none_or(|rel| rel == "alternate");
            if is_own && item.link.is_empty() {
                item.link = attribute("href").unwrap_or_default();
            }
        }
    }

    fn end(&mut self, name: &str) {
        match &mut self.open {
            Some((_, depth)) if *depth > 0 => {
                *depth -= 1;
                self.write(&format!("</{name}>"));
            }
            Some(_) => self.open = None,
            None => self.is_in_item &= !matches!(name, "item" | "entry" | "atom:entry"),
        }
    }

    /// Adds text to the element whose content is read.
    fn write(&mut self, text: &str) {
        let Some((name, _)) = &self.open else { return };
        let part = match (self.is_in_item, self.items.last_mut()) {
            (true, Some(item)) => match name.as_str() {
                "title" => &mut item.title,
                "link" => &mut item.link,
                "guid" | "id" => &mut item.id,
                "pubDate" | "published" | "dc:date" => &mut item.published,
                "updated" => &mut item.updated,
                "content" | "content:encoded" => &mut item.content,
                _ => &mut item.summary,
            },
            _ => &mut self.title,
        };
        part.push_str(text);
    }
}

impl Item {
    /// About how many bytes it has.
    pub fn bytes(&self) -> usize {
        self.title.len() + self.content.len() + self.summary.len()
    }

    /// The document, named by its address, else by the feed's own name for it, else by its place.
    ///
    /// # Errors
    /// Where it has no text.
    pub fn document(self, place: &str, options: &ReadOptions) -> Result<Document, ReadError> {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let url = [&self.link, &self.id].into_iter().filter_map(|text| given(text));
        let url = { url }.find(|url| url.starts_with("http://") || url.starts_with("https://"));
        let written = given(&self.content).or_else(|| given(&self.summary));
        let body = html::text(place, &written.unwrap_or_default())?;
        let title = given(&html::text(place, &self.title)?);
        if body.trim().is_empty() && title.is_none() {
            return Err(ReadError::NoText { name: place.to_owned() });
        }
        let day = |text: &str| date::parse(text).filter(|day| day.is_day());
        let published = day(&self.published).or_else(|| day(&self.updated));
        let publisher = url.as_deref().and_then(source::host).or_else(|| given(&self.feed));
        let name = url.clone().or_else(|| given(&self.id)).unwrap_or_else(|| place.to_owned());
        let metadata = Metadata { title, published, publisher, url };
        Ok(Article { body, metadata, ..Article::default() }.document(&name, options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";

    /// Name, headline, day, publisher and text of each item.
    fn shown(feed: &str) -> Vec<String> {
        let items = match items("a.rss", feed.as_bytes()) {
            Ok(items) => items,
            Err(error) => return vec![error.to_string()],
        };
        let shown = |item: Item| match item.document("a.rss: item 1", &ReadOptions::default()) {
            Ok(found) => {
                let day = found.published.map(|day| day.to_string());
                let known = [found.title, day, found.publisher].map(Option::unwrap_or_default);
                format!("{} {} {}", found.name, known.join("/"), found.text.replace('\n', "|"))
            }
            Err(error) => error.to_string(),
        };
        items.into_iter().map(shown).collect()
    }

    #[test]
    fn items_are_articles() {
        let rss = format!(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>The Ledger</title><item><media:title>No</media:title><title>Envoy &amp; home</title>\
             <link>https://www.a.example/b</link><pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate>\
             <description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;Minsk denied it.&lt;/p&gt;</description></item></channel></rss>"
        );
        let expected = format!(
            "https://www.a.example/b Envoy & home/2024-03-05/a.example Envoy & home||{TEXT}||Minsk denied it."
        );
        assert_eq!(shown(&rss), [expected]);
        let atom = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Ledger</title><entry><id>tag:a,2024:1</id>\
             <title>Envoy home</title><updated>2024-03-05T10:00:00Z</updated><content type='text'>{TEXT}</content>\
             </entry><entry><id>x</id><updated>2024-03-05T10:00:00Z</updated></entry></feed>"
        );
        let xhtml = format!(
            "<feed><entry><id>x</id><title>Envoys</title><link rel='self' href='https://b.example'/>\
             <link href='https://a.example/b?c=1&amp;d=2'/><content type='xhtml'><div><p>{TEXT}</p><br/><p>Minsk&nbsp;denied \
             it.</p></div></content></entry></feed>"
        );
        let found = shown(&xhtml).concat();
        assert!(
            found.starts_with("https://a.example/b?c=1&d=2 Envoys//a.example Envoys||"),
            "{found}"
        );
        assert!(found.contains(&format!("{TEXT}||")), "{found}");
        let items = shown(&atom);
        assert_eq!(
            items[0],
            format!("tag:a,2024:1 Envoy home/2024-03-05/The Ledger Envoy home||{TEXT}")
        );
        assert!(items[1].contains("no text was found"), "{}", items[1]);
        for broken in ["<rss", "<html><p>Oslo</p></html>", ""] {
            assert!(shown(broken)[0].starts_with("a.rss: this is no RSS or Atom feed"), "{broken}");
        }
    }
}
