//! The head of a request or of an answer, cut into its fields.
//!
//! Nearly every head is written as RFC 9112 shows it: names of letters, digits and dashes, a blank behind each colon, none
//! behind a value, CRLF at each end. Such a head is cut here, sixteen bytes at a time, and then nobody looks again at how
//! its lines are written. That takes a third of what httparse takes (docs/performance.md). Whatever is written otherwise is
//! left to httparse. So nothing is decided here about what is valid, and a property test shows that both read the same.

use wide::u8x16;

use super::spans::{Span, offset};

/// Fields of usual heads, at most.
pub(super) const USUAL: usize = 48;

/// Fields of any head, at most; the framework takes no more either.
pub(super) const MOST: usize = 256;

/// Bytes that are looked at together,
const PART: usize = 16;
/// and those whose places are kept in one number.
const STRETCH: usize = 64;

/// Room for the fields of a usual head.
pub(super) type Room = [Field; USUAL];

/// One line of a head, by the places of its parts. A head has at most a megabyte.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Field {
    /// Where it begins, and with it its name.
    pub(super) at: u32,
    colon: u32,
    value: u32,
    value_end: u32,
    /// Where the next line begins.
    pub(super) next: u32,
    pub(super) fate: Fate,
}

/// What becomes of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// It goes on as it came.
    #[default]
    Stays,
    LeftOut,
    /// Something else is written in its place.
    Anew,
}

impl Field {
    pub(super) const NONE: Self = Self { at: 0, colon: 0, value: 0, value_end: 0, next: 0, fate: Fate::Stays };

    pub(super) fn name<'a>(&self, head: &'a [u8]) -> &'a [u8] {
        head.get(self.at as usize..self.colon as usize).unwrap_or_default()
    }

    pub(super) fn value<'a>(&self, head: &'a [u8]) -> &'a [u8] {
        head.get(self.value as usize..self.value_end as usize).unwrap_or_default()
    }

    pub(super) fn places_of_value(&self) -> std::ops::Range<usize> {
        self.value as usize..self.value_end as usize
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.value, self.value_end)
    }

    /// Whether nothing but blanks is behind the value, and CRLF.
    pub(super) fn ends_well(&self, head: &[u8]) -> bool {
        let rest = head.get(self.value_end as usize..self.next as usize).unwrap_or_default();
        rest.strip_suffix(b"\r\n").is_some_and(|blanks| blanks.iter().all(|byte| matches!(byte, b' ' | b'\t')))
    }

    /// Whether the line is written as it usually is, with one blank and nothing behind its value: some programs read other
    /// lines otherwise.
    pub(super) fn is_usual(&self, head: &[u8]) -> bool {
        head.get(self.colon as usize..self.value as usize) == Some(b": ")
            && head.get(self.value_end as usize..self.next as usize) == Some(b"\r\n")
    }
}

/// The places of a head that is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where the first line ends, behind CRLF.
    pub(super) first: usize,
    pub(super) fields: usize,
    /// Where the head ends, behind its empty line.
    pub(super) end: usize,
}

/// Cuts what begins with a head. `None`: not all of it is there, or it is not written as usual.
///
/// The first line has no control characters; all else about it is for the caller to judge.
pub(super) fn cut(bytes: &[u8], room: &mut Room) -> Option<Cut> {
    let (mut first, mut at, mut fields) = (0, 0, 0);
    // Where there must be a feed, as a return is in front.
    let mut feed = None;
    let (stretches, rest) = bytes.as_chunks::<STRETCH>();
    let mut last = [b' '; STRETCH];
    last[..rest.len()].copy_from_slice(rest);
    for (index, stretch) in stretches.iter().chain([&last]).enumerate() {
        let mut found = controls(stretch);
        while found != 0 {
            let place = index * STRETCH + found.trailing_zeros() as usize;
            found &= found - 1;
            if feed.is_none() && bytes[place] == b'\r' {
                feed = Some(place + 1);
                continue;
            }
            if feed != Some(place) || bytes[place] != b'\n' {
                return None;
            }
            let (begin, end) = (at, place - 1);
            (at, feed) = (place + 1, None);
            if first == 0 {
                first = at;
            } else if begin == end {
                return Some(Cut { first, fields, end: at });
            } else {
                *room.get_mut(fields)? = field(bytes, begin, end)?;
                fields += 1;
            }
        }
    }
    None
}

