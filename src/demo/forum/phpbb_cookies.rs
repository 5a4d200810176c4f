//! phpBB's three cookies, and the way back after its log-in.

use time::OffsetDateTime;

use super::backend::Visit;
use super::phpbb_tables::COOKIE_NAME;

/// The values of the three cookies, as far as they have the right shape.
pub struct Jar {
    /// `_sid`: 32 hex digits.
    pub session: Option<String>,
    /// `_u`: the member's number.
    pub member: Option<u32>,
    /// `_k`: the key that remembers him.
    pub key: Option<String>,
}

impl Jar {
    /// Takes them out of a request.
    pub fn read(visit: &Visit) -> Self {
        let cookie = |suffix: &str| visit.cookie(&format!("{COOKIE_NAME}_{suffix}")).map(str::to_owned);
        let hex = |text: &String| text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        Self {
            session: cookie("sid").filter(hex),
            member: cookie("u").and_then(|text| text.parse().ok()),
            key: cookie("k").filter(|text| !text.is_empty()),
        }
    }

    /// Sets all three for a year, also a guest's: the life of the cookie says nothing about the log-in.
    pub fn set(member: u32, key: &str, session: &str, now: i64) -> Vec<String> {
        let expires = cookie_date(now.saturating_add(365 * 86_400));
        [("u", member.to_string().as_str()), ("k", key), ("sid", session)]
            .map(|(suffix, value)| format!("{COOKIE_NAME}_{suffix}={value}; expires={expires}; path=/; HttpOnly"))
            .to_vec()
    }

    /// Deletes all three.
    pub fn clear(now: i64) -> Vec<String> {
        let expires = cookie_date(now.saturating_sub(365 * 86_400));
        ["u", "k", "sid"].map(|suffix| format!("{COOKIE_NAME}_{suffix}=; expires={expires}; path=/; HttpOnly")).to_vec()
    }
}

/// `Sat, 21-Nov-2026 18:16:37 GMT`, the form phpBB writes.
fn cookie_date(at: i64) -> String {
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

/// Where phpBB goes after a log-in: an address of its own host, with the session id appended.
/// `None`: it shows an error instead, although the member is logged in.
pub fn way_back(wanted: &str, session: &str, host: &str) -> Option<String> {
    if wanted.contains([';', '\r', '\n', '\\']) {
        return None;
    }
    let own =
        wanted.strip_prefix(&format!("http://{host}/")).or_else(|| wanted.strip_prefix(&format!("https://{host}/")));
    let path = match own {
        Some(path) => path,
        None if wanted.contains("://") && !wanted.starts_with('/') => return None,
        None => wanted,
    };
    // A path without its slash is below the board, and a second slash does not make a host of it.
    let path = format!("/{}", path.trim_start_matches('/'));
    let (path, fragment) = path.split_once('#').map_or((path.as_str(), None), |(path, rest)| (path, Some(rest)));
    let joint = if path.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|rest| format!("#{rest}")).unwrap_or_default();
    Some(format!("{path}{joint}sid={session}{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_always_on_the_own_host() {
        for (name, wanted, want) in [
            ("a path", "/oauth/resume.php", Some("/oauth/resume.php?sid=s1")),
            ("a path with a query", "/oauth/resume.php?p=abc", Some("/oauth/resume.php?p=abc&sid=s1")),
            ("no slash: below the board", "index.php", Some("/index.php?sid=s1")),
            ("another host without scheme", "//other.example/x", Some("/other.example/x?sid=s1")),
            ("the own address", "http://forum.example:8080/a?b=1#c", Some("/a?b=1&sid=s1#c")),
            ("another host", "https://other.example/", None),
            ("another port", "http://forum.example/", None),
            ("a semicolon", "/a;b", None),
            ("a line feed", "/a\nb", None),
        ] {
            assert_eq!(way_back(wanted, "s1", "forum.example:8080").as_deref(), want, "{name}");
        }
    }

    #[test]
    fn dates_are_of_the_old_form() {
        assert_eq!(cookie_date(1_795_284_997), "Sat, 21-Nov-2026 18:16:37 GMT");
    }
}
