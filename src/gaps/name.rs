//! Names that nobody lists: runs of capitalised words that no mention covers.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::guess::{Guess, Heads};
use super::sighting::{Lack, Sighting};
use super::text::{Words, is_prose, loose};
use crate::gazetteer::Gazetteer;
use crate::model::{Analysis, EntityId, EntityKind, Form};
use crate::text::pos::Tag;

/// What is listed and so is no gap, though no mention covers it: ambiguous names, traps, titles.
#[derive(Debug)]
pub(super) struct Listed {
    strings: HashSet<String>,
    titles: HashSet<String>,
}

/// Capitalised words that are no names of anybody.
const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
    august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov \
    dec christmas easter ramadan eid am pm gmt i covid-19 internet";

/// Words that stand inside people's and towns' names.
const PARTICLES: &str = "de la del di da du des bin ibn al el van von der den y";

impl Listed {
    /// What a gazetteer lists.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let names = gazetteer.names().iter().map(|name| loose(&name.text));
        let traps = gazetteer.traps().iter().map(|trap| loose(&trap.text));
        let roles = gazetteer.roles().iter().map(|role| loose(&role.word));
        let titles = gazetteer.titles().iter().map(|title| loose(&title.title));
        Self { strings: names.chain(traps).chain(roles).collect(), titles: titles.collect() }
    }

    fn has(&self, text: &str) -> bool {
        let text = loose(text);
        self.strings.contains(&text) || self.titles.contains(&text)
    }
}

/// The unknown names of a sentence.
pub(super) fn find(
    words: &Words<'_>,
    listed: &Listed,
    heads: &Heads,
    sightings: &mut Vec<Sighting>,
) {
    let mut at = 0;
    while at < words.words.len() {
        let end = run(words, at);
        if end > at
            && let Some(name) = trimmed(words, listed, at..end)
        {
            sightings.extend(sighting(words, listed, heads, name));
        }
        at = end.max(at + 1);
    }
}

/// Whether a word may be part of an unknown name.
fn free(words: &Words<'_>, word: usize) -> bool {
    words.capital(word) && words.mention(word).is_none() && !is_day(words.words[word])
}

fn is_day(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    CALENDAR.split_whitespace().any(|day| day.eq_ignore_ascii_case(word))
}

/// Where the run of capitalised words ends that begins at a word; there if none does.
fn run(words: &Words<'_>, begin: usize) -> usize {
    if !free(words, begin) {
        return begin;
    }
    let mut end = begin + 1;
    // Where all words have capitals, a run of them tells nothing.
    if !words.prose {
        return end;
    }
    while let Some(next) = continued(words, begin..end) {
        end = next + 1;
    }
    end
}

/// The word with which a run goes on: the next, or one after particles ("Bin", "de la"). The name of a body goes on
/// after "of" and "for" too, with a listed name even: "Bank of Albania".
fn continued(words: &Words<'_>, run: Range<usize>) -> Option<usize> {
    let end = run.end;
    let is = |word: usize, list: &[&str]| words.words.get(word).is_some_and(|w| list.contains(w));
    let particles: Vec<&str> = PARTICLES.split(' ').collect();
    let next = (end..end + 3).find(|word| !is(*word, &particles))?;
    if free(words, next) {
        return Some(next);
    }
    let body = is(end, &["of", "for"]) && Heads::is_body(&words.text(run));
    let next = end + 1 + usize::from(is(end + 1, &["the"]));
    (body && words.capital(next) && !is_day(words.words[next])).then_some(next)
}

/// Whether a word in a run may begin a name though it is none itself: "Glimmering Path", "7th Brigade".
fn is_adjective(words: &Words<'_>, word: usize) -> bool {
    let tag = words.tags[word];
    tag.is_adjective() || tag == Tag::Nn || tag == Tag::Nns || tag == Tag::Cd || tag == Tag::Vbg
}

