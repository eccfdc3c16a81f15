//! "the North", "the South": the halves of a divided nation that the article names.

use super::class::Class;
use super::cue::Cue;
use super::draft::Board;
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// Lets "the North" and "the South" mean states where the article names one of the two in full.
pub(super) fn find(board: &mut Board<'_>) {
    let capitals = board.article.capitals.iter().copied();
    let halves: Vec<usize> = capitals.filter(|word| stands_for_state(board, *word)).collect();
    let nation = if halves.is_empty() { None } else { divided(board) };
    let Some(nation) = nation else { return };
    for word in halves {
        let half = half(board.article.word(word), &nation);
        let draft = board.draft(word..word + 1, half, EntityKind::State, Form::Name);
        board.name(draft);
    }
}

/// The name of the divided nation that the article names first, as it is in ids: "korea".
fn divided(board: &Board<'_>) -> Option<String> {
    let states = board.names().filter(|name| name.kind == EntityKind::State);
    let nations = states.filter_map(|name| {
        let slug = name.entity.as_str().strip_prefix("state/")?;
        let nation = slug.strip_prefix("north-").or_else(|| slug.strip_prefix("south-"))?;
        let halves = [half("North", nation), half("South", nation)];
        let both = halves.iter().all(|half| board.registry.entity(half).is_some());
        both.then(|| (name.span.begin, nation.to_owned()))
    });
    nations.min().map(|(_, nation)| nation)
}

fn half(side: &str, nation: &str) -> EntityId {
    EntityId::new(&format!("state/{}-{nation}", side.to_ascii_lowercase()))
}

/// Whether a word is "North" or "South" after "the", and not the first of a longer name or a part of something.
fn stands_for_state(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let next = word + 1;
    let alone = || {
        !article.sentence_of(word).contains(&next)
            || !(article.capital(next) || article.is(next, "of") || article.is(next, "-"))
    };
    article.cue(word).is(Cue::HALF)
        && board.free(word)
        && article.words[word].shape == Shape::Title
        && article.before(word).is_some_and(|the| article.class(the).is(Class::DETERMINER))
        && alone()
        && !article.shouting[article.words[word].sentence]
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_compass_point_is_half_a_nation() {
        names(&[
            (
                "South Korea waited. The North's army fired, and the South did not.",
                "South Korea = state/south-korea (State)\nNorth = state/north-korea (State)\nSouth = state/south-korea (State)",
            ),
            (
                "North Macedonia voted in the South of Europe.",
                "North Macedonia = state/north-macedonia (State)\nEurope = place/europe (Place)",
            ),
            ("Norway lies in the North.", "Norway = state/norway (State)"),
        ]);
    }
}
