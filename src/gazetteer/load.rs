//! Files → [`Gazetteer`].

use std::collections::HashSet;
use std::path::PathBuf;

use super::entry::{Entry, Gender};
use super::merged::{Merged, merged};
use super::name::{COLUMNS, Name, NameKind};
use super::shape::{self, Column};
use super::source::Source;
use super::table::{Table, values};
use super::term::{self, Term};
use super::word::{Role, Title, Trap};
use super::{Gazetteer, day, form, row};
use crate::diagnostic::Diagnostic;
use crate::model::{Entity, EntityId, EntityKind, Office};

/// The gazetteer of the shipped files and the user's folders, or all their faults.
pub(super) fn load(extra_folders: &[PathBuf]) -> Result<Gazetteer, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let tables = read(extra_folders, &mut faults);
    row::check(&tables, &mut faults);
    if faults.is_empty() { Ok(build(&tables)) } else { Err(faults) }
}

/// The gazetteer of folders alone, or all their faults.
pub(super) fn load_alone(folders: &[PathBuf]) -> Result<Gazetteer, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut tables = Vec::new();
    read_folders(folders, &mut tables, &mut faults);
    row::check(&tables, &mut faults);
    if faults.is_empty() { Ok(build(&tables)) } else { Err(faults) }
}

/// All files, the shipped ones first, then folder by folder.
pub(super) fn read(extra_folders: &[PathBuf], faults: &mut Vec<Diagnostic>) -> Vec<Table> {
    let mut tables = Vec::new();
    for shape in shape::ALL {
        tables.extend(Source::shipped(shape).map(|source| Table::read(shape, source, faults)));
    }
    read_folders(extra_folders, &mut tables, faults);
    tables
}

/// Adds the files of folders, folder by folder.
fn read_folders(folders: &[PathBuf], tables: &mut Vec<Table>, faults: &mut Vec<Diagnostic>) {
    for folder in folders {
        if !folder.is_dir() {
            faults.push(
                Diagnostic::of_file(folder, "no such folder")
                    .hint("name a folder that holds states.csv, people.csv …"),
            );
        }
        for shape in shape::ALL {
            match Source::in_folder(folder, shape) {
                Ok(source) => {
                    tables.extend(source.map(|source| Table::read(shape, source, faults)))
                }
                Err(fault) => faults.push(fault),
            }
        }
    }
}

/// Makes the gazetteer of tables without faults.
fn build(tables: &[Table]) -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    for shape in shape::ALL {
        let Some(kind) = shape.kind else { continue };
        for rows in merged(tables, shape) {
            add_entity(&mut gazetteer, kind, &rows);
        }
    }
    for rows in merged(tables, &shape::OFFICES) {
        add_term(&mut gazetteer, &rows);
    }
    gazetteer.roles = merged(tables, &shape::ROLES).iter().filter_map(role).collect();
    gazetteer.titles = merged(tables, &shape::TITLES).iter().map(title).collect();
    gazetteer.traps = merged(tables, &shape::TRAPS)
        .iter()
        .map(|rows| Trap {
            text: rows.cell(Column::Text).to_owned(),
            reason: rows.cell(Column::Reason).to_owned(),
        })
        .collect();
    gazetteer.ambiguous = merged(tables, &shape::AMBIGUOUS)
        .iter()
        .map(|rows| (rows.cell(Column::Text).to_owned(), rows.cell(Column::Reason).to_owned()))
        .collect();
    swear_in(&mut gazetteer);
    seat(&mut gazetteer);
    gazetteer
}

/// Puts the terms of all offices and of every person in order and says whom each person acts for by them.
fn swear_in(gazetteer: &mut Gazetteer) {
    for terms in gazetteer.terms.values_mut() {
        terms.sort_by(|a, b| a.of.cmp(&b.of));
    }
    let idle = gazetteer.roles.iter().filter(|role| !role.acts_for);
    let idle: HashSet<&str> = idle.map(|role| role.word.as_str()).collect();
    for Entry { entity, .. } in &mut gazetteer.entries {
        entity.offices.sort_by_key(|office| office.from);
        let of = term::allegiance(&entity.offices, None, |office| !idle.contains(office));
        if let Some(of) = of.cloned() {
            (entity.of, entity.acts_for) = (Some(of), true);
        }
    }
}

