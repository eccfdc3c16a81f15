//! A claim's node: the statement, who says so, its evidence; and the plain edge where it may stand.

use oxigraph::model::{Literal, NamedNode};

use super::article::{context, index};
use super::record::{Record, text};
use super::vocab::{c, nif, other, rdf, relation};
use super::{date, event, iri};
use crate::model::{Analysis, Claim, Precision, Side, Span, Status};

/// Writes the claims of an article, their evidence, the events that they report and the plain edges that they carry.
pub(super) fn write(record: &mut Record<'_>, analysis: &Analysis) {
    let nodes = record.base.claims(analysis);
    for (claim, node) in analysis.claims.iter().zip(&nodes) {
        write_statement(record, claim, node);
        write_particulars(record, claim, node);
        write_evidence(record, claim, node, &analysis.document.text);
        for answered in claim.answers.iter().filter_map(|index| nodes.get(*index)) {
            record.own(node, c::ANSWERS, answered.clone());
        }
        event::write(record, claim, node);
        write_plain_edge(record, claim);
    }
}

fn write_statement(record: &mut Record<'_>, claim: &Claim, node: &NamedNode) {
    record.own(node, rdf::TYPE, c::CLAIM);
    record.own(node, rdf::TYPE, rdf::STATEMENT);
    if let Some(subject) = &claim.subject {
        let (entity, actor) = ends(record, subject);
        record.own(node, rdf::SUBJECT, entity);
        record.own(node, c::ACTOR, actor);
    }
    record.own(node, rdf::PREDICATE, relation(&claim.relation));
    if let Some(object) = &claim.object {
        let (entity, actor) = ends(record, object);
        record.own(node, rdf::OBJECT, entity);
        record.own(node, c::TARGET, actor);
    }
    let status = match claim.status {
        Status::Asserted => c::ASSERTED,
        Status::Planned => c::PLANNED,
        Status::Hypothetical => c::HYPOTHETICAL,
        Status::Negated => c::NEGATED,
    };
    record.own(node, c::HAS_STATUS, status);
    if let Some(speaker) = &claim.said_by {
        let (entity, _) = ends(record, speaker);
        record.own(node, c::SAID_BY, entity);
    }
}

fn write_particulars(record: &mut Record<'_>, claim: &Claim, node: &NamedNode) {
    if let Some(matter) = &claim.matter {
        record.own(node, c::MATTER, text(&matter.text));
    }
    for day in &claim.dates {
        let property = if day.precision == Precision::Week { c::WEEK_OF } else { c::DATE };
        record.own(node, property, date::literal(*day));
    }
    if claim.date_assumed && !claim.dates.is_empty() {
        record.own(node, c::DATE_ASSUMED, Literal::from(true));
    }
    if let Some(quantity) = claim.quantity {
        record.own(node, c::QUANTITY, Literal::from(quantity));
    }
    for (property, code) in [(c::PLOVER, &*claim.plover_code()), (c::CAMEO, &*claim.cameo)] {
        if !code.is_empty() {
            record.own(node, property, text(code));
        }
    }
    record.own(node, c::RULE, text(&claim.rule.0));
}

/// The sentence is a node that all its claims share; the cue is two literals on the claim, which is leaner.
fn write_evidence(record: &mut Record<'_>, claim: &Claim, node: &NamedNode, document: &str) {
    let article = record.article.clone();
    let place = record.code_points(claim.sentence);
    let sentence = iri::span(&article, place);
    let whole = record.code_points(Span::new(0, document.len()));
    let context = context(record, whole.end);
    record.own(&sentence, rdf::TYPE, nif::SENTENCE);
    record.own(&sentence, nif::BEGIN_INDEX, index(place.begin));
    record.own(&sentence, nif::END_INDEX, index(place.end));
    record.own(&sentence, nif::ANCHOR_OF, text(claim.sentence.of(document)));
    record.own(&sentence, nif::REFERENCE_CONTEXT, context);
    record.own(node, c::EVIDENCE, sentence);
    record.own(node, c::CUE, text(claim.cue.of(document)));
    let cue = record.code_points(claim.cue);
    record.own(node, c::CUE_BEGIN, index(cue.begin));
    record.own(node, other::PROV_WAS_DERIVED_FROM, article);
}

/// Only what is asserted, has both sides, and is the newspaper's own or the actor's own word.
fn write_plain_edge(record: &mut Record<'_>, claim: &Claim) {
    let (Some(subject), Some(object)) = (&claim.subject, &claim.object) else { return };
    if claim.is_plain_edge() {
        let (subject, _) = ends(record, subject);
        let (object, _) = ends(record, object);
        record.share(&subject, relation(&claim.relation).as_ref(), object);
    }
}

/// The entity of a side and the one that it acts for.
fn ends(record: &Record<'_>, side: &Side) -> (NamedNode, NamedNode) {
    (record.base.entity(&side.entity), record.base.entity(&side.actor))
}
