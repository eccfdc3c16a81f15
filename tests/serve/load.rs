//! Many clients at once, for a few seconds: all are answered, and soon. What a million quads take, `make bench-serve` tells.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chancery::graph::queries;

use super::http::{Reply, Request};
use super::server::{Server, form};

const CLIENTS: usize = 16;
const REQUESTS: usize = 320;

#[test]
fn sixteen_clients_are_answered_soon() {
    let server = Server::start();
    let ask = |request: &Request, what: &str| {
        let begin = Instant::now();
        let reply: Reply = server.send(request);
        assert!(reply.status == 200 && reply.is_whole, "{what}: {} {}", reply.status, reply.text());
        begin.elapsed()
    };
    let mut requests: Vec<(String, Request)> =
        ["/", "/id/state/albania", "/search?q=iran", "/query"]
            .map(|path| (path.to_owned(), Request::get(path).with("Accept", "text/html")))
            .into();
    for query in queries::shipped() {
        if query.parameters.iter().all(|parameter| parameter.optional) {
            let body = form(&[("query", &query.sparql)]);
            let kind = "application/x-www-form-urlencoded";
            requests.push((query.name.clone(), Request::post("/sparql", kind, &body)));
        }
    }
    assert!(requests.len() > 20);
    // Once each, as if the graph had just been built.
    requests.iter().for_each(|(what, request)| _ = ask(request, what));
    let next = AtomicUsize::new(0);
    let client = || {
        let mut taken = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= REQUESTS {
                return taken;
            }
            let (what, request) = &requests[number % requests.len()];
            taken.push(ask(request, what));
        }
    };
    let mut taken: Vec<Duration> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(client)).collect();
        clients.into_iter().flat_map(|client| client.join().expect("it was answered")).collect()
    });
    taken.sort();
    assert_eq!(taken.len(), REQUESTS);
    let median = taken[taken.len() / 2];
    assert!(median < Duration::from_millis(200), "{median:?}");
}
