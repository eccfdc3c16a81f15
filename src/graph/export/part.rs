//! [`Part`]: which part of the graph is exported.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;

use super::super::support::subject;
use super::super::{Store, StoreError};
use super::chosen::Chosen;
use crate::model::Date;
use crate::rdf::vocab::{c, other, rdf, schema};

/// Which part of the graph is exported: claims, with their articles and evidence and all that they name. All of them
/// unless something is asked for.
///
/// The days are those of a claim itself, else that of its article; a month or year is in if one of its days is. A claim
/// without any day is out as soon as a day is asked for.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Articles, whose claims are meant, or entities, events and claims, the claims behind which are meant; all
    /// articles if empty. [`Store::resolve`] finds them by name.
    pub of: Vec<NamedNode>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// Which claims of an article were asked for.
enum Wanted {
    All,
    These(BTreeSet<NamedNode>),
}

impl Part {
    /// Whether it is the whole graph.
    pub fn is_whole(&self) -> bool {
        self.of.is_empty() && !self.has_days()
    }

    fn has_days(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Whether one of the days is in.
    fn holds_one<'d>(&self, mut days: impl Iterator<Item = &'d str>) -> bool {
        !self.has_days() || days.any(|day| self.holds(day))
    }

    /// Whether a day, month or year of ISO 8601 is in.
    fn holds(&self, date: &str) -> bool {
        // A month is written as the beginning of its days: as much of the bound as the date has decides.
        let bound = |bound: Option<Date>| bound.map(|day| day.to_string());
        let same_length = |bound: &str| bound.get(..date.len()).unwrap_or(bound).to_owned();
        bound(self.since).is_none_or(|since| date >= same_length(&since).as_str())
            && bound(self.until).is_none_or(|until| date <= same_length(&until).as_str())
    }
}

impl Store {
    /// Visits every article of the part with its claims that belong to it, one at a time.
    pub(super) fn visit<E: From<StoreError>>(
        &self,
        part: &Part,
        mut visit: impl FnMut(Chosen) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut one = |article, wanted: &Wanted| match self.choose(part, article, wanted)? {
            Some(chosen) => visit(chosen),
            None => Ok(()),
        };
        if part.of.is_empty() {
            for quad in self.with(rdf::TYPE, Some(schema::NEWS_ARTICLE.into())) {
                if let Some(article) = subject(&quad?) {
                    one(article.clone(), &Wanted::All)?;
                }
            }
            return Ok(());
        }
        let wanted = self.wanted(&part.of)?;
        wanted.into_iter().try_for_each(|(article, wanted)| one(article, &wanted))
    }

    /// The articles of what was asked for, each with the claims that are meant.
    fn wanted(&self, nodes: &[NamedNode]) -> Result<BTreeMap<NamedNode, Wanted>, StoreError> {
        let mut wanted: BTreeMap<NamedNode, Wanted> = BTreeMap::new();
        for node in nodes {
            if self.objects(node.as_ref(), rdf::TYPE)?.contains(&schema::NEWS_ARTICLE.into()) {
                wanted.insert(node.clone(), Wanted::All);
                continue;
            }
            for claim in self.claims_behind(node.as_ref())? {
                let article = self.node(claim.as_ref(), other::PROV_WAS_DERIVED_FROM)?;
                let Some(article) = article else { continue };
                let none = || Wanted::These(BTreeSet::new());
                if let Wanted::These(claims) = wanted.entry(article).or_insert_with(none) {
                    claims.insert(claim);
                }
            }
        }
        Ok(wanted)
    }

    fn choose(
        &self,
        part: &Part,
        article: NamedNode,
        wanted: &Wanted,
    ) -> Result<Option<Chosen>, StoreError> {
        let graph = self.article_graph(article)?;
        let published = || graph.texts(&graph.article, schema::DATE_PUBLISHED);
        let in_time = |claim: &NamedNode| {
            let own = || graph.texts(claim, c::DATE).chain(graph.texts(claim, c::WEEK_OF));
            match own().next() {
                Some(_) => part.holds_one(own()),
                None => part.holds_one(published()),
            }
        };
        let mut claims = match wanted {
            Wanted::All => graph.claims(),
            Wanted::These(claims) => claims.clone(),
        };
        claims.retain(in_time);
        // A denial says little without the accusation that it answers.
        let answered: Vec<NamedNode> =
            claims.iter().flat_map(|claim| graph.nodes(claim, c::ANSWERS)).cloned().collect();
        claims.extend(answered);
        let whole = matches!(wanted, Wanted::All);
        let is_in = !claims.is_empty() || whole && part.holds_one(published());
        Ok(is_in.then_some(Chosen { graph, claims, whole }))
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::model::Date;

    #[test]
    fn a_month_is_in_if_one_of_its_days_is() {
        let part = |since, until| Part { of: Vec::new(), since, until };
        let (march, may) = (Some(Date::day(2024, 3, 5)), Some(Date::day(2024, 5, 2)));
        let rows = [
            (march, may, "2024-03-05", true),
            (march, may, "2024-03-04", false),
            (march, may, "2024-05-02", true),
            (march, may, "2024-05-03", false),
            (march, may, "2024-03", true),
            (march, may, "2024-02", false),
            (march, may, "2024-05", true),
            (march, may, "2024-06", false),
            (march, may, "2024", true),
            (march, None, "2023", false),
            (march, None, "2025", true),
            (None, may, "1999-12-31", true),
            (None, None, "", true),
        ];
        for (since, until, date, expected) in rows {
            assert_eq!(part(since, until).holds(date), expected, "{since:?} {until:?} {date}");
        }
        assert!(part(None, None).is_whole() && part(None, None).holds_one([].into_iter()));
        assert!(!part(march, None).holds_one([].into_iter()), "no day at all");
    }
}
