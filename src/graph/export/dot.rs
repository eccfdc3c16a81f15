//! [`DotWriter`]: networks as DOT, which Graphviz draws.

use std::io::{self, Write};

use super::network::{Edge, NetworkWriter, Node};

/// Writes DOT. Several relations between two entities are several edges; the label of an edge is its relation.
pub(super) struct DotWriter<W: Write>(W);

impl<W: Write> DotWriter<W> {
    /// Begins the graph.
    pub fn new(mut writer: W) -> io::Result<Self> {
        writeln!(writer, "digraph chancery {{")?;
        Ok(Self(writer))
    }
}

impl<W: Write> NetworkWriter for DotWriter<W> {
    fn node(&mut self, node: &Node) -> io::Result<()> {
        let attributes = [
            ("label", Some(node.label.as_str())),
            ("kind", Some(node.kind.as_str()).filter(|kind| !kind.is_empty())),
            ("iso", node.iso.as_deref()),
            ("wikidata", node.wikidata.as_deref()),
            ("URL", Some(node.iri.as_str())),
        ];
        let attributes = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let attributes: Vec<String> =
            attributes.map(|(name, value)| format!("{name}={}", quoted(value))).collect();
        writeln!(self.0, "  {} [{}];", quoted(&node.id), attributes.join(", "))
    }

    fn edge(&mut self, edge: &Edge) -> io::Result<()> {
        let [source, target, relation, status] =
            [&edge.source, &edge.target, &edge.relation, &edge.status].map(|text| quoted(text));
        let weight = edge.weight;
        writeln!(
            self.0,
            "  {source} -> {target} [label={relation}, status={status}, weight={weight}];"
        )
    }

    fn finish(&mut self) -> io::Result<()> {
        writeln!(self.0, "}}")
    }
}

/// A text as a quoted string of DOT: labels read `\n` and HTML's entities within, so what looks like one is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            // DOT's own "\r" would put the line to the right.
            '\r' => {}
            '&' => quoted.push_str("&amp;"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_in_a_text_ends_it_or_means_more() {
        let rows = [
            ("Norway", r#""Norway""#),
            (r#"the "Times""#, r#""the \"Times\"""#),
            ("a\\", r#""a\\""#),
            ("\\N", r#""\\N""#),
            ("two\nlines", r#""two\nlines""#),
            ("<b>&amp;</b>", r#""<b>&amp;amp;</b>""#),
            ("", r#""""#),
        ];
        for (text, expected) in rows {
            assert_eq!(quoted(text), expected, "{text}");
        }
    }
}
