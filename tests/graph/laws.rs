//! What a store holds is a pure function of the articles in it.

use super::fixture::{Article, entity, lines, matter, quarrel, some, speaker, store};
use chancery::graph::{Change, Store};
use chancery::model::{Date, EntityId, Status};
use chancery::rdf::{ArticleQuads, Base};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Small articles over few entities, so that they share much and contradict each other's descriptions.
fn article() -> impl Strategy<Value = ArticleQuads> {
    (0..4_u8, vec(claim(), 0..4), "[ab]{0,3}", 0..3_u8).prop_map(|(url, claims, label, wording)| {
        let mut article = Article::new(&format!("https://example.org/{url}"));
        // Articles of one wording are copies of each other.
        let words: String = (0..40).map(|n| format!("word{}x{n} ", wording)).collect();
        article = article.prose(&words);
        for (subject, object, relation, status, day, attributed) in claims {
            let mut one = entity(IDS[subject]);
            if !label.is_empty() {
                one.label = label.clone();
                one.of = Some(EntityId::new("state/iran")).filter(|_| label.len() > 1);
            }
            article = article.says(
                "Somebody [acted] somehow.",
                Some(one),
                RELATIONS[relation],
                some(IDS[object]),
                |claim| {
                    claim.status = status;
                    claim.dates = vec![Date::day(2031, 1, day)];
                    claim.matter = matter(&label);
                    claim.said_by = speaker("organisation/mek").filter(|_| attributed);
                },
            );
        }
        article.quads()
    })
}

const IDS: [&str; 5] =
    ["state/albania", "state/iran", "person/edi-rama", "group/iran-diplomats", "organisation/mek"];
const RELATIONS: [&str; 3] = ["expelled", "accuses", "hosts"];

fn claim() -> impl Strategy<Value = (usize, usize, usize, Status, i8, bool)> {
    let status = prop_oneof![3 => Just(Status::Asserted), 1 => Just(Status::Negated)];
    (0..IDS.len(), 0..IDS.len(), 0..RELATIONS.len(), status, 1..3_i8, any::<bool>())
}

fn filled(articles: &[ArticleQuads]) -> Store {
    let mut store = Store::in_memory(Base::default()).expect("a store in memory");
    for article in articles {
        store.replace_article(article).expect("an article is stored");
    }
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_articles_does_not_matter(articles in vec(article(), 0..6)) {
        // Of two versions of an article the later one counts, so keep one of each.
        let unique: BTreeMap<_, _> =
            articles.into_iter().map(|a| (a.article.as_str().to_owned(), a)).collect();
        let mut articles: Vec<ArticleQuads> = unique.into_values().collect();
        let forwards = lines(&filled(&articles));
        articles.reverse();
        prop_assert_eq!(&forwards, &lines(&filled(&articles)));
        let mut at_once = Store::in_memory(Base::default()).expect("a store in memory");
        at_once.replace_articles(articles.clone()).expect("stored");
        prop_assert_eq!(forwards, lines(&at_once));
    }

    #[test]
    fn removing_undoes_adding(articles in vec(article(), 0..5), last in article()) {
        let others: Vec<_> = articles.into_iter().filter(|a| a.article != last.article).collect();
        let mut store = filled(&others);
        let before = lines(&store);
        store.replace_article(&last).expect("added");
        store.remove_article(&last.article).expect("removed");
        prop_assert_eq!(before, lines(&store));
    }

    #[test]
    fn the_last_version_of_an_article_counts(articles in vec(article(), 1..8)) {
        let mut last = BTreeMap::new();
        for article in &articles {
            last.insert(article.article.as_str().to_owned(), article.clone());
        }
        let last: Vec<ArticleQuads> = last.into_values().collect();
        prop_assert_eq!(lines(&filled(&articles)), lines(&filled(&last)));
    }

    #[test]
    fn adding_again_changes_nothing(articles in vec(article(), 1..5)) {
        let mut store = filled(&articles);
        let before = lines(&store);
        let again = articles.last().expect("one at least");
        prop_assert_eq!(store.replace_article(again).expect("stored"), Change::Unchanged);
        prop_assert_eq!(before, lines(&store));
    }

    #[test]
    fn no_triple_stands_in_two_graphs(articles in vec(article(), 0..6)) {
        let lines = lines(&filled(&articles));
        let triples = lines.lines().map(|line| {
            // The graph's name is the last IRI of the line, if the line has a fourth term.
            let line = line.trim_end_matches(" .");
            match line.rfind(" <https://w3id.org/chancery/id/article/") {
                Some(at) if line.ends_with('>') && !line[at..].contains('#') && terms(line) == 4 => &line[..at],
                _ => line,
            }
        });
        let mut seen = std::collections::BTreeSet::new();
        for triple in triples {
            prop_assert!(seen.insert(triple), "{triple} stands in two graphs");
        }
    }
}

/// How many terms a line of N-Quads has.
fn terms(line: &str) -> usize {
    let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads);
    let line = format!("{line} .");
    let mut quads = parser.for_slice(line.as_bytes());
    let quad = quads.next().expect("a quad").expect("valid");
    if quad.graph_name.is_default_graph() { 3 } else { 4 }
}

#[test]
fn removing_one_article_leaves_what_others_report() {
    let articles = quarrel();
    let mut whole = store(&articles);
    whole.remove_article(&articles[0].quads().article).expect("removed");
    assert_eq!(lines(&whole), lines(&store(&articles[1..])));
    for article in &articles {
        whole.remove_article(&article.quads().article).expect("removed");
    }
    assert_eq!(lines(&whole), "");
}

#[test]
fn copies_of_one_story_are_linked_both_ways_and_no_others() {
    let lines = lines(&store(&quarrel()));
    let links = lines.lines().filter(|line| line.contains("#sameStoryAs>"));
    assert_eq!(links.count(), 2);
}
