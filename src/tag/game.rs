//! Results of games: "Albania 1, Israel 0" is about teams, not about states.

use super::draft::Board;
use super::word::Shape;
use crate::model::EntityKind;

/// Takes the names on both sides of a score away.
pub(super) fn find(board: &mut Board<'_>) {
    for word in 0..board.article.words.len() {
        if board.article.words[word].shape != Shape::Number {
            continue;
        }
        let Some((first, second)) = teams(board, word) else { continue };
        for team in [first, second] {
            if let Some(words) = board.name_at(team).map(|name| name.words.clone()) {
                board.trap(words);
            }
        }
    }
}

/// A word of each of the teams whose game's score begins at or ends before a number.
fn teams(board: &Board<'_>, word: usize) -> Option<(usize, usize)> {
    let article = &board.article;
    let before = article.before(word)?;
    let sentence = article.sentence_of(word);
    let next = word + 1;
    if is_goals(article.word(word)) && is_team(board, before) {
        // "Albania 1, Israel 0"
        let other = next + usize::from(article.is(next, ","));
        let end = board.name_at(other).filter(|_| sentence.contains(&other))?.words.end;
        let goals = sentence.contains(&end) && is_goals(article.word(end));
        return (goals && is_team(board, other)).then_some((before, other));
    }
    if !is_score(article.word(word)) {
        return None;
    }
    // "Albania 1-0 Israel"
    if is_team(board, before) && sentence.contains(&next) && is_team(board, next) {
        return Some((before, next));
    }
    // "Albania beat Israel 1-0"
    let second = board.name_at(before).filter(|_| is_team(board, before))?;
    let verb = article.before(second.words.start)?;
    let plays = |word: usize| VERBS.contains(&article.word(word).to_ascii_lowercase().as_str());
    let verb = if plays(verb) { verb } else { article.before(verb).filter(|verb| plays(*verb))? };
    let first = article.before(verb).filter(|first| is_team(board, *first))?;
    Some((first, before))
}

fn is_team(board: &Board<'_>, word: usize) -> bool {
    let team = |kind| matches!(kind, EntityKind::State | EntityKind::Place);
    board.name_at(word).is_some_and(|name| team(name.kind))
}

/// What a team scores: "0", "12".
fn is_goals(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// "2-0"
fn is_score(text: &str) -> bool {
    let sides = text.split_once(['-', '–']);
    sides.is_some_and(|(first, second)| is_goals(first) && is_goals(second))
}

/// What teams do to each other; "lost to" and "drew with" too.
const VERBS: [&str; 14] = [
    "beat",
    "beats",
    "defeated",
    "thrashed",
    "edged",
    "stunned",
    "stun",
    "held",
    "hammered",
    "trounced",
    "lost",
    "drew",
    "routed",
    "outplayed",
];

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn teams_are_no_states() {
        names(&[
            ("Albania 1, Israel 0.", ""),
            ("It ended Albania 1-0 Israel.", ""),
            ("Albania beat Israel 2-0 on Monday.", ""),
            ("Albania drew with Israel 2-2.", ""),
            (
                "Albania beat Israel to it.",
                "Albania = state/albania (State)\nIsrael = state/israel (State)",
            ),
            (
                "In Albania 12 Israelis were held.",
                "Albania = state/albania (Place)\nIsraelis = state/israel (State)",
            ),
        ]);
    }
}
