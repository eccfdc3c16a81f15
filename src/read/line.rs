//! [`Line`]: a paragraph of a page with what can be seen of it alone.

use super::mark::{self, Hit, Mark};
use crate::model::Span;
use crate::text::date;

/// A paragraph of a page: a line, or several lines that were one before a program broke them.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Where it stands in the text, without surrounding white space.
    pub span: Span,
    /// Its words.
    pub text: &'t str,
    /// How many words it has; counted up to [`Line::MANY`].
    pub words: usize,
    /// Whether an empty line stands before it.
    pub after_gap: bool,
    /// The phrase of a page's furniture in it; in long paragraphs only at their beginning.
    pub hit: Option<Hit>,
}

impl<'t> Line<'t> {
    /// As many words make prose by themselves; no more are counted.
    pub const MANY: usize = 60;

    /// The line at `span` of `text`.
    pub fn new(text: &'t str, span: Span, after_gap: bool) -> Self {
        let own = span.of(text);
        let words = own.split_ascii_whitespace().take(Self::MANY).count();
        let hit = mark::find(if words < Self::MANY { own } else { beginning(own) });
        Self { span, text: own, words, after_gap, hit }
    }

    /// What its phrase says of it, where the line is not too long for that: a long paragraph that happens to hold
    /// the words is prose.
    pub fn mark(&self) -> Option<Mark> {
        let longest = match self.hit?.mark {
            Mark::Stop if self.is_closed() => 8,
            Mark::Stop | Mark::Drop | Mark::Credit => 45,
            _ => Self::MANY,
        };
        self.hit.map(|hit| hit.mark).filter(|_| self.words < longest)
    }

    /// Whether it ends as a sentence does.
    pub fn is_closed(&self) -> bool {
        let end = without_notes(self.text).trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']);
        end.ends_with(['.', '!', '?', '…', ':', ';'])
            || (end.len() < self.text.len() && end.ends_with(','))
    }

    /// Whether it reads as running text: a sentence of some length.
    pub fn is_prose(&self) -> bool {
        (self.words >= 8 && self.is_closed()) || self.words >= 25
    }

    /// Whether it is the cut-off beginning of another story.
    pub fn is_teaser(&self) -> bool {
        self.words < 40 && (self.text.ends_with('…') || self.text.ends_with("..."))
    }

    /// Whether it could be an entry of a menu: a few words without an end.
    pub fn is_entry(&self) -> bool {
        self.words <= 5 && !self.is_closed()
    }

    /// Whether it stands between parts of a page and has no letter: `___`, `* * *`, a count of shares.
    pub fn is_rule(&self) -> bool {
        !self.text.contains(char::is_alphabetic)
    }

    /// Whether it shows the way to the page: `Home > News > Africa`.
    pub fn is_trail(&self) -> bool {
        !self.is_prose() && [" > ", " » ", " › "].iter().any(|mark| self.text.contains(mark))
    }

    /// Whether it says who holds the copyright.
    pub fn is_copyright(&self) -> bool {
        self.words < 45 && (self.text.starts_with(['©', 'Ⓒ']) || self.text.starts_with("Copyright"))
    }

    /// Whether it says who wrote the article: `By Ann Berg`, `By Ann Berg | Editor`.
    pub fn is_byline(&self) -> bool {
        let named = self.text.strip_prefix("By ").or_else(|| self.text.strip_prefix("BY "));
        named.is_some_and(|named| self.words <= 15 && !self.is_closed() && is_names(named))
    }

    /// Whether it could be nothing but names: each word begins with a capital.
    pub fn is_names(&self) -> bool {
        self.words <= 10 && !self.is_closed() && is_names(self.text)
    }

    /// Whether it is a headline in capitals, as links to other stories are; a heading inside an article is shorter.
    pub fn is_shouted(&self) -> bool {
        (6..Self::MANY).contains(&self.words) && !self.text.contains(char::is_lowercase)
    }

    /// The web address that it is.
    pub fn url(&self) -> Option<&'t str> {
        let is_url = ["http://", "https://"].iter().any(|scheme| self.text.starts_with(scheme));
        (is_url && self.words == 1).then_some(self.text)
    }

    /// Whether it is short and holds an address or handle: `Follow Ann Berg at https://…`.
    pub fn is_pointer(&self) -> bool {
        let points = |word: &str| {
            word.starts_with('@') || word.starts_with("http://") || word.starts_with("https://")
        };
        self.words <= 12 && self.text.split_whitespace().any(points)
    }

    /// The date that it writes and nothing else but a label, a byline or an edition: `Published 18 June 2024`,
    /// `By Ann Berg | 18 June 2024`.
    pub fn stamp(&self) -> Option<Stamp> {
        if self.words > 16 {
            return None;
        }
        self.text.split(['|', '·', '•', '–', '—']).find_map(|part| stamp(part.trim()))
    }
}

