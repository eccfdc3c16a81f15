//! The pages: what they show, what they weigh, and that nothing from an article becomes markup.

use chancery::model::{EntityId, EntityKind};

use super::http::{Reply, Request};
use super::server::Server;
use crate::graph::fixture::{Article, entity, matter, quarrel, some, speaker};

const HTML: &str = "text/html; charset=utf-8";

fn page(server: &Server, path: &str) -> Reply {
    server.send(&Request::get(path).with("Accept", "text/html,*/*;q=0.5"))
}

#[test]
fn every_page_shows_what_it_is_for() {
    let server = Server::start();
    let rows = [
        ("/", 200, "Who deals with whom"),
        ("/", 200, "<b>5</b>articles"),
        ("/", 200, "<b>4</b>stories"),
        ("/id/state/albania", 200, "<h1>Albania</h1>"),
        ("/id/state/albania", 200, "accuses · 2 stories"),
        ("/id/state/albania?relation=hosts", 200, "3 claims"),
        ("/id/state/albania?status=negated", 200, "1 claim<"),
        ("/id/state/albania?side=to", 200, "What was done to it"),
        ("/id/state/albania?from=2031&until=2031-12-31&page=x", 200, "claims"),
        ("/id/person/edi-rama", 200, "prime minister"),
        ("/id/nobody/here", 404, "nothing of this name"),
        ("/id/", 404, "nothing"),
        ("/between", 200, "The other"),
        ("/between", 200, "Those who deal most with each other"),
        ("/between?a=state/albania&b=state/iran", 200, "denies"),
        ("/between?a=Albania&b=iran", 200, "Albania"),
        ("/between?a=Albania&b=Nowhere", 200, "Not both names"),
        ("/search?q=LAND+registry", 200, "land registry"),
        ("/search?q=albania", 200, "/id/state/albania"),
        ("/search?q=zzz", 200, "Nothing found"),
        ("/search?relation=hosts", 200, "sheltered"),
        ("/query", 200, "<textarea"),
        ("/query?query=SELECT+%3Fx+%7B+VALUES+%3Fx+%7B+7+%7D+%7D", 200, "<td>7</td>"),
        ("/query?query=SELECT+%3Fx+%7B+%3Fx+a+c%3AState+%7D", 200, "href=\"/id/state/iran\""),
        ("/query?query=SELEKT", 400, "line 1, column 7"),
        ("/query?query=SELEKT", 400, "data-line=\"1\" data-column=\"7\""),
        ("/query?query=ASK+%7B%0A+%3Fa+foo%3Ab+%3Fc+%7D", 400, "<b>  2   ?a foo:b<mark>"),
        (
            "/query?query=SELECT+%3Fx+%3Fy+%7B+%3Fx+c%3Aaccuses+%3Fy+%7D",
            200,
            "Network of the answer",
        ),
        ("/query?query=SELECT+%3Fx+%3Fy+%7B+%3Fx+c%3Aaccuses+%3Fy+%7D", 200, "<path class=\"edge"),
        ("/query?edit=1&query=ASK%7B%7D", 200, ">ASK{}</textarea>"),
        ("/query?query=INSERT+DATA%7B%7D", 403, "queries only read"),
        ("/vocabulary", 200, "c:accuses"),
        ("/style.css", 200, "prefers-color-scheme"),
        ("/nowhere", 404, "nothing is here"),
    ];
    for (path, status, part) in rows {
        let reply = page(&server, path);
        assert_eq!(reply.status, status, "{path}: {}", reply.text());
        assert!(reply.text().contains(part), "{path}: no {part:?} in {}", reply.text());
        assert!(reply.body.len() < 100_000, "{path} weighs {}", reply.body.len());
        assert!(!reply.text().contains("style=") && !reply.text().contains("onclick"), "{path}");
    }
    let posted = server.send(&Request::new("POST", "/").with("Content-Length", "0"));
    assert_eq!(posted.status, 405);
}

#[test]
fn a_thing_is_a_page_for_people_and_data_for_programs() {
    let server = Server::start();
    let rows = [
        ("/id/state/albania", "text/html", 200, HTML, "<h1>Albania</h1>"),
        ("/id/state/albania", "text/turtle", 200, "text/turtle", "state:albania a c:State"),
        ("/id/state/albania", "text/turtle, text/html;q=0.9", 200, "text/turtle", "c:State"),
        ("/id/state/albania", "application/rdf+xml", 200, "application/rdf+xml", "rdf:RDF"),
        ("/id/state/albania?as=nt", "text/html", 200, "application/n-triples", "#State> ."),
        ("/id/state/albania", "image/png", 406, "text/plain; charset=utf-8", "text/turtle"),
        ("/id/state/nowhere", "text/turtle", 404, "text/plain; charset=utf-8", "nothing called"),
    ];
    for (path, accept, status, media, part) in rows {
        let reply = server.send(&Request::get(path).with("Accept", accept));
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (status, media),
            "{path} {accept}"
        );
        assert!(reply.text().contains(part), "{path} {accept}: {}", reply.text());
    }
    let found =
        server.ask("SELECT ?claim ?article { ?claim prov:wasDerivedFrom ?article } LIMIT 1");
    let iris: Vec<&str> = found.text().lines().nth(1).expect("a row").trim().split(',').collect();
    for iri in iris {
        let path = iri.replace("https://w3id.org/chancery", "");
        let shown = page(&server, &path);
        assert!(shown.status == 200 && shown.text().contains("<blockquote>"), "{}", shown.text());
        let data = server.send(&Request::get(&path).with("Accept", "text/turtle"));
        assert!(data.text().contains("c:Claim") && data.status == 200, "{path}");
    }
}

