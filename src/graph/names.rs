//! From what a user types to the nodes that it means.

use std::collections::BTreeSet;

use oxigraph::model::{GraphNameRef, LiteralRef, NamedNode, NamedNodeRef, Term};

use super::support::subject;
use super::{QueryError, Store, StoreError};
use crate::gazetteer::nearest;
use crate::rdf::vocab::{WIKIDATA, c, rdf, schema, skos};

/// How many names like the unknown one an error gives.
const SUGGESTED: usize = 3;

impl Store {
    /// The nodes that a name means: an IRI, its short form (`state:albania`), an id (`state/albania`), a Wikidata item
    /// (`Q222`), an ISO code (`AL`), an article's address or headline, or a label, whatever its case. Several if several
    /// have the name.
    ///
    /// A label in another case than the store's costs a read of all labels.
    ///
    /// # Errors
    /// If nothing in the store has the name; the error suggests names like it.
    pub fn resolve(&self, name: &str) -> Result<Vec<NamedNode>, QueryError> {
        let name = name.trim();
        let named = self.by_iri(name)?;
        let found = if named.is_empty() { self.by_name(name)? } else { named };
        let found = if found.is_empty() { self.by_label_in_any_case(name)? } else { found };
        if found.is_empty() {
            return Err(QueryError::UnknownName {
                name: name.to_owned(),
                similar: self.similar(name)?,
            });
        }
        Ok(found.into_iter().collect())
    }

    fn by_iri(&self, name: &str) -> Result<BTreeSet<NamedNode>, StoreError> {
        let bare = name.strip_prefix('<').and_then(|n| n.strip_suffix('>')).unwrap_or(name);
        let iris = [
            Some(bare.to_owned()),
            self.prefixes.expand(bare),
            Some(format!("{}{bare}", self.base().as_str())),
        ];
        let mut found = BTreeSet::new();
        for iri in iris.into_iter().flatten() {
            let Ok(node) = NamedNode::new(iri) else { continue };
            found.extend(self.subjects(skos::EXACT_MATCH, node.as_ref().into())?);
            if self.is_described(node.as_ref())? {
                found.insert(node);
            }
        }
        Ok(found)
    }

    /// Whether the store says anything of the node.
    pub(super) fn is_described(&self, node: NamedNodeRef<'_>) -> Result<bool, StoreError> {
        let mut quads = self.graph.quads_for_pattern(Some(node.into()), None, None, None);
        quads.next().transpose().map(|quad| quad.is_some()).map_err(|error| self.failed(error))
    }

    fn by_name(&self, name: &str) -> Result<BTreeSet<NamedNode>, StoreError> {
        let literal = LiteralRef::new_simple_literal(name);
        let mut found = BTreeSet::new();
        for property in [rdf::LABEL, c::ISO, schema::URL, schema::HEADLINE] {
            found.extend(self.subjects(property, literal.into())?);
        }
        if let Ok(item) = NamedNode::new(format!("{WIKIDATA}{name}")) {
            found.extend(self.subjects(skos::EXACT_MATCH, item.as_ref().into())?);
        }
        Ok(found)
    }

    fn by_label_in_any_case(&self, name: &str) -> Result<BTreeSet<NamedNode>, StoreError> {
        let name = name.to_lowercase();
        let labels = self.labels()?;
        Ok(labels
            .into_iter()
            .filter(|(label, _)| label.to_lowercase() == name)
            .map(|l| l.1)
            .collect())
    }

    /// The labels of the default graph with what they name.
    fn labels(&self) -> Result<BTreeSet<(String, NamedNode)>, StoreError> {
        let default = Some(GraphNameRef::DefaultGraph);
        let quads = self.graph.quads_for_pattern(None, Some(rdf::LABEL), None, default);
        let mut labels = BTreeSet::new();
        for quad in quads {
            let quad = quad.map_err(|error| self.failed(error))?;
            if let (Some(node), Term::Literal(label)) = (subject(&quad), &quad.object) {
                labels.insert((label.value().to_owned(), node.clone()));
            }
        }
        Ok(labels)
    }

    /// Labels like the name: the one that it may be a slip for, and the shortest that hold it.
    fn similar(&self, name: &str) -> Result<Vec<String>, StoreError> {
        let labels: BTreeSet<String> = self.labels()?.into_iter().map(|label| label.0).collect();
        let wanted = name.to_lowercase();
        let holds = |label: &&String| !wanted.is_empty() && label.to_lowercase().contains(&wanted);
        let mut longer: Vec<&String> = labels.iter().filter(holds).collect();
        longer.sort_by_key(|label| label.chars().count());
        let slip = nearest(name, labels.iter().map(String::as_str)).map(str::to_owned);
        let mut similar: Vec<String> =
            slip.into_iter().chain(longer.into_iter().cloned()).collect();
        similar.dedup();
        similar.truncate(SUGGESTED);
        Ok(similar)
    }
}
