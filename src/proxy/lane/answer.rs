//! What the forum's web server answers: where the answer ends, and what of its head goes on.

use std::mem::MaybeUninit;

use httparse::{Response, Status};
use pingora::protocols::http::date::get_cached_date;

use super::buffer::Buffer;
use super::chunks::Chunks;
use super::fields::{self, Fate, Field, is};
use super::request::{Method, length, put_line};
use crate::proxy::forward;

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
    /// An answer before the answer, of so many bytes. What goes on of it has been written.
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
    let mut room = [Field::NONE; fields::USUAL];
    if let Some(cut) = fields::cut(bytes, &mut room)
        && let Some(status) = usual_status(&bytes[..cut.first])
    {
        let head = Head { bytes: &bytes[..cut.end], first: cut.first, status, minor_version: 1, is_usual: true };
        return read(&head, &mut room[..cut.fields], asking, out, sets);
    }
    judge_unusual(bytes, asking, out, sets)
}

/// The head of an answer, cut.
struct Head<'a> {
    /// All of it.
    bytes: &'a [u8],
    /// Where its first line ends.
    first: usize,
    status: u16,
    /// Of HTTP/1.
    minor_version: u8,
    /// All of its lines are written as usual.
    is_usual: bool,
}

/// The status of a line that is written as usual.
fn usual_status(line: &[u8]) -> Option<u16> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    match line.strip_prefix(b"HTTP/1.1 ")? {
        [hundreds, tens, ones, b' ' | b'\r', ..] => Some(digit(hundreds)? * 100 + digit(tens)? * 10 + digit(ones)?),
        _ => None,
    }
}

/// The same of a head that is not written as usual, or not all there.
#[cold]
fn judge_unusual(bytes: &[u8], asking: Asking<'_>, out: &mut Buffer, sets: &mut dyn FnMut(&[&[u8]])) -> Judged {
    let mut lines = [const { MaybeUninit::uninit() }; fields::MOST];
    let mut response = Response::new(&mut []);
    let config = httparse::ParserConfig::default();
    let end = match config.parse_response_with_uninit_headers(&mut response, bytes, &mut lines) {
        Ok(Status::Partial) => return Judged::Unfinished,
        Ok(Status::Complete(end)) => end,
        Err(_) => return Judged::Garbage,
    };
    let Response { code: Some(status), version: Some(minor_version), headers, .. } = response else {
        return Judged::Garbage;
    };
    let bytes = &bytes[..end];
    let mut fields = fields::found(bytes, headers);
    let first = fields.first().map_or_else(|| end_of_lines(bytes), |field| field.at as usize);
    let head = Head { bytes, first, status, minor_version, is_usual: false };
    read(&head, &mut fields, asking, out, sets)
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
    head: &Head<'_>,
    fields: &mut [Field],
    asking: Asking<'_>,
    out: &mut Buffer,
    sets: &mut dyn FnMut(&[&[u8]]),
) -> Judged {
    let (status, end) = (head.status, head.bytes.len());
    let switches = status == 101;
    if status < 100 || switches && !asking.upgrades {
        return Judged::Garbage;
    }
    if status < 200 && !switches {
        write_interim(head, fields, out);
        return Judged::Interim(end);
    }
    let mut seen = Seen::default();
    for field in fields.iter_mut() {
        match seen.look(field.name(head.bytes), field.value(head.bytes), switches, asking.prefix) {
            Some(fate) => field.fate = fate,
            None => return Judged::Garbage,
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
        _ => !seen.closes && (head.minor_version == 1 || seen.keeps) && !(seen.codings > 0 && seen.lengths > 0),
    };
    write(head, fields, &seen, &framing, switches, out);
    match seen.cookies {
        0 => sets(&[]),
        count => tell_cookies(head.bytes, fields, count, sets),
    }
    if switches {
        return Judged::Switched(end);
    }
    Judged::Answer(Answer { head: end, status, framing, stays })
}

impl Seen {
    /// What becomes of a field. `None`: the answer can be read in two ways.
    fn look(&mut self, name: &[u8], value: &[u8], switches: bool, prefix: &str) -> Option<Fate> {
        let left_out_if = |goes: bool| if goes { Fate::LeftOut } else { Fate::Stays };
        // Most fields are told apart by their length and their first letter.
        Some(match (name.len(), name.first().map(u8::to_ascii_lowercase)) {
            (14, Some(b'c')) if is(name, b"content-length") => {
                for part in value.split(|byte| *byte == b',') {
                    match length(part.trim_ascii()) {
                        Some(length) if self.lengths == 0 || self.length == length => self.length = length,
                        _ => return None,
                    }
                    self.lengths += 1;
                }
                Fate::Anew
            }
            (10, Some(b'c')) if is(name, b"connection") => {
                for option in value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
                    self.closes |= option.eq_ignore_ascii_case(b"close");
                    self.keeps |= option.eq_ignore_ascii_case(b"keep-alive");
                }
                // What belongs to the connection does not go on (RFC 9110 §7.6.1). An answer with which another protocol
                // begins says so there, and has no body (RFC 9110 §7.8; RFC 9112 §6.1).
                left_out_if(!switches)
            }
            (7, Some(b'u')) if is(name, b"upgrade") => left_out_if(!switches),
            (17, Some(b't')) if is(name, b"transfer-encoding") => {
                self.codings += 1;
                let last = value.rsplit(|byte| *byte == b',').next().unwrap_or_default();
                self.is_chunked = last.trim_ascii().eq_ignore_ascii_case(b"chunked");
                left_out_if(switches)
            }
            (10, Some(b'k')) => left_out_if(is(name, b"keep-alive")),
            (16, Some(b'p')) => left_out_if(is(name, b"proxy-connection")),
            (10, Some(b's')) if is(name, b"set-cookie") => {
                self.cookies += 1;
                left_out_if(forward::is_own_set_cookie(value, prefix))
            }
            (4, Some(b'd')) => {
                self.has_date |= is(name, b"date");
                Fate::Stays
            }
            _ => Fate::Stays,
        })
    }
}

