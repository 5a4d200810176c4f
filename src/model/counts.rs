//! What is counted over time, for plots: how many of what, for which app, in which minute, hour and day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::UnixSeconds;

/// What is counted. Its number stands in the store and never changes.
///
/// 1 to 8 are those of [`Series::APP`]; 100 to 999 refusals by the number of their `P` code; from 4096 on times: 64
/// ranges for each of [`TIMED`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Series(pub u16);

impl Series {
    /// Logins: a code was issued.
    pub const LOGIN_OK: Self = Self(1);
    /// The member said no, or may not use the app.
    pub const LOGIN_DENIED: Self = Self(2);
    /// The visitor was sent to the forum's login.
    pub const LOGIN_NOT_LOGGED_IN: Self = Self(3);
    /// The forum banned the member.
    pub const LOGIN_BANNED: Self = Self(4);
    /// Anything else.
    pub const LOGIN_ERROR: Self = Self(5);
    /// A member allowed the app for the first time.
    pub const FIRST_TIME: Self = Self(6);
    /// The app proved itself with its newest secret,
    pub const SECRET_CURRENT: Self = Self(7);
    /// or with an older one.
    pub const SECRET_OLD: Self = Self(8);
    /// Sessions that were found in the cache, of the whole site,
    pub const CACHE_HIT: Self = Self(20);
    /// and those that the forum was asked for.
    pub const CACHE_MISS: Self = Self(21);
    /// Logins that live at an app. No count but a height: the highest of its time.
    pub const GRANTS: Self = Self(30);
    /// Results of logins.
    pub const LOGINS: [Self; 5] =
        [Self::LOGIN_OK, Self::LOGIN_DENIED, Self::LOGIN_NOT_LOGGED_IN, Self::LOGIN_BANNED, Self::LOGIN_ERROR];
    const FIRST_TIMES: u16 = 4096;

    /// Refusals under a code like `P402`.
    pub fn of_code(code: &str) -> Option<Self> {
        let number = code.strip_prefix('P')?.parse().ok()?;
        (100..1000).contains(&number).then_some(Self(number))
    }

    /// The code of refusals.
    pub fn code(self) -> Option<String> {
        (100..1000).contains(&self.0).then(|| format!("P{}", self.0))
    }

    /// Times of one of [`TIMED`] in one range.
    pub fn of_time(timed: usize, range: usize) -> Self {
        let number = timed.saturating_mul(RANGES).saturating_add(range.min(RANGES - 1));
        Self(Self::FIRST_TIMES.saturating_add(u16::try_from(number).unwrap_or(u16::MAX)))
    }

    /// Which of [`TIMED`], and which range.
    fn time(self) -> Option<(usize, usize)> {
        let number = usize::from(self.0.checked_sub(Self::FIRST_TIMES)?);
        Some((number / RANGES, number % RANGES))
    }

    /// Its name in lists and files: `login.ok`, `P402`; of times the name of what was timed and the microseconds at
    /// which the range begins, `time.token.4096`.
    pub fn name(self) -> String {
        let name = match self {
            Self::LOGIN_OK => "login.ok",
            Self::LOGIN_DENIED => "login.denied",
            Self::LOGIN_NOT_LOGGED_IN => "login.not_logged_in",
            Self::LOGIN_BANNED => "login.banned",
            Self::LOGIN_ERROR => "login.error",
            Self::FIRST_TIME => "first_time",
            Self::SECRET_CURRENT => "secret.newest",
            Self::SECRET_OLD => "secret.older",
            Self::CACHE_HIT => "cache.hit",
            Self::CACHE_MISS => "cache.miss",
            Self::GRANTS => "active",
            other => {
                let time = other.time().map(|(timed, range)| {
                    let timed = TIMED.get(timed).copied().unwrap_or("?");
                    format!("time.{timed}.{}", range_begins(range))
                });
                return other.code().or(time).unwrap_or_else(|| other.0.to_string());
            }
        };
        name.to_owned()
    }

    fn is_height(self) -> bool {
        self == Self::GRANTS
    }
}

/// What is timed: three endpoints, and what the gateway adds to a page of the forum before it asks for it.
pub const TIMED: [&str; 4] = ["authorize", "token", "userinfo", "pages"];
/// How many ranges of times there are.
pub const RANGES: usize = 64;

