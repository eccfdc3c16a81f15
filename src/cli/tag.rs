//! `chancery tag`.

use anyhow::Result;
use chancery::model::{Analysis, Mention};
use chancery::pipeline::Pipeline;
use clap::Args;

use super::exit::Exit;
use super::filter::{Filter, Format};
use super::{json_lines, n_quads, words};

/// Finds the people, states, organisations, places and groups that articles name
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  chancery tag article.html
  chancery tag --format jsonl news/ > mentions.jsonl
  chancery tag --text \"Tirana expelled two Iranian diplomats.\"
  curl -s https://example.org/story.html | chancery tag -"
)]
pub struct Tag {
    #[command(flatten)]
    filter: Filter,
}

impl Tag {
    /// Writes the mentions.
    pub fn run(self) -> Result<Exit> {
        self.filter.run(Pipeline::tag, |analysis, format, base| match format {
            Format::Text => table(analysis),
            Format::Jsonl => json_lines::mentions(analysis),
            Format::Nquads => n_quads::all(analysis, base),
        })
    }
}

/// The article's name, then its mentions, one a line: the line of the text, the words, kind, label and id.
pub fn table(analysis: &Analysis) -> String {
    let text = &analysis.document.text;
    let mut rows = Vec::with_capacity(analysis.mentions.len());
    let (mut line, mut counted) = (1, 0);
    for mention in &analysis.mentions {
        line += text[counted..mention.span.begin].matches('\n').count();
        counted = mention.span.begin;
        rows.push(row(analysis, mention, line));
    }
    let widths: Vec<usize> = (0..5)
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut table = format!("{}\n", analysis.document.name);
    for [line, words, kind, label, id] in rows {
        table += &format!(
            "{line:>first$}  {words:<second$}  {kind:<third$}  {label:<fourth$}  {id}\n",
            first = widths[0],
            second = widths[1],
            third = widths[2],
            fourth = widths[3],
        );
    }
    table
}

fn row(analysis: &Analysis, mention: &Mention, line: usize) -> [String; 5] {
    let words = words::one_line(mention.span.of(&analysis.document.text));
    let entity = analysis.entities.get(&mention.entity);
    [
        line.to_string(),
        words,
        entity.map_or("", |e| e.kind.name()).to_owned(),
        entity.map_or("", |e| &e.label).to_owned(),
        mention.entity.to_string(),
    ]
}
