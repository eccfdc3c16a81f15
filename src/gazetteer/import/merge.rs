//! [`Merger`]: records → rows of the folder, each with the id of whom it is about.

use std::path::Path;

use super::super::shape::{self, Column, Shape};
use super::super::table::values;
use super::super::{day, name};
use super::cells::Cells;
use super::clean::{clean, point};
use super::folder::Folder;
use super::known::{Known, prefix};
use super::office;
use super::record::{List, Record};
use crate::diagnostic::Diagnostic;
use crate::model::EntityKind;

/// Takes records one after the other.
pub(super) struct Merger {
    known: Known,
    least_population: u64,
    merged: Merged,
}

/// What all records came to.
pub(super) struct Merged {
    /// The folder with its new rows.
    pub folder: Folder,
    /// How many records told nothing new.
    pub known: usize,
    /// How many records are about what isn't wanted.
    pub passed_over: usize,
    /// What is wrong with rows.
    pub faults: Vec<Diagnostic>,
}

/// A record's place, for messages.
struct At<'p> {
    path: &'p Path,
    line: usize,
}

impl At<'_> {
    fn fault(&self, message: String) -> Diagnostic {
        Diagnostic::of_file(self.path, message).at(self.line, 0)
    }
}

impl Merger {
    /// A merger of records into a folder over what is known.
    pub fn new(known: Known, folder: Folder, least_population: u64) -> Self {
        let merged = Merged { folder, known: 0, passed_over: 0, faults: Vec::new() };
        Self { known, least_population, merged }
    }

    /// Takes all records of a list.
    pub fn take(&mut self, list: List) {
        self.merged.faults.extend(list.faults);
        self.merged.passed_over += list.passed_over;
        for record in list.records {
            let at = At { path: &list.path, line: record.line };
            if let Err(fault) = self.record(&at, record) {
                self.merged.faults.push(fault);
            }
        }
    }

    /// What they came to.
    pub fn finish(self) -> Merged {
        self.merged
    }

