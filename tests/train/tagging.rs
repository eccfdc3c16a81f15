//! Learns the tagger's model.

use std::path::Path;

use anyhow::Result;
use chancery::text::pos::{Context, FEATURES, History, Lexicon, Model, Tag, Word};

use crate::example::Example;
use crate::headline::Copy;
use crate::perceptron::{Perceptron, best, frequent, shuffled};
use crate::words;

const EPOCHS: usize = 10;
/// A feature must occur so often in two rounds, where each sentence stands four times.
const LEAST: u32 = 12;
/// A weight of the file is this many units of the averaged perceptron.
const UNIT: f64 = 0.35;

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

/// The bytes of a model file learnt from these sentences.
pub fn learn(train: &[Example], gazetteers: &Path) -> Result<Vec<u8>> {
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
        eprintln!("round {epoch}: {:.2} % right", 100.0 * (1.0 - wrong as f64 / count as f64));
    }
    let features = perceptron.average(UNIT);
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
