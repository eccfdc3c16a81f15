//! What the tests of this room share: the shipped gazetteer's tagger, and mentions written out for people.

use std::sync::{Arc, LazyLock};

use super::{Tagged, Tagger};
use crate::gazetteer::Gazetteer;
use crate::model::{Date, Document, Form, actor_of};
use crate::text::sentences;

static GAZETTEER: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| match Gazetteer::load(&[]) {
    Ok(gazetteer) => Arc::new(gazetteer),
    Err(faults) => panic!("the shipped gazetteer has faults: {faults:?}"),
});

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Arc::clone(&GAZETTEER)));

/// The shipped gazetteer.
pub(super) fn shipped() -> &'static Gazetteer {
    &GAZETTEER
}

/// What the shipped tagger finds in a text published on a day.
pub(super) fn tagged(text: &str, published: Option<Date>) -> (Document, Tagged) {
    let mut document = Document::from_text("test", text);
    document.published = published;
    let tagged = TAGGER.tag(&document, &sentences(&document));
    (document, tagged)
}

/// Checks the mentions of texts that fit, written `words = id (kind)`, one a line.
fn check(rows: &[(&str, &str)], published: Option<Date>, fits: impl Fn(Form) -> bool) {
    for (text, expected) in rows {
        let (document, tagged) = tagged(text, published);
        let fitting = tagged.mentions.iter().filter(|mention| fits(mention.form));
        let found: Vec<String> = fitting
            .map(|mention| {
                let words = mention.span.of(&document.text);
                format!("{words} = {} ({})", mention.entity, mention.kind.name())
            })
            .collect();
        let expected: Vec<&str> =
            expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, expected, "in {text:?}");
    }
}

/// Checks names, demonyms and metonyms.
pub(super) fn names(rows: &[(&str, &str)]) {
    check(rows, None, |form| matches!(form, Form::Name | Form::Demonym | Form::Metonym));
}

/// Checks bodies and groups.
pub(super) fn groups(rows: &[(&str, &str)]) {
    check(rows, None, |form| form == Form::Composed);
}

/// Checks words that point back, in texts of September 2022.
pub(super) fn references(rows: &[(&str, &str)]) {
    check(rows, Some(Date::day(2022, 9, 8)), |form| form == Form::Reference);
}

/// Checks for whom the first mention of some words acts.
pub(super) fn actors(rows: &[(&str, &str, &str)]) {
    for (text, words, expected) in rows {
        let (document, tagged) = tagged(text, None);
        let mention =
            tagged.mentions.iter().find(|mention| mention.span.of(&document.text) == *words);
        let actor = mention.map(|mention| actor_of(&mention.entity, &tagged.entities).to_string());
        assert_eq!(actor.as_deref(), Some(*expected), "{words:?} in {text:?}");
    }
}
