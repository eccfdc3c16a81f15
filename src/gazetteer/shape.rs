//! [`Shape`]: which columns each file has. The whole format of the data files in one place.

use std::fmt;

use crate::model::EntityKind;

/// The columns of a file and what they mean to the loader.
#[derive(Debug)]
pub(super) struct Shape {
    /// The file's name below the folder.
    pub file: &'static str,
    /// The kind of entity that its rows are; none of a file of words or terms.
    pub kind: Option<EntityKind>,
    /// Its columns. The first `key` of them identify a row; a later row with the same key amends the earlier one.
    pub columns: &'static [Column],
    /// How many columns identify a row.
    pub key: usize,
    /// The columns that no row may leave empty.
    pub required: &'static [Column],
}

impl Shape {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<Column> {
        self.columns.iter().copied().find(|column| column.name() == name)
    }

    /// The names of all columns, as in a header.
    pub fn names(&self) -> String {
        self.columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(",")
    }
}

/// A column of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Label,
    Wikidata,
    Iso2,
    Iso3,
    Geonames,
    From,
    Until,
    Names,
    Acronyms,
    Spellings,
    Demonyms,
    Metonyms,
    Capital,
    PartOf,
    Type,
    State,
    ActsFor,
    Gender,
    Latitude,
    Longitude,
    Population,
    Person,
    Office,
    Of,
    Word,
    Plural,
    Kind,
    Title,
    Text,
    Reason,
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = Self::Reason as usize + 1;

    /// Its name in the header.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Label => "label",
            Self::Wikidata => "wikidata",
            Self::Iso2 => "iso2",
            Self::Iso3 => "iso3",
            Self::Geonames => "geonames",
            Self::From => "from",
            Self::Until => "until",
            Self::Names => "names",
            Self::Acronyms => "acronyms",
            Self::Spellings => "spellings",
            Self::Demonyms => "demonyms",
            Self::Metonyms => "metonyms",
            Self::Capital => "capital",
            Self::PartOf => "part_of",
            Self::Type => "type",
            Self::State => "state",
            Self::ActsFor => "acts_for",
            Self::Gender => "gender",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Population => "population",
            Self::Person => "person",
            Self::Office => "office",
            Self::Of => "of",
            Self::Word => "word",
            Self::Plural => "plural",
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Text => "text",
            Self::Reason => "reason",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// States and territories.
pub(super) const STATES: Shape = Shape {
    file: "states.csv",
    kind: Some(EntityKind::State),
    columns: &[
        Column::Id,
        Column::Label,
        Column::Wikidata,
        Column::Iso2,
        Column::Iso3,
        Column::Geonames,
        Column::From,
        Column::Until,
        Column::Names,
        Column::Acronyms,
        Column::Demonyms,
        Column::Metonyms,
        Column::Capital,
        Column::PartOf,
    ],
    key: 1,
    required: &[Column::Id, Column::Label],
};

/// Organisations, with the state that each belongs to.
pub(super) const ORGANISATIONS: Shape = Shape {
    file: "organisations.csv",
    kind: Some(EntityKind::Organisation),
    columns: &[
        Column::Id,
        Column::Label,
        Column::Wikidata,
        Column::Type,
        Column::State,
        Column::ActsFor,
        Column::From,
        Column::Until,
        Column::Names,
        Column::Acronyms,
        Column::Spellings,
        Column::Metonyms,
        Column::PartOf,
    ],
    key: 1,
    required: &[Column::Id, Column::Label],
};

/// People.
pub(super) const PEOPLE: Shape = Shape {
    file: "people.csv",
    kind: Some(EntityKind::Person),
    columns: &[
        Column::Id,
        Column::Label,
        Column::Wikidata,
        Column::State,
        Column::Gender,
        Column::Names,
    ],
    key: 1,
    required: &[Column::Id, Column::Label],
};

/// Places.
pub(super) const PLACES: Shape = Shape {
    file: "places.csv",
    kind: Some(EntityKind::Place),
    columns: &[
        Column::Id,
        Column::Label,
        Column::Wikidata,
        Column::Geonames,
        Column::Type,
        Column::State,
        Column::Latitude,
        Column::Longitude,
        Column::Names,
        Column::Population,
    ],
    key: 1,
    required: &[Column::Id, Column::Label, Column::Type],
};

/// Terms of office.
pub(super) const OFFICES: Shape = Shape {
    file: "offices.csv",
    kind: None,
    columns: &[Column::Person, Column::Office, Column::Of, Column::From, Column::Until],
    key: 4,
    required: &[Column::Person, Column::Office, Column::Of],
};

/// Words for bodies and groups.
pub(super) const ROLES: Shape = Shape {
    file: "words/roles.csv",
    kind: None,
    columns: &[Column::Word, Column::Plural, Column::Kind, Column::Label, Column::ActsFor],
    key: 1,
    required: &[Column::Word, Column::Kind, Column::Label, Column::ActsFor],
};

/// Titles of people.
pub(super) const TITLES: Shape = Shape {
    file: "words/titles.csv",
    kind: None,
    columns: &[Column::Title, Column::Office, Column::Of, Column::Gender],
    key: 1,
    required: &[Column::Title],
};

/// Strings that look like listed names.
pub(super) const TRAPS: Shape = Shape {
    file: "words/traps.csv",
    kind: None,
    columns: &[Column::Text, Column::Reason],
    key: 1,
    required: &[Column::Text, Column::Reason],
};

/// Names that may mean several entities.
pub(super) const AMBIGUOUS: Shape = Shape {
    file: "words/ambiguous.csv",
    kind: None,
    columns: &[Column::Text, Column::Reason],
    key: 1,
    required: &[Column::Text, Column::Reason],
};

/// All files, in the order in which they are read.
pub(super) const ALL: [&Shape; 9] =
    [&STATES, &PLACES, &ORGANISATIONS, &PEOPLE, &OFFICES, &ROLES, &TITLES, &TRAPS, &AMBIGUOUS];

/// The header of a data file, `words/roles.csv`: all its columns, separated by commas.
pub fn header(file: &str) -> Option<String> {
    ALL.iter().find(|shape| shape.file == file).map(|shape| shape.names())
}