/// A run without what isn't part of the name: titles before it, a sentence's first word.
fn trimmed(words: &Words<'_>, listed: &Listed, run: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = run;
    // "Near Annuminas": a capital alone makes no name. What ends in an adjective isn't one either: "Northern Kurdish".
    while start < end
        && !words.tags[start].is_name()
        && (words.opens(start) || !is_adjective(words, start))
    {
        start += 1;
    }
    if start == end || !words.tags[end - 1].is_noun() && !words.tags[start..end].contains(&Tag::Cd)
    {
        return None;
    }
    while let Some(title) =
        (start + 1..=end).rev().find(|end| listed.titles.contains(&loose(&words.text(start..*end))))
    {
        start = title;
    }
    // What a cut left over may begin with a link: "President of the Glimmer Institute".
    while start < end && !words.capital(start) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

fn sighting(
    words: &Words<'_>,
    listed: &Listed,
    heads: &Heads,
    name: Range<usize>,
) -> Option<Sighting> {
    let mut text = words.text(name.clone());
    let of = words.owner_before(name.start);
    let adjective = of.filter(|mention| mention.form == Form::Demonym);
    if listed.has(&text) || text.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    // "Norwegian Chess Federation": the adjective is part of a body's name.
    if let Some(mention) = adjective.filter(|_| name.len() > 1 && Heads::is_body(&text)) {
        text = format!("{} {text}", mention.span.of(&words.analysis.document.text));
    }
    let single = name.len() == 1;
    Some(Sighting {
        lack: Lack::Name,
        certain: words.prose && !(single && words.opens(name.start)),
        guess: around(words, &name, heads),
        of: of.map(|mention| mention.entity.clone()).filter(is_state),
        sentence: words.whole(),
        text,
    })
}

fn is_state(id: &EntityId) -> bool {
    id.as_str().starts_with("state/")
}

/// What the words around a name say of its kind.
fn around(words: &Words<'_>, name: &Range<usize>, heads: &Heads) -> Guess {
    let word = |place: Option<usize>| place.and_then(|place| words.words.get(place)).copied();
    let mut guess = Guess::default();
    match word(name.start.checked_sub(1)).map(str::to_lowercase).as_deref() {
        Some("in" | "at" | "near" | "outside") => guess.place += 3,
        Some("from" | "to" | "into" | "around") => guess.place += 1,
        Some("the") => guess.organisation += 2,
        Some("mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr." | "named") => {
            guess.person += 5;
        }
        _ => {}
    }
    let after = word(Some(name.end));
    let number = word(Some(name.end + 1)).is_some_and(|age| age.parse::<u8>().is_ok());
    if after == Some(",") && number && word(Some(name.end + 2)) == Some(",") {
        guess.person += 5;
    }
    let verb = words.tags.get(name.end).is_some_and(|tag| matches!(tag, Tag::Vbd | Tag::Vbz));
    if verb && heads.of(&words.text(name.clone())).kind() == EntityKind::Person {
        guess.person += 1;
    }
    guess
}

/// The people and bodies that an article introduced itself: they have mentions, and nobody lists them.
pub(super) fn introduced(analysis: &Analysis, sightings: &mut Vec<Sighting>) {
    for mention in &analysis.mentions {
        let entity = analysis.entities.get(&mention.entity).filter(|entity| entity.discovered);
        let Some(entity) = entity.filter(|_| mention.form == Form::Name) else { continue };
        let place = analysis.sentences.partition_point(|s| s.span.end <= mention.span.begin);
        let Some(sentence) = analysis.sentences.get(place) else { continue };
        let text = &analysis.document.text;
        let words: Vec<&str> = sentence.tokens.iter().map(|token| token.span.of(text)).collect();
        sightings.push(Sighting {
            lack: Lack::Name,
            text: entity.label.clone(),
            certain: is_prose(sentence, &words),
            guess: Guess::of(entity.kind, 9),
            of: entity.of.clone().filter(is_state),
            sentence: sentence.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }
}

/// Counts a later surname with the full name that the article began with.
pub(super) fn join_surnames(sightings: &mut [Sighting]) {
    let mut full: HashMap<String, String> = HashMap::new();
    for sighting in sightings.iter().filter(|sighting| sighting.lack == Lack::Name) {
        let name = sighting.text.as_str();
        let ends = name.match_indices(' ').map(|(blank, _)| loose(&name[blank + 1..]));
        ends.for_each(|end| {
            let longest = full.entry(end).or_default();
            if longest.len() < name.len() {
                name.clone_into(longest);
            }
        });
    }
    for sighting in sightings.iter_mut().filter(|sighting| sighting.lack == Lack::Name) {
        if let Some(full) = full.get(&loose(&sighting.text)).filter(|full| !Heads::is_body(full)) {
            // The surname alone says nothing of how the name is written.
            (sighting.text, sighting.guess) = (full.clone(), Guess::default());
        }
    }
}

/// Drops the short names of listed people whom the article names: no list lacks them.
pub(super) fn drop_known(analysis: &Analysis, sightings: &mut Vec<Sighting>) {
    let people = analysis.entities.values();
    let people = people.filter(|entity| entity.kind == EntityKind::Person && !entity.discovered);
    let ends: HashSet<String> = people
        .flat_map(|person| {
            let label = person.label.as_str();
            label.match_indices(' ').map(|(blank, _)| loose(&label[blank + 1..]))
        })
        .collect();
    sightings
        .retain(|sighting| sighting.lack != Lack::Name || !ends.contains(&loose(&sighting.text)));
}
