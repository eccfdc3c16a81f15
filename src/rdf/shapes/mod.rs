//! [`Shapes`]: what every node of a class has, as SHACL says it, and as the queries that find the nodes which don't.
//!
//! `src/rdf/shapes.ttl` is the only place where a constraint is said. This room reads it and makes SPARQL of it, so that
//! what `check-graph` asks and what pySHACL or any other validator checks can't differ. It knows the part of SHACL that the
//! file uses; a term that it doesn't know is a fault and never passed over.

mod read;
mod sparql;

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode, Term};
use thiserror::Error;

/// The shapes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shapes {
    /// The shapes, by IRI.
    pub shapes: Vec<Shape>,
}

/// What is asked of some nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its IRI.
    pub iri: NamedNode,
    /// What its nodes are called together: "claims".
    pub label: String,
    /// Which nodes they are.
    pub targets: Vec<Target>,
    /// What they must be; each is one query.
    pub constraints: Vec<Constraint>,
}

/// Some nodes of a graph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The instances of a class and of the classes under it.
    Class(BTreeSet<NamedNode>),
    /// The subjects of a property.
    SubjectsOf(NamedNode),
}

/// One thing that is asked of a node, or of each value that a path leads to from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// The way to the values; none if the node itself is meant.
    pub path: Option<Path>,
    /// What is asked of them.
    pub test: Test,
    /// What is right, for people.
    pub message: String,
}

/// A way from a node to values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Path {
    /// Along one property.
    Forward(NamedNode),
    /// Against one property.
    Backward(NamedNode),
    /// Along any of these.
    Any(Vec<NamedNode>),
}

/// What is asked of the values of a path, or of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// There is one at least.
    MinOne,
    /// There is one at most.
    MaxOne,
    /// One of them is this.
    HasValue(Term),
    /// It is an instance of one of these: a class and those under it.
    Class(BTreeSet<NamedNode>),
    /// It is a literal of this datatype.
    Datatype(NamedNode),
    /// It is an IRI.
    Iri,
    /// It is one of these.
    In(Vec<Term>),
    /// Its text has a match of this regular expression.
    Pattern(String),
    /// It is this number or more.
    AtLeast(Literal),
    /// It is less than each value of another property of the same node.
    LessThan(NamedNode),
    /// All constraints of one of these lists hold.
    AnyOf(Vec<Vec<Constraint>>),
    /// All constraints of exactly one of these lists hold.
    OneOf(Vec<Vec<Constraint>>),
}

/// Why shapes can't be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ShapesError {
    /// The file is no Turtle.
    #[error("the shapes are no Turtle: {0}")]
    Syntax(String),
    /// It says what this program doesn't know.
    #[error("the shapes say what chancery doesn't know: {}; another SHACL validator may", .0.join("; "))]
    Unknown(Vec<String>),
}

impl Test {
    /// Whether it asks something of the values of a path together, and of a single node nothing.
    fn is_of_paths(&self) -> bool {
        matches!(self, Self::MinOne | Self::MaxOne | Self::HasValue(_) | Self::LessThan(_))
    }
}

impl Shapes {
    /// How many constraints there are.
    pub fn constraints(&self) -> usize {
        self.shapes.iter().map(|shape| shape.constraints.len()).sum()
    }
}
