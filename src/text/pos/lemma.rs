//! [`lemma`]: the word that a dictionary lists.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::verbs::{VerbForms, is_vowel};
use super::{FormSet, Tag};

/// Plurals that no rule gives, with their singular.
const IRREGULAR_PLURALS: &[(&str, &str)] = &[
    ("analyses", "analysis"),
    ("bases", "base"),
    ("children", "child"),
    ("countrymen", "countryman"),
    ("crises", "crisis"),
    ("feet", "foot"),
    ("geese", "goose"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lives", "life"),
    ("media", "medium"),
    ("men", "man"),
    ("mice", "mouse"),
    ("oases", "oasis"),
    ("people", "person"),
    ("policemen", "policeman"),
    ("servicemen", "serviceman"),
    ("servicewomen", "servicewoman"),
    ("spokesmen", "spokesman"),
    ("spokespeople", "spokesperson"),
    ("spokeswomen", "spokeswoman"),
    ("teeth", "tooth"),
    ("thieves", "thief"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
];

/// Nouns in -s that are their own singular.
const SINGULAR_IN_S: &[&str] = &[
    "series",
    "species",
    "headquarters",
    "news",
    "politics",
    "economics",
    "athletics",
    "means",
    "ethics",
    "logistics",
    "barracks",
    "diabetes",
    "mathematics",
    "tactics",
    "physics",
];

/// Verbs that lean on the word before, and what is spelt like none of its other forms.
const CLITICS: &[(&str, &str)] = &[
    ("'s", "be"),
    ("'re", "be"),
    ("'m", "be"),
    ("am", "be"),
    ("are", "be"),
    ("’s", "be"),
    ("’re", "be"),
    ("’m", "be"),
    ("'ve", "have"),
    ("’ve", "have"),
];

/// In bytes.
const LONGEST_CLITIC: usize = 5;

/// The dictionary form of a word with that part of speech, in lower case: `expel` for `Expelled`, `expulsion` for
/// `expulsions`; words that are neither verbs nor nouns are only lower-cased, names keep their letters.
///
/// Listed verbs (`gazetteers/words/verbs.csv`) are looked up, all others follow spelling rules, which are right for
/// most words and never fail.
///
/// ```
/// use chancery::text::pos::{Tag, lemma};
/// assert_eq!(lemma("Expelled", Tag::Vbd), "expel");
/// assert_eq!(lemma("allies", Tag::Nns), "ally");
/// ```
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_name() {
        return Cow::Borrowed(word);
    }
    let lower = lower(word);
    if tag.is_verb() {
        verb_lemma(lower)
    } else if tag == Tag::Nns {
        singular(lower)
    } else {
        lower
    }
}

/// All words in lower case that [`lemma`] may trace back to one of `bases`, each with that base, whatever their part of
/// speech: `denies` and `denied` for `deny`. The bases are among them.
pub fn forms<'b>(bases: &[&'b str]) -> Vec<(String, &'b str)> {
    let mut listed: HashMap<&str, Vec<&str>, FixedState> = HashMap::default();
    let verbs = VerbForms::shipped().iter().map(|(form, entry)| (form, entry.lemma));
    for (form, base) in verbs.chain(CLITICS.iter().chain(IRREGULAR_PLURALS).copied()) {
        listed.entry(base).or_default().push(form);
    }
    let of_base = |&base: &&'b str| {
        let mut forms = regular_forms(base);
        forms.extend(listed.get(base).into_iter().flatten().map(|&form| form.to_owned()));
        forms.retain(|form| [Tag::Vb, Tag::Nns].iter().any(|&tag| lemma(form, tag) == base));
        forms.push(base.to_owned());
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().map(move |form| (form, base))
    };
    bases.iter().flat_map(of_base).collect()
}

