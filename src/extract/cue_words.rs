//! [`CueWords`]: which words can make a claim, known before any grammar.
//!
//! A frame needs its verb and every word and class that stands in it; a noun cue needs its noun. Most sentences of an
//! article lack them, and are never tagged or cut into chunks.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::FixedState;

use crate::rules::{Element, Rules, VerbCue, Words};
use crate::text::pos::{Tag, forms, lemma};

/// Where a frame stands in the rules: relation, cue, frame.
pub(super) type FrameAt = (usize, usize, usize);

/// No word of a rule is longer, in bytes; what is longer is looked up the slow way.
const LONGEST: usize = 32;

/// The words of all cues, in all their forms.
#[derive(Debug, Clone, Default)]
pub(super) struct CueWords {
    /// Which words may be one of the forms: most words are none, and that is told at once.
    filter: WordFilter,
    /// Forms in lower case, and what each may stand for.
    forms: HashMap<Box<[u8]>, CueWord, FixedState>,
    /// By the number of a group of verbs: the frames that begin with one of them.
    frames: Vec<Vec<Needs>>,
    /// How many groups there are.
    groups: usize,
}

/// A bit for each word's length and first eight letters, big or small.
#[derive(Debug, Clone)]
struct WordFilter(Vec<u64>);

impl WordFilter {
    /// In bits: some ten for each form of the shipped rules.
    const SIZE: u64 = 1 << 17;

    fn place(word: &[u8]) -> (usize, u64) {
        let letters = match word.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => word.iter().fold(0, |letters, &letter| letters << 8 | u64::from(letter)),
        };
        // The bit that tells small letters from capitals, set in all.
        let small = letters | 0x2020_2020_2020_2020;
        let mixed = (small ^ (word.len() as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bit = mixed >> (u64::BITS - Self::SIZE.ilog2());
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn insert(&mut self, word: &[u8]) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn may_have(&self, word: &[u8]) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }
}

impl Default for WordFilter {
    fn default() -> Self {
        Self(vec![0; Self::SIZE as usize / 64])
    }
}

/// What a form may stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct CueWord {
    /// The groups of words that one of its lemmas is in.
    pub groups: Vec<u16>,
    /// Whether it may be a noun that names a deed.
    pub noun: bool,
    /// Whether it may be a verb of saying.
    pub report: bool,
    /// Whether it is a word of sport.
    pub sport: bool,
}

/// The groups of words that a frame needs.
#[derive(Debug, Clone)]
struct Needs {
    frame: FrameAt,
    groups: Vec<u16>,
    /// Whether it may make a claim without an object.
    object_optional: bool,
}

/// Groups of words that a sentence has.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    bits: Vec<u64>,
    all: Vec<u16>,
}

impl Groups {
    /// No groups, of `count` that there are.
    fn none(count: usize) -> Self {
        Self { bits: vec![0; count.div_ceil(64)], all: Vec::new() }
    }

    fn has(&self, group: u16) -> bool {
        self.bits[usize::from(group) / 64] >> (group % 64) & 1 == 1
    }

    /// Adds the groups of a word.
    pub fn add(&mut self, word: &CueWord) {
        for &group in &word.groups {
            if !self.has(group) {
                self.bits[usize::from(group) / 64] |= 1 << (group % 64);
                self.all.push(group);
            }
        }
    }

    /// Forgets all groups.
    pub fn clear(&mut self) {
        self.bits.fill(0);
        self.all.clear();
    }
}

impl CueWords {
    /// The words of the cues of these rules.
    pub fn new(rules: &Rules) -> Self {
        let mut lists = Lists::default();
        let mut frames: Vec<(u16, Needs)> = Vec::new();
        for (r, relation) in rules.relations.iter().enumerate() {
            for (c, cue) in relation.verbs.iter().enumerate() {
                let object_optional = cue.object_optional || relation.object_optional;
                for f in 0..cue.frames.len() {
                    let groups = lists.of_frame(cue, f, &rules.words);
                    let needs = Needs { frame: (r, c, f), groups, object_optional };
                    frames.push((needs.groups[0], needs));
                }
            }
        }
        let nouns = rules.relations.iter().flat_map(|relation| &relation.nouns);
        let nouns: BTreeSet<&str> = nouns.flat_map(|cue| &cue.words).map(String::as_str).collect();
        let reports: BTreeSet<&str> = rules.words.of_class("report").collect();
        let mut words = Self { groups: lists.groups.len(), ..Self::default() };
        words.frames.resize_with(words.groups, Vec::new);
        for (first, needs) in frames {
            words.frames[usize::from(first)].push(needs);
        }
        let by_lemma = lists.by_lemma();
        let mut bases: BTreeSet<&str> = by_lemma.keys().copied().collect();
        bases.extend(nouns.iter().chain(&reports));
        for (form, base) in forms(&bases.into_iter().collect::<Vec<_>>()) {
            let word = words.forms.entry(form.into_bytes().into()).or_default();
            word.groups.extend(by_lemma.get(base).into_iter().flatten());
            word.noun |= nouns.contains(base);
            word.report |= reports.contains(base);
        }
        for sport in rules.words.of_class("sport") {
            words.forms.entry(sport.as_bytes().into()).or_default().sport = true;
        }
        words.forms.keys().for_each(|form| words.filter.insert(form));
        words
    }