/// The range of a time: two for each doubling, from a microsecond to half an hour. Ranges of many can be added up.
pub fn range_of(micros: u64) -> usize {
    let micros = micros.max(1);
    let doublings = usize::try_from(micros.ilog2()).unwrap_or(0);
    let upper_half = match doublings {
        0 => 0,
        doublings => usize::from(micros >> (doublings - 1) & 1 == 1),
    };
    (doublings * 2 + upper_half).min(RANGES - 1)
}

/// The microseconds at which a range begins.
pub fn range_begins(range: usize) -> u64 {
    let whole = 1_u64 << (range / 2).min(62);
    if range.is_multiple_of(2) { whole } else { whole + whole / 2 }
}

/// How long a bucket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// Kept for 48 hours.
    Minute,
    /// Kept for 90 days.
    Hour,
    /// Kept for 3 years. A day is one of UTC.
    Day,
}

impl Resolution {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    /// The length of a bucket in seconds.
    pub fn secs(self) -> i64 {
        match self {
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
        }
    }

    /// How long buckets are kept, in seconds.
    pub fn keep_secs(self) -> u64 {
        match self {
            Self::Minute => 2 * 86_400,
            Self::Hour => 90 * 86_400,
            Self::Day => 3 * 366 * 86_400,
        }
    }

    /// Where the bucket of an instant begins.
    pub fn bucket(self, at: UnixSeconds) -> UnixSeconds {
        UnixSeconds(at.0.saturating_sub(at.0.rem_euclid(self.secs())))
    }
}

/// Counts of one bucket: by app, by what is counted. The site as a whole is [`Counts::SITE`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counts(pub BTreeMap<String, BTreeMap<Series, u64>>);

impl Counts {
    /// What is no app's.
    pub const SITE: &'static str = "";
    /// Apps that nobody knows.
    pub const UNKNOWN: &'static str = "?";
    /// Apps beyond the [`Counts::APPS_MAX`] that are told apart.
    pub const OTHERS: &'static str = "+";
    /// How many apps are told apart in one bucket.
    pub const APPS_MAX: usize = 300;

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds to one of them.
    pub fn add(&mut self, app: &str, series: Series, count: u64) {
        let known = self.0.contains_key(app) || self.0.len() < Self::APPS_MAX || app.len() < 2;
        let of_app = self.0.entry(if known { app } else { Self::OTHERS }.to_owned()).or_default();
        let sum = of_app.entry(series).or_default();
        *sum = if series.is_height() { count.max(*sum) } else { sum.saturating_add(count) };
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Self) {
        for (app, of_app) in &other.0 {
            for (series, count) in of_app {
                self.add(app, *series, *count);
            }
        }
    }

    /// One count; of an app, or of all of them together.
    pub fn sum(&self, app: Option<&str>, series: Series) -> u64 {
        let of = |counts: &BTreeMap<Series, u64>| counts.get(&series).copied().unwrap_or_default();
        match app {
            Some(app) => self.0.get(app).map(of).unwrap_or_default(),
            None => self.0.values().map(of).fold(0, u64::saturating_add),
        }
    }

    /// Apps that were counted, without those that nobody knows.
    pub fn apps(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|app| !matches!(*app, Self::SITE | Self::UNKNOWN | Self::OTHERS))
    }

    /// Refusals by code, the most frequent first; of an app, or of all.
    pub fn codes(&self, app: Option<&str>) -> Vec<(String, u64)> {
        let mut codes: BTreeMap<String, u64> = BTreeMap::new();
        for (of, counts) in &self.0 {
            if app.is_none_or(|app| app == of) {
                for (code, count) in counts.iter().filter_map(|(series, count)| Some((series.code()?, *count))) {
                    *codes.entry(code).or_default() += count;
                }
            }
        }
        let mut codes: Vec<_> = codes.into_iter().collect();
        codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        codes
    }

    /// The time in microseconds that so many of a thousand did not exceed, by the ranges that they fell into. `None`:
    /// nothing was timed. Half of them: 500.
    pub fn quantile(&self, timed: usize, of_thousand: u64) -> Option<u64> {
        let ranges = self.0.get(Self::SITE)?;
        let of_timed = ranges.iter().filter_map(|(series, count)| match series.time() {
            Some((found, range)) if found == timed => Some((range, *count)),
            _ => None,
        });
        let ranges: Vec<(usize, u64)> = of_timed.collect();
        let all: u64 = ranges.iter().map(|(_, count)| count).sum();
        let wanted = (all.saturating_mul(of_thousand)).div_ceil(1000).max(1);
        let mut seen = 0;
        for (range, count) in ranges {
            seen += count;
            if seen >= wanted {
                return Some(range_begins(range + 1));
            }
        }
        None
    }
}

