//! [`VerbGroup`]: a verb with its auxiliaries.

use std::ops::Range;

use super::word::Word;
use crate::text::pos::Tag;

/// A verb with its auxiliaries, adverbs and negation: "has never denied", "to break", "were expelled".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// Its words.
    pub words: Range<usize>,
    /// The verb that carries the meaning.
    pub main: usize,
    /// Its form.
    pub form: Form,
    /// Whether it is a passive by its auxiliary ("were expelled").
    pub passive: bool,
    /// Whether an auxiliary "have" makes it perfect.
    pub perfect: bool,
    /// The modal verb: "will", "may".
    pub modal: Option<usize>,
    /// Whether a "not" or "never" stands in it.
    pub negated: bool,
}

/// How a verb group stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject of its own: "expelled", "has expelled", "will expel".
    Finite,
    /// "to expel".
    Infinitive,
    /// "expelling", "having expelled".
    Ing,
    /// "expelled from", without an auxiliary.
    Participle,
    /// "expel" without "to": after "let", or a present tense that the tagger took for one.
    Base,
}

impl VerbGroup {
    /// Whether it has a subject of its own.
    pub fn is_finite(&self) -> bool {
        matches!(self.form, Form::Finite | Form::Base)
    }
}

/// The verb group that begins at a word.
pub(super) fn verb_group(words: &[Word<'_>], at: usize) -> Option<VerbGroup> {
    let first = &words[at];
    let form = match first.tag {
        Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp => Form::Finite,
        Tag::To if next_verb(words, at + 1).is_some_and(|v| words[v].tag.is_verb()) => {
            Form::Infinitive
        }
        // "threatened to “totally destroy”": behind "to", quotation marks mislead the tagger.
        Tag::In
            if first.lower == "to"
                && next_verb(words, at + 1).is_some_and(|v| words[v].tag == Tag::Vb) =>
        {
            Form::Infinitive
        }
        Tag::Vbg => Form::Ing,
        // "neither expelled nor sheltered": the tagger misses the subject.
        Tag::Vbn if at > 0 && matches!(&*words[at - 1].lower, "neither" | "nor") => Form::Finite,
        Tag::Vbn => Form::Participle,
        Tag::Vb => Form::Base,
        _ => return None,
    };
    let mut group = VerbGroup {
        words: at..at + 1,
        main: at,
        form,
        passive: false,
        perfect: false,
        modal: (first.tag == Tag::Md).then_some(at),
        negated: at > 0 && (is_negation(&words[at - 1].lower) || is_no_longer(words, at - 1)),
    };
    while let Some(next) = next_verb(words, group.words.end) {
        if !continues(&words[group.main], &words[next]) {
            break;
        }
        let auxiliary = &words[group.main].lemma;
        let participle = matches!(words[next].tag, Tag::Vbn | Tag::Vbd);
        group.passive = participle && matches!(&**auxiliary, "be" | "get");
        group.perfect |= participle && **auxiliary == *"have";
        if words[next].tag == Tag::Md {
            group.modal = Some(next);
        }
        group.negated |= words[group.words.end..next].iter().any(|w| is_negation(&w.lower));
        group.main = next;
        group.words.end = next + 1;
    }
    // "did not": the negation of an auxiliary whose verb is left out, or that stands behind "be".
    if let Some(after) = words.get(group.words.end).filter(|w| is_negation(&w.lower)) {
        group.negated |= after.tag == Tag::Rb;
    }
    (!matches!(words[group.main].tag, Tag::To | Tag::In)).then_some(group)
}

/// The next word behind adverbs and quotation marks.
fn next_verb(words: &[Word<'_>], from: usize) -> Option<usize> {
    let skipped = |w: &Word<'_>| {
        matches!(w.tag, Tag::Rb | Tag::Rbr | Tag::Rbs)
            || matches!(&*w.lower, "\"" | "''" | "``" | "n't")
    };
    (from..words.len()).find(|&i| !skipped(&words[i])).filter(|&i| i < from + 5)
}

/// Whether `verb` completes the auxiliary `auxiliary`.
fn continues(auxiliary: &Word<'_>, verb: &Word<'_>) -> bool {
    let participle = matches!(verb.tag, Tag::Vbn | Tag::Vbd);
    match (auxiliary.tag, &*auxiliary.lemma) {
        (Tag::Md, _) | (Tag::To, _) | (_, "do" | "to") => matches!(verb.tag, Tag::Vb | Tag::Vbp),
        (_, "have") => participle,
        (_, "be") => participle || verb.tag == Tag::Vbg,
        (_, "get") => verb.tag == Tag::Vbn,
        _ => false,
    }
}

/// "no longer", which ends before a verb.
fn is_no_longer(words: &[Word<'_>], last: usize) -> bool {
    last > 0 && words[last].lower == "longer" && words[last - 1].lower == "no"
}

fn is_negation(lower: &str) -> bool {
    matches!(lower, "not" | "never" | "n't" | "cannot" | "neither" | "nor" | "hardly")
}

#[cfg(test)]
mod tests {
    use crate::extract::parse::tests::{with_parse, words_of};

    /// The verb groups of a sentence with what they are.
    fn shown(text: &str) -> String {
        with_parse(text, &["Oslo", "Minsk"], |parse| {
            let groups = (0..parse.chunks.len()).filter_map(|c| parse.verb(c).map(|g| (c, g)));
            let show = groups.map(|(chunk, group)| {
                let mut text = format!("{}: {:?}", words_of(parse, chunk), group.form);
                for (is, name) in [
                    (group.passive, "passive"),
                    (group.perfect, "perfect"),
                    (group.modal.is_some(), "modal"),
                    (group.negated, "negated"),
                ] {
                    text += if is { " " } else { "" };
                    text += if is { name } else { "" };
                }
                text
            });
            show.collect::<Vec<_>>().join("; ")
        })
    }

    #[test]
    fn a_verb_takes_its_auxiliaries_with_it() {
        for (text, expected) in [
            ("Oslo expelled the envoy.", "expelled: Finite"),
            ("Oslo has never denied it.", "has never denied: Finite perfect negated"),
            ("The envoy was not expelled.", "was not expelled: Finite passive negated"),
            ("Oslo will expel the envoy.", "will expel: Finite modal"),
            ("Oslo did not expel him.", "did not expel: Finite negated"),
            ("Oslo plans to expel him.", "plans: Finite; to expel: Infinitive"),
            ("Accusing Minsk of lies, Oslo left.", "Accusing: Ing; left: Finite"),
            ("The envoy expelled by Oslo left.", "expelled: Participle; left: Finite"),
            (
                "Oslo neither expelled nor sheltered him.",
                "expelled: Finite negated; sheltered: Finite negated",
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
