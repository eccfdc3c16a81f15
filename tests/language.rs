//! The pages of worked sentences in `tests/language`, and the articles that claim nothing; `tests/README.md` has the
//! format.

use std::path::{Path, PathBuf};

use chancery::gazetteer::Gazetteer;
use chancery::model::{Claim, Date, Document};
use chancery::pipeline::Pipeline;
use chancery::read::{ReadOptions, read_path};
use chancery::rules::Rules;

use super::claims::{Expected, differences, marked};

/// The day on which every worked sentence was published: a Wednesday.
const PUBLISHED: Date = Date::day(2024, 5, 15);

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn pipeline() -> Pipeline {
    let gazetteer = Gazetteer::load(&[]).expect("the shipped gazetteer has no faults");
    Pipeline::new(gazetteer, Rules::load(&[]).expect("the shipped rules have no faults"))
}

/// A worked sentence: its text and the rows of what it claims.
struct Worked<'p> {
    text: &'p str,
    rows: Vec<Expected>,
}

/// The worked sentences of a page; headings and blank lines are passed over.
fn worked(page: &str) -> Vec<Worked<'_>> {
    let mut all: Vec<Worked<'_>> = Vec::new();
    for (number, line) in (1..).zip(page.lines()) {
        if let Some(text) = line.strip_prefix("> ") {
            all.push(Worked { text, rows: Vec::new() });
        } else if !line.is_empty() && !line.starts_with('#') {
            let sentence = all.last_mut().expect("a sentence before its rows");
            sentence.rows.push(Expected::parse(number, line));
        }
    }
    all
}

fn claims(pipeline: &Pipeline, text: &str) -> Vec<Claim> {
    let mut document = Document::from_text("sentence", text);
    document.published = Some(PUBLISHED);
    pipeline.analyse(document).claims
}

/// The page with its rows marked as they are read now.
fn marked_page(pipeline: &Pipeline, page: &str) -> String {
    let mut sentences = worked(page).into_iter();
    let mut text = String::new();
    for line in page.lines() {
        if line.starts_with('#') || line.is_empty() || line.starts_with("> ") {
            text += &format!("{line}\n");
        }
        if line.starts_with("> ") {
            let sentence = sentences.next().expect("as many sentences as before");
            text += &marked(&sentence.rows, &claims(pipeline, sentence.text));
        }
    }
    text
}

#[test]
fn worked_sentences_claim_what_they_say() {
    let pipeline = pipeline();
    let mut report = String::new();
    for path in files("language") {
        let page = std::fs::read_to_string(&path).expect("a page can be read");
        if std::env::var_os("CHANCERY_MARK").is_some() {
            std::fs::write(&path, marked_page(&pipeline, &page)).expect("it can be written");
            continue;
        }
        for sentence in worked(&page) {
            let found = claims(&pipeline, sentence.text);
            for difference in differences(&sentence.rows, &found, sentence.text) {
                report += &format!("{}: {}\n    {difference}\n", path.display(), sentence.text);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}\nIf that is right, run again with CHANCERY_MARK=1.");
}

#[test]
fn articles_of_other_things_claim_nothing() {
    let pipeline = pipeline();
    let files = files("no-claims");
    assert!(files.len() >= 10, "{} articles", files.len());
    for path in files {
        let document = read_path(&path, &ReadOptions::default()).expect("a sample can be read");
        assert!(document.text.contains("none of this happened"), "{}", path.display());
        let analysis = pipeline.analyse(document);
        let text = analysis.document.text.as_str();
        let said: Vec<&str> = analysis.claims.iter().map(|c| c.sentence.of(text)).collect();
        assert!(said.is_empty(), "{}: {said:?}", path.display());
    }
}
