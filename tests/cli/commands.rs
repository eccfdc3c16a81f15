//! Each command does what its help says.

use super::program::{Program, samples, text};

const COMMANDS: [&str; 16] = [
    "articles",
    "backup",
    "build",
    "check-graph",
    "describe",
    "explain",
    "export",
    "extract",
    "gazetteer",
    "query",
    "remove",
    "rules",
    "shapes",
    "stats",
    "tag",
    "vocabulary",
];

#[test]
fn every_command_has_help_with_examples() {
    let program = Program::new();
    for command in COMMANDS {
        let run = program.run(&[command, "--help"]);
        run.ends(0);
        let grouped = matches!(command, "gazetteer" | "rules");
        assert!(grouped || run.out.contains("Example"), "{command}: {}", run.out);
    }
    for command in [["gazetteer", "find"], ["gazetteer", "check"], ["rules", "list"]] {
        program.run(&[command[0], command[1], "--help"]).ends(0).answers(&["Example"]);
    }
}

/// A store of the samples.
fn filled() -> Program {
    let program = Program::new();
    program.run(&["build", text(&samples())]).ends(0).answers(&["expelled", "asserted"]);
    program
}

#[test]
fn the_graph_is_listed_counted_asked_and_explained() {
    let program = filled();
    program.run(&["articles"]).ends(0).answers(&["2024-03-05", "The Baltic Courier"]);
    program.run(&["stats"]).ends(0).answers(&["articles            12", "stories             11"]);
    program.run(&["query"]).ends(0).answers(&["who-expelled-whom", "timeline"]);
    program
        .run(&["query", "who-expelled-whom", "actor=Norway"])
        .ends(0)
        .answers(&["?who\t?whom", "\"Norway\"\t\"diplomats of Belarus\""]);
    program
        .run(&["query", "-o", "table", "timeline", "a=Norway", "b=Belarus"])
        .ends(0)
        .answers(&["─", " Norway "]);
    program
        .run(&["query", "-o", "csv", "SELECT ?who { ?who c:expelled group:rwanda-diplomats }"])
        .ends(0)
        .answers(&["who\r\n"]);
    let ask = program.run_with(&["query", "-", "-o", "json"], "ASK { ?a a c:Claim }");
    ask.ends(0).answers(&["true"]);
    program.run(&["explain", "Sigrid Aune"]).ends(0).answers(&[
        "Norway has not expelled the Belarusian ambassador",
        "negated",
        "rule ",
    ]);
    program.run(&["explain", "Atlantis"]).ends(1).says(&["Atlantis"]);
}

#[test]
fn the_graph_is_exported_by_the_files_ending_and_backed_up() {
    let program = filled();
    for (name, begins) in [
        ("g.ttl", &b"@prefix"[..]),
        ("g.nt", b"<http"),
        ("g.nq", b"<http"),
        ("g.trig", b"@prefix"),
        ("g.jsonld", b"{\"@context\""),
        ("g.rdf", b"<?xml"),
        ("g.nq.gz", b"\x1f\x8b"),
        ("g.graphml", b"<?xml"),
        ("g.dot", b"digraph"),
        ("g.csv", b"event,date,source,source_country,"),
    ] {
        program.run(&["export", name]).ends(0).says(&["written to"]);
        let bytes = std::fs::read(program.path(name)).expect("it was written");
        assert!(bytes.starts_with(begins), "{name}");
    }
    program.run(&["export", "--shards", "2", "parts"]).ends(0).says(&["quads written to 2 files"]);
    program.run(&["export", "--shards", "2", "parts"]).ends(1).says(&["parts is there already"]);
    program.run(&["export", "--shards", "2"]).ends(2);
    let part = program.run(&["export", "--select", "Sigrid Aune", "--since", "2024-01-01"]);
    part.ends(0).answers(&["person:sigrid-aune"]);
    assert!(!part.out.contains("state:estonia"), "{}", part.out);
    program.run(&["export", "--select", "Atlantis"]).ends(1).says(&["Atlantis"]);
    program.run(&["export", "--since", "May"]).ends(2).says(&["2022-09-07"]);
    program.run(&["describe", "--licence", "x"]).ends(2).says(&["absolute IRI"]);
    program.run(&["describe"]).ends(0).answers(&["void:triples ", "void:documents "]);
    program.run(&["export", "g.docx"]).ends(2).says(&["g.docx"]);
    let turtle = program.run(&["export"]);
    turtle.ends(0).answers(&["@prefix c:"]);
    assert_eq!(program.run(&["export", "-"]).out, turtle.out);
    program.run(&["backup", "copy"]).ends(0);
    assert_eq!(program.run(&["export", "--store", "copy"]).out, turtle.out);
    program.run(&["backup", "copy"]).ends(1).says(&["there already"]);
}

#[test]
fn a_base_of_ones_own_is_kept() {
    let program = Program::new();
    let base = "https://news.example/";
    let sentence = "Norway expelled two Chilean diplomats on Monday.";
    program.run_with(&["build", "-", "--base", base], sentence).ends(0);
    program.run(&["export"]).ends(0).answers(&["<https://news.example/state/>"]);
    program.run_with(&["build", "-", "--base", "https://other.example/"], sentence).ends(1);
    program.run_with(&["build", "-", "--base", "no iri"], sentence).ends(2).says(&["absolute IRI"]);
}

#[test]
fn data_files_are_checked_listed_and_found_in() {
    let program = Program::new();
    program.run(&["gazetteer", "check"]).ends(0).answers(&["no faults", "states"]);
    program.run(&["rules", "check"]).ends(0).answers(&["no faults", "relations"]);
    program.run(&["rules", "list"]).ends(0).answers(&["expelled", "161"]);
    program.run(&["gazetteer", "find", "Albania"]).ends(0).answers(&["state/albania"]);
    program.run(&["gazetteer", "find", "Xyzzyland"]).ends(1).says(&["Xyzzyland"]);
    program.run(&["vocabulary"]).ends(0).answers(&["owl:Class"]);
    program.run(&["shapes"]).ends(0).answers(&["sh:NodeShape"]);
}

#[test]
fn a_text_is_explained_without_a_store() {
    let sentence = "Norway expelled two Chilean diplomats on Monday.";
    Program::new()
        .run(&["explain", "--date", "2024-03-06", "--text", sentence])
        .ends(0)
        .answers(&["state/norway", "Norway expelled diplomats of Chile", "2024-03-04", "rule "]);
}

/// An article that was stored without its text is stored again when its text is to be kept, and the other way round.
#[test]
fn a_text_is_kept_only_if_asked_for() {
    let program = Program::new();
    program.write("a.txt", "Norway expelled two diplomats of Mali on Monday.\n");
    let kept = |expected: &str| {
        let ask = "SELECT (COUNT(?text) AS ?n) { ?x nif:isString ?text }";
        program.run(&["query", "-o", "csv", ask]).ends(0).answers(&[expected]);
    };
    let rows: [(&[&str], &str, &str); 5] = [
        (&["build", "a.txt"], "1 new", "n\r\n0"),
        (&["build", "--keep-text", "a.txt"], "1 changed", "n\r\n1"),
        (&["build", "--keep-text", "a.txt"], "nothing changed", "n\r\n1"),
        (&["check-graph"], "conforms", "n\r\n1"),
        (&["build", "a.txt"], "1 changed", "n\r\n0"),
    ];
    for (arguments, says, expected) in rows {
        program.run(arguments).ends(0).answers(&[says]);
        kept(expected);
    }
}
