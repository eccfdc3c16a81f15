//! [`Mark`]: phrases by which pages show what isn't their article, from `gazetteers/words/boilerplate.csv`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::model::Span;

/// What a phrase says of the line it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A heading above other stories, comments or the foot of the page.
    Stop,
    /// A button, a link, a notice: no part of the article.
    Drop,
    /// A call to the reader: to donate, subscribe, agree.
    Call,
    /// Names who wrote the article.
    Credit,
    /// Names who took a picture.
    Picture,
    /// What follows the phrase is the text below a picture.
    Caption,
    /// What follows the phrase sums the article up.
    Highlights,
}

/// Where in its line a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// It is the whole line, a colon aside.
    Line,
    /// At its beginning.
    Start,
    /// At its end.
    End,
    /// Within its last 60 bytes.
    Tail,
    /// Anywhere.
    Within,
}

/// A phrase found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// What it says of the line.
    pub mark: Mark,
    /// Where in the line it stands.
    pub span: Span,
}

/// A row of the file.
#[derive(Debug)]
struct Row {
    phrase: String,
    place: Place,
    mark: Mark,
}

/// All phrases, found in one pass.
struct Marks {
    rows: Vec<Row>,
    automaton: Option<AhoCorasick>,
}

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let mut rows: Vec<Row> = rows().filter_map(Result::ok).collect();
    // Pages differ in the apostrophe alone.
    let curly = rows.iter().filter(|row| row.phrase.contains('\''));
    let curly: Vec<Row> =
        curly.map(|row| Row { phrase: row.phrase.replace('\'', "’"), ..*row }).collect();
    rows.extend(curly);
    let phrases = rows.iter().map(|row| &row.phrase);
    let mut builder = AhoCorasick::builder();
    // A few hundred short phrases: the fastest kind is small enough.
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA));
    let automaton = builder.build(phrases).ok();
    Marks { rows, automaton }
});

/// The rows of the shipped file; a fault is that row's text.
fn rows() -> impl Iterator<Item = Result<Row, String>> {
    let file = include_str!("../../gazetteers/words/boilerplate.csv");
    csv::Reader::from_reader(file.as_bytes()).into_records().map(|record| {
        let record = record.map_err(|error| error.to_string())?;
        let fault = || format!("{record:?}");
        let place = match record.get(1) {
            Some("line") => Place::Line,
            Some("start") => Place::Start,
            Some("end") => Place::End,
            Some("tail") => Place::Tail,
            Some("within") => Place::Within,
            _ => return Err(fault()),
        };
        let mark = match record.get(2) {
            Some("stop") => Mark::Stop,
            Some("drop") => Mark::Drop,
            Some("call") => Mark::Call,
            Some("credit") => Mark::Credit,
            Some("picture") => Mark::Picture,
            Some("caption") => Mark::Caption,
            Some("highlights") => Mark::Highlights,
            _ => return Err(fault()),
        };
        Ok(Row { phrase: record.get(0).ok_or_else(fault)?.to_owned(), place, mark })
    })
}

/// The phrase in `line` that stands where it must, on word borders: rather one for a whole line than for its begin,
/// rather that than one within. Costs one walk over the line.
pub(super) fn find(line: &str) -> Option<Hit> {
    let marks = &*MARKS;
    let hits = marks.automaton.as_ref()?.find_overlapping_iter(line).filter_map(|hit| {
        let row = &marks.rows[hit.pattern().as_usize()];
        let span = Span::new(hit.start(), hit.end());
        stands(row.place, line, span).then_some((row, span))
    });
    let best = hits.min_by_key(|(row, span)| (row.place, span.begin, usize::MAX - span.len()));
    best.map(|(row, span)| Hit { mark: row.mark, span })
}

/// Whether the phrase at `span` stands in `text` where `place` asks for.
fn stands(place: Place, text: &str, span: Span) -> bool {
    let before = &text[..span.begin];
    let after = &text[span.end..];
    let is_word = !before.ends_with(char::is_alphanumeric)
        || !text[span.begin..].starts_with(char::is_alphanumeric);
    let ends_word = !after.starts_with(char::is_alphanumeric)
        || !text[..span.end].ends_with(char::is_alphanumeric);
    let at_place = match place {
        Place::Line => {
            before.is_empty() && after.trim_matches([':', '.', '…', '!', ' ']).is_empty()
        }
        Place::Start => before.is_empty(),
        Place::End => after.trim_matches(['.', ' ']).is_empty(),
        Place::Tail => text.len() - span.begin <= 60,
        Place::Within => true,
    };
    at_place && is_word && ends_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_shipped_file_is_understood() {
        let faults: Vec<String> = rows().filter_map(Result::err).collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert!(MARKS.automaton.is_some());
    }

    #[test]
    fn a_phrase_counts_where_it_must_stand() {
        for (line, expected) in [
            ("Most popular:", Some(Mark::Stop)),
            ("Most popular are the talks in Oslo.", None),
            ("Related", Some(Mark::Stop)),
            ("Read more: Oslo leaves", Some(Mark::Drop)),
            ("They read more.", None),
            ("You’re subscribed", Some(Mark::Call)),
            ("To go on, click here to agree.", Some(Mark::Call)),
            ("Ann Berg in Oslo contributed to this report.", Some(Mark::Credit)),
            ("Ann Berg/Getty Images", Some(Mark::Picture)),
            ("Image copyright Berg Image caption A boat", Some(Mark::Caption)),
            ("Menus were printed.", None),
            ("Menu", Some(Mark::Drop)),
            ("The envoy leaves. (AP)", Some(Mark::Picture)),
            ("OSLO (AP) — The envoy leaves.", None),
        ] {
            assert_eq!(find(line).map(|hit| hit.mark), expected, "{line}");
        }
    }

    #[test]
    fn its_place_is_that_of_the_line_itself() {
        let line = "Ann’s ‘photo’ Image caption A boat’s crew";
        assert_eq!(find(line).map(|hit| hit.span.of(line)), Some("Image caption"));
    }
}
