//! [`Inputs`]: the articles that a command reads, analysed on all cores and handed on in order.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;
use chancery::diagnostic::Diagnostic;
use chancery::model::{Date, Document};
use chancery::read::{
    self, Fields, Format, Listing, ReadError, ReadOptions, Reading, Record, Records, Unread,
};
use clap::{Args, ValueEnum};

use super::amiss::Amiss;
use super::dates;
use super::exit::UsageError;
use super::faults::refuse;
use super::in_order::{InHand, in_order};
use super::progress::Progress;

/// The articles that a command reads.
#[derive(Debug, Args)]
pub struct Inputs {
    /// Articles: files, folders of them, or patterns (`news/*.txt`); `-` is standard input. A file is one article (text,
    /// HTML) or many (JSON Lines, RSS, Atom, WARC), also compressed (.gz, .zst)
    #[arg(value_name = "INPUT")]
    pub paths: Vec<PathBuf>,
    /// The day on which articles were published that don't say so themselves: 2022-09-07
    #[arg(long, value_parser = dates::parse_day)]
    pub date: Option<Date>,
    /// What the inputs are, where their content doesn't show it
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<From>,
    /// The name of a field in JSON Lines: text=articleBody; FIELD is id, url, title, text, date or publisher, a name with
    /// dots is one within an object
    #[arg(long = "field", value_name = "FIELD=NAME")]
    pub fields: Vec<String>,
    /// A table (CSV) of what files don't say: file,title,date,publisher,url
    #[arg(long, value_name = "FILE")]
    pub metadata: Option<PathBuf>,
    /// Reads articles in other languages too, which are passed over otherwise
    #[arg(long)]
    pub any_language: bool,
    /// How many articles are analysed at the same time, from 1 to 256; one a core unless told otherwise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// What inputs are, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// One article a file: text or a web page
    Article,
    /// JSON Lines, one article a line
    Jsonl,
    /// RSS or Atom
    Feed,
    /// A web archive
    Warc,
}

/// How much of the articles a thread has in hand: enough that none waits for a long one.
const ARTICLES_A_THREAD: usize = 64;
/// How many bytes of articles are in hand at most, as they lie in their files; analysed they take some ten times as much.
const BYTES_IN_HAND: usize = 16 << 20;

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
            if read::is_standard_input(path) {
                files.push(path.clone());
                continue;
            }
            let (found, errors) = read::inputs(std::slice::from_ref(path));
            if found.is_empty() && errors.is_empty() {
                let none = Diagnostic::of_file(path, "no articles are in this folder");
                amiss.warn(&none.hint(
                    "it is searched for texts (.txt, .md), web pages (.html), JSON Lines (.jsonl), feeds (.rss, .atom, \
                     .xml) and web archives (.warc), each also .gz or .zst",
                ));
            }
            files.extend(found);
            errors.iter().for_each(|error| amiss.unread(error));
        }
        Ok(files)
    }

    /// How they are read.
    ///
    /// # Errors
    /// If a field isn't known, or the table of metadata has faults, which are told first.
    pub fn options(&self) -> Result<ReadOptions> {
        let mut fields = Fields::default();
        for words in &self.fields {
            fields.rename(words).map_err(|error| UsageError(error.to_string()))?;
        }
        let listing = match &self.metadata {
            Some(path) => Listing::load(path).or_else(|faults| refuse(&faults))?,
            None => Listing::default(),
        };
        Ok(ReadOptions { date: self.date, any_language: self.any_language, fields, listing })
    }

    /// Reads the articles of files and runs `stages` over each on all cores, and hands the results on in their order.
    ///
    /// `stages` runs for several articles at once, `take` for one at a time. Memory is bounded, whatever the number and
    /// size of the files.
    ///
    /// # Errors
    /// The first error of `take`, and those of [`Self::options`].
    pub fn analyse<T: Send>(
        &self,
        files: &[PathBuf],
        progress: &mut Progress,
        amiss: &mut Amiss,
        stages: impl Fn(Document) -> T + Sync,
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let options = self.options()?;
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let threads = self.threads.map_or_else(cores, usize::from);
        let limit = InHand { pieces: ARTICLES_A_THREAD * threads, weight: BYTES_IN_HAND };
        let format = self.from.map(From::format);
        let taken = progress.taken().clone();
        let records = files.iter().flat_map(|file| Records::open(file, format, &taken));
        let one = |record: Result<Record, Unread>| {
            let Reading { document, warnings } = record?.read(&options)?;
            Ok((stages(document), warnings))
        };
        in_order(
            threads,
            limit,
            records,
            |record| record.as_ref().map_or(0, Record::bytes),
            one,
            || Err(Unread::Failed(ReadError::Fault)),
            |result: Result<(T, Vec<Diagnostic>), Unread>| {
                progress.step();
                match result {
                    Ok((value, warnings)) => {
                        amiss.read(&warnings);
                        take(value)?;
                    }
                    Err(reason) => amiss.none(&reason),
                }
                Ok(())
            },
        )
    }
}

impl From {
    fn format(self) -> Format {
        match self {
            Self::Article => Format::Article,
            Self::Jsonl => Format::JsonLines,
            Self::Feed => Format::Feed,
            Self::Warc => Format::Warc,
        }
    }
}

/// The files without those that a path before them leads to.
fn each_once(mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    files.retain(|file| match read::is_standard_input(file) {
        true => seen.insert(file.clone()),
        // A path that can't be followed is told when it is read.
        false => seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())),
    });
    files
}

/// How many bytes the files have together; none where one of them is a stream.
pub fn bytes(files: &[PathBuf]) -> Option<u64> {
    let length = |file: &PathBuf| {
        let known = |file: &Path| file.metadata().ok().filter(|m| m.is_file()).map(|m| m.len());
        // What isn't there is told when it is read.
        if file.exists() || read::is_standard_input(file) { known(file) } else { Some(0) }
    };
    files.iter().map(length).sum()
}
