//! `[limits]`.

use super::check::networks;
use super::reader::Reader;
use crate::model::{Limits, Rate, problem};

/// More than a counter is for,
const RATE_MAX: u32 = 1_000_000;
/// and one of failures.
const FAILURES_MAX: u32 = 4_000;

const BY_ADDRESS: &str = "/min per address";
const OF_APPS: &str = " failures/min per app and address";

/// Reads `[limits]`.
pub fn limits(reader: &mut Reader<'_>) -> Limits {
    let usual = Limits::default();
    Limits {
        authorize: rate(reader, "authorize", (BY_ADDRESS, RATE_MAX), usual.authorize),
        pages: rate(reader, "pages", (BY_ADDRESS, RATE_MAX), usual.pages),
        token: rate(reader, "token", (OF_APPS, FAILURES_MAX), usual.token),
        failed_client_auth: rate(reader, "failed_client_auth", (BY_ADDRESS, FAILURES_MAX), usual.failed_client_auth),
        unknown_tokens: rate(reader, "unknown_tokens", ("/min per app and address", RATE_MAX), usual.unknown_tokens),
        device_code: rate(reader, "device_code", (BY_ADDRESS, RATE_MAX), usual.device_code),
        session_lookups: rate(reader, "session_lookups", (BY_ADDRESS, RATE_MAX), usual.session_lookups),
        console: rate(reader, "console", ("/min per member", RATE_MAX), usual.console),
        exempt: networks(reader, "limits.exempt"),
    }
}

/// `unit`: what stands behind the number, for whoever reads the file.
fn rate(reader: &mut Reader<'_>, key: &str, (unit, most): (&str, u32), usual: Rate) -> Rate {
    let Some(setting) = reader.text(&format!("limits.{key}")) else { return usual };
    match parsed(&setting.value, unit, most) {
        Some(rate) => rate,
        None => {
            let help = format!("write it like \"{}{unit}\", with 1 to {most}, or \"off\"", usual.unwrap_or(100));
            reader.refuse(&setting, &problem::P102, "is not a limit", &help);
            usual
        }
    }
}

/// A number with its unit, which may be left out but for the minute; or `off`.
fn parsed(text: &str, unit: &str, most: u32) -> Option<Rate> {
    if text == "off" {
        return Some(None);
    }
    let (number, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let fits = rest == unit || rest == "/min";
    let number = number.parse().ok().filter(|number| (1..=most).contains(number));
    number.filter(|_| fits).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        for (text, want) in [
            ("30/min per address", Some(Some(30))),
            ("1/min", Some(Some(1))),
            ("1000000/min", Some(Some(1_000_000))),
            ("off", Some(None)),
            ("0/min", None),
            ("1000001/min", None),
            ("30", None),
            ("30/s", None),
            ("30/min per member", None),
            ("/min", None),
            ("", None),
        ] {
            assert_eq!(parsed(text, BY_ADDRESS, RATE_MAX), want, "{text}");
        }
        assert_eq!(parsed("30 failures/min per app and address", OF_APPS, 40), Some(Some(30)));
    }
}
