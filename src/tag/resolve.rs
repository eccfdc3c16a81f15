//! Deciding which entity an ambiguous name means.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::class::Class;
use super::draft::{Board, Draft};
use super::find::{Finder, Meaning};
use super::hit::Hit;
use crate::gazetteer::NameKind;
use crate::model::{EntityId, EntityKind, Form, Span};

/// A name of which nobody can tell whom it means here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// Where it stands.
    pub span: Span,
    /// What it may mean, the likelier first.
    pub candidates: Vec<EntityId>,
}

/// One entity that a name may mean.
#[derive(Debug, Clone, Copy)]
struct Candidate<'f> {
    id: &'f EntityId,
    kind: EntityKind,
    what: NameKind,
    score: i32,
}

/// Puts what the chosen names mean on the board and gives back the names that stay ambiguous.
///
/// An ambiguous name means the entity that fits best by, in order of weight: what else the article names, the words
/// around it, whether it existed and held an office then, and how widely it is known.
pub(super) fn resolve(board: &mut Board<'_>, finder: &Finder, names: &[Hit]) -> Vec<Unresolved> {
    let mut read = Vec::with_capacity(names.len());
    let ends: Vec<usize> =
        names.iter().map(|hit| candidates(board, finder, hit, &mut read)).collect();
    let of = |name: usize| if name == 0 { 0 } else { ends[name - 1] }..ends[name];
    let mut sure = HashSet::default();
    if read.len() > names.len() {
        let alone = (0..names.len()).map(of).filter(|range| range.len() == 1);
        sure.extend(alone.map(|range| read[range.start].id));
    }
    let mut unresolved = Vec::new();
    for (number, hit) in names.iter().enumerate() {
        let candidates = &mut read[of(number)];
        if candidates.len() > 1 {
            let words = hit.words();
            for c in candidates.iter_mut() {
                c.score = score(board, c, words.start, words.end, &sure);
            }
            candidates.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.id.cmp(b.id)));
        }
        match candidates {
            [] => {}
            [first, second, ..] if first.score == second.score => {
                let candidates = candidates.iter().map(|c| c.id.clone()).collect();
                unresolved.push(Unresolved { span: hit.span, candidates });
            }
            [first, ..] => {
                if let Some(draft) = draft(board, hit, first) {
                    if draft.kind == EntityKind::Person {
                        board.registry.date(&draft.entity, board.article.document.published);
                    }
                    let draft = lengthen(board, draft);
                    let draft = widen(board, draft);
                    put(board, draft);
                }
            }
        }
    }
    unresolved
}

/// Adds what a hit may mean, each entity once, and gives how many candidates there are then.
fn candidates<'f>(
    board: &Board<'_>,
    finder: &'f Finder,
    hit: &Hit,
    all: &mut Vec<Candidate<'f>>,
) -> usize {
    let begin = all.len();
    for meaning in finder.senses(hit) {
        if let Meaning::Entity { id, kind, what } = meaning
            && !all[begin..].iter().any(|known| known.id == id)
        {
            all.push(Candidate { id, kind: *kind, what: *what, score: 0 });
        }
    }
    if all.len() > begin + 1 {
        let some = all.split_off(begin);
        all.extend(likely(board, some));
    }
    all.len()
}

/// Those of several candidates that may be meant in this article.
fn likely<'f>(board: &Board<'_>, mut all: Vec<Candidate<'f>>) -> Vec<Candidate<'f>> {
    let gazetteer = board.registry.gazetteer;
    // Whether "Brussels" acts is asked later, of the place.
    let seats: Vec<&EntityId> = all.iter().filter_map(|c| gazetteer.seat_of(c.id)).collect();
    all.retain(|c| c.what != NameKind::Metonym || !seats.contains(&c.id));
    if let Some(date) = board.article.document.published.filter(|_| all.len() > 1) {
        let existed = |c: &Candidate<'_>| gazetteer.entry(c.id).is_none_or(|e| e.existed(date));
        if all.iter().any(existed) {
            all.retain(existed);
        }
    }
    all
}

/// How well a candidate fits a name that covers the words from `first` up to and without `end`.
fn score(
    board: &Board<'_>,
    candidate: &Candidate<'_>,
    first: usize,
    end: usize,
    sure: &HashSet<&EntityId, FixedState>,
) -> i32 {
    let Some(entity) = board.registry.entity(candidate.id) else { return i32::MIN };
    let article = &board.article;
    let locative =
        article.before(first).is_some_and(|before| article.class(before).is(Class::LOCATIVE));
    let titled = article.before(first).is_some_and(|before| board.title_at(before).is_some());
    let context = match entity.kind {
        EntityKind::Person => 8 * i32::from(titled) - 8 * i32::from(locative),
        EntityKind::Place => {
            3 * i32::from(locative) + i32::from(article.is(end, ",") && article.capital(end + 1))
        }
        EntityKind::Organisation => -3 * i32::from(locative),
        _ => 0,
    };
    let named = 6 * i32::from(sure.contains(candidate.id));
    let home = 4 * i32::from(entity.of.as_ref().is_some_and(|of| sure.contains(of)));
    named + home + context + prominence(board, candidate, entity.kind)
}

