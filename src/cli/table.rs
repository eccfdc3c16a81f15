//! [`Table`]: rows for people, as wide as the terminal.

use std::io::{self, IsTerminal, Write, stdout};

use comfy_table::{ContentArrangement, LineStyle, Table as Grid, TableStyle};

/// Rows for people: as wide as the terminal, or as `COLUMNS` says where there is none, with long cells over several
/// lines; else as wide as the cells.
pub struct Table(Grid);

/// One rule, below the columns' names.
const STYLE: TableStyle =
    TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

impl Table {
    /// A table without rows.
    pub fn new<T: ToString>(columns: impl IntoIterator<Item = T>) -> Self {
        let mut grid = Grid::new();
        grid.load_style(STYLE);
        let width = std::env::var("COLUMNS").ok().and_then(|width| width.parse().ok());
        if stdout().is_terminal() {
            grid.set_content_arrangement(ContentArrangement::Dynamic);
        } else if let Some(width) = width {
            grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        grid.set_header(columns.into_iter().map(|column| column.to_string()).collect::<Vec<_>>());
        Self(grid)
    }

    /// Adds a row.
    pub fn row<T: ToString>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.0.add_row(cells.into_iter().map(|cell| shown(&cell.to_string())).collect::<Vec<_>>());
    }

    /// Writes the table.
    ///
    /// # Errors
    /// If the output can't be written.
    pub fn write(&self, output: &mut impl Write) -> io::Result<()> {
        for line in self.0.lines() {
            writeln!(output, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A cell's text with nothing in it that a terminal obeys: what stands in an article may be anything.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_has_a_line_a_row_and_obeys_no_cell() {
        let mut table = Table::new(["who", "whom"]);
        table.row(["Norway", "diplomats of Belarus"]);
        table.row(["Fiji\u{1b}[2J", ""]);
        let mut written = Vec::new();
        table.write(&mut written).expect("memory takes it");
        let written = String::from_utf8(written).expect("it is text");
        assert!(written.starts_with(" who "), "{written}");
        assert!(written.contains(" Norway "), "{written}");
        assert!(!written.contains('\u{1b}'), "{written}");
        assert!(written.lines().all(|line| line.trim_end() == line), "{written}");
    }
}
