//! [`Table`]: what is known of a word, found with a multiplication and mostly one look.

/// What is packed into numbers that tell it from all others, as the key of a table. The default is a key that no table
/// holds.
pub(super) trait Packed: Copy + Default + PartialEq {
    /// A number whose upper half depends on all bits of the key.
    fn spread(self) -> u64;
}

impl Packed for u64 {
    #[inline]
    fn spread(self) -> u64 {
        let mixed = self.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ mixed << 29
    }
}

/// A table by open addressing with linear probing: built once, and asked of every word of every article.
#[derive(Debug)]
pub(super) struct Table<K, V> {
    /// A power of two of slots, of which a third at least is empty.
    slots: Vec<(K, V)>,
    used: usize,
}

impl<K: Packed, V: Copy + Default> Table<K, V> {
    /// A table that holds nothing.
    pub fn new() -> Self {
        Self { slots: vec![Default::default(); 1 << 10], used: 0 }
    }

    /// The value of a key; the default of one that isn't in it.
    #[inline]
    pub fn get(&self, key: K) -> V {
        let mut slot = Self::home(key);
        loop {
            // An empty slot's value is the default.
            match self.slots.get(slot & (self.slots.len() - 1)) {
                Some((known, _)) if *known != key && *known != K::default() => slot += 1,
                found => return found.map_or_else(V::default, |(_, value)| *value),
            }
        }
    }

    /// The value of a key, to be changed; a new key's is the default.
    pub fn entry(&mut self, key: K) -> &mut V {
        if self.used * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let slot = self.slot(key);
        let (known, value) = &mut self.slots[slot];
        if *known != key {
            *known = key;
            self.used += 1;
        }
        value
    }

    /// All values, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        let held = self.slots.iter_mut().filter(|(key, _)| *key != K::default());
        held.map(|(_, value)| value)
    }

    /// Where the search for a key begins, past the size of the table.
    fn home(key: K) -> usize {
        (key.spread() >> 32) as usize
    }

    /// The slot that holds a key, or that would.
    fn slot(&self, key: K) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = Self::home(key);
        while self.slots[slot & mask].0 != key && self.slots[slot & mask].0 != K::default() {
            slot += 1;
        }
        slot & mask
    }

    fn grow(&mut self) {
        let room = vec![Default::default(); self.slots.len() * 2];
        for (key, value) in std::mem::replace(&mut self.slots, room) {
            if key != K::default() {
                let slot = self.slot(key);
                self.slots[slot] = (key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn every_key_is_found_again() {
        let mut table = Table::new();
        // Keys that differ in their lowest bits only, in their highest only, and at random.
        let keys = |number: u64| [number, number << 48, number.wrapping_mul(0x2545_f491_4f6c_dd1d)];
        for number in 1..3_000 {
            keys(number).into_iter().for_each(|key| *table.entry(key) = key ^ 1);
        }
        for number in 1..3_000 {
            assert_eq!(keys(number).map(|key| table.get(key)), keys(number).map(|key| key ^ 1));
        }
        assert_eq!((table.get(3_000), table.get(0)), (0, 0));
    }
}
