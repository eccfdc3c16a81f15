//! What a claim reifies, as RDF 1.2 says it: `claim rdf:reifies <<( subject relation object )>>`.
//!
//! Oxigraph's model, as it is built here, is that of RDF 1.1 and has no triple terms, but a line can say one.

use std::io::{self, Write};

use oxigraph::model::{NamedNodeRef, Term, Triple};

use super::subject_writer::SubjectWriter;
use crate::rdf::vocab::rdf;

/// What joins a claim to the statement that it reifies.
const REIFIES: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>";

/// The statement that a claim of the classic vocabulary (`rdf:subject` …) reifies, if these triples describe one.
pub(super) fn reified(triples: &[Triple]) -> Option<Triple> {
    let value = |property: NamedNodeRef<'_>| {
        let triple = triples.iter().find(|triple| triple.predicate.as_ref() == property)?;
        match &triple.object {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        }
    };
    let (subject, object) = (value(rdf::SUBJECT)?, value(rdf::OBJECT)?);
    Some(Triple::new(subject, value(rdf::PREDICATE)?, object))
}

/// N-Quads and N-Triples with reifiers.
pub(super) struct LineWriter<W> {
    writer: W,
    /// What stands at the end of each line before the full stop.
    graph: String,
}

impl<W: Write> LineWriter<W> {
    pub fn new(writer: W) -> Self {
        Self { writer, graph: String::new() }
    }
}

impl<W: Write> SubjectWriter for LineWriter<W> {
    fn begin_graph(&mut self, name: NamedNodeRef<'_>) -> io::Result<()> {
        self.graph = format!(" {name}");
        Ok(())
    }

    fn end_graph(&mut self) -> io::Result<()> {
        self.graph.clear();
        Ok(())
    }

    fn subject(&mut self, triples: &[Triple]) -> io::Result<usize> {
        let graph = &self.graph;
        let mut lines: Vec<String> = triples.iter().map(|t| format!("{t}{graph} .")).collect();
        if let (Some(first), Some(statement)) = (triples.first(), reified(triples)) {
            lines.push(format!("{} {REIFIES} <<( {statement} )>>{graph} .", first.subject));
        }
        lines.sort_unstable();
        lines.iter().try_for_each(|line| writeln!(self.writer, "{line}"))?;
        Ok(lines.len())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, NamedNode, Triple};

    use super::reified;
    use crate::rdf::vocab::{c, rdf};

    #[test]
    fn only_a_whole_statement_is_reified() {
        let node = |iri: &str| NamedNode::new_unchecked(iri);
        let claim = |property, object: &str| Triple::new(node("x:1"), property, node(object));
        let (subject, predicate) = (claim(rdf::SUBJECT, "x:a"), claim(rdf::PREDICATE, "x:p"));
        let object = claim(rdf::OBJECT, "x:b");
        let all = [claim(c::ACTOR, "x:z"), object, predicate.clone(), subject.clone()];
        assert_eq!(reified(&all), Some(Triple::new(node("x:a"), node("x:p"), node("x:b"))));
        assert_eq!(reified(&[subject.clone(), predicate.clone()]), None);
        let literal = Triple::new(node("x:1"), rdf::OBJECT, Literal::from("b"));
        assert_eq!(reified(&[subject, predicate, literal]), None);
        assert_eq!(reified(&[]), None);
    }
}
