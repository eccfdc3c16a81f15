//! OWL reasoners find the vocabulary and a filled graph consistent, find what follows, and find planted contradictions.

use std::fmt::Write as _;
use std::path::Path;

use super::fixture::{lines, quarrel, store};
use super::interop::{python, run, skip};
use chancery::rdf::vocabulary;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;

const ID: &str = "https://w3id.org/chancery/id";
const C: &str = "https://w3id.org/chancery#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Vocabulary and fixture as N-Triples.
fn graph() -> String {
    let lines = lines(&store(&quarrel()));
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(lines.as_bytes());
    let triples = quads.map(|quad| Triple::from(quad.expect("valid")));
    let mut text = String::new();
    for triple in vocabulary().iter().map(Triple::from).chain(triples) {
        let _ = writeln!(text, "{triple} .");
    }
    text
}

/// What contradicts the vocabulary: an entity of two kinds, a claim that is an event, a claim of two statuses.
fn contradictions(graph: &str) -> [String; 3] {
    let claim =
        graph.lines().find(|line| line.contains(&format!(" <{C}status> "))).expect("a claim");
    let claim = claim.split(' ').next().expect("a subject");
    let status = |name: &str| format!("{claim} <{C}status> <{C}{name}> .\n");
    [
        format!("<{ID}/state/albania> <{TYPE}> <{C}Person> .\n"),
        format!("{claim} <{TYPE}> <{C}Event> .\n"),
        format!("{}{}", status("planned"), status("negated")),
    ]
}

/// Writes a file each for the vocabulary with the fixture and for the same with each contradiction.
fn files(folder: &Path) -> Vec<String> {
    let graph = graph();
    let planted = contradictions(&graph).map(|more| format!("{graph}{more}"));
    let texts = [graph].into_iter().chain(planted).enumerate();
    let write = |(number, text): (usize, String)| {
        let path = folder.join(format!("{number}.nt"));
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("a plain path").to_owned()
    };
    texts.map(write).collect()
}

fn says(python: &Path, script: &str, files: &[String]) -> Vec<String> {
    let mut arguments = vec!["-c", script];
    arguments.extend(files.iter().map(String::as_str));
    let output = run(python, &arguments).expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// Prints for each file whether HermiT finds it consistent, and a class that can have no instance.
const HERMIT: &str = r#"
import sys, owlready2
owlready2.reasoning.JAVA_MEMORY = 500
for path in sys.argv[1:]:
    world = owlready2.World()
    world.get_ontology("file://" + path).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
        print("consistent", *world.inconsistent_classes())
    except owlready2.OwlReadyInconsistentOntologyError:
        print("inconsistent")
"#;

#[test]
fn hermit_finds_the_graph_consistent_and_contradictions_not() {
    let Some(python) = python("owlready2") else {
        return skip("CHANCERY_PYTHON names no Python with owlready2");
    };
    if run(Path::new("java"), &["-version"]).is_none() {
        return skip("java, which runs HermiT, is not there");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let said = says(&python, HERMIT, &files(folder.path()));
    assert_eq!(said, ["consistent", "inconsistent", "inconsistent", "inconsistent"]);
}

/// Prints for each file how many contradictions OWL-RL finds, then how often some properties hold that are never written.
const OWLRL: &str = r##"
import sys, rdflib, owlrl
error = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
for path in sys.argv[1:]:
    graph = rdflib.Graph().parse(path)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    print("inconsistent" if (None, error, None) in graph else "consistent")
    if path == sys.argv[1]:
        for name in ["actedOn", "actedOnBy", "reportedBy", "says", "answeredBy", "heldBy"]:
            pairs = graph.subject_objects(rdflib.URIRef("https://w3id.org/chancery#" + name))
            print(name, len(list(pairs)))
"##;

#[test]
fn owlrl_finds_what_follows() {
    let Some(python) = python("owlrl") else {
        return skip("CHANCERY_PYTHON names no Python with owlrl");
    };
    let folder = tempfile::tempdir().expect("a folder");
    let said = says(&python, OWLRL, &files(folder.path()));
    let expected = [
        "consistent",
        // As many as there are plain edges, either way.
        "actedOn 5",
        "actedOnBy 5",
        "reportedBy 5",
        "says 2",
        "answeredBy 1",
        "heldBy 1",
        "inconsistent",
        "inconsistent",
        "inconsistent",
    ];
    assert_eq!(said, expected);
}
