//! [`read`]: a rule file's text → a [`Relation`], or all its faults.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::codes::{Codes, PLOVER};
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
    #[serde(default)]
    plover_planned: Option<Spanned<String>>,
    #[serde(default)]
    plover_negated: Option<Spanned<String>>,
    cameo: Spanned<String>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    mutual: bool,
    #[serde(default)]
    said: bool,
    #[serde(default)]
    between_two: bool,
    #[serde(default)]
    private_object: bool,
    #[serde(default)]
    unless_named: bool,
    #[serde(default)]
    yields: bool,
    #[serde(default)]
    owner_stands: bool,
    #[serde(default)]
    of_own: bool,
    #[serde(default)]
    place_stands: bool,
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
    unless_object_words: Vec<Spanned<String>>,
    #[serde(default)]
    matter_words: Vec<Spanned<String>>,
    #[serde(default)]
    object_optional: bool,
    #[serde(default)]
    in_return: bool,
    #[serde(default)]
    by_speaker: bool,
    #[serde(default)]
    plover: Option<Spanned<String>>,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    cameo: Option<Spanned<String>>,
}

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
    let mut faults = Faults { path, text, found: Vec::new() };
    faults.of_head(&file);
    faults.of_examples(&file.example);
    let verbs: Vec<VerbCue> =
        file.verb.into_iter().map(|verb| faults.verb_cue(verb, words)).collect();
    for noun in file.noun.iter().filter(|noun| noun.get_ref().words.is_empty()) {
        faults.add(noun.span(), "a [[noun]] without words".to_owned(), "");
    }
    if !faults.found.is_empty() {
        return Err(faults.found);
    }
    let plover = file.plover.into_inner().into();
    let (mode, cameo) = (file.mode.map(Into::into), file.cameo.into_inner().into());
    let shared = |name: Spanned<String>| name.into_inner().into();
    Ok(Relation {
        name: file.name.into_inner().into(),
        label: file.label,
        definition: file.definition,
        codes: Codes { plover, mode, cameo },
        plover_planned: file.plover_planned.map(shared),
        plover_negated: file.plover_negated.map(shared),
        symmetric: file.symmetric,
        mutual: file.mutual,
        said: file.said,
        between_two: file.between_two,
        private_object: file.private_object,
        unless_named: file.unless_named,
        yields: file.yields,
        owner_stands: file.owner_stands,
        of_own: file.of_own,
        place_stands: file.place_stands,
        subject: file.subject,
        object: file.object,
        object_optional: file.object_optional,
        verbs,
        nouns: file.noun.into_iter().map(Spanned::into_inner).collect(),
        examples: file.example.into_iter().map(Spanned::into_inner).collect(),
    })
}

/// The faults of a file, as they are found.
struct Faults<'f> {
    path: &'f Path,
    text: &'f str,
    found: Vec<Diagnostic>,
}

impl Faults<'_> {
    /// Adds a fault at a place of the file; no hint where `hint` is empty.
    fn add(&mut self, at: Range<usize>, message: String, hint: &str) {
        let (line, column) = place(self.text, at.start);
        let fault = Diagnostic::of_file(self.path, message).at(line, column);
        self.found.push(if hint.is_empty() { fault } else { fault.hint(hint) });
    }

    /// The faults of what stands before the cues.
    fn of_head(&mut self, file: &File) {
        let stem = self.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let name = file.name.get_ref();
        if name != stem {
            let message = format!("the name \"{name}\" is not the file's, \"{stem}\"");
            self.add(file.name.span(), message, "rename one of them");
        }
        let plover =
            [Some(&file.plover), file.plover_planned.as_ref(), file.plover_negated.as_ref()];
        plover.into_iter().flatten().for_each(|plover| self.of_plover(plover));
        self.of_cameo(&file.cameo);
        if file.verb.is_empty() && file.noun.is_empty() {
            let fault = Diagnostic::of_file(self.path, "no cue");
            self.found.push(fault.hint("add a [[verb]] or a [[noun]]"));
        }
    }

    fn of_plover(&mut self, plover: &Spanned<String>) {
        if !PLOVER.contains(&plover.get_ref().as_str()) {
            let message = format!("\"{}\" is no PLOVER type", plover.get_ref());
            self.add(plover.span(), message, &format!("one of {}", PLOVER.join(", ")));
        }
    }

    fn of_cameo(&mut self, cameo: &Spanned<String>) {
        let digits = cameo.get_ref().bytes().all(|b| b.is_ascii_digit());
        if cameo.get_ref().is_empty() || !digits {
            let message = format!("\"{}\" is no CAMEO code", cameo.get_ref());
            self.add(cameo.span(), message, "digits, such as \"161\"");
        }
    }

    /// A rule proves itself by what it reads and by what it leaves alone.
    fn of_examples(&mut self, examples: &[Spanned<Example>]) {
        for (wanted, name) in [(false, "an example with a claim"), (true, "a near-miss")] {
            if !examples.iter().any(|example| example.get_ref().claims.is_empty() == wanted) {
                let fault = Diagnostic::of_file(self.path, format!("the rule needs {name}"));
                self.found.push(fault.hint("add an [[example]]; a near-miss has claims = []"));
            }
        }
        for example in examples {
            for claim in example.get_ref().claims.iter().filter(|claim| !claim.contains(" > ")) {
                let message = format!("the claim \"{claim}\" names no two sides");
                self.add(example.span(), message, "write \"subject > object\"");
            }
        }
    }

    /// A `[[verb]]` with its frames read.
    fn verb_cue(&mut self, verb: Verb, words: &Words) -> VerbCue {
        let frames = verb.frames.iter().filter_map(|frame| self.frame(frame, words)).collect();
        verb.plover.iter().for_each(|plover| self.of_plover(plover));
        verb.cameo.iter().for_each(|cameo| self.of_cameo(cameo));
        let classes = verb.object_words.iter().chain(&verb.unless_object_words);
        for class in classes.chain(&verb.matter_words) {
            if !words.has_class(class.get_ref()) {
                let message = format!("unknown class of words \"{}\"", class.get_ref());
                self.add(class.span(), message, "add it to gazetteers/words/classes.csv");
            }
        }
        let owned = |classes: Vec<Spanned<String>>| -> Vec<String> {
            classes.into_iter().map(Spanned::into_inner).collect()
        };
        VerbCue {
            frames,
            codes: verb.plover.zip(verb.cameo).map(|(plover, cameo)| Codes {
                plover: plover.into_inner().into(),
                mode: verb.mode.map(Into::into),
                cameo: cameo.into_inner().into(),
            }),
            status: verb.status,
            object_words: owned(verb.object_words),
            unless_object_words: owned(verb.unless_object_words),
            matter_words: owned(verb.matter_words),
            object_optional: verb.object_optional,
            in_return: verb.in_return,
            by_speaker: verb.by_speaker,
        }
    }

    fn frame(&mut self, written: &Spanned<String>, words: &Words) -> Option<Frame> {
        match Frame::parse(written.get_ref()) {
            Ok(frame) => {
                for class in frame.classes().filter(|class| !words.has_class(class)) {
                    let message = format!("unknown class of words <{class}>");
                    self.add(written.span(), message, "add it to gazetteers/words/classes.csv");
                }
                Some(frame)
            }
            Err(error) => {
                self.add(written.span(), error.to_string(), "");
                None
            }
        }
    }
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
