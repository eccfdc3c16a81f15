//! Claims: sentences, mentions and rules → who did what to whom, who says so, in which words.
//!
//! A `glance` at its words tells whether a sentence can claim anything. Then it is cut into `chunk`s; `agent` finds whose act each verb is, `bind` lays the frames of the relations
//! over the verbs and `slot` fills their places, `noun` reads the deeds that nouns name; `status` and `speaker`
//! say whether it is said to be so, and by whom. None of it can fail: what isn't understood makes no claim.

mod agent;
mod agent_kind;
mod answer;
mod article;
mod bind;
mod chunk;
mod chunker;
mod clause;
mod close_reading;
mod cue;
mod cue_words;
mod deed;
mod description;
mod extractor;
mod finding;
mod glance;
mod list;
mod mend;
mod noun;
mod noun_phrase;
mod object;
mod parse;
mod partitive;
mod quotation;
mod side;
mod skip;
mod slot;
mod speaker;
mod spoken;
mod status;
mod unnamed;
mod verb_cue;
mod verb_group;
mod word;

pub use close_reading::{CloseReading, CueReading, Miss};
pub use extractor::{Extracted, Extractor};
