//! [`Question`]: a query as it comes over a network, with the graphs that it reads and a way to stop it.

use oxigraph::model::NamedNode;
use oxigraph::sparql::CancellationToken;

use super::query::prepared;
use super::{Answer, QueryError, QueryOptions, Store, combinations, nesting};

/// A query as it comes over a network: nobody knows who wrote it, and it is stopped from outside.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// The query.
    pub sparql: String,
    /// The graphs whose union is its default graph; with none of either kind, the query's own FROM or the union of all.
    pub default_graphs: Vec<NamedNode>,
    /// The graphs that GRAPH reaches.
    pub named_graphs: Vec<NamedNode>,
}

impl Question {
    /// A query over the graphs that it names itself.
    pub fn new(sparql: impl Into<String>) -> Self {
        Self { sparql: sparql.into(), default_graphs: Vec::new(), named_graphs: Vec::new() }
    }
}

impl Store {
    /// Asks as [`Self::query`] does, until `stop` is cancelled; reading the answer then gives
    /// [`QueryError::TimedOut`] with the time of `options`, which starts no timer of its own.
    ///
    /// # Errors
    /// As [`Self::query`], if the query nests so deeply or is so long that reading it could use up the stack of the
    /// thread, which must have [`nesting::STACK`] bytes, and if it makes too many rows of its own words.
    pub fn question(
        &self,
        question: &Question,
        stop: &CancellationToken,
        options: &QueryOptions,
    ) -> Result<Answer<'_>, QueryError> {
        nesting::check(&question.sparql)?;
        let query = self.read(&question.sparql)?;
        combinations::check(&query)?;
        let mut query = prepared(query, stop.clone());
        let (default, named) = (&question.default_graphs, &question.named_graphs);
        if !default.is_empty() || !named.is_empty() {
            let dataset = query.dataset_mut();
            dataset.set_default_graph(default.iter().cloned().map(Into::into).collect());
            dataset.set_available_named_graphs(named.iter().cloned().map(Into::into).collect());
        }
        self.execute(query, options.timeout, None)
    }
}
