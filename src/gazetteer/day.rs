//! Dates of data files, and whether a date lies in a term of office.

use jiff::civil;

use crate::model::{Date, Precision};

/// The date of a cell: `2013-09-15`, `2013-09` or `2013`; none of anything else, impossible days included.
pub(super) fn parse(cell: &str) -> Option<Date> {
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    let mut parts = cell.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2).map_or(-1, |m| m as i8));
    let day = parts.next().map(|part| number(part, 2).map_or(-1, |d| d as i8));
    if parts.next().is_some() {
        return None;
    }
    civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some(match (month, day) {
        (Some(month), Some(day)) => Date::day(year, month, day),
        (Some(month), None) => Date::month(year, month),
        _ => Date::year(year),
    })
}

/// The first and the last day that a date may mean, as (year, month, day); days may be beyond the month's end.
fn bounds(date: Date) -> [(i16, i8, i8); 2] {
    let Date { year, month, day, precision } = date;
    match precision {
        Precision::Day => [(year, month, day); 2],
        // A week may run into the next month; for terms of office its last day in this one will do.
        Precision::Week => [(year, month, day), (year, month, day.saturating_add(6))],
        Precision::Month => [(year, month, 1), (year, month, 31)],
        Precision::Year => [(year, 1, 1), (year, 12, 31)],
    }
}

/// Whether some day of `date` lies between two dates, both included; an unknown end is open.
pub(super) fn within(date: Date, from: Option<Date>, until: Option<Date>) -> bool {
    let [first, last] = bounds(date);
    from.is_none_or(|from| bounds(from)[0] <= last)
        && until.is_none_or(|until| first <= bounds(until)[1])
}

/// Whether every day of `from` is after every day of `until`.
pub(super) fn reversed(from: Date, until: Date) -> bool {
    bounds(from)[0] > bounds(until)[1]
}

#[cfg(test)]
mod tests {
    use super::{parse, reversed, within};
    use crate::model::Date;

    #[test]
    fn a_cell_is_a_day_a_month_or_a_year() {
        for (cell, expected) in [
            ("2013-09-15", Some(Date::day(2013, 9, 15))),
            ("2013-09", Some(Date::month(2013, 9))),
            ("2013", Some(Date::year(2013))),
            ("2013-02-30", None),
            ("2013-13", None),
            ("15.9.2013", None),
            ("2013-9-15", None),
            ("2013-09-15-01", None),
            ("", None),
        ] {
            assert_eq!(parse(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_rough_date_lies_in_a_term_that_it_may_lie_in() {
        let (from, until) = (parse("2005-09"), parse("2013-09-15"));
        for (date, expected) in [
            ("2013-09-15", true),
            ("2013-09-16", false),
            ("2013", true),
            ("2005-09-01", true),
            ("2005-08", false),
            ("2004", false),
        ] {
            let hit = parse(date).map(|date| within(date, from, until));
            assert_eq!(hit, Some(expected), "{date}");
        }
    }

    #[test]
    fn a_term_in_one_year_is_not_reversed() {
        assert!(!reversed(Date::day(2013, 9, 15), Date::year(2013)));
        assert!(reversed(Date::year(2014), Date::day(2013, 12, 31)));
    }
}
