//! What a `Set-Cookie` line of the forum does to a cookie that the browser has (RFC 6265 §5.2). Read, never changed.

use cookie::Cookie;

use crate::model::UnixSeconds;

/// The name in a `Set-Cookie` line, as browsers take it.
pub fn set_cookie_name(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().position(|byte| matches!(byte, b'=' | b';'))?;
    let name = line[..end].trim_ascii();
    (line[end] == b'=' && !name.is_empty()).then_some(name)
}

/// Whether a `Set-Cookie` line changes or takes away the cookie `name` of a browser that sent these `Cookie` lines.
///
/// The same value again, as sessions are prolonged, is no change; neither is taking away what was not there.
/// Allocates only where it sets a value that the browser already has, or for a browser without that cookie.
pub fn changes_cookie<'a>(
    name: &[u8],
    line: &[u8],
    mut cookie_lines: impl Iterator<Item = &'a [u8]>,
    now: UnixSeconds,
) -> bool {
    let Some((_, set)) = pair(line) else { return false };
    let mut others = false;
    let mut same = false;
    cookie_lines.by_ref().flat_map(|line| line.split(|byte| *byte == b';')).for_each(|part| match pair(part) {
        Some((known, value)) if known == name => {
            others |= value != set;
            same |= value == set;
        }
        _ => {}
    });
    match (others, same) {
        (true, _) => true,
        (false, true) => takes_away(line, now),
        (false, false) => !set.is_empty() && !takes_away(line, now),
    }
}

/// The `Cookie` line of a browser after an answer with these `Set-Cookie` lines, as far as they are about cookies that
/// are `wanted`. `sent`: the lines of its request.
pub fn cookies_after<'a>(
    sent: &[Vec<u8>],
    answered: impl Iterator<Item = &'a [u8]>,
    wanted: impl Fn(&[u8]) -> bool,
    now: UnixSeconds,
) -> Vec<u8> {
    let mut jar: Vec<(&[u8], &[u8])> =
        sent.iter().flat_map(|line| line.split(|byte| *byte == b';')).filter_map(pair).collect();
    for line in answered {
        let Some((name, value)) = pair(line).filter(|(name, _)| wanted(name)) else { continue };
        jar.retain(|(known, _)| *known != name);
        if !value.is_empty() && !takes_away(line, now) {
            jar.push((name, value));
        }
    }
    jar.iter().map(|(name, value)| [name, &b"="[..], value].concat()).collect::<Vec<_>>().join(&b"; "[..])
}

/// What stands before and after the first equals sign, up to the first semicolon, without blanks around.
fn pair(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let pair = line.split(|byte| *byte == b';').next().unwrap_or_default();
    let equals = pair.iter().position(|byte| *byte == b'=')?;
    let (name, value) = (pair[..equals].trim_ascii(), pair[equals + 1..].trim_ascii());
    (!name.is_empty()).then_some((name, value))
}

/// Whether a line only takes a cookie away: its end is in the past. A line that cannot be read counts as one.
fn takes_away(line: &[u8], now: UnixSeconds) -> bool {
    let Some(cookie) = std::str::from_utf8(line).ok().and_then(|line| Cookie::parse(line).ok()) else { return true };
    // RFC 6265 §5.3: the length of time counts before the date.
    match (cookie.max_age(), cookie.expires_datetime()) {
        (Some(length), _) => length.whole_seconds() <= 0,
        (None, Some(end)) => end.unix_timestamp() <= now.0,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

    #[test]
    fn what_is_left_in_the_jar() {
        let sent = [b"sid=a; user=7".to_vec(), b"x=1".to_vec()];
        for (lines, want) in [
            (&[][..], "sid=a; user=7; x=1"),
            (&["sid=b; path=/"], "user=7; x=1; sid=b"),
            (&["sid=; Max-Age=0", "user=deleted; Max-Age=0"], "x=1"),
            (&["sid=b; path=/", "sid=c; path=/"], "user=7; x=1; sid=c"),
            (&["x=2; path=/"], "sid=a; user=7; x=1"),
            (&["nonsense"], "sid=a; user=7; x=1"),
        ] {
            let lines = lines.iter().map(|line| line.as_bytes());
            let after = cookies_after(&sent, lines, |name| name != b"x", NOW);
            assert_eq!(String::from_utf8(after).unwrap(), want);
        }
    }

    #[test]
    fn what_a_line_does_to_a_cookie() {
        for (name, sent, line, want) in [
            ("another value", "sid=a", "sid=b; path=/", true),
            ("the same again", "sid=a", "sid=a; path=/; Max-Age=3600", false),
            ("the same again with a date", "x=1; sid=a", "sid=a; expires=Fri, 31 Dec 2100 23:59:59 GMT", false),
            ("taken away", "sid=a", "sid=; expires=Thu, 01 Jan 1970 00:00:01 GMT", true),
            ("taken away with its value", "sid=a", "sid=a; expires=Thu, 01-Jan-1970 00:00:01 GMT", true),
            ("taken away by its length", "sid=a", "sid=a; Max-Age=0", true),
            (
                "the length counts before the date",
                "sid=a",
                "sid=a; expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=9",
                false,
            ),
            ("PHP's word for nothing", "sid=a", "sid=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0", true),
            ("emptied", "sid=a", "sid=", true),
            ("new", "x=1", "sid=a", true),
            ("not there and taken away", "x=1", "sid=deleted; Max-Age=0", false),
            ("not there and emptied", "x=1", "sid=", false),
            ("blanks", "sid=a", " sid = a ;path=/", false),
            ("twice, one of them differs", "sid=a; sid=b", "sid=a", true),
            ("a longer name", "sid=a; sidx=b", "sid=a", false),
            ("not text", "sid=\u{e9}", "sid=\u{e9}; Max-Age=0", true),
        ] {
            assert_eq!(set_cookie_name(line.as_bytes()), Some(&b"sid"[..]), "{name}");
            let lines = [sent.as_bytes()];
            assert_eq!(changes_cookie(b"sid", line.as_bytes(), lines.into_iter(), NOW), want, "{name}");
        }
        for line in ["", "sid", "=a", ";sid=a", " =a"] {
            assert_eq!(set_cookie_name(line.as_bytes()), None, "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(line: Vec<u8>, sent: Vec<u8>) {
            if let Some(name) = set_cookie_name(&line) {
                changes_cookie(name, &line, [sent.as_slice()].into_iter(), NOW);
            }
        }
    }
}