/// The first 80 characters or so of a text.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(80)]
}

/// A date on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The date.
    pub date: crate::model::Date,
    /// Whether it says when the page was changed, not published.
    pub is_update: bool,
}

/// Labels before a date.
const LABELS: [(&str, bool); 12] = [
    ("first published", false),
    ("published on", false),
    ("published at", false),
    ("published", false),
    ("posted on", false),
    ("posted", false),
    ("publication date", false),
    ("date", false),
    ("last updated", true),
    ("updated on", true),
    ("updated", true),
    ("modified", true),
];

/// Reads a date with its label.
fn stamp(text: &str) -> Option<Stamp> {
    let label = LABELS.iter().find(|(label, _)| {
        text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
            && !text[label.len()..].starts_with(char::is_alphanumeric)
    });
    let (length, is_update) =
        label.map_or((0, false), |(label, is_update)| (label.len(), *is_update));
    let date = date::parse(text[length..].trim_start_matches([':', ' ']))?;
    // A number alone is a year to `parse`, but on a page it may be anything.
    (date.is_day()).then_some(Stamp { date, is_update })
}

/// The text without the note numbers at its end: `[3][citation needed]`.
fn without_notes(mut text: &str) -> &str {
    while let Some((before, note)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        if note.len() > 20 || before.ends_with(char::is_whitespace) {
            break;
        }
        text = before;
    }
    text
}

/// Whether each word begins with a capital, small words of names aside.
fn is_names(text: &str) -> bool {
    let small = ["and", "|", "&", "de", "van", "von", "al", "bin", "in", "for", "of", "the", "-"];
    text.split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || small.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line of which `text` consists.
    fn line(text: &str) -> Line<'_> {
        Line::new(text, Span::new(0, text.len()), false)
    }

    /// The names of all that `text` is.
    fn shown(text: &str) -> String {
        let line = line(text);
        let all = [
            ("prose", line.is_prose()),
            ("teaser", line.is_teaser()),
            ("entry", line.is_entry()),
            ("rule", line.is_rule()),
            ("trail", line.is_trail()),
            ("copyright", line.is_copyright()),
            ("byline", line.is_byline()),
            ("names", line.is_names()),
            ("pointer", line.is_pointer()),
            ("shouted", line.is_shouted()),
            ("url", line.url().is_some()),
        ];
        all.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_line_is() {
        for (text, expected) in [
            ("Two envoys left the country on Monday, police said.", "prose"),
            ("“We will not leave the country on Monday,” they said.", "prose"),
            ("Oslo expels two envoys of Minsk over a quarrel", ""),
            ("OSLO EXPELS TWO ENVOYS OF MINSK", "names shouted"),
            ("Oslo and Minsk quarrel over a buoy …", "prose teaser"),
            ("• World news", "entry"),
            ("He left.", ""),
            ("He left.[3][citation needed]", ""),
            ("___", "entry rule"),
            ("1,204", "entry rule"),
            ("Home > News > Africa", "entry trail"),
            ("© 2024 The Ledger", "entry copyright"),
            ("By Ann Berg and Liv Roy of Oslo", "byline names"),
            ("By Friday all had left the town", ""),
            ("Ann Berg and Liv Roy of Oslo", "names"),
            ("Follow Ann Berg at https://a.example/berg", "entry pointer"),
            ("https://a.example/berg", "entry pointer url"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_date_of_its_own_is_read_with_its_label() {
        for (text, expected) in [
            ("2019-04-11", Some(("2019-04-11", false))),
            ("date 2023-11-16", Some(("2023-11-16", false))),
            ("Published 18 June 2024", Some(("2024-06-18", false))),
            ("By Ann Berg | September 8, 2022", Some(("2022-09-08", false))),
            ("Updated: 8 September 2022", Some(("2022-09-08", true))),
            ("Dates are sweet", None),
            ("2019", None),
            ("On 18 June 2024 he left", None),
        ] {
            let stamp = line(text).stamp().map(|stamp| (stamp.date.to_string(), stamp.is_update));
            assert_eq!(stamp, expected.map(|(date, update)| (date.to_owned(), update)), "{text}");
        }
    }
}
