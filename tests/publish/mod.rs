//! Sending a graph to another store: what is sent, what is tried again, what is told.

mod endpoint;
mod oxigraph_server;

use std::time::Duration;

use chancery::graph::Store;
use chancery::publish::{Protocol, PublishError, Published, Retries, Target, publish};
use oxigraph::model::NamedNode;

use crate::cli::program::{Program, samples, text};
use crate::graph::fixture::{lines, quarrel, store};
use endpoint::Endpoint;

/// Sends to the endpoint with short waits.
fn target(url: &str, protocol: Protocol) -> Target {
    let retries = Retries { times: 3, wait: Duration::from_millis(5) };
    Target { url: url.to_owned(), protocol, default_graph: None, authorization: None, retries }
}

fn graphs(store: &Store) -> usize {
    store.graph_names().expect("read").len() + 1
}

#[test]
fn every_graph_arrives_by_either_protocol() {
    let store = store(&quarrel());
    for protocol in [Protocol::GraphStore, Protocol::Update] {
        let endpoint = Endpoint::start(&[]);
        let target = target(&endpoint.url, protocol);
        let quads = lines(&store).lines().count();
        let expected = Published { graphs: graphs(&store), quads, retried: 0 };
        assert_eq!(publish(&store, &target).expect("sent"), expected, "{protocol:?}");
        assert_eq!(endpoint.lines(), lines(&store), "{protocol:?}");
        // Once more changes nothing.
        publish(&store, &target).expect("sent");
        assert_eq!(endpoint.lines(), lines(&store), "{protocol:?}");
    }
}

#[test]
fn what_fails_for_a_passing_reason_is_tried_again() {
    let store = store(&quarrel());
    for protocol in [Protocol::GraphStore, Protocol::Update] {
        // Zero closes the connection without an answer.
        let endpoint = Endpoint::start(&[503, 0, 200, 429, 502]);
        let published = publish(&store, &target(&endpoint.url, protocol)).expect("sent");
        assert_eq!(published.retried, 4, "{protocol:?}");
        assert_eq!(endpoint.lines(), lines(&store), "{protocol:?}");
    }
}

#[test]
fn a_refusal_is_told_at_once_and_retries_end() {
    let store = store(&quarrel());
    let answers: [(&[u16], usize, &str); 4] = [
        (&[403], 1, "CHANCERY_AUTHORIZATION"),
        (&[404], 1, "--protocol update"),
        (&[301], 1, "the address that it redirects to"),
        (&[503; 9], 4, "answered 503"),
    ];
    for (answers, requests, told) in answers {
        let endpoint = Endpoint::start(answers);
        let error = publish(&store, &target(&endpoint.url, Protocol::GraphStore));
        let error = error.expect_err("refused").to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(endpoint.requests(), requests, "{answers:?}");
    }
    let nobody = publish(&store, &target("http://127.0.0.1:9/store", Protocol::GraphStore));
    let nobody = nobody.expect_err("nobody is there").to_string();
    assert!(nobody.contains("can't be reached") && nobody.ends_with("tried 4 times"), "{nobody}");
}

#[test]
fn an_address_must_be_one() {
    let store = store(&[]);
    for url in
        ["", "localhost:7878", "file:///etc/passwd", "ftp://x/", "http://a b/", "http://a/#b"]
    {
        let error = publish(&store, &target(url, Protocol::Update));
        assert!(matches!(error, Err(PublishError::Address(_))), "{url}");
    }
}

#[test]
fn the_default_graph_may_have_a_name_and_the_request_a_secret() {
    let store = store(&quarrel());
    let endpoint = Endpoint::start(&[]);
    let target = Target {
        default_graph: Some(NamedNode::new_unchecked("https://example.org/knowledge")),
        authorization: Some("Bearer of news".to_owned()),
        ..target(&endpoint.url, Protocol::GraphStore)
    };
    publish(&store, &target).expect("sent");
    let received = endpoint.lines();
    assert!(received.lines().all(|line| line.ends_with("> .")), "a triple without a graph");
    let shared = store.export_graph(None, &mut Vec::new()).expect("exported");
    assert_eq!(received.matches(" <https://example.org/knowledge> .").count(), shared);
    assert_eq!(endpoint.authorizations(), ["Bearer of news"]);
}

#[test]
fn the_command_sends_and_tells_what_it_sent() {
    let program = Program::new();
    program.run(&["publish", "--help"]).ends(0).answers(&["Examples:", "--default-graph"]);
    program.run(&["build", text(&samples())]).ends(0);
    let endpoint = Endpoint::start(&[503]);
    let sent = program.run(&["publish", &endpoint.url, "--wait", "5"]);
    sent.ends(0).says(&["graphs sent to", "1 requests sent again"]);
    assert_eq!(endpoint.lines(), program.run(&["export", "-f", "nq"]).out);
    program.run(&["publish", "example.org"]).ends(2).says(&["is no address"]);
    let refused = Endpoint::start(&[401]);
    program.run(&["publish", &refused.url]).ends(1).says(&["401", "CHANCERY_AUTHORIZATION"]);
}
