//! [`inputs`]: the files behind the paths of a command line.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ReadError;

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 14] = [
    "txt", "text", "md", "html", "htm", "xhtml", "jsonl", "ndjson", "rss", "atom", "rdf", "xml",
    "warc", "wet",
];
/// What compressed files have behind that.
const COMPRESSED: [&str; 2] = ["gz", "zst"];

/// The files to read: each named file, whatever its ending, and of each named folder all texts, web pages and archives
/// below it, sorted by path. A path that isn't there is a pattern if it has `*`, `?` or `[` in it. The order of `paths` is kept, a
/// file that is named twice is read once.
///
/// # Errors
/// One for each path that doesn't exist and each folder that can't be listed.
pub fn inputs(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<ReadError>) {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut errors = Vec::new();
    for path in paths.iter().flat_map(|path| matching(path)) {
        for entry in WalkDir::new(&path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    if entry.depth() == 0 || has_ending(entry.path()) {
                        files.push(entry.into_path());
                    }
                }
                // A named pipe or a device that was named itself.
                Ok(entry) if entry.depth() == 0 && !entry.file_type().is_dir() => {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => errors.push(failure(&path, error)),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    (files, errors)
}

/// The paths that match a path which is a pattern and nothing else, sorted; any other path alone.
fn matching(path: &Path) -> Vec<PathBuf> {
    let pattern = path.to_str().filter(|text| text.contains(['*', '?', '[']) && !path.exists());
    let found = pattern.and_then(|pattern| glob::glob(pattern).ok());
    let found: Vec<PathBuf> = found.into_iter().flatten().filter_map(Result::ok).collect();
    if found.is_empty() { vec![path.to_owned()] } else { found }
}

/// Whether the name ends as those of texts, web pages and archives do.
fn has_ending(path: &Path) -> bool {
    let is_one_of = |path: &Path, known: &[&str]| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        known.iter().any(|known| ending.eq_ignore_ascii_case(known))
    };
    match path.file_stem() {
        Some(stem) if is_one_of(path, &COMPRESSED) => is_one_of(Path::new(stem), &ENDINGS),
        _ => is_one_of(path, &ENDINGS),
    }
}

/// The error of a path that `walkdir` couldn't follow.
fn failure(root: &Path, error: walkdir::Error) -> ReadError {
    let path = error.path().unwrap_or(root).to_owned();
    let source: std::io::Error = error.into();
    match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing { path },
        _ => ReadError::Io { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_texts_in_order_and_named_files_are_always_read() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("b"))?;
        for name in ["b/z.TXT", "b/a.html", "a.txt", "c.png", "d"] {
            std::fs::write(path(name), "text")?;
        }
        let (files, errors) = inputs(&[path("d"), folder.path().to_owned(), path("a.txt")]);
        assert_eq!(files, [path("d"), path("a.txt"), path("b/a.html"), path("b/z.TXT")]);
        assert!(errors.is_empty());
        let (files, _) = inputs(&[path("*.txt"), path("b/?.*")]);
        assert_eq!(files, [path("a.txt"), path("b/a.html"), path("b/z.TXT")]);
        let (files, errors) = inputs(&[path("no*where")]);
        assert!(files.is_empty());
        assert!(matches!(errors[..], [ReadError::Missing { .. }]));
        Ok(())
    }
}
