//! [`Entity`]: somebody or something that news is about.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::Date;

/// Identifies an entity for good: a kind and a slug, `state/albania`, `person/edi-rama`, `group/iran-diplomats`.
///
/// It knows its own hash, as it is looked up far more often than made; ids are ordered by their text.
#[derive(Clone)]
pub struct EntityId {
    text: Arc<str>,
    hash: u64,
}

impl EntityId {
    /// The id of this text, which is taken as it is.
    pub fn new(id: &str) -> Self {
        Self { text: id.into(), hash: FixedState::default().hash_one(id) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for EntityId {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && (Arc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

impl Eq for EntityId {}

impl Hash for EntityId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

impl PartialOrd for EntityId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for EntityId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EntityId").field(&self.text).finish()
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The five kinds of entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A state, present or past, or a territory that acts like one.
    State,
    /// An organisation, alliance, ministry, movement, party, newspaper …
    Organisation,
    /// A city, region, sea, building …
    Place,
    /// A kind of people, or a body without a name, *of* an entity: "diplomats of Iran", "the embassy's staff".
    Group,
}

impl EntityKind {
    /// Its name at the doors: `Person`, `State`, `Organisation`, `Place`, `Group`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::State => "State",
            Self::Organisation => "Organisation",
            Self::Place => "Place",
            Self::Group => "Group",
        }
    }
}

/// Somebody or something that news is about, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its kind.
    pub kind: EntityKind,
    /// Its name for people, in English: "Albania", "Edi Rama", "diplomats of Iran".
    pub label: String,
    /// The Wikidata item, `Q222`, where a source has it.
    pub wikidata: Option<String>,
    /// Two-letter ISO 3166-1 code of a state.
    pub iso: Option<String>,
    /// What it belongs to: the state of a person, body or group; the state in which a place lies; the organisation
    /// that a group is of.
    pub of: Option<EntityId>,
    /// Whether it acts for what it belongs to: a minister, a ministry, an army, a state's diplomats do; an
    /// opposition group, a newspaper, a city, exiles don't.
    pub acts_for: bool,
    /// Whether no list has it and the text introduced it ("Foreign Ministry spokesman Nasser Kanaani").
    pub discovered: bool,
    /// The offices it held, in order of time.
    pub offices: Vec<Office>,
}

impl Entity {
    /// An entity of which only its id, kind and label are known; it acts for nobody.
    ///
    /// ```
    /// use chancery::model::{Entity, EntityId, EntityKind};
    /// let oslo = Entity::named(EntityId::new("place/oslo"), EntityKind::Place, "Oslo");
    /// assert_eq!((oslo.label.as_str(), oslo.of), ("Oslo", None));
    /// ```
    pub fn named(id: EntityId, kind: EntityKind, label: &str) -> Self {
        Self {
            id,
            kind,
            label: label.to_owned(),
            wikidata: None,
            iso: None,
            of: None,
            acts_for: false,
            discovered: false,
            offices: Vec::new(),
        }
    }
}

/// Whom an entity acts for in the end: it follows `of` as long as `acts_for` holds, so that a ministry's spokesman,
/// the ministry and the state are one actor. An entity that acts for nobody, or isn't known, is its own actor.
///
/// ```
/// use std::collections::BTreeMap;
/// use chancery::model::{EntityId, actor_of};
/// let nobody = EntityId::new("person/nobody");
/// assert_eq!(actor_of(&nobody, &BTreeMap::new()), nobody);
/// ```
pub fn actor_of(id: &EntityId, entities: &BTreeMap<EntityId, Entity>) -> EntityId {
    let mut actor = id;
    // A chain can't be longer than there are entities, unless somebody's data go round in a circle.
    for _ in 0..entities.len() {
        match entities.get(actor) {
            Some(Entity { acts_for: true, of: Some(of), .. }) => actor = of,
            _ => break,
        }
    }
    actor.clone()
}

/// An office that a person held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The office in lower case: "prime minister", "foreign minister".
    pub title: String,
    /// The state or organisation whose office it is.
    pub of: EntityId,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known; none while it lasts.
    pub until: Option<Date>,
}
