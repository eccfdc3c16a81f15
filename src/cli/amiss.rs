//! [`Amiss`]: what was amiss with the inputs of a command.

use std::collections::BTreeMap;

use chancery::diagnostic::Diagnostic;
use chancery::read::{ReadError, Skip, Unread};

use super::exit::Exit;
use super::message;
use super::progress::Progress;

/// What was amiss with the inputs; it is told as it comes and never stops the rest.
#[derive(Debug, Default)]
pub struct Amiss {
    /// How many inputs or records of them could not be read.
    unread: usize,
    /// How many records were passed over, by the reason.
    skipped: BTreeMap<Skip, usize>,
    /// How many articles were read.
    read: usize,
    /// What must not be written over.
    progress: Progress,
}

impl Amiss {
    /// From now on it is told beside this progress.
    pub fn beside(&mut self, progress: &Progress) {
        self.progress = progress.clone();
    }

    /// An article was read, with what is odd about it.
    pub fn read(&mut self, warnings: &[Diagnostic]) {
        self.read += 1;
        warnings.iter().for_each(|warning| self.warn(warning));
    }

    /// Tells what is odd.
    pub fn warn(&self, warning: &Diagnostic) {
        self.progress.aside(|| message::warning(warning));
    }

    /// An input could not be read.
    pub fn unread(&mut self, reason: &ReadError) {
        self.unread += 1;
        self.progress.aside(|| message::error(reason));
    }

    /// A record gave no article.
    pub fn none(&mut self, reason: &Unread) {
        match reason {
            Unread::Failed(reason) => self.unread(reason),
            Unread::Skipped(skip) => *self.skipped.entry(*skip).or_insert(0) += 1,
        }
    }

    /// Tells the sum of what was amiss and how the command ends by it.
    pub fn tell(&self) -> Exit {
        for (skip, count) in &self.skipped {
            message::note(format_args!("passed over: {count} {}", skip.name()));
        }
        if self.skipped.contains_key(&Skip::Language) {
            message::note("--any-language reads other languages too, as if they were English");
        }
        match self.unread {
            0 if self.read > 0 => return Exit::Done,
            0 => message::error("no article was read"),
            1 => message::error("1 input could not be read"),
            several => message::error(format_args!("{several} inputs could not be read")),
        }
        Exit::Failed
    }
}
