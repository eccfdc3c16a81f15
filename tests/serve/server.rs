//! The program as a server, with a store of its own.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chancery::graph::Store;
use tempfile::TempDir;

use super::http::{Reply, Request};
use crate::graph::fixture::{Article, quarrel};

/// A server that runs; dropping it kills it.
pub struct Server {
    pub address: SocketAddr,
    pub child: Child,
    /// What it says on standard error, once it has ended.
    pub says: Option<JoinHandle<String>>,
    folder: TempDir,
}

impl Server {
    /// A server of the fixture's articles.
    pub fn start() -> Self {
        Self::of(&quarrel(), &[])
    }

    /// A server of these articles, with these arguments.
    pub fn of(articles: &[Article], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::open(&folder.path().join("news.db"), None).expect("a store");
        for article in articles {
            store.replace_article(&article.quads()).expect("an article is stored");
        }
        store.flush().expect("saved");
        drop(store);
        Self::in_folder(folder, arguments)
    }

    fn in_folder(folder: TempDir, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["serve", "--bind", "127.0.0.1:0", "--store"])
            .arg(folder.path().join("news.db"))
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut errors = BufReader::new(child.stderr.take().expect("standard error"));
        let mut line = String::new();
        errors.read_line(&mut line).expect("it says where it serves");
        let address = line.trim_end().trim_end_matches('/').rsplit_once("http://");
        let address = address.unwrap_or_else(|| panic!("no address in: {line}")).1;
        let address = address.parse().expect("an address and a port");
        let says = std::thread::spawn(move || {
            let mut text = String::new();
            let _ = errors.read_to_string(&mut text);
            text
        });
        Self { address, child, says: Some(says), folder }
    }

    /// The store's folder.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("news.db")
    }

    pub fn send(&self, request: &Request) -> Reply {
        request.send(self.address)
    }

    /// The reply to a query sent as a form, in CSV.
    pub fn ask(&self, sparql: &str) -> Reply {
        let body: String = form(&[("query", sparql)]);
        let request = Request::post("/sparql", "application/x-www-form-urlencoded", &body);
        self.send(&request.with("Accept", "text/csv"))
    }

    /// Checks that it still answers, soon if all its threads are at work.
    #[track_caller]
    pub fn answers(&self) {
        let mut reply = self.ask("ASK { state:iran a c:State }");
        let given_up = Instant::now() + Duration::from_secs(20);
        while reply.status == 503 && Instant::now() < given_up {
            reply = self.ask("ASK { state:iran a c:State }");
        }
        assert_eq!((reply.status, reply.text().trim()), (200, "true"), "{}", reply.text());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect()
    };
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
