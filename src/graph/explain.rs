//! [`Explanation`]: the sentences behind an entity, a claim, an event or an article.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use super::{QueryError, Store, StoreError, StoredArticle};
use crate::rdf::vocab::{c, nif, other, rdf};

/// What stands behind one node: the claims that name it, each with its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The node.
    pub node: NamedNode,
    /// Its name for people.
    pub label: String,
    /// The claims, by the day of their article and their place in it.
    pub claims: Vec<ExplainedClaim>,
}

/// A claim with its evidence, in names for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedClaim {
    /// Its IRI.
    pub claim: NamedNode,
    /// The relation's name: `accuses`.
    pub relation: String,
    /// Who did it, if the sentence says so.
    pub subject: Option<String>,
    /// To whom, if the sentence says so.
    pub object: Option<String>,
    /// `asserted`, `planned`, `hypothetical` or `negated`.
    pub status: String,
    /// Who says so, where it isn't the newspaper.
    pub said_by: Option<String>,
    /// What it is about.
    pub matter: Option<String>,
    /// When, in ISO 8601.
    pub dates: Vec<String>,
    /// The sentence.
    pub sentence: String,
    /// Where the sentence begins in the article's text, in code points from 0.
    pub sentence_begin: usize,
    /// The words that said it.
    pub cue: String,
    /// Where these words begin in the article's text, in code points from 0.
    pub cue_begin: usize,
    /// The rule that read it.
    pub rule: String,
    /// The article.
    pub article: StoredArticle,
}

impl Store {
    /// The sentences behind what a name means: of an entity all claims that it takes part in or tells, of an event
    /// those that report it, of an article those that it makes, of a claim itself. One explanation for each node that
    /// has the name (see [`Self::resolve`]).
    ///
    /// # Errors
    /// If nothing in the store has the name, or the store can't be read.
    pub fn explain(&self, name: &str) -> Result<Vec<Explanation>, QueryError> {
        let nodes = self.resolve(name)?;
        let explained = nodes.into_iter().map(|node| self.explain_node(node));
        Ok(explained.collect::<Result<_, _>>()?)
    }

    fn explain_node(&self, node: NamedNode) -> Result<Explanation, StoreError> {
        let claims = self.claims_behind(node.as_ref())?;
        let mut claims =
            claims.iter().map(|c| self.explain_claim(c.as_ref())).collect::<Result<Vec<_>, _>>()?;
        claims.sort_by(|one, two| {
            let key = |claim: &ExplainedClaim| {
                (claim.article.published.clone(), claim.article.iri.clone(), claim.cue_begin)
            };
            key(one).cmp(&key(two)).then_with(|| one.claim.cmp(&two.claim))
        });
        Ok(Explanation { label: self.label(node.as_ref())?, node, claims })
    }

    pub(super) fn claims_behind(
        &self,
        node: NamedNodeRef<'_>,
    ) -> Result<BTreeSet<NamedNode>, StoreError> {
        if self.is_claim(node)? {
            return Ok(BTreeSet::from([node.into_owned()]));
        }
        let roles = [rdf::SUBJECT, rdf::OBJECT, c::ACTOR, c::TARGET, c::SAID_BY, c::REPORTS];
        let mut claims = self.subjects(other::PROV_WAS_DERIVED_FROM, node.into())?;
        for role in roles {
            claims.extend(self.subjects(role, node.into())?);
        }
        // An event has an actor and a target too.
        let mut behind = BTreeSet::new();
        for claim in claims {
            if self.is_claim(claim.as_ref())? {
                behind.insert(claim);
            }
        }
        Ok(behind)
    }

    fn is_claim(&self, node: NamedNodeRef<'_>) -> Result<bool, StoreError> {
        Ok(self.objects(node, rdf::TYPE)?.contains(&Term::from(c::CLAIM)))
    }

    fn explain_claim(&self, claim: NamedNodeRef<'_>) -> Result<ExplainedClaim, StoreError> {
        let text = |property| Ok(self.value(claim, property)?.unwrap_or_default());
        let local = |property| {
            let node = self.node(claim, property)?;
            let name = node.map(|node| self.short(node.as_ref())).unwrap_or_default();
            Ok::<_, StoreError>(name.strip_prefix("c:").unwrap_or(&name).to_owned())
        };
        let named = |property| match self.node(claim, property)? {
            Some(node) => self.label(node.as_ref()).map(Some),
            None => Ok(None),
        };
        let mut dates = self.objects(claim, c::DATE)?;
        dates.extend(self.objects(claim, c::WEEK_OF)?);
        let unknown = NamedNode::new_unchecked("");
        let sentence = self.node(claim, c::EVIDENCE)?.unwrap_or_else(|| unknown.clone());
        let article = self.node(claim, other::PROV_WAS_DERIVED_FROM)?.unwrap_or(unknown);
        let begin = self.value(sentence.as_ref(), nif::BEGIN_INDEX)?;
        Ok(ExplainedClaim {
            claim: claim.into_owned(),
            relation: local(rdf::PREDICATE)?,
            subject: named(rdf::SUBJECT)?,
            object: named(rdf::OBJECT)?,
            status: local(c::HAS_STATUS)?,
            said_by: named(c::SAID_BY)?,
            matter: self.value(claim, c::MATTER)?,
            dates: dates.into_iter().filter_map(value_of).collect(),
            sentence: self.value(sentence.as_ref(), nif::ANCHOR_OF)?.unwrap_or_default(),
            sentence_begin: number(begin),
            cue: text(c::CUE)?,
            cue_begin: number(self.value(claim, c::CUE_BEGIN)?),
            rule: text(c::RULE)?,
            article: self.article(article.as_ref())?,
        })
    }
}

fn value_of(term: Term) -> Option<String> {
    match term {
        Term::Literal(literal) => Some(literal.destruct().0),
        _ => None,
    }
}

fn number(text: Option<String>) -> usize {
    text.and_then(|text| text.parse().ok()).unwrap_or(0)
}
