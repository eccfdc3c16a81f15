//! Who or what a noun phrase means: chunks → [`Side`]s.

use std::collections::BTreeMap;

use super::agent::Agent;
use super::chunk::ChunkKind;
use super::parse::Parse;
use crate::model::{Entity, EntityId, EntityKind, Form, Mention, Side};
use crate::rules::{Relation, SideKind};
use crate::text::pos::Tag;

/// A side with what binding needs to know of its words.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub side: Side,
    /// Whether its words are a demonym ("two Iranians").
    pub demonym: bool,
    /// Whether nothing is known of it but its description ("aid workers").
    pub unnamed: bool,
    /// How many people its words count.
    pub quantity: Option<u32>,
}

impl Found {
    /// Whether one of `kinds` admits it.
    pub fn fits(&self, kinds: &[SideKind]) -> bool {
        if self.unnamed {
            return kinds.contains(&SideKind::Unnamed);
        }
        kinds.iter().any(|kind| kind.admits(self.side.kind, self.demonym))
    }
}

/// The entities that a sentence's mentions mean.
pub(super) struct Cast<'e> {
    pub entities: &'e BTreeMap<EntityId, Entity>,
}

impl Cast<'_> {
    /// The side that a mention means.
    pub fn of(&self, mention: &Mention) -> Option<Found> {
        let entity = self.entities.get(&mention.entity)?;
        let actor = self.actor(entity);
        Some(Found {
            side: Side {
                entity: entity.id.clone(),
                label: entity.label.clone(),
                kind: entity.kind,
                actor: actor.id.clone(),
                actor_label: actor.label.clone(),
                span: mention.span,
            },
            demonym: mention.form == Form::Demonym,
            unnamed: false,
            quantity: mention.quantity,
        })
    }

    /// Whether a side acts for a state that it isn't itself: a minister, an embassy.
    pub fn acts_for_state(&self, found: &Found) -> bool {
        found.side.actor != found.side.entity
            && self.entities.get(&found.side.actor).is_some_and(|e| e.kind == EntityKind::State)
    }

    /// The state of a territory that stands in for a doer: of a city its state.
    pub fn state_of(&self, place: Found) -> Option<Found> {
        if place.side.kind == EntityKind::State {
            return Some(place);
        }
        let state = self.entities.get(&place.side.entity)?.of.as_ref()?;
        let state = self.entities.get(state).filter(|e| e.kind == EntityKind::State)?;
        let side = Side {
            entity: state.id.clone(),
            label: state.label.clone(),
            kind: state.kind,
            actor: state.id.clone(),
            actor_label: state.label.clone(),
            span: place.side.span,
        };
        Some(Found { side, demonym: false, unnamed: false, quantity: None })
    }

    /// Whom a side acts for, as a side of its own: Norway for "Norway's ambassador".
    pub fn actor_of(&self, found: Found) -> Option<Found> {
        let actor = self.entities.get(&found.side.actor)?;
        let (entity, label, kind) = (actor.id.clone(), actor.label.clone(), actor.kind);
        let side = Side { entity, label, kind, ..found.side };
        Some(Found { side, demonym: false, quantity: None, unnamed: false })
    }

    /// The object that a side is for a relation: a place of a relation whose places stand for their states is its state.
    pub fn object_of(&self, relation: &Relation, found: Found) -> Found {
        let place = relation.place_stands && found.side.kind == EntityKind::Place;
        match place.then(|| self.state_of(found.clone())).flatten() {
            Some(state) => state,
            None => found,
        }
    }

    /// The people of a state as a group, where its demonym names people: "two Iranians".
    pub fn nationals(&self, found: Found) -> Found {
        let slug = found.side.entity.as_str().trim_start_matches("state/");
        let entity = EntityId::new(&format!("group/{slug}-nationals"));
        let label = format!("nationals of {}", found.side.label);
        let (actor, actor_label) = (entity.clone(), label.clone());
        let kind = EntityKind::Group;
        Found { side: Side { entity, label, kind, actor, actor_label, ..found.side }, ..found }
    }

    /// The state or organisation that an entity acts for, else itself.
    fn actor<'a>(&'a self, entity: &'a Entity) -> &'a Entity {
        let mut actor = entity;
        // No office leads through more bodies than this; a circle in the data ends here.
        for _ in 0..8 {
            match actor.of.as_ref().filter(|_| actor.acts_for).and_then(|of| self.entities.get(of))
            {
                Some(of) => actor = of,
                None => break,
            }
        }
        actor
    }
}

