//! [`SubjectWriter`]: what the formats have in common that are written subject by subject.

use std::io;

use oxigraph::model::{NamedNodeRef, Triple};

/// A format that is written subject by subject.
pub(super) trait SubjectWriter {
    /// Begins a named graph. What comes before the first belongs to the default graph.
    fn begin_graph(&mut self, name: NamedNodeRef<'_>) -> io::Result<()>;
    /// Ends a named graph.
    fn end_graph(&mut self) -> io::Result<()>;
    /// Writes all triples that the graph has of one subject; they come sorted. Gives the number of those written.
    fn subject(&mut self, triples: &[Triple]) -> io::Result<usize>;
    /// Ends the document.
    fn finish(self: Box<Self>) -> io::Result<()>;
}
