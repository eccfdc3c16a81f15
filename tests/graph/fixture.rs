//! Analysed articles built by hand, so that no test of the graph waits for a text rule.

use std::collections::BTreeMap;

use chancery::graph::{GraphFormat, Store};
use chancery::model::{
    Analysis, Block, BlockKind, Claim, Date, Document, Entity, EntityId, EntityKind, Form, Mention,
    Office, Phrase, RuleId, Side, Span, Status,
};
use chancery::rdf::{self, ArticleQuads, Base};

/// An article while it is written, sentence by sentence.
pub struct Article {
    pub analysis: Analysis,
    /// Whether its text is kept.
    pub keeps_text: bool,
}

impl Article {
    pub fn new(url: &str) -> Self {
        let mut document = Document::from_text("article.txt", "");
        document.url = Some(url.to_owned());
        Self {
            analysis: Analysis {
                document,
                sentences: Vec::new(),
                mentions: Vec::new(),
                entities: BTreeMap::new(),
                claims: Vec::new(),
            },
            keeps_text: false,
        }
    }

    pub fn keeping_its_text(mut self) -> Self {
        self.keeps_text = true;
        self
    }

    pub fn published(mut self, publisher: &str, headline: &str, day: Date) -> Self {
        let document = &mut self.analysis.document;
        document.publisher = Some(publisher.to_owned());
        document.title = Some(headline.to_owned());
        document.published = Some(day);
        self
    }

    /// A paragraph that claims nothing.
    pub fn prose(mut self, text: &str) -> Self {
        self.paragraph(text);
        self
    }

    /// A paragraph of one sentence with one claim, whose cue is `[bracketed]`.
    pub fn says(
        mut self,
        sentence: &str,
        subject: Option<Entity>,
        relation: &str,
        object: Option<Entity>,
        more: impl FnOnce(&mut Claim),
    ) -> Self {
        let (before, rest) = sentence.split_once('[').expect("a cue in brackets");
        let (cue, after) = rest.split_once(']').expect("a cue in brackets");
        let span = self.paragraph(&format!("{before}{cue}{after}"));
        let cue = Span::new(span.begin + before.len(), span.begin + before.len() + cue.len());
        let (plover, mode, cameo) = codes(relation);
        let mut claim = Claim {
            relation: relation.into(),
            plover: plover.into(),
            mode: (!mode.is_empty()).then(|| mode.into()),
            cameo: cameo.into(),
            subject: subject.map(|entity| self.side(entity, span)),
            object: object.map(|entity| self.side(entity, span)),
            status: Status::Asserted,
            said_by: None,
            matter: None,
            dates: Vec::new(),
            date_assumed: false,
            quantity: None,
            sentence: span,
            cue,
            rule: RuleId(format!("{relation}/verb/active")),
            answers: Vec::new(),
        };
        more(&mut claim);
        if let Some(speaker) = &claim.said_by {
            let speaker = entity_of(&speaker.entity);
            self.analysis.entities.insert(speaker.id.clone(), speaker);
        }
        self.analysis.claims.push(claim);
        self
    }

    pub fn quads(&self) -> ArticleQuads {
        let quads = rdf::quads(&self.analysis, &Base::default());
        match self.keeps_text {
            true => quads.with_text(&self.analysis, &Base::default()),
            false => quads,
        }
    }

    fn paragraph(&mut self, text: &str) -> Span {
        let document = &mut self.analysis.document;
        let begin = document.text.len();
        document.text.push_str(text);
        let span = Span::new(begin, document.text.len());
        document.text.push('\n');
        document.blocks.push(Block { span, kind: BlockKind::Paragraph });
        span
    }

    fn side(&mut self, entity: Entity, span: Span) -> Side {
        let side = side(&entity, span);
        for id in entity.of.iter().chain(entity.offices.iter().map(|office| &office.of)) {
            self.analysis.entities.insert(id.clone(), entity_of(id));
        }
        self.analysis.mentions.push(Mention {
            span,
            phrase: span,
            entity: entity.id.clone(),
            kind: entity.kind,
            form: Form::Name,
            quantity: None,
        });
        self.analysis.entities.insert(entity.id.clone(), entity);
        side
    }
}

