//! [`Parse::status`]: whether a clause is said to be so.

use super::chunk::ChunkKind;
use super::parse::Parse;
use super::verb_group::Form;
use crate::model::Status;
use crate::text::pos::Tag;

/// Verbs govern verbs no deeper than this.
const DEPTH: usize = 6;

impl Parse<'_> {
    /// The status of the clause of a verb: by its own words, by the verb or noun that governs it, by "if".
    pub fn status(&self, verb: usize, reported: bool) -> Status {
        self.status_within(verb, reported, DEPTH)
    }

    fn status_within(&self, verb: usize, reported: bool, depth: usize) -> Status {
        let (Some(group), Some(depth)) = (self.verb(verb), depth.checked_sub(1)) else {
            return Status::Asserted;
        };
        if group.negated || self.has_negative_subject(verb) {
            return Status::Negated;
        }
        if let Some(status) = self.status_of_content(verb) {
            return status;
        }
        if let Some(modal) = group.modal {
            let modal = &*self.words[modal].lower;
            let conditional = self.is_conditional(verb) || self.has_condition_behind(verb);
            let promised = modal == "would" && reported && !conditional;
            return if promised || self.lexicon.is("modal_planned", modal) {
                Status::Planned
            } else {
                Status::Hypothetical
            };
        }
        if self.is_conditional(verb) || self.is_inverted(verb) {
            return Status::Hypothetical;
        }
        match group.form {
            Form::Infinitive => self.status_of_governed(verb, reported, depth),
            Form::Ing => self.status_of_gerund(verb, reported, depth),
            _ => Status::Asserted,
        }
    }

    /// Whether a verb stands under "would".
    pub fn is_would(&self, verb: usize) -> bool {
        let modal = self.verb(verb).and_then(|group| group.modal);
        modal.is_some_and(|word| matches!(&*self.words[word].lower, "would" | "'d"))
    }

    /// Whether a verb and what it governs oblige somebody to act: "must stop", "need to talk", and neither "had to
    /// leave", which is told, nor "must be punished", whose subject does nothing.
    pub fn is_obligation(&self, verb: usize, matter: std::ops::Range<usize>) -> bool {
        let Some(group) = self.verb(verb) else { return false };
        let needs = matches!(&*self.words[group.main].lemma, "have" | "need");
        let told =
            needs && (group.modal.is_some() || self.words[group.words.start].tag == Tag::Vbd);
        let inner = self.chunk_of(matter.start);
        !told && !group.passive && self.verb(inner).is_none_or(|group| !group.passive)
    }

    /// "No diplomat was expelled", "neither country".
    fn has_negative_subject(&self, verb: usize) -> bool {
        use super::agent::Agent;
        match self.agent(verb) {
            Some(Agent::Nouns(nouns, _)) => nouns.first().is_some_and(|&noun| {
                // "neither" stands before the phrase where it goes with "nor", else in it.
                self.lexicon.is("determiner_negative", self.lower(noun))
                    || noun > 0 && self.lower(noun - 1) == "neither"
            }),
            _ => false,
        }
    }

    /// Whether "if", "unless" or "whether" opens the verb's clause.
    pub fn is_conditional(&self, verb: usize) -> bool {
        for at in (0..verb).rev() {
            match self.chunks[at].kind {
                ChunkKind::Subordinator => {
                    return self.lexicon.is("subordinator_hypothetical", self.lower(at));
                }
                ChunkKind::Stop | ChunkKind::Relative => return false,
                ChunkKind::Verb(ref group) if group.is_finite() => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether an auxiliary before the subject stands for "if", or asks: "Had Oslo attacked Minsk, Riga would …",
    /// "Should Oslo expel him, …". Behind a subject of its own, "had" is told.
    fn is_inverted(&self, verb: usize) -> bool {
        use super::agent::Agent;
        let Some(Agent::Nouns(nouns, _)) = self.agent(verb) else { return false };
        let opener = nouns.first().and_then(|&noun| noun.checked_sub(1));
        opener.is_some_and(|c| {
            matches!(self.lower(c), "had" | "should" | "did" | "were")
                && self.verb(c).is_some_and(|group| group.words.len() == 1)
                && c.checked_sub(1).is_none_or(|before| self.opens(before))
        })
    }

    /// Whether a clause may begin behind a chunk.
    fn opens(&self, chunk: usize) -> bool {
        use ChunkKind::{Comma, Conjunction, Dash, Quote, Stop, Subordinator};
        matches!(self.chunks[chunk].kind, Comma | Conjunction | Dash | Quote | Stop | Subordinator)
    }

    /// "It is untrue that Oslo expelled …" is so no more than "reports that Oslo expelled … are false": what a clause
    /// with "that" says is only as true as the word before it.
    fn status_of_content(&self, verb: usize) -> Option<Status> {
        let begin = match self.agent(verb)? {
            super::agent::Agent::Nouns(nouns, _) => *nouns.first()?,
            super::agent::Agent::Owner(_) => return None,
        };
        let that = begin.checked_sub(1).filter(|&c| self.lower(c) == "that")?;
        let before = that.checked_sub(1)?;
        let word = &self.words[self.chunks[before].words.end - 1];
        match self.chunks[before].kind {
            ChunkKind::Adjective if self.lexicon.is("baseless", &word.lower) => {
                Some(Status::Negated)
            }
            ChunkKind::Noun { .. } if self.lexicon.is("hearsay", &word.lemma) => {
                Some(Status::Hypothetical)
            }
            _ => None,
        }
    }

    /// Whether "if" or "unless" follows: "would be expelled if Bamako refused".
    fn has_condition_behind(&self, verb: usize) -> bool {
        (verb + 1..self.chunks.len()).any(|c| {
            self.is(c, &ChunkKind::Subordinator) && matches!(self.lower(c), "if" | "unless")
        })
    }

    /// "plans to expel", "refused to expel", "the decision to expel", "a threat to expel".
    fn status_of_governed(&self, verb: usize, reported: bool, depth: usize) -> Status {
        let Some(governor) = self.governor(verb) else { return Status::Hypothetical };
        let word = match &self.chunks[governor].kind {
            ChunkKind::Verb(group) => group.main,
            ChunkKind::Noun { head, .. } => *head,
            _ => self.chunks[governor].words.end - 1,
        };
        let lemma = &*self.words[word].lemma;
        let outer = if self.verb(governor).is_some() {
            self.status_within(governor, reported, depth)
        } else {
            Status::Asserted
        };
        if outer != Status::Asserted {
            return outer;
        }
        if self.lexicon.is("negated", lemma) {
            Status::Negated
        } else if self.lexicon.is("planned", lemma) || lemma == "be" {
            Status::Planned
        } else if self.lexicon.is("actual", lemma)
            || self.is_noun(governor) && (self.is_done(lemma) || self.is_one_of_a_row(governor))
        {
            Status::Asserted
        } else {
            Status::Hypothetical
        }
    }

    /// Whether a noun before an infinitive names something done: "the decision to expel", not "the plan to expel".
    fn is_done(&self, lemma: &str) -> bool {
        matches!(
            lemma,
            "decision" | "move" | "order" | "step" | "action" | "country" | "nation" | "state"
        )
    }

    /// "the first to expel", "the latest senator to raise concerns".
    fn is_one_of_a_row(&self, noun: usize) -> bool {
        let words = &self.words[self.chunks[noun].words.clone()];
        let ranks = ["first", "second", "third", "latest", "last", "only"];
        words.iter().any(|word| ranks.contains(&&*word.lower))
    }

    /// The verb, noun or adjective that governs an infinitive.
    fn governor(&self, verb: usize) -> Option<usize> {
        let mut noun = None;
        for at in (0..verb).rev() {
            match self.chunks[at].kind {
                ChunkKind::Verb(_) => {
                    let controls = self.lexicon.is("object_control", self.lemma(at));
                    return match noun {
                        Some(n) if self.is_deed(n) || self.is_named_deed(n) => Some(n),
                        Some(n) if self.is_one_of_a_row(n) => Some(n),
                        Some(n) if !controls && at + 1 != n => Some(n),
                        _ => Some(at),
                    };
                }
                // "described as “vile” the decision to expel": the noun before the infinitive governs it.
                ChunkKind::Adjective if noun.is_none() => return Some(at),
                ChunkKind::Noun { .. } => {
                    let deed = self.is_deed(at) || self.is_named_deed(at);
                    noun = match noun {
                        Some(n) if !deed => Some(n),
                        _ => Some(at),
                    };
                }
                ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Relative => break,
                _ => {}
            }
        }
        noun
    }

    /// Whether a noun stands for a plan, threat or wish.
    pub fn is_named_deed(&self, noun: usize) -> bool {
        match self.chunks[noun].kind {
            ChunkKind::Noun { head, .. } => {
                let lemma = &*self.words[head].lemma;
                ["planned", "hypothetical", "doubt_frame"].iter().any(|c| self.lexicon.is(c, lemma))
            }
            _ => false,
        }
    }

    /// "after expelling" has happened, "without expelling" hasn't, "considers expelling" may.
    fn status_of_gerund(&self, verb: usize, reported: bool, depth: usize) -> Status {
        let Some(before) = (0..verb).rev().find(|&c| {
            !matches!(self.chunks[c].kind, ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Time)
        }) else {
            return Status::Asserted;
        };
        match &self.chunks[before].kind {
            ChunkKind::Verb(_) => {
                let lemma = self.lemma(before);
                if self.lexicon.is("negated", lemma) {
                    Status::Negated
                } else if self.lexicon.is("hypothetical", lemma)
                    || self.lexicon.is("planned", lemma)
                {
                    Status::Hypothetical
                } else {
                    self.status_within(before, reported, depth)
                }
            }
            ChunkKind::Preposition | ChunkKind::Subordinator => {
                let word = self.lower(before);
                let short_of = word == "of" && before > 0 && self.lower(before - 1) == "short";
                if word == "without" || short_of {
                    return Status::Negated;
                }
                let governor = before.checked_sub(1).filter(|&v| self.verb(v).is_some());
                if governor.is_some_and(|v| self.lexicon.is("planned", self.lemma(v))) {
                    return Status::Planned;
                }
                let noun = before.checked_sub(1).filter(|&n| self.is_noun(n));
                if noun.is_some_and(|n| self.is_named_deed(n)) {
                    return Status::Hypothetical;
                }
                Status::Asserted
            }
            // "lied about Oslo expelling him": what somebody talks about need not have happened.
            ChunkKind::Noun { .. } if self.lower(self.preposition_before(before)) == "about" => {
                Status::Hypothetical
            }
            ChunkKind::Comma => match self.main_verb_before(before) {
                Some(main) => match self.status_within(main, reported, depth) {
                    Status::Negated => Status::Asserted,
                    other => other,
                },
                None => Status::Asserted,
            },
            _ => Status::Asserted,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::parse::tests::{verb_of, with_parse};

    #[test]
    fn the_words_around_a_verb_say_whether_it_is_so() {
        for (text, verb, expected) in [
            ("Oslo expelled him.", "expelled", "asserted"),
            ("Oslo has not expelled him.", "expelled", "negated"),
            ("No envoy was expelled.", "expelled", "negated"),
            ("Neither Oslo nor Minsk expelled him.", "expelled", "negated"),
            ("Oslo will expel him.", "expel", "planned"),
            ("Oslo plans to expel him.", "expel", "planned"),
            ("Oslo vowed to expel him.", "expel", "planned"),
            ("Oslo may expel him.", "expel", "hypothetical"),
            ("Oslo would expel him.", "expel", "hypothetical"),
            ("If Oslo expels him, he leaves.", "expels", "hypothetical"),
            ("Oslo threatened to expel him.", "expel", "hypothetical"),
            ("Minsk urged Oslo to expel him.", "expel", "hypothetical"),
            ("Oslo is considering expelling him.", "expelling", "hypothetical"),
            ("Oslo refused to expel him.", "expel", "negated"),
            ("Oslo stopped short of expelling him.", "expelling", "negated"),
            ("Oslo left without expelling him.", "expelling", "negated"),
            ("It is untrue that Oslo expelled him.", "expelled", "negated"),
            ("Reports that Oslo expelled him are false.", "expelled", "hypothetical"),
            ("Had Oslo expelled him, Minsk would rage.", "expelled", "hypothetical"),
            ("Should Oslo expel him, Minsk would rage.", "expel", "hypothetical"),
            ("Minsk said that had Oslo expelled him, it would rage.", "expelled", "hypothetical"),
            ("Minsk had Oslo expelled from the league.", "expelled", "asserted"),
            ("Minsk lied about Oslo expelling him.", "expelling", "hypothetical"),
            ("Oslo spoke about expelling him.", "expelling", "asserted"),
            ("Oslo plans on expelling him.", "expelling", "planned"),
            ("After expelling him, Oslo slept.", "expelling", "asserted"),
            ("Oslo moved on Sunday to expel him.", "expel", "asserted"),
            ("Oslo defended its decision to expel him.", "expel", "asserted"),
            ("Oslo became the latest capital to expel him.", "expel", "asserted"),
        ] {
            let status = with_parse(text, &["Oslo", "Minsk"], |parse| {
                parse.status(verb_of(parse, verb), false).name()
            });
            assert_eq!(status, expected, "{text}");
        }
        let promised = with_parse("Oslo said it would expel him.", &["Oslo"], |parse| {
            parse.status(verb_of(parse, "expel"), true).name()
        });
        assert_eq!(promised, "planned");
    }
}
