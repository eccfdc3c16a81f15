//! [`Workers`]: the fixed number of threads on which queries are answered.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

use crate::graph::nesting;

/// What a thread is given to do. It says whether another thread took its place meanwhile.
type Job = Box<dyn FnOnce() -> Place + Send>;

/// Whether a thread is still needed when its job is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It goes on with the next job.
    Kept,
    /// Another was started in its place, so it ends.
    Taken,
}

/// How many queries wait at most for a thread.
const WAITING: usize = 256;
/// How many threads are started at most in place of stuck ones.
const REPLACED: usize = 16;

/// The threads on which queries are answered; each has the stack that deep queries need.
pub(super) struct Workers {
    jobs: SyncSender<Job>,
    queue: Arc<Mutex<Receiver<Job>>>,
    /// How many threads are stuck and have others in their places.
    stuck: Arc<AtomicUsize>,
}

/// As many queries wait as may.
#[derive(Debug)]
pub(super) struct Busy;

impl Workers {
    /// Starts so many threads.
    pub fn start(number: usize) -> io::Result<Self> {
        let (jobs, queue) = sync_channel(WAITING);
        let workers = Self { jobs, queue: Arc::new(Mutex::new(queue)), stuck: Arc::default() };
        (0..number).try_for_each(|_| workers.start_one())?;
        Ok(workers)
    }

    /// Hands a job to the next thread that is free.
    pub fn hand(&self, job: impl FnOnce() -> Place + Send + 'static) -> Result<(), Busy> {
        match self.jobs.try_send(Box::new(job)) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Busy),
        }
    }

    /// Starts a thread in place of one whose job doesn't heed that it was stopped. No thread can be ended from outside,
    /// so there is an end to this: past some such jobs it says no, and the threads that are left must do.
    pub fn replace_one(&self) -> bool {
        let more = |stuck| (stuck < REPLACED).then_some(stuck + 1);
        let counted = self.stuck.fetch_update(Ordering::AcqRel, Ordering::Acquire, more);
        let is_started = counted.is_ok() && self.start_one().is_ok();
        if counted.is_ok() && !is_started {
            self.stuck.fetch_sub(1, Ordering::AcqRel);
        }
        is_started
    }

    fn start_one(&self) -> io::Result<()> {
        let (queue, stuck) = (Arc::clone(&self.queue), Arc::clone(&self.stuck));
        let name = "query".to_owned();
        let work = move || {
            loop {
                // A job never panics while it holds this lock: it is run after.
                let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(job) = job else { return };
                // A fault in one query ends that query; its client is told by the broken connection.
                let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
                if done.is_ok_and(|place| place == Place::Taken) {
                    stuck.fetch_sub(1, Ordering::AcqRel);
                    return;
                }
            }
        };
        thread::Builder::new().name(name).stack_size(nesting::STACK).spawn(work).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::{Place, Workers};

    #[test]
    fn a_job_that_fails_or_hangs_keeps_no_thread_from_the_next() {
        let workers = Workers::start(1).expect("threads");
        let (hold, held) = channel::<()>();
        let (done, is_done) = channel();
        workers.hand(|| panic!("a fault in a query (this test wants it)")).expect("room");
        workers
            .hand(move || {
                assert!(held.recv().is_err());
                Place::Taken
            })
            .expect("room");
        assert!(workers.replace_one());
        for _ in 0..3 {
            let done = done.clone();
            let job = move || {
                done.send(()).expect("the test waits");
                Place::Kept
            };
            workers.hand(job).expect("room");
        }
        (0..3).for_each(|_| is_done.recv().expect("the job is done"));
        drop(hold);
    }
}
