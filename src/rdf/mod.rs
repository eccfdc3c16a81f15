//! Claims as quads: the vocabulary, stable IRIs, and what one article adds to the graph.
//!
//! **No triple stands in two graphs.** What only one article says (its metadata, claims and their evidence) is its
//! [own](ArticleQuads::own) and lives in the named graph of its IRI; what articles share (descriptions of entities,
//! plain edges, events) is [shared](ArticleQuads::shared) and lives in the default graph as long as one article
//! supports it. So the default graph is the knowledge, the named graphs are the record, and counting rows over their
//! union counts each thing once.
//!
//! There are no blank nodes, and every IRI follows from content ([`Base`]). [`Context::of`] gives the short names of
//! JSON-LD.

mod article;
mod claim;
mod context;
mod date;
mod encode;
mod entity;
mod event;
mod iri;
mod kept_text;
mod page;
mod record;
mod shapes;
mod story;
mod support;
pub mod vocab;

use std::collections::HashSet;
use std::sync::LazyLock;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Graph, Literal, NamedNode, Quad, Triple};

pub use context::{Coercion, Context, PropertyTerm};
pub use iri::{Base, BaseError, KINDS};
pub use page::page;
pub use shapes::{Constraint, Path, Shape, Shapes, ShapesError, Target, Test};
pub use story::Sketch;
pub use support::Support;

use crate::model::Analysis;
use record::Record;

/// The vocabulary `c:` as Turtle: OWL classes and properties with labels, comments and links to other vocabularies.
pub const VOCABULARY: &str = include_str!("chancery.ttl");

/// The codes of PLOVER and CAMEO that claims have, as SKOS concepts in Turtle; with the vocabulary they are one ontology.
pub const CODES: &str = include_str!("codes.ttl");

/// SHACL shapes of everything that chancery writes, as Turtle; [`Shapes`] reads them.
pub const SHAPES: &str = include_str!("shapes.ttl");

/// The vocabulary and its codes, read once.
pub fn vocabulary() -> &'static Graph {
    static READ: LazyLock<Graph> = LazyLock::new(|| {
        let files = [VOCABULARY, CODES].into_iter();
        files
            .flat_map(|file| RdfParser::from_format(RdfFormat::Turtle).for_slice(file.as_bytes()))
            // They are the program's own, and a test reads them.
            .filter_map(Result::ok)
            .map(Triple::from)
            .collect()
    });
    &READ
}

/// What one article adds to the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleQuads {
    /// The article, which is also the name of its graph.
    pub article: NamedNode,
    /// What only this article says; all of them in its graph, none twice.
    pub own: Vec<Quad>,
    /// What other articles may say too; for the default graph, none twice.
    pub shared: Vec<Triple>,
}

impl ArticleQuads {
    /// The same, with the key under which the article was read: see [`Known`](crate::graph::Known).
    pub fn read_under(mut self, key: &str) -> Self {
        let (article, key) = (self.article.clone(), Literal::from(key));
        self.own.push(Quad::new(article.clone(), vocab::c::READING_KEY, key, article));
        self
    }

    /// The same, with the article's text as it was read, where its paragraphs stand, and what its phrases mean: five quads
    /// for each of them.
    pub fn with_text(mut self, analysis: &Analysis, base: &Base) -> Self {
        let mut record = Record::new(analysis, base);
        kept_text::write(&mut record, analysis);
        // A paragraph or phrase may be a sentence, of which something is known already.
        let known: HashSet<&Quad> = self.own.iter().collect();
        let text = record.finish().own;
        let more: Vec<Quad> = text.into_iter().filter(|quad| !known.contains(quad)).collect();
        self.own.extend(more);
        self
    }
}

/// The quads of one analysed article: pure, and the same whatever else the graph holds.
///
/// Costs time and memory in proportion to the article's claims and entities, and one walk over its text.
pub fn quads(analysis: &Analysis, base: &Base) -> ArticleQuads {
    let mut record = Record::new(analysis, base);
    article::write(&mut record, analysis);
    claim::write(&mut record, analysis);
    entity::write(&mut record, analysis);
    record.finish()
}
