//! A request over HTTP/2 as the lane sees all of them: a head in lines, a body behind it, and an answer in lines as well.
//!
//! So what is plain over HTTP/1.1 is plain here, by the same rules, and gets the same answer. An answer is taken apart
//! again on its way: its lines become fields, chunks become what is in them.
//!
//! Nothing waits here. What the visitor has no window for is not taken, and then nothing more is read of the web server.

use std::fmt;
use std::future::Future as _;
use std::io;
use std::mem::MaybeUninit;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use h2::SendStream;
use http::header::{CONTENT_LENGTH, COOKIE, HOST, TE, TRAILER};
use http::{HeaderName, HeaderValue};
use httparse::Status;
use pingora::http::ResponseHeader;
use pingora::protocols::http::v2::server::HttpSession;

use super::buffer::Buffer;
use super::chunks::Chunks;
use super::fields;
use crate::proxy::unread::{Share, Unread};

/// Fields that the gateway adds to an answer, at most.
const FIELDS_OURS: usize = 8;

/// One request, and its answer.
pub(in crate::proxy) struct Http2 {
    session: HttpSession,
    to_head: bool,
    /// What came of the body and was not read yet.
    came: Bytes,
    /// Where the body of the answer goes.
    out: Option<SendStream<Bytes>>,
    answer: Answer,
    visitor: IpAddr,
    unread: Arc<Unread>,
    /// He had to be waited for.
    share: Option<Share>,
}

/// What comes next of the answer.
#[derive(Debug)]
enum Answer {
    /// A head.
    Head,
    /// So many bytes of a body.
    Length(u64),
    /// A chunked body.
    Chunked(Chunks),
    /// Nothing.
    Over,
}

