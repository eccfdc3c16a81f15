//! [`KeptText`]: an article's text with what its phrases mean, if the store keeps it.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNodeRef, Term};

use super::support::subject;
use super::{Store, StoreError};
use crate::model::Span;
use crate::rdf::vocab::{c, nif, rdf};

/// An article's text as it was read. All spans count code points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptText {
    /// The whole text.
    pub text: String,
    /// Headlines, paragraphs and captions, in order; what stands in none of them is not the article's.
    pub paragraphs: Vec<Span>,
    /// The phrases that mean somebody or something, in order, each with the entity's IRI.
    pub mentions: Vec<(Span, String)>,
}

/// What is known of a stretch of text.
#[derive(Default)]
struct Stretch {
    begin: Option<usize>,
    end: Option<usize>,
    is_paragraph: bool,
    means: Vec<String>,
}

impl Store {
    /// The text of an article; none if it isn't kept. Costs a read of the article's graph.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn kept_text(&self, article: NamedNodeRef<'_>) -> Result<Option<KeptText>, StoreError> {
        let mut text = None;
        let mut stretches: BTreeMap<String, Stretch> = BTreeMap::new();
        for quad in self.graph.quads_for_pattern(None, None, None, Some(article.into())) {
            let quad = quad.map_err(|error| self.failed(error))?;
            let Some(node) = subject(&quad) else { continue };
            let number = || match &quad.object {
                Term::Literal(literal) => literal.value().parse().ok(),
                _ => None,
            };
            let stretch = stretches.entry(node.as_str().to_owned()).or_default();
            match (quad.predicate.as_ref(), &quad.object) {
                (nif::IS_STRING, Term::Literal(value)) => text = Some(value.value().to_owned()),
                (nif::BEGIN_INDEX, _) => stretch.begin = number(),
                (nif::END_INDEX, _) => stretch.end = number(),
                (rdf::TYPE, Term::NamedNode(class)) if class.as_ref() == nif::PARAGRAPH => {
                    stretch.is_paragraph = true;
                }
                (c::REFERS_TO, Term::NamedNode(entity)) => {
                    stretch.means.push(entity.as_str().to_owned());
                }
                _ => {}
            }
        }
        Ok(text.map(|text| KeptText::of(text, stretches.into_values())))
    }
}

impl KeptText {
    fn of(text: String, stretches: impl Iterator<Item = Stretch>) -> Self {
        let mut kept = Self { text, ..Self::default() };
        for stretch in stretches {
            let (Some(begin), Some(end)) = (stretch.begin, stretch.end) else { continue };
            if begin >= end {
                continue;
            }
            let span = Span::new(begin, end);
            if stretch.is_paragraph {
                kept.paragraphs.push(span);
            }
            kept.mentions.extend(stretch.means.into_iter().map(|entity| (span, entity)));
        }
        kept.paragraphs.sort();
        kept.mentions.sort();
        kept
    }
}
