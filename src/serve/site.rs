//! [`Site`]: what all requests share.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::edition::Edition;
use super::memory::Memory;
use super::workers::Workers;

/// What a server is told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The store's folder.
    pub folder: PathBuf,
    /// Where it listens; the port 0 takes any that is free.
    pub bind: SocketAddr,
    /// The names by which it may be called; numbers and `localhost` are always allowed. Without any, and if other machines
    /// reach it, any name is.
    pub names: Vec<String>,
    /// How long a query may take, waiting and sending included.
    pub timeout: Duration,
    /// How much memory all running queries may use together, in bytes.
    pub memory: u64,
    /// How large an answer may be, in bytes.
    pub largest_answer: u64,
    /// Whether pages of other sites may ask.
    pub cors: bool,
}

/// What all requests share.
pub(super) struct Site {
    pub settings: Settings,
    pub workers: Workers,
    pub memory: Memory,
    edition: RwLock<Arc<Edition>>,
}

impl Site {
    /// A site that begins with this edition.
    pub fn new(settings: Settings, workers: Workers, edition: Edition) -> Self {
        let memory = Memory::new(settings.memory);
        Self { settings, workers, memory, edition: RwLock::new(Arc::new(edition)) }
    }

    /// The edition of now. Whoever has it keeps it for the whole request.
    pub fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.edition.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a newer edition into the place of the last; that goes when the last request is done with it.
    pub fn publish(&self, edition: Edition) {
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(edition);
    }
}
