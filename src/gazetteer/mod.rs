//! Who and what news is about: names, demonyms, offices and role words, from CSV files that anybody can edit.
//!
//! The shipped files are part of the program; folders of the user's own add to them or override them. `gazetteers/README.md`
//! describes every file and column.

mod check;
mod day;
mod entry;
mod find;
mod finding;
#[cfg(test)]
mod fixture;
mod form;
mod header;
pub mod import;
mod iso;
mod load;
mod merged;
mod name;
mod near;
mod row;
mod shape;
mod source;
mod table;
mod term;
mod word;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use foldhash::fast::FixedState;

pub use check::check;
pub use entry::{Entry, Gender};
pub use find::find;
pub use finding::{Finding, Reason, Sense};
pub use iso::iso3;
pub use name::{Name, NameKind, slug};
pub use near::nearest;
pub use shape::header;
pub use word::{Role, Title, Trait, Trap};

use crate::diagnostic::Diagnostic;
use crate::model::{Date, Entity, EntityId, EntityKind};
use term::Term;

/// All that is known before any article is read: entities, their names, and the words for roles.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    /// Where in `entries` each entity is.
    index: HashMap<EntityId, usize, FixedState>,
    names: Vec<Name>,
    adjectives: HashMap<EntityId, String, FixedState>,
    capitals: HashMap<EntityId, Vec<EntityId>, FixedState>,
    /// Of capitals that organisations go by, the organisation.
    seats: HashMap<EntityId, EntityId, FixedState>,
    /// Of each office, who held it, by whose it is.
    terms: HashMap<String, Vec<Term>, FixedState>,
    roles: Vec<Role>,
    titles: Vec<Title>,
    traps: Vec<Trap>,
    ambiguous: BTreeMap<String, String>,
}

impl Gazetteer {
    /// The shipped gazetteer with the user's own folders over it, the later winning.
    ///
    /// A folder may hold any of the shipped files' names (`states.csv`, `words/roles.csv` …); a row whose id is known
    /// changes the cells that it fills, any other row adds an entry. Costs tens of milliseconds.
    ///
    /// # Errors
    /// All faults of all files at once, in order of file and line.
    pub fn load(extra_folders: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        load::load(extra_folders)
    }

    /// The gazetteer of these folders alone, without the shipped files: for another world, or a measured one.
    ///
    /// # Errors
    /// All faults of all files at once, in order of file and line.
    pub fn alone(folders: &[PathBuf]) -> Result<Self, Vec<Diagnostic>> {
        load::load_alone(folders)
    }

