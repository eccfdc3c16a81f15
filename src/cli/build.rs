//! `chancery build`.

use std::collections::HashSet;
use std::io::Write;

use anyhow::{Context, Result};
use chancery::graph::{Change, Store};
use chancery::rdf::{self, ArticleQuads};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::base::BaseIri;
use super::exit::Exit;
use super::inputs::{Amiss, Inputs};
use super::output::Output;
use super::resources::Resources;
use super::store::StoreFolder;
use super::tally::Tally;

/// Reads articles, extracts their claims and stores them as a graph
///
/// An article that was read before is replaced; one that says the same as before changes nothing.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery build news/
  chancery build --store albania.db tirana.html wire/*.txt
  chancery build --date 2022-09-07 --gazetteer my-names/ article.txt
  curl -s https://example.org/story.html | chancery build -"
)]
pub struct Build {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    store: StoreFolder,
    #[command(flatten)]
    base: BaseIri,
    #[command(flatten)]
    resources: Resources,
}

/// How many articles are written in one transaction: enough to be quick, few enough to be small in memory.
const ARTICLES_A_TRANSACTION: usize = 128;

/// What a build that can't write leaves behind.
const STOPPED: &str =
    "the build stopped; what was stored stays, not all of this run is: run it again to go on";

impl Build {
    /// Builds and tells what came of it.
    pub fn run(self) -> Result<Exit> {
        let mut amiss = Amiss::default();
        // If two files are the same article, the later one stays: let that not hang on the order of the inputs.
        let files = self.inputs.sorted_files(&mut amiss)?;
        if files.is_empty() {
            // Nothing to store makes no store.
            return Ok(amiss.tell());
        }
        let pipeline = self.resources.pipeline()?;
        let mut store = Store::open(&self.store.folder, self.base.given())?;
        let base = store.base().clone();
        let progress = progress_bar(files.len());
        let mut summary = Summary::default();
        let mut waiting = Vec::new();
        self.inputs.analyse(
            &files,
            &mut amiss,
            |document| {
                let analysis = pipeline.analyse(document);
                progress.inc(1);
                (rdf::quads(&analysis, &base), Tally::of(&analysis.claims))
            },
            |(quads, tally)| {
                waiting.push((quads, tally));
                if waiting.len() == ARTICLES_A_TRANSACTION {
                    summary.write(&mut store, &mut waiting)?;
                }
                Ok(())
            },
        )?;
        summary.write(&mut store, &mut waiting)?;
        store.flush().context(STOPPED)?;
        progress.finish_and_clear();
        let mut output = Output::new();
        output.write_all(summary.text().as_bytes())?;
        output.finish()?;
        Ok(amiss.tell())
    }
}

/// A bar on a terminal, nothing elsewhere.
fn progress_bar(articles: usize) -> ProgressBar {
    let bar = ProgressBar::new(articles as u64);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} articles, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// What a build did.
#[derive(Default)]
struct Summary {
    /// The articles that were stored or found unchanged.
    seen: HashSet<String>,
    added: usize,
    replaced: usize,
    unchanged: usize,
    claims: Tally,
}

impl Summary {
    /// Stores the articles that wait, all or, if that fails, none of them.
    fn write(&mut self, store: &mut Store, waiting: &mut Vec<(ArticleQuads, Tally)>) -> Result<()> {
        let (articles, tallies): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
        let changes = store.replace_articles(&articles).context(STOPPED)?;
        for ((article, tally), change) in articles.iter().zip(tallies).zip(changes) {
            if !self.seen.insert(article.article.as_str().to_owned()) {
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

    fn text(&self) -> String {
        let articles = self.added + self.replaced + self.unchanged;
        let changes = match (self.added, self.replaced) {
            (0, 0) => "nothing changed".to_owned(),
            (added, 0) => format!("{added} new"),
            (added, replaced) => format!("{added} new, {replaced} changed"),
        };
        format!("{articles} articles read, {changes}\n{}", self.claims.text())
    }
}
