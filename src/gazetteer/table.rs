//! [`Table`]: the rows of one file, each cell with its place for messages.

use csv::{ByteRecord, ReaderBuilder};

use super::header::Header;
use super::shape::{Column, Shape};
use super::source::Source;
use crate::diagnostic::Diagnostic;

/// The rows of one file, without those that are cut wrongly.
pub(super) struct Table {
    source: Source,
    pub shape: &'static Shape,
    header: Header,
    /// All cells of all rows, trimmed, one after the other: one allocation for a file, not one a row.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<usize>,
    /// Where each row begins in the file.
    begins: Vec<Begin>,
}

/// Where a row begins in its file.
struct Begin {
    /// The line, from 1.
    line: usize,
    /// The byte, from 0.
    byte: usize,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    number: usize,
}

impl Table {
    /// Reads a file; what is wrong with its form goes to `faults`.
    pub fn read(shape: &'static Shape, source: Source, faults: &mut Vec<Diagnostic>) -> Self {
        let header = Header::default();
        let (text, ends, begins) = (String::new(), Vec::new(), Vec::new());
        let mut table = Self { source, shape, header, text, ends, begins };
        if let Err(fault) = table.fill(faults) {
            faults.push(fault);
        }
        table
    }

    /// Reads header and rows. The error is a fault that makes everything after it senseless.
    fn fill(&mut self, faults: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
        let Self { source: Source { path, bytes }, shape, header, text, ends, begins } = self;
        std::str::from_utf8(bytes).map_err(|error| {
            let good = &bytes[..error.valid_up_to()];
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            Diagnostic::of_file(&*path, "not UTF-8").at(line, 0).hint("save the file as UTF-8")
        })?;
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&**bytes);
        let mut record = ByteRecord::new();
        let mut next = |record: &mut ByteRecord| {
            reader.read_byte_record(record).map_err(|e| Diagnostic::of_file(&*path, e.to_string()))
        };
        if !next(&mut record)? {
            let hint = format!("its first line is {}", shape.names());
            return Err(Diagnostic::of_file(&*path, "the file is empty").hint(hint));
        }
        *header = Header::read(shape, &record, path, faults)?;
        while next(&mut record)? {
            let begin = Begin::of(&record);
            if let Some(fault) = malformed(&record, header.width()) {
                let (fatal, message, hint) = fault;
                let fault = Diagnostic::of_file(&*path, message).at(begin.line, 0).hint(hint);
                if fatal {
                    return Err(fault);
                }
                faults.push(fault);
                continue;
            }
            // The file is UTF-8, and its cells are cut at ASCII.
            let cells = std::str::from_utf8(record.as_slice()).unwrap_or_default();
            for field in 0..record.len() {
                let cell = record.range(field).and_then(|range| cells.get(range));
                text.push_str(cell.unwrap_or_default().trim());
                ends.push(text.len());
            }
            begins.push(begin);
        }
        Ok(())
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.begins.len()).map(|number| Row { table: self, number })
    }
}

impl Begin {
    fn of(record: &ByteRecord) -> Self {
        let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let position = record.position();
        Self {
            line: position.map_or(0, |position| place(position.line())),
            byte: position.map_or(0, |position| place(position.byte())),
        }
    }
}

/// What is wrong with the cut of a record: whether nothing after it makes sense, what, and what to do.
fn malformed(record: &ByteRecord, width: usize) -> Option<(bool, String, &'static str)> {
    if record.as_slice().contains(&b'\n') {
        let message = "a quotation mark opens here or later in this line and isn't closed in it";
        Some((true, message.to_owned(), "inside a quoted cell, write a quotation mark twice"))
    } else if record.len() != width {
        let message = format!("{} cells where the header has {width}", record.len());
        Some((false, message, "put a cell that holds a comma in quotation marks"))
    } else {
        None
    }
}

