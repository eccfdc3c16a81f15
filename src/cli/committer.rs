//! [`Committer`]: the writing side of a build: articles into the store, and what came of them.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result};
use chancery::graph::{Change, Store};
use chancery::model::Document;
use chancery::rdf::ArticleQuads;
use oxigraph::model::NamedNode;

use super::tally::Tally;

/// An article on its way into the store.
pub enum Entry {
    /// What it says.
    Read(ArticleQuads, Tally),
    /// The store has it as it would be read again.
    Known(NamedNode, Box<Document>),
}

/// The writing side of a build. It writes many articles at a time: all or, if that fails, none of them.
pub struct Committer {
    store: Store,
    waiting: Vec<(ArticleQuads, Tally)>,
    /// How many quads wait.
    quads: usize,
    /// The articles that this run has had, by their digests.
    seen: HashSet<u64>,
    /// Those of them that it wrote or is about to.
    written: HashSet<u64>,
    added: usize,
    replaced: usize,
    unchanged: usize,
    claims: Tally,
}

/// How much is written at a time: the more, the fewer tables the storage has to merge; the less, the less memory it takes
/// (two kilobytes a quad) and the less is lost when the process is killed.
const QUADS_AT_A_TIME: usize = 64_000;

/// What a build that can't write leaves behind.
const STOPPED: &str =
    "the build stopped; what was stored stays, not all of this run is: run it again to go on";

impl Committer {
    /// A committer into this store.
    pub fn of(store: Store) -> Self {
        Self {
            store,
            waiting: Vec::new(),
            quads: 0,
            seen: HashSet::new(),
            written: HashSet::new(),
            added: 0,
            replaced: 0,
            unchanged: 0,
            claims: Tally::default(),
        }
    }

    /// Takes an article; of two readings of one the later stays.
    ///
    /// `read` reads one that was known when it was looked up, but of which this run has written another reading before.
    ///
    /// # Errors
    /// If the store can't be written; then nothing that waits is.
    pub fn enter(
        &mut self,
        entry: Entry,
        read: impl FnOnce(Document) -> (ArticleQuads, Tally),
    ) -> Result<()> {
        let (quads, tally) = match entry {
            Entry::Known(article, document) => {
                if !self.written.contains(&digest(&article)) {
                    self.unchanged += usize::from(self.seen.insert(digest(&article)));
                    return Ok(());
                }
                read(*document)
            }
            Entry::Read(quads, tally) => (quads, tally),
        };
        self.written.insert(digest(&quads.article));
        self.quads += quads.own.len() + quads.shared.len();
        self.waiting.push((quads, tally));
        if self.quads >= QUADS_AT_A_TIME {
            self.write()?;
        }
        Ok(())
    }

    /// Writes what waits and brings all to the disk.
    ///
    /// # Errors
    /// If the store can't be written.
    pub fn close(&mut self) -> Result<()> {
        self.write()?;
        self.store.flush().context(STOPPED)
    }

    fn write(&mut self) -> Result<()> {
        self.quads = 0;
        let (articles, tallies): (Vec<_>, Vec<_>) = self.waiting.drain(..).unzip();
        let digests: Vec<u64> =
            articles.iter().map(|a: &ArticleQuads| digest(&a.article)).collect();
        let changes = self.store.replace_articles(articles).context(STOPPED)?;
        for ((digest, tally), change) in digests.into_iter().zip(tallies).zip(changes) {
            if !self.seen.insert(digest) {
                // A copy of an article that this run has had.
                continue;
            }
            self.claims.add(tally);
            match change {
                Change::Added => self.added += 1,
                Change::Replaced => self.replaced += 1,
                Change::Unchanged => self.unchanged += 1,
            }
        }
        Ok(())
    }

    /// What came of the build, and the claims of the articles that were not skipped.
    pub fn summary(&self) -> String {
        let articles = self.added + self.replaced + self.unchanged;
        let changes = match (self.added, self.replaced) {
            (0, 0) => return format!("{articles} articles read, nothing changed\n"),
            (added, 0) => format!("{added} new"),
            (added, replaced) => format!("{added} new, {replaced} changed"),
        };
        format!("{articles} articles read, {changes}\n{}", self.claims.text())
    }
}

fn digest(article: &NamedNode) -> u64 {
    let mut hasher = DefaultHasher::new();
    article.as_str().hash(&mut hasher);
    hasher.finish()
}
