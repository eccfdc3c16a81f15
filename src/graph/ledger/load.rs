//! Reading a ledger out of a store, predicate by predicate.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::{NamedNodeRef, Term};

use super::super::support::subject;
use super::super::{Store, StoreError};
use super::{ArticleRow, ClaimRow, EntityRow, EventRow, Ledger, OfficeRow, Row};
use crate::model::Status;
use crate::rdf::vocab::{NAMESPACE, WIKIDATA, c, nif, other, rdf, schema, skos};

impl Store {
    /// The store's claims in memory.
    ///
    /// # Errors
    /// If the store can't be read.
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        let mut loader = Loader { store: self, ledger: Ledger::default() };
        loader.entities()?;
        loader.offices()?;
        loader.articles()?;
        loader.events()?;
        loader.claims()?;
        Ok(loader.finish())
    }

    /// Calls `take` with the subject and the object of every triple that has the predicate.
    fn each_triple(
        &self,
        predicate: NamedNodeRef<'_>,
        mut take: impl FnMut(&str, Term),
    ) -> Result<(), StoreError> {
        for quad in self.with(predicate, None) {
            let quad = quad?;
            if let Some(subject) = subject(&quad) {
                take(subject.as_str(), quad.object.clone());
            }
        }
        Ok(())
    }
}

struct Loader<'a> {
    store: &'a Store,
    ledger: Ledger,
}

