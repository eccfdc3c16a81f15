//! [`Endpoint`]: a small store that speaks the Graph Store Protocol and Update, and fails when told to.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode};
use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store;

/// A server in a thread of its own, for as long as the test runs.
pub struct Endpoint {
    pub url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    store: Store,
    /// How the next requests are answered; a number that isn't a success leaves the store as it is.
    answers: Vec<u16>,
    requests: usize,
    authorizations: BTreeSet<String>,
}

/// What a request holds.
#[derive(Default)]
struct Request {
    method: String,
    query: String,
    authorization: String,
    body: Vec<u8>,
}

impl Endpoint {
    /// Starts it; the first requests are answered with these numbers, 0 by closing the connection.
    pub fn start(answers: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/store", listener.local_addr().expect("it has one"));
        let state = Arc::new(Mutex::new(State {
            store: Store::new().expect("memory"),
            answers: answers.iter().rev().copied().collect(),
            requests: 0,
            authorizations: BTreeSet::new(),
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &shared);
            }
        });
        Self { url, state }
    }

    /// What it holds, as sorted lines.
    pub fn lines(&self) -> String {
        let state = self.state.lock().expect("no panic");
        let lines = state.store.iter().map(|quad| format!("{} .\n", quad.expect("memory")));
        lines.collect::<BTreeSet<String>>().into_iter().collect()
    }

    /// How many requests came.
    pub fn requests(&self) -> usize {
        self.state.lock().expect("no panic").requests
    }

    /// The values of `Authorization` that came.
    pub fn authorizations(&self) -> Vec<String> {
        self.state.lock().expect("no panic").authorizations.iter().cloned().collect()
    }
}

/// Answers the requests of one connection.
fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a handle"));
    while let Some(request) = read(&mut reader) {
        let mut state = state.lock().expect("no panic");
        state.requests += 1;
        state.authorizations.insert(request.authorization.clone());
        let answer = state.answers.pop().unwrap_or(204);
        if answer == 0 {
            return;
        }
        if (200..300).contains(&answer) {
            state.take(&request);
        }
        let head =
            format!("HTTP/1.1 {answer} Told\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n");
        if stream.write_all(head.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split(' ');
    let mut request = Request { method: words.next()?.to_owned(), ..Request::default() };
    request.query = words.next()?.split_once('?').map_or("", |(_, query)| query).to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "authorization" => request.authorization = value.to_owned(),
            _ => {}
        }
    }
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

impl State {
    fn take(&self, request: &Request) {
        if request.method == "POST" {
            let update = std::str::from_utf8(&request.body).expect("UTF-8");
            let update = SparqlEvaluator::new().parse_update(update).expect("SPARQL");
            return update.on_store(&self.store).execute().expect("done");
        }
        assert_eq!(request.method, "PUT");
        let graph = match request.query.strip_prefix("graph=") {
            Some(name) => GraphName::from(NamedNode::new_unchecked(decode(name))),
            None => GraphName::DefaultGraph,
        };
        self.store.clear_graph(graph.as_ref()).expect("memory");
        let parser = RdfParser::from_format(RdfFormat::NTriples).with_default_graph(graph);
        self.store.load_from_slice(parser, &request.body).expect("N-Triples");
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits =
                    [rest.next(), rest.next()].map(|digit| char::from(digit.expect("two")));
                let digit = |c: char| c.to_digit(16).expect("hexadecimal") as u8;
                digit(digits[0]) << 4 | digit(digits[1])
            }
            other => other,
        });
    }
    String::from_utf8(bytes).expect("UTF-8")
}
