//! Every constraint of the shapes can be broken, and check-graph and pySHACL name the same nodes then.

use std::collections::BTreeSet;

use super::fixture::{lines, quarrel, store};
use super::interop::{python, run, skip};
use chancery::graph::{QueryOptions, Store};
use chancery::rdf::{
    ArticleQuads, Base, CODES, Constraint, Path, SHAPES, Shape, Shapes, Test, VOCABULARY,
};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Quad, Term, Triple};

/// A node that breaks a constraint: the node, the path and what SHACL calls the constraint's kind.
type Broken = (String, String, &'static str);

fn shapes() -> Shapes {
    Shapes::parse(SHAPES).expect("known shapes")
}

/// The triples of the fixture.
fn sound() -> Vec<Triple> {
    let lines = lines(&store(&quarrel()));
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(lines.as_bytes());
    quads.map(|quad| Triple::from(quad.expect("valid"))).collect()
}

/// A store of these triples, whatever they say.
fn store_of(triples: &[Triple]) -> Store {
    let article = NamedNode::new_unchecked("https://w3id.org/chancery/id/article/planted");
    let own: Vec<Quad> = triples.iter().map(|t| t.clone().in_graph(article.clone())).collect();
    let mut store = Store::in_memory(Base::default()).expect("a store in memory");
    let quads = ArticleQuads { article, own, shared: Vec::new() };
    store.replace_article(&quads).expect("stored");
    store
}

fn component(test: &Test) -> &'static str {
    match test {
        Test::MinOne => "MinCount",
        Test::MaxOne => "MaxCount",
        Test::HasValue(_) => "HasValue",
        Test::Class(_) => "Class",
        Test::Datatype(_) => "Datatype",
        Test::Iri => "NodeKind",
        Test::In(_) => "In",
        Test::Pattern(_) => "Pattern",
        Test::AtLeast(_) => "MinInclusive",
        Test::LessThan(_) => "LessThan",
        Test::AnyOf(_) => "Or",
        Test::OneOf(_) => "Xone",
    }
}

fn path(constraint: &Constraint) -> String {
    constraint.path.as_ref().map_or_else(String::new, ToString::to_string)
}

fn iri(text: &str) -> NamedNode {
    NamedNode::new_unchecked(text)
}

/// What pySHACL and we both call a node: a blank one has no name that lasts.
fn named(node: &str) -> String {
    if node.starts_with("_:") { "_:".to_owned() } else { node.to_owned() }
}

/// What check-graph finds, one constraint after the other.
fn found(store: &Store) -> BTreeSet<Broken> {
    let mut found = BTreeSet::new();
    for shape in shapes().shapes {
        for constraint in &shape.constraints {
            let alone = Shape { constraints: vec![constraint.clone()], ..shape.clone() };
            let alone = Shapes { shapes: vec![alone] };
            for violation in store.check(&alone, usize::MAX).expect("checked").violations {
                let node = named(&violation.node);
                found.insert((node, path(constraint), component(&constraint.test)));
            }
        }
    }
    found
}

/// A copy of a node, with the triples to it and from it, under another name.
fn copy(triples: &[Triple], node: &Term, name: &NamedOrBlankNode) -> Vec<Triple> {
    let touches =
        |triple: &&Triple| Term::from(triple.subject.clone()) == *node || triple.object == *node;
    let renamed = |triple: &Triple| {
        let mut triple = triple.clone();
        if Term::from(triple.subject.clone()) == *node {
            triple.subject = name.clone();
        }
        if triple.object == *node {
            triple.object = name.clone().into();
        }
        triple
    };
    triples.iter().filter(touches).map(renamed).collect()
}

/// Whether a path leads along a triple from a node.
fn leads(path: &Path, triple: &Triple, node: &NamedOrBlankNode) -> bool {
    match path {
        Path::Forward(property) => triple.subject == *node && triple.predicate == *property,
        Path::Backward(property) => {
            triple.object == Term::from(node.clone()) && triple.predicate == *property
        }
        Path::Any(properties) => triple.subject == *node && properties.contains(&triple.predicate),
    }
}

/// A triple by which a path leads from a node to a value.
fn step(path: &Path, node: &NamedOrBlankNode, value: Term) -> Triple {
    match path {
        Path::Forward(property) => Triple::new(node.clone(), property.clone(), value),
        Path::Any(properties) => Triple::new(node.clone(), properties[0].clone(), value),
        Path::Backward(property) => {
            let Term::NamedNode(from) = value else { panic!("{value} can't be a subject") };
            Triple::new(from, property.clone(), node.clone())
        }
    }
}

