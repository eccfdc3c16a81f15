//! [`Registry`]: the entities of an article, those of the gazetteer and those that the text itself makes.

use std::collections::{BTreeMap, HashMap, HashSet};

use foldhash::fast::FixedState;

use super::room::Room;
use crate::gazetteer::{Gazetteer, Gender, Name, Role};
use crate::model::{Date, Entity, EntityId, EntityKind, Office};
use crate::text::fold;

/// Looks entities up and makes those that no list has.
#[derive(Debug)]
pub(super) struct Registry<'g> {
    /// What is known beforehand.
    pub gazetteer: &'g Gazetteer,
    made: HashMap<EntityId, Entity, FixedState>,
    genders: HashMap<EntityId, Gender, FixedState>,
    retired: HashSet<EntityId, FixedState>,
    /// Of the numbers of roles and their owners, who plays them.
    played: HashMap<(usize, EntityId), EntityId, FixedState>,
    /// The entities of the closure so far.
    met: HashSet<EntityId, FixedState>,
}

impl<'g> Registry<'g> {
    /// A registry that has made nothing yet.
    pub fn new(gazetteer: &'g Gazetteer, room: &mut Room) -> Self {
        Self {
            gazetteer,
            made: std::mem::take(&mut room.made),
            genders: HashMap::default(),
            retired: HashSet::default(),
            played: std::mem::take(&mut room.played),
            met: std::mem::take(&mut room.met),
        }
    }

    /// Leaves its memory to the next article.
    pub fn leave(mut self, room: &mut Room) {
        self.made.clear();
        self.played.clear();
        self.met.clear();
        (room.made, room.played, room.met) = (self.made, self.played, self.met);
    }

