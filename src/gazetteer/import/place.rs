//! Dumps of GeoNames, as downloaded: no header, tabs between nineteen fields, no quotation marks.

use std::path::Path;

use super::super::shape::Column;
use super::cells::Cells;
use super::record::{List, Record};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// How many fields a row has.
pub(super) const WIDTH: usize = 19;

/// The fields that we keep, from 0. The alternate names are left out: they are in all languages and for all purposes.
const FIELDS: [(usize, Column); 6] = [
    (0, Column::Geonames),
    (1, Column::Label),
    (4, Column::Latitude),
    (5, Column::Longitude),
    (8, Column::State),
    (14, Column::Population),
];

/// The field of the feature class, and after it the feature code.
const FEATURE: usize = 6;

/// Reads a dump. Features that a gazetteer doesn't hold are passed over.
pub(super) fn read(path: &Path, text: &str) -> List {
    let mut list = List::new(path);
    for (number, row) in (1..).zip(text.lines()) {
        let fields: Vec<&str> = row.split('\t').collect();
        if fields.len() != WIDTH {
            let fault = format!("{} fields where GeoNames has {WIDTH}", fields.len());
            list.faults.push(Diagnostic::of_file(path, fault).at(number, 0));
            continue;
        }
        let Some(class) = class(fields[FEATURE], fields[FEATURE + 1]) else {
            list.passed_over += 1;
            continue;
        };
        let mut cells = Cells::default().with(Column::Type, class);
        for (field, column) in FIELDS {
            cells.set(column, fields[field].trim());
        }
        if cells.get(Column::Population) == "0" {
            cells.set(Column::Population, "");
        }
        list.records.push(Record { line: number, kind: Some(EntityKind::Place), cells });
    }
    list
}

/// Our type for GeoNames' feature class and code; none for what a gazetteer doesn't hold: parts of towns, what was
/// abandoned, hills and streams without a name in the news.
fn class(class: &str, code: &str) -> Option<&'static str> {
    Some(match (class, code) {
        ("P", "PPLC") => "capital",
        ("P", "PPLX" | "PPLH" | "PPLQ" | "PPLW" | "PPLCH") => return None,
        ("P", _) => "city",
        ("A", "ADM1") | ("L", "RGN" | "RGNE") => "region",
        ("H", "SEA" | "OCN" | "GULF" | "BAY") => "sea",
        ("H", "STRT" | "CHN") => "strait",
        ("H", "LK" | "LKS" | "RSV") => "lake",
        ("H", "STM" | "STMS") => "river",
        ("T", "ISL" | "ISLS" | "ATOL") => "island",
        ("T", "MT" | "MTS" | "PK" | "VLC") => "mountain",
        ("L", "CONT") => "continent",
        ("L", "MILB" | "NVB") | ("S", "AIRB") => "base",
        ("S", "AIRP") => "airport",
        ("S", "BLDG" | "PAL" | "CSTL" | "DIP" | "PRN") => "building",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Column, read};

    fn row(id: &str, name: &str, class: &str, code: &str, people: &str) -> String {
        format!(
            "{id}\t{name}\t{name}\tAnnuminàs,Аннуминас\t41.30\t19.80\t{class}\t{code}\tAL\t\t50\t\t\t\t{people}\t\t9\tEurope/Tirane\t2020-01-01\n"
        )
    }

    #[test]
    fn a_row_is_a_place_of_our_types() {
        let dump = [
            row("901", "Annuminas", "P", "PPLC", "1000"),
            row("902", "Old Annuminas", "P", "PPLH", "0"),
            row("903", "Nenuial", "H", "LK", "0"),
            "904\tcut\n".to_owned(),
        ]
        .concat();
        let list = read(Path::new("cities.txt"), &dump);
        let places: Vec<[&str; 4]> = list
            .records
            .iter()
            .map(|record| {
                [Column::Label, Column::Type, Column::State, Column::Population]
                    .map(|column| record.cells.get(column))
            })
            .collect();
        assert_eq!(places, [["Annuminas", "capital", "AL", "1000"], ["Nenuial", "lake", "AL", ""]]);
        assert_eq!(list.passed_over, 1);
        assert_eq!(
            list.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["cities.txt:4: 2 fields where GeoNames has 19"]
        );
    }
}
