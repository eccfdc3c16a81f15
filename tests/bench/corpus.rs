//! News to read: the sample articles again and again, with other names each time.

use std::path::Path;

use chancery::gazetteer::Gazetteer;
use chancery::model::{Document, EntityKind};
use chancery::read::{self, ReadOptions};

use super::random::Random;

/// Names of the samples that are exchanged for others of their kind.
const STATES: [&str; 8] =
    ["Norway", "Belarus", "Iceland", "Hungary", "Thailand", "Cambodia", "Estonia", "Angola"];
const PEOPLE: [&str; 1] = ["Sigrid Aune"];

/// News without end: each article is a sample with other states, people and surnames.
pub struct Corpus {
    random: Random,
    samples: Vec<Document>,
    states: Vec<String>,
    people: Vec<String>,
    count: usize,
}

impl Corpus {
    /// The samples of these folders of `tests`, in turn.
    pub fn new(seed: u64, folders: &[&str]) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let folders: Vec<_> = folders.iter().map(|folder| tests.join(folder)).collect();
        let (files, _) = read::inputs(&folders);
        let options = ReadOptions::default();
        let samples = files.iter().filter_map(|file| read::read_path(file, &options).ok());
        let gazetteer = Gazetteer::load(&[]).expect("good files");
        let labels = |kind: EntityKind| -> Vec<String> {
            let of_kind = gazetteer.entries().filter(|entry| entry.entity.kind == kind);
            of_kind.map(|entry| entry.entity.label.clone()).collect()
        };
        Self {
            random: Random::new(seed),
            samples: samples.collect(),
            states: labels(EntityKind::State),
            people: labels(EntityKind::Person),
            count: 0,
        }
    }

    /// Articles of about `bytes` bytes together.
    pub fn take_bytes(self, bytes: usize) -> impl Iterator<Item = Document> {
        self.scan(0, move |written, article| {
            let goes_on = *written < bytes;
            *written += article.text.len();
            goes_on.then_some(article)
        })
    }
}

impl Iterator for Corpus {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        let sample = &self.samples[self.count % self.samples.len()];
        let mut text = String::new();
        for block in &sample.blocks {
            text.push_str(block.span.of(&sample.text));
            text.push_str("\n\n");
        }
        for state in STATES {
            text = text.replace(state, self.random.one(&self.states));
        }
        for person in PEOPLE {
            text = text.replace(person, self.random.one(&self.people));
        }
        text = text.replace("Aune", &self.random.surname());
        self.count += 1;
        Some(Document::from_text(&format!("article {}", self.count), &text))
    }
}
