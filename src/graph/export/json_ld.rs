//! [`JsonLdWriter`]: JSON-LD 1.1 in the short names of the [`Context`], a node a line.
//!
//! Oxigraph's own writer gives the expanded form, which is right too, but twice as long and hard on the eye. The
//! context stands in the document, so that nobody has to fetch it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::vocab::xsd;
use oxigraph::model::{LiteralRef, NamedNodeRef, Term, TermRef, Triple};
use serde_json::{Value, json};

use super::super::prefixes::Prefixes;
use super::subject_writer::SubjectWriter;
use crate::rdf::vocab::rdf;
use crate::rdf::{Coercion, Context};

/// Numbers up to here are the same in every JSON reader.
const LARGEST: i64 = 1 << 53;

/// Writes the default graph's nodes and then each named graph as a node with nodes of its own.
pub(super) struct JsonLdWriter<'a, W> {
    writer: W,
    prefixes: &'a Prefixes,
    context: Context,
    /// What stands before the next node.
    before: &'static str,
    /// What stands before the next graph.
    between: &'static str,
}

impl<'a, W: Write> JsonLdWriter<'a, W> {
    /// Begins a document with its context.
    pub fn new(mut writer: W, prefixes: &'a Prefixes) -> io::Result<Self> {
        let context = Context::of(prefixes.base());
        write!(writer, "{{\"@context\": {},\n\"@graph\": [", context.to_json())?;
        Ok(Self { writer, prefixes, context, before: "\n", between: "\n" })
    }

    /// An IRI as `@id` has it.
    fn id(&self, iri: &str) -> String {
        self.prefixes.shorten(iri).unwrap_or_else(|| iri.to_owned())
    }

    /// An IRI as `@type` and values of [`Coercion::Term`] have it.
    fn term(&self, node: NamedNodeRef<'_>) -> String {
        self.context.name(node).map_or_else(|| self.id(node.as_str()), str::to_owned)
    }

    /// The name and the value of a property.
    fn property(&self, predicate: NamedNodeRef<'_>, object: &Term) -> (String, Value) {
        if let (rdf::TYPE, Term::NamedNode(class)) = (predicate, object) {
            return ("@type".to_owned(), self.term(class.as_ref()).into());
        }
        match self.context.property(predicate) {
            Some(term) => (term.name.clone(), self.value(object, Some(&term.coercion))),
            None => (self.id(predicate.as_str()), self.value(object, None)),
        }
    }

    /// A value in the shortest form that the coercion allows; without one every IRI and datatype is written.
    fn value(&self, object: &Term, coercion: Option<&Coercion>) -> Value {
        match (object.as_ref(), coercion) {
            (TermRef::NamedNode(node), Some(Coercion::Iri)) => self.id(node.as_str()).into(),
            (TermRef::NamedNode(node), Some(Coercion::Term)) => self.term(node).into(),
            (TermRef::NamedNode(node), _) => json!({"@id": self.id(node.as_str())}),
            (TermRef::Literal(literal), _) => self.literal(literal, coercion),
            (node, _) => json!({"@id": node.to_string()}),
        }
    }

    fn literal(&self, literal: LiteralRef<'_>, coercion: Option<&Coercion>) -> Value {
        let (value, datatype) = (literal.value(), literal.datatype());
        if let Some(language) = literal.language() {
            return json!({"@value": value, "@language": language});
        }
        let coerced = match coercion {
            Some(Coercion::Literal(datatype)) => Some(datatype.as_ref()),
            _ => None,
        };
        if coerced.is_none_or(|coerced| coerced == datatype)
            && let Some(native) = native(literal)
        {
            return native;
        }
        let is_plain = match coercion {
            Some(Coercion::Iri | Coercion::Term) => false,
            Some(Coercion::Literal(coerced)) => coerced.as_ref() == datatype,
            Some(Coercion::Text) | None => datatype == xsd::STRING,
        };
        match () {
            () if is_plain => value.into(),
            () if datatype == xsd::STRING => json!({"@value": value}),
            () => json!({"@value": value, "@type": self.id(datatype.as_str())}),
        }
    }
}

/// A whole number or boolean as JSON's own, if reading it gives the same text again.
fn native(literal: LiteralRef<'_>) -> Option<Value> {
    let (value, datatype) = (literal.value(), literal.datatype());
    match value {
        "true" | "false" if datatype == xsd::BOOLEAN => Some((value == "true").into()),
        _ if datatype == xsd::INTEGER => {
            let number: i64 = value.parse().ok()?;
            let same = number.to_string() == value && (-LARGEST..=LARGEST).contains(&number);
            same.then(|| number.into())
        }
        _ => None,
    }
}

