//! What is wrong with a gazetteer beyond what stops it from loading.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::merged::{Merged, merged};
use super::name::{COLUMNS, key};
use super::shape::{self, Column};
use super::table::{Row, Table, values};
use super::{load, row};
use crate::diagnostic::Diagnostic;

/// Every fault of the shipped files with the user's folders over them, in order of file and line: first of all what
/// [`super::Gazetteer::load`] would refuse, then what would only make worse tagging.
///
/// The latter: a name that several entities share and `words/ambiguous.csv` doesn't list, two spellings in a row that the tagger holds to be one
/// name, a number (Wikidata, GeoNames, ISO) that two entities have, a state without demonym or capital, two role
/// words that compose one entity and disagree about it, a trap that is a listed name.
pub fn check(extra_folders: &[PathBuf]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let tables = load::read(extra_folders, &mut faults);
    row::check(&tables, &mut faults);
    extra_folders.iter().for_each(|folder| check_files(folder, &mut faults));
    check_names(&tables, &mut faults);
    check_numbers(&tables, &mut faults);
    check_states(&tables, &mut faults);
    check_roles(&tables, &mut faults);
    check_traps(&tables, &mut faults);
    faults.sort();
    faults
}

/// A CSV file in a user's folder has the name of one of ours, or nobody reads it.
fn check_files(folder: &Path, faults: &mut Vec<Diagnostic>) {
    for within in ["", "words"] {
        let Ok(files) = fs::read_dir(folder.join(within)) else { continue };
        let names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        for name in names.filter(|name| name.ends_with(".csv")) {
            let file = Path::new(within).join(&name);
            let ours = |shape: &&'static shape::Shape| Path::new(shape.file).ends_with(&name);
            let meant = shape::ALL.into_iter().find(ours);
            let words = within == "words" && ["classes.csv", "verbs.csv"].contains(&name.as_str());
            let other = ["agencies.csv", "boilerplate.csv"].contains(&name.as_str());
            if words || other || meant.is_some_and(|shape| Path::new(shape.file) == file) {
                continue;
            }
            let fault =
                Diagnostic::of_file(folder.join(&file), "no file of a gazetteer has this name");
            faults.push(match meant {
                Some(shape) => fault.hint(format!("its place is {}", shape.file)),
                None => fault.hint(format!("it isn't read; the files are {}", names_of_files())),
            });
        }
    }
}

/// The names of all files of a gazetteer.
fn names_of_files() -> String {
    shape::ALL.map(|shape| shape.file).join(", ")
}

/// All entities of all files, by file and id.
fn entities(tables: &[Table]) -> Vec<Merged<'_>> {
    let shapes = shape::ALL.into_iter().filter(|shape| shape.kind.is_some());
    shapes.flat_map(|shape| merged(tables, shape)).collect()
}

/// A name means one entity, unless the list of ambiguous ones says why not; and it stands once in its row.
fn check_names(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    let listed = merged(tables, &shape::AMBIGUOUS);
    let ambiguous: BTreeMap<String, &Merged<'_>> =
        listed.iter().map(|rows| (key(rows.cell(Column::Text)), rows)).collect();
    let mut owners: HashMap<String, &str> = HashMap::new();
    let entities = entities(tables);
    for rows in &entities {
        let mut own: BTreeMap<String, &str> = BTreeMap::new();
        for (column, _) in COLUMNS {
            let Some(row) = rows.row(column) else { continue };
            for text in values(row.cell(column)) {
                let key = key(text);
                match own.get(&key) {
                    // An adjective may be the name itself: "Vatican".
                    Some(_) if column == Column::Demonyms => {}
                    // So may an acronym be the label.
                    Some(other) if *other == text && *other == rows.cell(Column::Label) => {}
                    Some(other) => faults.push(repeated(row, column, text, other)),
                    None => {
                        let id = rows.cell(Column::Id);
                        let owner = owners.entry(key.clone()).or_insert(id);
                        if *owner != id && !ambiguous.contains_key(&key) {
                            faults.push(shared(row, column, text, owner));
                        }
                        own.insert(key, text);
                    }
                }
            }
        }
    }
    for (key, rows) in &ambiguous {
        if let (None, Some(row)) = (owners.get(key), rows.row(Column::Text)) {
            faults.push(
                row.fault(
                    Column::Text,
                    format!("nothing has the name {:?}", row.cell(Column::Text)),
                )
                .hint("drop the line"),
            );
        }
    }
}

fn repeated(row: &Row<'_>, column: Column, text: &str, other: &str) -> Diagnostic {
    let message = format!("{text:?} repeats {other:?}");
    row.fault(column, message).hint(
        "accents, hyphens, apostrophes and the dots of initials need no spelling of their own",
    )
}

fn shared(row: &Row<'_>, column: Column, text: &str, owner: &str) -> Diagnostic {
    let message = format!("{text:?} is a name of {owner:?} too");
    row.fault(column, message).hint("drop one, or list it with the reason in words/ambiguous.csv")
}

