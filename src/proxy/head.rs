//! Is this request head unambiguous? Pure functions over bytes; no types of the framework.
//!
//! The framework accepts some heads that another parser reads differently, and drops one of two framings silently.
//! So the block is read a second time, and refused where two programs could disagree (RFC 9112 §2.2, §6.1, §6.3).

/// Why a head is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A line does not end in CRLF, or holds a bare CR, LF or NUL.
    LineEnd,
    /// `Content-Length` twice, or not only digits.
    ContentLength,
    /// `Transfer-Encoding` twice, or anything but `chunked`.
    TransferEncoding,
    /// Both framings at once.
    TwoFramings,
    /// A framing header spelt with `_`, which CGI cannot tell from `-`.
    Underscore,
    /// No `Host`, two of them, or one that is no host.
    Host,
    /// A request target of no known form, or with a fragment.
    Target,
}

impl Fault {
    /// For the log.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::LineEnd => "line end",
            Self::ContentLength => "content-length",
            Self::TransferEncoding => "transfer-encoding",
            Self::TwoFramings => "two framings",
            Self::Underscore => "framing header with underscore",
            Self::Host => "host",
            Self::Target => "request target",
        }
    }
}

/// What the gateway has to do about `Host`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HostLine {
    /// One, well-formed.
    Sent,
    /// HTTP/1.0 without one: the configured host is filled in.
    Missing,
}

/// Reads the head of an HTTP/1 request, from the request line to the empty line, as it came.
pub(super) fn check(raw: &[u8]) -> Result<HostLine, Fault> {
    let mut lines = Lines { rest: skip_empty_lines(raw) };
    let request_line = lines.next().ok_or(Fault::LineEnd)??;
    // A fragment is never part of a target (RFC 9112 §3.2). The framework cuts it off and forwards the rest.
    if request_line.contains(&b'#') {
        return Err(Fault::Target);
    }
    let old = request_line.ends_with(b" HTTP/1.0");
    let (mut lengths, mut codings, mut hosts) = (0, 0, 0);
    for line in lines {
        let line = line?;
        // Most headers are not about framing: their first letter says so.
        if !matches!(line.first(), Some(b'c' | b'C' | b't' | b'T' | b'h' | b'H')) {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if name.eq_ignore_ascii_case(b"content-length") {
            lengths += 1;
            if lengths > 1 || value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
                return Err(Fault::ContentLength);
            }
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            codings += 1;
            if codings > 1 || !value.eq_ignore_ascii_case(b"chunked") {
                return Err(Fault::TransferEncoding);
            }
        } else if name.eq_ignore_ascii_case(b"host") {
            hosts += 1;
            if hosts > 1 || !is_host(value) {
                return Err(Fault::Host);
            }
        } else if is_underscored_framing(name) {
            return Err(Fault::Underscore);
        }
    }
    match (lengths, codings, hosts) {
        (1.., 1.., _) => Err(Fault::TwoFramings),
        (_, _, 1) => Ok(HostLine::Sent),
        _ if old => Ok(HostLine::Missing),
        _ => Err(Fault::Host),
    }
}

/// `transfer_encoding`, `content_length` and their mixtures.
pub(super) fn is_underscored_framing(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"transfer_encoding") || name.eq_ignore_ascii_case(b"content_length")
}

/// Empty lines before a request are tolerated (RFC 9112 §2.2).
fn skip_empty_lines(mut raw: &[u8]) -> &[u8] {
    while let Some(rest) = raw.strip_prefix(b"\r\n") {
        raw = rest;
    }
    raw
}

/// The lines of a head up to the empty one, without their ends.
struct Lines<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Lines<'a> {
    type Item = Result<&'a [u8], Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(end) = self.rest.iter().position(|byte| matches!(byte, b'\r' | b'\n' | 0)) else {
            self.rest = &[];
            return Some(Err(Fault::LineEnd));
        };
        let (line, rest) = self.rest.split_at(end);
        let Some(rest) = rest.strip_prefix(b"\r\n") else { return Some(Err(Fault::LineEnd)) };
        self.rest = rest;
        (!line.is_empty()).then_some(Ok(line))
    }
}

