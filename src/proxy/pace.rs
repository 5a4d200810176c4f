//! How fast a body comes (H14).
//!
//! The framework limits the wait for the next byte only, so that a client who sends one now and then holds a connection
//! of the forum's web server for hours. Here what arrives is measured in short stretches of time.

use std::time::{Duration, Instant};

/// A stretch. It ends with the next part, so that parts that come every five seconds are three long ones.
const STRETCH: Duration = Duration::from_millis(3_500);
/// What must arrive in it, in bytes: 1 KiB a second.
const BYTES_MIN: usize = 3_584;

/// How many slow stretches in a row are too many. One may be the forum's fault: while it takes nothing, nothing arrives.
const SLOW_MAX: u32 = 3;

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
    fn three_slow_stretches_are_too_many() {
        for (name, parts, want) in [
            ("fast", &[(1_000, 65_536), (6_000, 65_536), (12_000, 65_536)][..], false),
            ("just fast enough", &[(3_500, 3_584), (7_000, 3_584), (10_500, 3_584)], false),
            ("two slow ones", &[(5_000, 1), (10_000, 1)], false),
            ("a byte now and then", &[(5_000, 1), (10_000, 1), (15_000, 1)], true),
            ("each a moment early", &[(4_999, 1), (9_998, 1), (14_997, 1)], true),
            ("a byte every second", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(|second| (second * 1_000, 1)), true),
            ("the forum took nothing for a minute", &[(60_000, 1_024), (61_000, 65_536), (66_000, 65_536)], false),
            ("slow and fast in turn", &[(5_000, 1), (10_000, 1), (15_000, 9_000), (20_000, 1), (25_000, 1)], false),
        ] {
            let begin = Instant::now();
            let mut pace = Pace::begin(begin);
            let slow = parts.iter().any(|(at, bytes)| pace.is_too_slow(begin + Duration::from_millis(*at), *bytes));
            assert_eq!(slow, want, "{name}");
        }
    }
}
