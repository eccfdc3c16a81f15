//! [`Weights`]: the weights of a perceptron over hashed features, and how a model file holds them.
//!
//! In a file, little-endian: the number of features (4 bytes), then for each the feature's key as its distance to the
//! one before (LEB128), the number of its weights (1 byte), and for each weight the number of its class and the weight
//! (1 byte each, the weight signed).

/// What is wrong with a model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Another kind of file, or another version.
    #[error("not a model of this kind and version")]
    Version,
    /// The file ends early or names a class that doesn't exist.
    #[error("damaged model near byte {0}")]
    Damaged(usize),
}

/// Where zero lies in a row: bytes without a sign widen in one step.
const ZERO: u8 = 128;

/// How many weights are added at a time: as many as a vector register holds.
const STRIP: usize = 16;

/// One row of `LANES` weights a feature, one weight a class.
///
/// What bounds a vote is memory, not arithmetic: some thirty features are looked up a word, each at a random place, and
/// half of them don't exist. A bit a key tells most of those in a table that stays in the cache nearest to the core, and
/// the rows of common features, which have the most weights, lie together.
#[derive(Debug)]
pub struct Weights<const LANES: usize> {
    present: Filter,
    features: Table,
    rows: Vec<[u8; LANES]>,
}

impl<const LANES: usize> Default for Weights<LANES> {
    /// No weights: all classes are alike.
    fn default() -> Self {
        Self::new(&[])
    }
}

impl<const LANES: usize> Weights<LANES> {
    /// Reads the weights of `classes` classes.
    ///
    /// # Errors
    /// [`ModelError::Damaged`] if the bytes end early or a class is out of bounds.
    pub fn read(reader: &mut Reader<'_>, classes: usize) -> Result<Self, ModelError> {
        let count = reader.word()? as usize;
        let mut features = Vec::with_capacity(count.min(reader.bytes.len()));
        let mut key = 0_u32;
        for _ in 0..count {
            key = key.wrapping_add(reader.number()?);
            let mut row = [ZERO; LANES];
            let weights = reader.byte()?;
            for _ in 0..weights {
                let class = usize::from(reader.byte_below(classes.min(LANES))?);
                row[class] = (reader.byte()? as i8 as u8).wrapping_add(ZERO);
            }
            features.push((weights, key, row));
        }
        Ok(Self::new(&features))
    }

    /// The weights of features, given with how many weights each has, its key and its row.
    fn new(features: &[(u8, u32, [u8; LANES])]) -> Self {
        let mut order: Vec<usize> = (0..features.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(features[at].0));
        let mut present = Filter::default();
        let mut table = Table::with_room(features.len());
        let mut rows = vec![[ZERO; LANES]];
        for (_, key, row) in order.into_iter().map(|at| &features[at]) {
            present.insert(*key);
            table.insert(*key, rows.len() as u32);
            rows.push(*row);
        }
        Self { present, features: table, rows }
    }

    /// Appends weights to a model file; they are ascending by key, each key once.
    pub fn write(bytes: &mut Vec<u8>, features: &[(u32, Vec<(usize, i8)>)]) {
        bytes.extend((features.len() as u32).to_le_bytes());
        let mut before = 0;
        for (key, weights) in features {
            write_number(bytes, key - before);
            before = *key;
            bytes.push(weights.len() as u8);
            for &(class, weight) in weights {
                bytes.extend([class as u8, weight as u8]);
            }
        }
    }

