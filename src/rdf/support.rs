//! [`Support`]: which shared triples rest on an article.

use std::collections::BTreeSet;
use std::fmt;

use oxigraph::model::Triple;
use sha2::{Digest, Sha256};

/// The digests of the shared triples that an article supports.
///
/// An article's graph keeps them as one literal (`c:supportsTriples`: 16 hexadecimal digits a triple, in order), so
/// that a store can take the article away again and knows what other articles still say, from the stored data alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Support(BTreeSet<u64>);

impl Support {
    /// The support of these triples.
    pub fn of<'a>(triples: impl IntoIterator<Item = &'a Triple>) -> Self {
        Self(triples.into_iter().map(Self::digest).collect())
    }

    /// Reads the literal; what is no digest is passed over.
    pub fn parse(literal: &str) -> Self {
        let digests = literal.as_bytes().chunks(16).filter_map(|chunk| {
            let digits = std::str::from_utf8(chunk).ok().filter(|digits| digits.len() == 16)?;
            u64::from_str_radix(digits, 16).ok()
        });
        Self(digests.collect())
    }

    /// The digest of one triple: the first 64 bits of the SHA-256 of its N-Triples line.
    pub fn digest(triple: &Triple) -> u64 {
        let hash = Sha256::digest(triple.to_string());
        hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// Whether the article supports the triple.
    pub fn holds(&self, triple: &Triple) -> bool {
        self.0.contains(&Self::digest(triple))
    }

    /// The digests, in order.
    pub fn digests(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Support {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digest| write!(f, "{digest:016x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Support;
    use oxigraph::model::{NamedNode, Triple};

    #[test]
    fn a_literal_reads_back() {
        let node = |n: usize| NamedNode::new_unchecked(format!("x:{n}"));
        let triples: Vec<Triple> =
            (0..40).map(|n| Triple::new(node(n), node(1), node(2))).collect();
        let support = Support::of(&triples);
        assert_eq!(Support::parse(&support.to_string()), support);
        assert_eq!(support.to_string().len(), 40 * 16);
        assert!(triples.iter().all(|t| support.holds(t)));
        assert!(!support.holds(&Triple::new(node(1), node(1), node(1))));
    }

    #[test]
    fn what_is_no_digest_is_passed_over() {
        for broken in ["", "abc", "zzzzzzzzzzzzzzzz", "ééééééééé"] {
            assert_eq!(Support::parse(broken), Support::default());
        }
    }
}
