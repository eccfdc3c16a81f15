//! [`Prefixes`]: the short names of IRIs.

use crate::rdf::{Base, vocab};

/// The prefixes of a store: the vocabularies and one for each kind of thing under its base (`state:albania`).
#[derive(Debug, Clone, Default)]
pub(super) struct Prefixes {
    /// Name and namespace, by name.
    by_name: Vec<(&'static str, String)>,
    /// The same, the longest namespace first, so that `state:` is tried before `id:`.
    by_length: Vec<(&'static str, String)>,
    base: Base,
}

impl Prefixes {
    /// The prefixes of a store with this base.
    pub fn of(base: &Base) -> Self {
        let vocabularies = vocab::PREFIXES.iter().map(|(name, iri)| (*name, (*iri).to_owned()));
        Self { base: base.clone(), ..Self::new(base.prefixes().into_iter().chain(vocabularies)) }
    }

    /// These prefixes, name and namespace; the base is the usual one.
    pub fn new(prefixes: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut by_name: Vec<_> = prefixes.into_iter().collect();
        by_name.sort_unstable();
        let mut by_length = by_name.clone();
        by_length.sort_by_key(|(name, iri)| (std::cmp::Reverse(iri.len()), *name));
        Self { by_name, by_length, base: Base::default() }
    }

    /// The base of the store's IRIs.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Name and namespace, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> + '_ {
        self.by_name.iter().map(|(name, iri)| (*name, iri.as_str()))
    }

    /// Declarations in SPARQL, a line each, of those prefixes that stand in the text.
    pub fn declare(&self, sparql: &str) -> String {
        let stands = |name: &str| {
            let mut places = sparql.match_indices(name).filter(|(at, _)| {
                let before = sparql[..*at].chars().next_back();
                before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':')))
            });
            places.any(|(at, _)| sparql[at + name.len()..].starts_with(':'))
        };
        let used = self.iter().filter(|(name, _)| stands(name));
        used.map(|(name, namespace)| format!("PREFIX {name}: <{namespace}>\n")).collect()
    }

    /// The short form of an IRI, if a prefix fits and what follows it needs no escape in Turtle or SPARQL.
    pub fn shorten(&self, iri: &str) -> Option<String> {
        self.by_length.iter().find_map(|(name, namespace)| {
            let local = iri.strip_prefix(namespace.as_str()).filter(|local| is_plain(local))?;
            Some(format!("{name}:{local}"))
        })
    }

    /// The IRI of a short form, if its prefix is known.
    pub fn expand(&self, short: &str) -> Option<String> {
        let (name, local) = short.split_once(':').filter(|(_, local)| is_plain(local))?;
        let (_, namespace) = self.by_name.iter().find(|(known, _)| *known == name)?;
        Some(format!("{namespace}{local}"))
    }
}

/// Letters, digits, hyphens and underscores, not beginning with a hyphen: a local name that every parser reads alike.
fn is_plain(local: &str) -> bool {
    !local.is_empty()
        && !local.starts_with('-')
        && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::Prefixes;
    use crate::rdf::Base;

    #[test]
    fn only_what_stands_in_a_query_is_declared() {
        let prefixes = Prefixes::of(&Base::default());
        let rows = [
            ("ASK { ?c c:expelled state:iran }", &["c", "state"][..]),
            ("ASK { ?schema ^rdfs:label 'x' } # abc: x", &["rdfs"]),
            ("ASK { ?a ?b ?c }", &[]),
        ];
        for (sparql, expected) in rows {
            let declared = prefixes.declare(sparql);
            let names: Vec<_> =
                declared.lines().filter_map(|line| line.split([' ', ':']).nth(1)).collect();
            assert_eq!(names, expected, "{sparql}");
        }
    }

    #[test]
    fn short_forms_go_both_ways() {
        let prefixes = Prefixes::of(&Base::default());
        let rows = [
            ("https://w3id.org/chancery/id/state/albania", Some("state:albania")),
            ("https://w3id.org/chancery#expelled", Some("c:expelled")),
            ("http://www.wikidata.org/entity/Q222", Some("wd:Q222")),
            ("https://w3id.org/chancery/id/odd/albania", None),
            ("https://w3id.org/chancery/id/state/a%20b", None),
            ("https://w3id.org/chancery/id/state/", None),
            ("https://w3id.org/chancery/id/article/0f#char=0,9", None),
            ("https://example.org/", None),
        ];
        for (iri, short) in rows {
            assert_eq!(prefixes.shorten(iri).as_deref(), short, "{iri}");
            if let Some(short) = short {
                assert_eq!(prefixes.expand(short).as_deref(), Some(iri));
            }
        }
        assert_eq!(prefixes.expand("nobody:x"), None);
    }
}
