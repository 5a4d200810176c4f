//! A client of HTTP/2 that sends what it is told, right or wrong: fields are written as they are, frames by hand.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use super::secure::Line;

/// Types of frames (RFC 9113 §6).
pub const DATA: u8 = 0;
pub const HEADERS: u8 = 1;
pub const RST_STREAM: u8 = 3;
pub const SETTINGS: u8 = 4;
pub const PING: u8 = 6;
pub const GOAWAY: u8 = 7;
pub const WINDOW_UPDATE: u8 = 8;
pub const CONTINUATION: u8 = 9;

/// Flags.
pub const END_STREAM: u8 = 1;
pub const ACK: u8 = 1;
pub const END_HEADERS: u8 = 4;

/// Largest payload that everybody takes.
const FRAME_BYTES: usize = 16_384;

/// A frame as it came.
#[derive(Clone, Debug)]
pub struct Frame {
    pub kind: u8,
    pub flags: u8,
    pub stream: u32,
    pub payload: Vec<u8>,
}

impl Frame {
    /// The code in a RST_STREAM or GOAWAY.
    pub fn code(&self) -> u32 {
        let at = if self.kind == GOAWAY { 4 } else { 0 };
        self.payload.get(at..at + 4).map_or(u32::MAX, |code| u32::from_be_bytes(code.try_into().expect("four")))
    }
}

/// What became of a request.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// A status, or `rst`, `goaway`, `closed`, `no answer`.
    pub word: String,
    pub body: Vec<u8>,
    /// The answer ended as it should.
    pub whole: bool,
}

/// One connection.
pub struct Http2 {
    line: Line,
    got: Vec<u8>,
    closed: bool,
}

impl Http2 {
    /// Begins on a line whose handshake chose `h2`.
    pub fn new(line: Line) -> Self {
        Self::with(line, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    }

    /// The same with another preface.
    pub fn with(line: Line, preface: &[u8]) -> Self {
        assert_eq!(line.tls().alpn_protocol(), Some(&b"h2"[..]));
        let mut this = Self { line, got: Vec::new(), closed: false };
        this.raw(preface);
        this.frame(SETTINGS, 0, 0, &[]);
        this
    }

    /// Sends bytes. That the gateway closed already is seen when reading.
    pub fn raw(&mut self, bytes: &[u8]) {
        let _ = self.line.write_all(bytes);
    }

    /// The same; `false` if they are not taken in time, or the gateway closed.
    pub fn try_raw(&mut self, bytes: &[u8], time: Duration) -> bool {
        self.line.set_write_timeout(time);
        self.line.write_all(bytes).is_ok()
    }

    pub fn frame(&mut self, kind: u8, flags: u8, stream: u32, payload: &[u8]) {
        let length = u32::try_from(payload.len()).expect("a small frame").to_be_bytes();
        let head = [&length[1..], &[kind, flags], &stream.to_be_bytes()].concat();
        self.raw(&[&head, payload].concat());
    }

    /// Opens a stream.
    pub fn head(&mut self, stream: u32, fields: &[(Vec<u8>, Vec<u8>)], ends: bool) {
        let block: Vec<u8> = fields.iter().flat_map(|(name, value)| field(name, value)).collect();
        let parts: Vec<&[u8]> = block.chunks(FRAME_BYTES).collect();
        for (index, part) in parts.iter().enumerate() {
            let kind = if index == 0 { HEADERS } else { CONTINUATION };
            let last = if index + 1 == parts.len() { END_HEADERS } else { 0 };
            let ends = if index == 0 && ends { END_STREAM } else { 0 };
            self.frame(kind, last | ends, stream, part);
        }
    }

    /// The next frame; `None` once nothing more comes, or not in time.
    pub fn next(&mut self, time: Duration) -> Option<Frame> {
        let deadline = Instant::now() + time;
        loop {
            if let Some(frame) = self.take() {
                return Some(frame);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if self.closed || left.is_zero() {
                return None;
            }
            self.line.set_read_timeout(left.max(Duration::from_millis(1)));
            let mut part = [0; 65_536];
            match self.line.read(&mut part) {
                Ok(0) => self.closed = true,
                Ok(length) => self.got.extend_from_slice(&part[..length]),
                Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                }
                Err(_) => self.closed = true,
            }
        }
    }

    /// Whether the gateway ended the connection.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    fn take(&mut self) -> Option<Frame> {
        let head = self.got.get(..9)?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
        let stream = u32::from_be_bytes([head[5], head[6], head[7], head[8]]) & 0x7fff_ffff;
        let (kind, flags) = (head[3], head[4]);
        let payload = self.got.get(9..9 + length)?.to_vec();
        self.got.drain(..9 + length);
        Some(Frame { kind, flags, stream, payload })
    }

