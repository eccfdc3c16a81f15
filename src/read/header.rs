//! [`Header`]: headline, day and address above an article's text.

use super::line::Line;
use super::mark::Mark;
use super::page::Page;
use crate::model::Date;

/// What stands above an article's text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The index of the headline's line.
    pub title: Option<usize>,
    /// The indices of the lines below it that belong to it.
    pub decks: Vec<usize>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The web address.
    pub url: Option<String>,
}

impl Header {
    /// Reads the lines above the text; indices are those of `page.lines`.
    ///
    /// The headline is the first line that can be one. On a page dump a date counts as the article's only directly
    /// before the headline or behind it: above the menus, it is the day on which the page was saved.
    pub fn read(page: &Page<'_, '_>) -> Self {
        let lines = &page.lines[..page.header];
        let mut header =
            Self { url: lines.iter().find_map(Line::url).map(str::to_owned), ..Self::default() };
        let is_newspaper = header.url.is_some() || page.is_dump;
        let mut in_list = false;
        for (at, line) in lines.iter().enumerate() {
            // A heading of other stories, and these up to the next empty line.
            in_list = line.mark() == Some(Mark::Stop) || (in_list && !line.after_gap);
            if in_list || !is_candidate(line) {
                continue;
            }
            let is_own = header.title.is_none_or(|title| line.text != lines[title].text);
            match header.title {
                None if line.words >= 3 => header.title = Some(at),
                Some(_) if is_own && !(is_newspaper && (line.is_names() || line.words < 4)) => {
                    header.decks.push(at)
                }
                None if !is_newspaper => header.decks.push(at),
                _ => {}
            }
        }
        header.published = published(lines, header.title);
        header
    }
}

/// Whether a line can be a headline or the line below one.
fn is_candidate(line: &Line<'_>) -> bool {
    let is_furniture = line.is_rule()
        || line.is_trail()
        || line.is_copyright()
        || line.is_byline()
        || line.is_pointer();
    let is_label = line.text.contains(" | ") || line.text.eq_ignore_ascii_case("unknown");
    let is_marked = line.mark().is_some_and(|mark| mark != Mark::Highlights);
    !is_furniture && !is_label && !is_marked && line.stamp().is_none() && line.url().is_none()
}

/// The day that a line of the header says; one of an update only where no other is.
fn published(lines: &[Line<'_>], title: Option<usize>) -> Option<Date> {
    let from = title.map_or(0, |title| title.saturating_sub(1));
    let stamps = || lines[from..].iter().filter_map(Line::stamp);
    stamps().find(|stamp| !stamp.is_update).or_else(|| stamps().next()).map(|stamp| stamp.date)
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";

    /// Headline, decks, day and address of a page with a text below `above`.
    fn shown(above: &str) -> String {
        let text = format!("{above}\n\n{TEXT}");
        let lines = paragraphs(&text);
        let page = Page::new(&lines);
        let header = Header::read(&page);
        let line = |at: usize| page.lines[at].text;
        let decks: Vec<&str> = header.decks.iter().map(|at| line(*at)).collect();
        let date = header.published.map(|date| date.to_string()).unwrap_or_default();
        format!(
            "{}/{}/{date}/{}",
            header.title.map(line).unwrap_or_default(),
            decks.join("+"),
            header.url.is_some()
        )
    }

    #[test]
    fn headline_day_and_address_are_found() {
        for (above, expected) in [
            ("Oslo recalls its envoy from Minsk", "Oslo recalls its envoy from Minsk///false"),
            (
                "Oslo recalls its envoy from Minsk\n2022-09-07\nhttps://a.example/b\n\nANN BERG\nThe Ledger",
                "Oslo recalls its envoy from Minsk//2022-09-07/true",
            ),
            (
                "Oslo recalls its envoy from Minsk\nunknown\nhttps://a.example/b",
                "Oslo recalls its envoy from Minsk///true",
            ),
            (
                "Oslo recalls its envoy from Minsk\n\nBut it may come back, a man says\n\nBy Ann Berg",
                "Oslo recalls its envoy from Minsk/But it may come back, a man says//false",
            ),
            (
                "date 2023-11-16\n\nOslo recalls its envoy from Minsk",
                "Oslo recalls its envoy from Minsk//2023-11-16/false",
            ),
            (
                "Oslo recalls its envoy from Minsk\nUpdated 9 May 2022\nPublished 8 May 2022",
                "Oslo recalls its envoy from Minsk//2022-05-08/false",
            ),
            (
                "9 May 2025\nThe Ledger\nHome\nNews\nArt\nFood\nSport\nTrending:\nCat leaves Oslo for good\n\nHome > News\n\nOslo recalls its envoy from Minsk\nBy Ann Berg\nPublished 8 May 2022",
                "Oslo recalls its envoy from Minsk//2022-05-08/false",
            ),
            (
                "9 May 2025\nThe Ledger\nHome\nNews\nArt\nFood\nSport\n\nOslo recalls its envoy from Minsk",
                "Oslo recalls its envoy from Minsk///false",
            ),
            ("Syria", "/Syria//false"),
            ("", "///false"),
        ] {
            assert_eq!(shown(above), expected, "{above}");
        }
    }
}
