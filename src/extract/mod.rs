//! Claims: sentences, mentions and rules → who did what to whom, who says so, in which words.
//!
//! A sentence is cut into `chunk`s, `clause` finds whose act each verb is, `bind` lays the frames of the
//! relations over the verbs and `noun` reads the deeds that nouns name; `status` and `speaker` say whether it is
//! said to be so, and by whom. None of it can fail: what isn't understood makes no claim.

mod answer;
mod article;
mod bind;
mod chunk;
mod clause;
mod noun;
mod side;
mod speaker;
mod status;
mod verb_group;
mod word;

pub use article::{Extracted, Extractor};
