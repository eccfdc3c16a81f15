//! [`Context`]: the JSON-LD context of the graph, made from the vocabulary.

use std::collections::BTreeMap;

use oxigraph::model::vocab::{rdf as of_rdf, rdfs, xsd};
use oxigraph::model::{Graph, NamedNode, NamedNodeRef, TermRef, TripleRef};
use serde_json::{Map, Value, json};

use super::vocab::{NAMESPACE, PREFIXES, RELATIONS, c, nif, other, rdf, relation, schema, skos};
use super::{Base, vocabulary};

const CLASS: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#Class");
const INDIVIDUAL: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#NamedIndividual");
/// The class of all relations, which only the vocabulary speaks of.
const RELATION: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("https://w3id.org/chancery#Relation");
const OBJECT_PROPERTY: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2002/07/owl#ObjectProperty");

/// The short names that a JSON-LD document of the graph may use, and what its plain values mean.
///
/// chancery's own terms go by their bare names (`State`, `accuses`, `saidBy`), properties of other vocabularies by
/// theirs (`headline`, `wasDerivedFrom`), and everything else by a prefix (`schema:Country`, `state:norway`).
///
/// ```
/// use chancery::rdf::{Base, Coercion, Context, vocab::c};
/// let context = Context::of(&Base::default());
/// let status = context.property(c::HAS_STATUS).map(|term| (term.name.as_str(), &term.coercion));
/// assert_eq!(status, Some(("status", &Coercion::Term)));
/// assert_eq!(context.to_json()["saidBy"]["@type"], "@id");
/// ```
#[derive(Debug, Clone)]
pub struct Context {
    prefixes: BTreeMap<&'static str, String>,
    /// Classes and individuals: IRI to name.
    names: BTreeMap<String, String>,
    /// Properties by IRI.
    properties: BTreeMap<String, PropertyTerm>,
}

/// A property in the context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PropertyTerm {
    /// Its name in a document.
    pub name: String,
    /// What a plain string at it means.
    pub coercion: Coercion,
}

/// What a plain string at a property means. A value that is something else is written in full, as `{"@id": …}` or
/// `{"@value": …, "@type": …}`; whole numbers and booleans may always be JSON's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coercion {
    /// A string (`xsd:string`).
    Text,
    /// An IRI, short by a prefix or whole.
    Iri,
    /// A term of the vocabulary by its name (`asserted`, `accuses`), else an IRI.
    Term,
    /// A literal of this datatype.
    Literal(NamedNode),
}

impl Context {
    /// The context of a graph with this base. Costs a reading of the vocabulary: make one a document.
    pub fn of(base: &Base) -> Self {
        let vocabulary = vocabulary();
        let own = PREFIXES.iter().map(|(name, iri)| (*name, (*iri).to_owned()));
        let mut context = Self {
            prefixes: base.prefixes().into_iter().chain(own).collect(),
            names: BTreeMap::new(),
            properties: BTreeMap::new(),
        };
        let relations = RELATIONS.map(relation);
        let written = [c::ALL, rdf::ALL, skos::ALL, schema::ALL, nif::ALL, other::ALL].concat();
        for term in written.into_iter().chain(relations.iter().map(NamedNode::as_ref)) {
            context.add(vocabulary, term);
        }
        context
    }

    fn add(&mut self, vocabulary: &Graph, term: NamedNodeRef<'_>) {
        let name = local_name(term.as_str()).to_owned();
        let iri = term.as_str().to_owned();
        let is = |class| vocabulary.contains(TripleRef::new(term, of_rdf::TYPE, class));
        if !is(CLASS) && !is(INDIVIDUAL) {
            let coercion = coercion(vocabulary, term, is(OBJECT_PROPERTY));
            self.properties.insert(iri, PropertyTerm { name, coercion });
        } else if iri.starts_with(NAMESPACE) {
            // A class of another vocabulary may have the name of one of ours: it goes by its prefix.
            self.names.insert(iri, name);
        }
    }

    /// A property of the graph, if the vocabulary has it. A relation of one's own rules has none: it goes by its prefix.
    pub fn property(&self, iri: NamedNodeRef<'_>) -> Option<&PropertyTerm> {
        self.properties.get(iri.as_str())
    }

    /// The name of a class or of a [`Coercion::Term`] value, if it has one.
    pub fn name(&self, iri: NamedNodeRef<'_>) -> Option<&str> {
        let property = || self.properties.get(iri.as_str()).map(|property| &property.name);
        self.names.get(iri.as_str()).or_else(property).map(String::as_str)
    }

