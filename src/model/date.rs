//! [`Date`]: a day, week, month or year.

use std::fmt;

/// A point in the Gregorian calendar, as exact as the words were: a day, the week of a day, a month or a year.
///
/// It prints as ISO 8601: `2022-09-07`, `2022-09` or `2022`; a week prints as its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year of our era.
    pub year: i16,
    /// The month, 1 to 12; 0 when only the year is known.
    pub month: i8,
    /// The day, 1 to 31; 0 when only the month or year is known; of a week, its Monday.
    pub day: i8,
    /// How exact it is.
    pub precision: Precision,
}

/// How exact a [`Date`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year is meant.
    Year,
    /// Only the month is meant.
    Month,
    /// The week that begins on the given Monday.
    Week,
    /// The day itself.
    Day,
}

impl Precision {
    /// Its name in the vocabulary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }
}

impl Date {
    /// A day.
    pub const fn day(year: i16, month: i8, day: i8) -> Self {
        Self { year, month, day, precision: Precision::Day }
    }

    /// A month of a year.
    pub const fn month(year: i16, month: i8) -> Self {
        Self { year, month, day: 0, precision: Precision::Month }
    }

    /// A year.
    pub const fn year(year: i16) -> Self {
        Self { year, month: 0, day: 0, precision: Precision::Year }
    }

    /// Whether it names one day.
    pub fn is_day(self) -> bool {
        self.precision == Precision::Day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.year),
            Precision::Month => write!(f, "{:04}-{:02}", self.year, self.month),
            Precision::Week | Precision::Day => {
                write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn it_prints_as_exactly_as_it_is_known() {
        assert_eq!(Date::day(2022, 9, 7).to_string(), "2022-09-07");
        assert_eq!(Date::month(2022, 7).to_string(), "2022-07");
        assert_eq!(Date::year(2018).to_string(), "2018");
    }
}