    /// The entity of an id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.made.get(id).or_else(|| self.gazetteer.entity(id))
    }

    /// An entity's kind; of an unknown one, the kind that its id says.
    pub fn kind(&self, id: &EntityId) -> EntityKind {
        self.entity(id).map_or(EntityKind::Group, |entity| entity.kind)
    }

    /// Whom an entity acts for in the end, else itself.
    pub fn actor(&self, id: &EntityId) -> EntityId {
        self.actor_and_kind(id).0.clone()
    }

    /// Whom an entity acts for in the end, else itself, and the kind of that.
    pub fn actor_and_kind<'i>(&'i self, id: &'i EntityId) -> (&'i EntityId, EntityKind) {
        let mut actor = id;
        // A chain longer than any real one is a circle in somebody's data.
        for _ in 0..8 {
            match self.entity(actor) {
                Some(Entity { acts_for: true, of: Some(of), .. }) => actor = of,
                known => return (actor, known.map_or(EntityKind::Group, |entity| entity.kind)),
            }
        }
        (actor, self.kind(actor))
    }

    /// The state that an entity belongs to: itself, the state whose capital or part it is, or its owner's.
    pub fn state(&self, id: &EntityId) -> Option<EntityId> {
        let mut current = id;
        for _ in 0..8 {
            let entity = self.entity(current)?;
            if entity.kind == EntityKind::State {
                return Some(current.clone());
            }
            current = entity.of.as_ref()?;
        }
        None
    }

    /// The adjective of an entity: "Albanian".
    pub fn adjective(&self, id: &EntityId) -> Option<&'g str> {
        self.gazetteer.adjective(id)
    }

    /// The gender of a person, if a list or a title says it.
    pub fn gender(&self, id: &EntityId) -> Option<Gender> {
        self.genders
            .get(id)
            .copied()
            .or_else(|| self.gazetteer.entry(id).and_then(|entry| entry.gender))
    }

    /// The names of a listed entity.
    pub fn names_of(&self, id: &EntityId) -> impl Iterator<Item = &'g Name> {
        let names = self.gazetteer.names();
        let from = names.partition_point(|name| name.entity < *id);
        let id = id.clone();
        names[from..].iter().take_while(move |name| name.entity == id)
    }

    /// Notes what a title or pronoun says of a person's gender; the first word counts.
    pub fn set_gender(&mut self, id: &EntityId, gender: Gender) {
        self.genders.entry(id.clone()).or_insert(gender);
    }

    /// The role of a number.
    pub fn role(&self, number: usize) -> Option<&'g Role> {
        self.gazetteer.roles().get(number)
    }

    /// The body or group that plays the role of a number for an owner: "Iranian Foreign Ministry", "diplomats of Iran".
    pub fn role_of(&mut self, number: usize, owner: &EntityId) -> EntityId {
        let key = (number, owner.clone());
        if let Some(known) = self.played.get(&key) {
            return known.clone();
        }
        let Some(role) = self.role(number) else { return owner.clone() };
        let player = self.player(role, owner);
        self.played.insert(key, player.clone());
        player
    }

    fn player(&mut self, role: &Role, owner: &EntityId) -> EntityId {
        let Some(of) = self.entity(owner) else { return owner.clone() };
        let label = role.label_of(&of.label, self.adjective(owner));
        let kind = role.kind;
        let acts_for = role.acts_for;
        let slug = [slug_of(owner), "-", role.slug()].concat();
        self.compose(kind, &label, &slug, owner, acts_for)
    }

    /// An entity that belongs to another, with a label and a slug of its own.
    pub fn compose(
        &mut self,
        kind: EntityKind,
        label: &str,
        slug: &str,
        owner: &EntityId,
        acts_for: bool,
    ) -> EntityId {
        let id = EntityId::new(&[folder(kind), "/", slug].concat());
        if self.entity(&id).is_none() {
            let mut entity = Entity::named(id.clone(), kind, label);
            entity.of = Some(owner.clone());
            entity.acts_for = acts_for;
            self.made.insert(id.clone(), entity);
        }
        id
    }

    /// An entity that the text introduces and no list has.
    pub fn discover(&mut self, kind: EntityKind, label: &str) -> EntityId {
        let id = EntityId::new(&[folder(kind), "/", &slug(label)].concat());
        if self.entity(&id).is_none() {
            let mut entity = Entity::named(id.clone(), kind, label);
            entity.discovered = true;
            self.made.insert(id.clone(), entity);
        }
        id
    }

    /// Takes a listed person as the offices of a day make him: for whom he acts then.
    pub fn date(&mut self, id: &EntityId, on: Option<Date>) {
        if on.is_some()
            && !self.made.contains_key(id)
            && let Some(person) = self.gazetteer.entity_on(id, on)
        {
            self.made.insert(id.clone(), person);
        }
    }

    /// Says what an entity belongs to and by which office, as the text does. What is known already stays as it is: a
    /// listed person only gets an office that makes him act for somebody, where no list has one.
    pub fn attach(&mut self, id: &EntityId, of: &EntityId, acts_for: bool, office: Option<Office>) {
        let Some(entity) = self.entity(id) else { return };
        let open = entity.discovered && entity.of.is_none();
        let idle = entity.kind == EntityKind::Person
            && !entity.acts_for
            && acts_for
            && !self.retired.contains(id);
        if entity.id == *of || !(open || idle) {
            return;
        }
        let mut entity = entity.clone();
        entity.of = Some(of.clone());
        entity.acts_for = acts_for;
        entity.offices.extend(office.filter(|_| entity.discovered));
        self.made.insert(id.clone(), entity);
    }

    /// Takes a person's office away for this article, which calls the person a former holder.
    pub fn retire(&mut self, id: &EntityId) {
        if let Some(mut person) = self.entity(id).cloned() {
            person.acts_for = false;
            self.made.insert(id.clone(), person);
            self.retired.insert(id.clone());
        }
    }

    /// Whether the text introduced an entity that no list has.
    pub fn is_discovered(&self, id: &EntityId) -> bool {
        self.made.get(id).is_some_and(|entity| entity.discovered)
    }

    /// All entities of `ids` and those that they belong to, listed people with whom they acted for at the time. It
    /// takes the entities that the text made, so nothing may be asked of them afterwards.
    pub fn take_closure<'m>(
        &mut self,
        ids: impl Iterator<Item = &'m EntityId>,
        on: Option<Date>,
    ) -> BTreeMap<EntityId, Entity> {
        let mut open = Vec::new();
        for id in ids {
            if !self.met.contains(id) {
                self.met.insert(id.clone());
                open.push(id.clone());
            }
        }
        let mut entities = Vec::with_capacity(2 * open.len());
        while let Some(id) = open.pop() {
            let made = self.made.remove(&id);
            let Some(entity) = made.or_else(|| self.gazetteer.entity_on(&id, on)) else { continue };
            let owners = entity.offices.iter().map(|office| &office.of).chain(&entity.of);
            for owner in owners.filter(|owner| self.met.insert((*owner).clone())) {
                open.push(owner.clone());
            }
            entities.push((id, entity));
        }
        entities.into_iter().collect()
    }
}

/// The first part of an id.
fn folder(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::State => "state",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
    }
}

/// The second part of an id: `albania` of `state/albania`.
pub(super) fn slug_of(id: &EntityId) -> &str {
    id.as_str().split_once('/').map_or(id.as_str(), |(_, slug)| slug)
}

/// ASCII lower case with hyphens: "Mevlüt Çavuşoğlu" is `mevlut-cavusoglu`.
pub(super) fn slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    for c in fold(label).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            '\'' | '.' => {}
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_is_plain() {
        for (label, expected) in [
            ("Mevlüt Çavuşoğlu", "mevlut-cavusoglu"),
            ("People’s Army (north)", "peoples-army-north"),
            ("U.S. Central Command", "us-central-command"),
        ] {
            assert_eq!(slug(label), expected);
        }
    }
}