impl Parse<'_> {
    /// The mention that a noun chunk's head is or belongs to, the longest that begins in the chunk.
    pub fn mention_of(&self, noun: usize) -> Option<&Mention> {
        let chunk = self.chunks.get(noun)?;
        let ChunkKind::Noun { head, .. } = chunk.kind else { return None };
        let (head, begin) = (self.words[head].span, self.words[chunk.words.start].span.begin);
        let holds = self.mentions.iter().filter(|m| m.span.contains(head));
        let longest = |m: &&&Mention| (m.span.begin >= begin, m.span.len());
        holds.max_by_key(longest).copied()
    }

    /// The owner of a noun chunk: "Iran's move", "its move", "the Iranian move", "the move by Iran".
    pub fn owner_of(&self, noun: usize) -> Option<&Mention> {
        // "Berg's ouster": what is done to people is hardly ever their own deed.
        let suffered = |m: &&Mention| m.kind == EntityKind::Person && self.is_done_to(noun);
        let possessor = self.possessor_of(noun).filter(|m| !suffered(m));
        possessor.or_else(|| self.nationality_of(noun)).or_else(|| {
            let next = self.skip_marks(noun + 1);
            let governed = match self.lower(next) {
                "by" | "from" => true,
                // "the killing of Ann Berg" is somebody else's.
                "of" => !self.is_done_to(noun),
                _ => false,
            };
            let governs = self.is(next, &ChunkKind::Preposition) && governed;
            let inner = self.skip_marks(next + 1);
            governs.then(|| self.mention_of(inner)).flatten()
        })
    }

    /// Whether "of" behind a noun names to whom the deed was done: "killing", "arrest".
    fn is_done_to(&self, noun: usize) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => {
                self.lexicon.is("done_to", &self.words[*head].lemma)
            }
            _ => false,
        }
    }

    /// The owner that a noun chunk names itself: "Iran's move", "its move".
    pub fn possessor_of(&self, noun: usize) -> Option<&Mention> {
        let chunk = self.chunks.get(noun)?;
        let ChunkKind::Noun { owner, .. } = chunk.kind else { return None };
        let word = match owner {
            Some(mark) if mark > chunk.words.start && !self.is_suffered(noun) => {
                &self.words[mark - 1]
            }
            Some(mark) if mark > chunk.words.start => return None,
            _ => self.words[chunk.words.clone()].iter().find(|w| w.tag == Tag::PrpPoss)?,
        };
        let holds = self.mentions.iter().filter(|m| m.span.contains(word.span));
        holds.max_by_key(|m| m.span.len()).copied()
    }

    /// Whether a noun chunk measures a deed by its dead and says neither against whom it was nor by whom: "Oslo's
    /// deadliest attack" was done to Oslo.
    fn is_suffered(&self, noun: usize) -> bool {
        const BY_ITS_DEAD: [&str; 3] = ["deadliest", "bloodiest", "worst"];
        let words = &self.words[self.chunks[noun].words.clone()];
        let next = self.lower(self.skip_marks(noun + 1));
        words.iter().any(|word| BY_ITS_DEAD.contains(&&*word.lower))
            && !matches!(next, "on" | "against" | "by")
    }

    /// The adjective of nationality, or a name used as one ("MEK officials"), before a noun chunk's head.
    pub fn nationality_of(&self, noun: usize) -> Option<&Mention> {
        let chunk = self.chunks.get(noun)?;
        let ChunkKind::Noun { head, owner } = chunk.kind else { return None };
        let from = owner.map_or(chunk.words.start, |mark| mark + 1);
        let before = &self.words[from.min(head)..head];
        let holds = |m: &&&Mention| before.iter().any(|w| m.span.contains(w.span));
        self.mentions.iter().filter(holds).max_by_key(|m| m.span.len()).copied()
    }

    /// The sides that noun chunks mean; of a deed, its doer.
    pub fn sides(&self, nouns: &[usize], cast: &Cast<'_>) -> Vec<Found> {
        nouns.iter().filter_map(|&noun| self.side(noun, cast)).collect()
    }

    /// The side that a noun chunk means.
    pub fn side(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        if self.is_deed(noun) {
            return self.owner_of(noun).and_then(|m| cast.of(m));
        }
        if self.is_force(noun) {
            let owner = self.nationality_of(noun).or_else(|| self.owner_of(noun));
            return owner.and_then(|m| cast.of(m)).or_else(|| self.state_around(noun, cast));
        }
        let own =
            self.mention_of(noun).filter(|m| m.form != Form::Composed).and_then(|m| cast.of(m));
        if self.is_namesake(noun) && !own.as_ref().is_some_and(|f| cast.acts_for_state(f)) {
            return self.possessor_of(noun).and_then(|m| cast.of(m));
        }
        own.or_else(|| self.named_behind(noun, cast))
            .or_else(|| self.named_in_office(noun, cast))
            .or_else(|| self.mention_of(noun).and_then(|m| cast.of(m)))
            .or_else(|| self.represented(noun, cast))
    }

    /// Whether a name belongs to whom a pronoun means: "his Security Council" is none of the United Nations.
    fn is_namesake(&self, noun: usize) -> bool {
        let Some(chunk) = self.chunks.get(noun) else { return false };
        let first = &self.words[chunk.words.start];
        first.tag == Tag::PrpPoss
            && self.mention_of(noun).is_some_and(|m| {
                m.form == Form::Name
                    && m.kind == EntityKind::Organisation
                    && m.span.begin > first.span.end
            })
    }

    /// Whether nobody lists a noun phrase and its head is a fighter or weapon, which acts for its owner: "Taliban
    /// bombers", "missiles fired by Oslo".
    fn is_force(&self, noun: usize) -> bool {
        let Some(ChunkKind::Noun { head, .. }) = self.chunks.get(noun).map(|c| &c.kind) else {
            return false;
        };
        let word = &self.words[*head];
        !word.name && self.mention_of(noun).is_none() && self.lexicon.is("force", &word.lemma)
    }

    /// "a court in Norway": the state in which a body of nobody named stands.
    fn state_around(&self, noun: usize, cast: &Cast<'_>) -> Option<Found> {
        let preposition = self.skip_marks(noun + 1);
        let place = self.skip_marks(preposition + 1);
        let found = self.mention_of(place).filter(|_| self.lower(preposition) == "in")?;
        cast.state_of(cast.of(found)?)
    }

    /// The sides that a verb's agent means: a person's name in apposition goes before the words it stands beside.
    pub fn agent_sides(&self, agent: &Agent, cast: &Cast<'_>) -> Vec<Found> {
        match agent {
            Agent::Owner(noun) => {
                self.owner_of(*noun).and_then(|m| cast.of(m)).into_iter().collect()
            }
            Agent::Nouns(nouns, name) => {
                let sides = self.sides(nouns, cast);
                let named = |f: &Found| f.side.kind == EntityKind::Person;
                let name = name.and_then(|name| self.side(name, cast)).filter(named);
                match name {
                    Some(name) if !sides.iter().any(named) => vec![name],
                    _ => sides,
                }
            }
        }
    }

    /// "hundreds of people, including Norwegian officials": those who are named of the many.
    pub fn members(&self, noun: usize, cast: &Cast<'_>) -> Vec<Found> {
        let behind = self.skip_attachments(noun + 1);
        let comma = if self.is(behind, &ChunkKind::Comma) { behind + 1 } else { behind };
        let including = self.chunks.get(comma).is_some_and(|chunk| {
            let first = &self.words[chunk.words.start].lower;
            matches!(&**first, "including" | "among")
        });
        let first = self.skip_marks(comma + 1);
        if !including || !self.is_noun(first) {
            return Vec::new();
        }
        let (nouns, _) = self.subjects_from(first);
        self.sides(&nouns, cast)
    }

    /// Whether a noun chunk says that there is none: "nobody", "no envoy".
    pub fn is_nobody(&self, noun: usize) -> bool {
        let first = self.lower(noun);
        self.lexicon.is("determiner_negative", first) || matches!(first, "nothing" | "no-one")
    }

    /// Whether a proper noun says which one a noun chunk means: "the House move".
    pub fn is_named_by(&self, noun: usize) -> bool {
        let Some(ChunkKind::Noun { head, .. }) = self.chunks.get(noun).map(|c| &c.kind) else {
            return false;
        };
        let before = &self.words[self.chunks[noun].words.start..*head];
        before.iter().any(|word| matches!(word.tag, Tag::Nnp | Tag::Nnps))
    }

    /// The names before a noun chunk's head: "Israeli-Palestinian talks", "the US-China deal".
    pub fn names_before_head(&self, noun: usize) -> Vec<&Mention> {
        let Some(ChunkKind::Noun { head, .. }) = self.chunks.get(noun).map(|c| &c.kind) else {
            return Vec::new();
        };
        let words = &self.words[self.chunks[noun].words.start..*head];
        let holds = |m: &&&Mention| words.iter().any(|w| w.span.contains(m.span));
        self.mentions.iter().filter(holds).copied().collect()
    }

    /// Whether a noun chunk points at what was told before: "the diplomats", "its expulsion", "they".
    pub fn points_back(&self, noun: usize) -> bool {
        let Some(chunk) = self.chunks.get(noun) else { return false };
        let first = &self.words[chunk.words.start];
        matches!(&*first.lower, "the" | "this" | "these" | "those" | "that")
            || matches!(first.tag, Tag::PrpPoss | Tag::Prp)
            || self.possessor_of(noun).is_some()
    }

    /// The phrase of a noun chunk with what is attached to it, without article, as a label: "source close to …".
    pub fn described(&self, noun: usize) -> Option<(String, crate::model::Span)> {
        let chunk = self.chunks.get(noun)?;
        let end = self.skip_attachments(noun + 1);
        let last = self.chunks.get(end.max(noun + 1) - 1)?.words.end;
        let articles = |w: &usize| matches!(self.words[*w].tag, Tag::Dt);
        let first = (chunk.words.start..last).find(|w| !articles(w))?;
        let span = self.span(first..last);
        let label = span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some((label, span))
    }
}
