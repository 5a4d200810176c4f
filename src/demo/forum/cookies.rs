//! `Set-Cookie` lines as programs in PHP write them.

use time::OffsetDateTime;

/// A year, seconds.
pub const YEAR_SECS: i64 = 365 * 86_400;

/// One line. Without `expires`, in Unix seconds, the cookie ends with the browser.
pub fn set(name: &str, value: &str, expires: Option<i64>) -> String {
    let expires = expires.map(|at| format!("; expires={}", date(at))).unwrap_or_default();
    format!("{name}={value}{expires}; path=/; HttpOnly")
}

/// `value` with everything percent-encoded that PHP's `setcookie` encodes.
pub fn encode(value: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');
    percent_encoding::utf8_percent_encode(value, KEPT).to_string()
}

/// `Sat, 21-Nov-2026 18:16:37 GMT`.
fn date(at: i64) -> String {
    let date = OffsetDateTime::from_unix_timestamp(at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (weekday, month) = (date.weekday().to_string(), date.month().to_string());
    format!(
        "{}, {:02}-{}-{} {:02}:{:02}:{:02} GMT",
        weekday.get(..3).unwrap_or_default(),
        date.day(),
        month.get(..3).unwrap_or_default(),
        date.year(),
        date.hour(),
        date.minute(),
        date.second(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_of_the_old_form() {
        for (expires, want) in [
            (Some(1_795_284_997), "a=1%7C2; expires=Sat, 21-Nov-2026 18:16:37 GMT; path=/; HttpOnly"),
            (Some(0), "a=1%7C2; expires=Thu, 01-Jan-1970 00:00:00 GMT; path=/; HttpOnly"),
            (None, "a=1%7C2; path=/; HttpOnly"),
        ] {
            assert_eq!(set("a", &encode("1|2"), expires), want);
        }
    }
}
