//! [`SupportCounts`]: how many articles support each shared triple.

use std::collections::{HashMap, HashSet, VecDeque};

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use oxigraph::store::{StorageError, Transaction};

use crate::rdf::{Support, vocab::c};

/// How many articles support each shared triple, by the triple's digest.
///
/// It is made from the articles' `c:supportsTriples` when something is to be taken away for the first time, which
/// costs a read of one literal an article, and kept up to date from then on. Adding alone never needs it.
pub(super) struct SupportCounts(HashMap<u64, u32>);

impl SupportCounts {
    /// Counts what the stored articles support.
    pub fn load(transaction: &Transaction<'_>) -> Result<Self, StorageError> {
        let mut counts = HashMap::new();
        for quad in transaction.quads_for_pattern(None, Some(c::SUPPORTS_TRIPLES), None, None) {
            for digest in literal(&quad?).digests() {
                *counts.entry(digest).or_insert(0) += 1;
            }
        }
        Ok(Self(counts))
    }

    /// One article more supports these.
    pub fn add(&mut self, digests: impl Iterator<Item = u64>) {
        digests.for_each(|digest| *self.0.entry(digest).or_insert(0) += 1);
    }

    /// One article less supports these.
    pub fn take(&mut self, digests: impl Iterator<Item = u64>) {
        for digest in digests {
            if let Some(count) = self.0.get_mut(&digest) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    self.0.remove(&digest);
                }
            }
        }
    }

    /// Whether an article supports the triple.
    pub fn holds(&self, triple: &Triple) -> bool {
        self.0.contains_key(&Support::digest(triple))
    }
}

/// What an article with these quads of its own supports.
pub(super) fn of_article<'q>(own: impl IntoIterator<Item = &'q Quad>) -> Support {
    own.into_iter()
        .find(|quad| quad.predicate.as_ref() == c::SUPPORTS_TRIPLES)
        .map(literal)
        .unwrap_or_default()
}

/// The shared triples that an article supports. Every one of them is reached from a node that the article's own
/// quads name, over triples that it supports too.
pub(super) fn triples_of_article(
    transaction: &Transaction<'_>,
    own: &HashSet<Quad>,
    support: &Support,
) -> Result<Vec<Triple>, StorageError> {
    let read = |node: &NamedNode| {
        let default = Some(GraphNameRef::DefaultGraph);
        transaction.quads_for_pattern(Some(node.as_ref().into()), None, None, default)
    };
    reached(own, read, |triple| support.holds(triple))
}

/// The triples, each once, that are reached from the objects of some quads over triples that `holds` lets pass; `read`
/// gives what the default graph says of a node.
pub(super) fn reached<'q, I: Iterator<Item = Result<Quad, StorageError>>>(
    from: impl IntoIterator<Item = &'q Quad>,
    read: impl Fn(&NamedNode) -> I,
    holds: impl Fn(&Triple) -> bool,
) -> Result<Vec<Triple>, StorageError> {
    let mut queue: VecDeque<NamedNode> = VecDeque::new();
    let mut seen: HashSet<NamedNode> = HashSet::new();
    let nodes = from.into_iter().filter_map(|quad| named(&quad.object));
    queue.extend(nodes.filter(|node| seen.insert(node.clone())));
    let mut triples = Vec::new();
    while let Some(node) = queue.pop_front() {
        for quad in read(&node) {
            let triple = Triple::from(quad?);
            if holds(&triple) {
                queue.extend(named(&triple.object).filter(|node| seen.insert(node.clone())));
                triples.push(triple);
            }
        }
    }
    Ok(triples)
}

fn named(term: &Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn literal(quad: &Quad) -> Support {
    match &quad.object {
        Term::Literal(literal) => Support::parse(literal.value()),
        _ => Support::default(),
    }
}

/// The subject of a quad as an IRI; there are no others in a store.
pub(super) fn subject(quad: &Quad) -> Option<&NamedNode> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}
