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
    /// Articles keep their number; one that was taken away leaves its number empty.
    articles: Vec<Option<(NamedNode, Sketch)>>,
    numbers: HashMap<NamedNode, u32>,
    by_hash: HashMap<u32, Vec<u32>>,
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

    /// Adds an article that isn't there.
    pub fn add(&mut self, article: &NamedNode, sketch: Sketch) {
        let Ok(number) = u32::try_from(self.articles.len()) else { return };
        for hash in sketch.hashes() {
            self.by_hash.entry(hash).or_default().push(number);
        }
        self.numbers.insert(article.clone(), number);
        self.articles.push(Some((article.clone(), sketch)));
    }

    /// Takes an article away, if it is there.
    pub fn remove(&mut self, article: &NamedNode) {
        let Some(number) = self.numbers.remove(article) else { return };
        let Some((_, sketch)) = self.at(number) else { return };
        for hash in sketch.hashes().collect::<Vec<_>>() {
            if let Some(articles) = self.by_hash.get_mut(&hash) {
                articles.retain(|other| *other != number);
            }
        }
        if let Some(place) = self.articles.get_mut(number as usize) {
            *place = None;
        }
    }

    /// The articles other than this one that are the same story as it.
    ///
    /// Only those are compared that share as many hashes as copies must, so a phrase that half of all articles end
    /// with ("contributed to this report") costs one count each and no more.
    pub fn copies(&self, article: &NamedNode) -> BTreeSet<&NamedNode> {
        let Some(number) = self.numbers.get(article) else { return BTreeSet::new() };
        let Some((_, sketch)) = self.at(*number) else { return BTreeSet::new() };
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for other in sketch.hashes().filter_map(|hash| self.by_hash.get(&hash)).flatten() {
            *shared.entry(*other).or_insert(0) += 1;
        }
        shared.remove(number);
        let candidates = shared.iter().filter(|(_, count)| **count >= Sketch::LEAST_SHARED);
        let others = candidates.filter_map(|(other, _)| self.at(*other));
        others.filter(|(_, other)| sketch.same_story(other)).map(|(article, _)| article).collect()
    }

    fn at(&self, number: u32) -> Option<&(NamedNode, Sketch)> {
        self.articles.get(number as usize)?.as_ref()
    }
}
