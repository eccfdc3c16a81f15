//! Entities: what is known of those that an article names.

use std::collections::{BTreeSet, VecDeque};

use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

use super::date;
use super::record::{Record, text};
use super::vocab::{WIKIDATA, c, rdf, schema, skos};
use crate::model::{Analysis, Entity, EntityId, EntityKind, Office, Side};

/// Writes the entities that the article's mentions and claims mean, and those that these belong to.
pub(super) fn write(record: &mut Record<'_>, analysis: &Analysis) {
    let mut queue: VecDeque<&EntityId> = named(analysis).into_iter().collect();
    let mut seen: BTreeSet<&EntityId> = queue.iter().copied().collect();
    while let Some(id) = queue.pop_front() {
        let Some(entity) = analysis.entities.get(id) else { continue };
        write_entity(record, entity);
        let belongs_to = entity.of.iter().chain(entity.offices.iter().map(|office| &office.of));
        queue.extend(belongs_to.filter(|id| seen.insert(id)));
    }
}

/// The entities of mentions and of both sides of claims, and those that they act for.
fn named(analysis: &Analysis) -> BTreeSet<&EntityId> {
    let claims = analysis.claims.iter();
    let sides = claims.flat_map(|c| [&c.subject, &c.object, &c.said_by].into_iter().flatten());
    let of_sides = sides.flat_map(|side: &Side| [&side.entity, &side.actor]);
    analysis.mentions.iter().map(|mention| &mention.entity).chain(of_sides).collect()
}

fn write_entity(record: &mut Record<'_>, entity: &Entity) {
    let node = record.base.entity(&entity.id);
    for class in classes(entity.kind) {
        record.share(&node, rdf::TYPE, *class);
    }
    record.share(&node, rdf::LABEL, text(&entity.label));
    if let Some(item) = entity.wikidata.as_deref().filter(|item| is_item(item)) {
        let item = NamedNode::new_unchecked(format!("{WIKIDATA}{item}"));
        record.share(&node, skos::EXACT_MATCH, item);
    }
    if let Some(code) = &entity.iso {
        record.share(&node, c::ISO, text(code));
    }
    if entity.discovered {
        record.share(&node, c::DISCOVERED, Literal::from(true));
    }
    write_belonging(record, entity, &node);
    for office in &entity.offices {
        write_office(record, entity, office, &node);
    }
}

fn classes(kind: EntityKind) -> &'static [NamedNodeRef<'static>] {
    match kind {
        EntityKind::Person => &[c::PERSON, schema::PERSON],
        EntityKind::State => &[c::STATE, schema::COUNTRY],
        EntityKind::Organisation => &[c::ORGANISATION, schema::ORGANIZATION],
        EntityKind::Place => &[c::PLACE, schema::PLACE],
        EntityKind::Group => &[c::GROUP],
    }
}

fn write_belonging(record: &mut Record<'_>, entity: &Entity, node: &NamedNode) {
    let Some(of) = &entity.of else { return };
    let of = record.base.entity(of);
    if entity.acts_for {
        record.share(node, c::ACTS_FOR, of.clone());
    }
    let property = if entity.kind == EntityKind::Place { c::LOCATED_IN } else { c::OF };
    record.share(node, property, of);
}

fn write_office(record: &mut Record<'_>, person: &Entity, office: &Office, node: &NamedNode) {
    let held = record.base.office(&person.id, office);
    let of = record.base.entity(&office.of);
    record.share(node, c::HELD, held.clone());
    record.share(&held, rdf::TYPE, c::OFFICE_HELD);
    record.share(&held, rdf::TYPE, schema::ROLE);
    record.share(&held, schema::ROLE_NAME, text(&office.title));
    record.share(&held, c::OF, of);
    for (property, day) in [(schema::START_DATE, office.from), (schema::END_DATE, office.until)] {
        if let Some(day) = day {
            record.share(&held, property, date::literal(day));
        }
    }
}

/// Whether a text is the name of a Wikidata item: `Q` and digits.
fn is_item(text: &str) -> bool {
    text.strip_prefix('Q')
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_item;

    #[test]
    fn an_item_is_q_and_digits() {
        assert!(is_item("Q222"));
        for no in ["", "Q", "222", "q222", "Q22 2", "Q222>"] {
            assert!(!is_item(no), "{no}");
        }
    }
}
