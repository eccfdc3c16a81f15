//! [`Dateline`]: place, day and agency before an article's first sentence.

use std::sync::LazyLock;

use crate::model::Date;
use crate::text::date;

/// What stands before an article's first sentence: `OSLO, 8 September 2022 (AP) —`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Dateline {
    /// The day, where it is written with its year.
    pub date: Option<Date>,
    /// The agency's full name, where a known one is named in brackets.
    pub agency: Option<String>,
}

static AGENCIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let file = include_str!("../../gazetteers/words/agencies.csv");
    let records = csv::Reader::from_reader(file.as_bytes()).into_records();
    let agency =
        |record: csv::StringRecord| Some((record.get(0)?.to_owned(), record.get(1)?.to_owned()));
    records.filter_map(Result::ok).filter_map(agency).collect()
});

impl Dateline {
    /// Reads the dateline at the beginning of `paragraph`; what isn't there stays none.
    ///
    /// A dateline begins with a place in capitals, or with any place when a known agency follows it.
    pub fn read(paragraph: &str) -> Self {
        let end = paragraph.char_indices().nth(100).map_or(paragraph.len(), |(at, _)| at);
        let start = &paragraph[..end];
        let bracket = start
            .split_once('(')
            .and_then(|(before, rest)| Some((before, rest.split_once(')')?.0)));
        let agency =
            bracket.filter(|(before, _)| is_place(before)).and_then(|(_, mark)| agency(mark));
        let place =
            start.split([',', '(', '—', '–', '-', '/', ':']).next().unwrap_or_default().trim();
        let shouted = place.len() > 2
            && !place.contains(char::is_lowercase)
            && place.contains(char::is_alphabetic);
        if agency.is_none() && !shouted {
            return Self::default();
        }
        let head =
            [" — ", " – ", " - ", " -- ", " ("].iter().filter_map(|mark| start.find(mark)).min();
        let date = head.and_then(|head| day(&start[..head]));
        Self { date, agency }
    }
}

/// The full name of the agency that a mark in brackets means.
fn agency(mark: &str) -> Option<String> {
    AGENCIES.iter().find(|(known, _)| known == mark.trim()).map(|(_, name)| name.clone())
}

/// Whether the words before the bracket can be a place: each begins with a capital or a digit.
fn is_place(before: &str) -> bool {
    !before.trim().is_empty()
        && before.split_whitespace().all(|word| {
            word.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '-' | '—' | '–')
            })
        })
}

/// The day behind the place: what follows some comma and is a date with its year.
fn day(head: &str) -> Option<Date> {
    head.match_indices(',')
        .find_map(|(comma, _)| date::parse(&head[comma + 1..]))
        .filter(|date| date.is_day())
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, Dateline};

    #[test]
    fn place_day_and_agency_are_read() {
        assert!(AGENCIES.len() > 20);
        for (paragraph, date, agency) in [
            ("OSLO, Norway (AP) — Oslo left.", None, Some("Associated Press")),
            ("OSLO/MINSK (Reuters) - Oslo left.", None, Some("Reuters")),
            ("Oslo (CNN) Norway left.", None, Some("CNN")),
            ("OSLO, Aug. 26, 2023 — Oslo left.", Some("2023-08-26"), None),
            ("OSLO, 9 October 2021 (Fjord News) – Oslo left.", Some("2021-10-09"), None),
            ("OSLO: Norway left on 9 October 2021.", None, None),
            ("Norway left the talks (AP) on 9 October 2021.", None, None),
            ("The Amateur Press (AP) left.", None, Some("Associated Press")),
            ("", None, None),
        ] {
            let found = Dateline::read(paragraph);
            assert_eq!(found.date.map(|d| d.to_string()).as_deref(), date, "{paragraph}");
            assert_eq!(found.agency.as_deref(), agency, "{paragraph}");
        }
    }
}
