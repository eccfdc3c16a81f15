//! [`GraphMlWriter`]: networks as GraphML, which Gephi, Cytoscape, yEd and networkx read.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::network::{Edge, NetworkWriter, Node};

/// The attributes: what they belong to, their name, their type. The name is the key too, with the first letter of what
/// it belongs to before it.
const KEYS: [(&str, &str, &str); 8] = [
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "iso", "string"),
    ("node", "wikidata", "string"),
    ("node", "iri", "string"),
    ("edge", "relation", "string"),
    ("edge", "status", "string"),
    ("edge", "weight", "int"),
];

/// Writes GraphML. Several relations between two entities are several edges.
pub(super) struct GraphMlWriter<W: Write>(Writer<W>);

impl<W: Write> GraphMlWriter<W> {
    /// Begins the document with its attributes.
    pub fn new(writer: W) -> io::Result<Self> {
        let mut xml = Writer::new_with_indent(writer, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut graphml = Self(xml);
        graphml.open("graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"")?;
        for (of, name, kind) in KEYS {
            let element = graphml.0.create_element("key").with_attributes([
                ("id", key(of, name).as_str()),
                ("for", of),
                ("attr.name", name),
                ("attr.type", kind),
            ]);
            element.write_empty()?;
        }
        graphml.open("graph id=\"chancery\" edgedefault=\"directed\"")?;
        Ok(graphml)
    }

    fn open(&mut self, element: &'static str) -> io::Result<()> {
        self.0.write_event(Event::Start(quick_xml::events::BytesStart::from_content(
            element,
            element.find(' ').unwrap_or(element.len()),
        )))
    }

    fn close(&mut self, element: &'static str) -> io::Result<()> {
        self.0.write_event(Event::End(quick_xml::events::BytesEnd::new(element)))
    }
}

/// Writes the attributes of an element that have a value.
fn write_data<W: Write>(xml: &mut Writer<W>, of: &str, data: &[(&str, &str)]) -> io::Result<()> {
    for (name, value) in data.iter().filter(|(_, value)| !value.is_empty()) {
        // A reader makes a line end of a bare carriage return.
        let value = escape(*value).replace('\r', "&#13;");
        let element = xml.create_element("data").with_attribute(("key", key(of, name).as_str()));
        element.write_text_content(BytesText::from_escaped(value))?;
    }
    Ok(())
}

fn key(of: &str, name: &str) -> String {
    format!("{}-{name}", &of[..1])
}

impl<W: Write> NetworkWriter for GraphMlWriter<W> {
    fn node(&mut self, node: &Node) -> io::Result<()> {
        let data = [
            ("label", node.label.as_str()),
            ("kind", &node.kind),
            ("iso", node.iso.as_deref().unwrap_or_default()),
            ("wikidata", node.wikidata.as_deref().unwrap_or_default()),
            ("iri", &node.iri),
        ];
        let element = self.0.create_element("node").with_attribute(("id", node.id.as_str()));
        element.write_inner_content(|xml| write_data(xml, "node", &data))?;
        Ok(())
    }

    fn edge(&mut self, edge: &Edge) -> io::Result<()> {
        let weight = edge.weight.to_string();
        let data =
            [("relation", edge.relation.as_str()), ("status", &edge.status), ("weight", &weight)];
        let ends = [("source", edge.source.as_str()), ("target", edge.target.as_str())];
        let element = self.0.create_element("edge").with_attributes(ends);
        element.write_inner_content(|xml| write_data(xml, "edge", &data))?;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.close("graph")?;
        self.close("graphml")?;
        writeln!(self.0.get_mut())
    }
}
