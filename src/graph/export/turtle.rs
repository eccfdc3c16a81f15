//! [`TurtleWriter`]: Turtle and TriG for people: prefixes, one block a subject, the class first.
//!
//! Oxigraph's own writer is right too, but gives `id:state\/albania` and `article:0f\#char\=0\,9`, where this one
//! writes `state:albania` and the whole IRI.

use std::io::{self, Write};

use oxigraph::model::{LiteralRef, NamedNodeRef, TermRef, Triple};

use super::super::prefixes::Prefixes;
use super::reifier::reified;
use super::subject_writer::SubjectWriter;
use crate::rdf::vocab::rdf;

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Writes triples subject by subject; the triples of one subject together, in any order.
pub(super) struct TurtleWriter<'a, W> {
    writer: W,
    prefixes: &'a Prefixes,
    indent: &'static str,
    reifies: bool,
}

impl<'a, W: Write> TurtleWriter<'a, W> {
    /// Begins a document with its prefixes.
    pub fn new(mut writer: W, prefixes: &'a Prefixes) -> io::Result<Self> {
        for (name, namespace) in prefixes.iter() {
            writeln!(writer, "@prefix {name}: <{namespace}> .")?;
        }
        Ok(Self { writer, prefixes, indent: "", reifies: false })
    }

    /// Whether claims also reify their statement, in RDF 1.2.
    pub fn with_reifiers(self, reifies: bool) -> Self {
        Self { reifies, ..self }
    }

    fn predicate(&self, predicate: &oxigraph::model::NamedNode) -> String {
        let predicate = predicate.as_ref();
        if predicate == rdf::TYPE { "a".to_owned() } else { self.node(predicate) }
    }

    fn node(&self, node: NamedNodeRef<'_>) -> String {
        self.prefixes.shorten(node.as_str()).unwrap_or_else(|| node.to_string())
    }

    fn term(&self, term: TermRef<'_>) -> String {
        match term {
            TermRef::NamedNode(node) => self.node(node),
            TermRef::Literal(literal) => self.literal(literal),
            other => other.to_string(),
        }
    }

    fn literal(&self, literal: LiteralRef<'_>) -> String {
        let value = literal.value();
        match literal.datatype().as_str().strip_prefix(XSD) {
            Some("integer") if is_integer(value) => value.to_owned(),
            Some("boolean") if matches!(value, "true" | "false") => value.to_owned(),
            Some("string") | None => literal.to_string(),
            Some(_) => {
                let datatype = self.node(literal.datatype());
                format!("{}^^{datatype}", LiteralRef::new_simple_literal(value))
            }
        }
    }
}

impl<W: Write> SubjectWriter for TurtleWriter<'_, W> {
    fn begin_graph(&mut self, name: NamedNodeRef<'_>) -> io::Result<()> {
        let name = self.node(name);
        write!(self.writer, "\n{name} {{")?;
        self.indent = "    ";
        Ok(())
    }

    fn end_graph(&mut self) -> io::Result<()> {
        self.indent = "";
        writeln!(self.writer, "}}")
    }

    /// Writes them as one block.
    fn subject(&mut self, triples: &[Triple]) -> io::Result<usize> {
        let Some(first) = triples.first() else { return Ok(0) };
        let subject = self.term(TermRef::from(first.subject.as_ref()));
        let mut pairs: Vec<(String, String)> = triples
            .iter()
            .map(|t| (self.predicate(&t.predicate), self.term(t.object.as_ref())))
            .collect();
        if let Some(statement) = reified(triples).filter(|_| self.reifies) {
            let [subject, object] =
                [TermRef::from(statement.subject.as_ref()), statement.object.as_ref()]
                    .map(|term| self.term(term));
            let predicate = self.predicate(&statement.predicate);
            let statement = format!("<<( {subject} {predicate} {object} )>>");
            pairs.push(("rdf:reifies".to_owned(), statement));
        }
        // "a" stands before every prefixed name but those that begin with "a" themselves.
        pairs.sort_by(|one, two| (one.0 != "a", one).cmp(&(two.0 != "a", two)));
        pairs.dedup();
        write!(self.writer, "\n{}{subject}", self.indent)?;
        let mut last: Option<&str> = None;
        for (predicate, object) in &pairs {
            match last {
                Some(last) if last == predicate => write!(self.writer, ", {object}")?,
                None if predicate == "a" => write!(self.writer, " a {object}")?,
                None => write!(self.writer, "\n{}    {predicate} {object}", self.indent)?,
                Some(_) => write!(self.writer, " ;\n{}    {predicate} {object}", self.indent)?,
            }
            last = Some(predicate);
        }
        writeln!(self.writer, " .")?;
        Ok(pairs.len())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

fn is_integer(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}
