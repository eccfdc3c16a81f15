//! [`Reference`]: the day from which "on Wednesday" and "last month" are reckoned.

use jiff::ToSpan;
use jiff::civil::{self, Weekday};

use super::written::Written;
use crate::model::{Date, Precision};

/// The day from which relative dates are reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    /// The day.
    day: civil::Date,
    /// Whether it is only assumed, since the article's day isn't known.
    pub assumed: bool,
}

/// Which way to look for a date that recurs, such as a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// What happened: on the day of reference or before it.
    Past,
    /// What is to come: on the day of reference or after it.
    Future,
    /// "last": before the day of reference.
    Last,
    /// "next": after the day of reference.
    Next,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// From midnight to midnight.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Reference {
    /// The day of publication. Where only its month or year is known, the last day of that; where nothing is,
    /// `today`; then what is reckoned from it is assumed.
    pub fn new(published: Option<Date>, today: Date) -> Option<Self> {
        let date = published.unwrap_or(today);
        let day = match date.precision {
            Precision::Day | Precision::Week => civil::Date::new(date.year, date.month, date.day),
            Precision::Month => {
                civil::Date::new(date.year, date.month, 1).map(civil::Date::last_of_month)
            }
            Precision::Year => civil::Date::new(date.year, 12, 31),
        };
        Some(Self { day: day.ok()?, assumed: !published.is_some_and(Date::is_day) })
    }

    /// The nearest such weekday in that direction.
    pub fn weekday(self, weekday: Weekday, toward: Toward) -> Option<Date> {
        let same = self.day.weekday() == weekday;
        let found = match toward {
            Toward::Past | Toward::Future if same => self.day,
            Toward::Past | Toward::Last => self.day.nth_weekday(-1, weekday).ok()?,
            Toward::Future | Toward::Next => self.day.nth_weekday(1, weekday).ok()?,
        };
        Some(day(found))
    }

    /// The day, week, month or year that lies `count` of them later, or earlier when negative.
    pub fn shifted(self, unit: Unit, count: i64) -> Option<Date> {
        let span = jiff::Span::new();
        Some(match unit {
            Unit::Day => day(self.day.checked_add(span.try_days(count).ok()?).ok()?),
            Unit::Week => {
                let in_week = self.day.checked_add(span.try_weeks(count).ok()?).ok()?;
                let offset = i64::from(in_week.weekday().to_monday_zero_offset());
                let monday = in_week.checked_sub(offset.days()).ok()?;
                Date { precision: Precision::Week, ..day(monday) }
            }
            Unit::Month => {
                let in_month = self.day.checked_add(span.try_months(count).ok()?).ok()?;
                Date::month(in_month.year(), in_month.month())
            }
            Unit::Year => {
                Date::year(self.day.checked_add(span.try_years(count).ok()?).ok()?.year())
            }
        })
    }

    /// The date that a day or month means whose year isn't written.
    ///
    /// News leaves the year out within the calendar year and about half a year around its day: so that is looked
    /// for in the past, unless it would be further away than that and the year has one to come. What an article of
    /// unknown age says of the past lies before the assumed day.
    pub fn recurring(self, written: Written, toward: Toward) -> Option<Date> {
        let this_year = self.day.year();
        let own = written.date(this_year);
        let ahead = own.map_or(0, |date| self.months_ahead(date));
        let year = match toward {
            _ if written.year.is_some() => this_year,
            Toward::Past if ahead > 6 || (self.assumed && ahead > 0) => this_year - 1,
            Toward::Past => this_year,
            Toward::Last => this_year - i16::from(own.is_none_or(|date| self.is_not_before(date))),
            Toward::Future | Toward::Next => this_year + i16::from(ahead < 0),
        };
        written.date(year)
    }

    /// How many months later than the reference a date of the same year begins; negative if it lies before.
    fn months_ahead(self, date: Date) -> i8 {
        let months = date.month - self.day.month();
        if months == 0 && date.is_day() { (date.day - self.day.day()).signum() } else { months }
    }

    /// Whether a date of the same year isn't over before the reference.
    fn is_not_before(self, date: Date) -> bool {
        (date.month, if date.is_day() { date.day } else { i8::MAX })
            >= (self.day.month(), self.day.day())
    }
}

/// The day as the model writes it.
fn day(day: civil::Date) -> Date {
    Date::day(day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reference on 8 September 2022, a Thursday.
    fn reference() -> Reference {
        Reference { day: civil::date(2022, 9, 8), assumed: false }
    }

    #[test]
    fn a_month_of_publication_is_better_than_nothing() {
        let today = Date::day(2024, 2, 29);
        for (published, day, assumed) in [
            (Some(Date::day(2022, 9, 8)), civil::date(2022, 9, 8), false),
            (Some(Date::month(2022, 2)), civil::date(2022, 2, 28), true),
            (Some(Date::year(2022)), civil::date(2022, 12, 31), true),
            (None, civil::date(2024, 2, 29), true),
        ] {
            assert_eq!(Reference::new(published, today), Some(Reference { day, assumed }));
        }
    }

    #[test]
    fn weekdays_are_looked_for_in_one_direction() {
        for (weekday, toward, expected) in [
            (Weekday::Thursday, Toward::Past, "2022-09-08"),
            (Weekday::Thursday, Toward::Last, "2022-09-01"),
            (Weekday::Thursday, Toward::Next, "2022-09-15"),
            (Weekday::Friday, Toward::Past, "2022-09-02"),
            (Weekday::Friday, Toward::Future, "2022-09-09"),
        ] {
            let found = reference().weekday(weekday, toward).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{weekday:?} {toward:?}");
        }
    }

    #[test]
    fn a_missing_year_is_the_one_that_news_would_leave_out() {
        for (day_of, month, day, toward, expected) in [
            ((2022, 9, 8), 7, Some(15), Toward::Past, "2022-07-15"),
            ((2022, 9, 8), 7, None, Toward::Past, "2022-07"),
            ((2022, 9, 8), 9, Some(8), Toward::Past, "2022-09-08"),
            ((2019, 4, 11), 5, Some(2), Toward::Past, "2019-05-02"),
            ((2022, 1, 9), 12, Some(26), Toward::Past, "2021-12-26"),
            ((2022, 12, 9), 3, None, Toward::Past, "2022-03"),
            ((2022, 12, 9), 3, None, Toward::Future, "2023-03"),
            ((2022, 9, 8), 9, None, Toward::Last, "2021-09"),
            ((2022, 9, 8), 7, None, Toward::Last, "2022-07"),
        ] {
            let (y, m, d) = day_of;
            let reference = Reference { day: civil::date(y, m, d), assumed: false };
            let written = Written { year: None, month, day, end: 0 };
            let found = reference.recurring(written, toward).map(|d| d.to_string());
            assert_eq!(
                found.as_deref(),
                Some(expected),
                "{month}-{day:?} {toward:?} from {day_of:?}"
            );
        }
    }

    #[test]
    fn units_are_counted() {
        for (unit, count, expected) in [
            (Unit::Day, -1, "2022-09-07"),
            (Unit::Week, -1, "2022-08-29"),
            (Unit::Month, -9, "2021-12"),
            (Unit::Year, -2, "2020"),
        ] {
            let found = reference().shifted(unit, count).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{unit:?} {count}");
        }
        assert_eq!(reference().shifted(Unit::Year, -99_999), None);
    }
}