/// A value that breaks a test.
fn bad_value(test: &Test) -> Term {
    match test {
        Test::Class(_) | Test::In(_) => iri("urn:x:nobody").into(),
        Test::Datatype(datatype) if *datatype == xsd::STRING => Literal::from(7).into(),
        Test::Datatype(_) | Test::AnyOf(_) => Literal::from("bad").into(),
        Test::AtLeast(_) => Literal::from(-1).into(),
        Test::LessThan(_) => Literal::from(999_999_999).into(),
        _ => Literal::from("?!").into(),
    }
}

/// Breaks a constraint at a node whose triples are given.
fn break_it(
    triples: &mut Vec<Triple>,
    node: &NamedOrBlankNode,
    Constraint { path, test, .. }: &Constraint,
) {
    let is_type = |triple: &Triple| triple.subject == *node && triple.predicate == rdf::TYPE;
    match (path, test) {
        // A blank node's name does it.
        (None, Test::Iri) => {}
        (None, Test::Class(classes)) => triples.retain(|triple| {
            !is_type(triple) || !classes.iter().any(|class| triple.object == class.clone().into())
        }),
        (None, Test::OneOf(members)) => {
            for constraint in members.iter().flatten() {
                match (&constraint.path, &constraint.test) {
                    (None, Test::Class(classes)) => triples.extend(
                        classes.iter().map(|c| Triple::new(node.clone(), rdf::TYPE, c.clone())),
                    ),
                    (Some(path), _) => triples.retain(|triple| !leads(path, triple, node)),
                    other => panic!("how is {other:?} broken?"),
                }
            }
        }
        (Some(path), Test::MinOne) => triples.retain(|triple| !leads(path, triple, node)),
        (Some(path), Test::MaxOne) => triples
            .extend(["urn:x:one", "urn:x:two"].map(|value| step(path, node, iri(value).into()))),
        (Some(path), Test::HasValue(value)) => {
            triples.retain(|triple| !leads(path, triple, node) || triple.object != *value);
        }
        (Some(path), test) => {
            triples.retain(|triple| !leads(path, triple, node));
            triples.push(step(path, node, bad_value(test)));
        }
        other => panic!("how is {other:?} broken?"),
    }
}

/// The fixture with one broken copy of a node for each constraint, and what was broken.
fn planted() -> (Vec<Triple>, BTreeSet<Broken>) {
    let sound = sound();
    let store = store_of(&sound);
    let (mut triples, mut expected) = (sound.clone(), BTreeSet::new());
    for shape in shapes().shapes {
        let node = first_node(&store, &shape);
        for (number, constraint) in shape.constraints.iter().enumerate() {
            let name = match (&constraint.path, &constraint.test) {
                (None, Test::Iri) => BlankNode::new_unchecked(format!("plant{number}")).into(),
                _ => NamedOrBlankNode::from(iri(&format!("{}-{number}", shape.iri.as_str()))),
            };
            let mut copied = copy(&sound, &node, &name);
            break_it(&mut copied, &name, constraint);
            triples.extend(copied);
            let name = named(&name.to_string());
            expected.insert((name, path(constraint), component(&constraint.test)));
        }
    }
    (triples, expected)
}

fn first_node(store: &Store, shape: &Shape) -> Term {
    // A constraint that nothing fulfils names every node.
    let all = Constraint { path: None, test: Test::In(Vec::new()), message: String::new() };
    let query = shape.query(&Constraint { test: Test::In(vec![iri("urn:x:none").into()]), ..all });
    let answer = store.query(&query, &QueryOptions::default()).expect("asked");
    let mut nodes: Vec<String> =
        answer.into_table().expect("a table").rows.into_iter().flatten().collect();
    nodes.sort();
    let node = nodes.first().unwrap_or_else(|| panic!("the fixture has no {}", shape.label));
    let (kind, local) = node.split_once(':').expect("a short name or an IRI");
    let whole = Base::default().prefixes().into_iter().find(|(name, _)| *name == kind);
    iri(&whole.map_or(node.clone(), |(_, namespace)| format!("{namespace}{local}"))).into()
}

#[test]
fn a_sound_graph_conforms() {
    let conformance = store(&quarrel()).check(&shapes(), 1).expect("checked");
    assert!(conformance.conforms(), "{:?}", conformance.violations);
    assert_eq!(conformance.constraints, shapes().constraints());
    for (label, count) in conformance.nodes {
        assert!(count > 0, "the fixture has no {label}");
    }
}

