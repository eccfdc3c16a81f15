//! [`ReadingKey`]: what makes reading an article again give the same.

use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use chancery::model::{BlockKind, Document};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::resources::Resources;

/// What makes reading an article again give the same: this very program, the gazetteers and rules that it reads by, and the
/// day from which it reckons.
#[derive(Debug, Clone)]
pub struct ReadingKey(Sha256);

impl ReadingKey {
    /// The key of reading by these, with or without keeping the text; none where it can't be told what they are.
    pub fn of(resources: &Resources, keep_text: bool) -> Option<Self> {
        let program = std::env::current_exe().and_then(|path| path.metadata()).ok()?;
        let made = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let mut key = Sha256::new();
        put(&mut key, env!("CARGO_PKG_VERSION").as_bytes());
        put(&mut key, &program.len().to_le_bytes());
        put(&mut key, &made.as_nanos().to_le_bytes());
        put(&mut key, format!("{:?}", resources.today).as_bytes());
        put(&mut key, &[u8::from(keep_text)]);
        for folders in [&resources.gazetteer, &resources.rules] {
            put(&mut key, &folders.len().to_le_bytes());
            folders.iter().try_for_each(|folder| put_folder(&mut key, folder))?;
        }
        Some(Self(key))
    }

    /// The key of an article that was read so, in 32 hexadecimal digits.
    pub fn with(&self, document: &Document) -> String {
        let mut key = self.0.clone();
        put(&mut key, document.text.as_bytes());
        for known in [&document.title, &document.publisher, &document.url] {
            put(&mut key, known.as_deref().unwrap_or("\0").as_bytes());
        }
        put(&mut key, format!("{:?}", document.published).as_bytes());
        for block in &document.blocks {
            key.update(block.span.begin.to_le_bytes());
            key.update(block.span.end.to_le_bytes());
            key.update([match block.kind {
                BlockKind::Headline => 0,
                BlockKind::Paragraph => 1,
                BlockKind::Caption => 2,
            }]);
        }
        key.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Adds a part with its length, so that no two rows of parts are one.
fn put(key: &mut Sha256, part: &[u8]) {
    key.update(part.len().to_le_bytes());
    key.update(part);
}

/// Adds the names and contents of all files of a folder.
fn put_folder(key: &mut Sha256, folder: &PathBuf) -> Option<()> {
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.ok()?;
        if entry.file_type().is_file() {
            put(key, entry.path().strip_prefix(folder).ok()?.to_string_lossy().as_bytes());
            put(key, &std::fs::read(entry.path()).ok()?);
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_hangs_on_all_that_decides_a_reading() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("people.csv"), "id")?;
        let plain = Resources { gazetteer: Vec::new(), rules: Vec::new(), today: None };
        let of = |gazetteer: Vec<PathBuf>| {
            let resources = Resources { gazetteer, rules: Vec::new(), today: None };
            ReadingKey::of(&resources, false).expect("the files can be read")
        };
        let key = ReadingKey::of(&plain, false).expect("the program can be read");
        let document = Document::from_text("a", "Oslo recalled its envoy.");
        let mut keys = vec![key.with(&document)];
        assert_eq!(key.with(&Document { name: "b".to_owned(), ..document.clone() }), keys[0]);
        for changed in [
            Document { title: Some("Oslo".to_owned()), ..document.clone() },
            Document { url: Some("Oslo".to_owned()), ..document.clone() },
            Document { blocks: Vec::new(), ..document.clone() },
            Document::from_text("a", "Oslo recalled its envoys."),
        ] {
            keys.push(key.with(&changed));
        }
        keys.push(of(vec![folder.path().to_owned()]).with(&document));
        keys.extend(ReadingKey::of(&plain, true).map(|key| key.with(&document)));
        std::fs::write(folder.path().join("people.csv"), "no")?;
        keys.push(of(vec![folder.path().to_owned()]).with(&document));
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
        assert!(keys.iter().all(|key| key.len() == 32));
        Ok(())
    }
}
