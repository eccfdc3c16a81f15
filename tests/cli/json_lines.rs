//! The JSON Lines of `tag` and `extract`, which other programs read: keys, offsets, dates.

use std::path::Path;

use chancery::read::{ReadOptions, read_path};
use serde_json::Value;

use super::program::{Program, samples, text};

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> =
        value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// Checks that the code points from begin to end are the text that goes with them.
fn check_stretch(document: &str, stretch: &Value) {
    let number = |key: &str| usize::try_from(stretch[key].as_u64().expect(key)).expect(key);
    let (begin, end) = (number("begin"), number("end"));
    let words: String = document.chars().skip(begin).take(end - begin).collect();
    assert_eq!(stretch["text"].as_str(), Some(words.as_str()), "{stretch}");
}

fn text_of(line: &Value) -> String {
    let path = Path::new(line["document"].as_str().expect("a name"));
    read_path(path, &ReadOptions::default()).expect("a sample can be read").text
}

#[test]
fn mentions_have_the_keys_and_offsets_of_the_interface() {
    let out =
        Program::new().run(&["tag", "--format", "jsonl", text(&samples())]).ends(0).out.clone();
    let lines = lines(&out);
    assert!(lines.len() > 100, "{} mentions", lines.len());
    for line in &lines {
        let expected = ["begin", "document", "end", "id", "kind", "label", "text", "wikidata"];
        assert_eq!(keys(line), expected);
        let kinds = ["Person", "State", "Organisation", "Place", "Group"];
        assert!(kinds.contains(&line["kind"].as_str().expect("a kind")), "{line}");
        check_stretch(&text_of(line), line);
    }
}

#[test]
fn claims_have_the_keys_and_offsets_of_the_interface() {
    let out =
        Program::new().run(&["extract", "--format", "jsonl", text(&samples())]).ends(0).out.clone();
    let lines = lines(&out);
    assert!(lines.len() > 40, "{} claims", lines.len());
    for line in &lines {
        let expected = [
            "cameo",
            "claim",
            "cue",
            "date",
            "document",
            "matter",
            "object",
            "plover",
            "plover_mode",
            "quantity",
            "relation",
            "rule",
            "said_by",
            "sentence",
            "status",
            "subject",
        ];
        assert_eq!(keys(line), expected);
        let document = text_of(line);
        check_stretch(&document, &line["sentence"]);
        check_stretch(&document, &line["cue"]);
        for side in ["subject", "object"].map(|side| &line[side]) {
            if !side.is_null() {
                assert_eq!(keys(side), ["actor", "begin", "end", "id", "kind", "label", "text"]);
                check_stretch(&document, side);
            }
        }
        if !line["said_by"].is_null() {
            assert_eq!(keys(&line["said_by"]), ["id", "label"]);
        }
    }
}

#[test]
fn several_dates_are_one_set() {
    let sentence = "In 2009 and 2014, Norway expelled Chilean diplomats.";
    let out = Program::new().run(&["extract", "--format", "jsonl", "--text", sentence]);
    assert_eq!(lines(&out.out)[0]["date"], "{2009,2014}");
}
