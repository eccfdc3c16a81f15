//! The SPARQL 1.1 Protocol and the Graph Store Protocol: a request, and the status and media type of its answer.
//! The cases of the W3C's protocol tests are among them.

use super::http::{Reply, Request};
use super::server::{Server, form};

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const JSON: &str = "application/sparql-results+json";

fn get(fields: &[(&str, &str)]) -> Request {
    Request::get(&format!("/sparql?{}", form(fields)))
}

fn post(fields: &[(&str, &str)]) -> Request {
    Request::post("/sparql", FORM, &form(fields))
}

#[track_caller]
fn check(server: &Server, rows: Vec<(&str, Request, u16, &str, &str)>) {
    for (name, request, status, media, part) in rows {
        let reply = server.send(&request);
        let got = (reply.status, reply.header("content-type"));
        assert_eq!(got, (status, media), "{name}: {}", reply.text());
        assert!(reply.text().contains(part), "{name}: no {part:?} in {}", reply.text());
        assert!(reply.is_whole, "{name}");
        assert_is_guarded(&reply, name);
    }
}

/// Every answer has the headers that keep browsers from doing what nobody wants.
#[track_caller]
fn assert_is_guarded(reply: &Reply, name: &str) {
    let policy = reply.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{name}");
    assert_eq!(reply.header("x-content-type-options"), "nosniff", "{name}");
}

const PLAIN: &str = "text/plain; charset=utf-8";
const ASK: &str = "ASK { state:albania c:expelled ?whom }";
const SELECT: &str = "SELECT ?who { ?who c:expelled ?whom }";
const CONSTRUCT: &str = "CONSTRUCT WHERE { ?who c:expelled ?whom }";

#[test]
fn a_query_comes_in_three_ways() {
    let server = Server::start();
    let direct = |target: &str, kind: &str, body: &str| Request::post(target, kind, body);
    let article = "https://w3id.org/chancery/id/article/0000000000000000";
    check(
        &server,
        vec![
            ("get", get(&[("query", ASK)]), 200, JSON, "true"),
            ("form", post(&[("query", ASK)]), 200, JSON, "true"),
            ("direct", direct("/sparql", QUERY, ASK), 200, JSON, "true"),
            (
                "direct, charset",
                direct("/sparql", "Application/SPARQL-query; charset=utf-8", ASK),
                200,
                JSON,
                "true",
            ),
            ("head", Request::new("HEAD", "/sparql?query=ASK%7B%7D"), 200, JSON, ""),
            (
                "default graph",
                get(&[("query", "ASK { ?a ?b ?c }"), ("default-graph-uri", article)]),
                200,
                JSON,
                "false",
            ),
            (
                "default graph of a form",
                post(&[("query", "ASK { ?a ?b ?c }"), ("default-graph-uri", article)]),
                200,
                JSON,
                "false",
            ),
            (
                "named graph",
                get(&[("query", "ASK { GRAPH ?g { ?a ?b ?c } }"), ("named-graph-uri", article)]),
                200,
                JSON,
                "false",
            ),
            (
                "two default graphs",
                get(&[
                    ("query", ASK),
                    ("default-graph-uri", article),
                    ("default-graph-uri", "http://x/"),
                ]),
                200,
                JSON,
                "false",
            ),
            (
                "graphs of a direct query",
                direct(&format!("/sparql?{}", form(&[("default-graph-uri", article)])), QUERY, ASK),
                200,
                JSON,
                "false",
            ),
            (
                "more fields than anybody knows",
                get(&[("query", ASK), ("format", "json"), ("output", "json")]),
                200,
                JSON,
                "true",
            ),
            ("no query", post(&[("qury", ASK)]), 400, PLAIN, "no \"query\""),
            ("two queries", get(&[("query", ASK), ("query", ASK)]), 400, PLAIN, "twice"),
            (
                "no IRI",
                get(&[("query", ASK), ("default-graph-uri", "a b")]),
                400,
                PLAIN,
                "is no IRI",
            ),
            ("no UTF-8", get(&[("query", "ASK { ?a ?b \"\u{FFFD}\" }")]), 200, JSON, "false"),
            (
                "other body",
                direct("/sparql", "text/plain", ASK),
                415,
                PLAIN,
                "not as \"text/plain\"",
            ),
            (
                "no type",
                Request::new("POST", "/sparql").with("Content-Length", "0"),
                415,
                PLAIN,
                "not as",
            ),
            (
                "put",
                Request::new("PUT", "/sparql").with("Content-Length", "0"),
                405,
                PLAIN,
                "GET, HEAD, POST",
            ),
            ("delete", Request::new("DELETE", "/sparql"), 405, PLAIN, "GET, HEAD, POST"),
            ("nowhere", Request::get("/nowhere"), 404, PLAIN, "nothing is here"),
        ],
    );
    let graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?a a c:Claim } }";
    assert_eq!(server.ask(graphs).text(), "n\r\n5\r\n");
}

