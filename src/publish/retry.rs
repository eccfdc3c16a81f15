//! [`Retries`]: how often a request is tried again, and when.

use std::time::Duration;

/// No wait is longer, whatever an endpoint asks for.
const LONGEST: Duration = Duration::from_secs(60);

/// How often a request is tried again that failed for a passing reason, and how long it waits before: each time twice
/// as long as the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retries {
    /// How often at most.
    pub times: u32,
    /// The first wait.
    pub wait: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self { times: 5, wait: Duration::from_secs(1) }
    }
}

impl Retries {
    /// How long to wait before the try after `tries` of them; nothing if it was the last. `asked` is what the endpoint
    /// asked for (`Retry-After`).
    pub(super) fn wait(self, tries: u32, asked: Option<Duration>) -> Option<Duration> {
        if tries > self.times {
            return None;
        }
        let doubled = self.wait.saturating_mul(2_u32.saturating_pow(tries.saturating_sub(1)));
        Some(doubled.max(asked.unwrap_or_default()).min(LONGEST))
    }
}

/// Whether an answer may be another one next time: too many requests, or a gateway's or server's passing trouble.
pub(super) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Retries, is_passing};

    #[test]
    fn waits_double_and_end() {
        let retries = Retries { times: 3, wait: Duration::from_secs(1) };
        let seconds = |tries, asked: Option<u64>| {
            retries.wait(tries, asked.map(Duration::from_secs)).map(|wait| wait.as_secs())
        };
        let rows = [
            (1, None, Some(1)),
            (2, None, Some(2)),
            (3, None, Some(4)),
            (4, None, None),
            (1, Some(7), Some(7)),
            (3, Some(2), Some(4)),
            (1, Some(86_400), Some(60)),
        ];
        for (tries, asked, expected) in rows {
            assert_eq!(seconds(tries, asked), expected, "{tries} {asked:?}");
        }
        let many = Retries { times: u32::MAX, wait: Duration::from_secs(1) };
        assert_eq!(many.wait(100, None).map(|wait| wait.as_secs()), Some(60));
    }

    #[test]
    fn a_refusal_is_not_passing() {
        for status in [400, 401, 403, 404, 405, 413, 415, 301, 501] {
            assert!(!is_passing(status), "{status}");
        }
        assert!(is_passing(503) && is_passing(429));
    }
}