    /// The sum of the weights of the features with these keys, by class; `LANES` is a multiple of `STRIP`.
    ///
    /// All places are found before the first is read, and the rows are read in strips, so that the core waits for
    /// many of them at a time.
    pub fn votes<const KEYS: usize>(&self, keys: &[u32; KEYS]) -> [i16; LANES] {
        let mut likely = [0; KEYS];
        let mut count = 0;
        for &key in keys {
            likely[count] = key;
            count += usize::from(self.present.may_have(key));
        }
        let likely = &mut likely[..count];
        for key in likely.iter_mut() {
            *key = self.features.get(*key);
        }
        let mut votes = [0_u16; LANES];
        for (strip, votes) in votes.as_chunks_mut::<STRIP>().0.iter_mut().enumerate() {
            for &row in likely.iter() {
                let weights = &self.rows[row as usize].as_chunks::<STRIP>().0[strip];
                for (vote, &weight) in votes.iter_mut().zip(weights) {
                    *vote = vote.wrapping_add(u16::from(weight));
                }
            }
        }
        let zero = count as u16 * u16::from(ZERO);
        votes.map(|vote| vote.wrapping_sub(zero) as i16)
    }
}

/// A bit for each key: most keys that were never inserted are told by it.
#[derive(Debug)]
struct Filter(Vec<u64>);

impl Filter {
    /// In bits: sixteen for each feature of the shipped model.
    const SIZE: u32 = 1 << 20;

    fn place(key: u32) -> (usize, u64) {
        let bit = key >> (u32::BITS - Self::SIZE.ilog2());
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn insert(&mut self, key: u32) {
        let (at, bit) = Self::place(key);
        self.0[at] |= bit;
    }

    fn may_have(&self, key: u32) -> bool {
        let (at, bit) = Self::place(key);
        self.0[at] & bit != 0
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self(vec![0; Self::SIZE as usize / 64])
    }
}

/// One key of the 32 bits by which features are told apart.
pub fn key(template: u64, a: u64, b: u64) -> u32 {
    let mixed = (a ^ b.rotate_left(29) ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xd6e8_feb8_6659_fd93);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32) as u32
}

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

/// Walks over the bytes of a model file.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// At the first byte after a file's mark.
    ///
    /// # Errors
    /// [`ModelError::Version`] if the file has another mark.
    pub fn after(mark: &[u8], bytes: &'a [u8]) -> Result<Self, ModelError> {
        match bytes.starts_with(mark) {
            true => Ok(Self { bytes, at: mark.len() }),
            false => Err(ModelError::Version),
        }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let taken = self.bytes.get(self.at..self.at + count).ok_or(ModelError::Damaged(self.at))?;
        self.at += count;
        Ok(taken)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, ModelError> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// The next byte, if it is below `limit`.
    pub fn byte_below(&mut self, limit: usize) -> Result<u8, ModelError> {
        let byte = self.byte()?;
        if usize::from(byte) < limit { Ok(byte) } else { Err(ModelError::Damaged(self.at)) }
    }

    /// The next four bytes as a number.
    pub fn word(&mut self) -> Result<u32, ModelError> {
        self.take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    /// The next number in LEB128.
    fn number(&mut self) -> Result<u32, ModelError> {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() -> Result<(), ModelError> {
        let mut bytes = Vec::new();
        Weights::<16>::write(&mut bytes, &[(3, vec![(0, -5)]), (900_000, vec![(0, 2), (3, 127)])]);
        let weights = Weights::<16>::read(&mut Reader::after(b"", &bytes)?, 4)?;
        assert_eq!(weights.votes(&[3, 900_000, 5])[..4], [-3, 0, 0, 127]);
        assert_eq!(weights.votes(&[0; 0]), [0; 16]);
        assert_eq!(Weights::<16>::default().votes(&[3]), [0; 16]);
        Ok(())
    }

    #[test]
    fn damaged_weights_are_refused() -> Result<(), ModelError> {
        let mut bytes = Vec::new();
        Weights::<16>::write(&mut bytes, &[(3, vec![(2, -5)])]);
        for end in 0..bytes.len() {
            let cut = Weights::<16>::read(&mut Reader::after(b"", &bytes[..end])?, 4);
            assert!(cut.is_err(), "cut at {end}");
        }
        let low = Weights::<16>::read(&mut Reader::after(b"", &bytes)?, 2);
        assert_eq!(low.err(), Some(ModelError::Damaged(7)));
        Ok(())
    }

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
