//! [`Shape`]: which columns each file has. The whole format of the data files in one place.

use crate::model::EntityKind;

/// The columns of a file and what they mean to the loader.
#[derive(Debug)]
pub(super) struct Shape {
    /// The file's name below the folder.
    pub file: &'static str,
    /// The kind of entity that its rows are; none of a file of words or terms.
    pub kind: Option<EntityKind>,
    /// Its columns. The first `key` of them identify a row; a later row with the same key amends the earlier one.
    pub columns: &'static [&'static str],
    /// How many columns identify a row.
    pub key: usize,
    /// The columns that no row may leave empty.
    pub required: &'static [&'static str],
}

impl Shape {
    /// The place of a column in `columns`.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }
}

/// States and territories.
pub(super) const STATES: Shape = Shape {
    file: "states.csv",
    kind: Some(EntityKind::State),
    columns: &[
        "id", "label", "wikidata", "iso2", "iso3", "geonames", "from", "until", "names",
        "acronyms", "demonyms", "metonyms", "capital", "part_of",
    ],
    key: 1,
    required: &["id", "label"],
};

/// Organisations, with the state that each belongs to.
pub(super) const ORGANISATIONS: Shape = Shape {
    file: "organisations.csv",
    kind: Some(EntityKind::Organisation),
    columns: &[
        "id",
        "label",
        "wikidata",
        "type",
        "state",
        "acts_for",
        "from",
        "until",
        "names",
        "acronyms",
        "spellings",
        "metonyms",
    ],
    key: 1,
    required: &["id", "label"],
};

/// People.
pub(super) const PEOPLE: Shape = Shape {
    file: "people.csv",
    kind: Some(EntityKind::Person),
    columns: &["id", "label", "wikidata", "state", "gender", "names"],
    key: 1,
    required: &["id", "label"],
};

/// Places.
pub(super) const PLACES: Shape = Shape {
    file: "places.csv",
    kind: Some(EntityKind::Place),
    columns: &[
        "id",
        "label",
        "wikidata",
        "geonames",
        "type",
        "state",
        "latitude",
        "longitude",
        "names",
        "population",
    ],
    key: 1,
    required: &["id", "label", "type"],
};

/// Terms of office.
pub(super) const OFFICES: Shape = Shape {
    file: "offices.csv",
    kind: None,
    columns: &["person", "office", "of", "from", "until"],
    key: 4,
    required: &["person", "office", "of"],
};

/// Words for bodies and groups.
pub(super) const ROLES: Shape = Shape {
    file: "words/roles.csv",
    kind: None,
    columns: &["word", "plural", "kind", "label", "acts_for"],
    key: 1,
    required: &["word", "kind", "label", "acts_for"],
};

/// Titles of people.
pub(super) const TITLES: Shape = Shape {
    file: "words/titles.csv",
    kind: None,
    columns: &["title", "office", "of", "gender"],
    key: 1,
    required: &["title"],
};

/// Strings that look like listed names.
pub(super) const TRAPS: Shape = Shape {
    file: "words/traps.csv",
    kind: None,
    columns: &["text", "reason"],
    key: 1,
    required: &["text", "reason"],
};

/// Names that may mean several entities.
pub(super) const AMBIGUOUS: Shape = Shape {
    file: "words/ambiguous.csv",
    kind: None,
    columns: &["text", "reason"],
    key: 1,
    required: &["text", "reason"],
};

/// All files, in the order in which they are read.
pub(super) const ALL: [&Shape; 9] =
    [&STATES, &PLACES, &ORGANISATIONS, &PEOPLE, &OFFICES, &ROLES, &TITLES, &TRAPS, &AMBIGUOUS];