/// A request as HTTP/1.1 has it. `None`: it is not plain, or there is no end to its body.
pub(super) fn head(session: &HttpSession) -> Option<Buffer> {
    let request = session.req_header();
    if !matches!(request.method.as_str(), "GET" | "HEAD" | "POST") {
        return None;
    }
    if !session.is_body_done() && !request.headers.contains_key(CONTENT_LENGTH) {
        return None;
    }
    let host = match request.uri.authority() {
        Some(authority) => authority.as_str().as_bytes(),
        None => request.headers.get(HOST)?.as_bytes(),
    };
    let mut out = Buffer::small();
    let mut put = |parts: &[&[u8]]| parts.iter().for_each(|part| out.put(part));
    put(&[request.method.as_str().as_bytes(), b" ", request.raw_path(), b" HTTP/1.1\r\nHost: ", host, b"\r\n"]);
    let mut has_cookies = false;
    for (name, value) in &request.headers {
        if *name == COOKIE {
            if !has_cookies {
                // One line of all of them (RFC 9113 §8.2.3).
                has_cookies = true;
                put(&[b"cookie: ", value.as_bytes()]);
                for crumb in request.headers.get_all(COOKIE).iter().skip(1) {
                    put(&[b"; ", crumb.as_bytes()]);
                }
                put(&[b"\r\n"]);
            }
        } else if !(*name == HOST || *name == TE || *name == TRAILER) {
            put(&[name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"]);
        }
    }
    put(&[b"\r\n"]);
    Some(out)
}

impl Http2 {
    pub(super) fn new(session: HttpSession, visitor: IpAddr, unread: Arc<Unread>) -> Self {
        let to_head = session.req_header().method == http::Method::HEAD;
        Self { session, to_head, came: Bytes::new(), out: None, answer: Answer::Head, visitor, unread, share: None }
    }

    /// Bytes of the request's body; 0 at its end.
    pub(super) fn poll_read(&mut self, cx: &mut Context<'_>, room: &mut [u8]) -> Poll<io::Result<usize>> {
        while self.came.is_empty() {
            match ready!(self.session.poll_read_body_bytes(cx)) {
                Some(Ok(part)) => self.came = part,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(0)),
            }
        }
        let part = self.came.split_to(room.len().min(self.came.len()));
        room[..part.len()].copy_from_slice(&part);
        Poll::Ready(Ok(part.len()))
    }

    /// Bytes of the answer that were taken, of two stretches one behind the other. A head is in one of them, and whole.
    pub(super) fn poll_write(&mut self, cx: &mut Context<'_>, head: &[u8], rest: &[u8]) -> Poll<io::Result<usize>> {
        let part = if head.is_empty() { rest } else { head };
        match &mut self.answer {
            Answer::Head => Poll::Ready(self.begin(part)),
            Answer::Length(left) => {
                let left = *left;
                let most = usize::try_from(left).unwrap_or(usize::MAX).min(part.len());
                let count = ready!(self.poll_room(cx, most))?;
                let left = left - count as u64;
                self.answer = if left == 0 { Answer::Over } else { Answer::Length(left) };
                self.send(&part[..count], left == 0)?;
                Poll::Ready(Ok(count))
            }
            Answer::Chunked(_) => self.poll_write_chunks(cx, part),
            // Nobody was told of more.
            Answer::Over => Poll::Ready(Ok(head.len() + rest.len())),
        }
    }

    fn poll_write_chunks(&mut self, cx: &mut Context<'_>, part: &[u8]) -> Poll<io::Result<usize>> {
        let Answer::Chunked(chunks) = &mut self.answer else { return Poll::Ready(Ok(0)) };
        let garbage = |_| io::Error::from(io::ErrorKind::InvalidData);
        let at = chunks.pass_framing(part).map_err(garbage)?;
        let here = chunks.here(&part[at..]);
        if chunks.is_done() {
            self.answer = Answer::Over;
            self.send(&[], true)?;
            return Poll::Ready(Ok(part.len()));
        }
        if here == 0 {
            return Poll::Ready(Ok(at));
        }
        match self.poll_room(cx, here) {
            // What frames it is taken all the same.
            Poll::Pending if at > 0 => Poll::Ready(Ok(at)),
            polled => {
                let count = ready!(polled)?;
                let data = &part[at..at + count];
                self.send(data, false)?;
                if let Answer::Chunked(chunks) = &mut self.answer {
                    chunks.pass(data).map_err(garbage)?;
                }
                Poll::Ready(Ok(at + count))
            }
        }
    }

    /// Ready when the visitor wants no answer any more.
    pub(super) fn poll_gone(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        match &mut self.out {
            Some(out) => out.poll_reset(cx).map(|_| ()),
            None => Pin::new(&mut self.session.idle()).poll(cx).map(|_| ()),
        }
    }

    /// Sends the head that `bytes` begin with. Answers how long it is.
    fn begin(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let unreadable = || io::Error::from(io::ErrorKind::InvalidData);
        let bytes = Bytes::copy_from_slice(bytes);
        let mut fields = [const { MaybeUninit::uninit() }; fields::MOST + FIELDS_OURS];
        let mut response = httparse::Response::new(&mut []);
        let parsed =
            httparse::ParserConfig::default().parse_response_with_uninit_headers(&mut response, &bytes, &mut fields);
        let (Ok(Status::Complete(end)), Some(status)) = (parsed, response.code) else { return Err(unreadable()) };
        if status < 200 {
            // The framework passes none of these on.
            return Ok(end);
        }
        let mut header =
            ResponseHeader::build_no_case(status, Some(response.headers.len())).map_err(|_| unreadable())?;
        let mut next = Answer::Over;
        for field in response.headers.iter() {
            let name = HeaderName::from_bytes(field.name.as_bytes()).map_err(|_| unreadable())?;
            match name.as_str() {
                "transfer-encoding" => next = Answer::Chunked(Chunks::default()),
                // The framework's own.
                "connection" | "date" => {}
                _ => {
                    if name == CONTENT_LENGTH {
                        let length = std::str::from_utf8(field.value).ok().and_then(|digits| digits.parse().ok());
                        next = Answer::Length(length.ok_or_else(unreadable)?);
                    }
                    let value =
                        HeaderValue::from_maybe_shared(bytes.slice_ref(field.value)).map_err(|_| unreadable())?;
                    header.append_header(name, value).map_err(|_| unreadable())?;
                }
            }
        }
        let has_none = self.to_head || matches!(status, 204 | 304) || matches!(next, Answer::Length(0));
        self.answer = if has_none { Answer::Over } else { next };
        let is_over = matches!(self.answer, Answer::Over);
        self.session.write_response_header(Box::new(header), is_over).map_err(io::Error::other)?;
        self.out = self.session.take_response_body_writer();
        Ok(end)
    }

    /// For how many of so many bytes there is room in the visitor's window, and in front of him.
    fn poll_room(&mut self, cx: &mut Context<'_>, count: usize) -> Poll<io::Result<usize>> {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let Some(out) = &mut self.out else { return Poll::Ready(Err(gone())) };
        if count == 0 {
            return Poll::Ready(Ok(0));
        }
        out.reserve_capacity(count);
        let room = match out.capacity() {
            0 => match out.poll_capacity(cx) {
                Poll::Ready(room) => room.ok_or_else(gone)?.map_err(io::Error::other)?,
                Poll::Pending => {
                    // To its end: whoever has begun to wait is not cut off by those who come later.
                    if self.share.is_none() {
                        self.share = Some(self.unread.wait(self.visitor).ok_or_else(gone)?);
                    }
                    return Poll::Pending;
                }
            },
            room => room,
        };
        Poll::Ready(Ok(room.min(count)))
    }

    fn send(&mut self, part: &[u8], is_last: bool) -> io::Result<()> {
        let Some(out) = &mut self.out else { return Err(io::ErrorKind::BrokenPipe.into()) };
        out.send_data(Bytes::copy_from_slice(part), is_last).map_err(io::Error::other)
    }
}

impl fmt::Debug for Http2 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Http2").field("answer", &self.answer).finish_non_exhaustive()
    }
}
