//! The media types of answers.

use crate::graph::{AnswerFormat, GraphFormat};

/// The formats of rows, each with its media types, the one that is sent first; the order is that of preference.
const ROWS: [(AnswerFormat, &[&str]); 4] = [
    (AnswerFormat::Json, &["application/sparql-results+json", "application/json"]),
    (AnswerFormat::Xml, &["application/sparql-results+xml", "application/xml", "text/xml"]),
    (AnswerFormat::Csv, &["text/csv"]),
    (AnswerFormat::Tsv, &["text/tab-separated-values"]),
];

/// The same of graphs.
const GRAPHS: [(GraphFormat, &[&str]); 6] = [
    (GraphFormat::Turtle, &["text/turtle", "application/x-turtle", "application/turtle"]),
    (GraphFormat::NTriples, &["application/n-triples", "text/plain"]),
    (GraphFormat::NQuads, &["application/n-quads"]),
    (GraphFormat::TriG, &["application/trig"]),
    (GraphFormat::JsonLd, &["application/ld+json", "application/json"]),
    (GraphFormat::RdfXml, &["application/rdf+xml", "application/xml", "text/xml"]),
];

/// A web page.
pub(super) const HTML: &str = "text/html";

/// A format that has media types.
pub(super) trait Media: Copy + PartialEq + 'static {
    /// All of them.
    fn all() -> &'static [(Self, &'static [&'static str])];

    /// The name by which the address asks for it (`as=csv`).
    fn of_name(name: &str) -> Option<Self>;

    /// The media types, with their formats, in the order of preference.
    fn offers() -> Vec<(&'static str, Self)> {
        let types = |(format, types): &(Self, &'static [&'static str])| {
            let format = *format;
            types.iter().map(move |name| (*name, format)).collect::<Vec<_>>()
        };
        Self::all().iter().flat_map(types).collect()
    }
}

impl Media for AnswerFormat {
    fn all() -> &'static [(Self, &'static [&'static str])] {
        &ROWS
    }

    fn of_name(name: &str) -> Option<Self> {
        let known =
            [("json", Self::Json), ("xml", Self::Xml), ("csv", Self::Csv), ("tsv", Self::Tsv)];
        known.iter().find_map(|(known, format)| (*known == name).then_some(*format))
    }
}

impl Media for GraphFormat {
    fn all() -> &'static [(Self, &'static [&'static str])] {
        &GRAPHS
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::from_name(name)
    }
}

/// A format with the media type under which it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typed<F> {
    pub format: F,
    pub media: &'static str,
}

/// The format that a client likes best: what the address asks for, else what `accept` says; none if it likes none.
pub(super) fn choose<F: Media>(asked: Option<&str>, accept: Option<&str>) -> Option<Typed<F>> {
    if let Some(name) = asked {
        let format = F::of_name(name)?;
        let mut offers = F::offers().into_iter();
        let offer = offers.find(|(_, other)| *other == format);
        return offer.map(|(media, format)| Typed { format, media });
    }
    let offers = F::offers();
    let names: Vec<&str> = offers.iter().map(|(name, _)| *name).collect();
    let (media, format) = offers[super::accept::best(accept, &names)?];
    Some(Typed { format, media })
}

#[cfg(test)]
mod tests {
    use super::{Typed, choose};
    use crate::graph::{AnswerFormat, GraphFormat};

    #[test]
    fn the_address_counts_more_than_the_header() {
        let rows = [
            (None, None, Some("application/sparql-results+json")),
            (Some("csv"), Some("application/json"), Some("text/csv")),
            (None, Some("application/json"), Some("application/json")),
            (None, Some("text/xml, text/csv;q=0.5"), Some("text/xml")),
            (Some("pdf"), None, None),
            (None, Some("image/png"), None),
        ];
        for (asked, accept, expected) in rows {
            let chosen: Option<Typed<AnswerFormat>> = choose(asked, accept);
            assert_eq!(chosen.map(|chosen| chosen.media), expected, "{asked:?} {accept:?}");
        }
        let graph: Option<Typed<GraphFormat>> = choose(None, Some("text/html, */*;q=0.1"));
        assert_eq!(graph.map(|chosen| chosen.media), Some("text/turtle"));
    }
}
