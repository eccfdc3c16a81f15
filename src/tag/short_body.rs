//! Short names that the text gives to bodies: acronyms, and the last word with a capital.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::class::Class;
use super::draft::{Board, Draft};
use super::word::Shape;
use crate::model::{EntityId, EntityKind, Form};

/// Finds bodies called by their last word with a capital, "the Coalition", "the Council": the last body whose name
/// holds the word, else a body of that name.
pub(super) fn last_words(board: &mut Board<'_>) {
    let capitals = board.article.capitals.iter().copied();
    let words: Vec<usize> = capitals.filter(|word| stands_alone(board, *word)).collect();
    let bodies = if words.is_empty() { Vec::new() } else { bodies(board) };
    for word in words {
        let text = board.article.word(word);
        let before = bodies.partition_point(|(begin, _)| *begin < word);
        let mut before = bodies[..before].iter().rev();
        let id = match before.find(|(_, body)| has_word(board, body, text)) {
            Some((_, id)) => id.clone(),
            None if board.role_at(word).is_some() => continue,
            None => board.registry.discover(EntityKind::Organisation, text),
        };
        let draft = board.draft(word..word + 1, id, EntityKind::Organisation, Form::Name);
        board.name(draft);
    }
}

/// Lets a company's first word mean the company that the article named in full: "Sony" after "Sony Pictures" is not
/// the mother company.
pub(super) fn first_words(board: &mut Board<'_>) {
    let company = |board: &Board<'_>, id: &EntityId| {
        board.registry.gazetteer.entry(id).is_some_and(|entry| entry.class == "company")
    };
    let mut names: Vec<(usize, Draft)> = board
        .numbered_names()
        .filter(|(_, name)| name.kind == EntityKind::Organisation && company(board, &name.entity))
        .map(|(number, name)| (number, name.clone()))
        .collect();
    names.sort_by_key(|(_, name)| name.span.begin);
    let mut full: HashMap<&str, EntityId> = HashMap::new();
    for (number, name) in names {
        let first = board.article.word(name.words.start);
        if name.words.len() > 1 {
            full.entry(first).or_insert(name.entity);
        } else if let Some((id, draft)) = full.get(first).zip(board.name_mut(number)) {
            draft.entity = id.clone();
        }
    }
}

/// The bodies that are named so far and the words at which their names begin, in order.
fn bodies(board: &Board<'_>) -> Vec<(usize, EntityId)> {
    let named = board.names().filter(|name| {
        // The second name of a word doesn't cover it.
        let covers =
            board.name_at(name.words.start).is_some_and(|first| std::ptr::eq(first, *name));
        covers && name.kind == EntityKind::Organisation
    });
    let mut bodies: Vec<_> = named.map(|name| (name.words.start, name.entity.clone())).collect();
    bodies.sort_by_key(|(begin, _)| *begin);
    bodies
}

/// Whether a word stands in a body's label.
fn has_word(board: &Board<'_>, body: &EntityId, word: &str) -> bool {
    let label = board.registry.entity(body).map_or("", |body| body.label.as_str());
    label.split(' ').any(|part| part == word)
}

/// Whether a word is a body's last word by itself: "the Coalition".
fn stands_alone(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let alone = article.class(word).is(Class::BODY_HEAD)
        && board.free(word)
        && article.words[word].shape == Shape::Title
        && article.before(word).is_some_and(|the| article.is(the, "the"))
        && board.role_at(word).is_none_or(|role| role.words.len() == 1)
        && !article.shouting[article.words[word].sentence];
    let next = word + 1;
    let longer = || {
        article.sentence_of(word).contains(&next)
            && (article.capital(next) || article.is(next, "of"))
    };
    alone && !longer() && board.title_at(word).is_none()
}

/// Finds the acronyms of bodies: given in brackets, or their initials.
pub(super) fn acronyms(board: &mut Board<'_>) {
    let mut given: BTreeMap<String, EntityId> = BTreeMap::new();
    let mut initials: BTreeMap<String, EntityId> = BTreeMap::new();
    let bodies =
        board.names().filter(|name| name.kind == EntityKind::Organisation && name.words.len() > 1);
    for body in bodies {
        let first = initials_of(board, &body.words);
        if let Some(acronym) = in_brackets(board, body.words.end).filter(|acronym| {
            acronym.chars().next() == first.chars().next()
                || acronym.strip_prefix('T').is_some_and(|rest| rest == first)
        }) {
            given.entry(acronym.to_owned()).or_insert(body.entity.clone());
        }
        if first.len() > 2 {
            initials.entry(first).or_insert(body.entity.clone());
        }
    }
    again(board, &given, EntityKind::Organisation, |board, word| board.article.capital(word));
    again(board, &initials, EntityKind::Organisation, |board, word| board.free(word));
}

/// The capitals with which the words of a name begin.
fn initials_of(board: &Board<'_>, words: &Range<usize>) -> String {
    let capitals = words.clone().filter(|word| board.article.capital(*word));
    capitals.filter_map(|word| board.article.word(word).chars().next()).collect()
}

/// The acronym in brackets or between commas at a word.
fn in_brackets<'a>(board: &Board<'a>, word: usize) -> Option<&'a str> {
    let article = &board.article;
    // "(TRF)" or ", or TRF,"
    let or = article.is(word, ",") && article.is(word + 1, "or");
    let at = if or { word + 2 } else { word + 1 };
    let acronym = article.words.get(at).filter(|w| w.shape == Shape::Upper && w.span.len() > 2)?;
    let closed = if or { article.is(at + 1, ",") } else { article.is(at + 1, ")") };
    (closed && (or || article.is(word, "("))).then(|| acronym.span.of(article.text))
}

/// Lets further words that are spelled like a known name mean the same, where they may. What the article itself says
/// an acronym stands for counts for more than what a list says.
pub(super) fn again(
    board: &mut Board<'_>,
    known: &BTreeMap<String, EntityId>,
    kind: EntityKind,
    may: impl Fn(&Board<'_>, usize) -> bool,
) {
    if known.is_empty() {
        return;
    }
    for capital in 0..board.article.capitals.len() {
        let word = board.article.capitals[capital];
        let alone = board.name_at(word).is_none_or(|name| name.words.len() == 1);
        if !alone || !may(board, word) {
            continue;
        }
        if let Some(id) = known.get(board.article.word(word)) {
            let draft = board.draft(word..word + 1, id.clone(), kind, Form::Name);
            board.name(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn a_body_has_short_names() {
        names(&[
            (
                "The Riga Monitoring Council (RMC) met. RMC adjourned.",
                "Riga Monitoring Council = organisation/riga-monitoring-council (Organisation)\nRMC = organisation/riga-monitoring-council (Organisation)\nRMC = organisation/riga-monitoring-council (Organisation)",
            ),
            (
                "The Tallinn Monitoring Council (TMC) met.",
                "Tallinn Monitoring Council = organisation/tallinn-monitoring-council (Organisation)\nTMC = organisation/tallinn-monitoring-council (Organisation)",
            ),
            (
                "The Riga Monitoring Commission met. Then the Commission adjourned.",
                "Riga Monitoring Commission = organisation/riga-monitoring-commission (Organisation)\nCommission = organisation/riga-monitoring-commission (Organisation)",
            ),
        ]);
    }
}
