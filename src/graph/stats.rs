//! [`Stats`]: how much a store holds.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, Term};

use super::support::subject;
use super::{Store, StoreError};
use crate::rdf::vocab::{BOOKKEEPING, NAMESPACE, c, rdf, schema};

/// How much a store holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// Articles.
    pub articles: usize,
    /// Stories: articles, with near-copies counted once.
    pub stories: usize,
    /// Claims by relation and status (`("accuses", "asserted")`).
    pub claims: BTreeMap<(String, String), usize>,
    /// Plain edges by relation.
    pub edges: BTreeMap<String, usize>,
    /// Entities by class (`State`).
    pub entities: BTreeMap<String, usize>,
    /// Events.
    pub events: usize,
    /// Quads in all, as many as an export has.
    pub quads: usize,
}

impl Store {
    /// Counts what the store holds; costs a read of all of it.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn stats(&self) -> Result<Stats, StoreError> {
        let articles = self.subjects(rdf::TYPE, schema::NEWS_ARTICLE.into())?;
        let mut stats = Stats {
            articles: articles.len(),
            stories: self.stories(&articles)?,
            claims: self.claims()?,
            events: self.subjects(rdf::TYPE, c::EVENT.into())?.len(),
            quads: self.quads()?,
            ..Stats::default()
        };
        for class in [c::PERSON, c::STATE, c::ORGANISATION, c::PLACE, c::GROUP] {
            let count = self.subjects(rdf::TYPE, class.into())?.len();
            stats.entities.insert(local(class.as_str()), count);
        }
        let relations: BTreeSet<String> = stats.claims.keys().map(|key| key.0.clone()).collect();
        for relation in relations {
            let predicate = NamedNode::new_unchecked(format!("{NAMESPACE}{relation}"));
            let edges = self.with(predicate.as_ref(), None);
            let count = edges.map(|edge| edge.map(|_| 1)).sum::<Result<usize, _>>()?;
            stats.edges.insert(relation, count);
        }
        Ok(stats)
    }

    /// The quads but the store's own bookkeeping.
    fn quads(&self) -> Result<usize, StoreError> {
        let mut quads = self.graph.len().map_err(|error| self.failed(error))?;
        for predicate in BOOKKEEPING {
            for quad in self.with(predicate, None) {
                quad?;
                quads -= 1;
            }
        }
        Ok(quads)
    }

    fn claims(&self) -> Result<BTreeMap<(String, String), usize>, StoreError> {
        let mut relations: BTreeMap<NamedNode, String> = BTreeMap::new();
        for quad in self.with(rdf::PREDICATE, None) {
            let quad = quad?;
            if let (Some(claim), Term::NamedNode(relation)) = (subject(&quad), &quad.object) {
                relations.insert(claim.clone(), local(relation.as_str()));
            }
        }
        let mut counts = BTreeMap::new();
        for quad in self.with(c::HAS_STATUS, None) {
            let quad = quad?;
            let relation = subject(&quad).and_then(|claim| relations.get(claim));
            if let (Some(relation), Term::NamedNode(status)) = (relation, &quad.object) {
                *counts.entry((relation.clone(), local(status.as_str()))).or_insert(0) += 1;
            }
        }
        Ok(counts)
    }

    /// How many articles remain when near-copies, and copies of copies, are one.
    fn stories(&self, articles: &BTreeSet<NamedNode>) -> Result<usize, StoreError> {
        let mut stories = 0;
        for article in articles {
            stories += usize::from(self.story(article)? == *article);
        }
        Ok(stories)
    }
}

/// The local name of a term of the vocabulary.
fn local(iri: &str) -> String {
    iri.strip_prefix(NAMESPACE).unwrap_or(iri).to_owned()
}
