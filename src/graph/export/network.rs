//! The network of entities: who did what to whom, as a graph that drawing programs read.

use std::io;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use super::super::{ExportError, Store, StoreError};
use super::ExportOptions;
use super::chosen::Chosen;
use super::sorter::{Sorted, Sorter};
use crate::rdf::vocab::{NAMESPACE, WIKIDATA, c, rdf, skos};

/// Parts the fields of a record; no IRI holds it.
const BETWEEN: char = '\u{1F}';
/// The status of what is a plain edge.
const ASSERTED: &str = "asserted";
/// The status of what somebody else says.
const HEARSAY: &str = "hearsay";

/// An entity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// The entity's IRI.
    pub iri: String,
    /// A name for it that XML and DOT take as an identifier: `state:norway`.
    pub id: String,
    pub label: String,
    /// `State`, `Person` …; empty if unknown.
    pub kind: String,
    /// The two letters of ISO 3166-1, of a state.
    pub iso: Option<String>,
    /// The item of Wikidata: `Q20`.
    pub wikidata: Option<String>,
}

/// A relation from one entity to another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// The [`Node::id`] of its two ends.
    pub source: String,
    pub target: String,
    /// The relation's name: `expelled`.
    pub relation: String,
    /// `asserted`; with all claims also `planned`, `hypothetical`, `negated` and `hearsay`.
    pub status: String,
    /// In how many stories: near-copies count once.
    pub weight: usize,
}

/// A format for networks. Nodes come first.
pub(super) trait NetworkWriter {
    fn node(&mut self, node: &Node) -> io::Result<()>;
    fn edge(&mut self, edge: &Edge) -> io::Result<()>;
    fn finish(&mut self) -> io::Result<()>;
}

impl Store {
    /// Writes the network of a part: nodes by their IRIs, edges by subject, relation, object and status. Gives the
    /// number of edges.
    pub(super) fn write_network(
        &self,
        options: &ExportOptions,
        writer: &mut dyn NetworkWriter,
    ) -> Result<usize, ExportError> {
        let (mut nodes, mut edges) = (Sorter::new(), Sorter::new());
        self.visit(&options.part, |chosen| {
            for (record, ends) in self.records(&chosen, options.all_claims)? {
                for end in ends {
                    nodes.add(end.as_str().as_bytes())?;
                }
                edges.add(record.as_bytes())?;
            }
            Ok::<_, ExportError>(())
        })?;
        let mut nodes = nodes.finish()?;
        while let Some(iri) = nodes.next()? {
            let iri = NamedNode::new_unchecked(String::from_utf8_lossy(iri));
            writer.node(&self.network_node(iri.as_ref())?)?;
        }
        let written = self.write_edges(edges.finish()?, writer)?;
        writer.finish()?;
        Ok(written)
    }

    /// Writes an edge for all records that differ in nothing but the story.
    fn write_edges(
        &self,
        mut records: Sorted,
        writer: &mut dyn NetworkWriter,
    ) -> Result<usize, ExportError> {
        let mut written = 0;
        let mut edge: Option<(String, Edge)> = None;
        loop {
            let record = records.next()?.map(|record| String::from_utf8_lossy(record).into_owned());
            let key = record.as_deref().and_then(|record| record.rsplit_once(BETWEEN));
            let key = key.map(|(key, _story)| key);
            match (&mut edge, key) {
                (Some((last, edge)), Some(key)) if last == key => edge.weight += 1,
                (last, key) => {
                    if let Some((_, edge)) = last.take() {
                        writer.edge(&edge)?;
                        written += 1;
                    }
                    let Some(key) = key else { return Ok(written) };
                    *last = self.edge(key).map(|edge| (key.to_owned(), edge));
                }
            }
        }
    }

    /// A record for each statement that the chosen claims make, with its two ends: subject, relation, object, status
    /// and story, so that they sort by edges.
    fn records(
        &self,
        chosen: &Chosen,
        all_claims: bool,
    ) -> Result<Vec<(String, [NamedNode; 2])>, StoreError> {
        let graph = &chosen.graph;
        let story = self.story(&graph.article)?;
        let mut records = Vec::new();
        for claim in &chosen.claims {
            let Some(statement) = graph.statement(claim) else { continue };
            let status = graph.nodes(claim, c::HAS_STATUS).next();
            let status = status.map(|status| local(status.as_ref())).unwrap_or_default();
            let is_plain = self.is_plain(graph, claim, &statement)?;
            if !is_plain && !all_claims {
                continue;
            }
            let status = if status == ASSERTED && !is_plain { HEARSAY } else { status };
            let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(object)) =
                (statement.subject, statement.object)
            else {
                continue;
            };
            let relation = statement.predicate.as_str();
            let fields = [subject.as_str(), relation, object.as_str(), status, story.as_str()];
            records.push((fields.join(&BETWEEN.to_string()), [subject, object]));
        }
        Ok(records)
    }

    fn network_node(&self, node: NamedNodeRef<'_>) -> Result<Node, StoreError> {
        let types = self.objects(node, rdf::TYPE)?;
        let kinds = [c::PERSON, c::STATE, c::ORGANISATION, c::PLACE, c::GROUP];
        let kind = kinds.into_iter().find(|kind| types.contains(&Term::from(*kind)));
        let item = self.node(node, skos::EXACT_MATCH)?;
        Ok(Node {
            iri: node.as_str().to_owned(),
            id: self.network_id(node.as_str()),
            label: self.label(node)?,
            kind: kind.map(local).unwrap_or_default().to_owned(),
            iso: self.value(node, c::ISO)?,
            wikidata: item.and_then(|item| item.as_str().strip_prefix(WIKIDATA).map(str::to_owned)),
        })
    }

    /// A name that is an XML name token too. IRIs of the store hold no dot after the base, so none becomes another's.
    fn network_id(&self, iri: &str) -> String {
        let local = iri.strip_prefix(self.base().as_str()).unwrap_or(iri);
        local.replace('/', ":").replace('%', ".")
    }

    /// The edge of a record without its story, in one story.
    fn edge(&self, key: &str) -> Option<Edge> {
        let mut fields = key.split(BETWEEN);
        let (subject, relation) = (fields.next()?, fields.next()?);
        let (object, status) = (fields.next()?, fields.next()?);
        Some(Edge {
            source: self.network_id(subject),
            target: self.network_id(object),
            relation: relation.strip_prefix(NAMESPACE).unwrap_or(relation).to_owned(),
            status: status.to_owned(),
            weight: 1,
        })
    }
}

/// The local name of a term of the vocabulary.
fn local<'t>(term: NamedNodeRef<'t>) -> &'t str {
    let iri = term.as_str();
    iri.strip_prefix(NAMESPACE).unwrap_or(iri)
}
