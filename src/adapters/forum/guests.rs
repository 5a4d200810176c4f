//! Whether cookies can only be a guest's, whichever way a forum's server reads them.
//!
//! # Why
//!
//! A server that folds names, cuts values or splits lines otherwise finds a member where [`super::cookies::pick`] finds
//! nobody: `f%5fk=KEY` is `f_k` to some. So whatever anybody could take for a cookie of the login must be one that guests
//! have: under its exact name, once, and with a value that the forum gives guests. What is in doubt is no guest's; a
//! genuine browser has no such cookies.

use super::cookies::NamedCookie;
use crate::model::LoginCookies;

/// What stands between two cookies to some server or other. For all of them a semicolon does.
const SEPARATORS: &[u8] = b", \t\"";
/// A line with more of them is not looked at, and no guest's.
const SEPARATORS_MAX: usize = 2_000;
/// What is longer is no name. Three times as long as a name may be, for one in percent.
const NAME_BYTES_MAX: usize = 768;

/// Whose the cookies of the login can be.
pub(super) fn judge(lines: &[&[u8]], names: &[NamedCookie]) -> LoginCookies {
    if lines.iter().copied().flatten().filter(|byte| SEPARATORS.contains(byte)).count() > SEPARATORS_MAX {
        return LoginCookies::Others;
    }
    let mut met: Vec<&str> = Vec::new();
    for pair in lines.iter().flat_map(|line| line.split(|byte| *byte == b';')).map(<[u8]>::trim_ascii) {
        let readings = readings(pair);
        let meant: Vec<&NamedCookie> = names.iter().filter(|cookie| cookie.may_be_one_of(&readings)).collect();
        if !meant.iter().all(|cookie| is_a_guests(pair, cookie) && !met.contains(&cookie.alias.as_str())) {
            return LoginCookies::Others;
        }
        met.extend(meant.iter().map(|cookie| cookie.alias.as_str()));
    }
    if met.is_empty() { LoginCookies::Absent } else { LoginCookies::Guests }
}

/// Whether a pair is this cookie to everybody, as guests have it.
fn is_a_guests(pair: &[u8], cookie: &NamedCookie) -> bool {
    let Some(equals) = pair.iter().position(|byte| *byte == b'=') else { return false };
    let (name, value) = (&pair[..equals], &pair[equals + 1..]);
    let is_one = !value.iter().any(|byte| SEPARATORS.contains(byte)) && value.len() <= cookie.bytes_max;
    is_one && cookie.fits(name) && cookie.guest.as_ref().is_some_and(|guest| guest.is_match(value))
}

/// The names that a pair may have for one server or another: its own, and one after each separator.
fn readings(pair: &[u8]) -> Vec<Vec<u8>> {
    let mut readings = Vec::new();
    for start in 0..pair.len() {
        if start > 0 && !SEPARATORS.contains(&pair[start - 1]) {
            continue;
        }
        let rest = pair[start..].trim_ascii_start();
        // A pair without a name before the equals sign has one behind it to some.
        let rest = &rest[rest.iter().take_while(|byte| **byte == b'=').count()..];
        let name = rest.split(|byte| matches!(byte, b'=' | b',')).next().unwrap_or_default();
        let name = name.get(..NAME_BYTES_MAX).unwrap_or(name);
        let plain: Vec<u8> = name.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
        let decoded: Vec<u8> = percent_encoding::percent_decode(&plain).collect();
        for name in [name, &decoded] {
            // Where a string ends with a zero, and the name of a list before its bracket.
            let name = name.split(|byte| *byte == 0).next().unwrap_or_default();
            let list = name.split(|byte| *byte == b'[').next().unwrap_or_default();
            readings
                .extend([name, list].map(|name| trimmed(name).to_vec()).into_iter().filter(|name| !name.is_empty()));
        }
    }
    readings
}

fn trimmed(name: &[u8]) -> &[u8] {
    let outer = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'=' | 0x0b);
    let start = name.iter().take_while(|byte| outer(byte)).count();
    let end = name.iter().rev().take_while(|byte| outer(byte)).count();
    name.get(start..name.len() - end).unwrap_or_default()
}

/// A name as PHP folds it, for servers to which upper and lower case are one.
fn folded(name: &[u8]) -> Vec<u8> {
    let fold = |byte: &u8| if matches!(byte, b'.' | b' ' | b'[' | b'+') { b'_' } else { byte.to_ascii_lowercase() };
    name.iter().map(fold).collect()
}

impl NamedCookie {
    /// Whether a server may take one of these names for this cookie's.
    fn may_be_one_of(&self, readings: &[Vec<u8>]) -> bool {
        match &self.folded {
            None => {
                let own = folded(self.name.as_bytes());
                readings.iter().any(|name| folded(name) == own)
            }
            Some(pattern) => readings.iter().any(|name| pattern.is_match(name) || pattern.is_match(&folded(name))),
        }
    }
}

#[cfg(test)]
mod tests {
    use regex::bytes::Regex;

    use super::*;

    fn cookie(alias: &str, name: &str, guest: Option<&str>) -> NamedCookie {
        let guest = guest.map(|text| Regex::new(&format!(r"\A(?:{text})\z")).expect("a pattern"));
        NamedCookie { guest, ..NamedCookie::plain(alias, name, 12) }
    }

