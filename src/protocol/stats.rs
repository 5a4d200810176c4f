//! Plots: what was counted, in the resolution that fits.

use serde::{Deserialize, Serialize};

use crate::model::UnixSeconds;
use crate::model::counts::{Bucket, Counts, Resolution};
use crate::ports::{Clock, Store, StoreError};

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// So many seconds until now.
    pub since_secs: u64,
    /// How long a bucket is; `None`: as fits.
    pub resolution: Option<Resolution>,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// How long each bucket is.
    pub resolution: Resolution,
    /// When the first one begins,
    pub from: UnixSeconds,
    /// and when the last one ends.
    pub until: UnixSeconds,
    /// Those in which something was counted, the oldest first.
    pub buckets: Vec<Bucket>,
}

/// Reads what was counted. The last minute of a running server is not in it yet.
pub async fn read(query: &Query, store: &dyn Store, clock: &dyn Clock) -> Result<View, StoreError> {
    let now = clock.now();
    let resolution = query.resolution.unwrap_or(fitting(query.since_secs));
    let since_secs = query.since_secs.clamp(1, resolution.keep_secs());
    let begin = now.0.saturating_sub(i64::try_from(since_secs).unwrap_or(i64::MAX));
    let from = resolution.bucket(UnixSeconds(begin));
    let until = UnixSeconds(resolution.bucket(now).0.saturating_add(resolution.secs()));
    let buckets = store.counts(resolution, from, until).await?;
    Ok(View { resolution, from, until, buckets })
}

/// So that a plot has some hundred points.
fn fitting(secs: u64) -> Resolution {
    match secs {
        0..=10_800 => Resolution::Minute,
        10_801..=1_814_400 => Resolution::Hour,
        _ => Resolution::Day,
    }
}

impl View {
    /// All of it together.
    pub fn sum(&self) -> Counts {
        let mut sum = Counts::default();
        self.buckets.iter().for_each(|bucket| sum.merge(&bucket.counts));
        sum
    }

    /// One number for each bucket, zero where nothing was counted: `of` tells it.
    pub fn line(&self, of: impl Fn(&Counts) -> u64) -> Vec<u64> {
        let length = |until: UnixSeconds| until.0.saturating_sub(self.from.0) / self.resolution.secs();
        let mut line = vec![0; usize::try_from(length(self.until)).unwrap_or(0)];
        for bucket in &self.buckets {
            if let Some(place) = usize::try_from(length(bucket.at)).ok().and_then(|at| line.get_mut(at)) {
                *place = of(&bucket.counts);
            }
        }
        line
    }

    /// The sums of each hour of the day (UTC); of days of the week, Monday first, if buckets are hours or less.
    pub fn hours(&self, of: impl Fn(&Counts) -> u64) -> [[u64; 24]; 7] {
        let mut week = [[0; 24]; 7];
        for bucket in &self.buckets {
            let hours = bucket.at.0.div_euclid(3_600);
            // 1970 began on a Thursday.
            let day = usize::try_from((hours.div_euclid(24) + 3).rem_euclid(7)).unwrap_or(0);
            let hour = usize::try_from(hours.rem_euclid(24)).unwrap_or(0);
            if let Some(sum) = week.get_mut(day).and_then(|day| day.get_mut(hour)) {
                *sum += of(&bucket.counts);
            }
        }
        week
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::counts::Series;

    #[test]
    fn lines_have_a_number_for_each_bucket() {
        let mut counts = Counts::default();
        counts.add("chat", Series::LOGIN_OK, 3);
        // Friday, 2027-01-15, 08:00 UTC.
        let at = UnixSeconds(1_800_000_000);
        let from = UnixSeconds(at.0 - 7_200);
        let until = UnixSeconds(at.0 + 3_600);
        let bucket = Bucket { at, counts };
        let view = View { resolution: Resolution::Hour, from, until, buckets: vec![bucket] };
        let logins = |counts: &Counts| counts.sum(None, Series::LOGIN_OK);
        assert_eq!(view.line(logins), [0, 0, 3]);
        assert_eq!(view.hours(logins)[4][8], 3);
        assert_eq!(view.hours(logins).iter().flatten().sum::<u64>(), 3);
        assert_eq!(view.sum().sum(Some("chat"), Series::LOGIN_OK), 3);
    }

    #[test]
    fn the_resolution_fits_the_time() {
        for (secs, want) in [
            (3_600, Resolution::Minute),
            (86_400, Resolution::Hour),
            (7 * 86_400, Resolution::Hour),
            (90 * 86_400, Resolution::Day),
        ] {
            assert_eq!(fitting(secs), want, "{secs}");
        }
    }
}
