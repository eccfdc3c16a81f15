//! Pictures of who deals with whom, as SVG: the same graph gives the same picture.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::words::{self, Tone};
use crate::graph::{ClaimRow, Ledger};
use crate::model::Status;
use crate::rdf::Base;

/// How many entities a picture of many shows.
const MOST: usize = 22;
/// How many edges a side of a neighbourhood shows.
const ROWS: usize = 12;

/// The stories behind a link, by whom it joins.
type Links<K> = BTreeMap<K, BTreeSet<usize>>;

/// What joins two entities in a picture of many.
#[derive(Debug, Default, Clone)]
pub(super) struct Link {
    /// How much carries it: stories, or rows of an answer.
    pub weight: usize,
    /// What it is called.
    pub label: String,
    /// What the two do to each other.
    pub tone: Tone,
}

/// The parties that deal most with each other.
pub(super) fn of_all(ledger: &Ledger, base: &Base) -> Option<Markup> {
    circle(ledger, base, dealings(ledger))
}

/// Who deals with whom: the stories that two parties have together, and the tone that most of their claims have.
pub(super) fn dealings(ledger: &Ledger) -> BTreeMap<(usize, usize), Link> {
    let mut stories: Links<(usize, usize)> = BTreeMap::new();
    let mut tones: BTreeMap<(usize, usize), BTreeMap<Tone, usize>> = BTreeMap::new();
    for claim in ledger.claims.iter().filter(|claim| is_drawn(claim)) {
        let Some((actor, target)) = ledger.ends(claim).filter(|(a, b)| a != b) else { continue };
        let pair = (actor.min(target), actor.max(target));
        stories.entry(pair).or_default().insert(story(ledger, claim));
        *tones.entry(pair).or_default().entry(Tone::of(&claim.relation)).or_default() += 1;
    }
    let tone = |pair: &(usize, usize)| {
        let counts = tones.get(pair).into_iter().flatten();
        counts.max_by_key(|(_, count)| **count).map_or(Tone::Neutral, |(tone, _)| *tone)
    };
    let links = stories.iter().map(|(pair, stories)| {
        let weight = stories.len();
        let label = words::count(weight, "story", "stories");
        (*pair, Link { weight, label, tone: tone(pair) })
    });
    links.collect()
}

/// Whether a claim is an edge: what is planned, possible or negated was not done.
fn is_drawn(claim: &ClaimRow) -> bool {
    claim.status == Some(Status::Asserted)
}

/// The most connected entities around a circle, an arc for each pair; none if nobody is joined.
pub(super) fn circle(
    ledger: &Ledger,
    base: &Base,
    mut links: BTreeMap<(usize, usize), Link>,
) -> Option<Markup> {
    let shown = most_connected(&links);
    let place: BTreeMap<usize, usize> = arranged(&shown, &links)
        .into_iter()
        .enumerate()
        .map(|(place, entity)| (entity, place))
        .collect();
    links.retain(|(one, other), _| place.contains_key(one) && place.contains_key(other));
    if links.is_empty() {
        return None;
    }
    let number = place.len();
    let name = |index: usize| ledger.entities[index].label.as_str();
    Some(html! {
        svg viewBox="-70 0 900 560" role="group" aria-label="Network of the most connected" {
            @for ((one, other), link) in &links {
                @let (from, to) = (point(place[one], number, 190.0), point(place[other], number, 190.0));
                @let label = format!("{} and {}: {}", name(*one), name(*other), link.label);
                a href=(between(ledger, base, *one, *other)) aria-label=(label) {
                    title { (label) }
                    path class={ "edge " (link.tone.class()) } stroke-width=(width(link.weight))
                        d={ "M" (from.0) " " (from.1) "Q" (bend(from.0, to.0, 380.0)) " " (bend(from.1, to.1, 280.0)) " " (to.0) " " (to.1) } {}
                }
            }
            @for (entity, place) in &place {
                (node(ledger, base, *entity, *place, number))
            }
        }
    })
}

