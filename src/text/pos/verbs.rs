//! [`VerbForms`]: the verbs of `gazetteers/words/verbs.csv` in all their forms.
//!
//! The file lists verbs that political news uses, with the forms that plain spelling rules don't give. It serves
//! twice: the tagger is trained with it (`vows` may be a verb, though the treebank has no such verb), and
//! [`lemma`](super::lemma()) finds `break` under `broke`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// The columns are `lemma,third,past,participle,gerund,noun`; an empty cell means that the rules give the form,
/// `|` parts two spellings, and `noun` is `yes` where the base form is a common noun as well.
const VERBS: &str = include_str!("../../../gazetteers/words/verbs.csv");

/// Forms that stand in no list: they don't follow from the base form.
const CONTRACTED: [(&str, &str); 6] =
    [("am", "be"), ("are", "be"), ("'re", "be"), ("'m", "be"), ("'ve", "have"), ("'d", "have")];

/// Which forms of listed verbs a word can be, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct FormSet(pub u8);

impl FormSet {
    /// The base form: `expel`.
    pub const BASE: Self = Self(1);
    /// The third person: `expels`.
    pub const THIRD: Self = Self(2);
    /// The past tense: `expelled`.
    pub const PAST: Self = Self(4);
    /// The past participle: `expelled`.
    pub const PARTICIPLE: Self = Self(8);
    /// The -ing form: `expelling`.
    pub const GERUND: Self = Self(16);
    /// The word, or what it is the plural of, is also a common noun: `vow`, `vows`.
    pub const NOUN: Self = Self(32);
    /// A form of `be`.
    pub const BE: Self = Self(64);
    /// A form of `have`.
    pub const HAVE: Self = Self(128);

    /// Whether it has all of `other`.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What the list knows about one form.
#[derive(Debug, Clone, Copy)]
pub struct VerbForm {
    /// The verb's base form.
    pub lemma: &'static str,
    /// What it can be.
    pub forms: FormSet,
}

/// All forms of all listed verbs, in lower case.
#[derive(Debug)]
pub struct VerbForms(HashMap<Cow<'static, str>, VerbForm, FixedState>);

impl VerbForms {
    /// The shipped list; read once, at the first call.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<VerbForms> = LazyLock::new(|| VerbForms::parse(VERBS));
        &SHIPPED
    }

    /// What is known about a form in lower case.
    pub fn get(&self, form: &str) -> Option<VerbForm> {
        self.0.get(form).copied()
    }

    /// All forms, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, VerbForm)> {
        self.0.iter().map(|(form, &entry)| (form.as_ref(), entry))
    }

    fn parse(table: &'static str) -> Self {
        let mut forms = Self(HashMap::default());
        for (form, lemma) in CONTRACTED {
            forms.add(lemma, form, form.into(), FormSet::BASE, false);
        }
        for line in table.lines().skip(1) {
            let mut cells = line.split(',');
            let mut cell = || cells.next().unwrap_or("");
            let lemma = cell();
            let noun = line.ends_with(",yes");
            forms.add(lemma, "", lemma.into(), FormSet::BASE, noun);
            forms.add(lemma, cell(), third_person(lemma), FormSet::THIRD, noun);
            forms.add(lemma, cell(), past(lemma), FormSet::PAST, false);
            forms.add(lemma, cell(), past(lemma), FormSet::PARTICIPLE, false);
            forms.add(lemma, cell(), gerund(lemma), FormSet::GERUND, false);
        }
        forms
    }

    /// The first verb that has a form keeps it (`lay` is a base form before it is the past of `lie`: the file's
    /// order decides), but the form gains what it can be.
    fn add(
        &mut self,
        lemma: &'static str,
        given: &'static str,
        regular: Cow<'static, str>,
        is: FormSet,
        noun: bool,
    ) {
        let written: Vec<Cow<'static, str>> = match given {
            "" => vec![regular],
            _ => given.split('|').map(Cow::Borrowed).collect(),
        };
        for form in written {
            let entry = self.0.entry(form).or_insert(VerbForm { lemma, forms: FormSet::default() });
            entry.forms.add(is);
            if noun {
                entry.forms.add(FormSet::NOUN);
            }
        }
    }
}

/// `denies` for `deny`, `pushes` for `push`, `expels` for `expel`; the plural of nouns follows the same rule.
pub(super) fn third_person(base: &str) -> Cow<'static, str> {
    let form = match base.as_bytes() {
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ies", &base[..base.len() - 1]),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{base}es"),
        _ => format!("{base}s"),
    };
    form.into()
}

/// `denied` for `deny`, `accused` for `accuse`, `blocked` for `block`.
fn past(base: &str) -> Cow<'static, str> {
    let form = match base.as_bytes() {
        [.., b'e'] => format!("{base}d"),
        [.., before, b'y'] if !is_vowel(*before) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{base}ed"),
    };
    form.into()
}

/// `accusing` for `accuse`, `vying` for `vie`, `agreeing` for `agree`.
fn gerund(base: &str) -> Cow<'static, str> {
    let form = match base.as_bytes() {
        [.., b'i', b'e'] => format!("{}ying", &base[..base.len() - 2]),
        [.., b'e' | b'y' | b'o', b'e'] => format!("{base}ing"),
        [.., b'e'] => format!("{}ing", &base[..base.len() - 1]),
        _ => format!("{base}ing"),
    };
    form.into()
}

pub(super) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::{FormSet, VERBS, VerbForms};

    #[test]
    fn the_file_is_sorted_and_has_six_cells_a_row() {
        let rows: Vec<&str> = VERBS.lines().skip(1).collect();
        assert!(rows.is_sorted(), "keep verbs.csv sorted: a look-up by eye must work");
        for row in rows {
            assert_eq!(row.split(',').count(), 6, "{row}");
            assert!(
                row.bytes().all(|b| b.is_ascii_lowercase() || b",|-".contains(&b)),
                "lower-case letters only: {row}"
            );
        }
    }

    #[test]
    fn forms_lead_to_their_verb() {
        let verbs = VerbForms::shipped();
        for (form, lemma, is) in [
            ("expelled", "expel", FormSet::PAST),
            ("denies", "deny", FormSet::THIRD),
            ("broke", "break", FormSet::PAST),
            ("broken", "break", FormSet::PARTICIPLE),
            ("leveled", "level", FormSet::PARTICIPLE),
            ("levelled", "level", FormSet::PAST),
            ("vows", "vow", FormSet::NOUN),
            ("accusing", "accuse", FormSet::GERUND),
            ("fled", "flee", FormSet::PAST),
            ("were", "be", FormSet::PAST),
        ] {
            let entry = verbs.get(form).unwrap_or_else(|| panic!("{form} is missing"));
            assert_eq!(entry.lemma, lemma, "{form}");
            assert!(entry.forms.has(is), "{form}");
        }
        for not_listed in ["expell", "denys", "breaked", "diplomat", ""] {
            assert!(verbs.get(not_listed).is_none(), "{not_listed}");
        }
    }
}