/// Counts of one stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// When it began.
    pub at: UnixSeconds,
    /// What was counted.
    pub counts: Counts,
}

/// What one process counted since it last told the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which process: random.
    pub process: [u8; 16],
    /// The number of this report, so that one of which nobody knows whether it arrived can be sent again.
    pub number: u64,
    /// When.
    pub at: UnixSeconds,
    /// What.
    pub counts: Counts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_times_follow_each_other() {
        for range in 1..RANGES {
            assert!(range_begins(range) > range_begins(range - 1) || range < 3, "{range}");
        }
        for micros in [0, 1, 2, 3, 4, 5, 6, 7, 100, 1_000, 1_500, 999_999, 60_000_000] {
            let range = range_of(micros);
            assert!(
                range_begins(range) <= micros.max(1) && micros < range_begins(range + 1).max(2),
                "{micros}: {range}"
            );
        }
        assert_eq!(range_of(u64::MAX), RANGES - 1);
    }

    #[test]
    fn quantiles_are_right_within_a_range_and_add_up() {
        let mut one = Counts::default();
        let mut other = Counts::default();
        for micros in 1..=1_000_u64 {
            let counts = if micros % 2 == 0 { &mut one } else { &mut other };
            counts.add(Counts::SITE, Series::of_time(1, range_of(micros)), 1);
        }
        one.merge(&other);
        for (of_thousand, right) in [(500, 500), (950, 950), (990, 990), (1, 1)] {
            let found = one.quantile(1, of_thousand).expect("timed");
            assert!(found >= right && found <= right * 2, "{of_thousand}: {found}");
        }
        assert_eq!(one.quantile(0, 500), None);
    }

    #[test]
    fn heights_do_not_add_up_and_apps_are_bounded() {
        let mut counts = Counts::default();
        for height in [3, 7, 5] {
            counts.add("chat", Series::GRANTS, height);
            counts.add("chat", Series::LOGIN_OK, height);
        }
        assert_eq!((counts.sum(Some("chat"), Series::GRANTS), counts.sum(None, Series::LOGIN_OK)), (7, 15));
        for number in 0..2 * Counts::APPS_MAX {
            counts.add(&format!("app{number}"), Series::LOGIN_OK, 1);
        }
        assert!(counts.0.len() <= Counts::APPS_MAX + 1);
        assert_eq!(counts.sum(None, Series::LOGIN_OK), 15 + 2 * Counts::APPS_MAX as u64);
    }

    #[test]
    fn codes_and_buckets() {
        assert_eq!(Series::of_code("P402"), Some(Series(402)));
        assert_eq!(Series(402).code().as_deref(), Some("P402"));
        assert_eq!((Series(402).name().as_str(), Series(8).name().as_str()), ("P402", "secret.older"));
        assert_eq!((Series::of_time(1, 24).name().as_str(), Series(99).name().as_str()), ("time.token.4096", "99"));
        for wrong in ["402", "P99", "P1000", "Px"] {
            assert_eq!(Series::of_code(wrong), None, "{wrong}");
        }
        let mut counts = Counts::default();
        counts.add("chat", Series(402), 3);
        counts.add("wiki", Series(404), 5);
        counts.add("wiki", Series(402), 3);
        assert_eq!(counts.codes(None), [("P402".to_owned(), 6), ("P404".to_owned(), 5)]);
        assert_eq!(counts.codes(Some("chat")), [("P402".to_owned(), 3)]);
        let at = UnixSeconds(1_800_000_059);
        assert_eq!(Resolution::Minute.bucket(at), UnixSeconds(1_800_000_000));
        assert_eq!(Resolution::Day.bucket(at), UnixSeconds(1_799_971_200));
        assert_eq!(Resolution::Hour.bucket(UnixSeconds(-1)), UnixSeconds(-3_600));
    }
}
