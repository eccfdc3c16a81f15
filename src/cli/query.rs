//! `chancery query`.

use std::io::{IsTerminal, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use chancery::gazetteer::{Gazetteer, nearest};
use chancery::graph::queries::{self, NamedQuery};
use chancery::graph::{
    Answer, AnswerFormat, GraphFormat, Lexicon, QueryError, QueryOptions, Store,
};
use chancery::rules::Rules;
use clap::Args;

use super::exit::{Exit, UsageError};
use super::faults::refuse;
use super::formats::{self, AnswerForm};
use super::output::Output;
use super::store::StoreFolder;
use super::table::Table;

/// Asks the graph: a shipped query by its name, or SPARQL
///
/// Without a query it lists the shipped ones. A table is written on a terminal and tab-separated values into a pipe,
/// unless told otherwise; CONSTRUCT and DESCRIBE give Turtle.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery query
  chancery query who-expelled-whom
  chancery query timeline a=Albania b=Iran since=2022-09 -o csv
  chancery query evidence subject=US relation=blames object=Q794
  chancery query 'SELECT ?who ?whom { ?who c:expelled ?whom }'
  chancery query -f question.rq -o json")]
pub struct Query {
    /// The name of a shipped query, SPARQL, or `-` for SPARQL from standard input; then values for its parameters
    #[arg(value_names = ["QUERY", "NAME=VALUE"], num_args = 0..)]
    arguments: Vec<String>,
    /// A file with the query, instead of QUERY
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// How the answer is written
    #[arg(short, long, value_name = "FORM", value_parser = formats::answer())]
    output: Option<AnswerForm>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// Print the query as any other SPARQL engine takes it, prefixes declared and values put in, and don't ask it
    #[arg(long)]
    sparql: bool,
    /// A folder of gazetteers (CSV) for the names in values, over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,
    /// A folder of relation rules (TOML) for the relations in values, over the shipped ones
    #[arg(long, value_name = "DIR")]
    rules: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreFolder,
}

impl Query {
    /// Asks and writes the answer.
    pub fn run(self) -> Result<Exit> {
        let Some((question, values)) = self.question()? else { return list() };
        let values = values.iter().map(|value| parameter(value)).collect::<Result<Vec<_>>>()?;
        let store = self.store.look()?;
        let sparql = self.sparql_of(&store, question, &values)?;
        if self.sparql {
            let mut output = Output::new();
            write!(output, "{}", store.declared(&sparql))?;
            output.finish()?;
            return Ok(Exit::Done);
        }
        let options = QueryOptions { timeout: self.timeout };
        write(store.query(&sparql, &options).map_err(refused)?, self.output)?;
        Ok(Exit::Done)
    }

    /// The SPARQL of a question with its values. The gazetteer and rules are loaded only where values are given: that
    /// takes longer than most queries.
    fn sparql_of(
        &self,
        store: &Store,
        question: Question,
        values: &[(&str, &str)],
    ) -> Result<String> {
        let named = match question {
            Question::Named(named) => named,
            Question::Sparql(sparql) if values.is_empty() => return Ok(sparql),
            Question::Sparql(_) => {
                return Err(UsageError("only a query with a header takes parameters".into()).into());
            }
        };
        let (mut gazetteer, mut rules) = (Gazetteer::default(), Rules::default());
        if !values.is_empty() {
            gazetteer = Gazetteer::load(&self.gazetteer).or_else(|faults| refuse(&faults))?;
            rules = Rules::load(&self.rules).or_else(|faults| refuse(&faults))?;
        }
        let lexicon = Lexicon { gazetteer: &gazetteer, rules: &rules };
        store.bind(&named, values, lexicon).map_err(refused)
    }

    /// What is asked, and the arguments behind it; nothing if the command line doesn't say.
    fn question(&self) -> Result<Option<(Question, &[String])>> {
        if let Some(file) = &self.file {
            return Ok(Some((of_file(file)?, &self.arguments)));
        }
        let Some((query, values)) = self.arguments.split_first() else { return Ok(None) };
        let question = if query == "-" {
            let mut sparql = String::new();
            stdin().lock().read_to_string(&mut sparql).context("standard input")?;
            Question::Sparql(sparql)
        } else if query.contains(char::is_whitespace) || query.contains('{') {
            Question::Sparql(query.clone())
        } else {
            named(query)?
        };
        Ok(Some((question, values)))
    }
}

/// A query that is asked.
enum Question {
    /// One with a header, which says its parameters.
    Named(NamedQuery),
    /// One without.
    Sparql(String),
}

fn named(name: &str) -> Result<Question> {
    let Some(query) = NamedQuery::find(name) else {
        let known = queries::shipped();
        let near = nearest(name, known.iter().map(|query| query.name.as_str()));
        let hint = near.map_or("`chancery query` lists them".to_owned(), |near| {
            format!("did you mean \"{near}\"?")
        });
        return Err(UsageError(format!("no shipped query is called \"{name}\"; {hint}")).into());
    };
    Ok(Question::Named(query))
}

/// The query of a file, named if it has a header as the shipped ones have.
fn of_file(path: &Path) -> Result<Question> {
    let sparql = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    if !sparql.starts_with("# title:") {
        return Ok(Question::Sparql(sparql));
    }
    NamedQuery::parse(path, &sparql).map(Question::Named).or_else(|faults| refuse(&faults))
}

/// Lists the shipped queries with their titles and parameters.
fn list() -> Result<Exit> {
    let mut table = Table::new(["query", "title", "parameters"]);
    for NamedQuery { name, title, parameters, .. } in queries::shipped() {
        let parameters = parameters.iter().map(|parameter| match parameter.optional {
            true => format!("[{}=…]", parameter.name),
            false => format!("{}=…", parameter.name),
        });
        table.row([name, title, parameters.collect::<Vec<_>>().join(" ")]);
    }
    let mut output = Output::new();
    table.write(&mut output)?;
    output.finish()?;
    Ok(Exit::Done)
}

/// Writes an answer in a form, or in the usual one for what standard output is.
fn write(answer: Answer<'_>, form: Option<AnswerForm>) -> Result<()> {
    let form = form.unwrap_or(match (answer.is_graph(), stdout().is_terminal()) {
        (true, _) => AnswerForm::Graph(GraphFormat::Turtle),
        (false, true) => AnswerForm::Table,
        (false, false) => AnswerForm::Rows(AnswerFormat::Tsv),
    });
    let mut output = Output::new();
    match form {
        AnswerForm::Table => {
            let answer = answer.into_table()?;
            let mut table = Table::new(answer.columns);
            answer.rows.into_iter().for_each(|row| table.row(row));
            table.write(&mut output)?;
        }
        AnswerForm::Rows(format) => answer.write(format, &mut output).map_err(refused)?,
        AnswerForm::Graph(format) => answer.write_graph(format, &mut output).map_err(refused)?,
    }
    Ok(output.finish()?)
}

/// An error as the command line takes it: what the user asked wrongly is usage, the rest is failure.
fn refused(error: QueryError) -> anyhow::Error {
    match error {
        QueryError::Syntax { .. }
        | QueryError::UnknownParameter { .. }
        | QueryError::MissingParameter { .. }
        | QueryError::AmbiguousName { .. }
        | QueryError::NotADate { .. }
        | QueryError::NotAvailable(_)
        | QueryError::Form(_) => UsageError(error.to_string()).into(),
        _ => error.into(),
    }
}

fn parameter(written: &str) -> Result<(&str, &str)> {
    let pair = written.split_once('=');
    pair.ok_or_else(|| {
        UsageError(format!("\"{written}\" is no parameter; write name=value")).into()
    })
}

/// Reads a number of seconds.
pub(super) fn seconds(written: &str) -> Result<Duration, String> {
    let seconds: f64 = written.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|_| "not a number of seconds".to_owned())
}
