//! Running a job of some length for a request: on a query's thread, until the time limit, and stopped when nobody
//! waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::body::{Keeping, Outcome, Outlet};
use super::cache::{Kept, Making};
use super::edition::Edition;
use super::memory::Stop;
use super::reply::Refusal;
use super::site::Site;
use super::workers::Place;
use crate::graph::CancellationToken;

/// How long a stopped query may take to notice it before its client is told without it.
const GRACE: Duration = Duration::from_millis(500);
/// How long after that its thread is taken for stuck.
const STUCK: Duration = Duration::from_secs(5);

/// The states of a job: it runs; it is done; it was taken for stuck and another thread has the place of its own.
const RUNS: u8 = 0;
const DONE: u8 = 1;
const REPLACED: u8 = 2;

/// A job: writes an answer until it is stopped.
type Job = dyn FnOnce(&mut Outlet, &CancellationToken) -> Result<(), Refusal> + Send;

/// When what is asked now has taken too long.
pub(super) fn deadline(site: &Site) -> Instant {
    Instant::now() + site.settings.timeout
}

/// The same of what is made ready before anybody asks: nobody waits for it, and it is asked often.
pub(super) fn late_deadline(site: &Site) -> Instant {
    Instant::now() + site.settings.timeout * 10
}

/// Runs a job over an edition until the deadline and sends what it writes: to wait for a thread counts.
///
/// `question` is all that the answer follows from besides the edition. What was answered before is sent again.
pub(super) async fn run(
    site: &Arc<Site>,
    edition: Arc<Edition>,
    question: String,
    deadline: Instant,
    job: impl FnOnce(&Edition, &mut Outlet, &CancellationToken) -> Result<(), Refusal> + Send + 'static,
) -> Response {
    let mut making = Making::begin(&edition, &question);
    if making.is_none() {
        // Somebody asks the same: their answer will do, unless it fails or is too large to be kept.
        if timeout_at(deadline, edition.answers.made(&question)).await.is_err() {
            return late(site).into_response();
        }
        making = Making::begin(&edition, &question);
    }
    if let Some(Kept { media, body }) = edition.answers.get(&question) {
        return ([(header::CONTENT_TYPE, media)], body).into_response();
    }
    let keeping = making.map(Keeping::new);
    let job = move |outlet: &mut Outlet, stop: &CancellationToken| job(&edition, outlet, stop);
    outcome(site, keeping, deadline, Box::new(job)).await.into_response()
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => refusal.into_response(),
            Self::Whole(media, bytes) => ([(header::CONTENT_TYPE, media)], bytes).into_response(),
            Self::Begun(media, chunks) => {
                ([(header::CONTENT_TYPE, media)], Body::new(chunks)).into_response()
            }
        }
    }
}

/// As [`run`], for those who do something with the answer.
pub(super) async fn outcome(
    site: &Arc<Site>,
    keeping: Option<Keeping>,
    deadline: Instant,
    job: Box<Job>,
) -> Outcome {
    let (sender, receiver) = oneshot::channel();
    let outlet = Outlet::new(sender, site.settings.largest_answer, deadline, keeping);
    let stop = Stop::default();
    let limits = Limits::set(site, &stop, deadline);
    let mut waiting = Waiting { stop: stop.token.clone(), answered: false };
    let its_site = Arc::clone(site);
    if site.workers.hand(move || work(&its_site, job, outlet, stop, limits)).is_err() {
        return Outcome::Refused(Refusal::busy());
    }
    match timeout_at(deadline + GRACE, receiver).await {
        Ok(Ok(outcome)) => {
            waiting.answered = true;
            outcome
        }
        Ok(Err(_)) => {
            let fault = "the query failed in a way that nobody foresaw; the server goes on";
            Outcome::Refused(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, fault))
        }
        Err(_) => Outcome::Refused(late(site)),
    }
}

/// What a query's thread does.
fn work(site: &Arc<Site>, job: Box<Job>, mut outlet: Outlet, stop: Stop, limits: Limits) -> Place {
    let done = if stop.token.is_cancelled() {
        Err(late(site))
    } else {
        let _running = site.memory.count_in(&stop);
        job(&mut outlet, &stop.token)
    };
    outlet.finish(done.map_err(|refusal| match stop.token.is_cancelled() {
        true if stop.is_short_of_memory() => Refusal::late(
            "the queries that ran used more memory than they may, so they were stopped; make them narrower, or let whoever runs the server allow more with --memory",
        ),
        true => late(site),
        false => refusal,
    }));
    limits.end()
}

fn late(site: &Site) -> Refusal {
    Refusal::late(format!(
        "the query took longer than {} s; make it narrower, or let whoever runs the server allow more with --timeout",
        site.settings.timeout.as_secs_f32()
    ))
}

/// The time limit of a job. When it is done, nothing of it is left.
struct Limits {
    state: Arc<AtomicU8>,
    timer: JoinHandle<()>,
}

impl Limits {
    /// Stops the job at the deadline; if it doesn't heed that, another thread takes the place of its own.
    fn set(site: &Arc<Site>, stop: &Stop, deadline: Instant) -> Self {
        let state = Arc::new(AtomicU8::new(RUNS));
        let (site, stop, of_job) = (Arc::clone(site), stop.token.clone(), Arc::clone(&state));
        let timer = tokio::spawn(async move {
            sleep_until(deadline).await;
            stop.cancel();
            sleep(STUCK).await;
            if change(&of_job, REPLACED) && !site.workers.replace_one() {
                of_job.store(RUNS, Ordering::Release);
            }
        });
        Self { state, timer }
    }

    /// Says that the job is done, and hears whether its thread still has its place.
    fn end(self) -> Place {
        if change(&self.state, DONE) { Place::Kept } else { Place::Taken }
    }
}

/// Changes the state of a job that runs; whether it did.
fn change(state: &AtomicU8, to: u8) -> bool {
    state.compare_exchange(RUNS, to, Ordering::AcqRel, Ordering::Acquire).is_ok()
}

impl Drop for Limits {
    fn drop(&mut self) {
        self.timer.abort();
    }
}

/// A client that waits; if it goes away before it has an answer, its query is stopped.
struct Waiting {
    stop: CancellationToken,
    answered: bool,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if !self.answered {
            self.stop.cancel();
        }
    }
}
