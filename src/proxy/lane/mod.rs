//! The lane: plain requests for pages of the forum, relayed from the bytes as they came.
//!
//! ```text
//! request   what a visitor asks: is it the lane's?     answer   where an answer ends, what of its head goes on
//! exchange  one request and its answer                  told     what is said of it: page, log, numbers, logins
//! lent      a connection that the general way has       kept     connections to web servers that wait
//! tunnel    what follows a 101                          chunks   where a chunked body ends
//! served    a visitor's connection, from step to step   step     the work on a request, outside of who waits
//! own       a request that we answer ourselves      splice   long bodies, passed on by the system
//! http2     a request over HTTP/2 like the others       connect  a web server's connection, kept or new
//! fields    heads, cut into lines                 socket, buffer, spans, clock, fresh   what all of it is made of
//! ```
//!
//! # Why
//!
//! The framework makes maps of the fields of every head, twice, and of each field a piece of memory. A page of the forum
//! needs none of that: its head is looked at once, a few lines are left out and a few are added. What is not plain goes
//! the general way, byte for byte, and the connection comes back when it is answered. So the framework meets no head that
//! was not judged before.

mod answer;
mod buffer;
mod chunks;
mod clock;
mod connect;
mod exchange;
mod fields;
mod fresh;
mod http2;
mod kept;
mod lent;
mod own;
mod request;
mod served;
mod socket;
mod spans;
mod splice;
mod step;
mod told;
mod tunnel;

use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Poll, ready};
use std::time::Duration;

use pingora::connectors::TransportConnector;
use pingora::protocols::http::v2::server::HttpSession;
use pingora::proxy::HttpProxy;
use tokio::time::Instant;

use super::connection::HEAD_TIME;
use super::gateway::{Gateway, IDLE_SECS};
use super::passage::InFlight;
use super::refusal::Refusal;
use crate::telemetry::Cause;
use buffer::Buffer;
use clock::Clock;
use http2::Http2;
use kept::Kept;
use request::Judged;
use told::Told;

pub(super) use fresh::id as fresh_id;
pub(super) use request::Peer;
pub(super) use served::Served;
pub(super) use socket::Socket;

/// The longest head.
const HEAD_BYTES_MAX: usize = 1024 * 1024;

/// Empty lines before a request that are overlooked (RFC 9112 §2.2).
const EMPTY_LINES_MAX: usize = 16;

/// How much a visitor may still send when his last answer is out,
const LINGER_BYTES_MAX: usize = 1024 * 1024;
/// and for how long.
const LINGER_TIME: Duration = Duration::from_secs(2);

/// How often connections that wait are looked through.
const CLEAN_EVERY: Duration = Duration::from_secs(1);

/// What all connections share.
pub(super) struct Lane {
    gateway: Gateway,
    general: Arc<HttpProxy<Gateway>>,
    kept: Kept,
    /// For web servers with TLS. It reads whom the system trusts, so it is made when it is needed.
    with_tls: OnceLock<TransportConnector>,
}

/// A visitor's connection, and what was read of it.
struct Visitor {
    socket: Socket,
    read: Option<Buffer>,
}

impl Lane {
    pub(super) fn new(gateway: Gateway, general: Arc<HttpProxy<Gateway>>) -> Arc<Self> {
        let kept = Kept::new(gateway.upstream.keep_alive(), gateway.settings.threads);
        Arc::new(Self { gateway, general, kept, with_tls: OnceLock::new() })
    }

    /// Closes connections to web servers that nobody needs any more. Never ends.
    pub(super) async fn keep_clean(self: Arc<Self>) {
        loop {
            tokio::time::sleep(CLEAN_EVERY).await;
            self.kept.clean(self.gateway.upstream.keep_alive_time());
        }
    }

    /// Serves one request over HTTP/2. Gives it back untouched if it is not the lane's.
    pub(super) async fn fetch_http2(&self, session: HttpSession, peer: &Peer) -> Option<HttpSession> {
        if !self.gateway.settings.lane {
            return Some(session);
        }
        let Some(head) = http2::head(&session) else { return Some(session) };
        let Judged::Asked(mut asked) = request::judge(head.filled(), peer, &self.gateway) else { return Some(session) };
        let (unread, client) = (&self.gateway.unread, asked.origin.client);
        let request = Http2::new(session, client, unread.clone());
        let mut visitor = Visitor { socket: Socket::Http2(Box::new(request)), read: Some(head) };
        let mut clock = Clock::new();
        if unread.is_full(client) {
            let _flight = InFlight::begin(&self.gateway.metrics);
            let told = Told::begin(&self.gateway, &asked);
            self.refuse(&mut visitor, &asked, &told, Refusal::Busy, &mut clock).await;
            visitor.linger(&mut clock).await;
        } else {
            self.fetch(&mut visitor, &mut asked, &mut clock, true).await;
        }
        None
    }
}

