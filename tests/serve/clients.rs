//! Other people's clients ask the server: curl, SPARQLWrapper, and rdflib's SPARQLStore and its reading of IRIs.
//!
//! They are looked for, not required: `make test` installs them; where one is missing its test says so.

use std::io::Write as _;
use std::process::Command;

use super::server::Server;

/// Says on the terminal, past the test harness, why a test did nothing.
fn skip(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}; `make test` installs what it needs");
}

#[test]
fn curl_asks_in_all_ways() {
    if Command::new("curl").arg("--version").output().is_err() {
        return skip("curl is not there");
    }
    let server = Server::start();
    let sparql = format!("http://{}/sparql", server.address);
    let thing = format!("http://{}/id/state/albania", server.address);
    let query = "query=SELECT ?name { state:albania rdfs:label ?name }";
    let direct = "SELECT ?name { state:albania rdfs:label ?name }";
    let rows: [(&[&str], &str); 5] = [
        (&["-G", &sparql, "--data-urlencode", query, "-H", "Accept: text/csv"], "Albania"),
        (&[&sparql, "--data-urlencode", query], "\"Albania\""),
        (&[&sparql, "-H", "Content-Type: application/sparql-query", "--data", direct], "Albania"),
        (&["-L", &thing, "-H", "Accept: text/turtle"], "rdfs:label \"Albania\""),
        (&["-I", &thing], "text/html"),
    ];
    for (arguments, part) in rows {
        let output = Command::new("curl").args(["-sS", "--fail"]).args(arguments).output();
        let output = output.expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains(part), "{arguments:?}: {text}");
    }
}

#[test]
fn python_clients_ask() {
    let Some(python) = std::env::var_os("CHANCERY_PYTHON") else {
        return skip("CHANCERY_PYTHON names no Python with rdflib and SPARQLWrapper");
    };
    let imports = Command::new(&python).args(["-c", "import rdflib, SPARQLWrapper"]).output();
    if !imports.is_ok_and(|output| output.status.success()) {
        return skip("SPARQLWrapper is not there");
    }
    let server = Server::start();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/serve/clients.py");
    let at = format!("http://{}", server.address);
    let output = Command::new(&python).args([script, &at]).output().expect("it runs");
    let lines = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines, ["Albania"; 11], "{}", String::from_utf8_lossy(&output.stderr));
}
