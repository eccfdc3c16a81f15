//! The vocabulary for people.

use maud::{Markup, html};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use std::collections::BTreeMap;

use super::layout::Page;
use crate::rdf::{VOCABULARY, vocab};

/// A term of the vocabulary: its kind, label and comment.
#[derive(Default)]
struct Entry {
    kind: &'static str,
    label: String,
    comment: String,
}

/// The classes, relations and properties with what they mean.
pub(super) fn vocabulary() -> Markup {
    let entries = entries();
    let page = Page { title: "Vocabulary", place: "/vocabulary", search: "" };
    page.with(html! {
        h1 { "Vocabulary" }
        p.lead { "What the words of the graph mean. The prefix " code { "c:" } " stands for " code { (vocab::NAMESPACE) } "." }
        p { "The whole of it " a href="/vocabulary?as=ttl" { "as Turtle" } "." }
        @for kind in ["Relations", "Classes", "Properties", "Statuses"] {
            h2 { (kind) }
            div.scroll tabindex="0" role="region" aria-label=(kind) { table {
                caption { (kind) " of the graph" }
                thead { tr { th scope="col" { "Term" } th scope="col" { "Name" } th scope="col" { "Meaning" } } }
                tbody { @for (name, entry) in entries.iter().filter(|(_, entry)| entry.kind == kind) {
                    tr id=(name) { th scope="row" { code { "c:" (name) } } td { (entry.label) } td { (entry.comment) } }
                } }
            } }
        }
    })
}

fn entries() -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    // A test reads it whole.
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(VOCABULARY.as_bytes()).flatten()
    {
        let subject = quad.subject.to_string();
        let Some(name) = subject.trim_matches(['<', '>']).strip_prefix(vocab::NAMESPACE) else {
            continue;
        };
        let entry = entries.entry(name.to_owned()).or_default();
        match (quad.predicate.as_str().rsplit(['#', '/']).next(), &quad.object) {
            (Some("label"), Term::Literal(label)) => entry.label = label.value().to_owned(),
            (Some("comment"), Term::Literal(comment)) => entry.comment = comment.value().to_owned(),
            (Some("type"), Term::NamedNode(kind)) => {
                entry.kind = match kind.as_str().rsplit('#').next() {
                    _ if vocab::RELATIONS.contains(&name) => "Relations",
                    Some("Class") => "Classes",
                    Some("ObjectProperty" | "DatatypeProperty") => "Properties",
                    Some("Status") => "Statuses",
                    // That a property is functional, or a term an individual, puts it under no other heading.
                    _ => continue,
                };
            }
            _ => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::{entries, vocab::RELATIONS};

    #[test]
    fn every_relation_is_explained() {
        let entries = entries();
        for name in RELATIONS {
            let entry = entries.get(name).expect("it is in the vocabulary");
            assert!(
                entry.kind == "Relations" && !entry.label.is_empty() && !entry.comment.is_empty()
            );
        }
        assert_eq!(entries["Claim"].kind, "Classes");
        assert_eq!(entries["matter"].kind, "Properties");
        assert_eq!(entries["negated"].kind, "Statuses");
    }
}
