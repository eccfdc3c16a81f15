//! Writing one graph of the store, for those who want no more.

use std::io::Write;

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNodeRef, Triple};

use super::export::{QuadSorter, is_exported};
use super::{ExportError, GraphFormat, Store, StoreError};

impl Store {
    /// Whether an article's graph of this name is there.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn has_graph(&self, name: &NamedNode) -> Result<bool, StoreError> {
        let node = NamedOrBlankNodeRef::from(name.as_ref());
        self.graph.contains_named_graph(node).map_err(|error| self.failed(error))
    }

    /// Whether the store says anything of a node.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn knows(&self, node: &NamedNode) -> Result<bool, StoreError> {
        let mut quads = self.graph.quads_for_pattern(Some(node.as_ref().into()), None, None, None);
        quads.next().transpose().map(|quad| quad.is_some()).map_err(|error| self.failed(error))
    }

    /// Writes one graph, sorted, without the store's own bookkeeping: that of an article, or with no name what
    /// articles share.
    ///
    /// # Errors
    /// If the writer or the store fails.
    pub fn write_one(
        &self,
        name: Option<&NamedNode>,
        format: GraphFormat,
        writer: impl Write,
    ) -> Result<(), ExportError> {
        let name = name.map_or(GraphName::DefaultGraph, |name| name.clone().into());
        let mut sorter = QuadSorter::new(format);
        for quad in self.graph.quads_for_pattern(None, None, None, Some(name.as_ref())) {
            let quad = quad.map_err(|error| self.failed(error))?;
            if is_exported(&quad) {
                sorter.add(Triple::from(quad).in_graph(GraphName::DefaultGraph))?;
            }
        }
        sorter.write(&self.prefixes, writer)?;
        Ok(())
    }

    /// Writes triples that stand in no store, such as a description of one.
    ///
    /// # Errors
    /// If the writer fails.
    pub fn write_triples(
        &self,
        triples: Vec<Triple>,
        format: GraphFormat,
        writer: impl Write,
    ) -> Result<(), ExportError> {
        let mut sorter = QuadSorter::new(format);
        for triple in triples {
            sorter.add(triple.in_graph(GraphName::DefaultGraph))?;
        }
        sorter.write(&self.prefixes, writer)?;
        Ok(())
    }
}
