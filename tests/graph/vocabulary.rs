//! The vocabulary explains every term, and what the store writes uses it, all of it and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::{lines, quarrel, store};
use chancery::rdf::vocab::{BOOKKEEPING, NAMESPACE, PREFIXES, RELATIONS, c};
use chancery::rdf::{Base, vocabulary};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, Term, TermRef};

/// The fixture's articles leave these out: a week, an assumed date, the relations that it doesn't tell of.
const NOT_IN_THE_FIXTURE: [&str; 2] = ["weekOf", "dateAssumed"];

const OWL: &str = "http://www.w3.org/2002/07/owl#";
const EXAMPLE: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#example");

/// The terms of the namespace with their kinds: "Class", "ObjectProperty" and so on.
fn terms() -> BTreeMap<NamedNode, BTreeSet<String>> {
    let mut terms: BTreeMap<NamedNode, BTreeSet<String>> = BTreeMap::new();
    for triple in vocabulary().triples_for_predicate(rdf::TYPE) {
        if let (NamedOrBlankNodeRef::NamedNode(term), TermRef::NamedNode(kind)) =
            (triple.subject, triple.object)
            && term.as_str().starts_with(NAMESPACE)
        {
            let kind = kind.as_str().strip_prefix(OWL).unwrap_or_default().to_owned();
            terms.entry(term.into_owned()).or_default().insert(kind);
        }
    }
    terms
}

fn values(term: &NamedNode, property: NamedNodeRef<'_>) -> Vec<Term> {
    let values = vocabulary().objects_for_subject_predicate(term, property);
    values.map(TermRef::into_owned).collect()
}

/// The quads of the fixture.
fn quads() -> Vec<Quad> {
    let lines = lines(&store(&quarrel()));
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(lines.as_bytes());
    quads.collect::<Result<_, _>>().expect("valid")
}

#[test]
fn the_graph_uses_every_term_of_the_vocabulary_and_no_other() {
    let lines = lines(&store(&quarrel()));
    let used: BTreeSet<&str> =
        lines.split(['<', '>']).filter_map(|iri| iri.strip_prefix(NAMESPACE)).collect();
    let exported = c::ALL.iter().filter(|term| !BOOKKEEPING.contains(term));
    let known: BTreeSet<&str> =
        exported.filter_map(|term| term.as_str().strip_prefix(NAMESPACE)).collect();
    let strange: Vec<_> =
        used.iter().filter(|name| !known.contains(*name) && !RELATIONS.contains(name)).collect();
    assert!(strange.is_empty(), "not in the vocabulary: {strange:?}");
    // `c:Status` is the class of the four statuses, which only the vocabulary says.
    let unused: Vec<_> = known
        .iter()
        .filter(|name| {
            !used.contains(*name) && !NOT_IN_THE_FIXTURE.contains(name) && **name != "Status"
        })
        .collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
}

#[test]
fn every_term_has_one_label_one_comment_one_example_and_a_home() {
    let home = NamedNodeRef::new_unchecked("http://www.w3.org/2000/01/rdf-schema#isDefinedBy");
    let terms = terms();
    assert!(terms.len() > 80);
    for term in terms.keys() {
        for property in [rdfs::LABEL, rdfs::COMMENT, EXAMPLE, home] {
            assert_eq!(values(term, property).len(), 1, "{term} {property}");
        }
    }
}

#[test]
fn every_property_has_a_domain_and_a_range() {
    for (term, kinds) in terms() {
        if kinds.iter().any(|kind| kind.ends_with("Property")) {
            for property in [rdfs::DOMAIN, rdfs::RANGE] {
                assert_eq!(values(&term, property).len(), 1, "{term} {property}");
            }
        }
    }
}

#[test]
fn the_example_of_a_property_is_turtle_that_uses_it() {
    let more = [
        ("plover", "https://w3id.org/chancery/plover#".to_owned()),
        ("cameo", "https://w3id.org/chancery/cameo#".to_owned()),
    ];
    let known = PREFIXES.iter().map(|(name, iri)| (*name, (*iri).to_owned()));
    let prefixes: String = known
        .chain(Base::default().prefixes())
        .chain(more)
        .map(|(name, iri)| format!("@prefix {name}: <{iri}> .\n"))
        .collect();
    for (term, kinds) in terms() {
        let is_relation = RELATIONS.iter().any(|name| term.as_str().ends_with(&format!("#{name}")));
        if is_relation || !kinds.iter().any(|kind| kind.ends_with("Property")) {
            continue;
        }
        let Some(Term::Literal(example)) = values(&term, EXAMPLE).pop() else { panic!("{term}") };
        let turtle = format!("{prefixes}{}", example.value());
        let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes());
        let quads: Vec<Quad> = quads.collect::<Result<_, _>>().expect("Turtle");
        let [quad] = quads.as_slice() else { panic!("{term}: {quads:?}") };
        assert_eq!(quad.predicate, term);
        fits(quad);
    }
}

/// A link leads to a node, a value is a literal of its range.
fn fits(quad: &Quad) {
    let kinds = values(&quad.predicate, rdf::TYPE);
    let is = |kind: &str| kinds.contains(&NamedNode::new_unchecked(format!("{OWL}{kind}")).into());
    match &quad.object {
        Term::NamedNode(_) => assert!(is("ObjectProperty") || is("AnnotationProperty"), "{quad}"),
        Term::Literal(literal) => {
            assert!(is("DatatypeProperty"), "{quad}");
            let datatype = Term::from(literal.datatype().into_owned());
            for range in values(&quad.predicate, rdfs::RANGE) {
                assert!(range == rdfs::LITERAL.into() || range == datatype, "{quad}");
            }
        }
        other => panic!("{other} is no term of the graph"),
    }
}

#[test]
fn every_property_and_class_of_the_graph_is_declared_and_used_as_such() {
    let builtin = [rdf::TYPE, rdfs::LABEL];
    let class = Term::from(NamedNode::new_unchecked(format!("{OWL}Class")));
    for quad in quads() {
        if quad.predicate == rdf::TYPE {
            let Term::NamedNode(kind) = &quad.object else { panic!("{quad}") };
            assert!(values(kind, rdf::TYPE).contains(&class), "{kind} is not declared");
        }
        if !builtin.contains(&quad.predicate.as_ref()) {
            fits(&quad);
        }
    }
}

#[test]
fn the_version_is_told_alike() {
    let ontology = NamedNode::new_unchecked("https://w3id.org/chancery");
    let value = |name: &str| {
        let property = NamedNode::new_unchecked(format!("{OWL}{name}"));
        values(&ontology, property.as_ref()).pop()
    };
    let Some(Term::Literal(version)) = value("versionInfo") else { panic!("no version") };
    assert_eq!(version.datatype(), xsd::STRING);
    let iri = NamedNode::new_unchecked(format!("{}/{}", ontology.as_str(), version.value()));
    assert_eq!(value("versionIRI"), Some(iri.into()));
}
