//! The store's folder and its views.

use std::fs;

use super::fixture::{lines, quarrel, store};
use chancery::graph::{GraphFormat, QueryError, Store, StoreError};
use chancery::rdf::Base;

#[test]
fn a_store_is_there_again_when_it_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new.db");
    let mut store = Store::open(&path, None).expect("a new store");
    for article in quarrel() {
        store.replace_article(&article.quads()).expect("stored");
    }
    let before = lines(&store);
    store.flush().expect("flushed");
    drop(store);
    assert_eq!(before, lines(&Store::open_read_only(&path).expect("for reading")));
    let again = Store::open(&path, Some(Base::default())).expect("for writing");
    let copy = folder.path().join("copy.db");
    again.backup(&copy).expect("a backup");
    assert!(matches!(again.backup(&copy), Err(StoreError::TargetExists(_))));
    let backup = Store::open_read_only(&copy).expect("the backup is a store");
    assert_eq!(before, lines(&backup));
    let kept = "ASK { ?article c:supportsTriples ?triples ; c:fingerprint ?sample }";
    let answer = backup.query(kept, &Default::default()).and_then(|answer| answer.into_table());
    assert_eq!(answer.expect("answered").rows, [["yes"]], "a backup keeps the bookkeeping");
}

#[test]
fn one_process_writes_or_several_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = Store::open(folder.path(), None).expect("an empty folder becomes a store");
    let me = Some(std::process::id());
    let locked = |error| matches!(error, Err(StoreError::Locked { process, .. }) if process == me);
    assert!(locked(Store::open(folder.path(), None)));
    assert!(locked(Store::open_read_only(folder.path())));
    writer.flush().expect("flushed");
    drop(writer);
    let mut one = Store::open_read_only(folder.path()).expect("a reader");
    let two = Store::open_read_only(folder.path()).expect("another reader");
    assert!(matches!(Store::open(folder.path(), None), Err(StoreError::Locked { .. })));
    let article = quarrel().remove(0).quads();
    assert!(matches!(one.replace_article(&article), Err(StoreError::ReadOnly)));
    drop((one, two));
    assert!(Store::open(folder.path(), None).is_ok());
}

#[test]
fn what_is_no_store_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing");
    assert!(matches!(Store::open_read_only(&missing), Err(StoreError::Missing(_))));
    assert!(!missing.exists());
    let file = folder.path().join("letter.txt");
    fs::write(&file, "Dear Sir").expect("written");
    for path in [folder.path(), &file] {
        assert!(matches!(Store::open(path, None), Err(StoreError::NotAStore(_))));
        assert!(matches!(Store::open_read_only(path), Err(StoreError::NotAStore(_))));
    }
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
}

#[test]
fn a_store_of_another_kind_is_told_from_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::open(folder.path(), None).expect("a new store"));
    let other = Base::new("https://example.org/").expect("a base");
    assert!(matches!(Store::open(folder.path(), Some(other)), Err(StoreError::OtherBase { .. })));
    let marker = folder.path().join("chancery-store.txt");
    let text = fs::read_to_string(&marker).expect("a marker");
    let rows = [
        (text.replace("chancery 1", "chancery 9"), "format 9"),
        (text.replace("storage ", "storage wax and "), "keeps its graph as wax and"),
        (text.replace("base ", "base of "), "is damaged (\"of https:"),
        (String::new(), "is damaged (no format)"),
    ];
    for (text, expected) in rows {
        fs::write(&marker, &text).expect("written");
        let error = Store::open(folder.path(), None).err().expect("an error").to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_fault_in_a_query_is_shown_where_it_is() {
    let store = store(&[]);
    let error = store.query("SELECT ?x WHERE {\n\t?x c:expelled }", &Default::default());
    let Err(QueryError::Syntax { line, column, excerpt, .. }) = error else { panic!("no fault") };
    assert_eq!((line, column), (2, 16));
    assert_eq!(excerpt, "  \t?x c:expelled }\n  \t              ^");
}

#[test]
fn a_query_reaches_nothing_and_changes_nothing() {
    let store = store(&quarrel());
    let before = lines(&store);
    let service = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }";
    let answer = store.query(service, &Default::default()).and_then(|answer| answer.into_table());
    assert!(matches!(answer, Err(QueryError::NotAvailable(_))));
    for update in ["INSERT DATA { c:a c:b c:c }", "CLEAR ALL", "LOAD <file:///etc/passwd>"] {
        let answer = store.query(update, &Default::default());
        assert!(matches!(answer, Err(QueryError::NotAvailable(_))), "{update}");
    }
    assert_eq!(before, lines(&store));
}

