//! Results of SPARQL queries as JSON: the standard's form, and the plain list of objects that the Wikidata query
//! service calls JSON.

use std::path::Path;

use serde_json::Value;

use super::cells::Cells;
use super::columns::of_wikidata;
use super::record::{List, Record};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// Reads the results.
///
/// # Errors
/// If the file isn't JSON, or of another form.
pub(super) fn read(path: &Path, text: &str) -> Result<List, Diagnostic> {
    let json: Value = serde_json::from_str(text).map_err(|error| {
        Diagnostic::of_file(path, format!("no JSON: {error}")).at(error.line(), error.column())
    })?;
    let standard = json.pointer("/results/bindings").and_then(Value::as_array);
    let Some(rows) = standard.or_else(|| json.as_array()) else {
        return Err(Diagnostic::of_file(path, "no results of a SPARQL query")
            .hint("save them as JSON at the query service"));
    };
    let mut list = List::new(path);
    let mut lines = Lines { text, at: 0, line: 1 };
    for row in rows.iter().filter_map(Value::as_object) {
        let subject = row.iter().find(|(name, _)| kind(name).is_some());
        let line = subject.map_or(0, |(_, value)| lines.of(plain(value)));
        let mut cells = Cells::default();
        for (name, value) in row {
            if let Some(column) = of_wikidata(name) {
                cells.set(column, plain(value).trim());
            }
        }
        let kind = subject.and_then(|(name, _)| kind(name));
        list.records.push(Record { line, kind, cells });
    }
    Ok(list)
}

/// What a table of results with this header is about.
pub(super) fn subject(header: &str) -> Option<EntityKind> {
    header
        .split([',', '\t'])
        .find_map(|name| kind(name.trim().trim_matches('"').trim_start_matches('?')))
}

/// The kind of what a variable of this name holds.
fn kind(variable: &str) -> Option<EntityKind> {
    match variable {
        "person" => Some(EntityKind::Person),
        "organisation" => Some(EntityKind::Organisation),
        "place" => Some(EntityKind::Place),
        _ => None,
    }
}

/// The text of a value in either form.
fn plain(value: &Value) -> &str {
    value.get("value").unwrap_or(value).as_str().unwrap_or_default()
}

/// Finds the lines on which values stand, which come in the order of the file.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the next place where `value` stands; 0 where it doesn't.
    fn of(&mut self, value: &str) -> usize {
        let Some(found) = self.text[self.at..].find(value).filter(|_| !value.is_empty()) else {
            return 0;
        };
        self.line += self.text[self.at..self.at + found].matches('\n').count();
        self.at += found + value.len();
        self.line
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::super::shape::Column;
    use super::{EntityKind, read, subject};

    #[test]
    fn both_forms_of_json_say_the_same() {
        let standard = "{\"head\": {\"vars\": [\"person\", \"personLabel\"]}, \"results\": {\"bindings\": [\n\
            {\"person\": {\"type\": \"uri\", \"value\": \"http://www.wikidata.org/entity/Q7\"},\n\
             \"personLabel\": {\"type\": \"literal\", \"xml:lang\": \"en\", \"value\": \"Ann Arnor\"}}\n]}}";
        let plain =
            "[\n{\"person\":\"http://www.wikidata.org/entity/Q7\",\"personLabel\":\"Ann Arnor\"}]";
        for text in [standard, plain] {
            let list = read(Path::new("p.json"), text).expect("results");
            let record = list.records.first().expect("a record");
            assert_eq!((record.line, record.kind), (2, Some(EntityKind::Person)));
            assert_eq!(record.cells.get(Column::Label), "Ann Arnor");
        }
    }

    #[test]
    fn other_files_are_refused() {
        for text in ["{", "{\"a\": 1}", "7"] {
            assert!(read(Path::new("p.json"), text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_header_tells_the_kind() {
        assert_eq!(subject("?place\t?placeLabel"), Some(EntityKind::Place));
        assert_eq!(subject("\"organisation\",\"names\""), Some(EntityKind::Organisation));
        assert_eq!(subject("item,itemLabel"), None);
    }
}