/// The graphs of a request are those that are read, whatever the query says (the W3C's `query_dataset_*` and
/// `query_multiple_dataset`).
#[test]
fn a_request_names_the_graphs_that_are_read() {
    let server = Server::start();
    let named = server.ask("SELECT ?g { GRAPH ?g { ?g a schema:NewsArticle } } ORDER BY ?g");
    let graphs: Vec<&str> = named.text().lines().skip(1).map(str::trim).collect();
    let (one, other) = (("default-graph-uri", graphs[0]), ("default-graph-uri", graphs[1]));
    let (within, beside) = (("named-graph-uri", graphs[0]), ("named-graph-uri", graphs[1]));
    let count = "SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }";
    let each = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a a schema:NewsArticle } }";
    let both = "SELECT ?a ?b { ?a a schema:NewsArticle GRAPH ?g { ?b a schema:NewsArticle } }";
    let from = format!("SELECT ?a FROM <{}> {{ ?a a schema:NewsArticle }}", graphs[0]);
    let pair = format!("a,b\r\n{},{}\r\n", graphs[0], graphs[1]);
    let only = format!("a\r\n{}\r\n", graphs[1]);
    let first = format!("a\r\n{}\r\n", graphs[0]);
    type Graphs<'a> = &'a [(&'a str, &'a str)];
    let rows: [(&str, Graphs<'_>, &str); 9] = [
        (count, &[], "n\r\n5\r\n"),
        (count, &[one], "n\r\n1\r\n"),
        (count, &[one, other], "n\r\n2\r\n"),
        (each, &[within, beside], "n\r\n2\r\n"),
        (count, &[within, beside], "n\r\n0\r\n"),
        (each, &[one], "n\r\n0\r\n"),
        (both, &[one, beside], &pair),
        (&from, &[], &first),
        (&from, &[other], &only),
    ];
    for (sparql, graphs, expected) in rows {
        let fields = [&[("query", sparql)], graphs].concat();
        let of_graphs = Request::post(&format!("/sparql?{}", form(graphs)), QUERY, sparql);
        for (way, request) in
            [("get", get(&fields)), ("form", post(&fields)), ("direct", of_graphs)]
        {
            let reply = server.send(&request.with("Accept", "text/csv"));
            assert_eq!((reply.status, reply.text()), (200, expected), "{way}: {sparql} {graphs:?}");
        }
    }
}

/// The W3C's `bad_query_non_utf8`.
#[test]
fn a_query_that_is_no_utf_8_is_refused() {
    let server = Server::start();
    let length = |body: &[u8]| format!("Content-Length: {}\r\n\r\n", body.len());
    let head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: ";
    let direct: &[u8] = b"ASK { ?a ?b \"\xff\xfe\" }";
    let in_form: &[u8] = b"query=ASK+%7B+%3Fa+%3Fb+%22%FF%22+%7D";
    for (kind, body) in [(QUERY, direct), (FORM, in_form)] {
        let bytes =
            [head.as_bytes(), kind.as_bytes(), b"\r\n", length(body).as_bytes(), body].concat();
        let reply = super::http::exchange(server.address, &bytes).expect("an answer");
        assert_eq!((reply.status, reply.text().contains("UTF-8")), (400, true), "{kind}");
    }
}

#[test]
fn nothing_is_changed_and_nobody_else_is_asked() {
    let server = Server::start();
    let update = "INSERT DATA { c:a c:b c:c }";
    let update_kind = "application/sparql-update";
    check(
        &server,
        vec![
            ("update field", post(&[("update", update)]), 403, PLAIN, "only answers queries"),
            (
                "update in the address",
                get(&[("update", update)]),
                403,
                PLAIN,
                "only answers queries",
            ),
            (
                "update direct",
                Request::post("/sparql", update_kind, update),
                403,
                PLAIN,
                "only answers queries",
            ),
            ("update as a query", post(&[("query", update)]), 403, PLAIN, "queries only read"),
            (
                "load",
                post(&[("query", "LOAD <file:///etc/passwd>")]),
                403,
                PLAIN,
                "queries only read",
            ),
            (
                "service",
                post(&[("query", "SELECT * { SERVICE <http://127.0.0.1/> { ?a ?b ?c } }")]),
                403,
                PLAIN,
                "SERVICE is not available",
            ),
            (
                "from a file",
                post(&[("query", "ASK FROM <file:///etc/passwd> { ?a ?b ?c }")]),
                200,
                JSON,
                "false",
            ),
            (
                "store put",
                Request::new("PUT", "/store?default").with("Content-Length", "0"),
                405,
                PLAIN,
                "GET, HEAD",
            ),
            ("store delete", Request::new("DELETE", "/store?default"), 405, PLAIN, "GET, HEAD"),
        ],
    );
    assert_eq!(server.ask("ASK { c:a c:b c:c }").text().trim(), "false");
}

