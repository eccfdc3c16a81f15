//! [`GraphFormat`]: the formats in which a graph is written.

use std::path::Path;

use super::ExportError;

/// A format in which a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// Turtle: sorted, with prefixes, grouped by subject; everything as ordinary triples, without named graphs.
    Turtle,
    /// N-Triples: sorted lines, without named graphs.
    NTriples,
    /// N-Quads: sorted lines, with named graphs.
    NQuads,
    /// TriG: Turtle with named graphs.
    TriG,
    /// JSON-LD 1.1 with its context, with named graphs.
    JsonLd,
    /// RDF/XML, without named graphs.
    RdfXml,
}

impl GraphFormat {
    /// All formats with the names by which they are asked for.
    pub const ALL: [(&'static str, Self); 6] = [
        ("ttl", Self::Turtle),
        ("nt", Self::NTriples),
        ("nq", Self::NQuads),
        ("trig", Self::TriG),
        ("jsonld", Self::JsonLd),
        ("rdfxml", Self::RdfXml),
    ];

    /// The format of this name: `ttl`, `nt`, `nq`, `trig`, `jsonld`, `rdfxml` or `rdf`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = if name == "rdf" { "rdfxml" } else { name };
        Self::ALL.iter().find_map(|(known, format)| (*known == name).then_some(*format))
    }
}

/// A format of an export: of the graph as it is, or of a view on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// The graph.
    Graph(GraphFormat),
    /// The network of entities as GraphML, for Gephi, Cytoscape and networkx.
    GraphMl,
    /// The network of entities as DOT, for Graphviz.
    Dot,
    /// The events as CSV, in the columns that event data have.
    Events,
}

impl From<GraphFormat> for ExportFormat {
    fn from(format: GraphFormat) -> Self {
        Self::Graph(format)
    }
}

impl ExportFormat {
    const VIEWS: [(&'static str, Self); 3] =
        [("graphml", Self::GraphMl), ("dot", Self::Dot), ("csv", Self::Events)];

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Graph(GraphFormat::Turtle) => "text/turtle",
            Self::Graph(GraphFormat::NTriples) => "application/n-triples",
            Self::Graph(GraphFormat::NQuads) => "application/n-quads",
            Self::Graph(GraphFormat::TriG) => "application/trig",
            Self::Graph(GraphFormat::JsonLd) => "application/ld+json",
            Self::Graph(GraphFormat::RdfXml) => "application/rdf+xml",
            Self::GraphMl => "application/graphml+xml",
            Self::Dot => "text/vnd.graphviz",
            Self::Events => "text/csv",
        }
    }

    /// What an export counts.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Graph(GraphFormat::NQuads | GraphFormat::TriG | GraphFormat::JsonLd) => "quads",
            Self::Graph(_) => "triples",
            Self::GraphMl | Self::Dot => "edges",
            Self::Events => "events",
        }
    }

    /// All formats with the names by which they are asked for.
    pub fn all() -> Vec<(&'static str, Self)> {
        let graphs = GraphFormat::ALL.into_iter().map(|(name, format)| (name, format.into()));
        graphs.chain(Self::VIEWS).collect()
    }

    /// The format of this name: one of [`GraphFormat::from_name`], `graphml`, `dot`, `gv` or `csv`.
    pub fn from_name(name: &str) -> Option<Self> {
        let view = if name == "gv" { "dot" } else { name };
        let view =
            Self::VIEWS.iter().find_map(|(known, format)| (*known == view).then_some(*format));
        view.or_else(|| GraphFormat::from_name(name).map(Self::Graph))
    }

    /// The format that a file's ending tells, and whether the file is to be compressed (`.gz`).
    ///
    /// # Errors
    /// If the ending tells none.
    pub fn of_path(path: &Path) -> Result<(Self, bool), ExportError> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let (stem, compressed) = match name.strip_suffix(".gz") {
            Some(stem) => (stem, true),
            None => (name, false),
        };
        let format = stem.rsplit_once('.').and_then(|(_, ending)| Self::from_name(ending));
        let format = format.ok_or_else(|| ExportError::UnknownFormat(name.to_owned()))?;
        Ok((format, compressed))
    }
}

#[cfg(test)]
mod tests {
    use super::{ExportFormat, GraphFormat};
    use std::path::Path;

    #[test]
    fn the_ending_tells_the_format() {
        let rows = [
            ("a.ttl", Some((GraphFormat::Turtle.into(), false))),
            ("dir.x/a.b.nq.gz", Some((GraphFormat::NQuads.into(), true))),
            ("a.rdf", Some((GraphFormat::RdfXml.into(), false))),
            ("a.graphml", Some((ExportFormat::GraphMl, false))),
            ("a.gv", Some((ExportFormat::Dot, false))),
            ("a.csv.gz", Some((ExportFormat::Events, true))),
            ("a.txt", None),
            ("ttl", None),
            ("a.gz", None),
            ("", None),
        ];
        for (path, expected) in rows {
            assert_eq!(ExportFormat::of_path(Path::new(path)).ok(), expected, "{path}");
        }
    }
}
