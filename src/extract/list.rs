//! Noun phrases in a row: "the United States, Israel and the MKO".

use super::chunk::ChunkKind;
use super::parse::Parse;
use crate::text::pos::Tag;

/// No list is longer; the guard keeps hostile text from quadratic walks.
const LONGEST: usize = 40;

impl Parse<'_> {
    /// The noun phrases that are coordinated with the one at `first`, which is among them, and the chunk after them.
    ///
    /// "the United States, Israel and the MKO": three; a phrase whose own finite verb comes next begins a clause of
    /// its own and is not taken.
    pub fn list_from(&self, first: usize) -> (Vec<usize>, usize) {
        self.list_behind(first, |next| !self.begins_clause(next))
    }

    /// The same, of the subjects of an embedded clause: its verb comes next.
    pub fn subjects_from(&self, first: usize) -> (Vec<usize>, usize) {
        self.list_behind(first, |_| true)
    }

    fn list_behind(&self, first: usize, takes: impl Fn(usize) -> bool) -> (Vec<usize>, usize) {
        let mut nouns = vec![first];
        let mut after = first + 1;
        let mut at = self.skip_attachments(after);
        loop {
            let next = match self.chunks.get(at).map(|c| &c.kind) {
                Some(ChunkKind::Conjunction) if self.lower(at) != "but" => Some(at + 1),
                // "X, or Y" is one thing with two names.
                Some(ChunkKind::Comma) if self.is(at + 1, &ChunkKind::Conjunction) => {
                    (nouns.len() > 1 || self.lower(at + 1) != "or").then_some(at + 2)
                }
                Some(ChunkKind::Comma) if self.list_goes_on(at + 1) => Some(at + 1),
                _ => None,
            };
            let Some(next) = next.map(|n| self.skip_marks(n)).filter(|&n| self.is_noun(n)) else {
                return (nouns, after);
            };
            let end = self.skip_attachments(next + 1);
            // "members … at the request of Oslo and Bergen": a name goes with the name before it.
            let nearer = (after..at).rev().find(|&c| self.is_noun(c));
            let joins = |noun: usize| self.is_name(noun) == self.is_name(next);
            if nearer.is_some_and(|near| joins(near) && !joins(first)) {
                return (nouns, after);
            }
            if nouns.len() < LONGEST && takes(next) {
                nouns.push(next);
                (after, at) = (next + 1, end);
            } else {
                return (nouns, after);
            }
        }
    }

    /// Whether "X, Y and Z" goes on at a chunk: a noun phrase, and then more of the list up to its "and".
    fn list_goes_on(&self, mut at: usize) -> bool {
        for _ in 0..LONGEST {
            at = self.skip_marks(at);
            if !self.is_noun(at) {
                return false;
            }
            at = self.skip_attachments(at + 1);
            match self.chunks.get(at).map(|c| &c.kind) {
                Some(ChunkKind::Conjunction) => return self.is_noun(self.skip_marks(at + 1)),
                Some(ChunkKind::Comma) if self.is(at + 1, &ChunkKind::Conjunction) => {
                    let next = self.skip_marks(at + 2);
                    return self.is_noun(next) && !self.begins_clause(next);
                }
                Some(ChunkKind::Comma) => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// Behind prepositional phrases and bracketed words that belong to the noun phrase before.
    pub fn skip_attachments(&self, mut at: usize) -> usize {
        loop {
            at = self.skip_marks(at);
            if self.is(at, &ChunkKind::Open) {
                match (at..self.chunks.len()).find(|&c| self.is(c, &ChunkKind::Close)) {
                    Some(close) => at = close + 1,
                    None => return at,
                }
            } else if self.is_preposition(at)
                && matches!(
                    self.lower(at),
                    "of" | "to" | "in" | "for" | "from" | "at" | "on" | "with"
                )
                && self.is_noun(self.skip_marks(at + 1))
            {
                at = self.skip_marks(at + 1) + 1;
            } else {
                return at;
            }
        }
    }

    /// The noun phrases coordinated with the one at `last`, which ends them.
    pub fn list_to(&self, last: usize) -> Vec<usize> {
        let mut list = vec![last];
        let mut first = last;
        while first >= 2 && list.len() < LONGEST {
            let joint = first - 1;
            let conjoined = self.is(joint, &ChunkKind::Conjunction) && self.lower(joint) != "but"
                || self.is(joint, &ChunkKind::Comma) && list.len() > 1;
            let mut before = joint - 1;
            // "the United Arab Emirates (UAE) and Oman".
            if self.is(before, &ChunkKind::Close) {
                let open = (0..before).rev().find(|&c| self.is(c, &ChunkKind::Open));
                before = open.filter(|&open| open > 0).map_or(before, |open| open - 1);
            }
            let comma = before > 0 && self.is(before, &ChunkKind::Comma) && list.len() == 1;
            if comma {
                before -= 1;
            }
            if !conjoined || !self.is_noun(before) {
                break;
            }
            // "in Tirana and Iran": what a preposition governs is stepped over to the phrase it belongs to.
            while before >= 2 && self.is_preposition(before - 1) && self.is_noun(before - 2) {
                before -= 2;
            }
            // "…, and Oslo left": a comma before "and" joins phrases only where it ends a longer list or apposition.
            if comma && !(before > 0 && self.is(before - 1, &ChunkKind::Comma)) {
                break;
            }
            list.push(before);
            first = before;
        }
        if list.len() == 1 && self.is_headline_list(last) {
            list.push(last - 2);
        }
        list.reverse();
        list
    }

    /// "Oslo, Riga condemn attack": in headlines a comma does for "and". The verb's plural tells it from "Riga,
    /// Latvia".
    fn is_headline_list(&self, last: usize) -> bool {
        last == 2
            && self.is(1, &ChunkKind::Comma)
            && self.is_name(0)
            && self.is_name(last)
            && self.verb(last + 1).is_some_and(|group| {
                group.words.len() == 1 && matches!(self.words[group.main].tag, Tag::Vbp | Tag::Vb)
            })
    }

    /// The preposition that governs the noun phrase at a chunk; 0 where there is none.
    pub fn preposition_before(&self, noun: usize) -> usize {
        let mut at = noun;
        while at > 0 && (self.is(at - 1, &ChunkKind::Quote) || self.is(at - 1, &ChunkKind::Adverb))
        {
            at -= 1;
        }
        if at > 0 && self.is_preposition(at - 1) { at - 1 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::parse::tests::{with_parse, words_of};

    /// The list that begins with the noun phrase that holds `first`.
    fn list(text: &str, first: &str) -> String {
        with_parse(text, &["Oslo", "Minsk", "Riga", "MEK"], |parse| {
            let holds = |c: &usize| parse.is_noun(*c) && words_of(parse, *c).contains(first);
            let Some(noun) = (0..parse.chunks.len()).find(holds) else { panic!("no {first}") };
            let (nouns, _) = parse.list_from(noun);
            nouns.iter().map(|&n| words_of(parse, n)).collect::<Vec<_>>().join(" + ")
        })
    }

    #[test]
    fn a_list_ends_where_a_clause_begins() {
        for (text, first, expected) in [
            ("He accused Oslo, Minsk and Riga of it.", "Oslo", "Oslo + Minsk + Riga"),
            ("Oslo blamed Minsk and Riga blamed Oslo.", "Minsk", "Minsk"),
            (
                "He expelled the envoy of Oslo and another diplomat.",
                "envoy",
                "the envoy + another diplomat",
            ),
            (
                "Oslo took in members of the group at the request of Minsk and Riga.",
                "members",
                "members",
            ),
            ("He met the exiles, or MEK, in Riga.", "exiles", "the exiles"),
            ("He blamed Oslo, a rival, for it.", "Oslo", "Oslo"),
        ] {
            assert_eq!(list(text, first), expected, "{text}");
        }
    }
}
