//! The cookies that we set: which logins are waiting, which browser this is, and the way back for forums that look for
//! it in a cookie.

use cookie::{Cookie, SameSite};
use http::HeaderMap;

use crate::model::{Hash32, Plaintext};

/// How many logins may wait in one browser.
pub const PENDING_MAX: usize = 8;
/// How long it is remembered that a browser was sent back to an app: a circle is faster.
pub const PASSES_SECS: u64 = 10;
/// A handle is 32 bytes in base64url.
const HANDLE_CHARS: usize = 43;
/// How long the forum's login page is told the way back. Whoever takes longer is picked up afterwards.
const WAY_BACK_SECS: i64 = 600;
/// How long a chosen language is remembered.
const LANGUAGE_SECS: u64 = 365 * 86_400;

/// Names of our cookies. `__Host-` binds them to this host and to https; on loopback http browsers refuse the prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieNames {
    /// Whether the public address is https.
    pub secure: bool,
}

/// The value of a `Set-Cookie` line.
#[derive(Clone, Debug)]
pub struct SetCookie(pub String);

impl CookieNames {
    /// Handles of logins that wait, newest last.
    pub fn pending_name(self) -> &'static str {
        if self.secure { "__Host-portico-pending" } else { "portico-pending" }
    }

    /// A random name of this browser, to which consent forms are bound.
    pub fn browser_name(self) -> &'static str {
        if self.secure { "__Host-portico-browser" } else { "portico-browser" }
    }

    /// The language that was chosen on our page.
    pub fn language_name(self) -> &'static str {
        if self.secure { "__Host-portico-language" } else { "portico-language" }
    }

    /// Remembers a language for a year; without one, forgets it.
    pub fn set_language(self, choice: &str) -> SetCookie {
        let lifetime = if choice.is_empty() { 0 } else { LANGUAGE_SECS };
        self.set(self.language_name(), choice.to_owned(), Some(lifetime))
    }

    /// A visit of the console that a link for one use opened.
    fn console_name(self) -> &'static str {
        if self.secure { "__Host-portico-console" } else { "portico-console" }
    }

    /// What the browser holds of such a visit.
    pub fn console(self, headers: &HeaderMap) -> Option<Plaintext> {
        value(headers, self.console_name()).filter(|value| is_handle(value)).map(Plaintext::new)
    }

    /// Remembers such a visit for so many seconds; without one, forgets it. No other site's page brings it along.
    ///
    /// `__Host-` wants the whole host. Where browsers refuse that prefix, every other program on this machine that
    /// listens on a port has the same cookies, so the visit is told below `path` only.
    pub fn set_console(self, visit: Option<(&Plaintext, u64)>, path: &str) -> SetCookie {
        let (value, lifetime) = visit.map_or((String::new(), 0), |(visit, secs)| (visit.reveal().to_owned(), secs));
        let path = if self.secure { "/" } else { path };
        self.set_at(path, self.console_name(), value, Some(lifetime), SameSite::Strict)
    }

    /// The key of a link whose button was not pressed yet. It goes to the console and nowhere else, so it has a path and
    /// cannot have the prefix of the others.
    fn console_key_name(self) -> &'static str {
        if self.secure { "__Secure-portico-link" } else { "portico-link" }
    }

    /// The key of such a link.
    pub fn console_key(self, headers: &HeaderMap) -> Option<Plaintext> {
        value(headers, self.console_key_name()).filter(|value| is_handle(value)).map(Plaintext::new)
    }

    /// Keeps the key of a link for so many seconds, for what is below `path`; without one, forgets it.
    ///
    /// Lax: somebody who follows the link from his mail comes from another site, and it would be kept from him.
    pub fn set_console_key(self, key: Option<(&Plaintext, u64)>, path: &str) -> SetCookie {
        let (value, lifetime) = key.map_or((String::new(), 0), |(key, secs)| (key.reveal().to_owned(), secs));
        self.set_at(path, self.console_key_name(), value, Some(lifetime), SameSite::Lax)
    }

    /// How often this browser was sent to an app of late.
    fn passes_name(self) -> &'static str {
        if self.secure { "__Host-portico-passes" } else { "portico-passes" }
    }

    /// How often a member in this browser was sent back to `origin` within [`PASSES_SECS`] of each other.
    pub fn passes(self, headers: &HeaderMap, origin: &str) -> u32 {
        let value = value(headers, self.passes_name()).unwrap_or_default();
        let counted = value.split_once('.').filter(|(_, place)| *place == String::from(Hash32::of(origin.as_bytes())));
        counted.and_then(|(count, _)| count.parse().ok()).unwrap_or(0)
    }

    /// Counts another one.
    pub fn set_passes(self, origin: &str, count: u32) -> SetCookie {
        let place = String::from(Hash32::of(origin.as_bytes()));
        let lifetime = if count == 0 { 0 } else { PASSES_SECS };
        self.set(self.passes_name(), format!("{count}.{place}"), Some(lifetime))
    }

    /// The handles in the pending cookie.
    pub fn pending(self, headers: &HeaderMap) -> Vec<Plaintext> {
        let value = value(headers, self.pending_name()).unwrap_or_default();
        value.split('.').filter(|handle| is_handle(handle)).take(PENDING_MAX).map(Plaintext::new).collect()
    }

    /// The browser's name, if it has one.
    pub fn browser(self, headers: &HeaderMap) -> Option<Plaintext> {
        value(headers, self.browser_name()).filter(|value| is_handle(value)).map(Plaintext::new)
    }

    /// Writes the pending cookie; without handles, removes it.
    pub fn set_pending(self, handles: &[Plaintext], lifetime_secs: u64) -> SetCookie {
        let newest = handles.iter().rev().take(PENDING_MAX).rev();
        let value = newest.map(Plaintext::reveal).collect::<Vec<_>>().join(".");
        let lifetime = if handles.is_empty() { 0 } else { lifetime_secs };
        self.set(self.pending_name(), value, Some(lifetime))
    }

    /// Writes the browser cookie. It ends with the browser's session.
    pub fn set_browser(self, browser: &Plaintext) -> SetCookie {
        self.set(self.browser_name(), browser.reveal().to_owned(), None)
    }

    /// Writes the way back into the cookie in which the forum's login page looks for it. Without `value`, removes it.
    ///
    /// Not out of reach of scripts: it is a script of the forum that reads it.
    pub fn set_way_back(self, name: &str, value: &str, path: &str) -> SetCookie {
        let mut cookie = Cookie::new(name, value);
        cookie.set_path(path);
        cookie.set_secure(self.secure);
        cookie.set_same_site(SameSite::Lax);
        cookie.set_max_age(cookie::time::Duration::seconds(if value.is_empty() { 0 } else { WAY_BACK_SECS }));
        SetCookie(cookie.to_string())
    }

    fn set(self, name: &'static str, value: String, lifetime_secs: Option<u64>) -> SetCookie {
        self.set_at("/", name, value, lifetime_secs, SameSite::Lax)
    }

    fn set_at(
        self,
        path: &str,
        name: &'static str,
        value: String,
        lifetime_secs: Option<u64>,
        same_site: SameSite,
    ) -> SetCookie {
        let mut cookie = Cookie::new(name, value);
        cookie.set_path(path);
        cookie.set_http_only(true);
        cookie.set_secure(self.secure);
        cookie.set_same_site(same_site);
        if let Some(seconds) = lifetime_secs {
            cookie.set_max_age(cookie::time::Duration::seconds(i64::try_from(seconds).unwrap_or(i64::MAX)));
        }
        SetCookie(cookie.to_string())
    }
}