fn node(ledger: &Ledger, base: &Base, entity: usize, place: usize, number: usize) -> Markup {
    let row = &ledger.entities[entity];
    let (at, name) = (point(place, number, 190.0), point(place, number, 204.0));
    let anchor = match name.0 - 380.0 {
        x if x > 25.0 => "start",
        x if x < -25.0 => "end",
        _ => "middle",
    };
    let drop = if name.1 > 460.0 { 12.0 } else { 4.0 };
    html! {
        a href=[words::path(base, &row.iri)] {
            circle.node cx=(at.0) cy=(at.1) r="5" {}
            text x=(name.0) y=(rounded(name.1 + drop)) text-anchor=(anchor) font-size="14" { (short(&row.label, 24)) }
        }
    }
}

/// What an entity did, to the right, and what was done to it, from the left: an edge for each party and relation.
pub(super) fn of_one(ledger: &Ledger, base: &Base, entity: usize) -> Option<(Markup, usize)> {
    let mut acts: Links<(usize, String)> = BTreeMap::new();
    let mut suffers = acts.clone();
    let claims = ledger.entities[entity].claims.iter();
    let claims = claims.filter_map(|index| ledger.claims.get(*index));
    for claim in claims.filter(|claim| is_drawn(claim)) {
        let Some((actor, target)) = ledger.ends(claim) else { continue };
        let relation = claim.relation.clone();
        if claim.is_by(entity) && target != entity {
            acts.entry((target, relation)).or_default().insert(story(ledger, claim));
        } else if claim.is_to(entity) && actor != entity {
            suffers.entry((actor, relation)).or_default().insert(story(ledger, claim));
        }
    }
    if acts.is_empty() && suffers.is_empty() {
        return None;
    }
    let left_out = acts.len().saturating_sub(ROWS) + suffers.len().saturating_sub(ROWS);
    let (acts, suffers) = (strongest(acts), strongest(suffers));
    let height = 34 * acts.len().max(suffers.len()).max(2) + 30;
    let middle = height / 2;
    let name = short(&ledger.entities[entity].label, 18);
    let picture = html! {
        svg viewBox={ "0 0 860 " (height) } role="group" aria-label={ "Neighbourhood of " (ledger.entities[entity].label) } {
            @for (row, ((other, relation), stories)) in suffers.iter().enumerate() {
                (edge(ledger, base, (entity, *other), relation, *stories, Side::Left, (row, suffers.len(), height)))
            }
            @for (row, ((other, relation), stories)) in acts.iter().enumerate() {
                (edge(ledger, base, (entity, *other), relation, *stories, Side::Right, (row, acts.len(), height)))
            }
            rect.hub x="350" y=(middle - 20) width="160" height="40" rx="20" {}
            text.hub-name x="430" y=(middle + 5) text-anchor="middle" font-size="15" { (name) }
        }
    };
    Some((picture, left_out))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn edge(
    ledger: &Ledger,
    base: &Base,
    (entity, other): (usize, usize),
    relation: &str,
    stories: usize,
    side: Side,
    (row, rows, height): (usize, usize, usize),
) -> Markup {
    let y = height * (2 * row + 1) / (2 * rows);
    let middle = height / 2;
    let tone = Tone::of(relation).class();
    let verb =
        format!("{} · {}", words::relation(relation), words::count(stories, "story", "stories"));
    let name = &ledger.entities[other].label;
    let link =
        format!("{}&relation={}", between(ledger, base, entity, other), words::encoded(relation));
    // The verb stands on the straight part of its edge, the curve joins that with the hub.
    let (path, tip, name_x, anchor, verb_x) = match side {
        Side::Left => {
            let curve = format!("M168 {y}H308C335 {y} 322 {middle} 344 {middle}");
            (curve, format!("M340 {}l9 5l-9 5z", middle - 5), 160, "end", 176)
        }
        Side::Right => {
            let curve = format!("M516 {middle}C538 {middle} 525 {y} 552 {y}H688");
            (curve, format!("M686 {}l9 5l-9 5z", y.saturating_sub(5)), 702, "start", 556)
        }
    };
    let party = html! { text x=(name_x) y=(y + 4) text-anchor=(anchor) font-size="14" { (short(name, 20)) } };
    html! {
        a href=(link) {
            path class={ "edge " (tone) } stroke-width=(width(stories)) d=(path) {}
            path class={ "tip-" (tone) } d=(tip) {}
            // In the order in which it is read out.
            @if side == Side::Left { (party) " " }
            text.quiet x=(verb_x) y=(y.saturating_sub(6)) font-size="12" { (verb) }
            @if side == Side::Right { " " (party) }
        }
    }
}

/// The page of two parties.
pub(super) fn between(ledger: &Ledger, base: &Base, one: usize, other: usize) -> String {
    let local = |index: usize| {
        let iri = &ledger.entities[index].iri;
        words::encoded(iri.strip_prefix(base.as_str()).unwrap_or(iri))
    };
    format!("/between?a={}&b={}", local(one), local(other))
}

fn story(ledger: &Ledger, claim: &ClaimRow) -> usize {
    ledger.articles.get(claim.article).map_or(claim.article, |article| article.story)
}

/// The entities of the strongest links, so that nobody stands alone.
fn most_connected(links: &BTreeMap<(usize, usize), Link>) -> BTreeSet<usize> {
    let mut pairs: Vec<_> = links.iter().map(|(pair, link)| (link.weight, *pair)).collect();
    pairs.sort_by_key(|(weight, pair)| (std::cmp::Reverse(*weight), *pair));
    let mut shown = BTreeSet::new();
    for (_, (one, other)) in pairs {
        let more = [one, other].into_iter().filter(|entity| !shown.contains(entity)).count();
        if shown.len() + more <= MOST {
            shown.extend([one, other]);
        }
    }
    shown
}

/// An order around the circle in which those who deal with each other stand together: each next one has the strongest
/// link with the one placed last.
fn arranged(shown: &BTreeSet<usize>, links: &BTreeMap<(usize, usize), Link>) -> Vec<usize> {
    let weight = |one: usize, other: usize| {
        links.get(&(one.min(other), one.max(other))).map_or(0, |link| link.weight)
    };
    let mut rest = shown.clone();
    let mut order: Vec<usize> = Vec::new();
    while let Some(first) = rest.first().copied() {
        let next = match order.last() {
            Some(last) => rest
                .iter()
                .copied()
                .max_by_key(|other| (weight(*last, *other), std::cmp::Reverse(*other))),
            None => Some(first),
        };
        let next = next.unwrap_or(first);
        rest.remove(&next);
        order.push(next);
    }
    order
}

fn strongest(links: Links<(usize, String)>) -> Vec<((usize, String), usize)> {
    let mut links: Vec<_> = links.into_iter().map(|(key, stories)| (key, stories.len())).collect();
    links.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    links.truncate(ROWS);
    links
}

/// A place on a circle around the middle of the picture, from the top clockwise.
fn point(place: usize, number: usize, radius: f64) -> (f64, f64) {
    // Few dozen places, so nothing is lost.
    let angle = std::f64::consts::TAU * (place as f64 + 0.5) / number.max(1) as f64;
    (rounded(380.0 + radius * 1.15 * angle.sin()), rounded(280.0 - radius * 1.2 * angle.cos()))
}

/// Where an edge is bent to, in one dimension: from the middle of its ends towards the middle of the picture.
fn bend(from: f64, to: f64, middle: f64) -> f64 {
    rounded(0.55 * (from + to) / 2.0 + 0.45 * middle)
}

fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// How wide an edge is drawn that so many stories carry.
fn width(stories: usize) -> f64 {
    let doublings = f64::from(stories.max(1).ilog2());
    rounded(1.4 + 1.1 * doublings).min(9.0)
}

/// A name that fits into so many characters.
fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    format!("{}…", name.chars().take(most - 1).collect::<String>().trim_end())
}

#[cfg(test)]
mod tests {
    use super::{short, width};

    #[test]
    fn edges_widen_with_stories_and_names_are_cut() {
        assert!(width(0) == width(1) && width(2) > width(1) && width(1_000_000) <= 9.0);
        assert_eq!(short("Norway", 6), "Norway");
        assert_eq!(short("The Netherlands", 5), "The…");
    }
}
