//! Whatever stands in a text or a list, what is written is valid in every format and reads back as it was.

use std::collections::BTreeSet;

use super::fixture::{Article, entity, export, lines, matter, quarrel, side, store};
use chancery::graph::{AnswerFormat, ExportFormat, GraphFormat, QueryOptions, Store};
use chancery::model::{Date, Entity, EntityId, EntityKind, Office, RuleId, Span};
use chancery::rdf::{self, Base, SHAPES, Shapes};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Quad, Triple};
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsParser, SliceQueryResultsParserOutput,
};
use proptest::prelude::*;

/// Quotes, line ends, markup, escapes, marks that turn the direction, emoji, what XML can't hold, a joined character.
pub const NASTY: &str = "\"q\" 'a' \\ \n\r\t <b>&amp;</b> ]]> %20 {x} ^^xsd:int @en \u{202E}rtl\u{202C} \u{200F} 😀👨‍👩‍👧 \u{0}\u{1}\u{7F}\u{FFFE} e\u{301} #?/..";

/// Bases that are odd and right.
const BASES: [&str; 8] = [
    "https://example.org/ünï/日本/",
    "https://user@[::1]:8080/~x/(a)'*!,;=$/",
    "https://example.org/a%20b/",
    "urn:example:chancery:/",
    "https://w3id.org/chancery/",
    "http://www.wikidata.org/entity/",
    "file:///tmp/graph/",
    "tag:example.org,2024:/",
];

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just(NASTY.to_owned()),
        "[\"'\\\\<>{}|^`\\n\\r\\t #%&@:;,.]{0,6}",
        "\\PC{0,8}",
        any::<String>().prop_map(|text| text.chars().take(8).collect()),
        // Half of what a format escapes with.
        prop::sample::select(vec![
            "\\u", "\\U0010", "%", "%4", "&#", "&lt", "<!--", "--", "]]", "_:", "@", "^^", "\"\"\""
        ])
        .prop_map(str::to_owned),
        prop::sample::select(vec![
            "\u{2028}",
            "\u{2029}",
            "\u{85}",
            "\u{FEFF}",
            "\u{10FFFF}",
            "\u{E000}",
            "\u{2066}",
            "\u{AD}"
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(pieces, 1..3).prop_map(|pieces| pieces.concat())
}

fn named(id: &str, label: &str) -> Option<Entity> {
    Some(Entity { id: EntityId::new(id), label: label.to_owned(), ..entity("organisation/x") })
}

/// An article whose every text is hostile.
pub fn article(text: &str, label: &str, id: &str) -> Article {
    // A cue in brackets belongs to the fixture's notation.
    let plain = text.replace(['[', ']'], "");
    let mut article = Article::new(&format!("https://example.org/{text}")).says(
        &format!("{plain} [accused]{plain}"),
        named(&format!("person/{id}"), label),
        "accuses",
        named(&format!("state/{id}"), label),
        |claim| {
            claim.matter = matter(text);
            claim.rule = RuleId(text.to_owned());
        },
    );
    article.analysis.document.title = Some(label.to_owned());
    article.analysis.document.publisher = Some(text.to_owned());
    article
}

/// The same, with a relation, codes, an office and a place that somebody named oddly.
pub fn odd_lists(text: &str, label: &str, id: &str) -> Article {
    let office = Office {
        title: label.to_owned(),
        of: EntityId::new(id),
        from: Some(Date::year(2013)),
        until: None,
    };
    let of = |id: &str| Some(EntityId::new(id));
    let minister = named(id, text).map(|entity| Entity {
        kind: EntityKind::Person,
        offices: vec![office],
        of: of(text),
        acts_for: true,
        ..entity
    });
    let state = named(text, id).map(|entity| Entity {
        kind: EntityKind::State,
        iso: Some(text.to_owned()),
        wikidata: Some(label.to_owned()),
        ..entity
    });
    let speaker = entity("organisation/x");
    article(text, label, id).says("Somebody [acted].", minister, text, state, |claim| {
        claim.plover = label.into();
        claim.mode = Some(text.into());
        claim.cameo = id.into();
        claim.said_by = Some(side(&speaker, Span::new(0, 0)));
        claim.dates = vec![Date::day(2031, 5, 1)];
    })
}

fn read(format: RdfFormat, text: &str) -> Vec<Quad> {
    let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
    quads.map(|quad| quad.unwrap_or_else(|error| panic!("{format}: {error}\n{text}"))).collect()
}

/// The triples of an export, or its quads where the format has graphs, as lines.
fn lines_of(format: RdfFormat, text: &str, with_graphs: bool) -> BTreeSet<String> {
    let line = |quad: Quad| match with_graphs {
        true => quad.to_string(),
        false => Triple::from(quad).to_string(),
    };
    read(format, text).into_iter().map(line).collect()
}

fn reads_back(store: &Store) {
    let all = lines(store);
    let json_ld = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
    for (format, parsed_as) in [
        (GraphFormat::NQuads, RdfFormat::NQuads),
        (GraphFormat::Turtle, RdfFormat::Turtle),
        (GraphFormat::NTriples, RdfFormat::NTriples),
        (GraphFormat::TriG, RdfFormat::TriG),
        (GraphFormat::JsonLd, json_ld),
        (GraphFormat::RdfXml, RdfFormat::RdfXml),
    ] {
        let text = export(store, format);
        let with_graphs = parsed_as.supports_datasets();
        let expected = lines_of(RdfFormat::NQuads, &all, with_graphs);
        assert_eq!(lines_of(parsed_as, &text, with_graphs), expected, "{format:?}");
    }
}

/// How many nodes and edges a GraphML file has.
fn of_graphml(text: &str) -> (usize, usize) {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut nodes, mut edges) = (0, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Start(tag) => match tag.name().as_ref() {
                b"node" => nodes += 1,
                b"edge" => edges += 1,
                _ => {}
            },
            quick_xml::events::Event::Text(text) => {
                text.unescape().expect("known entities");
            }
            quick_xml::events::Event::Eof => return (nodes, edges),
            _ => {}
        }
    }
}

