//! Which protected API a path belongs to, whoever reads it.
//!
//! # Why
//!
//! A check that reads a path in one way guards nothing if the server behind it reads it in another. So a path in its
//! plain spelling is compared byte for byte, and every other one is read as freely as any server may: if it could lead
//! to an API, at the servers that the request would go to, and is not written as one, it is ambiguous and goes to nobody.

/// How often escapes are decoded, for chains of servers that each decode once.
const ROUNDS: usize = 8;

/// What the names of programs end with that take the rest of a path as their own: `/index.php/api`.
const PROGRAMS: [&[u8]; 17] = [
    b".php", b".php3", b".php4", b".php5", b".php7", b".php8", b".phtml", b".phar", b".cgi", b".fcgi", b".pl", b".py",
    b".rb", b".lua", b".jsp", b".asp", b".aspx",
];

/// The protected APIs of a configuration.
#[derive(Clone, Debug, Default)]
pub(super) struct Guarded(Vec<Prefix>);

#[derive(Clone, Debug)]
struct Prefix {
    written: Vec<u8>,
    segments: Vec<Vec<u8>>,
    /// Which servers have it. 0: the forum's.
    servers: usize,
}

/// Whose a path is that is not ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The forum's.
    Forum,
    /// This API's.
    Api(usize),
    /// Some server could read it as an API's.
    Ambiguous,
}

impl Guarded {
    /// `servers` are equal for paths that are served by the same ones; 0 for the forum's.
    pub(super) fn new<'a>(paths: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let prefix = |(path, servers): (&str, usize)| {
            let segments = path.split('/').filter(|segment| !segment.is_empty());
            let segments = segments.map(|segment| segment.to_ascii_lowercase().into_bytes()).collect();
            Prefix { written: path.as_bytes().to_vec(), segments, servers }
        };
        Self(paths.into_iter().map(prefix).collect())
    }

    /// Judges a path without its query. Allocates nothing for paths in plain spelling.
    pub(super) fn judge(&self, path: &[u8]) -> Verdict {
        if self.0.is_empty() {
            return Verdict::Forum;
        }
        let written = self.written(path);
        let usual = written.map_or(Verdict::Forum, Verdict::Api);
        if is_plain(path) {
            return usual;
        }
        let reading = Reading::of(path);
        let at = written.and_then(|index| self.0.get(index));
        let servers = at.map_or(0, |prefix| prefix.servers);
        let mut others = self.0.iter().filter(|prefix| prefix.servers == servers && reading.may_be(&prefix.segments));
        let is_meant =
            |other: &Prefix| !reading.climbs && at.is_some_and(|prefix| prefix.segments.starts_with(&other.segments));
        if others.all(is_meant) { usual } else { Verdict::Ambiguous }
    }

    /// The API with the longest path that this one begins with, byte for byte.
    fn written(&self, path: &[u8]) -> Option<usize> {
        let begins = |prefix: &Prefix| {
            path.strip_prefix(prefix.written.as_slice()).is_some_and(|rest| matches!(rest.first(), None | Some(b'/')))
        };
        let found = self.0.iter().enumerate().filter(|(_, prefix)| begins(prefix));
        found.max_by_key(|(_, prefix)| prefix.written.len()).map(|(index, _)| index)
    }
}

/// Whether there is nothing about a path that servers read in different ways.
fn is_plain(path: &[u8]) -> bool {
    let odd = |byte: &u8| matches!(byte, b'%' | b'\\' | b';') || !byte.is_ascii_graphic() || byte.is_ascii_uppercase();
    let odd_pair = |pair: &[u8]| matches!(pair, b"//" | b"/." | b"./");
    !path.iter().any(odd) && !path.windows(2).any(odd_pair) && !path.ends_with(b".") && !has_program(path)
}

/// Whether a program stands within a path, and not only at its end.
fn has_program(path: &[u8]) -> bool {
    let folders = path.iter().rposition(|byte| *byte == b'/').map_or(&path[..0], |last| &path[..last]);
    folders.split(|byte| *byte == b'/').any(is_program)
}

