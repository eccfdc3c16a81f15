//! Names of formats on the command line.

use chancery::graph::{AnswerFormat, ExportFormat, GraphFormat};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads the name of a format for exports.
pub fn export() -> impl TypedValueParser<Value = ExportFormat> {
    let names: Vec<&str> = ExportFormat::all().into_iter().map(|(name, _)| name).collect();
    PossibleValuesParser::new(names)
        .map(|name| ExportFormat::from_name(&name).unwrap_or(GraphFormat::Turtle.into()))
}

/// How the answer to a query is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerForm {
    /// For people.
    Table,
    /// Rows, for other programs.
    Rows(AnswerFormat),
    /// A graph, of CONSTRUCT and DESCRIBE.
    Graph(GraphFormat),
}

const FOR_ROWS: [(&str, AnswerForm); 5] = [
    ("table", AnswerForm::Table),
    ("csv", AnswerForm::Rows(AnswerFormat::Csv)),
    ("tsv", AnswerForm::Rows(AnswerFormat::Tsv)),
    ("json", AnswerForm::Rows(AnswerFormat::Json)),
    ("xml", AnswerForm::Rows(AnswerFormat::Xml)),
];

/// Reads the name of a form for answers.
pub fn answer() -> impl TypedValueParser<Value = AnswerForm> {
    let graphs =
        GraphFormat::ALL.into_iter().map(|(name, format)| (name, AnswerForm::Graph(format)));
    let forms: Vec<(&str, AnswerForm)> = FOR_ROWS.into_iter().chain(graphs).collect();
    PossibleValuesParser::new(forms.iter().map(|(name, _)| *name).collect::<Vec<_>>()).map(
        move |name| {
            let form = forms.iter().find(|(known, _)| *known == name);
            form.map_or(AnswerForm::Table, |(_, form)| *form)
        },
    )
}
