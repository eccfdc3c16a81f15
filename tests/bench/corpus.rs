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

/// Articles of about `bytes` bytes together, each a sample with other states, people and surnames.
pub fn articles(random: &mut Random, bytes: usize) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let (files, _) = read::inputs(&[folder]);
    let options = ReadOptions::default();
    let samples: Vec<Document> =
        files.iter().filter_map(|file| read::read_path(file, &options).ok()).collect();
    let gazetteer = Gazetteer::load(&[]).expect("good files");
    let labels = |kind: EntityKind| -> Vec<&str> {
        let of_kind = gazetteer.entries().filter(|entry| entry.entity.kind == kind);
        of_kind.map(|entry| entry.entity.label.as_str()).collect()
    };
    let (states, people) = (labels(EntityKind::State), labels(EntityKind::Person));
    let mut articles = Vec::new();
    let mut written = 0;
    while written < bytes {
        let sample = &samples[articles.len() % samples.len()];
        let mut text = String::new();
        for block in &sample.blocks {
            text.push_str(block.span.of(&sample.text));
            text.push_str("\n\n");
        }
        for state in STATES {
            text = text.replace(state, random.one(&states));
        }
        for person in PEOPLE {
            text = text.replace(person, random.one(&people));
        }
        text = text.replace("Aune", &random.surname());
        written += text.len();
        articles.push(Document::from_text(&format!("article {}", articles.len()), &text));
    }
    articles
}
