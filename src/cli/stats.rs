//! `chancery stats`.

use std::io::Write;

use anyhow::Result;
use clap::Args;

use super::exit::Exit;
use super::output::Output;
use super::store::StoreFolder;
use super::tally::Tally;

/// Counts what the graph holds
#[derive(Debug, Args)]
#[command(after_help = "Example:
  chancery stats --store albania.db")]
pub struct Stats {
    #[command(flatten)]
    store: StoreFolder,
}

impl Stats {
    /// Counts.
    pub fn run(self) -> Result<Exit> {
        let stats = self.store.look()?.stats()?;
        let mut output = Output::new();
        let mut line = |name: &str, count: usize| writeln!(output, "{name:<14}{count:>8}");
        line("articles", stats.articles)?;
        line("stories", stats.stories)?;
        for (class, count) in &stats.entities {
            line(&class.to_lowercase(), *count)?;
        }
        line("events", stats.events)?;
        line("plain edges", stats.edges.values().sum())?;
        line("quads", stats.quads)?;
        let mut claims = Tally::default();
        for ((relation, status), count) in &stats.claims {
            claims.count(relation, status, *count);
        }
        write!(output, "\n{}", claims.text())?;
        output.finish()?;
        Ok(Exit::Done)
    }
}
