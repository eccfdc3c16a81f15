//! [`Metadata`]: what a web page says of itself.

use dom_smoothie::Readability;
use serde_json::Value;

use crate::model::Date;
use crate::text::date;

/// What a web page says of itself in its head and markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The site or newspaper.
    pub publisher: Option<String>,
    /// The address of the page itself.
    pub url: Option<String>,
}

/// Where pages write their date, in the order of trust, and the attribute that holds it.
const DATES: [(&str, &str); 10] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[property='og:article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publish-date']", "content"),
    ("meta[name='date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("article time[datetime]", "datetime"),
    ("main time[datetime]", "datetime"),
];

impl Metadata {
    /// Reads a page that wasn't changed yet.
    pub fn of(page: &Readability) -> Self {
        let known = page.get_article_metadata(page.parse_json_ld());
        let linked = Linked::of(page);
        let attribute = |select: &str, name: &str| {
            page.doc.select(select).attr(name).map(|value| value.to_string())
        };
        let address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        let written = || {
            DATES
                .iter()
                .filter_map(|(select, name)| attribute(select, name))
                .find_map(|text| date::parse(&text))
        };
        Self {
            title: Some(known.title.trim().to_owned()).filter(|title| !title.is_empty()),
            published: known
                .published_time
                .as_deref()
                .and_then(date::parse)
                .or(linked.published)
                .or_else(written),
            publisher: known.site_name.or(linked.publisher).filter(|name| !name.trim().is_empty()),
            url: attribute("link[rel='canonical']", "href")
                .filter(address)
                .or_else(|| attribute("meta[property='og:url']", "content").filter(address))
                .or_else(|| known.url.filter(address)),
        }
    }
}

/// What the linked data of a page says, however deep it is wrapped.
#[derive(Debug, Default)]
struct Linked {
    published: Option<Date>,
    publisher: Option<String>,
}

impl Linked {
    /// Reads all scripts of linked data; what isn't JSON is passed over.
    fn of(page: &Readability) -> Self {
        let mut linked = Self::default();
        for script in page.doc.select("script[type='application/ld+json']").iter() {
            if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
                linked.read(&value, 0);
            }
        }
        linked
    }

    /// Reads a value and those in it.
    fn read(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(items) if depth < 8 => {
                items.iter().for_each(|item| self.read(item, depth + 1))
            }
            Value::Object(map) if depth < 8 => {
                let text = |name: &str| map.get(name).and_then(Value::as_str);
                self.published =
                    self.published.or_else(|| text("datePublished").and_then(date::parse));
                let publisher = map
                    .get("publisher")
                    .and_then(|publisher| publisher.get("name"))
                    .and_then(Value::as_str);
                self.publisher = self.publisher.take().or_else(|| publisher.map(str::to_owned));
                map.values().for_each(|value| self.read(value, depth + 1));
            }
            _ => {}
        }
    }
}
