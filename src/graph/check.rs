//! Holding the graph against shapes: which nodes break them, what is wrong with each, what is right.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, Term};
use oxigraph::sparql::{QueryResults, QuerySolution};
use rayon::prelude::*;

use super::prefixes::Prefixes;
use super::{QueryError, QueryOptions, Store};
use crate::rdf::{Constraint, Path, Shape, Shapes, Test};

/// How a graph fits its shapes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conformance {
    /// How many nodes each shape was asked of, by the shape's label ("claims").
    pub nodes: Vec<(String, usize)>,
    /// How many constraints were checked.
    pub constraints: usize,
    /// What breaks them, in the order of the shapes, then by node; of each constraint as many as were asked for.
    pub violations: Vec<Violation>,
    /// How many there are in all.
    pub found: usize,
}

/// A node that breaks a constraint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The node as N-Triples writes it.
    pub node: String,
    /// The node as people write it: `claim:5e8b60f9ff4a8dba`.
    pub name: String,
    /// What is wrong with it.
    pub wrong: String,
    /// What is right, in the words of the shape.
    pub right: String,
}

impl Conformance {
    /// Whether nothing breaks a shape.
    pub fn conforms(&self) -> bool {
        self.found == 0
    }
}

impl Store {
    /// Holds the graph against shapes, and gives at most `limit` violations of each constraint.
    ///
    /// Every constraint is one query over the union of all graphs ([`Shape::query`]); they run on all cores. It costs a
    /// look-up or two for each node and constraint.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn check(&self, shapes: &Shapes, limit: usize) -> Result<Conformance, QueryError> {
        let pairs = shapes.shapes.iter().flat_map(|s| s.constraints.iter().map(move |c| (s, c)));
        let pairs: Vec<(&Shape, &Constraint)> = pairs.collect();
        let found: Vec<(Vec<Violation>, usize)> = pairs
            .par_iter()
            .map(|(shape, constraint)| self.violations(shape, constraint, limit))
            .collect::<Result<_, _>>()?;
        let nodes = shapes.shapes.par_iter().map(|shape| self.count(shape));
        Ok(Conformance {
            nodes: nodes.collect::<Result<_, _>>()?,
            constraints: pairs.len(),
            found: found.iter().map(|(_, count)| count).sum(),
            violations: found.into_iter().flat_map(|(violations, _)| violations).collect(),
        })
    }

    fn violations(
        &self,
        shape: &Shape,
        constraint: &Constraint,
        limit: usize,
    ) -> Result<(Vec<Violation>, usize), QueryError> {
        let mut violations: BTreeSet<Violation> = BTreeSet::new();
        let mut count = 0;
        self.each(&shape.query(constraint), |row| {
            let Some(node) = row.get("focus") else { return };
            count += 1;
            violations.insert(Violation {
                node: node.to_string(),
                name: name(node, &self.prefixes),
                wrong: wrong(constraint, row.get("value"), &self.prefixes),
                right: constraint.message.clone(),
            });
            // The first ones by name, whatever the order of the rows.
            if violations.len() > limit {
                violations.pop_last();
            }
        })?;
        Ok((violations.into_iter().collect(), count))
    }

    fn count(&self, shape: &Shape) -> Result<(String, usize), QueryError> {
        let mut count = 0;
        self.each(&shape.count_query(), |row| {
            if let Some(Term::Literal(number)) = row.get("count") {
                count = number.value().parse().unwrap_or(0);
            }
        })?;
        Ok((shape.label.clone(), count))
    }

    fn each(&self, sparql: &str, mut read: impl FnMut(&QuerySolution)) -> Result<(), QueryError> {
        if let QueryResults::Solutions(rows) = self.query(sparql, &QueryOptions::default())?.results
        {
            for row in rows {
                read(&row.map_err(|error| QueryError::of_evaluation(error, None))?);
            }
        }
        Ok(())
    }
}

/// What is wrong with a node, or with a value that it has.
fn wrong(constraint: &Constraint, value: Option<&Term>, prefixes: &Prefixes) -> String {
    let short = |node: &NamedNode| name(&node.clone().into(), prefixes);
    let Constraint { path, test, .. } = constraint;
    let what = match (path, value) {
        (Some(path), Some(value)) => {
            format!("{} is {}", way(path, prefixes), name(value, prefixes))
        }
        (Some(path), None) => way(path, prefixes),
        (None, _) => "it".to_owned(),
    };
    match test {
        Test::MinOne => format!("it has no {what}"),
        Test::MaxOne => format!("it has more than one {what}"),
        Test::HasValue(value) => format!("{what} is not {}", name(value, prefixes)),
        Test::Class(classes) if path.is_none() => {
            format!("it is no {}", classes.iter().map(short).collect::<Vec<_>>().join(" or "))
        }
        Test::Class(classes) => {
            format!(
                "{what}, which is no {}",
                classes.iter().map(short).collect::<Vec<_>>().join(" or ")
            )
        }
        Test::Datatype(datatype) => format!("{what}, which is no {}", short(datatype)),
        Test::Iri => match path {
            Some(_) => format!("{what}, which is no IRI"),
            None => "it is no IRI".to_owned(),
        },
        Test::LessThan(other) => format!("{what}, not less than {}", short(other)),
        Test::In(_) | Test::Pattern(_) | Test::AtLeast(_) | Test::AnyOf(_) | Test::OneOf(_) => {
            match path {
                Some(_) => what,
                None => "it doesn't fit".to_owned(),
            }
        }
    }
}

/// A path as people read it.
fn way(path: &Path, prefixes: &Prefixes) -> String {
    let short = |node: &NamedNode| name(&node.clone().into(), prefixes);
    match path {
        Path::Forward(property) => short(property),
        Path::Backward(property) => format!("{} from elsewhere", short(property)),
        Path::Any(_) => "the object of a relation".to_owned(),
    }
}

fn name(term: &Term, prefixes: &Prefixes) -> String {
    match term {
        Term::NamedNode(node) => {
            prefixes.shorten(node.as_str()).unwrap_or_else(|| node.to_string())
        }
        other => other.to_string(),
    }
}
