//! Whatever stands in a text or a list, what is written is valid in every format and reads back as it was.

use std::collections::BTreeSet;

use super::fixture::{Article, entity, export, lines, matter, store};
use chancery::graph::{GraphFormat, Store};
use chancery::model::{Entity, EntityId};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::Triple;
use proptest::prelude::*;

/// Quotes, line ends, markup, escapes, marks that turn the direction, emoji, what XML can't hold, a joined character.
pub const NASTY: &str = "\"q\" 'a' \\ \n\r\t <b>&amp;</b> ]]> %20 {x} ^^xsd:int @en \u{202E}rtl\u{202C} \u{200F} 😀👨‍👩‍👧 \u{0}\u{1}\u{7F}\u{FFFE} e\u{301} #?/..";

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just(NASTY.to_owned()),
        "[\"'\\\\<>{}|^`\\n\\r\\t #%&@:;,.]{0,6}",
        "\\PC{0,8}",
        any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ];
    proptest::collection::vec(pieces, 1..3).prop_map(|pieces| pieces.concat())
}

fn named(id: &str, label: &str) -> Option<Entity> {
    Some(Entity { id: EntityId::new(id), label: label.to_owned(), ..entity("organisation/x") })
}

/// An article whose every text is hostile.
pub fn article(text: &str, label: &str, id: &str) -> Article {
    // A cue in brackets belongs to the fixture's notation.
    let plain = text.replace(['[', ']'], "");
    let mut article = Article::new(&format!("https://example.org/{text}")).says(
        &format!("{plain} [accused]{plain}"),
        named(&format!("person/{id}"), label),
        "accuses",
        named(&format!("state/{id}"), label),
        |claim| claim.matter = matter(text),
    );
    article.analysis.document.title = Some(label.to_owned());
    article.analysis.document.publisher = Some(text.to_owned());
    article
}

/// The triples of an export as lines.
fn triples(format: RdfFormat, text: &str) -> BTreeSet<String> {
    let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
    quads.map(|quad| Triple::from(quad.expect("valid")).to_string()).collect()
}

fn reads_back(store: &Store) {
    let expected = triples(RdfFormat::NQuads, &lines(store));
    let json_ld = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
    for (format, parsed_as) in [
        (GraphFormat::Turtle, RdfFormat::Turtle),
        (GraphFormat::NTriples, RdfFormat::NTriples),
        (GraphFormat::TriG, RdfFormat::TriG),
        (GraphFormat::JsonLd, json_ld),
        (GraphFormat::RdfXml, RdfFormat::RdfXml),
    ] {
        let text = export(store, format);
        assert_eq!(triples(parsed_as, &text), expected, "{format:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn every_format_reads_back(text in hostile(), label in hostile(), id in hostile()) {
        reads_back(&store(&[article(&text, &label, &id)]));
    }

    #[test]
    fn a_hostile_article_is_replaced_and_removed_like_any(text in hostile(), label in hostile(), id in hostile()) {
        let quads = article(&text, &label, &id).quads();
        let mut store = store(&[]);
        store.replace_article(&quads).expect("stored");
        prop_assert_eq!(
            store.replace_article(&quads).expect("stored"),
            chancery::graph::Change::Unchanged
        );
        store.remove_article(&quads.article).expect("removed");
        prop_assert_eq!(lines(&store), "");
    }
}

#[test]
fn the_nastiest_text_reads_back() {
    reads_back(&store(&[article(NASTY, NASTY, NASTY)]));
}

#[test]
fn a_name_finds_its_entity_whatever_stands_in_it() {
    let label = "O'Neill \"the\" {x} \\ ?";
    let store = store(&[article("Somebody", label, "o'neill")]);
    // Both entities have the label, and the article has it as its headline.
    assert_eq!(store.resolve(label).expect("known").len(), 3);
    for name in ["", " ", "<", "<>", ":", "c:", "state:", "a:b:c", "{", "}", "\\", "\u{0}"] {
        assert!(store.resolve(name).is_err(), "{name:?}");
    }
}
