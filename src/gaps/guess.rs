//! [`Guess`]: what an unknown name seems to be.

use std::collections::HashSet;

use super::text::loose;
use crate::gazetteer::Gazetteer;
use crate::model::EntityKind;

/// Votes for what a name seems to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Guess {
    /// For a person.
    pub person: i32,
    /// For an organisation.
    pub organisation: i32,
    /// For a place.
    pub place: i32,
    /// For a kind of people.
    pub group: i32,
}

impl Guess {
    /// Votes for one kind.
    pub fn of(kind: EntityKind, votes: i32) -> Self {
        let mut guess = Self::default();
        match kind {
            EntityKind::Person => guess.person = votes,
            EntityKind::Organisation => guess.organisation = votes,
            EntityKind::Place | EntityKind::State => guess.place = votes,
            EntityKind::Group => guess.group = votes,
        }
        guess
    }

    /// Both votes together.
    pub fn with(self, other: Self) -> Self {
        Self {
            person: self.person + other.person,
            organisation: self.organisation + other.organisation,
            place: self.place + other.place,
            group: self.group + other.group,
        }
    }

    /// The kind with the most votes; without any a person, whom news names most.
    pub fn kind(self) -> EntityKind {
        let mut best = (self.person, EntityKind::Person);
        for (votes, kind) in [
            (self.organisation, EntityKind::Organisation),
            (self.place, EntityKind::Place),
            (self.group, EntityKind::Group),
        ] {
            if votes > best.0 {
                best = (votes, kind);
            }
        }
        best.1
    }
}

/// What the words of a name say of it.
#[derive(Debug)]
pub(super) struct Heads {
    forenames: HashSet<String>,
}

/// Last words of organisations' names.
const ORGANISATIONS: &str = "academy administration agency alliance army assembly association authority bank board brigade brigades \
    broadcaster bureau bloc campaign center centre church club coalition college commission committee company conference congress \
    cooperative corporation corps council court department directorate division federation force forces forum foundation front \
    fund group guard guards house institute institution initiative league legion militia ministry mission monitor movement \
    network news office organisation organization party police post press program programme project radio regiment school \
    secretariat senate service services society squad syndicate television times tribunal tv union unit university watch";

/// Last words of places' names.
const PLACES: &str = "airport archipelago avenue base bay beach border bridge camp canal cape city coast corridor county delta \
    desert district dam fjord forest governorate gulf harbour harbor heights highland hill hills island islands isle lake \
    mountain mountains municipality oblast palace park pass peninsula plain plateau port prefecture prison province region river \
    road sea square state strait street territory town valley village";

impl Heads {
    /// The words of names and the forenames of the people that a gazetteer lists.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let people = gazetteer.entries().filter(|entry| entry.entity.kind == EntityKind::Person);
        let forename = |label: &str| label.split_once(' ').map(|(first, _)| loose(first));
        Self { forenames: people.filter_map(|entry| forename(&entry.entity.label)).collect() }
    }

    /// Whether a name ends like an organisation's.
    pub fn is_body(name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        ORGANISATIONS.split_whitespace().any(|head| head == last)
    }

    /// What the words of a name say of it.
    pub fn of(&self, name: &str) -> Guess {
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last().copied().unwrap_or_default().to_lowercase();
        let mut guess = Guess::default();
        if PLACES.split_whitespace().any(|head| head == last) {
            guess.place += 6;
        } else if Self::is_body(name) {
            guess.organisation += 6;
        }
        if words.iter().any(|word| matches!(*word, "of" | "for" | "on")) {
            guess.organisation += 4;
        }
        match words.as_slice() {
            [one] if one.len() > 1 && one.chars().all(char::is_uppercase) => {
                guess.organisation += 4;
            }
            [first, _, ..] if self.forenames.contains(&loose(first)) => guess.person += 5,
            [_, _] | [_, _, _] => guess.person += 1,
            _ => {}
        }
        guess
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityKind, Guess, Heads};
    use crate::gazetteer::Gazetteer;

    #[test]
    fn the_words_of_a_name_tell_its_kind() {
        let heads = Heads::new(&Gazetteer::load(&[]).expect("good files"));
        for (name, expected) in [
            ("Maria Trundlebeck", EntityKind::Person),
            ("Xyla Trundlebeck", EntityKind::Person),
            ("Glimmer Front", EntityKind::Organisation),
            ("Union of Beekeepers", EntityKind::Organisation),
            ("GLX", EntityKind::Organisation),
            ("Glimmer Valley", EntityKind::Place),
        ] {
            assert_eq!(heads.of(name).kind(), expected, "{name}");
        }
    }

    #[test]
    fn votes_add_up() {
        let seen = Guess::of(EntityKind::Place, 2).with(Guess::of(EntityKind::Person, 1));
        assert_eq!(seen.kind(), EntityKind::Place);
        assert_eq!(Guess::default().kind(), EntityKind::Person);
    }
}
