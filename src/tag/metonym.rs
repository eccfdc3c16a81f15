//! Places and states: where something happens, or who acts.
//!
//! A capital is a place *in* its state. Where it acts or is acted upon, it stands for the state's government ("Tirana
//! expelled", "blames on Tehran"). A country's name always means the state, but where it only says where something is
//! ("in Albania"), the mention is of kind Place.

use super::draft::{Board, Draft};
use super::stance::{Stance, stance};
use crate::model::{EntityId, EntityKind, Form};

/// Decides for every name of a place or state whether it says where or who.
pub(super) fn decide(board: &mut Board<'_>) {
    let place = |name: &Draft| {
        matches!(name.kind, EntityKind::Place | EntityKind::State) && name.form == Form::Name
    };
    let names = board.numbered_names().filter(|(_, name)| place(name));
    let mut order: Vec<(usize, usize)> =
        names.map(|(number, name)| (name.span.begin, number)).collect();
    order.sort_unstable();
    // From left to right, so that a list takes after its first item: "in Albania and Kosovo".
    for (_, number) in order {
        let Some(name) = board.name_numbered(number) else { continue };
        let change = match (name.kind, stance(board, name)) {
            (EntityKind::State, Stance::Where) => {
                Some((name.entity.clone(), EntityKind::Place, Form::Name))
            }
            (EntityKind::Place, Stance::Who) => government(board, &name.entity),
            _ => None,
        };
        if let Some((change, draft)) = change.zip(board.name_mut(number)) {
            (draft.entity, draft.kind, draft.form) = change;
        }
    }
}

/// Who is meant by a capital that acts: the organisation that sits there, or the state.
fn government(board: &Board<'_>, place: &EntityId) -> Option<(EntityId, EntityKind, Form)> {
    let gazetteer = board.registry.gazetteer;
    let capital_of = gazetteer.capital_of(place).cloned();
    let seat_of = gazetteer.seat_of(place).filter(|body| !is_about_state(board, &capital_of, body));
    match seat_of {
        Some(body) => Some((body.clone(), EntityKind::Organisation, Form::Metonym)),
        None => capital_of.map(|state| (state, EntityKind::State, Form::Metonym)),
    }
}

/// Whether an article speaks more of a state than of the organisation that sits in its capital: of Belgium than of
/// the EU.
fn is_about_state(board: &Board<'_>, state: &Option<EntityId>, body: &EntityId) -> bool {
    let (mut states, mut bodies) = (0, 0);
    for name in board.names().filter(|name| name.kind != EntityKind::Place) {
        let owner = board.registry.entity(&name.entity).and_then(|entity| entity.of.as_ref());
        states += usize::from(Some(&name.entity) == state.as_ref() || owner == state.as_ref());
        bodies += usize::from(name.entity == *body || owner == Some(body));
    }
    states > bodies
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_capital_acts_or_is_a_place() {
        names(&[
            ("Oslo recalled its envoy.", "Oslo = state/norway (State)"),
            ("They met in Oslo.", "Oslo = place/oslo (Place)"),
            ("The camp lies west of Oslo.", "Oslo = place/oslo (Place)"),
            (
                "Talks between Oslo and Lisbon stalled.",
                "Oslo = state/norway (State)\nLisbon = state/portugal (State)",
            ),
            ("Lisbon on Monday froze the deal.", "Lisbon = state/portugal (State)"),
            ("The minister flew to Lisbon.", "Lisbon = place/lisbon (Place)"),
            ("He praised Lisbon.", "Lisbon = state/portugal (State)"),
            (
                "Lisbon and Oslo remain at odds.",
                "Lisbon = state/portugal (State)\nOslo = state/norway (State)",
            ),
            ("He demanded that Lisbon hand it over.", "Lisbon = state/portugal (State)"),
            ("Lisbon, which denied it, kept calm.", "Lisbon = state/portugal (State)"),
            (
                "Lisbon-Oslo ties froze.",
                "Lisbon = state/portugal (State)\nOslo = state/norway (State)",
            ),
            (
                "Norway sent a minister, Ana Kola, to Lisbon.",
                "Norway = state/norway (State)\nAna Kola = person/ana-kola (Person)\nLisbon = place/lisbon (Place)",
            ),
            (
                "The EU acted. Brussels fined it in Brussels.",
                "EU = organisation/european-union (Organisation)\nBrussels = organisation/european-union (Organisation)\nBrussels = place/brussels (Place)",
            ),
            (
                "Belgian police came. Brussels expelled him.",
                "Belgian = state/belgium (State)\nBrussels = state/belgium (State)",
            ),
            ("Lisbon's decision surprised them.", "Lisbon = state/portugal (State)"),
            ("Lisbon's streets were empty.", "Lisbon = place/lisbon (Place)"),
            (
                "OSLO, Norway (AP) — It rained.",
                "OSLO = place/oslo (Place)\nNorway = state/norway (Place)\nAP = organisation/associated-press (Organisation)",
            ),
        ]);
    }
}
