//! [`Table`]: from hashes to small numbers.

/// From keys to numbers above 0: open addressing, at most half full, so that a look-up is one memory access as a
/// rule.
#[derive(Debug)]
pub struct Table {
    slots: Vec<(u32, u32)>,
}

impl Table {
    /// An empty table with room for `count` keys.
    pub fn with_room(count: usize) -> Self {
        Self { slots: vec![(0, 0); (count * 2 + 2).next_power_of_two()] }
    }

    /// Adds a key that isn't there yet; 0 is no value.
    pub fn insert(&mut self, key: u32, value: u32) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (key, value);
    }

    /// The key's value, or 0 if it isn't there.
    pub fn get(&self, key: u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let (found, value) = self.slots[at];
            if found == key || value == 0 {
                return value;
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn keys_that_share_a_slot_are_told_apart() {
        let mut table = Table::with_room(3);
        for (key, value) in [(1, 10), (9, 11), (17, 12)] {
            table.insert(key, value);
        }
        for (key, value) in [(1, 10), (9, 11), (17, 12), (25, 0), (2, 0)] {
            assert_eq!(table.get(key), value, "{key}");
        }
    }
}
