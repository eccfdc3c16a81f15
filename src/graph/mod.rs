//! The store: add, replace and remove an article, ask, export. The only room that knows Oxigraph's store.
//!
//! A store is a folder. With the feature `rocksdb` it holds a RocksDB database that grows on disk; without it, the
//! graph lives in memory and [`Store::flush`] saves it as one sorted N-Quads file. Both give the same answers and the
//! same exports.
//!
//! What a store holds is a pure function of the set of articles in it: not of their order, nor of what was added and
//! removed before.

mod answer;
mod articles;
mod ask;
mod bulk;
mod change;
mod check;
mod combinations;
#[cfg(feature = "rocksdb")]
#[path = "rocksdb.rs"]
mod disk;
#[cfg(not(feature = "rocksdb"))]
#[path = "snapshot.rs"]
mod disk;
mod error;
mod explain;
mod export;
mod folder;
mod format;
mod kept_text;
mod keywords;
mod known;
mod ledger;
mod look;
mod names;
pub mod nesting;
mod one;
mod prefixes;
pub mod queries;
mod query;
mod question;
mod stats;
mod store;
mod stories;
mod support;
mod value;
mod view;

pub use answer::{Answer, AnswerFormat, Table};
pub use articles::StoredArticle;
pub use change::Change;
pub use check::{Conformance, Violation};
pub use error::{ExportError, QueryError, StoreError};
pub use explain::{ExplainedClaim, Explanation};
pub use export::{ExportOptions, Manifest, Part, Publication, Shard};
pub use format::{ExportFormat, GraphFormat};
pub use kept_text::KeptText;
pub use known::Known;
pub use ledger::{ArticleRow, ClaimRow, EntityRow, EventRow, Ledger, OfficeRow, Row};
pub use oxigraph::sparql::CancellationToken;
pub use query::QueryOptions;
pub use question::Question;
pub use stats::Stats;
pub use store::Store;
pub use value::Lexicon;
pub use view::Moment;
