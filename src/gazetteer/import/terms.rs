//! [`Terms`]: the terms of office that were known before anything was imported.

use std::collections::HashMap;

use super::super::day;
use super::super::shape::Column;
use super::cells::Cells;

/// The terms of office that were known before anything was imported, by office and owner.
#[derive(Debug, Default)]
pub(super) struct Terms(HashMap<[String; 2], Vec<Cells>>);

impl Terms {
    /// Adds a row of `offices.csv`.
    pub fn add(&mut self, term: Cells) {
        self.0.entry(office(&term)).or_default().push(term);
    }

    fn of_office(&self, term: &Cells) -> &[Cells] {
        self.0.get(&office(term)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a term of the same person and office is known that runs at the same time: somebody looked at it, so it
    /// has the word.
    pub fn has(&self, person: &str, term: &Cells) -> bool {
        let mut own =
            self.of_office(term).iter().filter(|known| known.get(Column::Person) == person);
        own.any(|known| {
            known.get(Column::From) == term.get(Column::From)
                || !after(known, term) && !after(term, known)
        })
    }

    /// The day on which somebody else is known to have taken the office after a term began, as it is written.
    pub fn end_by_successor(&self, person: &str, term: &Cells) -> Option<String> {
        let from = day::parse(term.get(Column::From))?;
        let others =
            self.of_office(term).iter().filter(|known| known.get(Column::Person) != person);
        let begins = others.filter_map(|known| day::parse(known.get(Column::From)));
        let next = begins.filter(|begin| day::reversed(*begin, from)).min();
        next.map(|begin| begin.to_string())
    }
}

/// What an office is known by: its words and its owner.
fn office(term: &Cells) -> [String; 2] {
    [Column::Office, Column::Of].map(|column| term.get(column).to_owned())
}

/// Whether one term begins when the other has ended; on its last day counts.
fn after(one: &Cells, other: &Cells) -> bool {
    let from = day::parse(one.get(Column::From));
    let until = day::parse(other.get(Column::Until));
    from.zip(until).is_some_and(|(from, until)| from == until || day::reversed(from, until))
}

#[cfg(test)]
mod tests {
    use super::{Cells, Column, Terms};

    fn term(person: &str, from: &str, until: &str) -> Cells {
        let cells = Cells::default().with(Column::Person, person).with(Column::Office, "king");
        cells.with(Column::Of, "state/arnor").with(Column::From, from).with(Column::Until, until)
    }

    #[test]
    fn a_known_term_has_the_word_for_its_time() {
        let mut terms = Terms::default();
        terms.add(term("person/ann", "2001-02-03", "2005"));
        for (person, from, until, expected) in [
            ("person/ann", "2001-02-03", "", true),
            ("person/ann", "2003", "2004", true),
            ("person/ann", "2005", "2009", false),
            ("person/ann", "2006", "", false),
            ("person/bo", "2003", "2004", false),
        ] {
            let imported = term(person, from, until);
            assert_eq!(terms.has(person, &imported), expected, "{person} {from}");
        }
    }

    #[test]
    fn a_term_without_an_end_ends_with_the_next() {
        let mut terms = Terms::default();
        terms.add(term("person/ann", "2001-02-03", "2005"));
        terms.add(term("person/bo", "2005", ""));
        for (person, from, expected) in [
            ("person/cy", "1999", Some("2001-02-03")),
            ("person/ann", "2001-02-03", Some("2005")),
            ("person/cy", "2005", None),
            ("person/cy", "", None),
        ] {
            let end = terms.end_by_successor(person, &term(person, from, ""));
            assert_eq!(end.as_deref(), expected, "{person} {from}");
        }
    }
}
