//! Trains the part-of-speech tagger.
//!
//! ```text
//! cargo run --release --example train-pos -- [--hold-out] [-o src/text/pos/tagger.bin] gum-*.conllu
//! ```
//!
//! With `--hold-out` every third document whose name has `news` in it is kept away from training and measured; no
//! file is written unless asked for. The names of the gazetteers (`--gazetteers`, else the folder `gazetteers`) are
//! known words. The same files give the same bytes.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use chancery::text::pos::{Context, FEATURES, History, Lexicon, Model, Tag, Tagger, Word, lemma};

mod conllu;
mod headline;
mod perceptron;
mod words;

use headline::{Copy, Example};
use perceptron::{Perceptron, frequent, shuffled};

/// A feature must occur so often in two rounds, where each sentence stands four times.
/// How often the project's own sentences stand among the treebank's, which are many more.
const NEWS_COPIES: usize = 3;
const LEAST: u32 = 12;
const EPOCHS: usize = 10;
/// A weight of the file is this many units of the averaged perceptron.
const UNIT: f64 = 0.35;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut gazetteers = "gazetteers".to_owned();
    let (mut hold_out, mut output, mut paths) = (false, None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = true,
            "--gazetteers" => gazetteers = arguments.next().unwrap_or_default(),
            "-o" => output = arguments.next(),
            _ => paths.push(argument),
        }
    }
    if paths.is_empty() {
        bail!("give the treebank's files");
    }
    let (mut train, held_out) = split(conllu::read(&paths)?, hold_out);
    train.extend(news().into_iter().cycle().take(NEWS_COPIES * news().len()));
    println!("{} sentences to train on, {} held out", train.len(), held_out.len());
    let bytes = learn(&train, Path::new(&gazetteers))?;
    println!("model of {} bytes", bytes.len());
    if let Some(path) = output {
        std::fs::write(path, &bytes)?;
    }
    let tagger = Tagger::new(Model::read(&bytes)?);
    measure("as written", &tagger, &held_out);
    for copy in Copy::ALL {
        let copies: Vec<Example> = held_out.iter().map(|example| copy.of(example)).collect();
        measure(&format!("{copy:?}"), &tagger, &copies);
    }
    Ok(())
}

fn split(trees: Vec<conllu::Tree>, hold_out: bool) -> (Vec<Example>, Vec<Example>) {
    let mut news: Vec<&str> =
        trees.iter().map(|t| t.document.as_str()).filter(|d| d.contains("news")).collect();
    news.dedup();
    let kept: Vec<String> = news.iter().skip(1).step_by(3).map(|&d| d.to_owned()).collect();
    let (held_out, train): (Vec<_>, Vec<_>) =
        trees.into_iter().partition(|tree| hold_out && kept.contains(&tree.document));
    let examples = |trees: Vec<conllu::Tree>| trees.into_iter().map(example).collect();
    (examples(train), examples(held_out))
}

/// The project's own sentences (`news.txt`, one a line, each token with its tag after a slash).
fn news() -> Vec<Example> {
    include_str!("news.txt").lines().map(own_example).collect()
}

fn own_example(line: &str) -> Example {
    let mut example = Example::default();
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

fn example(tree: conllu::Tree) -> Example {
    let mut example = Example::default();
    for (index, node) in tree.nodes.iter().enumerate() {
        example.forms.push(node.form.clone());
        example.lemmas.push(node.lemma.clone());
        example.tags.push(node.tag);
        example.plural.push(has_plural_subject(&tree.nodes, index));
    }
    example
}

fn has_plural_subject(nodes: &[conllu::Node], verb: usize) -> bool {
    let hangs_from = |head: usize, label: &'static str| {
        nodes.iter().enumerate().filter(move |(_, n)| n.head == Some(head) && n.label == label)
    };
    hangs_from(verb, "nsubj").any(|(subject, node)| {
        matches!(node.tag, Tag::Nns | Tag::Nnps)
            || matches!(node.form.as_str(), "they" | "They" | "we" | "We" | "I" | "you" | "You")
            || hangs_from(subject, "conj").next().is_some()
    })
}

fn words(example: &Example, lexicon: &Lexicon) -> Vec<Word> {
    example.forms.iter().map(|form| Word::known(form, lexicon)).collect()
}

/// The sentences of one round: each as it is, and in one other writing.
fn round(train: &[Example], epoch: usize) -> Vec<Example> {
    shuffled(train.len(), epoch as u64 + 1)
        .into_iter()
        .flat_map(|index| {
            let copy = Copy::ALL[(index + epoch) % Copy::ALL.len()];
            [train[index].clone(), copy.of(&train[index])]
        })
        .collect()
}