/// The field in the line from `at` to `end`, behind which is CRLF.
#[expect(clippy::cast_possible_truncation, reason = "nothing is behind the end, whose place is looked at")]
fn field(bytes: &[u8], at: usize, end: usize) -> Option<Field> {
    let colon = name_end(bytes, at)?;
    let value = bytes.get(colon..end)?.strip_prefix(b": ")?;
    if colon == at || is_blank(*value.first()?) || is_blank(*value.last()?) {
        return None;
    }
    let next = u32::try_from(end + 2).ok()?;
    let (at, colon) = (at as u32, colon as u32);
    Some(Field { at, colon, value: colon + 2, value_end: next - 2, next, fate: Fate::Stays })
}

/// The same of what httparse found.
pub(super) fn found(head: &[u8], fields: &[httparse::Header<'_>]) -> Vec<Field> {
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let end = head.strip_suffix(b"\r\n").or_else(|| head.strip_suffix(b"\n")).map_or(head.len(), <[u8]>::len);
    let mut found = Vec::with_capacity(fields.len());
    for (index, field) in fields.iter().enumerate() {
        let at = offset(head, field.name.as_bytes());
        let colon = at + field.name.len();
        // Where the value of an empty field is, is anywhere behind the colon.
        let value = if field.value.is_empty() { colon + 1 } else { offset(head, field.value) };
        found.push(Field {
            at: place(at),
            colon: place(colon),
            value: place(value),
            value_end: place(value + field.value.len()),
            next: place(fields.get(index + 1).map_or(end, |next| offset(head, next.name.as_bytes()))),
            fate: Fate::Stays,
        });
    }
    found
}

/// Which bytes of a stretch are control characters, by their places.
fn controls(stretch: &[u8; STRETCH]) -> u64 {
    let (parts, _) = stretch.as_chunks();
    let of = |part: &[u8; PART]| {
        let part = u8x16::new(*part);
        (part.simd_eq(part.min(u8x16::splat(0x1f))) | part.simd_eq(u8x16::splat(0x7f))).to_bitmask()
    };
    parts.iter().rev().fold(0, |found, part| found << PART | u64::from(of(part)))
}

/// Where the name that begins at `at` ends, if it is made of letters, digits and dashes.
fn name_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(part) = bytes.get(at..)?.first_chunk() {
        let within = names(part).trailing_ones() as usize;
        at += within;
        if within < PART {
            return Some(at);
        }
    }
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'-';
    bytes[at..].iter().position(is_other).map(|count| at + count)
}