    /// The entity of this id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entry(id).map(|entry| &entry.entity)
    }

    /// The entity of this id as it was at a time: a person acts for whatever the offices held then were of, and for
    /// nobody when there were none. Without a date the offices still held or the last ones count.
    pub fn entity_on(&self, id: &EntityId, on: Option<Date>) -> Option<Entity> {
        let mut entity = self.entity(id)?.clone();
        if entity.kind == EntityKind::Person && on.is_some() {
            let of = term::allegiance(&entity.offices, on, |office| self.acts(office)).cloned();
            entity.acts_for = of.is_some();
            entity.of = of.or(entity.of);
        }
        Some(entity)
    }

    /// Whether the holder of an office acts for whatever has it; an opposition leader doesn't.
    fn acts(&self, office: &str) -> bool {
        let role = self.roles.binary_search_by(|role| role.word.as_str().cmp(office));
        role.map_or(true, |role| self.roles[role].acts_for)
    }

    /// The entity of this id with all that its row says.
    pub fn entry(&self, id: &EntityId) -> Option<&Entry> {
        self.index.get(id).map(|index| &self.entries[*index])
    }

    /// All entries: states, places, organisations, people, each in order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// All names of all entities, in order of [`Self::entries`]; an entity's label comes first.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The adjective of a state, "Albanian"; none of an entity that has no demonym.
    pub fn adjective(&self, id: &EntityId) -> Option<&str> {
        self.adjectives.get(id).map(String::as_str)
    }

    /// Who held an office (lower case: "prime minister") of a state or organisation on a day, month or year.
    ///
    /// On a day of handover it is both. Without a date it is whoever holds it still, else the last who did. The
    /// latest to take office comes first.
    pub fn holder(&self, office: &str, of: &EntityId, on: Option<Date>) -> Vec<EntityId> {
        let terms = self.terms.get(office).map(Vec::as_slice).unwrap_or_default();
        term::holders(terms, of, on)
    }

    /// The state whose capital or seat of government a place is today; of a place that was one only, the state whose
    /// it was.
    pub fn capital_of(&self, place: &EntityId) -> Option<&EntityId> {
        let states = self.capitals.get(place)?;
        let lives = |id: &&EntityId| self.entry(id).is_some_and(|entry| entry.until.is_none());
        states.iter().find(lives).or_else(|| states.first())
    }

    /// The organisation that a capital's name also stands for: the EU for Brussels.
    pub fn seat_of(&self, place: &EntityId) -> Option<&EntityId> {
        self.seats.get(place)
    }

    /// Words for bodies and groups of a state or an organisation: "foreign ministry", "diplomats"; by word.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// What stands before a person's name: "Prime Minister", "Mr".
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// Longer strings that look like a listed name and aren't: "Vienna Convention".
    pub fn traps(&self) -> &[Trap] {
        &self.traps
    }
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use super::fixture::{folder, shipped};
    use crate::model::{Date, EntityId};

    #[test]
    fn an_office_has_one_holder_at_a_time() {
        let gazetteer = shipped();
        let albania = EntityId::new("state/albania");
        for (office, on, expected) in [
            ("prime minister", Some(Date::day(2022, 9, 7)), &["person/edi-rama"][..]),
            ("prime minister", Some(Date::year(2010)), &["person/sali-berisha"]),
            (
                "prime minister",
                Some(Date::day(2013, 9, 15)),
                &["person/edi-rama", "person/sali-berisha"],
            ),
            ("prime minister", None, &["person/edi-rama"]),
            ("tsar", None, &[]),
        ] {
            let holders = gazetteer.holder(office, &albania, on);
            let holders: Vec<&str> = holders.iter().map(EntityId::as_str).collect();
            assert_eq!(holders, expected, "{office} on {on:?}");
        }
    }

    #[test]
    fn a_users_folder_adds_and_overrides_cell_by_cell() {
        let folder = folder(&[
            (
                "states.csv",
                "id,label,demonyms,capital\nstate/arnor,Arnor,Arnorian,place/annuminas\n",
            ),
            ("places.csv", "id,label,type,state\nplace/annuminas,Annuminas,capital,state/arnor\n"),
            ("people.csv", "id,label,names\nperson/edi-rama,Edvin Rama,\n"),
            (
                "offices.csv",
                "person,office,of,from,until\nperson/edi-rama,prime minister,state/albania,2013-09-15,2031\n",
            ),
        ]);
        let gazetteer = Gazetteer::load(&[folder.path().to_owned()]).expect("a good folder");
        let (rama, arnor) = (EntityId::new("person/edi-rama"), EntityId::new("state/arnor"));
        assert_eq!(gazetteer.adjective(&arnor), Some("Arnorian"));
        assert_eq!(gazetteer.capital_of(&EntityId::new("place/annuminas")), Some(&arnor));
        let entity = gazetteer.entity(&rama).expect("a listed person");
        assert_eq!((entity.label.as_str(), entity.wikidata.is_some()), ("Edvin Rama", true));
        assert_eq!(entity.offices.iter().filter_map(|office| office.until).count(), 1);
    }

    #[test]
    fn a_person_acts_for_a_state_in_office_only() {
        let gazetteer = shipped();
        let rama = EntityId::new("person/edi-rama");
        for (on, acts_for) in
            [(Some(Date::year(2022)), true), (Some(Date::year(1990)), false), (None, true)]
        {
            let entity = gazetteer.entity_on(&rama, on);
            let of = entity.as_ref().and_then(|entity| entity.of.as_ref()).map(EntityId::as_str);
            assert_eq!(of, Some("state/albania"), "{on:?}");
            assert_eq!(entity.map(|entity| entity.acts_for), Some(acts_for), "{on:?}");
        }
    }

    #[test]
    fn a_state_has_an_adjective_and_a_capital() {
        let gazetteer = shipped();
        let albania = EntityId::new("state/albania");
        assert_eq!(gazetteer.adjective(&albania), Some("Albanian"));
        assert_eq!(gazetteer.capital_of(&EntityId::new("place/tirana")), Some(&albania));
    }
}
