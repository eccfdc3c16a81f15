//! Gazetteers of any size: the shipped one with invented people, or some of its entities.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chancery::gazetteer::{Gazetteer, Name, NameKind};
use chancery::model::EntityKind;

use super::random::Random;

/// A gazetteer with about `size` names: the shipped one with invented people, or, for fewer than it has, its states and as
/// many of its other entities as that allows.
pub fn gazetteer(folder: &Path, size: usize) -> Gazetteer {
    let shipped = Gazetteer::load(&[]).expect("good files");
    if shipped.names().len() < size {
        return Gazetteer::load(&[self::folder(folder, size)]).expect("good files");
    }
    Gazetteer::alone(&[reduced(folder, &shipped, size)]).expect("good files")
}

/// Writes a folder with the words of the shipped gazetteer, its states, and other entities in turn, until it has `size`
/// names.
fn reduced(folder: &Path, shipped: &Gazetteer, size: usize) -> PathBuf {
    let folder = folder.join(size.to_string());
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers/words");
    fs::create_dir_all(folder.join("words")).expect("the folder can be made");
    fs::copy(words.join("roles.csv"), folder.join("words/roles.csv")).expect("it can be copied");
    free_titles(&words.join("titles.csv"), &folder.join("words/titles.csv"));
    let mut names: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in shipped.names() {
        names.entry(name.entity.as_str()).or_default().push(name);
    }
    let states = shipped.entries().filter(|entry| entry.entity.kind == EntityKind::State);
    // Every fifth of the others: some of all kinds.
    let others =
        shipped.entries().filter(|entry| entry.entity.kind != EntityKind::State).step_by(5);
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let mut written = 0;
    for entry in states.chain(others) {
        let (file, header) = match entry.entity.kind {
            EntityKind::State => ("states.csv", "id,label,names,demonyms\n"),
            EntityKind::Place => ("places.csv", "id,label,type,names\n"),
            EntityKind::Person => ("people.csv", "id,label,names\n"),
            _ => ("organisations.csv", "id,label,names\n"),
        };
        let own = names.get(entry.entity.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        written += own.len();
        if written > size {
            break;
        }
        let of = |demonyms: bool| {
            let own = own.iter().filter(|name| (name.what == NameKind::Demonym) == demonyms);
            own.map(|name| name.text.as_str()).collect::<Vec<_>>().join("|")
        };
        let mut cells = vec![entry.entity.id.to_string(), format!("\"{}\"", entry.entity.label)];
        match entry.entity.kind {
            EntityKind::State => cells.extend([format!("\"{}\"", of(false)), of(true)]),
            EntityKind::Place => cells.extend([entry.class.clone(), format!("\"{}\"", of(false))]),
            _ => cells.push(format!("\"{}\"", of(false).replace('"', "\"\""))),
        }
        let rows = files.entry(file).or_insert_with(|| header.to_owned());
        let _ = writeln!(rows, "{}", cells.join(","));
    }
    for (file, rows) in files {
        fs::write(folder.join(file), rows).expect("the file can be written");
    }
    folder
}

/// Copies the titles that belong to no entity of their own, which a reduced list may lack.
fn free_titles(from: &Path, to: &Path) {
    let mut rows = csv::Reader::from_path(from).expect("the titles");
    let of = rows.headers().expect("a header").iter().position(|name| name == "of");
    let mut kept = csv::Writer::from_path(to).expect("the file can be written");
    kept.write_record(rows.headers().expect("a header")).expect("it can be written");
    for row in rows.records().map(|row| row.expect("a good row")) {
        if of.and_then(|of| row.get(of)).is_none_or(str::is_empty) {
            kept.write_record(&row).expect("it can be written");
        }
    }
}

/// Writes a folder with invented people so that it and the shipped gazetteer have `size` names.
pub fn folder(folder: &Path, size: usize) -> PathBuf {
    let folder = folder.join(size.to_string());
    if folder.is_dir() {
        return folder;
    }
    let shipped = Gazetteer::load(&[]).expect("good files");
    let mut random = Random::new(size as u64);
    let mut known: HashSet<String> = shipped.names().iter().map(|n| n.text.clone()).collect();
    let mut rows = String::from("id,label,state,names\n");
    let mut number = 0;
    while known.len() < size {
        let name = format!("{} {}", random.surname(), random.surname());
        let other = format!("{} {}", random.surname(), random.surname());
        if known.insert(name.clone()) && known.insert(other.clone()) {
            let _ = writeln!(rows, "person/invented-{number},{name},state/norway,{other}");
            number += 1;
        }
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("people.csv"), rows).expect("the file can be written");
    folder
}
