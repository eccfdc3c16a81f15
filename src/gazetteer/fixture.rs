//! The shipped gazetteer and users' folders for the tests of this room.

use std::path::Path;

use tempfile::TempDir;

use super::Gazetteer;

/// The shipped gazetteer.
pub(super) fn shipped() -> Gazetteer {
    Gazetteer::load(&[]).unwrap_or_else(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("the shipped files have faults:\n{}", lines.join("\n"))
    })
}

/// A folder with these files: names below it, and contents.
pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a subfolder");
        std::fs::write(path, content).expect("a file");
    }
    folder
}

/// What `check` says of the files of a folder with the shipped ones under it, with paths below the folder.
pub(super) fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let prefix = format!("{}/", folder.path().display());
    let faults = super::check(&[folder.path().to_owned()]);
    let lines = faults.iter().map(ToString::to_string);
    lines.filter_map(|line| line.strip_prefix(&prefix).map(str::to_owned)).collect()
}
