//! [`Exit`]: how a command ended, and the errors that decide it.

use std::io;
use std::process::ExitCode;

/// How a command ended; its number is the program's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All was done.
    Done = 0,
    /// It failed, or some inputs failed and the rest was done.
    Failed = 1,
    /// The command line or a query was not understood; nothing was done.
    Usage = 2,
    /// The user stopped it; what was done by then stays.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The command line or a query was not understood. As the cause of an error it makes the program end with 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

impl Exit {
    /// How a command ends that gave `error`: usage where its causes say so, nothing amiss where a reader closed the
    /// pipe (`chancery export | head`), else failed.
    pub fn of(error: &anyhow::Error) -> Self {
        if is_closed_pipe(error) {
            Self::Done
        } else if error.chain().any(|cause| cause.is::<UsageError>()) {
            Self::Usage
        } else {
            Self::Failed
        }
    }
}

/// Whether the error is that nobody reads the output any more.
///
/// Serializers wrap an I/O error in another I/O error, so each one's kind counts, not only the outermost.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::{Context, anyhow};

    use super::{Exit, UsageError};

    #[test]
    fn the_causes_of_an_error_decide() {
        let closed = io::Error::from(io::ErrorKind::BrokenPipe);
        let rows = [
            (anyhow!("disk on fire"), Exit::Failed),
            (anyhow!(UsageError("no such query".into())), Exit::Usage),
            (Err::<(), _>(UsageError("?".into())).context("at line 3").unwrap_err(), Exit::Usage),
            (anyhow!(closed).context("cannot write"), Exit::Done),
            (anyhow!(io::Error::from(io::ErrorKind::StorageFull)), Exit::Failed),
        ];
        for (error, exit) in rows {
            assert_eq!(Exit::of(&error), exit, "{error:#}");
        }
    }
}
