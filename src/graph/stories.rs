//! [`Stories`]: which articles are near-copies of each other.

use std::collections::{BTreeSet, HashMap};

use oxigraph::model::{GraphNameRef, NamedNode, Quad, Term};
use oxigraph::store::{StorageError, Transaction};

use super::support::subject;
use crate::rdf::{Sketch, vocab::c};

/// Which articles have which of the keys of their sketches. The sketches themselves stay in the store.
///
/// Whether two articles are the same story depends on the two alone, so the pairs in a store follow from the set of
/// its articles, in whatever order they came.
#[derive(Default)]
pub(super) struct Stories {
    /// Articles by their number; one that was taken away leaves its number empty.
    articles: Vec<Option<NamedNode>>,
    /// The number of the first article that has a key; nearly all keys are of one article alone.
    first: HashMap<u32, u32>,
    /// Those of all others that have it.
    others: HashMap<u32, Vec<u32>>,
}

impl Stories {
    /// Reads the sketches of the stored articles.
    pub fn load(transaction: &Transaction<'_>) -> Result<Self, StorageError> {
        let mut stories = Self::default();
        for quad in transaction.quads_for_pattern(None, Some(c::FINGERPRINT), None, None) {
            let quad = quad?;
            if let (Some(article), Some(sketch)) = (subject(&quad), sketch(&quad)) {
                stories.add(article, &sketch);
            }
        }
        Ok(stories)
    }

    /// Adds an article that isn't there.
    pub fn add(&mut self, article: &NamedNode, sketch: &Sketch) {
        let Ok(number) = u32::try_from(self.articles.len()) else { return };
        for key in sketch.keys() {
            let first = *self.first.entry(key).or_insert(number);
            if first != number {
                self.others.entry(key).or_default().push(number);
            }
        }
        self.articles.push(Some(article.clone()));
    }

    /// Takes an article away that has this sketch, if it is there.
    pub fn remove(&mut self, article: &NamedNode, sketch: &Sketch) {
        let mut numbers = BTreeSet::new();
        for key in sketch.keys() {
            let own = |number: &u32| self.at(*number) == Some(article);
            let Some(number) = self.having(key).find(own) else { continue };
            numbers.insert(number);
            let mut others = self.others.remove(&key).unwrap_or_default();
            others.retain(|other| *other != number);
            if self.first.get(&key) == Some(&number) {
                match others.pop() {
                    Some(next) => self.first.insert(key, next),
                    None => self.first.remove(&key),
                };
            }
            if !others.is_empty() {
                self.others.insert(key, others);
            }
        }
        for number in numbers {
            self.articles[number as usize] = None;
        }
    }

    /// The articles in it that are the same story as one of this sketch.
    ///
    /// Only those are compared that share a key, and `sketch_of` gives their sketches.
    pub fn copies(
        &self,
        sketch: &Sketch,
        sketch_of: impl Fn(&NamedNode) -> Result<Option<Sketch>, StorageError>,
    ) -> Result<BTreeSet<NamedNode>, StorageError> {
        let numbers: BTreeSet<u32> = sketch.keys().flat_map(|key| self.having(key)).collect();
        let mut copies = BTreeSet::new();
        for article in numbers.iter().filter_map(|number| self.at(*number)) {
            if sketch_of(article)?.is_some_and(|other| sketch.same_story(&other)) {
                copies.insert(article.clone());
            }
        }
        Ok(copies)
    }

    /// The numbers of the articles that have a key.
    fn having(&self, key: u32) -> impl Iterator<Item = u32> + '_ {
        let others = self.others.get(&key).into_iter().flatten();
        self.first.get(&key).into_iter().chain(others).copied()
    }

    fn at(&self, number: u32) -> Option<&NamedNode> {
        self.articles.get(number as usize)?.as_ref()
    }
}

/// The sketch among the quads of an article.
pub(super) fn of_article<'q>(own: impl IntoIterator<Item = &'q Quad>) -> Option<Sketch> {
    own.into_iter().find(|quad| quad.predicate.as_ref() == c::FINGERPRINT).and_then(sketch)
}

/// The sketch of an article in the store.
pub(super) fn stored(
    article: &NamedNode,
    transaction: &Transaction<'_>,
) -> Result<Option<Sketch>, StorageError> {
    let (node, graph) = (article.as_ref(), GraphNameRef::NamedNode(article.as_ref()));
    let mut found =
        transaction.quads_for_pattern(Some(node.into()), Some(c::FINGERPRINT), None, Some(graph));
    found.next().map_or(Ok(None), |quad| Ok(sketch(&quad?)))
}

fn sketch(quad: &Quad) -> Option<Sketch> {
    match &quad.object {
        Term::Literal(literal) => Some(Sketch::parse(literal.value())),
        _ => None,
    }
}
