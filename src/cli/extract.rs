//! `chancery extract`.

use anyhow::Result;
use chancery::model::{Analysis, Claim, Side, Span};
use chancery::pipeline::Pipeline;
use clap::Args;

use super::dates;
use super::exit::Exit;
use super::filter::{Filter, Format};
use super::{json_lines, n_quads, words};

/// Extracts claims: who did what to whom, who says so, in which words
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery extract article.html
  chancery extract --format jsonl news/*.txt > claims.jsonl
  chancery extract --format nquads news/ | sort -u > graph.nq
  chancery extract --date 2022-09-08 --text \"Albania expelled Iran's diplomats on Wednesday.\""
)]
pub struct Extract {
    #[command(flatten)]
    filter: Filter,
}

impl Extract {
    /// Writes the claims.
    pub fn run(self) -> Result<Exit> {
        self.filter.run(Pipeline::analyse, |analysis, format, base| match format {
            Format::Text => prose(analysis),
            Format::Jsonl => json_lines::claims(analysis, base),
            Format::Nquads => n_quads::all(analysis, base),
        })
    }
}

/// The article's name, then each sentence that says something, with its claims below it.
pub fn prose(analysis: &Analysis) -> String {
    let mut prose = format!("{}\n", analysis.document.name);
    let mut sentence: Option<Span> = None;
    for claim in &analysis.claims {
        if sentence != Some(claim.sentence) {
            sentence = Some(claim.sentence);
            prose +=
                &format!("\n  {}\n", words::one_line(claim.sentence.of(&analysis.document.text)));
        }
        prose += &format!("    {}\n", in_words(claim));
        prose += &format!("      {}\n", circumstances(claim));
    }
    prose
}

/// The claim in words: `Norway expelled diplomats of Belarus`.
fn in_words(claim: &Claim) -> String {
    let label = |side: &Option<Side>| side.as_ref().map(|side| side.label.clone());
    words::claim(label(&claim.subject).as_deref(), &claim.relation, label(&claim.object).as_deref())
}

/// Status, speaker, matter, date, number and rule of a claim, as far as it has them.
fn circumstances(claim: &Claim) -> String {
    let mut parts = vec![claim.status.name().to_owned()];
    parts.extend(claim.said_by.as_ref().map(|speaker| format!("said by {}", speaker.label)));
    parts.extend(claim.matter.as_ref().map(|matter| format!("about “{}”", matter.text)));
    parts.extend(dates::written(&claim.dates).map(|dates| match claim.date_assumed {
        true => format!("on {dates} (assumed)"),
        false => format!("on {dates}"),
    }));
    parts.extend(claim.quantity.map(|people| format!("{people} people")));
    parts.push(format!("rule {}", claim.rule.0));
    parts.join("; ")
}