#[test]
fn events_offices_and_claims_have_pages_too() {
    let server = Server::start();
    let local = |query: &str| {
        let found = server.ask(query);
        let iri = found.text().lines().nth(1).expect("a row").trim().to_owned();
        iri.replace("https://w3id.org/chancery", "")
    };
    let rows = [
        ("SELECT ?x { ?x a c:Event ; c:relation c:accuses }", "told in 2 stories", "c:Event"),
        ("SELECT ?x { person:edi-rama c:held ?x }", "Held by", "c:OfficeHeld"),
        ("SELECT ?x { ?x c:answers ?y }", "<h2>Answers</h2>", "c:Claim"),
        ("SELECT ?y { ?x c:answers ?y }", "<h2>Answered by</h2>", "c:Claim"),
        ("SELECT ?x { ?x c:quantity 4 }", "<dt>How many</dt><dd>4</dd>", "c:Claim"),
    ];
    for (query, part, class) in rows {
        let path = local(query);
        let shown = page(&server, &path);
        assert!(shown.status == 200 && shown.text().contains(part), "{query}: {}", shown.text());
        let data = server.send(&Request::get(&path).with("Accept", "text/turtle"));
        assert!(data.status == 200 && data.text().contains(class), "{query}: {}", data.text());
    }
}

/// The pictures show what is said to have been done, not what was denied or only feared.
#[test]
fn only_what_is_asserted_is_an_edge() {
    let server = Server::start();
    let iran = page(&server, "/id/state/iran");
    // One article more says that it never did, and may yet.
    assert!(iran.text().contains("expelled · 1 story"), "{}", iran.text());
    assert!(!iran.text().contains("expelled · 2 stories"), "{}", iran.text());
    assert!(iran.text().contains("never <mark>expelled</mark>"), "{}", iran.text());
    assert!(page(&server, "/id/state/albania").text().contains("expelled · 1 story"));
}

#[test]
fn a_text_that_is_kept_is_shown_with_whom_it_mentions() {
    let server = Server::start();
    let found =
        server.ask("SELECT ?a { ?a schema:url ?url } ORDER BY DESC(CONTAINS(?url, \"wire\"))");
    let paths: Vec<String> = found
        .text()
        .lines()
        .skip(1)
        .map(|iri| iri.trim().replace("https://w3id.org/chancery", ""))
        .collect();
    let kept = page(&server, &paths[0]);
    for part in [
        "A lorry took nine crates",
        "<a class=\"mention ",
        "href=\"/id/state/iran\"",
        "aria-label=\"Mentions\"",
        "class=\"claim hostile\" id=\"",
    ] {
        assert!(kept.text().contains(part), "no {part} in {}", kept.text());
    }
    let other = page(&server, &paths[1]);
    assert!(other.text().contains("--keep-text") && !other.text().contains("class=\"mention"));
}

/// What would be noticed if it became markup anywhere.
const SCRIPT: &str =
    "</title></script></textarea>'\"><script>alert(1)</script><img src=x onerror=alert(2)>";

fn hostile() -> Article {
    let sentence = format!("Iran [accused {SCRIPT}] Albania of {SCRIPT}.");
    let mut villain = entity("organisation/villain");
    (villain.label, villain.kind) = (SCRIPT.to_owned(), EntityKind::Organisation);
    villain.id = EntityId::new(SCRIPT);
    let mut article = Article::new("javascript:alert(3)")
        .says(&sentence, Some(villain), "accuses", some("state/albania"), |claim| {
            claim.said_by = speaker("person/nasser-kanaani");
            claim.matter = matter(SCRIPT);
        })
        .says(&sentence, some("state/iran"), SCRIPT, some("state/albania"), |_| {});
    let document = &mut article.analysis.document;
    (document.title, document.publisher) = (Some(SCRIPT.to_owned()), Some(SCRIPT.to_owned()));
    article.keeping_its_text()
}

#[test]
fn nothing_from_an_article_becomes_markup() {
    let mut articles = quarrel();
    articles.push(hostile());
    let server = Server::of(&articles, &[]);
    let found = server.ask("SELECT DISTINCT ?x { { ?x a c:Organisation } UNION { ?x a schema:NewsArticle } UNION { ?x a c:Claim } UNION { ?x a c:Event } UNION { ?x a c:OfficeHeld } }");
    let things =
        found.text().lines().skip(1).map(|iri| iri.trim().replace("https://w3id.org/chancery", ""));
    let mut paths: Vec<String> = things.filter(|path| path.starts_with('/')).collect();
    let query =
        "SELECT%20%3Fl%20%7B%20%3Fx%20rdfs%3Alabel%7Cc%3Amatter%7Cschema%3Aheadline%20%3Fl%20%7D";
    let script = "%3C%2Ftitle%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27";
    paths.extend(
        ["/", "/id/state/albania", "/between?a=state/albania&b=state/iran"].map(str::to_owned),
    );
    paths.push(format!("/query?query={query}"));
    for place in [
        "/search?q=",
        "/search?relation=",
        "/query?query=",
        "/between?a=",
        "/id/state/albania?relation=",
        "/id/",
    ] {
        paths.push(format!("{place}{script}"));
    }
    assert!(paths.len() > 15, "{paths:?}");
    let mut seen = 0;
    for path in paths {
        let reply = page(&server, &path);
        let text = reply.text();
        for bad in ["<script>", "<img", "href=\"javascript", "alert(1)</script>"] {
            assert!(!text.contains(bad), "{path}: {bad} in {text}");
        }
        seen += usize::from(text.contains("&lt;script&gt;"));
    }
    assert!(seen >= 8, "the hostile texts were seen on {seen} pages");
}