/// What the spelling rules can make of a verb or noun, and some words that they can't.
fn regular_forms(base: &str) -> Vec<String> {
    let mut stems = vec![base.to_owned()];
    stems.extend(base.strip_suffix('e').map(str::to_owned));
    stems.extend(base.strip_suffix('y').map(|stem| format!("{stem}i")));
    stems.extend(base.chars().next_back().map(|last| format!("{base}{last}")));
    let endings = ["s", "es", "ed", "ing"];
    stems.iter().flat_map(|stem| endings.map(|ending| format!("{stem}{ending}"))).collect()
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

fn verb_lemma(word: Cow<'_, str>) -> Cow<'_, str> {
    if word.len() <= LONGEST_CLITIC
        && let Some((_, verb)) = CLITICS.iter().find(|(clitic, _)| *clitic == word)
    {
        return Cow::Borrowed(verb);
    }
    let verbs = VerbForms::shipped();
    if let Some(entry) = verbs.get(&word) {
        return Cow::Borrowed(entry.lemma);
    }
    if let Some(stem) = strip(&word, "ing").or_else(|| strip(&word, "ed")) {
        return Cow::Owned(restore_base(stem));
    }
    match word.as_bytes() {
        [.., b's', b's'] | [.., b'u' | b'i', b's'] => word,
        [.., b's'] => Cow::Owned(strip_s(&word)),
        _ => word,
    }
}

/// `stem` without the ending, if a vowel stays before it (`sing` is no -ing form).
fn strip<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    word.strip_suffix(ending)
        .filter(|stem| stem.len() > 1 && stem.bytes().any(|b| is_vowel(b) || b == b'y'))
}

/// The base form of a stem that lost -ed or -ing: `deny` for `deni`, `stop` for `stopp`, `criticise` for `criticis`.
fn restore_base(stem: &str) -> String {
    match stem.as_bytes() {
        [.., b'i'] => format!("{}y", &stem[..stem.len() - 1]),
        [.., a, b] if a == b && !is_vowel(*a) && !b"lsz".contains(a) => {
            stem[..stem.len() - 1].to_owned()
        }
        [.., b'u' | b'c' | b'v' | b'z'] | [.., b'i' | b'a' | b'r' | b'n' | b'l', b's'] => {
            format!("{stem}e")
        }
        [.., b'a' | b'u', b't']
        | [.., b'a' | b'd' | b'r', b'g']
        | [.., b'b' | b'd' | b'g' | b'k' | b'p' | b't', b'l'] => {
            format!("{stem}e")
        }
        _ => stem.to_owned(),
    }
}

fn singular(word: Cow<'_, str>) -> Cow<'_, str> {
    if let Ok(index) = IRREGULAR_PLURALS.binary_search_by_key(&word.as_ref(), |row| row.0) {
        return Cow::Borrowed(IRREGULAR_PLURALS[index].1);
    }
    if SINGULAR_IN_S.contains(&word.as_ref()) || !word.ends_with('s') || word.ends_with("ss") {
        return word;
    }
    // A listed noun knows its own spelling: `causes` is no `caus`.
    if let Some(entry) = VerbForms::shipped().get(&word)
        && entry.forms.has(FormSet::NOUN)
        && entry.forms.has(FormSet::THIRD)
    {
        return Cow::Borrowed(entry.lemma);
    }
    Cow::Owned(strip_s(&word))
}

/// Undoes -s, -es and -ies.
fn strip_s(word: &str) -> String {
    let cut = |n: usize| word[..word.len() - n].to_owned();
    match word.as_bytes() {
        [_, _, .., b'i', b'e', b's'] if word.len() > 4 => cut(3) + "y",
        [.., b's', b's', b'e', b's'] | [.., b'x', b'e', b's'] | [.., b'z', b'z', b'e', b's'] => {
            cut(2)
        }
        [.., b'c' | b's', b'h', b'e', b's'] | [.., b'o', b'e', b's'] if word.len() > 5 => cut(2),
        [_, _, .., b's'] => cut(1),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(IRREGULAR_PLURALS.is_sorted());
    }

    #[test]
    fn a_form_is_found_from_its_base() {
        let verbs = VerbForms::shipped();
        let known = verbs.iter().map(|(form, entry)| (form, entry.lemma)).chain([
            ("denied", "deny"),
            ("denies", "deny"),
            ("stopped", "stop"),
            ("criticising", "criticise"),
            ("embassies", "embassy"),
            ("wives", "wife"),
            ("’s", "be"),
            ("clashes", "clash"),
            ("expulsions", "expulsion"),
            ("café", "café"),
        ]);
        for (form, base) in known {
            assert!(forms(&[base]).contains(&(form.to_owned(), base)), "{form} of {base}");
        }
        for (other, base) in [("denial", "deny"), ("den", "deny"), ("stops", "stoop")] {
            assert!(!forms(&[base]).contains(&(other.to_owned(), base)), "{other} of {base}");
        }
    }

    #[test]
    fn dictionary_forms() {
        for (word, tag, expected) in [
            ("expelled", Tag::Vbd, "expel"),
            ("Expels", Tag::Vbz, "expel"),
            ("denies", Tag::Vbz, "deny"),
            ("broke", Tag::Vbd, "break"),
            ("levelled", Tag::Vbn, "level"),
            ("leveled", Tag::Vbn, "level"),
            ("accusing", Tag::Vbg, "accuse"),
            ("was", Tag::Vbd, "be"),
            ("'s", Tag::Vbz, "be"),
            ("googled", Tag::Vbd, "google"),
            ("tweeted", Tag::Vbd, "tweet"),
            ("televised", Tag::Vbn, "televise"),
            ("ratcheting", Tag::Vbg, "ratchet"),
            ("hobbles", Tag::Vbz, "hobble"),
            ("sing", Tag::Vb, "sing"),
            ("expulsions", Tag::Nns, "expulsion"),
            ("allies", Tag::Nns, "ally"),
            ("embassies", Tag::Nns, "embassy"),
            ("sanctions", Tag::Nns, "sanction"),
            ("causes", Tag::Nns, "cause"),
            ("houses", Tag::Nns, "house"),
            ("crises", Tag::Nns, "crisis"),
            ("men", Tag::Nns, "man"),
            ("talks", Tag::Nns, "talk"),
            ("headquarters", Tag::Nns, "headquarters"),
            ("news", Tag::Nn, "news"),
            ("Expulsion", Tag::Nn, "expulsion"),
            ("Netherlands", Tag::Nnps, "Netherlands"),
            ("The", Tag::Dt, "the"),
            ("", Tag::Vbd, ""),
            ("ed", Tag::Vbd, "ed"),
            ("s", Tag::Nns, "s"),
            ("éé", Tag::Nns, "éé"),
        ] {
            assert_eq!(lemma(word, tag), expected, "{word} {tag}");
        }
    }
}