fn is_handle(text: &str) -> bool {
    text.len() == HANDLE_CHARS && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The value of our cookie. A line that is not text is the forum's affair.
pub(super) fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(http::header::COOKIE).iter();
    // Cookies of the forum may hold any byte; only the pair with our name is looked at.
    lines
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair.trim_ascii()).ok())
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("cookie", http::HeaderValue::from_bytes(line).expect("a header value"));
        }
        headers
    }

    fn handle(letter: char) -> String {
        letter.to_string().repeat(HANDLE_CHARS)
    }

    #[test]
    fn our_cookies_are_found_among_others() {
        let names = CookieNames { secure: true };
        let (a, b) = (handle('a'), handle('b'));
        let line = format!("x=\u{e9}; __Host-portico-pending={a}.{b}.short; y=1");
        let found = names.pending(&headers(&[b"q=\xff\xfe", line.as_bytes()]));
        assert_eq!(found.iter().map(Plaintext::reveal).collect::<Vec<_>>(), [&a, &b]);
        assert!(names.pending(&headers(&[format!("portico-pending={a}").as_bytes()])).is_empty(), "other prefix");
        assert!(names.browser(&headers(&[b"__Host-portico-browser=' OR 1=1"])).is_none());
    }

    #[test]
    fn the_oldest_waiting_login_gives_way() {
        let names = CookieNames { secure: false };
        let handles: Vec<Plaintext> = "abcdefghij".chars().map(|c| Plaintext::new(handle(c))).collect();
        let SetCookie(line) = names.set_pending(&handles, 1_800);
        assert!(line.starts_with(&format!("portico-pending={}.", handle('c'))), "{line}");
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1800"] {
            assert!(line.contains(attribute), "{line}");
        }
        assert!(!line.contains("Secure") && !line.contains("Domain"), "{line}");
        let SetCookie(line) = CookieNames { secure: true }.set_pending(&[], 1_800);
        assert!(line.contains("Secure") && line.contains("Max-Age=0"), "{line}");
        let SetCookie(line) = names.set_way_back("destination_url", "/f/oauth/resume.php?p=a", "/f");
        assert_eq!(line, "destination_url=/f/oauth/resume.php?p=a; SameSite=Lax; Path=/f; Max-Age=600");
        let SetCookie(line) = CookieNames { secure: true }.set_way_back("destination_url", "", "/");
        assert_eq!(line, "destination_url=; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }
}
