//! [`parse`]: a date that stands alone, as in metadata.

use super::written::{Written, weekday, year};
use crate::model::{Date, Span};
use crate::text::tokens;

/// Abbreviated time zones, and halves of the day.
const ZONES: [&str; 27] = [
    "AEDT", "AEST", "AM", "BST", "CDT", "CEST", "CET", "CST", "CT", "EAT", "EDT", "EET", "EST",
    "ET", "GMT", "HKT", "IST", "JST", "KST", "MSK", "PDT", "PM", "PST", "PT", "SAST", "UTC", "Z",
];

/// The date that `text` writes and nothing else, a time of day and zone aside: ISO 8601, RFC 2822, `September 8,
/// 2022`, `Thursday, 15 May 2025`, `2022`, `8.9.2022`. The day is the one of the writer's own time zone.
///
/// None for what isn't a date, and for `07/09/2022`, which is July in one country and September in the next.
///
/// ```
/// use chancery::{model::Date, text::date::parse};
/// assert_eq!(parse("2022-09-07T23:30:00-04:00"), Some(Date::day(2022, 9, 7)));
/// assert_eq!(parse("Albania"), None);
/// ```
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    // Longer than any stamp: no need to look at it.
    if text.len() > 80 {
        return None;
    }
    numeric(text).or_else(|| in_words(text))
}

/// Reads a date of digits, with or without a time behind it.
fn numeric(text: &str) -> Option<Date> {
    let length = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.')));
    let (date, time) = text.split_at(length.unwrap_or(text.len()));
    let is_time = time.is_empty() || time.starts_with('T') || is_time(time.trim_start_matches(','));
    if !is_time {
        return None;
    }
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let number =
        |at: usize| parts.get(at).filter(|p| p.len() <= 2).and_then(|p| p.parse::<i8>().ok());
    match parts.len() {
        1 if date.len() == 8 => {
            let (year_digits, rest) = date.split_at(4);
            valid(year(year_digits)?, rest[..2].parse().ok()?, rest[2..].parse().ok()?)
        }
        1 => year(date).map(Date::year),
        2 => {
            Some(Date::month(year(parts[0])?, number(1).filter(|month| (1..=12).contains(month))?))
        }
        3 if parts[0].len() == 4 => valid(year(parts[0])?, number(1)?, number(2)?),
        3 => {
            let (first, second, year) = (number(0)?, number(1)?, year(parts[2])?);
            match (date.contains('.'), first > 12, second > 12) {
                (true, ..) | (_, true, _) => valid(year, second, first),
                (_, _, true) => valid(year, first, second),
                _ if first == second => valid(year, first, second),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The day, if the calendar has it.
fn valid(year: i16, month: i8, day: i8) -> Option<Date> {
    jiff::civil::Date::new(year, month, day).ok().map(|_| Date::day(year, month, day))
}

/// Reads a date with the month in words, with or without a weekday before and a time behind it.
fn in_words(text: &str) -> Option<Date> {
    let all = tokens(text, Span::new(0, text.len()));
    let words: Vec<&str> = all.iter().map(|token| token.span.of(text)).collect();
    let has_weekday = words.first().is_some_and(|word| weekday(word).is_some());
    let comma = has_weekday && words.get(1).is_some_and(|word| *word == ",");
    let written = Written::read(&words, usize::from(has_weekday) + usize::from(comma))?;
    let rest = all.get(written.end).map_or("", |token| &text[token.span.begin..]);
    written.date(written.year?).filter(|_| is_time(rest))
}

/// Whether nothing but a time of day and its zone is written.
fn is_time(text: &str) -> bool {
    tokens(text, Span::new(0, text.len())).iter().all(|token| {
        let word = token.span.of(text);
        let is_zone = ZONES.contains(&word);
        let is_mark = word.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, ':' | '+' | '-' | ',' | '|' | '(' | ')' | '.' | '–' | '—' | '·')
        });
        is_zone
            || is_mark
            || matches!(word, "at" | "a.m." | "p.m." | "am" | "pm" | "h" | "local" | "time")
            || is_clock(word)
    })
}

/// Whether a word is a time as in `10:15am`.
fn is_clock(word: &str) -> bool {
    word.trim_end_matches("am")
        .trim_end_matches("pm")
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_stamp_is_read_whole_or_not_at_all() {
        for (text, expected) in [
            ("2022-09-07", Some("2022-09-07")),
            (" 2022-09-07T10:15:00Z ", Some("2022-09-07")),
            ("2022-09-07T23:30:00.000+02:00", Some("2022-09-07")),
            ("2022-09-07 10:15:00", Some("2022-09-07")),
            ("20220907", Some("2022-09-07")),
            ("20220907T1015Z", Some("2022-09-07")),
            ("2022/09/07", Some("2022-09-07")),
            ("2022-09", Some("2022-09")),
            ("2022", Some("2022")),
            ("07/09/2022", None),
            ("27/09/2022", Some("2022-09-27")),
            ("9/27/2022", Some("2022-09-27")),
            ("8.9.2022", Some("2022-09-08")),
            ("Thu, 08 Sep 2022 10:15:00 +0200", Some("2022-09-08")),
            ("September 8, 2022", Some("2022-09-08")),
            ("Sept. 8, 2022 at 4:15 p.m. EDT", Some("2022-09-08")),
            ("8 September 2022", Some("2022-09-08")),
            ("Thursday, 15 May 2025", Some("2025-05-15")),
            ("Thursday 15 May 2025 10:15am", Some("2025-05-15")),
            ("March 2018", Some("2018-03")),
            ("2022-02-30", None),
            ("31 June 2022", None),
            ("September 8", None),
            ("September 8, 2022 in Oslo", None),
            ("2022 was bad", None),
            ("2022-09-07 OSLO (AP)", None),
            ("12345", None),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }
}
