//! [`Stories`]: which articles are near-copies of each other.

use std::collections::{BTreeSet, HashMap};

use oxigraph::model::{NamedNode, Term};
use oxigraph::store::{StorageError, Transaction};

use super::support::subject;
use crate::rdf::{Sketch, vocab::c};

/// The sketches of all articles, and which hash stands in which of them.
///
/// Whether two articles are the same story depends on the two alone, so the pairs in a store follow from the set of
/// its articles, in whatever order they came.
#[derive(Default)]
pub(super) struct Stories {
    sketches: HashMap<NamedNode, Sketch>,
    by_hash: HashMap<u32, Vec<NamedNode>>,
}

impl Stories {
    /// Reads the sketches of the stored articles.
    pub fn load(transaction: &Transaction<'_>) -> Result<Self, StorageError> {
        let mut stories = Self::default();
        for quad in transaction.quads_for_pattern(None, Some(c::FINGERPRINT), None, None) {
            let quad = quad?;
            if let (Some(article), Term::Literal(literal)) = (subject(&quad), &quad.object) {
                stories.add(article, Sketch::parse(literal.value()));
            }
        }
        Ok(stories)
    }

    /// Adds an article.
    pub fn add(&mut self, article: &NamedNode, sketch: Sketch) {
        for hash in sketch.hashes() {
            self.by_hash.entry(hash).or_default().push(article.clone());
        }
        self.sketches.insert(article.clone(), sketch);
    }

    /// Takes an article away.
    pub fn remove(&mut self, article: &NamedNode) {
        let Some(sketch) = self.sketches.remove(article) else { return };
        for hash in sketch.hashes() {
            if let Some(articles) = self.by_hash.get_mut(&hash) {
                articles.retain(|other| other != article);
            }
        }
    }

    /// The articles other than this one that are the same story as it.
    pub fn copies(&self, article: &NamedNode) -> BTreeSet<&NamedNode> {
        let Some(sketch) = self.sketches.get(article) else { return BTreeSet::new() };
        let sharing = sketch.hashes().filter_map(|hash| self.by_hash.get(&hash)).flatten();
        let candidates: BTreeSet<&NamedNode> = sharing.filter(|other| *other != article).collect();
        let is_copy = |other: &&NamedNode| {
            self.sketches.get(*other).is_some_and(|other| sketch.same_story(other))
        };
        candidates.into_iter().filter(is_copy).collect()
    }
}
