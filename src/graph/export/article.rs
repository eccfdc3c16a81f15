//! [`ArticleGraph`]: the named graph of one article, in memory.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, Quad, Term, Triple};

use super::super::support::{self, subject};
use super::super::{Store, StoreError};
use crate::rdf::Support;
use crate::rdf::vocab::{c, rdf};

/// The named graph of one article: its metadata, its claims, their evidence.
pub(super) struct ArticleGraph {
    /// The article, which is also the graph's name.
    pub article: NamedNode,
    /// All quads, the store's bookkeeping among them.
    pub quads: Vec<Quad>,
    /// Which shared triples rest on the article.
    pub support: Support,
    properties: BTreeMap<NamedNode, Vec<(NamedNode, Term)>>,
}

impl ArticleGraph {
    /// All claims.
    pub fn claims(&self) -> BTreeSet<NamedNode> {
        let is_claim = |node: &&NamedNode| self.is_a(node, c::CLAIM);
        self.properties.keys().filter(is_claim).cloned().collect()
    }

    /// Whether a node of the graph has the class.
    pub fn is_a(&self, node: &NamedNode, class: NamedNodeRef<'_>) -> bool {
        self.nodes(node, rdf::TYPE).any(|other| other.as_ref() == class)
    }

    /// The nodes that a property joins a node to.
    pub fn nodes<'a>(
        &'a self,
        node: &NamedNode,
        property: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a NamedNode> {
        self.values(node, property).filter_map(|term| match term {
            Term::NamedNode(node) => Some(node),
            _ => None,
        })
    }

    /// The literals of a property, as text.
    pub fn texts<'a>(
        &'a self,
        node: &NamedNode,
        property: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a str> {
        self.values(node, property).filter_map(|term| match term {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        })
    }

    /// The first of [`Self::texts`], or nothing.
    pub fn text<'a>(&'a self, node: &NamedNode, property: NamedNodeRef<'a>) -> &'a str {
        self.texts(node, property).next().unwrap_or_default()
    }

    /// The statement of a claim, if both its sides are known.
    pub fn statement(&self, claim: &NamedNode) -> Option<Triple> {
        let one = |property| self.nodes(claim, property).next().cloned();
        Some(Triple::new(one(rdf::SUBJECT)?, one(rdf::PREDICATE)?, one(rdf::OBJECT)?))
    }

    fn values<'a>(
        &'a self,
        node: &NamedNode,
        property: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a Term> {
        let properties = self.properties.get(node).map(Vec::as_slice).unwrap_or_default();
        properties.iter().filter(move |(name, _)| name.as_ref() == property).map(|(_, term)| term)
    }
}

impl Store {
    /// Reads an article's graph; it is empty if there is no such article.
    pub(super) fn article_graph(&self, article: NamedNode) -> Result<ArticleGraph, StoreError> {
        let name = Some(GraphNameRef::from(article.as_ref()));
        let quads = self.graph.quads_for_pattern(None, None, None, name);
        let mut quads: Vec<Quad> =
            quads.collect::<Result<_, _>>().map_err(|error| self.failed(error))?;
        quads.sort_by_cached_key(ToString::to_string);
        let mut properties: BTreeMap<NamedNode, Vec<(NamedNode, Term)>> = BTreeMap::new();
        for quad in &quads {
            if let Some(node) = subject(quad) {
                let property = (quad.predicate.clone(), quad.object.clone());
                properties.entry(node.clone()).or_default().push(property);
            }
        }
        let support = support::of_article(&quads);
        Ok(ArticleGraph { article, quads, support, properties })
    }

    /// Whether a claim carries a plain edge: it is asserted, as the article's own word or the actor's.
    pub(super) fn is_plain(
        &self,
        graph: &ArticleGraph,
        claim: &NamedNode,
        statement: &Triple,
    ) -> Result<bool, StoreError> {
        let asserted = graph.nodes(claim, c::HAS_STATUS).any(|status| *status == c::ASSERTED);
        if !asserted || !graph.support.holds(statement) {
            return Ok(false);
        }
        let Some(speaker) = graph.nodes(claim, c::SAID_BY).next() else { return Ok(true) };
        let own = [rdf::SUBJECT, c::ACTOR];
        let own: Vec<&NamedNode> = own.into_iter().flat_map(|p| graph.nodes(claim, p)).collect();
        let acts_for = self.node(speaker.as_ref(), c::ACTS_FOR)?;
        Ok(own.iter().any(|node| *node == speaker || acts_for.as_ref() == Some(*node)))
    }
}
