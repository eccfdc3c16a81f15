//! [`find`]: what a name could mean, and why.

use super::day;
use super::finding::{Finding, Reason, Sense};
use super::name::key;
use super::near::nearest;
use super::{Entry, Gazetteer, Name};
use crate::model::{Date, EntityId, EntityKind};

/// What `name` could mean on a day, month or year, or ever, and why.
///
/// Accents, typography, hyphens and case don't count, but who matches the case comes first. `name` may be an entity's name, the end of a person's name, an
/// office or role word with its owner ("Albanian prime minister", "Iran's diplomats", "police of Albania"). Costs a
/// walk over all names.
///
/// ```
/// use chancery::gazetteer::{Gazetteer, find};
/// use chancery::model::Date;
/// let gazetteer = Gazetteer::load(&[]).map_err(|faults| format!("{faults:?}"))?;
/// let found = find(&gazetteer, "Albanian prime minister", Some(Date::year(2010)));
/// assert_eq!(found.senses[0].label, "Sali Berisha");
/// # Ok::<(), String>(())
/// ```
pub fn find<'g>(gazetteer: &'g Gazetteer, name: &str, on: Option<Date>) -> Finding<'g> {
    let wanted = name.trim();
    let wanted = wanted.strip_prefix("the ").or(wanted.strip_prefix("The ")).unwrap_or(wanted);
    let mut senses = named(gazetteer, wanted, on);
    senses.extend(owned(gazetteer, wanted, on));
    senses.sort_by_key(|sense| (!sense.in_time, sense.reason.rank(wanted)));
    senses.iter_mut().for_each(|sense| sense.offices = offices(gazetteer, sense, on));
    let same = |text: &str| loose(text) == loose(wanted);
    let near = if senses.is_empty() { likes(gazetteer, wanted) } else { Vec::new() };
    Finding {
        senses,
        trap: gazetteer.traps.iter().find(|trap| same(&trap.text)),
        ambiguous: gazetteer
            .ambiguous
            .iter()
            .find(|(text, _)| same(text))
            .map(|(_, why)| why.as_str()),
        near,
    }
}

/// A string as it is compared here: as the tagger does, and without case.
fn loose(text: &str) -> String {
    key(text).to_lowercase()
}

/// The entities that have the name, and the people whose name ends with it.
fn named(gazetteer: &Gazetteer, wanted: &str, on: Option<Date>) -> Vec<Sense> {
    let exact = loose(wanted);
    let ending = format!(" {exact}");
    let mut senses: Vec<Sense> = Vec::new();
    for Name { text, entity, what } in gazetteer.names() {
        let Some(entry) = gazetteer.entry(entity) else { continue };
        let person = entry.entity.kind == EntityKind::Person;
        let text_key = loose(text);
        let reason = if text_key == exact {
            Reason::Name { text: text.clone(), what: *what }
        } else if person && text_key.ends_with(&ending) {
            Reason::Surname
        } else {
            continue;
        };
        if !senses.iter().any(|sense| sense.entity == *entity) {
            senses.push(Sense::of(entry, reason, on.is_none_or(|date| entry.existed(date))));
        }
    }
    senses
}

/// The holders of the office and the body or group that the phrase names, if it names an owner: "Albania's police".
fn owned(gazetteer: &Gazetteer, wanted: &str, on: Option<Date>) -> Vec<Sense> {
    let phrase = loose(wanted);
    let mut senses = Vec::new();
    for name in gazetteer.names() {
        let Some(word) = beside(&phrase, &loose(&name.text)) else { continue };
        let Some(owner) = gazetteer.entry(&name.entity) else { continue };
        if matches!(owner.entity.kind, EntityKind::State | EntityKind::Organisation) {
            senses.extend(holders(gazetteer, word, owner, on));
            senses.extend(composed(gazetteer, word, owner));
        }
    }
    let mut seen = Vec::new();
    senses.retain(|sense: &Sense| {
        let new = !seen.contains(&sense.entity);
        seen.push(sense.entity.clone());
        new
    });
    senses
}

/// What stands beside the owner's name in a phrase: "police" in "albania's police", "albanian police" and
/// "police of albania".
fn beside<'p>(phrase: &'p str, owner: &str) -> Option<&'p str> {
    let after = phrase.strip_prefix(owner).map(|rest| rest.strip_prefix("'s").unwrap_or(rest));
    let after = after.and_then(|rest| rest.strip_prefix(' '));
    after.or_else(|| {
        let before = phrase.strip_suffix(owner)?;
        let before = before.strip_suffix("the ").unwrap_or(before);
        before.strip_suffix(" of ").or_else(|| before.strip_suffix(" for "))
    })
}

/// Who held the office that a word or title names.
fn holders(gazetteer: &Gazetteer, word: &str, owner: &Entry, on: Option<Date>) -> Vec<Sense> {
    let titled = gazetteer.titles.iter().find(|title| loose(&title.title) == word);
    // "ambassador to France" keeps a capital.
    let written = || gazetteer.terms.keys().filter(|office| loose(office) == word).min();
    let office = titled.and_then(|title| title.office.as_deref());
    let office = office.or_else(|| written().map(String::as_str)).unwrap_or(word);
    let held = |person: EntityId| {
        let entry = gazetteer.entry(&person)?;
        let terms = entry.entity.offices.iter().rev();
        let mut terms = terms.filter(|term| term.title == office && term.of == owner.entity.id);
        let term =
            terms.find(|term| on.is_none_or(|date| day::within(date, term.from, term.until)))?;
        let reason = Reason::Office { office: term.clone(), of: owner.entity.label.clone() };
        Some(Sense::of(entry, reason, true))
    };
    gazetteer.holder(office, &owner.entity.id, on).into_iter().filter_map(held).collect()
}

