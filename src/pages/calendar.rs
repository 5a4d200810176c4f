//! Days, times and lengths of time as a language says them.
//!
//! The words are messages of the language: `month-2`, `date-day`, `duration-hours`. Nobody tells us where on earth a
//! visitor is, so times are those of UTC, and say so.

use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

use super::texts::{Argument, Arguments, Texts};
use crate::model::UnixSeconds;

const DAY_SECS: u64 = 86_400;
const HOUR_SECS: u64 = 3_600;

const SECOND: StaticFormatDescription =
    format_description!("[day padding:none] [month repr:short] [year] [hour]:[minute]:[second] UTC");
const ISO: StaticFormatDescription = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");

impl Texts {
    /// "21 November 2026". `None` beyond the years that the calendar of `time` knows.
    pub fn day(&self, instant: UnixSeconds) -> Option<String> {
        self.plain("date-day", &self.parts(at(instant)?)?)
    }

    /// "21 November 2026, 12:04 UTC".
    pub fn minute(&self, instant: UnixSeconds) -> Option<String> {
        self.plain("date-minute", &self.parts(at(instant)?)?)
    }

    /// A length of time in the largest unit that says it without a fraction, or nearly so.
    pub fn duration(&self, seconds: u64) -> String {
        let fits = |unit: u64| seconds >= unit && (seconds.is_multiple_of(unit) || seconds >= 3 * unit);
        let (count, unit) = match seconds {
            _ if fits(DAY_SECS) => (seconds / DAY_SECS, "days"),
            _ if fits(HOUR_SECS) => (seconds / HOUR_SECS, "hours"),
            _ => (seconds.div_ceil(60).max(1), "minutes"),
        };
        let count = Arguments::from([("count".to_owned(), Argument::Number(count))]);
        self.plain(&format!("duration-{unit}"), &count).unwrap_or_default()
    }

    /// Whole months of thirty days, as people say how long ago something was.
    pub fn months(&self, seconds: u64) -> String {
        let count = Arguments::from([("count".to_owned(), Argument::Number(seconds / (30 * DAY_SECS)))]);
        self.plain("duration-months", &count).unwrap_or_default()
    }

    fn parts(&self, at: OffsetDateTime) -> Option<Arguments> {
        let month = self.plain(&format!("month-{}", u8::from(at.month())), &Arguments::new())?;
        let parts = [
            // A number, since some languages say "the first" and count from then on.
            ("day", Argument::Number(at.day().into())),
            ("month", Argument::Own(month)),
            ("month-number", Argument::Own(u8::from(at.month()).to_string())),
            ("year", Argument::Own(at.year().to_string())),
            ("time", Argument::Own(format!("{:02}:{:02}", at.hour(), at.minute()))),
        ];
        Some(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

/// How many midnights of UTC lie between two instants; none if the second is not later.
pub fn nights(from: UnixSeconds, to: UnixSeconds) -> u64 {
    let day = |instant: UnixSeconds| instant.0.div_euclid(86_400);
    u64::try_from(day(to).saturating_sub(day(from))).unwrap_or(0)
}

/// "21 Nov 2026 12:04:31 UTC", for operators, in every language the same.
pub fn second(instant: UnixSeconds) -> Option<String> {
    at(instant)?.format(SECOND).ok()
}

/// As HTML's `datetime` has it.
pub fn iso(instant: UnixSeconds) -> Option<String> {
    at(instant)?.format(ISO).ok()
}

fn at(instant: UnixSeconds) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(instant.0).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::pages::languages::BUILT_IN;
    use crate::pages::texts::Written;

    #[test]
    fn a_language_says_the_first_of_a_month_in_its_way() {
        for (tag, first, second) in [
            ("en", "1 November 2026", "2 November 2026"),
            ("de", "1. November 2026", "2. November 2026"),
            ("fr", "1er novembre 2026", "2 novembre 2026"),
            ("it", "1º novembre 2026", "2 novembre 2026"),
            ("pt", "1º de novembro de 2026", "2 de novembro de 2026"),
            ("ja", "2026年11月1日", "2026年11月2日"),
        ] {
            let (_, source) = BUILT_IN.iter().find(|(known, _)| *known == tag).expect("built in");
            let written = Written::new(tag.parse().expect("a tag"), source, &BTreeMap::new(), None);
            let texts = Texts::new(Arc::new(written.expect("a good file")), None, false);
            let day = |at| texts.day(UnixSeconds(at)).expect("a day");
            assert_eq!((day(1_793_491_200).as_str(), day(1_793_577_600).as_str()), (first, second), "{tag}");
        }
    }
}
