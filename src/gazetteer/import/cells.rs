//! [`Cells`]: what a row says, by column.

use std::collections::BTreeMap;

use super::super::shape::Column;
use super::super::table::values;

/// What a row says, by column; a cell that says nothing isn't there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells(BTreeMap<Column, String>);

impl Cells {
    /// The cell of a column; empty where it says nothing.
    pub fn get(&self, column: Column) -> &str {
        self.0.get(&column).map_or("", String::as_str)
    }

    /// Whether it has anything to say in a column.
    pub fn has(&self, column: Column) -> bool {
        self.0.contains_key(&column)
    }

    /// Writes a cell, over what it said.
    pub fn set(&mut self, column: Column, cell: impl Into<String>) {
        let cell = cell.into();
        if cell.is_empty() {
            self.0.remove(&column);
        } else {
            self.0.insert(column, cell);
        }
    }

    /// The same with a cell written.
    pub fn with(mut self, column: Column, cell: impl Into<String>) -> Self {
        self.set(column, cell);
        self
    }

    /// Adds a value to a cell that may hold several, unless it has it.
    pub fn add(&mut self, column: Column, value: &str) {
        if value.is_empty() || values(self.get(column)).any(|known| known == value) {
            return;
        }
        let cell = match self.get(column) {
            "" => value.to_owned(),
            cell => format!("{cell}|{value}"),
        };
        self.set(column, cell);
    }

    /// The columns with their cells.
    pub fn iter(&self) -> impl Iterator<Item = (Column, &str)> {
        self.0.iter().map(|(column, cell)| (*column, cell.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, Column};

    #[test]
    fn a_value_is_added_once() {
        let mut cells = Cells::default().with(Column::Names, "Ann|Anna");
        for name in ["Anna", "", "Anne"] {
            cells.add(Column::Names, name);
        }
        assert_eq!(cells.get(Column::Names), "Ann|Anna|Anne");
        assert!(!cells.has(Column::Label));
    }
}
