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
}