/// The same of a DOT file, each of whose lines is one of them.
fn of_dot(text: &str) -> (usize, usize) {
    let (mut nodes, mut edges) = (0, 0);
    for line in text.lines() {
        // The line without its strings.
        let (mut bare, mut quoted, mut escaped) = (String::new(), false, false);
        for character in line.chars() {
            match character {
                '"' if !escaped => quoted = !quoted,
                _ if !quoted => bare.push(character),
                _ => {}
            }
            escaped = quoted && character == '\\' && !escaped;
        }
        assert!(!quoted, "a string doesn't end: {line}");
        edges += usize::from(bare.contains("->"));
        nodes += usize::from(bare.contains("label=") && !bare.contains("->"));
    }
    (nodes, edges)
}

/// An export of no graph, as text.
fn view(store: &Store, format: ExportFormat) -> String {
    let mut bytes = Vec::new();
    store.export(format, &Default::default(), &mut bytes).expect("an export into memory");
    String::from_utf8(bytes).expect("UTF-8")
}

fn views_are_well_formed(store: &Store) {
    let graphml = of_graphml(&view(store, ExportFormat::GraphMl));
    assert!(graphml.1 > 0, "a network without edges tests nothing");
    assert_eq!(of_dot(&view(store, ExportFormat::Dot)), graphml);
    let csv = view(store, ExportFormat::Events);
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_records();
    let rows: Result<Vec<_>, _> = rows.collect();
    assert_eq!(rows.expect("rows of one width").len(), store.stats().expect("counted").events);
}

/// Answers as other programs read them hold the same terms in every form.
fn answers_read_back(store: &Store) {
    let forms = [
        (AnswerFormat::Json, QueryResultsFormat::Json),
        (AnswerFormat::Xml, QueryResultsFormat::Xml),
        (AnswerFormat::Tsv, QueryResultsFormat::Tsv),
    ];
    let answers = forms.map(|(form, parsed_as)| {
        let query = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o";
        let answer = store.query(query, &QueryOptions::default()).expect("asked");
        let mut bytes = Vec::new();
        answer.write(form, &mut bytes).expect("written");
        let parser = QueryResultsParser::from_format(parsed_as);
        match parser.for_slice(&bytes).expect("valid") {
            SliceQueryResultsParserOutput::Solutions(rows) => rows
                .map(|row| row.unwrap_or_else(|e| panic!("{form:?}: {e}")).values().to_vec())
                .collect::<Vec<_>>(),
            SliceQueryResultsParserOutput::Boolean(_) => panic!("no rows"),
        }
    });
    assert!(!answers[0].is_empty());
    assert_eq!(answers[0], answers[1], "JSON and XML");
    assert_eq!(answers[0], answers[2], "JSON and TSV");
}

