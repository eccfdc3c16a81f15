//! [`Memory`]: how much memory queries may use together.
//!
//! Oxigraph has no such limit: a query that sorts or groups keeps all rows. So the memory of the process is looked at
//! several times a second, and what it has more than when no query ran is what queries use. It is read from `/proc`,
//! so elsewhere than on Linux there is no such limit.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::graph::CancellationToken;

/// How often memory is looked at.
pub(super) const EVERY: Duration = Duration::from_millis(100);

/// The memory of running queries.
pub(super) struct Memory {
    /// How much queries may use together, in bytes.
    allowed: u64,
    /// The bytes of the process when no query ran.
    idle: AtomicU64,
    running: Mutex<Vec<Stop>>,
}

/// A way to stop a query, and whether it was stopped for want of memory.
#[derive(Clone, Default)]
pub(super) struct Stop {
    pub token: CancellationToken,
    short: Arc<AtomicBool>,
}

impl Stop {
    /// Whether it was stopped for want of memory.
    pub fn is_short_of_memory(&self) -> bool {
        self.short.load(Ordering::Acquire)
    }
}

/// A query while it runs; dropping it says that it is done.
pub(super) struct Running<'a> {
    memory: &'a Memory,
    stop: Stop,
}

impl Memory {
    /// Memory of which queries may use so much together, in bytes.
    pub fn new(allowed: u64) -> Self {
        Self { allowed, idle: AtomicU64::new(used().unwrap_or(0)), running: Mutex::default() }
    }

    /// Counts a query in while it runs.
    pub fn count_in(&self, stop: &Stop) -> Running<'_> {
        self.running().push(stop.clone());
        Running { memory: self, stop: stop.clone() }
    }

    /// Stops all queries if they use more than they may. Which of them it is that uses it, nobody can tell.
    pub fn look(&self) {
        let Some(used) = used() else { return };
        let running = self.running();
        if running.is_empty() {
            // What an allocator keeps of a query that is done, the next one uses again.
            self.idle.store(used, Ordering::Release);
        } else if used.saturating_sub(self.idle.load(Ordering::Acquire)) > self.allowed {
            for stop in running.iter() {
                stop.short.store(true, Ordering::Release);
                stop.token.cancel();
            }
        }
    }

    fn running(&self) -> MutexGuard<'_, Vec<Stop>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.memory.running().retain(|other| !Arc::ptr_eq(&other.short, &self.stop.short));
    }
}

/// The memory that the process has of the machine, in bytes, where the system tells.
fn used() -> Option<u64> {
    const PAGE: u64 = 4096;
    let numbers = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(numbers.split_whitespace().nth(1)?.parse::<u64>().ok()? * PAGE)
}

#[cfg(test)]
mod tests {
    use super::{Memory, Stop, used};

    #[test]
    fn what_uses_too_much_is_stopped() {
        if used().is_none() {
            return;
        }
        let (memory, before, after) = (Memory::new(64 << 20), Stop::default(), Stop::default());
        drop(memory.count_in(&before));
        let running = memory.count_in(&after);
        memory.look();
        assert!(!after.token.is_cancelled());
        let filled = vec![1_u8; 96 << 20];
        memory.look();
        assert!(filled.iter().all(|byte| *byte == 1));
        assert!(after.token.is_cancelled() && after.is_short_of_memory());
        assert!(!before.token.is_cancelled());
        drop(running);
    }
}
