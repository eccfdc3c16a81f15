//! The relations' catalogue is made from their files, and the vocabulary has the same codes.

use std::path::Path;

use chancery::rules::{Relation, Rules, SideKind};

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

#[test]
fn the_vocabulary_has_the_codes_of_the_rules() {
    let vocabulary = include_str!("../src/rdf/chancery.ttl");
    for Relation { name, codes, symmetric, .. } in &rules().relations {
        let begin = vocabulary.find(&format!("\nc:{name} a owl:ObjectProperty"));
        let rest = &vocabulary[begin.unwrap_or_else(|| panic!("{name} is no property"))..];
        let entry = rest.split("\n\n").next().unwrap_or_default();
        for said in [
            format!("c:ploverType \"{}\"", codes.plover),
            format!("c:cameoCode \"{}\"", codes.cameo),
        ] {
            assert!(entry.contains(&said), "{name}: {said}\n{entry}");
        }
        assert_eq!(entry.contains("owl:SymmetricProperty"), *symmetric, "{name}");
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
