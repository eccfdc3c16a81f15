//! Descriptions that stand for somebody else: "ambassador to Norway John Smith", "a spokesman for the ministry".

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::side::{Cast, Found};
use crate::model::{EntityKind, Form};
use crate::text::pos::Tag;

impl Parse<'_> {
    /// "the opposition group the Free Isles Movement", "ambassador to Norway John Smith": the name that stands directly
    /// behind its description.
    pub fn named_behind(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        let next = self.skip_marks(noun + 1);
        let inner = self.skip_marks(next + 1);
        let posted = self.is_preposition(next) && self.is_noun(inner) && self.is_apart(inner + 1);
        let next = if posted { inner + 1 } else { next };
        let name = self.is_noun(next).then(|| self.mention_of(next)).flatten();
        let found = name.filter(|m| m.form == Form::Name).and_then(|m| cast.of(m))?;
        matches!(found.side.kind, EntityKind::Organisation | EntityKind::Person).then_some(found)
    }

    /// "the Speaker of the House Ann Berg": the name behind what an office is of.
    pub fn named_in_office(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        let ChunkKind::Noun { head, .. } = self.chunks.get(noun)?.kind else { return None };
        let of = self.skip_marks(noun + 1);
        let inner = self.skip_marks(of + 1);
        if self.lower(of) != "of" || !self.lexicon.is("office", &self.words[head].lower) {
            return None;
        }
        let name = self.mention_of(inner).filter(|m| m.form == Form::Name)?;
        // "the envoy of President Berg" is somebody else: the name stands behind what is no office.
        let words = self.words[self.chunks[inner].words.clone()].iter();
        let before = words.take_while(|word| word.span.end <= name.span.begin).last()?;
        let other = before.tag != Tag::Dt && !self.lexicon.is("office", &before.lower);
        cast.of(name).filter(|found| other && found.side.kind == EntityKind::Person)
    }

    /// The noun chunk with which the description of a name begins: "ambassador" in "ambassador to Norway John Smith".
    pub fn description_of(&self, noun: usize) -> usize {
        let described = noun >= 3 && self.is_apart(noun) && self.is_preposition(noun - 2);
        if described && self.is_noun(noun - 3) { noun - 3 } else { noun }
    }

    /// Whether a chunk is a person's name right behind another name.
    fn is_apart(&self, noun: usize) -> bool {
        self.chunks.get(noun).is_some_and(|c| self.words[c.words.start].apart)
    }

    /// "a spokesman for the foreign ministry", "Ann Berg's office": whom the head of a noun chunk speaks or works for.
    pub fn represented(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        let chunk = self.chunks.get(noun)?;
        let ChunkKind::Noun { head, .. } = chunk.kind else { return None };
        let office = self.lexicon.is("office_of", &self.words[head].lemma);
        let representative = self.lexicon.is("representative", &self.words[head].lemma);
        // "Oslo's top diplomat" speaks for Oslo, and its opposition leader doesn't.
        let official = representative && self.is_official(noun);
        if (office || official)
            && let Some(owner) = self.possessor_of(noun)
        {
            return cast.of(owner);
        }
        if !representative {
            return None;
        }
        let preposition = self.skip_marks(noun + 1);
        let governed = matches!(self.lower(preposition), "for" | "of" | "at" | "from" | "with");
        let inner = self.skip_marks(preposition + 1);
        governed.then(|| self.mention_of(inner)).flatten().and_then(|m| cast.of(m))
    }

    /// Whether nothing but rank and field stand between a noun chunk's owner and its head: "top", "diplomatic".
    fn is_official(&self, noun: usize) -> bool {
        let Some(ChunkKind::Noun { head, owner: Some(mark) }) =
            self.chunks.get(noun).map(|c| &c.kind)
        else {
            return false;
        };
        // A mark that stands in for a missed noun is its own head, and nothing is between.
        self.words.get(mark + 1..*head).is_some_and(|between| {
            between.iter().all(|word| self.lexicon.is("official_adjective", &word.lower))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::chunk::ChunkKind;
    use crate::extract::parse::tests::with_parse;

    #[test]
    fn a_head_that_is_taken_for_the_mark_of_an_owner_has_nothing_before_it() {
        // "ambassador" is taken for the mark, and stands in for the noun that is missed.
        with_parse("Oslo rejected plans from people ambassador.", &["Oslo"], |parse| {
            let is_both = |kind: &ChunkKind| matches!(kind, ChunkKind::Noun { head, owner: Some(mark) } if head == mark);
            let nouns: Vec<usize> =
                (0..parse.chunks.len()).filter(|at| is_both(&parse.chunks[*at].kind)).collect();
            assert!(!nouns.is_empty());
            assert!(nouns.into_iter().all(|noun| !parse.is_official(noun)));
        });
    }
}
