//! What the store writes uses the vocabulary, all of it and nothing else, and conforms to the shapes.

use std::collections::BTreeSet;

use super::fixture::{lines, quarrel, store};
use chancery::rdf::vocab::{BOOKKEEPING, NAMESPACE, RELATIONS, c};

/// The fixture's articles leave these out: a week, an assumed date, the relations that it doesn't tell of.
const NOT_IN_THE_FIXTURE: [&str; 2] = ["weekOf", "dateAssumed"];

#[test]
fn the_graph_uses_every_term_of_the_vocabulary_and_no_other() {
    let lines = lines(&store(&quarrel()));
    let used: BTreeSet<&str> =
        lines.split(['<', '>']).filter_map(|iri| iri.strip_prefix(NAMESPACE)).collect();
    let exported = c::ALL.iter().filter(|term| !BOOKKEEPING.contains(term));
    let known: BTreeSet<&str> =
        exported.filter_map(|term| term.as_str().strip_prefix(NAMESPACE)).collect();
    let strange: Vec<_> =
        used.iter().filter(|name| !known.contains(*name) && !RELATIONS.contains(name)).collect();
    assert!(strange.is_empty(), "not in the vocabulary: {strange:?}");
    // `c:Status` is the class of the four statuses, which only the vocabulary says.
    let unused: Vec<_> = known
        .iter()
        .filter(|name| {
            !used.contains(*name) && !NOT_IN_THE_FIXTURE.contains(name) && **name != "Status"
        })
        .collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
}
