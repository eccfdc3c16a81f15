//! How soon a server answers over a graph of a million quads: `make bench-serve`.
//!
//! The news is made by a seeded generator and read by the program itself. Then clients of this process ask the server over
//! loopback, each waiting for its answer before it asks again: pages, and every shipped query. A query is asked in three
//! ways: by sixteen clients at once as it is shipped, when the server has made its answers ready; by one client, with a text that
//! was not asked before; and by sixteen clients at once, each time with another text, so that nothing is answered from what was
//! answered before (what then takes longer than the server's limit of 30 s is refused, and counted as 30 s). At the end a
//! thousand articles are built beside the server while clients ask.
//! `CHANCERY_BENCH_STORE=DIR` keeps the graph for the next run.

mod news;
mod random;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chancery::gazetteer::Gazetteer;
use chancery::graph::queries::{self, NamedQuery};
use chancery::graph::{Lexicon, Store};
use chancery::rules::Rules;
use random::Random;

/// How many bytes of news make a million quads.
const NEWS: usize = 28_000_000;
/// How many bytes are a thousand articles.
const BESIDE: usize = 3_200_000;
/// How many clients ask at once.
const CLIENTS: usize = 16;
/// How many requests of each kind they make together, of what is known and of what is new.
const KNOWN: usize = 320;
const NEW: usize = 32;
/// Each kind is asked no longer than this.
const LONGEST: Duration = Duration::from_secs(20);

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    let quick = std::env::args().any(|argument| argument == "--test");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = std::env::var_os("CHANCERY_BENCH_STORE").map(PathBuf::from);
    let store = kept.unwrap_or_else(|| folder.path().join("news.db"));
    if !store.exists() {
        build(folder.path(), &store, if quick { 100_000 } else { NEWS });
    }
    let (quads, asked, entities) = questions(&store);
    let begin = Instant::now();
    let server = Server::start(&store);
    println!("{quads} quads; the server was ready after {:.1} s", begin.elapsed().as_secs_f64());
    for (_, sparql) in &asked {
        // What is being made ready may take longer than a client waits.
        while !server.send(&query(sparql)).starts_with("HTTP/1.1 200") {
            assert!(begin.elapsed() < Duration::from_secs(1200), "no answer to {sparql}");
        }
    }
    println!(
        "all shipped queries had been answered once after {:.0} s",
        begin.elapsed().as_secs_f64()
    );
    println!(
        "{:>26}  {:>10}  {:>10}  {:>10}  {:>10}  {:>9}",
        "milliseconds", "16, known", "95 %", "one, new", "16, new", "kB"
    );
    let pages: [(&str, &[&str]); 4] = [
        ("overview", &["/"]),
        ("search", &["/search?q=ambassador", "/search?q=Norway", "/search?relation=expelled"]),
        ("two parties", &["/between?a=Norway&b=Belarus", "/between?a=Iceland&b=Hungary"]),
        ("query page", &["/query"]),
    ];
    for (name, paths) in pages {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        row(&server, name, |number| page(&paths[number % paths.len()]), None);
    }
    row(&server, "entity page", |number| page(&entities[number * 7 % entities.len()]), None);
    for (name, sparql) in &asked {
        row(&server, name, |number| query(&format!("{sparql}\n# {number}")), Some(query(sparql)));
    }
    beside(&server, folder.path(), &store, &entities, if quick { 100_000 } else { BESIDE });
}

/// Reads a thousand articles into the store while clients ask; every request must be answered, and what was read must
/// appear.
fn beside(server: &Server, folder: &Path, store: &Path, entities: &[String], bytes: usize) {
    const COUNT: &str = "SELECT (COUNT(*) AS ?n) { ?a schema:publisher \"The Other Ledger\" }";
    let path = folder.join("more.jsonl");
    let mut news_of_others = Vec::new();
    let articles = news::write(&mut Random::new(12), bytes, &mut news_of_others).expect("written");
    let text = String::from_utf8(news_of_others).expect("it is JSON");
    let text =
        text.replace("news.example", "other.example").replace("The Ledger", "The Other Ledger");
    std::fs::write(&path, text).expect("the disk has room");
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let begin = Instant::now();
    let slowest = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                scope.spawn(|| {
                    let mut slowest = Duration::ZERO;
                    while !done.load(Ordering::Acquire) {
                        let number = asked.fetch_add(1, Ordering::Relaxed);
                        let begin = Instant::now();
                        server.text(&page(&entities[number * 7 % entities.len()]));
                        server.text(&query(&format!("ASK {{ ?a c:expelled ?b }} # {number}")));
                        slowest = slowest.max(begin.elapsed());
                        thread::sleep(Duration::from_millis(20));
                    }
                    slowest
                })
            })
            .collect();
        let mut program = Command::new(env!("CARGO_BIN_EXE_chancery"));
        let built = program.args(["build", "--store"]).arg(store).arg(&path).output();
        let built = built.expect("the program runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let seconds = begin.elapsed().as_secs_f64();
        let expected = format!("\"{articles}\"");
        while !server.text(&query(COUNT)).contains(&expected) {
            assert!(begin.elapsed().as_secs_f64() < 20.0 * seconds + 60.0, "they don't appear");
            thread::sleep(Duration::from_millis(100));
        }
        done.store(true, Ordering::Release);
        println!(
            "\n{articles} articles built beside it in {seconds:.1} s; they appeared after {:.1} s more",
            begin.elapsed().as_secs_f64() - seconds
        );
        clients.into_iter().map(|client| client.join().expect("it was answered")).max()
    });
    println!(
        "{} requests of {CLIENTS} clients meanwhile, none failed; the slowest two took {:.0} ms",
        2 * asked.into_inner(),
        slowest.unwrap_or_default().as_secs_f64() * 1e3
    );
}