fn learn(train: &[Example], gazetteers: &Path) -> Result<Vec<u8>> {
    let entries = words::entries(train, gazetteers)?;
    let lexicon = Lexicon::new(&entries);
    let seen = round(train, 0).into_iter().chain(round(train, 2));
    let keys = frequent(seen.map(|example| gold_features(&example, &lexicon)), LEAST);
    let mut perceptron = Perceptron::new(Tag::ALL.len(), keys.into_iter());
    for epoch in 0..EPOCHS {
        let (mut wrong, mut count) = (0, 0);
        for example in round(train, epoch) {
            wrong += learn_sentence(&mut perceptron, &lexicon, &example);
            count += example.tags.len();
        }
        println!("round {epoch}: {:.2} % right", 100.0 * (1.0 - wrong as f64 / count as f64));
    }
    let features: Vec<(u32, Vec<(Tag, i8)>)> = perceptron
        .average(UNIT)
        .into_iter()
        .map(|(key, weights)| {
            let named = weights.into_iter().filter_map(|(t, w)| Some((Tag::from_index(t)?, w)));
            (key, named.collect())
        })
        .collect();
    println!("{} known words, {} features", entries.len(), features.len());
    Ok(Model::write(&entries, &features))
}

fn gold_features(example: &Example, lexicon: &Lexicon) -> Vec<u32> {
    let words = words(example, lexicon);
    let context = Context::new(&words);
    let mut history = History::START;
    let mut keys = Vec::with_capacity(words.len() * FEATURES);
    for (index, &tag) in example.tags.iter().enumerate() {
        keys.extend(context.features(index, history));
        history = history.then(&words[index], tag);
    }
    keys
}

/// How many tags were wrong.
fn learn_sentence(perceptron: &mut Perceptron, lexicon: &Lexicon, example: &Example) -> usize {
    let words = words(example, lexicon);
    let context = Context::new(&words);
    let mut scores = vec![0.0; Tag::ALL.len()];
    let mut history = History::START;
    let mut wrong = 0;
    for (index, word) in words.iter().enumerate() {
        let right = example.tags[index] as usize;
        let chosen = if let Some(tag) = word.known.certain {
            tag as usize
        } else {
            let keys: [u32; FEATURES] = context.features(index, history);
            perceptron.score(&keys, &mut scores);
            let chosen = best(&scores);
            perceptron.tick();
            if chosen != right {
                perceptron.learn(&keys, right, chosen);
            }
            chosen
        };
        wrong += usize::from(chosen != right);
        history = history.then(word, Tag::ALL[chosen]);
    }
    wrong
}

fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, i| if scores[i] > scores[best] { i } else { best })
}

fn measure(name: &str, tagger: &Tagger, examples: &[Example]) {
    if examples.is_empty() {
        return;
    }
    let seen: Vec<Vec<Word>> =
        examples.iter().map(|e| e.forms.iter().map(|form| tagger.word(form)).collect()).collect();
    let start = Instant::now();
    let answers: Vec<Vec<Tag>> = seen.iter().map(|words| tagger.tag_words(words)).collect();
    let seconds = start.elapsed().as_secs_f64();
    let mut pairs: BTreeMap<(Tag, Tag), usize> = BTreeMap::new();
    for (right, given) in examples.iter().flat_map(|e| &e.tags).zip(answers.iter().flatten()) {
        *pairs.entry((*right, *given)).or_default() += 1;
    }
    let sum = |wanted: &dyn Fn(Tag, Tag) -> bool| -> f64 {
        pairs.iter().filter(|((a, b), _)| wanted(*a, *b)).map(|(_, n)| *n as f64).sum()
    };
    let all = sum(&|_, _| true);
    println!(
        "\n{name}: {:.2} % of {all} tokens right, {:.2} million tokens a second",
        100.0 * sum(&|a, b| a == b) / all,
        all / seconds / 1e6
    );
    for tag in [
        Tag::Vbd,
        Tag::Vbn,
        Tag::Vbz,
        Tag::Vb,
        Tag::Vbp,
        Tag::Vbg,
        Tag::Nn,
        Tag::Nns,
        Tag::Nnp,
        Tag::Jj,
    ] {
        let right = sum(&|a, b| a == tag && b == tag);
        println!(
            "  {tag:4} precision {:.3} recall {:.3}",
            right / sum(&|_, b| b == tag),
            right / sum(&|a, _| a == tag)
        );
    }
    let mut errors: Vec<_> = pairs.iter().filter(|((a, b), _)| a != b).collect();
    errors.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    for ((right, given), n) in errors.iter().take(8) {
        println!("  {n:3} {right} taken for {given}");
    }
}
