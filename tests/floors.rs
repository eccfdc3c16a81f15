//! Checks the floors of ARCHITECTURE.md by reading the `use` lines and paths of every source file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each room with its floor; a file may name rooms of lower floors and its own room.
const FLOORS: [(&str, u8); 17] = [
    ("main", 6),
    ("cli", 6),
    ("pipeline", 5),
    ("examples", 5),
    ("gaps", 5),
    ("publish", 5),
    ("serve", 5),
    ("graph", 4),
    ("rdf", 3),
    ("tag", 2),
    ("extract", 2),
    ("read", 1),
    ("text", 1),
    ("gazetteer", 1),
    ("rules", 1),
    ("model", 0),
    ("diagnostic", 0),
];

/// Rooms of one floor that may name each other, with the reason.
const NEIGHBOURS: [(&str, &str, &str); 7] = [
    ("main", "cli", "the program is its commands"),
    ("examples", "pipeline", "a rule's examples run through all stages"),
    ("gazetteer", "text", "names are folded as the text is"),
    ("rules", "text", "cues are folded as the text is"),
    ("rules", "gazetteer", "both advise on mistyped words"),
    ("read", "text", "metadata holds dates"),
    ("diagnostic", "model", "plain values"),
];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    found.sort();
    found
}

/// The rooms that a source names behind `prefix` (`crate::`; in the program `chancery::`), with their lines. A list in
/// braces may run over several lines.
fn rooms_named(source: &str, prefix: &str) -> Vec<(usize, String)> {
    let blank_comment = |line: &str| match line.trim_start().starts_with("//") {
        true => String::new(),
        false => line.to_owned(),
    };
    let code: Vec<String> = source.lines().map(blank_comment).collect();
    let code = code.join("\n");
    let is_name = |c: &char| c.is_ascii_lowercase() || *c == '_';
    let mut named = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + prefix.len()..];
        let items = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        for item in items {
            named.push((line, item.trim().chars().take_while(is_name).collect()));
        }
    }
    named.retain(|(_, room): &(usize, String)| !room.is_empty());
    named
}

/// The items of a list up to its closing brace, without those of lists within.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut items) = (0, 0, Vec::new());
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                items.push(&list[begin..at]);
                begin = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    items
}

#[test]
fn rooms_are_found_in_lists_and_paths() {
    let source = "use crate::{\n    graph::{Store, X},\n    model::Span,\n};\n\
                  // use crate::read;\nlet x = crate::text::fold(a); let y = some_crate::tag;";
    let rooms: Vec<String> = rooms_named(source, "crate::").into_iter().map(|(_, r)| r).collect();
    assert_eq!(rooms, ["graph", "model", "text"]);
}

#[test]
fn a_file_names_only_rooms_below_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("it was found there");
        let first = inside.iter().next().expect("a file has a name").to_string_lossy();
        let room = first.trim_end_matches(".rs").to_owned();
        if room == "lib" {
            continue;
        }
        let Some(own) = floor(&room) else {
            wrong.push(format!("src/{}: its room is on no floor", inside.display()));
            continue;
        };
        let source = std::fs::read_to_string(&path).expect("a source is UTF-8");
        let prefix = if own == 6 { "chancery::" } else { "crate::" };
        for (line, named) in rooms_named(&source, prefix) {
            let Some(other) = floor(&named) else { continue };
            let neighbours = NEIGHBOURS.iter().any(|(a, b, _)| *a == room && *b == named);
            if named != room && other >= own && !neighbours {
                wrong.push(format!("src/{}:{line}: {room} names {named}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "floors are crossed:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_graph_knows_the_store() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let source = std::fs::read_to_string(&path).expect("a source is UTF-8");
        let in_graph = path.strip_prefix(&root).is_ok_and(|inside| inside.starts_with("graph"));
        assert!(
            in_graph || !source.contains("oxigraph::store"),
            "{}: oxigraph::store is the graph's alone",
            path.display()
        );
    }
}

#[test]
fn the_floors_are_those_of_the_architecture() {
    let page = include_str!("../ARCHITECTURE.md");
    let mut rooms: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
    for (room, floor) in FLOORS {
        rooms.entry(floor).or_default().push(room);
    }
    for (floor, rooms) in rooms {
        let row = page.lines().find(|line| line.starts_with(&format!("| {floor} |")));
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no floor {floor}"));
        for room in rooms.into_iter().filter(|room| exists(room)) {
            assert!(row.contains(&format!("`{room}")), "floor {floor} lacks `{room}`: {row}");
        }
    }
}

fn exists(room: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    root.join(room).is_dir() || root.join(format!("{room}.rs")).is_file()
}
