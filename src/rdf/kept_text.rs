//! The text of an article, for those who keep it: as it was read, with its paragraphs and with what its phrases mean.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::article::{context, index};
use super::iri;
use super::record::{Record, text};
use super::vocab::{c, nif, rdf};
use crate::model::{Analysis, Span};

/// Writes the text, where its paragraphs stand, and where it mentions whom.
///
/// Characters that XML can't hold become U+FFFD, one for one, so that offsets stay right.
pub(super) fn write(record: &mut Record<'_>, analysis: &Analysis) {
    let document = &analysis.document;
    let whole = record.code_points(Span::new(0, document.text.len()));
    let context = context(record, whole.end);
    record.own(&context, nif::IS_STRING, text(&document.text));
    for block in &document.blocks {
        write_stretch(record, block.span, nif::PARAGRAPH, &context);
    }
    for mention in &analysis.mentions {
        let phrase = write_stretch(record, mention.span, nif::PHRASE, &context);
        let entity = record.base.entity(&mention.entity);
        record.own(&phrase, c::REFERS_TO, entity);
    }
}

fn write_stretch(
    record: &mut Record<'_>,
    span: Span,
    class: NamedNodeRef<'_>,
    context: &NamedNode,
) -> NamedNode {
    let place = record.code_points(span);
    let stretch = iri::span(&record.article, place);
    record.own(&stretch, rdf::TYPE, class.into_owned());
    record.own(&stretch, nif::BEGIN_INDEX, index(place.begin));
    record.own(&stretch, nif::END_INDEX, index(place.end));
    record.own(&stretch, nif::REFERENCE_CONTEXT, context.clone());
    stretch
}
