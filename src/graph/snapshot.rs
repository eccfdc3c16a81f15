//! The storage of a build without RocksDB: the graph in memory, saved as one sorted N-Quads file.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::{LoaderError, Store as Graph};

use super::export::QuadSorter;
use super::folder::write_whole;
use super::prefixes::Prefixes;
use super::{GraphFormat, StoreError};

/// Its name in a store's marker.
pub(super) const KIND: &str = "one N-Quads file";
const FILE: &str = "graph.nq";

/// Loads the graph from the folder's file; an empty one if there is none.
pub(super) fn open(folder: &Path) -> Result<Graph, StoreError> {
    let graph = Graph::new().map_err(|e| StoreError::of_storage(folder, e))?;
    let path = folder.join(FILE);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(graph),
        Err(error) => return Err(StoreError::of_io(path, error)),
    };
    let mut loader = graph.bulk_loader();
    loader
        .load_from_reader(RdfParser::from_format(RdfFormat::NQuads), BufReader::new(file))
        .and_then(|()| loader.commit().map_err(LoaderError::from))
        .map_err(|error| match error {
            LoaderError::Storage(error) => StoreError::of_storage(folder, error),
            other => StoreError::Damaged { path, reason: other.to_string() },
        })?;
    Ok(graph)
}

/// As [`open`]: a reader has its own copy in memory.
pub(super) fn open_read_only(folder: &Path) -> Result<Graph, StoreError> {
    open(folder)
}

/// Saves the graph: the file is replaced when the new one is whole.
pub(super) fn flush(graph: &Graph, folder: &Path) -> Result<(), StoreError> {
    write_whole(&folder.join(FILE), |file| {
        let mut writer = BufWriter::new(file);
        let mut sorter = QuadSorter::new(GraphFormat::NQuads);
        for quad in graph {
            sorter.add(quad?)?;
        }
        // Lines have no prefixes.
        sorter.write(&Prefixes::default(), &mut writer)?;
        writer.flush()
    })
}

/// Saves the graph into the folder of a new store.
pub(super) fn backup(graph: &Graph, target: &Path) -> Result<(), StoreError> {
    flush(graph, target)
}

/// Nothing: a view is a copy in memory.
pub(super) struct View;

/// As [`open`]: the file is replaced whole, so nobody changes what is being read.
pub(super) fn view(folder: &Path) -> Result<(Graph, View), StoreError> {
    Ok((open(folder)?, View))
}
