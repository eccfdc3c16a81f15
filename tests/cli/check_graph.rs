//! The graph held against its shapes, and the forms in which shapes and vocabulary are printed.

use super::program::{Program, samples, text};

/// A shape that nothing in the samples has.
const STRICT: &str = "@prefix c: <https://w3id.org/chancery#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    c:Strict a sh:NodeShape ; sh:targetClass c:State ;
        sh:property [ sh:path c:iso ; sh:in ( \"XX\" ) ; sh:message \"A state has the code XX.\" ] .";

fn filled() -> Program {
    let program = Program::new();
    program.run(&["build", text(&samples())]).ends(0);
    program
}

#[test]
fn what_build_writes_conforms() {
    let run = filled().run(&["check-graph"]);
    run.ends(0).answers(&["The graph conforms to its shapes.", " articles, ", " claims", "events"]);
}

#[test]
fn what_does_not_conform_is_named_with_what_is_right() {
    let program = filled();
    program.write("strict.ttl", STRICT);
    let run = program.run(&["check-graph", "--shapes", "strict.ttl", "--limit", "3"]);
    run.ends(1).answers(&[
        "state:angola\n  wrong: c:iso is \"AO\"\n  right: A state has the code XX.\n",
        "The graph breaks its shapes in ",
        " places (3 are shown; --limit shows more).",
    ]);
    assert_eq!(run.out.matches("wrong:").count(), 3);
}

#[test]
fn shapes_that_are_not_understood_are_refused() {
    let program = filled();
    program.write("closed.ttl", STRICT.replace("sh:in ( \"XX\" )", "sh:minLength 2"));
    program.run(&["check-graph", "--shapes", "closed.ttl"]).ends(1).says(&[
        "closed.ttl",
        "sh:minLength",
        "another SHACL validator",
    ]);
    program.write("broken.ttl", "no Turtle");
    program.run(&["check-graph", "--shapes", "broken.ttl"]).ends(1).says(&["no Turtle"]);
    program.run(&["check-graph", "--shapes", "missing.ttl"]).ends(1).says(&["missing.ttl"]);
    program.run(&["check-graph", "--store", "none.db"]).ends(1).says(&["there is no store"]);
}

#[test]
fn vocabulary_and_shapes_come_in_their_forms() {
    let program = Program::new();
    let rows: [(&[&str], &[&str]); 5] = [
        (&["vocabulary"], &["c:expelled a owl:ObjectProperty", "cameo:161 a skos:Concept"]),
        (&["vocabulary", "-f", "html"], &["<!DOCTYPE html>", "<section id=\"expelled\">"]),
        (&["vocabulary", "-f", "jsonld-context"], &["\"@context\"", "\"saidBy\""]),
        (&["shapes"], &["c:ClaimShape a sh:NodeShape"]),
        (&["shapes", "-f", "sparql"], &["# A claim has one status", "SELECT DISTINCT ?focus"]),
    ];
    for (arguments, expected) in rows {
        program.run(arguments).ends(0).answers(expected);
    }
    program.run(&["vocabulary", "-f", "pdf"]).ends(2).says(&["possible values: ttl, html"]);
}
