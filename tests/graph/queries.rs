//! Every shipped query gives its expected answer on the fixture's articles.
//!
//! The expected answers are `tests/queries/<name>.csv`; run with `CHANCERY_UPDATE=1` to write them anew, and read the
//! difference before it is committed.

use std::fs;
use std::path::PathBuf;

use super::fixture::{quarrel, store};
use chancery::graph::queries::{NamedQuery, shipped};
use chancery::graph::{AnswerFormat, QueryError, Store};

/// The values with which queries that need some are asked.
fn values(query: &str) -> &'static [(&'static str, &'static str)] {
    match query {
        "timeline" => &[("a", "Albania"), ("b", "Iran")],
        "article" => &[("article", "https://example.com/own-report")],
        "evidence" => {
            &[("subject", "Albania"), ("relation", "hosts"), ("object", "organisation/mek")]
        }
        "articles-naming" => &[("entity", "MEK")],
        _ => &[],
    }
}

fn csv(store: &Store, query: &NamedQuery, values: &[(&str, &str)]) -> String {
    let mut bytes = Vec::new();
    let answer = store.ask(query, values, &Default::default()).expect(&query.name);
    answer.write(AnswerFormat::Csv, &mut bytes).expect("written");
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}

#[test]
fn every_query_gives_its_expected_answer() {
    let store = store(&quarrel());
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/queries");
    for query in shipped() {
        let path = folder.join(format!("{}.csv", query.name));
        let answer = csv(&store, &query, values(&query.name));
        if std::env::var_os("CHANCERY_UPDATE").is_some() {
            fs::write(&path, &answer).expect("written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(answer == expected, "{}: expected\n{expected}\nbut got\n{answer}", query.name);
        let header: Vec<&str> = query.columns.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(answer.lines().next(), Some(header.join(",").as_str()), "{}", query.name);
        assert!(answer.lines().count() > 1, "{} has no row to test", query.name);
    }
}

#[test]
fn an_answer_does_not_depend_on_the_order_of_articles() {
    let mut articles = quarrel();
    let forwards = store(&articles);
    articles.reverse();
    let backwards = store(&articles);
    for query in shipped() {
        let values = values(&query.name);
        assert_eq!(
            csv(&forwards, &query, values),
            csv(&backwards, &query, values),
            "{}",
            query.name
        );
    }
}

#[test]
fn optional_parameters_restrict_the_rows() {
    let store = store(&quarrel());
    let rows = |name: &str, values: &[(&str, &str)]| {
        let query = NamedQuery::find(name).expect("shipped");
        csv(&store, &query, values).lines().count() - 1
    };
    assert_eq!(rows("who-expelled-whom", &[]), 2);
    assert_eq!(rows("who-expelled-whom", &[("actor", "Albania")]), 1);
    assert_eq!(rows("who-expelled-whom", &[("target", "Iran")]), 2);
    assert_eq!(rows("who-expelled-whom", &[("actor", "Iran")]), 0);
    assert_eq!(rows("timeline", &[("a", "Iran"), ("b", "Iran")]), 0);
    assert_eq!(rows("not-asserted", &[("actor", "state:iran")]), 2);
    assert_eq!(rows("places-by-state", &[("state", "Q222")]), 1);
    assert_eq!(rows("said-by-whom", &[("speaker", "nasser kanaani")]), 1);
    assert_eq!(rows("corroboration", &[("actor", "Albania"), ("target", "Iran")]), 2);
}

#[test]
fn wrong_parameters_are_told() {
    let store = store(&quarrel());
    let timeline = NamedQuery::find("timeline").expect("shipped");
    let message = |values: &[(&str, &str)]| {
        let answer = store.ask(&timeline, values, &Default::default());
        answer.err().map(|error: QueryError| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        message(&[("a", "Albania")]),
        "the query \"timeline\" needs b=…: the other, e.g. Iran"
    );
    assert_eq!(
        message(&[("a", "Albania"), ("c", "Iran")]),
        "the query \"timeline\" has no parameter \"c\"; it has a, b"
    );
    assert_eq!(
        message(&[("a", "Albnia"), ("b", "Iran")]),
        "nothing in the store is called \"Albnia\"; did you mean \"Albania\"?"
    );
}

#[test]
fn what_a_parameter_cannot_be_is_told() {
    let store = store(&quarrel());
    let message = |query: &str, values: &[(&str, &str)]| {
        let query = NamedQuery::find(query).expect("shipped");
        let answer = store.ask(&query, values, &Default::default());
        answer.err().map(|error: QueryError| error.to_string()).unwrap_or_default()
    };
    let no_article = message("article", &[("article", "Albania")]);
    assert!(no_article.starts_with("\"Albania\" names no article; give "), "{no_article}");
    let values = [("subject", "Albania"), ("relation", "hostz"), ("object", "MEK")];
    assert_eq!(
        message("evidence", &values),
        "no claim in the store has the relation \"hostz\"; its relations are accuses, denies, expelled, hosts"
    );
}

#[test]
fn the_readme_lists_every_query_with_its_parameters() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("queries");
    let readme = fs::read_to_string(folder.join("README.md")).expect("a README");
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let queries = shipped();
    assert_eq!(rows.len(), queries.len());
    for (row, query) in rows.iter().zip(&queries) {
        let name = |p: &chancery::graph::queries::Parameter| {
            if p.optional { format!("[{}]", p.name) } else { p.name.clone() }
        };
        let parameters: Vec<String> = query.parameters.iter().map(name).collect();
        assert!(row.starts_with(&format!("| `{}` |", query.name)), "{row}");
        assert!(
            row.ends_with(&format!("| {} |", parameters.join(" ")).replace("|  |", "| |")),
            "{row}"
        );
    }
}
