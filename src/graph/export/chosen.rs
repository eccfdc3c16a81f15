//! [`Chosen`]: an article of a part, and what of the graph goes with it.

use std::collections::BTreeSet;

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, Quad, Term, Triple};

use super::super::support::{self, subject};
use super::super::{ExportError, Store, StoreError};
use super::article::ArticleGraph;
use super::{Part, QuadSorter, is_exported};
use crate::rdf::vocab::{c, nif, rdf, schema};

/// An article of a part with its claims that belong to the part.
pub(super) struct Chosen {
    pub graph: ArticleGraph,
    pub claims: BTreeSet<NamedNode>,
    /// Whether the article itself was asked for, and not only some of its claims.
    pub whole: bool,
}

impl Chosen {
    /// The article's own quads that are exported: its metadata, the chosen claims and their sentences. Of an article
    /// that wasn't asked for itself, only those mentions are kept that the claims speak of.
    fn own(&self) -> Vec<&Quad> {
        let evidence: BTreeSet<&NamedNode> =
            self.claims.iter().flat_map(|claim| self.graph.nodes(claim, c::EVIDENCE)).collect();
        let roles = [rdf::SUBJECT, rdf::OBJECT, c::ACTOR, c::TARGET, c::SAID_BY];
        let named: BTreeSet<&NamedNode> = self
            .claims
            .iter()
            .flat_map(|claim| roles.into_iter().flat_map(|role| self.graph.nodes(claim, role)))
            .collect();
        let is_kept = |quad: &&Quad| {
            let Some(node) = subject(quad) else { return false };
            let mentions = match &quad.object {
                Term::NamedNode(object) if quad.predicate.as_ref() == schema::MENTIONS => {
                    Some(object)
                }
                _ => None,
            };
            is_exported(quad)
                && (self.whole || mentions.is_none_or(|entity| named.contains(entity)))
                && (!self.graph.is_a(node, c::CLAIM) || self.claims.contains(node))
                && (!self.graph.is_a(node, nif::SENTENCE) || evidence.contains(node))
        };
        self.graph.quads.iter().filter(is_kept).collect()
    }

    /// Whether a shared triple belongs to the part: it rests on the article, and a plain edge on a chosen claim.
    fn holds(&self, triple: &Triple, edges: &[Edges]) -> bool {
        self.graph.support.holds(triple)
            && edges.iter().all(|of| of.relation != triple.predicate || of.chosen.contains(triple))
    }
}

/// The plain edges of one relation that chosen claims carry.
struct Edges {
    relation: NamedNode,
    chosen: Vec<Triple>,
}

impl Store {
    /// Adds all quads of a part.
    pub(super) fn add_part(&self, part: &Part, sorter: &mut QuadSorter) -> Result<(), ExportError> {
        let mut with_copies = BTreeSet::new();
        self.visit(part, |chosen| {
            self.add_chosen(&chosen, sorter)?;
            let article = chosen.graph.article;
            if self.node(article.as_ref(), c::SAME_STORY_AS)?.is_some() {
                with_copies.insert(article);
            }
            Ok::<_, ExportError>(())
        })?;
        // A copy is named where it is in the part too.
        for quad in with_copies.iter().flat_map(|article| self.copies(article)) {
            let quad = quad.map_err(|error| self.failed(error))?;
            if matches!(&quad.object, Term::NamedNode(copy) if with_copies.contains(copy)) {
                sorter.add(quad)?;
            }
        }
        Ok(())
    }

    fn add_chosen(&self, chosen: &Chosen, sorter: &mut QuadSorter) -> Result<(), ExportError> {
        let own = chosen.own();
        let edges = self.edges(chosen)?;
        let read = |node: &NamedNode| {
            let default = Some(GraphNameRef::DefaultGraph);
            self.graph.quads_for_pattern(Some(node.as_ref().into()), None, None, default)
        };
        let shared = support::reached(own.iter().copied(), read, |t| chosen.holds(t, &edges));
        for triple in shared.map_err(|error| self.failed(error))? {
            sorter.add(triple.in_graph(GraphName::DefaultGraph))?;
        }
        own.into_iter().try_for_each(|quad| sorter.add(quad.clone()))?;
        Ok(())
    }

    /// The plain edges that the article's claims may carry, by relation.
    fn edges(&self, chosen: &Chosen) -> Result<Vec<Edges>, StoreError> {
        let mut edges: Vec<Edges> = Vec::new();
        for claim in chosen.graph.claims() {
            let Some(edge) = chosen.graph.statement(&claim) else { continue };
            let at = edges.iter().position(|of| of.relation == edge.predicate);
            let at = at.unwrap_or_else(|| {
                edges.push(Edges { relation: edge.predicate.clone(), chosen: Vec::new() });
                edges.len() - 1
            });
            if chosen.claims.contains(&claim) && self.is_plain(&chosen.graph, &claim, &edge)? {
                edges[at].chosen.push(edge);
            }
        }
        Ok(edges)
    }

    fn copies(
        &self,
        article: &NamedNode,
    ) -> impl Iterator<Item = Result<Quad, oxigraph::store::StorageError>> + use<> {
        let node = Some(article.as_ref().into());
        self.graph.quads_for_pattern(node, Some(c::SAME_STORY_AS), None, None)
    }
}
