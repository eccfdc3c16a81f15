//! Loading articles that a store hasn't, many at once.

use std::collections::HashMap;

use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::store::{StorageError, Transaction};

use super::change::same_story;
use super::stories::{self, Stories};
use super::{Change, Store, StoreError};
use crate::rdf::{ArticleQuads, Sketch, Support};

/// From so many quads on, loading in bulk is faster than a transaction: it makes a dozen files.
const LEAST: usize = 20_000;

impl Store {
    /// Loads articles in bulk, all or none, of which the store has none; says what came of each.
    ///
    /// The storage writes tables of its own, in their order, and takes all of them in at one moment. A transaction must
    /// find the place of every quad in every index instead, which takes twice as long.
    pub(super) fn load_new(
        &mut self,
        articles: Vec<ArticleQuads>,
    ) -> Result<Vec<Change>, StoreError> {
        self.for_writing()?;
        let megabytes = 1 + count(&articles) / 1_000;
        let (latest, changes) = latest(articles);
        let known = self.stories.take();
        let transaction = self.graph.start_transaction().map_err(|e| self.failed(e))?;
        let found = find_copies(known, &latest, &transaction);
        drop(transaction);
        let (stories, copies) = found.map_err(|error| self.failed(error))?;
        let support: Vec<Support> = match self.support {
            Some(_) => latest.iter().map(|article| Support::of(&article.shared)).collect(),
            None => Vec::new(),
        };
        let mut loader = self.graph.bulk_loader().with_max_memory_size_in_megabytes(megabytes);
        let quads = latest.into_iter().flat_map(|article| {
            let shared = article.shared.into_iter();
            article.own.into_iter().chain(shared.map(|t| t.in_graph(GraphName::DefaultGraph)))
        });
        let loaded = loader.load_quads(quads.chain(copies)).and_then(|()| loader.commit());
        loaded.map_err(|error| self.failed(error))?;
        self.stories = Some(stories);
        if let Some(counts) = &mut self.support {
            support.iter().for_each(|support| counts.add(support.digests()));
        }
        Ok(changes)
    }

    /// Whether all of these are articles that say something, and none of them is in the store.
    pub(super) fn has_none_of(&self, articles: &[ArticleQuads]) -> Result<bool, StoreError> {
        for article in articles {
            let has = self.graph.contains_named_graph(&article.article);
            if article.own.is_empty() || has.map_err(|error| self.failed(error))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether so many quads are loaded faster in bulk than in a transaction.
pub(super) fn is_worth_it(articles: &[ArticleQuads]) -> bool {
    count(articles) >= LEAST
}

fn count(articles: &[ArticleQuads]) -> usize {
    articles.iter().map(|article| article.own.len() + article.shared.len()).sum()
}

/// Of the contributions of each article the last one, and what becomes of all in turn.
fn latest(articles: Vec<ArticleQuads>) -> (Vec<ArticleQuads>, Vec<Change>) {
    let mut places: HashMap<NamedNode, usize> = HashMap::new();
    let mut latest: Vec<ArticleQuads> = Vec::with_capacity(articles.len());
    let mut changes = Vec::with_capacity(articles.len());
    for article in articles {
        match places.get(&article.article) {
            None => {
                places.insert(article.article.clone(), latest.len());
                latest.push(article);
                changes.push(Change::Added);
            }
            Some(place) => {
                let is_same = latest[*place] == article;
                latest[*place] = article;
                changes.push(if is_same { Change::Unchanged } else { Change::Replaced });
            }
        }
    }
    (latest, changes)
}

/// The index of stories with these articles in it, and the quads that say which are copies of which.
fn find_copies(
    stories: Option<Stories>,
    articles: &[ArticleQuads],
    transaction: &Transaction<'_>,
) -> Result<(Stories, Vec<Quad>), StorageError> {
    let mut stories = stories.map_or_else(|| Stories::load(transaction), Ok)?;
    let mut new: HashMap<&NamedNode, Sketch> = HashMap::new();
    let mut copies = Vec::new();
    for article in articles {
        let Some(sketch) = stories::of_article(&article.own) else { continue };
        let name = &article.article;
        let other = |other: &NamedNode| match new.get(other) {
            Some(sketch) => Ok(Some(sketch.clone())),
            None => stories::stored(other, transaction),
        };
        for copy in stories.copies(&sketch, other)? {
            copies.extend([same_story(name, &copy), same_story(&copy, name)].map(Quad::from));
        }
        stories.add(name, &sketch);
        new.insert(name, sketch);
    }
    Ok((stories, copies))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::{Base, vocab::c};
    use oxigraph::model::{Literal, Term, Triple};

    /// An article of an address, a wording and things that it supports.
    fn article(address: &str, wording: u32, things: &[&str]) -> ArticleQuads {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://example.org/{name}"));
        let name = node(address);
        let shared: Vec<Triple> =
            things.iter().map(|thing| Triple::new(node(thing), c::OF, node("one"))).collect();
        let wording: String = (0..20).map(|n| format!("{:08x}", wording * 100 + n)).collect();
        let quad =
            |predicate, object: Term| Quad::new(name.clone(), predicate, object, name.clone());
        let support = Support::of(&shared).to_string();
        let mut own = vec![
            quad(c::FINGERPRINT, Literal::from(wording).into()),
            quad(c::SUPPORTS_TRIPLES, Literal::from(support).into()),
        ];
        own.extend(things.iter().map(|thing| quad(c::ACTOR, node(thing).into())));
        ArticleQuads { article: name, own, shared }
    }

    fn export(store: &Store) -> Vec<String> {
        let mut lines: Vec<String> =
            store.graph.iter().map(|quad| quad.expect("a quad").to_string()).collect();
        lines.sort();
        lines
    }

    #[test]
    fn what_is_loaded_in_bulk_is_what_transactions_write() {
        let first = [article("a", 1, &["x"]), article("b", 2, &["x", "y"])];
        // Copies of each other and of what is there, and an article that comes twice.
        let then = [
            article("c", 1, &["y", "z"]),
            article("d", 3, &["w"]),
            article("e", 3, &[]),
            article("d", 2, &["v"]),
        ];
        let [mut bulk, mut single] =
            [(); 2].map(|()| Store::in_memory(Base::default()).expect("memory"));
        for batch in [first.as_slice(), then.as_slice()] {
            assert!(bulk.has_none_of(batch).expect("looked up"));
            let changes = bulk.load_new(batch.to_vec()).expect("loaded");
            let one = |article| single.replace_article(article).expect("stored");
            assert_eq!(changes, batch.iter().map(one).collect::<Vec<_>>());
            assert_eq!(export(&bulk), export(&single));
        }
        // What is kept in memory is as after transactions, too.
        for gone in ["a", "d", "b"] {
            let gone = article(gone, 0, &[]).article;
            for store in [&mut bulk, &mut single] {
                assert!(store.remove_article(&gone).expect("removed"));
            }
            assert_eq!(export(&bulk), export(&single));
        }
    }

    #[test]
    fn what_is_there_is_not_new() {
        let mut store = Store::in_memory(Base::default()).expect("memory");
        let [one, two] = ["a", "b"].map(|address| article(address, 1, &["x"]));
        let nothing = ArticleQuads { own: Vec::new(), ..two.clone() };
        store.replace_article(&one).expect("stored");
        for batch in [[two.clone(), one], [two, nothing]] {
            assert!(!store.has_none_of(&batch).expect("looked up"));
        }
    }
}
