//! How much memory and time exports of a large graph need: `make bench-graph`.
//!
//! The graph is made by a seeded generator, so every run exports the same. Each export runs in a process of its own,
//! whose peak is the system's own count; what it writes is counted and thrown away. `CHANCERY_BENCH_STORE=DIR` keeps the
//! graph for the next run.

mod invented;
mod peak;
mod random;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use chancery::graph::{ExportFormat, Store};
use chancery::rdf::Base;

/// How many quads the graph has, at least.
const QUADS: usize = 5_000_000;
/// How many articles are stored in one transaction.
const BATCH: usize = 100;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().unwrap_or_default();
    if first == "--export" {
        let (format, store) = (arguments.next(), arguments.next());
        return export(&format.unwrap_or_default(), Path::new(&store.unwrap_or_default()));
    }
    // `cargo test --benches` only wants to know that it runs.
    let quads = if first == "--test" { 20_000 } else { QUADS };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = std::env::var_os("CHANCERY_BENCH_STORE").map(PathBuf::from);
    let store = kept.unwrap_or_else(|| folder.path().join("graph.db"));
    if !store.exists() {
        fill(&store, quads);
    }
    println!("{:>8}  {:>9}  {:>7}  {:>9}  {:>7}", "format", "count", "MB", "seconds", "peak MB");
    for (format, _) in ExportFormat::all() {
        let program = std::env::current_exe().expect("it has a path");
        let run = Command::new(program).args(["--export", format]).arg(&store).output();
        let run = run.expect("it runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        print!("{}", String::from_utf8_lossy(&run.stdout));
    }
}

/// Makes a store of invented articles with so many quads.
fn fill(store: &Path, least: usize) {
    let begin = Instant::now();
    let mut articles = invented::Articles::new(7);
    let mut store = Store::open(store, None).expect("a new store");
    let (mut made, mut own) = (0, 0);
    while own < least {
        let base = Base::default();
        let batch: Vec<_> = (0..BATCH).map(|_| articles.next(&base)).collect();
        // What articles share is left out of the count, so the graph is a little larger.
        own += batch.iter().map(|article| article.own.len()).sum::<usize>();
        made += batch.len();
        store.replace_articles(batch).expect("stored");
    }
    store.flush().expect("flushed");
    println!("{made} invented articles stored in {:.0} s", begin.elapsed().as_secs_f64());
}

/// Exports and prints a row of the table.
fn export(format: &str, store: &Path) {
    let begin = Instant::now();
    let known = ExportFormat::from_name(format).expect("a known format");
    let store = Store::open_read_only(store).expect("a store");
    let mut sink = Counter(0);
    let written = store.export(known, &Default::default(), &mut sink).expect("exported");
    let (seconds, megabytes) = (begin.elapsed().as_secs_f64(), sink.0 as f64 / 1e6);
    let peak = peak::resident();
    println!("{format:>8}  {written:>9}  {megabytes:>7.0}  {seconds:>9.1}  {peak:>7.0}");
}

/// Counts bytes and forgets them.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
