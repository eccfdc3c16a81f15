//! Writing the graph for other tools, byte for byte the same at every run.
//!
//! The subjects are sorted first and then written one by one, so that memory holds their names and one subject's
//! triples, however large the graph is.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Triple};
use oxigraph::store::{StorageError, Store as Graph};

use super::turtle::TurtleWriter;
use super::{ExportError, GraphFormat, Store};
use crate::rdf::vocab::BOOKKEEPING;

impl Store {
    /// Writes the whole graph but the store's own [`BOOKKEEPING`], and gives the number of triples or quads written.
    ///
    /// Turtle, N-Triples and RDF/XML have no named graphs: they hold all triples of all graphs, provenance included.
    ///
    /// # Errors
    /// If the writer or the store fails.
    pub fn export(&self, format: GraphFormat, writer: impl Write) -> Result<usize, ExportError> {
        let mut writer = BufWriter::new(writer);
        let written = match format {
            GraphFormat::NTriples => write_lines(&self.graph, &mut writer, |quad| {
                is_exported(&quad).then(|| format!("{} .", Triple::from(quad)))
            }),
            GraphFormat::NQuads => write_lines(&self.graph, &mut writer, |quad| {
                is_exported(&quad).then(|| format!("{quad} ."))
            }),
            GraphFormat::Turtle => self.write_turtle(&mut writer),
            GraphFormat::TriG => self.write_trig(&mut writer),
            GraphFormat::JsonLd | GraphFormat::RdfXml => {
                self.write_quads(format.of_oxigraph(), &mut writer)
            }
        }?;
        writer.flush()?;
        Ok(written)
    }

    /// Writes the whole graph into a file, compressed if its name ends in `.gz`; the format is `format`, else that of
    /// the ending. The file is there when it is whole, and not before.
    ///
    /// # Errors
    /// If the ending tells no format, or the file or the store fails.
    pub fn export_to(
        &self,
        path: &Path,
        format: Option<GraphFormat>,
    ) -> Result<usize, ExportError> {
        let compressed = path.extension().is_some_and(|ending| ending == "gz");
        let format = match format {
            Some(format) => format,
            None => GraphFormat::of_path(path)?.0,
        };
        let beside = beside(path);
        let failed = |source: io::Error| ExportError::File { path: path.to_path_buf(), source };
        let file = File::create(&beside).map_err(failed)?;
        let written = self.export_into(file, format, compressed).map_err(|error| {
            // Half an export is of no use to anybody; the error that matters is the first one.
            let _ = std::fs::remove_file(&beside);
            match error {
                ExportError::Write(source) => failed(source),
                other => other,
            }
        })?;
        std::fs::rename(&beside, path).map_err(failed)?;
        Ok(written)
    }

    fn export_into(
        &self,
        file: File,
        format: GraphFormat,
        compressed: bool,
    ) -> Result<usize, ExportError> {
        if !compressed {
            return self.export(format, file);
        }
        // No name and no time in the header: the same graph gives the same bytes.
        let mut encoder = GzBuilder::new().write(file, Compression::default());
        let written = self.export(format, &mut encoder)?;
        encoder.finish()?;
        Ok(written)
    }

    fn write_turtle(&self, writer: &mut impl Write) -> io::Result<usize> {
        let mut turtle = TurtleWriter::new(writer, &self.prefixes)?;
        let mut written = 0;
        for subject in subjects(&self.graph, None)? {
            let triples = triples(&self.graph, &subject, None)?;
            written += triples.len();
            turtle.subject(&triples)?;
        }
        Ok(written)
    }

    fn write_trig(&self, writer: &mut impl Write) -> io::Result<usize> {
        let mut trig = TurtleWriter::new(writer, &self.prefixes)?;
        let mut written = 0;
        for graph in graphs(&self.graph)? {
            if let GraphName::NamedNode(name) = &graph {
                trig.begin_graph(name.as_ref())?;
            }
            for subject in subjects(&self.graph, Some(graph.as_ref()))? {
                let triples = triples(&self.graph, &subject, Some(graph.as_ref()))?;
                written += triples.len();
                trig.subject(&triples)?;
            }
            if !graph.is_default_graph() {
                trig.end_graph()?;
            }
        }
        Ok(written)
    }

