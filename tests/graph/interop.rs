//! Other tools load what is exported, all of it.
//!
//! They are looked for, not required: `rapper` on the path, and a Python with rdflib (and pySHACL) named by
//! `CHANCERY_PYTHON`. `make test` installs them; where one is missing its test says so.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::fixture::{lines, quarrel, store};
use super::hostile;
use chancery::graph::Store;
use chancery::rdf::{SHAPES, VOCABULARY};

/// The fixture's articles, and one whose texts are all hostile.
fn sample() -> Store {
    let mut articles = quarrel();
    articles.push(hostile::odd_lists(hostile::NASTY, hostile::NASTY, "o'neill ünï"));
    store(&articles)
}

/// Says on the terminal, past the test harness, why a test did nothing.
pub fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}; `make test` installs what it needs");
}

/// The Python of `CHANCERY_PYTHON`, if it has the module.
pub fn python(module: &str) -> Option<PathBuf> {
    let python = std::env::var_os("CHANCERY_PYTHON").map(PathBuf::from);
    let imports = format!("import {module}");
    let runs =
        |python: &PathBuf| run(python, &["-c", &imports]).is_some_and(|o| o.status.success());
    python.filter(runs)
}

/// Runs a program; none if it isn't there.
pub fn run(program: &Path, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

fn export(store: &Store, folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    store.export_to(&path, None, &Default::default()).expect("exported");
    path.to_str().expect("a plain path").to_owned()
}

#[test]
fn rapper_loads_every_triple() {
    let rapper = Path::new("rapper");
    if run(rapper, &["--version"]).is_none() {
        return skip("rapper (Debian: raptor2-utils) is not there");
    }
    let store = sample();
    let folder = tempfile::tempdir().expect("a folder");
    let expected = lines(&store).lines().count();
    for (name, syntax) in
        [("g.ttl", "turtle"), ("g.nt", "ntriples"), ("g.nq", "nquads"), ("g.rdf", "rdfxml")]
    {
        let path = export(&store, folder.path(), name);
        let output = run(rapper, &["-q", "-i", syntax, "-o", "ntriples", &path]).expect("it runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && errors.is_empty(), "{name}: {errors}");
        let read = String::from_utf8_lossy(&output.stdout).lines().count();
        assert_eq!(read, expected, "{name}");
    }
}

#[test]
fn rdflib_loads_every_triple() {
    let Some(python) = python("rdflib") else {
        return skip("CHANCERY_PYTHON names no Python with rdflib");
    };
    let store = sample();
    let folder = tempfile::tempdir().expect("a folder");
    let expected = lines(&store).lines().count();
    let names = ["g.ttl", "g.nt", "g.rdf", "g.nq", "g.trig", "g.jsonld"];
    let script = "import sys, rdflib\n\
                  for path in sys.argv[1:]:\n    \
                      quads = path.endswith(('.nq', '.trig', '.jsonld'))\n    \
                      graph = rdflib.Dataset() if quads else rdflib.Graph()\n    \
                      graph.parse(path)\n    \
                      print(len(list(graph.quads())) if quads else len(graph))\n";
    let paths: Vec<String> = names.iter().map(|name| export(&store, folder.path(), name)).collect();
    let mut arguments = vec!["-c", script];
    arguments.extend(paths.iter().map(String::as_str));
    let output = run(&python, &arguments).expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read: Vec<usize> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.parse().expect("a number"))
        .collect();
    assert_eq!(read, [expected; 6], "{names:?}");
}

#[test]
fn the_graph_conforms_to_the_shapes() {
    let Some(python) = python("pyshacl") else {
        return skip("CHANCERY_PYTHON names no Python with rdflib and pySHACL");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let data = export(&store(&quarrel()), folder.path(), "g.ttl");
    let [shapes, vocabulary] =
        [("shapes.ttl", SHAPES), ("vocabulary.ttl", VOCABULARY)].map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path.to_str().expect("a plain path").to_owned()
        });
    let arguments = ["-m", "pyshacl", "-s", &shapes, "-e", &vocabulary, "-f", "human", &data];
    let output = run(&python, &arguments).expect("it runs");
    let report = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && report.contains("Conforms: True"), "{report}");
}
