//! [`VerbReader`]: a frame laid over a clause → what it found.

use super::article::Article;
use super::bind::Binding;
use super::close_reading::Miss;
use super::deed::Told;
use super::finding::Finding;
use super::parse::Parse;
use super::side::Found;
use super::verb_group::Form;
use crate::model::{Side, Status};
use crate::rules::{Relation, VerbCue};

/// A verb of a sentence, read by a cue.
pub(super) struct VerbReader<'r, 'a, 't> {
    pub article: &'r Article<'a>,
    pub parse: &'r Parse<'t>,
    pub relation: &'a Relation,
    pub cue: &'a VerbCue,
    /// The verb's chunk.
    pub verb: usize,
}

impl<'a> VerbReader<'_, 'a, '_> {
    /// What a frame found whose places are filled; or why it found nothing.
    pub fn read(&self, mut binding: Binding, told: Told<'_>) -> Result<Finding<'a>, Miss> {
        let (parse, relation) = (self.parse, self.relation);
        self.check_words(&binding)?;
        let carried = || self.article.speaker_around(parse);
        let said_by = parse.speaker(self.verb, self.article.cast, carried);
        self.fill_subject(&mut binding, said_by.as_ref())?;
        if binding.object.is_empty() && relation.mutual && binding.subject.len() > 1 {
            binding.object = binding.subject.split_off(1);
        }
        if binding.object.is_empty() && self.cue.in_return {
            let provoker = binding.subject.first().and_then(|f| told.provoker(f));
            binding.object.extend(provoker);
        }
        self.check_sides(&binding)?;
        let purpose = self.cue.in_return && self.is_purpose_of_deed(&told);
        let points_back = binding.object_nouns.iter().any(|&noun| parse.points_back(noun));
        if binding.subject.is_empty() && points_back {
            binding.subject = told.doer_to(relation, &binding.object);
        }
        let group = parse.verb(self.verb).ok_or(Miss::Words)?;
        let lemma = &parse.words[group.main].lemma;
        Ok(Finding {
            relation,
            codes: self.cue.codes.as_ref(),
            chunk: self.verb,
            rule: format!("{}/{lemma}/{}", relation.name, binding.voice),
            status: match self.status(&binding, said_by.is_some()) {
                Status::Hypothetical if purpose => Status::Asserted,
                status => status,
            },
            subject: binding.subject,
            object: binding.object,
            matter: binding.matter,
            said_by: said_by.filter(|_| !self.cue.by_speaker),
            cue: group.words.clone(),
        })
    }

    /// "met the envoy to lodge a protest": what the deed just told was done for was done with it.
    fn is_purpose_of_deed(&self, told: &Told<'_>) -> bool {
        let parse = self.parse;
        let infinitive = parse.verb(self.verb).is_some_and(|group| group.form == Form::Infinitive);
        let deed = told.findings.last().filter(|f| infinitive && f.chunk < self.verb);
        deed.is_some_and(|deed| {
            let between = (deed.chunk + 1..self.verb).any(|c| parse.verb(c).is_some());
            deed.status == Status::Asserted && !deed.relation.said && !between
        })
    }

    /// Whether the object and the matter hold the words that the cue asks for.
    fn check_words(&self, binding: &Binding) -> Result<(), Miss> {
        let (parse, cue) = (self.parse, self.cue);
        let among = |classes: &[String], w: usize| {
            classes.iter().any(|class| parse.lexicon.is(class, &parse.words[w].lemma))
        };
        // Who is named as the object needs no description.
        let described = binding.object.is_empty() || !cue.object_optional;
        let mut matter = binding.matter.clone().into_iter().flatten();
        if described && !cue.matter_words.is_empty() && !matter.any(|w| among(&cue.matter_words, w))
        {
            return Err(Miss::MatterWords);
        }
        let mut nouns = binding.object_nouns.iter();
        let holds =
            |&noun: &usize| parse.chunks[noun].words.clone().any(|w| among(&cue.object_words, w));
        let excluded = || {
            let mut nouns = binding.object_nouns.iter();
            nouns.any(|&n| cue.unless_object_words.iter().any(|c| parse.is_headed_by(n, c)))
        };
        match (cue.object_words.is_empty() || nouns.any(holds)) && !excluded() {
            true => Ok(()),
            false => Err(Miss::ObjectWords),
        }
    }

    /// Fills the subject's place where the clause itself names nobody.
    fn fill_subject(&self, binding: &mut Binding, said_by: Option<&Side>) -> Result<(), Miss> {
        let parse = self.parse;
        if self.cue.by_speaker {
            if binding.matter.clone().is_some_and(|m| !parse.is_obligation(self.verb, m)) {
                return Err(Miss::Words);
            }
            // "the aggression should lead to": only people can be asked to act.
            let deed = || binding.object_nouns.iter().any(|&noun| parse.is_deed(noun));
            if binding.voice == "modal" && deed() {
                return Err(Miss::Object);
            }
            let speaker = said_by.ok_or(Miss::Speaker)?;
            // Who says that the own side must act asks nobody.
            if binding.object.iter().all(|f| f.side.actor == speaker.actor) {
                return Err(Miss::Object);
            }
            binding.subject = vec![found(speaker)];
            return Ok(());
        }
        // "Oslo, Riga and others said they had cut ties": "they" are all of them, and not only the one named first.
        let fits = |f: &Found| f.fits(&self.relation.subject);
        if parse.agent_is_pronoun(self.verb) {
            let many = parse.many_meant_by(self.verb, self.article.cast);
            let same =
                |f: &Found| binding.subject.first().is_none_or(|s| s.side.entity == f.side.entity);
            if many.len() > 1 && many.iter().any(same) {
                binding.subject = many.into_iter().filter(fits).collect();
            }
        }
        if !binding.subject.is_empty() {
            return Ok(());
        }
        let place = binding.place.clone().and_then(|place| self.article.cast.state_of(place));
        if let Some(state) = place {
            binding.subject = vec![state];
        } else if parse.agent_is_first_person(self.verb) {
            // "“We urge …,” the statement said": we are whoever issued it.
            let document = self.article.is_document(said_by);
            let issuer = if document { self.article.last_speaker() } else { None };
            binding.subject = vec![found(issuer.as_ref().or(said_by).ok_or(Miss::Speaker)?)];
        } else {
            // "Minsk said it had launched …": whom nobody else is meant by, the pronoun means.
            let known = |s: &&Side| self.article.cast.entities.contains_key(&s.entity);
            let pronoun = said_by.filter(|_| parse.agent_is_pronoun(self.verb)).filter(known);
            // "Berg said the indictment alleges …": who quotes a document says what it says.
            let active = binding.voice == "active";
            let quoting = said_by.filter(|_| active && parse.agent_is_document(self.verb));
            let subject = pronoun.map(found).filter(fits).or_else(|| quoting.map(found));
            binding.subject = subject.into_iter().collect();
        }
        Ok(())
    }

    /// Whether enough is known of the two sides.
    fn check_sides(&self, binding: &Binding) -> Result<(), Miss> {
        let parse = self.parse;
        // "Armed men attacked the camp" is told of nobody in particular, "a storm struck Oslo" of nobody at all.
        let nobody = binding.voice == "active" && !parse.agent_is_people(self.verb)
            || parse.is_done_by_other(self.verb);
        if binding.subject.is_empty() && nobody {
            return Err(Miss::Subject);
        }
        let optional = self.relation.object_optional || self.cue.object_optional;
        let told = !binding.subject.is_empty() || binding.matter.is_some();
        match (binding.object.is_empty(), optional) {
            (true, false) => Err(Miss::Object),
            (true, true) if !told => Err(Miss::Subject),
            _ => Ok(()),
        }
    }

    fn status(&self, binding: &Binding, reported: bool) -> Status {
        let parse = self.parse;
        // What must be done is demanded, and "must not" demands no less; "we would urge" urges.
        let urges = self.relation.said
            && parse.agent_is_first_person(self.verb)
            && parse.is_would(self.verb);
        // "said it would be a mistake" finds fault now.
        let judges = self.cue.by_speaker && parse.is_would(self.verb) && reported;
        let status = match binding.voice == "modal" || urges || judges {
            true => Status::Asserted,
            false => parse.status(self.verb, reported),
        };
        match self.cue.status {
            Some(Status::Negated) => Status::Negated,
            // "will retaliate": who says what is to come threatens now.
            Some(Status::Asserted) if status == Status::Planned => Status::Asserted,
            Some(own) if status == Status::Asserted => own,
            _ => status,
        }
    }
}

fn found(side: &Side) -> Found {
    Found { side: side.clone(), demonym: false, unnamed: false, quantity: None }
}
