//! [`Finder`]: every hit of every listed string on word borders.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::fast::FixedState;

use super::class::Class;
use super::hit::{Hit, Kinds};
use super::lexicon::Lexicon;
use super::line::Line;
use super::name_word::{APART, GLUED, Place};
use super::plain::{Gap, pieces, plain};
use super::word::Article;
use crate::gazetteer::{Gazetteer, NameKind};
use crate::model::EntityId;

/// What a listed string may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An entity, by one of its names.
    Entity { id: EntityId, what: NameKind },
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
}

/// Finds all listed strings in one pass over a text.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: Option<AhoCorasick>,
    /// The senses of all patterns, pattern by pattern.
    senses: Vec<Sense>,
    /// Where in `senses` those of each pattern begin, and where the last ones end.
    starts: Vec<u32>,
}

impl Finder {
    /// Builds the automaton of all names, roles, titles and traps, whose words it adds to the lexicon.
    ///
    /// It reads words, not letters: a hit is on word borders by construction, the text is a third as long, and 200,000
    /// names are built in half a second, where letters took more than six.
    pub fn new(gazetteer: &Gazetteer, lexicon: &mut Lexicon) -> Self {
        let mut builder = Builder { lexicon, numbers: HashMap::default(), senses: Vec::new() };
        for name in gazetteer.names() {
            let meaning = Meaning::Entity { id: name.entity.clone(), what: name.what };
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
    pub fn find(&self, article: &Article<'_>, lexicon: &Lexicon) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let line = Line::of(article, lexicon);
        let mut hits = Vec::with_capacity(article.words.len() / 4);
        let mut surface = String::new();
        for found in automaton.find_overlapping_iter(&line.codes) {
            let (first, last) = line.items(found.start(), found.end());
            if !line.on_borders(first, last) {
                continue;
            }
            let span = line.span(first, last);
            let words = line.words(first, last, span, article);
            let (Some(head), Some(tail)) =
                (article.words.get(words.start), article.words.get(words.end.wrapping_sub(1)))
            else {
                continue;
            };
            if words.is_empty() || head.sentence != tail.sentence {
                continue;
            }
            line.write(first, last, &mut surface);
            let shouting = article.shouting[head.sentence];
            let pattern = found.pattern().as_usize();
            let (senses, kinds) = self.fitting(pattern, &surface, shouting, lexicon);
            if senses != 0 {
                let (pattern, words) = (pattern as u32, (words.start as u32, words.end as u32));
                hits.push(Hit { span, words, pattern, kinds, senses });
            }
        }
        hits.sort_by(|a, b| a.span.begin.cmp(&b.span.begin).then(b.span.end.cmp(&a.span.end)));
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
        for (bit, sense) in self.all_senses(pattern).iter().take(64).enumerate() {
            // Words for roles and titles are as often in lower case as in capitals.
            let any_case = sense.kinds.any(Kinds::ROLE.or(Kinds::TITLE));
            if any_case || fits(&sense.spelling, surface, shouting, lexicon) {
                senses |= 1 << bit;
                kinds = kinds.or(sense.kinds);
            }
        }
        (senses, kinds)
    }

    fn all_senses(&self, pattern: usize) -> &[Sense] {
        &self.senses[self.starts[pattern] as usize..self.starts[pattern + 1] as usize]
    }

    /// What a hit may mean.
    pub fn senses(&self, hit: &Hit) -> impl Iterator<Item = &Meaning> {
        let fits = |bit: &usize| *bit < 64 && hit.senses >> bit & 1 == 1;
        let senses = self.all_senses(hit.pattern as usize).iter().enumerate();
        senses.filter(move |(bit, _)| fits(bit)).map(|(_, sense)| &sense.meaning)
    }
}

/// The last words of bodies that a role may be in: "foreign ministry spokesman".
const BODIES: [&str; 7] =
    ["ministry", "embassy", "consulate", "government", "police", "army", "parliament"];

/// Collects the listed strings, one pattern for all that differ only in case.
struct Builder<'l> {
    lexicon: &'l mut Lexicon,
    /// The number of each pattern, by its code.
    numbers: HashMap<Box<[u8]>, u32, FixedState>,
    /// Every sense with its pattern's number, in the order in which they were added.
    senses: Vec<(u32, Sense)>,
}

impl Builder<'_> {
    fn add(&mut self, name: &str, meaning: Meaning, kinds: Kinds) {
        let spelling: Box<str> = plain(name).into();
        let any_case = kinds.any(Kinds::ROLE.or(Kinds::TITLE)) || !starts_upper(&spelling);
        let first = if any_case { Place::First } else { Place::FirstWithCapital };
        let Some(code) = self.code(name, first) else { return };
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(code).or_insert(next);
        self.senses.push((number, Sense { spelling, meaning, kinds }));
    }

    /// The code of a string; none of an empty one, or where the listed strings have more words than there are codes.
    fn code(&mut self, name: &str, first: Place) -> Option<Box<[u8]>> {
        let mut code = Some(Vec::new());
        pieces(name, &[], |piece| {
            let Some(so_far) = code.as_mut() else { return };
            let place = if so_far.is_empty() { first } else { Place::Later };
            match piece.gap {
                _ if so_far.is_empty() => {}
                Gap::None => so_far.push(GLUED),
                Gap::Blank => {}
                Gap::Wide => so_far.push(APART),
            }
            match self.lexicon.add_name_word(piece.text(name), place) {
                Some(word) => so_far.extend(word.code()),
                None => code = None,
            }
        });
        code.filter(|code| !code.is_empty()).map(Vec::into_boxed_slice)
    }

    fn finish(self) -> Finder {
        let Self { numbers, senses: mut numbered, .. } = self;
        let mut codes: Vec<(Box<[u8]>, u32)> = numbers.into_iter().collect();
        codes.sort_unstable_by_key(|(_, number)| *number);
        // Stable, so that the senses of a pattern stay in order.
        numbered.sort_by_key(|(number, _)| *number);
        let mut senses: Vec<Sense> = Vec::with_capacity(numbered.len());
        let mut starts = vec![0; codes.len() + 1];
        for (number, sense) in numbered {
            let start = starts[number as usize] as usize;
            if !senses[start..].contains(&sense) {
                senses.push(sense);
            }
            // The next pattern's begin, unless more of this one follow.
            starts[number as usize + 1] = u32::try_from(senses.len()).unwrap_or(u32::MAX);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            // A third level of dense states would cost a kilobyte for each first word of a name.
            .dense_depth(2)
            .build(codes.iter().map(|(code, _)| code));
        // Building fails only past 2^31 states; then nothing is listed and nothing is found.
        Finder { automaton: automaton.ok(), senses, starts }
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
