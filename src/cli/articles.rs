//! `chancery articles`.

use anyhow::Result;
use chancery::graph::StoredArticle;
use clap::Args;

use super::exit::Exit;
use super::output::Output;
use super::store::StoreFolder;
use super::table::Table;

/// Lists the articles in the graph, by date
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery articles
  chancery articles --store albania.db")]
pub struct Articles {
    #[command(flatten)]
    store: StoreFolder,
}

impl Articles {
    /// Lists them.
    pub fn run(self) -> Result<Exit> {
        let store = self.store.look()?;
        let mut table = Table::new(["date", "claims", "copies", "publisher", "title", "article"]);
        for article in store.articles()? {
            let StoredArticle { published, publisher, claims, copies, .. } = &article;
            let (claims, copies) = (claims.to_string(), copies.len().to_string());
            table.row([
                published.as_deref().unwrap_or("unknown"),
                &claims,
                &copies,
                publisher.as_deref().unwrap_or_default(),
                article.headline.as_deref().unwrap_or_default(),
                &store.short(article.iri.as_ref()),
            ]);
        }
        let mut output = Output::new();
        table.write(&mut output)?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
