//! [`Written`]: a calendar date in words, `September 8, 2022`.

use jiff::civil::Weekday;

use crate::model::Date;

/// A calendar date as written, perhaps without its year or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The year, where it is written.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day, 1 to 31, where it is written.
    pub day: Option<i8>,
    /// The index of the word after it.
    pub end: usize,
}

impl Written {
    /// Reads `September 8, 2022`, `8 September 2022`, `the 8th of September`, `Sept. 2022` or a part of it at
    /// `words[at]`.
    pub fn read(words: &[&str], at: usize) -> Option<Self> {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        if let Some(month) = month(word(at)) {
            let day = day(word(at + 1));
            let end = at + 1 + usize::from(day.is_some());
            return Some(Self { year: None, month, day, end }.with_year(words));
        }
        let day = day(word(at))?;
        let of = usize::from(word(at + 1) == "of");
        let month = month(word(at + 1 + of))?;
        Some(Self { year: None, month, day: Some(day), end: at + 2 + of }.with_year(words))
    }

    /// The same with the year that follows: `2022`, `, 2022`, `of 2022`.
    fn with_year(self, words: &[&str]) -> Self {
        let joined = words.get(self.end).is_some_and(|word| matches!(*word, "," | "of"));
        let at = self.end + usize::from(joined);
        match words.get(at).and_then(|word| year(word)) {
            Some(year) => Self { year: Some(year), end: at + 1, ..self },
            None => self,
        }
    }

    /// Whether a word alone can be part of a date.
    pub fn is_part(word: &str) -> bool {
        year(word).is_some()
            || day(word).is_some()
            || month(word).is_some()
            || weekday(word).is_some()
    }

    /// The date, when its year is written or `year` gives it; none where no calendar has it (31 June).
    pub fn date(self, year: i16) -> Option<Date> {
        let year = self.year.unwrap_or(year);
        match self.day {
            Some(day) => {
                jiff::civil::Date::new(year, self.month, day).ok()?;
                Some(Date::day(year, self.month, day))
            }
            None => Some(Date::month(year, self.month)),
        }
    }
}

/// The year that four digits write.
pub(super) fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten().filter(|year| (1800..2200).contains(year))
}

/// The day of a month that a number writes: `8`, `08`, `8th`.
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &word[digits.len()..];
    let written = matches!(suffix, "" | "st" | "nd" | "rd" | "th") && matches!(digits.len(), 1 | 2);
    written.then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// The month that a capitalised word names in full or abbreviated.
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "January" | "Jan" => 1,
        "February" | "Feb" => 2,
        "March" | "Mar" => 3,
        "April" | "Apr" => 4,
        "May" => 5,
        "June" | "Jun" => 6,
        "July" | "Jul" => 7,
        "August" | "Aug" => 8,
        "September" | "Sept" | "Sep" => 9,
        "October" | "Oct" => 10,
        "November" | "Nov" => 11,
        "December" | "Dec" => 12,
        _ => return None,
    })
}

/// The weekday that a capitalised word names in full or abbreviated.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "Monday" | "Mon" => Weekday::Monday,
        "Tuesday" | "Tue" | "Tues" => Weekday::Tuesday,
        "Wednesday" | "Wed" => Weekday::Wednesday,
        "Thursday" | "Thu" | "Thurs" => Weekday::Thursday,
        "Friday" | "Fri" => Weekday::Friday,
        "Saturday" | "Sat" => Weekday::Saturday,
        "Sunday" | "Sun" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_far_as_it_is_written() {
        for (text, expected) in [
            ("September 8 , 2022", Some((Some(2022), 9, Some(8), 4))),
            ("8 September 2022 in", Some((Some(2022), 9, Some(8), 3))),
            ("the 8th", None),
            ("8th of Sept. .", Some((None, 9, Some(8), 3))),
            ("March of 2018", Some((Some(2018), 3, None, 3))),
            ("July , Oslo", Some((None, 7, None, 1))),
            ("Oct. 2", Some((None, 10, Some(2), 2))),
            ("32 May", None),
            ("may 5", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let read = Written::read(&words, 0).map(|w| (w.year, w.month, w.day, w.end));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn no_calendar_has_some_dates() {
        let june = Written { year: None, month: 6, day: Some(31), end: 0 };
        assert_eq!(june.date(2022), None);
    }
}
