//! [`check`]: the relations' own examples, run through the whole pipeline.

use std::fmt;

use crate::model::{Claim, Document, Side};
use crate::pipeline::Pipeline;
use crate::rules::{Example, Relation};

/// An example whose claims are not those that its rule file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The relation.
    pub relation: String,
    /// The example's text.
    pub text: String,
    /// The claims that the file expects and the pipeline doesn't make.
    pub missing: Vec<String>,
    /// The claims that the pipeline makes and the file doesn't expect.
    pub unexpected: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.relation, self.text)?;
        self.missing.iter().try_for_each(|claim| write!(f, "\n  missing: {claim}"))?;
        self.unexpected.iter().try_for_each(|claim| write!(f, "\n  unexpected: {claim}"))
    }
}

/// Runs the examples of all relations and gives those that fail; of an example only the claims of its own relation
/// count.
pub fn check(pipeline: &Pipeline) -> Vec<Failure> {
    let relations = &pipeline.rules().relations;
    let examples = relations.iter().flat_map(|r| r.examples.iter().map(move |e| (r, e)));
    examples.filter_map(|(relation, example)| run(pipeline, relation, example)).collect()
}

fn run(pipeline: &Pipeline, relation: &Relation, example: &Example) -> Option<Failure> {
    let analysis = pipeline.analyse(Document::from_text("example", &example.text));
    let of_relation = |claim: &&Claim| claim.relation == relation.name;
    let made: Vec<Vec<String>> = analysis.claims.iter().filter(of_relation).map(parts).collect();
    let wanted: Vec<Vec<String>> = example.claims.iter().map(|claim| wanted_parts(claim)).collect();
    let fulfils =
        |made: &Vec<String>, wanted: &Vec<String>| wanted.iter().all(|p| made.contains(p));
    let missing = wanted.iter().filter(|w| !made.iter().any(|m| fulfils(m, w)));
    let unexpected = made.iter().filter(|m| !wanted.iter().any(|w| fulfils(m, w)));
    let failure = Failure {
        relation: relation.name.to_string(),
        text: example.text.clone(),
        missing: missing.map(|parts| parts.join("; ")).collect(),
        unexpected: unexpected.map(|parts| parts.join("; ")).collect(),
    };
    (!failure.missing.is_empty() || !failure.unexpected.is_empty()).then_some(failure)
}

/// What an expected claim says, a part each; a claim without a status is asserted.
fn wanted_parts(claim: &str) -> Vec<String> {
    let mut parts: Vec<String> = claim.split(';').map(|part| part.trim().to_owned()).collect();
    let has_status =
        |p: &String| matches!(&**p, "asserted" | "planned" | "hypothetical" | "negated");
    if !parts.iter().any(has_status) {
        parts.push("asserted".to_owned());
    }
    parts
}

/// Everything that a claim says, in the words of rule files.
fn parts(claim: &Claim) -> Vec<String> {
    let label = |side: &Option<Side>| side.as_ref().map_or("?".to_owned(), |s| s.label.clone());
    let mut parts = vec![format!("{} > {}", label(&claim.subject), label(&claim.object))];
    parts.push(claim.status.name().to_owned());
    parts.extend(claim.said_by.as_ref().map(|side| format!("said by {}", side.label)));
    parts.extend(claim.matter.as_ref().map(|matter| format!("matter {}", matter.text)));
    parts.extend(claim.dates.iter().map(|date| format!("date {date}")));
    parts.extend(claim.quantity.map(|quantity| format!("quantity {quantity}")));
    parts
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::gazetteer::Gazetteer;
    use crate::pipeline::Pipeline;
    use crate::rules::Rules;

    #[test]
    fn every_shipped_example_makes_the_claims_that_it_says() {
        let (Ok(gazetteer), Ok(rules)) = (Gazetteer::load(&[]), Rules::load(&[])) else {
            panic!("the shipped data has faults");
        };
        let failures: Vec<String> =
            check(&Pipeline::new(gazetteer, rules)).iter().map(ToString::to_string).collect();
        assert_eq!(failures, Vec::<String>::new());
    }
}
