//! What the forum's web server answers: where the answer ends, and what of its head goes on.

use std::mem::MaybeUninit;

use httparse::{Error as Malformed, Header, Response, Status};
use pingora::protocols::http::date::get_cached_date;

use super::buffer::Buffer;
use super::chunks::Chunks;
use super::request::{FIELDS_MAX, Method, is_usual_line, length, put_line};
use super::spans::offset;
use crate::proxy::forward;

/// Fields of heads that are read without a second try.
const FIELDS_USUAL: usize = 64;

/// Cookies that an answer sets without another piece of memory.
const COOKIES_USUAL: usize = 16;

/// How a body ends.
#[derive(Debug)]
pub(super) enum Framing {
    /// After so many bytes.
    Length(u64),
    /// It says so itself.
    Chunked(Chunks),
    /// With the connection. The visitor gets it in chunks, so that he can tell a whole one from one that was cut.
    Closed,
}

/// The head of an answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// Bytes of it, as it came.
    pub(super) head: usize,
    pub(super) status: u16,
    pub(super) framing: Framing,
    /// Whether the web server takes another request on this connection.
    pub(super) stays: bool,
}

/// What became of the bytes that came.
#[derive(Debug)]
pub(super) enum Judged {
    /// There is more to come.
    Unfinished,
    /// A head. What goes on of it has been written.
    Answer(Answer),
    /// An answer before the answer, of so many bytes; passes as it is.
    Interim(usize),
    /// What follows this head, of so many bytes, is another protocol. What goes on of it has been written.
    Switched(usize),
    /// No HTTP, or something that can be read in two ways.
    Garbage,
}

/// What the head of an answer depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking<'a> {
    pub(super) method: Method,
    /// It asks for another protocol.
    pub(super) upgrades: bool,
    /// What the names of our own cookies begin with.
    pub(super) prefix: &'a str,
}

/// Judges what begins with the head of an answer. `out` gets what goes on of it but for its last two lines, which say
/// whether the connection stays.
///
/// `sets` is called once, with the cookies that it sets.
pub(super) fn judge(bytes: &[u8], asking: Asking<'_>, out: &mut Buffer, sets: &mut dyn FnMut(&[&[u8]])) -> Judged {
    let mut fields = [const { MaybeUninit::uninit() }; FIELDS_USUAL];
    let mut response = Response::new(&mut []);
    let config = httparse::ParserConfig::default();
    match config.parse_response_with_uninit_headers(&mut response, bytes, &mut fields) {
        Ok(Status::Partial) => Judged::Unfinished,
        Ok(Status::Complete(end)) => read(&bytes[..end], &response, asking, out, sets),
        Err(Malformed::TooManyHeaders) => judge_long(bytes, asking, out, sets),
        Err(_) => Judged::Garbage,
    }
}

#[cold]
fn judge_long(bytes: &[u8], asking: Asking<'_>, out: &mut Buffer, sets: &mut dyn FnMut(&[&[u8]])) -> Judged {
    let mut fields = [const { MaybeUninit::uninit() }; FIELDS_MAX];
    let mut response = Response::new(&mut []);
    let config = httparse::ParserConfig::default();
    match config.parse_response_with_uninit_headers(&mut response, bytes, &mut fields) {
        Ok(Status::Partial) => Judged::Unfinished,
        Ok(Status::Complete(end)) => read(&bytes[..end], &response, asking, out, sets),
        Err(_) => Judged::Garbage,
    }
}

/// What the fields of a head say that matters here.
#[derive(Default)]
struct Seen {
    lengths: usize,
    length: u64,
    codings: usize,
    is_chunked: bool,
    closes: bool,
    keeps: bool,
    has_date: bool,
    cookies: usize,
}

fn read(
    head: &[u8],
    response: &Response<'_, '_>,
    asking: Asking<'_>,
    out: &mut Buffer,
    sets: &mut dyn FnMut(&[&[u8]]),
) -> Judged {
    let status = response.code.unwrap_or_default();
    let switches = status == 101;
    if switches && !asking.upgrades {
        return Judged::Garbage;
    }
    if status < 200 && !switches {
        return Judged::Interim(head.len());
    }
    let mut seen = Seen::default();
    for field in response.headers.iter() {
        if !seen.look(field) {
            return Judged::Garbage;
        }
    }
    let has_no_body = asking.method == Method::Head || matches!(status, 101 | 204 | 304);
    let framing = match (seen.codings, seen.lengths) {
        _ if has_no_body => Framing::Length(0),
        (0, 0) => Framing::Closed,
        (0, _) => Framing::Length(seen.length),
        // Both: the coding counts (RFC 9112 §6.3).
        (1, _) if seen.is_chunked => Framing::Chunked(Chunks::default()),
        _ => return Judged::Garbage,
    };
    let stays = match &framing {
        Framing::Closed => false,
        _ => !seen.closes && (response.version == Some(1) || seen.keeps) && !(seen.codings > 0 && seen.lengths > 0),
    };
    write(head, response, &seen, &framing, asking, out);
    match seen.cookies {
        0 => sets(&[]),
        count => tell_cookies(response.headers, count, sets),
    }
    if switches {
        return Judged::Switched(head.len());
    }
    Judged::Answer(Answer { head: head.len(), status, framing, stays })
}