    /// Answers a frame of the connection; gives back every other one.
    pub fn keep_up(&mut self, frame: Frame) -> Option<Frame> {
        match frame.kind {
            SETTINGS | PING if frame.flags & ACK != 0 => return None,
            SETTINGS => self.frame(SETTINGS, ACK, 0, &[]),
            PING => self.frame(PING, ACK, 0, &frame.payload),
            WINDOW_UPDATE => {}
            DATA => {
                let length = u32::try_from(frame.payload.len()).expect("small").to_be_bytes();
                if frame.payload.is_empty() {
                    return Some(frame);
                }
                self.frame(WINDOW_UPDATE, 0, 0, &length);
                if frame.flags & END_STREAM == 0 {
                    self.frame(WINDOW_UPDATE, 0, frame.stream, &length);
                }
                return Some(frame);
            }
            _ => return Some(frame),
        }
        None
    }

    /// Waits for the end of a stream.
    pub fn outcome(&mut self, stream: u32, time: Duration) -> Outcome {
        let deadline = Instant::now() + time;
        let mut outcome = Outcome::default();
        let ended = |mut outcome: Outcome, word: &str| {
            if outcome.word.is_empty() {
                outcome.word = word.to_owned();
            }
            outcome
        };
        loop {
            let Some(frame) = self.next(deadline.saturating_duration_since(Instant::now())) else {
                return ended(outcome, if self.closed { "closed" } else { "no answer" });
            };
            let Some(frame) = self.keep_up(frame) else { continue };
            if frame.kind == GOAWAY {
                return ended(outcome, "goaway");
            }
            if frame.stream != stream {
                continue;
            }
            match frame.kind {
                RST_STREAM => return ended(outcome, "rst"),
                HEADERS if outcome.word.is_empty() => {
                    let status = status(&frame.payload);
                    outcome.word = if status.starts_with('1') { String::new() } else { status };
                }
                DATA => outcome.body.extend_from_slice(&frame.payload),
                _ => {}
            }
            if frame.flags & END_STREAM != 0 {
                outcome.whole = true;
                return outcome;
            }
        }
    }

    /// The status of an answer as soon as its head is there, or `rst`, `closed`. Takes nothing of its body.
    pub fn status_of(&mut self, stream: u32, time: Duration) -> String {
        let deadline = Instant::now() + time;
        while let Some(frame) = self.next(deadline.saturating_duration_since(Instant::now())) {
            match frame.kind {
                HEADERS if frame.stream == stream => return status(&frame.payload),
                RST_STREAM if frame.stream == stream => return "rst".to_owned(),
                SETTINGS | PING => {
                    self.keep_up(frame);
                }
                _ => {}
            }
        }
        "closed".to_owned()
    }

    /// One request and what became of it.
    pub fn exchange(&mut self, stream: u32, fields: &[(Vec<u8>, Vec<u8>)], body: Option<&[u8]>) -> Outcome {
        self.head(stream, fields, body.is_none());
        if let Some(body) = body {
            self.frame(DATA, END_STREAM, stream, body);
        }
        self.outcome(stream, Duration::from_secs(10))
    }
}

/// The pseudo-fields of a request, and more.
pub fn request(method: &str, path: &str, more: &[(&str, &str)]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let fields = [(":method", method), (":scheme", "https"), (":path", path), (":authority", "forum.test")];
    fields.iter().chain(more).map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).collect()
}

/// A field that is put into no table (RFC 7541 §6.2.2), without Huffman's code.
pub fn field(name: &[u8], value: &[u8]) -> Vec<u8> {
    [vec![0], text(name), text(value)].concat()
}

fn text(bytes: &[u8]) -> Vec<u8> {
    let mut coded = Vec::new();
    match u8::try_from(bytes.len()) {
        Ok(length) if length < 127 => coded.push(length),
        _ => {
            coded.push(127);
            let mut rest = bytes.len() - 127;
            while rest >= 128 {
                coded.push(u8::try_from(rest % 128).expect("seven bits") | 128);
                rest /= 128;
            }
            coded.push(u8::try_from(rest).expect("seven bits"));
        }
    }
    coded.extend_from_slice(bytes);
    coded
}

/// The status at the start of a block of fields: from the table of RFC 7541, or three digits in Huffman's code.
fn status(block: &[u8]) -> String {
    let block = match block.first() {
        // A change of the table's size comes first.
        Some(first) if first & 0xe0 == 0x20 => &block[1..],
        _ => block,
    };
    match block {
        [first @ 0x88..=0x8e, ..] => {
            ["200", "204", "206", "304", "400", "404", "500"][usize::from(first - 0x88)].into()
        }
        [0x48 | 0x08 | 0x18, length, rest @ ..] if length & 0x80 != 0 => digits(&rest[..usize::from(length & 0x7f)]),
        [0x48 | 0x08 | 0x18, length, rest @ ..] => String::from_utf8_lossy(&rest[..usize::from(*length)]).into_owned(),
        // From the table that this connection filled: another answer like one before.
        other => format!("field {:x?}", other.first()),
    }
}

/// Digits in Huffman's code: 0, 1 and 2 have five bits, the others six.
fn digits(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
    let (mut found, mut at) = (String::new(), 0);
    while found.len() < 3 {
        let number = |length: usize| bits[at..at + length].iter().fold(0, |sum, bit| sum << 1 | bit);
        let five = number(5);
        if five < 3 {
            found.push(char::from(b'0' + five));
            at += 5;
        } else {
            found.push(char::from(b'0' + number(6) - 0b01_0110));
            at += 6;
        }
    }
    found
}
