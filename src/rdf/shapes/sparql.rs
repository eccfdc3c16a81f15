//! Shapes as SPARQL: a query a constraint, whose rows are the nodes that break it.
//!
//! The queries are plain SPARQL 1.1 and fit any store. Their patterns are those that Oxigraph plans well: the nodes
//! first, then one look-up a node; no OPTIONAL, no grouping.

use std::collections::BTreeSet;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedNode, Term};

use super::{Constraint, Path, Shape, Target, Test};

impl Shape {
    /// The query that counts the shape's nodes, as `?count`.
    pub fn count_query(&self) -> String {
        format!("SELECT (COUNT(DISTINCT ?focus) AS ?count) WHERE {{ {} }}", self.nodes())
    }

    /// The query that finds the nodes which break a constraint of the shape: `?focus` the node and, where a value is at
    /// fault, `?value`. Without rows the constraint holds.
    pub fn query(&self, constraint: &Constraint) -> String {
        let nodes = self.nodes();
        let Constraint { path, test, .. } = constraint;
        let Some(path) = path else {
            return format!(
                "SELECT DISTINCT ?focus WHERE {{ {nodes} FILTER(!({})) }}",
                holds(test, "?focus", "?focus", 0)
            );
        };
        match test {
            Test::MinOne | Test::MaxOne | Test::HasValue(_) => format!(
                "SELECT DISTINCT ?focus WHERE {{ {nodes} FILTER(!({})) }}",
                counted(test, path, "?focus", 0)
            ),
            test => format!(
                "SELECT DISTINCT ?focus ?value WHERE {{ {nodes} ?focus {path} ?value . FILTER(!({})) }}",
                holds(test, "?value", "?focus", 0)
            ),
        }
    }

    /// The pattern of the shape's nodes.
    fn nodes(&self) -> String {
        let mut classes: BTreeSet<&NamedNode> = BTreeSet::new();
        let mut patterns = Vec::new();
        for target in &self.targets {
            match target {
                Target::Class(under) => classes.extend(under),
                Target::SubjectsOf(property) => {
                    patterns.push(format!("{{ ?focus {property} [] }}"))
                }
            }
        }
        patterns.extend(classes.into_iter().map(|class| format!("{{ ?focus a {class} }}")));
        match patterns.as_slice() {
            [one] => format!("{} .", one.trim_matches(['{', '}', ' '])),
            _ => patterns.join(" UNION "),
        }
    }
}

/// Whether a test holds of what `value` is bound to, as an expression that is true or false and never an error;
/// `focus` is the node from which a path led to it. `depth` keeps the variables of nested patterns apart.
fn holds(test: &Test, value: &str, focus: &str, depth: usize) -> String {
    let inner = format!("?of{depth}");
    match test {
        Test::Class(classes) => match classes.iter().collect::<Vec<_>>().as_slice() {
            [class] => format!("EXISTS {{ {value} a {class} }}"),
            _ => format!("EXISTS {{ {value} a {inner} FILTER({inner} IN ({})) }}", list(classes)),
        },
        Test::Datatype(datatype) => is_of(value, datatype),
        Test::Iri => format!("isIRI({value})"),
        Test::In(terms) => {
            let same = terms.iter().map(|term| format!("sameTerm({value}, {term})"));
            any(same.collect())
        }
        Test::Pattern(pattern) => {
            // A blank node has no text.
            format!(
                "COALESCE(REGEX(STR({value}), {}), false)",
                Term::Literal(pattern.as_str().into())
            )
        }
        Test::AtLeast(least) => format!("COALESCE({value} >= {least}, false)"),
        Test::LessThan(other) => format!(
            "NOT EXISTS {{ {focus} {other} {inner} FILTER(!COALESCE({value} < {inner}, false)) }}"
        ),
        Test::AnyOf(members) => {
            let each = members.iter().map(|member| format!("({})", all(member, value, depth + 1)));
            any(each.collect())
        }
        Test::OneOf(members) => {
            let one =
                |member: &Vec<Constraint>| format!("IF({}, 1, 0)", all(member, value, depth + 1));
            format!("{} = 1", members.iter().map(one).collect::<Vec<_>>().join(" + "))
        }
        // Of a single node they say nothing; the reader gives them to paths alone.
        Test::MinOne | Test::MaxOne | Test::HasValue(_) => "true".to_owned(),
    }
}

/// Whether one of these is true, of none not.
fn any(expressions: Vec<String>) -> String {
    if expressions.is_empty() { "false".to_owned() } else { expressions.join(" || ") }
}

