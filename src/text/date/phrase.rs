//! [`find`]: the dates that a sentence names.

use super::cue::is_trigger;
use super::reader::{Found, Reader};
use super::reference::Reference;
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
    let reader = Reader::new(&words, reference);
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
        .filter(|found| !reader.is_bound(&found[0].words) && !reader.is_dateline(&found[0].words))
        .map(phrase)
        .collect()
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
            ("He left on May 2 days ago.", "on May 2=2022-05-02"),
            ("It was signed in early 2015.", "in early 2015=2015"),
            ("He left in mid-July.", "in mid-July=2022-07"),
            ("It is dated 2022-09-01.", "2022-09-01=2022-09-01"),
            ("OSLO, 8 September 2022 (AP) — It left on Monday.", "on Monday=2022-09-05"),
            ("Oslo, 8 September 2022 - It left.", "8 September 2022=2022-09-08"),
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
            "Oslo wants this",
            "Oslo wants the last",
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
