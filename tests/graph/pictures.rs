//! Every shipped query gives its expected answer on the sample articles, and its README shows it.
//!
//! The expected answers are `tests/queries/<name>.csv`; run with `CHANCERY_UPDATE=1` to write them and the pictures in
//! `queries/README.md` anew, and read the difference before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use super::queries::{csv, lexicon};
use chancery::gazetteer::Gazetteer;
use chancery::graph::queries::{NamedQuery, Parameter, shipped};
use chancery::graph::{Store, Table};
use chancery::pipeline::Pipeline;
use chancery::rdf::{self, Base};
use chancery::read::{ReadOptions, inputs, read_path};
use chancery::rules::Rules;

/// Behind this line the README is written by the test.
const HEADING: &str = "## What they answer on the sample articles\n";
/// How many rows of an answer, and how many letters of a cell, its picture shows.
const ROWS: usize = 5;
const LETTERS: usize = 40;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A store of the sample articles.
fn samples() -> Store {
    let gazetteer = Gazetteer::load(&[]).expect("the shipped gazetteer");
    let pipeline = Pipeline::new(gazetteer, Rules::load(&[]).expect("the shipped rules"));
    let mut store = Store::in_memory(Base::default()).expect("a store in memory");
    for file in inputs(&[root().join("tests/articles")]).0 {
        let document = read_path(&file, &ReadOptions::default()).expect("a sample");
        let quads = rdf::quads(&pipeline.analyse(document), &Base::default());
        store.replace_article(&quads).expect("an article is stored");
    }
    store
}

fn example(query: &NamedQuery) -> Vec<(&str, &str)> {
    query.example.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Compares a file with what it should hold, or writes it where that is asked for.
fn check(path: &Path, expected: &str) {
    if std::env::var_os("CHANCERY_UPDATE").is_some() {
        fs::write(path, expected).expect("written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{} is out of date:\n{expected}", path.display());
}

#[test]
fn every_query_gives_its_expected_answer() {
    let store = samples();
    let mut pictures = String::new();
    for query in shipped() {
        let values = example(&query);
        let answer = csv(&store, &query, &values);
        check(&root().join(format!("tests/queries/{}.csv", query.name)), &answer);
        let header: Vec<&str> = query.columns.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(answer.lines().next(), Some(header.join(",").as_str()), "{}", query.name);
        assert!(answer.lines().count() > 1, "{} has no row to test", query.name);
        let table = store.ask(&query, &values, lexicon(), &Default::default()).expect("asked");
        pictures += &section(&query, &table.into_table().expect("a table"));
    }
    let path = root().join("queries/README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let (before, _) = readme.split_once(HEADING).expect("the heading of the answers");
    check(&path, &format!("{before}{HEADING}{pictures}"));
}

#[test]
fn no_answer_is_kept_of_a_query_that_is_gone() {
    let queries = shipped();
    for file in fs::read_dir(root().join("tests/queries")).expect("the answers") {
        let path = file.expect("a file").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert!(queries.iter().any(|query| query.name == name), "{}", path.display());
    }
}

/// A query's section of the README: what it answers, how it is asked, the answer.
fn section(query: &NamedQuery, table: &Table) -> String {
    let command: String =
        query.example.iter().map(|(name, value)| format!(" {name}={}", quoted(value))).collect();
    let picture = picture(table);
    format!(
        "\n### {}\n{}\n\n    chancery query {}{command}\n\n{picture}",
        query.title, query.answers, query.name
    )
}

fn quoted(value: &str) -> String {
    if value.contains(' ') { format!("'{value}'") } else { value.to_owned() }
}

/// The first rows of an answer as an indented text table.
fn picture(table: &Table) -> String {
    let cut = |cell: &String| match cell.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", cell[..end].trim_end()),
        None => cell.clone(),
    };
    let rows = table.rows.iter().take(ROWS).map(|row| row.iter().map(cut).collect());
    let rows: Vec<Vec<String>> = [table.columns.clone()].into_iter().chain(rows).collect();
    let letters = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..table.columns.len()).filter_map(letters).collect();
    let mut picture = String::new();
    for (number, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells.map(|(cell, width)| format!("{cell:width$}")).collect();
        picture += &format!("    {}\n", cells.join("  ").trim_end());
        if number == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            picture += &format!("    {}\n", rules.join("  "));
        }
    }
    match table.rows.len().saturating_sub(ROWS) {
        0 => picture,
        more => format!("{picture}    … and {more} more\n"),
    }
}

#[test]
fn the_readme_lists_every_query_with_its_parameters() {
    let readme = fs::read_to_string(root().join("queries/README.md")).expect("a README");
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let queries = shipped();
    assert_eq!(rows.len(), queries.len());
    for (row, query) in rows.iter().zip(&queries) {
        let name = |p: &Parameter| match p.optional {
            true => format!("[{}]", p.name),
            false => p.name.clone(),
        };
        let parameters: Vec<String> = query.parameters.iter().map(name).collect();
        assert!(row.starts_with(&format!("| `{}` |", query.name)), "{row}");
        let end = format!("| {} |", parameters.join(" ")).replace("|  |", "| |");
        assert!(row.ends_with(&end), "{row} should end with {end}");
    }
}

#[test]
fn every_question_of_the_cookbook_has_an_answer() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let (_, behind) = readme.split_once("## Cookbook\n").expect("a cookbook");
    let cookbook = behind.split("\n## ").next().unwrap_or_default();
    let store = samples();
    let commands = cookbook.lines().filter_map(|line| line.split_once("`chancery query "));
    let commands: Vec<&str> = commands.filter_map(|(_, behind)| behind.split('`').next()).collect();
    assert!(commands.len() >= 15, "{} questions", commands.len());
    for command in commands {
        let mut words = command.split(' ');
        let query = words.next().and_then(NamedQuery::find).expect(command);
        let values: Vec<(&str, &str)> =
            words.map(|word| word.split_once('=').expect(command)).collect();
        assert!(csv(&store, &query, &values).lines().count() > 1, "{command}");
    }
}