/// Which bytes are letters, digits or dashes, by their places.
fn names(part: &[u8; PART]) -> u32 {
    let part = u8x16::new(*part);
    let within = |bytes: u8x16, first: u8, count: u8| {
        let moved = bytes - u8x16::splat(first);
        moved.simd_eq(moved.min(u8x16::splat(count - 1)))
    };
    let letters = within(part | u8x16::splat(0x20), b'a', 26);
    (letters | within(part, b'0', 10) | part.simd_eq(u8x16::splat(b'-'))).to_bitmask()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Whether a field has a name, which is given in small letters, digits and dashes. Written so that many bytes are looked at
/// together: what differs from one of those in its sixth bit alone is the same letter, or no part of a name.
pub(super) fn is<const LEN: usize>(name: &[u8], known: &[u8; LEN]) -> bool {
    let Ok(name) = <&[u8; LEN]>::try_from(name) else { return false };
    name.iter().zip(known).fold(0, |differs, (byte, known)| differs | (byte | 0x20) ^ known) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Heads as they are, as they may be, and as they should not be.
    fn heads() -> impl Strategy<Value = Vec<u8>> {
        let usual = |text: &'static str| Just(text.as_bytes().to_vec());
        let line = prop_oneof![
            8 => usual("Host: forum.test\r\n"),
            4 => usual("Cookie: a=b; c=d e\r\n"),
            4 => "[!-~]{1,9}: [ -~]{0,40}\r\n".prop_map(String::into_bytes),
            2 => "[a-zA-Z-]{1,9}:[ \t]{0,3}[ -~]{0,40}[ \t]{0,3}\r?\n".prop_map(String::into_bytes),
            1 => usual("X: \u{e9}t\u{e9}\r\n"),
            1 => usual("Empty:\r\n"),
            1 => usual("Empty: \r\n"),
            1 => usual(" folded\r\n"),
            1 => usual("a b: c\r\n"),
            1 => usual(": c\r\n"),
            1 => usual("a: b\rc\r\n"),
            1 => usual("a: b\0c\r\n"),
            1 => usual("a: b\x7f\r\n"),
            1 => usual("a: b\tc\r\n"),
            1 => usual("a\r\n"),
        ];
        let first = prop_oneof![
            8 => usual("GET / HTTP/1.1\r\n"),
            2 => usual("HTTP/1.1 200 OK\r\n"),
            1 => usual("GET / HTTP/1.1\n"),
            1 => usual("HTTP/1.1 200 O\tK\r\n"),
            1 => usual("GET /\u{1} HTTP/1.1\r\n"),
        ];
        let end = prop_oneof![8 => usual("\r\nbody\r\n\r\n"), 1 => usual("\n"), 1 => usual("\r\n"), 1 => usual("\r"), 1 => usual("")];
        (first, prop::collection::vec(line, 0..70), end)
            .prop_map(|(first, lines, end)| [first, lines.concat(), end].concat())
    }

    /// What httparse reads, with a first line that is beyond doubt.
    fn by_httparse(head: &[u8], first: usize) -> Option<(usize, Vec<Field>)> {
        let head = [&b"GET / HTTP/1.1\r\n"[..], &head[first..]].concat();
        let mut fields = [httparse::EMPTY_HEADER; MOST];
        let mut request = httparse::Request::new(&mut fields);
        let Ok(httparse::Status::Complete(end)) = request.parse(&head) else { return None };
        let found = found(&head[..end], request.headers);
        // Places in the head as it was.
        let moved = |place: u32| place + u32::try_from(first).expect("short") - 16;
        let fields = found.iter().map(|field| Field {
            at: moved(field.at),
            colon: moved(field.colon),
            value: moved(field.value),
            value_end: moved(field.value_end),
            next: moved(field.next),
            fate: field.fate,
        });
        Some((end + first - 16, fields.collect()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn what_is_cut_is_what_httparse_reads(head in heads()) {
            let mut room = [Field::NONE; USUAL];
            if let Some(cut) = cut(&head, &mut room) {
                let (end, fields) = by_httparse(&head, cut.first).expect("a head");
                prop_assert_eq!(cut.end, end);
                prop_assert_eq!(format!("{:?}", &room[..cut.fields]), format!("{fields:?}"));
                prop_assert!(fields.iter().all(|field| field.is_usual(&head) && field.ends_well(&head)));
            }
        }
    }

    #[test]
    fn usual_heads_are_cut() {
        let head = b"GET /a HTTP/1.1\r\nHost: forum.test\r\nAccept: */*; q=\"\xe9\"\r\n\r\nbody";
        let mut room = [Field::NONE; USUAL];
        assert_eq!(cut(head, &mut room), Some(Cut { first: 17, fields: 2, end: head.len() - 4 }));
        let [host, accept, ..] = &room;
        assert_eq!((host.name(head), host.value(head)), (&b"Host"[..], &b"forum.test"[..]));
        assert_eq!((accept.name(head), accept.value(head)), (&b"Accept"[..], &b"*/*; q=\"\xe9\""[..]));
        for cut_off in 0..head.len() - 4 {
            assert_eq!(cut(&head[..cut_off], &mut room), None, "{cut_off}");
        }
        let many = |count: usize| [&b"GET / HTTP/1.1\r\n"[..], &b"a: b\r\n".repeat(count), b"\r\n"].concat();
        assert!(cut(&many(USUAL), &mut room).is_some() && cut(&many(USUAL + 1), &mut room).is_none());
    }
}
