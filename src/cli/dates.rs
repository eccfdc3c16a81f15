//! Dates as the command line reads and writes them.

use chancery::model::Date;

/// One date as ISO 8601; several as a set of the Extended Date/Time Format: `{2018,2020}`; none where there is none.
pub fn written(dates: &[Date]) -> Option<String> {
    match dates {
        [] => None,
        [one] => Some(one.to_string()),
        several => {
            let several: Vec<String> = several.iter().map(Date::to_string).collect();
            Some(format!("{{{}}}", several.join(",")))
        }
    }
}

/// Reads a day as the options take it: 2022-09-07.
///
/// # Errors
/// If it is no day of the calendar.
pub fn parse_day(written: &str) -> Result<Date, String> {
    let day: jiff::civil::Date =
        written.parse().map_err(|_| "not a day; write it as 2022-09-07".to_owned())?;
    Ok(Date::day(day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use chancery::model::Date;

    use super::{parse_day, written};

    #[test]
    fn a_day_is_iso() {
        assert_eq!(parse_day("2022-09-07"), Ok(Date::day(2022, 9, 7)));
        for odd in ["2022-02-30", "2022-09", "7.9.2022", "yesterday", ""] {
            assert!(parse_day(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn several_dates_are_a_set() {
        assert_eq!(written(&[]), None);
        assert_eq!(written(&[Date::month(2022, 7)]).as_deref(), Some("2022-07"));
        let both = [Date::year(2018), Date::year(2020)];
        assert_eq!(written(&both).as_deref(), Some("{2018,2020}"));
    }
}
