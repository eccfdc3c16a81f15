//! [`Room`]: the memory in which articles are read, one after the other.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use foldhash::fast::FixedState;

use super::draft::{Cover, Draft};
use super::hit::Hit;
use super::lexicon::Known;
use super::line::Item;
use super::memory::Seen;
use super::word::Word;
use crate::model::{Entity, EntityId};

/// Lists and tables that every article needs, empty between two articles: most articles are short, and asking the system
/// for each list anew adds up.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// Of each word, what the lexicon knows, and whether it is ASCII letters throughout.
    pub known: Vec<(Known, bool)>,
    /// For `Article`.
    pub words: Vec<Word>,
    pub capitals: Vec<usize>,
    /// For `Line`.
    pub items: Vec<Item>,
    /// For `Finder`.
    pub hits: Vec<Hit>,
    /// For `Board`.
    pub covers: Vec<Cover>,
    pub names: Vec<Option<Draft>>,
    pub phrases: Vec<Draft>,
    /// For `Memory`.
    pub seen: Vec<Seen>,
    /// For `Registry`.
    pub made: HashMap<EntityId, Entity, FixedState>,
    pub played: HashMap<(usize, EntityId), EntityId, FixedState>,
    pub met: HashSet<EntityId, FixedState>,
}

/// The rooms of a tagger: as many as threads have tagged at once.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Vec<Room>>);

/// The words of the longest article whose memory is kept.
const LONGEST: usize = 1 << 16;

impl Rooms {
    /// An empty room that nobody else is in.
    pub fn enter(&self) -> Room {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        free.unwrap_or_default()
    }

    /// Takes a room back.
    pub fn leave(&self, room: Room) {
        if room.words.capacity() <= LONGEST
            && let Ok(mut free) = self.0.lock()
        {
            free.push(room);
        }
    }
}
