//! News of any size: articles of sentences from the samples with other names, between quiet sentences of random words,
//! so that no two articles are copies of each other and about every fourth sentence says something.

use std::io::{self, Write};
use std::path::Path;

use chancery::gazetteer::Gazetteer;
use chancery::model::{BlockKind, Document, EntityKind};
use chancery::read::{self, ReadOptions};
use chancery::text;

use super::random::Random;

/// States of the samples that are exchanged for others.
const STATES: [&str; 8] =
    ["Norway", "Belarus", "Iceland", "Hungary", "Thailand", "Cambodia", "Estonia", "Angola"];
/// How many sentences of an article say something, and how many are quiet.
const TELLING: usize = 6;
const QUIET: usize = 18;

/// Writes articles of about `bytes` bytes together as JSON Lines, and gives their number.
pub fn write(random: &mut Random, bytes: usize, mut to: impl Write) -> io::Result<usize> {
    let sentences = sample_sentences();
    let gazetteer = Gazetteer::load(&[]).expect("good files");
    let of_states = gazetteer.entries().filter(|entry| entry.entity.kind == EntityKind::State);
    let states: Vec<&str> = of_states.map(|entry| entry.entity.label.as_str()).collect();
    let words: Vec<&str> = sentences
        .iter()
        .flat_map(|sentence| sentence.split_whitespace())
        .filter(|word| word.len() > 3 && word.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    let (mut written, mut articles) = (0, 0);
    while written < bytes {
        let mut body = String::new();
        for at in 0..TELLING + QUIET {
            let sentence = if at.is_multiple_of(4) {
                let mut sentence = sentences[random.below(sentences.len())].clone();
                for state in STATES {
                    if sentence.contains(state) {
                        sentence = sentence.replace(state, random.one(&states));
                    }
                }
                sentence
            } else {
                quiet(random, &words)
            };
            body.push_str(&sentence);
            body.push_str(if at % 3 == 2 { "\n" } else { " " });
        }
        let day = format!(
            "20{:02}-{:02}-{:02}",
            10 + random.below(15),
            1 + random.below(12),
            1 + random.below(28)
        );
        let line = serde_json::json!({
            "url": format!("https://news.example/{articles}"),
            "title": quiet(random, &words).trim_end_matches('.'),
            "date": day,
            "publisher": "The Ledger",
            "text": body,
        });
        let line = format!("{line}\n");
        to.write_all(line.as_bytes())?;
        written += line.len();
        articles += 1;
    }
    to.flush()?;
    Ok(articles)
}

/// The sentences of the sample articles' running text.
fn sample_sentences() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let (files, _) = read::inputs(&[folder]);
    let options = ReadOptions::default();
    let samples: Vec<Document> =
        files.iter().filter_map(|file| read::read_path(file, &options).ok()).collect();
    let mut sentences = Vec::new();
    for sample in &samples {
        for sentence in text::sentences(sample) {
            if sentence.block == BlockKind::Paragraph {
                let words = sentence.span.of(&sample.text).split_whitespace();
                sentences.push(words.collect::<Vec<_>>().join(" "));
            }
        }
    }
    sentences
}

/// A sentence of ten to twenty words that says nothing.
fn quiet(random: &mut Random, words: &[&str]) -> String {
    let begins_with_name = random.below(4) == 0;
    let mut sentence = if begins_with_name { random.surname() } else { "The".to_owned() };
    for _ in 0..10 + random.below(11) {
        sentence.push(' ');
        sentence.push_str(random.one(words));
    }
    sentence.push('.');
    sentence
}
