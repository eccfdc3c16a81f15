//! [`PartOptions`]: which part of the graph.

use anyhow::Result;
use chancery::graph::{Part, Store};
use chancery::model::Date;
use clap::Args;

use super::dates::parse_day;

/// Which part of the graph.
#[derive(Debug, Args)]
pub struct PartOptions {
    /// Only this article's claims, or those behind this entity, event or claim, by name; may be given several times
    #[arg(long, value_name = "NAME")]
    select: Vec<String>,
    /// Only what happened on this day or later: by a claim's own day, else by its article's
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    since: Option<Date>,
    /// Only what happened on this day or before
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    until: Option<Date>,
}

impl PartOptions {
    /// The part of a store.
    ///
    /// # Errors
    /// If nothing in the store has a name.
    pub fn of(&self, store: &Store) -> Result<Part> {
        let mut of = Vec::new();
        for name in &self.select {
            of.extend(store.resolve(name)?);
        }
        Ok(Part { of, since: self.since, until: self.until })
    }
}
