//! [`Extractor`]: the relations' rules, ready to read articles by.

use std::collections::{BTreeMap, HashMap};

use super::article::Article;
use super::close_reading::CloseReading;
use super::side::Cast;
use crate::model::{Claim, Date, Document, Entity, EntityId, EntityKind, Mention, Sentence, Side};
use crate::rules::Rules;
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

    /// Whether an article tells of sport or games, where states attack, meet, free and defeat each other every day: at
    /// least four of its words are words of sport, and one in eighty.
    fn is_sport(&self, document: &Document, sentences: &[Sentence]) -> bool {
        let tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
        let words = tokens.map(|token| token.span.of(&document.text));
        let (mut all, mut sport) = (0, 0);
        for word in words.filter(|word| word.len() >= 4) {
            all += 1;
            let lower = word.to_ascii_lowercase();
            sport += usize::from(self.rules.words.is("sport", &lower));
        }
        sport >= 4 && sport * 80 >= all
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
        if self.is_sport(document, sentences) {
            return Extracted::default();
        }
        let cast = Cast { entities };
        let mut article = Article::new(self, document, &cast, today);
        for (sentence, mentions) in sentences.iter().zip(by_sentence(sentences, mentions)) {
            article.read(sentence, mentions);
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
        let cast = Cast { entities };
        let mut article = Article::new(self, document, &cast, None).with_notes();
        for (sentence, mentions) in sentences.iter().zip(by_sentence(sentences, mentions)) {
            article.read(sentence, mentions);
        }
        article.into_notes()
    }
}

/// The entities that the claims introduced. A speaker without a name ("a source") is one of this article only, so
/// its id gets a digest of the text.
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
        let sides = [claim.said_by.as_mut(), claim.subject.as_mut()];
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

/// A side that no list has as an entity; the nationals of a state are of it.
fn stranger(side: &Side, entities: &BTreeMap<EntityId, Entity>) -> Entity {
    let slug = side.entity.as_str().trim_start_matches("group/").strip_suffix("-nationals");
    let state = slug.map(|slug| EntityId::new(&format!("state/{slug}")));
    Entity {
        id: side.entity.clone(),
        kind: EntityKind::Group,
        label: side.label.clone(),
        wikidata: None,
        iso: None,
        of: state.filter(|state| entities.contains_key(state)),
        acts_for: false,
        discovered: true,
        offices: Vec::new(),
    }
}
