//! [`Columns`]: which column of a list is which of ours.

use super::super::near::nearest;
use super::super::shape::{self, Column};

/// Which column of a plain list is which of ours, as the user says it: `label=Name,wikidata=QID`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(Vec<(Column, String)>);

impl Columns {
    /// Reads pairs of our column and the list's, separated by commas.
    ///
    /// ```
    /// use chancery::gazetteer::import::Columns;
    /// assert!(Columns::parse("label=Name,wikidata=QID").is_ok());
    /// assert!(Columns::parse("lable=Name").is_err_and(|why| why.contains("\"label\"")));
    /// ```
    ///
    /// # Errors
    /// Which pair is none, or names a column that no file of ours has.
    pub fn parse(pairs: &str) -> Result<Self, String> {
        let pair = |pair: &str| {
            let (ours, theirs) = pair.split_once('=').ok_or_else(|| {
                format!("{pair:?} is no pair: write our column, =, and the list's: label=Name")
            })?;
            let known = || shape::ALL.iter().flat_map(|shape| shape.columns.iter().copied());
            let column = known().find(|column| column.name() == ours.trim()).ok_or_else(|| {
                let near = nearest(ours.trim(), known().map(Column::name));
                let near = near.map_or(String::new(), |near| format!("; did you mean {near:?}?"));
                format!("no file has a column {:?}{near}", ours.trim())
            })?;
            Ok((column, theirs.trim().to_owned()))
        };
        pairs.split(',').map(pair).collect::<Result<Vec<_>, String>>().map(Self)
    }

    /// Our column for one of the list's: what the user says, else the one of the same name.
    pub(super) fn of(&self, theirs: &str) -> Option<Column> {
        let said = self.0.iter().find(|(_, name)| name == theirs).map(|(column, _)| *column);
        said.or_else(|| same_name(theirs))
    }
}

/// The column of ours that has this name.
pub(super) fn same_name(name: &str) -> Option<Column> {
    let entities = shape::ALL.iter().filter(|shape| shape.kind.is_some());
    let mut columns =
        entities.chain([&&shape::OFFICES]).flat_map(|shape| shape.columns.iter().copied());
    columns.find(|column| column.name() == name)
}

/// The columns of the list of office holders that everypolitician and its successors give.
pub(super) fn of_office_holders(name: &str) -> Option<Column> {
    Some(match name {
        "person" => Column::Label,
        "personID" => Column::Wikidata,
        "position" => Column::Office,
        "repo" => Column::Of,
        "start" => Column::From,
        "end" => Column::Until,
        "enwiki" => Column::Names,
        _ => return None,
    })
}

/// The variables of the queries that are shipped in `queries/wikidata/`.
pub(super) fn of_wikidata(name: &str) -> Option<Column> {
    Some(match name {
        "person" | "organisation" | "place" => Column::Wikidata,
        "personLabel" | "organisationLabel" | "placeLabel" => Column::Label,
        "officeLabel" => Column::Office,
        "start" | "inception" => Column::From,
        "end" | "dissolved" => Column::Until,
        "genderLabel" => Column::Gender,
        "typeLabel" => Column::Type,
        "coordinates" => Column::Latitude,
        "names" | "state" | "of" | "acronyms" | "spellings" | "geonames" | "population" => {
            return same_name(name);
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Column, Columns, of_office_holders, of_wikidata, same_name};

    #[test]
    fn a_list_may_name_its_columns_as_it_likes() {
        let columns = Columns::parse("label=Full name, wikidata = QID").expect("two pairs");
        for (theirs, expected) in [
            ("Full name", Some(Column::Label)),
            ("QID", Some(Column::Wikidata)),
            ("gender", Some(Column::Gender)),
            ("reason", None),
            ("shoe size", None),
        ] {
            assert_eq!(columns.of(theirs), expected, "{theirs}");
        }
    }

    #[test]
    fn a_known_format_has_known_columns() {
        assert_eq!(of_office_holders("personID"), Some(Column::Wikidata));
        assert_eq!(of_wikidata("organisationLabel"), Some(Column::Label));
        assert_eq!(of_wikidata("office"), None);
        assert_eq!(same_name("part_of"), Some(Column::PartOf));
    }

    #[test]
    fn a_bad_pair_is_told() {
        assert!(Columns::parse("label").is_err_and(|why| why.contains("no pair")));
        assert!(Columns::parse("lable=x").is_err_and(|why| why.contains("did you mean")));
    }
}
