//! Adding, replacing and removing articles.

use std::collections::HashSet;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, Quad, QuadRef, Triple};
use oxigraph::store::{StorageError, Transaction};

use super::stories::{self, Stories};
use super::support::{self, SupportCounts};
use super::{Store, StoreError, bulk};
use crate::rdf::{ArticleQuads, vocab::c};

/// What adding an article did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The article is new.
    Added,
    /// The article was there and says something else now.
    Replaced,
    /// The article was there and says the same; nothing was written.
    Unchanged,
}

impl Store {
    /// Adds an article, or replaces what it contributed before, in one transaction.
    ///
    /// # Errors
    /// If the store can't be written; then nothing of the article is changed.
    pub fn replace_article(&mut self, article: &ArticleQuads) -> Result<Change, StoreError> {
        self.in_transaction(|change| change.replace(article))
    }

    /// Adds or replaces articles, all or none of them, which is faster than one each; many that are new are loaded in
    /// bulk, which is faster still. Of two contributions of the same article the later one stays.
    ///
    /// Costs memory in proportion to what changes, and at the first call a read of every stored article's fingerprint.
    ///
    /// # Errors
    /// If the store can't be written; then none of them is changed.
    pub fn replace_articles(
        &mut self,
        articles: Vec<ArticleQuads>,
    ) -> Result<Vec<Change>, StoreError> {
        if bulk::is_worth_it(&articles) && self.has_none_of(&articles)? {
            return self.load_new(articles);
        }
        self.in_transaction(|change| articles.iter().map(|a| change.replace(a)).collect())
    }

    /// Removes an article and whatever no other article supports, in one transaction. Says whether it was there.
    ///
    /// Costs, at the first call, a read of one literal of every stored article.
    ///
    /// # Errors
    /// If the store can't be written; then nothing is changed.
    pub fn remove_article(&mut self, article: &NamedNode) -> Result<bool, StoreError> {
        let nothing =
            ArticleQuads { article: article.clone(), own: Vec::new(), shared: Vec::new() };
        Ok(self.replace_article(&nothing)? != Change::Unchanged)
    }

    fn in_transaction<T>(
        &mut self,
        act: impl FnOnce(&mut Transformation<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StoreError> {
        self.for_writing()?;
        // What is kept in memory goes with the transaction and comes back only if it succeeds.
        let (support, stories) = (self.support.take(), self.stories.take());
        let done = self.graph.start_transaction().and_then(|transaction| {
            let mut change = Transformation { transaction, support, stories };
            let result = act(&mut change)?;
            change.transaction.commit()?;
            Ok((result, change.support, change.stories))
        });
        let (result, support, stories) = done.map_err(|error| self.failed(error))?;
        (self.support, self.stories) = (support, stories);
        Ok(result)
    }
}

/// A transaction with what is known in memory of the state that it sees.
struct Transformation<'a> {
    transaction: Transaction<'a>,
    support: Option<SupportCounts>,
    stories: Option<Stories>,
}

impl Transformation<'_> {
    fn replace(&mut self, article: &ArticleQuads) -> Result<Change, StorageError> {
        let name = &article.article;
        let graph = GraphNameRef::NamedNode(name.as_ref());
        let stored = self.transaction.quads_for_pattern(None, None, None, Some(graph));
        let old: HashSet<Quad> = stored.collect::<Result<_, _>>()?;
        let new: HashSet<Quad> = article.own.iter().cloned().collect();
        if old == new {
            return Ok(Change::Unchanged);
        }
        let says_the_same =
            old.symmetric_difference(&new).all(|quad| quad.predicate.as_ref() == c::READING_KEY);
        if says_the_same {
            // Only what it was read by has changed.
            self.replace_own(name, &old, &new)?;
            return Ok(Change::Unchanged);
        }
        self.replace_shared(&old, article)?;
        self.replace_own(name, &old, &new)?;
        self.replace_copies(name, &old, &new)?;
        Ok(if old.is_empty() { Change::Added } else { Change::Replaced })
    }

    fn replace_own(
        &mut self,
        name: &NamedNode,
        old: &HashSet<Quad>,
        new: &HashSet<Quad>,
    ) -> Result<(), StorageError> {
        if new.is_empty() {
            return self.transaction.remove_named_graph(name.as_ref());
        }
        for quad in old.difference(new) {
            self.transaction.remove(quad);
        }
        self.transaction.extend(new.difference(old));
        Ok(())
    }

    /// Takes away what only this article supported and does no more, and adds what it supports now.
    fn replace_shared(
        &mut self,
        old: &HashSet<Quad>,
        article: &ArticleQuads,
    ) -> Result<(), StorageError> {
        let new_support = crate::rdf::Support::of(&article.shared);
        let old_support = support::of_article(old);
        let old_triples = support::triples_of_article(&self.transaction, old, &old_support)?;
        let gone: Vec<&Triple> = old_triples.iter().filter(|t| !new_support.holds(t)).collect();
        if !gone.is_empty() && self.support.is_none() {
            self.support = Some(SupportCounts::load(&self.transaction)?);
        }
        if let Some(counts) = &mut self.support {
            counts.take(old_support.digests());
            counts.add(new_support.digests());
            for triple in gone.into_iter().filter(|triple| !counts.holds(triple)) {
                self.transaction.remove(shared(triple));
            }
        }
        for triple in article.shared.iter().filter(|triple| !old_support.holds(triple)) {
            self.transaction.insert(shared(triple));
        }
        Ok(())
    }

    /// Says anew which articles are copies of this one.
    fn replace_copies(
        &mut self,
        name: &NamedNode,
        old: &HashSet<Quad>,
        new: &HashSet<Quad>,
    ) -> Result<(), StorageError> {
        let (before, after) = (stories::of_article(old), stories::of_article(new));
        if before == after {
            return Ok(());
        }
        let mut stories = match self.stories.take() {
            Some(stories) => stories,
            // The new quads are in the transaction already; this article's sketch is put right below.
            None => Stories::load(&self.transaction)?,
        };
        if let Some(sketch) = before {
            stories.remove(name, &sketch);
            self.remove_copies(name)?;
        }
        if let Some(sketch) = after {
            // Read from the store, it is in there already.
            stories.remove(name, &sketch);
            for copy in
                stories.copies(&sketch, |other| stories::stored(other, &self.transaction))?
            {
                self.transaction.insert(same_story(name, &copy));
                self.transaction.insert(same_story(&copy, name));
            }
            stories.add(name, &sketch);
        }
        self.stories = Some(stories);
        Ok(())
    }

    fn remove_copies(&mut self, name: &NamedNode) -> Result<(), StorageError> {
        let (node, says) = (name.as_ref(), Some(c::SAME_STORY_AS));
        let from = self.transaction.quads_for_pattern(Some(node.into()), says, None, None);
        let to = self.transaction.quads_for_pattern(None, says, Some(node.into()), None);
        let both: Vec<Quad> = from.chain(to).collect::<Result<_, _>>()?;
        both.iter().for_each(|quad| self.transaction.remove(quad));
        Ok(())
    }
}

fn shared(triple: &Triple) -> QuadRef<'_> {
    triple.as_ref().in_graph(GraphNameRef::DefaultGraph)
}

pub(super) fn same_story<'a>(one: &'a NamedNode, other: &'a NamedNode) -> QuadRef<'a> {
    let says: NamedNodeRef<'static> = c::SAME_STORY_AS;
    QuadRef::new(one.as_ref(), says, other.as_ref(), GraphNameRef::DefaultGraph)
}