/// A side of a claim that means this entity.
pub fn side(entity: &Entity, span: Span) -> Side {
    let acts_for = entity.of.as_ref().filter(|_| entity.acts_for);
    let actor = acts_for.map_or_else(|| entity.clone(), entity_of);
    Side {
        entity: entity.id.clone(),
        label: entity.label.clone(),
        kind: entity.kind,
        actor: actor.id,
        actor_label: actor.label,
        span,
    }
}

/// Who says it.
pub fn speaker(id: &str) -> Option<Side> {
    Some(side(&entity(id), Span::new(0, 0)))
}

pub fn matter(text: &str) -> Option<Phrase> {
    Some(Phrase { span: Span::new(0, 0), text: text.to_owned() })
}

pub fn some(id: &str) -> Option<Entity> {
    Some(entity(id))
}

pub fn entity(id: &str) -> Entity {
    entity_of(&EntityId::new(id))
}

/// The entities of the fixtures; any other id gives a bare organisation.
pub fn entity_of(id: &EntityId) -> Entity {
    let of = |id: &str| Some(EntityId::new(id));
    let plain = |kind, label: &str| Entity::named(id.clone(), kind, label);
    let state = |label, item: &str, iso: &str| Entity {
        wikidata: Some(item.to_owned()),
        iso: Some(iso.to_owned()),
        ..plain(EntityKind::State, label)
    };
    match id.as_str() {
        "state/albania" => state("Albania", "Q222", "AL"),
        "state/iran" => state("Iran", "Q794", "IR"),
        "state/united-states" => state("United States", "Q30", "US"),
        "organisation/mek" => plain(EntityKind::Organisation, "MEK"),
        "organisation/example-times" => plain(EntityKind::Organisation, "Example Times"),
        "group/iran-diplomats" => Entity {
            of: of("state/iran"),
            acts_for: true,
            ..plain(EntityKind::Group, "diplomats of Iran")
        },
        "group/albania-diplomats" => Entity {
            of: of("state/albania"),
            acts_for: true,
            ..plain(EntityKind::Group, "diplomats of Albania")
        },
        "place/tirana" => Entity { of: of("state/albania"), ..plain(EntityKind::Place, "Tirana") },
        "place/tehran" => Entity { of: of("state/iran"), ..plain(EntityKind::Place, "Tehran") },
        "person/edi-rama" => Entity {
            of: of("state/albania"),
            acts_for: true,
            offices: vec![Office {
                title: "prime minister".to_owned(),
                of: EntityId::new("state/albania"),
                from: Some(Date::day(2013, 9, 15)),
                until: None,
            }],
            ..plain(EntityKind::Person, "Edi Rama")
        },
        "person/nasser-kanaani" => Entity {
            of: of("state/iran"),
            acts_for: true,
            discovered: true,
            ..plain(EntityKind::Person, "Nasser Kanaani")
        },
        other => plain(EntityKind::Organisation, other),
    }
}

fn codes(relation: &str) -> (&'static str, &'static str, &'static str) {
    match relation {
        "expelled" => ("SANCTION", "expel", "161"),
        "accuses" => ("ACCUSE", "allege", "112"),
        "denies" => ("REJECT", "", "016"),
        "hosts" => ("AID", "", "075"),
        _ => ("", "", ""),
    }
}

/// Five invented articles on one quarrel; two of them are copies of one wire story.
pub fn quarrel() -> Vec<Article> {
    let thursday = Date::day(2031, 5, 1);
    let on = move |claim: &mut Claim| claim.dates = vec![thursday];
    let wire = |url: &str, publisher: &str| {
        Article::new(url)
            .published(publisher, "Tirana expels four", Date::day(2031, 5, 2))
            .says(
                "Albania [expelled] four Iranian diplomats on Thursday over a raid on its servers.",
                some("state/albania"),
                "expelled",
                some("group/iran-diplomats"),
                move |claim| {
                    on(claim);
                    claim.quantity = Some(4);
                },
            )
            .says(
                "Prime Minister Edi Rama [accused] Iran of breaking into the land registry.",
                some("person/edi-rama"),
                "accuses",
                some("state/iran"),
                move |claim| {
                    on(claim);
                    claim.matter = matter("breaking into the land registry");
                },
            )
            .prose("A lorry took nine crates of paper from the yard before the gates were locked.")
    };
    vec![
        wire("https://example.org/wire", "Example Wire").keeping_its_text(),
        wire("https://example.net/copied", "Example Copy"),
        own_report(on),
        answer(),
        outlook(),
    ]
}