/// What else a person of a finding was on a day, or ever.
fn offices(gazetteer: &Gazetteer, sense: &Sense, on: Option<Date>) -> Vec<Reason> {
    let offices = gazetteer.entity(&sense.entity).map_or(&[][..], |entity| &entity.offices);
    let held = offices
        .iter()
        .filter(|office| on.is_none_or(|date| day::within(date, office.from, office.until)));
    let reasons = held.map(|office| {
        let of = gazetteer.entity(&office.of).map_or(office.of.as_str(), |owner| &owner.label);
        Reason::Office { office: office.clone(), of: of.to_owned() }
    });
    reasons.filter(|reason| *reason != sense.reason).collect()
}

/// The body or group that a role word composes with its owner.
fn composed(gazetteer: &Gazetteer, word: &str, owner: &Entry) -> Option<Sense> {
    let is_word = |text: &str| loose(text) == word;
    let mut roles = gazetteer.roles.iter();
    let role =
        roles.find(|role| is_word(&role.word) || role.plural.as_deref().is_some_and(is_word))?;
    let Entry { entity: owner, .. } = owner;
    let slug = owner.id.as_str().split_once('/').map_or(owner.id.as_str(), |(_, slug)| slug);
    let kind = role.kind.name().to_ascii_lowercase();
    Some(Sense {
        entity: EntityId::new(&format!("{kind}/{slug}-{}", role.slug())),
        label: role.label_of(&owner.label, gazetteer.adjective(&owner.id)),
        kind: role.kind,
        reason: Reason::Role { word: role.word.clone(), of: owner.label.clone() },
        offices: Vec::new(),
        in_time: true,
    })
}

/// Up to five names that differ from it by a few letters.
fn likes(gazetteer: &Gazetteer, wanted: &str) -> Vec<String> {
    let mut names: Vec<&str> = gazetteer.names().iter().map(|name| name.text.as_str()).collect();
    let mut likes = Vec::new();
    while let Some(near) = nearest(wanted, names.iter().copied()).filter(|_| likes.len() < 5) {
        names.retain(|name| *name != near);
        likes.push(near.to_owned());
    }
    likes
}

#[cfg(test)]
mod tests {
    use super::super::fixture::shipped;
    use super::find;
    use crate::model::Date;

    #[test]
    fn a_name_is_found_with_its_reason() {
        let gazetteer = shipped();
        for (name, year, expected) in [
            ("UK", None, "state/united-kingdom: an acronym: UK"),
            ("u.k.", None, "state/united-kingdom: an acronym: UK"),
            ("the Albanians", None, "state/albania: a demonym: Albanians"),
            ("Türkiye", None, "state/turkey: a name: Türkiye"),
            ("Rama", None, "person/edi-rama: the end of the name"),
            (
                "Albanian prime minister",
                Some(2022),
                "person/edi-rama: prime minister of Albania since 2013-09-15",
            ),
            (
                "Albanian ambassador to France",
                Some(2010),
                "person/ylljet-alicka: ambassador to France of Albania from 2007 until 2013",
            ),
            ("Albania's police", None, "group/albania-police: a role word: police of Albania"),
            (
                "diplomats of the United States",
                None,
                "group/united-states-diplomats: a role word: diplomat of United States",
            ),
            ("Soviet Union", Some(1980), "state/soviet-union: a name: Soviet Union"),
        ] {
            let found = find(&gazetteer, name, year.map(Date::year));
            let first = found.senses.first();
            let first = first.map(|sense| format!("{}: {}", sense.entity, sense.reason));
            assert_eq!(first.as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn a_person_is_found_with_the_offices_of_the_day() {
        let gazetteer = shipped();
        for (name, year, expected) in [
            ("Boris Johnson", 2017, "foreign minister of United Kingdom"),
            ("Boris Johnson", 2021, "prime minister of United Kingdom"),
            ("Boris Johnson", 2024, ""),
        ] {
            let found = find(&gazetteer, name, Some(Date::year(year)));
            let offices = found.senses.first().map_or(&[][..], |sense| &sense.offices);
            let offices: Vec<String> = offices.iter().map(ToString::to_string).collect();
            let fits = offices.iter().all(|office| office.starts_with(expected));
            assert!(
                fits && offices.is_empty() == expected.is_empty(),
                "{name} {year}: {offices:?}"
            );
        }
    }

    #[test]
    fn what_is_ambiguous_trapped_misspelt_or_out_of_time_is_said() {
        let gazetteer = shipped();
        let congo = find(&gazetteer, "Congo", None);
        assert_eq!((congo.senses.len(), congo.ambiguous.is_some()), (2, true));
        assert!(find(&gazetteer, "Vienna Convention", None).trap.is_some());
        assert!(find(&gazetteer, "Albanai", None).near.contains(&"Albania".to_owned()));
        let ended = find(&gazetteer, "USSR", Some(Date::year(2022)));
        assert_eq!(ended.senses.iter().map(|sense| sense.in_time).collect::<Vec<_>>(), [false]);
        assert!(find(&gazetteer, "", None).senses.is_empty());
    }
}
