//! How fast articles become a graph, stage by stage and as a whole, in how much memory: `make bench-build`.
//!
//! The stages are measured on one core, each over what the one before it gave; the program itself as a process of its own
//! with all cores. The news is made by a seeded generator: `--size 1` is 1 MB, `--size 1000` is 1 GB.

mod news;
mod random;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use chancery::gazetteer::Gazetteer;
use chancery::graph::Store;
use chancery::model::{Analysis, Document};
use chancery::pipeline::Pipeline;
use chancery::rdf::{self, ArticleQuads, Base};
use chancery::read::{ReadOptions, Records};
use chancery::rules::Rules;
use random::Random;

/// The stages are measured on so much news, in megabytes.
const STAGES: usize = 4;
/// The program is measured on so much news, in megabytes, unless told otherwise.
const SIZE: usize = 20;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let told = std::env::args().skip_while(|argument| argument != "--size").nth(1);
    let size = told.and_then(|size| size.parse().ok()).unwrap_or(SIZE);
    let folder = tempfile::tempdir().expect("a temporary folder");
    if quick {
        stages(folder.path(), 100_000);
        program(folder.path(), 100_000);
        return;
    }
    stages(folder.path(), STAGES * 1_000_000);
    program(folder.path(), size * 1_000_000);
}

/// Prints the rate of each stage on one core.
fn stages(folder: &Path, bytes: usize) {
    let path = folder.join("stages.jsonl");
    let articles = news(&path, bytes);
    let megabytes = path.metadata().expect("it was written").len() as f64 / 1e6;
    println!("Stages on one core, {megabytes:.1} MB of JSON Lines, {articles} articles");
    println!("{:>22}  {:>8}  {:>11}  {:>11}", "", "MB/s", "articles/s", "quads/s");
    let (gazetteer, rules) = (Gazetteer::load(&[]), Rules::load(&[]));
    let pipeline = Pipeline::new(gazetteer.expect("good files"), rules.expect("good files"));
    let (base, options) = (Base::default(), ReadOptions::default());
    let row = |stage: &str, taken: Duration, quads: usize| {
        let seconds = taken.as_secs_f64();
        let quads =
            if quads > 0 { format!("{:.0}", quads as f64 / seconds) } else { String::new() };
        println!(
            "{stage:>22}  {:>8.1}  {:>11.0}  {quads:>11}",
            megabytes / seconds,
            articles as f64 / seconds
        );
    };
    let (documents, taken) = timed(|| {
        let records = Records::open(&path, None, &Default::default());
        let read = |record| -> Option<Document> {
            Result::ok(record)
                .and_then(|r: chancery::read::Record| r.read(&options).ok())
                .map(|r| r.document)
        };
        records.filter_map(read).collect::<Vec<_>>()
    });
    assert_eq!(documents.len(), articles, "articles were passed over");
    row("read", taken, 0);
    let (tagged, taken) =
        timed(|| documents.iter().cloned().map(|d| pipeline.tag(d)).collect::<Vec<_>>());
    drop(tagged);
    row("tag", taken, 0);
    let (analyses, taken): (Vec<Analysis>, _) =
        timed(|| documents.into_iter().map(|d| pipeline.analyse(d)).collect());
    row("tag and extract", taken, 0);
    let (contributions, taken): (Vec<ArticleQuads>, _) =
        timed(|| analyses.iter().map(|analysis| rdf::quads(analysis, &base)).collect());
    let quads = contributions.iter().map(|q| q.own.len() + q.shared.len()).sum();
    row("quads", taken, quads);
    let mut store = Store::open(&folder.join("stages.db"), None).expect("a new store");
    // About as many as `build` writes at a time.
    let batches: Vec<_> = contributions.chunks(1_024).map(<[_]>::to_vec).collect();
    let (_, taken) = timed(|| {
        for batch in batches {
            store.replace_articles(batch).expect("the store can be written");
        }
        store.flush().expect("the store can be written");
    });
    row("store", taken, quads);
}

/// Prints the rate and peak memory of the program as a whole: as a filter and as a build, a second time over what is there.
fn program(folder: &Path, bytes: usize) {
    let path = folder.join("news.jsonl");
    let articles = news(&path, bytes);
    let megabytes = path.metadata().expect("it was written").len() as f64 / 1e6;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "\nThe program on {cores} cores, {megabytes:.1} MB of JSON Lines, {articles} articles"
    );
    println!("{:>22}  {:>8}  {:>11}  {:>8}", "", "MB/s", "articles/s", "peak MB");
    let store = folder.join("news.db");
    let (news, store) = (path.to_string_lossy(), store.to_string_lossy());
    for (what, arguments) in [
        ("extract to N-Quads", vec!["extract", "--format", "nquads", &*news]),
        ("build", vec!["build", "--store", &*store, &*news]),
        ("build again", vec!["build", "--store", &*store, &*news]),
    ] {
        let (taken, peak) = run(&arguments);
        let seconds = taken.as_secs_f64();
        println!(
            "{what:>22}  {:>8.1}  {:>11.0}  {peak:>8.0}",
            megabytes / seconds,
            articles as f64 / seconds
        );
    }
}

/// Runs the program; how long it took, and the most memory that it had, in megabytes.
fn run(arguments: &[&str]) -> (Duration, f64) {
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(arguments)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0;
    while child.try_wait().expect("it can be asked").is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = kilobytes.map_or(peak, |kilobytes| kilobytes / 1e3);
        sleep(Duration::from_millis(10));
    }
    assert!(child.wait().expect("it ended").success(), "{arguments:?} failed");
    (begin.elapsed(), peak)
}

/// Writes so many bytes of news, the same at every run, and gives the number of articles.
fn news(path: &Path, bytes: usize) -> usize {
    let file = BufWriter::new(File::create(path).expect("the folder can be written"));
    let written = news::write(&mut Random::new(11), bytes, file);
    let _ = std::io::stdout().flush();
    written.expect("the disk has room")
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let value = work();
    (std::hint::black_box(value), begin.elapsed())
}
