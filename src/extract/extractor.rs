//! [`Extractor`]: the relations' rules, ready to read articles by.

use std::collections::{BTreeMap, HashMap};

use super::article::Article;
use super::side::Cast;
use crate::model::{Claim, Date, Document, Entity, EntityId, EntityKind, Mention, Sentence, Side};
use crate::rules::Rules;

/// What an article claims.
#[derive(Debug, Clone, Default)]
pub struct Extracted {
    /// The claims, in order of their sentences.
    pub claims: Vec<Claim>,
    /// The speakers without a name that the claims introduced.
    pub speakers: BTreeMap<EntityId, Entity>,
}

/// Reads claims by the relations' rules; made once for all articles.
#[derive(Debug, Clone)]
pub struct Extractor {
    pub(super) rules: Rules,
    /// For each verb lemma, the frames that begin with it: relation, cue, frame.
    pub(super) verbs: HashMap<String, Vec<(usize, usize, usize)>>,
    /// For each noun lemma, the cues that name it: relation, cue.
    pub(super) nouns: HashMap<String, Vec<(usize, usize)>>,
}

impl Extractor {
    /// An extractor for these rules.
    pub fn new(rules: Rules) -> Self {
        let mut verbs: HashMap<String, Vec<_>> = HashMap::new();
        let mut nouns: HashMap<String, Vec<_>> = HashMap::new();
        for (r, relation) in rules.relations.iter().enumerate() {
            for (c, cue) in relation.verbs.iter().enumerate() {
                for (f, frame) in cue.frames.iter().enumerate() {
                    for verb in &frame.verbs {
                        verbs.entry(verb.clone()).or_default().push((r, c, f));
                    }
                }
            }
            for (c, cue) in relation.nouns.iter().enumerate() {
                for noun in &cue.words {
                    nouns.entry(noun.clone()).or_default().push((r, c));
                }
            }
        }
        Self { rules, verbs, nouns }
    }

    /// The rules that it reads by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The claims of an article. `mentions` are in the order of the text; `today` dates relative words of an
    /// article whose own date isn't known, which the claims then say.
    pub fn extract(
        &self,
        document: &Document,
        sentences: &[Sentence],
        mentions: &[Mention],
        entities: &BTreeMap<EntityId, Entity>,
        today: Option<Date>,
    ) -> Extracted {
        let cast = Cast { entities };
        let mut article = Article::new(self, document, &cast, today);
        for (sentence, mentions) in sentences.iter().zip(by_sentence(sentences, mentions)) {
            article.read(sentence, mentions);
        }
        let claims = article.into_claims();
        let unnamed = |side: &&Side| !entities.contains_key(&side.entity);
        let speakers = claims.iter().filter_map(|c| c.said_by.as_ref()).filter(unnamed);
        let speakers = speakers.map(|side| (side.entity.clone(), speaker_entity(side))).collect();
        Extracted { claims, speakers }
    }
}

/// The mentions of each sentence.
fn by_sentence<'m>(sentences: &[Sentence], mentions: &'m [Mention]) -> Vec<Vec<&'m Mention>> {
    let mut sorted: Vec<&Mention> = mentions.iter().collect();
    sorted.sort_by_key(|m| (m.span.begin, usize::MAX - m.span.end));
    let mut rest = sorted.as_slice();
    let take = |sentence: &Sentence| {
        let before = rest.partition_point(|m| m.span.begin < sentence.span.begin);
        let end = rest.partition_point(|m| m.span.begin < sentence.span.end);
        let own = rest[before..end].to_vec();
        rest = &rest[end..];
        own
    };
    sentences.iter().map(take).collect()
}

fn speaker_entity(side: &Side) -> Entity {
    Entity {
        id: side.entity.clone(),
        kind: EntityKind::Group,
        label: side.label.clone(),
        wikidata: None,
        iso: None,
        of: None,
        acts_for: false,
        discovered: true,
        offices: Vec::new(),
    }
}