#[test]
fn every_constraint_is_broken_by_its_plant_and_named() {
    let (triples, expected) = planted();
    let found = found(&store_of(&triples));
    let missed: Vec<&Broken> = expected.difference(&found).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn a_value_that_its_datatype_does_not_have_is_named() {
    let claim = "https://w3id.org/chancery/id/claim/1";
    let date = NamedNode::new_unchecked("https://w3id.org/chancery#weekOf");
    let broken = |value: &str| {
        let class = iri("https://w3id.org/chancery#Claim");
        let value = Literal::new_typed_literal(value, xsd::DATE);
        let triples = [
            Triple::new(iri(claim), rdf::TYPE, class),
            Triple::new(iri(claim), date.clone(), value),
        ];
        let row = (format!("<{claim}>"), date.to_string(), "Datatype");
        found(&store_of(&triples)).contains(&row)
    };
    for (value, wrong) in [("2024-03-04", false), ("2024-02-31", true), ("soon", true)] {
        assert_eq!(broken(value), wrong, "{value}");
    }
}

#[test]
fn what_is_named_is_told_with_what_is_wrong_and_right() {
    let (triples, _) = planted();
    let conformance = store_of(&triples).check(&shapes(), 1000).expect("checked");
    let told: BTreeSet<(&str, &str)> = conformance
        .violations
        .iter()
        .map(|violation| (violation.wrong.as_str(), violation.right.as_str()))
        .collect();
    for expected in [
        (
            "it has no c:status",
            "A claim has one status: c:asserted, c:planned, c:hypothetical or c:negated.",
        ),
        (
            "c:status is <urn:x:nobody>",
            "A claim has one status: c:asserted, c:planned, c:hypothetical or c:negated.",
        ),
        ("it has more than one c:cue", "A claim has one cue, the words that say it."),
        ("rdf:type is not schema:Country", "A state is a schema:Country too."),
        (
            "nif:beginIndex is \"999999999\"^^<http://www.w3.org/2001/XMLSchema#integer>, not less than nif:endIndex",
            "A sentence begins once, from 0 and before it ends.",
        ),
        ("it is no IRI", "A text is named by an IRI."),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not told:\n{told:#?}");
    }
    assert_eq!(conformance.found, conformance.violations.len());
    let fewer = store_of(&triples).check(&shapes(), 1).expect("checked");
    assert_eq!(fewer.found, conformance.found);
    assert!(fewer.violations.len() < conformance.violations.len());
}

/// Prints focus node, path and component of every result, tab-separated.
const PYSHACL: &str = r#"
import sys, rdflib, pyshacl
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
data, shapes, vocabulary = (rdflib.Graph().parse(path) for path in sys.argv[1:])
report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=vocabulary)[1]
def way(path):
    if path is None: return ""
    if isinstance(path, rdflib.URIRef): return path.n3()
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None: return "^" + inverse.n3()
    return "(" + "|".join(p.n3() for p in shapes.items(shapes.value(path, SH.alternativePath))) + ")"
for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
    focus = report.value(result, SH.focusNode)
    name = "_:" if isinstance(focus, rdflib.BNode) else focus.n3()
    component = report.value(result, SH.sourceConstraintComponent).removeprefix(SH)
    print(name, way(shapes.value(report.value(result, SH.sourceShape), SH.path)), component, sep="\t")
"#;

#[test]
fn pyshacl_names_the_same_nodes() {
    let Some(python) = python("pyshacl") else {
        return skip("CHANCERY_PYTHON names no Python with rdflib and pySHACL");
    };
    let (triples, _) = planted();
    let folder = tempfile::tempdir().expect("a folder");
    let data: String = triples.iter().map(|triple| format!("{triple} .\n")).collect();
    let vocabulary = format!("{VOCABULARY}\n{CODES}");
    let files = [("g.nt", data.as_str()), ("shapes.ttl", SHAPES), ("vocabulary.ttl", &vocabulary)];
    let paths = files.map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("a plain path").to_owned()
    });
    let [data, shapes, vocabulary] = &paths;
    let output = run(&python, &["-c", PYSHACL, data, shapes, vocabulary]).expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let theirs: BTreeSet<(String, String, String)> = printed
        .lines()
        .map(|line| {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut cell = || cells.next().unwrap_or_default();
            let (node, path, component) = (cell(), cell(), cell());
            (node, path, component.trim_end_matches("ConstraintComponent").to_owned())
        })
        .collect();
    let ours: BTreeSet<(String, String, String)> = found(&store_of(&triples))
        .into_iter()
        .map(|(node, path, component)| (node, path, component.to_owned()))
        .collect();
    let only = |one: &BTreeSet<_>, other: &BTreeSet<_>| {
        one.difference(other).map(|row| format!("{row:?}\n")).collect::<String>()
    };
    assert!(
        ours == theirs,
        "ours alone:\n{}pySHACL's alone:\n{}",
        only(&ours, &theirs),
        only(&theirs, &ours)
    );
}
