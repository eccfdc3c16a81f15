//! [`Reader`]: the dates among the words of a sentence.

use std::ops::Range;

use super::cue;
use super::reference::{Reference, Toward, Unit};
use super::written::{Written, month, weekday, year};
use crate::model::Date;

/// One date and the words that name it.
#[derive(Debug)]
pub(super) struct Found {
    /// The indices of its words, without the preposition.
    pub words: Range<usize>,
    /// The date.
    pub date: Date,
    /// Whether it was reckoned from the reference.
    pub is_relative: bool,
}

/// Reads the words of one sentence.
pub(super) struct Reader<'w> {
    words: &'w [&'w str],
    reference: Reference,
}

impl<'w> Reader<'w> {
    /// Reads `words`, with relative dates reckoned from `reference`.
    pub fn new(words: &'w [&'w str], reference: Reference) -> Self {
        Self { words, reference }
    }

    /// All dates, in order and not overlapping.
    pub fn all(&self) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let found =
                cue::is_trigger(self.words[at]).then(|| self.read(at, all.last())).flatten();
            at = found.as_ref().map_or(at + 1, |found| found.words.end);
            all.extend(found);
        }
        all
    }

    /// The word at `at`, empty past the end.
    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The word before `at`, empty at the beginning.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The date whose words begin (for "ago": end) at `at`; `previous` is the one found before.
    fn read(&self, at: usize, previous: Option<&Found>) -> Option<Found> {
        let relative = |words, date| Some(Found { words, date, is_relative: true });
        let word = self.word(at);
        if word == "ago" {
            let (begin, date) = self.ago(at)?;
            // Of "in May 2 years ago" the number belongs to the date before.
            let is_free = previous.is_none_or(|previous| previous.words.end <= begin);
            return is_free.then(|| relative(begin..at + 1, date)).flatten();
        }
        if let Some(days) = cue::day(word) {
            let is_name = word.starts_with(char::is_uppercase)
                && (at > 0 && self.before(at).starts_with(char::is_alphanumeric));
            return (!is_name)
                .then(|| relative(at..at + 1, self.reference.shifted(Unit::Day, days)?))
                .flatten();
        }
        if let Some(count) = cue::beside(word) {
            let (end, date) = self.beside(at, count)?;
            return relative(at..end, date);
        }
        if let Some(named) = weekday(word) {
            let comma = usize::from(self.word(at + 1) == ",");
            return match self.written(at + 1 + comma, true) {
                Some(found) => Some(Found { words: at..found.words.end, ..found }),
                None if self.is_name_with_weekday(at) => None,
                None => {
                    relative(at..at + 1, self.reference.weekday(named, self.toward(at, at + 1))?)
                }
            };
        }
        self.written(at, false).or_else(|| self.year(at, previous))
    }

    /// A day or month of the calendar at `at`. A month alone needs a preposition before it, or a year behind it;
    /// `needs_day` asks for a day, as behind a weekday.
    fn written(&self, at: usize, needs_day: bool) -> Option<Found> {
        let written = Written::read(self.words, at)?;
        let alone = written.day.is_none() && written.year.is_none();
        if (needs_day && written.day.is_none()) || (alone && !self.is_in(at)) {
            return None;
        }
        // "in May's cabinet"
        if alone && self.word(at) == "May" && self.word(at + 1).ends_with('s') {
            return None;
        }
        let (year_end, toward) = match (self.word(written.end), self.word(written.end + 1)) {
            _ if written.year.is_some() => (written.end, Toward::Past),
            ("last", "year") => {
                let date = written.date(self.reference.shifted(Unit::Year, -1)?.year)?;
                return Some(Found { words: at..written.end + 2, date, is_relative: true });
            }
            ("this", "year") => (written.end + 2, Toward::Past),
            _ => (written.end, self.toward(at, written.end)),
        };
        let date = self.reference.recurring(written, toward)?;
        Some(Found { words: at..year_end, date, is_relative: written.year.is_none() })
    }

    /// A year at `at` behind a preposition or in a list of years, or a date in digits.
    fn year(&self, at: usize, previous: Option<&Found>) -> Option<Found> {
        let word = self.word(at);
        let absolute = |date| Some(Found { words: at..at + 1, date, is_relative: false });
        if word.len() > 5 && word.starts_with(|c: char| c.is_ascii_digit()) {
            return super::parse(word).and_then(absolute);
        }
        if let Some(named) = word.strip_prefix("mid-") {
            return match month(named) {
                Some(month) => {
                    let written = Written { year: None, month, day: None, end: at + 1 };
                    let date = self.reference.recurring(written, self.toward(at, at + 1))?;
                    Some(Found { words: at..at + 1, date, is_relative: true })
                }
                None => absolute(Date::year(year(named)?)),
            };
        }
        let date = Date::year(year(word)?);
        let is_listed = previous.is_some_and(|previous| {
            previous.date.precision == date.precision && self.is_list(previous.words.end..at)
        });
        // "in 2,000 cases" is typed "in 2000 cases" too.
        let counts = matches!(self.word(at + 1), "people" | "members" | "percent" | "cases" | "%");
        if (is_listed || self.is_in(at)) && !counts { absolute(date) } else { None }
    }

    /// What "two years ago" means, whose "ago" is at `at`, and where it begins.
    fn ago(&self, at: usize) -> Option<(usize, Date)> {
        let begin = at.checked_sub(2)?;
        let (unit, count) = (cue::unit(self.word(at - 1))?, cue::number(self.word(begin))?);
        let vague =
            matches!(self.before(begin), "than" | "over" | "least" | "most" | "or" | "to" | "half");
        if vague { None } else { Some((begin, self.reference.shifted(unit, -count)?)) }
    }

    /// What "last week", "this month", "next Wednesday" means (`count` is -1, 0 or 1), and where it ends.
    fn beside(&self, at: usize, count: i64) -> Option<(usize, Date)> {
        // "over the last year" is a stretch of time, "the last week of July" needs more than this.
        if matches!(self.before(at), "the" | "The") || self.word(at + 2) == "of" {
            return None;
        }
        let named = self.word(at + 1);
        let toward = match count {
            -1 => Toward::Last,
            0 => self.toward(at, at + 2),
            _ => Toward::Next,
        };
        let date = match named {
            "night" if count < 0 => self.reference.shifted(Unit::Day, -1)?,
            "morning" | "afternoon" | "evening" if count == 0 => {
                self.reference.shifted(Unit::Day, 0)?
            }
            "week" => self.reference.shifted(Unit::Week, count)?,
            "month" => self.reference.shifted(Unit::Month, count)?,
            "year" => self.reference.shifted(Unit::Year, count)?,
            _ => match (weekday(named), month(named)) {
                (Some(weekday), _) => self.reference.weekday(weekday, toward)?,
                (_, Some(month)) => {
                    let written = Written { year: None, month, day: None, end: at + 2 };
                    self.reference.recurring(written, toward)?
                }
                _ => return None,
            },
        };
        Some((at + 2, date))
    }

    /// Whether a preposition of time stands before `at`, perhaps with "early" or "late" between.
    fn is_in(&self, at: usize) -> bool {
        let begin = self.begin(at);
        begin < at || cue::is_in(self.before(begin))
    }

    /// Where the phrase at `at` begins, "early", "late" and "the end of" included.
    fn begin(&self, at: usize) -> usize {
        match self.before(at) {
            "early" | "late" | "mid" | "Early" | "Late" => at - 1,
            "of" if at >= 2 && matches!(self.word(at - 2), "end" | "beginning" | "start") => at - 2,
            _ => at,
        }
    }

    /// The index where the phrase begins, its preposition included.
    pub fn with_preposition(&self, words: &Range<usize>) -> usize {
        let begin = self.begin(words.start);
        let before = self.before(begin);
        begin - usize::from(cue::is_in(before) || before.eq_ignore_ascii_case("on"))
    }

    /// Whether the words are the bound of a stretch of time and not a time themselves.
    pub fn is_bound(&self, words: &Range<usize>) -> bool {
        let begin = self.begin(words.start);
        let begin = begin - usize::from(matches!(self.before(begin), "the"));
        let (behind, next) = (self.word(words.end), self.word(words.end + 1));
        let is_range = matches!(behind, "to" | "-" | "–") && Written::is_part(next);
        is_range || cue::is_bound(self.before(begin))
    }

    /// Whether the words are the day of a dateline, `OSLO, 8 September 2022 (AP) —`, which is that of the report and not
    /// of what happened.
    pub fn is_dateline(&self, words: &Range<usize>) -> bool {
        let place = self.words.first().is_some_and(|place| !place.contains(char::is_lowercase));
        let is_early = (2..8).contains(&words.start) && self.before(words.start) == ",";
        place && is_early && matches!(self.word(words.end), "—" | "–" | "-" | "--" | "(" | ":")
    }

    /// Whether two dates are items of one list of the same kind: "in 2020 and 2018".
    pub fn are_listed(&self, a: &Found, b: &Found) -> bool {
        a.date.precision == b.date.precision && self.is_list(a.words.end..b.words.start)
    }

    /// Whether nothing but what joins the items of a list stands in `between`.
    fn is_list(&self, between: Range<usize>) -> bool {
        matches!(&self.words[between], ["and" | "or" | "," | "&"] | [",", "and" | "or"])
    }

    /// Whether `at` is the weekday of a name, not a day: "Black Friday", "Sunday Times".
    fn is_name_with_weekday(&self, at: usize) -> bool {
        matches!(
            self.before(at),
            "Black" | "Bloody" | "Good" | "Easter" | "Ash" | "Palm" | "Super" | "Holy" | "Cyber"
        ) || matches!(
            self.word(at + 1),
            "Times" | "Telegraph" | "Mirror" | "Express" | "Mail" | "Agreement" | "Mosque" | "Club"
        )
    }

    /// Whether the words around `begin..end` speak of what is to come.
    fn toward(&self, begin: usize, end: usize) -> Toward {
        let before = self.words[begin.saturating_sub(12)..begin]
            .iter()
            .rev()
            .take_while(|word| !cue::ends_clause(word));
        // Behind "this" as a last word there is nothing, not even an end.
        let after = self
            .words
            .get(end..)
            .unwrap_or_default()
            .iter()
            .take(6)
            .take_while(|word| !cue::ends_clause(word) && **word != ",");
        if before.chain(after).any(|word| cue::is_future(word)) {
            Toward::Future
        } else {
            Toward::Past
        }
    }
}
