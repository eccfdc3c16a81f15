//! Faults of data files, told all at once.

use anyhow::{Result, bail};
use chancery::diagnostic::Diagnostic;

use super::message;

/// Tells each fault, then fails with their number.
pub fn refuse<T>(faults: &[Diagnostic]) -> Result<T> {
    for fault in faults {
        message::error(fault);
    }
    match faults.len() {
        1 => bail!("stopped by this fault"),
        many => bail!("stopped by these {many} faults"),
    }
}
