//! An event: where the claims of several articles on one thing on one day meet.

use oxigraph::model::NamedNode;

use super::date;
use super::record::{Record, text};
use super::vocab::{c, other, rdf, relation};
use crate::model::{Claim, Date, Side, Status};

/// Writes the events that a claim reports: one a day.
///
/// A claim reports an event if it is asserted (by whomever: `c:saidBy` on the claim says it), both its sides are
/// known, and it has a day of its own that was not reckoned from the day of reading. A month or year is too wide to
/// say that two articles mean one thing; what is planned, possible or negated did not happen.
pub(super) fn write(record: &mut Record<'_>, claim: &Claim, node: &NamedNode) {
    let (Some(actor), Some(target)) = (&claim.subject, &claim.object) else { return };
    if claim.status != Status::Asserted || claim.date_assumed {
        return;
    }
    for day in claim.dates.iter().filter(|date| date.is_day()) {
        let event = record.base.event(&claim.relation, &actor.actor, &target.actor, *day);
        record.own(node, c::REPORTS, event.clone());
        describe(record, &event, claim, (actor, target), *day);
    }
}

fn describe(
    record: &mut Record<'_>,
    event: &NamedNode,
    claim: &Claim,
    (actor, target): (&Side, &Side),
    day: Date,
) {
    // "Norway expelled Chile" would say more than was said: the two are whom the sides act for.
    let sides = format!("{} – {}", actor.actor_label, target.actor_label);
    let label = format!("{}: {sides}, {day}", claim.relation);
    let actor = record.base.entity(&actor.actor);
    let target = record.base.entity(&target.actor);
    record.share(event, rdf::TYPE, c::EVENT);
    record.share(event, rdf::TYPE, other::SEM_EVENT);
    record.share(event, rdf::LABEL, text(&label));
    record.share(event, c::RELATION, relation(&claim.relation));
    record.share(event, c::ACTOR, actor);
    record.share(event, c::TARGET, target);
    record.share(event, c::DATE, date::literal(day));
}
