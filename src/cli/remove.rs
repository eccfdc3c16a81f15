//! `chancery remove`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery::graph::{Store, StoredArticle};
use chancery::read::{self, ReadOptions};
use clap::Args;

use super::exit::Exit;
use super::message;
use super::store::StoreFolder;

/// Removes articles and whatever no other article reports
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery remove news/tirana.html
  chancery remove https://example.org/story.html
  chancery remove article:5f0b2e5d8c1a9e34"
)]
pub struct Remove {
    /// Articles: by file, address, headline or IRI (see `chancery articles`)
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    store: StoreFolder,
}

impl Remove {
    /// Removes them; one that isn't there doesn't stop the rest.
    pub fn run(self) -> Result<Exit> {
        // Opening for writing would make a store where there is none.
        drop(self.store.look()?);
        let mut store = Store::open(&self.store.folder, None)?;
        let mut exit = Exit::Done;
        for name in &self.articles {
            match remove(&mut store, name) {
                Ok(title) => message::note(format_args!("removed {title}")),
                Err(error) => {
                    message::error(format_args!("{name}: {}", message::causes(&error)));
                    exit = Exit::Failed;
                }
            }
        }
        store.flush()?;
        Ok(exit)
    }
}

fn remove(store: &mut Store, name: &str) -> Result<String> {
    let article = find(store, name)?;
    store.remove_article(&article.iri)?;
    Ok(article.title().to_owned())
}

/// The one stored article that the name means.
fn find(store: &Store, name: &str) -> Result<StoredArticle> {
    let mut stored: BTreeMap<_, _> =
        store.articles()?.into_iter().map(|article| (article.iri.clone(), article)).collect();
    let meant = if Path::new(name).is_file() {
        let document = read::read_path(&PathBuf::from(name), &ReadOptions::default())?;
        vec![store.base().article(&document)]
    } else {
        store.resolve(name)?
    };
    let mut articles: Vec<_> = meant.iter().filter_map(|iri| stored.remove(iri)).collect();
    match articles.len() {
        0 => bail!("no such article in the store; `chancery articles` lists them"),
        1 => articles.pop().context("there is one"),
        several => bail!("{several} articles are called that; name one by its IRI"),
    }
}
