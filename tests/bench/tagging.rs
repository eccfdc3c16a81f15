//! How fast the tagger reads, how long it takes to start, and how much memory it needs: `make bench`.
//!
//! Each figure is a median of several runs that take turns, so that a busy machine slows all of them alike; ratios
//! compare within a turn. Texts and extra names are made by a seeded generator, so every run reads the same.

mod corpus;
mod memory;
mod names;
mod peak;
mod random;
mod timing;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use aho_corasick::{AhoCorasick, MatchKind};
use chancery::gazetteer::Gazetteer;
use chancery::model::Document;
use chancery::tag::Tagger;
use chancery::text;

use corpus::Corpus;
use timing::{median, processed};

/// How many names the three gazetteers have.
const SIZES: [usize; 3] = [5_000, 50_000, 200_000];
/// How many times each thing is measured.
const TURNS: usize = 5;
/// How much text is read in a turn, in bytes.
const TEXT: usize = 20 << 20;

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let (turns, bytes) = if quick { (1, 1 << 17) } else { (TURNS, TEXT) };
    // Memory is measured in a process of its own, which this one starts.
    if let Some(folder) = std::env::args().skip_while(|a| a != "--memory-of").nth(1) {
        memory::tell(&folder);
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    start_up(folder.path(), turns);
    let articles = Corpus::new(7, &["articles"]).take_bytes(bytes).collect::<Vec<_>>();
    let megabytes = articles.iter().map(|article| article.text.len()).sum::<usize>() as f64 / 1e6;
    println!("\nTagging {megabytes:.1} MB of news in {} articles, one core", articles.len());
    println!(
        "{:>10}  {:>16}  {:>14}  {:>14}  {:>9}  {:>11}",
        "names", "sentences MB/s", "tagger MB/s", "bare MB/s", "of bare", "mentions/MB"
    );
    for size in SIZES {
        let gazetteer = Arc::new(names::gazetteer(folder.path(), size));
        speed(&gazetteer, &articles, megabytes, turns);
    }
}

/// Prints the tagger's speed beside that of the bare automaton over the same names.
fn speed(gazetteer: &Arc<Gazetteer>, articles: &[Document], megabytes: f64, turns: usize) {
    let tagger = Tagger::new(Arc::clone(gazetteer));
    let bare = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .ascii_case_insensitive(true)
        .build(gazetteer.names().iter().map(|name| name.text.as_bytes()))
        .expect("an automaton");
    let (mut sentence, mut tag, mut hit, mut ratios) = (vec![], vec![], vec![], vec![]);
    let mut mentions = 0;
    for _ in 0..turns {
        let (cut, taken) = processed(|| articles.iter().map(text::sentences).collect::<Vec<_>>());
        sentence.push(taken);
        let (count, tagged) = processed(|| {
            let pairs = articles.iter().zip(&cut);
            pairs.map(|(article, cut)| tagger.tag(article, cut).mentions.len()).sum::<usize>()
        });
        let (_, found) = processed(|| {
            let texts = articles.iter().map(|article| &article.text);
            texts.map(|text| bare.find_overlapping_iter(text).count()).sum::<usize>()
        });
        mentions = count;
        ratios.push(found.as_secs_f64() / tagged.as_secs_f64());
        tag.push(tagged);
        hit.push(found);
    }
    let rate = |times: Vec<Duration>| megabytes / median(times).as_secs_f64();
    println!(
        "{:>10}  {:>16.1}  {:>14.1}  {:>14.1}  {:>8.0}%  {:>11.0}",
        gazetteer.names().len(),
        rate(sentence),
        rate(tag),
        rate(hit),
        100.0 * median(ratios),
        mentions as f64 / megabytes
    );
}

/// Prints how long loading the names and building the tagger takes, and how much memory.
fn start_up(folder: &Path, turns: usize) {
    println!("Starting: loading the names, building the tagger");
    println!(
        "{:>10}  {:>8}  {:>8}  {:>8}  {:>9}",
        "names", "load ms", "build ms", "all ms", "peak MB"
    );
    let large = names::folder(folder, 200_000);
    for folders in [vec![], vec![large]] {
        let (mut load, mut build, mut all, mut count) = (vec![], vec![], vec![], 0);
        for _ in 0..turns {
            let (gazetteer, loaded) = processed(|| Gazetteer::load(&folders).expect("good files"));
            count = gazetteer.names().len();
            let gazetteer = Arc::new(gazetteer);
            let (_, built) = processed(|| Tagger::new(gazetteer));
            load.push(loaded);
            build.push(built);
            all.push(loaded + built);
        }
        let peak = memory::peak(folders.first().map(|folder| folder.as_path()));
        let [load, build, all] = [load, build, all].map(|times| median(times).as_secs_f64() * 1e3);
        println!("{count:>10}  {load:>8.0}  {build:>8.0}  {all:>8.0}  {peak:>9.0}");
    }
}
