//! Who proved within a day that he is who he says, so that what others do does not keep him from going on.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hash};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::UnixSeconds;

/// How many are kept of each kind: 512 KiB, however many there are.
const PLACES: usize = 1 << 16;
/// How long somebody is known.
const KNOWN_FOR: u64 = 86_400;

const LOWER: u64 = 0xffff_ffff;

/// Remembers in memory of a fixed size. Each place has 32 bits of a tag, and 32 of when it was kept.
pub(super) struct Known {
    hasher: RandomState,
    places: Box<[AtomicU64]>,
}

impl Known {
    pub(super) fn new() -> Self {
        Self { hasher: RandomState::new(), places: (0..PLACES).map(|_| AtomicU64::default()).collect() }
    }

    /// From now on he is known.
    pub(super) fn keep(&self, who: &impl Hash, now: UnixSeconds) {
        let (place, tag) = self.place(who);
        self.places[place].store(tag << 32 | seconds(now), Ordering::Relaxed);
    }

    /// Whether he is.
    pub(super) fn has(&self, who: &impl Hash, now: UnixSeconds) -> bool {
        let (place, tag) = self.place(who);
        let kept = self.places[place].load(Ordering::Relaxed);
        kept >> 32 == tag && seconds(now) < (kept & LOWER) + KNOWN_FOR
    }

    /// Nobody can choose with whom he shares a place, and who does takes it from the other.
    fn place(&self, who: &impl Hash) -> (usize, u64) {
        let hash = self.hasher.hash_one(who);
        (usize::try_from(hash).unwrap_or_default() % PLACES, hash >> 32)
    }
}

/// Seconds, in 32 bits until 2106.
fn seconds(now: UnixSeconds) -> u64 {
    u64::try_from(now.0).unwrap_or_default() & LOWER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_kept_is_known_for_a_day_and_nobody_else() {
        let known = Known::new();
        let now = UnixSeconds(1_000);
        assert!(!known.has(&"anna", now));
        known.keep(&"anna", now);
        assert!(known.has(&"anna", now) && known.has(&"anna", UnixSeconds(1_000 + 86_399)));
        assert!(!known.has(&"anna", UnixSeconds(1_000 + 86_400)));
        assert!((0..10_000).all(|other| !known.has(&other, now)));
    }

    #[test]
    fn the_memory_stays_as_it_is_and_the_last_ones_are_known() {
        let known = Known::new();
        let now = UnixSeconds(1_000);
        (0..1_000_000).for_each(|who| known.keep(&who, now));
        assert_eq!(known.places.len(), PLACES);
        let kept = (999_000..1_000_000).filter(|who| known.has(who, now));
        assert!(kept.count() >= 950);
    }
}