    /// A forum like phpBB: sessions of guests, a number that guests have too, and a key that they have only if it is empty.
    fn named() -> Vec<NamedCookie> {
        let pattern = |text: &str| Regex::new(text).ok();
        vec![
            cookie("sid", "f_sid", Some("[0-9a-f]{4}")),
            cookie("user", "f_u", Some("1")),
            cookie("key", "f_k", Some("")),
            cookie("other", "f.other", None),
            cookie("one", "one_sid", Some("[a-z]+")),
            cookie("one", "onesid", Some("[a-z]+")),
            cookie("one", "onesid", Some("[a-z]+")),
            NamedCookie {
                pattern: pattern(r"\A(?:S?SESS[0-9])\z"),
                folded: pattern(r"\A(?i:S?SESS[0-9])\z"),
                ..cookie("any", "S?SESS[0-9]", Some("[a-z,]+"))
            },
        ]
    }

    fn is_guest(lines: &[&[u8]]) -> bool {
        judge(lines, &named()) != LoginCookies::Others
    }

    #[test]
    fn what_servers_may_read_otherwise_is_no_guests() {
        for (line, want) in [
            ("", true),
            ("f_sid=01af; f_u=1; f_k=; other=1", true),
            ("theme=dark;f_sid=01af", true),
            ("f.k.x=1; x=f_k; json={\"a\":1,\"f\":2}; my_f_k=1; f_k2=1", true),
            ("SSESS1=abc", true),
            ("one_sid=a", true),
            ("onesid=a", true),
            // Values that no guest has.
            ("f_k=a", false),
            ("f_u=03; f_k=", false),
            ("f_u=3", false),
            ("f_u=01", false),
            ("f_u=1%20", false),
            ("f_u=", false),
            ("f_sid=01AF", false),
            ("f_sid=01af0", false),
            ("f_sid=%301af", false),
            ("f_sid=\"01af\"", false),
            ("f_sid=01af x", false),
            ("f_sid=01af,x", false),
            ("SESS1=a,b", false),
            ("SESS1=aaaaaaaaaaaaa", false),
            ("f.other=", false),
            ("f_other=1", false),
            // Twice, or with nothing.
            ("f_u=1; f_u=1", false),
            ("f_k; f_k=", false),
            ("f_k", false),
            ("SSESS1=a; SESS2=a", false),
            ("one_sid=a; onesid=a", false),
            // Names that are folded to one of theirs.
            ("f.k=a", false),
            ("f k=a", false),
            ("f+k=a", false),
            ("f[k=a", false),
            ("f%5fk=a", false),
            ("f%5Fk=a", false),
            ("f%5fk%zz=a", true),
            ("f%5fk%00%zz=a", false),
            ("f_k%00x=a", false),
            ("%20f_k=a", false),
            ("+f_k=a", false),
            ("f_k =a", false),
            ("f_k\t=a", false),
            ("f_k[0]=a", false),
            ("f_k%5B0%5D=a", false),
            ("F_K=a", false),
            ("F%2eK=a", false),
            ("\"f_k\"=a", false),
            ("ssess1=a", false),
            ("SSESS1%00=a", false),
            ("=f_k=a", false),
            ("x==f_k=a", true),
            // Lines that are split otherwise.
            ("x=1,f_k=a", false),
            ("x=1, f_k=a; f_k=", false),
            ("x=1,f.k=a", false),
            ("x=1 f_k=a", false),
            ("x=1\tf_k=a", false),
            ("x=\"f_k=a\"", false),
            ("x=\"; f_k=a; y=\"", false),
            ("f_sid=01af,f_k=a", false),
            ("$Version=1; f_k=a", false),
        ] {
            assert_eq!(is_guest(&[line.as_bytes()]), want, "{line}");
        }
        assert!(is_guest(&[b"f_k=", b"f_u=1"]), "two lines");
        assert!(!is_guest(&[b"f_k=", b"f_k="]), "the same in two lines");
        assert!(!is_guest(&[b"f_k\0x=a"]), "a zero");
        assert!(!is_guest(&[b"\x0bf_k=a"]), "a blank of PHP");
        assert!(!is_guest(&[format!("f_k{}=a", " ".repeat(1_500)).as_bytes()]), "many blanks");
        assert!(!is_guest(&[format!("f_k%00{}=a", "x".repeat(1_500)).as_bytes()]), "a long rest");
        assert!(!is_guest(&[" ".repeat(2_001).as_bytes()]), "nobody looks at so many");
    }

    proptest::proptest! {
        /// Whatever stands beside a cookie of members in a line: it is no guest's.
        #[test]
        fn nothing_hides_a_key(
            before in proptest::collection::vec(proptest::sample::select(b"f_sidk=01; ,\"%\xff+[".to_vec()), 0..30),
            after in proptest::collection::vec(proptest::sample::select(b"f_sidk=01; ,\"%\xff+[".to_vec()), 0..30),
        ) {
            let line = [&before[..], b"; f_k=key; ", &after[..]].concat();
            proptest::prop_assert!(!is_guest(&[&line]));
        }
    }
}
