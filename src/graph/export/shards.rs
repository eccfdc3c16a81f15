//! [`Manifest`]: an export in parts for bulk loaders, with what each part must be.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::{ExportError, GraphFormat, Store};
use super::sorter::Sorted;
use super::{ExportOptions, beside};

/// What an export in parts consists of; `manifest.json` beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The media type of the parts, once uncompressed.
    pub format: &'static str,
    /// How they are compressed.
    pub compression: &'static str,
    /// The program and its version.
    pub generator: &'static str,
    /// The base of the graph's IRIs.
    pub base: String,
    /// Quads in all.
    pub quads: usize,
    /// The parts, in order: one after the other they are the whole export, sorted.
    pub parts: Vec<Shard>,
}

/// One part of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shard {
    /// Its name: `part-00000.nq.gz`.
    pub file: String,
    /// Its quads.
    pub quads: usize,
    /// The bytes of the file.
    pub bytes: u64,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

impl Store {
    /// Writes the whole graph as `shards` files of sorted, gzipped N-Quads, and a manifest, into a folder that is
    /// there when it is whole, and not before. No subject stands in two files, so a file may be a little longer than
    /// another; where there are fewer subjects than files, some are empty.
    ///
    /// # Errors
    /// If there is something in the folder, or it or the store fails.
    pub fn export_shards(&self, folder: &Path, shards: usize) -> Result<Manifest, ExportError> {
        let failed = |source: io::Error| ExportError::File { path: folder.to_path_buf(), source };
        if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(ExportError::FolderInUse(folder.to_path_buf()));
        }
        let sorter = self.sorted(GraphFormat::NQuads, &ExportOptions::default())?;
        let quads = sorter.added();
        let beside = beside(folder);
        // What an export that was cut off has left.
        let _ = fs::remove_dir_all(&beside);
        fs::create_dir_all(&beside).map_err(failed)?;
        let written =
            write_shards(sorter.into_lines()?, quads, shards, &beside).and_then(|parts| {
                let manifest = Manifest {
                    format: "application/n-quads",
                    compression: "gzip",
                    generator: concat!("chancery ", env!("CARGO_PKG_VERSION")),
                    base: self.base().as_str().to_owned(),
                    quads: parts.iter().map(|part| part.quads).sum(),
                    parts,
                };
                let json = serde_json::to_string_pretty(&manifest)?;
                fs::write(beside.join("manifest.json"), json + "\n")?;
                // An empty folder of that name gives way.
                fs::rename(&beside, folder).map(|()| manifest)
            });
        written.map_err(|error| {
            // Half an export is of no use to anybody; the error that matters is the first one.
            let _ = fs::remove_dir_all(&beside);
            failed(error)
        })
    }
}

/// Cuts the sorted lines into files of about the same number of lines.
fn write_shards(
    mut lines: Sorted,
    quads: usize,
    shards: usize,
    folder: &Path,
) -> io::Result<Vec<Shard>> {
    let mut parts = Vec::with_capacity(shards);
    let mut part = OpenShard::create(folder, 0)?;
    let (mut written, mut subject) = (0, Vec::new());
    while let Some(line) = lines.next()? {
        let end = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
        // So many quads stand in this part and those before it.
        let full = quads * (parts.len() + 1) / shards;
        if written >= full && parts.len() + 1 < shards && line[..end] != subject[..] {
            parts.push(part.finish()?);
            part = OpenShard::create(folder, parts.len())?;
        }
        subject.clear();
        subject.extend_from_slice(&line[..end]);
        part.write(line)?;
        written += 1;
    }
    parts.push(part.finish()?);
    while parts.len() < shards {
        parts.push(OpenShard::create(folder, parts.len())?.finish()?);
    }
    Ok(parts)
}

/// A file of an export while it is written.
struct OpenShard {
    file: String,
    quads: usize,
    encoder: GzEncoder<Checked>,
}

impl OpenShard {
    fn create(folder: &Path, number: usize) -> io::Result<Self> {
        let file = format!("part-{number:05}.nq.gz");
        let checked = Checked {
            writer: BufWriter::new(File::create(folder.join(&file))?),
            bytes: 0,
            hash: Sha256::new(),
        };
        // No name and no time in the header: the same graph gives the same bytes.
        let encoder = GzBuilder::new().write(checked, Compression::default());
        Ok(Self { file, quads: 0, encoder })
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.quads += 1;
        self.encoder.write_all(line)?;
        self.encoder.write_all(b"\n")
    }

    fn finish(self) -> io::Result<Shard> {
        let mut checked = self.encoder.finish()?;
        checked.writer.flush()?;
        let sha256 = checked.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Shard { file: self.file, quads: self.quads, bytes: checked.bytes, sha256 })
    }
}

/// Counts and hashes what goes into a file.
struct Checked {
    writer: BufWriter<File>,
    bytes: u64,
    hash: Sha256,
}

impl Write for Checked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.writer.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
