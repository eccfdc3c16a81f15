//! [`QuadSorter`]: quads in any order in, a sorted document out.

use std::io::{self, Read, Write};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad, Triple};

use super::super::GraphFormat;
use super::super::prefixes::Prefixes;
use super::json_ld::JsonLdWriter;
use super::rdf_xml::RdfXmlWriter;
use super::reifier::LineWriter;
use super::sorter::{Sorted, Sorter};
use super::subject_writer::SubjectWriter;
use super::turtle::TurtleWriter;

/// Parts the graph's name from the quad in records that are sorted by graph; no IRI and no line holds it.
const AFTER_GRAPH: u8 = 1;

/// Takes quads in any order and writes each once, sorted, in memory that doesn't grow with their number (the largest
/// subject has to fit).
pub(in crate::graph) struct QuadSorter {
    format: GraphFormat,
    sorter: Sorter,
    record: Vec<u8>,
    reifies: bool,
    added: usize,
}

impl QuadSorter {
    /// A sorter for a document of this format.
    pub fn new(format: GraphFormat) -> Self {
        Self { format, sorter: Sorter::new(), record: Vec::new(), reifies: false, added: 0 }
    }

    /// Also writes what the claims reify, where the format can.
    pub fn with_reifiers(self) -> Self {
        Self { reifies: true, ..self }
    }

    /// Takes a quad; a format without named graphs forgets its graph.
    ///
    /// # Errors
    /// If a temporary file can't be written.
    pub fn add(&mut self, quad: Quad) -> io::Result<()> {
        self.record.clear();
        match self.format {
            GraphFormat::NQuads => write!(self.record, "{quad} .")?,
            GraphFormat::TriG | GraphFormat::JsonLd => {
                if !quad.graph_name.is_default_graph() {
                    write!(self.record, "{}", quad.graph_name)?;
                }
                self.record.push(AFTER_GRAPH);
                write!(self.record, "{quad} .")?;
            }
            GraphFormat::Turtle | GraphFormat::NTriples | GraphFormat::RdfXml => {
                write!(self.record, "{} .", Triple::from(quad))?;
            }
        }
        self.added += 1;
        self.sorter.add(&self.record)
    }

    /// How many quads were taken.
    pub fn added(&self) -> usize {
        self.added
    }

    /// The sorted lines of N-Quads or N-Triples.
    ///
    /// # Errors
    /// If a temporary file can't be written or read.
    pub(super) fn into_lines(self) -> io::Result<Sorted> {
        self.sorter.finish()
    }

    /// Writes the document, in the order that `LC_ALL=C sort` gives its N-Quads lines, graph by graph where the format
    /// groups them. Gives the number of triples or quads.
    ///
    /// # Errors
    /// If the writer or a temporary file fails.
    pub fn write(self, prefixes: &Prefixes, mut writer: impl Write) -> io::Result<usize> {
        let sorted = self.sorter.finish()?;
        let writer = &mut writer;
        let by_subject: Box<dyn SubjectWriter + '_> = match self.format {
            GraphFormat::NQuads | GraphFormat::NTriples if self.reifies => {
                Box::new(LineWriter::new(writer))
            }
            GraphFormat::NQuads | GraphFormat::NTriples => return write_lines(sorted, writer),
            GraphFormat::Turtle | GraphFormat::TriG => {
                Box::new(TurtleWriter::new(writer, prefixes)?.with_reifiers(self.reifies))
            }
            GraphFormat::JsonLd => Box::new(JsonLdWriter::new(writer, prefixes)?),
            GraphFormat::RdfXml => Box::new(RdfXmlWriter::new(writer, prefixes)?),
        };
        write_subjects(sorted, by_subject)
    }
}

fn write_lines(mut sorted: Sorted, mut writer: impl Write) -> io::Result<usize> {
    let mut written = 0;
    while let Some(line) = sorted.next()? {
        writer.write_all(line)?;
        writer.write_all(b"\n")?;
        written += 1;
    }
    Ok(written)
}

fn write_subjects(sorted: Sorted, mut writer: Box<dyn SubjectWriter + '_>) -> io::Result<usize> {
    let lines = Lines { sorted, line: Vec::new(), read: 0 };
    // The lines are ours: what is in them was checked when it was stored.
    let quads = RdfParser::from_format(RdfFormat::NQuads).lenient().for_reader(lines);
    let mut graph = GraphName::DefaultGraph;
    let mut triples: Vec<Triple> = Vec::new();
    let mut written = 0;
    for quad in quads {
        let quad = quad.map_err(io::Error::from)?;
        if triples
            .first()
            .is_some_and(|first| first.subject != quad.subject || quad.graph_name != graph)
        {
            written += writer.subject(&triples)?;
            triples.clear();
        }
        if quad.graph_name != graph {
            if !graph.is_default_graph() {
                writer.end_graph()?;
            }
            if let GraphName::NamedNode(name) = &quad.graph_name {
                writer.begin_graph(name.as_ref())?;
            }
            graph.clone_from(&quad.graph_name);
        }
        triples.push(quad.into());
    }
    if !triples.is_empty() {
        written += writer.subject(&triples)?;
    }
    if !graph.is_default_graph() {
        writer.end_graph()?;
    }
    writer.finish()?;
    Ok(written)
}

/// The sorted records as a text of N-Quads.
struct Lines {
    sorted: Sorted,
    line: Vec<u8>,
    read: usize,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.line.len() {
            let Some(record) = self.sorted.next()? else { return Ok(0) };
            let line = record.iter().position(|byte| *byte == AFTER_GRAPH);
            self.line.clear();
            self.line.extend_from_slice(&record[line.map_or(0, |at| at + 1)..]);
            self.line.push(b'\n');
            self.read = 0;
        }
        let count = buffer.len().min(self.line.len() - self.read);
        buffer[..count].copy_from_slice(&self.line[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}
