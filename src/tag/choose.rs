//! Choosing among overlapping hits.
//!
//! The rules, in order: names and traps compete, the longer wins, of equals the earlier; a trap that wins takes the
//! names in it away ("Vienna Convention"). A role made of a body and a role in it is read as the two ("foreign ministry" +
//! "spokesman"). Roles and titles compete with their like, and stand back for any name or
//! trap that covers one of their words with a longer string ("Revolutionary Guard" leaves no guard).

use super::hit::{Hit, Kinds};
use crate::model::Span;

/// The hits that stand, by begin.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Names of entities.
    pub names: Vec<Hit>,
    /// Strings that only look like names.
    pub traps: Vec<Hit>,
    /// Words for roles.
    pub roles: Vec<Hit>,
    /// Titles.
    pub titles: Vec<Hit>,
}

/// Chooses among all hits, which come by begin.
pub(super) fn choose(hits: &[Hit]) -> Chosen {
    let of = |wanted: Kinds| longest(hits.iter().filter(|hit| hit.kinds.any(wanted)));
    let proper = of(Kinds::NAME.or(Kinds::TRAP));
    let free = |hit: &Hit| !overlaps_longer(&proper, hit.span);
    let mut roles: Vec<&Hit> = Vec::with_capacity(hits.len());
    roles.extend(hits.iter().filter(|hit| hit.kinds.any(Kinds::ROLE)));
    let simple =
        (0..roles.len()).filter(|place| !is_compound(&roles, *place)).map(|place| roles[place]);
    let mut roles = longest(simple);
    roles.retain(free);
    let mut titles = of(Kinds::TITLE);
    titles.retain(free);
    let traps = proper.iter().filter(|hit| !hit.kinds.any(Kinds::NAME)).copied().collect();
    let mut names = proper;
    names.retain(|hit| hit.kinds.any(Kinds::NAME));
    Chosen { names, traps, roles, titles }
}

/// Whether a role is a body and a role in it, one word apart: "foreign ministry spokesman".
fn is_compound(roles: &[&Hit], place: usize) -> bool {
    let whole = roles[place].span;
    let same_begin = roles[place + 1..].iter().take_while(|hit| hit.span.begin == whole.begin);
    let mut bodies = same_begin.filter(|hit| hit.kinds.any(Kinds::BODY));
    bodies.any(|body| {
        let mut inside = roles[place + 1..].iter().take_while(|hit| hit.span.begin < whole.end);
        inside.any(|hit| hit.span.end == whole.end && hit.span.begin == body.span.end + 1)
    })
}

/// The longest of overlapping hits, by begin.
fn longest<'h>(hits: impl Iterator<Item = &'h Hit>) -> Vec<Hit> {
    let mut chosen: Vec<Hit> = Vec::with_capacity(hits.size_hint().1.unwrap_or_default());
    // Hits come by begin, so only the run of hits that overlap each other needs to be looked at together.
    let mut run: Vec<&Hit> = Vec::new();
    let mut run_end = 0;
    for hit in hits {
        if hit.span.begin >= run_end {
            settle(&mut run, &mut chosen);
        }
        run_end = run_end.max(hit.span.end);
        run.push(hit);
    }
    settle(&mut run, &mut chosen);
    chosen
}

/// Moves the winners of a run of overlapping hits to `chosen`.
fn settle(run: &mut Vec<&Hit>, chosen: &mut Vec<Hit>) {
    let first = chosen.len();
    if let [hit] = run[..] {
        chosen.push(*hit);
        run.clear();
        return;
    }
    run.sort_by(|a, b| b.span.len().cmp(&a.span.len()).then(a.span.begin.cmp(&b.span.begin)));
    for hit in run.drain(..) {
        if !chosen[first..].iter().any(|winner| winner.span.overlaps(hit.span)) {
            chosen.push(*hit);
        }
    }
    chosen[first..].sort_by_key(|hit| hit.span.begin);
}

/// Whether one of some hits, sorted and apart, overlaps `span` and isn't the shorter inside it.
fn overlaps_longer(hits: &[Hit], span: Span) -> bool {
    let from = hits.partition_point(|hit| hit.span.end <= span.begin);
    hits[from..]
        .iter()
        .map(|hit| hit.span)
        .take_while(|s| s.begin < span.end)
        .any(|s| s.len() >= span.len() || !span.contains(s))
}

#[cfg(test)]
mod tests {
    use super::super::hit::{Hit, Kinds};
    use super::overlaps_longer;
    use crate::model::Span;

    #[test]
    fn a_role_stands_back_for_a_longer_name_only() {
        let kinds = Kinds::NAME;
        let names = [Span::new(0, 4), Span::new(10, 20)].map(|span| Hit {
            span,
            words: (0, 0),
            pattern: 0,
            kinds,
            senses: 1,
        });
        for (role, stands_back) in [
            (Span::new(0, 8), false),
            (Span::new(12, 16), true),
            (Span::new(18, 25), true),
            (Span::new(4, 10), false),
            (Span::new(10, 20), true),
        ] {
            assert_eq!(overlaps_longer(&names, role), stands_back, "{role:?}");
        }
    }
}
