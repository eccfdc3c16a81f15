//! What kind of agent a verb has: whoever speaks, a pronoun, a document, people without a name.

use super::agent::Agent;
use super::chunk::ChunkKind;
use super::parse::Parse;
use super::side::{Cast, Found};
use crate::text::pos::Tag;

/// Clauses whose subject is "they" follow each other no longer than this.
const LONGEST: usize = 4;

impl Parse<'_> {
    /// Whether a verb's agent is whoever speaks: "we", "I".
    pub fn agent_is_first_person(&self, verb: usize) -> bool {
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        nouns.first().is_some_and(|&noun| matches!(self.lower(noun), "we" | "i"))
    }

    /// Whether a verb's agent is people who act in the news, known by what they are: "armed men", "striking teachers".
    pub fn agent_is_people(&self, verb: usize) -> bool {
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        nouns.iter().any(|&noun| self.is_people(noun))
    }

    /// Whether "by" names a doer of a passive who is nobody: "attacked by bees".
    pub fn is_done_by_other(&self, verb: usize) -> bool {
        let by = verb + 1;
        let noun = self.skip_marks(by + 1);
        self.lower(by) == "by" && self.is_noun(noun) && !self.is_people(noun)
    }

    /// Whether a noun chunk is somebody of a kind who acts in the news: "armed men", "a court".
    pub fn is_people(&self, noun: usize) -> bool {
        match self.chunks.get(noun).map(|c| &c.kind) {
            Some(ChunkKind::Noun { head, .. }) => {
                self.lexicon.is("people", &self.words[*head].lemma)
            }
            _ => false,
        }
    }

    /// Whether an agent is neither named nor people nor a pronoun.
    pub fn is_thing(&self, agent: &Agent) -> bool {
        let Agent::Nouns(nouns, _) = agent else { return false };
        nouns.iter().all(|&noun| {
            let pronoun = self.words[self.chunks[noun].words.start].tag == Tag::Prp;
            !pronoun && self.mention_of(noun).is_none() && !self.is_people(noun)
        })
    }

    /// Whether a verb's agent is only a pronoun: "it", "they".
    pub fn agent_is_pronoun(&self, verb: usize) -> bool {
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        let pronoun = |&noun: &usize| matches!(self.lower(noun), "it" | "they" | "he" | "she");
        nouns.first().is_some_and(pronoun)
    }

    /// Whether a verb's agent is a document that somebody else speaks by: "the indictment alleges".
    pub fn agent_is_document(&self, verb: usize) -> bool {
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        nouns.first().is_some_and(|&noun| match self.chunks[noun].kind {
            ChunkKind::Noun { head, .. } => self.lexicon.is("document", &self.words[head].lemma),
            _ => false,
        })
    }

    /// Whom "they" means, where several did what the clauses before tell: "Oslo, Riga and others said they had cut
    /// ties, as they blamed Minsk".
    pub fn many_meant_by(&self, verb: usize, cast: &Cast<'_>) -> Vec<Found> {
        let mut verb = verb;
        for _ in 0..LONGEST {
            let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { break };
            let Some(&first) = nouns.first() else { break };
            if nouns.len() > 1 {
                return self.sides(&nouns, cast);
            }
            let before = self.main_verb_before(first).filter(|_| self.lower(first) == "they");
            let Some(before) = before else { break };
            verb = before;
        }
        Vec::new()
    }
}
