//! [`is_foreign`]: whether an article is in another language than English.

use whatlang::{Lang, detect};

use crate::model::{BlockKind, Document};

/// How many bytes of an article are looked at: detection reads some 2 MB a second, and a page's first paragraphs tell.
const LOOKED_AT: usize = 1_000;
/// With fewer bytes there is nothing to tell a language by: a headline of names may be in any.
const LEAST: usize = 120;

/// Whether an article's running text is surely in another language than English. What is too short or mixed to tell
/// isn't. Costs up to half a millisecond, whatever the length of the article.
pub(super) fn is_foreign(document: &Document) -> bool {
    let mut sample = String::new();
    let paragraphs = document.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph);
    for block in paragraphs {
        if sample.len() >= LOOKED_AT {
            break;
        }
        let text = block.span.of(&document.text);
        let end = text.floor_char_boundary(LOOKED_AT - sample.len());
        sample += &text[..end];
        sample.push(' ');
    }
    sample.len() >= LEAST
        && detect(&sample).is_some_and(|found| found.lang() != Lang::Eng && found.is_reliable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_surely_foreign_is() {
        for (text, expected) in [
            (
                "Norwegen hat am Dienstag zwei Diplomaten aus Belarus ausgewiesen, wie das Ministerium in Oslo mitteilte. \
                 Die beiden Männer müssen das Land innerhalb einer Woche verlassen.",
                true,
            ),
            (
                "Норвегия во вторник выслала двух белорусских дипломатов, сообщило министерство в Осло. Они должны \
                 покинуть страну в течение недели.",
                true,
            ),
            (
                "Norway on Tuesday expelled two Belarusian diplomats, the ministry in Oslo said. The two men must leave \
                 the country within a week.",
                false,
            ),
            ("Syria. Iraq. Kyrgyzstan, Tadjikistan and Uzbekistan.", false),
            ("Oslo weist aus", false),
            ("", false),
        ] {
            assert_eq!(is_foreign(&Document::from_text("a", text)), expected, "{text}");
        }
    }
}
