//! Exports that are more than the graph as it is: parts, networks, event data, shards, the dataset's description.

use std::collections::BTreeSet;
use std::io::Read;

use chancery::graph::{
    ExportError, ExportFormat, ExportOptions, GraphFormat, Part, Publication, Store,
};
use chancery::model::{Date, Status};
use flate2::read::GzDecoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use super::fixture::{Article, entity, lines, quarrel, some, store};
use super::hostile::NASTY;

fn text(store: &Store, format: impl Into<ExportFormat>, options: &ExportOptions) -> String {
    let mut bytes = Vec::new();
    store.export(format, options, &mut bytes).expect("exported");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The lines of a part.
fn part(
    store: &Store,
    names: &[&str],
    since: Option<Date>,
    until: Option<Date>,
) -> BTreeSet<String> {
    let of = names.iter().flat_map(|name| store.resolve(name).expect("known")).collect();
    let options = ExportOptions { part: Part { of, since, until }, ..ExportOptions::default() };
    text(store, GraphFormat::NQuads, &options).lines().map(str::to_owned).collect()
}

/// How many claims the lines have.
fn claims(lines: &BTreeSet<String>) -> usize {
    lines.iter().filter(|line| line.contains("#type> <https://w3id.org/chancery#Claim>")).count()
}

#[test]
fn an_articles_part_is_the_store_of_that_article_alone() {
    for article in quarrel() {
        let whole = store(&quarrel());
        let url = article.analysis.document.url.clone().expect("it has one");
        let alone: BTreeSet<String> =
            lines(&store(&[article])).lines().map(str::to_owned).collect();
        assert_eq!(part(&whole, &[&url], None, None), alone, "{url}");
    }
}

#[test]
fn all_articles_are_the_whole_graph() {
    let store = store(&quarrel());
    let articles = quarrel();
    let urls: Vec<&str> =
        articles.iter().filter_map(|a| a.analysis.document.url.as_deref()).collect();
    let all: BTreeSet<String> = lines(&store).lines().map(str::to_owned).collect();
    assert_eq!(part(&store, &urls, None, None), all);
    // The article without a day keeps its claims that have one.
    let dated = part(&store, &[], Some(Date::day(1900, 1, 1)), None);
    assert!(dated.is_subset(&all));
    assert_eq!((claims(&all), claims(&dated)), (13, 12));
}

#[test]
fn a_part_holds_the_claims_asked_for_and_no_others() {
    let store = store(&quarrel());
    let day = |day| Some(Date::day(2031, 5, day));
    let rows = [
        (&["MEK"][..], None, None, 2),
        (&["Edi Rama"], None, None, 2),
        (&["Edi Rama", "MEK"], None, None, 4),
        // A denial brings the accusation that it answers.
        (&["Iran"], None, None, 10),
        (&["accuses: Albania – Iran, 2031-05-01"], None, None, 3),
        (&["Nasser Kanaani"], None, None, 1),
        (&["Nasser Kanaani"], day(1), None, 0),
        (&[], day(3), None, 3),
        (&[], day(1), day(2), 6),
        (&[], None, Some(Date::day(2020, 12, 31)), 2),
        (&["Edi Rama"], day(2), None, 0),
    ];
    for (names, since, until, expected) in rows {
        let lines = part(&store, names, since, until);
        assert_eq!(claims(&lines), expected, "{names:?} {since:?} {until:?}");
    }
}

#[test]
fn a_part_names_nothing_that_it_does_not_describe() {
    let store = store(&quarrel());
    for names in
        [&["MEK"][..], &["Edi Rama"], &["Iran"], &["Tirana"], &["https://example.org/wire"]]
    {
        let lines = part(&store, names, None, None);
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(text.as_bytes());
        let quads: Vec<_> = quads.map(|quad| quad.expect("valid")).collect();
        let described: BTreeSet<String> = quads.iter().map(|q| q.subject.to_string()).collect();
        for quad in &quads {
            let object = quad.object.to_string();
            let ours = object.starts_with("<https://w3id.org/chancery/id/");
            assert!(!ours || described.contains(&object), "{names:?}: {quad}");
        }
    }
}

#[test]
fn a_plain_edge_goes_with_its_claim() {
    let store = store(&quarrel());
    let edge = "<https://w3id.org/chancery/id/state/albania> <https://w3id.org/chancery#hosts> <https://w3id.org/chancery/id/organisation/mek> .";
    assert!(part(&store, &["MEK"], None, None).contains(edge));
    // Only what somebody else says of it.
    assert!(!part(&store, &["Nasser Kanaani"], None, None).contains(edge));
}

#[test]
fn the_network_counts_stories_and_not_copies() {
    let store = store(&quarrel());
    let dot = text(&store, ExportFormat::Dot, &ExportOptions::default());
    let edges: Vec<&str> = dot.lines().filter(|line| line.contains(" -> ")).collect();
    assert_eq!(
        edges,
        [
            r#"  "person:edi-rama" -> "state:iran" [label="accuses", status="asserted", weight=1];"#,
            r#"  "state:albania" -> "state:iran" [label="accuses", status="asserted", weight=1];"#,
            r#"  "state:albania" -> "group:iran-diplomats" [label="expelled", status="asserted", weight=1];"#,
            r#"  "state:albania" -> "organisation:mek" [label="hosts", status="asserted", weight=1];"#,
            r#"  "state:iran" -> "state:albania" [label="denies", status="asserted", weight=1];"#,
        ]
    );
    assert!(
        dot.contains(
            r#""state:iran" [label="Iran", kind="State", iso="IR", wikidata="Q794", URL="#
        )
    );
    let all = ExportOptions { all_claims: true, ..ExportOptions::default() };
    let dot = text(&store, ExportFormat::Dot, &all);
    for status in ["planned", "hypothetical", "negated", "hearsay"] {
        assert!(dot.contains(&format!("status=\"{status}\"")), "{status}");
    }
}

#[test]
fn a_network_of_hostile_names_is_well_formed() {
    let named = |id: &str| Some(chancery::model::Entity { label: NASTY.to_owned(), ..entity(id) });
    let article = Article::new("https://example.org/nasty").says(
        "Somebody [accused] somebody.",
        named("person/o'neill \"x\""),
        "accuses",
        named("person/../b"),
        |_| {},
    );
    let store = store(&[article]);
    let graphml = text(&store, ExportFormat::GraphMl, &ExportOptions::default());
    let mut reader = quick_xml::Reader::from_str(&graphml);
    let mut labels = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Text(text) => {
                labels.push(text.unescape().expect("known entities").into_owned());
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let expected = NASTY.replace(['\u{0}', '\u{1}', '\u{FFFE}'], "\u{FFFD}");
    assert_eq!(labels.iter().filter(|label| **label == expected).count(), 2, "{labels:?}");
    assert!(graphml.contains("source=\"person:o.27neill.20.22x.22\""), "{graphml}");
    let dot = text(&store, ExportFormat::Dot, &ExportOptions::default());
    assert_eq!(dot.lines().count(), 5, "a label broke a line: {dot}");
}

#[test]
fn events_are_rows_with_their_first_report() {
    let store = store(&quarrel());
    let csv = text(&store, ExportFormat::Events, &ExportOptions::default());
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> = rows
        .records()
        .map(|row| row.expect("a row").iter().skip(1).map(str::to_owned).collect())
        .collect();
    assert_eq!(
        rows,
        [
            [
                "2031-05-01",
                "Albania",
                "ALB",
                "Iran",
                "IRN",
                "accuses",
                "112",
                "ACCUSE.allege",
                "",
                "2",
                "3",
                "2031-05-01",
                "https://example.com/own-report",
            ],
            [
                "2031-05-01",
                "Albania",
                "ALB",
                "Iran",
                "IRN",
                "expelled",
                "161",
                "SANCTION.expel",
                "4",
                "1",
                "2",
                "2031-05-02",
                "https://example.org/wire",
            ],
        ]
    );
}

#[test]
fn reifiers_say_what_each_claim_states() {
    let store = store(&quarrel());
    let options = ExportOptions { rdf12: true, ..ExportOptions::default() };
    let plain: BTreeSet<String> = lines(&store).lines().map(str::to_owned).collect();
    let reified = text(&store, GraphFormat::NQuads, &options);
    let sorted: BTreeSet<&str> = reified.lines().collect();
    assert!(reified.lines().eq(sorted.iter().copied()), "not sorted");
    let more: Vec<&str> = reified.lines().filter(|line| !plain.contains(*line)).collect();
    // All but the one whose subject nobody names.
    assert_eq!((more.len(), claims(&plain)), (12, 13));
    assert!(more.iter().all(|line| line.contains("#reifies> <<( <") && line.contains("> )>> <")));
    assert_eq!(reified.lines().count(), plain.len() + more.len());
    let turtle = text(&store, GraphFormat::Turtle, &options);
    let statement = "rdf:reifies <<( state:albania c:hosts organisation:mek )>>";
    assert_eq!(turtle.matches(statement).count(), 2);
    assert_eq!(
        text(&store, GraphFormat::JsonLd, &options),
        text(&store, GraphFormat::JsonLd, &ExportOptions::default())
    );
}

#[test]
fn shards_in_their_order_are_the_whole_export() {
    let store = store(&quarrel());
    let folder = tempfile::tempdir().expect("a folder");
    for count in [1, 3, 500] {
        let path = folder.path().join(count.to_string());
        let manifest = store.export_shards(&path, count).expect("exported");
        assert_eq!(manifest.parts.len(), count);
        let json = std::fs::read_to_string(path.join("manifest.json")).expect("there");
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["quads"], lines(&store).lines().count());
        let mut all = String::new();
        let mut subjects = BTreeSet::new();
        for part in &manifest.parts {
            let bytes = std::fs::read(path.join(&part.file)).expect("there");
            let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!((bytes.len() as u64, &hash), (part.bytes, &part.sha256));
            let mut text = String::new();
            GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip");
            assert_eq!(text.lines().count(), part.quads);
            let own: BTreeSet<String> =
                text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
            assert!(subjects.is_disjoint(&own), "a subject stands in two parts");
            subjects.extend(own);
            all += &text;
        }
        assert_eq!(all, lines(&store), "{count}");
        assert!(count > 3 || manifest.parts.iter().all(|part| part.quads > 50));
    }
    let again = store.export_shards(&folder.path().join("1"), 2);
    assert!(matches!(again, Err(ExportError::FolderInUse(_))));
}

#[test]
fn the_description_counts_what_is_exported() {
    let store = store(&quarrel());
    let iri = |text: &str| NamedNode::new(text).expect("an IRI");
    let publication = Publication {
        title: Some("A quarrel".to_owned()),
        licence: Some(iri("https://creativecommons.org/publicdomain/zero/1.0/")),
        dumps: vec![iri("https://example.org/data/graph.nq.gz")],
        endpoint: Some(iri("https://example.org/sparql")),
    };
    let mut bytes = Vec::new();
    store.describe(&publication, GraphFormat::Turtle, &mut bytes).expect("described");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let lines = lines(&store);
    let says = |text: &str, words: &str| assert!(text.contains(words), "{words}:\n{text}");
    says(&text, &format!("void:triples {} ;", lines.lines().count()));
    says(&text, "dcterms:title \"A quarrel\"");
    says(&text, "dcat:startDate \"2031-05-01\"^^xsd:date");
    says(&text, "dcat:endDate \"2031-05-03\"^^xsd:date");
    says(&text, "void:documents 5");
    says(&text, "void:sparqlEndpoint <https://example.org/sparql>");
    says(&text, "void:dataDump <https://example.org/data/graph.nq.gz>");
    says(
        &text,
        "dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads>",
    );
    says(&text, "void:class c:Claim ;\n    void:entities 13 .");
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes());
    assert!(
        quads.filter(|quad| quad.as_ref().expect("valid").graph_name.is_default_graph()).count()
            > 100
    );
    let odd =
        Publication { dumps: vec![iri("https://example.org/data")], ..Publication::default() };
    assert!(store.describe(&odd, GraphFormat::Turtle, &mut Vec::new()).is_err());
}

#[test]
fn an_empty_store_has_exports_too() {
    let store = store(&[]);
    for (name, format) in ExportFormat::all() {
        let mut bytes = Vec::new();
        let written = store.export(format, &ExportOptions::default(), &mut bytes);
        assert_eq!(written.expect("exported"), 0, "{name}");
    }
    assert!(store.describe(&Publication::default(), GraphFormat::Turtle, &mut Vec::new()).is_ok());
}

/// A planned claim carries no plain edge and so no edge of the network.
#[test]
fn what_is_only_planned_is_no_edge() {
    let planned = Article::new("https://example.org/plan").says(
        "Albania will [host] it.",
        some("state/albania"),
        "hosts",
        some("organisation/mek"),
        |claim| claim.status = Status::Planned,
    );
    let dot = text(&store(&[planned]), ExportFormat::Dot, &ExportOptions::default());
    assert_eq!(dot, "digraph chancery {\n}\n");
}
