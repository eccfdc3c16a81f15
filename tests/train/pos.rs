//! Trains the part-of-speech tagger.
//!
//! ```text
//! cargo run --release --example train-pos -- [--hold-out] [-o src/text/pos/tagger.bin] gum-*.conllu
//! ```
//!
//! With `--hold-out` every third document whose name has `news` in it is kept away from training and measured; no
//! file is written unless asked for. The same files give the same bytes.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Result, bail};
use chancery::text::pos::{Context, FEATURES, History, Model, Tag, Tagger, VerbForms, Word};

mod conllu;
mod headline;
mod perceptron;

use headline::{Copy, Example};
use perceptron::{Perceptron, frequent, shuffled};

/// A feature must occur so often in two rounds, where each sentence stands four times.
const LEAST: u32 = 8;
const EPOCHS: usize = 10;
/// A weight of the file is this many units of the averaged perceptron.
const UNIT: f64 = 0.35;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (mut hold_out, mut output, mut paths) = (false, None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = true,
            "-o" => output = arguments.next(),
            _ => paths.push(argument),
        }
    }
    if paths.is_empty() {
        bail!("give the treebank's files");
    }
    let (train, held_out) = split(conllu::read(&paths)?, hold_out);
    println!("{} sentences to train on, {} held out", train.len(), held_out.len());
    let bytes = learn(&train);
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

fn example(tree: conllu::Tree) -> Example {
    let mut example = Example { forms: vec![], lemmas: vec![], tags: vec![] };
    for node in tree.nodes {
        example.forms.push(node.form);
        example.lemmas.push(node.lemma);
        example.tags.push(node.tag);
    }
    example
}

fn words(example: &Example) -> Vec<Word> {
    let verbs = VerbForms::shipped();
    example.forms.iter().map(|form| Word::with_verb(form, verbs)).collect()
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

fn learn(train: &[Example]) -> Vec<u8> {
    let certain = certain_words(train);
    let seen = round(train, 0).into_iter().chain(round(train, 2));
    let keys = frequent(seen.map(|example| gold_features(&example)), LEAST);
    let mut perceptron = Perceptron::new(Tag::ALL.len(), keys.into_iter());
    for epoch in 0..EPOCHS {
        let (mut wrong, mut count) = (0, 0);
        for example in round(train, epoch) {
            wrong += learn_sentence(&mut perceptron, &certain, &example);
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
    println!("{} certain words, {} features", certain.len(), features.len());
    Model::write(&certain.into_iter().collect::<Vec<_>>(), &features)
}

/// Words of closed classes that always had one tag.
fn certain_words(train: &[Example]) -> BTreeMap<u32, Tag> {
    let mut counts: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
    for example in train {
        for (word, &tag) in words(example).iter().zip(&example.tags) {
            *counts.entry(word.form as u32).or_default().entry(tag).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(form, tags)| match tags.into_iter().collect::<Vec<_>>()[..] {
            [(tag, count)] if count >= 12 && is_closed(tag) => Some((form, tag)),
            _ => None,
        })
        .collect()
}

fn is_closed(tag: Tag) -> bool {
    let open = tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag.is_adverb();
    !open && !matches!(tag, Tag::Fw | Tag::Uh | Tag::Sym | Tag::Cd | Tag::Ls)
}

fn gold_features(example: &Example) -> Vec<u32> {
    let words = words(example);
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
fn learn_sentence(
    perceptron: &mut Perceptron,
    certain: &BTreeMap<u32, Tag>,
    example: &Example,
) -> usize {
    let words = words(example);
    let context = Context::new(&words);
    let mut scores = vec![0.0; Tag::ALL.len()];
    let mut history = History::START;
    let mut wrong = 0;
    for (index, word) in words.iter().enumerate() {
        let right = example.tags[index] as usize;
        let chosen = if let Some(&tag) = certain.get(&(word.form as u32)) {
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
    let seen: Vec<Vec<Word>> = examples.iter().map(words).collect();
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