    /// The context as the value of `@context`, by name.
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("@version".to_owned(), json!(1.1));
        let prefixes = self.prefixes.iter().map(|(name, iri)| ((*name).to_owned(), json!(iri)));
        json.extend(prefixes);
        json.extend(self.names.iter().map(|(iri, name)| (name.clone(), json!(iri))));
        for (iri, PropertyTerm { name, coercion }) in &self.properties {
            let datatype = match coercion {
                Coercion::Text => None,
                Coercion::Iri => Some("@id"),
                Coercion::Term => Some("@vocab"),
                Coercion::Literal(datatype) => Some(datatype.as_str()),
            };
            let value = datatype.map_or_else(|| json!(iri), |is| json!({"@id": iri, "@type": is}));
            json.insert(name.clone(), value);
        }
        Value::Object(json)
    }
}

/// What a plain string at the property means, from its range.
fn coercion(vocabulary: &Graph, property: NamedNodeRef<'_>, is_link: bool) -> Coercion {
    let range = match vocabulary.object_for_subject_predicate(property, rdfs::RANGE) {
        Some(TermRef::NamedNode(range)) => Some(range),
        _ => None,
    };
    if !is_link {
        let datatype = range.filter(|r| *r != xsd::STRING && *r != rdfs::LITERAL);
        return datatype.map_or(Coercion::Text, |r| Coercion::Literal(r.into_owned()));
    }
    // RDF's own property can be given no range here, and its values are our relations.
    if property == rdf::PREDICATE
        || range.is_some_and(|class| class == RELATION || class == c::STATUS)
    {
        Coercion::Term
    } else {
        Coercion::Iri
    }
}

/// What stands behind the last `#` or `/`.
fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
    use oxigraph::model::NamedNodeRef;
    use serde_json::json;

    use super::{Coercion, Context};
    use crate::rdf::{Base, vocab::c};

    #[test]
    fn no_name_means_two_things() {
        let context = Context::of(&Base::default());
        let prefixes = context.prefixes.keys().copied();
        let names = context.names.values().map(String::as_str);
        let properties = context.properties.values().map(|property| property.name.as_str());
        let mut seen = BTreeSet::new();
        for name in prefixes.chain(names).chain(properties) {
            assert!(seen.insert(name), "{name} means two things");
        }
    }

    #[test]
    fn the_range_says_what_a_plain_string_means() {
        let context = Context::of(&Base::default());
        let datatype = |name: &str| {
            Coercion::Literal(oxigraph::model::NamedNode::new_unchecked(format!(
                "http://www.w3.org/2001/XMLSchema#{name}"
            )))
        };
        let rows = [
            (c::SAID_BY, Coercion::Iri),
            (c::HAS_STATUS, Coercion::Term),
            (c::RELATION, Coercion::Term),
            (c::MATTER, Coercion::Text),
            (c::DATE, Coercion::Text),
            (c::WEEK_OF, datatype("date")),
            (c::QUANTITY, datatype("integer")),
        ];
        for (property, expected) in rows {
            let coercion = context.property(property).map(|property| property.coercion.clone());
            assert_eq!(coercion, Some(expected), "{property}");
        }
        assert_eq!(context.name(c::STATE), Some("State"));
        let unknown = NamedNodeRef::new_unchecked("https://w3id.org/chancery#warns");
        assert_eq!(context.property(unknown), None);
    }

    #[test]
    fn a_document_in_short_means_what_it_says() {
        let document = json!({
            "@context": Context::of(&Base::default()).to_json(),
            "@id": "claim:1",
            "@type": ["Claim", "rdf:Statement"],
            "status": "negated",
            "predicate": "accuses",
            "saidBy": "person:a",
            "weekOf": "2024-03-04",
            "quantity": 2,
            "label": "x",
            "wasDerivedFrom": "article:1",
        });
        let format = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
        let text = document.to_string();
        let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
        let read: BTreeSet<String> =
            quads.map(|quad| quad.expect("valid JSON-LD").to_string()).collect();
        let id = "<https://w3id.org/chancery/id/claim/1>";
        let (c, rdf) = ("https://w3id.org/chancery", "http://www.w3.org/1999/02/22-rdf-syntax-ns");
        let xsd = "http://www.w3.org/2001/XMLSchema";
        let expected = [
            format!("{id} <{rdf}#type> <{c}#Claim>"),
            format!("{id} <{rdf}#type> <{rdf}#Statement>"),
            format!("{id} <{c}#status> <{c}#negated>"),
            format!("{id} <{rdf}#predicate> <{c}#accuses>"),
            format!("{id} <{c}#saidBy> <{c}/id/person/a>"),
            format!("{id} <{c}#weekOf> \"2024-03-04\"^^<{xsd}#date>"),
            format!("{id} <{c}#quantity> \"2\"^^<{xsd}#integer>"),
            format!("{id} <http://www.w3.org/2000/01/rdf-schema#label> \"x\""),
            format!("{id} <http://www.w3.org/ns/prov#wasDerivedFrom> <{c}/id/article/1>"),
        ];
        assert_eq!(read, expected.into());
    }
}