/// A number belongs to one entity.
fn check_numbers(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    let mut owners: HashMap<(Column, &str), &str> = HashMap::new();
    for rows in entities(tables) {
        for column in [Column::Wikidata, Column::Geonames, Column::Iso2, Column::Iso3] {
            let Some(row) = rows.row(column) else { continue };
            let id = rows.cell(Column::Id);
            let owner = *owners.entry((column, row.cell(column))).or_insert(id);
            if owner != id {
                faults.push(row.fault(
                    column,
                    format!("{:?} is the {column} of {owner:?} too", row.cell(column)),
                ));
            }
        }
    }
}

/// A state has an adjective, by which its bodies are named, and a capital, by which its government is.
fn check_states(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    for rows in merged(tables, &shape::STATES) {
        for column in [Column::Demonyms, Column::Capital] {
            if let (None, Some(row)) = (rows.row(column), rows.row(Column::Id)) {
                faults
                    .push(row.fault(column, format!("{} has no {column}", rows.cell(Column::Id))));
            }
        }
    }
}

/// Two role words with one label compose one entity, so they agree on its kind and on whether it acts for its state.
fn check_roles(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    let roles = merged(tables, &shape::ROLES);
    let mut known: BTreeMap<String, &Merged<'_>> = BTreeMap::new();
    for rows in &roles {
        let first = *known.entry(rows.cell(Column::Label).to_lowercase()).or_insert(rows);
        for column in [Column::Kind, Column::ActsFor] {
            if let Some(row) = rows.row(column).filter(|row| row.cell(column) != first.cell(column))
            {
                let message = format!(
                    "{} is {:?}, of {:?} with the same label it is {:?}",
                    column,
                    row.cell(column),
                    first.cell(Column::Word),
                    first.cell(column)
                );
                faults.push(row.fault(column, message));
            }
        }
    }
}

/// A trap isn't itself a listed name, which would make it an entity and none at once.
fn check_traps(tables: &[Table], faults: &mut Vec<Diagnostic>) {
    let mut names = HashSet::new();
    for rows in entities(tables) {
        for (column, _) in COLUMNS {
            names.extend(values(rows.cell(column)).map(|text| key(text).to_lowercase()));
        }
    }
    for rows in merged(tables, &shape::TRAPS) {
        let Some(row) = rows.row(Column::Text) else { continue };
        let text = key(row.cell(Column::Text)).to_lowercase();
        if names.contains(&text) {
            let fault =
                row.fault(Column::Text, format!("{:?} is a listed name", row.cell(Column::Text)));
            faults.push(fault.hint("drop the trap, or the name"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::faults;
    use super::check;

    #[test]
    fn what_makes_tagging_worse_is_a_fault() {
        for (file, content, expected) in [
            (
                "people.csv",
                "id,label,names\nperson/ann,Ann Arnor,Ann of Arnor|Ann-of-Arnor\n",
                "people.csv:2:22: \"Ann-of-Arnor\" repeats \"Ann of Arnor\"; accents, hyphens, apostrophes and the dots of initials need no spelling of their own",
            ),
            (
                "people.csv",
                "id,label,wikidata\nperson/zara,Zara Rama,Q222\n",
                "people.csv:2:23: \"Q222\" is the wikidata of \"state/albania\" too",
            ),
            (
                "organisations.csv",
                "id,label\norganisation/other-nato,Nato's Friends\norganisation/zz,North Atlantic Treaty Organization\n",
                "organisations.csv:3:17: \"North Atlantic Treaty Organization\" is a name of \"organisation/nato\" too; drop one, or list it with the reason in words/ambiguous.csv",
            ),
            (
                "states.csv",
                "id,label,demonyms\nstate/arnor,Arnor,Arnorian\n",
                "states.csv:2: state/arnor has no capital",
            ),
            (
                "words/roles.csv",
                "word,plural,kind,label,acts_for\nlegation,,Organisation,embassy of {of},yes\n",
                "words/roles.csv:2:11: kind is \"Organisation\", of \"embassy\" with the same label it is \"Group\"",
            ),
            (
                "words/traps.csv",
                "text,reason\nNew Albania Street,a street\nTehran,a byword\n",
                "words/traps.csv:3:1: \"Tehran\" is a listed name; drop the trap, or the name",
            ),
            (
                "traps.csv",
                "text,reason\n",
                "traps.csv: no file of a gazetteer has this name; its place is words/traps.csv",
            ),
            (
                "words/ambiguous.csv",
                "text,reason\nMinas Tirith,none\n",
                "words/ambiguous.csv:2:1: nothing has the name \"Minas Tirith\"; drop the line",
            ),
        ] {
            assert_eq!(faults(&[(file, content)]), [expected], "{content}");
        }
    }

    #[test]
    fn the_shipped_files_have_no_fault() {
        let faults: Vec<String> = check(&[]).iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}