fn is_program(segment: &[u8]) -> bool {
    PROGRAMS.iter().any(|end| segment.ends_with(end))
}

/// A path as freely read as possible.
struct Reading {
    /// What is left of its segments, in small letters; none is empty.
    segments: Vec<Segment>,
    /// It has `..`, in whatever spelling.
    climbs: bool,
    /// It has parameters and slashes that only some servers see, so that parameters may swallow segments.
    swallows: bool,
    /// It begins like the address of a host, `//host/path`, or would without what some leave out. Where the host ends is
    /// read in many ways, since it may hold escaped slashes.
    names_host: bool,
}

/// One segment in two readings.
struct Segment {
    /// Up to where some servers end it: `;`, `?`, `#` or NUL.
    cut: Vec<u8>,
    /// Without the bytes that others leave out.
    whole: Vec<u8>,
}

impl Segment {
    fn may_be(&self, wanted: &[u8]) -> bool {
        self.cut == wanted || self.whole == wanted
    }
}

impl Reading {
    fn of(written: &[u8]) -> Self {
        let path = decoded(written);
        let is_slash = |byte: &u8| matches!(byte, b'/' | b'\\');
        let is_end = |byte: &u8| matches!(byte, b';' | b'?' | b'#' | 0);
        let slashes = written.iter().filter(|byte| **byte == b'/').count();
        let swallows = path.iter().any(is_end) && path.iter().filter(|byte| is_slash(byte)).count() != slashes;
        let (mut segments, mut climbs, mut left_out) = (Vec::new(), false, 0);
        for segment in path.split(is_slash) {
            let cut = segment.split(is_end).next().unwrap_or_default();
            let cut = cut.trim_ascii();
            climbs |= cut.len() > 1 && cut.iter().all(|byte| *byte == b'.' || *byte <= b' ');
            let folded = Segment { cut: folded(cut), whole: folded(segment) };
            // One that is empty or a dot to some server is left out, also where another one takes it as a name.
            match folded.cut.is_empty() {
                false => segments.push(folded),
                true if segments.is_empty() => left_out += 1,
                true => {}
            }
        }
        // One stands before the first slash.
        let names_host = left_out > 1;
        Self { segments, climbs, swallows, names_host }
    }

    /// Whether some server may take this for a path that begins with these segments.
    fn may_be(&self, wanted: &[Vec<u8>]) -> bool {
        if self.climbs || self.swallows {
            // Whatever is left out, the rest stands in the same order.
            let mut rest = self.segments.iter();
            return wanted.iter().all(|name| rest.any(|segment| segment.may_be(name)));
        }
        let begins = |from: usize, programs: bool| {
            let mut segments = self.segments.iter().skip(from).filter(|segment| programs || !is_program(&segment.cut));
            wanted.iter().all(|name| segments.next().is_some_and(|segment| segment.may_be(name)))
        };
        let starts = if self.names_host { self.segments.len().max(1) } else { 1 };
        (0..starts).any(|from| begins(from, true) || begins(from, false))
    }
}

/// Small letters, without blanks and dots at the end, and without what is not seen.
fn folded(segment: &[u8]) -> Vec<u8> {
    let seen: Vec<u8> = segment.iter().copied().filter(|byte| *byte >= b' ' && *byte != 0x7f).collect();
    let keep = seen.iter().rposition(|byte| !matches!(byte, b' ' | b'.')).map_or(0, |last| last + 1);
    // Some letters of other scripts have an ASCII letter as their small one.
    String::from_utf8_lossy(seen[..keep].trim_ascii_start()).to_lowercase().into_bytes()
}

