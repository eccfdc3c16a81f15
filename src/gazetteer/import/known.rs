//! [`Known`]: what the gazetteers know, by everything by which a list may name it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::merged::merged;
use super::super::name::{COLUMNS, key, slug};
use super::super::shape::{self, Column};
use super::super::table::{Table, values};
use super::cells::Cells;
use super::terms::Terms;
use crate::model::EntityKind;

/// What the gazetteers know, by everything by which a list may name it.
#[derive(Debug, Default)]
pub(super) struct Known {
    entities: BTreeMap<String, Cells>,
    numbers: HashMap<(Column, String), String>,
    names: HashMap<String, Vec<String>>,
    traps: HashSet<String>,
    /// Terms of office that were known before anything was imported.
    pub terms: Terms,
    /// The office that each title names, by the title in lower case.
    pub titles: HashMap<String, String>,
}

/// The columns whose cells identify an entity.
const NUMBERS: [Column; 3] = [Column::Wikidata, Column::Geonames, Column::Iso2];

impl Known {
    /// What tables without faults say.
    pub fn of(tables: &[Table]) -> Self {
        let mut known = Self::default();
        for shape in shape::ALL {
            for rows in merged(tables, shape) {
                let mut cells = Cells::default();
                shape.columns.iter().for_each(|column| cells.set(*column, rows.cell(*column)));
                match shape.file {
                    _ if shape.kind.is_some() => known.add(rows.cell(Column::Id), cells),
                    file if file == shape::OFFICES.file => known.terms.add(cells),
                    file if file == shape::TRAPS.file => {
                        known.traps.insert(loose(rows.cell(Column::Text)));
                    }
                    file if file == shape::TITLES.file && cells.has(Column::Office) => {
                        let title = rows.cell(Column::Title).to_lowercase();
                        known.titles.insert(title, rows.cell(Column::Office).to_owned());
                    }
                    _ => {}
                }
            }
        }
        known
    }

    /// Adds an entity, or what is new of a known one.
    pub fn add(&mut self, id: &str, cells: Cells) {
        for column in NUMBERS {
            if cells.has(column) {
                let number = (column, cells.get(column).to_owned());
                self.numbers.entry(number).or_insert_with(|| id.to_owned());
            }
        }
        for (column, _) in COLUMNS {
            for name in values(cells.get(column)) {
                let owners = self.names.entry(loose(name)).or_default();
                if !owners.iter().any(|owner| owner == id) {
                    owners.push(id.to_owned());
                }
            }
        }
        self.entities.insert(id.to_owned(), cells);
    }

    /// All that is known of an entity.
    pub fn cells(&self, id: &str) -> Option<&Cells> {
        self.entities.get(id)
    }

    /// Who has a number.
    pub fn numbered(&self, column: Column, number: &str) -> Option<&str> {
        self.numbers.get(&(column, number.to_owned())).map(String::as_str)
    }

