//! What a gazetteer lacks for a corpus: names that nobody lists, and role words that mean nobody.
//!
//! [`Gaps::sightings`] looks at one article and may run on many threads; [`Gaps::add`] and [`Gaps::ranked`] count.

mod guess;
mod name;
mod role;
mod row;
mod sighting;
mod text;

use std::collections::BTreeMap;

pub use row::paste;
pub use sighting::{Lack, Sighting};

use crate::gazetteer::Gazetteer;
use crate::model::{Analysis, EntityId, EntityKind};
use guess::{Guess, Heads};
use name::Listed;
use role::Words;

/// Something that a gazetteer lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The words, as they are written most often.
    pub text: String,
    /// What is lacking.
    pub lack: Lack,
    /// What it seems to be.
    pub kind: EntityKind,
    /// The state or organisation that it seems to belong to.
    pub of: Option<EntityId>,
    /// How often it was met.
    pub count: usize,
    /// A sentence in which it stands.
    pub example: String,
    /// The article of that sentence.
    pub article: String,
}

/// Counts what articles name and a gazetteer lacks.
#[derive(Debug)]
pub struct Gaps {
    listed: Listed,
    words: Words,
    heads: Heads,
    found: BTreeMap<(Lack, String), Group>,
}

/// All sightings of one gap.
#[derive(Debug, Default)]
struct Group {
    count: usize,
    /// Whether it was met where capitals tell: in running prose, not as a sentence's first word.
    certain: bool,
    surfaces: BTreeMap<String, usize>,
    guess: Guess,
    owners: BTreeMap<EntityId, usize>,
    example: Option<(bool, String, String)>,
}

impl Gaps {
    /// A count that begins, for articles that were tagged with this gazetteer.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let (listed, words) = (Listed::new(gazetteer), Words::new(gazetteer));
        Self { listed, words, heads: Heads::new(gazetteer), found: BTreeMap::new() }
    }

    /// What an article names that the gazetteer lacks, in order of the text; a walk over its words.
    pub fn sightings(&self, analysis: &Analysis) -> Vec<Sighting> {
        let mut sightings = Vec::new();
        for sentence in &analysis.sentences {
            let words = text::Words::new(analysis, sentence);
            name::find(&words, &self.listed, &self.heads, &mut sightings);
            role::find(&words, &self.words, &mut sightings);
        }
        name::introduced(analysis, &mut sightings);
        name::join_surnames(&mut sightings);
        name::drop_known(analysis, &mut sightings);
        sightings
    }

    /// Counts sightings of an article, in the order of articles.
    pub fn add(&mut self, article: &str, sightings: Vec<Sighting>) {
        for sighting in sightings {
            let group = self.found.entry((sighting.lack, text::loose(&sighting.text))).or_default();
            group.add(article, sighting);
        }
    }

    /// The gaps that were met at least `least` times, most frequent first, of equals by the alphabet.
    ///
    /// What was only met as the first word of sentences, in headlines or in lines in capitals isn't among them: it
    /// needn't be a name.
    pub fn ranked(&self, least: usize) -> Vec<Gap> {
        let groups = self.found.iter().filter(|(_, group)| group.certain && group.count >= least);
        let mut gaps: Vec<Gap> = groups.map(|((lack, _), group)| self.gap(*lack, group)).collect();
        gaps.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        gaps
    }

    fn gap(&self, lack: Lack, group: &Group) -> Gap {
        let text = most(&group.surfaces).cloned().unwrap_or_default();
        let (_, example, article) = group.example.clone().unwrap_or_default();
        Gap {
            kind: group.guess.with(self.heads.of(&text)).kind(),
            of: most(&group.owners).cloned(),
            count: group.count,
            text,
            lack,
            example,
            article,
        }
    }
}

impl Group {
    fn add(&mut self, article: &str, sighting: Sighting) {
        let Sighting { text, certain, guess, of, sentence, .. } = sighting;
        self.count += 1;
        self.certain |= certain;
        self.guess = self.guess.with(guess);
        if let Some(of) = of {
            *self.owners.entry(of).or_default() += 1;
        }
        // A name in a headline may be in capitals throughout.
        if certain {
            *self.surfaces.entry(text).or_default() += 1;
        }
        if self.example.as_ref().is_none_or(|(good, ..)| certain && !good) {
            self.example = Some((certain, sentence, article.to_owned()));
        }
    }
}

