//! What a cell of each column may hold.

use super::shape::Column;
use super::{Gender, day};
use crate::model::EntityKind;

/// What is wrong with a filled cell of a column, as advice; none of a good one. Ids are looked at elsewhere.
pub(super) fn fault(column: Column, cell: &str) -> Option<&'static str> {
    let (good, advice) = match column {
        Column::Wikidata => (numbered(cell, "Q"), "a QID is Q and digits: Q222"),
        Column::Iso2 => (capitals(cell, 2), "two capital letters: AL"),
        Column::Iso3 => (capitals(cell, 3), "three capital letters: ALB"),
        Column::Geonames => (numbered(cell, ""), "the digits of GeoNames' id: 783754"),
        Column::From | Column::Until => {
            (day::parse(cell).is_some(), "a date is 2013-09-15, 2013-09 or 2013")
        }
        Column::ActsFor => (matches!(cell, "yes" | "no"), "yes or no"),
        Column::Gender => (Gender::parse(cell).is_some(), "female or male"),
        Column::Latitude => (degrees(cell, 90.0), "degrees from -90 to 90, north positive"),
        Column::Longitude => (degrees(cell, 180.0), "degrees from -180 to 180, east positive"),
        Column::Population => (cell.parse::<u64>().is_ok(), "a number without commas"),
        Column::Kind => (role_kind(cell).is_some(), "Organisation or Group"),
        Column::Office => (
            !cell.starts_with(char::is_uppercase),
            "it begins in lower case: \"foreign minister\", \"ambassador to France\"",
        ),
        _ => return None,
    };
    (!good).then_some(advice)
}

/// How the ids of a column begin; empty for a column that holds no other entity's id.
pub(super) fn prefixes(column: Column) -> &'static [&'static str] {
    match column {
        Column::State => &["state/"],
        Column::PartOf => &["state/", "organisation/"],
        Column::Capital => &["place/"],
        Column::Person => &["person/"],
        Column::Of => &["state/", "organisation/", "place/"],
        _ => &[],
    }
}

/// The kinds of what a role word composes.
pub(super) fn role_kind(cell: &str) -> Option<EntityKind> {
    match cell {
        "Organisation" => Some(EntityKind::Organisation),
        "Group" => Some(EntityKind::Group),
        _ => None,
    }
}

fn numbered(cell: &str, prefix: &str) -> bool {
    let digits = cell.strip_prefix(prefix).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn capitals(cell: &str, length: usize) -> bool {
    cell.len() == length && cell.bytes().all(|b| b.is_ascii_uppercase())
}

fn degrees(cell: &str, most: f64) -> bool {
    cell.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most)
}

#[cfg(test)]
mod tests {
    use super::{Column, fault};

    #[test]
    fn a_cell_has_its_columns_form() {
        for (column, cell, good) in [
            (Column::Wikidata, "Q222", true),
            (Column::Wikidata, "222", false),
            (Column::Wikidata, "Q", false),
            (Column::Iso2, "AL", true),
            (Column::Iso2, "al", false),
            (Column::Until, "2022-02-31", false),
            (Column::Latitude, "-41.3", true),
            (Column::Latitude, "91", false),
            (Column::Latitude, "NaN", false),
            (Column::Population, "1,000", false),
            (Column::Office, "Prime minister", false),
            (Column::Office, "ambassador to France", true),
            (Column::Names, "anything", true),
        ] {
            assert_eq!(fault(column, cell).is_none(), good, "{column} {cell}");
        }
    }
}
