//! [`read`]: a rule file's text → a [`Relation`], or all its faults.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::relation::{Example, NounCue, Relation, SideKind, VerbCue};
use super::{Frame, Words};
use crate::diagnostic::Diagnostic;
use crate::model::Status;

/// A rule file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Spanned<String>,
    label: String,
    definition: String,
    plover: Spanned<String>,
    #[serde(default)]
    mode: Option<String>,
    cameo: Spanned<String>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    said: bool,
    #[serde(default)]
    between_two: bool,
    #[serde(default)]
    private_object: bool,
    subject: Vec<SideKind>,
    object: Vec<SideKind>,
    #[serde(default)]
    object_optional: bool,
    #[serde(default)]
    verb: Vec<Verb>,
    #[serde(default)]
    noun: Vec<Spanned<NounCue>>,
    #[serde(default)]
    example: Vec<Spanned<Example>>,
}

/// A `[[verb]]` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verb {
    frames: Vec<Spanned<String>>,
    #[serde(default)]
    status: Option<Status>,
    #[serde(default)]
    object_words: Vec<Spanned<String>>,
    #[serde(default)]
    by_speaker: bool,
}

/// The types of PLOVER, Political Language Ontology for Verifiable Event Records.
const PLOVER: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// Reads the text of the rule file at `path`, whose stem must be the relation's name; `words` are the classes that
/// its frames may name.
///
/// # Errors
/// All faults of the file, each with its place and a hint.
pub fn read(path: &Path, text: &str, words: &Words) -> Result<Relation, Vec<Diagnostic>> {
    let fault = |offset: usize, message: String| {
        let (line, column) = place(text, offset);
        Diagnostic::of_file(path, message).at(line, column)
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let fault = fault(offset, error.message().to_owned());
        vec![match meant(error.message()) {
            Some(field) => fault.hint(format!("did you mean `{field}`?")),
            None => fault,
        }]
    })?;
    let mut faults = Vec::new();
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if file.name.get_ref() != stem {
        let message = format!("the name \"{}\" is not the file's, \"{stem}\"", file.name.get_ref());
        faults.push(fault(file.name.span().start, message).hint("rename one of them"));
    }
    if !PLOVER.contains(&file.plover.get_ref().as_str()) {
        let message = format!("\"{}\" is no PLOVER type", file.plover.get_ref());
        let hint = format!("one of {}", PLOVER.join(", "));
        faults.push(fault(file.plover.span().start, message).hint(hint));
    }
    if file.cameo.get_ref().is_empty() || !file.cameo.get_ref().bytes().all(|b| b.is_ascii_digit())
    {
        let message = format!("\"{}\" is no CAMEO code", file.cameo.get_ref());
        faults.push(fault(file.cameo.span().start, message).hint("digits, such as \"161\""));
    }
    if file.verb.is_empty() && file.noun.is_empty() {
        faults.push(Diagnostic::of_file(path, "no cue").hint("add a [[verb]] or a [[noun]]"));
    }
    let mut verbs = Vec::new();
    for verb in file.verb {
        let mut frames = Vec::new();
        for written in verb.frames {
            match Frame::parse(written.get_ref()) {
                Ok(frame) => {
                    for class in frame.classes().filter(|class| !words.has_class(class)) {
                        let message = format!("unknown class of words <{class}>");
                        let hint = "add it to gazetteers/words/classes.csv";
                        faults.push(fault(written.span().start, message).hint(hint));
                    }
                    frames.push(frame);
                }
                Err(error) => faults.push(fault(written.span().start, error.to_string())),
            }
        }
        for class in verb.object_words.iter().filter(|class| !words.has_class(class.get_ref())) {
            let message = format!("unknown class of words \"{}\"", class.get_ref());
            let hint = "add it to gazetteers/words/classes.csv";
            faults.push(fault(class.span().start, message).hint(hint));
        }
        let object_words = verb.object_words.into_iter().map(Spanned::into_inner).collect();
        verbs.push(VerbCue {
            frames,
            status: verb.status,
            object_words,
            by_speaker: verb.by_speaker,
        });
    }
    for noun in file.noun.iter().filter(|noun| noun.get_ref().words.is_empty()) {
        faults.push(fault(noun.span().start, "a [[noun]] without words".to_owned()));
    }
    for (wanted, name) in [(false, "an example with a claim"), (true, "a near-miss")] {
        if !file.example.iter().any(|example| example.get_ref().claims.is_empty() == wanted) {
            let hint = "add an [[example]]; a near-miss has claims = []";
            faults.push(Diagnostic::of_file(path, format!("the rule needs {name}")).hint(hint));
        }
    }
    for example in &file.example {
        for claim in example.get_ref().claims.iter().filter(|claim| !claim.contains(" > ")) {
            let message = format!("the claim \"{claim}\" names no two sides");
            faults.push(fault(example.span().start, message).hint("write \"subject > object\""));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let plover = file.plover.into_inner();
    Ok(Relation {
        name: file.name.into_inner().into(),
        label: file.label,
        definition: file.definition,
        plover: file.mode.map_or(plover.clone(), |mode| format!("{plover}.{mode}")).into(),
        cameo: file.cameo.into_inner().into(),
        symmetric: file.symmetric,
        said: file.said,
        between_two: file.between_two,
        private_object: file.private_object,
        subject: file.subject,
        object: file.object,
        object_optional: file.object_optional,
        verbs,
        nouns: file.noun.into_iter().map(Spanned::into_inner).collect(),
        examples: file.example.into_iter().map(Spanned::into_inner).collect(),
    })
}

/// The known field that an unknown one is likely to be, out of the parser's message, which quotes it before all that
/// it expected.
fn meant(message: &str) -> Option<&str> {
    let quoted = message.strip_prefix("unknown field ")?;
    let mut fields = quoted.split('`').skip(1).step_by(2);
    let unknown = fields.next()?;
    crate::gazetteer::nearest(unknown, fields)
}

/// The line and column, from 1, the column in code points, of a byte offset.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::read;
    use crate::rules::Words;

    const GOOD: &str = r#"
name = "greets"
label = "greets"
definition = "Says good morning."
plover = "CONSULT"
cameo = "040"
subject = ["Person"]
object = ["Person"]
[[verb]]
frames = ["{subject} greet {object}"]
[[example]]
text = "Jonas Gahr Støre greeted Petr Fiala."
claims = ["Jonas Gahr Støre > Petr Fiala"]
[[example]]
text = "The dog greeted its owner."
claims = []
"#;

    fn faults(text: &str) -> Vec<String> {
        match read(Path::new("greets.toml"), text, &Words::default()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_good_file_has_no_fault() {
        assert_eq!(faults(GOOD), Vec::<String>::new());
    }

    #[test]
    fn a_fault_names_its_place_and_what_to_do() {
        for (was, is, expected) in [
            (
                "{subject} greet {object}",
                "{subject} greet {victim}",
                "greets.toml:10:11: unknown place {victim}: a frame knows {subject}, {object}, {object}'s, {matter}, {place}, {that}, {doing} and {not}",
            ),
            (
                "{subject} greet {object}",
                "{subject} greet {object} <often>",
                "greets.toml:10:11: unknown class of words <often>; add it to gazetteers/words/classes.csv",
            ),
            (
                "\"040\"",
                "\"x\"",
                "greets.toml:6:9: \"x\" is no CAMEO code; digits, such as \"161\"",
            ),
            (
                "claims = []",
                "claims = [\"nobody\"]",
                "greets.toml: the rule needs a near-miss; add an [[example]]; a near-miss has claims = []",
            ),
            (
                "label = \"greets\"",
                "label = 3",
                "greets.toml:3:9: invalid type: integer `3`, expected a string",
            ),
        ] {
            let found = faults(&GOOD.replace(was, is));
            assert_eq!(found.first().map(String::as_str), Some(expected));
        }
    }

    #[test]
    fn a_mistyped_field_gets_advice() {
        for (was, is, advice) in [
            ("label =", "labell =", "; did you mean `label`?"),
            ("frames =", "frame =", "; did you mean `frames`?"),
            ("frames =", "colour =", ""),
        ] {
            let found = faults(&GOOD.replace(was, is));
            let told = found.first().map(String::as_str).unwrap_or_default();
            assert!(told.contains("unknown field") && told.ends_with(advice), "{told}");
        }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text = GOOD.replace("CONSULT", "CHAT").replace("\"040\"", "\"\"");
        assert_eq!(faults(&text).len(), 2);
    }
}
