//! N-Quads of one article, as the filters write them.

use std::fmt::Write;

use chancery::model::Analysis;
use chancery::rdf::vocab::BOOKKEEPING;
use chancery::rdf::{self, Base};

/// All that the article adds to an export, one quad a line.
pub fn all(analysis: &Analysis, base: &Base) -> String {
    let quads = rdf::quads(analysis, base);
    let mut lines = String::new();
    let own = quads.own.iter();
    for quad in own.filter(|quad| !BOOKKEEPING.contains(&quad.predicate.as_ref())) {
        // Writing to a String can't fail.
        let _ = writeln!(lines, "{quad} .");
    }
    for triple in &quads.shared {
        let _ = writeln!(lines, "{triple} .");
    }
    lines
}
