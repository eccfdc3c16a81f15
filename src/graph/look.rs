//! Looking single things up in the graph, for the views that need no query.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, Quad, Term, TermRef};

use super::support::subject;
use super::{Store, StoreError};
use crate::rdf::vocab::rdf;

impl Store {
    /// The quads with this predicate and, if given, this object.
    pub(super) fn with(
        &self,
        predicate: NamedNodeRef<'_>,
        object: Option<TermRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad, StoreError>> + '_ {
        let quads = self.graph.quads_for_pattern(None, Some(predicate), object, None);
        quads.map(|quad| quad.map_err(|error| self.failed(error)))
    }

    /// The nodes that the predicate joins to the object, in order.
    pub(super) fn subjects(
        &self,
        predicate: NamedNodeRef<'_>,
        object: TermRef<'_>,
    ) -> Result<BTreeSet<NamedNode>, StoreError> {
        let quads = self.with(predicate, Some(object));
        quads.filter_map(|quad| quad.map(|quad| subject(&quad).cloned()).transpose()).collect()
    }

    /// What the predicate joins the node to, in the order of the terms' lines.
    pub(super) fn objects(
        &self,
        node: NamedNodeRef<'_>,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Vec<Term>, StoreError> {
        let quads = self.graph.quads_for_pattern(Some(node.into()), Some(predicate), None, None);
        let objects = quads.map(|quad| quad.map(|quad| quad.object));
        let mut objects: Vec<Term> =
            objects.collect::<Result<_, _>>().map_err(|error| self.failed(error))?;
        objects.sort_by_cached_key(ToString::to_string);
        Ok(objects)
    }

    /// The first literal of [`Self::objects`], as text.
    pub(super) fn value(
        &self,
        node: NamedNodeRef<'_>,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Option<String>, StoreError> {
        let objects = self.objects(node, predicate)?;
        Ok(objects.into_iter().find_map(|term| match term {
            Term::Literal(literal) => Some(literal.destruct().0),
            _ => None,
        }))
    }

    /// The first node of [`Self::objects`].
    pub(super) fn node(
        &self,
        node: NamedNodeRef<'_>,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Option<NamedNode>, StoreError> {
        let objects = self.objects(node, predicate)?;
        Ok(objects.into_iter().find_map(|term| match term {
            Term::NamedNode(node) => Some(node),
            _ => None,
        }))
    }

    /// The name of a node for people: its label, else its IRI in short form.
    pub(super) fn label(&self, node: NamedNodeRef<'_>) -> Result<String, StoreError> {
        Ok(match self.value(node, rdf::LABEL)? {
            Some(label) => label,
            None => self.short(node),
        })
    }

    /// An IRI in short form (`state:albania`), or whole where no prefix fits.
    pub fn short(&self, node: NamedNodeRef<'_>) -> String {
        self.prefixes.shorten(node.as_str()).unwrap_or_else(|| node.as_str().to_owned())
    }
}
