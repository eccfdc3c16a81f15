//! [`Example`]: a sentence to train the tagger on.

use chancery::text::pos::{Tag, lemma};

use crate::conllu::{Node, Tree};

/// A sentence for training: forms and tags.
#[derive(Debug, Clone, Default)]
pub struct Example {
    pub forms: Vec<String>,
    pub lemmas: Vec<String>,
    pub tags: Vec<Tag>,
    /// For each token, whether its subject is more than one.
    pub plural: Vec<bool>,
}

impl Example {
    /// The tokens of a tree.
    pub fn of(tree: &Tree) -> Self {
        let mut example = Self::default();
        for (index, node) in tree.nodes.iter().enumerate() {
            example.forms.push(node.form.clone());
            example.lemmas.push(node.lemma.clone());
            example.tags.push(node.tag);
            example.plural.push(has_plural_subject(&tree.nodes, index));
        }
        example
    }

    /// One of the project's own sentences: tokens with their tags after a slash, a blank between them.
    fn own(line: &str) -> Self {
        let mut example = Self::default();
        for (form, tag) in line.split(' ').filter_map(|token| token.rsplit_once('/')) {
            let tag = Tag::from_name(tag).unwrap_or(Tag::Fw);
            example.forms.push(form.to_owned());
            example.lemmas.push(lemma(form, tag).into_owned());
            example.tags.push(tag);
            // Their verbs stand in the present already where a headline would have it so.
            example.plural.push(false);
        }
        example
    }
}

/// The project's own sentences (`news.txt`).
pub fn own_news() -> Vec<Example> {
    include_str!("news.txt").lines().map(Example::own).collect()
}

/// Trees to train on, and trees to measure with: every third document whose name has `news` in it,
/// from the one numbered `first` on.
pub fn hold_out_news(trees: Vec<Tree>, first: usize) -> (Vec<Tree>, Vec<Tree>) {
    let mut news: Vec<&str> =
        trees.iter().map(|t| t.document.as_str()).filter(|d| d.contains("news")).collect();
    news.dedup();
    let kept: Vec<String> = news.iter().skip(first).step_by(3).map(|&d| d.to_owned()).collect();
    trees.into_iter().partition(|tree| !kept.contains(&tree.document))
}

/// Whether the verb's subject is more than one.
pub fn has_plural_subject(nodes: &[Node], verb: usize) -> bool {
    let hangs_from = |head: usize, label: &'static str| {
        nodes.iter().enumerate().filter(move |(_, n)| n.head == Some(head) && n.label == label)
    };
    hangs_from(verb, "nsubj").any(|(subject, node)| {
        matches!(node.tag, Tag::Nns | Tag::Nnps)
            || matches!(node.form.as_str(), "they" | "They" | "we" | "We" | "I" | "you" | "You")
            || hangs_from(subject, "conj").next().is_some()
    })
}
