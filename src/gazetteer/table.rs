//! [`Table`]: the rows of one file, each cell with its place for messages.

use csv::{ReaderBuilder, StringRecord};

use super::shape::Shape;
use super::source::Source;
use crate::diagnostic::Diagnostic;

/// The rows of one file, without those that are cut wrongly.
pub(super) struct Table {
    source: Source,
    pub shape: &'static Shape,
    /// For each column of the shape the field that holds it; none where the file lacks the column.
    fields: Vec<Option<usize>>,
    records: Vec<StringRecord>,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    record: &'t StringRecord,
}

impl Table {
    /// Reads a file; what is wrong with its form goes to `faults`.
    pub fn read(shape: &'static Shape, source: Source, faults: &mut Vec<Diagnostic>) -> Self {
        let mut table =
            Self { source, shape, fields: vec![None; shape.columns.len()], records: Vec::new() };
        if let Err(fault) = table.fill(faults) {
            faults.push(fault);
            table.records.clear();
        }
        table
    }

    /// Reads header and rows. The error is a fault that makes everything after it senseless.
    fn fill(&mut self, faults: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
        let path = &self.source.path;
        let text = std::str::from_utf8(&self.source.bytes).map_err(|error| {
            let good = &self.source.bytes[..error.valid_up_to()];
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
            Diagnostic::of_file(path, "not UTF-8").at(line, 0).hint("save the file as UTF-8")
        })?;
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut records = reader.records();
        let malformed = |error: csv::Error| Diagnostic::of_file(path, error.to_string());
        let header = match records.next() {
            Some(record) => record.map_err(malformed)?,
            None => {
                let hint = format!("its first line is {}", self.shape.columns.join(","));
                return Err(Diagnostic::of_file(path, "the file is empty").hint(hint));
            }
        };
        self.fields = columns(self.shape, &header, path, faults)?;
        for record in records {
            let record = record.map_err(malformed)?;
            let line = line_of(&record);
            if record.iter().any(|field| field.contains('\n')) {
                let message =
                    "a quotation mark opens here or later in this line and isn't closed in it";
                let hint = "inside a quoted cell, write a quotation mark twice";
                return Err(Diagnostic::of_file(path, message).at(line, 0).hint(hint));
            }
            if record.len() == header.len() {
                self.records.push(record);
            } else {
                let message =
                    format!("{} cells where the header has {}", record.len(), header.len());
                let hint = "put a cell that holds a comma in quotation marks";
                faults.push(Diagnostic::of_file(path, message).at(line, 0).hint(hint));
            }
        }
        Ok(())
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|record| Row { table: self, record })
    }
}

/// Finds the shape's columns in a header.
fn columns(
    shape: &Shape,
    header: &StringRecord,
    path: &std::path::Path,
    faults: &mut Vec<Diagnostic>,
) -> Result<Vec<Option<usize>>, Diagnostic> {
    let mut fields = vec![None; shape.columns.len()];
    for (field, name) in header.iter().map(str::trim).enumerate() {
        let fault = |message: String| Diagnostic::of_file(path, message).at(1, 0);
        match shape.column(name) {
            Some(column) if fields[column].is_some() => {
                faults.push(fault(format!("column {name:?} stands twice")))
            }
            Some(column) => fields[column] = Some(field),
            None => {
                let hint = match super::near::nearest(name, shape.columns.iter().copied()) {
                    Some(near) => format!("did you mean {near:?}?"),
                    None => format!("the columns are {}", shape.columns.join(",")),
                };
                faults.push(fault(format!("unknown column {name:?}")).hint(hint));
            }
        }
    }
    let missing = |name: &&&str| shape.column(name).is_none_or(|column| fields[column].is_none());
    match shape.required.iter().find(missing) {
        Some(name) => {
            let hint = format!("the columns are {}", shape.columns.join(","));
            Err(Diagnostic::of_file(path, format!("no column {name:?}")).at(1, 0).hint(hint))
        }
        None => Ok(fields),
    }
}

fn line_of(record: &StringRecord) -> usize {
    record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX))
}

impl<'t> Row<'t> {
    /// The trimmed cell of a column; empty where the file lacks the column.
    pub fn cell(&self, column: &str) -> &'t str {
        let field = self.table.shape.column(column).and_then(|column| self.table.fields[column]);
        field.and_then(|field| self.record.get(field)).unwrap_or_default().trim()
    }

    /// What identifies the row among its file's.
    pub fn key(&self) -> [&'t str; 4] {
        let mut key = [""; 4];
        for (part, column) in key.iter_mut().zip(&self.table.shape.columns[..self.table.shape.key])
        {
            *part = self.cell(column);
        }
        key
    }

    /// The line on which it begins, from 1.
    pub fn line(&self) -> usize {
        line_of(self.record)
    }

    /// A fault of one cell.
    pub fn fault(&self, column: &str, message: impl Into<String>) -> Diagnostic {
        let field = self.table.shape.column(column).and_then(|column| self.table.fields[column]);
        let place = field.map_or(0, |field| self.column_of(field));
        Diagnostic::of_file(&self.table.source.path, message).at(line_of(self.record), place)
    }

    /// The column, from 1 in code points, at which a field begins in its line; found by reading the line again,
    /// which only a fault has to pay for.
    fn column_of(&self, field: usize) -> usize {
        let bytes = &self.table.source.bytes;
        let begin = self.record.position().map_or(0, |position| position.byte());
        let begin = usize::try_from(begin).unwrap_or(bytes.len()).min(bytes.len());
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
    use super::super::shape::TRAPS;
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
        let places: Vec<_> = table.rows().map(|row| row.fault("reason", "").column).collect();
        assert_eq!(places, [15]);
    }
}
