//! What shipped queries count and how their parameters are understood, on the fixture's articles.

use std::sync::LazyLock;

use super::fixture::{Article, quarrel, some, store};
use chancery::gazetteer::Gazetteer;
use chancery::graph::queries::{NamedQuery, shipped};
use chancery::graph::{AnswerFormat, Lexicon, QueryError, Store};
use chancery::model::Date;
use chancery::rules::Rules;

/// The shipped gazetteer and rules.
pub fn lexicon() -> Lexicon<'static> {
    static SHIPPED: LazyLock<(Gazetteer, Rules)> = LazyLock::new(|| {
        let gazetteer = Gazetteer::load(&[]).expect("the shipped gazetteer");
        (gazetteer, Rules::load(&[]).expect("the shipped rules"))
    });
    Lexicon { gazetteer: &SHIPPED.0, rules: &SHIPPED.1 }
}

pub fn csv(store: &Store, query: &NamedQuery, values: &[(&str, &str)]) -> String {
    let mut bytes = Vec::new();
    let answer = store.ask(query, values, lexicon(), &Default::default()).expect(&query.name);
    answer.write(AnswerFormat::Csv, &mut bytes).expect("written");
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}

#[test]
fn an_answer_does_not_depend_on_the_order_of_articles() {
    let mut articles = quarrel();
    let forwards = store(&articles);
    articles.reverse();
    let backwards = store(&articles);
    let sides = [("a", "Albania"), ("b", "Iran"), ("entity", "Iran"), ("actor", "Albania")];
    let more = [("subject", "Albania"), ("relation", "hosts"), ("object", "MEK")];
    let article = [("article", "https://example.com/own-report")];
    for query in shipped() {
        let needed = |name| query.parameters.iter().any(|p| p.name == name && !p.optional);
        let all = [&sides[..], &more, &article].concat();
        let values: Vec<_> = all.into_iter().filter(|(name, _)| needed(*name)).collect();
        let answer = csv(&forwards, &query, &values);
        assert_eq!(answer, csv(&backwards, &query, &values), "{}", query.name);
    }
}

#[test]
fn copies_of_one_story_count_once() {
    let store = store(&quarrel());
    let rows = |name: &str, values: &[(&str, &str)]| -> Vec<String> {
        let query = NamedQuery::find(name).expect("shipped");
        csv(&store, &query, values).lines().skip(1).map(str::to_owned).collect()
    };
    assert_eq!(
        rows("corroboration", &[]),
        [
            "\"accuses: Albania – Iran, 2031-05-01\",2,3,3",
            "\"expelled: Albania – Iran, 2031-05-01\",1,2,2"
        ]
    );
    assert_eq!(rows("who-accuses-whom", &[]), ["Albania,Iran,2", "United States,Iran,1"]);
    // The wire's two copies came a day after the paper's own report, which they corroborate once.
    assert_eq!(
        rows("first-report", &[]),
        [
            "\"accuses: Albania – Iran, 2031-05-01\",2031-05-01,Example Times,Albania blames Tehran,1,1",
            "\"expelled: Albania – Iran, 2031-05-01\",2031-05-02,Example Wire,Tirana expels four,0,"
        ]
    );
    assert_eq!(
        rows("copies", &[]),
        ["Example Wire,Tirana expels four,2031-05-02,Example Copy,Tirana expels four,2031-05-02"]
    );
    // Rama's accusation is the wire's and nobody's denial; the government's is denied in the article that tells it.
    assert_eq!(
        rows("contradictions", &[]),
        ["Albania,accuses,Iran,2,1,Iran denied it the same evening."]
    );
    assert_eq!(rows("sources", &[])[1..3], ["Example Copy,1,1,2", "Example Wire,1,1,2"]);
}

/// Reports of one event on these days, each in words of its own.
fn reports(days: &[(&str, Date)]) -> Vec<Article> {
    let report = |(url, published): &(&str, Date)| {
        Article::new(url).published(url, "A report", *published).says(
            &format!("{url}: Albania [expelled] them."),
            some("state/albania"),
            "expelled",
            some("group/iran-diplomats"),
            |claim| claim.dates = vec![Date::day(2024, 2, 27)],
        )
    };
    days.iter().map(report).collect()
}