impl<'t> Row<'t> {
    /// The trimmed cell of a column; empty where the file lacks the column.
    pub fn cell(&self, column: Column) -> &'t str {
        let table = self.table;
        let Some(field) = table.header.field(column) else { return "" };
        let cell = self.number * table.header.width() + field;
        let begin = cell.checked_sub(1).map_or(0, |before| table.ends[before]);
        &table.text[begin..table.ends[cell]]
    }

    /// What identifies the row among its file's.
    pub fn key(&self) -> [&'t str; 4] {
        let shape = self.table.shape;
        let mut key = [""; 4];
        for (part, column) in key.iter_mut().zip(&shape.columns[..shape.key]) {
            *part = self.cell(*column);
        }
        key
    }

    /// The line on which it begins, from 1.
    pub fn line(&self) -> usize {
        self.table.begins[self.number].line
    }

    /// A fault of one cell.
    pub fn fault(&self, column: Column, message: impl Into<String>) -> Diagnostic {
        let place = self.table.header.field(column).map_or(0, |field| self.column_of(field));
        Diagnostic::of_file(&self.table.source.path, message).at(self.line(), place)
    }

    /// The column, from 1 in code points, at which a field begins in its line; found by reading the line again,
    /// which only a fault has to pay for.
    fn column_of(&self, field: usize) -> usize {
        let bytes = &self.table.source.bytes;
        let begin = self.table.begins[self.number].byte.min(bytes.len());
        let line = String::from_utf8_lossy(&bytes[begin..]);
        let (mut commas, mut quoted) = (0, false);
        for (column, c) in line.trim_start_matches(['\r', '\n']).chars().enumerate() {
            if commas == field {
                return column + 1;
            }
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => commas += 1,
                _ => {}
            }
        }
        0
    }
}

/// The values of a cell, separated by `|`.
pub(super) fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::shape::{Column, TRAPS};
    use super::super::source::Source;
    use super::Table;

    /// The keys of the good rows, and the faults as printed.
    fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
        let mut faults = Vec::new();
        let source = Source { path: "t.csv".into(), bytes: bytes.to_vec().into() };
        let table = Table::read(&TRAPS, source, &mut faults);
        let keys = table.rows().map(|row| row.key()[0].to_owned()).collect();
        (keys, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_malformed_file_is_a_fault_and_never_a_panic() {
        for (bytes, keys, faults) in [
            (&b"text,reason\nNice,an adjective\n"[..], &["Nice"][..], &[][..]),
            (b"\xef\xbb\xbftext,reason\r\nNice,x\r\n", &["Nice"], &[]),
            (b"reason,text\nx,Nice\n", &["Nice"], &[]),
            (b"", &[], &["t.csv: the file is empty; its first line is text,reason"]),
            (b"text\nNice\n", &[], &["t.csv:1: no column \"reason\"; the columns are text,reason"]),
            (
                b"text,reasen,reason\nNice,,x\n",
                &["Nice"],
                &["t.csv:1: unknown column \"reasen\"; did you mean \"reason\"?"],
            ),
            (
                b"text,reason,text\nNice,x,y\n",
                &["Nice"],
                &["t.csv:1: column \"text\" stands twice"],
            ),
            (
                b"text,reason\nNice,x,y\nReading,z\n",
                &["Reading"],
                &[
                    "t.csv:2: 3 cells where the header has 2; put a cell that holds a comma in quotation marks",
                ],
            ),
            (
                b"text,reason\nNice,\"x\nReading,z\n",
                &[],
                &[
                    "t.csv:2: a quotation mark opens here or later in this line and isn't closed in it; \
                   inside a quoted cell, write a quotation mark twice",
                ],
            ),
            (b"text,reason\nNi\xffce,x\n", &[], &["t.csv:2: not UTF-8; save the file as UTF-8"]),
            (
                b"\x00\x01\x02",
                &[],
                &[
                    "t.csv:1: unknown column \"\\0\\u{1}\\u{2}\"; the columns are text,reason",
                    "t.csv:1: no column \"text\"; the columns are text,reason",
                ],
            ),
        ] {
            assert_eq!(
                read(bytes),
                (
                    keys.iter().map(ToString::to_string).collect(),
                    faults.iter().map(ToString::to_string).collect()
                )
            );
        }
    }

    #[test]
    fn a_fault_knows_the_column_of_its_cell() {
        let mut faults = Vec::new();
        let bytes = "text,reason\n\"Åland, Nice\",x\n".as_bytes().to_vec();
        let source = Source { path: "t.csv".into(), bytes: bytes.into() };
        let table = Table::read(&TRAPS, source, &mut faults);
        let places: Vec<_> = table.rows().map(|row| row.fault(Column::Reason, "").column).collect();
        assert_eq!(places, [15]);
    }
}