    /// Takes one record.
    ///
    /// # Errors
    /// Why nothing of it could be taken.
    fn record(&mut self, at: &At<'_>, record: Record) -> Result<(), Diagnostic> {
        let mut cells = self.cleaned(at, record.cells);
        let prefixes = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];
        let by_id =
            prefixes.into_iter().find(|kind| cells.get(Column::Id).starts_with(prefix(*kind)));
        let kind = by_id.or(record.kind).ok_or_else(|| {
            at.fault("it isn't known what it is".into()).hint("say it: --kind person")
        })?;
        let shape = shape_of(kind).ok_or_else(|| {
            at.fault("only people, organisations and places can be imported".into())
        })?;
        let people = cells.get(Column::Population).parse::<u64>();
        if people.is_ok_and(|people| people < self.least_population) {
            self.merged.passed_over += 1;
            return Ok(());
        }
        self.resolve_state(at, kind, &mut cells);
        let id = self.identify(at, kind, &cells)?;
        let mut told = self.describe(shape, &id, &cells);
        if kind == EntityKind::Person && cells.has(Column::Office) {
            told |= self.term(at, &id, &cells);
        }
        self.merged.known += usize::from(!told);
        Ok(())
    }

    /// The cells in our form; those that can't be are told and left out.
    fn cleaned(&mut self, at: &At<'_>, raw: Cells) -> Cells {
        let mut raw = raw;
        let coordinates =
            point(raw.get(Column::Latitude)).map(|(a, b)| (a.to_owned(), b.to_owned()));
        if let Some((latitude, longitude)) = coordinates {
            raw.set(Column::Latitude, latitude);
            raw.set(Column::Longitude, longitude);
        }
        let mut cells = Cells::default();
        for (column, cell) in raw.iter() {
            match clean(column, cell) {
                Ok(cell) => cells.set(column, cell),
                Err(advice) => {
                    self.merged
                        .faults
                        .push(at.fault(format!("bad {column} {cell:?}")).hint(advice));
                    if matches!(column, Column::From | Column::Until) {
                        cells.set(Column::Reason, "bad date");
                    }
                }
            }
        }
        cells
    }

    /// Finds the state, and of an office the owner, that cells name.
    fn resolve_state(&mut self, at: &At<'_>, kind: EntityKind, cells: &mut Cells) {
        let state = self.known.meant("state/", cells.get(Column::State)).map(str::to_owned);
        if cells.has(Column::State) && state.is_none() {
            let message = format!("unknown state {:?}", cells.get(Column::State));
            self.merged
                .faults
                .push(at.fault(message).hint("add it to states.csv, or leave it out"));
        }
        cells.set(Column::State, state.unwrap_or_default());
        if kind != EntityKind::Person || !cells.has(Column::Office) {
            return;
        }
        let of = cells.get(Column::Of);
        let owner = self.known.meant("state/", of).or(self.known.meant("organisation/", of));
        let (position, of) = match owner {
            Some(owner) => (cells.get(Column::Office), owner.to_owned()),
            None => match office::owner(&self.known, cells.get(Column::Office)) {
                Some((position, owner)) => (position, owner.to_owned()),
                None => (cells.get(Column::Office), cells.get(Column::State).to_owned()),
            },
        };
        let title = office::office(&self.known, position);
        cells.set(Column::Office, title);
        if of.starts_with("state/") && !cells.has(Column::State) {
            cells.set(Column::State, of.clone());
        }
        cells.set(Column::Of, of);
    }

    /// The id of whom a record is about, known or fresh.
    ///
    /// # Errors
    /// If it has no usable name, or its number or name is something else's.
    fn identify(&self, at: &At<'_>, kind: EntityKind, cells: &Cells) -> Result<String, Diagnostic> {
        let id = cells.get(Column::Id);
        let known = Some(id).filter(|id| !id.is_empty()).or_else(|| self.known.same(kind, cells));
        if let Some(known) = known.filter(|id| self.known.cells(id).is_some()) {
            if known.starts_with(prefix(kind)) {
                return Ok(known.to_owned());
            }
            return Err(at.fault(format!("{:?} is {known}'s number", cells.get(Column::Wikidata))));
        }
        let label = cells.get(Column::Label);
        let unnamed = label.strip_prefix('Q').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        });
        if label.is_empty() || unnamed {
            return Err(at.fault("it has no name in English".into()));
        }
        if self.known.is_trap(label) {
            return Err(at.fault(format!("{label:?} is listed in words/traps.csv")));
        }
        let owner = self
            .known
            .named(label)
            .iter()
            .find(|id| !id.starts_with("person/") && !id.starts_with("place/"));
        if let Some(owner) = owner.filter(|_| kind == EntityKind::Place) {
            let hint = "add it by hand with a longer label: \"Georgia, Arnor\"";
            return Err(at.fault(format!("{label:?} is a name of {owner}")).hint(hint));
        }
        if id.is_empty() { Ok(self.known.fresh_id(kind, cells)) } else { Ok(id.to_owned()) }
    }

    /// Writes what a record says of an entity beyond what is known, and whether there is any such thing.
    fn describe(&mut self, shape: &Shape, id: &str, cells: &Cells) -> bool {
        let before = self.known.cells(id).cloned();
        let is_known = before.is_some();
        let mut whole = before.unwrap_or_default().with(Column::Id, id);
        let mut row = Cells::default().with(Column::Id, id);
        for (column, cell) in cells.iter().filter(|(column, _)| shape.columns.contains(column)) {
            let number = matches!(column, Column::Wikidata | Column::Geonames);
            let taken =
                number && self.known.numbered(column, cell).is_some_and(|owner| owner != id);
            if !whole.has(column) && !is_name(column) && !taken {
                whole.set(column, cell);
                row.set(column, cell);
            }
        }
        if !whole.has(Column::Label) {
            whole.set(Column::Label, cells.get(Column::Label));
        }
        // Places without a type are towns, as far as lists of places go.
        if shape.required.contains(&Column::Type) && !whole.has(Column::Type) {
            whole.set(Column::Type, "city");
        }
        for (column, value) in self.new_names(&whole, cells) {
            whole.add(column, &value);
            row.set(column, whole.get(column));
        }
        if is_known && row.iter().count() == 1 {
            return false;
        }
        for column in shape.required {
            row.set(*column, whole.get(*column));
        }
        self.merged.folder.put(shape, &row, is_known);
        self.known.add(id, whole);
        true
    }

    /// The names of a record that an entity doesn't have yet, each with its column.
    fn new_names(&self, whole: &Cells, cells: &Cells) -> Vec<(Column, String)> {
        let mut keys: Vec<String> = name::COLUMNS
            .into_iter()
            .flat_map(|(column, _)| values(whole.get(column)))
            .map(name::key)
            .collect();
        let mut fresh = Vec::new();
        for column in [Column::Label, Column::Names, Column::Acronyms, Column::Spellings] {
            for value in values(cells.get(column)) {
                let key = name::key(value);
                if !keys.contains(&key) && !self.known.is_trap(value) {
                    keys.push(key);
                    let column = if column == Column::Label { Column::Names } else { column };
                    fresh.push((column, value.to_owned()));
                }
            }
        }
        fresh
    }

    /// Writes a term of office, and whether it is new.
    fn term(&mut self, at: &At<'_>, id: &str, cells: &Cells) -> bool {
        if !cells.has(Column::Of) {
            let message = format!("nobody knows whose office {:?} is", cells.get(Column::Office));
            self.merged.faults.push(at.fault(message).hint("give a state or an organisation"));
            return false;
        }
        let date = |column| day::parse(cells.get(column));
        let (from, until) = (date(Column::From), date(Column::Until));
        if let (Some(from), Some(until)) = (from, until)
            && day::reversed(from, until)
        {
            let message = format!("the term ends ({until}) before it begins ({from})");
            self.merged.faults.push(at.fault(message).hint("the person is taken without it"));
            return false;
        }
        if cells.has(Column::Reason) || self.known.terms.has(id, cells) {
            return false;
        }
        let mut row = Cells::default().with(Column::Person, id);
        for column in [Column::Office, Column::Of, Column::From, Column::Until] {
            row.set(column, cells.get(column));
        }
        if !row.has(Column::Until) {
            let end = self.known.terms.end_by_successor(id, &row);
            row.set(Column::Until, end.unwrap_or_default());
        }
        self.merged.folder.put(&shape::OFFICES, &row, false);
        true
    }
}

/// Whether a column holds names, which are merged and not replaced.
fn is_name(column: Column) -> bool {
    column != Column::Label && name::COLUMNS.iter().any(|(names, _)| *names == column)
}

/// The file of a kind.
fn shape_of(kind: EntityKind) -> Option<&'static Shape> {
    match kind {
        EntityKind::Person => Some(&shape::PEOPLE),
        EntityKind::Organisation => Some(&shape::ORGANISATIONS),
        EntityKind::Place => Some(&shape::PLACES),
        EntityKind::State | EntityKind::Group => None,
    }
}