#[test]
fn a_query_that_takes_too_long_is_stopped() {
    let store = store(&quarrel());
    let endless = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h }";
    let timeout = Some(std::time::Duration::from_millis(50));
    let options = chancery::graph::QueryOptions { timeout };
    let answer = store.query(endless, &options).and_then(|answer| answer.into_table());
    assert!(matches!(answer, Err(QueryError::TimedOut(_))));
}

#[test]
fn names_mean_nodes() {
    let store = store(&quarrel());
    let short = |name: &str| -> Vec<String> {
        let nodes = store.resolve(name).expect("known");
        nodes
            .iter()
            .map(|node| node.as_str().replace("https://w3id.org/chancery/id/", ""))
            .collect()
    };
    for name in [
        "Albania",
        "albania",
        "state:albania",
        "state/albania",
        "Q222",
        "https://w3id.org/chancery/id/state/albania",
        "<https://w3id.org/chancery/id/state/albania>",
    ] {
        assert_eq!(short(name), ["state/albania"], "{name}");
    }
    assert_eq!(short("Tirana expels four").len(), 2);
    assert_eq!(short("https://example.org/wire"), ["article/b03a002ec1111fa3"]);
    for (name, expected) in
        [("Albnia", vec!["Albania"]), ("Kanaani", vec!["Nasser Kanaani"]), ("", vec![])]
    {
        let Err(QueryError::UnknownName { similar, .. }) = store.resolve(name) else {
            panic!("{name}")
        };
        assert_eq!(similar, expected, "{name}");
    }
}

#[test]
fn the_sentences_behind_a_node() {
    let store = store(&quarrel());
    let sentences = |name: &str| -> Vec<(String, String)> {
        let explained = store.explain(name).expect("known");
        let claims = explained.into_iter().flat_map(|one| one.claims);
        claims.map(|claim| (claim.relation, claim.cue)).collect()
    };
    let pair = |relation: &str, cue: &str| (relation.to_owned(), cue.to_owned());
    assert_eq!(sentences("Edi Rama"), [pair("accuses", "accused"), pair("accuses", "accused")]);
    assert_eq!(sentences("MEK"), [pair("hosts", "hosts"), pair("hosts", "sheltered")]);
    assert_eq!(sentences("Nasser Kanaani"), [pair("hosts", "hosts")]);
    let event = sentences("accuses: Albania – Iran, 2031-05-01");
    assert_eq!(event.len(), 3, "{event:?}");
    assert_eq!(sentences("https://example.com/own-report").len(), 3);
    let all = store.explain("Iran").expect("known");
    let first = &all[0].claims[0];
    let begin = first.cue_begin - first.sentence_begin;
    let cue: String = first.sentence.chars().skip(begin).take(first.cue.chars().count()).collect();
    assert_eq!(cue, first.cue);
}

#[test]
fn counts_and_articles() {
    let store = store(&quarrel());
    let stats = store.stats().expect("counted");
    assert_eq!((stats.articles, stats.stories, stats.events), (5, 4, 2));
    let count = |relation: &str, status: &str| {
        stats.claims.get(&(relation.to_owned(), status.to_owned())).copied().unwrap_or(0)
    };
    assert_eq!(count("accuses", "asserted"), 4);
    assert_eq!(count("expelled", "negated"), 1);
    assert_eq!(count("hosts", "planned"), 1);
    assert_eq!(stats.edges.get("hosts"), Some(&1));
    assert_eq!(stats.edges.get("accuses"), Some(&2));
    assert_eq!(stats.quads, lines(&store).lines().count());
    let articles = store.articles().expect("listed");
    let titles: Vec<&str> = articles.iter().map(|article| article.title()).collect();
    assert_eq!(
        titles,
        [
            "https://example.com/answer",
            "Albania blames Tehran",
            "Tirana expels four",
            "Tirana expels four",
            "What comes next",
        ]
    );
    assert_eq!(articles[2].copies, [articles[3].iri.clone()]);
    assert_eq!(articles[1].claims, 3);
}

#[test]
fn an_export_into_a_file_is_whole_or_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(&quarrel());
    for name in ["a.ttl", "a.nt.gz", "a.nq", "a.trig", "a.jsonld", "a.rdf"] {
        let path = folder.path().join(name);
        let written = store.export_to(&path, None, &Default::default()).expect("written");
        let once = fs::read(&path).expect("there");
        store.export_to(&path, None, &Default::default()).expect("written again");
        assert_eq!(once, fs::read(&path).expect("there"), "{name}");
        assert_eq!(written, lines(&store).lines().count(), "{name}");
    }
    assert!(store.export_to(&folder.path().join("a.txt"), None, &Default::default()).is_err());
    let path = folder.path().join("a.txt");
    assert!(store.export_to(&path, Some(GraphFormat::NQuads.into()), &Default::default()).is_ok());
    assert!(
        store
            .export_to(&folder.path().join("no/such/folder.nq"), None, &Default::default())
            .is_err()
    );
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 7);
}
