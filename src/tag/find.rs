//! [`Finder`]: every hit of every listed string on word borders.

use super::class::Class;
use super::hit::{Hit, Kinds};
use super::lexicon::Lexicon;
use super::line::Line;
use super::name_word::Place;
use super::plain::{Piece, pieces, plain};
use super::room::Room;
use super::trie::{Link, Trie};
use super::word::Article;
use crate::gazetteer::{Gazetteer, NameKind};
use crate::model::{EntityId, EntityKind, Span};

/// What a listed string may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An entity, by one of its names.
    Entity { id: EntityId, kind: EntityKind, what: NameKind },
    /// The role of this number in the gazetteer.
    Role { number: usize, plural: bool },
    /// The title of this number in the gazetteer.
    Title(usize),
    /// None of the names in it: the trap of this number.
    Trap(usize),
}

/// A meaning with the spelling that has it: "US" is a state, "us" isn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    spelling: Box<str>,
    /// What it may mean.
    meaning: Meaning,
    kinds: Kinds,
    /// Whether the next sense is another pattern's.
    last: bool,
}

/// Finds all listed strings in one pass over a text.
#[derive(Debug)]
pub(super) struct Finder {
    trie: Trie,
    /// The senses of all patterns, pattern by pattern; a pattern's number is that of its first sense.
    senses: Vec<Sense>,
}

impl Finder {
    /// Takes all names, roles, titles and traps in, whose words it adds to the lexicon.
    pub fn new(gazetteer: &Gazetteer, lexicon: &mut Lexicon) -> Self {
        let mut builder = Builder { lexicon, trie: Trie::new(), senses: Vec::new() };
        for name in gazetteer.names() {
            let Some(entity) = gazetteer.entity(&name.entity) else { continue };
            let (id, kind) = (name.entity.clone(), entity.kind);
            let meaning = Meaning::Entity { id, kind, what: name.what };
            builder.add(&name.text, meaning, Kinds::NAME);
        }
        for (number, role) in gazetteer.roles().iter().enumerate() {
            let body = BODIES.iter().any(|body| role.word.ends_with(body));
            let kinds = if body { Kinds::ROLE.or(Kinds::BODY) } else { Kinds::ROLE };
            builder.add(&role.word, Meaning::Role { number, plural: false }, kinds);
            for plural in role.plural.iter().filter(|plural| **plural != role.word) {
                builder.add(plural, Meaning::Role { number, plural: true }, kinds);
            }
        }
        for (number, title) in gazetteer.titles().iter().enumerate() {
            builder.add(&title.title, Meaning::Title(number), Kinds::TITLE);
        }
        for (number, trap) in gazetteer.traps().iter().enumerate() {
            builder.add(&trap.text, Meaning::Trap(number), Kinds::TRAP);
        }
        builder.finish()
    }

    /// Every hit that lies in one sentence, by begin, the longer first.
    pub fn find(&self, article: &Article<'_>, lexicon: &Lexicon, room: &mut Room) -> Vec<Hit> {
        let line = Line::of(article, lexicon, room);
        let mut hits = std::mem::take(&mut room.hits);
        let mut folded = String::new();
        for (first, start) in line.begins() {
            let shorter = hits.len();
            self.trie.walk(start, line.links(first), |length, pattern| {
                let last = first + length - 1;
                let Some((span, words, shouting)) = place(article, &line, first, last) else {
                    return;
                };
                let surface = line.surface(first, last, &mut folded);
                let (senses, kinds) = self.fitting(pattern as usize, surface, shouting, lexicon);
                if senses != 0 {
                    hits.push(Hit { span, words, pattern, kinds, senses });
                }
            });
            hits[shorter..].reverse();
        }
        line.leave(room);
        hits
    }

    /// The senses of a pattern whose spelling fits the words, a bit each, and their kinds; of more than 64, the first.
    fn fitting(
        &self,
        pattern: usize,
        surface: &str,
        shouting: bool,
        lexicon: &Lexicon,
    ) -> (u64, Kinds) {
        let (mut senses, mut kinds) = (0, Kinds::default());
        for (bit, sense) in self.all_senses(pattern).take(64).enumerate() {
            // Words for roles and titles are as often in lower case as in capitals.
            let any_case = sense.kinds.any(Kinds::ROLE.or(Kinds::TITLE));
            if any_case || fits(&sense.spelling, surface, shouting, lexicon) {
                senses |= 1 << bit;
                kinds = kinds.or(sense.kinds);
            }
        }
        (senses, kinds)
    }

    fn all_senses(&self, pattern: usize) -> impl Iterator<Item = &Sense> {
        let mut more = true;
        self.senses[pattern..]
            .iter()
            .take_while(move |sense| std::mem::replace(&mut more, !sense.last))
    }

    /// What a hit may mean.
    pub fn senses(&self, hit: &Hit) -> impl Iterator<Item = &Meaning> {
        let fits = |bit: &usize| *bit < 64 && hit.senses >> bit & 1 == 1;
        let senses = self.all_senses(hit.pattern as usize).enumerate();
        senses.filter(move |(bit, _)| fits(bit)).map(|(_, sense)| &sense.meaning)
    }
}

/// Where some items stand, if on word borders and in one sentence: their span, the first word that it touches and the one
/// after the last, and whether that sentence's case says nothing.
fn place(
    article: &Article<'_>,
    line: &Line<'_>,
    first: usize,
    last: usize,
) -> Option<(Span, (u32, u32), bool)> {
    if !line.on_borders(first, last) {
        return None;
    }
    let span = line.span(first, last);
    let words = line.words(first, last, span, article);
    let head = article.words.get(words.start)?.sentence;
    let tail = article.words.get(words.end.wrapping_sub(1))?.sentence;
    let placed = !words.is_empty() && head == tail;
    placed.then(|| (span, (words.start as u32, words.end as u32), article.shouting[head]))
}