/// With all escapes decoded, also those that were escaped again, and slashes and dots in overlong UTF-8.
fn decoded(path: &[u8]) -> Vec<u8> {
    let mut path = path.to_vec();
    for _ in 0..ROUNDS {
        let once: Vec<u8> = percent_encoding::percent_decode(&path).collect();
        if once.len() == path.len() {
            break;
        }
        path = once;
    }
    let mut plain = Vec::with_capacity(path.len());
    let mut rest = path.as_slice();
    while let Some((first, after)) = rest.split_first() {
        match (first, after.first()) {
            (0xc0 | 0xc1, Some(second @ 0x80..=0xbf)) => {
                plain.push((first & 1) << 6 | second & 0x3f);
                rest = &after[1..];
            }
            _ => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Verdict::{Ambiguous, Api, Forum};
    use super::*;

    fn guarded() -> Guarded {
        Guarded::new([("/api", 0), ("/api/admin", 0), ("/board/rest", 0), ("/shop", 1), ("/shop/orders", 1)])
    }

    #[test]
    fn plain_paths_belong_to_the_longest_prefix() {
        for (path, want) in [
            ("/", Forum),
            ("/index.php", Forum),
            ("/viewtopic.php", Forum),
            ("/apis", Forum),
            ("/api-docs", Forum),
            ("/api.json", Forum),
            ("/docs/api", Forum),
            ("/api", Api(0)),
            ("/api/", Api(0)),
            ("/api/users/7.json", Api(0)),
            ("/api/admin", Api(1)),
            ("/api/admin/x", Api(1)),
            ("/api/administrators", Api(0)),
            ("/board/rest/v1", Api(2)),
            ("/board", Forum),
            ("/shop/x", Api(3)),
            ("*", Forum),
            ("", Forum),
        ] {
            assert_eq!(guarded().judge(path.as_bytes()), want, "{path}");
        }
        assert_eq!(Guarded::default().judge(b"/%61pi"), Forum);
    }

    #[test]
    fn what_some_server_may_read_as_an_api_goes_to_nobody() {
        for path in [
            "/%61pi/x",
            "/%2561pi",
            "/%252561pi",
            "/API/x",
            "/Api",
            "//api/x",
            "///api",
            "/./api",
            "/%2e/api",
            "/.;x/api",
            "/;x/api",
            "/x/../api/",
            "/x/%2e%2e/api",
            "/x/..%2fapi",
            "/x/..;/api",
            "/x%2f..%2fapi",
            "/x\\..\\api",
            "/x/.../api",
            "\\api",
            "/\\api",
            "/api;x/y",
            "/api%3bx",
            "/api%2fx",
            "/api\\x",
            "/api%5cx",
            "/api./x",
            "/api%20/x",
            "/%20api",
            "/api%00/x",
            "/api%3fx",
            "/api%23x",
            "/a%09pi/x",
            "/a%00pi",
            "/%c0%afapi",
            "/x/%c0%ae%c0%ae/api",
            "//host/api/x",
            "/%2fhost/api",
            "//a%2fb/api/x",
            "//a\\b/api/x",
            "//a%252fb/api/x",
            "//a%2fb@c/api/x",
            "//a/b/c/api",
            "/.//host/api",
            "/page.phtml/api",
            "/index.php/api/x",
            "/INDEX.PHP/api",
            "/api/../x",
            "/api/..",
            "/api/%2e%2e/x",
            "/api/..%2fx",
            "/api/a/../admin",
            "/api/Admin/x",
            "/api//admin",
            "/api/./admin",
            "/api/%61dmin",
            "/api/admin;x",
            "/api/index.php/admin",
            "/%61pi/..%2fx",
            "/board/x/../rest",
            "/board/index.php/rest",
            "/board//rest",
            "/shop/Orders",
            "/shop/../x",
            "/shop/x/..%2f",
        ] {
            assert_eq!(guarded().judge(path.as_bytes()), Ambiguous, "{path}");
        }
        assert_eq!(guarded().judge("/ap\u{130}".as_bytes()), Forum);
        assert_eq!(Guarded::new([("/kiosk", 0)]).judge("/\u{212a}iosk".as_bytes()), Ambiguous, "the sign of Kelvin");
    }

    #[test]
    fn what_nobody_can_misread_is_left_alone() {
        for (path, want) in [
            ("/t/%D0%BF%D1%80%D0%B8", Forum),
            ("/Forum/Thread;jsessionid=x", Forum),
            ("/docs//api", Forum),
            ("/docs/../x", Forum),
            ("/a..b/c.", Forum),
            ("/index.php/topic/7", Forum),
            ("/search/api%20keys", Forum),
            ("/api%2Dkeys", Forum),
            ("/api/caf%C3%A9", Api(0)),
            ("/api/Users/7;v=1", Api(0)),
            ("/api//users", Api(0)),
            ("/api/files/a.b.", Api(0)),
            ("/api/admin/X%20Y", Api(1)),
            // The forum has no such API: these are at other servers.
            ("/%73hop/x", Forum),
            ("/x/../shop", Forum),
            ("/index.php/shop", Forum),
            ("/Shop", Forum),
            // Their servers do not have the forum's.
            ("/shop/API", Api(3)),
            ("/shop//x", Api(3)),
        ] {
            assert_eq!(guarded().judge(path.as_bytes()), want, "{path}");
        }
    }

    /// Servers, as they are: each step may be left out, and they come in any order.
    fn read(path: &[u8], steps: &[u8]) -> Vec<u8> {
        let mut path = path.to_vec();
        for step in steps {
            path = match step {
                0 => percent_encoding::percent_decode(&path).collect(),
                1 => path.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect(),
                2 => path.to_ascii_lowercase(),
                3 => resolved(&path),
                4 => {
                    let cut = |segment: &[u8]| segment.split(|byte| *byte == b';').next().unwrap_or_default().to_vec();
                    path.split(|byte| *byte == b'/').map(cut).collect::<Vec<_>>().join(&b'/')
                }
                5 => path.split(|byte| *byte == b'?').next().unwrap_or_default().to_vec(),
                6 => match path.strip_prefix(b"//") {
                    Some(rest) => {
                        rest.iter().position(|byte| *byte == b'/').map_or(Vec::new(), |at| rest[at..].to_vec())
                    }
                    None => path,
                },
                _ => [
                    b"/",
                    path.split(|b| *b == b'/').filter(|s| !s.is_empty()).collect::<Vec<_>>().join(&b'/').as_slice(),
                ]
                .concat(),
            };
        }
        path
    }

    fn resolved(path: &[u8]) -> Vec<u8> {
        let mut kept: Vec<&[u8]> = Vec::new();
        for segment in path.split(|byte| *byte == b'/').skip(1) {
            match segment {
                b"." => {}
                b".." => {
                    kept.pop();
                }
                other => kept.push(other),
            }
        }
        [b"/", kept.join(&b'/').as_slice()].concat()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn no_server_reads_a_path_as_another_api(
            parts in proptest::collection::vec(proptest::sample::select(vec![
                "/", "/", "api", "api", "admin", "x", "..", ".", "%2f", "%2e", "%61", "pi", "%2561", "A", ";", "\\", "%5c", "%3b", "%3f",
            ]), 1..9),
            steps in proptest::collection::vec(0_u8..8, 0..7),
        ) {
            let path = format!("/{}", parts.concat());
            let guarded = guarded();
            let seen = guarded.written(&read(path.as_bytes(), &steps));
            match guarded.judge(path.as_bytes()) {
                Ambiguous => {}
                Forum => prop_assert_eq!(seen, None, "{} by {:?}", path, steps),
                Api(index) => {
                    // A server that does not know the API reads a wider one, or nothing.
                    let wider = seen.is_none_or(|seen| guarded.0[index].segments.starts_with(&guarded.0[seen].segments));
                    prop_assert!(wider, "{} by {:?}", path, steps);
                }
            }
        }

        #[test]
        fn any_bytes_are_judged(path in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = guarded().judge(&path);
        }
    }
}
