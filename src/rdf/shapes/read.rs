//! Reading shapes from Turtle.

use std::collections::BTreeSet;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{
    Graph, Literal, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, TermRef, Triple,
};

use super::{Constraint, Path, Shape, Shapes, ShapesError, Target, Test};
use crate::rdf::vocabulary;

const SH: &str = "http://www.w3.org/ns/shacl#";

impl Shapes {
    /// Reads the shapes of a Turtle file, those of [`crate::rdf::SHAPES`] among others. A class means also the classes
    /// that the vocabulary has under it.
    ///
    /// # Errors
    /// If it is no Turtle, or uses SHACL that isn't known here; all such uses are told at once.
    pub fn parse(turtle: &str) -> Result<Self, ShapesError> {
        let triples = RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes());
        let graph: Graph = triples
            .map(|quad| quad.map(Triple::from))
            .collect::<Result<_, _>>()
            .map_err(|error| ShapesError::Syntax(error.to_string()))?;
        let mut reader = Reader { graph: &graph, unknown: BTreeSet::new() };
        let shapes = reader.shapes();
        match reader.unknown.is_empty() {
            true => Ok(Self { shapes }),
            false => Err(ShapesError::Unknown(reader.unknown.into_iter().collect())),
        }
    }
}

struct Reader<'a> {
    graph: &'a Graph,
    /// What was met that isn't known.
    unknown: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn shapes(&mut self) -> Vec<Shape> {
        let class = NamedNode::new_unchecked(format!("{SH}NodeShape"));
        let named = |node| match node {
            NamedOrBlankNodeRef::NamedNode(node) => Some(node),
            NamedOrBlankNodeRef::BlankNode(_) => None,
        };
        let nodes = self.graph.subjects_for_predicate_object(rdf::TYPE, &class);
        let nodes: BTreeSet<NamedNodeRef<'a>> = nodes.filter_map(named).collect();
        for target in ["targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode"] {
            let target = NamedNode::new_unchecked(format!("{SH}{target}"));
            for triple in self.graph.triples_for_predicate(&target) {
                if !named(triple.subject).is_some_and(|subject| nodes.contains(&subject)) {
                    self.unknown.insert(format!("{} is no sh:NodeShape", triple.subject));
                }
            }
        }
        nodes.into_iter().map(|node| self.shape(node)).collect()
    }

    fn shape(&mut self, node: NamedNodeRef<'a>) -> Shape {
        let classes = self.objects(node.into(), "targetClass").into_iter().map(|class| {
            let class = NamedNode::try_from(class.into_owned());
            class.map(|class| Target::Class(with_subclasses(class.as_ref())))
        });
        let subjects = self
            .objects(node.into(), "targetSubjectsOf")
            .into_iter()
            .map(|property| NamedNode::try_from(property.into_owned()).map(Target::SubjectsOf));
        let mut targets: Vec<Target> = classes.chain(subjects).filter_map(Result::ok).collect();
        targets.sort();
        if targets.is_empty() {
            self.unknown.insert(format!("{node} has no sh:targetClass or sh:targetSubjectsOf"));
        }
        let label = self.graph.object_for_subject_predicate(node, rdfs::LABEL);
        Shape {
            iri: node.into_owned(),
            label: label.map_or_else(String::new, text),
            targets,
            constraints: self.constraints(node.into(), ""),
        }
    }

    /// The constraints of a shape and of the shapes of its properties; `outer` is the message around it.
    fn constraints(&mut self, node: NamedOrBlankNodeRef<'a>, outer: &str) -> Vec<Constraint> {
        let message = self.objects(node, "message").first().map_or(outer.to_owned(), |m| text(*m));
        let path = self.objects(node, "path").first().and_then(|path| self.path(*path));
        let mut triples: Vec<_> = self.graph.triples_for_subject(node).collect();
        triples.sort_by_key(|triple| (triple.predicate, triple.object.to_string()));
        let mut constraints = Vec::new();
        let mut inner = Vec::new();
        for triple in triples {
            let Some(name) = triple.predicate.as_str().strip_prefix(SH) else { continue };
            match (name, triple.object) {
                ("targetClass" | "targetSubjectsOf" | "message" | "path", _) => {}
                ("name" | "description" | "order" | "group", _) => {}
                // A property of what a path leads to would need paths of several steps.
                ("property", object) if path.is_some() => self.unknown_value(name, object),
                ("property", object) => match node_of(object) {
                    Some(property) => inner.extend(self.constraints(property, &message)),
                    None => self.unknown_value(name, object),
                },
                (name, object) => {
                    if let Some(test) = self.test(name, object, &message) {
                        if path.is_none() && test.is_of_paths() {
                            self.unknown_value(name, object);
                        }
                        let message = message.clone();
                        constraints.push(Constraint { path: path.clone(), test, message });
                    }
                }
            }
        }
        inner.sort_by(|one, two| one.path.cmp(&two.path));
        constraints.extend(inner);
        constraints
    }

    fn test(&mut self, name: &str, object: TermRef<'a>, message: &str) -> Option<Test> {
        let test = match (name, object) {
            ("minCount", TermRef::Literal(one)) if one.value() == "1" => Test::MinOne,
            ("maxCount", TermRef::Literal(one)) if one.value() == "1" => Test::MaxOne,
            ("hasValue", value) => Test::HasValue(value.into_owned()),
            ("class", TermRef::NamedNode(class)) => Test::Class(with_subclasses(class)),
            ("datatype", TermRef::NamedNode(datatype)) => Test::Datatype(datatype.into_owned()),
            ("nodeKind", TermRef::NamedNode(kind)) if kind.as_str() == format!("{SH}IRI") => {
                Test::Iri
            }
            ("in", list) => {
                Test::In(self.list(list).into_iter().map(TermRef::into_owned).collect())
            }
            ("pattern", TermRef::Literal(pattern)) => Test::Pattern(pattern.value().to_owned()),
            ("minInclusive", TermRef::Literal(least)) => Test::AtLeast(Literal::from(least)),
            ("lessThan", TermRef::NamedNode(other)) => Test::LessThan(other.into_owned()),
            ("or", list) => Test::AnyOf(self.members(list, message)),
            ("xone", list) => Test::OneOf(self.members(list, message)),
            (name, object) => {
                self.unknown_value(name, object);
                return None;
            }
        };
        Some(test)
    }

    fn members(&mut self, list: TermRef<'a>, message: &str) -> Vec<Vec<Constraint>> {
        let nodes = self.list(list).into_iter();
        let nodes: Vec<_> = nodes.filter_map(node_of).collect();
        nodes.into_iter().map(|node| self.constraints(node, message)).collect()
    }

    fn path(&mut self, path: TermRef<'a>) -> Option<Path> {
        let named = |term: TermRef<'a>| NamedNode::try_from(term.into_owned()).ok();
        if let Some(property) = named(path) {
            return Some(Path::Forward(property));
        }
        let node = node_of(path)?;
        if let Some(inverse) = self.objects(node, "inversePath").first() {
            return named(*inverse).map(Path::Backward);
        }
        if let Some(list) = self.objects(node, "alternativePath").first() {
            return Some(Path::Any(self.list(*list).into_iter().filter_map(named).collect()));
        }
        self.unknown_value("path", path);
        None
    }

    /// The items of an RDF list.
    fn list(&self, list: TermRef<'a>) -> Vec<TermRef<'a>> {
        let mut items = Vec::new();
        let mut rest = node_of(list);
        // A list that runs in a circle ends, at the latest, when it is longer than the file.
        while let Some(node) = rest.filter(|_| items.len() <= self.graph.len()) {
            items.extend(self.graph.object_for_subject_predicate(node, rdf::FIRST));
            let next = self.graph.object_for_subject_predicate(node, rdf::REST);
            rest = next.and_then(node_of);
        }
        items
    }

    fn objects(&self, node: NamedOrBlankNodeRef<'a>, name: &str) -> Vec<TermRef<'a>> {
        let property = NamedNode::new_unchecked(format!("{SH}{name}"));
        self.graph.objects_for_subject_predicate(node, &property).collect()
    }

    fn unknown_value(&mut self, name: &str, object: TermRef<'_>) {
        self.unknown.insert(match object {
            TermRef::BlankNode(_) => format!("sh:{name}"),
            object => format!("sh:{name} {object}"),
        });
    }
}

/// A class and all that the vocabulary has under it.
fn with_subclasses(class: NamedNodeRef<'_>) -> BTreeSet<NamedNode> {
    let mut classes = BTreeSet::from([class.into_owned()]);
    let mut queue = vec![class.into_owned()];
    while let Some(class) = queue.pop() {
        for under in vocabulary().subjects_for_predicate_object(rdfs::SUB_CLASS_OF, &class) {
            if let NamedOrBlankNodeRef::NamedNode(under) = under
                && classes.insert(under.into_owned())
            {
                queue.push(under.into_owned());
            }
        }
    }
    classes
}

/// What may have triples of its own.
fn node_of(term: TermRef<'_>) -> Option<NamedOrBlankNodeRef<'_>> {
    match term {
        TermRef::NamedNode(node) => Some(node.into()),
        TermRef::BlankNode(node) => Some(node.into()),
        _ => None,
    }
}

fn text(term: TermRef<'_>) -> String {
    match term {
        TermRef::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shapes, ShapesError};
    use crate::rdf::SHAPES;

    const HEAD: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <x:> .
        x:S a sh:NodeShape ; sh:targetClass x:C ; ";

    #[test]
    fn every_shape_of_ours_is_known_and_says_what_is_right() {
        let shapes = Shapes::parse(SHAPES).expect("nothing unknown").shapes;
        assert!(shapes.len() > 10);
        for shape in &shapes {
            assert!(!shape.label.is_empty() && !shape.targets.is_empty(), "{}", shape.iri);
            for constraint in &shape.constraints {
                assert!(constraint.message.ends_with('.'), "{}: {constraint:?}", shape.iri);
            }
        }
    }

    #[test]
    fn what_is_not_known_is_never_passed_over() {
        let rows = [
            "sh:closed true",
            "sh:not [ sh:class x:D ]",
            "sh:nodeKind sh:Literal",
            "sh:property [ sh:path x:p ; sh:minCount 2 ]",
            "sh:property [ sh:path x:p ; sh:maxCount 0 ]",
            "sh:property [ sh:path [ sh:zeroOrMorePath x:p ] ; sh:minCount 1 ]",
            "sh:property [ sh:path ( x:p x:q ) ; sh:minCount 1 ]",
            "sh:or ( [ sh:uniqueLang true ] )",
            "sh:property 1",
            "sh:minCount 1",
            "sh:hasValue x:a",
            "sh:lessThan x:p",
            "sh:targetNode x:a",
            "sh:property [ sh:path x:p ; sh:property [ sh:path x:q ; sh:minCount 1 ] ]",
            "sh:class x:D . x:P a sh:PropertyShape ; sh:targetClass x:C ; sh:path x:p ; sh:minCount 1",
            "sh:class x:D . x:T a sh:NodeShape ; sh:class x:D",
            "sh:sparql [ sh:select \"…\" ]",
        ];
        for row in rows {
            let read = Shapes::parse(&format!("{HEAD}{row} ."));
            assert!(matches!(read, Err(ShapesError::Unknown(_))), "{row}: {read:?}");
        }
        assert!(matches!(Shapes::parse("x"), Err(ShapesError::Syntax(_))));
        for row in ["sh:class x:D", "sh:property [ sh:path x:p ; sh:name \"p\" ; sh:minCount 1 ]"] {
            assert_eq!(Shapes::parse(&format!("{HEAD}{row} .")).map(|s| s.constraints()), Ok(1));
        }
    }
}