/// Reads invented news into a store.
fn build(folder: &Path, store: &Path, bytes: usize) {
    let path = folder.join("news.jsonl");
    let file = BufWriter::new(File::create(&path).expect("the folder can be written"));
    let articles = news::write(&mut Random::new(11), bytes, file).expect("the disk has room");
    let begin = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let built = program.args(["build", "--store"]).arg(store).arg(&path).output();
    let built = built.expect("the program runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    println!("{articles} articles read in {:.0} s", begin.elapsed().as_secs_f64());
}

/// How many quads there are, every shipped query with its parameters, and the paths of entities.
fn questions(store: &Path) -> (usize, Vec<(String, String)>, Vec<String>) {
    let store = Store::open_read_only(store).expect("a store");
    let gazetteer = Gazetteer::load(&[]).expect("good files");
    let rules = Rules::load(&[]).expect("good files");
    let lexicon = Lexicon { gazetteer: &gazetteer, rules: &rules };
    let bound = |query: &NamedQuery| {
        let value = |(name, value): &(String, String)| {
            let value = if name == "article" { "https://news.example/17" } else { value };
            (name.clone(), value.to_owned())
        };
        let values: Vec<(String, String)> = query.example.iter().map(value).collect();
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        (query.name.clone(), store.bind(query, &values, lexicon).expect("the example fits"))
    };
    let ledger = store.ledger().expect("a ledger");
    let told = ledger.entities.iter().filter(|entity| !entity.claims.is_empty());
    let paths = told.filter_map(|entity| entity.iri.strip_prefix(store.base().as_str()));
    let paths = paths.map(|local| format!("/id/{local}")).collect();
    let quads = store.stats().expect("counted").quads;
    (quads, queries::shipped().iter().map(bound).collect(), paths)
}

/// Asks in all ways and prints what it took.
fn row(server: &Server, name: &str, new: impl Fn(usize) -> Vec<u8> + Sync, known: Option<Vec<u8>>) {
    let known = known.map(|request| together(server, KNOWN, |_| request.clone()));
    let begin = Instant::now();
    let size = server.ask(&new(0));
    let alone = begin.elapsed();
    let many = together(server, NEW, |number| new(number + 1));
    let told = |taken: Option<&Duration>| {
        taken.map_or("-".to_owned(), |taken| format!("{:.1}", taken.as_secs_f64() * 1e3))
    };
    let known = known.unwrap_or_default();
    println!(
        "{name:>26}  {:>10}  {:>10}  {:>10}  {:>10}  {:>9.1}",
        told(known.get(known.len() / 2)),
        told(known.get(known.len() * 19 / 20)),
        told(Some(&alone)),
        told(many.get(many.len() / 2)),
        size as f64 / 1e3,
    );
}

/// How long each of so many requests took, the shortest first.
fn together(
    server: &Server,
    most: usize,
    request: impl Fn(usize) -> Vec<u8> + Sync,
) -> Vec<Duration> {
    let (next, begin) = (AtomicUsize::new(0), Instant::now());
    let client = || {
        let mut taken = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= most || begin.elapsed() > LONGEST {
                return taken;
            }
            let asked = Instant::now();
            server.ask(&request(number));
            taken.push(asked.elapsed());
        }
    };
    let mut taken: Vec<Duration> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        clients.into_iter().flat_map(|client| client.join().expect("it asked")).collect()
    });
    taken.sort();
    taken
}

fn page(path: &str) -> Vec<u8> {
    let head = "Host: localhost\r\nAccept: text/html\r\nConnection: close";
    format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n").into_bytes()
}

fn query(sparql: &str) -> Vec<u8> {
    let head = "Host: localhost\r\nContent-Type: application/sparql-query\r\nConnection: close";
    let length = sparql.len();
    format!("POST /sparql HTTP/1.1\r\n{head}\r\nContent-Length: {length}\r\n\r\n{sparql}")
        .into_bytes()
}

/// The program as a server; dropping it ends it.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(store: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["serve", "--bind", "127.0.0.1:0", "--store"])
            .arg(store)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let mut says = BufReader::new(child.stderr.take().expect("standard error"));
        says.read_line(&mut line).expect("it says where it serves");
        let address = line.trim_end().trim_end_matches('/').rsplit_once("http://");
        let address = address.and_then(|(_, address)| address.parse().ok());
        Self { child, address: address.unwrap_or_else(|| panic!("no address in {line}")) }
    }

    /// Sends a request; the size of what comes, which must be an answer, or that it took too long.
    fn ask(&self, request: &[u8]) -> usize {
        let reply = self.send(request);
        if !reply.starts_with("HTTP/1.1 503") {
            assert_is_answer(request, &reply);
        }
        reply.len()
    }

    /// The same with what comes, which must be an answer.
    fn text(&self, request: &[u8]) -> String {
        let reply = self.send(request);
        assert_is_answer(request, &reply);
        reply
    }

    fn send(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.write_all(request).expect("it is sent");
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).expect("it is answered");
        String::from_utf8_lossy(&reply).into_owned()
    }
}

fn assert_is_answer(request: &[u8], reply: &str) {
    assert!(reply.starts_with("HTTP/1.1 200"), "{}: {reply}", String::from_utf8_lossy(request));
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
