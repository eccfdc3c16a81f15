//! Asking the store in SPARQL.

use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use oxigraph::sparql::{CancellationToken, PreparedSparqlQuery, SparqlEvaluator};
use spargebra::{Query, SparqlParser};

use super::{Answer, QueryError, Store, keywords};

/// How a query is asked.
#[derive(Debug, Clone, Default)]
pub struct QueryOptions {
    /// How long it may take; as long as it takes if `None`. Oxigraph looks at the clock whenever it reads a quad, so a
    /// product of patterns that share no variable is stopped only when it has been multiplied out.
    pub timeout: Option<Duration>,
}

impl Store {
    /// Asks the store a SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE.
    ///
    /// A query that names no graphs with FROM runs over the union of all. The prefixes of exports are known without
    /// declaration (`c:`, `state:`, `person:`, `schema:` …). SERVICE is refused: no query leaves the machine.
    ///
    /// # Errors
    /// If it is no SPARQL or can't be evaluated. Time-outs and failures of the storage may come later, when the
    /// answer is read.
    pub fn query(&self, sparql: &str, options: &QueryOptions) -> Result<Answer<'_>, QueryError> {
        let token = CancellationToken::new();
        let timer = options.timeout.map(|timeout| Timer::start(timeout, token.clone()));
        self.execute(prepared(self.read(sparql)?, token), options.timeout, timer)
    }

    /// Begins to answer a query that was read; one that names no graphs runs over the union of all.
    pub(super) fn execute(
        &self,
        mut query: PreparedSparqlQuery,
        timeout: Option<Duration>,
        timer: Option<Timer>,
    ) -> Result<Answer<'_>, QueryError> {
        if query.dataset().is_default_dataset() {
            query.dataset_mut().set_default_graph_as_union();
        }
        let results = query
            .on_store(&self.graph)
            .execute()
            .map_err(|error| QueryError::of_evaluation(error, timeout))?;
        Ok(Answer { results, prefixes: &self.prefixes, timeout, _timer: timer })
    }

    /// The query with the prefixes that it uses declared, so that any other SPARQL engine takes it.
    pub fn declared(&self, sparql: &str) -> String {
        format!("{}{sparql}", self.prefixes.declare(sparql))
    }

    /// Reads a query.
    pub(super) fn read(&self, sparql: &str) -> Result<Query, QueryError> {
        let mut parser = SparqlParser::new();
        for (name, namespace) in self.prefixes.iter() {
            parser = parser
                .with_prefix(name, namespace)
                .map_err(|_| QueryError::Form("a prefix of the store is not an IRI"))?;
        }
        let query = parser.parse_query(sparql).map_err(|error| {
            match keywords::is_update(sparql) {
                true => QueryError::NotAvailable(
                    "queries only read: UPDATE, LOAD, CLEAR and whatever else changes a graph are not available",
                ),
                false => QueryError::of_syntax(sparql, &error.to_string()),
            }
        })?;
        if keywords::calls_a_service(sparql) {
            return Err(QueryError::NotAvailable(
                "queries read this store alone: SERVICE is not available",
            ));
        }
        Ok(query)
    }
}

/// A query that `token` will stop.
pub(super) fn prepared(query: Query, token: CancellationToken) -> PreparedSparqlQuery {
    SparqlEvaluator::new().with_cancellation_token(token).for_query(query)
}

/// Cancels a query after some time, unless it is dropped before.
pub(super) struct Timer {
    // Dropping the sender wakes the thread, which ends at once.
    _ends: Sender<()>,
}

impl Timer {
    fn start(timeout: Duration, token: CancellationToken) -> Self {
        let (ends, ended) = mpsc::channel();
        thread::spawn(move || {
            if ended.recv_timeout(timeout) == Err(mpsc::RecvTimeoutError::Timeout) {
                token.cancel();
            }
        });
        Self { _ends: ends }
    }
}

impl QueryError {
    /// A fault in a query, with its line shown. The parser's message is `error at LINE:COLUMN: expected …`.
    fn of_syntax(sparql: &str, message: &str) -> Self {
        let (line, column, message) = place(message).unwrap_or((1, 1, message));
        let text = sparql.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        // Tabs stay tabs, so that the caret stands below its character.
        let before = text.chars().take(column.saturating_sub(1));
        let blank: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let excerpt = format!("  {text}\n  {blank}^");
        let message = match unknown_prefix(text, column, message) {
            Some(prefix) => format!("unknown prefix {prefix}: (write PREFIX {prefix}: <…> first)"),
            None => without_ranges(message),
        };
        Self::Syntax { line, column, message, excerpt }
    }

    pub(super) fn of_evaluation(
        error: oxigraph::sparql::QueryEvaluationError,
        timeout: Option<Duration>,
    ) -> Self {
        match (error, timeout) {
            (oxigraph::sparql::QueryEvaluationError::Cancelled, Some(timeout)) => {
                Self::TimedOut(timeout)
            }
            (error, _) => Self::Evaluation(error),
        }
    }
}

fn place(message: &str) -> Option<(usize, usize, &str)> {
    let (line, rest) = message.strip_prefix("error at ")?.split_once(':')?;
    let (column, rest) = rest.split_once(": ")?;
    Some((line.parse().ok()?, column.parse().ok()?, rest))
}

/// The prefix before the column, if the parser says that it doesn't know it.
fn unknown_prefix<'a>(line: &'a str, column: usize, message: &str) -> Option<&'a str> {
    message.contains("Prefix not found").then_some(())?;
    let end = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |at| at.0);
    let (before, _) = line[..end].rsplit_once(':')?;
    let is_outside = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.');
    Some(before.rsplit(is_outside).next().unwrap_or(before))
}

/// What the parser expected, without the classes of characters that may stand in names.
fn without_ranges(message: &str) -> String {
    let Some(expected) = message.strip_prefix("expected one of ") else {
        return message.to_owned();
    };
    let words: Vec<&str> = expected.split(", ").filter(|word| !word.starts_with('[')).collect();
    if words.is_empty() {
        "unexpected here".to_owned()
    } else {
        format!("expected one of {}", words.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::{QueryError, place};

    #[test]
    fn a_fault_is_told_without_the_grammar_of_names() {
        let rows = [
            (
                "ASK { ?a foo:bar ?b }",
                "error at 1:17: expected one of Prefix not found, ['%'], ['A' ..= 'Z' | '\\u{00C0}'..='\\u{00D6}'\n| 'a']",
                "unknown prefix foo: (write PREFIX foo: <…> first)",
            ),
            (
                "ASK { ?a c:b }",
                "error at 1:14: expected one of \"[\", ['0'..='9'], true",
                "expected one of \"[\", true",
            ),
            ("ASK { ?a : }", "error at 1:11: expected one of ['%'], ['a']", "unexpected here"),
            ("ASK", "error at 1:4: expected WHERE", "expected WHERE"),
        ];
        for (sparql, said, expected) in rows {
            assert!(place(said).is_some());
            let QueryError::Syntax { message, .. } = QueryError::of_syntax(sparql, said) else {
                panic!("no fault")
            };
            assert_eq!(message, expected);
        }
    }
}
