//! Analysed articles that nobody wrote, for graphs of any size: no stage has to read them.

use std::collections::BTreeMap;

use chancery::model::{
    Analysis, Block, BlockKind, Claim, Date, Document, Entity, EntityId, EntityKind, Form, Mention,
    Phrase, RuleId, Side, Span, Status,
};
use chancery::rdf::{self, ArticleQuads, Base};

use super::random::Random;

/// How many states, and people for each of them, the articles speak of.
const STATES: usize = 190;
const PEOPLE: usize = 100;
/// How many claims an article makes.
const CLAIMS: usize = 8;

const DEEDS: [(&str, &str, &str, &str); 4] = [
    ("expelled", "SANCTION", "expel", "161"),
    ("accuses", "ACCUSE", "allege", "112"),
    ("meets", "CONSULT", "visit", "042"),
    ("supports", "SUPPORT", "", "051"),
];

/// Makes one article after the other.
pub struct Articles {
    random: Random,
    made: usize,
}

impl Articles {
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), made: 0 }
    }

    /// The quads of the next article.
    pub fn next(&mut self, base: &Base) -> ArticleQuads {
        self.made += 1;
        let mut document = Document::from_text("invented", "");
        document.url = Some(format!("https://news.example/{}", self.made));
        document.title = Some(self.words(7));
        document.publisher = Some(format!("The Example {}", self.random.below(300)));
        document.published = Some(self.day());
        let mut analysis = Analysis {
            document,
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: BTreeMap::new(),
            claims: Vec::new(),
        };
        for _ in 0..CLAIMS {
            self.claim(&mut analysis);
        }
        rdf::quads(&analysis, base)
    }

    /// A paragraph of one sentence that makes one claim.
    fn claim(&mut self, analysis: &mut Analysis) {
        let text = self.words(20);
        let begin = analysis.document.text.len();
        analysis.document.text.push_str(&text);
        let sentence = Span::new(begin, begin + text.len());
        analysis.document.text.push('\n');
        analysis.document.blocks.push(Block { span: sentence, kind: BlockKind::Paragraph });
        let cue = Span::new(begin, begin + text.find(' ').unwrap_or(text.len()));
        let (relation, plover, mode, cameo) = DEEDS[self.random.below(DEEDS.len())];
        let status = if self.random.below(5) == 0 { Status::Planned } else { Status::Asserted };
        let dated = self.random.below(2) == 0;
        let claim = Claim {
            relation: relation.into(),
            plover: plover.into(),
            mode: (!mode.is_empty()).then(|| mode.into()),
            cameo: cameo.into(),
            subject: Some(self.side(analysis, sentence)),
            object: Some(self.side(analysis, sentence)),
            status,
            said_by: None,
            matter: Some(Phrase { span: cue, text: self.words(5) }),
            dates: if dated { vec![self.day()] } else { Vec::new() },
            date_assumed: false,
            quantity: None,
            sentence,
            cue,
            rule: RuleId(format!("{relation}/verb/active")),
            answers: Vec::new(),
        };
        analysis.claims.push(claim);
    }

    /// A state, or somebody who acts for one.
    fn side(&mut self, analysis: &mut Analysis, span: Span) -> Side {
        let state = entity(EntityKind::State, format!("state/s{}", self.random.below(STATES)));
        let entity = if self.random.below(2) == 0 {
            state.clone()
        } else {
            let id = format!("person/p{}-of-{}", self.random.below(PEOPLE), state.label);
            Entity { of: Some(state.id.clone()), acts_for: true, ..entity(EntityKind::Person, id) }
        };
        let side = Side {
            entity: entity.id.clone(),
            label: entity.label.clone(),
            kind: entity.kind,
            actor: state.id.clone(),
            actor_label: state.label.clone(),
            span,
        };
        analysis.mentions.push(Mention {
            span,
            phrase: span,
            entity: entity.id.clone(),
            kind: entity.kind,
            form: Form::Name,
            quantity: None,
        });
        for one in [state, entity] {
            analysis.entities.insert(one.id.clone(), one);
        }
        side
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.random.surname()).collect();
        words.join(" ")
    }

    fn day(&mut self) -> Date {
        let (year, month, day) =
            (self.random.below(20), self.random.below(12), self.random.below(28));
        Date::day(2000 + year as i16, 1 + month as i8, 1 + day as i8)
    }
}

/// An entity whose label is the second part of its id.
fn entity(kind: EntityKind, id: String) -> Entity {
    let label = id.rsplit('/').next().unwrap_or_default();
    Entity::named(EntityId::new(&id), kind, label)
}
