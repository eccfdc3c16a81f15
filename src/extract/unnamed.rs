//! People without a name, known by how they are described: "a source close to the talks", "aid workers".

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::side::{Cast, Found};
use super::word::Word;
use crate::model::{EntityId, EntityKind, Side, Span};
use crate::text::number;
use crate::text::pos::Tag;

/// A group of its own, known by how it is described.
pub(super) fn unnamed(label: String, span: Span) -> Side {
    let slug: Vec<String> = label
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(8)
        .map(str::to_owned)
        .collect();
    let slug = if slug.is_empty() { "unnamed".to_owned() } else { slug.join("-") };
    let id = EntityId::new(&format!("group/{slug}"));
    Side {
        entity: id.clone(),
        label: label.clone(),
        kind: EntityKind::Group,
        actor: id,
        actor_label: label,
        span,
    }
}

impl Parse<'_> {
    /// "Ann Berg, a former contractor": the person whose name stands before a description.
    pub fn named_before(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        let name = noun.checked_sub(2).filter(|_| self.is(noun - 1, &ChunkKind::Comma))?;
        let article = self.words[self.chunks.get(noun)?.words.start].tag == Tag::Dt;
        let found = self.mention_of(name).filter(|_| article).and_then(|m| cast.of(m))?;
        (found.side.kind == EntityKind::Person).then_some(found)
    }

    /// The people of no known state that a noun chunk describes, by their words without article and number:
    /// "aid workers" of "at least two aid workers". Whoever is someone's ("its workers") or points back ("them") is
    /// not known by a description.
    pub fn unnamed_people(&self, noun: usize) -> Option<Found> {
        let chunk = self.chunks.get(noun)?;
        let ChunkKind::Noun { head, owner: None } = chunk.kind else { return None };
        let words = &self.words[chunk.words.start..=head];
        // "19 Christians": a plural name that nobody lists, behind a number.
        let counted = words.iter().any(|word| word.tag == Tag::Cd);
        let surface = self.words[head].span.of(self.text);
        let capital = surface.starts_with(|c: char| c.is_ascii_uppercase());
        let plural_name = counted && capital && surface.ends_with('s');
        if !plural_name && !self.lexicon.is("human", &self.words[head].lemma) {
            return None;
        }
        if self.words[head].name || words.iter().any(|word| word.tag == Tag::PrpPoss) {
            return None;
        }
        // "hundreds of workers" are workers.
        let counts = |word: &Word<'_>| {
            matches!(word.tag, Tag::Dt | Tag::Pdt | Tag::Cd) || word.lower == "of"
        };
        let first = words.iter().rposition(counts).map_or(0, |at| at + 1);
        if first == words.len() {
            return None;
        }
        let span = self.span(chunk.words.start + first..head + 1);
        let label = span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let quantity = words[..first].iter().rev().find_map(|word| number(&word.lower));
        Some(Found { side: unnamed(label, span), demonym: false, unnamed: true, quantity })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::parse::tests::with_parse;

    #[test]
    fn people_are_known_by_their_description() {
        for (text, expected) in [
            ("Oslo freed two aid workers.", Some(("aid workers", Some(2)))),
            ("Oslo freed the last foreign observers.", Some(("last foreign observers", None))),
            ("Oslo freed at least 19 Christians.", Some(("Christians", Some(19)))),
            ("Oslo freed hundreds of prisoners.", Some(("prisoners", None))),
            ("Oslo freed an activist.", Some(("activist", None))),
            ("Oslo freed Christians.", None),
            ("Oslo freed its workers.", None),
            ("Oslo freed the two.", None),
            ("Oslo freed twelve tankers.", None),
        ] {
            with_parse(text, &["Oslo"], |parse| {
                let last = (0..parse.chunks.len()).rfind(|&chunk| parse.is_noun(chunk));
                let found = last.and_then(|noun| parse.unnamed_people(noun));
                let found = found.as_ref().map(|f| (f.side.label.as_str(), f.quantity));
                assert_eq!(found, expected, "{text}");
            });
        }
    }
}
