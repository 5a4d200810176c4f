use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

/// An instant: whole seconds since 1970-01-01 00:00:00 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixSeconds(pub i64);

impl UnixSeconds {
    /// The instant `seconds` later. Stops at the end of the calendar instead of wrapping.
    pub fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(i64::try_from(seconds).unwrap_or(i64::MAX)))
    }

    /// The day that it is in, in UTC: days since 1970-01-01.
    pub fn day(self) -> i64 {
        self.0.div_euclid(86_400)
    }

    /// The begin of a day in UTC, written as `2026-11-21`.
    pub fn of_day(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits: usize| {
            let part =
                parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (number(4)?, u8::try_from(number(2)?).ok()?, u8::try_from(number(2)?).ok()?);
        let date = Date::from_calendar_date(year.into(), Month::try_from(month).ok()?, day).ok()?;
        Some(Self(date.midnight().assume_utc().unix_timestamp()))
    }

    /// For operators, in every language the same: `2026-11-21 12:04:31 UTC`. Beyond the calendar the number of seconds.
    pub fn date_and_time(self) -> String {
        let formatted = OffsetDateTime::from_unix_timestamp(self.0).ok().map(|time| {
            let (year, month, day) = time.to_calendar_date();
            let (hour, minute, second) = time.to_hms();
            format!("{year}-{:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC", u8::from(month))
        });
        formatted.unwrap_or_else(|| self.0.to_string())
    }

    /// Seconds from `earlier` to this instant; zero when the clock went back in between.
    pub fn since(self, earlier: Self) -> u64 {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }
}
