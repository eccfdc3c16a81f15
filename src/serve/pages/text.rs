//! An article's text beside its claims, with whom it mentions and the words that claim something.

use maud::{Markup, html};

use super::{claim, words};
use crate::graph::{ClaimRow, KeptText, Ledger, Row};
use crate::model::Span;
use crate::rdf::Base;

/// How many code points of a text a page shows; the data have all.
const LONGEST: usize = 40_000;

/// The kinds of mentions, with what the legend says.
const KINDS: [(&str, &str); 5] = [
    ("State", "state"),
    ("Organisation", "organisation"),
    ("Person", "person"),
    ("Group", "group of people"),
    ("Place", "place"),
];

/// The text, paragraph by paragraph, each beside the claims of its sentences. A headline that is the page's own is left
/// out.
pub(super) fn text(
    ledger: &Ledger,
    base: &Base,
    kept: &KeptText,
    headline: &str,
    claims: &[&ClaimRow],
) -> Markup {
    let page = Text { ledger, base, kept, claims, bytes: bytes(&kept.text) };
    let is_shown = |span: &&Span| span.begin < LONGEST && page.of(**span).trim() != headline;
    html! {
        h2 { "Text" }
        p.soft { "As it was read, beside its " (words::count(claims.len(), "claim", "claims")) ". Whom it mentions is underlined, a line for each kind; the words that claim something are marked." }
        ul.legend.kinds aria-label="Mentions" { @for (kind, name) in KINDS {
            li { span class={ "mention " (kind) } { (name) } }
        } li { mark { "claims" } } }
        @for paragraph in kept.paragraphs.iter().filter(is_shown) {
            section.sentence {
                div.text { p { (page.paragraph(*paragraph)) } }
                div { @for row in claims.iter().filter(|row| holds(*paragraph, row.begin)) {
                    (claim::beside(ledger, base, row))
                } }
            }
        }
        @if kept.paragraphs.last().is_some_and(|last| last.begin >= LONGEST) {
            p.soft { "The text goes on; the data have the whole of it." }
        }
    }
}

struct Text<'a> {
    ledger: &'a Ledger,
    base: &'a Base,
    kept: &'a KeptText,
    claims: &'a [&'a ClaimRow],
    /// Where each code point begins, and the end.
    bytes: Vec<usize>,
}

/// What a stretch of a paragraph is.
enum Piece<'a> {
    Mention(&'a str),
    Cue,
}

impl<'a> Text<'a> {
    /// The words of a stretch of code points.
    fn of(&self, span: Span) -> &'a str {
        let end = self.bytes.len() - 1;
        &self.kept.text[self.bytes[span.begin.min(end)]..self.bytes[span.end.min(end)]]
    }

    fn paragraph(&self, paragraph: Span) -> Markup {
        let mut begin = paragraph.begin;
        let mut pieces = Vec::new();
        for (span, piece) in self.pieces(paragraph) {
            // Of pieces within each other the outermost is shown.
            if span.begin >= begin {
                pieces.push((Span::new(begin, span.begin), Some((span, piece))));
                begin = span.end;
            }
        }
        pieces.push((Span::new(begin, paragraph.end), None));
        html! { @for (before, piece) in pieces {
            (self.of(before))
            @match piece {
                Some((span, Piece::Mention(iri))) => (self.mention(self.of(span), iri)),
                Some((span, Piece::Cue)) => mark { (self.of(span)) },
                None => {},
            }
        } }
    }

    /// The mentions and cues of a paragraph, the outer before the inner ones.
    fn pieces(&self, paragraph: Span) -> Vec<(Span, Piece<'a>)> {
        let mentions = self.kept.mentions.iter();
        let mentions = mentions.map(|(span, iri)| (*span, Piece::Mention(iri)));
        let cues = self.claims.iter().map(|claim| {
            let end = claim.cue_begin + claim.cue.chars().count();
            (Span::new(claim.cue_begin, end), Piece::Cue)
        });
        let is_within = |span: Span| holds(paragraph, span.begin) && span.end <= paragraph.end;
        let mut pieces: Vec<_> =
            mentions.chain(cues).filter(|(span, _)| is_within(*span) && !span.is_empty()).collect();
        pieces.sort_by_key(|(span, _)| (span.begin, std::cmp::Reverse(span.end)));
        pieces
    }

    fn mention(&self, said: &str, iri: &str) -> Markup {
        let Some(Row::Entity(index)) = self.ledger.find(iri) else { return html! { (said) } };
        let entity = &self.ledger.entities[index];
        let kind =
            KINDS.iter().find(|(kind, _)| *kind == entity.kind).map_or("", |(_, name)| *name);
        html! {
            a class={ "mention " (entity.kind) } href=[words::path(self.base, iri)] title={ (entity.label) ", " (kind) } { (said) }
        }
    }
}

/// Whether a place stands within a span.
fn holds(span: Span, place: usize) -> bool {
    (span.begin..span.end).contains(&place)
}

/// Where each code point begins, and the end.
fn bytes(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::graph::{ClaimRow, KeptText, Ledger};
    use crate::model::Span;
    use crate::rdf::Base;

    #[test]
    fn pieces_stand_in_order_and_none_twice() {
        let (ledger, base) = (Ledger::default(), Base::default());
        let text = "Été: <b> Oslo expelled two Malian envoys.".to_owned();
        let kept = KeptText {
            text: text.clone(),
            paragraphs: vec![Span::new(0, 41)],
            // The group holds the state; the last belongs to another text.
            mentions: [(9, 13), (23, 40), (27, 33), (40, 99)]
                .map(|(begin, end)| (Span::new(begin, end), "x".to_owned()))
                .to_vec(),
        };
        let claim = ClaimRow { cue: "expelled".to_owned(), cue_begin: 14, ..ClaimRow::default() };
        let claims = [&claim];
        let bytes = super::bytes(&text);
        let page = Text { ledger: &ledger, base: &base, kept: &kept, claims: &claims, bytes };
        let shown = page.paragraph(Span::new(0, 41)).into_string();
        let expected = "Été: &lt;b&gt; Oslo <mark>expelled</mark> two Malian envoys.";
        assert_eq!(shown, expected);
        assert_eq!(page.pieces(Span::new(0, 41)).len(), 4);
    }
}
