//! [`Word`]: a token with what grammar needs to know of it.

use std::borrow::Cow;

use super::quotation::Quotation;
use crate::model::{Mention, Sentence, Span};
use crate::rules::Words;
use crate::text::fold;
use crate::text::pos::lemma;
use crate::text::pos::{Tag, Tagger};

/// A token with its part of speech, its lower-case form and its lemma.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its text in lower case, with plain quotes and dashes.
    pub lower: Cow<'t, str>,
    /// Its dictionary form: "expelled" → "expel".
    pub lemma: Cow<'t, str>,
    /// Its part of speech.
    pub tag: Tag,
    /// Whether it stands inside a name of several words, or is one.
    pub name: bool,
    /// Whether it begins a person's name right behind another name: "ambassador to Norway | John Smith".
    pub apart: bool,
    /// Whether it goes on in a description of people: "commissioner" in "the Indian high commissioner".
    pub joined: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
}

/// The words of a sentence, tagged; the tokens of a name count as proper nouns.
pub(super) fn words<'t>(
    text: &'t str,
    sentence: &Sentence,
    mentions: &[&Mention],
    lexicon: &Words,
    quoted: bool,
) -> Vec<Word<'t>> {
    let tags = Tagger::shipped().tag(text, sentence);
    let mut words = Vec::with_capacity(tags.len());
    let mut quotation = Quotation::new(quoted);
    let shouted = !sentence.span.of(text).bytes().any(|b| b.is_ascii_lowercase());
    for (token, mut tag) in sentence.tokens.iter().zip(tags) {
        let surface = token.span.of(text);
        let name = mentions.iter().any(|m| is_name(m) && m.span.contains(token.span));
        if name && tag != Tag::Pos && surface != "'s" && surface != "’s" {
            tag = Tag::Nnp;
        }
        // "a South Korean envoy": the beginning of a nationality is no noun of its own.
        if mentions.iter().any(|m| opens_demonym(m, token.span)) {
            tag = Tag::Jj;
        }
        // "IS claimed the attack": an acronym, unless the whole line is in capitals.
        if surface == "IS" && !shouted {
            tag = Tag::Nnp;
        }
        let lower = lower(surface);
        if !name && let Some(certain) = closed_class(&lower) {
            tag = certain;
        }
        let quoted = quotation.pass(surface);
        let lemma = match lemma(surface, tag) {
            Cow::Borrowed(lemma) if lemma.eq_ignore_ascii_case(&lower) => lower.clone(),
            other => other,
        };
        let begins = |m: &&Mention| {
            m.span.begin == token.span.begin && m.entity.as_str().starts_with("person/")
        };
        let apart = name
            && words.last().is_some_and(|before: &Word<'_>| before.name)
            && mentions.iter().any(|m| is_name(m) && begins(m));
        let joined = mentions.iter().any(|m| goes_on(m, token.span));
        words.push(Word { span: token.span, lower, lemma, tag, name, apart, joined, quoted });
    }
    mend_participles_as_nouns(&mut words);
    mend_objects(&mut words);
    mend_gerunds(&mut words, lexicon);
    mend_subjunctives(&mut words);
    mend_verdicts(&mut words);
    words
}

