//! [`Page`]: the part of a page that is the article.

use std::ops::Range;

use super::line::Line;
use super::mark::Mark;

/// So many entries in a row are a menu.
const MENU: usize = 6;

/// A page's lines and which of them are the article's.
#[derive(Debug)]
pub(super) struct Page<'l, 't> {
    /// The article's lines from its header to its end, furniture between them included.
    pub lines: &'l [Line<'t>],
    /// How many of them stand before the first paragraph of running text.
    pub header: usize,
    /// Whether there was more on the page than the article: menus, other stories.
    pub is_dump: bool,
}

impl<'l, 't> Page<'l, 't> {
    /// Finds the article on a page. Costs one walk over the lines.
    ///
    /// Menus cut the page into parts; the article is where most running text stands, with the parts next to it that
    /// have a good share of it, so that a list inside a long report costs nothing. A heading of other stories or
    /// comments ends it, unless what follows reads like an article itself. A text without any of these is taken whole.
    pub fn new(all: &'l [Line<'t>]) -> Self {
        let menus = menus(all);
        let part = main_part(all, &menus);
        let stop = stop(&all[part.clone()]);
        let is_dump = !menus.is_empty() || stop.is_some();
        let mut lines = &all[part];
        lines = &lines[..stop.unwrap_or(lines.len())];
        if is_dump {
            lines = without_tail(lines);
        }
        // Without any running text there is nothing to be above of: a list, a few headlines, one short sentence.
        let header = lines.iter().position(is_text).unwrap_or_default();
        if is_dump {
            // What stands before the way to the page is the site's, not the article's.
            let trail =
                lines[..header].iter().rposition(Line::is_trail).map_or(0, |trail| trail + 1);
            lines = &lines[trail..];
            return Self { lines, header: header - trail, is_dump };
        }
        Self { lines, header, is_dump }
    }
}

/// Whether a line is running text of an article, as far as the line alone shows.
pub(super) fn is_text(line: &Line<'_>) -> bool {
    let is_furniture =
        matches!(line.mark(), Some(mark) if !matches!(mark, Mark::Caption | Mark::Picture));
    line.is_prose() && !is_furniture && !line.is_copyright() && !line.is_pointer()
}

/// The menus: runs of many entries. A list that a colon announces is none.
fn menus(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut menus = Vec::new();
    let mut begin = 0;
    while begin < lines.len() {
        let is_item = |line: &&Line<'_>| {
            line.is_entry() || (line.words <= 8 && line.mark().is_some()) || line.is_copyright()
        };
        let end = begin + lines[begin..].iter().take_while(is_item).count();
        let is_entry =
            |line: &&Line<'_>| line.is_entry() && !line.is_byline() && line.stamp().is_none();
        let entries = lines[begin..end].iter().filter(is_entry).count();
        let is_announced = begin > 0 && lines[begin - 1].text.ends_with(':');
        if entries >= MENU && !is_announced {
            menus.push(begin..end);
        }
        begin = end.max(begin + 1);
    }
    menus
}

/// The lines around the most running text, between menus.
fn main_part(lines: &[Line<'_>], menus: &[Range<usize>]) -> Range<usize> {
    let begins = std::iter::once(0).chain(menus.iter().map(|menu| menu.end));
    let ends = menus.iter().map(|menu| menu.start).chain(std::iter::once(lines.len()));
    let parts: Vec<Range<usize>> = begins.zip(ends).map(|(begin, end)| begin..end).collect();
    let weight = |part: &Range<usize>| -> usize {
        lines[part.clone()]
            .iter()
            .filter(|line| is_text(line) && !line.is_teaser())
            .map(|line| line.text.len())
            .sum()
    };
    let most = parts.iter().map(weight).max().unwrap_or_default();
    if most == 0 {
        return 0..lines.len();
    }
    let has_share = |part: &&Range<usize>| weight(part) * 3 >= most;
    let first = parts.iter().find(has_share).map_or(0, |part| part.start);
    let last = parts.iter().rfind(has_share).map_or(lines.len(), |part| part.end);
    first..last
}

/// The line that heads what follows the article: behind some running text, and before nothing that reads like an
/// article, which is three paragraphs in a row.
fn stop(lines: &[Line<'_>]) -> Option<usize> {
    let first = lines.iter().position(is_text)?;
    let is_article =
        |window: &[Line<'_>]| window.iter().all(|line| is_text(line) && !line.is_teaser());
    let last_article = lines.windows(3).rposition(is_article).unwrap_or_default();
    let from = first.max(last_article) + 1;
    lines[from..].iter().position(|line| line.mark() == Some(Mark::Stop)).map(|at| from + at)
}

/// The lines up to the last running text that isn't the beginning of another story.
fn without_tail<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    let last = lines.iter().rposition(|line| is_text(line) && !line.is_teaser());
    &lines[..last.map_or(lines.len(), |last| last + 1)]
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::Page;

    /// The lines of the article in `text`, a bar between them, two bars after its header.
    fn shown(text: &str) -> String {
        let lines = paragraphs(text);
        let page = Page::new(&lines);
        let of = |lines: &[super::Line<'_>]| {
            lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|")
        };
        format!("{}||{}", of(&page.lines[..page.header]), of(&page.lines[page.header..]))
    }

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";
    const MORE: &str = "Minsk denied on Tuesday that it had anything to do with it.";
    const MENU: &str = "Home\nNews\nWorld\nSport\nArt\nFood";

    #[test]
    fn the_article_is_where_the_running_text_is() {
        for (text, expected) in [
            (format!("{TEXT}\n{MORE}"), format!("||{TEXT}|{MORE}")),
            (
                format!("Oslo recalls its envoy from Minsk\n{TEXT}"),
                format!("Oslo recalls its envoy from Minsk||{TEXT}"),
            ),
            (
                format!(
                    "{MENU}\nOslo recalls its envoy from Minsk\n{TEXT}\n{MORE}\n{TEXT}\n{MENU}\nNews as it happens, and never a day late."
                ),
                format!("Oslo recalls its envoy from Minsk||{TEXT}|{MORE}|{TEXT}"),
            ),
            (
                format!("{MENU}\nHome > World\nOslo recalls its envoy from Minsk\n{TEXT}"),
                format!("Oslo recalls its envoy from Minsk||{TEXT}"),
            ),
            (
                format!("{TEXT}\nThe list:\n{MENU}"),
                format!("||{TEXT}|The list:|Home|News|World|Sport|Art|Food"),
            ),
            (
                format!("{TEXT}\n{MENU}\n{MORE}"),
                format!("||{TEXT}|Home|News|World|Sport|Art|Food|{MORE}"),
            ),
            (format!("{TEXT}\n{MORE}\nMost read\nCat leaves\n{TEXT}"), format!("||{TEXT}|{MORE}")),
            (
                format!("{TEXT}\nMost read\nCat leaves\n{MORE}\n{TEXT}\n{MORE}"),
                format!("||{TEXT}|Most read|Cat leaves|{MORE}|{TEXT}|{MORE}"),
            ),
            (
                "Oslo recalls its envoy from Minsk".to_owned(),
                "||Oslo recalls its envoy from Minsk".to_owned(),
            ),
            (String::new(), "||".to_owned()),
        ] {
            assert_eq!(shown(&text), expected, "{text}");
        }
    }
}
