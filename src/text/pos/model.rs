//! [`Model`]: what the tagger has learnt, and the file that holds it.
//!
//! The file (`tagger.bin`, written by the example `train-pos`) is little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `chanpos` and the version, one byte |
//! | 4 | number *w* of known words |
//! | 7 *w* | the low 32 bits of the word's hash; verb forms, names, 1 + the number of its only tag (1 byte each, 0 for none) |
//! | the rest | the weights of the tags, see [`Weights`] |
//!
//! It holds hashes only: neither a text nor a word can be read out of it.

use super::Tag;
use super::lexicon::{Known, Lexicon};
use crate::text::weights::{ModelError, Reader, Weights};

/// How many weights a feature has in memory: the number of tags, rounded up so that rows add up in whole vector
/// registers.
pub const LANES: usize = 48;

/// The last byte is the version; it changes whenever the features, the hashes or the file change.
const MARK: &[u8; 8] = b"chanpos\x01";

/// The known words and the weights, ready to use.
#[derive(Debug)]
pub struct Model {
    /// The words that it knows.
    pub lexicon: Lexicon,
    /// The weights by tag number.
    pub weights: Weights<LANES>,
}

impl Default for Model {
    /// No words, no weights.
    fn default() -> Self {
        Self { lexicon: Lexicon::new(&[]), weights: Weights::default() }
    }
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ModelError`] if the bytes are no model of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::after(MARK, bytes)?;
        let count = reader.word()? as usize;
        let mut words = Vec::with_capacity(count.min(bytes.len()));
        for _ in 0..count {
            let form = reader.word()?;
            let (verb, name) = (reader.byte()?, reader.byte()?);
            let tag = reader.byte_below(Tag::ALL.len() + 1)?;
            words.push((form, Known::unpacked(u32::from_le_bytes([verb, name, tag, 0]))));
        }
        let weights = Weights::read(&mut reader, Tag::ALL.len())?;
        Ok(Self { lexicon: Lexicon::new(&words), weights })
    }

    /// The bytes of a model file.
    ///
    /// `words` are the known ones, each once; `features` hold the weights by tag number, ascending by key.
    pub fn write(words: &[(u32, Known)], features: &[(u32, Vec<(usize, i8)>)]) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend((words.len() as u32).to_le_bytes());
        for (form, known) in words {
            bytes.extend(form.to_le_bytes());
            bytes.extend(&known.packed().to_le_bytes()[..3]);
        }
        Weights::<LANES>::write(&mut bytes, features);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FormSet, NameSet};
    use super::*;

    const KNOWN: Known =
        Known { verb: FormSet::BASE, name: NameSet::STATE, certain: Some(Tag::Dt) };

    #[test]
    fn what_is_written_is_read() -> Result<(), ModelError> {
        let bytes = Model::write(&[(7, KNOWN)], &[(3, vec![(Tag::Nn as usize, -5)])]);
        let model = Model::read(&bytes)?;
        assert_eq!(model.lexicon.get(7), KNOWN);
        assert_eq!(model.weights.votes(&[3])[Tag::Nn as usize], -5);
        Ok(())
    }

    #[test]
    fn foreign_bytes_are_refused() {
        let whole = Model::write(&[(7, KNOWN)], &[(3, vec![(Tag::Nn as usize, -5)])]);
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
