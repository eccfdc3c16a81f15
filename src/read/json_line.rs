//! [`document`]: an article as a line of JSON.

use jiff::Timestamp;
use serde_json::Value;

use super::article::Article;
use super::fields::Field;
use super::metadata::Metadata;
use super::{ReadError, ReadOptions, html};
use crate::model::{Date, Document};
use crate::text::date;

/// The document that a line of JSON holds, named by its id, else its address, else its place `place`; where its text
/// is a web page, the article of that page.
///
/// # Errors
/// Where it is no JSON object, or one without text.
pub(super) fn document(
    place: &str,
    line: &[u8],
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let bad = |reason: String| ReadError::BadRecord { name: place.to_owned(), reason };
    let object: Value = serde_json::from_slice(line).map_err(|error| bad(syntax(&error)))?;
    if !object.is_object() {
        return Err(bad("this line is JSON, but no object".to_owned()));
    }
    let value = |field| options.fields.value(&object, field);
    let Some(body) = value(Field::Text) else {
        let names = options.fields.names(Field::Text);
        return Err(bad(format!(
            "this article has no text ({names}); --field text=NAME says where it stands"
        )));
    };
    let (id, url) = (value(Field::Id), value(Field::Url));
    let address = [&url, &id].into_iter().flatten().find(|text| is_address(text)).cloned();
    let known = Metadata {
        title: value(Field::Title).map(|title| title.trim().to_owned()),
        published: value(Field::Date).as_deref().and_then(day),
        publisher: value(Field::Publisher).map(|name| name.trim().to_owned()),
        url: address,
    };
    let name = id.or(url).unwrap_or_else(|| place.to_owned());
    if html::is_html(&body) {
        let article = html::article(place, &body)?;
        let metadata = known.or(article.metadata);
        return Ok(Article { metadata, ..article }.document(&name, options));
    }
    Ok(Article { body, metadata: known, ..Article::default() }.document(&name, options))
}

/// What is wrong with the JSON, with the column alone: the line is the archive's.
fn syntax(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let reason = told.split(" at line ").next().unwrap_or_default();
    format!("this line is no JSON: {reason} at column {}", error.column())
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// A day as written, or as seconds or milliseconds since 1970.
fn day(text: &str) -> Option<Date> {
    let epoch = || {
        let number: i64 = text.parse().ok().filter(|number| *number > 99_999_999)?;
        let seconds = if number > 99_999_999_999 { number / 1_000 } else { number };
        let day = Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date();
        Some(Date::day(day.year(), day.month(), day.day()))
    };
    date::parse(text).or_else(epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";

    /// Name, headline, day, publisher, address and text, or what is wrong.
    fn shown(line: &str) -> String {
        match document("a.jsonl:7", line.as_bytes(), &ReadOptions::default()) {
            Ok(found) => {
                let day = found.published.map(|day| day.to_string());
                let known =
                    [found.title, day, found.publisher, found.url].map(Option::unwrap_or_default);
                format!("{} {} {}", found.name, known.join("/"), found.text.replace('\n', "|"))
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_line_is_an_article() {
        for (line, expected) in [
            (format!(r#"{{"text":"{TEXT}"}}"#), format!("a.jsonl:7 /// {TEXT}")),
            (
                format!(
                    r#"{{"id":"x1","url":"https://www.a.example/b","title":"Envoy home","body":"{TEXT}","published":"2024-03-05T10:00:00Z","source":"The Ledger"}}"#
                ),
                format!("x1 Envoy home/2024-03-05/The Ledger/https://www.a.example/b Envoy home||{TEXT}"),
            ),
            (
                format!(r#"{{"id":"https://a.example/2024/03/05/b","date":1709600400000,"text":"{TEXT}"}}"#),
                format!("https://a.example/2024/03/05/b /2024-03-05/a.example/https://a.example/2024/03/05/b {TEXT}"),
            ),
            (
                format!(r#"{{"id":1,"text":"<html><title>Envoy home</title><body><p>{TEXT}</p></body></html>"}}"#),
                format!("1 Envoy home/// Envoy home||{TEXT}"),
            ),
            ("{\"text\":".to_owned(), "a.jsonl:7: this line is no JSON: EOF while parsing a value at column 8".to_owned()),
            ("[1]".to_owned(), "a.jsonl:7: this line is JSON, but no object".to_owned()),
            (
                "{\"txt\":\"Oslo\"}".to_owned(),
                "a.jsonl:7: this article has no text (text, content, body); --field text=NAME says where it stands".to_owned(),
            ),
        ] {
            assert_eq!(shown(&line), expected);
        }
    }
}
