//! [`NamedQuery`]: a query in a file, with a header that says what it answers.
//!
//! `queries/README.md` says how to write one.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diagnostic::Diagnostic;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A query with a name, and a header that says what it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedQuery {
    /// Its name: the file's, without `.rq`.
    pub name: String,
    /// Its title, a few words.
    pub title: String,
    /// What it answers, a sentence.
    pub answers: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// Values of its parameters that give an answer on the sample articles: `a=Norway`.
    pub example: Vec<(String, String)>,
    /// Its columns, in order, each with its meaning.
    pub columns: Vec<(String, String)>,
    /// The whole file, which is SPARQL.
    pub sparql: String,
}

/// A parameter of a named query: a variable of the query that the user may give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The variable, without its question mark.
    pub name: String,
    /// What kind of thing it is.
    pub kind: ParameterKind,
    /// Whether the query does without it.
    pub optional: bool,
    /// What it means.
    pub meaning: String,
}

/// What a parameter stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// Something that the store knows: an entity, article, claim or event, by any of its names.
    Entity,
    /// An article, by its address, headline or IRI.
    Article,
    /// A relation, by its name: `accuses`.
    Relation,
    /// A text, as it stands in the graph.
    Text,
    /// The first day, month or year of this variable of the query.
    NotBefore(String),
    /// The last one.
    NotAfter(String),
}

/// The queries that the program ships, by name.
pub fn shipped() -> Vec<NamedQuery> {
    let files = SHIPPED.files().filter(|file| file.path().extension().is_some_and(|e| e == "rq"));
    let mut queries: Vec<NamedQuery> = files
        // A test reads them all, so none is passed over.
        .filter_map(|file| NamedQuery::parse(file.path(), file.contents_utf8()?).ok())
        .collect();
    queries.sort_by(|one, two| one.name.cmp(&two.name));
    queries
}

impl NamedQuery {
    /// The shipped query of this name.
    pub fn find(name: &str) -> Option<Self> {
        shipped().into_iter().find(|query| query.name == name)
    }

    /// Reads a query's file. Whether its SPARQL is right shows when it is asked.
    ///
    /// # Errors
    /// All faults of the header, each with its line.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut header = Header { path, faults: Vec::new() };
        let fields = header.fields(text);
        let query = Self {
            name: path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned(),
            title: header.text(&fields, "title"),
            answers: header.text(&fields, "answers"),
            parameters: header.parameters(&fields),
            example: header.example(&fields),
            columns: header.columns(&fields),
            sparql: text.to_owned(),
        };
        if header.faults.is_empty() { Ok(query) } else { Err(header.faults) }
    }
}

/// A field of a header: its key, and its lines with their numbers.
type Field<'a> = (&'a str, Vec<(usize, &'a str)>);

/// The keys that a header has; `parameters` and `example` may be missing.
const KEYS: [&str; 5] = ["title", "answers", "parameters", "example", "columns"];

struct Header<'a> {
    path: &'a Path,
    faults: Vec<Diagnostic>,
}

