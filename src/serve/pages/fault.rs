//! What is wrong with a query, at its place.

use maud::{Markup, html};

use crate::serve::reply::Refusal;

/// How many lines before and behind the faulty one are shown.
const AROUND: usize = 2;

/// Why a query has no answer; a fault in its words is shown where it stands.
pub(super) fn fault(query: &str, refusal: &Refusal) -> Markup {
    html! {
        div.fault #fault role="alert" {
            strong { "No answer" }
            @match refusal.place {
                Some((line, column)) => (lines(query, refusal, line, column)),
                None => pre { (refusal.message) },
            }
        }
    }
}

fn lines(query: &str, refusal: &Refusal, line: usize, column: usize) -> Markup {
    // The lines of the message behind the first show the place, which stands below in the query itself.
    let message = refusal.message.lines().next().unwrap_or_default();
    let first = line.saturating_sub(1 + AROUND);
    let shown = query.split('\n').enumerate().skip(first).take(2 * AROUND + 1);
    html! {
        p { (message) }
        pre.lines { @for (index, text) in shown {
            @if index + 1 == line {
                @let (before, at, behind) = split(text, column);
                b { (format!("{:>3}  ", index + 1)) (before) mark { (at) } (behind) } "\n"
            } @else {
                (format!("{:>3}  ", index + 1)) (text) "\n"
            }
        } }
    }
}

/// A line before, at and behind a column, counted from 1. At its end something to see stands there.
fn split(line: &str, column: usize) -> (&str, &str, &str) {
    let begin = line.char_indices().nth(column.saturating_sub(1)).map(|(byte, _)| byte);
    let Some(begin) = begin else { return (line, "␣", "") };
    let end = begin + line[begin..].chars().next().map_or(0, char::len_utf8);
    (&line[..begin], &line[begin..end], &line[end..])
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_line_is_split_at_its_fault() {
        assert_eq!(split("déjà", 2), ("d", "é", "jà"));
        assert_eq!(split("ab", 1), ("", "a", "b"));
        assert_eq!(split("ab", 3), ("ab", "␣", ""));
        assert_eq!(split("", 1), ("", "␣", ""));
    }
}
