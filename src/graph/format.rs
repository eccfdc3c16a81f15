//! [`GraphFormat`]: the formats in which a graph is written.

use std::path::Path;

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

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
    /// JSON-LD, with named graphs.
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

    /// Oxigraph's name of it.
    pub(super) fn of_oxigraph(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::NTriples => RdfFormat::NTriples,
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GraphFormat;
    use std::path::Path;

    #[test]
    fn the_ending_tells_the_format() {
        let rows = [
            ("a.ttl", Some((GraphFormat::Turtle, false))),
            ("dir.x/a.b.nq.gz", Some((GraphFormat::NQuads, true))),
            ("a.rdf", Some((GraphFormat::RdfXml, false))),
            ("a.txt", None),
            ("ttl", None),
            ("a.gz", None),
            ("", None),
        ];
        for (path, expected) in rows {
            assert_eq!(GraphFormat::of_path(Path::new(path)).ok(), expected, "{path}");
        }
    }
}
