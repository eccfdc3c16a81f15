//! `chancery explain`.

use std::io::Write;

use anyhow::Result;
use chancery::graph::{ExplainedClaim, Explanation};
use chancery::model::{Date, Document};
use clap::Args;

use super::exit::Exit;
use super::output::Output;
use super::resources::Resources;
use super::store::StoreFolder;
use super::{close_reading, dates, extract, tag, words};

/// Shows the sentences behind an entity, a claim or an article, their words and the rule that read them
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery explain Albania
  chancery explain state:albania
  chancery explain claim:0d3f5a7b9c1e2f40
  chancery explain --text \"Tirana's hosting of the group angered Iran.\""
)]
pub struct Explain {
    /// An entity, claim, event or article: its name, headline, address, id or IRI
    #[arg(required_unless_present = "text")]
    name: Option<String>,
    /// A text to explain instead: its mentions, the claims that are read in it, and how: the chunks of each sentence, the
    /// cues, and why some of them make no claim
    #[arg(long, value_name = "TEXT", conflicts_with = "name")]
    text: Option<String>,
    /// The day on which the text was published: 2022-09-07
    #[arg(long, value_parser = dates::parse_day, requires = "text")]
    date: Option<Date>,
    #[command(flatten)]
    store: StoreFolder,
    #[command(flatten)]
    resources: Resources,
}

impl Explain {
    /// Explains.
    pub fn run(self) -> Result<Exit> {
        let mut output = Output::new();
        if let Some(text) = &self.text {
            let mut document = Document::from_text("text", text);
            document.published = self.date;
            let pipeline = self.resources.pipeline()?;
            let analysis = pipeline.analyse(document);
            let readings = pipeline.read_closely(&analysis);
            write!(output, "{}\n{}", tag::table(&analysis), extract::prose(&analysis))?;
            write!(output, "{}", close_reading::prose(&analysis, &readings))?;
        }
        if let Some(name) = &self.name {
            for explanation in self.store.look()?.explain(name)? {
                write!(output, "{}", prose(&explanation))?;
            }
        }
        output.finish()?;
        Ok(Exit::Done)
    }
}

/// What is explained, then article by article the sentences with their claims.
fn prose(explanation: &Explanation) -> String {
    let Explanation { node, label, claims } = explanation;
    let mut prose = format!("{label}  {}\n", node.as_str());
    if claims.is_empty() {
        prose += "  no claim names it\n";
    }
    let (mut article, mut sentence) = (None, None);
    for claim in claims {
        if article != Some(&claim.article.iri) {
            (article, sentence) = (Some(&claim.article.iri), None);
            prose += &format!("\n{}\n", heading(claim));
        }
        if sentence != Some(claim.sentence_begin) {
            sentence = Some(claim.sentence_begin);
            prose += &format!("\n  {}\n", words::one_line(&claim.sentence));
        }
        prose += &format!("    {}\n      {}\n", in_words(claim), circumstances(claim));
    }
    prose
}

fn heading(claim: &ExplainedClaim) -> String {
    let article = &claim.article;
    let mut heading = words::one_line(article.title());
    let known = [&article.publisher, &article.published];
    known.into_iter().flatten().for_each(|part| heading += &format!(", {part}"));
    heading
}

fn in_words(claim: &ExplainedClaim) -> String {
    words::claim(claim.subject.as_deref(), &claim.relation, claim.object.as_deref())
}

fn circumstances(claim: &ExplainedClaim) -> String {
    let mut parts = vec![claim.status.clone()];
    parts.extend(claim.said_by.iter().map(|speaker| format!("said by {speaker}")));
    parts.extend(claim.matter.iter().map(|matter| format!("about “{}”", words::one_line(matter))));
    if !claim.dates.is_empty() {
        parts.push(format!("on {}", claim.dates.join(" and ")));
    }
    parts.push(format!("in the words “{}”", words::one_line(&claim.cue)));
    parts.push(format!("rule {}", claim.rule));
    parts.push(claim.claim.as_str().to_owned());
    parts.join("; ")
}
