//! From the value of a parameter, as a user types it, to what it means in the graph.

use std::collections::BTreeSet;
use std::mem::discriminant;

use oxigraph::model::{NamedNode, Term};

use super::{QueryError, Store};
use crate::gazetteer::{Gazetteer, find, nearest};
use crate::model::{Date, EntityId};
use crate::rdf::vocab::{self, rdf, schema};
use crate::rules::{Relation, Rules};
use crate::text::date;
use crate::text::pos::{Tag, lemma};

/// How many of those that a name may mean an error lists.
const LISTED: usize = 8;

/// What names and words mean, for those that the store itself doesn't have: "US", "Iranians", "deported".
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'a> {
    /// The names of entities.
    pub gazetteer: &'a Gazetteer,
    /// The words of relations.
    pub rules: &'a Rules,
}

impl Store {
    /// The one entity that a name means: by the store's own names ([`Self::resolve`]), else by the gazetteer's: an alias,
    /// acronym, demonym, surname or office, `UK`, `Iranians`, `Rama`.
    ///
    /// # Errors
    /// If the store has several entities of that name, if it has none though the gazetteer knows the name, or if
    /// nobody knows it.
    pub(super) fn entity(
        &self,
        name: &str,
        gazetteer: &Gazetteer,
    ) -> Result<NamedNode, QueryError> {
        let found = match self.resolve(name) {
            Err(QueryError::UnknownName { name, similar }) => {
                self.listed(&name, similar, gazetteer)?
            }
            found => found?,
        };
        match <[NamedNode; 1]>::try_from(found) {
            Ok([one]) => Ok(one),
            Err(several) => {
                let told = several.iter().map(|node| {
                    Ok(format!("{} ({})", self.label(node.as_ref())?, self.short(node.as_ref())))
                });
                let candidates = told.take(LISTED).collect::<Result<_, QueryError>>()?;
                Err(QueryError::AmbiguousName { name: name.to_owned(), candidates })
            }
        }
    }

    /// The entities of the store that a name of the gazetteer means. Of the ways in which a name may mean something
    /// only the likeliest counts: where "Jordan" is a state, it is nobody's surname.
    fn listed(
        &self,
        name: &str,
        similar: Vec<String>,
        gazetteer: &Gazetteer,
    ) -> Result<Vec<NamedNode>, QueryError> {
        let finding = find(gazetteer, name, None);
        let mut known: Vec<(EntityId, String)> = by_code(gazetteer, name);
        if let (Some(first), true) = (finding.senses.first(), known.is_empty()) {
            let likeliest = finding.senses.iter();
            let likeliest =
                likeliest.filter(|s| discriminant(&s.reason) == discriminant(&first.reason));
            known.extend(likeliest.map(|sense| (sense.entity.clone(), sense.label.clone())));
        }
        if known.is_empty() {
            let similar = if similar.is_empty() { finding.near } else { similar };
            return Err(QueryError::UnknownName { name: name.to_owned(), similar });
        }
        let mut found = Vec::new();
        for (id, _) in &known {
            let node = self.base().entity(id);
            if self.is_described(node.as_ref())? {
                found.push(node);
            }
        }
        if found.is_empty() {
            let known = known.iter().take(LISTED).map(|(id, label)| format!("{label} ({id})"));
            return Err(QueryError::AbsentName { name: name.to_owned(), known: known.collect() });
        }
        Ok(found)
    }

    /// The articles of an address, headline or IRI; several may have one headline.
    ///
    /// # Errors
    /// If nothing has the name, or what has it is no article.
    pub(super) fn articles_of(&self, name: &str) -> Result<Vec<Term>, QueryError> {
        let mut articles = Vec::new();
        for node in self.resolve(name)? {
            if self.objects(node.as_ref(), rdf::TYPE)?.contains(&schema::NEWS_ARTICLE.into()) {
                articles.push(Term::from(node));
            }
        }
        if articles.is_empty() {
            return Err(QueryError::NotAnArticle(name.to_owned()));
        }
        Ok(articles)
    }

