//! [`Analysis`]: everything that the text stages found in one article.

use std::collections::BTreeMap;

use super::{Claim, Document, Entity, EntityId, Mention, Sentence};

/// Everything that the text stages found in one article; what the graph and the command line are made from.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The article.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its mentions, by begin, the longer first.
    pub mentions: Vec<Mention>,
    /// The entities that mentions and claims mean, and those that these belong to.
    pub entities: BTreeMap<EntityId, Entity>,
    /// Its claims, in order of their sentences.
    pub claims: Vec<Claim>,
}
