//! The clock and the random numbers of the operating system. Nothing else in the program reads them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

use crate::model::{UnixSeconds, problem};
use crate::ports::{Clock, Entropy};

/// How far the wall clock may fall behind before an operator is told, in milliseconds.
const WORTH_TELLING: i64 = 60_000;

/// The wall clock of the operating system, made steady: within a process it follows jumps forward at once, and while
/// the wall clock stands behind, it goes on from where it was. So nothing that has run out comes to life again.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    // The one place that may ask; everybody else is told.
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> UnixSeconds {
        static START: OnceLock<Instant> = OnceLock::new();
        static STEADY: Steady = Steady::new();
        let millis = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let wall = millis(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default());
        STEADY.read(wall, millis(START.get_or_init(Instant::now).elapsed()))
    }
}

/// The highest beginning of the process that the wall clock ever implied; what has passed since is added to it.
#[derive(Debug)]
struct Steady {
    /// Wall clock when the process began, in milliseconds since 1970.
    began: AtomicI64,
    /// The operator knows that the wall clock stands behind.
    told: AtomicBool,
}

impl Steady {
    const fn new() -> Self {
        Self { began: AtomicI64::new(i64::MIN), told: AtomicBool::new(false) }
    }

    /// `wall`: what the wall clock says, `passed`: since the process began, by a clock that only goes forward; both in
    /// milliseconds.
    fn read(&self, wall: i64, passed: i64) -> UnixSeconds {
        let implied = wall.saturating_sub(passed);
        let began = self.began.fetch_max(implied, Ordering::Relaxed).max(implied);
        let behind = began.saturating_sub(implied);
        if behind > WORTH_TELLING && !self.told.swap(true, Ordering::Relaxed) {
            // The two clocks are not read in the same moment.
            let (code, seconds) = (problem::P222.code, behind.saturating_add(500) / 1000);
            tracing::warn!(code, seconds, "the clock of the machine was set back; lifetimes go on by the time before");
        }
        UnixSeconds(began.saturating_add(passed).div_euclid(1000))
    }
}

/// The generator of the operating system, through aws-lc.
#[derive(Clone, Debug, Default)]
pub struct OsEntropy {
    generator: SystemRandom,
}

impl Entropy for OsEntropy {
    /// # Panics
    ///
    /// If the operating system has no random bytes to give. A token that can be guessed would be worse than none.
    fn bytes32(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.generator.fill(&mut bytes).expect("the operating system gives random bytes");
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seconds since the process began, what the wall clock says then, and what counts.
    #[test]
    fn a_clock_that_is_set_back_goes_on() {
        let hour = 3600;
        let rows = [
            ("as it should be", vec![(0, 1000, 1000), (10, 1010, 1010)]),
            ("an hour back", vec![(0, 9000, 9000), (10, 9010 - hour, 9010), (100, 9100 - hour, 9100)]),
            ("an hour ahead", vec![(0, 9000, 9000), (10, 9010 + hour, 9010 + hour)]),
            ("ahead and back", vec![(0, 9000, 9000), (1, 9001 + hour, 9001 + hour), (61, 9061, 9061 + hour)]),
            ("frozen", vec![(0, 9000, 9000), (600, 9000, 9600)]),
            ("asleep, which the steady clock does not count", vec![(0, 9000, 9000), (1, 9001 + hour, 9001 + hour)]),
            ("a leap second", vec![(0, 9000, 9000), (1, 9000, 9001), (2, 9001, 9002)]),
            ("before 1970", vec![(0, 0, 0), (5, -10, 5)]),
        ];
        for (what, steps) in rows {
            let steady = Steady::new();
            for (passed, wall, counts) in steps {
                assert_eq!(steady.read(wall * 1000, passed * 1000), UnixSeconds(counts), "{what}, after {passed} s");
            }
        }
    }

    #[test]
    fn the_clock_is_in_this_century_and_chance_does_not_repeat() {
        assert!((1_700_000_000..4_100_000_000).contains(&SystemClock.now().0));
        let entropy = OsEntropy::default();
        assert_ne!(entropy.bytes32(), entropy.bytes32());
    }

    /// What codes, tokens, tickets and handles are made of. Each of the 256 bits is a coin: in `DRAWS` throws it is
    /// further than eight standard deviations from one half less than once in 10^12 runs of this test.
    #[test]
    fn a_hundred_thousand_draws_are_all_different_and_every_bit_is_a_coin() {
        const DRAWS: u32 = 100_000;
        let entropy = OsEntropy::default();
        let mut seen = std::collections::HashSet::new();
        let mut ones = [0_u32; 256];
        for _ in 0..DRAWS {
            let bytes = entropy.bytes32();
            for (place, ones) in ones.iter_mut().enumerate() {
                *ones += u32::from(bytes[place / 8] >> (place % 8) & 1);
            }
            assert!(seen.insert(bytes), "twice the same");
        }
        let deviation = f64::from(DRAWS).sqrt() / 2.0;
        for (place, ones) in ones.iter().enumerate() {
            let off = (f64::from(*ones) - f64::from(DRAWS) / 2.0).abs() / deviation;
            assert!(off < 8.0, "bit {place}: {ones} of {DRAWS}");
        }
    }
}
