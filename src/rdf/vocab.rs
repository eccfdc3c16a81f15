//! Every IRI that the graph's triples are made of, apart from those of articles, claims and entities.
//!
//! What each of chancery's own terms means is said once, in `src/rdf/chancery.ttl`; a test keeps the two lists equal.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::encode::encode;

/// The namespace of chancery's own terms, prefix `c:`.
pub const NAMESPACE: &str = "https://w3id.org/chancery#";

/// The prefixes that queries may use undeclared and that exports declare, besides those of [`super::Base`].
pub const PREFIXES: [(&str, &str); 10] = [
    ("c", NAMESPACE),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The namespace of Wikidata's items (`http`, not `https`).
pub const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The relations that the project ships; their files stand in `gazetteers/relations/`.
pub const RELATIONS: [&str; 29] = [
    "accuses",
    "agrees",
    "aids",
    "arrests",
    "attacks",
    "concedes",
    "condemns",
    "cooperates",
    "demands",
    "denies",
    "expelled",
    "frees",
    "hosts",
    "investigates",
    "meets",
    "mobilises",
    "obliges",
    "protests",
    "recalls",
    "rejects",
    "restoresTies",
    "restricts",
    "retreats",
    "sanctions",
    "seversTies",
    "summons",
    "supports",
    "suspends",
    "threatens",
];

/// The names that stand in the vocabulary alone, for those who reason over it: no triple of an article has them.
pub const ABSTRACT: [&str; 10] = [
    "Entity",
    "Relation",
    "actedOn",
    "actedOnBy",
    "says",
    "reportedBy",
    "answeredBy",
    "heldBy",
    "ploverType",
    "cameoCode",
];

/// The predicates that only a store needs, kilobytes of digits an article: what to take away with it, and its copies.
/// A store and its backups keep them; exports leave them out.
pub const BOOKKEEPING: [NamedNodeRef<'static>; 3] =
    [c::FINGERPRINT, c::READING_KEY, c::SUPPORTS_TRIPLES];

/// The predicate of a relation: `c:` and its name, whose letters and digits are kept and all else percent-encoded.
pub fn relation(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{NAMESPACE}{}", encode(name)))
}

/// A term whose IRI is known when the program is built.
const fn term(iri: &'static str) -> NamedNodeRef<'static> {
    NamedNodeRef::new_unchecked(iri)
}

macro_rules! terms {
    ($(#[$about:meta])* $module:ident, $namespace:literal: $($(#[$doc:meta])* $name:ident = $local:literal;)*) => {
        $(#[$about])*
        pub mod $module {
            use super::{NamedNodeRef, term};
            $($(#[$doc])* pub const $name: NamedNodeRef<'static> = term(concat!($namespace, $local));)*
            /// All of them, in the order above.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
        }
    };
}

terms! {
    /// chancery's own terms but the relations.
    c, "https://w3id.org/chancery#":
    /// One sentence's statement, as the newspaper put it.
    CLAIM = "Claim";
    /// What claims of several articles report: one thing that happened on one day.
    EVENT = "Event";
    /// A human being.
    PERSON = "Person";
    /// A state, present or past.
    STATE = "State";
    /// An organisation, ministry, alliance, movement.
    ORGANISATION = "Organisation";
    /// A city, region, sea, building.
    PLACE = "Place";
    /// A kind of people, or a body without a name, of an entity.
    GROUP = "Group";
    /// An office that a person held.
    OFFICE_HELD = "OfficeHeld";
    /// Whether a statement is said to be so.
    STATUS = "Status";
    /// The status "it happened".
    ASSERTED = "asserted";
    /// The status "it will happen".
    PLANNED = "planned";
    /// The status "it may happen".
    HYPOTHETICAL = "hypothetical";
    /// The status "it did not happen".
    NEGATED = "negated";
    /// Claim to status.
    HAS_STATUS = "status";
    /// Claim to the entity that says so.
    SAID_BY = "saidBy";
    /// Claim to the words that say what it is about.
    MATTER = "matter";
    /// Claim or event to a day, month or year.
    DATE = "date";
    /// Claim to the Monday of a week.
    WEEK_OF = "weekOf";
    /// Claim to true where its date was reckoned from the day of reading.
    DATE_ASSUMED = "dateAssumed";
    /// Claim to a number of people.
    QUANTITY = "quantity";
    /// Claim to its PLOVER type.
    PLOVER = "plover";
    /// Claim to its CAMEO code.
    CAMEO = "cameo";
    /// Claim or event to who acted: a state or organisation.
    ACTOR = "actor";
    /// Claim or event to whom it was done: a state or organisation.
    TARGET = "target";
    /// Event to the predicate of its relation.
    RELATION = "relation";
    /// Claim to event.
    REPORTS = "reports";
    /// Claim to the sentence that says it.
    EVIDENCE = "evidence";
    /// Claim to the words that said it.
    CUE = "cue";
    /// Claim to where these words begin.
    CUE_BEGIN = "cueBegin";
    /// Claim to the rule that read it.
    RULE = "rule";
    /// Denial to the accusation that it answers.
    ANSWERS = "answers";
    /// Entity to what it belongs to.
    OF = "of";
    /// Entity to the state or organisation whose act its acts are.
    ACTS_FOR = "actsFor";
    /// Place to the state in which it lies.
    LOCATED_IN = "locatedIn";
    /// Person to an office that it held.
    HELD = "held";
    /// State to its two-letter code.
    ISO = "iso";
    /// Entity to true where no list has it.
    DISCOVERED = "discovered";
    /// Article to false where it doesn't say when it was published.
    DATE_PUBLISHED_KNOWN = "datePublishedKnown";
    /// Article to a near-copy of it.
    SAME_STORY_AS = "sameStoryAs";
    /// Article to the sample of its wording by which near-copies are found.
    FINGERPRINT = "fingerprint";
    /// Article to the digest of all that decides how it is read.
    READING_KEY = "readingKey";
    /// Article to the digests of the shared triples that rest on it.
    SUPPORTS_TRIPLES = "supportsTriples";
    /// Article text to its SHA-256.
    SHA256 = "sha256";
    /// Phrase of a text to what it names there.
    REFERS_TO = "refersTo";
}

terms! {
    /// Terms of RDF and RDF Schema.
    rdf, "http://www.w3.org/":
    /// An instance to its class.
    TYPE = "1999/02/22-rdf-syntax-ns#type";
    /// A statement about which triples speak.
    STATEMENT = "1999/02/22-rdf-syntax-ns#Statement";
    /// A statement to its subject.
    SUBJECT = "1999/02/22-rdf-syntax-ns#subject";
    /// A statement to its predicate.
    PREDICATE = "1999/02/22-rdf-syntax-ns#predicate";
    /// A statement to its object.
    OBJECT = "1999/02/22-rdf-syntax-ns#object";
    /// Anything to its name for people.
    LABEL = "2000/01/rdf-schema#label";
}

terms! {
    /// Terms of SKOS.
    skos, "http://www.w3.org/2004/02/skos/core#":
    /// The same thing in another list.
    EXACT_MATCH = "exactMatch";
}

terms! {
    /// Terms of schema.org.
    schema, "https://schema.org/":
    /// An article.
    NEWS_ARTICLE = "NewsArticle";
    /// A human being.
    PERSON = "Person";
    /// A state.
    COUNTRY = "Country";
    /// An organisation.
    ORGANIZATION = "Organization";
    /// A place.
    PLACE = "Place";
    /// A part that somebody played for some time.
    ROLE = "Role";
    /// An article to its headline.
    HEADLINE = "headline";
    /// An article to its publisher's name.
    PUBLISHER = "publisher";
    /// An article to the day on which it was published.
    DATE_PUBLISHED = "datePublished";
    /// An article to its address.
    URL = "url";
    /// An article to what it names.
    MENTIONS = "mentions";
    /// A role to its name.
    ROLE_NAME = "roleName";
    /// A role to its first day.
    START_DATE = "startDate";
    /// A role to its last day.
    END_DATE = "endDate";
}

terms! {
    /// Terms of NIF: stretches of text.
    nif, "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#":
    /// The whole text.
    CONTEXT = "Context";
    /// A sentence.
    SENTENCE = "Sentence";
    /// A paragraph.
    PARAGRAPH = "Paragraph";
    /// Some words of a sentence.
    PHRASE = "Phrase";
    /// The whole text to its characters.
    IS_STRING = "isString";
    /// A stretch to the text in which it stands.
    REFERENCE_CONTEXT = "referenceContext";
    /// A stretch to its first code point, counted from 0.
    BEGIN_INDEX = "beginIndex";
    /// A stretch to the code point after its last.
    END_INDEX = "endIndex";
    /// A stretch to its words.
    ANCHOR_OF = "anchorOf";
    /// A text to the resource that holds it.
    SOURCE_URL = "sourceUrl";
}

terms! {
    /// Terms of PROV and SEM.
    other, "http://":
    /// What something was made from.
    PROV_WAS_DERIVED_FROM = "www.w3.org/ns/prov#wasDerivedFrom";
    /// An event in the Simple Event Model.
    SEM_EVENT = "semanticweb.cs.vu.nl/2009/11/sem/Event";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxigraph::io::{RdfFormat, RdfParser};
    use oxigraph::model::{NamedOrBlankNode, Quad};

    use super::{ABSTRACT, NAMESPACE, RELATIONS, c};
    use crate::rdf::{SHAPES, VOCABULARY};

    fn quads(turtle: &str) -> Vec<Quad> {
        let parsed = RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes());
        parsed.collect::<Result<_, _>>().expect("valid Turtle")
    }

    fn defined() -> BTreeSet<String> {
        let local = |quad: Quad| match quad.subject {
            NamedOrBlankNode::NamedNode(node) => {
                Some(node.as_str().strip_prefix(NAMESPACE)?.to_owned())
            }
            NamedOrBlankNode::BlankNode(_) => None,
        };
        quads(VOCABULARY).into_iter().filter_map(local).collect()
    }

    #[test]
    fn the_code_and_the_vocabulary_name_the_same_terms() {
        let constants = c::ALL.iter().filter_map(|term| term.as_str().strip_prefix(NAMESPACE));
        let named = constants.chain(RELATIONS).chain(ABSTRACT).map(str::to_owned);
        assert_eq!(defined(), named.collect());
    }

    #[test]
    fn the_shapes_name_only_terms_of_the_vocabulary() {
        let defined = defined();
        for quad in quads(SHAPES) {
            let object = quad.object.to_string();
            let name = object.trim_matches(['<', '>']).strip_prefix(NAMESPACE);
            if let Some(name) = name {
                assert!(defined.contains(name), "c:{name} is in the shapes alone");
            }
        }
    }
}