/// How likely a name means an entity before anything else is known.
fn prominence(board: &Board<'_>, candidate: &Candidate<'_>, kind: EntityKind) -> i32 {
    let gazetteer = board.registry.gazetteer;
    let entry = gazetteer.entry(candidate.id);
    match kind {
        EntityKind::State => 5,
        EntityKind::Organisation => 3,
        EntityKind::Person => {
            let date = board.article.document.published;
            let in_office = board.registry.entity(candidate.id).is_some_and(|person| {
                person.offices.iter().any(|office| {
                    gazetteer.holder(&office.title, &office.of, date).contains(candidate.id)
                })
            });
            2 + 2 * i32::from(in_office)
        }
        EntityKind::Place if gazetteer.capital_of(candidate.id).is_some() => 4,
        EntityKind::Place => match entry.and_then(|entry| entry.population) {
            Some(1_000_000..) => 2,
            Some(100_000..) => 1,
            _ => 0,
        },
        EntityKind::Group => 1,
    }
}

/// The draft of a name that means a candidate; none of a word that only looks like a place's name.
fn draft(board: &Board<'_>, hit: &Hit, candidate: &Candidate<'_>) -> Option<Draft> {
    let (span, words) = (hit.span, hit.words());
    let kind = candidate.kind;
    if kind == EntityKind::Place && words.len() == 1 && is_common_word(board, words.start) {
        return None;
    }
    let (form, kind) = match candidate.what {
        NameKind::Demonym => (Form::Demonym, kind),
        // The seat of a government is spoken of as a body: "the Kremlin said".
        NameKind::Metonym
            if kind == EntityKind::State && !is_realm(span.of(board.article.text)) =>
        {
            (Form::Metonym, EntityKind::Organisation)
        }
        NameKind::Metonym => (Form::Metonym, kind),
        _ => (Form::Name, kind),
    };
    Some(Draft { span, words, entity: candidate.id.clone(), kind, form, quantity: None })
}

/// Whether a byword names the state itself: "the Islamic Republic".
fn is_realm(byword: &str) -> bool {
    ["republic", "kingdom", "emirate", "federation", "empire", "union"]
        .iter()
        .any(|realm| byword.split_whitespace().any(|word| word.eq_ignore_ascii_case(realm)))
}

/// Whether a capitalised word is more likely an English word than the town of that name: "Police", "Of", "Most".
fn is_common_word(board: &Board<'_>, word: usize) -> bool {
    let article = &board.article;
    let class = article.class(word);
    let opens = article.before(word).is_none() || article.shouting[article.words[word].sentence];
    let locative =
        article.before(word).is_some_and(|before| article.class(before).is(Class::LOCATIVE));
    class != Class::NONE && (opens || class.is(Class::CALENDAR.or(Class::CLOSED))) && !locative
}

/// A person's name goes on after a particle: "Crown Prince Mohammed" in "Crown Prince Mohammed bin Salman".
fn lengthen(board: &Board<'_>, mut draft: Draft) -> Draft {
    if draft.kind != EntityKind::Person {
        return draft;
    }
    let article = &board.article;
    let end = draft.words.end;
    let particle = matches!(article.word(end), "bin" | "ibn" | "al" | "bint");
    let same = article.sentence_of(draft.words.start).contains(&(end + 1));
    if particle && same && article.capital(end + 1) && board.free(end + 1) {
        draft.words.end = end + 2;
        draft.span = article.span(draft.words.clone());
    }
    draft
}

/// A listed town's name after a word that towns' names begin with is another town: "New York", "Port Sudan".
fn widen(board: &mut Board<'_>, draft: Draft) -> Draft {
    if draft.kind != EntityKind::Place {
        return draft;
    }
    let article = &board.article;
    let first = draft.words.start;
    let Some(before) = article.before(first).filter(|before| board.free(*before)) else {
        return draft;
    };
    let prefix = matches!(
        article.word(before),
        "New"
            | "San"
            | "Santa"
            | "Saint"
            | "St."
            | "Port"
            | "Fort"
            | "El"
            | "La"
            | "Las"
            | "Los"
            | "Al"
            | "Upper"
            | "Lower"
    );
    if !prefix {
        return draft;
    }
    let words = before..draft.words.end;
    let label = article.span(words.clone()).of(article.text).to_owned();
    let entity = board.registry.discover(EntityKind::Place, &label);
    board.draft(words, entity, EntityKind::Place, Form::Name)
}

/// Puts a draft on the board, beside the other name of its word if it shares one ("Canada-Saudi").
fn put(board: &mut Board<'_>, draft: Draft) {
    match board.name_at(draft.words.start).is_some_and(|other| !other.span.overlaps(draft.span)) {
        true => board.join(draft),
        false => board.name(draft),
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn an_ambiguous_name_is_read_by_its_surroundings() {
        names(&[
            (
                "Georgia and Armenia signed. Tbilisi welcomed it.",
                "Georgia = state/georgia (State)\nArmenia = state/armenia (State)\nTbilisi = state/georgia (State)",
            ),
            ("He waited in turkey farms.", ""),
            ("It was a New Kalvene record.", ""),
        ]);
    }
}
