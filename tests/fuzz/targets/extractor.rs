//! Any text to all stages up to quads: evidence is in the text, no quad stands twice.
#![no_main]

use std::collections::HashSet;
use std::sync::LazyLock;

use chancery::gazetteer::Gazetteer;
use chancery::model::Document;
use chancery::pipeline::Pipeline;
use chancery::rdf::{self, Base};
use chancery::rules::Rules;
use libfuzzer_sys::fuzz_target;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let (gazetteer, rules) = (Gazetteer::load(&[]), Rules::load(&[]));
    Pipeline::new(gazetteer.expect("good files"), rules.expect("good files"))
});

fuzz_target!(|text: &str| {
    let analysis = PIPELINE.analyse(Document::from_text("fuzz", text));
    for claim in &analysis.claims {
        for span in [claim.sentence, claim.cue] {
            assert!(text.get(span.begin..span.end).is_some());
        }
    }
    let quads = rdf::quads(&analysis, &Base::default());
    assert_eq!(quads.own.iter().collect::<HashSet<_>>().len(), quads.own.len());
});
