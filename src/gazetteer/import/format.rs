//! [`Format`]: the forms in which lists come.

use std::fs;
use std::path::Path;

use super::columns::{of_office_holders, of_wikidata};
use super::delimited::{self, Delimited};
use super::record::List;
use super::{Options, bindings, place};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// The forms in which lists come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Results of a query of `queries/wikidata/`, as CSV, TSV or JSON.
    Wikidata,
    /// A dump of GeoNames, as downloaded: `cities15000.txt`.
    Geonames,
    /// Terms of office gathered from Wikidata: `repo,position,person,personID,start,end,enwiki`.
    Officeholders,
    /// Comma-separated values with a header of ours, or one that [`super::Columns`] explains.
    Csv,
}

impl Format {
    /// The format that a file's first line tells; none where it could be anything.
    fn told_by(text: &str) -> Option<Self> {
        if text.trim_start().starts_with(['{', '[']) {
            return Some(Self::Wikidata);
        }
        let first = text.lines().next().unwrap_or_default();
        if first.split('\t').count() == place::WIDTH {
            return Some(Self::Geonames);
        }
        let names: Vec<&str> =
            first.split([',', '\t']).map(|name| name.trim().trim_matches('"')).collect();
        let has = |name: &str| names.contains(&name);
        if has("personID") && has("position") {
            Some(Self::Officeholders)
        } else if names.iter().any(|name| name.trim_start_matches('?').ends_with("Label")) {
            Some(Self::Wikidata)
        } else {
            (has("label") || has("id")).then_some(Self::Csv)
        }
    }
}

/// Reads a file's records.
///
/// # Errors
/// If it can't be read, or all of it makes no sense.
pub(super) fn read(path: &Path, options: &Options) -> Result<List, Diagnostic> {
    let fault = |message: String| Diagnostic::of_file(path, message);
    let bytes = fs::read(path).map_err(|error| fault(format!("can't read it: {error}")))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        fault("not UTF-8".into()).at(line, 0).hint("save the file as UTF-8")
    })?;
    // Spreadsheets begin their files with a mark.
    let text = text.trim_start_matches('\u{feff}');
    let told = options.format.or_else(|| Format::told_by(text));
    let said = (options.columns != super::Columns::default()).then_some(Format::Csv);
    match told.or(said) {
        Some(Format::Wikidata) if text.trim_start().starts_with(['{', '[']) => {
            bindings::read(path, text)
        }
        Some(Format::Wikidata) => {
            let kind = bindings::subject(text.lines().next().unwrap_or_default());
            let delimited = Delimited { columns: &of_wikidata, kind, extra_allowed: true };
            delimited::read(path, text, &delimited)
        }
        Some(Format::Geonames) => Ok(place::read(path, text)),
        Some(Format::Officeholders) => {
            let kind = Some(EntityKind::Person);
            let columns = &of_office_holders;
            delimited::read(path, text, &Delimited { columns, kind, extra_allowed: true })
        }
        Some(Format::Csv) => {
            let columns = |name: &str| options.columns.of(name);
            let extra_allowed = options.columns != super::Columns::default();
            let delimited = Delimited { columns: &columns, kind: options.kind, extra_allowed };
            delimited::read(path, text, &delimited)
        }
        None => Err(fault("it isn't known what its columns are".into())
            .at(1, 0)
            .hint("say it: --columns label=Name,wikidata=QID")),
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn a_file_tells_its_format() {
        let geonames =
            "1\tA\tA\t\t1.0\t2.0\tP\tPPL\tAL\t\t\t\t\t\t9\t\t\tEurope/Tirane\t2020-01-01";
        for (text, expected) in [
            ("{\"head\": {}}", Some(Format::Wikidata)),
            (" [{}]", Some(Format::Wikidata)),
            ("person,personLabel,start\n", Some(Format::Wikidata)),
            ("?person\t?personLabel\n", Some(Format::Wikidata)),
            (geonames, Some(Format::Geonames)),
            ("repo,position,person,personID,start,end,enwiki\n", Some(Format::Officeholders)),
            ("id,label,gender\n", Some(Format::Csv)),
            ("Name,QID\n", None),
            ("", None),
        ] {
            assert_eq!(Format::told_by(text), expected, "{text}");
        }
    }
}
