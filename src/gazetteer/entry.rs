//! [`Entry`]: an entity with all that its row says.

use crate::model::{Date, Entity};

/// An entity with all that its row says.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The entity.
    pub entity: Entity,
    /// What kind of organisation or place it is: `ministry`, `capital`, `sea` …; empty for people and states.
    pub class: String,
    /// A person's gender, where the row says it.
    pub gender: Option<Gender>,
    /// When it began to exist, if that is known.
    pub from: Option<Date>,
    /// When it ceased to exist.
    pub until: Option<Date>,
    /// Its number in GeoNames.
    pub geonames: Option<String>,
    /// Latitude and longitude in degrees, north and east positive.
    pub coordinates: Option<(f64, f64)>,
    /// How many people live there.
    pub population: Option<u64>,
}

impl Entry {
    /// Whether it existed on some day of `date`, as far as is known.
    pub fn existed(&self, date: Date) -> bool {
        super::day::within(date, self.from, self.until)
    }
}

/// Which pronoun a person goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

impl Gender {
    /// The gender of a cell: `female` or `male`.
    pub(super) fn parse(cell: &str) -> Option<Self> {
        match cell {
            "female" => Some(Self::Female),
            "male" => Some(Self::Male),
            _ => None,
        }
    }
}
