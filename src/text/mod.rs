//! Words of a text: tokens, sentences, plain spelling and dates. Nothing here can fail, whatever the text.

mod abbreviation;
pub mod date;
mod fold;
mod number;
pub mod pos;
mod sentence;
mod token;
mod weights;

pub use fold::{Folded, fold, fold_char};
pub use number::number;
pub use sentence::sentences;
pub use token::{is_blank, tokens};
pub use weights::{ModelError, Reader, Weights};
