//! [`clean`]: a cell of somebody's list in our form.

use super::super::form;
use super::super::shape::Column;

/// A cell in our form; empty where it says nothing that we keep.
///
/// # Errors
/// What the column's cells look like.
pub(super) fn clean(column: Column, cell: &str) -> Result<String, &'static str> {
    let cell = cell.trim();
    let own = match column {
        Column::Wikidata | Column::State | Column::Of => item(cell).to_owned(),
        Column::From | Column::Until => day(cell).to_owned(),
        Column::Gender => gender(cell).to_owned(),
        Column::Population => cell.trim_start_matches('+').trim_end_matches(".0").to_owned(),
        Column::Names => bare(cell).to_owned(),
        Column::Label if cell.contains(['|', '\n', '\r']) => {
            return Err("a label is one name on one line, without |");
        }
        _ => cell.to_owned(),
    };
    match form::fault(column, &own).filter(|_| !own.is_empty() && column != Column::Office) {
        Some(advice) => Err(advice),
        None => Ok(own),
    }
}

/// The QID of Wikidata's IRI; anything else as it is.
fn item(cell: &str) -> &str {
    let cell = cell.trim_matches(['<', '>']);
    match cell.rsplit_once("/entity/") {
        Some((_, item)) if cell.contains("wikidata.org") => item,
        _ => cell,
    }
}

/// The day of a time stamp; anything else as it is. An unknown value is nothing.
fn day(cell: &str) -> &str {
    if cell.contains("genid") || cell.starts_with("_:") || cell.starts_with("t") {
        return "";
    }
    let cell = cell.split('T').next().unwrap_or(cell);
    cell.trim_start_matches('+')
}

fn gender(cell: &str) -> &'static str {
    match item(cell) {
        "female" | "trans woman" | "Q6581072" | "Q1052281" => "female",
        "male" | "trans man" | "Q6581097" | "Q2449503" => "male",
        _ => "",
    }
}

/// A name without what an encyclopedia adds to tell it from others: "Ann Arnor (politician)", "Ann Arnor, Queen of Arnor".
fn bare(cell: &str) -> &str {
    if cell.contains('|') {
        return cell;
    }
    let name = match cell.rsplit_once(" (") {
        Some((name, note)) if note.ends_with(')') => name,
        _ => cell,
    };
    name.split_once(", ").map_or(name, |(name, _)| name)
}

/// Latitude and longitude of `Point(longitude latitude)`, as the query service writes coordinates.
pub(super) fn point(cell: &str) -> Option<(&str, &str)> {
    let inside = cell.trim().strip_prefix("Point(")?.strip_suffix(')')?;
    inside.split_once(' ').map(|(longitude, latitude)| (latitude, longitude))
}

#[cfg(test)]
mod tests {
    use super::{Column, clean, point};

    #[test]
    fn a_cell_gets_our_form() {
        for (column, cell, expected) in [
            (Column::Wikidata, "http://www.wikidata.org/entity/Q222", Ok("Q222")),
            (Column::Wikidata, "<http://www.wikidata.org/entity/Q222>", Ok("Q222")),
            (Column::Wikidata, "222", Err(())),
            (Column::State, "state/albania", Ok("state/albania")),
            (Column::From, "2013-09-15T00:00:00Z", Ok("2013-09-15")),
            (Column::From, "2013-09", Ok("2013-09")),
            (Column::From, "2014s", Err(())),
            (Column::From, "http://www.wikidata.org/.well-known/genid/1f", Ok("")),
            (Column::Gender, "trans woman", Ok("female")),
            (Column::Gender, "unknown", Ok("")),
            (Column::Population, "+12000", Ok("12000")),
            (Column::Names, "Ann Arnor (politician)", Ok("Ann Arnor")),
            (Column::Names, "Ann Arnor, Queen of Arnor", Ok("Ann Arnor")),
            (Column::Names, "Arnor, Ann|Anna", Ok("Arnor, Ann|Anna")),
            (Column::Label, "Ann|Anna", Err(())),
            (Column::Office, "Prime Minister", Ok("Prime Minister")),
        ] {
            let got = clean(column, cell);
            assert_eq!(got.as_deref().map_err(|_| ()), expected, "{column} {cell}");
        }
        assert_eq!(point("Point(19.8 41.3)"), Some(("41.3", "19.8")));
        assert_eq!(point("41.3"), None);
    }
}
