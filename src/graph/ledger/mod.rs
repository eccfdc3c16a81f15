//! [`Ledger`]: every claim of a store in memory, joined with who and what it is about, for whoever shows them.
//!
//! A page of an entity with thousands of claims would read tens of thousands of quads; here each is an index away. It
//! is made from one state of a store and doesn't follow later ones. Costs a read of most of the store, and about a
//! kilobyte of memory a claim.

mod load;

use std::collections::HashMap;

use crate::model::Status;

/// Every claim of a store, with its entities and articles.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Entities by IRI.
    pub entities: Vec<EntityRow>,
    /// Claims by article and place in it.
    pub claims: Vec<ClaimRow>,
    /// Articles by IRI.
    pub articles: Vec<ArticleRow>,
    /// Events by IRI.
    pub events: Vec<EventRow>,
    /// Offices that were held, by person and time.
    pub offices: Vec<OfficeRow>,
    by_iri: HashMap<String, Row>,
}

/// What an IRI means, as an index into the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Of [`Ledger::entities`].
    Entity(usize),
    /// Of [`Ledger::claims`].
    Claim(usize),
    /// Of [`Ledger::articles`].
    Article(usize),
    /// Of [`Ledger::events`].
    Event(usize),
    /// Of [`Ledger::offices`].
    Office(usize),
}

/// An entity.
#[derive(Debug, Default, Clone)]
pub struct EntityRow {
    /// Its IRI.
    pub iri: String,
    /// Its name for people.
    pub label: String,
    /// Its kind: `Person`, `State`, `Organisation`, `Place`, `Group`.
    pub kind: String,
    /// Its Wikidata item, `Q222`.
    pub wikidata: Option<String>,
    /// A state's two-letter code.
    pub iso: Option<String>,
    /// What it belongs to or lies in.
    pub of: Option<usize>,
    /// The offices that it held, in order of time.
    pub offices: Vec<usize>,
    /// The claims in which it is a side, or acts or is acted on through somebody, in order.
    pub claims: Vec<usize>,
}

/// An office that a person held.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfficeRow {
    /// Who held it.
    pub holder: Option<usize>,
    /// The first day, if known.
    pub from: Option<String>,
    /// The last day, if known.
    pub until: Option<String>,
    /// Its title.
    pub title: String,
    /// Whose office it is.
    pub of: Option<usize>,
    /// Its IRI.
    pub iri: String,
}

/// An event: one thing that happened on one day, as claims of several articles report it.
#[derive(Debug, Default, Clone)]
pub struct EventRow {
    /// Its IRI.
    pub iri: String,
    /// Its relation: `accuses`.
    pub relation: String,
    /// The state or organisation that acted.
    pub actor: Option<usize>,
    /// To whom it was done.
    pub target: Option<usize>,
    /// The day.
    pub day: String,
    /// The claims that report it, in order.
    pub claims: Vec<usize>,
}

/// A claim.
#[derive(Debug, Default, Clone)]
pub struct ClaimRow {
    /// Its IRI.
    pub iri: String,
    /// Its relation: `accuses`.
    pub relation: String,
    /// Who did it.
    pub subject: Option<usize>,
    /// To whom.
    pub object: Option<usize>,
    /// The state or organisation that the subject acts for.
    pub actor: Option<usize>,
    /// The same of the object.
    pub target: Option<usize>,
    /// Who says so.
    pub said_by: Option<usize>,
    /// Whether it is said to be so.
    pub status: Option<Status>,
    /// What it is about.
    pub matter: Option<String>,
    /// When, in ISO 8601.
    pub dates: Vec<String>,
    /// How many people.
    pub quantity: Option<String>,
    /// The sentence that says it.
    pub sentence: String,
    /// Where the sentence begins in its article, in code points.
    pub begin: usize,
    /// The words that say it.
    pub cue: String,
    /// Where these begin in the article, in code points.
    pub cue_begin: usize,
    /// Its article.
    pub article: usize,
    /// The accusations that it answers.
    pub answers: Vec<usize>,
    /// The events that it reports: one a day.
    pub events: Vec<usize>,
    /// The rule that read it.
    pub rule: String,
    /// PLOVER's code of it.
    pub plover: String,
    /// CAMEO's code of it.
    pub cameo: String,
}

/// An article.
#[derive(Debug, Default, Clone)]
pub struct ArticleRow {
    /// Its IRI.
    pub iri: String,
    /// Its headline.
    pub headline: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// How its first sentence with a claim begins, where neither headline nor address are known.
    pub opening: Option<String>,
    /// The day, month or year of publication.
    pub published: Option<String>,
    /// The first of the articles that are near-copies of each other: the same for all of one story.
    pub story: usize,
    /// Its claims, in order.
    pub claims: Vec<usize>,
}

impl ArticleRow {
    /// What to call it in a line.
    pub fn title(&self) -> &str {
        let known = self.headline.as_deref().or(self.url.as_deref()).or(self.opening.as_deref());
        known.unwrap_or(&self.iri)
    }
}

impl ClaimRow {
    /// Its day for sorting and showing: that of the sentence, else that of the article.
    pub fn day<'a>(&'a self, ledger: &'a Ledger) -> Option<&'a str> {
        let said = self.dates.first().map(String::as_str);
        said.or(ledger.articles.get(self.article)?.published.as_deref())
    }

    /// Whether the entity acts in it: in person or through somebody.
    pub fn is_by(&self, entity: usize) -> bool {
        self.subject == Some(entity) || self.actor == Some(entity)
    }

    /// Whether it is done to the entity: in person or through somebody.
    pub fn is_to(&self, entity: usize) -> bool {
        self.object == Some(entity) || self.target == Some(entity)
    }
}

impl Ledger {
    /// What an IRI means.
    pub fn find(&self, iri: &str) -> Option<Row> {
        self.by_iri.get(iri).copied()
    }

    /// The states and organisations, or people, that a claim joins: whom its sides act for.
    pub fn ends(&self, claim: &ClaimRow) -> Option<(usize, usize)> {
        Some((claim.actor.or(claim.subject)?, claim.target.or(claim.object)?))
    }

    /// How many stories there are.
    pub fn stories(&self) -> usize {
        self.articles.iter().enumerate().filter(|(index, article)| article.story == *index).count()
    }
}
