//! The three letters that ISO 3166-1 gives a state beside the two.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::shape::{Column, STATES};
use super::source::Source;
use super::table::Table;

/// The three-letter code of a state (`NOR`) by its two-letter code (`NO`), as the shipped `states.csv` has them.
///
/// The first call reads that file.
pub fn iso3(iso2: &str) -> Option<&'static str> {
    static CODES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        let Some(source) = Source::shipped(&STATES) else { return BTreeMap::new() };
        // The shipped file has no faults: a test of the gazetteers sees to it.
        let table = Table::read(&STATES, source, &mut Vec::new());
        let codes = table.rows().map(|row| (row.cell(Column::Iso2), row.cell(Column::Iso3)));
        let both = codes.filter(|(two, three)| !two.is_empty() && !three.is_empty());
        both.map(|(two, three)| (two.to_owned(), three.to_owned())).collect()
    });
    CODES.get(iso2).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::iso3;

    #[test]
    fn two_letters_tell_three() {
        for (two, three) in
            [("NO", Some("NOR")), ("AL", Some("ALB")), ("XX", None), ("", None), ("no", None)]
        {
            assert_eq!(iso3(two), three, "{two}");
        }
    }
}
