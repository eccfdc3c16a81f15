//! `chancery gazetteer gaps`.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use chancery::gaps::{Gap, Gaps as Count, Lack, paste};
use chancery::model::{Analysis, Document, EntityKind};
use chancery::tag::{Tagged, Tagger};
use chancery::text;
use clap::{Args, ValueEnum};

use super::super::amiss::Amiss;
use super::super::exit::Exit;
use super::super::inputs::Inputs;
use super::super::output::Output;
use super::super::progress::Progress;
use super::super::words::one_line;
use super::load;

/// Tells which names and role words of articles no gazetteer has, most frequent first
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "The kinds are guesses; look at each row before you keep it.

Examples:
  chancery gazetteer gaps news/
  chancery gazetteer gaps --kind person --least 3 news/
  chancery gazetteer gaps --kind place --format csv news/ > mine/places.csv"
)]
pub struct Gaps {
    #[command(flatten)]
    inputs: Inputs,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Only this kind
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// Only what was met so often
    #[arg(long, value_name = "TIMES", default_value_t = 1)]
    least: usize,
    /// A folder of gazetteers (CSV) over the shipped ones; given again, the later wins
    #[arg(long, value_name = "DIR")]
    gazetteer: Vec<PathBuf>,
}

/// How the gaps are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: how often, what, the words, a sentence
    Text,
    /// Rows for people.csv, organisations.csv, places.csv, words/roles.csv; with several files the name of each above it
    Csv,
}

/// What is lacking, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Names of people
    Person,
    /// Names of organisations
    Organisation,
    /// Names of places
    Place,
    /// Words for bodies and groups
    Role,
    /// Listed role words of which articles don't tell whose they are
    Owner,
}

impl Gaps {
    /// Reads the articles and tells the gaps.
    pub fn run(self) -> Result<Exit> {
        let gazetteer = Arc::new(load(&self.gazetteer)?);
        let mut count = Count::new(&gazetteer);
        let tagger = Tagger::new(gazetteer);
        let mut amiss = Amiss::default();
        let files = self.inputs.files(&mut amiss)?;
        let mut found = Vec::new();
        self.inputs.analyse(
            &files,
            &mut Progress::default(),
            &mut amiss,
            |document| (document.name.clone(), count.sightings(&tagged(&tagger, document))),
            |sightings| {
                found.push(sightings);
                Ok(())
            },
        )?;
        found.into_iter().for_each(|(article, sightings)| count.add(&article, sightings));
        let mut gaps = count.ranked(self.least);
        gaps.retain(|gap| self.kind.is_none_or(|kind| kind == Kind::of(gap)));
        let mut output = Output::new();
        match self.format {
            Format::Text => gaps.iter().try_for_each(|gap| writeln!(output, "{}", line(gap)))?,
            Format::Csv => {
                let files = paste(&gaps);
                for (place, (file, text)) in files.iter().enumerate() {
                    if files.len() > 1 {
                        let gap = if place > 0 { "\n" } else { "" };
                        writeln!(output, "{gap}{file}")?;
                    }
                    write!(output, "{text}")?;
                }
            }
        }
        output.finish()?;
        Ok(amiss.tell())
    }
}

impl Kind {
    fn of(gap: &Gap) -> Self {
        match (gap.lack, gap.kind) {
            (Lack::Owner, _) => Self::Owner,
            (Lack::RoleWord, _) | (_, EntityKind::Group) => Self::Role,
            (_, EntityKind::Organisation) => Self::Organisation,
            (_, EntityKind::Place | EntityKind::State) => Self::Place,
            (_, EntityKind::Person) => Self::Person,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Role => "role",
            Self::Owner => "owner",
        }
    }
}

fn tagged(tagger: &Tagger, document: Document) -> Analysis {
    let sentences = text::sentences(&document);
    let Tagged { mentions, entities, .. } = tagger.tag(&document, &sentences);
    Analysis { document, sentences, mentions, entities, claims: Vec::new() }
}

/// How often, what, the words, and a sentence with its article.
fn line(gap: &Gap) -> String {
    let Gap { text, count, example, article, .. } = gap;
    let kind = Kind::of(gap).name();
    let (text, example) = (one_line(text), one_line(example));
    format!("{count:>5}  {kind:<12}  {text}  ({article}: {example})")
}
