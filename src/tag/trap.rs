//! Strings that only look like listed names: what they are instead.

use std::ops::Range;

use super::draft::Board;
use crate::gazetteer::Trap;
use crate::model::{EntityKind, Form};

/// Takes the words of a trap away from any name in them. A trap whose reason says that it is a newspaper, company and
/// the like, or a person, is a name of that kind, though no list knows more of it.
pub(super) fn set(board: &mut Board<'_>, words: Range<usize>, trap: &Trap) {
    match kind(&trap.reason) {
        Some(kind) => {
            let id = board.registry.discover(kind, &trap.text);
            let draft = board.draft(words, id, kind, Form::Name);
            board.name(draft);
        }
        None => board.trap(words),
    }
}

/// The kind of entity that a reason says.
fn kind(reason: &str) -> Option<EntityKind> {
    let mut words = reason.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| match word {
        "newspaper" | "broadcaster" | "agency" | "magazine" | "party" | "company" | "bank"
        | "airline" | "university" | "organisation" | "movement" | "charity" | "website"
        | "ministry" => Some(EntityKind::Organisation),
        "actor" | "actress" | "journalist" | "politician" | "singer" | "writer" => {
            Some(EntityKind::Person)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::check::{shipped, tagged};
    use super::{EntityKind, kind};
    use crate::model::Form;

    #[test]
    fn no_trap_names_a_listed_entity() {
        for trap in shipped().traps() {
            for text in
                [format!("They spoke of the {} again.", trap.text), format!("{}.", trap.text)]
            {
                let (document, tagged) = tagged(&text, None);
                let named =
                    tagged.mentions.iter().filter(|mention| mention.form != Form::Reference);
                let listed: Vec<&str> = named
                    .filter(|mention| shipped().entity(&mention.entity).is_some())
                    .map(|mention| mention.span.of(&document.text))
                    .collect();
                assert!(listed.is_empty(), "{text:?} names {listed:?}");
            }
        }
    }

    #[test]
    fn a_reason_may_say_a_kind() {
        for (reason, expected) in [
            ("a newspaper", Some(EntityKind::Organisation)),
            ("a person of long ago, or a ship", None),
            ("an American politician", Some(EntityKind::Person)),
            ("a treaty", None),
        ] {
            assert_eq!(kind(reason), expected, "{reason}");
        }
    }
}
