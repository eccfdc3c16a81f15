//! [`Tagger`]: sentences → mentions and the entities that they mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choose::{self, Chosen};
use super::draft::{Board, Term};
use super::find::{Finder, Meaning};
use super::given_name::GivenNames;
use super::hit::Hit;
use super::lexicon::Lexicon;
use super::person;
use super::registry::Registry;
use super::resolve::{self, Unresolved};
use super::roles::Roles;
use super::room::{Room, Rooms};
use super::word::Article;
use super::{
    compass, compose, echo, extent, game, metonym, proper, reference, short_body, town, trap,
};
use crate::gazetteer::Gazetteer;
use crate::model::{Document, Entity, EntityId, Mention, Sentence};

/// Finds the mentions of an article. Building one takes in all names of a gazetteer; after that it is shared between
/// threads.
#[derive(Debug)]
pub struct Tagger {
    gazetteer: Arc<Gazetteer>,
    finder: Finder,
    lexicon: Lexicon,
    given: GivenNames,
    rooms: Rooms,
}

/// What the tagger found in an article.
#[derive(Debug, Clone, Default)]
pub struct Tagged {
    /// The mentions by begin, the longer first. Names inside a phrase are mentions of their own.
    pub mentions: Vec<Mention>,
    /// The entities that the mentions mean, and those that these belong to.
    pub entities: BTreeMap<EntityId, Entity>,
    /// Names that could mean several entities.
    pub unresolved: Vec<Unresolved>,
}

impl Tagger {
    /// A tagger for all names of a gazetteer.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        let mut lexicon = Lexicon::new();
        let finder = Finder::new(&gazetteer, &mut lexicon);
        let given = GivenNames::new(&gazetteer);
        Self { gazetteer, finder, lexicon, given, rooms: Rooms::default() }
    }

    /// The mentions in the sentences of a document, references such as "he" and "the spokesman" included.
    pub fn tag(&self, document: &Document, sentences: &[Sentence]) -> Tagged {
        let mut room = self.rooms.enter();
        let article = Article::new(document, sentences, &self.lexicon, &mut room);
        let mut hits = self.finder.find(&article, &self.lexicon, &mut room);
        let chosen = choose::choose(&hits);
        hits.clear();
        room.hits = hits;
        let mut board = self.board(article, &chosen, &mut room);
        let unresolved = resolve::resolve(&mut board, &self.finder, &chosen.names);
        game::find(&mut board);
        let roles = person::find(&mut board, &self.given);
        echo::find(&mut board);
        proper::find(&mut board);
        town::find(&mut board);
        short_body::acronyms(&mut board);
        short_body::last_words(&mut board);
        short_body::first_words(&mut board);
        compass::find(&mut board);
        metonym::decide(&mut board);
        let mut composed = compose::compose(&mut board, &roles);
        reference::find(&mut board, &mut composed, &roles, &mut room);
        roles.attach_bodies(&mut board);
        let tagged = finish(&mut board, &roles, unresolved);
        board.leave(&mut room);
        self.rooms.leave(room);
        tagged
    }

    /// The article with its roles, titles and traps.
    fn board<'a>(&'a self, article: Article<'a>, chosen: &Chosen, room: &mut Room) -> Board<'a> {
        let terms = |hits: &[Hit], read: fn(&Meaning) -> Option<(usize, bool)>| -> Vec<Term> {
            let term = |hit: &Hit| {
                let (number, plural) = self.finder.senses(hit).find_map(read)?;
                Some(Term { words: hit.words(), number, plural })
            };
            hits.iter().filter_map(term).collect()
        };
        let roles = terms(&chosen.roles, |meaning| match meaning {
            Meaning::Role { number, plural } => Some((*number, *plural)),
            _ => None,
        });
        let titles = terms(&chosen.titles, |meaning| match meaning {
            Meaning::Title(number) => Some((*number, false)),
            _ => None,
        });
        let trap = |hit: &Hit| {
            let number = self.finder.senses(hit).find_map(|meaning| match meaning {
                Meaning::Trap(number) => Some(*number),
                _ => None,
            })?;
            Some((hit.words(), self.gazetteer.traps().get(number)?))
        };
        let traps: Vec<_> = chosen.traps.iter().filter_map(trap).collect();
        let registry = Registry::new(&self.gazetteer, room);
        let mut board = Board::new(article, registry, roles, titles, room);
        traps.into_iter().for_each(|(words, trap)| trap::set(&mut board, words, trap));
        board
    }
}

/// The mentions of the board in order, and their entities.
fn finish(board: &mut Board<'_>, roles: &Roles, unresolved: Vec<Unresolved>) -> Tagged {
    let mut extents = Vec::with_capacity(board.draft_count());
    extents.extend(board.drafts().map(|draft| extent::phrase(board, roles, draft)));
    let mut mentions: Vec<Mention> = Vec::with_capacity(extents.len());
    let drafts = board.take_drafts().zip(extents);
    mentions.extend(drafts.map(|(draft, extent)| draft.finish(extent)));
    let ids = mentions.iter().map(|mention| &mention.entity);
    let entities = board.registry.take_closure(ids, board.article.document.published);
    mentions.sort_by(|a, b| {
        (a.span.begin, b.span.end, a.form, &a.entity).cmp(&(
            b.span.begin,
            a.span.end,
            b.form,
            &b.entity,
        ))
    });
    mentions.dedup_by(|a, b| a.span == b.span && a.entity == b.entity);
    Tagged { mentions, entities, unresolved }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check::tagged;
    use crate::model::Date;

    /// Bits of news and what breaks careless offsets.
    const BITS: [&str; 24] = [
        "Norway",
        "the U.S.",
        "’s",
        "Ünal Öz",
        "foreign ministry",
        "Mr ",
        "(",
        ")",
        "\n\n",
        " and ",
        ", ",
        ". ",
        "ﬁ",
        "İ",
        "\u{301}",
        "\u{200b}",
        "Владимир",
        "embassy in ",
        "of ",
        "two ",
        "he ",
        "“",
        "TIRANA, Albania (AP) — ",
        "-",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_text_is_tagged_within_its_bounds(bits in prop::collection::vec(0..BITS.len(), 0..60), noise in ".{0,20}") {
            let text: String = bits.iter().map(|bit| BITS[*bit]).collect::<String>() + &noise;
            let (document, tagged) = tagged(&text, Some(Date::year(2022)));
            for mention in &tagged.mentions {
                prop_assert!(document.text.get(mention.span.begin..mention.span.end).is_some_and(|words| !words.is_empty()));
                prop_assert!(mention.phrase.contains(mention.span));
                prop_assert!(tagged.entities.contains_key(&mention.entity));
            }
        }
    }

    #[test]
    fn mentions_come_in_order() {
        let (_, tagged) = tagged("The two Norwegian diplomats left Oslo.", None);
        let begins: Vec<usize> = tagged.mentions.iter().map(|mention| mention.span.begin).collect();
        assert!(begins.is_sorted(), "{begins:?}");
    }
}
