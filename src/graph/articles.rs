//! [`StoredArticle`]: what the store knows of an article.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::support::subject;
use super::{Store, StoreError};
use crate::rdf::vocab::{c, other, rdf, schema};

/// What the store knows of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredArticle {
    /// The day, month or year on which it was published, in ISO 8601, if known.
    pub published: Option<String>,
    /// Its IRI.
    pub iri: NamedNode,
    /// Its headline, if known.
    pub headline: Option<String>,
    /// Its publisher, if known.
    pub publisher: Option<String>,
    /// Its address, if known.
    pub url: Option<String>,
    /// How many claims it makes.
    pub claims: usize,
    /// The articles that are near-copies of it, in order.
    pub copies: Vec<NamedNode>,
}

impl StoredArticle {
    /// What to call it in a line: the headline, else the address, else the IRI.
    pub fn title(&self) -> &str {
        let title = self.headline.as_deref().or(self.url.as_deref());
        title.unwrap_or_else(|| self.iri.as_str())
    }
}

impl Store {
    /// All articles, by their day and IRI; those without a day first.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn articles(&self) -> Result<Vec<StoredArticle>, StoreError> {
        let nodes = self.subjects(rdf::TYPE, schema::NEWS_ARTICLE.into())?;
        let articles = nodes.iter().map(|node| self.article(node.as_ref()));
        let mut articles = articles.collect::<Result<Vec<_>, _>>()?;
        articles.sort();
        Ok(articles)
    }

    pub(super) fn article(&self, node: NamedNodeRef<'_>) -> Result<StoredArticle, StoreError> {
        let copies = self.with(c::SAME_STORY_AS, Some(node.into()));
        let copies = copies.filter_map(|quad| quad.map(|q| subject(&q).cloned()).transpose());
        let mut copies = copies.collect::<Result<Vec<_>, _>>()?;
        copies.sort();
        Ok(StoredArticle {
            published: self.value(node, schema::DATE_PUBLISHED)?,
            iri: node.into_owned(),
            headline: self.value(node, schema::HEADLINE)?,
            publisher: self.value(node, schema::PUBLISHER)?,
            url: self.value(node, schema::URL)?,
            claims: self.subjects(other::PROV_WAS_DERIVED_FROM, node.into())?.len(),
            copies,
        })
    }

    /// The story that an article tells: the first by IRI of its near-copies, their copies, and itself.
    pub(super) fn story(&self, article: &NamedNode) -> Result<NamedNode, StoreError> {
        let mut copies = BTreeSet::from([article.clone()]);
        let mut queue = vec![article.clone()];
        while let Some(article) = queue.pop() {
            for copy in self.subjects(c::SAME_STORY_AS, article.as_ref().into())? {
                if copies.insert(copy.clone()) {
                    queue.push(copy);
                }
            }
        }
        Ok(copies.pop_first().unwrap_or_else(|| article.clone()))
    }
}
