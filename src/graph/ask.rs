//! Asking a named query with its parameters.

use std::collections::BTreeSet;

use oxigraph::model::{Literal, Term};

use super::queries::{NamedQuery, Parameter, ParameterKind};
use super::{Answer, QueryError, QueryOptions, Store};
use crate::rdf::vocab::{self, rdf, schema};

impl Store {
    /// Asks a named query; `values` are pairs of a parameter's name and its value, `("a", "Albania")`.
    ///
    /// A value of kind entity is any name that [`Self::resolve`] knows; if several things have the name, the query is
    /// asked for all of them.
    ///
    /// # Errors
    /// If a parameter is missing or unknown, nothing in the store has the name, or as [`Self::query`].
    pub fn ask(
        &self,
        query: &NamedQuery,
        values: &[(&str, &str)],
        options: &QueryOptions,
    ) -> Result<Answer<'_>, QueryError> {
        check(query, values)?;
        let (mut given, mut restricting) = (String::new(), String::new());
        for (name, value) in values {
            let Some(parameter) = query.parameters.iter().find(|p| p.name == *name) else {
                continue;
            };
            let terms: Vec<String> =
                self.terms(parameter.kind, value)?.iter().map(ToString::to_string).collect();
            if parameter.optional {
                restricting.push_str(&format!(" FILTER(?{name} IN ({}))", terms.join(", ")));
            } else {
                given.push_str(&format!(" VALUES ?{name} {{ {} }}", terms.join(" ")));
            }
        }
        self.query(&bind(&query.sparql, &given, &restricting), options)
    }

    fn terms(&self, kind: ParameterKind, value: &str) -> Result<Vec<Term>, QueryError> {
        Ok(match kind {
            ParameterKind::Entity => self.resolve(value)?.into_iter().map(Term::from).collect(),
            ParameterKind::Article => self.articles_of(value)?,
            ParameterKind::Relation => vec![self.relation(value)?],
            ParameterKind::Text => vec![Literal::from(value).into()],
        })
    }
}

impl Store {
    fn articles_of(&self, name: &str) -> Result<Vec<Term>, QueryError> {
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

    fn relation(&self, name: &str) -> Result<Term, QueryError> {
        let relation = vocab::relation(name.trim_start_matches("c:"));
        let mut claims = self.with(rdf::PREDICATE, Some(relation.as_ref().into()));
        if claims.next().transpose()?.is_some() {
            return Ok(relation.into());
        }
        let claims = self.stats()?.claims.into_keys();
        let known: BTreeSet<String> = claims.map(|(relation, _)| relation).collect();
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        Err(QueryError::UnknownRelation { name: name.to_owned(), known })
    }
}

fn check(query: &NamedQuery, values: &[(&str, &str)]) -> Result<(), QueryError> {
    let names: Vec<&str> = query.parameters.iter().map(|p| p.name.as_str()).collect();
    if let Some((name, _)) = values.iter().find(|(name, _)| !names.contains(name)) {
        let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        let (query, name) = (query.name.clone(), (*name).to_owned());
        return Err(QueryError::UnknownParameter { query, name, known });
    }
    let is_missing =
        |p: &&Parameter| !p.optional && !values.iter().any(|(name, _)| *name == p.name);
    match query.parameters.iter().find(is_missing) {
        Some(missing) => Err(QueryError::MissingParameter {
            query: query.name.clone(),
            name: missing.name.clone(),
            meaning: missing.meaning.clone(),
        }),
        None => Ok(()),
    }
}

/// Puts what is given right behind the first `WHERE {`, where the query begins to be matched, and what restricts its
/// rows before the last `}`. Nothing is put on a line of its own, so that faults keep their lines.
fn bind(sparql: &str, given: &str, restricting: &str) -> String {
    let mut bound = sparql.to_owned();
    if let Some(end) = last_brace(sparql) {
        bound.insert_str(end, restricting);
    }
    if let Some(begin) = first_group(sparql) {
        bound.insert_str(begin, given);
    }
    bound
}

/// The byte behind the first `WHERE {` outside of comments.
fn first_group(sparql: &str) -> Option<usize> {
    let mut begin = 0;
    for line in sparql.split_inclusive('\n') {
        let found = (!line.starts_with('#')).then(|| line.find("WHERE {")).flatten();
        if let Some(at) = found {
            return Some(begin + at + "WHERE {".len());
        }
        begin += line.len();
    }
    None
}

/// The byte of the last `}`.
fn last_brace(sparql: &str) -> Option<usize> {
    sparql.rfind('}')
}

#[cfg(test)]
mod tests {
    use super::bind;

    #[test]
    fn parameters_stand_at_both_ends_of_the_group() {
        let query = "# WHERE { no\nSELECT ?a WHERE {\n  { ?a ?b ?c }\n}\nORDER BY ?a";
        assert_eq!(
            bind(query, " VALUES", " FILTER"),
            "# WHERE { no\nSELECT ?a WHERE { VALUES\n  { ?a ?b ?c }\n FILTER}\nORDER BY ?a"
        );
    }
}