impl Seen {
    /// `false`: the answer can be read in two ways.
    fn look(&mut self, field: &Header<'_>) -> bool {
        let name = field.name.as_bytes();
        let is = |known: &[u8]| name.eq_ignore_ascii_case(known);
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'c') if is(b"content-length") => {
                for part in field.value.split(|byte| *byte == b',') {
                    let part = part.trim_ascii();
                    match length(part) {
                        Some(length) if self.lengths == 0 || self.length == length => self.length = length,
                        _ => return false,
                    }
                    self.lengths += 1;
                }
            }
            Some(b'c') if is(b"connection") => {
                for option in field.value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
                    self.closes |= option.eq_ignore_ascii_case(b"close");
                    self.keeps |= option.eq_ignore_ascii_case(b"keep-alive");
                }
            }
            Some(b't') if is(b"transfer-encoding") => {
                self.codings += 1;
                let last = field.value.rsplit(|byte| *byte == b',').next().unwrap_or_default();
                self.is_chunked = last.trim_ascii().eq_ignore_ascii_case(b"chunked");
            }
            Some(b'd') => self.has_date |= is(b"date"),
            Some(b's') => self.cookies += usize::from(is(b"set-cookie")),
            _ => {}
        }
        true
    }
}

/// Writes the status line and the fields that go on. What belongs to the connection does not (RFC 9110 §7.6.1).
fn write(
    head: &[u8],
    response: &Response<'_, '_>,
    seen: &Seen,
    framing: &Framing,
    asking: Asking<'_>,
    out: &mut Buffer,
) {
    out.reserve(head.len() + 128);
    let first = response.headers.first().map_or(head.len(), |field| offset(head, field.name.as_bytes()));
    let line = head[..first].trim_ascii_end();
    match framing {
        // Chunks are of HTTP/1.1.
        Framing::Closed => {
            out.put(b"HTTP/1.1");
            out.put(line.get(8..).unwrap_or_default());
        }
        _ => out.put(line),
    }
    out.put(b"\r\n");
    let switches = asking.upgrades && response.code == Some(101);
    let end = head.strip_suffix(b"\r\n").or_else(|| head.strip_suffix(b"\n")).map_or(head.len(), <[u8]>::len);
    // Lines that go on as they came are written together.
    let (mut kept, mut lengths) = (first, 0);
    for (index, field) in response.headers.iter().enumerate() {
        let (name, value) = (field.name.as_bytes(), field.value);
        let fate = match name.first().map(u8::to_ascii_lowercase) {
            Some(b'c') if name.eq_ignore_ascii_case(b"content-length") => {
                lengths += 1;
                // The same again, and lists of it, say no more than one.
                match () {
                    () if switches || lengths > 1 || seen.codings > 0 => Fate::LeftOut,
                    () if seen.lengths > 1 => Fate::Anew(seen.length),
                    () => Fate::Stays,
                }
            }
            Some(b's') if name.eq_ignore_ascii_case(b"set-cookie") => {
                if forward::is_own_set_cookie(value, asking.prefix) { Fate::LeftOut } else { Fate::Stays }
            }
            Some(b'c' | b'k' | b'p' | b't' | b'u') if is_of_the_connection(name, switches) => Fate::LeftOut,
            _ => Fate::Stays,
        };
        let at = offset(head, name);
        let next = response.headers.get(index + 1).map_or(end, |next| offset(head, next.name.as_bytes()));
        if fate == Fate::Stays && is_usual_line(&head[at..next], name, value) {
            continue;
        }
        out.put(&head[kept..at]);
        kept = next;
        match fate {
            Fate::LeftOut => {}
            Fate::Stays => put_line(out, name, value),
            Fate::Anew(length) => put_line(out, name, length.to_string().as_bytes()),
        }
    }
    out.put(&head[kept..end]);
    if !seen.has_date && !switches {
        out.put(b"Date: ");
        out.put(get_cached_date().as_bytes());
        out.put(b"\r\n");
    }
    if matches!(framing, Framing::Closed) {
        out.put(b"Transfer-Encoding: chunked\r\n");
    }
}

/// What becomes of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    LeftOut,
    /// It says this length.
    Anew(u64),
}

/// Whether a field speaks to the next one alone. An answer with which another protocol begins says so there, and has no
/// body (RFC 9110 §7.8; RFC 9112 §6.1).
fn is_of_the_connection(name: &[u8], switches: bool) -> bool {
    let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
    is("keep-alive")
        || is("proxy-connection")
        || if switches { is("transfer-encoding") } else { is("connection") || is("upgrade") }
}

fn tell_cookies(fields: &[Header<'_>], count: usize, sets: &mut dyn FnMut(&[&[u8]])) {
    let mut lines =
        fields.iter().filter(|field| field.name.eq_ignore_ascii_case("set-cookie")).map(|field| field.value);
    if count > COOKIES_USUAL {
        return sets(&lines.collect::<Vec<_>>());
    }
    let mut usual: [&[u8]; COOKIES_USUAL] = [&[]; COOKIES_USUAL];
    usual[..count].fill_with(|| lines.next().unwrap_or_default());
    sets(&usual[..count]);
}
