//! [`Inputs`]: the articles that a command reads, analysed on all cores and handed on in order.

use std::collections::HashSet;
use std::io::stdin;
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery::diagnostic::Diagnostic;
use chancery::model::{Date, Document};
use chancery::read::{self, ReadError, ReadOptions, Reading};
use clap::Args;
use rayon::prelude::*;

use super::exit::{Exit, UsageError};
use super::{dates, message};

/// The articles that a command reads.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Articles: text or HTML files, or folders of them; `-` is standard input
    #[arg(value_name = "INPUT")]
    pub paths: Vec<PathBuf>,
    /// The day on which articles were published that don't say so themselves: 2022-09-07
    #[arg(long, value_parser = dates::parse_day)]
    pub date: Option<Date>,
    /// How many articles are analysed at the same time, from 1 to 256; one a core unless told otherwise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// What was amiss with the inputs; it never stops the rest.
#[derive(Debug, Default)]
pub struct Amiss {
    /// Why inputs could not be read, each with its name.
    unread: Vec<ReadError>,
    /// What is odd about inputs that were read.
    warnings: Vec<Diagnostic>,
    /// Whether an article was read.
    read: bool,
}

/// The input that is standard input.
const STANDARD_INPUT: &str = "-";

/// How many articles a thread has in hand; what bounds memory on an archive of any size.
const ARTICLES_A_THREAD: usize = 16;

impl Inputs {
    /// The files that the inputs name, folders walked, in their order; each once, by whatever path it is named.
    ///
    /// # Errors
    /// If no input is named.
    pub fn files(&self, amiss: &mut Amiss) -> Result<Vec<PathBuf>> {
        self.found(amiss).map(each_once)
    }

    /// The same, sorted, so that the order of the inputs changes nothing: not even by which of its paths a file is read.
    ///
    /// # Errors
    /// If no input is named.
    pub fn sorted_files(&self, amiss: &mut Amiss) -> Result<Vec<PathBuf>> {
        let mut files = self.found(amiss)?;
        files.sort();
        Ok(each_once(files))
    }

    fn found(&self, amiss: &mut Amiss) -> Result<Vec<PathBuf>> {
        if self.paths.is_empty() {
            let all = "name at least one file or folder, or - for standard input";
            return Err(UsageError(all.into()).into());
        }
        let mut files = Vec::new();
        for path in &self.paths {
            if path == Path::new(STANDARD_INPUT) {
                files.push(path.clone());
                continue;
            }
            let (found, errors) = read::inputs(std::slice::from_ref(path));
            if found.is_empty() && errors.is_empty() {
                let none = Diagnostic::of_file(path, "no articles are in this folder");
                amiss
                    .warnings
                    .push(none.hint("it is searched for texts (.txt, .md) and web pages (.html)"));
            }
            files.extend(found);
            amiss.unread.extend(errors);
        }
        Ok(files)
    }

    /// Reads files and runs `stages` over each on all cores, and hands the results on in the files' order.
    ///
    /// `stages` runs for several articles at once, `take` for one at a time.
    ///
    /// # Errors
    /// The first error of `take`, and if the threads can't be started.
    pub fn analyse<T: Send>(
        &self,
        files: &[PathBuf],
        amiss: &mut Amiss,
        stages: impl Fn(Document) -> T + Sync,
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let threads = self.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let options = ReadOptions { date: self.date };
        for batch in files.chunks(ARTICLES_A_THREAD * pool.current_num_threads()) {
            let results: Vec<Result<(T, Vec<Diagnostic>), ReadError>> = pool.install(|| {
                let one = |path: &PathBuf| {
                    let Reading { document, warnings } = read_one(path, &options)?;
                    Ok((stages(document), warnings))
                };
                batch.par_iter().map(one).collect()
            });
            for result in results {
                match result {
                    Ok((value, warnings)) => {
                        amiss.read = true;
                        amiss.warnings.extend(warnings);
                        take(value)?;
                    }
                    Err(reason) => amiss.unread.push(reason),
                }
            }
        }
        Ok(())
    }
}

impl Amiss {
    /// Tells what was amiss and how the command ends by it.
    pub fn tell(&self) -> Exit {
        self.warnings.iter().for_each(message::warning);
        match self.unread.len() {
            0 if self.read => return Exit::Done,
            0 => message::error("no article was read"),
            1 => message::error("an input could not be read:"),
            several => message::error(format_args!("{several} inputs could not be read:")),
        }
        self.unread.iter().for_each(|reason| message::note(format_args!("  {reason}")));
        Exit::Failed
    }
}

/// The files without those that a path before them leads to.
fn each_once(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    files.retain(|file| match file == Path::new(STANDARD_INPUT) {
        true => seen.insert(file.clone()),
        // A path that can't be followed is told when it is read.
        false => seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())),
    });
    files
}

fn read_one(path: &Path, options: &ReadOptions) -> Result<Reading, ReadError> {
    if path != Path::new(STANDARD_INPUT) {
        return read::read_file(path, options);
    }
    read::read_stream(path, stdin().lock(), options)
}
