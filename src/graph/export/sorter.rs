//! [`Sorter`]: sorts more records than fit in memory.
//!
//! Records are collected until they fill a fixed budget, sorted, and written into a temporary file, a run; at the end
//! the runs are merged. Neighbours in a run share long beginnings (the same subject, the same predicate), so each
//! record is written as the length that it shares with the one before, and the rest (front coding).

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::ops::Range;

/// How many bytes of records are held in memory before they become a run.
const BUDGET: usize = 32 << 20;
/// How many runs are merged at once: so many files are open, so many buffers held.
const FAN_IN: usize = 64;

/// Takes records in any order. Its memory does not grow with their number; what does is temporary files, which are
/// nameless and vanish with the process.
pub(super) struct Sorter {
    budget: usize,
    batch: Batch,
    /// Runs by size: those of a level were made of [`FAN_IN`] runs of the level below.
    levels: Vec<Vec<File>>,
}

/// The records in order, each once.
pub(super) enum Sorted {
    /// Few enough to stay in memory.
    Batch { batch: Batch, next: usize },
    /// The runs, the one with the smallest record on top.
    Merge { runs: BinaryHeap<Run>, last: Vec<u8>, begun: bool },
}

/// Records in memory, one after the other.
#[derive(Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    records: Vec<Range<usize>>,
}

/// A run while it is read, with its current record.
pub(super) struct Run {
    reader: BufReader<File>,
    record: Vec<u8>,
}

impl Sorter {
    pub fn new() -> Self {
        Self::with_budget(BUDGET)
    }

    /// A sorter that holds about `budget` bytes in memory.
    fn with_budget(budget: usize) -> Self {
        Self { budget, batch: Batch::default(), levels: Vec::new() }
    }

    /// Takes a record.
    ///
    /// # Errors
    /// If a temporary file can't be written.
    pub fn add(&mut self, record: &[u8]) -> io::Result<()> {
        if !self.batch.records.is_empty() && self.batch.size() + record.len() > self.budget {
            self.spill().map_err(no_room)?;
        }
        self.batch.add(record);
        Ok(())
    }

    /// The records in the order of their bytes, each once.
    ///
    /// # Errors
    /// If a temporary file can't be written or read.
    pub fn finish(mut self) -> io::Result<Sorted> {
        if self.levels.is_empty() {
            self.batch.sort();
            return Ok(Sorted::Batch { batch: self.batch, next: 0 });
        }
        self.spill().and_then(|()| merge(self.levels.into_iter().flatten())).map_err(no_room)
    }

    fn spill(&mut self) -> io::Result<()> {
        self.batch.sort();
        let run =
            write_run(&mut Sorted::Batch { batch: std::mem::take(&mut self.batch), next: 0 })?;
        self.keep(run, 0)
    }

    /// Keeps a run; of a full level one run of the next is made.
    fn keep(&mut self, run: File, level: usize) -> io::Result<()> {
        if self.levels.len() == level {
            self.levels.push(Vec::new());
        }
        self.levels[level].push(run);
        if self.levels[level].len() < FAN_IN {
            return Ok(());
        }
        let runs = std::mem::take(&mut self.levels[level]);
        let merged = write_run(&mut merge(runs.into_iter())?)?;
        self.keep(merged, level + 1)
    }
}

impl Sorted {
    /// How many records are left, which are read for it.
    ///
    /// # Errors
    /// If a temporary file can't be read.
    pub fn count(mut self) -> io::Result<usize> {
        let mut count = 0;
        while self.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// The next record, until there is none.
    ///
    /// # Errors
    /// If a temporary file can't be read.
    pub fn next(&mut self) -> io::Result<Option<&[u8]>> {
        match self {
            Self::Batch { batch, next } => {
                let at = *next;
                *next += 1;
                Ok(batch.records.get(at).map(|record| &batch.bytes[record.clone()]))
            }
            Self::Merge { runs, last, begun } => {
                while let Some(mut top) = runs.peek_mut() {
                    let is_new = !*begun || top.record != *last;
                    if is_new {
                        last.clone_from(&top.record);
                        *begun = true;
                    }
                    if !top.advance()? {
                        PeekMut::pop(top);
                    }
                    if is_new {
                        return Ok(Some(last));
                    }
                }
                Ok(None)
            }
        }
    }
}

impl Batch {
    fn add(&mut self, record: &[u8]) {
        let begin = self.bytes.len();
        self.bytes.extend_from_slice(record);
        self.records.push(begin..self.bytes.len());
    }

