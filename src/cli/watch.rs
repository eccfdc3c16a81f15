//! [`Watch`]: which files of some folders are new or changed.

use std::collections::HashMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use super::interrupt::{Interrupt, Interrupted};

/// Which files are new or changed since they were seen last, looking again and again.
///
/// A file that is still being written isn't given: its length and time must be the same at two looks.
#[derive(Debug, Default)]
pub struct Watch {
    /// What each file was like at the last look, and whether it was given as that.
    seen: HashMap<PathBuf, (Stamp, bool)>,
    looked: bool,
}

type Stamp = (Option<SystemTime>, u64);

/// How long it waits between two looks, in slices after which it may be stopped.
const SLICES: u32 = 10;
const SLICE: Duration = Duration::from_millis(100);

impl Watch {
    /// The files that are new or changed and at rest; at the first look all.
    pub fn changed(&mut self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        let stamped = files.into_iter().map(|file| {
            let stamp = file.metadata().map(|meta| (meta.modified().ok(), meta.len()));
            (file, stamp.unwrap_or_default())
        });
        let changed = self.changed_since(stamped.collect());
        self.looked = true;
        changed
    }

    fn changed_since(&mut self, files: Vec<(PathBuf, Stamp)>) -> Vec<PathBuf> {
        let mut now = HashMap::with_capacity(files.len());
        let mut changed = Vec::new();
        for (file, stamp) in files {
            let is_given = match self.seen.get(&file) {
                Some((last, is_given)) if *last == stamp => *is_given,
                _ => false,
            };
            let is_at_rest = self.seen.get(&file).is_some_and(|(last, _)| *last == stamp);
            if !is_given && (is_at_rest || !self.looked) {
                changed.push(file.clone());
                now.insert(file, (stamp, true));
            } else {
                now.insert(file, (stamp, is_given));
            }
        }
        self.seen = now;
        changed
    }

    /// Waits until it is time to look again.
    ///
    /// # Errors
    /// If the user wants to stop.
    pub fn pause(interrupt: &Interrupt) -> Result<(), Interrupted> {
        for _ in 0..SLICES {
            interrupt.check()?;
            thread::sleep(SLICE);
        }
        interrupt.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_given_once_they_rest() {
        let mut watch = Watch::default();
        let file = |name: &str, length: u64| (PathBuf::from(name), (None, length));
        for (files, expected) in [
            (vec![file("a", 1)], vec!["a"]),
            (vec![file("a", 1), file("b", 1)], vec![]),
            (vec![file("a", 1), file("b", 2)], vec![]),
            (vec![file("a", 1), file("b", 2)], vec!["b"]),
            (vec![file("a", 2), file("b", 2)], vec![]),
            (vec![file("a", 2)], vec!["a"]),
            (vec![file("a", 2)], vec![]),
        ] {
            let changed = watch.changed_since(files);
            watch.looked = true;
            assert_eq!(changed, expected.into_iter().map(PathBuf::from).collect::<Vec<_>>());
        }
    }
}
