//! How fast a body comes (H14).
//!
//! The framework limits the wait for the next byte only, so that a client who sends one now and then holds a connection
//! of the forum's web server for hours. Here what arrives is measured in short stretches of time.

use std::time::{Duration, Instant};

/// A stretch,
const STRETCH: Duration = Duration::from_secs(5);
/// and what must arrive in it, in bytes: 1 KiB a second.
const BYTES_MIN: usize = 5 * 1024;

/// How many slow stretches in a row are too many. One may be the forum's fault: while it takes nothing, nothing arrives.
const SLOW_MAX: u32 = 2;

/// The pace of one body.
#[derive(Debug)]
pub(super) struct Pace {
    since: Instant,
    bytes: usize,
    slow: u32,
}

impl Pace {
    /// Begins to measure.
    pub(super) fn begin(now: Instant) -> Self {
        Self { since: now, bytes: 0, slow: 0 }
    }

    /// A part arrived. Whether the body comes too slowly.
    pub(super) fn is_too_slow(&mut self, now: Instant, bytes: usize) -> bool {
        self.bytes = self.bytes.saturating_add(bytes);
        if now.saturating_duration_since(self.since) < STRETCH {
            return false;
        }
        self.slow = if self.bytes < BYTES_MIN { self.slow + 1 } else { 0 };
        (self.since, self.bytes) = (now, 0);
        self.slow >= SLOW_MAX
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_slow_stretches_are_too_many() {
        for (name, parts, want) in [
            ("fast", &[(1, 65_536), (6, 65_536), (12, 65_536)][..], false),
            ("just fast enough", &[(5, 5_120), (10, 5_120), (15, 5_120)], false),
            ("a byte now and then", &[(5, 1), (10, 1)], true),
            ("a byte every second", &[(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (9, 1), (10, 1)], true),
            ("the forum took nothing for a minute", &[(60, 1_024), (61, 65_536), (66, 65_536)], false),
            ("slow and fast in turn", &[(5, 1), (10, 9_000), (15, 1), (20, 9_000)], false),
        ] {
            let begin = Instant::now();
            let mut pace = Pace::begin(begin);
            let slow = parts.iter().any(|(at, bytes)| pace.is_too_slow(begin + Duration::from_secs(*at), *bytes));
            assert_eq!(slow, want, "{name}");
        }
    }
}
