//! [`Extractor`]: the relations' rules, ready to read articles by.

use std::collections::{BTreeMap, HashMap};

use super::article::Article;
use super::close_reading::CloseReading;
use super::cue_words::{CueWords, FrameAt};
use super::glance::{Glance, Glancer, is_sport};
use super::side::Cast;
use super::spoken::Unread;
use crate::model::{Claim, Date, Document, Entity, EntityId, EntityKind, Mention, Sentence, Side};
use crate::rules::Rules;
use foldhash::fast::FixedState;
use sha2::{Digest, Sha256};

/// What an article claims.
#[derive(Debug, Clone, Default)]
pub struct Extracted {
    /// The claims, in order of their sentences.
    pub claims: Vec<Claim>,
    /// The entities that the claims introduced: speakers without a name, nationals of a state.
    pub strangers: BTreeMap<EntityId, Entity>,
}

/// Reads claims by the relations' rules; made once for all articles.
#[derive(Debug, Clone)]
pub struct Extractor {
    pub(super) rules: Rules,
    /// For each verb lemma, the frames that begin with it: relation, cue, frame.
    pub(super) verbs: HashMap<String, Vec<FrameAt>, FixedState>,
    /// For each noun lemma, the cues that name it: relation, cue.
    pub(super) nouns: HashMap<String, Vec<(usize, usize)>, FixedState>,
    /// The words of all cues, to tell which sentences have any.
    cue_words: CueWords,
}

impl Extractor {
    /// An extractor for these rules.
    pub fn new(rules: Rules) -> Self {
        let mut verbs: HashMap<String, Vec<_>, FixedState> = HashMap::default();
        let mut nouns: HashMap<String, Vec<_>, FixedState> = HashMap::default();
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
        let cue_words = CueWords::new(&rules);
        Self { rules, verbs, nouns, cue_words }
    }

    /// The rules that it reads by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What the words of each sentence tell.
    fn glances(&self, document: &Document, sentences: &[Sentence]) -> Vec<Glance> {
        let mut glancer = Glancer::new(&self.cue_words, &document.text);
        sentences.iter().map(|sentence| glancer.glance(sentence)).collect()
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
        let glances = self.glances(document, sentences);
        if is_sport(&glances) {
            return Extracted::default();
        }
        let cast = Cast { entities };
        let mentions = in_order(mentions);
        let mut article = Article::new(self, document, &cast, today);
        for unread in unread(sentences, &mentions, &glances) {
            article.read(unread);
        }
        let mut claims = article.into_claims();
        let strangers = strangers(&mut claims, document, entities);
        Extracted { claims, strangers }
    }
}

impl Extractor {
    /// How each sentence is read: its chunks, and every cue with what became of it. For people who write rules.
    pub fn read_closely(
        &self,
        document: &Document,
        sentences: &[Sentence],
        mentions: &[Mention],
        entities: &BTreeMap<EntityId, Entity>,
    ) -> Vec<CloseReading> {
        let glances = self.glances(document, sentences);
        let cast = Cast { entities };
        let mentions = in_order(mentions);
        let mut article = Article::new(self, document, &cast, None).with_notes();
        for unread in unread(sentences, &mentions, &glances) {
            article.read(unread);
        }
        article.into_notes()
    }
}

/// The entities that the claims introduced. Who has no name ("a source", "aid workers") is somebody of this article
/// only, so the id gets a digest of the text.
fn strangers(
    claims: &mut [Claim],
    document: &Document,
    entities: &BTreeMap<EntityId, Entity>,
) -> BTreeMap<EntityId, Entity> {
    let mut found = BTreeMap::new();
    let mut digest = None;
    for claim in claims {
        let nationals = |side: &Side| side.entity.as_str().ends_with("-nationals");
        let unnamed = |side: &&mut Side| !entities.contains_key(&side.entity) && !nationals(side);
        let sides = [claim.said_by.as_mut(), claim.subject.as_mut(), claim.object.as_mut()];
        for side in sides.into_iter().flatten().filter(unnamed) {
            let digest = digest.get_or_insert_with(|| digest_of(&document.text));
            side.entity = EntityId::new(&format!("{}-{digest}", side.entity));
            side.actor = side.entity.clone();
        }
        for side in [&claim.subject, &claim.object, &claim.said_by].into_iter().flatten() {
            if !entities.contains_key(&side.entity) {
                found.insert(side.entity.clone(), stranger(side, entities));
            }
        }
    }
    found
}

/// Eight hexadecimal digits that follow from a text.
fn digest_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Mentions in the order of the text, the longer first of those that begin together.
fn in_order(mentions: &[Mention]) -> Vec<&Mention> {
    let mut sorted: Vec<&Mention> = mentions.iter().collect();
    sorted.sort_by_key(|m| (m.span.begin, usize::MAX - m.span.end));
    sorted
}

/// The sentences with the mentions and the glance of each.
fn unread<'m>(
    sentences: &'m [Sentence],
    mentions: &'m [&'m Mention],
    glances: &'m [Glance],
) -> impl Iterator<Item = Unread<'m>> {
    let mut rest = mentions;
    sentences.iter().zip(glances).map(move |(sentence, glance)| {
        let before = rest.partition_point(|m| m.span.begin < sentence.span.begin);
        let end = rest.partition_point(|m| m.span.begin < sentence.span.end);
        let mentions = &rest[before..end];
        rest = &rest[end..];
        Unread { sentence, mentions, glance }
    })
}

/// A side that no list has as an entity; the nationals of a state are of it.
fn stranger(side: &Side, entities: &BTreeMap<EntityId, Entity>) -> Entity {
    let slug = side.entity.as_str().trim_start_matches("group/").strip_suffix("-nationals");
    let state = slug.map(|slug| EntityId::new(&format!("state/{slug}")));
    Entity {
        of: state.filter(|state| entities.contains_key(state)),
        discovered: true,
        ..Entity::named(side.entity.clone(), EntityKind::Group, &side.label)
    }
}