impl Visitor {
    /// The next request. `None`: he has gone, or took too long, or asks nothing while we close.
    ///
    /// No `async fn`, which would hold twice what it is given for as long as the connection waits.
    fn next<'a>(
        &'a mut self,
        peer: &'a Peer,
        gateway: &'a Gateway,
        clock: &'a mut Clock,
        is_first: bool,
        mut closing: Pin<&'a mut impl Future<Output = ()>>,
    ) -> impl Future<Output = Option<Judged>> {
        let mut deadline = None;
        let (mut looked, mut empty_lines, mut has_begun) = (0, 0, is_first);
        poll_fn(move |cx| {
            loop {
                let judged = self.judge(peer, gateway, &mut looked, &mut empty_lines);
                if judged.is_some() {
                    return Poll::Ready(judged);
                }
                if self.read.is_some() && !has_begun {
                    // He need not ask at once, but must come to an end.
                    has_begun = true;
                    deadline = Some(Instant::now() + HEAD_TIME);
                }
                match poll_fill(&mut self.socket, &mut self.read, cx) {
                    Poll::Ready(Ok(count)) if count > 0 => continue,
                    Poll::Ready(_) => return Poll::Ready(None),
                    Poll::Pending => {}
                }
                if !is_first && !has_begun && closing.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(None);
                }
                let idle = if is_first { HEAD_TIME } else { Duration::from_secs(IDLE_SECS) };
                let deadline = *deadline.get_or_insert_with(|| Instant::now() + idle);
                ready!(clock.poll_late(cx, deadline));
                gateway.metrics.closed(if has_begun { Cause::SlowHead } else { Cause::Idle });
                return Poll::Ready(None);
            }
        })
    }

    /// What has come so far, as far as that is known. `looked` and `empty_lines`: what was looked at, and left out, before.
    fn judge(&mut self, peer: &Peer, gateway: &Gateway, looked: &mut usize, empty_lines: &mut usize) -> Option<Judged> {
        let read = self.read.as_mut()?;
        loop {
            while read.filled().starts_with(b"\r\n") {
                read.take(2);
                *empty_lines += 1;
            }
            if *empty_lines > EMPTY_LINES_MAX {
                return Some(Judged::Refused(Refusal::Ambiguous("empty lines")));
            }
            if read.filled().starts_with(b"\n") {
                return Some(Judged::Refused(Refusal::Ambiguous("line end")));
            }
            if *looked == 0 || has_end_of_head(read.filled(), *looked) {
                match request::judge(read.filled(), peer, gateway) {
                    Judged::Unfinished => {}
                    Judged::Escaped { mut head, in_place_of } => {
                        head.extend_from_slice(&read.filled()[in_place_of..]);
                        read.clear();
                        read.put(&head);
                        continue;
                    }
                    Judged::Asked(asked) if asked.head > HEAD_BYTES_MAX => return too_large(),
                    Judged::General { head, .. } if head > HEAD_BYTES_MAX => return too_large(),
                    judged => return Some(judged),
                }
            }
            break;
        }
        *looked = read.len();
        if *looked > HEAD_BYTES_MAX {
            return too_large();
        }
        if read.is_empty() {
            self.read = None;
        }
        None
    }
    /// So much of what was read is done with.
    fn is_done_with(&mut self, count: usize) {
        if let Some(read) = &mut self.read {
            read.take(count);
            if read.is_empty() {
                self.read = None;
            }
        }
    }

    /// Ends the connection, of which nothing is left to be read.
    async fn shut(&mut self, clock: &mut Clock) {
        let deadline = Instant::now() + LINGER_TIME;
        let socket = &mut self.socket;
        poll_fn(|cx| match socket.poll_shutdown(cx) {
            Poll::Ready(_) => Poll::Ready(()),
            Poll::Pending => clock.poll_late(cx, deadline),
        })
        .await;
    }

    /// Lets the last answer arrive: closing over unread bytes would reset the connection.
    async fn linger(&mut self, clock: &mut Clock) {
        let deadline = Instant::now() + LINGER_TIME;
        let (mut left, mut is_shut) = (LINGER_BYTES_MAX, false);
        let (socket, read) = (&mut self.socket, &mut self.read);
        *read = None;
        poll_fn(|cx| {
            loop {
                if !is_shut {
                    if socket.poll_shutdown(cx).is_pending() {
                        break;
                    }
                    is_shut = true;
                }
                match poll_fill(socket, read, cx) {
                    Poll::Pending => break,
                    Poll::Ready(Ok(count)) if count > 0 && count < left => left -= count,
                    Poll::Ready(_) => return Poll::Ready(()),
                }
                *read = None;
            }
            clock.poll_late(cx, deadline)
        })
        .await;
    }
}

fn too_large() -> Option<Judged> {
    Some(Judged::Refused(Refusal::HeadTooLarge))
}

/// Reads into a buffer that is there only while something is in it.
fn poll_fill(
    socket: &mut Socket,
    read: &mut Option<Buffer>,
    cx: &mut std::task::Context<'_>,
) -> Poll<io::Result<usize>> {
    let mut buffer = read.take().unwrap_or_else(Buffer::small);
    if buffer.room().is_empty() {
        buffer.reserve(buffer.len().max(1));
    }
    let polled = socket.poll_read(cx, buffer.room());
    if let Poll::Ready(Ok(count)) = polled {
        buffer.add(count);
    }
    if !buffer.is_empty() {
        *read = Some(buffer);
    }
    polled
}

/// Whether a head may end in what came behind the first `looked` bytes.
fn has_end_of_head(bytes: &[u8], looked: usize) -> bool {
    let fresh = &bytes[looked.saturating_sub(3).min(bytes.len())..];
    let is_end = |at: usize| matches!(fresh[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]);
    memchr::memchr_iter(b'\n', fresh).any(is_end)
}