#[test]
fn the_client_says_which_format_it_likes() {
    let server = Server::start();
    let rows = [
        (SELECT, "*/*", 200, JSON),
        (SELECT, "application/json", 200, "application/json"),
        (SELECT, "application/sparql-results+xml", 200, "application/sparql-results+xml"),
        (
            SELECT,
            "text/csv;q=0.4, text/tab-separated-values;q=0.5",
            200,
            "text/tab-separated-values",
        ),
        (SELECT, "text/turtle", 406, PLAIN),
        (SELECT, "image/png, application/pdf", 406, PLAIN),
        (
            SELECT,
            "text/turtle;q=0.9, application/sparql-results+xml;q=0.1",
            200,
            "application/sparql-results+xml",
        ),
        (ASK, "text/csv", 200, "text/csv"),
        (CONSTRUCT, "*/*", 200, "text/turtle"),
        (CONSTRUCT, "application/n-triples", 200, "application/n-triples"),
        (CONSTRUCT, "application/n-quads", 200, "application/n-quads"),
        (CONSTRUCT, "application/trig", 200, "application/trig"),
        (CONSTRUCT, "application/ld+json", 200, "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml, text/turtle;q=0.5", 200, "application/rdf+xml"),
        (CONSTRUCT, "text/csv", 406, PLAIN),
        (
            "DESCRIBE state:albania",
            "application/sparql-results+json, text/turtle;q=0.1",
            200,
            "text/turtle",
        ),
    ];
    for (query, accept, status, media) in rows {
        let reply = server.send(&get(&[("query", query)]).with("Accept", accept));
        let got = (reply.status, reply.header("content-type"));
        assert_eq!(got, (status, media), "{query}, {accept}: {}", reply.text());
        assert_eq!(reply.header("vary"), "Accept", "{query}, {accept}");
    }
    let in_address = server.send(&get(&[("query", SELECT), ("as", "csv")]));
    assert_eq!(in_address.header("content-type"), "text/csv");
    let browser =
        get(&[("query", ASK)]).with("Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
    let page = server.send(&browser);
    assert_eq!(page.status, 303);
    assert!(page.header("location").starts_with("/query?query=ASK+%7B"), "{}", page.head);
}

#[test]
fn a_fault_is_told_with_its_place() {
    let server = Server::start();
    let rows = [
        ("SELECT ?a {\n  ?a foo:b ?c }", "line 2, column 11: unknown prefix foo:"),
        ("SELEKT", "line 1, column 7"),
        ("SELECT * { ?a ?b ?c ", "line 1, column 21"),
        ("SELECT ?a (1 AS ?a) { ?a ?b ?c }", "fault"),
        ("", "no \"query\""),
    ];
    for (query, part) in rows {
        let reply = server.send(&post(&[("query", query)]));
        assert_eq!((reply.status, reply.header("content-type")), (400, PLAIN), "{query}");
        assert!(reply.text().contains(part), "{query}: {}", reply.text());
    }
}

#[test]
fn one_graph_is_read_by_its_name() {
    let server = Server::start();
    let graphs = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?a a c:Claim } } ORDER BY ?g");
    let name = graphs.text().lines().nth(1).expect("a graph").trim().to_owned();
    let graph = form(&[("graph", &name)]);
    let turtle = "text/turtle";
    check(
        &server,
        vec![
            ("default", Request::get("/store?default"), 200, turtle, "state:albania a c:State"),
            ("named", Request::get(&format!("/store?{graph}")), 200, turtle, "a c:Claim"),
            (
                "named as lines",
                Request::get(&format!("/store?{graph}&as=nt")),
                200,
                "application/n-triples",
                "#Claim> .\n",
            ),
            ("head", Request::new("HEAD", &format!("/store?{graph}")), 200, turtle, ""),
            (
                "liked",
                Request::get("/store?default").with("Accept", "application/rdf+xml"),
                200,
                "application/rdf+xml",
                "<rdf:RDF",
            ),
            (
                "not liked",
                Request::get("/store?default").with("Accept", "image/png"),
                406,
                PLAIN,
                "text/turtle",
            ),
            (
                "missing",
                Request::get("/store?graph=http%3A%2F%2Fx%2F"),
                404,
                PLAIN,
                "there is no graph <http://x/>",
            ),
            ("both", Request::get(&format!("/store?default&{graph}")), 400, PLAIN, "either"),
            ("neither", Request::get("/store"), 400, PLAIN, "either"),
            ("no IRI", Request::get("/store?graph=..%2F..%2Fetc"), 400, PLAIN, "is no IRI"),
        ],
    );
    let shared = server.send(&Request::get("/store?default"));
    assert!(!shared.text().contains("supportsTriples") && !shared.text().contains("c:Claim"));
}

