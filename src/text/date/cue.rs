//! Words that dates are found by.

use super::reference::Unit;
use super::written::{month, weekday};

/// Whether a word can be the word that a date phrase is found by; the first byte tells of most words that they can't.
pub(super) fn is_trigger(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'0'..=b'9') => true,
        Some(b'a' | b'l' | b'n' | b't' | b'y' | b'm' | b'L' | b'T' | b'N' | b'Y') => {
            matches!(word, "ago" | "last" | "this" | "next" | "Last" | "This" | "Next")
                || word.starts_with("mid-")
                || day(word).is_some()
                || month(word).is_some()
                || weekday(word).is_some()
        }
        Some(b'A'..=b'W') => month(word).is_some() || weekday(word).is_some(),
        _ => false,
    }
}

/// How many days later than today a word lies.
pub(super) fn day(word: &str) -> Option<i64> {
    match word {
        "yesterday" | "Yesterday" => Some(-1),
        "today" | "Today" | "tonight" | "Tonight" => Some(0),
        "tomorrow" | "Tomorrow" => Some(1),
        _ => None,
    }
}

/// Which of its kind a word points to: the one before, this one, the one after.
pub(super) fn beside(word: &str) -> Option<i64> {
    match word {
        "last" | "Last" => Some(-1),
        "this" | "This" => Some(0),
        "next" | "Next" => Some(1),
        _ => None,
    }
}

/// The unit of time that a word names.
pub(super) fn unit(word: &str) -> Option<Unit> {
    match word {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// The number that a word names; "a" is one.
pub(super) fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    match word {
        "a" | "A" | "an" | "One" => Some(1),
        "Two" => Some(2),
        "Three" => Some(3),
        _ => {
            let named = || i64::try_from(WORDS.iter().position(|named| *named == word)? + 1).ok();
            word.parse().ok().or_else(named)
        }
    }
}

/// Whether a preposition leads to a month or year in which something happened.
pub(super) fn is_in(word: &str) -> bool {
    ["in", "since", "during"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a preposition leads to the bound of a stretch of time.
pub(super) fn is_bound(word: &str) -> bool {
    const WORDS: [&str; 8] = ["until", "till", "before", "after", "by", "from", "between", "to"];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a word speaks of what is to come.
pub(super) fn is_future(word: &str) -> bool {
    matches!(word, "will" | "'ll" | "’ll" | "shall" | "scheduled" | "due" | "upcoming" | "coming")
}

/// Whether the clause of a date doesn't reach past a word: a verb of speech, a quotation mark.
pub(super) fn ends_clause(word: &str) -> bool {
    const VERBS: [&str; 6] = ["said", "says", "told", "announced", "added", "warned"];
    matches!(word, "“" | "”" | "\"" | ";" | ":") || VERBS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_begins_a_date_triggers() {
        for word in [
            "2018",
            "15",
            "January",
            "Feb.",
            "March",
            "Apr.",
            "May",
            "June",
            "July",
            "Aug.",
            "Sept.",
            "October",
            "November",
            "Dec",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thu",
            "Friday",
            "Saturday",
            "Sunday",
            "yesterday",
            "Yesterday",
            "today",
            "Tonight",
            "tomorrow",
            "ago",
            "last",
            "Last",
            "this",
            "This",
            "next",
            "Next",
            "mid-July",
        ] {
            assert!(is_trigger(word), "{word}");
        }
        for word in ["may", "march", "Marching", "", "é", "a", "Oslo", "the", "Mondays"] {
            assert!(!is_trigger(word), "{word}");
        }
    }

    #[test]
    fn numbers_are_read_in_words_and_digits() {
        for (word, expected) in
            [("a", Some(1)), ("two", Some(2)), ("12", Some(12)), ("many", None), ("", None)]
        {
            assert_eq!(number(word), expected, "{word}");
        }
    }
}