    /// No groups yet.
    pub fn no_groups(&self) -> Groups {
        Groups::none(self.groups)
    }

    /// What a token may stand for; given to `see` once for each way to read it.
    pub fn look_up(&self, surface: &str, mut see: impl FnMut(&CueWord)) {
        if surface.is_ascii() && surface.len() <= LONGEST {
            if !self.filter.may_have(surface.as_bytes()) {
                return;
            }
            let mut lower = [0; LONGEST];
            let lower = &mut lower[..surface.len()];
            lower.copy_from_slice(surface.as_bytes());
            lower.make_ascii_lowercase();
            self.forms.get(&*lower).into_iter().for_each(see);
        } else {
            let plain = super::word::lower(surface);
            let (verb, noun) = (lemma(surface, Tag::Vb), lemma(surface, Tag::Nns));
            for form in [plain.as_ref(), verb.as_ref(), noun.as_ref()] {
                self.forms.get(form.as_bytes()).into_iter().for_each(&mut see);
            }
        }
    }

    /// The frames whose words a sentence has, and whether each may make a claim without an object.
    pub fn frames<'w>(&'w self, groups: &'w Groups) -> impl Iterator<Item = (FrameAt, bool)> {
        let begun = groups.all.iter().flat_map(|&group| &self.frames[usize::from(group)]);
        let complete = begun.filter(|needs| needs.groups.iter().all(|&group| groups.has(group)));
        complete.map(|needs| (needs.frame, needs.object_optional))
    }
}

/// The groups of words that frames ask for, each numbered once.
#[derive(Default)]
struct Lists {
    groups: Vec<BTreeSet<String>>,
    numbers: HashMap<BTreeSet<String>, u16>,
}

impl Lists {
    /// The groups that a frame needs, its verbs first.
    fn of_frame(&mut self, cue: &VerbCue, frame: usize, words: &Words) -> Vec<u16> {
        let frame = &cue.frames[frame];
        let mut needed = vec![self.number(frame.verbs.iter().cloned().collect())];
        for element in &frame.rest {
            match element {
                Element::Words(any) => needed.push(self.number(any.iter().cloned().collect())),
                Element::Class(class) => {
                    needed.push(self.number(words.of_class(class).map(str::to_owned).collect()));
                }
                Element::Slot(_) | Element::Optional(_) => {}
            }
        }
        if !cue.object_words.is_empty() {
            let any = cue.object_words.iter().flat_map(|class| words.of_class(class));
            needed.push(self.number(any.map(str::to_owned).collect()));
        }
        needed
    }

    fn number(&mut self, group: BTreeSet<String>) -> u16 {
        let next = self.groups.len() as u16;
        *self.numbers.entry(group).or_insert_with_key(|group| {
            self.groups.push(group.clone());
            next
        })
    }

    /// The groups of each word.
    fn by_lemma(&self) -> HashMap<&str, Vec<u16>> {
        let mut groups: HashMap<&str, Vec<u16>> = HashMap::new();
        for (number, words) in self.groups.iter().enumerate() {
            for word in words {
                groups.entry(word).or_default().push(number as u16);
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::CueWords;
    use crate::rules::Rules;

    #[test]
    fn a_sentence_without_the_words_of_a_frame_makes_no_claim() {
        let Ok(rules) = Rules::load(&[]) else { panic!("the shipped rules have faults") };
        let words = CueWords::new(&rules);
        let named = |sentence: &str| {
            let mut groups = words.no_groups();
            sentence.split(' ').for_each(|word| words.look_up(word, |w| groups.add(w)));
            let frames: Vec<String> = words
                .frames(&groups)
                .map(|((r, c, f), _)| rules.relations[r].verbs[c].frames[f].to_string())
                .collect();
            frames
        };
        for (sentence, expected, frame) in [
            ("Oslo was behind it", true, "{object} be behind {matter}"),
            ("Oslo was there", false, "{object} be behind {matter}"),
            ("Oslo kicks the envoy", false, "{subject} kick|throw {object} out"),
            ("BLAMING Oslo", true, "{subject} blame {object}"),
            ("They’re behind it", true, "{object} be behind {matter}"),
        ] {
            let found = named(&sentence.replace("They’re", "They ’re"));
            assert_eq!(found.iter().any(|f| f == frame), expected, "{sentence}: {found:?}");
        }
    }
}
