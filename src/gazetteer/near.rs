//! "Did you mean": the known word that is nearest to a mistyped one.

/// The candidate that the fewest changed letters turn `word` into; none where more than one
/// in five would change, or more than three.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 5).clamp(1, 3);
    candidates
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= allowed)
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The number of letters to put in, take out or change to turn `a` into `b` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        above[0] = left;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = above[j + 1];
            left = changed.min(diagonal + 1).min(left + 1);
            above[j + 1] = left;
        }
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_known_word_is_offered_unless_it_is_far() {
        let known = ["state/albania", "state/austria", "state/australia"];
        for (word, expected) in [
            ("state/albnia", Some("state/albania")),
            ("state/austria", Some("state/austria")),
            ("state/austrlia", Some("state/australia")),
            ("person/edi-rama", None),
            ("person/nobody", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known.into_iter()), expected, "{word}");
        }
    }
}