impl<W: Write> SubjectWriter for JsonLdWriter<'_, W> {
    fn begin_graph(&mut self, name: NamedNodeRef<'_>) -> io::Result<()> {
        let name = Value::from(self.id(name.as_str()));
        write!(self.writer, "{}{{\"@id\": {name}, \"@graph\": [", self.between)?;
        self.before = "\n";
        Ok(())
    }

    fn end_graph(&mut self) -> io::Result<()> {
        self.between = ",\n";
        write!(self.writer, "\n]}}")
    }

    fn subject(&mut self, triples: &[Triple]) -> io::Result<usize> {
        let Some(first) = triples.first() else { return Ok(0) };
        let id = match TermRef::from(first.subject.as_ref()) {
            TermRef::NamedNode(node) => self.id(node.as_str()),
            other => other.to_string(),
        };
        let mut properties: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for triple in triples {
            let (name, value) = self.property(triple.predicate.as_ref(), &triple.object);
            properties.entry(name).or_default().push(value);
        }
        // "@id" stands first, since "@" comes before all letters.
        let mut node = BTreeMap::from([("@id", Value::from(id))]);
        node.extend(properties.iter().map(|(name, values)| {
            let value = match values.as_slice() {
                [one] => one.clone(),
                several => several.into(),
            };
            (name.as_str(), value)
        }));
        self.writer.write_all(self.before.as_bytes())?;
        serde_json::to_writer(&mut self.writer, &node)?;
        (self.before, self.between) = (",\n", ",\n");
        Ok(triples.len())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        writeln!(self.writer, "\n]}}")
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::vocab::xsd;
    use oxigraph::model::{Literal, NamedNode, Term};
    use serde_json::json;

    use super::super::super::prefixes::Prefixes;
    use super::JsonLdWriter;
    use crate::rdf::Base;
    use crate::rdf::vocab::c;
    use crate::rdf::vocab::relation;

    #[test]
    fn a_value_is_as_short_as_its_property_allows() {
        let prefixes = Prefixes::of(&Base::default());
        let writer = JsonLdWriter::new(Vec::new(), &prefixes).expect("memory");
        let node = |iri: &str| Term::from(NamedNode::new_unchecked(iri));
        let typed = |value: &str, datatype| Term::from(Literal::new_typed_literal(value, datatype));
        let text = |value: &str| Term::from(Literal::from(value));
        let norway = node("https://w3id.org/chancery/id/state/norway");
        let rows = [
            (c::ACTOR.into_owned(), norway.clone(), ("actor", json!("state:norway"))),
            (c::ACTOR.into_owned(), node("x:y%"), ("actor", json!("x:y%"))),
            (c::ACTOR.into_owned(), text("a"), ("actor", json!({"@value": "a"}))),
            (c::HAS_STATUS.into_owned(), c::NEGATED.into(), ("status", json!("negated"))),
            (c::HAS_STATUS.into_owned(), norway.clone(), ("status", json!("state:norway"))),
            (c::MATTER.into_owned(), norway.clone(), ("matter", json!({"@id": "state:norway"}))),
            (c::MATTER.into_owned(), text("4"), ("matter", json!("4"))),
            (c::QUANTITY.into_owned(), typed("4", xsd::INTEGER), ("quantity", json!(4))),
            (c::QUANTITY.into_owned(), typed("04", xsd::INTEGER), ("quantity", json!("04"))),
            (
                c::QUANTITY.into_owned(),
                typed("9007199254740993", xsd::INTEGER),
                ("quantity", json!("9007199254740993")),
            ),
            (
                c::DATE.into_owned(),
                typed("2018", xsd::G_YEAR),
                ("date", json!({"@value": "2018", "@type": "xsd:gYear"})),
            ),
            (
                c::WEEK_OF.into_owned(),
                typed("2018-01-01", xsd::DATE),
                ("weekOf", json!("2018-01-01")),
            ),
            (
                c::WEEK_OF.into_owned(),
                typed("7", xsd::INTEGER),
                ("weekOf", json!({"@value": "7", "@type": "xsd:integer"})),
            ),
            (
                c::MATTER.into_owned(),
                Literal::new_language_tagged_literal_unchecked("a", "en").into(),
                ("matter", json!({"@value": "a", "@language": "en"})),
            ),
            // A relation of one's own rules is in no vocabulary.
            (relation("warns"), norway, ("c:warns", json!({"@id": "state:norway"}))),
        ];
        for (property, object, (name, value)) in rows {
            let expected = (name.to_owned(), value);
            assert_eq!(writer.property(property.as_ref(), &object), expected, "{object}");
        }
    }
}
