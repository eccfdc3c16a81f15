//! How fast text becomes claims on one core, stage by stage, and how much memory that needs: `make bench`.
//!
//! Two texts are read: the sample articles, in which every article claims something, and the same mixed with the articles
//! that claim nothing, so that a kilobyte has about as many claims as one of a newspaper's politics pages (three). Names are
//! exchanged by a seeded generator, so every run reads the same. Each figure is a median of several runs, in seconds of
//! one processor.

mod corpus;
mod peak;
mod random;
mod timing;

use std::process::Command;
use std::time::Duration;

use chancery::gazetteer::Gazetteer;
use chancery::model::Document;
use chancery::pipeline::Pipeline;
use chancery::rules::Rules;
use chancery::text;
use chancery::text::pos;

use corpus::Corpus;
use timing::{median, processed};

/// How many times each thing is measured.
const TURNS: usize = 5;
/// How much text is read in a turn, in bytes.
const TEXT: usize = 8 << 20;
/// The texts: their names and the folders of samples that they are made of.
const TEXTS: [(&str, &[&str]); 2] =
    [("samples", &["articles"]), ("mixed", &["articles", "no-claims"])];
/// How many articles are read one after another while memory is watched.
const ARTICLES: [usize; 2] = [1_000, 20_000];

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let (turns, bytes, fewer) = if quick { (1, 1 << 15, 100) } else { (TURNS, TEXT, 1) };
    let pipeline = pipeline();
    // Memory is measured in processes of their own, which this one starts.
    if let Some(count) = std::env::args().skip_while(|a| a != "--memory-of").nth(1) {
        read_through(&pipeline, count.parse().expect("a number"));
        return;
    }
    println!("Text to claims, one core, MB/s");
    println!(
        "{:>8}  {:>6}  {:>9}  {:>7}  {:>15}  {:>6}  {:>6}  {:>9}",
        "text", "MB", "sentences", "tagging", "parts of speech", "claims", "all", "claims/kB"
    );
    for (name, folders) in TEXTS {
        let articles: Vec<Document> = Corpus::new(7, folders).take_bytes(bytes).collect();
        speed(name, &pipeline, &articles, turns);
    }
    println!("\nMemory while articles are read one after another");
    println!("{:>8}  {:>7}", "articles", "peak MB");
    for count in ARTICLES {
        let count = count / fewer;
        println!("{count:>8}  {:>7.0}", peak_of(count));
    }
}

fn pipeline() -> Pipeline {
    let gazetteer = Gazetteer::load(&[]).expect("good files");
    Pipeline::new(gazetteer, Rules::load(&[]).expect("good rules"))
}

/// Prints the speed of each stage alone, of claims as what the whole takes beyond the stages before it, and of the
/// whole. Parts of speech are given to all sentences here, where the whole gives them to those that may claim
/// something.
fn speed(name: &str, pipeline: &Pipeline, articles: &[Document], turns: usize) {
    let tagger = pos::Tagger::shipped();
    let (mut sentence, mut tag, mut part, mut rest, mut whole) =
        (vec![], vec![], vec![], vec![], vec![]);
    let mut claims = 0;
    for _ in 0..turns {
        let (cut, cutting) = processed(|| articles.iter().map(text::sentences).collect::<Vec<_>>());
        let (_, parts) = processed(|| {
            let pairs = articles.iter().zip(&cut);
            let sentences = pairs.flat_map(|(a, cut)| cut.iter().map(|s| (a.text.as_str(), s)));
            sentences.map(|(text, sentence)| tagger.tag(text, sentence).len()).sum::<usize>()
        });
        let (copies, more) = (articles.to_vec(), articles.to_vec());
        let (_, tagging) =
            processed(|| copies.into_iter().map(|a| pipeline.tag(a).mentions.len()).sum::<usize>());
        let (count, all) =
            processed(|| more.into_iter().map(|a| pipeline.analyse(a).claims.len()).sum::<usize>());
        claims = count;
        sentence.push(cutting);
        part.push(parts);
        tag.push(tagging.saturating_sub(cutting));
        rest.push(all.saturating_sub(tagging));
        whole.push(all);
    }
    let bytes = articles.iter().map(|article| article.text.len()).sum::<usize>() as f64;
    let rate = |times: Vec<Duration>| bytes / 1e6 / median(times).as_secs_f64();
    println!(
        "{name:>8}  {:>6.1}  {:>9.1}  {:>7.1}  {:>15.1}  {:>6.1}  {:>6.1}  {:>9.1}",
        bytes / 1e6,
        rate(sentence),
        rate(tag),
        rate(part),
        rate(rest),
        rate(whole),
        claims as f64 / (bytes / 1e3)
    );
}

/// The peak of a process of its own that reads so many articles, in megabytes.
fn peak_of(count: usize) -> f64 {
    let program = std::env::current_exe().expect("it has a path");
    let output = Command::new(program).arg("--memory-of").arg(count.to_string()).output();
    let output = output.expect("it runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(f64::NAN)
}

/// Reads articles one after another, keeping none, and prints the peak in megabytes.
fn read_through(pipeline: &Pipeline, count: usize) {
    let claims: usize = Corpus::new(7, TEXTS[1].1)
        .take(count)
        .map(|article| pipeline.analyse(article).claims.len())
        .sum();
    std::hint::black_box(claims);
    println!("{}", peak::resident());
}
