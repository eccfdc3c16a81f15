//! [`Source`]: the bytes of one data file, shipped or the user's own.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::shape::Shape;
use crate::diagnostic::Diagnostic;

/// The bytes of one data file and the path by which messages name it.
pub(super) struct Source {
    pub path: PathBuf,
    pub bytes: Cow<'static, [u8]>,
}

/// Lists the shipped files by name; each must exist for the program to compile.
macro_rules! shipped {
    ($($file:literal),+ $(,)?) => {
        [$((
            $file,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/", $file)).as_slice(),
        )),+]
    };
}

/// The shipped files: names below `gazetteers/`, and their bytes.
const SHIPPED: [(&str, &[u8]); 9] = shipped![
    "states.csv",
    "places.csv",
    "organisations.csv",
    "people.csv",
    "offices.csv",
    "words/roles.csv",
    "words/titles.csv",
    "words/traps.csv",
    "words/ambiguous.csv",
];

impl Source {
    /// The shipped file of a shape.
    pub fn shipped(shape: &Shape) -> Option<Self> {
        let (file, bytes) = SHIPPED.iter().find(|(file, _)| *file == shape.file)?;
        Some(Self { path: Path::new("gazetteers").join(file), bytes: Cow::Borrowed(bytes) })
    }

    /// The file of a shape in a user's folder; none where the folder has no such file.
    pub fn in_folder(folder: &Path, shape: &Shape) -> Result<Option<Self>, Diagnostic> {
        let path = folder.join(shape.file);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(Self { path, bytes: Cow::Owned(bytes) })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Diagnostic::of_file(path, format!("can't read it: {error}"))),
        }
    }
}
