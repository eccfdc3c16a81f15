//! What a web address says of an article: its site and often its day.

use crate::model::Date;
use crate::text::date::parse;

/// The site of a web address, in lower case and without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// The day or month in the path of a web address, by which newspapers file their articles: `/2019/04/11/`,
/// `/2019/apr/11/`, `/2019-04-11-`, `/2019/04/`.
pub(super) fn date(url: &str) -> Option<Date> {
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    let parts: Vec<&str> = path.split('/').collect();
    let filed = |length: usize| {
        let joined = |parts: &[&str]| {
            parts.iter().map(|part| month_number(part)).collect::<Vec<_>>().join("-")
        };
        parts
            .windows(length)
            .filter(|parts| parts[0].len() == 4)
            .find_map(|parts| parse(&joined(parts)))
    };
    let named = || {
        parts.iter().filter_map(|part| part.get(..10)).find_map(parse).filter(|date| date.is_day())
    };
    filed(3).or_else(named).or_else(|| filed(2))
}

/// A month's name as its number; any other part as it is.
fn month_number(part: &str) -> &str {
    const MONTHS: [(&str, &str); 12] = [
        ("jan", "1"),
        ("feb", "2"),
        ("mar", "3"),
        ("apr", "4"),
        ("may", "5"),
        ("jun", "6"),
        ("jul", "7"),
        ("aug", "8"),
        ("sep", "9"),
        ("oct", "10"),
        ("nov", "11"),
        ("dec", "12"),
    ];
    MONTHS.iter().find(|(name, _)| *name == part).map_or(part, |(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::{date, host};

    #[test]
    fn an_address_says_site_and_day() {
        for (url, site, day) in [
            ("https://www.a.example/2019/04/11/uk/b.html", Some("a.example"), Some("2019-04-11")),
            ("http://A.example/news/2018/aug/7/b/", Some("a.example"), Some("2018-08-07")),
            ("https://a.example/news/2019/10/b-191030.html", Some("a.example"), Some("2019-10")),
            ("https://a.example/2019-04-11-b", Some("a.example"), Some("2019-04-11")),
            ("https://a.example/story?id=2019", Some("a.example"), None),
            ("https://a.example/1234/56/78", Some("a.example"), None),
            ("https://a.example:80", Some("a.example"), None),
            ("a.example", None, None),
            ("https://localhost/x", None, None),
        ] {
            assert_eq!(host(url).as_deref(), site, "{url}");
            assert_eq!(date(url).map(|date| date.to_string()).as_deref(), day, "{url}");
        }
    }
}