/// Notes the capitals whose names are bywords for organisations: "Brussels".
fn seat(gazetteer: &mut Gazetteer) {
    let is_called = |id: &EntityId, name: &Name| {
        gazetteer.entity(id).is_some_and(|capital| capital.label == name.text)
    };
    let bywords = gazetteer.names.iter().filter(|name| name.what == NameKind::Metonym);
    let seats = bywords.filter_map(|name| {
        let capital = gazetteer.capitals.keys().filter(|id| is_called(id, name)).min()?;
        Some((capital.clone(), name.entity.clone()))
    });
    gazetteer.seats = seats.collect();
}

fn add_entity(gazetteer: &mut Gazetteer, kind: EntityKind, rows: &Merged<'_>) {
    let id = EntityId::new(rows.cell(Column::Id));
    // A state is part of another, a body of an organisation; others belong to a state.
    let of = rows.id(Column::PartOf).or_else(|| rows.id(Column::State));
    let entity = Entity {
        wikidata: rows.text(Column::Wikidata),
        iso: rows.text(Column::Iso2),
        of,
        // A person acts for a state by an office: see `swear_in`.
        acts_for: rows.cell(Column::ActsFor) == "yes",
        ..Entity::named(id.clone(), kind, rows.cell(Column::Label))
    };
    let number = |column: Column| rows.cell(column).parse::<f64>().ok();
    let entry = Entry {
        entity,
        class: rows.cell(Column::Type).to_owned(),
        gender: Gender::parse(rows.cell(Column::Gender)),
        from: day::parse(rows.cell(Column::From)),
        until: day::parse(rows.cell(Column::Until)),
        geonames: rows.text(Column::Geonames),
        coordinates: number(Column::Latitude).zip(number(Column::Longitude)),
        population: rows.cell(Column::Population).parse().ok(),
    };
    gazetteer.index.insert(id.clone(), gazetteer.entries.len());
    gazetteer.entries.push(entry);
    add_names(gazetteer, &id, rows);
    if let Some(adjective) = values(rows.cell(Column::Demonyms)).next() {
        gazetteer.adjectives.insert(id.clone(), adjective.to_owned());
    }
    for capital in values(rows.cell(Column::Capital)) {
        gazetteer.capitals.entry(EntityId::new(capital)).or_default().push(id.clone());
    }
}

/// Adds the label and the names of all columns, each string once.
fn add_names(gazetteer: &mut Gazetteer, id: &EntityId, rows: &Merged<'_>) {
    let begin = gazetteer.names.len();
    for (column, what) in COLUMNS {
        for text in values(rows.cell(column)) {
            if !gazetteer.names[begin..].iter().any(|name| name.text == text) {
                gazetteer.names.push(Name { text: text.to_owned(), entity: id.clone(), what });
            }
        }
    }
}

fn add_term(gazetteer: &mut Gazetteer, rows: &Merged<'_>) {
    let (person, of) =
        (EntityId::new(rows.cell(Column::Person)), EntityId::new(rows.cell(Column::Of)));
    let title = rows.cell(Column::Office).to_owned();
    let (from, until) = (day::parse(rows.cell(Column::From)), day::parse(rows.cell(Column::Until)));
    let entry = gazetteer.index.get(&person).map(|index| &mut gazetteer.entries[*index]);
    if let Some(entry) = entry {
        entry.entity.offices.push(Office { title: title.clone(), of: of.clone(), from, until });
    }
    gazetteer.terms.entry(title).or_default().push(Term { person, of, from, until });
}

fn role(rows: &Merged<'_>) -> Option<Role> {
    let kind = form::role_kind(rows.cell(Column::Kind))?;
    let (word, plural) = (rows.cell(Column::Word).to_owned(), rows.text(Column::Plural));
    let acts_for = rows.cell(Column::ActsFor) == "yes";
    Some(Role::new(word, plural, kind, rows.cell(Column::Label).to_owned(), acts_for))
}

fn title(rows: &Merged<'_>) -> Title {
    Title {
        title: rows.cell(Column::Title).to_owned(),
        office: rows.text(Column::Office),
        of: rows.id(Column::Of),
        gender: Gender::parse(rows.cell(Column::Gender)),
    }
}