/// Takes the -ing form in a compound for a noun: "a data sharing agreement", "a car bombing by". "A man shooting at" and
/// "officials sharing the data" do it.
fn mend_gerunds(words: &mut [Word<'_>], lexicon: &Words) {
    for i in 1..words.len().saturating_sub(1) {
        let (before, behind) = (&words[i - 1], &words[i + 1]);
        if words[i].tag != Tag::Vbg || before.name {
            continue;
        }
        let lower = &words[i].lower;
        let modified = matches!(before.tag, Tag::Nn | Tag::Jj);
        let noun = modified && matches!(behind.tag, Tag::Nn | Tag::Nns);
        let deed = before.tag == Tag::Nn
            && (matches!(&*behind.lower, "by" | "of" | "in" | "on" | "near" | "outside")
                || matches!(behind.tag, Tag::Vbd | Tag::Vbz));
        if noun && lexicon.is("compound_gerund", lower)
            || deed && lexicon.is("deed_gerund", lower) && !lexicon.is("human", &before.lemma)
        {
            words[i].tag = Tag::Nn;
            words[i].lemma = words[i].lower.clone();
        }
    }
}

/// Takes the verb that a quotation behind "as" consists of for a noun: "dismissed as “lies” the claim".
fn mend_verdicts(words: &mut [Word<'_>]) {
    for i in 2..words.len() {
        let quote = |w: &Word<'_>| matches!(&*w.lower, "\"" | "``" | "''" | "'");
        if words[i].tag == Tag::Vbz && quote(&words[i - 1]) && words[i - 2].lower == "as" {
            words[i].tag = Tag::Nns;
        }
    }
}

/// Takes the noun between a name and an object, in a clause with "that" behind a verb of asking, for its verb: "demanded
/// that Oslo stop the raids".
fn mend_subjunctives(words: &mut [Word<'_>]) {
    const ASKING: [&str; 8] =
        ["demand", "insist", "request", "recommend", "propose", "ask", "urge", "require"];
    for i in 1..words.len().saturating_sub(1) {
        let bare = words[i].tag == Tag::Nn && !words[i].name && words[i - 1].name;
        let object = || matches!(words[i + 1].tag, Tag::Dt | Tag::PrpPoss | Tag::Vbg | Tag::Prp);
        if !bare || !object() {
            continue;
        }
        let that = (0..i).rev().find(|&w| !words[w].name);
        let asked = that.filter(|&w| w > 0 && words[w].lower == "that");
        if asked.is_some_and(|w| ASKING.contains(&&*words[w - 1].lemma)) {
            words[i].tag = Tag::Vb;
        }
    }
}

/// Takes the participle behind "the" for people where no noun follows: "the families of the injured".
fn mend_participles_as_nouns(words: &mut [Word<'_>]) {
    for i in 1..words.len() {
        let participle = matches!(words[i].tag, Tag::Vbn | Tag::Vbd) && words[i - 1].lower == "the";
        let goes_on = words.get(i + 1).is_some_and(|next| {
            use Tag::{Cd, Jj, Jjr, Jjs, Nn, Nnp, Nnps, Nns, Vbg, Vbn};
            matches!(next.tag, Nn | Nns | Nnp | Nnps | Jj | Jjr | Jjs | Cd | Vbn | Vbg)
        });
        if participle && !goes_on {
            words[i].tag = Tag::Nns;
        }
    }
}

/// Takes the bare verb behind another verb for its object: "suspended aid to Oslo", which the tagger can't tell from
/// "helped aid".
fn mend_objects(words: &mut [Word<'_>]) {
    const GOVERNING: [&str; 14] = [
        "be", "have", "do", "help", "let", "make", "dare", "need", "go", "come", "see", "hear",
        "watch", "say",
    ];
    for i in 1..words.len().saturating_sub(1) {
        let verb = matches!(words[i - 1].tag, Tag::Vbd | Tag::Vbz | Tag::Vbn | Tag::Vbg | Tag::Vb);
        let bare = matches!(words[i].tag, Tag::Vb | Tag::Vbp);
        let governs = || GOVERNING.contains(&&*words[i - 1].lemma);
        let behind =
            || matches!(&*words[i + 1].lower, "to" | "for" | "on" | "against" | "of" | "with");
        if verb && bare && behind() && !governs() {
            words[i].tag = Tag::Nn;
        }
    }
}

/// The tag of a word that has only one, whatever the tagger makes of a rare use.
fn closed_class(lower: &str) -> Option<Tag> {
    Some(match lower {
        "nor" | "neither" => Tag::Cc,
        "behind" | "against" => Tag::In,
        // "that Oslo blames on Minsk": no plural of a noun.
        "blames" => Tag::Vbz,
        _ => return None,
    })
}

/// Whether a mention is a name proper, whose words belong together whatever they are.
fn is_name(mention: &Mention) -> bool {
    use crate::model::Form;
    matches!(mention.form, Form::Name | Form::Metonym)
}

/// Whether a word stands in a description of people, and not at its beginning.
fn goes_on(mention: &Mention, word: Span) -> bool {
    mention.form == crate::model::Form::Composed
        && mention.span.begin < word.begin
        && word.end <= mention.span.end
}

/// Whether a word begins an adjective of nationality that goes on: "South" in "South Korean".
fn opens_demonym(mention: &Mention, word: Span) -> bool {
    mention.form == crate::model::Form::Demonym
        && mention.span.begin == word.begin
        && mention.span.end > word.end
}

/// A word in lower case, with plain quotes and dashes.
pub(super) fn lower(surface: &str) -> Cow<'_, str> {
    match fold(surface) {
        Cow::Borrowed(plain) if !plain.bytes().any(|b| b.is_ascii_uppercase()) => {
            Cow::Borrowed(plain)
        }
        plain => Cow::Owned(plain.to_lowercase()),
    }
}
