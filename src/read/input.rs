//! [`inputs`]: the files behind the paths of a command line.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ReadError;

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "html", "htm", "xhtml"];

/// The files to read: each named file, whatever its ending, and of each named folder all texts and web pages below
/// it, sorted by path. The order of `paths` is kept, a file that is named twice is read once.
///
/// # Errors
/// One for each path that doesn't exist and each folder that can't be listed.
pub fn inputs(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<ReadError>) {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        for entry in WalkDir::new(path).sort_by_file_name() {
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
                Err(error) => errors.push(failure(path, error)),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    (files, errors)
}

/// Whether the name ends as those of texts and web pages do.
fn has_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
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
        let (files, errors) = inputs(&[path("nowhere")]);
        assert!(files.is_empty());
        assert!(matches!(errors[..], [ReadError::Missing { .. }]));
        Ok(())
    }
}
