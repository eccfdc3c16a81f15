//! The object's place of a frame: noun phrases → the entities that they mean.

use super::bind::{Binder, Binding};
use super::chunk::ChunkKind;
use super::side::Found;
use crate::model::EntityKind;

impl Binder<'_, '_> {
    /// The object's place: a noun phrase, or several, of which at least one is an entity that the relation admits.
    pub fn object(
        &self,
        (nouns, after): (Vec<usize>, usize),
        binding: &mut Binding,
    ) -> Option<usize> {
        let parse = self.parse;
        let (found, deed) = self.object_sides(&nouns);
        if found.is_empty() {
            if !self.object_optional || parse.is_nobody(nouns[0]) {
                return None;
            }
            let matter = self.whole_phrase(&nouns);
            let end = matter.end;
            binding.matter.get_or_insert(matter);
            return Some(end);
        }
        if deed && binding.matter.is_none() {
            binding.matter = Some(self.whole_phrase(&nouns));
        }
        let mention_end = found.iter().map(|f| f.side.span.end).max().unwrap_or(0);
        let chunk_end = parse.chunks[after - 1].words.end;
        let end = parse.words.partition_point(|w| w.span.begin < mention_end).max(chunk_end);
        binding.object = found;
        binding.object_nouns = nouns;
        Some(end)
    }

    /// The entities that the object's noun phrases mean, and whether one is a deed, which means its doer.
    pub fn object_sides(&self, nouns: &[usize]) -> (Vec<Found>, bool) {
        let mut deed = false;
        let mut sides = Vec::new();
        for &noun in nouns {
            if let Some(same) = self.same_people(noun) {
                sides.push(same);
                continue;
            }
            let doers = self.told.doers(self.parse, self.cast, noun);
            if !doers.is_empty() {
                deed = true;
                sides.extend(doers);
                continue;
            }
            let side = self.parse.side(noun, self.cast);
            match side.or_else(|| self.owner_standing(noun)) {
                Some(side) => sides.push(side),
                None => sides.extend(self.parse.members(noun, self.cast)),
            }
        }
        let fitting = self.fitting(sides, false);
        if fitting.is_empty() {
            let unnamed = nouns.iter().filter_map(|&noun| {
                self.parse.named_before(noun, self.cast).or_else(|| self.parse.unnamed_people(noun))
            });
            return (self.fitting(unnamed.collect(), false), false);
        }
        (fitting, deed)
    }

    /// "expelled two envoys from the embassy and declared them unwelcome": the people whom the sentence told of last.
    fn same_people(&self, noun: usize) -> Option<Found> {
        let kind = match self.parse.lower(noun) {
            "them" => EntityKind::Group,
            "him" | "her" => EntityKind::Person,
            _ => return None,
        };
        let last = self.told.findings.iter().rev().find(|f| !f.object.is_empty())?;
        last.object.iter().find(|found| found.side.kind == kind).cloned()
    }

    /// Whoever what is praised or blamed belongs to, or what is struck: "blasted Kim's rule", "shelled Minsk's outposts".
    fn owner_standing(&self, noun: usize) -> Option<Found> {
        let parse = self.parse;
        if !self.relation.owner_stands {
            return None;
        }
        // "the Norwegian captain" is a person, and not Norway.
        let adjective = || parse.nationality_of(noun).filter(|_| !parse.is_people(noun));
        // Oslo suffers what is done to its ships and firms; "the Norwegian restaurant" is not Oslo's.
        let suffers = !self.relation.is_deed() || parse.is_headed_by(noun, "belongings");
        let owner = match parse.possessor_of(noun) {
            Some(_) => parse.owner_of(noun),
            None => adjective(),
        };
        owner.filter(|_| suffers).and_then(|m| self.cast.of(m))
    }

    /// The words of noun phrases with what is attached to the last.
    pub fn whole_phrase(&self, nouns: &[usize]) -> std::ops::Range<usize> {
        let parse = self.parse;
        let (first, last) = (nouns[0], nouns[nouns.len() - 1]);
        let mut behind = parse.skip_attachments(last + 1);
        while behind > last + 1 && parse.is(behind - 1, &ChunkKind::Quote) {
            behind -= 1;
        }
        parse.chunks[first].words.start..parse.chunks[behind.max(last + 1) - 1].words.end
    }

    /// The object as the owner of a noun chunk.
    pub fn owner(&self, noun: usize, binding: &mut Binding) -> Option<()> {
        let owner = self.parse.owner_of(noun).and_then(|m| self.cast.of(m))?;
        binding.object = self.fitting(vec![owner], false);
        (!binding.object.is_empty()).then_some(())
    }
}
