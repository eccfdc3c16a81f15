//! The vocabulary as one HTML page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{Graph, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, TermRef};

use super::vocab::{NAMESPACE, PREFIXES};
use super::vocabulary;

const STYLE: &str = include_str!("page.css");
const ONTOLOGY: NamedNodeRef<'static> = NamedNodeRef::new_unchecked("https://w3id.org/chancery");

/// Prefixes of the page besides those of the graph.
const MORE_PREFIXES: [(&str, &str); 5] = [
    ("cameo", "https://w3id.org/chancery/cameo#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("plover", "https://w3id.org/chancery/plover#"),
];

/// The properties that the page shows of a term, with their names; the label, the comment and the example stand apart.
const SHOWN: [(&str, &str); 10] = [
    ("rdfs:subClassOf", "a kind of"),
    ("rdfs:subPropertyOf", "implies"),
    ("owl:inverseOf", "the other way of"),
    ("rdfs:domain", "from"),
    ("rdfs:range", "to"),
    ("owl:disjointUnionOf", "one of"),
    ("c:ploverType", "PLOVER"),
    ("c:cameoCode", "CAMEO"),
    ("skos:closeMatch", "like"),
    ("rdfs:seeAlso", "see also"),
];

/// The sections of the page: the class of their terms, their heading, and their anchor.
const SECTIONS: [(&str, &str, &str); 6] = [
    ("owl:Class", "Classes", "classes"),
    ("c:Status", "Statuses", "statuses"),
    ("relation", "Relations", "relations"),
    ("owl:ObjectProperty", "Links", "links"),
    ("owl:DatatypeProperty", "Values", "values"),
    ("owl:AnnotationProperty", "Codes of relations", "codes-of-relations"),
];

/// The vocabulary as an HTML page of its own: every class, relation and property with its meaning, an example and its
/// links, then the codes of PLOVER and CAMEO. Each term's anchor is its local name, so that its IRI leads to it where the
/// page stands at the namespace. No script, no other file; light or dark as the reader's screen is.
pub fn page() -> String {
    Page { graph: vocabulary(), html: String::new() }.write()
}

struct Page {
    graph: &'static Graph,
    html: String,
}

impl Page {
    fn write(mut self) -> String {
        let title = self.first(ONTOLOGY, "rdfs:label");
        let about = self.first(ONTOLOGY, "rdfs:comment");
        let version = self.first(ONTOLOGY, "owl:versionInfo");
        let licence = self.first(ONTOLOGY, "dcterms:license");
        self.html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n\
             <p>{about}</p>\n<p>Namespace <code>{NAMESPACE}</code>, prefix <code>c:</code>, version {version}, \
             licence <a href=\"{licence}\">{licence}</a>.</p>\n",
            title = escape(&title),
            about = escape(&about),
        );
        let sections: Vec<(&str, &str, Vec<NamedNode>)> = SECTIONS
            .into_iter()
            .map(|(class, heading, anchor)| (heading, anchor, self.terms_of(class)))
            .collect();
        self.contents(&sections);
        for (heading, anchor, terms) in &sections {
            let _ = writeln!(self.html, "<h2 id=\"{anchor}\">{heading}</h2>");
            terms.iter().for_each(|term| self.term(term.as_ref()));
        }
        for scheme in ["plover", "cameo"] {
            self.scheme(scheme);
        }
        self.html.push_str("</main>\n</body>\n</html>\n");
        self.html
    }

    fn contents(&mut self, sections: &[(&str, &str, Vec<NamedNode>)]) {
        self.html.push_str("<nav>\n<dl>\n");
        for (heading, anchor, terms) in sections {
            let links = terms.iter().map(|term| {
                let name = local(term.as_str());
                format!("<a href=\"#{name}\">{name}</a>")
            });
            let links = links.collect::<Vec<_>>().join(" ");
            let _ =
                writeln!(self.html, "<dt><a href=\"#{anchor}\">{heading}</a></dt><dd>{links}</dd>");
        }
        self.html.push_str(
            "<dt>Codes</dt><dd><a href=\"#codes-plover\">PLOVER</a> <a href=\"#codes-cameo\">CAMEO</a></dd>\n\
             </dl>\n</nav>\n</header>\n<main>\n",
        );
    }

    /// The terms of a section, by name. A relation is an object property under `c:actedOn`.
    fn terms_of(&self, class: &str) -> Vec<NamedNode> {
        let acted_on = NamedNode::new_unchecked(format!("{NAMESPACE}actedOn"));
        let under = self.graph.subjects_for_predicate_object(rdfs::SUB_PROPERTY_OF, &acted_on);
        let relations: BTreeSet<NamedNode> = under.filter_map(named).collect();
        if class == "relation" {
            return relations.into_iter().collect();
        }
        let class = expand(class);
        let terms = self.graph.subjects_for_predicate_object(rdf::TYPE, &class);
        let own = terms.filter_map(named).filter(|term| term.as_str().starts_with(NAMESPACE));
        let own: BTreeSet<NamedNode> = own.filter(|term| !relations.contains(term)).collect();
        own.into_iter().collect()
    }

    fn term(&mut self, term: NamedNodeRef<'_>) {
        let name = local(term.as_str());
        let label = escape(&self.first(term, "rdfs:label"));
        let comment = escape(&self.first(term, "rdfs:comment"));
        let _ = writeln!(
            self.html,
            "<section id=\"{name}\">\n<h3><a href=\"#{name}\">c:{name}</a> <small>{label}</small></h3>\n<p>{comment}</p>\n<dl>"
        );
        for (property, heading) in SHOWN {
            let values = self.values(term, property);
            if !values.is_empty() {
                let _ = writeln!(self.html, "<dt>{heading}</dt><dd>{}</dd>", values.join(", "));
            }
        }
        let example = escape(&self.first(term, "skos:example"));
        let _ = writeln!(
            self.html,
            "<dt>example</dt><dd class=\"example\">{example}</dd>\n</dl>\n</section>"
        );
    }

    /// A scheme of codes as a table, the codes below a root behind it.
    fn scheme(&mut self, scheme: &str) {
        let node = expand(&format!("{scheme}:"));
        let heading = self.first(node.as_ref(), "rdfs:label");
        let comment = escape(&self.first(node.as_ref(), "rdfs:comment"));
        let _ = writeln!(
            self.html,
            "<h2 id=\"codes-{scheme}\">{heading}</h2>\n<p>{comment}</p>\n<table>\n<tr><th>code</th><th>means</th><th>relations</th></tr>"
        );
        let in_scheme = self.graph.subjects_for_predicate_object(&expand("skos:inScheme"), &node);
        let concepts = in_scheme.filter_map(named).map(|concept| {
            let notation = self.first(concept.as_ref(), "skos:notation");
            (notation, concept)
        });
        // CAMEO's "016" stands behind its root "01", PLOVER's "ACCUSE.allege" behind "ACCUSE".
        let concepts: BTreeMap<String, NamedNode> = concepts.collect();
        for (notation, concept) in concepts {
            let label = escape(&self.first(concept.as_ref(), "skos:prefLabel"));
            let relations = self.relations_of(&concept);
            let _ = writeln!(
                self.html,
                "<tr id=\"{scheme}-{}\"><td>{notation}</td><td>{label}</td><td>{relations}</td></tr>",
                local(concept.as_str())
            );
        }
        self.html.push_str("</table>\n");
    }

    /// The relations that usually have a code, as links.
    fn relations_of(&self, concept: &NamedNode) -> String {
        let properties = ["c:ploverType", "c:cameoCode"].map(expand);
        let relations = properties.iter().flat_map(|property| {
            self.graph.subjects_for_predicate_object(property, concept).filter_map(named)
        });
        let links: BTreeSet<String> = relations.map(|relation| link(relation.as_str())).collect();
        links.into_iter().collect::<Vec<_>>().join(", ")
    }

    /// The values of a property as HTML; the members of lists and unions one by one.
    fn values(&self, term: NamedNodeRef<'_>, property: &str) -> Vec<String> {
        let objects = self.graph.objects_for_subject_predicate(term, &expand(property));
        let mut values: Vec<String> = objects.flat_map(|object| self.nodes(object)).collect();
        values.sort();
        values
    }

    fn nodes(&self, object: TermRef<'static>) -> Vec<String> {
        match object {
            TermRef::NamedNode(node) => vec![link(node.as_str())],
            TermRef::BlankNode(node) => {
                let follow = |property: NamedNodeRef<'_>| {
                    self.graph.object_for_subject_predicate(node, property)
                };
                let union = follow(expand("owl:unionOf").as_ref());
                let parts = [
                    union,
                    follow(rdf::FIRST),
                    follow(rdf::REST).filter(|rest| *rest != rdf::NIL.into()),
                ];
                parts.into_iter().flatten().flat_map(|part| self.nodes(part)).collect()
            }
            TermRef::Literal(literal) => vec![escape(literal.value())],
        }
    }

    /// The first value of a property as text, empty if there is none.
    fn first(&self, term: NamedNodeRef<'_>, property: &str) -> String {
        match self.graph.object_for_subject_predicate(term, &expand(property)) {
            Some(TermRef::Literal(literal)) => literal.value().to_owned(),
            Some(TermRef::NamedNode(node)) => node.as_str().to_owned(),
            _ => String::new(),
        }
    }
}

