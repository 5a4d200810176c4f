//! Certificates that portico orders by itself: when one is due, and how long to wait after a failure. Rules without a
//! clock.

use serde::{Deserialize, Serialize};

use super::UnixSeconds;

/// Never more orders than this within an hour, whatever happens, restarts and signals included. Issuers close the door
/// for hours after five failures for one name.
pub const ORDERS_PER_HOUR_MAX: usize = 4;

const HOUR_SECS: u64 = 3_600;

/// The pause after a first failure, in seconds. Each further one waits four times as long,
const PAUSE_SECS: u64 = 60;
/// up to this.
const PAUSE_SECS_MAX: u64 = 12 * HOUR_SECS;

/// The longest that an issuer may make us wait, in seconds.
const TOLD_TO_WAIT_SECS_MAX: u64 = 24 * HOUR_SECS;

/// What became of orders so far. Written down, so that a restart forgets none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attempts {
    /// When those of the last hour began.
    pub orders: Vec<UnixSeconds>,
    /// How many failed in a row.
    pub failures: u32,
    /// The last one of these.
    pub failure: Option<Failure>,
    /// No order begins before.
    pub next: UnixSeconds,
}

/// An order that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Of the catalogue.
    pub code: String,
    /// What the issuer said, or why it could not be asked.
    pub cause: String,
    /// When.
    pub at: UnixSeconds,
}

impl Attempts {
    /// Notes that an order begins. `Err` is when one may at the earliest: there were enough in this hour.
    pub fn begin(&mut self, now: UnixSeconds) -> Result<(), UnixSeconds> {
        // What is said to have begun later was written under another clock.
        self.orders.retain(|at| now.since(*at) < HOUR_SECS && *at <= now);
        let room = self.orders.len() < ORDERS_PER_HOUR_MAX;
        match self.orders.iter().min() {
            Some(first) if !room => {
                self.next = self.next.max(first.plus(HOUR_SECS));
                Err(self.next)
            }
            _ => {
                self.orders.push(now);
                Ok(())
            }
        }
    }

    /// An order came to nothing. `told` is how long the issuer wants to be left alone, in seconds.
    pub fn failed(&mut self, failure: Failure, told: Option<u64>, dice: u64) {
        let doubled = 2 * self.failures.min(16);
        let pause = PAUSE_SECS.checked_shl(doubled).unwrap_or(PAUSE_SECS_MAX).min(PAUSE_SECS_MAX);
        // Those who failed at the same time do not come back at the same time.
        let pause = pause + dice % (pause / 4);
        let told = told.unwrap_or(0).min(TOLD_TO_WAIT_SECS_MAX);
        self.failures = self.failures.saturating_add(1);
        self.next = failure.at.plus(pause.max(told));
        self.failure = Some(failure);
    }

    /// A certificate came.
    pub fn succeeded(&mut self) {
        *self = Self { orders: std::mem::take(&mut self.orders), ..Self::default() };
    }
}

/// When a certificate with this life is to be replaced: when two thirds are over, and up to a twenty-fourth later.
pub fn renewal(not_before: UnixSeconds, not_after: UnixSeconds, dice: u64) -> UnixSeconds {
    let life = not_after.since(not_before);
    not_before.plus(life / 3 * 2 + dice % (life / 24 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

    fn failure(at: UnixSeconds) -> Failure {
        Failure { code: "P124".to_owned(), cause: "nobody answers on port 80".to_owned(), at }
    }

    #[test]
    fn pauses_grow_and_end_at_half_a_day() {
        let mut attempts = Attempts::default();
        for want in [60, 240, 960, 3_840, 15_360, 43_200, 43_200] {
            attempts.failed(failure(NOW), None, 0);
            assert_eq!(attempts.next.since(NOW), want);
        }
        attempts.failures = u32::MAX;
        attempts.failed(failure(NOW), None, u64::MAX);
        let pause = attempts.next.since(NOW);
        assert!((43_200..54_000).contains(&pause), "{pause}");
        for (told, want) in [(7_200, 7_200), (10, 60), (u64::MAX, 86_400)] {
            let mut attempts = Attempts::default();
            attempts.failed(failure(NOW), Some(told), 0);
            assert_eq!(attempts.next.since(NOW), want, "{told}");
        }
        attempts.succeeded();
        assert_eq!(attempts, Attempts::default());
    }

    #[test]
    fn an_hour_has_room_for_a_few_orders() {
        let mut attempts = Attempts::default();
        for begin in [0, 10, 20, 30] {
            assert_eq!(attempts.begin(NOW.plus(begin)), Ok(()));
            attempts.succeeded();
        }
        assert_eq!(attempts.begin(NOW.plus(40)), Err(NOW.plus(3_600)));
        assert_eq!(attempts.begin(NOW.plus(3_599)), Err(NOW.plus(3_600)));
        assert_eq!(attempts.begin(NOW.plus(3_600)), Ok(()));
        assert_eq!(attempts.begin(NOW.plus(3_605)), Err(NOW.plus(3_610)));
        assert_eq!(attempts.begin(UnixSeconds(0)), Ok(()), "a clock that was wrong locks nobody out");
    }

    #[test]
    fn a_third_of_the_life_is_left_for_renewals() {
        let end = NOW.plus(90 * 86_400);
        assert_eq!(renewal(NOW, end, 0), NOW.plus(60 * 86_400));
        let latest = NOW.plus(60 * 86_400 + 90 * 86_400 / 24);
        assert!((0..1_000).all(|dice| renewal(NOW, end, dice * 7_919) <= latest));
        assert_eq!(renewal(NOW, NOW.plus(30), 1), NOW.plus(21), "short lives, too");
        assert_eq!(renewal(NOW, UnixSeconds(0), 5), NOW, "no life at all");
    }
}
