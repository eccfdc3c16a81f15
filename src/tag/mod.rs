//! Mentions: who and what the sentences of an article name, describe and refer to.
//!
//! Find every hit, then choose: [`Tagger::tag`] reads like the list of its steps. Nothing here can fail; a name that
//! could mean several entities and doesn't tell which stays unresolved and is reported.

#[cfg(test)]
mod check;
mod choose;
mod class;
mod compass;
mod compose;
mod cue;
mod draft;
mod echo;
mod extent;
mod find;
mod game;
mod given_name;
mod hit;
mod holder;
mod introduction;
mod key;
mod lexicon;
mod line;
mod lower;
mod memory;
mod metonym;
mod name_word;
mod noun;
mod person;
mod phrase;
mod plain;
mod pronoun;
mod proper;
mod reference;
mod registry;
mod resolve;
mod roles;
mod room;
mod run;
mod short_body;
mod stance;
mod stranger;
mod table;
mod tagger;
mod town;
mod trap;
mod trie;
mod verb_form;
mod word;

pub use resolve::Unresolved;
pub use tagger::{Tagged, Tagger};
