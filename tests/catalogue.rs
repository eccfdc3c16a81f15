//! The relations' catalogue is made from their files, and the vocabulary has the same codes.

use std::path::Path;

use chancery::gazetteer::Gazetteer;
use chancery::model::{Document, Status};
use chancery::pipeline::Pipeline;
use chancery::rdf::vocab::{NAMESPACE, RELATIONS};
use chancery::rdf::vocabulary;
use chancery::rules::{Relation, Rules, SideKind};
use oxigraph::model::NamedNode;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

const HEAD: &str = "# The relations\n\nMade from the files beside it by `CHANCERY_MARK=1 cargo test catalogue`; don't edit.\n\n\
    | relation | PLOVER | CAMEO | subject | object | means |\n|---|---|---|---|---|---|\n";

fn rules() -> Rules {
    Rules::load(&[]).expect("the shipped rules have no faults")
}

fn row(relation: &Relation) -> String {
    let kinds = |kinds: &[SideKind]| {
        kinds.iter().map(|kind| format!("{kind:?}")).collect::<Vec<_>>().join(", ")
    };
    let (subject, object) = (kinds(&relation.subject), kinds(&relation.object));
    let Relation { name, codes, definition, .. } = relation;
    format!("| `{name}` | {codes} | {} | {subject} | {object} | {definition} |\n", codes.cameo)
}

#[test]
fn the_catalogue_is_made_from_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers/relations/CATALOGUE.md");
    let rows: String = rules().relations.iter().map(row).collect();
    let made = format!("{HEAD}{rows}");
    if std::env::var_os("CHANCERY_MARK").is_some() {
        std::fs::write(&path, &made).expect("it can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, made, "run again with CHANCERY_MARK=1");
}

/// The objects of a property of a term, as Turtle writes IRIs and literals.
fn said(term: &str, property: &str) -> Vec<String> {
    let term = NamedNode::new(term).expect("an IRI");
    let property = NamedNode::new(property).expect("an IRI");
    let objects = vocabulary().objects_for_subject_predicate(&term, &property);
    objects.map(|object| object.to_string()).collect()
}

/// The same as plain texts.
fn texts(term: &str, property: &str) -> Vec<String> {
    let quoted = said(term, property).into_iter();
    quoted.map(|text| text.trim_matches('"').to_owned()).collect()
}

/// The concept of a code that has this notation.
fn concept(scheme: &str, notation: &str) -> String {
    let iri = format!("https://w3id.org/chancery/{scheme}#{}", notation.replace('.', "-"));
    let known = said(&iri, &format!("{SKOS}notation"));
    assert_eq!(known, [format!("\"{notation}\"")], "{scheme} {notation}");
    format!("<{iri}>")
}

#[test]
fn the_vocabulary_has_the_codes_of_the_rules() {
    for Relation { name, codes, symmetric, .. } in &rules().relations {
        let relation = format!("{NAMESPACE}{name}");
        let plover = concept("plover", &codes.to_string());
        assert_eq!(said(&relation, &format!("{NAMESPACE}ploverType")), [plover], "{name}");
        let cameo = concept("cameo", &codes.cameo);
        assert_eq!(said(&relation, &format!("{NAMESPACE}cameoCode")), [cameo], "{name}");
        let kinds = said(&relation, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
        let is_symmetric = kinds.iter().any(|kind| kind.ends_with("#SymmetricProperty>"));
        assert_eq!(is_symmetric, *symmetric, "{name}");
    }
}

#[test]
fn the_vocabulary_explains_each_relation_by_a_sentence_that_claims_it() {
    let gazetteer = Gazetteer::load(&[]).expect("the shipped lists have no faults");
    let pipeline = Pipeline::new(gazetteer, rules());
    for name in RELATIONS {
        let examples = texts(&format!("{NAMESPACE}{name}"), &format!("{SKOS}example"));
        let [sentence] = examples.as_slice() else { panic!("{name} has {examples:?}") };
        let analysis = pipeline.analyse(Document::from_text("example.txt", sentence));
        let told = analysis.claims.iter().any(|claim| &*claim.relation == name);
        assert!(told, "{name}: {sentence}");
    }
}

#[test]
fn every_code_that_a_claim_may_have_is_a_concept() {
    let statuses = [Status::Asserted, Status::Planned, Status::Hypothetical, Status::Negated];
    for relation in &rules().relations {
        let cues = relation.verbs.iter().map(|verb| verb.codes.as_ref());
        for (cue, status) in cues.flat_map(|cue| statuses.map(|status| (cue, status))) {
            let codes = relation.codes_of(status, cue);
            concept("plover", &codes.to_string());
            concept("cameo", &codes.cameo);
        }
    }
}

#[test]
fn every_code_stands_under_a_root_of_its_scheme() {
    for (scheme, roots) in [("plover", 16), ("cameo", 20)] {
        let scheme = NamedNode::new_unchecked(format!("https://w3id.org/chancery/{scheme}#"));
        let of_scheme = |property: &str| {
            let property = NamedNode::new_unchecked(format!("{SKOS}{property}"));
            vocabulary().subjects_for_predicate_object(&property, &scheme).count()
        };
        assert_eq!(of_scheme("topConceptOf"), roots);
        let broader = NamedNode::new_unchecked(format!("{SKOS}broader"));
        let narrower = vocabulary()
            .triples_for_predicate(&broader)
            .filter(|triple| {
                triple.object.to_string().starts_with(&format!("<{}", scheme.as_str()))
            })
            .count();
        assert_eq!(of_scheme("inScheme"), roots + narrower);
    }
}

#[test]
fn every_relation_proves_itself_by_examples() {
    for Relation { name, examples, .. } in &rules().relations {
        let misses = examples.iter().filter(|example| example.claims.is_empty()).count();
        let hits = examples.len() - misses;
        assert!(hits >= 8 && misses >= 4, "{name}: {hits} examples, {misses} near-misses");
    }
}
