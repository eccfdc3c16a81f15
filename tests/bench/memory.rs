//! How much memory a process needs that loads the names and builds the tagger, and does nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use chancery::gazetteer::Gazetteer;
use chancery::tag::Tagger;

use super::peak;

/// The peak of a process of its own, in megabytes; not a number where the system doesn't tell.
pub fn peak(folder: Option<&Path>) -> f64 {
    let program = std::env::current_exe().expect("it has a path");
    let folder = folder.unwrap_or(Path::new(""));
    let output = Command::new(program).arg("--memory-of").arg(folder).output().expect("it runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(f64::NAN)
}

/// Loads, builds, and prints the peak in megabytes.
pub fn tell(folder: &str) {
    let folders: Vec<PathBuf> = if folder.is_empty() { Vec::new() } else { vec![folder.into()] };
    let gazetteer = Arc::new(Gazetteer::load(&folders).expect("good files"));
    let tagger = std::hint::black_box(Tagger::new(gazetteer));
    println!("{}", peak::resident());
    drop(tagger);
}
