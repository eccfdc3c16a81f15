//! The command line: one file a command. Each says its options, does its work through the library and gives how it
//! ended; what is shared lies beside them.
//!
//! Answers go to standard output, everything else to standard error.

mod amiss;
mod articles;
mod backup;
mod base;
mod build;
mod check_graph;
mod close_reading;
mod committer;
mod dates;
mod describe;
mod exit;
mod explain;
mod export;
mod extract;
mod faults;
mod filter;
mod formats;
mod gazetteer;
mod in_order;
mod inputs;
mod interrupt;
mod json_lines;
mod message;
mod n_quads;
mod output;
mod part;
mod progress;
#[cfg(feature = "publish")]
mod publish;
mod query;
mod reading_key;
mod remove;
mod resources;
mod rules;
mod serve;
mod shapes;
mod stats;
mod store;
mod table;
mod tag;
mod tally;
mod vocabulary;
mod watch;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Exit;

/// Reads diplomatic news and keeps the record: who did what to whom, who says so, in which words.
#[derive(Debug, Parser)]
#[command(
    version,
    propagate_version = true,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Exit codes: 0 done; 1 failed, or some inputs failed and the rest was done; 2 usage or query syntax."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Tag(tag::Tag),
    Extract(extract::Extract),
    Query(query::Query),
    Explain(explain::Explain),
    Export(export::Export),
    Describe(describe::Describe),
    #[cfg(feature = "publish")]
    Publish(publish::Publish),
    Remove(remove::Remove),
    Articles(articles::Articles),
    Stats(stats::Stats),
    Backup(backup::Backup),
    Vocabulary(vocabulary::Vocabulary),
    Shapes(shapes::Shapes),
    CheckGraph(check_graph::CheckGraph),
    Gazetteer(gazetteer::Gazetteer),
    Rules(rules::Rules),
    Serve(serve::Serve),
}

/// Runs the program with the arguments that it was started with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    run(cli.command).map_or_else(
        |error| {
            let exit = Exit::of(&error);
            if exit != Exit::Done {
                message::error(message::causes(&error));
            }
            exit.into()
        },
        ExitCode::from,
    )
}

/// Runs one command.
fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Build(command) => command.run(),
        Command::Tag(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Remove(command) => command.run(),
        Command::Articles(command) => command.run(),
        Command::Stats(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Describe(command) => command.run(),
        #[cfg(feature = "publish")]
        Command::Publish(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Vocabulary(command) => command.run(),
        Command::Shapes(command) => command.run(),
        Command::CheckGraph(command) => command.run(),
        Command::Gazetteer(command) => command.run(),
        Command::Rules(command) => command.run(),
        Command::Serve(command) => command.run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
