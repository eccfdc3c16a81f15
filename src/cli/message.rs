//! What the program says on standard error: in colour only on a terminal.

use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr};

/// Tells why nothing more was done.
pub fn error(text: impl Display) {
    say("31", "error", text);
}

/// An error with its causes, leaving out those that it has told itself.
pub fn causes(error: &anyhow::Error) -> String {
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// Tells what is odd while the work goes on.
pub fn warning(text: impl Display) {
    say("33", "warning", text);
}

/// Tells how far things are.
pub fn note(text: impl Display) {
    // Standard error is the last resort: where it can't be written there is nobody left to tell.
    let _ = writeln!(stderr(), "{text}");
}

/// Writes `word: text` with the word in the ANSI colour `colour` on a terminal.
fn say(colour: &str, word: &str, text: impl Display) {
    if stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        note(format_args!("\x1b[1;{colour}m{word}\x1b[0m: {text}"));
    } else {
        note(format_args!("{word}: {text}"));
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::anyhow;
    use chancery::graph::ExportError;

    use super::causes;

    #[test]
    fn a_cause_is_told_once() {
        let refused = || io::Error::new(io::ErrorKind::PermissionDenied, "not you");
        let file = ExportError::File { path: "a.ttl".into(), source: refused() };
        assert_eq!(causes(&anyhow!(file)), "a.ttl can't be written: not you");
        assert_eq!(causes(&anyhow!(refused()).context("at line 3")), "at line 3: not you");
    }
}
