//! Plain values that the stages hand to each other; nothing here reads, writes or decides.

mod analysis;
mod claim;
mod code_points;
mod date;
mod document;
mod entity;
mod mention;
mod span;
mod token;

pub use analysis::Analysis;
pub use claim::{Claim, Phrase, RuleId, Side, Status};
pub use code_points::CodePoints;
pub use date::{Date, Precision};
pub use document::{Block, BlockKind, Document};
pub use entity::{Entity, EntityId, EntityKind, Office, actor_of};
pub use mention::{Form, Mention};
pub use span::Span;
pub use token::{Sentence, Token};