impl Loader<'_> {
    fn entities(&mut self) -> Result<(), StoreError> {
        let mut kinds = BTreeMap::new();
        for class in [c::PERSON, c::STATE, c::ORGANISATION, c::PLACE, c::GROUP] {
            for node in self.store.subjects(rdf::TYPE, class.into())? {
                kinds.insert(node.into_string(), local(class.as_str()));
            }
        }
        for (iri, kind) in kinds {
            self.ledger.by_iri.insert(iri.clone(), Row::Entity(self.ledger.entities.len()));
            self.ledger.entities.push(EntityRow { iri, kind, ..EntityRow::default() });
        }
        self.set_entity(rdf::LABEL, |row, value, _| row.label = text(value))?;
        self.set_entity(c::ISO, |row, value, _| row.iso = Some(text(value)))?;
        self.set_entity(skos::EXACT_MATCH, |row, value, _| {
            row.wikidata = text(value).strip_prefix(WIKIDATA).map(str::to_owned);
        })?;
        self.set_entity(c::OF, |row, _, entity| row.of = entity)?;
        self.set_entity(c::LOCATED_IN, |row, _, entity| row.of = entity)
    }

    /// Sets something of each entity that has the predicate; the setter gets the object, and its index if it is an
    /// entity.
    fn set_entity(
        &mut self,
        predicate: NamedNodeRef<'_>,
        set: impl Fn(&mut EntityRow, Term, Option<usize>),
    ) -> Result<(), StoreError> {
        let Self { store, ledger } = self;
        store.each_triple(predicate, |subject, object| {
            let target = entity(ledger, &object);
            if let Some(Row::Entity(index)) = ledger.find(subject) {
                set(&mut ledger.entities[index], object, target);
            }
        })
    }

    fn offices(&mut self) -> Result<(), StoreError> {
        let Self { store, ledger } = self;
        let mut offices: HashMap<String, OfficeRow> = HashMap::new();
        for (predicate, set) in [
            (schema::ROLE_NAME, (|row, value| row.title = text(value)) as fn(&mut OfficeRow, Term)),
            (schema::START_DATE, |row, value| row.from = Some(text(value))),
            (schema::END_DATE, |row, value| row.until = Some(text(value))),
        ] {
            store.each_triple(predicate, |office, value| {
                set(offices.entry(office.to_owned()).or_default(), value);
            })?;
        }
        store.each_triple(c::OF, |office, whose| {
            if let Some(office) = offices.get_mut(office) {
                office.of = entity(ledger, &whose);
            }
        })?;
        store.each_triple(c::HELD, |person, office| {
            let iri = text(office);
            if let (Some(Row::Entity(person)), Some(office)) =
                (ledger.find(person), offices.get(&iri))
            {
                ledger.offices.push(OfficeRow { holder: Some(person), iri, ..office.clone() });
            }
        })?;
        ledger.offices.sort();
        for (index, office) in ledger.offices.iter().enumerate() {
            ledger.by_iri.insert(office.iri.clone(), Row::Office(index));
            if let Some(holder) = office.holder {
                ledger.entities[holder].offices.push(index);
            }
        }
        Ok(())
    }

    fn events(&mut self) -> Result<(), StoreError> {
        let nodes = self.store.subjects(rdf::TYPE, c::EVENT.into())?;
        for (index, node) in nodes.into_iter().enumerate() {
            let iri = node.into_string();
            self.ledger.by_iri.insert(iri.clone(), Row::Event(index));
            self.ledger.events.push(EventRow { iri, ..EventRow::default() });
        }
        let Self { store, ledger } = self;
        type Set = fn(&mut EventRow, Term, Option<usize>);
        let setters: [(NamedNodeRef<'_>, Set); 4] = [
            (c::RELATION, |row, value, _| row.relation = local(&text(value))),
            (c::ACTOR, |row, _, entity| row.actor = entity),
            (c::TARGET, |row, _, entity| row.target = entity),
            (c::DATE, |row, value, _| row.day = text(value)),
        ];
        for (predicate, set) in setters {
            store.each_triple(predicate, |event, value| {
                let whom = entity(ledger, &value);
                if let Some(Row::Event(index)) = ledger.find(event) {
                    set(&mut ledger.events[index], value, whom);
                }
            })?;
        }
        Ok(())
    }

    fn articles(&mut self) -> Result<(), StoreError> {
        let nodes = self.store.subjects(rdf::TYPE, schema::NEWS_ARTICLE.into())?;
        for (index, node) in nodes.into_iter().enumerate() {
            let iri = node.into_string();
            self.ledger.by_iri.insert(iri.clone(), Row::Article(index));
            let article = ArticleRow { iri, story: index, ..ArticleRow::default() };
            self.ledger.articles.push(article);
        }
        let Self { store, ledger } = self;
        for (predicate, set) in [
            (
                schema::HEADLINE,
                (|row, value| row.headline = Some(value)) as fn(&mut ArticleRow, String),
            ),
            (schema::PUBLISHER, |row, value| row.publisher = Some(value)),
            (schema::URL, |row, value| row.url = Some(value)),
            (schema::DATE_PUBLISHED, |row, value| row.published = Some(value)),
        ] {
            store.each_triple(predicate, |article, value| {
                if let Some(Row::Article(index)) = ledger.find(article) {
                    set(&mut ledger.articles[index], text(value));
                }
            })?;
        }
        self.stories()
    }

    /// Joins near-copies, and copies of copies, under the first of them.
    fn stories(&mut self) -> Result<(), StoreError> {
        let Self { store, ledger } = self;
        store.each_triple(c::SAME_STORY_AS, |one, other| {
            let other = text(other);
            if let (Some(Row::Article(one)), Some(Row::Article(other))) =
                (ledger.find(one), ledger.find(&other))
            {
                let (one, other) = (first(ledger, one), first(ledger, other));
                ledger.articles[one.max(other)].story = one.min(other);
            }
        })?;
        for index in 0..ledger.articles.len() {
            ledger.articles[index].story = first(ledger, index);
        }
        Ok(())
    }

    fn claims(&mut self) -> Result<(), StoreError> {
        let Self { store, ledger } = self;
        for (index, node) in store.subjects(rdf::TYPE, c::CLAIM.into())?.into_iter().enumerate() {
            let iri = node.into_string();
            ledger.by_iri.insert(iri.clone(), Row::Claim(index));
            ledger.claims.push(ClaimRow { iri, ..ClaimRow::default() });
        }
        type Set = fn(&mut ClaimRow, Term, &Ledger);
        let setters: [(NamedNodeRef<'_>, Set); 18] = [
            (rdf::SUBJECT, |row, value, ledger| row.subject = entity(ledger, &value)),
            (rdf::OBJECT, |row, value, ledger| row.object = entity(ledger, &value)),
            (c::ACTOR, |row, value, ledger| row.actor = entity(ledger, &value)),
            (c::TARGET, |row, value, ledger| row.target = entity(ledger, &value)),
            (c::SAID_BY, |row, value, ledger| row.said_by = entity(ledger, &value)),
            (rdf::PREDICATE, |row, value, _| row.relation = local(&text(value))),
            (c::HAS_STATUS, |row, value, _| row.status = status(&local(&text(value)))),
            (c::MATTER, |row, value, _| row.matter = Some(text(value))),
            (c::DATE, |row, value, _| row.dates.push(text(value))),
            (c::WEEK_OF, |row, value, _| row.dates.push(text(value))),
            (c::QUANTITY, |row, value, _| row.quantity = Some(text(value))),
            (c::CUE, |row, value, _| row.cue = text(value)),
            (c::CUE_BEGIN, |row, value, _| row.cue_begin = text(value).parse().unwrap_or(0)),
            (c::RULE, |row, value, _| row.rule = text(value)),
            (c::PLOVER, |row, value, _| row.plover = text(value)),
            (c::CAMEO, |row, value, _| row.cameo = text(value)),
            (c::REPORTS, |row, value, ledger| {
                if let Some(Row::Event(event)) = ledger.find(&text(value)) {
                    row.events.push(event);
                }
            }),
            (other::PROV_WAS_DERIVED_FROM, |row, value, ledger| {
                if let Some(Row::Article(article)) = ledger.find(&text(value)) {
                    row.article = article;
                }
            }),
        ];
        let mut claims = std::mem::take(&mut ledger.claims);
        for (predicate, set) in setters {
            store.each_triple(predicate, |claim, value| {
                if let Some(Row::Claim(index)) = ledger.find(claim) {
                    set(&mut claims[index], value, ledger);
                }
            })?;
        }
        store.each_triple(c::ANSWERS, |denial, accusation| {
            if let (Some(Row::Claim(denial)), Some(Row::Claim(accusation))) =
                (ledger.find(denial), ledger.find(&text(accusation)))
            {
                claims[denial].answers.push(accusation);
            }
        })?;
        ledger.claims = claims;
        self.sentences()
    }

    fn sentences(&mut self) -> Result<(), StoreError> {
        let Self { store, ledger } = self;
        let mut sentences: HashMap<String, (String, usize)> = HashMap::new();
        store.each_triple(nif::ANCHOR_OF, |sentence, words| {
            sentences.entry(sentence.to_owned()).or_default().0 = text(words);
        })?;
        store.each_triple(nif::BEGIN_INDEX, |sentence, begin| {
            if let Some(sentence) = sentences.get_mut(sentence) {
                sentence.1 = text(begin).parse().unwrap_or(0);
            }
        })?;
        store.each_triple(c::EVIDENCE, |claim, sentence| {
            let sentence = sentences.get(&text(sentence));
            if let (Some(Row::Claim(index)), Some((words, begin))) = (ledger.find(claim), sentence)
            {
                ledger.claims[index].sentence.clone_from(words);
                ledger.claims[index].begin = *begin;
            }
        })
    }

    /// Puts the claims in order and names them where they belong.
    fn finish(self) -> Ledger {
        let mut ledger = self.ledger;
        let mut order: Vec<usize> = (0..ledger.claims.len()).collect();
        order.sort_by_key(|index| {
            let claim = &ledger.claims[*index];
            (claim.article, claim.begin, claim.cue_begin, *index)
        });
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, index)| places[*index] = place);
        let mut claims: Vec<ClaimRow> =
            order.iter().map(|index| std::mem::take(&mut ledger.claims[*index])).collect();
        for (index, claim) in claims.iter_mut().enumerate() {
            ledger.by_iri.insert(claim.iri.clone(), Row::Claim(index));
            claim.answers.iter_mut().for_each(|answered| *answered = places[*answered]);
            claim.dates.sort();
            claim.events.sort_unstable();
            claim.events.iter().for_each(|event| ledger.events[*event].claims.push(index));
            let sides = [claim.subject, claim.object, claim.actor, claim.target];
            for side in sides.into_iter().flatten() {
                let known = &mut ledger.entities[side].claims;
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
            if let Some(article) = ledger.articles.get_mut(claim.article) {
                article.claims.push(index);
            }
        }
        ledger.claims = claims;
        for article in &mut ledger.articles {
            if article.headline.is_none() && article.url.is_none() {
                let first = article.claims.first().map(|claim| &ledger.claims[*claim].sentence);
                article.opening = first.map(|sentence| opening(sentence));
            }
        }
        ledger
    }
}

