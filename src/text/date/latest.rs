//! [`latest`]: the day that an undated article must be as young as.

use super::phrase::find;
use crate::model::{Date, Precision, Sentence};

/// The latest day up to `today` that an article writes in full, in whatever way: `September 8, 2022` below a picture,
/// or the last day of `March 2018` or of `2018`.
///
/// An article that doesn't say when it was published is seldom much younger than the dates that it writes: that day is
/// a better one to reckon "on Wednesday" from than the day on which the article is read, and it stays the same
/// whenever that is. None where it writes no date in full. Costs a walk over the sentences.
pub fn latest(text: &str, sentences: &[Sentence], today: Date) -> Option<Date> {
    let phrases = sentences.iter().flat_map(|sentence| find(text, sentence, None, today));
    let written = phrases.filter(|phrase| !phrase.assumed).flat_map(|phrase| phrase.dates);
    // Of two dates of one year, one with its month says more, and of one month, one with its day.
    let rank = |date: &Date| (date.year, date.month > 0, date.month, date.day);
    written.filter(|date| rank(date) <= rank(&today)).max_by_key(rank).and_then(last_day)
}

/// The last day of a date.
fn last_day(date: Date) -> Option<Date> {
    let first = |month| jiff::civil::Date::new(date.year, month, 1).ok();
    let last = match date.precision {
        Precision::Day | Precision::Week => return Some(date),
        Precision::Month => first(date.month)?.last_of_month(),
        Precision::Year => first(12)?.last_of_month(),
    };
    Some(Date::day(last.year(), last.month(), last.day()))
}

#[cfg(test)]
mod tests {
    use super::latest;
    use crate::model::{Date, Document};
    use crate::text::sentences;

    #[test]
    fn the_latest_date_in_full_counts() {
        for (text, expected) in [
            ("Oslo left in 2018. It had come in March 2016.", Some("2018-12-31")),
            ("Oslo left in 2018. It had come in March 2018.", Some("2018-03-31")),
            ("Oslo left in 2014.\nAn envoy in Oslo, September 8, 2022.", Some("2022-09-08")),
            ("Oslo left on Wednesday and in July.", None),
            ("Oslo will leave in 2090.", None),
            ("", None),
        ] {
            let document = Document::from_text("t", text);
            let found = latest(text, &sentences(&document), Date::day(2024, 2, 29));
            assert_eq!(found.map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }
}