/// Where the empty line of a head begins.
fn end_of_lines(head: &[u8]) -> usize {
    head.strip_suffix(b"\r\n").or_else(|| head.strip_suffix(b"\n")).map_or(head.len(), <[u8]>::len)
}

/// Writes an interim answer. What belongs to the connection does not go on, and neither does what tells of a body: it has
/// none (RFC 9110 §7.6.1, §8.6).
fn write_interim(head: &Head<'_>, fields: &[Field], out: &mut Buffer) {
    const LEFT_OUT: [&str; 6] =
        ["connection", "content-length", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"];
    out.put(head.bytes[..head.first].trim_ascii());
    out.put(b"\r\n");
    for field in fields {
        let name = field.name(head.bytes);
        if !LEFT_OUT.iter().any(|left_out| name.eq_ignore_ascii_case(left_out.as_bytes())) {
            put_line(out, name, field.value(head.bytes));
        }
    }
    out.put(b"\r\n");
}

/// Writes the status line and the fields that go on.
fn write(head: &Head<'_>, fields: &[Field], seen: &Seen, framing: &Framing, switches: bool, out: &mut Buffer) {
    let Head { bytes: head, first, is_usual, .. } = *head;
    out.reserve(head.len() + 128);
    // The first line, and those that go on as they came, are written together.
    let mut kept = 0;
    if !is_usual || matches!(framing, Framing::Closed) {
        let line = head[..first].trim_ascii();
        match framing {
            // Chunks are of HTTP/1.1.
            Framing::Closed => {
                out.put(b"HTTP/1.1");
                out.put(line.get(8..).unwrap_or_default());
            }
            _ => out.put(line),
        }
        out.put(b"\r\n");
        kept = first;
    }
    let end = end_of_lines(head);
    let mut lengths = 0;
    for field in fields {
        let fate = match field.fate {
            Fate::Stays if is_usual || field.is_usual(head) => continue,
            Fate::Anew => {
                lengths += 1;
                // The same again, and lists of it, say no more than one.
                match () {
                    () if switches || lengths > 1 || seen.codings > 0 => Fate::LeftOut,
                    () if seen.lengths > 1 => Fate::Anew,
                    () if field.is_usual(head) => continue,
                    () => Fate::Stays,
                }
            }
            fate => fate,
        };
        out.put(&head[kept..field.at as usize]);
        kept = field.next as usize;
        match fate {
            Fate::LeftOut => {}
            Fate::Stays => put_line(out, field.name(head), field.value(head)),
            Fate::Anew => put_line(out, field.name(head), seen.length.to_string().as_bytes()),
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

fn tell_cookies(head: &[u8], fields: &[Field], count: usize, sets: &mut dyn FnMut(&[&[u8]])) {
    let is_one = |field: &&Field| is(field.name(head), b"set-cookie");
    let mut lines = fields.iter().filter(is_one).map(|field| field.value(head));
    if count > COOKIES_USUAL {
        return sets(&lines.collect::<Vec<_>>());
    }
    let mut usual: [&[u8]; COOKIES_USUAL] = [&[]; COOKIES_USUAL];
    usual[..count].fill_with(|| lines.next().unwrap_or_default());
    sets(&usual[..count]);
}
