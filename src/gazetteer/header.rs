//! [`Header`]: which field of a file's rows holds which column.

use std::path::Path;

use csv::ByteRecord;

use super::near::nearest;
use super::shape::{Column, Shape};
use crate::diagnostic::Diagnostic;

/// Which field of a file's rows holds which column; a file may order its columns as it likes.
#[derive(Default)]
pub(super) struct Header {
    fields: [Option<usize>; Column::COUNT],
    width: usize,
}

impl Header {
    /// Finds the shape's columns in a file's first record. Unknown columns are faults; so is a missing one, without
    /// which the rows make no sense.
    pub fn read(
        shape: &Shape,
        record: &ByteRecord,
        path: &Path,
        faults: &mut Vec<Diagnostic>,
    ) -> Result<Self, Diagnostic> {
        let mut header = Self { width: record.len(), ..Self::default() };
        for (field, name) in record.iter().map(String::from_utf8_lossy).enumerate() {
            let name = name.trim();
            let fault = |message: String| Diagnostic::of_file(path, message).at(1, 0);
            match shape.column(name) {
                Some(column) if header.field(column).is_some() => {
                    faults.push(fault(format!("column {name:?} stands twice")));
                }
                Some(column) => header.fields[column as usize] = Some(field),
                None => {
                    faults.push(fault(format!("unknown column {name:?}")).hint(advice(shape, name)))
                }
            }
        }
        match shape.required.iter().find(|column| header.field(**column).is_none()) {
            Some(column) => {
                let message = format!("no column {:?}", column.name());
                let hint = format!("the columns are {}", shape.names());
                Err(Diagnostic::of_file(path, message).at(1, 0).hint(hint))
            }
            None => Ok(header),
        }
    }

    /// The field that holds a column, from 0; none where the file lacks it.
    pub fn field(&self, column: Column) -> Option<usize> {
        self.fields[column as usize]
    }

    /// How many fields a row has.
    pub fn width(&self) -> usize {
        self.width
    }
}

/// What an unknown column may have been meant for.
fn advice(shape: &Shape, name: &str) -> String {
    match nearest(name, shape.columns.iter().map(|column| column.name())) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("the columns are {}", shape.names()),
    }
}
