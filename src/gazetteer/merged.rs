//! [`Merged`]: what all files together say of one thing.

use super::shape::{Column, Shape};
use super::table::{Row, Table};
use crate::model::EntityId;

/// The rows of all files that say something of one thing, in order of reading.
pub(super) struct Merged<'t>(Vec<Row<'t>>);

impl<'t> Merged<'t> {
    /// The cell as the last row has it that fills it.
    pub fn cell(&self, column: Column) -> &'t str {
        self.row(column).map_or("", |row| row.cell(column))
    }

    /// The row that has the last word on a column; none where nobody fills it.
    pub fn row(&self, column: Column) -> Option<&Row<'t>> {
        self.0.iter().rev().find(|row| !row.cell(column).is_empty())
    }

    /// The cell as owned text; none where nobody fills it.
    pub fn text(&self, column: Column) -> Option<String> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The cell as an id.
    pub fn id(&self, column: Column) -> Option<EntityId> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty()).map(EntityId::new)
    }
}

/// What all files of one shape say, in order of the rows' keys.
pub(super) fn merged<'t>(tables: &'t [Table], shape: &Shape) -> Vec<Merged<'t>> {
    let of_shape = tables.iter().filter(|table| table.shape.file == shape.file);
    let mut rows: Vec<Row<'t>> = of_shape.flat_map(Table::rows).collect();
    // Stable, so that of rows with one key the later read stays the later; and quick, as the files are sorted.
    rows.sort_by(|a, b| a.key().cmp(&b.key()));
    rows.chunk_by(|a, b| a.key() == b.key()).map(|rows| Merged(rows.to_vec())).collect()
}