/// A store of articles whose IRIs have another base.
fn based(base: &Base, articles: &[Article]) -> Store {
    let mut store = Store::in_memory(base.clone()).expect("a store in memory");
    for article in articles {
        store.replace_article(&rdf::quads(&article.analysis, base)).expect("stored");
    }
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn every_format_reads_back(text in hostile(), label in hostile(), id in hostile()) {
        reads_back(&store(&[odd_lists(&text, &label, &id)]));
    }

    #[test]
    fn every_answer_reads_back(text in hostile(), label in hostile(), id in hostile()) {
        answers_read_back(&store(&[odd_lists(&text, &label, &id)]));
    }

    #[test]
    fn every_view_is_well_formed(text in hostile(), label in hostile(), id in hostile()) {
        views_are_well_formed(&store(&[odd_lists(&text, &label, &id)]));
    }

    #[test]
    fn every_iri_is_one(text in hostile(), label in hostile(), id in hostile(), base in 0..BASES.len()) {
        let base = Base::new(BASES[base]).expect("a base");
        let quads = rdf::quads(&odd_lists(&text, &label, &id).analysis, &base);
        let triples = quads.own.iter().cloned().map(Triple::from).chain(quads.shared);
        for triple in triples {
            for term in [triple.subject.to_string(), triple.predicate.to_string(), triple.object.to_string()] {
                if let Some(iri) = term.strip_prefix('<').and_then(|term| term.strip_suffix('>')) {
                    prop_assert!(NamedNode::new(iri).is_ok(), "{}", iri);
                }
            }
        }
    }

    #[test]
    fn a_text_is_a_base_or_is_refused(text in hostile(), tail in "[/#? ]{0,2}") {
        for base in [text.clone(), format!("https://example.org/{text}{tail}"), format!("{text}{tail}/"), format!("x:{text}/")] {
            if let Ok(base) = Base::new(&base) {
                prop_assert!(NamedNode::new(base.as_str()).is_ok());
                reads_back(&based(&base, &quarrel()[2..3]));
            }
        }
    }

    #[test]
    fn what_articles_say_has_the_shape_whatever_they_say(text in hostile(), label in hostile(), id in hostile()) {
        let shapes = Shapes::parse(SHAPES).expect("known shapes");
        let conformance = store(&[article(&text, &label, &id)]).check(&shapes, 9).expect("checked");
        prop_assert!(conformance.conforms(), "{:?}", conformance.violations);
    }

    #[test]
    fn a_hostile_article_is_replaced_and_removed_like_any(text in hostile(), label in hostile(), id in hostile()) {
        let quads = odd_lists(&text, &label, &id).quads();
        let mut store = store(&[]);
        store.replace_article(&quads).expect("stored");
        prop_assert_eq!(
            store.replace_article(&quads).expect("stored"),
            chancery::graph::Change::Unchanged
        );
        store.remove_article(&quads.article).expect("removed");
        prop_assert_eq!(lines(&store), "");
    }
}

#[test]
fn the_nastiest_text_reads_back() {
    let store = store(&[odd_lists(NASTY, NASTY, NASTY)]);
    reads_back(&store);
    answers_read_back(&store);
    views_are_well_formed(&store);
}

#[test]
fn the_nastiest_text_is_there_again_when_the_store_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("odd.db");
    let mut store = Store::open(&path, None).expect("a new store");
    store.replace_article(&odd_lists(NASTY, NASTY, NASTY).quads()).expect("stored");
    let before = lines(&store);
    store.flush().expect("flushed");
    drop(store);
    assert_eq!(before, lines(&Store::open_read_only(&path).expect("for reading")));
}

#[test]
fn every_odd_base_reads_back() {
    for base in BASES {
        let base = Base::new(base).expect("a base");
        let mut articles = quarrel();
        articles.push(odd_lists(NASTY, NASTY, NASTY));
        let store = based(&base, &articles);
        assert!(lines(&store).contains(base.as_str()));
        reads_back(&store);
    }
}

#[test]
fn a_name_finds_its_entity_whatever_stands_in_it() {
    let label = "O'Neill \"the\" {x} \\ ?";
    let store = store(&[article("Somebody", label, "o'neill")]);
    // Both entities have the label, and the article has it as its headline.
    assert_eq!(store.resolve(label).expect("known").len(), 3);
    for name in ["", " ", "<", "<>", ":", "c:", "state:", "a:b:c", "{", "}", "\\", "\u{0}"] {
        assert!(store.resolve(name).is_err(), "{name:?}");
    }
}