    /// The relation of a name in any spelling (`seversTies`, "severs ties"), or of a verb or noun that says it.
    ///
    /// # Errors
    /// If several relations have the word, or no claim of the store has the relation.
    pub(super) fn relation(&self, written: &str, rules: &Rules) -> Result<Term, QueryError> {
        let name = written.trim();
        let name = name.strip_prefix(vocab::NAMESPACE).unwrap_or(name.trim_start_matches("c:"));
        if self.has_relation(name)? {
            return Ok(vocab::relation(name).into());
        }
        let meant = meant(rules, name);
        match meant.as_slice() {
            [one] if self.has_relation(one)? => Ok(vocab::relation(one).into()),
            [_, _, ..] => {
                let candidates = meant.into_iter().map(str::to_owned).collect();
                Err(QueryError::AmbiguousName { name: name.to_owned(), candidates })
            }
            _ => {
                let claims = self.stats()?.claims.into_keys();
                let known: BTreeSet<String> = claims.map(|(relation, _)| relation).collect();
                let words = rules.relations.iter().flat_map(words);
                let near = nearest(name, words.chain(known.iter().map(String::as_str)));
                Err(QueryError::UnknownRelation {
                    name: meant.first().copied().unwrap_or(name).to_owned(),
                    near: near
                        .filter(|_| meant.is_empty())
                        .map(str::to_owned)
                        .into_iter()
                        .collect(),
                    known: known.into_iter().collect::<Vec<_>>().join(", "),
                })
            }
        }
    }

    fn has_relation(&self, name: &str) -> Result<bool, QueryError> {
        let relation = vocab::relation(name);
        let mut claims = self.with(rdf::PREDICATE, Some(relation.as_ref().into()));
        Ok(claims.next().transpose()?.is_some())
    }
}

/// The entity of an id, Wikidata item or two-letter code.
fn by_code(gazetteer: &Gazetteer, name: &str) -> Vec<(EntityId, String)> {
    let is = |code: &Option<String>| code.as_deref() == Some(name);
    let entities = gazetteer.entries().map(|entry| &entry.entity);
    entities
        .filter(|entity| entity.id.as_str() == name || is(&entity.wikidata) || is(&entity.iso))
        .map(|entity| (entity.id.clone(), entity.label.clone()))
        .collect()
}

/// The names of the relations that are spelled so; if none is, of those that a verb or noun of this lemma says.
fn meant<'r>(rules: &'r Rules, written: &str) -> Vec<&'r str> {
    let wanted = letters(written);
    let named = |relation: &&Relation| {
        letters(&relation.name) == wanted || letters(&relation.label) == wanted
    };
    let verb = lemma(written, Tag::Vbd);
    let noun = lemma(written, Tag::Nns);
    let says = |relation: &&Relation| words(relation).any(|word| word == verb || word == noun);
    let of = |which: &dyn Fn(&&Relation) -> bool| -> Vec<&'r str> {
        rules.relations.iter().filter(which).map(|relation| &*relation.name).collect()
    };
    let of_name = of(&named);
    if of_name.is_empty() { of(&says) } else { of_name }
}

/// The name of a relation, and the verbs and nouns that say it, as lemmas.
fn words(relation: &Relation) -> impl Iterator<Item = &str> {
    let frames = relation.verbs.iter().flat_map(|cue| &cue.frames);
    let verbs = frames.flat_map(|frame| &frame.verbs);
    let nouns = relation.nouns.iter().flat_map(|cue| &cue.words);
    std::iter::once(&*relation.name).chain(verbs.chain(nouns).map(String::as_str))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// The date of a parameter: a year, month or day, as ISO 8601 or in words.
///
/// # Errors
/// If it is none.
pub(super) fn date(name: &str, written: &str) -> Result<Date, QueryError> {
    let wrong = || QueryError::NotADate { name: name.to_owned(), value: written.to_owned() };
    date::parse(written).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::{date, meant};
    use crate::rules::Rules;

    #[test]
    fn a_relation_has_many_spellings() {
        let rules = Rules::load(&[]).expect("the shipped rules");
        let rows = [
            ("expelled", &["expelled"][..]),
            ("Expels", &["expelled"]),
            ("expulsions", &["expelled"]),
            ("severs ties", &["seversTies"]),
            ("severs-ties", &["seversTies"]),
            ("SEVERSTIES", &["seversTies"]),
            ("harboured", &["hosts"]),
            ("blames", &["accuses"]),
            ("sings", &[]),
            ("", &[]),
        ];
        for (written, expected) in rows {
            assert_eq!(meant(&rules, written), expected, "{written}");
        }
    }

    #[test]
    fn a_date_is_a_day_month_or_year() {
        let rows = [
            ("2022", Some("2022")),
            ("2022-09", Some("2022-09")),
            ("7 September 2022", Some("2022-09-07")),
            ("2022-02-30", None),
            ("07/09/2022", None),
            ("soon", None),
        ];
        for (written, expected) in rows {
            let read = date("since", written).ok().map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{written}");
        }
    }
}
