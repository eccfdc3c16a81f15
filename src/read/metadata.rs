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
    /// The same, and what another source says where this one says nothing.
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
        }
    }

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
        let publisher = known.site_name.or(linked.publisher).filter(|name| !name.trim().is_empty());
        let headings = page.doc.select("h1");
        let headings = headings.iter().map(|heading| heading.text().trim().to_owned());
        Self {
            title: headline(&known.title, headings, publisher.as_deref()),
            published: known
                .published_time
                .as_deref()
                .and_then(date::parse)
                .or(linked.published)
                .or_else(written),
            publisher,
            url: attribute("link[rel='canonical']", "href")
                .filter(address)
                .or_else(|| attribute("meta[property='og:url']", "content").filter(address))
                .or_else(|| known.url.filter(address)),
        }
    }
}

/// The headline in a page's title, which often has the site's name behind it: the heading that the title begins with,
/// else the title without that name.
fn headline(
    title: &str,
    mut headings: impl Iterator<Item = String>,
    publisher: Option<&str>,
) -> Option<String> {
    let title = title.trim();
    let heading =
        headings.find(|heading| !heading.is_empty() && title.starts_with(heading.as_str()));
    let named = || {
        title
            .strip_suffix(publisher?)
            .map(|title| title.trim_end_matches([' ', '|', '-', '–', '—', '·']).to_owned())
    };
    heading.or_else(named).or_else(|| Some(title.to_owned())).filter(|title| !title.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Headline, day, site and address that a page with this head says.
    fn shown(head: &str) -> Option<String> {
        let page =
            Readability::new(format!("<html><head>{head}</head><body></body></html>"), None, None)
                .ok()?;
        let Metadata { title, published, publisher, url } = Metadata::of(&page);
        let known = [title, published.map(|date| date.to_string()), publisher, url];
        Some(known.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("/"))
    }

    #[test]
    fn a_page_says_what_it_is() {
        for (head, expected) in [
            ("", "///"),
            ("<title>Oslo recalls envoy</title>", "Oslo recalls envoy///"),
            ("<meta name=pubdate content='8 September 2022'>", "/2022-09-08//"),
            ("<meta name=pubdate content=soon>", "///"),
            ("<meta property=og:url content=/b><link rel=canonical href=/b>", "///"),
            ("<script type=application/ld+json>{ broken</script>", "///"),
            (
                "<script type=application/ld+json>[{\"a\":{\"datePublished\":\"2022-09-07T01:00Z\"}}]</script>",
                "/2022-09-07//",
            ),
        ] {
            assert_eq!(shown(head).as_deref(), Some(expected), "{head}");
        }
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_headline() {
        for (title, heading, publisher, expected) in [
            ("Oslo leaves | The Ledger", "", Some("The Ledger"), "Oslo leaves"),
            ("Oslo leaves - The Ledger", "Oslo leaves", None, "Oslo leaves"),
            ("Oslo leaves", "Minsk stays", Some("The Ledger"), "Oslo leaves"),
            ("The Ledger", "", Some("The Ledger"), ""),
        ] {
            let found = headline(title, std::iter::once(heading.to_owned()), publisher);
            assert_eq!(found.unwrap_or_default(), expected, "{title}");
        }
    }
}
