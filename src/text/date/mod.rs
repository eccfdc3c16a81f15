//! Dates: phrases in sentences ([`find()`], [`latest()`]) and stamps in metadata ([`parse()`]).

mod cue;
mod latest;
mod phrase;
mod reader;
mod reference;
mod stamp;
mod written;

pub use latest::latest;
pub use phrase::{DatePhrase, find};
pub use stamp::parse;
