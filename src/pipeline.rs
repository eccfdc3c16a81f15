//! [`Pipeline`]: the stages from an article to its claims, in order.

use std::sync::Arc;

use crate::extract::{CloseReading, Extractor};
use crate::gazetteer::Gazetteer;
use crate::model::{Analysis, BlockKind, Date, Document, Sentence};
use crate::rules::Rules;
use crate::tag::Tagger;
use crate::text;

/// The stages from an article to its claims, over one gazetteer and one set of rules.
///
/// It keeps nothing of the articles that it has seen: any number of threads may share it, and their order doesn't
/// matter. No stage can fail: prose that isn't understood gives fewer claims.
///
/// ```
/// use chancery::{gazetteer::Gazetteer, model::Document, pipeline::Pipeline, rules::Rules};
/// # let (Ok(gazetteer), Ok(rules)) = (Gazetteer::load(&[]), Rules::load(&[])) else { panic!() };
/// let pipeline = Pipeline::new(gazetteer, rules);
/// let analysis = pipeline.analyse(Document::from_text("note", "Norway expelled two Chilean diplomats."));
/// assert_eq!(&*analysis.claims[0].relation, "expelled");
/// ```
#[derive(Debug)]
pub struct Pipeline {
    tagger: Tagger,
    extractor: Extractor,
    today: Option<Date>,
}

impl Pipeline {
    /// The pipeline over these names and rules; costs tens of milliseconds, once for all articles.
    pub fn new(gazetteer: Gazetteer, rules: Rules) -> Self {
        let tagger = Tagger::new(Arc::new(gazetteer));
        Self { tagger, extractor: Extractor::new(rules), today: None }
    }

    /// The same pipeline, reckoning "on Wednesday" in articles whose own date isn't known from the latest day that
    /// their captions write, or else from `today`. The dates of such claims are marked as assumed; without a `today` they have
    /// none.
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// The rules that it reads by.
    pub fn rules(&self) -> &Rules {
        self.extractor.rules()
    }

    /// The sentences, mentions and entities of an article, without its claims.
    pub fn tag(&self, document: Document) -> Analysis {
        let sentences = text::sentences(&document);
        let tagged = self.tagger.tag(&document, &sentences);
        let (mentions, entities) = (tagged.mentions, tagged.entities);
        Analysis { document, sentences, mentions, entities, claims: Vec::new() }
    }

    /// All that an article says.
    pub fn analyse(&self, document: Document) -> Analysis {
        let mut analysis = self.tag(document);
        let Analysis { document, sentences, mentions, entities, .. } = &analysis;
        let today = assumed_day(document, sentences).or(self.today);
        let extracted = self.extractor.extract(document, sentences, mentions, entities, today);
        analysis.entities.extend(extracted.strangers);
        analysis.claims = extracted.claims;
        analysis
    }

    /// How each sentence of an analysed article was read: its chunks, and every cue with what became of it. For people
    /// who write rules.
    pub fn read_closely(&self, analysis: &Analysis) -> Vec<CloseReading> {
        let Analysis { document, sentences, mentions, entities, .. } = analysis;
        self.extractor.read_closely(document, sentences, mentions, entities)
    }
}

/// The day from which relative words are reckoned in an article whose own day isn't known: the latest day that its
/// captions write, for a picture is dated when it was taken. The claims say that it was assumed.
fn assumed_day(document: &Document, sentences: &[Sentence]) -> Option<Date> {
    if document.published.is_some() {
        return None;
    }
    let caption = |s: &&Sentence| s.block == BlockKind::Caption;
    let captions: Vec<Sentence> = sentences.iter().filter(caption).cloned().collect();
    text::date::latest(&document.text, &captions, Date::day(9999, 12, 31))
}