/// The first words of a sentence.
fn opening(sentence: &str) -> String {
    const WORDS: usize = 9;
    let words: Vec<&str> = sentence.split_whitespace().take(WORDS).collect();
    format!("“{}…”", words.join(" "))
}

/// The first article of a story.
fn first(ledger: &Ledger, mut article: usize) -> usize {
    while ledger.articles[article].story != article {
        article = ledger.articles[article].story;
    }
    article
}

fn entity(ledger: &Ledger, term: &Term) -> Option<usize> {
    match term {
        Term::NamedNode(node) => match ledger.find(node.as_str()) {
            Some(Row::Entity(index)) => Some(index),
            _ => None,
        },
        _ => None,
    }
}

/// A literal's value or a node's IRI.
fn text(term: Term) -> String {
    match term {
        Term::NamedNode(node) => node.into_string(),
        Term::Literal(literal) => literal.destruct().0,
        other => other.to_string(),
    }
}

/// The local name of a term of the vocabulary.
fn local(iri: &str) -> String {
    iri.strip_prefix(NAMESPACE).unwrap_or(iri).to_owned()
}

fn status(name: &str) -> Option<Status> {
    let all = [Status::Asserted, Status::Planned, Status::Hypothetical, Status::Negated];
    all.into_iter().find(|status| status.name() == name)
}
