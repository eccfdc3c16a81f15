//! An article's own description: what it is, where it comes from, what it names.

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode};
use sha2::{Digest, Sha256};

use super::record::{Record, text};
use super::vocab::{c, nif, rdf, schema};
use super::{Sketch, date, iri};
use crate::model::{Analysis, Document, EntityId, Span};

/// Writes the article, the whole of its text as a NIF context, and what it mentions.
///
/// What isn't known of it isn't written, but that its day isn't known is said: dates are reckoned from it.
pub(super) fn write(record: &mut Record<'_>, analysis: &Analysis) {
    let document = &analysis.document;
    let article = record.article.clone();
    record.own(&article, rdf::TYPE, schema::NEWS_ARTICLE);
    let known = [
        (schema::HEADLINE, &document.title),
        (schema::PUBLISHER, &document.publisher),
        (schema::URL, &document.url),
    ];
    for (property, value) in known {
        if let Some(value) = value {
            record.own(&article, property, text(value));
        }
    }
    match document.published {
        Some(day) => record.own(&article, schema::DATE_PUBLISHED, date::literal(day)),
        None => record.own(&article, c::DATE_PUBLISHED_KNOWN, Literal::from(false)),
    }
    if let Some(sketch) = Sketch::of(document) {
        record.own(&article, c::FINGERPRINT, Literal::from(sketch.to_string()));
    }
    let mentioned: BTreeSet<&EntityId> = analysis.mentions.iter().map(|m| &m.entity).collect();
    for entity in mentioned {
        let entity = record.base.entity(entity);
        record.own(&article, schema::MENTIONS, entity);
    }
    write_context(record, document);
}

/// The text itself is stored only if it is to be kept: its length and hash say which text the offsets of the evidence count in.
fn write_context(record: &mut Record<'_>, document: &Document) {
    let length = record.code_points(Span::new(0, document.text.len())).end;
    let context = context(record, length);
    let article = record.article.clone();
    record.own(&context, rdf::TYPE, nif::CONTEXT);
    record.own(&context, nif::BEGIN_INDEX, index(0));
    record.own(&context, nif::END_INDEX, index(length));
    record.own(&context, nif::SOURCE_URL, article);
    let hash = iri::hex(&Sha256::digest(&document.text));
    record.own(&context, c::SHA256, Literal::from(hash));
}

/// The IRI of an article's whole text, `length` code points long.
pub(super) fn context(record: &Record<'_>, length: usize) -> NamedNode {
    iri::span(&record.article, Span::new(0, length))
}

/// A number of code points.
pub(super) fn index(number: usize) -> Literal {
    Literal::from(u64::try_from(number).unwrap_or(u64::MAX))
}
