//! How long work takes.

use std::time::{Duration, Instant};

/// What some work gives, and how long it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let value = work();
    (std::hint::black_box(value), begin.elapsed())
}

/// What some work on this thread gives, and how long the processor was busy with it: what other programs take doesn't
/// count. The time by the clock where the system doesn't tell.
pub fn processed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = processor_time();
    let (value, elapsed) = timed(work);
    let busy = begin.zip(processor_time()).map(|(begin, end)| end - begin);
    (value, busy.unwrap_or(elapsed))
}

/// How long the processor was busy with this thread so far.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The middle one of some values.
pub fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    values[values.len() / 2]
}