    /// Bytes of memory that it takes, but for what its vectors have in reserve.
    fn size(&self) -> usize {
        self.bytes.len() + self.records.len() * size_of::<Range<usize>>()
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        self.records.sort_unstable_by(|a, b| bytes[a.clone()].cmp(&bytes[b.clone()]));
        self.records.dedup_by(|a, b| bytes[a.clone()] == bytes[b.clone()]);
    }
}

/// Writes records that come in order into a file of their own, and goes back to its beginning.
fn write_run(records: &mut Sorted) -> io::Result<File> {
    let mut writer = BufWriter::with_capacity(1 << 16, tempfile::tempfile()?);
    let mut last = Vec::new();
    while let Some(record) = records.next()? {
        let shared = last.iter().zip(record).take_while(|(a, b)| a == b).count();
        write_number(&mut writer, shared)?;
        write_number(&mut writer, record.len() - shared)?;
        writer.write_all(&record[shared..])?;
        last.truncate(shared);
        last.extend_from_slice(&record[shared..]);
    }
    let mut file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

fn merge(files: impl Iterator<Item = File>) -> io::Result<Sorted> {
    let mut runs = BinaryHeap::new();
    for file in files {
        let reader = BufReader::with_capacity(1 << 16, file);
        let mut run = Run { reader, record: Vec::new() };
        if run.advance()? {
            runs.push(run);
        }
    }
    Ok(Sorted::Merge { runs, last: Vec::new(), begun: false })
}

impl Run {
    /// Goes to the next record; says whether there is one.
    fn advance(&mut self) -> io::Result<bool> {
        if self.reader.fill_buf()?.is_empty() {
            return Ok(false);
        }
        let shared = read_number(&mut self.reader)?;
        let rest = read_number(&mut self.reader)?;
        self.record.resize(shared + rest, 0);
        self.reader.read_exact(&mut self.record[shared..])?;
        Ok(true)
    }
}

// The heap gives its greatest first, so the run with the smallest record is the greatest.
impl Ord for Run {
    fn cmp(&self, other: &Self) -> Ordering {
        other.record.cmp(&self.record)
    }
}

impl PartialOrd for Run {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
    }
}

impl Eq for Run {}

/// Writes a number, seven bits a byte, the lowest first; all bytes but the last have the high bit.
fn write_number(writer: &mut impl Write, mut number: usize) -> io::Result<()> {
    while number >= 0x80 {
        writer.write_all(&[number as u8 | 0x80])?;
        number >>= 7;
    }
    writer.write_all(&[number as u8])
}

fn read_number(reader: &mut impl Read) -> io::Result<usize> {
    let (mut number, mut shift, mut byte) = (0, 0, [0x80]);
    while byte[0] & 0x80 != 0 {
        reader.read_exact(&mut byte)?;
        number |= usize::from(byte[0] & 0x7F) << shift;
        shift += 7;
    }
    Ok(number)
}

/// Says where the room is lacking: not in the folder of the export.
fn no_room(error: io::Error) -> io::Error {
    let folder = std::env::temp_dir();
    let advice = "set TMPDIR to a folder on a disk with more room";
    let message = format!("sorting in {} failed: {error}; {advice}", folder.display());
    io::Error::new(error.kind(), message)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Sorter, read_number, write_number};

    /// What comes out when `records` go in and `budget` bytes are held.
    fn sorted(records: &[Vec<u8>], budget: usize) -> Vec<Vec<u8>> {
        let mut sorter = Sorter::with_budget(budget);
        for record in records {
            sorter.add(record).expect("taken");
        }
        let mut sorted = sorter.finish().expect("sorted");
        let mut all = Vec::new();
        while let Some(record) = sorted.next().expect("read") {
            all.push(record.to_vec());
        }
        all
    }

    #[test]
    fn the_order_does_not_depend_on_the_memory() {
        // Numbers that jump about, some twice, of one to four digits, and the empty record.
        let number = |n: usize| (n * 7919 % 4001).to_string().into_bytes();
        let mut records: Vec<Vec<u8>> = (0..6000).map(number).collect();
        records.push(Vec::new());
        let expected: Vec<Vec<u8>> =
            records.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        // One record a run makes three levels of runs.
        for budget in [0, 1 << 10, 1 << 16, usize::MAX] {
            assert_eq!(sorted(&records, budget), expected, "{budget}");
        }
        assert!(sorted(&[], 0).is_empty());
    }

    #[test]
    fn numbers_read_back() {
        for number in [0, 1, 127, 128, 300, 1 << 20, usize::MAX] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number).expect("written");
            assert_eq!(read_number(&mut bytes.as_slice()).expect("read"), number);
        }
    }
}
