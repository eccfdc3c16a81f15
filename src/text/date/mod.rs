//! Dates: phrases in sentences ([`find`]) and stamps in metadata ([`parse`]).

mod cue;
mod phrase;
mod reader;
mod reference;
mod stamp;
mod written;

pub use phrase::{DatePhrase, find};
pub use stamp::parse;
