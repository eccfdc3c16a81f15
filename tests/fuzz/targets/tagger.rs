//! Any text to the tagger: every mention is its words.
#![no_main]

use std::sync::LazyLock;

use chancery::gazetteer::Gazetteer;
use chancery::model::Document;
use chancery::pipeline::Pipeline;
use chancery::rules::Rules;
use libfuzzer_sys::fuzz_target;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let (gazetteer, rules) = (Gazetteer::load(&[]), Rules::load(&[]));
    Pipeline::new(gazetteer.expect("good files"), rules.expect("good files"))
});

fuzz_target!(|text: &str| {
    let analysis = PIPELINE.tag(Document::from_text("fuzz", text));
    for mention in &analysis.mentions {
        assert!(text.get(mention.span.begin..mention.span.end).is_some_and(|words| !words.is_empty()));
        assert!(analysis.entities.contains_key(&mention.entity));
    }
});