impl Header<'_> {
    fn fault(&mut self, line: usize, message: String, hint: &str) {
        self.faults.push(Diagnostic::of_file(self.path, message).at(line, 0).hint(hint));
    }

    /// The fields: `# key: text`, and below it lines that are indented (`#   more`).
    fn fields<'t>(&mut self, text: &'t str) -> Vec<Field<'t>> {
        let mut fields: Vec<Field<'t>> = Vec::new();
        let lines = text.lines().map_while(|line| line.strip_prefix('#'));
        for (number, line) in (1..).zip(lines) {
            if line.starts_with("  ") {
                match fields.last_mut() {
                    Some((_, lines)) => lines.push((number, line.trim())),
                    None => self.fault(
                        number,
                        "a line before the first key".into(),
                        "begin with `# title: …`",
                    ),
                }
                continue;
            }
            let (key, value) = line.split_once(':').unwrap_or((line, ""));
            let key = key.trim();
            if !KEYS.contains(&key) {
                let hint = "the keys are title, answers, parameters, example and columns; continue a text with two spaces";
                self.fault(number, format!("unknown key \"{key}\" in the header"), hint);
            }
            let value = value.trim();
            fields.push((key, Vec::from_iter((!value.is_empty()).then_some((number, value)))));
        }
        fields
    }

    fn text(&mut self, fields: &[Field<'_>], key: &str) -> String {
        let lines = items(fields, key).map(|(_, line)| line).collect::<Vec<_>>();
        if lines.is_empty() {
            self.fault(1, format!("the header has no {key}"), &format!("write `# {key}: …`"));
        }
        lines.join(" ")
    }

    fn parameters(&mut self, fields: &[Field<'_>]) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for (number, line) in items(fields, "parameters") {
            match parameter(line) {
                Some(parameter) => parameters.push(parameter),
                None => self.fault(
                    number,
                    format!("\"{line}\" is no parameter"),
                    "write `name (entity, optional): meaning`; the kinds are entity, article, relation, text, not before ?date and not after ?date",
                ),
            }
        }
        parameters
    }

    fn example(&mut self, fields: &[Field<'_>]) -> Vec<(String, String)> {
        let mut example = Vec::new();
        for (number, line) in items(fields, "example") {
            match line.split_once('=') {
                Some((name, value)) => example.push((name.to_owned(), value.to_owned())),
                None => self.fault(number, format!("\"{line}\" is no value"), "write `name=value`"),
            }
        }
        example
    }

    fn columns(&mut self, fields: &[Field<'_>]) -> Vec<(String, String)> {
        let mut columns = Vec::new();
        for (number, line) in items(fields, "columns") {
            match line.split_once(": ") {
                Some((name, meaning)) => columns.push((name.to_owned(), meaning.to_owned())),
                None => {
                    self.fault(number, format!("\"{line}\" is no column"), "write `name: meaning`")
                }
            }
        }
        if columns.is_empty() {
            self.fault(
                1,
                "the header has no columns".into(),
                "write `# columns:` and below it each column",
            );
        }
        columns
    }
}

/// The lines of a field with their numbers.
fn items<'a>(fields: &'a [Field<'a>], key: &'a str) -> impl Iterator<Item = (usize, &'a str)> + 'a {
    fields.iter().filter(move |(name, _)| *name == key).flat_map(|(_, lines)| lines.iter().copied())
}

/// Reads `name (kind, optional): meaning`.
fn parameter(line: &str) -> Option<Parameter> {
    let (name, rest) = line.split_once(" (")?;
    let (kind, meaning) = rest.split_once("): ")?;
    let (kind, optional) = match kind.strip_suffix(", optional") {
        Some(kind) => (kind, true),
        None => (kind, false),
    };
    let kind = match kind {
        "entity" => ParameterKind::Entity,
        "article" => ParameterKind::Article,
        "relation" => ParameterKind::Relation,
        "text" => ParameterKind::Text,
        _ => match kind.split_once(" ?")? {
            ("not before", variable) => ParameterKind::NotBefore(variable.to_owned()),
            ("not after", variable) => ParameterKind::NotAfter(variable.to_owned()),
            _ => return None,
        },
    };
    Some(Parameter { name: name.to_owned(), kind, optional, meaning: meaning.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{NamedQuery, ParameterKind, SHIPPED, shipped};
    use std::path::Path;

    #[test]
    fn every_shipped_query_has_a_whole_header() {
        let mut read = 0;
        for file in SHIPPED.files().filter(|file| file.path().extension() == Some("rq".as_ref())) {
            let text = file.contents_utf8().expect("UTF-8");
            if let Err(faults) = NamedQuery::parse(file.path(), text) {
                panic!("{faults:#?}");
            }
            read += 1;
        }
        assert!(read >= 12, "{read} queries");
        assert_eq!(shipped().len(), read);
    }

    #[test]
    fn a_header_is_read() {
        let text = "# title: T\n# answers: One\n#   two.\n# parameters:\n#   a (entity): A\n\
                    #   day (text, optional): B\n\
                    #   since (not before ?x, optional): C\n# example:\n#   a=b=c\n# columns:\n#   x: X\nSELECT ?x WHERE { ?x ?y ?a }\n";
        let query = NamedQuery::parse(Path::new("q/name.rq"), text).expect("a whole header");
        assert_eq!((query.name.as_str(), query.answers.as_str()), ("name", "One two."));
        let kinds: Vec<_> = query
            .parameters
            .iter()
            .map(|p| (p.name.as_str(), p.kind.clone(), p.optional))
            .collect();
        assert_eq!(
            kinds,
            [
                ("a", ParameterKind::Entity, false),
                ("day", ParameterKind::Text, true),
                ("since", ParameterKind::NotBefore("x".to_owned()), true)
            ]
        );
        assert_eq!(query.example, [("a".to_owned(), "b=c".to_owned())]);
        assert_eq!(query.columns, [("x".to_owned(), "X".to_owned())]);
    }

    #[test]
    fn all_faults_of_a_header_are_told_with_their_lines() {
        let text = "#   early\n# titel: T\n# parameters:\n#   a: what\n# columns:\n#   x\nSELECT …";
        let faults = NamedQuery::parse(Path::new("q.rq"), text).expect_err("faults");
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [1, 2, 1, 1, 4, 6, 1], "{faults:#?}");
        assert!(faults[1].to_string().starts_with("q.rq:2: unknown key \"titel\""));
    }
}
