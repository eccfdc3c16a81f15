//! Dates: phrases in sentences ([`find`]) and stamps in metadata ([`parse`]).

mod phrase;
mod reference;
mod stamp;
mod written;

pub use phrase::{DatePhrase, find};
pub use stamp::parse;
