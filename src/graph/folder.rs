//! [`Folder`]: a store's folder, what kind of store it is, and who has it open.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use super::{StoreError, disk};
use crate::rdf::Base;

/// The file that makes a folder a store.
const MARKER: &str = "chancery-store.txt";
/// The file whose lock says that a process has the store open.
const LOCK: &str = "lock";
/// How long a process waits for the lock, and how often it tries.
const PATIENCE: Duration = Duration::from_secs(1);
const RETRY: Duration = Duration::from_millis(20);
/// The version of the layout; stores of other versions are not opened.
const FORMAT: u32 = 1;

/// A store's folder, locked for as long as it lives: for one writer, or for any number of readers.
pub(super) struct Folder {
    pub path: PathBuf,
    pub base: Base,
    // Held, not read: closing the file gives the lock back.
    _lock: File,
}

impl Folder {
    /// Opens the folder for writing, and makes it a store if it isn't there or empty.
    pub fn open(path: &Path, base: Option<Base>) -> Result<Self, StoreError> {
        let there = is_there(path)?;
        if there && !path.join(MARKER).exists() && !is_empty(path)? {
            return Err(StoreError::NotAStore(path.to_path_buf()));
        }
        fs::create_dir_all(path).map_err(|e| StoreError::of_io(path.to_path_buf(), e))?;
        let lock = lock(path, true)?;
        let marker = path.join(MARKER);
        let base = if marker.exists() {
            read_marker(path, base)?
        } else {
            let base = base.unwrap_or_default();
            let text =
                format!("chancery {FORMAT}\nstorage {}\nbase {}\n", disk::KIND, base.as_str());
            write_whole(&marker, |file| file.write_all(text.as_bytes()))?;
            base
        };
        Ok(Self { path: path.to_path_buf(), base, _lock: lock })
    }

    /// Opens the folder of a store for reading, beside other readers.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        if !is_there(path)? {
            return Err(StoreError::Missing(path.to_path_buf()));
        }
        if !path.join(MARKER).exists() {
            let missing = is_empty(path)?;
            let path = path.to_path_buf();
            return Err(if missing {
                StoreError::Missing(path)
            } else {
                StoreError::NotAStore(path)
            });
        }
        let lock = lock(path, false)?;
        let base = read_marker(path, None)?;
        Ok(Self { path: path.to_path_buf(), base, _lock: lock })
    }
}

/// When the store in a folder was last opened for writing: its writers put their number into the file of the lock.
pub(super) fn last_opened(folder: &Path) -> Option<SystemTime> {
    fs::metadata(folder.join(LOCK)).and_then(|metadata| metadata.modified()).ok()
}

/// Whether the path is a folder; an error if it is something else.
fn is_there(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Ok(true),
        Ok(_) => Err(StoreError::NotAStore(path.to_path_buf())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::of_io(path.to_path_buf(), error)),
    }
}

/// Whether there is nothing in the folder but a lock, which a process leaves that stopped right after making it.
fn is_empty(path: &Path) -> Result<bool, StoreError> {
    let entries = fs::read_dir(path).map_err(|e| StoreError::of_io(path.to_path_buf(), e))?;
    Ok(entries.flatten().all(|entry| entry.file_name() == LOCK))
}

fn lock(folder: &Path, for_writing: bool) -> Result<File, StoreError> {
    let path = folder.join(LOCK);
    // A reader may have no right to write there; a writer leaves its number for those whom it locks out.
    let opened = if for_writing {
        OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path)
    } else {
        File::open(&path)
    };
    let mut file = opened.map_err(|e| StoreError::of_io(path.clone(), e))?;
    match locked(&file, for_writing) {
        Ok(()) if for_writing => {
            let write = |file: &mut File| {
                file.set_len(0)?;
                file.rewind()?;
                writeln!(file, "{}", std::process::id())
            };
            write(&mut file).map_err(|e| StoreError::of_io(path, e))?;
            Ok(file)
        }
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let mut text = String::new();
            let process =
                file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
            Err(StoreError::Locked { folder: folder.to_path_buf(), process })
        }
        Err(TryLockError::Error(error)) => Err(StoreError::of_io(path, error)),
    }
}

/// Takes the lock, and waits for it a moment: a server has it while it makes a view, and a process that was just
/// started has it for an instant from the one that started it.
fn locked(file: &File, for_writing: bool) -> Result<(), TryLockError> {
    let given_up = Instant::now() + PATIENCE;
    loop {
        let tried = if for_writing { file.try_lock() } else { file.try_lock_shared() };
        match tried {
            Err(TryLockError::WouldBlock) if Instant::now() < given_up => sleep(RETRY),
            done => return done,
        }
    }
}

fn read_marker(folder: &Path, asked: Option<Base>) -> Result<Base, StoreError> {
    let path = folder.join(MARKER);
    let text = fs::read_to_string(&path).map_err(|e| StoreError::of_io(path.clone(), e))?;
    let value =
        |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let damaged =
        |reason: &str| StoreError::Damaged { path: path.clone(), reason: reason.to_owned() };
    let found =
        value("chancery").and_then(|n| n.parse().ok()).ok_or_else(|| damaged("no format"))?;
    if found != FORMAT {
        return Err(StoreError::Newer { folder: folder.to_path_buf(), found, known: FORMAT });
    }
    let storage = value("storage").ok_or_else(|| damaged("no kind of storage"))?;
    if storage != disk::KIND {
        let (folder, found) = (folder.to_path_buf(), storage.to_owned());
        return Err(StoreError::OtherStorage { folder, found, expected: disk::KIND });
    }
    let base = value("base").ok_or_else(|| damaged("no base"))?;
    let base = Base::new(base).map_err(|error| damaged(&error.to_string()))?;
    match asked {
        Some(asked) if asked != base => Err(StoreError::OtherBase {
            folder: folder.to_path_buf(),
            found: base.as_str().to_owned(),
            asked: asked.as_str().to_owned(),
        }),
        _ => Ok(base),
    }
}

/// Writes a file whole or not at all: into a file beside it, which takes its name when it is on the disk.
pub(super) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut File) -> std::io::Result<()>,
) -> Result<(), StoreError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let written = File::create(&beside)
        .and_then(|mut file| write(&mut file).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Half a file is of no use to anybody; if it can't be removed either, the next write replaces it.
        let _ = fs::remove_file(&beside);
        StoreError::of_io(path.to_path_buf(), error)
    })
}