#[test]
fn it_describes_itself() {
    let server = Server::start();
    let turtle = "text/turtle";
    check(
        &server,
        vec![
            ("service", Request::get("/sparql"), 200, turtle, "#SPARQL11Query>"),
            ("union", Request::get("/sparql"), 200, turtle, "#UnionDefaultGraph>"),
            (
                "as lines",
                Request::get("/sparql").with("Accept", "application/n-triples"),
                200,
                "application/n-triples",
                "#Service> .",
            ),
            ("void", Request::get("/.well-known/void"), 200, turtle, "void:triples "),
            (
                "its endpoint",
                Request::get("/.well-known/void"),
                200,
                turtle,
                "http://localhost/sparql",
            ),
            (
                "dcat",
                Request::get("/.well-known/void?as=nt"),
                200,
                "application/n-triples",
                "dcat#Dataset>",
            ),
            (
                "void not liked",
                Request::get("/.well-known/void").with("Accept", "text/csv"),
                406,
                PLAIN,
                "text/turtle",
            ),
            ("void post", Request::post("/.well-known/void", FORM, ""), 405, PLAIN, "GET"),
        ],
    );
}

/// What is larger than one chunk is sent as it is made; the second time it is known.
#[test]
fn long_answers_come_whole() {
    let server = Server::start();
    let query =
        format!("SELECT ?a ?n {{ ?a a c:Claim VALUES ?n {{ {} }} }}", "\"word\" ".repeat(700));
    let rows = [("text/csv", 14 * 700), (JSON, 0), ("text/tab-separated-values", 0)];
    for (accept, lines) in rows {
        for _ in 0..2 {
            let reply = server.send(&post(&[("query", &query)]).with("Accept", accept));
            assert!(reply.status == 200 && reply.is_whole, "{accept}: {}", reply.head);
            assert!(reply.body.len() > 200_000, "{accept}: {}", reply.body.len());
            assert_eq!(reply.text().matches("word").count(), 13 * 700, "{accept}");
            assert!(lines == 0 || reply.text().lines().count() == lines - 699, "{accept}");
        }
    }
    let graph = server.send(&post(&[("query", "CONSTRUCT WHERE { ?a ?b ?c }")]));
    assert!(graph.is_whole && graph.body.len() > 20_000, "{}", graph.body.len());
}

#[test]
fn other_sites_may_ask_only_when_told_so() {
    let plain = Server::start();
    let open = Server::of(&crate::graph::fixture::quarrel(), &["--cors"]);
    let preflight = Request::new("OPTIONS", "/sparql").with("Origin", "http://other.example");
    let before = plain.send(&preflight);
    assert_eq!((before.status, before.header("access-control-allow-origin")), (204, ""));
    let after = open.send(&preflight);
    assert_eq!((after.status, after.header("access-control-allow-origin")), (204, "*"));
    assert!(after.header("access-control-allow-methods").contains("POST"));
    let asked = open.send(&get(&[("query", ASK)]));
    assert_eq!(asked.header("access-control-allow-origin"), "*");
    assert_eq!(plain.send(&get(&[("query", ASK)])).header("access-control-allow-origin"), "");
}

/// A page of another site whose name was made to point here must not read what is here.
#[test]
fn it_answers_to_its_own_names_only() {
    let (plain, named) = (
        Server::start(),
        Server::of(&crate::graph::fixture::quarrel(), &["--name", "news.example"]),
    );
    let get = |target: &str, host: &str| {
        let request = format!("GET {target} HTTP/1.1\r\nConnection: close\r\n{host}\r\n");
        request.into_bytes()
    };
    let rows = [
        (&plain, "/", "Host: localhost:7878\r\n", 200),
        (&plain, "/", "Host: 127.0.0.1\r\n", 200),
        (&plain, "/", "Host: [::1]:7878\r\n", 200),
        (&plain, "/", "Host: evil.example:7878\r\n", 421),
        (&plain, "/sparql?query=ASK%7B%7D", "Host: evil.example\r\n", 421),
        (&plain, "/style.css", "Host: news.example\r\n", 421),
        (&plain, "http://evil.example/", "Host: localhost\r\n", 421),
        (&plain, "/", "", 400),
        (&named, "/", "Host: news.example\r\n", 200),
        (&named, "/", "Host: localhost\r\n", 200),
        (&named, "/", "Host: evil.example\r\n", 421),
    ];
    for (server, target, host, status) in rows {
        let reply = super::http::exchange(server.address, &get(target, host)).expect("an answer");
        assert_eq!(reply.status, status, "{target} {host}: {}", reply.text());
        assert_is_guarded(&reply, host);
    }
}
