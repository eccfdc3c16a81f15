//! [`Answer`]: what a query gave, and the forms in which it is written.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use oxigraph::model::{GraphName, TermRef, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter, QueryTripleIter};

use super::export::QuadSorter;
use super::prefixes::Prefixes;
use super::query::Timer;
use super::{GraphFormat, QueryError};

/// What a query gave. It is read as it is written, so a long answer needs little memory.
pub struct Answer<'a> {
    pub(super) results: QueryResults<'a>,
    pub(super) prefixes: &'a Prefixes,
    pub(super) timeout: Option<Duration>,
    pub(super) _timer: Option<Timer>,
}

/// A format for the answers to SELECT and ASK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Comma-separated values, as SPARQL defines them.
    Csv,
    /// Tab-separated values, as SPARQL defines them: every term in Turtle's notation.
    Tsv,
    /// SPARQL's JSON.
    Json,
    /// SPARQL's XML.
    Xml,
}

/// An answer as texts for people: literals by their value, IRIs in short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The variables, or "answer" for ASK, or subject, predicate and object for CONSTRUCT.
    pub columns: Vec<String>,
    /// The rows; an unbound variable is an empty text.
    pub rows: Vec<Vec<String>>,
}

impl Answer<'_> {
    /// Whether it is a graph (of CONSTRUCT or DESCRIBE), to be written with [`Self::write_graph`].
    pub fn is_graph(&self) -> bool {
        matches!(self.results, QueryResults::Graph(_))
    }

    /// The whole answer as a table.
    ///
    /// # Errors
    /// If the query takes too long or the store fails meanwhile.
    pub fn into_table(self) -> Result<Table, QueryError> {
        self.into_table_of(usize::MAX)
    }

    /// The first rows of the answer as a table, `most` at most; of a graph the first by subject.
    ///
    /// # Errors
    /// As [`Self::into_table`].
    pub fn into_table_of(self, most: usize) -> Result<Table, QueryError> {
        let (prefixes, timeout) = (self.prefixes, self.timeout);
        match self.results {
            QueryResults::Boolean(yes) => Ok(Table {
                columns: vec!["answer".to_owned()],
                rows: vec![vec![if yes { "yes" } else { "no" }.to_owned()]],
            }),
            QueryResults::Solutions(solutions) => table(solutions, prefixes, timeout, most),
            QueryResults::Graph(triples) => {
                let cells = |triple: &Triple| {
                    let cell = |term| cell(term, prefixes);
                    let predicate = TermRef::from(triple.predicate.as_ref());
                    let subject = TermRef::from(triple.subject.as_ref());
                    vec![cell(subject), cell(predicate), cell(triple.object.as_ref())]
                };
                let columns = ["subject", "predicate", "object"].map(str::to_owned).to_vec();
                let rows = collect(triples, timeout)?.values().take(most).map(cells).collect();
                Ok(Table { columns, rows })
            }
        }
    }

    /// Writes the answer to SELECT or ASK. Lines end as the formats want: CSV's with `\r\n`.
    ///
    /// # Errors
    /// If the answer is a graph, the query takes too long, or the writer or the store fails.
    pub fn write(self, format: AnswerFormat, writer: impl Write) -> Result<(), QueryError> {
        let format = match format {
            AnswerFormat::Csv => QueryResultsFormat::Csv,
            AnswerFormat::Tsv => QueryResultsFormat::Tsv,
            AnswerFormat::Json => QueryResultsFormat::Json,
            AnswerFormat::Xml => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(format);
        match self.results {
            QueryResults::Boolean(yes) => {
                let mut writer = serializer.serialize_boolean_to_writer(writer, yes)?;
                writeln!(writer)?;
            }
            QueryResults::Solutions(solutions) => {
                let variables = solutions.variables().to_vec();
                let mut rows = serializer.serialize_solutions_to_writer(writer, variables)?;
                for solution in solutions {
                    let solution =
                        solution.map_err(|e| QueryError::of_evaluation(e, self.timeout))?;
                    rows.serialize(&solution)?;
                }
                rows.finish()?;
            }
            QueryResults::Graph(_) => {
                return Err(QueryError::Form(
                    "the query gives a graph; ask for ttl, nt, nq, trig, jsonld or rdfxml",
                ));
            }
        }
        Ok(())
    }

    /// Writes the answer to CONSTRUCT or DESCRIBE, sorted, each triple once.
    ///
    /// # Errors
    /// If the answer is no graph, the query takes too long, or the writer or the store fails.
    pub fn write_graph(self, format: GraphFormat, writer: impl Write) -> Result<(), QueryError> {
        let QueryResults::Graph(triples) = self.results else {
            return Err(QueryError::Form(
                "the query gives rows; ask for table, csv, tsv, json or xml",
            ));
        };
        let mut sorter = QuadSorter::new(format);
        for triple in triples {
            let triple = triple.map_err(|e| QueryError::of_evaluation(e, self.timeout))?;
            sorter.add(triple.in_graph(GraphName::DefaultGraph))?;
        }
        sorter.write(self.prefixes, writer)?;
        Ok(())
    }
}

fn table(
    solutions: QuerySolutionIter<'_>,
    prefixes: &Prefixes,
    timeout: Option<Duration>,
    most: usize,
) -> Result<Table, QueryError> {
    let columns = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
    let mut rows = Vec::new();
    for solution in solutions.take(most) {
        let solution = solution.map_err(|error| QueryError::of_evaluation(error, timeout))?;
        let cells = solution.values().iter();
        let text = |term: &Option<oxigraph::model::Term>| {
            term.as_ref().map_or(String::new(), |term| cell(term.as_ref(), prefixes))
        };
        rows.push(cells.map(text).collect());
    }
    Ok(Table { columns, rows })
}

fn cell(term: TermRef<'_>, prefixes: &Prefixes) -> String {
    match term {
        TermRef::NamedNode(node) => {
            prefixes.shorten(node.as_str()).unwrap_or_else(|| node.as_str().to_owned())
        }
        TermRef::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

/// The triples, each once, in the order of their lines.
fn collect(
    triples: QueryTripleIter<'_>,
    timeout: Option<Duration>,
) -> Result<BTreeMap<String, Triple>, QueryError> {
    let mut by_line = BTreeMap::new();
    for triple in triples {
        let triple = triple.map_err(|error| QueryError::of_evaluation(error, timeout))?;
        by_line.insert(triple.to_string(), triple);
    }
    Ok(by_line)
}
