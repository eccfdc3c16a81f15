//! [`find`]: the dates that a sentence names.

use std::ops::Range;

use super::reference::{Reference, Toward, Unit};
use super::written::{Written, month, weekday, year};
use crate::model::{Date, Sentence, Span};

/// Words of a sentence that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePhrase {
    /// The words, their preposition included: "on Wednesday".
    pub span: Span,
    /// What they mean, in the order of the words; "in 2020 and 2018" are two occasions, so two dates.
    pub dates: Vec<Date>,
    /// Whether they were reckoned from `today`, because the article's own day isn't known.
    pub assumed: bool,
}

/// The phrases of a sentence of `text` that say when something happened, in order.
///
/// A weekday or a day without its year is the latest one up to the day `published`, unless the words around it speak
/// of the future ("will", "next"). Without a day of publication such phrases are reckoned from `today` and marked as
/// `assumed`. Vague times ("this summer", "the early 1990s"), spans ("from 2015 to 2018") and bounds ("until
/// Monday", "after Friday's vote") say nothing of the day itself and are left out.
pub fn find(
    text: &str,
    sentence: &Sentence,
    published: Option<Date>,
    today: Date,
) -> Vec<DatePhrase> {
    let words: Vec<&str> = sentence.tokens.iter().map(|token| token.span.of(text)).collect();
    if !words.iter().any(|word| is_trigger(word)) {
        return Vec::new();
    }
    let Some(reference) = Reference::new(published, today) else { return Vec::new() };
    let reader = Reader { words: &words, reference };
    let phrase = |found: &[Found]| DatePhrase {
        span: Span::new(
            sentence.tokens[reader.with_preposition(&found[0].words)].span.begin,
            sentence.tokens[found[found.len() - 1].words.end - 1].span.end,
        ),
        dates: found.iter().map(|found| found.date).collect(),
        assumed: reference.assumed && found.iter().any(|found| found.is_relative),
    };
    let all = reader.all();
    all.chunk_by(|a, b| reader.are_listed(a, b))
        .filter(|found| !reader.is_bound(&found[0].words))
        .map(phrase)
        .collect()
}

/// Whether a word can be the word that a date phrase is found by; the first byte tells of most words that they can't.
fn is_trigger(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'0'..=b'9') => true,
        Some(b'a' | b'l' | b'n' | b't' | b'y' | b'm' | b'L' | b'T' | b'N' | b'Y') => {
            matches!(word, "ago" | "last" | "this" | "next" | "Last" | "This" | "Next")
                || word.starts_with("mid-")
                || day_word(word).is_some()
                || month(word).is_some()
                || weekday(word).is_some()
        }
        Some(b'A'..=b'W') => month(word).is_some() || weekday(word).is_some(),
        _ => false,
    }
}

/// One date and the words that name it.
#[derive(Debug)]
struct Found {
    /// The indices of its words, without the preposition.
    words: Range<usize>,
    /// The date.
    date: Date,
    /// Whether it was reckoned from the reference.
    is_relative: bool,
}

/// Reads the words of one sentence.
struct Reader<'w> {
    words: &'w [&'w str],
    reference: Reference,
}

impl Reader<'_> {
    /// All dates, in order and not overlapping.
    fn all(&self) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let found = is_trigger(self.words[at]).then(|| self.read(at, all.last())).flatten();
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
            return relative(begin..at + 1, date);
        }
        if let Some(days) = day_word(word) {
            let is_name = word.starts_with(char::is_uppercase)
                && (at > 0 && self.before(at).starts_with(char::is_alphanumeric));
            return (!is_name)
                .then(|| relative(at..at + 1, self.reference.shifted(Unit::Day, days)?))
                .flatten();
        }
        if let Some(count) = beside(word) {
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
        let (unit, count) = (unit(self.word(at - 1))?, number(self.word(begin))?);
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
        let before = self.before(self.begin(at));
        self.begin(at) < at
            || matches!(before, "in" | "In" | "since" | "Since" | "during" | "During")
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
    fn with_preposition(&self, words: &Range<usize>) -> usize {
        let begin = self.begin(words.start);
        let preposition = matches!(
            self.before(begin),
            "in" | "In" | "on" | "On" | "since" | "Since" | "during" | "During"
        );
        begin - usize::from(preposition)
    }

    /// Whether the words are the bound of a stretch of time and not a time themselves.
    fn is_bound(&self, words: &Range<usize>) -> bool {
        let begin = self.begin(words.start);
        let begin = begin - usize::from(matches!(self.before(begin), "the"));
        let bounds = |word: &str| {
            matches!(
                word,
                "until"
                    | "till"
                    | "before"
                    | "after"
                    | "by"
                    | "from"
                    | "between"
                    | "to"
                    | "Until"
                    | "Before"
                    | "After"
                    | "By"
                    | "From"
                    | "Between"
            )
        };
        bounds(self.before(begin))
            || matches!((self.word(words.end), self.word(words.end + 1)), ("to" | "-" | "–", next) if is_trigger(next))
    }

    /// Whether two dates are items of one list of the same kind: "in 2020 and 2018".
    fn are_listed(&self, a: &Found, b: &Found) -> bool {
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
        let says = |word: &&&str| {
            matches!(
                **word,
                "said"
                    | "says"
                    | "told"
                    | "announced"
                    | "added"
                    | "warned"
                    | "“"
                    | "”"
                    | "\""
                    | ";"
                    | ":"
            )
        };
        let before =
            self.words[begin.saturating_sub(12)..begin].iter().rev().take_while(|word| !says(word));
        let after =
            self.words[end..].iter().take(6).take_while(|word| !says(word) && **word != ",");
        let is_future = |word: &str| {
            matches!(
                word,
                "will" | "'ll" | "’ll" | "shall" | "scheduled" | "due" | "upcoming" | "coming"
            )
        };
        if before.chain(after).any(|word| is_future(word)) { Toward::Future } else { Toward::Past }
    }
}

