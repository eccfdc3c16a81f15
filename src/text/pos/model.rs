//! [`Model`]: the weights of the tagger and the file that holds them.
//!
//! The file (`tagger.bin`, written by the example `train-pos`) is little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `chanpos` and the version, one byte |
//! | 4 | number *w* of known words |
//! | 7 *w* | the low 32 bits of the word's hash; verb forms, names, 1 + the number of its only tag (1 byte each, 0 for none) |
//! | 4 | number *f* of features |
//! | then *f* times | the feature's key as its distance to the one before (LEB128), the number of its weights (1 byte), and for each weight the tag's number and the weight (1 byte each, the weight signed) |
//!
//! It holds hashes only: neither a text nor a word can be read out of it.

use super::Tag;
use super::lexicon::{Known, Lexicon};
use super::table::Table;

/// How many weights a feature has in memory: the number of tags, rounded up so that rows add up in whole
/// vector registers.
pub const LANES: usize = 48;

const MAGIC: &[u8; 7] = b"chanpos";
/// Changes whenever the features, the hashes or the file change.
const VERSION: u8 = 1;

/// What is wrong with a model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Another kind of file, or another version.
    #[error("not a tagger model of version {VERSION}")]
    Version,
    /// The file ends early or names a tag that doesn't exist.
    #[error("damaged tagger model near byte {0}")]
    Damaged(usize),
}

/// The weights, ready to use.
#[derive(Debug)]
pub struct Model {
    /// The words that it knows.
    pub lexicon: Lexicon,
    features: Table,
    rows: Vec<[i8; LANES]>,
}

impl Default for Model {
    /// No weights: all words are alike.
    fn default() -> Self {
        Self { lexicon: Lexicon::new(&[]), features: Table::with_room(0), rows: vec![[0; LANES]] }
    }
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] if the bytes are no model of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(MAGIC.len())? != MAGIC || reader.byte()? != VERSION {
            return Err(ModelError::Version);
        }
        let count = reader.word()? as usize;
        let mut words = Vec::with_capacity(count.min(bytes.len()));
        for _ in 0..count {
            let form = reader.word()?;
            let (verb, name) = (reader.byte()?, reader.byte()?);
            let tag = match reader.byte()? {
                tag if usize::from(tag) <= Tag::ALL.len() => tag,
                _ => return Err(ModelError::Damaged(reader.at)),
            };
            words.push((form, Known::unpacked(u32::from_le_bytes([verb, name, tag, 0]))));
        }
        let count = reader.word()? as usize;
        let mut features = Table::with_room(count.min(bytes.len()));
        let mut rows = vec![[0; LANES]];
        let mut key = 0_u32;
        for _ in 0..count {
            key = key.wrapping_add(reader.number()?);
            let mut row = [0; LANES];
            for _ in 0..reader.byte()? {
                let tag = usize::from(reader.tag()?);
                row[tag] = reader.byte()? as i8;
            }
            features.insert(key, rows.len() as u32);
            rows.push(row);
        }
        Ok(Self { lexicon: Lexicon::new(&words), features, rows })
    }

    /// The bytes of a model file.
    ///
    /// `words` are the known ones, each once; `features` hold the weights by tag, ascending by key.
    pub fn write(words: &[(u32, Known)], features: &[(u32, Vec<(Tag, i8)>)]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend((words.len() as u32).to_le_bytes());
        for (form, known) in words {
            bytes.extend(form.to_le_bytes());
            bytes.extend(&known.packed().to_le_bytes()[..3]);
        }
        bytes.extend((features.len() as u32).to_le_bytes());
        let mut before = 0;
        for (key, weights) in features {
            write_number(&mut bytes, key - before);
            before = *key;
            bytes.push(weights.len() as u8);
            for &(tag, weight) in weights {
                bytes.extend([tag as u8, weight as u8]);
            }
        }
        bytes
    }

    /// The sum of the weights of `keys`, by tag number.
    pub fn votes(&self, keys: &[u32]) -> [i16; LANES] {
        let mut votes = [0_i16; LANES];
        for &key in keys {
            let row = self.features.get(key) as usize;
            if row != 0 {
                for (vote, weight) in votes.iter_mut().zip(&self.rows[row]) {
                    *vote = vote.wrapping_add(i16::from(*weight));
                }
            }
        }
        votes
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let taken = self.bytes.get(self.at..self.at + count).ok_or(ModelError::Damaged(self.at))?;
        self.at += count;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn word(&mut self) -> Result<u32, ModelError> {
        self.take(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    fn tag(&mut self) -> Result<u8, ModelError> {
        let tag = self.byte()?;
        if usize::from(tag) < Tag::ALL.len() { Ok(tag) } else { Err(ModelError::Damaged(self.at)) }
    }

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
    use super::super::{FormSet, NameSet};
    use super::*;

    const KNOWN: Known =
        Known { verb: FormSet::BASE, name: NameSet::STATE, certain: Some(Tag::Dt) };

    #[test]
    fn what_is_written_is_read() -> Result<(), ModelError> {
        let bytes = Model::write(
            &[(7, KNOWN)],
            &[(3, vec![(Tag::Nn, -5)]), (900_000, vec![(Tag::Nn, 2), (Tag::Vb, 127)])],
        );
        let model = Model::read(&bytes)?;
        assert_eq!(model.lexicon.get(7), KNOWN);
        let votes = model.votes(&[3, 900_000, 5]);
        assert_eq!((votes[Tag::Nn as usize], votes[Tag::Vb as usize]), (-3, 127));
        Ok(())
    }

    #[test]
    fn foreign_bytes_are_refused() {
        let whole = Model::write(&[(7, KNOWN)], &[(3, vec![(Tag::Nn, -5)])]);
        for end in 0..whole.len() {
            assert!(Model::read(&whole[..end]).is_err(), "cut at {end}");
        }
        let mut newer = whole.clone();
        newer[7] += 1;
        assert_eq!(Model::read(&newer).err(), Some(ModelError::Version));
        let mut wrong_tag = whole;
        wrong_tag[18] = 200;
        assert_eq!(Model::read(&wrong_tag).err(), Some(ModelError::Damaged(19)));
    }
}
