//! Asking a named query with its parameters.

use oxigraph::model::{Literal, Term};

use super::queries::{NamedQuery, Parameter, ParameterKind};
use super::value::{self, Lexicon};
use super::{Answer, QueryError, QueryOptions, Store};

impl Store {
    /// Asks a named query; `values` are pairs of a parameter's name and its value, `("a", "Albania")`.
    ///
    /// # Errors
    /// As [`Self::bind`] and [`Self::query`].
    pub fn ask(
        &self,
        query: &NamedQuery,
        values: &[(&str, &str)],
        lexicon: Lexicon<'_>,
        options: &QueryOptions,
    ) -> Result<Answer<'_>, QueryError> {
        self.query(&self.bind(query, values, lexicon)?, options)
    }

    /// The SPARQL of a named query with the values of its parameters put in.
    ///
    /// A value of kind entity is any name that the store or the lexicon knows: a label, alias, acronym, demonym, id,
    /// Wikidata item, ISO code or IRI.
    ///
    /// # Errors
    /// If a parameter is missing or unknown, a name means nothing or several things, or a date is none.
    pub fn bind(
        &self,
        query: &NamedQuery,
        values: &[(&str, &str)],
        lexicon: Lexicon<'_>,
    ) -> Result<String, QueryError> {
        check(query, values)?;
        let (mut given, mut restricting) = (String::new(), String::new());
        for (name, value) in values {
            let Some(parameter) = query.parameters.iter().find(|p| p.name == *name) else {
                continue;
            };
            match &parameter.kind {
                ParameterKind::NotBefore(variable) => {
                    let first = value::date(name, value)?;
                    restricting.push_str(&format!(" FILTER(STR(?{variable}) >= \"{first}\")"));
                }
                ParameterKind::NotAfter(variable) => {
                    // As texts, all days of a month and all months of a year come before its name with a "~".
                    let last = value::date(name, value)?;
                    restricting.push_str(&format!(" FILTER(STR(?{variable}) <= \"{last}~\")"));
                }
                kind => {
                    let terms = self.terms(kind, value, lexicon)?;
                    let terms: Vec<String> = terms.iter().map(ToString::to_string).collect();
                    if parameter.optional {
                        restricting
                            .push_str(&format!(" FILTER(?{name} IN ({}))", terms.join(", ")));
                    } else {
                        given.push_str(&format!(" VALUES ?{name} {{ {} }}", terms.join(" ")));
                    }
                }
            }
        }
        Ok(insert(&query.sparql, &given, &restricting))
    }

    fn terms(
        &self,
        kind: &ParameterKind,
        value: &str,
        lexicon: Lexicon<'_>,
    ) -> Result<Vec<Term>, QueryError> {
        Ok(match kind {
            ParameterKind::Entity => vec![self.entity(value, lexicon.gazetteer)?.into()],
            ParameterKind::Article => self.articles_of(value)?,
            ParameterKind::Relation => vec![self.relation(value, lexicon.rules)?],
            _ => vec![Literal::from(value).into()],
        })
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
fn insert(sparql: &str, given: &str, restricting: &str) -> String {
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
    use super::insert;

    #[test]
    fn parameters_stand_at_both_ends_of_the_group() {
        let query = "# WHERE { no\nSELECT ?a WHERE {\n  { ?a ?b ?c }\n}\nORDER BY ?a";
        assert_eq!(
            insert(query, " VALUES", " FILTER"),
            "# WHERE { no\nSELECT ?a WHERE { VALUES\n  { ?a ?b ?c }\n FILTER}\nORDER BY ?a"
        );
    }
}
