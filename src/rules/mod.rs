//! Relation rules: what each relation means and the cues that say it, from `gazetteers/relations/*.toml`.

mod codes;
mod file;
mod frame;
mod relation;
mod words;

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

pub use codes::Codes;
pub use frame::{Element, Frame, FrameError, Slot};
pub use relation::{Example, NounCue, NounSide, Relation, SideKind, VerbCue};
pub use words::Words;

use crate::diagnostic::Diagnostic;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/gazetteers/relations");
const CLASSES: &str = include_str!("../../gazetteers/words/classes.csv");

/// All relations, and the words that their rules and the grammar ask about.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The relations, by name.
    pub relations: Vec<Relation>,
    /// The words by class.
    pub words: Words,
}

impl Rules {
    /// Loads the shipped rules and those of `folders`: `*.toml` relations, of which a later one replaces one of the
    /// same name, and `classes.csv`, which adds words.
    ///
    /// # Errors
    /// All faults of all files, each with file, line, column and a hint.
    pub fn load(folders: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        let mut words = Words::default();
        let mut faults = Vec::new();
        faults.extend(words.read(Path::new("gazetteers/words/classes.csv"), CLASSES).err());
        let mut files: Vec<(PathBuf, String)> = SHIPPED
            .files()
            .filter(|file| file.path().extension().is_some_and(|e| e == "toml"))
            .map(|file| {
                let text = file.contents_utf8().unwrap_or_default().to_owned();
                (Path::new("gazetteers/relations").join(file.path()), text)
            })
            .collect();
        for folder in folders {
            match user_files(folder) {
                Ok(found) => {
                    for (path, text) in found {
                        if path.extension().is_some_and(|e| e == "csv") {
                            faults.extend(words.read(&path, &text).err());
                        } else {
                            files.push((path, text));
                        }
                    }
                }
                Err(fault) => faults.push(vec![fault]),
            }
        }
        let mut relations: Vec<Relation> = Vec::new();
        for (path, text) in &files {
            match file::read(path, text, &words) {
                Ok(relation) => {
                    relations.retain(|other| other.name != relation.name);
                    relations.push(relation);
                }
                Err(found) => faults.push(found),
            }
        }
        relations.sort_by(|a, b| a.name.cmp(&b.name));
        if faults.is_empty() {
            Ok(Self { relations, words })
        } else {
            Err(faults.into_iter().flatten().collect())
        }
    }

    /// The relation of this name.
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| &*relation.name == name)
    }
}

/// The rule files of a folder with their texts, by name.
fn user_files(folder: &Path) -> Result<Vec<(PathBuf, String)>, Diagnostic> {
    let unreadable = |path: &Path, error: std::io::Error| {
        Diagnostic::of_file(path, format!("can't be read: {error}"))
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let is_rule = path.extension().is_some_and(|e| e == "toml");
        if is_rule || path.file_name().is_some_and(|name| name == "classes.csv") {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: PathBuf| match std::fs::read(&path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(Diagnostic::of_file(path, "is not UTF-8").hint("save it as UTF-8")),
        },
        Err(error) => Err(unreadable(&path, error)),
    };
    paths.into_iter().map(read).collect()
}
