//! Reads treebank files (CoNLL-U) as chancery would cut them into tokens.

use std::path::Path;

use anyhow::{Context, Result};
use chancery::text::pos::Tag;

/// One token of the treebank.
#[derive(Debug, Clone)]
pub struct Node {
    pub form: String,
    pub lemma: String,
    pub tag: Tag,
    /// The head's index in the sentence; none for the root.
    pub head: Option<usize>,
    pub label: String,
}

/// One sentence and the name of the document that it is from.
#[derive(Debug, Clone)]
pub struct Tree {
    pub document: String,
    pub nodes: Vec<Node>,
}

/// All sentences of the files, in order.
pub fn read(paths: &[impl AsRef<Path>]) -> Result<Vec<Tree>> {
    let mut trees = Vec::new();
    for path in paths {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut document = String::new();
        for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
            if let Some(name) = block.lines().find_map(|l| l.strip_prefix("# newdoc id = ")) {
                document = name.to_owned();
            }
            let nodes = join_hyphens(read_nodes(block).with_context(|| format!("in {document}"))?);
            trees.push(Tree { document: document.clone(), nodes });
        }
    }
    Ok(trees)
}

fn read_nodes(block: &str) -> Result<Vec<Node>> {
    let rows = block.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells.len() == 10 && cells[0].bytes().all(|b| b.is_ascii_digit()))
        .map(|cells| {
            let head: usize = cells[6].parse().context("head")?;
            Ok(Node {
                form: cells[1].to_owned(),
                lemma: cells[2].to_owned(),
                // GW, a part of a word torn apart, is the one name that Penn doesn't know.
                tag: Tag::from_name(cells[4]).unwrap_or(Tag::Fw),
                head: head.checked_sub(1),
                label: cells[7].to_owned(),
            })
        })
        .collect()
}

/// GUM writes `pro`, `-`, `Trump`; chancery's tokens are whole: `pro-Trump`.
fn join_hyphens(nodes: Vec<Node>) -> Vec<Node> {
    let mut group = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let joins = index > 0
            && (node.tag == Tag::Hyphen || nodes[index - 1].tag == Tag::Hyphen)
            && group.last().is_some();
        let last = group.last().copied().unwrap_or(0);
        group.push(if index == 0 { 0 } else { last + usize::from(!joins) });
    }
    let count = group.last().map_or(0, |last| last + 1);
    (0..count)
        .map(|wanted| {
            let parts: Vec<usize> = (0..nodes.len()).filter(|&i| group[i] == wanted).collect();
            joined(&nodes, &parts, &group)
        })
        .collect()
}

/// One token of these parts; its head is that of the part which hangs from outside.
fn joined(nodes: &[Node], parts: &[usize], group: &[usize]) -> Node {
    let own = group[parts[0]];
    let outer = parts
        .iter()
        .copied()
        .find(|&part| nodes[part].head.is_none_or(|head| group[head] != own))
        .unwrap_or(parts[0]);
    let last = &nodes[parts[parts.len() - 1]];
    let Node { head, label, .. } = &nodes[outer];
    let all = |text: fn(&Node) -> &str| parts.iter().map(|&p| text(&nodes[p])).collect::<String>();
    let before_its_head = head.is_some_and(|head| head > parts[parts.len() - 1]);
    let describes = before_its_head && matches!(label.as_str(), "amod" | "compound" | "nummod");
    let tag = match last.tag {
        tag if parts.len() == 1 => tag,
        Tag::Nnp | Tag::Nnps | Tag::Cd => last.tag,
        _ if describes => Tag::Jj,
        Tag::Hyphen => nodes[outer].tag,
        tag => tag,
    };
    Node {
        form: all(|node| &node.form),
        lemma: all(|node| &node.lemma),
        tag,
        head: head.map(|head| group[head]),
        label: label.clone(),
    }
}
