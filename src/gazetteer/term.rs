//! [`Term`]: who held which office when, and whom a person acts for by it.

use super::day;
use crate::model::{Date, EntityId, Office};

/// One term of an office: by whom, of what, when.
#[derive(Debug)]
pub(super) struct Term {
    pub person: EntityId,
    pub of: EntityId,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// Who held the office of `of` at a time, the latest to take it first; without a date whoever holds it still, else the
/// last who did. The terms come by whose office it is.
pub(super) fn holders(terms: &[Term], of: &EntityId, on: Option<Date>) -> Vec<EntityId> {
    let from = terms.partition_point(|term| term.of < *of);
    let mut held: Vec<&Term> = terms[from..].iter().take_while(|term| term.of == *of).collect();
    match on {
        Some(date) => held.retain(|term| day::within(date, term.from, term.until)),
        None if held.iter().any(|term| term.until.is_none()) => {
            held.retain(|term| term.until.is_none());
        }
        None => {
            let last = held.iter().filter_map(|term| term.until).max();
            held.retain(|term| term.until == last);
        }
    }
    held.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.person.cmp(&b.person)));
    let mut people: Vec<EntityId> = Vec::new();
    for term in held {
        if !people.contains(&term.person) {
            people.push(term.person.clone());
        }
    }
    people
}

/// Whom a person acts for by the offices held at a time: a state before an organisation, a later office before an
/// earlier. Without a date it is by the office still held, else by the last.
///
/// `acts` says whether a holder of an office acts for whatever has it: a foreign minister does, an opposition leader doesn't.
pub(super) fn allegiance(
    offices: &[Office],
    on: Option<Date>,
    acts: impl Fn(&str) -> bool,
) -> Option<&EntityId> {
    let held =
        |office: &&Office| on.is_none_or(|date| day::within(date, office.from, office.until));
    let rank = |office: &&Office| {
        let still = on.is_none() && office.until.is_none();
        let state = on.is_some() && office.of.as_str().starts_with("state/");
        (still, state, office.from)
    };
    let acting = offices.iter().filter(|office| acts(&office.title));
    acting.filter(held).max_by_key(rank).map(|office| &office.of)
}

#[cfg(test)]
mod tests {
    use super::allegiance;
    use crate::model::{Date, EntityId, Office};

    #[test]
    fn a_person_acts_for_whom_the_office_serves_while_it_is_held() {
        let office = |title: &str, of: &str, from: i16, until: Option<i16>| Office {
            title: title.to_owned(),
            of: EntityId::new(of),
            from: Some(Date::year(from)),
            until: until.map(Date::year),
        };
        let offices = [
            office("prime minister", "state/norway", 2005, Some(2013)),
            office("secretary-general", "organisation/nato", 2014, Some(2024)),
            office("opposition leader", "state/norway", 2002, Some(2004)),
        ];
        let acts = |title: &str| title != "opposition leader";
        for (on, expected) in [
            (Some(Date::day(2010, 5, 1)), Some("state/norway")),
            (Some(Date::year(2022)), Some("organisation/nato")),
            (Some(Date::year(2003)), None),
            (Some(Date::year(2025)), None),
            (None, Some("organisation/nato")),
        ] {
            let of = allegiance(&offices, on, acts).map(EntityId::as_str);
            assert_eq!(of, expected, "{on:?}");
        }
    }
}