/// Whether all constraints hold of the node that `node` is bound to.
fn all(constraints: &[Constraint], node: &str, depth: usize) -> String {
    let each = constraints.iter().map(|Constraint { path, test, .. }| match (path, test) {
        (None, test) => holds(test, node, node, depth),
        (Some(path), Test::MinOne | Test::MaxOne | Test::HasValue(_)) => {
            counted(test, path, node, depth)
        }
        (Some(path), test) => {
            let value = format!("?value{depth}");
            let holds = holds(test, &value, node, depth);
            format!("NOT EXISTS {{ {node} {path} {value} FILTER(!({holds})) }}")
        }
    });
    each.map(|expression| format!("({expression})")).collect::<Vec<_>>().join(" && ")
}

/// Whether a node has as many values as a test wants.
fn counted(test: &Test, path: &Path, node: &str, depth: usize) -> String {
    let (one, two) = (format!("?one{depth}"), format!("?two{depth}"));
    match test {
        Test::HasValue(value) => format!("EXISTS {{ {node} {path} {value} }}"),
        Test::MaxOne => format!(
            "NOT EXISTS {{ {node} {path} {one} . {node} {path} {two} FILTER(!sameTerm({one}, {two})) }}"
        ),
        _ => format!("EXISTS {{ {node} {path} {one} }}"),
    }
}

/// Whether a value is a literal of a datatype, and one that the datatype has: there is no 31 June.
fn is_of(value: &str, datatype: &NamedNode) -> String {
    let is_of = format!("isLiteral({value}) && DATATYPE({value}) = {datatype}");
    let has_cast = [xsd::DATE, xsd::INTEGER, xsd::BOOLEAN].contains(&datatype.as_ref());
    match has_cast {
        true => format!("{is_of} && COALESCE(isLiteral({datatype}(STR({value}))), false)"),
        false => is_of,
    }
}

fn list(nodes: &BTreeSet<NamedNode>) -> String {
    nodes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The path as SPARQL writes it.
impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Forward(property) => write!(f, "{property}"),
            Self::Backward(property) => write!(f, "^{property}"),
            Self::Any(properties) => {
                let all: Vec<String> = properties.iter().map(ToString::to_string).collect();
                write!(f, "({})", all.join("|"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rdf::Shapes;

    #[test]
    fn a_constraint_is_a_query_for_what_breaks_it() {
        let rows = [
            (
                "sh:property [ sh:path x:p ; sh:minCount 1 ]",
                "SELECT DISTINCT ?focus WHERE { ?focus a <x:C> . FILTER(!(EXISTS { ?focus <x:p> ?one0 })) }",
            ),
            (
                "sh:property [ sh:path [ sh:inversePath x:p ] ; sh:class x:D ]",
                "SELECT DISTINCT ?focus ?value WHERE { ?focus a <x:C> . ?focus ^<x:p> ?value . \
                 FILTER(!(EXISTS { ?value a <x:D> })) }",
            ),
            (
                "sh:property [ sh:path x:p ; sh:in ( 1 x:a ) ]",
                "SELECT DISTINCT ?focus ?value WHERE { ?focus a <x:C> . ?focus <x:p> ?value . \
                 FILTER(!(sameTerm(?value, \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) || \
                 sameTerm(?value, <x:a>))) }",
            ),
            (
                "sh:xone ( [ sh:class x:D ] [ sh:property [ sh:path x:p ; sh:maxCount 1 ] ] )",
                "SELECT DISTINCT ?focus WHERE { ?focus a <x:C> . \
                 FILTER(!(IF((EXISTS { ?focus a <x:D> }), 1, 0) + IF((NOT EXISTS { ?focus <x:p> ?one1 . \
                 ?focus <x:p> ?two1 FILTER(!sameTerm(?one1, ?two1)) }), 1, 0) = 1)) }",
            ),
            (
                "sh:targetSubjectsOf x:q ; sh:nodeKind sh:IRI",
                "SELECT DISTINCT ?focus WHERE { { ?focus <x:q> [] } UNION { ?focus a <x:C> } \
                 FILTER(!(isIRI(?focus))) }",
            ),
        ];
        for (said, expected) in rows {
            let turtle = format!(
                "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <x:> .
                 x:S a sh:NodeShape ; sh:targetClass x:C ; {said} ."
            );
            let shapes = Shapes::parse(&turtle).expect("known shapes").shapes;
            assert_eq!(shapes[0].query(&shapes[0].constraints[0]), expected);
        }
    }
}
