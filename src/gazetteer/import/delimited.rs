//! Lists of values separated by commas or tabs, with a header.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::super::shape::Column;
use super::cells::Cells;
use super::record::{List, Record};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// How a list is to be understood.
pub(super) struct Delimited<'a> {
    /// Our column for a name in the header.
    pub columns: &'a dyn Fn(&str) -> Option<Column>,
    /// What its rows are about.
    pub kind: Option<EntityKind>,
    /// Whether it may have columns that aren't ours.
    pub extra_allowed: bool,
}

/// Reads a list; commas or tabs, as the header has them.
///
/// # Errors
/// If the header has no column for names.
pub(super) fn read(path: &Path, text: &str, how: &Delimited<'_>) -> Result<List, Diagnostic> {
    let mut list = List::new(path);
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.contains('\t') && !first.contains(',') { b'\t' } else { b',' };
    let mut reader = ReaderBuilder::new();
    // The query service's own TSV writes RDF terms: <IRI>, "text"@en, "12"^^<type>.
    let terms = separator == b'\t' && first.starts_with('?');
    let reader = reader.delimiter(separator).flexible(true).quoting(!terms);
    let mut reader = reader.from_reader(text.as_bytes());
    let fault = |message: String, line: u64| {
        Diagnostic::of_file(path, message).at(usize::try_from(line).unwrap_or(0), 0)
    };
    let header = reader.headers().map_err(|error| fault(error.to_string(), 1))?.clone();
    let columns = header_of(&header, path, how, &mut list.faults)?;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                list.faults.push(fault(error.to_string(), line));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let cut = format!("{} cells where the header has {}", record.len(), header.len());
            list.faults
                .push(fault(cut, line).hint("put a cell that holds a comma in quotation marks"));
            continue;
        }
        let mut cells = Cells::default();
        for (column, cell) in columns.iter().zip(&record) {
            if let Some(column) = column {
                cells.set(*column, if terms { value(cell.trim()) } else { cell.trim() });
            }
        }
        let line = usize::try_from(line).unwrap_or(0);
        list.records.push(Record { line, kind: how.kind, cells });
    }
    Ok(list)
}

/// What an RDF term says, without its language or type.
fn value(term: &str) -> &str {
    let text = term.strip_prefix('"').and_then(|rest| Some(rest.rsplit_once('"')?.0));
    let iri = || term.strip_prefix('<')?.strip_suffix('>');
    text.or_else(iri).unwrap_or(term)
}

/// Our columns in the order of a header.
fn header_of(
    header: &StringRecord,
    path: &Path,
    how: &Delimited<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<Vec<Option<Column>>, Diagnostic> {
    let mut columns = Vec::new();
    for name in header {
        let column = (how.columns)(name.trim().trim_start_matches('?'));
        if column.is_none() && !how.extra_allowed {
            let fault = Diagnostic::of_file(path, format!("unknown column {name:?}")).at(1, 0);
            faults
                .push(fault.hint("say which of ours it is: --columns label=Name; it is left out"));
        }
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    if columns.contains(&Some(Column::Label)) || columns.contains(&Some(Column::Id)) {
        return Ok(columns);
    }
    let fault = Diagnostic::of_file(path, "no column holds the names").at(1, 0);
    Err(fault.hint("say which one does: --columns label=Name"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::columns::same_name;
    use super::{Column, Delimited, read};

    fn labels(text: &str) -> (Vec<(usize, String)>, Vec<String>) {
        let how = Delimited { columns: &same_name, kind: None, extra_allowed: false };
        let list = read(Path::new("list.csv"), text, &how).expect("a header");
        let label =
            |record: &super::Record| (record.line, record.cells.get(Column::Label).to_owned());
        let faults = list.faults.iter().map(ToString::to_string).collect();
        (list.records.iter().map(label).collect(), faults)
    }

    #[test]
    fn rows_are_read_with_their_lines_and_bad_ones_told() {
        let (rows, faults) =
            labels("gender,label,shoes\nmale,Bo Arnor,42\nmale,Cut\nfemale,\"Ann,\nQueen\",38\n");
        assert_eq!(rows, [(2, "Bo Arnor".into()), (4, "Ann,\nQueen".into())]);
        assert_eq!(
            faults,
            [
                "list.csv:1: unknown column \"shoes\"; say which of ours it is: --columns label=Name; it is left out",
                "list.csv:3: 2 cells where the header has 3; put a cell that holds a comma in quotation marks",
            ]
        );
        let terms = "?gender\t?label\n<a:male>\t\"Bo \"Bob\" Arnor\"@en\n\t\"Ann\"^^<a:name>\n";
        assert_eq!(labels(terms).0, [(2, "Bo \"Bob\" Arnor".into()), (3, "Ann".into())]);
        assert_eq!(labels("gender\tlabel\nmale\tBo Arnor\n").0, [(2, "Bo Arnor".into())]);
    }

    #[test]
    fn a_list_without_names_is_refused() {
        let how = Delimited { columns: &same_name, kind: None, extra_allowed: true };
        let fault = read(Path::new("l.csv"), "gender,state\n", &how).map(|_| ()).unwrap_err();
        assert!(fault.to_string().starts_with("l.csv:1: no column holds the names"), "{fault}");
    }
}
