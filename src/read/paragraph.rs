//! [`paragraphs`]: the paragraphs of a plain text, however its lines were broken.

use super::line::Line;
use crate::model::Span;

/// The paragraphs of `text`, in order. Costs one walk over the text.
///
/// Usually each line is one. Where a program broke the lines at some width, the lines up to the next empty one are;
/// and where a line was broken around a link, the pieces are put together again.
pub(super) fn paragraphs(text: &str) -> Vec<Line<'_>> {
    let lines = lines(text);
    let is_wrapped = is_wrapped(text, &lines);
    let mut joined: Vec<(Span, bool)> = Vec::with_capacity(lines.len());
    for (span, after_gap) in lines {
        match joined.last_mut() {
            Some((last, _)) if !after_gap && goes_on(text, *last, span, is_wrapped) => {
                last.end = span.end
            }
            _ => joined.push((span, after_gap)),
        }
    }
    joined.into_iter().map(|(span, after_gap)| Line::new(text, span, after_gap)).collect()
}

/// The trimmed lines that aren't empty, and whether an empty one stands before each.
fn lines(text: &str) -> Vec<(Span, bool)> {
    let mut lines = Vec::new();
    let (mut begin, mut after_gap) = (0, true);
    for line in text.split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let blank =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}');
        let trimmed = line.trim_matches(blank);
        if !trimmed.is_empty() {
            let start = begin + (line.len() - line.trim_start_matches(blank).len());
            lines.push((Span::new(start, start + trimmed.len()), after_gap));
        }
        // The two bytes of a Windows line end are one end.
        let is_half = line == "\n" && text[..begin].ends_with('\r');
        after_gap = trimmed.is_empty() && !is_half || (after_gap && is_half);
        begin += line.len();
    }
    lines
}

/// Whether a program broke the lines at a width: most lines that another one follows directly are about as long as
/// the longest, and few of them end a sentence.
fn is_wrapped(text: &str, lines: &[(Span, bool)]) -> bool {
    let followed = lines.windows(2).filter(|pair| !pair[1].1).map(|pair| pair[0].0);
    let (mut count, mut open, mut longest, mut total) = (0, 0, 0, 0);
    for span in followed {
        count += 1;
        open += usize::from(!span.of(text).ends_with(['.', '!', '?', '”', '"', ':']));
        longest = longest.max(span.len());
        total += span.len();
    }
    count >= 5
        && (50..=100).contains(&longest)
        && total * 10 > longest * count * 7
        && open * 10 > count * 7
}

/// Whether the line at `next` goes on with the sentence of the line at `last`, directly above it.
fn goes_on(text: &str, last: Span, next: Span, is_wrapped: bool) -> bool {
    let above = last.of(text);
    let between = &text[last.end..next.begin];
    let is_open = !above.ends_with(['.', '!', '?', ':', ';', '”', '"', ')']);
    let blank = between.starts_with([' ', '\t']) || between.ends_with([' ', '\t']);
    let is_lower = next.of(text).starts_with(char::is_lowercase);
    is_wrapped || (is_open && is_lower && blank)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    /// The paragraphs of `text`, a bar between them.
    fn shown(text: &str) -> String {
        paragraphs(text).iter().map(|line| line.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_are_paragraphs_unless_a_program_broke_them() {
        for (text, expected) in [
            ("One.\n\n Two.\r\n\r\nThree.", "One.|Two.|Three."),
            ("One\ntwo", "One|two"),
            ("the led \ncoalition\n struck.", "the led \ncoalition\n struck."),
            ("\u{feff}\u{200b}\n \n", ""),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
        let wrapped = "Oslo recalled its envoy from Minsk on Monday after a long quarrel about\n\
            a buoy that had drifted from the bay of one country to the bay of the\n\
            other, where fishermen had painted it and would not give it back to the\n\
            harbour master, who wept. It was the third buoy of the year, and nobody\n\
            knew what the first two had done to deserve it, as the minister put it,\n\
            and left.\n\nMinsk denied it.";
        assert_eq!(shown(wrapped).matches('|').count(), 1);
    }

    #[test]
    fn gaps_are_seen() {
        let gaps: Vec<bool> =
            paragraphs("a\r\nb\r\n\r\nc\n\nd\ne").iter().map(|line| line.after_gap).collect();
        assert_eq!(gaps, [true, false, true, true, false]);
    }
}
