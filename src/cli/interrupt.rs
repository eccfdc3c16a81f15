//! [`Interrupt`]: whether the user wants the command to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::Exit;
use super::message;

/// Whether the user wants the command to stop: Ctrl-C, or a signal to terminate.
#[derive(Debug, Clone)]
pub struct Interrupt(Arc<AtomicBool>);

/// The user stopped the command. As an error it ends the work between two transactions.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub struct Interrupted;

impl Interrupt {
    /// Listens from now on. The second signal ends the program at once.
    ///
    /// # Errors
    /// If signals can't be listened to, or are already.
    pub fn listen() -> Result<Self, ctrlc::Error> {
        let wanted = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&wanted);
        ctrlc::set_handler(move || {
            if seen.swap(true, Ordering::SeqCst) {
                std::process::exit(Exit::Interrupted as i32);
            }
            message::note("stopping after what is in hand; once more stops at once");
        })?;
        Ok(Self(wanted))
    }

    /// An error from the moment on when the user wants to stop.
    ///
    /// # Errors
    /// Then.
    pub fn check(&self) -> Result<(), Interrupted> {
        if self.0.load(Ordering::SeqCst) { Err(Interrupted) } else { Ok(()) }
    }
}
