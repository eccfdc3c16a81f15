//! [`Progress`]: how far a command is with its inputs.

use std::io::{IsTerminal, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use super::message;

/// How far a command is with its inputs: a bar on a terminal, a line now and then elsewhere, or nothing at all.
#[derive(Debug, Clone)]
pub struct Progress {
    bar: ProgressBar,
    /// How many bytes were read of the files.
    taken: Arc<AtomicU64>,
    /// How many bytes the files have; none where that isn't known.
    bytes: Option<u64>,
    articles: u64,
    begin: Instant,
    /// When a line is due where there is no terminal; never where nothing is to be shown.
    due: Option<Duration>,
}

/// How long nothing is said where there is no terminal.
const SILENCE: Duration = Duration::from_secs(30);
const MEGABYTE: f64 = 1e6;

impl Default for Progress {
    /// Shows nothing.
    fn default() -> Self {
        let taken = Arc::default();
        let begin = Instant::now();
        Self { bar: ProgressBar::hidden(), taken, bytes: None, articles: 0, begin, due: None }
    }
}

impl Progress {
    /// Shows how much is read of files that have so many bytes together.
    pub fn of(bytes: Option<u64>) -> Self {
        let quiet = Self { bytes, ..Self::default() };
        if !stderr().is_terminal() {
            return Self { due: Some(SILENCE), ..quiet };
        }
        let template = match bytes {
            Some(_) => {
                "{bar:30} {bytes} of {total_bytes}, {msg} articles, {bytes_per_sec}, {eta} left"
            }
            None => "{spinner} {bytes}, {msg} articles, {bytes_per_sec}",
        };
        let bar = bytes.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let style = ProgressStyle::with_template(template);
        Self {
            bar: style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style)),
            ..quiet
        }
    }

    /// What counts the bytes that are read.
    pub fn taken(&self) -> &Arc<AtomicU64> {
        &self.taken
    }

    /// One article more is done.
    pub fn step(&mut self) {
        self.articles += 1;
        let taken = self.taken.load(Ordering::Relaxed);
        self.bar.set_position(taken);
        if !self.bar.is_hidden() {
            self.bar.set_message(self.articles.to_string());
        }
        let passed = self.begin.elapsed();
        if self.due.is_some_and(|due| passed >= due) {
            self.due = Some(passed + SILENCE);
            message::note(line(self.articles, taken, self.bytes, passed));
        }
    }

    /// Writes something else on standard error meanwhile.
    pub fn aside(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    /// Takes the bar off the terminal.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How far things are, in a line.
fn line(articles: u64, taken: u64, bytes: Option<u64>, passed: Duration) -> String {
    let rate = taken as f64 / passed.as_secs_f64().max(0.001);
    let done = format!("{articles} articles, {:.0} MB", taken as f64 / MEGABYTE);
    let rate_told = format!("{:.1} MB/s", rate / MEGABYTE);
    match bytes {
        Some(bytes) => {
            let left = bytes.saturating_sub(taken) as f64 / rate.max(1.0);
            let left = HumanDuration(Duration::from_secs_f64(left));
            format!("{done} of {:.0} MB, {rate_told}, {left} left", bytes as f64 / MEGABYTE)
        }
        None => format!("{done}, {rate_told}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_things_are() {
        let ten = Duration::from_secs(10);
        for (taken, bytes, expected) in [
            (
                50_000_000,
                Some(200_000_000),
                "7 articles, 50 MB of 200 MB, 5.0 MB/s, 30 seconds left",
            ),
            (50_000_000, None, "7 articles, 50 MB, 5.0 MB/s"),
            (9, Some(3), "7 articles, 0 MB of 0 MB, 0.0 MB/s, 0 seconds left"),
        ] {
            assert_eq!(line(7, taken, bytes, ten), expected);
        }
    }
}
