//! [`Known`]: which articles a store holds as they would be read again.

use oxigraph::model::{GraphNameRef, LiteralRef, NamedNode, QuadRef};
use oxigraph::store::Store as Graph;

use super::Store;
use crate::rdf::vocab::c;

/// Which articles a store holds as they would be read again, by the key under which each was read; for threads that
/// read while another one writes.
#[derive(Clone)]
pub struct Known(Graph);

impl Store {
    /// Which articles it holds, now and as it changes.
    pub fn known(&self) -> Known {
        Known(self.graph.clone())
    }
}

impl Known {
    /// Whether the article was read under this key. Costs one look-up; a store that can't be read knows nothing.
    pub fn holds(&self, article: &NamedNode, key: &str) -> bool {
        let name = GraphNameRef::NamedNode(article.as_ref());
        let key = LiteralRef::new_simple_literal(key);
        self.0.contains(QuadRef::new(article, c::READING_KEY, key, name)).unwrap_or(false)
    }
}