/// How many days later than today a word lies.
fn day_word(word: &str) -> Option<i64> {
    match word {
        "yesterday" | "Yesterday" => Some(-1),
        "today" | "Today" | "tonight" | "Tonight" => Some(0),
        "tomorrow" | "Tomorrow" => Some(1),
        _ => None,
    }
}

/// Which of its kind a word points to: the one before, this one, the one after.
fn beside(word: &str) -> Option<i64> {
    match word {
        "last" | "Last" => Some(-1),
        "this" | "This" => Some(0),
        "next" | "Next" => Some(1),
        _ => None,
    }
}

/// The unit of time that a word names.
fn unit(word: &str) -> Option<Unit> {
    match word {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// The number that a word names; "a" is one.
fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    match word {
        "a" | "A" | "an" | "One" => Some(1),
        "Two" => Some(2),
        "Three" => Some(3),
        _ => word.parse().ok().or_else(|| WORDS.iter().position(|w| *w == word)?.try_into().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use crate::text::sentences;

    /// The phrases of the one sentence `text` with their dates: `on Monday=2022-09-05`, an `?` behind what is assumed.
    fn shown(text: &str, published: Option<Date>) -> String {
        let document = Document::from_text("t", text);
        let today = Date::day(2024, 2, 29);
        let all = sentences(&document);
        let found = all.iter().flat_map(|sentence| find(text, sentence, published, today));
        let show = |phrase: DatePhrase| {
            let dates: Vec<String> = phrase.dates.iter().map(Date::to_string).collect();
            let mark = if phrase.assumed { "?" } else { "" };
            format!("{}={}{mark}", phrase.span.of(text), dates.join("+"))
        };
        found.map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn phrases_are_reckoned_from_the_day_of_publication() {
        // A Thursday.
        let published = Some(Date::day(2022, 9, 8));
        for (text, expected) in [
            ("Oslo expelled him on Wednesday.", "on Wednesday=2022-09-07"),
            ("Berg said Thursday that it was so.", "Thursday=2022-09-08"),
            ("Monday's raid failed.", "Monday=2022-09-05"),
            ("The vote is due next Wednesday.", "next Wednesday=2022-09-14"),
            ("Berg will meet her on Friday.", "on Friday=2022-09-09"),
            ("The council on Tuesday will decide.", "on Tuesday=2022-09-13"),
            ("On Tuesday, Berg said that he will go.", "On Tuesday=2022-09-06"),
            ("They left yesterday.", "yesterday=2022-09-07"),
            ("They met last week and last month.", "last week=2022-08-29; last month=2022-08"),
            ("Last year's talks failed.", "Last year=2021"),
            ("They spoke last night.", "last night=2022-09-07"),
            ("In July, Oslo had agreed.", "In July=2022-07"),
            ("An attack on July 15 failed.", "on July 15=2022-07-15"),
            ("An attack on 15 July 2021 failed.", "on 15 July 2021=2021-07-15"),
            ("He left Oslo on Sept. 2.", "on Sept. 2=2022-09-02"),
            ("On Monday, Dec. 26, 2016, he died.", "On Monday, Dec. 26, 2016=2016-12-26"),
            ("an aborted March 2018 scheme", "March 2018=2018-03"),
            ("a letter dated 14 June that", "14 June=2022-06-14"),
            ("He left in March last year.", "in March last year=2021-03"),
            ("Oslo agreed in 2013 to go.", "in 2013=2013"),
            ("In 2020 and 2018, Oslo expelled four.", "In 2020 and 2018=2020+2018"),
            ("It met in 2016, 2018 and 2020.", "in 2016, 2018 and 2020=2016+2018+2020"),
            ("On Monday and Tuesday they met.", "On Monday and Tuesday=2022-09-05+2022-09-06"),
            ("Ties are tense since 2014 when he left.", "since 2014=2014"),
            ("It fell two years ago.", "two years ago=2020"),
            ("He came three days ago.", "three days ago=2022-09-05"),
            ("It was signed in early 2015.", "in early 2015=2015"),
            ("He left in mid-July.", "in mid-July=2022-07"),
            ("It is dated 2022-09-01.", "2022-09-01=2022-09-01"),
        ] {
            assert_eq!(shown(text, published), expected, "{text}");
        }
    }

    #[test]
    fn what_says_no_day_is_left_out() {
        let published = Some(Date::day(2022, 9, 8));
        for text in [
            "It came this summer.",
            "It fell in the early 1990s.",
            "The 2015 nuclear deal failed.",
            "It ran from 2015 to 2018.",
            "It stays until Monday.",
            "It came after Friday's vote.",
            "It grew over the last year.",
            "More than two years ago it fell.",
            "Mrs. May met him in May's office.",
            "They may march.",
            "The Sunday Times wrote of Bloody Sunday.",
            "He reads USA Today.",
            "It killed 14 people and 2018 cows.",
            "It is open on Sundays.",
            "",
        ] {
            assert_eq!(shown(text, published), "", "{text}");
        }
    }

    #[test]
    fn without_a_day_of_publication_relative_dates_are_assumed() {
        for (text, expected) in [
            ("He left on Wednesday.", "on Wednesday=2024-02-28?"),
            ("He left on July 15.", "on July 15=2023-07-15?"),
            ("He left on July 15, 2021.", "on July 15, 2021=2021-07-15"),
            ("He left in 2018.", "in 2018=2018"),
        ] {
            assert_eq!(shown(text, None), expected, "{text}");
        }
    }
}