    /// Who has a name, whatever its case and typography.
    pub fn named(&self, name: &str) -> &[String] {
        self.names.get(&loose(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a string is listed as one that only looks like a name.
    pub fn is_trap(&self, name: &str) -> bool {
        self.traps.contains(&loose(name))
    }

    /// The one entity of a kind that a cell means by id, QID, ISO code or name; "albania-cabinet" is Albania too.
    pub fn meant(&self, prefix: &str, cell: &str) -> Option<&str> {
        let kind = |id: &&str| id.starts_with(prefix);
        let id = self.entities.get_key_value(cell).map(|(id, _)| id.as_str());
        let numbered = NUMBERS.into_iter().find_map(|column| self.numbered(column, cell));
        id.or(numbered).filter(kind).or_else(|| {
            let bare = cell.trim_end_matches("-cabinet").trim_end_matches("-ministers");
            let bare = bare.strip_prefix("the ").unwrap_or(bare);
            let mut owners = self.named(bare).iter().map(String::as_str).filter(kind);
            owners.next().filter(|_| owners.next().is_none())
        })
    }

    /// The entity that a record of some kind is about: by its numbers, else by its name and state, if that is one.
    pub fn same(&self, kind: EntityKind, cells: &Cells) -> Option<&str> {
        let numbered = |column| self.numbered(column, cells.get(column));
        let known = [Column::Wikidata, Column::Geonames].into_iter().find_map(numbered);
        if known.is_some() {
            return known;
        }
        let names =
            std::iter::once(cells.get(Column::Label)).chain(values(cells.get(Column::Names)));
        let owners = names.flat_map(|name| self.named(name)).map(String::as_str);
        let mut alike: Vec<&str> = owners
            .filter(|id| id.starts_with(prefix(kind)))
            .filter(|id| self.cells(id).is_some_and(|known| agree(kind, known, cells)))
            .collect();
        alike.sort_unstable();
        alike.dedup();
        alike.first().copied().filter(|_| alike.len() == 1)
    }

    /// An id for what isn't known: the name's, with the QID or the state's name after it where that is taken.
    pub fn fresh_id(&self, kind: EntityKind, cells: &Cells) -> String {
        let name = slug(cells.get(Column::Label));
        let item = cells.get(Column::Wikidata).to_ascii_lowercase();
        let state = cells.get(Column::State).trim_start_matches("state/");
        let tried = [[name.as_str(), ""], [&name, &item], [&name, state]];
        let joined = |parts: &[&str]| {
            let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
            format!("{}{}", prefix(kind), parts.join("-"))
        };
        let free = |id: &String| id.len() > prefix(kind).len() && !self.entities.contains_key(id);
        let numbers = (2..).map(|number: u32| joined(&[&name, state, &number.to_string()]));
        let mut ids = tried.iter().map(|parts| joined(parts)).chain(numbers);
        ids.find(free).unwrap_or_default()
    }
}

/// How the ids of a kind begin.
pub(super) const fn prefix(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person/",
        EntityKind::State => "state/",
        EntityKind::Organisation => "organisation/",
        EntityKind::Place => "place/",
        EntityKind::Group => "group/",
    }
}

/// Whether two rows with one name may be about one entity.
fn agree(kind: EntityKind, known: &Cells, cells: &Cells) -> bool {
    let same = |column| known.get(column) == cells.get(column);
    let either = |column| !known.has(column) || !cells.has(column) || same(column);
    let town = |cells: &Cells| matches!(cells.get(Column::Type), "city" | "capital");
    let numbers = NUMBERS.into_iter().all(either);
    numbers
        && match kind {
            EntityKind::Place => {
                same(Column::State) && (either(Column::Type) || town(known) && town(cells))
            }
            // A secretary-general's list says no state.
            EntityKind::Person => either(Column::State),
            // An international body has no state with us, and a seat with others.
            _ => true,
        }
}

/// A name as it is compared here: as the tagger does, and without case.
pub(super) fn loose(name: &str) -> String {
    key(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::super::load;
    use super::{Cells, Column, EntityKind, Known};

    fn shipped() -> Known {
        Known::of(&load::read(&[], &mut Vec::new()))
    }

    #[test]
    fn a_cell_means_a_state_by_code_number_or_name() {
        let known = shipped();
        for (cell, expected) in [
            ("AL", Some("state/albania")),
            ("Q222", Some("state/albania")),
            ("state/albania", Some("state/albania")),
            ("czech-ministers", Some("state/czech-republic")),
            ("us-cabinet", Some("state/united-states")),
            ("bosnia-herzegovina-ministers", Some("state/bosnia-and-herzegovina")),
            ("Korea", None),
            ("world", None),
            ("", None),
        ] {
            assert_eq!(known.meant("state/", cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_person_is_the_same_by_number_or_by_name_and_state() {
        let known = shipped();
        let row = |label: &str, item: &str, state: &str| {
            let cells = Cells::default().with(Column::Label, label);
            cells.with(Column::Wikidata, item).with(Column::State, state)
        };
        for (cells, expected) in [
            (row("E. Rama", "Q316901", ""), true),
            (row("Edi RAMA", "", "state/albania"), true),
            (row("Edi Rama", "", "state/chile"), false),
            (row("Edi Rama", "Q1", "state/albania"), false),
        ] {
            let same = known.same(EntityKind::Person, &cells);
            assert_eq!(same == Some("person/edi-rama"), expected, "{cells:?}");
        }
    }

    #[test]
    fn an_id_is_the_names_and_nobody_elses() {
        let known = shipped();
        let row = |label: &str| Cells::default().with(Column::Label, label);
        for (cells, expected) in [
            (row("Ann d'Arnor"), "person/ann-darnor"),
            (row("Edi Rama").with(Column::Wikidata, "Q1"), "person/edi-rama-q1"),
            (row("Edi Rama").with(Column::State, "state/chile"), "person/edi-rama-chile"),
            (row("Edi Rama"), "person/edi-rama-2"),
            (row("王").with(Column::Wikidata, "Q2"), "person/q2"),
        ] {
            assert_eq!(known.fresh_id(EntityKind::Person, &cells), expected);
        }
    }
}