#[test]
fn days_between_reports_are_counted_across_months_and_years() {
    let query = NamedQuery::find("first-report").expect("shipped");
    let rows = [
        (Date::day(2024, 2, 28), Date::day(2024, 3, 1), "1,2"),
        (Date::day(2023, 2, 28), Date::day(2023, 3, 1), "1,1"),
        (Date::day(2024, 12, 31), Date::day(2025, 1, 1), "1,1"),
        (Date::day(2024, 2, 27), Date::day(2025, 2, 27), "1,366"),
        (Date::day(1999, 12, 31), Date::day(2100, 3, 1), "1,36585"),
        (Date::day(2024, 2, 27), Date::day(2024, 2, 27), "1,0"),
    ];
    for (first, next, expected) in rows {
        let store = store(&reports(&[("https://a.org/", first), ("https://b.org/", next)]));
        let answer = csv(&store, &query, &[]);
        assert!(answer.trim_end().ends_with(&format!(",A report,{expected}")), "{answer}");
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
fn a_value_is_any_name_or_spelling() {
    let store = store(&quarrel());
    let evidence = NamedQuery::find("evidence").expect("shipped");
    let sparql = |subject, relation, object| {
        let values = [("subject", subject), ("relation", relation), ("object", object)];
        store.bind(&evidence, &values, lexicon()).expect("known")
    };
    let expected = sparql("state:albania", "accuses", "state:iran");
    let rows = [
        ("Albania", "accuses", "Iran"),
        ("state/albania", "c:accuses", "Q794"),
        ("https://w3id.org/chancery/id/state/albania", "accuse", "wd:Q794"),
        ("AL", "Accused", "IR"),
        ("the Albanians", "blames", "Islamic Republic of Iran"),
        (" albania ", "allegations", "Iranian"),
        (
            "Republic of Albania",
            "https://w3id.org/chancery#accuses",
            "<http://www.wikidata.org/entity/Q794>",
        ),
    ];
    for (subject, relation, object) in rows {
        assert_eq!(sparql(subject, relation, object), expected, "{subject} {relation} {object}");
    }
    // "US" is an acronym, "Rama" a surname; both are in the store.
    assert!(sparql("US", "hosts", "Rama").contains("id/person/edi-rama>"));
}

#[test]
fn dates_restrict_the_rows() {
    let store = store(&quarrel());
    let timeline = NamedQuery::find("timeline").expect("shipped");
    let rows = |dates: &[(&'static str, &'static str)]| {
        let values = [&[("a", "Albania"), ("b", "Iran")], dates].concat();
        csv(&store, &timeline, &values).lines().count() - 1
    };
    assert_eq!(rows(&[]), 6);
    assert_eq!(rows(&[("since", "2031-05-02")]), 2);
    assert_eq!(rows(&[("since", "2 May 2031")]), 2);
    assert_eq!(rows(&[("since", "2031-05")]), 6);
    assert_eq!(rows(&[("until", "2031-05")]), 6);
    assert_eq!(rows(&[("until", "2031-05-01")]), 4);
    assert_eq!(rows(&[("until", "2031-04"), ("since", "2031")]), 0);
}

#[test]
fn wrong_parameters_are_told() {
    let store = store(&quarrel());
    let timeline = NamedQuery::find("timeline").expect("shipped");
    let message = |values: &[(&str, &str)]| {
        let answer = store.ask(&timeline, values, lexicon(), &Default::default());
        answer.err().map(|error: QueryError| error.to_string()).unwrap_or_default()
    };
    assert_eq!(
        message(&[("a", "Albania")]),
        "the query \"timeline\" needs b=…: the other, e.g. Iran"
    );
    assert_eq!(
        message(&[("a", "Albania"), ("c", "Iran")]),
        "the query \"timeline\" has no parameter \"c\"; it has a, b, since, until"
    );
    assert_eq!(
        message(&[("a", "Albania"), ("b", "Iran"), ("since", "May")]),
        "since=\"May\" is no date; write a day, month or year: 2022-09-07, 2022-09 or 2022"
    );
    assert_eq!(
        message(&[("a", "Albnia"), ("b", "Iran")]),
        "nothing in the store is called \"Albnia\"; did you mean \"Albania\"?"
    );
    assert_eq!(
        message(&[("a", "Kosovars"), ("b", "Iran")]),
        "no article in the store names Kosovo (state/kosovo)"
    );
    assert_eq!(
        message(&[("a", "Frnace"), ("b", "Iran")]),
        "nothing in the store is called \"Frnace\"; did you mean \"France\"?"
    );
}

#[test]
fn who_an_ambiguous_name_may_mean_is_told() {
    let store = store(&[Article::new("https://example.org/congo").says(
        "Kinshasa [accused] Brazzaville.",
        some("state/democratic-republic-of-the-congo"),
        "accuses",
        some("state/republic-of-the-congo"),
        |_| (),
    )]);
    let query = NamedQuery::find("who-accuses-whom").expect("shipped");
    let answer = store.ask(&query, &[("actor", "Congo")], lexicon(), &Default::default());
    assert_eq!(
        answer.err().map(|error| error.to_string()).unwrap_or_default(),
        "\"Congo\" may mean state/democratic-republic-of-the-congo (state:democratic-republic-of-the-congo) \
         or state/republic-of-the-congo (state:republic-of-the-congo); give one of them"
    );
}

#[test]
fn what_a_parameter_cannot_be_is_told() {
    let store = store(&quarrel());
    let message = |query: &str, values: &[(&str, &str)]| {
        let query = NamedQuery::find(query).expect("shipped");
        let answer = store.ask(&query, values, lexicon(), &Default::default());
        answer.err().map(|error: QueryError| error.to_string()).unwrap_or_default()
    };
    let no_article = message("article", &[("article", "Albania")]);
    assert!(no_article.starts_with("\"Albania\" names no article; give "), "{no_article}");
    let values = [("subject", "Albania"), ("relation", "hostz"), ("object", "MEK")];
    assert_eq!(
        message("evidence", &values),
        "no claim in the store has the relation \"hostz\"; did you mean \"host\"?; its relations are accuses, denies, expelled, hosts"
    );
}
