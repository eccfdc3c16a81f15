//! Where a noun phrase ends, and which of its words is its head.

use super::chunk::ChunkKind;
use super::word::Word;
use crate::text::date::DatePhrase;
use crate::text::pos::Tag;

/// A noun phrase as far as it has been read.
struct Growing {
    /// Its first word.
    at: usize,
    /// The word behind its last one.
    end: usize,
    head: Option<usize>,
    /// The possessive's mark behind an owner.
    owner: Option<usize>,
}

/// The noun phrase that begins at a word: determiners, adjectives, numbers and nouns, with an owner before it; a date
/// ends it.
pub(super) fn noun_phrase(
    words: &[Word<'_>],
    at: usize,
    dates: &[DatePhrase],
) -> Option<(usize, ChunkKind)> {
    if matches!(words.get(at)?.tag, Tag::Prp | Tag::Ex) {
        return Some((at + 1, ChunkKind::Noun { head: at, owner: None }));
    }
    let mut phrase = Growing { at, end: at, head: None, owner: None };
    while let Some(word) = words.get(phrase.end) {
        let breaks = phrase.end > at && (word.apart || time_at(words, phrase.end, dates).is_some());
        if breaks || !phrase.takes(words) {
            break;
        }
        match word.tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => phrase.head = Some(phrase.end),
            Tag::Pos => phrase.owner = phrase.head.take().map(|_| phrase.end),
            _ => {}
        }
        phrase.end += 1;
    }
    let head = phrase.head.or_else(|| phrase.stand_in(words))?;
    Some((phrase.end, ChunkKind::Noun { head, owner: phrase.owner }))
}

impl Growing {
    /// Whether the next word belongs to the phrase.
    fn takes(&self, words: &[Word<'_>]) -> bool {
        let Self { at, end, head, owner } = *self;
        let inside = head.is_none() && end > at;
        match words[end].tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => true,
            Tag::Pos => head.is_some(),
            Tag::Prp | Tag::Ex => false,
            Tag::Dt | Tag::Pdt | Tag::PrpPoss | Tag::WpPoss => {
                end == at || (inside && owner.is_none() && words[end].tag != Tag::PrpPoss)
            }
            Tag::Cd | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Dollar => {
                head.is_none()
                    || (words[end - 1].name || words[end].joined) && leads_to_noun(words, end)
            }
            Tag::Vbn | Tag::Vbd if end == at => is_attributive(words, at),
            Tag::Vbg | Tag::Vbn if head.is_none() => inside && leads_to_noun(words, end + 1),
            Tag::Rb if inside => {
                words.get(end + 1).is_some_and(|w| matches!(w.tag, Tag::Jj | Tag::Vbn | Tag::Vbg))
                    && leads_to_noun(words, end + 2)
            }
            // "political and military", "direct, high-level".
            Tag::Cc | Tag::Comma if inside => {
                words[end - 1].tag == Tag::Jj
                    && words.get(end + 1).is_some_and(|w| w.tag == Tag::Jj)
                    && leads_to_noun(words, end + 2)
            }
            _ => match &*words[end].lower {
                "€" | "£" | "¥" => head.is_none(),
                "\"" | "''" | "``" | "'" => {
                    inside && leads_to_noun(words, end + 1) && !self.is_verdict(words)
                }
                _ => false,
            },
        }
    }

    /// Whether the phrase begins a quotation behind "as": "described as “vile” the decision".
    fn is_verdict(&self, words: &[Word<'_>]) -> bool {
        let before = |n: usize| self.at.checked_sub(n).map_or("", |w| &*words[w].lower);
        matches!(before(1), "\"" | "``") && before(2) == "as"
    }

    /// The word that stands for a missing noun: "the British", "the two", "this".
    fn stand_in(&self, words: &[Word<'_>]) -> Option<usize> {
        let own = words.get(self.at..self.end)?;
        let determined = matches!(own.first()?.tag, Tag::Dt | Tag::Cd | Tag::PrpPoss);
        let counted = own.iter().any(|word| word.tag == Tag::Cd);
        (determined || counted || self.owner.is_some()).then(|| self.end - 1)
    }
}

/// The end of the date phrase that begins at a word.
pub(super) fn time_at(words: &[Word<'_>], at: usize, dates: &[DatePhrase]) -> Option<usize> {
    let phrase = dates.iter().find(|d| d.span.begin == words[at].span.begin)?;
    Some(words.partition_point(|w| w.span.begin < phrase.span.end))
}

/// Whether a participle between a preposition and a noun belongs to the noun: "a list of expelled envoys", "by armed
/// groups".
pub(super) fn is_attributive(words: &[Word<'_>], at: usize) -> bool {
    matches!(words[at].tag, Tag::Vbn | Tag::Vbd)
        && at > 0
        && matches!(words[at - 1].tag, Tag::In | Tag::To)
        && !matches!(&*words[at - 1].lower, "that" | "as" | "than" | "since" | "before" | "after")
        && leads_to_noun(words, at + 1)
}

/// Whether adjectives and then a noun stand at a word.
fn leads_to_noun(words: &[Word<'_>], mut at: usize) -> bool {
    while let Some(word) = words.get(at) {
        match word.tag {
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps => return true,
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Cd | Tag::Vbn | Tag::Vbg => at += 1,
            Tag::Cc if words.get(at + 1).is_some_and(|w| w.tag == Tag::Jj) => at += 1,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::chunk::ChunkKind;
    use crate::extract::parse::tests::{with_parse, words_of};

    #[test]
    fn a_phrase_has_a_head_and_may_have_an_owner() {
        for (text, names, phrase, head, owner) in [
            (
                "Oslo's former envoy left.",
                &["Oslo"][..],
                "Oslo's former envoy",
                "envoy",
                Some("Oslo's"),
            ),
            ("The two left on Monday.", &[], "The two", "two", None),
            (
                "The new, political dispute ended talks.",
                &[],
                "The new, political dispute",
                "dispute",
                None,
            ),
            (
                "The political and military dispute ended talks.",
                &[],
                "The political and military dispute",
                "dispute",
                None,
            ),
            ("They left.", &[], "They", "They", None),
            ("Norway published a list of expelled envoys.", &["Norway"], "Norway", "Norway", None),
        ] {
            with_parse(text, names, |parse| {
                let ChunkKind::Noun { head: at, owner: mark } = parse.chunks[0].kind else {
                    panic!("{text}: no noun phrase comes first")
                };
                assert_eq!(words_of(parse, 0), phrase, "{text}");
                let at_word = |i: usize| &text[parse.words[i].span.begin..parse.words[i].span.end];
                assert_eq!(at_word(at), head, "{text}");
                let owner_end = mark.map(|mark| &text[..parse.words[mark].span.end]);
                assert_eq!(owner_end, owner, "{text}");
            });
        }
    }
}
