//! [`Updates`]: a graph as SPARQL updates of a bounded length.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Lines, Read};

use oxigraph::model::NamedNode;

/// How many bytes of triples an update has at most, unless a single triple is longer.
const LONGEST: usize = 1 << 20;

/// The updates that replace a graph: the first drops it, all of them insert. Run in their order, once or more often
/// each, they leave the same graph.
pub(super) struct Updates<'g, R = File> {
    graph: Option<&'g NamedNode>,
    lines: Lines<BufReader<R>>,
    /// A line that didn't fit into the last update.
    next: Option<String>,
    begun: bool,
    longest: usize,
}

impl<'g, R: Read> Updates<'g, R> {
    /// The updates for a graph (the default graph if none is named) that `triples` holds as N-Triples.
    pub fn new(graph: Option<&'g NamedNode>, triples: R) -> Self {
        Self::of_length(graph, triples, LONGEST)
    }

    fn of_length(graph: Option<&'g NamedNode>, triples: R, longest: usize) -> Self {
        let lines = BufReader::new(triples).lines();
        Self { graph, lines, next: None, begun: false, longest }
    }

    /// N-Triples are triples of SPARQL too.
    fn insert(&self, triples: &str) -> String {
        match self.graph {
            Some(graph) => format!("INSERT DATA {{ GRAPH {graph} {{\n{triples}}} }}"),
            None => format!("INSERT DATA {{\n{triples}}}"),
        }
    }

    fn drop_graph(&self) -> String {
        match self.graph {
            Some(graph) => format!("DROP SILENT GRAPH {graph}"),
            None => "DROP SILENT DEFAULT".to_owned(),
        }
    }
}

impl<R: Read> Iterator for Updates<'_, R> {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut triples = String::new();
        while let Some(line) = self.next.take().map(Ok).or_else(|| self.lines.next()) {
            let line = match line {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            if !triples.is_empty() && triples.len() + line.len() > self.longest {
                self.next = Some(line);
                break;
            }
            triples.push_str(&line);
            triples.push('\n');
        }
        let insert = (!triples.is_empty()).then(|| self.insert(&triples));
        if self.begun {
            return insert.map(Ok);
        }
        self.begun = true;
        let drop_graph = self.drop_graph();
        Some(Ok(match insert {
            Some(insert) => format!("{drop_graph} ;\n{insert}"),
            None => drop_graph,
        }))
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::NamedNode;

    use super::Updates;

    fn updates(graph: Option<&str>, triples: &str, longest: usize) -> Vec<String> {
        let graph = graph.map(NamedNode::new_unchecked);
        let updates = Updates::of_length(graph.as_ref(), triples.as_bytes(), longest);
        updates.map(|update| update.expect("memory")).collect()
    }

    #[test]
    fn the_first_drops_and_all_insert() {
        let triples = "<x:1> <x:p> \"a\" .\n<x:2> <x:p> \"b\" .\n<x:3> <x:p> \"c\" .\n";
        let all = format!("DROP SILENT DEFAULT ;\nINSERT DATA {{\n{triples}}}");
        assert_eq!(updates(None, triples, 1000), [all]);
        assert_eq!(
            updates(Some("x:g"), triples, 40),
            [
                "DROP SILENT GRAPH <x:g> ;\nINSERT DATA { GRAPH <x:g> {\n<x:1> <x:p> \"a\" .\n<x:2> <x:p> \"b\" .\n} }",
                "INSERT DATA { GRAPH <x:g> {\n<x:3> <x:p> \"c\" .\n} }",
            ]
        );
        // A triple longer than an update has one of its own.
        assert_eq!(updates(None, triples, 1).len(), 3);
        assert_eq!(updates(Some("x:g"), "", 40), ["DROP SILENT GRAPH <x:g>"]);
    }
}
