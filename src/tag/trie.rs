//! [`Trie`]: the listed strings as chains of words.

use super::name_word::NameWord;
use super::plain::Gap;
use super::table::Table;

/// One link of a chain: a word and the gap before it, as a number above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(u32);

impl Link {
    /// The first word of a string, whatever stands before it.
    pub fn first(word: NameWord) -> Self {
        Self(word.number() << 2)
    }

    /// A further word.
    pub fn next(gap: Gap, word: NameWord) -> Self {
        Self(word.number() << 2 | gap as u32)
    }
}

/// All listed strings. Strings that begin alike share the links of their begin.
///
/// A look-up of (where one is, the next word) in one table is a step, so a word at which no listed string begins costs
/// nothing and a string is on word borders by construction.
#[derive(Debug)]
pub(super) struct Trie {
    /// What a link leads to, by the node that it leaves and itself.
    nodes: Table<u64, Node>,
    /// How many nodes there are.
    count: u32,
    patterns: u32,
}

/// Where a chain of links ends; the default is nowhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// Its number twice, plus one if links leave it.
    number: u32,
    /// The number of the string that ends here plus one; 0 if none does.
    pattern: u32,
}

impl Node {
    /// Whether it is nowhere.
    pub const fn is_nowhere(self) -> bool {
        self.number == 0
    }
}

impl Trie {
    /// A trie of nothing.
    pub fn new() -> Self {
        Self { nodes: Table::new(), count: 0, patterns: 0 }
    }

    /// Adds a string and gives its number: that of its chain, or the next. None of an empty one.
    pub fn add(&mut self, chain: &[Link]) -> Option<u32> {
        let (mut from, mut last) = (0, None);
        for link in chain {
            if let Some(key) = last {
                self.nodes.entry(key).number |= 1;
            }
            let key = key(from, *link);
            let node = self.nodes.entry(key);
            if node.number == 0 {
                self.count += 1;
                node.number = self.count << 1;
            }
            (from, last) = (node.number >> 1, Some(key));
        }
        let node = self.nodes.entry(last?);
        if node.pattern == 0 {
            self.patterns += 1;
            node.pattern = self.patterns;
        }
        Some(node.pattern - 1)
    }

    /// How many strings there are.
    pub fn len(&self) -> usize {
        self.patterns as usize
    }

    /// Gives every string another number.
    pub fn renumber(&mut self, new: impl Fn(u32) -> u32) {
        for node in self.nodes.values_mut().filter(|node| node.pattern != 0) {
            node.pattern = new(node.pattern - 1) + 1;
        }
    }

    /// Where a chain begins whose first word this is.
    pub fn start(&self, word: NameWord) -> Node {
        self.nodes.get(key(0, Link::first(word)))
    }

    /// Follows a chain by the links after its first word as far as listed strings go; tells of each that ends, by the
    /// number of words and its own.
    #[inline]
    pub fn walk(
        &self,
        start: Node,
        links: impl Iterator<Item = Link>,
        mut found: impl FnMut(usize, u32),
    ) {
        let (mut node, mut links) = (start, links);
        for length in 1.. {
            if node.pattern != 0 {
                found(length, node.pattern - 1);
            }
            if node.number & 1 == 0 {
                return;
            }
            let Some(link) = links.next() else { return };
            node = self.nodes.get(key(node.number >> 1, link));
        }
    }
}

const fn key(from: u32, Link(link): Link) -> u64 {
    (from as u64) << 32 | link as u64
}

#[cfg(test)]
mod tests {
    use super::super::name_word::NameWord;
    use super::super::plain::Gap;
    use super::{Link, Trie};

    #[test]
    fn all_strings_that_begin_at_a_word_are_found() {
        let mut trie = Trie::new();
        let word = NameWord::numbered;
        let chain = |words: &[u32]| -> Vec<Link> {
            let rest = words[1..].iter().map(|number| Link::next(Gap::Blank, word(*number)));
            std::iter::once(Link::first(word(words[0]))).chain(rest).collect()
        };
        let glued = [Link::first(word(1)), Link::next(Gap::None, word(2))];
        for (chain, number) in [
            (&chain(&[1, 2, 3])[..], 0),
            (&chain(&[1]), 1),
            (&chain(&[2, 3]), 2),
            (&chain(&[1]), 1),
            (&glued, 3),
        ] {
            assert_eq!(trie.add(chain), Some(number));
        }
        assert_eq!((trie.add(&[]), trie.len()), (None, 4));
        for (chain, expected) in [
            (&chain(&[1, 2, 3, 4])[..], &[(1, 1), (3, 0)][..]),
            (&chain(&[1, 2]), &[(1, 1)]),
            (&chain(&[2, 3]), &[(2, 2)]),
            (&chain(&[3]), &[]),
            (&glued, &[(1, 1), (2, 3)]),
        ] {
            let mut found = Vec::new();
            let start = trie.nodes.get(super::key(0, chain[0]));
            let links = chain[1..].iter().copied();
            trie.walk(start, links, |length, number| found.push((length, number)));
            assert_eq!(found, expected);
        }
    }
}
