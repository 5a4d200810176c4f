//! Where a chunked body ends (RFC 9112 §7.1). Looks at bytes as they pass and keeps none.

/// Longer chunks are nobody's.
const SIZE_MAX: u64 = 1 << 50;

/// What the next byte is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The first digit of a size.
    #[default]
    Size,
    /// Another one, or what follows it.
    Digits,
    /// An extension.
    Extension,
    /// LF behind a size.
    SizeEnd,
    /// The chunk itself.
    Data,
    /// CR behind it.
    DataCr,
    /// LF behind that.
    DataLf,
    /// The first byte of a trailer, or CR of the end.
    Trailer,
    /// Another byte of a trailer.
    TrailerLine,
    /// LF behind a trailer.
    TrailerLf,
    /// The last LF.
    LastLf,
    /// Nothing more.
    Done,
}

/// A body whose end is looked for.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    state: State,
    size: u64,
}

/// These bytes are no chunked body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotChunked;

impl Chunks {
    /// How many of these bytes belong to the body. Fewer than all: the rest came behind its end.
    ///
    /// Errors: another program could read the body in another way.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> Result<usize, NotChunked> {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            self.state = match (self.state, byte) {
                (State::Done, _) => return Ok(at),
                (State::Data, _) => {
                    let here = usize::try_from(self.size).unwrap_or(usize::MAX).min(bytes.len() - at);
                    self.size -= here as u64;
                    at += here;
                    if self.size > 0 {
                        return Ok(at);
                    }
                    self.state = State::DataCr;
                    continue;
                }
                (State::Size | State::Digits, _) if byte.is_ascii_hexdigit() => {
                    let digit = char::from(byte).to_digit(16).unwrap_or_default();
                    self.size = self.size << 4 | u64::from(digit);
                    if self.size > SIZE_MAX {
                        return Err(NotChunked);
                    }
                    State::Digits
                }
                (State::Digits, b';' | b' ' | b'\t') => State::Extension,
                (State::Digits | State::Extension, b'\r') => State::SizeEnd,
                (State::Extension, _) if !matches!(byte, b'\n' | 0) => State::Extension,
                (State::SizeEnd, b'\n') if self.size == 0 => State::Trailer,
                (State::SizeEnd, b'\n') => State::Data,
                (State::DataCr, b'\r') => State::DataLf,
                (State::DataLf, b'\n') => State::Size,
                (State::Trailer, b'\r') => State::LastLf,
                (State::Trailer | State::TrailerLine, _) if !matches!(byte, b'\r' | b'\n' | 0) => State::TrailerLine,
                (State::TrailerLine, b'\r') => State::TrailerLf,
                (State::TrailerLf, b'\n') => State::Trailer,
                (State::LastLf, b'\n') => State::Done,
                _ => return Err(NotChunked),
            };
            at += 1;
        }
        Ok(at)
    }

    /// How many of these bytes frame what comes behind them; then it begins, or the body is over, or more must come.
    pub(super) fn pass_framing(&mut self, bytes: &[u8]) -> Result<usize, NotChunked> {
        let mut at = 0;
        while at < bytes.len() && self.state != State::Data && !self.is_done() {
            at += self.pass(&bytes[at..=at])?;
        }
        Ok(at)
    }

    /// How many of these bytes are what was framed.
    pub(super) fn here(&self, bytes: &[u8]) -> usize {
        match self.state {
            State::Data => usize::try_from(self.size).unwrap_or(usize::MAX).min(bytes.len()),
            _ => 0,
        }
    }

    /// Whether the end has passed.
    pub(super) fn is_done(&self) -> bool {
        self.state == State::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_found_however_the_body_is_cut() {
        for (body, rest) in [
            (&b"0\r\n\r\n"[..], &b""[..]),
            (b"5\r\nhello\r\n0\r\n\r\n", b"GET / HTTP/1.1\r\n"),
            (b"A;x=\"y;z\"\r\n0123456789\r\n00a \r\n0123456789\r\n0\r\n\r\n", b"\r\n"),
            (b"1\r\nx\r\n0;last\r\nX-T: a\r\nY: b\r\n\r\n", b"0\r\n\r\n"),
            (b"2\r\n\r\n\r\n0\r\n\r\n", b"HTTP/1.1 200 OK"),
        ] {
            let all = [body, rest].concat();
            for size in 1..=all.len() {
                let (mut chunks, mut passed) = (Chunks::default(), 0);
                for part in all.chunks(size) {
                    passed += chunks.pass(part).expect("a chunked body");
                    if chunks.is_done() {
                        break;
                    }
                }
                assert_eq!(
                    (passed, chunks.is_done()),
                    (body.len(), true),
                    "{} in parts of {size}",
                    body.escape_ascii()
                );
            }
            for cut in 0..body.len() {
                let mut chunks = Chunks::default();
                assert_eq!(chunks.pass(&body[..cut]), Ok(cut));
                assert!(!chunks.is_done(), "{} cut at {cut}", body.escape_ascii());
            }
        }
    }

    #[test]
    fn what_is_framed_is_found_however_the_body_is_cut() {
        let body = b"5\r\nhello\r\n6;x=\"y\"\r\n world\r\n0\r\nX-T: a\r\n\r\nGET";
        for size in 1..=body.len() {
            let (mut chunks, mut found) = (Chunks::default(), Vec::new());
            for mut part in body.chunks(size) {
                while !part.is_empty() && !chunks.is_done() {
                    part = &part[chunks.pass_framing(part).expect("a chunked body")..];
                    let (data, rest) = part.split_at(chunks.here(part));
                    found.extend_from_slice(data);
                    assert_eq!(chunks.pass(data), Ok(data.len()));
                    part = rest;
                }
            }
            assert!(chunks.is_done() && found == b"hello world", "in parts of {size}: {}", found.escape_ascii());
        }
    }

    #[test]
    fn whatever_could_be_read_in_two_ways_is_refused() {
        for body in [
            &b"5\nhello\r\n"[..],
            b"\r\n",
            b"-1\r\n",
            b"0x5\r\nhello",
            b" 5\r\nhello",
            b";x\r\n",
            b"5\r\nhello0\r\n",
            b"5\r\nhello\n0\r\n",
            b"5\rhello",
            b"5;a\nb\r\nhello\r\n",
            b"5;a\0\r\n",
            b"fffffffffffffffff\r\n",
            b"10000000000000001\r\n",
            b"0\r\nX: a\nY: b\r\n\r\n",
            b"0\r\n\n",
            b"0\n\r\n",
        ] {
            assert_eq!(Chunks::default().pass(body), Err(NotChunked), "{}", body.escape_ascii());
        }
    }
}
