//! Other people's tools on the same text and quads, beside chancery in one run: `make bench-peers`.
//!
//! `--tools DIR` is a Python environment with the packages of `peers-requirements.txt`; a peer that isn't in it is said to be
//! skipped. All taggers are given the same names. They do not the same work: chancery also chooses between names by case
//! and context, composes bodies and groups, meets people by their titles and resolves what points back; spaCy's pipeline
//! parses sentences and finds names of its own. Rates of tagging are per second of one processor, those of loading by
//! the clock.

mod corpus;
mod news;
mod peak;
mod random;
mod timing;

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chancery::gazetteer::Gazetteer;
use chancery::model::Document;
use chancery::tag::Tagger;
use chancery::text;
use corpus::Corpus;
use random::Random;
use timing::{median, processed};

/// The taggers of `peers.py`, each with how much text it reads, in bytes: some seconds' worth.
const TAGGERS: [(&str, usize); 5] = [
    ("FlashText", 4 << 20),
    ("pyahocorasick", 4 << 20),
    ("spaCy PhraseMatcher", 2 << 20),
    ("spaCy EntityRuler", 2 << 20),
    ("spaCy en_core_web_sm", 1 << 18),
];
/// How many times chancery reads it.
const TURNS: usize = 3;
/// How much text is read at most, in bytes.
const TEXT: usize = 4 << 20;
/// Of how much news the quads are loaded, in bytes.
const NEWS: usize = 20_000_000;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let (text, news) = if quick { (1 << 14, 100_000) } else { (TEXT, NEWS) };
    let told = std::env::args().skip_while(|argument| argument != "--tools").nth(1);
    let tools = told.map_or_else(PathBuf::new, PathBuf::from);
    let folder = tempfile::tempdir().expect("a temporary folder");
    tagging(folder.path(), &tools, text);
    loading(folder.path(), &tools, news);
}

/// Prints how fast each tagger reads the same articles with the same names.
fn tagging(folder: &Path, tools: &Path, bytes: usize) {
    let articles: Vec<Document> =
        Corpus::new(7, &["articles", "no-claims"]).take_bytes(bytes).collect();
    let gazetteer = Arc::new(Gazetteer::load(&[]).expect("good files"));
    let names: Vec<&str> = gazetteer.names().iter().map(|name| name.text.as_str()).collect();
    let (names_file, articles_file) = (folder.join("names.txt"), folder.join("articles.jsonl"));
    fs::write(&names_file, names.join("\n")).expect("the folder can be written");
    let lines: Vec<String> =
        articles.iter().map(|article| serde_json::json!(article.text).to_string()).collect();
    fs::write(&articles_file, lines.join("\n")).expect("the folder can be written");
    println!("Tagging with {} names, one core", names.len());
    println!(
        "{:>22}  {:>6}  {:>8}  {:>8}  {:>8}  {:>8}",
        "", "MB", "start s", "MB/s", "found/kB", "peak MB"
    );
    let row = |tagger: &str, [bytes, start, seconds, found, peak]: [f64; 5]| {
        let (megabytes, rate) = (bytes / 1e6, bytes / 1e6 / seconds);
        let found = found / (bytes / 1e3);
        println!(
            "{tagger:>22}  {megabytes:>6.2}  {start:>8.2}  {rate:>8.2}  {found:>8.1}  {peak:>8.0}"
        );
    };
    let (tagger, started) =
        processed(|| Tagger::new(Arc::new(Gazetteer::load(&[]).expect("good files"))));
    let tag = || articles.iter().map(|a| tagger.tag(a, &text::sentences(a)).mentions.len()).sum();
    let turns: [(usize, Duration); TURNS] = std::array::from_fn(|_| processed(tag));
    let (found, taken) = (turns[0].0, median(turns.map(|(_, taken)| taken).to_vec()));
    let read: usize = articles.iter().map(|article| article.text.len()).sum();
    let (started, taken) = (started.as_secs_f64(), taken.as_secs_f64());
    row("chancery", [read as f64, started, taken, found as f64, peak::resident()]);
    for (tagger, limit) in TAGGERS {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/peers.py");
        let mut command = Command::new(tools.join("bin/python"));
        command.arg(script).arg(tagger).args([&names_file, &articles_file]);
        match told(command.arg(limit.min(bytes).to_string())) {
            Some(figures) => row(tagger, figures),
            None => println!("{tagger:>22}  skipped: it is not installed"),
        }
    }
}

/// The five figures that a peer prints; none if it can't be run.
fn told(command: &mut Command) -> Option<[f64; 5]> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|o| o.status.success())?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures: Vec<f64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    figures.try_into().ok()
}

/// Prints how long chancery builds a store from articles, and how long PyPI's `oxigraph` loads the quads of that store.
fn loading(folder: &Path, tools: &Path, bytes: usize) {
    let news = folder.join("news.jsonl");
    let file = File::create(&news).expect("the folder can be written");
    let count = news::write(&mut Random::new(11), bytes, BufWriter::new(file)).expect("written");
    let (store, quads) = (folder.join("news.db"), folder.join("news.nq"));
    let mut build = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let built = seconds(build.arg("build").arg("--store").args([&store, &news]));
    let mut export = Command::new(env!("CARGO_BIN_EXE_chancery"));
    seconds(export.arg("export").arg("--store").args([&store, &quads])).expect("it is exported");
    let exported = fs::read_to_string(&quads).expect("it was exported");
    let lines = exported.lines().count() as f64;
    println!("\n{count} articles, {:.1} MB, {lines} quads", bytes as f64 / 1e6);
    println!("{:>22}  {:>8}  {:>10}", "", "seconds", "quads/s");
    let row = |what: &str, seconds: Option<f64>| match seconds {
        Some(seconds) => println!("{what:>22}  {seconds:>8.2}  {:>10.0}", lines / seconds),
        None => println!("{what:>22}  skipped: it is not installed"),
    };
    row("chancery build", built);
    let mut load = Command::new(tools.join("bin/oxigraph"));
    let loaded = folder.join("oxigraph.db");
    row(
        "oxigraph load",
        seconds(load.args(["load", "--location"]).arg(&loaded).arg("--file").arg(&quads)),
    );
}

/// How long a program runs by the clock; none if it can't be run or fails.
fn seconds(command: &mut Command) -> Option<f64> {
    let begin = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| begin.elapsed().as_secs_f64())
}
