//! [`GivenNames`]: first names, by which a stranger is known for a person.

use std::collections::HashMap;

use crate::gazetteer::{Gazetteer, Gender};
use crate::model::EntityKind;

/// First names of the people whom the gazetteer lists, and whose they mostly are.
#[derive(Debug, Default)]
pub(super) struct GivenNames(HashMap<Box<str>, Count>);

/// How many women and men have a first name.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    women: u32,
    men: u32,
}

impl GivenNames {
    /// The first word of every listed person's label.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut names = Self::default();
        for person in gazetteer.entries().filter(|entry| entry.entity.kind == EntityKind::Person) {
            let Some((first, _)) = person.entity.label.split_once(' ') else { continue };
            if first.len() <= 2 || first.contains(['-', '.']) {
                continue;
            }
            let count = names.0.entry(first.into()).or_default();
            count.women += u32::from(person.gender == Some(Gender::Female));
            count.men += u32::from(person.gender == Some(Gender::Male));
        }
        names
    }

    /// Whether somebody listed has this first name.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Whose name it is; none where women and men have it, or nobody listed has.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        match self.0.get(word)? {
            Count { women: 1.., men: 0 } => Some(Gender::Female),
            Count { women: 0, men: 1.. } => Some(Gender::Male),
            _ => None,
        }
    }
}
