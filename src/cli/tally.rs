//! [`Tally`]: claims counted by relation and status.

use std::collections::BTreeMap;

use chancery::model::{Claim, Status};

/// Claims counted by relation and status.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<String, [usize; 4]>);

const STATUSES: [Status; 4] =
    [Status::Asserted, Status::Planned, Status::Hypothetical, Status::Negated];

impl Tally {
    /// The count of these claims.
    pub fn of(claims: &[Claim]) -> Self {
        let mut tally = Self::default();
        claims.iter().for_each(|claim| tally.count(&claim.relation, claim.status.name(), 1));
        tally
    }

    /// Counts some more of a relation and status; a status that has no name here counts for nothing.
    pub fn count(&mut self, relation: &str, status: &str, claims: usize) {
        if let Some(column) = STATUSES.iter().position(|known| known.name() == status) {
            self.0.entry(relation.to_owned()).or_default()[column] += claims;
        }
    }

    /// Counts all of another tally.
    pub fn add(&mut self, other: Self) {
        for (relation, counts) in other.0 {
            let sums = self.0.entry(relation).or_default();
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }

    /// A line a relation with a column a status, below a line with their names.
    pub fn text(&self) -> String {
        if self.0.is_empty() {
            return "no claims\n".to_owned();
        }
        let width = self.0.keys().map(String::len).max().unwrap_or(0).max("claims".len());
        let mut text = format!("{:<width$}", "claims");
        STATUSES.iter().for_each(|status| text += &format!("  {:>12}", status.name()));
        text.push('\n');
        for (relation, counts) in &self.0 {
            text += &format!("{relation:<width$}");
            counts.iter().for_each(|count| text += &format!("  {count:>12}"));
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn claims_are_counted_by_relation_and_status() {
        let mut tally = Tally::default();
        assert_eq!(tally.text(), "no claims\n");
        tally.count("hosts", "negated", 1);
        tally.count("accuses", "asserted", 11);
        tally.count("accuses", "rumoured", 7);
        assert_eq!(
            tally.text(),
            "claims       asserted       planned  hypothetical       negated\n\
             accuses            11             0             0             0\n\
             hosts               0             0             0             1\n"
        );
    }
}