    /// Writes with Oxigraph's serializers, graph by graph where the format has graphs.
    fn write_quads(&self, format: RdfFormat, writer: &mut impl Write) -> io::Result<usize> {
        let mut serializer = RdfSerializer::from_format(format);
        for (name, namespace) in self.prefixes.iter() {
            serializer = serializer.with_prefix(name, namespace).map_err(io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(writer);
        let mut written = 0;
        let graphs = if format.supports_datasets() { graphs(&self.graph)? } else { Vec::new() };
        let graphs = graphs.iter().map(|graph| Some(graph.as_ref()));
        let union = (!format.supports_datasets()).then_some(None);
        for graph in graphs.chain(union) {
            for subject in subjects(&self.graph, graph)? {
                for triple in sorted(triples(&self.graph, &subject, graph)?) {
                    let name = graph.unwrap_or(GraphNameRef::DefaultGraph);
                    serializer.serialize_quad(triple.as_ref().in_graph(name))?;
                    written += 1;
                }
            }
        }
        serializer.finish()?;
        Ok(written)
    }
}

/// Writes a line for each quad that `line` gives one for, in the order that `LC_ALL=C sort` gives, each line once.
pub(super) fn write_lines(
    graph: &Graph,
    writer: &mut impl Write,
    line: impl Fn(Quad) -> Option<String>,
) -> io::Result<usize> {
    let mut written = 0;
    for subject in subjects(graph, None)? {
        let quads = graph.quads_for_pattern(Some(subject.as_ref()), None, None, None);
        let lines = quads.filter_map(|quad| quad.map(&line).transpose());
        for line in lines.collect::<Result<BTreeSet<String>, StorageError>>()? {
            writeln!(writer, "{line}")?;
            written += 1;
        }
    }
    Ok(written)
}

/// Whether others than the store have a use for it.
fn is_exported(quad: &Quad) -> bool {
    !BOOKKEEPING.contains(&quad.predicate.as_ref())
}

/// The subjects of a graph, or of all, in the order of their N-Triples lines (`<a>` comes after `<a-b>`, since `>`
/// comes after `-`).
fn subjects(
    graph: &Graph,
    name: Option<GraphNameRef<'_>>,
) -> Result<impl Iterator<Item = NamedOrBlankNode> + use<>, StorageError> {
    let mut subjects = BTreeSet::new();
    for quad in graph.quads_for_pattern(None, None, None, name) {
        subjects.insert(format!("{} ", quad?.subject));
    }
    Ok(subjects.into_iter().filter_map(|subject| {
        let iri = subject.strip_prefix('<')?.strip_suffix("> ")?;
        Some(NamedNode::new_unchecked(iri).into())
    }))
}

/// The triples of a subject that are exported.
fn triples(
    graph: &Graph,
    subject: &NamedOrBlankNode,
    name: Option<GraphNameRef<'_>>,
) -> Result<Vec<Triple>, StorageError> {
    let quads = graph.quads_for_pattern(Some(subject.as_ref()), None, None, name);
    let exported = quads.filter(|quad| quad.as_ref().map_or(true, is_exported));
    exported.map(|quad| quad.map(Triple::from)).collect()
}

fn sorted(mut triples: Vec<Triple>) -> Vec<Triple> {
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    triples
}

/// The default graph and the named graphs by name.
fn graphs(graph: &Graph) -> Result<Vec<GraphName>, StorageError> {
    let named = graph.named_graphs().collect::<Result<Vec<NamedOrBlankNode>, _>>()?;
    let mut names: Vec<GraphName> = named.into_iter().map(GraphName::from).collect();
    names.sort_by_cached_key(ToString::to_string);
    names.insert(0, GraphName::DefaultGraph);
    Ok(names)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}
