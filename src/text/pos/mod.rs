//! Parts of speech and dictionary forms.
//!
//! [`Tagger`] is an averaged perceptron (Collins 2002) over hashed features of the word, its neighbours and the two
//! tags before it, trained on the GUM treebank (annotations CC BY 4.0) and on copies of its sentences written as
//! headlines are. `tests/train/pos.rs` trains it and states how well it does.

mod features;
mod lemma;
mod lexicon;
mod model;
mod tag;
mod tagger;
mod verbs;
mod word;

pub use features::{Context, FEATURES, History};
pub use lemma::{forms, lemma};
pub use lexicon::{Known, Lexicon, NameSet};
pub use model::{LANES, Model};
pub use tag::Tag;
pub use tagger::Tagger;
pub use verbs::{FormSet, VerbForm, VerbForms};
pub use word::{Shape, Style, Word};
