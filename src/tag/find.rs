//! [`Finder`]: every hit of every listed string on word borders.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::class::Class;
use super::lexicon::Lexicon;
use super::plain::Plain;
use super::word::Article;
use crate::gazetteer::{Gazetteer, NameKind};
use crate::model::{EntityId, Span};

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
#[derive(Debug, Clone)]
pub(super) struct Sense {
    spelling: Box<str>,
    /// What it may mean.
    pub meaning: Meaning,
}

/// A place where a listed string stands on word borders in a fitting case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Where.
    pub span: Span,
    /// The number of the listed string.
    pub pattern: usize,
    /// Which of its senses fit the case it is written in, a bit each.
    senses: u64,
}

/// Finds all listed strings in one pass over a text.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Vec<Sense>>,
}

impl Finder {
    /// Builds the automaton of all names, roles, titles and traps.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut builder = Builder::default();
        for name in gazetteer.names() {
            builder.add(&name.text, Meaning::Entity { id: name.entity.clone(), what: name.what });
        }
        for (number, role) in gazetteer.roles().iter().enumerate() {
            builder.add(&role.word, Meaning::Role { number, plural: false });
            let plural = role.plural.iter().filter(|plural| **plural != role.word);
            plural.for_each(|plural| builder.add(plural, Meaning::Role { number, plural: true }));
        }
        for (number, title) in gazetteer.titles().iter().enumerate() {
            builder.add(&title.title, Meaning::Title(number));
        }
        for (number, trap) in gazetteer.traps().iter().enumerate() {
            builder.add(&trap.text, Meaning::Trap(number));
        }
        builder.finish()
    }

    /// Every hit that lies in one sentence, by begin, the longer first.
    pub fn find(&self, article: &Article<'_>, lexicon: &Lexicon) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = Plain::new(article.text);
        let mut hits = Vec::new();
        for found in automaton.find_overlapping_iter(&folded.text) {
            if !on_borders(folded.text.as_bytes(), found.start(), found.end()) {
                continue;
            }
            let span = folded.original(found.start(), found.end(), article.text);
            let words = article.words_in(span);
            let Some((first, last)) =
                article.words.get(words.start).zip(article.words.get(words.end.wrapping_sub(1)))
            else {
                continue;
            };
            if words.is_empty() || first.sentence != last.sentence {
                continue;
            }
            let surface = &folded.text[found.start()..found.end()];
            let shouting = article.shouting[first.sentence];
            let pattern = found.pattern().as_usize();
            let senses = self.fitting(pattern, surface, shouting, lexicon);
            if senses != 0 {
                hits.push(Hit { span, pattern, senses });
            }
        }
        hits.sort_by(|a, b| a.span.begin.cmp(&b.span.begin).then(b.span.end.cmp(&a.span.end)));
        hits
    }

    /// The senses of a pattern whose spelling fits the words, a bit each; of more than 64, the first.
    fn fitting(&self, pattern: usize, surface: &str, shouting: bool, lexicon: &Lexicon) -> u64 {
        let mut senses = 0;
        for (bit, sense) in self.patterns[pattern].iter().take(64).enumerate() {
            let fits = match sense.meaning {
                Meaning::Entity { .. } | Meaning::Trap(_) => {
                    fits(&sense.spelling, surface, shouting, lexicon)
                }
                // Words for roles and titles are as often in lower case as in capitals.
                Meaning::Role { .. } | Meaning::Title(_) => true,
            };
            senses |= u64::from(fits) << bit;
        }
        senses
    }

    /// What a hit may mean.
    pub fn senses(&self, hit: &Hit) -> impl Iterator<Item = &Meaning> {
        let fits = |bit: &usize| *bit < 64 && hit.senses >> bit & 1 == 1;
        let senses =
            self.patterns[hit.pattern].iter().enumerate().map(|(bit, sense)| (bit, &sense.meaning));
        senses.filter(move |(bit, _)| fits(bit)).map(|(_, meaning)| meaning)
    }
}

/// Collects the listed strings, one pattern for all that differ only in case.
#[derive(Debug, Default)]
struct Builder {
    numbers: HashMap<Box<str>, usize>,
    lower: Vec<Box<str>>,
    patterns: Vec<Vec<Sense>>,
}

impl Builder {
    fn add(&mut self, name: &str, meaning: Meaning) {
        let folded = Plain::new(name).text;
        let spelling = folded.trim();
        if spelling.is_empty() {
            return;
        }
        let lower: Box<str> = spelling.to_ascii_lowercase().into();
        let number = *self.numbers.entry(lower.clone()).or_insert_with(|| {
            self.lower.push(lower);
            self.patterns.push(Vec::new());
            self.patterns.len() - 1
        });
        let known =
            self.patterns[number].iter().any(|s| *s.spelling == *spelling && s.meaning == meaning);
        if !known {
            self.patterns[number].push(Sense { spelling: spelling.into(), meaning });
        }
    }

    fn finish(self) -> Finder {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(self.lower.iter().map(|lower| lower.as_bytes()));
        // Building fails only past 2^31 states; then nothing is listed and nothing is found.
        Finder { automaton: automaton.ok(), patterns: self.patterns }
    }
}

/// Whether no word goes on before or after; "@", "#" and the inner dots of an address are no borders.
fn on_borders(text: &[u8], begin: usize, end: usize) -> bool {
    let letter = |b: u8| b.is_ascii_alphanumeric() || !b.is_ascii() || b == b'_';
    let at = |i: Option<usize>| i.and_then(|i| text.get(i)).copied();
    let (before, after) = (at(begin.checked_sub(1)), at(Some(end)));
    if before.is_some_and(|b| letter(b) || matches!(b, b'@' | b'#')) || after.is_some_and(letter) {
        return false;
    }
    let dot_before = before == Some(b'.') && at(begin.checked_sub(2)).is_some_and(letter);
    let dot_after = matches!(after, Some(b'.' | b'@')) && at(Some(end + 1)).is_some_and(letter);
    !dot_before && !dot_after
}

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
    let pairs: Vec<(&str, &str)> = spelling.split(' ').zip(surface.split(' ')).collect();
    pairs.iter().enumerate().all(|(place, (listed, word))| {
        !starts_upper(listed)
            || starts_upper(word)
            || (place > 0 && lexicon.class(word).is(Class::BODY_HEAD.or(Class::PLACE_HEAD)))
    })
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, fits, on_borders};

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
            ("Quds Force", "Quds force", false, true),
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

    #[test]
    fn a_name_stands_on_word_borders() {
        for (text, name, expected) in [
            ("in Iran, he", "Iran", true),
            ("Iranian", "Iran", false),
            ("@Iran", "Iran", false),
            ("www.Iran.ir", "Iran", false),
            ("of Iran.", "Iran", true),
            ("Iran's", "Iran", true),
            ("MONTREAL/RIYADH", "RIYADH", true),
        ] {
            let begin = text.find(name).unwrap_or_default();
            assert_eq!(on_borders(text.as_bytes(), begin, begin + name.len()), expected, "{text}");
        }
    }
}
