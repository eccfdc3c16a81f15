//! `chancery build`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use chancery::graph::Store;
use chancery::pipeline::Pipeline;
use chancery::rdf;
use clap::Args;

use super::amiss::Amiss;
use super::base::BaseIri;
use super::committer::{Committer, Entry};
use super::exit::Exit;
use super::inputs::{self, Inputs};
use super::interrupt::{Interrupt, Interrupted};
use super::message;
use super::output::Output;
use super::progress::Progress;
use super::reading_key::ReadingKey;
use super::resources::Resources;
use super::store::StoreFolder;
use super::tally::Tally;
use super::watch::Watch;

/// Reads articles, extracts their claims and stores them as a graph
///
/// An article that was read before is replaced; one that the same program read by the same names and rules, and that says
/// the same as before, is passed over. So a build that was stopped goes on where it stopped when it is run again.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery build news/
  chancery build --store albania.db tirana.html wire/*.txt
  chancery build CC-NEWS-20240305.warc.gz articles.jsonl.zst
  chancery build --watch incoming/
  chancery build --keep-text news/
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
    /// Keeps the text of each article in the graph, so that its page shows it whole; every export then has it too
    #[arg(long)]
    keep_text: bool,
    /// Goes on looking for files that are new or changed, until it is stopped with Ctrl-C
    #[arg(long)]
    watch: bool,
}

impl Build {
    /// Builds and tells what came of it.
    pub fn run(self) -> Result<Exit> {
        let mut amiss = Amiss::default();
        // If two files are the same article, the later one stays: let that not hang on the order of the inputs.
        let files = self.inputs.sorted_files(&mut amiss)?;
        if files.is_empty() && !self.watch {
            // Nothing to store makes no store.
            return Ok(amiss.tell());
        }
        let pipeline = self.resources.pipeline()?;
        let interrupt = Interrupt::listen()?;
        if !self.watch {
            return self.build(&files, &pipeline, &interrupt, amiss);
        }
        let mut watch = Watch::default();
        loop {
            let mut amiss = Amiss::default();
            let files = watch.changed(self.inputs.sorted_files(&mut amiss)?);
            if !files.is_empty()
                && self.build(&files, &pipeline, &interrupt, amiss)? == Exit::Interrupted
            {
                return Ok(Exit::Done);
            }
            if Watch::pause(&interrupt).is_err() {
                return Ok(Exit::Done);
            }
        }
    }

    /// Reads the files into the store, which is open only meanwhile.
    fn build(
        &self,
        files: &[PathBuf],
        pipeline: &Pipeline,
        interrupt: &Interrupt,
        mut amiss: Amiss,
    ) -> Result<Exit> {
        let store = Store::open(&self.store.folder, self.base.given())?;
        let (base, known) = (store.base().clone(), store.known());
        let key = ReadingKey::of(&self.resources, self.keep_text);
        let mut progress = Progress::of(inputs::bytes(files));
        amiss.beside(&progress);
        let read = |document| {
            let key = key.as_ref().map(|key| key.with(&document));
            let analysis = pipeline.analyse(document);
            let quads = rdf::quads(&analysis, &base);
            let quads = if self.keep_text { quads.with_text(&analysis, &base) } else { quads };
            let quads = match key {
                Some(key) => quads.read_under(&key),
                None => quads,
            };
            (quads, Tally::of(&analysis.claims))
        };
        let mut committer = Committer::of(store);
        let done = self.inputs.analyse(
            files,
            &mut progress,
            &mut amiss,
            |document| {
                let article = base.article(&document);
                if key.as_ref().is_some_and(|key| known.holds(&article, &key.with(&document))) {
                    return Entry::Known(article, Box::new(document));
                }
                let (quads, tally) = read(document);
                Entry::Read(quads, tally)
            },
            |entry| {
                committer.enter(entry, read)?;
                Ok(interrupt.check()?)
            },
        );
        let interrupted = match done {
            Err(error) if error.is::<Interrupted>() => true,
            done => done.map(|()| false)?,
        };
        committer.close()?;
        progress.finish();
        let mut output = Output::new();
        output.write_all(committer.summary().as_bytes())?;
        output.finish()?;
        let exit = amiss.tell();
        if interrupted {
            message::note("stopped; what was read so far is stored: run it again to go on");
            return Ok(Exit::Interrupted);
        }
        Ok(exit)
    }
}