/// What was counted most often; of equals the first.
fn most<T: Ord>(counts: &BTreeMap<T, usize>) -> Option<&T> {
    counts.iter().rev().max_by_key(|(_, count)| **count).map(|(what, _)| what)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Gap, Gaps, Lack};
    use crate::gazetteer::Gazetteer;
    use crate::model::{Analysis, Document};
    use crate::tag::{Tagged, Tagger};
    use crate::text;

    fn gaps(articles: &[&str]) -> Vec<Gap> {
        let gazetteer = Arc::new(Gazetteer::load(&[]).expect("good files"));
        let mut gaps = Gaps::new(&gazetteer);
        let tagger = Tagger::new(gazetteer);
        for article in articles {
            let document = Document::from_text("a", article);
            let sentences = text::sentences(&document);
            let Tagged { mentions, entities, .. } = tagger.tag(&document, &sentences);
            let analysis = Analysis { document, sentences, mentions, entities, claims: Vec::new() };
            let sightings = gaps.sightings(&analysis);
            gaps.add("a", sightings);
        }
        gaps.ranked(1)
    }

    #[test]
    fn names_that_nobody_lists_are_found_and_guessed() {
        for (article, expected) in [
            (
                "Norway paid the Glimmer Institute in Kvelbotn.",
                &["Glimmer Institute Organisation", "Kvelbotn Place"][..],
            ),
            ("He met Maria Trundlebeck, 44, in Norway.", &["Maria Trundlebeck Person"]),
            (
                "The Norwegian Chess Federation closed.",
                &["Norwegian Chess Federation Organisation"],
            ),
            ("Kvelbotn is quiet. She left Kvelbotn on Monday.", &["Kvelbotn Person"]),
            ("They left Kvelbotn for Zhuborg.", &["Kvelbotn Person", "Zhuborg Person"]),
            ("It asked the Union of Glimmer Keepers.", &["Union of Glimmer Keepers Organisation"]),
            // The first word of a sentence needn't be a name, nor are days, titles and listed names.
            ("Beekeeping pays. On Monday the President of Norway left.", &[]),
            ("KVELBOTN MAYOR LEAVES FOR OSLO IN A HURRY", &[]),
            ("Norway signed the Vienna Convention.", &[]),
            ("It began on Aug. 26 in Norway. In brief: The end, Nearly.", &[]),
        ] {
            let found: Vec<String> = gaps(&[article])
                .iter()
                .filter(|gap| matches!(gap.lack, Lack::Name))
                .map(|gap| format!("{} {}", gap.text, gap.kind.name()))
                .collect();
            assert_eq!(found, expected, "{article}");
        }
    }

    #[test]
    fn the_most_frequent_comes_first_with_a_sentence() {
        let found = gaps(&[
            "Later he met Maria Trundlebeck in Norway. Trundlebeck smiled.",
            "KVELBOTN SLEEPS\nThey reached Kvelbotn.",
        ]);
        let rows: Vec<(&str, usize, &str)> =
            found.iter().map(|gap| (gap.text.as_str(), gap.count, gap.example.as_str())).collect();
        assert_eq!(
            rows,
            [
                ("Kvelbotn", 2, "They reached Kvelbotn."),
                ("Maria Trundlebeck", 2, "Later he met Maria Trundlebeck in Norway."),
            ]
        );
    }

    #[test]
    fn role_words_without_an_owner_and_unlisted_ones_are_found() {
        let found = gaps(&["The Norwegian beekeepers protested. Soldiers of fortune left. \
            The Norwegian investments grew. Prime Minister Maria Trundlebeck slept."]);
        let roles = found.iter().filter(|gap| gap.lack != Lack::Name);
        let roles: Vec<(&str, Lack)> = roles.map(|gap| (gap.text.as_str(), gap.lack)).collect();
        assert_eq!(roles, [("Soldiers", Lack::Owner), ("beekeepers", Lack::RoleWord)]);
    }
}