fn prefixes() -> impl Iterator<Item = (&'static str, &'static str)> {
    MORE_PREFIXES.into_iter().chain(PREFIXES)
}

/// The IRI of a short name of this file.
fn expand(short: &str) -> NamedNode {
    let (prefix, local) = short.split_once(':').unwrap_or_default();
    let namespace = prefixes().find(|(name, _)| *name == prefix).map_or("", |(_, iri)| iri);
    NamedNode::new_unchecked(format!("{namespace}{local}"))
}

/// A link to a term: on this page if it stands there, else to its home.
fn link(iri: &str) -> String {
    let short = prefixes()
        .filter_map(|(name, namespace)| Some((name, iri.strip_prefix(namespace)?)))
        .min_by_key(|(_, local)| local.len());
    match short {
        Some(("c", local)) => format!("<a href=\"#{local}\">c:{local}</a>"),
        Some((scheme @ ("plover" | "cameo"), local)) if !local.is_empty() => {
            format!("<a href=\"#{scheme}-{local}\">{scheme}:{local}</a>")
        }
        Some((name, local)) => format!("<a href=\"{}\">{name}:{local}</a>", escape(iri)),
        None => format!("<a href=\"{0}\">{0}</a>", escape(iri)),
    }
}

fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

fn named(node: NamedOrBlankNodeRef<'_>) -> Option<NamedNode> {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => Some(node.into_owned()),
        NamedOrBlankNodeRef::BlankNode(_) => None,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::page;
    use crate::rdf::vocab::{ABSTRACT, NAMESPACE, RELATIONS, c};

    fn between<'a>(page: &'a str, begin: &str) -> Vec<&'a str> {
        page.split(begin).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_term_has_its_anchor_and_no_link_leads_nowhere() {
        let page = page();
        let anchors = between(&page, " id=\"");
        let unique: BTreeSet<&str> = anchors.iter().copied().collect();
        assert_eq!(unique.len(), anchors.len(), "an anchor stands twice");
        let own = c::ALL.iter().filter_map(|term| term.as_str().strip_prefix(NAMESPACE));
        for name in own.chain(RELATIONS).chain(ABSTRACT) {
            assert!(unique.contains(name), "c:{name} is not on the page");
        }
        for target in between(&page, "href=\"#") {
            assert!(unique.contains(target), "#{target} leads nowhere");
        }
    }

    #[test]
    fn the_page_stands_alone() {
        let page = page();
        for part in ["<script", "<link", "<img", "@import", "url("] {
            assert!(!page.contains(part), "{part}");
        }
        assert!(page.contains("prefers-color-scheme: dark"));
        assert_eq!(page.matches("<section").count(), page.matches("</section>").count());
    }
}