/// A host and port as RFC 3986 §3.2.2 has them, without user information. Not empty.
pub(super) fn is_host(value: &[u8]) -> bool {
    let port = if value.first() == Some(&b'[') {
        let Some(end) = value.iter().position(|byte| *byte == b']') else { return false };
        let literal = &value[1..end];
        if literal.is_empty() || !literal.iter().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')) {
            return false;
        }
        &value[end + 1..]
    } else {
        let end = value.iter().position(|byte| !is_name_byte(*byte)).unwrap_or(value.len());
        if end == 0 {
            return false;
        }
        &value[end..]
    };
    match port {
        [] => true,
        [b':', digits @ ..] => digits.len() <= 5 && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'%' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+')
        || matches!(byte, b',' | b';' | b'=')
}

/// A request target (RFC 9112 §3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// `/path?query`, or `*` of OPTIONS.
    Usual,
    /// `http://host/path?query`: this is its path and query.
    Absolute(Vec<u8>),
}

/// Judges a request target.
pub(super) fn target(method: &str, raw: &[u8]) -> Result<Target, Fault> {
    if raw.contains(&b'#') {
        return Err(Fault::Target);
    }
    if raw.first() == Some(&b'/') || (raw == b"*" && method == "OPTIONS") {
        return Ok(Target::Usual);
    }
    let after_scheme = [b"http://".as_slice(), b"https://"]
        .iter()
        .find(|scheme| raw.len() > scheme.len() && raw[..scheme.len()].eq_ignore_ascii_case(scheme))
        .map(|scheme| &raw[scheme.len()..])
        .ok_or(Fault::Target)?;
    let end = after_scheme.iter().position(|byte| matches!(byte, b'/' | b'?')).unwrap_or(after_scheme.len());
    let (authority, rest) = after_scheme.split_at(end);
    if !is_host(authority) {
        return Err(Fault::Target);
    }
    let slash: &[u8] = if rest.first() == Some(&b'/') { b"" } else { b"/" };
    Ok(Target::Absolute([slash, rest].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        let host = "Host: forum.test\r\n";
        for (name, head, want) in [
            ("plain", format!("GET / HTTP/1.1\r\n{host}\r\n"), Ok(HostLine::Sent)),
            ("empty lines first", format!("\r\n\r\nGET / HTTP/1.1\r\n{host}\r\n"), Ok(HostLine::Sent)),
            ("a length", format!("POST / HTTP/1.1\r\n{host}Content-Length: 5\r\n\r\n"), Ok(HostLine::Sent)),
            ("chunked", format!("POST / HTTP/1.1\r\n{host}transfer-encoding:\tCHUNKED \r\n\r\n"), Ok(HostLine::Sent)),
            ("old without host", "GET / HTTP/1.0\r\n\r\n".to_owned(), Ok(HostLine::Missing)),
            ("no host", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n".to_owned(), Err(Fault::Host)),
            ("two hosts", format!("GET / HTTP/1.1\r\n{host}{host}\r\n"), Err(Fault::Host)),
            ("two hosts in 1.0", format!("GET / HTTP/1.0\r\n{host}{host}\r\n"), Err(Fault::Host)),
            ("empty host", "GET / HTTP/1.1\r\nHost: \r\n\r\n".to_owned(), Err(Fault::Host)),
            (
                "both framings",
                format!("POST / HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
                Err(Fault::TwoFramings),
            ),
            (
                "equal lengths",
                format!("POST / HTTP/1.1\r\n{host}Content-Length: 5\r\nContent-Length: 5\r\n\r\n"),
                Err(Fault::ContentLength),
            ),
            (
                "a list of lengths",
                format!("POST / HTTP/1.1\r\n{host}Content-Length: 5, 5\r\n\r\n"),
                Err(Fault::ContentLength),
            ),
            (
                "a signed length",
                format!("POST / HTTP/1.1\r\n{host}Content-Length: +5\r\n\r\n"),
                Err(Fault::ContentLength),
            ),
            ("no length", format!("POST / HTTP/1.1\r\n{host}Content-Length:\r\n\r\n"), Err(Fault::ContentLength)),
            (
                "an inner coding",
                format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: gzip, chunked\r\n\r\n"),
                Err(Fault::TransferEncoding),
            ),
            (
                "two codings",
                format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
                Err(Fault::TransferEncoding),
            ),
            (
                "underscore",
                format!("POST / HTTP/1.1\r\n{host}Transfer_Encoding: chunked\r\n\r\n"),
                Err(Fault::Underscore),
            ),
            ("bare LF", "GET / HTTP/1.1\nHost: forum.test\n\n".to_owned(), Err(Fault::LineEnd)),
            ("bare LF at the end", format!("GET / HTTP/1.1\r\n{host}X: y\n\r\n"), Err(Fault::LineEnd)),
            ("bare CR", format!("GET / HTTP/1.1\r\n{host}X: a\rb\r\n\r\n"), Err(Fault::LineEnd)),
            ("NUL", format!("GET / HTTP/1.1\r\n{host}X: a\0b\r\n\r\n"), Err(Fault::LineEnd)),
            ("cut off", format!("GET / HTTP/1.1\r\n{host}"), Err(Fault::LineEnd)),
            ("fragment", format!("GET /x#y HTTP/1.1\r\n{host}\r\n"), Err(Fault::Target)),
            ("nothing", String::new(), Err(Fault::LineEnd)),
        ] {
            assert_eq!(check(head.as_bytes()), want, "{name}");
        }
    }

    #[test]
    fn hosts() {
        for (value, want) in [
            ("forum.test", true),
            ("FORUM.test:8080", true),
            ("127.0.0.1:80", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("forum.test:", true),
            ("xn--mnchen-3ya.example", true),
            ("", false),
            (":80", false),
            ("a@b", false),
            ("a/b", false),
            ("a b", false),
            ("a:b", false),
            ("a:80:80", false),
            ("a:123456", false),
            ("[::1", false),
            ("[]", false),
            ("[::1]x", false),
            ("a\\b", false),
            ("a,b?", false),
        ] {
            assert_eq!(is_host(value.as_bytes()), want, "{value}");
        }
    }

    #[test]
    fn targets() {
        let absolute = |path: &str| Ok(Target::Absolute(path.as_bytes().to_vec()));
        for (method, raw, want) in [
            ("GET", "/", Ok(Target::Usual)),
            ("GET", "//evil.test/x", Ok(Target::Usual)),
            ("OPTIONS", "*", Ok(Target::Usual)),
            ("GET", "*", Err(Fault::Target)),
            ("GET", "index.php", Err(Fault::Target)),
            ("GET", "", Err(Fault::Target)),
            ("GET", "/x#y", Err(Fault::Target)),
            ("GET", "http://forum.test/x?y", absolute("/x?y")),
            ("GET", "HTTPS://forum.test:8080/", absolute("/")),
            ("GET", "http://forum.test", absolute("/")),
            ("GET", "http://forum.test?y", absolute("/?y")),
            ("GET", "http:///x", Err(Fault::Target)),
            ("GET", "http://a@forum.test/x", Err(Fault::Target)),
            ("GET", "ftp://forum.test/x", Err(Fault::Target)),
        ] {
            assert_eq!(target(method, raw.as_bytes()), want, "{method} {raw}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_judged(raw in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
            let _ = check(&raw);
            let _ = target("GET", &raw);
            let _ = is_host(&raw);
        }
    }
}
