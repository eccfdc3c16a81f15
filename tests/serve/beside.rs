//! A server and writers of the same store.

use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chancery::graph::Store;

use super::http::Request;
use super::server::Server;
use crate::graph::fixture::{Article, quarrel, some};

fn article(number: usize) -> Article {
    Article::new(&format!("https://example.org/{number}")).says(
        "Albania [condemned] Iran.",
        some("state/albania"),
        "condemns",
        some("state/iran"),
        |_| {},
    )
}

const COUNT: &str = "SELECT (COUNT(*) AS ?n) { ?claim rdf:predicate c:condemns }";

#[test]
fn what_is_written_beside_it_appears_and_no_request_fails() {
    let server = Server::start();
    assert_eq!(server.ask(COUNT).text(), "n\r\n0\r\n");
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !done.load(Ordering::Acquire) {
                    let reply = server.ask(COUNT);
                    assert_eq!(reply.status, 200, "{}", reply.text());
                    asked.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        for round in 0..3 {
            let mut store = Store::open(&server.store(), None).expect("the store is free to write");
            for number in 0..20 {
                store.replace_article(&article(20 * round + number).quads()).expect("stored");
            }
            store.flush().expect("saved");
            drop(store);
            let expected = format!("n\r\n{}\r\n", 20 * (round + 1));
            let given_up = Instant::now() + Duration::from_secs(20);
            while server.ask(COUNT).text() != expected {
                assert!(Instant::now() < given_up, "round {round} did not appear");
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        done.store(true, Ordering::Release);
    });
    assert!(asked.load(Ordering::Acquire) > 10);
}

/// The program itself reads articles while clients look at pages and ask.
#[test]
fn a_build_beside_it_fails_no_request() {
    const ARTICLES: usize = 60;
    let server = Server::start();
    let count = "SELECT (COUNT(*) AS ?n) { ?a schema:publisher \"The Fjord Post\" }";
    let line = |number: usize| {
        format!(
            "{{\"url\":\"https://fjord.example/{number}\",\"publisher\":\"The Fjord Post\",\"date\":\"2031-03-04\",\"text\":\"Norway expelled {number} diplomats of Mali over the harbour affair on Monday.\"}}\n"
        )
    };
    let news = server.store().with_file_name("news.jsonl");
    std::fs::write(&news, (2..ARTICLES + 2).map(line).collect::<String>()).expect("written");
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for path in ["/", "/id/state/albania", "/search?q=iran", "/store?default"] {
            let (server, done, asked) = (&server, &done, &asked);
            scope.spawn(move || {
                while !done.load(Ordering::Acquire) {
                    let reply = server.send(&Request::get(path));
                    assert!(reply.status == 200 && reply.is_whole, "{path}: {}", reply.head);
                    assert_eq!(server.ask(count).status, 200);
                    asked.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        let built = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["build", "--store"])
            .args([server.store(), news])
            .output()
            .expect("it runs");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let given_up = Instant::now() + Duration::from_secs(20);
        while server.ask(count).text() != format!("n\r\n{ARTICLES}\r\n") {
            assert!(Instant::now() < given_up, "{}", server.ask(count).text());
            std::thread::sleep(Duration::from_millis(50));
        }
        done.store(true, Ordering::Release);
    });
    assert!(asked.load(Ordering::Acquire) > 10);
}

#[test]
fn a_store_that_is_being_written_is_told_plainly() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.db");
    let serve = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        let command = command.args(["serve", "--bind", "127.0.0.1:0", "--store"]).arg(&path);
        let output = command.output().expect("it runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, says) = serve();
    assert!(code == Some(1) && says.contains("there is no store at"), "{says}");
    let _writer = Store::open(&path, None).expect("a store");
    let (code, says) = serve();
    assert!(code == Some(1) && says.contains("in use by another chancery process"), "{says}");
}

#[test]
fn an_address_that_is_taken_is_told_plainly() {
    let server = Server::start();
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["serve", "--bind", &server.address.to_string(), "--store"])
        .arg(server.store())
        .output()
        .expect("it runs");
    let says = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(1) && says.contains("choose another with --bind"),
        "{says}"
    );
}

#[test]
fn it_stops_when_it_is_told_to_and_leaves_nothing_behind() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::of(&quarrel(), &[]);
        server.answers();
        let id = server.child.id().to_string();
        let told = Command::new("kill").args([signal, &id]).status().expect("kill runs");
        assert!(told.success());
        let status = server.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(0), "{signal}");
        let says = server.says.take().expect("it spoke").join().expect("it was read");
        assert!(says.contains("stopped"), "{says}");
        let views = std::fs::read_dir(server.store().join("views"));
        assert_eq!(views.map_or(0, Iterator::count), 0, "{signal}");
        assert!(std::net::TcpStream::connect(server.address).is_err());
    }
}
