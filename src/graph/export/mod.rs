//! Writing the graph for other tools, byte for byte the same at every run.
//!
//! The store gives its quads in an order of its own. They are sorted outside of memory ([`sorter`]) and written as
//! they come out, so that memory holds a fixed share of them and one subject's triples, however large the graph is.

mod article;
mod chosen;
mod describe;
mod dot;
mod events;
mod graphml;
mod json_ld;
mod network;
mod part;
mod quads;
mod rdf_xml;
mod reifier;
mod shards;
mod sorter;
mod subject_writer;
mod turtle;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad};

use super::{ExportError, ExportFormat, GraphFormat, Store, StoreError};
use crate::rdf::vocab::BOOKKEEPING;

pub use describe::Publication;
use dot::DotWriter;
use graphml::GraphMlWriter;
pub use part::Part;
pub(super) use quads::QuadSorter;
pub use shards::{Manifest, Shard};

/// What of the graph is exported, and how; all of it as RDF 1.1 unless told otherwise.
#[derive(Debug, Clone, Default)]
pub struct ExportOptions {
    /// Which part.
    pub part: Part,
    /// Whether each claim with both sides also reifies its statement in RDF 1.2: `rdf:reifies <<( s p o )>>`. Turtle,
    /// TriG, N-Triples and N-Quads can say it; in the other formats it has no effect.
    pub rdf12: bool,
    /// Whether networks have edges for all claims (planned, hypothetical, negated, hearsay), not for plain edges alone.
    pub all_claims: bool,
}

impl Store {
    /// Writes the graph but the store's own [`BOOKKEEPING`], and gives the number of triples, quads, edges or events.
    ///
    /// Turtle, N-Triples and RDF/XML have no named graphs: they hold all triples of all graphs, provenance included.
    /// What doesn't fit into 32 MB is sorted in temporary files, about a third of the export's size.
    ///
    /// # Errors
    /// If the writer or the store fails, or the folder of temporary files is full.
    pub fn export(
        &self,
        format: impl Into<ExportFormat>,
        options: &ExportOptions,
        writer: impl Write,
    ) -> Result<usize, ExportError> {
        let mut writer = BufWriter::new(writer);
        let written = match format.into() {
            ExportFormat::Graph(format) => self.write_graph(format, options, &mut writer),
            ExportFormat::Events => self.write_events(&options.part, &mut writer),
            ExportFormat::GraphMl => {
                self.write_network(options, &mut GraphMlWriter::new(&mut writer)?)
            }
            ExportFormat::Dot => self.write_network(options, &mut DotWriter::new(&mut writer)?),
        }?;
        writer.flush()?;
        Ok(written)
    }

    fn write_graph(
        &self,
        format: GraphFormat,
        options: &ExportOptions,
        writer: impl Write,
    ) -> Result<usize, ExportError> {
        Ok(self.sorted(format, options)?.write(&self.prefixes, writer)?)
    }

    /// The quads of a part, taken by a sorter.
    fn sorted(
        &self,
        format: GraphFormat,
        options: &ExportOptions,
    ) -> Result<QuadSorter, ExportError> {
        let mut sorter = QuadSorter::new(format);
        if options.rdf12 {
            sorter = sorter.with_reifiers();
        }
        if !options.part.is_whole() {
            self.add_part(&options.part, &mut sorter)?;
            return Ok(sorter);
        }
        for quad in self.graph.iter() {
            let quad = quad.map_err(|error| self.failed(error))?;
            if is_exported(&quad) {
                sorter.add(quad)?;
            }
        }
        Ok(sorter)
    }

    /// The names of the named graphs, which are the articles, in order.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn graph_names(&self) -> Result<Vec<NamedNode>, StoreError> {
        let mut names = Vec::new();
        for name in self.graph.named_graphs() {
            if let NamedOrBlankNode::NamedNode(name) = name.map_err(|error| self.failed(error))? {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Writes one graph, the default graph if none is named, as sorted N-Triples; gives the number of triples.
    ///
    /// # Errors
    /// As [`Self::export`].
    pub fn export_graph(
        &self,
        name: Option<&NamedNode>,
        writer: impl Write,
    ) -> Result<usize, ExportError> {
        let name = name.map_or(GraphNameRef::DefaultGraph, |name| name.as_ref().into());
        let mut sorter = QuadSorter::new(GraphFormat::NTriples);
        for quad in self.graph.quads_for_pattern(None, None, None, Some(name)) {
            let quad = quad.map_err(|error| self.failed(error))?;
            if is_exported(&quad) {
                sorter.add(quad)?;
            }
        }
        Ok(sorter.write(&self.prefixes, writer)?)
    }

    /// Writes an export into a file, compressed if its name ends in `.gz`; the format is `format`, else that of the
    /// ending. The file is there when it is whole, and not before.
    ///
    /// # Errors
    /// If the ending tells no format, or the file or the store fails.
    pub fn export_to(
        &self,
        path: &Path,
        format: Option<ExportFormat>,
        options: &ExportOptions,
    ) -> Result<usize, ExportError> {
        let compressed = path.extension().is_some_and(|ending| ending == "gz");
        let format = match format {
            Some(format) => format,
            None => ExportFormat::of_path(path)?.0,
        };
        let beside = beside(path);
        let failed = |source: io::Error| ExportError::File { path: path.to_path_buf(), source };
        let file = File::create(&beside).map_err(failed)?;
        let written = self.export_into(file, format, options, compressed).map_err(|error| {
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
        format: ExportFormat,
        options: &ExportOptions,
        compressed: bool,
    ) -> Result<usize, ExportError> {
        if !compressed {
            return self.export(format, options, file);
        }
        // No name and no time in the header: the same graph gives the same bytes.
        let mut encoder = GzBuilder::new().write(file, Compression::default());
        let written = self.export(format, options, &mut encoder)?;
        encoder.finish()?;
        Ok(written)
    }
}

/// Whether others than the store have a use for it.
pub(super) fn is_exported(quad: &Quad) -> bool {
    !BOOKKEEPING.contains(&quad.predicate.as_ref())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}
