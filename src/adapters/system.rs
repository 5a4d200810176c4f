//! The clock and the random numbers of the operating system. Nothing else in the program reads them.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

use crate::model::UnixSeconds;
use crate::ports::{Clock, Entropy};

/// The wall clock of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    // The one place that may ask; everybody else is told.
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> UnixSeconds {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        UnixSeconds(i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX))
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
