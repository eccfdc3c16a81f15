//! [`Record`]: the quads of an article while they are written.

use std::collections::HashSet;
use std::hash::Hash;

use foldhash::fast::RandomState;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, Term, Triple};

use super::{ArticleQuads, Base, Support, vocab::c};
use crate::model::{Analysis, CodePoints, Span};

/// The quads of an article while they are written, in the order of writing; some of them several times.
pub(super) struct Record<'a> {
    pub base: &'a Base,
    pub article: NamedNode,
    text: CodePoints<'a>,
    own: Vec<Quad>,
    shared: Vec<Triple>,
}

impl<'a> Record<'a> {
    pub fn new(analysis: &'a Analysis, base: &'a Base) -> Self {
        Self {
            base,
            article: base.article(&analysis.document),
            text: CodePoints::of(&analysis.document.text),
            own: Vec::new(),
            shared: Vec::new(),
        }
    }

    /// Writes a triple into the article's graph.
    pub fn own(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        object: impl Into<Term>,
    ) {
        self.own.push(Quad::new(subject.clone(), predicate, object, self.article.clone()));
    }

    /// Writes a triple into the default graph.
    pub fn share(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        object: impl Into<Term>,
    ) {
        self.shared.push(Triple::new(subject.clone(), predicate, object));
    }

    /// A stretch of the article's text, counted in code points; costs nothing that grows with the text.
    pub fn code_points(&self, span: Span) -> Span {
        self.text.count(span)
    }

    /// All that was written, each quad once, and the digests of what is shared.
    pub fn finish(mut self) -> ArticleQuads {
        self.shared = distinct(self.shared);
        if !self.shared.is_empty() {
            let support = Support::of(&self.shared).to_string();
            let article = self.article.clone();
            self.own(&article, c::SUPPORTS_TRIPLES, Literal::from(support));
        }
        ArticleQuads { article: self.article, own: distinct(self.own), shared: self.shared }
    }
}

/// The values without those that stood before.
fn distinct<T: Eq + Hash>(values: Vec<T>) -> Vec<T> {
    let mut seen: HashSet<&T, RandomState> =
        HashSet::with_capacity_and_hasher(values.len(), RandomState::default());
    let is_first: Vec<bool> = values.iter().map(|value| seen.insert(value)).collect();
    let values = values.into_iter().zip(is_first);
    values.filter_map(|(value, is_first)| is_first.then_some(value)).collect()
}

/// A string literal. Characters that XML can't hold (and so RDF/XML and SPARQL's XML results) become U+FFFD.
pub(super) fn text(value: &str) -> Literal {
    let fits = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    };
    if value.chars().all(fits) {
        return Literal::from(value);
    }
    Literal::from(value.chars().map(|c| if fits(c) { c } else { '\u{FFFD}' }).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{distinct, text};

    #[test]
    fn what_stood_before_is_left_out() {
        assert_eq!(distinct(vec![2, 1, 2, 3, 1]), [2, 1, 3]);
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(text("a\u{0}b\u{b}\tc\u{FFFF}").value(), "a\u{FFFD}b\u{FFFD}\tc\u{FFFD}");
        assert_eq!(text("“quoted”\r\n\u{202E}😀").value(), "“quoted”\r\n\u{202E}😀");
    }
}
