//! Counting for plots: no lock, and no allocation but the first time that an app is seen.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::model::counts::{Counts, RANGES, Series, TIMED, range_of};

/// How many apps are told apart between two flushes; a power of two. Of the others only the sum is known.
const APPS_MAX: usize = 256;
/// Series of apps below this number,
const PLAIN: usize = 10;
/// and refusals with codes from this one on,
const CODES_FROM: usize = 100;
/// as many of them.
const CODES: usize = 500;

/// What one app did.
struct Slots {
    app: String,
    counts: [AtomicU32; PLAIN + CODES],
}

impl Slots {
    fn of(app: &str) -> Box<Self> {
        Box::new(Self { app: app.to_owned(), counts: std::array::from_fn(|_| AtomicU32::new(0)) })
    }

    fn count(&self, series: Series) {
        let number = usize::from(series.0);
        let place = number.checked_sub(CODES_FROM).map_or(number, |code| code.saturating_add(PLAIN));
        if let Some(count) = self.counts.get(place) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn take(&self, into: &mut Counts) {
        for (place, count) in self.counts.iter().enumerate() {
            let number = place.checked_sub(PLAIN).map_or(place, |code| code + CODES_FROM);
            give(count, &self.app, Series(u16::try_from(number).unwrap_or_default()), into);
        }
    }
}

fn give(count: &AtomicU32, app: &str, series: Series, into: &mut Counts) {
    // Most are zero, and reading costs other threads nothing.
    if count.load(Ordering::Relaxed) > 0 {
        into.add(app, series, count.swap(0, Ordering::Relaxed).into());
    }
}

/// Everything that is counted for plots since it was last taken.
pub(super) struct Tally {
    apps: Box<[OnceLock<Box<Slots>>]>,
    unknown: Box<Slots>,
    others: Box<Slots>,
    cache: [AtomicU32; 2],
    times: [[AtomicU32; RANGES]; TIMED.len()],
}

impl std::fmt::Debug for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tally").finish_non_exhaustive()
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            apps: (0..APPS_MAX).map(|_| OnceLock::new()).collect(),
            unknown: Slots::of(Counts::UNKNOWN),
            others: Slots::of(Counts::OTHERS),
            cache: Default::default(),
            times: std::array::from_fn(|_| std::array::from_fn(|_| AtomicU32::new(0))),
        }
    }
}

impl Tally {
    /// Counts one for an app that exists, or for those that nobody knows.
    pub(super) fn count(&self, app: Option<&str>, series: Series) {
        app.map_or(&*self.unknown, |app| self.slots(app)).count(series);
    }

    /// The place of an app: the first that is its own or free, from where its name leads.
    fn slots(&self, app: &str) -> &Slots {
        let start = app
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let start = usize::try_from(start % APPS_MAX as u64).unwrap_or(0);
        let (before, after) = self.apps.split_at(start);
        for place in after.iter().chain(before) {
            // Whoever comes first takes a free place; somebody else may have been faster.
            let slots = place.get_or_init(|| Slots::of(app));
            if slots.app == app {
                return slots;
            }
        }
        &self.others
    }

    /// A session was found in the cache, or not.
    pub(super) fn cache(&self, hit: bool) {
        self.cache[usize::from(!hit)].fetch_add(1, Ordering::Relaxed);
    }

    /// Something took so long. What is not one of [`TIMED`] is not counted.
    pub(super) fn time(&self, what: &str, took: Duration) {
        let timed = TIMED.iter().position(|timed| *timed == what).and_then(|at| self.times.get(at));
        let range = range_of(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        if let Some(count) = timed.and_then(|ranges| ranges.get(range)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// All that was counted since it was last taken.
    pub(super) fn take(&self) -> Counts {
        let mut counts = Counts::default();
        for slots in self.apps.iter().filter_map(OnceLock::get).chain([&self.unknown, &self.others]) {
            slots.take(&mut counts);
        }
        for (count, series) in self.cache.iter().zip([Series::CACHE_HIT, Series::CACHE_MISS]) {
            give(count, Counts::SITE, series, &mut counts);
        }
        for (timed, ranges) in self.times.iter().enumerate() {
            for (range, count) in ranges.iter().enumerate() {
                give(count, Counts::SITE, Series::of_time(timed, range), &mut counts);
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_taken_once() {
        let tally = Tally::default();
        for _ in 0..3 {
            tally.count(Some("chat"), Series::LOGIN_OK);
            tally.count(Some("chat"), Series(402));
            tally.count(None, Series(401));
            tally.cache(true);
            tally.time("token", Duration::from_millis(3));
            tally.time("elsewhere", Duration::from_millis(3));
        }
        tally.cache(false);
        let taken = tally.take();
        assert_eq!(taken.sum(Some("chat"), Series::LOGIN_OK), 3);
        assert_eq!(taken.sum(Some("chat"), Series(402)), 3);
        assert_eq!(taken.sum(Some(Counts::UNKNOWN), Series(401)), 3);
        assert_eq!((taken.sum(None, Series::CACHE_HIT), taken.sum(None, Series::CACHE_MISS)), (3, 1));
        let half = taken.quantile(1, 500).expect("timed");
        assert!((3_000..=4_500).contains(&half), "{half}");
        assert!(tally.take().is_empty());
    }

    #[test]
    fn more_apps_than_places_and_many_threads_lose_nothing() {
        let tally = Tally::default();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let tally = &tally;
                scope.spawn(move || {
                    for app in 0..2 * APPS_MAX {
                        // Each thread meets the apps in another order.
                        let app = (app + thread * 57) % (2 * APPS_MAX);
                        tally.count(Some(&format!("app{app}")), Series::LOGIN_OK);
                    }
                });
            }
        });
        let taken = tally.take();
        assert_eq!(taken.sum(None, Series::LOGIN_OK), 4 * 2 * APPS_MAX as u64);
        assert_eq!(taken.apps().count(), APPS_MAX);
    }
}