/// The last words of bodies that a role may be in: "foreign ministry spokesman".
const BODIES: [&str; 7] =
    ["ministry", "embassy", "consulate", "government", "police", "army", "parliament"];

/// Collects the listed strings, one pattern for all that differ only in case.
struct Builder<'l> {
    lexicon: &'l mut Lexicon,
    trie: Trie,
    /// Every sense with its pattern's number, in the order in which they were added.
    senses: Vec<(u32, Sense)>,
}

impl Builder<'_> {
    fn add(&mut self, name: &str, meaning: Meaning, kinds: Kinds) {
        let spelling: Box<str> = plain(name).into();
        let any_case = kinds.any(Kinds::ROLE.or(Kinds::TITLE)) || !starts_upper(&spelling);
        let first = if any_case { Place::First } else { Place::FirstWithCapital };
        let Some(number) = self.chain(name, first).and_then(|chain| self.trie.add(&chain)) else {
            return;
        };
        self.senses.push((number, Sense { spelling, meaning, kinds, last: false }));
    }

    /// The chain of a string's words; none where the listed strings have more words than can be told apart.
    fn chain(&mut self, name: &str, first: Place) -> Option<Vec<Link>> {
        let mut chain = Some(Vec::new());
        pieces(name, &[], &mut |piece: &Piece<'_>| {
            let Some(so_far) = chain.as_mut() else { return };
            let begins = so_far.is_empty();
            let place = if begins { first } else { Place::Later };
            match self.lexicon.add_name_word(piece.text(name), place) {
                Some(word) if begins => so_far.push(Link::first(word)),
                Some(word) => so_far.push(Link::next(piece.gap, word)),
                None => chain = None,
            }
        });
        chain
    }

    fn finish(self) -> Finder {
        let Self { lexicon, mut trie, senses: mut numbered } = self;
        // Stable, so that the senses of a pattern stay in order.
        numbered.sort_by_key(|(number, _)| *number);
        let mut senses: Vec<Sense> = Vec::with_capacity(numbered.len());
        let mut starts = vec![0; trie.len() + 1];
        for (number, sense) in numbered {
            let start = starts[number as usize] as usize;
            if !senses[start..].contains(&sense) {
                senses.push(sense);
            }
            // The next pattern's begin, unless more of this one follow.
            starts[number as usize + 1] = u32::try_from(senses.len()).unwrap_or(u32::MAX);
        }
        for end in &starts[1..] {
            senses[*end as usize - 1].last = true;
        }
        trie.renumber(|pattern| starts[pattern as usize]);
        lexicon.set_starts(|word| trie.start(word));
        Finder { trie, senses }
    }
}

/// Words of a name that may be written small though the list has them large: "Quds force", "Doctors without Borders".
const MAY_BE_SMALL: Class = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::CLOSED);

/// Whether words may stand for a spelling, by their capitals.
///
/// What is written in capitals keeps them ("US", not "us"), but one of four letters or more may have only the first
/// ("Nato"). Words with a capital keep it, except that the last of several may lose it ("Quds force"). In capitals
/// throughout ("TIRANA, Albania") a name of four letters or more is itself; shorter ones only where all is in capitals.
fn fits(spelling: &str, surface: &str, shouting: bool, lexicon: &Lexicon) -> bool {
    if spelling == surface {
        return !(shouting && surface.len() <= 3 && lexicon.class(surface).is(Class::CLOSED));
    }
    let upper = |s: &str| {
        s.bytes().any(|b| b.is_ascii_uppercase()) && !s.bytes().any(|b| b.is_ascii_lowercase())
    };
    if upper(surface) {
        return !upper(spelling) && (surface.len() >= 4 || shouting);
    }
    if upper(spelling) && !spelling.contains(' ') {
        return spelling.len() >= 4
            && surface.bytes().skip(1).all(|b| !b.is_ascii_uppercase())
            && starts_upper(surface);
    }
    // "CoE" is not Mr Coe.
    if spelling.len() <= 4 && spelling.bytes().skip(1).any(|b| b.is_ascii_uppercase()) {
        return false;
    }
    let pairs: Vec<(&str, &str)> = spelling.split(' ').zip(surface.split(' ')).collect();
    pairs.iter().enumerate().all(|(place, (listed, word))| {
        !starts_upper(listed)
            || starts_upper(word)
            || (place > 0 && lexicon.class(word).is(MAY_BE_SMALL))
    })
}

/// Whether a word begins with a capital or digit.
pub(super) fn starts_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, fits};

    #[test]
    fn case_decides_where_it_makes_another_word() {
        let lexicon = Lexicon::new();
        for (spelling, surface, shouting, expected) in [
            ("US", "US", false, true),
            ("US", "us", false, false),
            ("US", "Us", false, false),
            ("WHO", "WHO", false, true),
            ("WHO", "WHO", true, false),
            ("US", "US", true, true),
            ("NATO", "Nato", false, true),
            ("NATO", "nato", false, false),
            ("Turkey", "turkey", false, false),
            ("Chad", "CHAD", false, true),
            ("Tirana", "TIRANA", false, true),
            ("Ira", "IRA", false, false),
            ("CoE", "Coe", false, false),
            ("Quds Force", "Quds force", false, true),
            ("Doctors Without Borders", "Doctors without Borders", false, true),
            ("United States", "united states", false, false),
            ("al Qaida", "Al Qaida", false, true),
            ("Bank of Japan", "Bank Of Japan", true, true),
        ] {
            assert_eq!(
                fits(spelling, surface, shouting, &lexicon),
                expected,
                "{spelling} {surface}"
            );
        }
    }
}
