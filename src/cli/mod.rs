//! The command line: one file a command. Each says its options, does its work through the library and gives how it
//! ended; what is shared lies beside them.
//!
//! Answers go to standard output, everything else to standard error.

mod exit;
mod message;

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
enum Command {}

/// Runs the program with the arguments that it was started with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    run(cli.command).map_or_else(
        |error| {
            let exit = Exit::of(&error);
            if exit != Exit::Done {
                message::error(format_args!("{error:#}"));
            }
            exit.into()
        },
        ExitCode::from,
    )
}

/// Runs one command.
fn run(command: Command) -> anyhow::Result<Exit> {
    match command {}
}