/// A report of the same quarrel in words of its own.
fn own_report(on: impl Fn(&mut Claim) + 'static) -> Article {
    Article::new("https://example.com/own-report")
        .published("Example Times", "Albania blames Tehran", Date::day(2031, 5, 1))
        .says(
            "The Albanian government [blamed] Tehran for the theft of deeds.",
            some("state/albania"),
            "accuses",
            some("state/iran"),
            move |claim| {
                on(claim);
                claim.matter = matter("the theft of deeds");
            },
        )
        .says(
            "Iran [denied] it the same evening.",
            some("state/iran"),
            "denies",
            some("state/albania"),
            |claim| claim.answers = vec![0],
        )
        .says(
            "Washington [accused] Iran of arming smugglers, the Example Times wrote.",
            some("state/united-states"),
            "accuses",
            some("state/iran"),
            |claim| {
                claim.said_by = speaker("organisation/example-times");
                claim.matter = matter("arming smugglers");
                claim.dates = vec![Date::month(2031, 4)];
            },
        )
}

/// What the other side says, without a date of its own.
fn answer() -> Article {
    Article::new("https://example.com/answer")
        .says(
            "“Albania [hosts] the MEK in a camp near Tirana,” said spokesman Nasser Kanaani.",
            some("state/albania"),
            "hosts",
            some("organisation/mek"),
            |claim| claim.said_by = speaker("person/nasser-kanaani"),
        )
        .says(
            "Albania has [sheltered] the group since 2014.",
            some("state/albania"),
            "hosts",
            some("organisation/mek"),
            |claim| claim.dates = vec![Date::year(2014)],
        )
        .says(
            "Some four were [expelled] in 2018 and 2020.",
            None,
            "expelled",
            some("group/iran-diplomats"),
            |claim| claim.dates = vec![Date::year(2018), Date::year(2020)],
        )
}

/// What did not happen, or not yet.
fn outlook() -> Article {
    let status = |status| move |claim: &mut Claim| claim.status = status;
    Article::new("https://example.com/outlook")
        .published("Example Times", "What comes next", Date::day(2031, 5, 3))
        .says(
            "Iran has never [expelled] Albanian diplomats.",
            some("state/iran"),
            "expelled",
            some("group/albania-diplomats"),
            status(Status::Negated),
        )
        .says(
            "Tehran may [expel] Albanian diplomats next.",
            some("state/iran"),
            "expelled",
            some("group/albania-diplomats"),
            status(Status::Hypothetical),
        )
        .says(
            "Albania will [host] a conference of exiles in Tirana.",
            some("state/albania"),
            "hosts",
            some("place/tirana"),
            status(Status::Planned),
        )
        .prose("Observers in Tehran saw few signs of it.")
        .mentions("place/tehran")
}

impl Article {
    fn mentions(mut self, id: &str) -> Self {
        self.side(entity(id), Span::new(0, 0));
        self
    }
}

/// A store of these articles, in this order.
pub fn store(articles: &[Article]) -> Store {
    let mut store = Store::in_memory(Base::default()).expect("a store in memory");
    for article in articles {
        store.replace_article(&article.quads()).expect("an article is stored");
    }
    store
}

/// An export as text.
pub fn export(store: &Store, format: GraphFormat) -> String {
    let mut bytes = Vec::new();
    store.export(format, &Default::default(), &mut bytes).expect("an export into memory");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The whole graph as sorted lines.
pub fn lines(store: &Store) -> String {
    export(store, GraphFormat::NQuads)
}
