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

/// Lists and tables that every article needs, empty between two articles. Asking the system for them anew each time
/// took a fifth of the tagger's time.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub known: Vec<(Known, bool)>,
    pub words: Vec<Word>,
    pub capitals: Vec<usize>,
    pub items: Vec<Item>,
    pub hits: Vec<Hit>,
    pub covers: Vec<Cover>,
    pub names: Vec<Option<Draft>>,
    pub phrases: Vec<Draft>,
    pub seen: Vec<Seen>,
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
