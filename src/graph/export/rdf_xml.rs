//! [`RdfXmlWriter`]: RDF/XML as Oxigraph writes it.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer, WriterQuadSerializer};
use oxigraph::model::{NamedNodeRef, Triple};

use super::super::prefixes::Prefixes;
use super::subject_writer::SubjectWriter;

/// Writes RDF/XML, a description for each subject and run of properties.
pub(super) struct RdfXmlWriter<W: Write>(WriterQuadSerializer<W>);

impl<W: Write> RdfXmlWriter<W> {
    pub fn new(writer: W, prefixes: &Prefixes) -> io::Result<Self> {
        let mut serializer = RdfSerializer::from_format(RdfFormat::RdfXml);
        for (name, namespace) in prefixes.iter() {
            serializer = serializer.with_prefix(name, namespace).map_err(io::Error::other)?;
        }
        Ok(Self(serializer.for_writer(writer)))
    }
}

/// It has no named graphs.
impl<W: Write> SubjectWriter for RdfXmlWriter<W> {
    fn begin_graph(&mut self, _: NamedNodeRef<'_>) -> io::Result<()> {
        Ok(())
    }

    fn end_graph(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn subject(&mut self, triples: &[Triple]) -> io::Result<usize> {
        triples.iter().try_for_each(|triple| self.0.serialize_triple(triple))?;
        Ok(triples.len())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.finish().map(drop)
    }
}
