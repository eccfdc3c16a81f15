//! Clients that are slow, many or hostile: whatever they do, the server goes on answering.

use std::io::Write;
use std::time::{Duration, Instant};

use super::http::{Request, connect, exchange, read};
use super::server::{Server, form};
use crate::graph::fixture::quarrel;

const FORM: &str = "application/x-www-form-urlencoded";

/// Gives its first rows at once and has billions of them.
const ENDLESS: &str =
    "SELECT * { ?a a ?t . ?b a ?t . ?c a ?t . ?d a ?t . ?e a ?t . ?f a ?t . ?g a ?t }";

#[test]
fn a_query_past_its_time_gets_503_and_no_half_answer() {
    let server = Server::of(&quarrel(), &["--timeout", "3"]);
    let rows = [
        // Sorts, so that no row comes before all are there.
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "CONSTRUCT { ?a ?b ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    ];
    for query in rows {
        let begun = Instant::now();
        let reply = server.ask(query);
        assert_eq!(
            reply.status,
            if query.starts_with('C') { 406 } else { 503 },
            "{}",
            reply.text()
        );
        assert!(begun.elapsed() < Duration::from_secs(10), "{query}");
    }
    // Its first rows are sent at once; then it is broken off, and whoever reads it sees that.
    let body = form(&[("query", ENDLESS)]);
    let begun = exchange(server.address, &Request::post("/sparql", FORM, &body).bytes());
    assert!(begun.is_none_or(|reply| reply.status == 503 || !reply.is_whole));
    server.answers();
}

#[test]
fn deep_and_huge_queries_are_refused_or_answered_but_end_nothing() {
    let server = Server::of(&quarrel(), &["--timeout", "5"]);
    let deep = |open: &str, core: &str, close: &str, times: usize| {
        format!("{}{core}{}", open.repeat(times), close.repeat(times))
    };
    let longest = 15_000;
    let rows = [
        ("brackets", format!("ASK {}", deep("{", "", "}", 90)), vec![200]),
        ("unclosed brackets", format!("ASK {}", "{".repeat(95)), vec![400]),
        ("unclosed parentheses", format!("ASK {{ FILTER {}", "(".repeat(90)), vec![400]),
        ("many brackets", format!("ASK {}", deep("{", "", "}", 30_000)), vec![413]),
        ("parentheses", format!("ASK {{ FILTER({}) }}", deep("(", "1", ")", 90)), vec![200]),
        (
            "many parentheses",
            format!("ASK {{ FILTER({}) }}", deep("(", "1", ")", 30_000)),
            vec![413],
        ),
        ("hidden in strings", format!("ASK {{ FILTER({}1", "( ')' = ".repeat(8_000)), vec![413]),
        ("hidden by escapes", format!("ASK {{ FILTER({}1", "\\u0028".repeat(8_000)), vec![413]),
        ("signs", format!("ASK {{ FILTER({}1) }}", "!".repeat(20_000)), vec![413]),
        ("functions", format!("ASK {{ FILTER({}) }}", deep("STR(", "1", ")", 90)), vec![200]),
        ("lists", format!("ASK {{ ?a ?b {} }}", deep("(", "1", ")", 90)), vec![200, 503]),
        ("sums", format!("ASK {{ FILTER(1{}) }}", "+1".repeat(longest / 2)), vec![200, 503]),
        ("ors", format!("ASK {{ FILTER(1{}) }}", "||1".repeat(longest / 3)), vec![200, 503]),
        ("comparisons", format!("ASK {{ FILTER(1{}) }}", "=1".repeat(longest / 2)), vec![400]),
        ("optionals", format!("ASK {{ {} }}", "OPTIONAL{}".repeat(longest / 10)), vec![200, 503]),
        ("unions", format!("ASK {{ {{}} {} }}", "UNION{}".repeat(longest / 7)), vec![200, 503]),
        (
            "binds",
            format!(
                "ASK {{ {} }}",
                (0..800).map(|n| format!("BIND(1 AS ?v{n})")).collect::<String>()
            ),
            vec![200, 503],
        ),
        ("paths", format!("ASK {{ ?a c:of{} ?b }}", "/c:of".repeat(longest / 5)), vec![200, 503]),
        (
            "alternatives",
            format!("ASK {{ ?a c:of{} ?b }}", "|c:of".repeat(longest / 5)),
            vec![200, 503],
        ),
        ("groups", format!("ASK {{ {} }}", "{}".repeat(longest / 2)), vec![200, 503]),
        (
            "negations",
            format!("ASK {{ {} }}", "FILTER NOT EXISTS{}".repeat(longest / 19)),
            vec![200, 503],
        ),
        ("minus", format!("ASK {{ {} }}", "MINUS{}".repeat(longest / 7)), vec![200, 503]),
        ("triples", format!("ASK {{ {} }}", "?a?b?c.".repeat(longest / 7)), vec![200, 503]),
        (
            "values",
            format!("ASK {{ VALUES ?a {{ {} }} }}", "1 ".repeat(longest / 2)),
            vec![200, 503],
        ),
        ("long", format!("ASK {{ }} # {}", "x".repeat(100_000)), vec![413]),
        ("longer", "x".repeat(1_000_000), vec![413]),
    ];
    for (name, query, expected) in rows {
        let body = form(&[("query", &query)]);
        let request = Request::post("/sparql", FORM, &body);
        let reply = server.send(&request);
        let message: String = reply.text().chars().take(200).collect();
        assert!(expected.contains(&reply.status), "{name}: {} {message}", reply.status);
        server.answers();
    }
}

/// Such a query reads no quads, and only where it reads quads could it be stopped.
#[test]
fn tables_of_its_own_do_not_fill_the_memory() {
    let server = Server::of(&quarrel(), &["--timeout", "3"]);
    let table = |name: &str| format!("VALUES ?{name} {{ {} }}", "1 ".repeat(1_000));
    let product = format!("{{ {} {} {} {} }}", table("a"), table("b"), table("c"), table("d"));
    for query in [
        format!("SELECT * {product} ORDER BY ?a ?b ?c"),
        format!("SELECT * {{ ?x a ?y {product} }} ORDER BY ?a"),
        format!("ASK {{ FILTER NOT EXISTS {{ {product} FILTER(?a > ?b) }} }}"),
        format!(
            "SELECT * {{ {} }} ORDER BY ?a",
            "{{ BIND(1 AS ?a) } UNION { BIND(2 AS ?b) }}".repeat(60)
        ),
    ] {
        let reply = server.ask(&query);
        assert_eq!(reply.status, 413, "{}", reply.text());
        assert!(reply.text().contains("multiply"), "{}", reply.text());
    }
    let one = server.ask(&format!("SELECT (COUNT(*) AS ?n) {{ {} ?x a c:State }}", table("a")));
    assert_eq!(one.status, 200, "{}", one.text());
    server.answers();
}

#[test]
fn memory_is_limited() {
    let server = Server::of(&quarrel(), &["--timeout", "30", "--memory", "64"]);
    let reply = server
        .ask("SELECT * { ?a a ?t . ?b a ?t . ?c a ?t . ?d a ?t . ?e a ?t . ?f a ?t } ORDER BY ?f");
    assert_eq!(reply.status, 503, "{}", reply.text());
    assert!(reply.text().contains("--memory"), "{}", reply.text());
    server.answers();
}

#[test]
fn an_answer_has_a_largest_size() {
    let server = Server::of(&quarrel(), &["--largest-answer", "1"]);
    let mut stream = connect(server.address);
    let body = form(&[("query", ENDLESS)]);
    stream.write_all(&Request::post("/sparql", FORM, &body).bytes()).expect("sent");
    // It may be broken off before its head is on the way.
    let reply = read(&mut stream);
    assert!(reply.is_none_or(|reply| !reply.is_whole && reply.body.len() <= 1 << 20));
    server.answers();
}

#[test]
fn malformed_requests_end_nothing() {
    let server = Server::start();
    let rows: [&[u8]; 14] = [
        b"",
        b"\r\n\r\n",
        b"\0\0\0\0",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /%zz%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /id/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET http://other.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    for bytes in rows {
        let mut stream = connect(server.address);
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        if let Some(reply) = read(&mut stream) {
            assert_ne!(reply.status, 200, "{}", String::from_utf8_lossy(bytes));
            assert_ne!(reply.status, 500, "{}", String::from_utf8_lossy(bytes));
            assert!(!reply.text().contains("root:"));
        }
        server.answers();
    }
    let head = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    assert!(exchange(server.address, head.as_bytes()).is_none_or(|reply| reply.status == 431));
    server.answers();
}

#[test]
fn a_hundred_slow_clients_keep_nobody_waiting() {
    let server = Server::start();
    let slow: Vec<_> = (0..100)
        .map(|number| {
            let mut stream = connect(server.address);
            let begin: &[u8] = match number % 3 {
                0 => b"GET /sparql?query=ASK HTTP/1.1\r\nHost: localhost\r\nX-Slow:",
                1 => b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\nASK",
                _ => b"G",
            };
            stream.write_all(begin).expect("sent");
            stream
        })
        .collect();
    let begun = Instant::now();
    (0..10).for_each(|_| server.answers());
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    // Nobody is waited for without end.
    for mut stream in slow {
        let reply = read(&mut stream);
        assert!(reply.is_none_or(|reply| reply.status == 408));
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    server.answers();
}
