//! [`Quotation`]: which words stand inside quotation marks.

use crate::text::fold;

/// Walks over the words of a sentence and knows which of them stand inside quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    inside: bool,
    runs_on: bool,
}

impl Quotation {
    /// Before the first word; `open` says whether a quotation runs on from the sentence before.
    pub fn new(open: bool) -> Self {
        Self { inside: open, runs_on: false }
    }

    /// Passes the next word, and says whether it stands inside; the marks of a quotation don't.
    pub fn pass(&mut self, word: &str) -> bool {
        let mark = self.mark(word);
        if mark == Some(false) {
            self.inside = false;
        }
        let quoted = self.inside;
        self.runs_on = quoted && mark.is_none();
        if mark == Some(true) {
            self.inside = true;
        }
        quoted
    }

    /// Whether the quotation goes on behind the words passed: the last one stands inside and is no mark.
    pub fn runs_on(self) -> bool {
        self.runs_on
    }

    /// Whether a word opens (`true`) or closes (`false`) a quotation.
    fn mark(self, word: &str) -> Option<bool> {
        // Most words begin with a letter.
        if word.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
            return None;
        }
        match word {
            "“" | "``" | "«" => Some(true),
            "”" | "''" | "»" => Some(false),
            _ if fold(word) == "\"" => Some(!self.inside),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quotation;

    /// The words with those inside in capitals, and `…` where the quotation runs on.
    fn shown(text: &str, open: bool) -> String {
        let mut quotation = Quotation::new(open);
        let show = |word: &str| match quotation.pass(word) {
            true => word.to_uppercase(),
            false => word.to_owned(),
        };
        let words: Vec<String> = text.split(' ').map(show).collect();
        words.join(" ") + if quotation.runs_on() { " …" } else { "" }
    }

    #[test]
    fn words_stand_inside_or_outside() {
        for (text, open, expected) in [
            ("he said “ we go ”", false, "he said “ WE GO ”"),
            ("he said \" we go \" .", false, "he said \" WE GO \" ."),
            ("he said “ we go .", false, "he said “ WE GO . …"),
            ("we go ” he said", true, "WE GO ” he said"),
            ("we go", true, "WE GO …"),
            ("he said “", false, "he said “"),
            ("'s `` go ''", false, "'s `` GO ''"),
            ("", true, " …"),
        ] {
            assert_eq!(shown(text, open), expected, "{text}");
        }
    }
}
