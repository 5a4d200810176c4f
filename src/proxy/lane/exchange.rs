//! One request and its answer: which web server has it, what is sent when, and what may be tried again.

use std::future::poll_fn;
use std::io;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::Instant;

use super::answer::{self, Answer, Asking, Framing, Judged};
use super::buffer::Buffer;
use super::clock::Clock;
use super::connect::NoServer;
use super::request::Asked;
use super::socket::Socket;
use super::splice::{self, Pipe};
use super::told::Told;
use super::{Lane, Visitor};
use crate::model::LoginCookies;
use crate::proxy::gateway::{BODY_READ, EARLY_ANSWER_READ, WRITE_TIME};
use crate::proxy::pace::Pace;
use crate::proxy::passage::InFlight;
use crate::proxy::refusal::Refusal;
use crate::proxy::upstream::{Fault, Tried, Visit};
use crate::telemetry::Cause;

/// The longest head of an answer.
const HEAD_BYTES_MAX: usize = 1024 * 1024;

/// Room behind a part of a body for the end of a chunk.
const CHUNK_END: usize = 2;

/// Why an exchange came to no end.
#[derive(Debug)]
enum Failure {
    /// The web server broke off. Nobody knows what it did with the request.
    Broke(String),
    /// It was silent.
    Silent,
    /// It answered something that is not HTTP.
    Garbage,
    /// The visitor has gone.
    Gone,
    /// He takes nothing.
    Unread,
    /// His body comes too slowly.
    TooSlow,
}

impl Failure {
    fn in_words(&self) -> Option<String> {
        match self {
            Self::Broke(cause) => Some(cause.clone()),
            Self::Silent => Some("the web server sent nothing in time".to_owned()),
            Self::Garbage => Some("the web server sent something that is not HTTP".to_owned()),
            Self::Gone | Self::Unread | Self::TooSlow => None,
        }
    }
}

/// What follows an exchange.
pub(super) enum Next {
    /// The visitor may ask again on this connection.
    Request,
    /// It is to be closed.
    End,
    /// It has become a tunnel to this web server, of which something may have been read.
    Tunnel(Socket, Option<Buffer>),
}

/// How an exchange ended that came to an end.
enum Done {
    /// With an answer.
    Answered(Answered),
    /// With another protocol, of which something may have been read.
    Switched(Option<Buffer>),
}

struct Answered {
    /// The visitor may ask again on this connection.
    goes_on: bool,
    /// Nothing of his request is left to be read.
    is_read: bool,
    /// The web server takes another request.
    stays: bool,
}

/// The way of a request to its web server.
struct Upward {
    /// Bytes of head and body in memory that were written.
    written: usize,
    /// Bytes of the head.
    head: usize,
    /// Bytes of the body that came with it.
    here: usize,
    /// Bytes of it that are still to come.
    left: u64,
    /// Bytes that came since.
    part: Option<Buffer>,
    pace: Option<Pace>,
    state: Sending,
}

impl Upward {
    fn waits_for_visitor(&self) -> bool {
        self.part.is_none() && self.written >= self.head + self.here
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sending {
    /// Something is left to be sent.
    On,
    /// All is sent.
    Done,
    /// The web server takes no more, or the visitor sends no more.
    Broken,
}

struct Exchange<'a> {
    visitor: &'a mut Visitor,
    asked: &'a Asked,
    /// The head for the web server. Whoever sends the rest of a body is not kept waiting with it.
    sent: &'a mut Buffer,
    server: Socket,
    clock: &'a mut Clock,
    upward: Upward,
    /// Of the answer, once its head is on its way to the visitor.
    status: Option<u16>,
    read_timeout: Duration,
    /// When it began, if that is known, until something is waited for.
    began: Option<Instant>,
}

impl Lane {
    /// Fetches a page for a visitor.
    pub(super) async fn fetch(
        &self,
        visitor: &mut Visitor,
        asked: &mut Asked,
        clock: &mut Clock,
        is_closing: bool,
    ) -> Next {
        let _flight = InFlight::begin(&self.gateway.metrics);
        let mut sent = std::mem::replace(&mut asked.sent, Buffer::none());
        let asked = &*asked;
        let mut told = Told::begin(&self.gateway, asked);
        if asked.may_log_in == Some(LoginCookies::Guests) {
            // Boxed, as what is rare: every connection would be as large as this.
            Box::pin(told.begins(visitor.read.as_ref())).await;
        }
        let (mut tried, mut is_elsewhere, mut again) = (Tried::default(), false, None);
        let (upstream, may_repeat) = (&self.gateway.upstream, asked.method.may_repeat());
        let refusal = loop {
            let is_fresh = again.is_some();
            let Some((way, mut visit)) = again.take().or_else(|| upstream.choose_plain(may_repeat, tried)) else {
                break Refusal::ForumDown;
            };
            let now = told.goes().into();
            let (server, is_kept) = match self.connect(&way, is_fresh || is_elsewhere, now).await {
                Ok(connected) => connected,
                Err(failure) => {
                    let ours = matches!(failure, NoServer::Ours(_));
                    let refusal = failure.refusal();
                    told.cause = Some(failure.in_words());
                    if ours {
                        told.lacks = true;
                        break refusal;
                    }
                    tried.add(visit.index());
                    visit.failed(Fault::Connect, || told.cause.clone().unwrap_or_default());
                    if upstream.has_other(tried) {
                        continue;
                    }
                    break refusal;
                }
            };
            let mut exchange = Exchange::begin(visitor, asked, &mut sent, server, clock, way.read_timeout);
            exchange.began = is_kept.then_some(now);
            let ended = exchange.run(self, &mut visit, &mut told, is_closing).await;
            let Exchange { server, status, upward, .. } = exchange;
            match ended {
                Ok(Done::Switched(came)) => {
                    told.answered(status.unwrap_or_default(), visitor.read.as_ref());
                    visitor.is_done_with(asked.head);
                    return Next::Tunnel(server, came);
                }
                Ok(Done::Answered(done)) => {
                    if done.stays {
                        self.kept.put(way.place, server, Instant::now());
                    }
                    told.answered(status.unwrap_or_default(), visitor.read.as_ref());
                    let body = usize::try_from(asked.body).unwrap_or(usize::MAX);
                    visitor.is_done_with(asked.head.saturating_add(body));
                    if done.goes_on {
                        return Next::Request;
                    }
                    match done.is_read {
                        true => visitor.shut(clock).await,
                        false => visitor.linger(clock).await,
                    }
                    return Next::End;
                }
                Err(failure @ (Failure::Gone | Failure::Unread)) => {
                    if matches!(failure, Failure::Unread) {
                        self.gateway.metrics.closed(Cause::SlowRead);
                    }
                    told.left(status);
                    return Next::End;
                }
                Err(failure) if status.is_some() => {
                    // Half an answer is out. Cutting it off is what tells the visitor.
                    told.cause = failure.in_words();
                    told.cut(status.unwrap_or_default(), visitor.read.as_ref());
                    return Next::End;
                }
                Err(Failure::TooSlow) => {
                    self.gateway.metrics.closed(Cause::SlowBody);
                    break Refusal::TooSlow;
                }
                Err(Failure::Broke(cause)) => {
                    // A kept connection is closed by its server when it likes.
                    if is_kept && may_repeat {
                        again = upstream.again_plain(&visit);
                        if again.is_some() {
                            continue;
                        }
                    }
                    told.cause = Some(cause);
                    // A server that closes over half a body has had enough of the visitor, as a rule.
                    if !is_kept && upward.state == Sending::Done {
                        tried.add(visit.index());
                        visit.failed(Fault::Broken, || told.cause.clone().unwrap_or_default());
                        if may_repeat && !is_elsewhere && upstream.has_other(tried) {
                            is_elsewhere = true;
                            continue;
                        }
                    }
                    break Refusal::ForumDown;
                }
                Err(Failure::Silent) => {
                    told.cause = Failure::Silent.in_words();
                    visit.failed(Fault::Broken, || told.cause.clone().unwrap_or_default());
                    break Refusal::ForumSlow;
                }
                Err(Failure::Garbage) => {
                    told.cause = Failure::Garbage.in_words();
                    visit.failed(Fault::Broken, || told.cause.clone().unwrap_or_default());
                    break Refusal::ForumDown;
                }
            }
        };
        Box::pin(self.refuse(visitor, asked, &told, refusal, clock)).await;
        visitor.linger(clock).await;
        Next::End
    }
}

impl<'a> Exchange<'a> {
    fn begin(
        visitor: &'a mut Visitor,
        asked: &'a Asked,
        sent: &'a mut Buffer,
        server: Socket,
        clock: &'a mut Clock,
        read_timeout: Duration,
    ) -> Self {
        debug_assert!(!sent.is_empty(), "what is sent again is all there");
        let came = visitor.read.as_ref().map_or(0, |read| read.len().saturating_sub(asked.head));
        let here = usize::try_from(asked.body).unwrap_or(usize::MAX).min(came);
        let left = asked.body - here as u64;
        let pace = (left > 0).then(|| Pace::begin(std::time::Instant::now()));
        let upward = Upward { written: 0, head: sent.len(), here, left, part: None, pace, state: Sending::On };
        Self { visitor, asked, sent, server, clock, upward, status: None, read_timeout, began: None }
    }

    async fn run(
        &mut self,
        lane: &Lane,
        visit: &mut Visit,
        told: &mut Told<'_>,
        is_closing: bool,
    ) -> Result<Done, Failure> {
        let mut came: Option<Buffer> = None;
        let Asked { method, upgrades, .. } = *self.asked;
        let asking = Asking { method, upgrades, prefix: &lane.gateway.settings.cookie_prefix };
        let (mut answer, mut head): (Answer, Buffer) = loop {
            if let Some(buffer) = &mut came {
                let mut head = Buffer::small();
                let judged = answer::judge(buffer.filled(), asking, &mut head, &mut |lines| {
                    told.set_cookies(self.visitor.read.as_ref(), lines);
                });
                match judged {
                    Judged::Answer(answer) => break (answer, head),
                    Judged::Garbage => return Err(Failure::Garbage),
                    Judged::Interim(count) => {
                        visit.answered();
                        buffer.take(count);
                        self.write(&mut head, &mut None).await?;
                        if !buffer.is_empty() {
                            continue;
                        }
                    }
                    // The request is not even there.
                    Judged::Switched(_) if self.upward.state != Sending::Done => return Err(Failure::Garbage),
                    Judged::Switched(count) => {
                        buffer.take(count);
                        visit.answered();
                        told.notice(self.visitor.read.as_ref()).await;
                        self.status = Some(101);
                        head.put(b"\r\n");
                        self.write(&mut head, &mut None).await?;
                        return Ok(Done::Switched(came.filter(|came| !came.is_empty())));
                    }
                    Judged::Unfinished if buffer.len() > HEAD_BYTES_MAX => return Err(Failure::Garbage),
                    Judged::Unfinished => {}
                }
            }
            match self.read(&mut came, 0).await? {
                Ok(0) => return Err(closed()),
                Ok(_) => {}
                Err(error) => return Err(unread(&error)),
            }
        };
        visit.answered();
        told.notice(self.visitor.read.as_ref()).await;

        let goes_on = !self.asked.closes && !is_closing && self.upward.state == Sending::Done;
        let stays = answer.stays && self.upward.state == Sending::Done;
        head.put(if goes_on { b"Connection: keep-alive\r\n\r\n" } else { b"Connection: close\r\n\r\n" });
        if let Some(buffer) = &mut came {
            buffer.take(answer.head);
        }
        let mut is_done = cut_to_body(&mut answer.framing, &mut came)?;
        let mut surplus = !is_done.is_clean;
        self.status = Some(answer.status);
        wrap(&answer.framing, &mut head, &mut came);
        self.write(&mut head, &mut came).await?;
        if let Framing::Length(left) = &mut answer.framing
            && *left >= splice::LONG
        {
            self.splice(left).await?;
            is_done.is_over = *left == 0;
        }
        while !is_done.is_over {
            match self.read(&mut came, CHUNK_END).await? {
                Ok(0) if matches!(answer.framing, Framing::Closed) => {
                    head.put(b"0\r\n\r\n");
                    self.write(&mut head, &mut None).await?;
                    break;
                }
                Ok(0) => return Err(closed()),
                Ok(_) => {}
                Err(error) => return Err(unread(&error)),
            }
            is_done = cut_to_body(&mut answer.framing, &mut came)?;
            surplus |= !is_done.is_clean;
            wrap(&answer.framing, &mut head, &mut came);
            self.write(&mut head, &mut came).await?;
        }
        self.flush().await?;
        let is_read = self.upward.state == Sending::Done;
        Ok(Done::Answered(Answered { goes_on: goes_on && is_read, is_read, stays: stays && !surplus }))
    }

    /// Reads from the web server, and sends meanwhile what is left to be sent. `spare`: room that must be left.
    ///
    /// Outer errors: what ends the exchange whatever the web server says.
    async fn read(&mut self, came: &mut Option<Buffer>, spare: usize) -> Result<io::Result<usize>, Failure> {
        let (mut deadline, mut began) = (None, self.began.take());
        poll_fn(|cx| {
            if self.send(cx)? {
                deadline = None;
            }
            if self.visitor.socket.poll_gone(cx).is_ready() {
                return Poll::Ready(Err(Failure::Gone));
            }
            let mut buffer = came.take().unwrap_or_else(|| self.visitor.socket.part());
            if buffer.room().len() <= spare {
                buffer.reserve(buffer.len().max(1) + spare);
            }
            let most = buffer.room().len() - spare;
            let polled = self.server.poll_read(cx, &mut buffer.room()[..most]);
            if let Poll::Ready(Ok(count)) = polled {
                buffer.add(count);
            }
            if !buffer.is_empty() {
                *came = Some(buffer);
            }
            if let Poll::Ready(read) = polled {
                return Poll::Ready(Ok(read));
            }
            let (limit, failure) = self.patience();
            let until = *deadline.get_or_insert_with(|| began.take().unwrap_or_else(Instant::now) + limit);
            ready!(self.clock.poll_late(cx, until));
            if self.status.is_some() && self.upward.state == Sending::On {
                // The answer goes on without the rest of the request.
                self.upward.state = Sending::Broken;
                deadline = None;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            Poll::Ready(Err(failure))
        })
        .await
    }

    /// How long nothing may happen, and whose fault it is then.
    fn patience(&self) -> (Duration, Failure) {
        match self.upward.state {
            Sending::On if self.status.is_some() => (EARLY_ANSWER_READ, Failure::Silent),
            // The visitor's turn: all that came from him is sent.
            Sending::On if self.upward.waits_for_visitor() => (BODY_READ, Failure::TooSlow),
            _ => (self.read_timeout, Failure::Silent),
        }
    }

    /// Sends what can be sent. Whether something was.
    fn send(&mut self, cx: &mut Context<'_>) -> Result<bool, Failure> {
        if self.upward.state != Sending::On {
            return Ok(false);
        }
        let before = (self.upward.written, self.upward.left);
        match self.poll_send(cx) {
            Poll::Ready(Ok(())) => self.upward.state = Sending::Done,
            // It may have answered before it closed.
            Poll::Ready(Err(Unsent::ByServer)) => self.upward.state = Sending::Broken,
            Poll::Ready(Err(Unsent::ByVisitor)) if self.status.is_some() => self.upward.state = Sending::Broken,
            Poll::Ready(Err(Unsent::ByVisitor)) => return Err(Failure::Gone),
            Poll::Ready(Err(Unsent::TooSlow)) => return Err(Failure::TooSlow),
            Poll::Pending => {}
        }
        Ok(before != (self.upward.written, self.upward.left))
    }

    fn poll_send(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Unsent>> {
        let Self { visitor, asked, sent, server, upward, status, .. } = self;
        let body = visitor.read.as_ref().map(Buffer::filled).unwrap_or_default();
        let body = body.get(asked.head..asked.head + upward.here).unwrap_or_default();
        let head = sent.filled();
        while upward.written < upward.head + body.len() {
            let first = head.get(upward.written..).unwrap_or_default();
            let rest = body.get(upward.written.saturating_sub(head.len())..).unwrap_or_default();
            upward.written += ready!(server.poll_write(cx, first, rest)).map_err(|_| Unsent::ByServer)?;
        }
        loop {
            if let Some(part) = &mut upward.part {
                while !part.is_empty() {
                    let count = ready!(server.poll_write(cx, &[], part.filled())).map_err(|_| Unsent::ByServer)?;
                    part.take(count);
                    upward.written += count;
                }
            }
            if upward.left == 0 {
                upward.part = None;
                return server.poll_flush(cx).map_err(|_| Unsent::ByServer);
            }
            let mut part = upward.part.take().unwrap_or_else(|| visitor.socket.part());
            let most = usize::try_from(upward.left).unwrap_or(usize::MAX).min(part.room().len());
            let count = match visitor.socket.poll_read(cx, &mut part.room()[..most]) {
                Poll::Ready(Ok(0) | Err(_)) => return Poll::Ready(Err(Unsent::ByVisitor)),
                Poll::Ready(Ok(count)) => count,
                Poll::Pending => {
                    // What has begun with a body that is still coming is sent once.
                    **sent = Buffer::none();
                    return Poll::Pending;
                }
            };
            part.add(count);
            upward.left -= count as u64;
            upward.part = Some(part);
            let is_slow = |pace: &mut Pace| pace.is_too_slow(std::time::Instant::now(), count);
            if status.is_none() && upward.left > 0 && upward.pace.as_mut().is_some_and(is_slow) {
                return Poll::Ready(Err(Unsent::TooSlow));
            }
        }
    }

    /// Writes to the visitor, and sends meanwhile what is left to be sent. Nothing is left of `rest`.
    async fn write(&mut self, head: &mut Buffer, rest: &mut Option<Buffer>) -> Result<(), Failure> {
        let mut deadline = None;
        poll_fn(|cx| {
            self.send(cx)?;
            loop {
                let body = rest.as_ref().map(Buffer::filled).unwrap_or_default();
                if head.is_empty() && body.is_empty() {
                    return Poll::Ready(Ok(()));
                }
                match self.visitor.socket.poll_write(cx, head.filled(), body) {
                    Poll::Ready(Ok(count)) => {
                        let of_head = count.min(head.len());
                        head.take(of_head);
                        if let Some(rest) = rest {
                            rest.take(count - of_head);
                        }
                        deadline = None;
                    }
                    Poll::Ready(Err(_)) => return Poll::Ready(Err(Failure::Gone)),
                    Poll::Pending => break,
                }
            }
            let deadline = *deadline.get_or_insert_with(|| Instant::now() + WRITE_TIME);
            self.clock.poll_late(cx, deadline).map(|()| Err(Failure::Unread))
        })
        .await?;
        // TLS has bytes of its own that wait, and who takes nothing shall not hold both.
        *rest = None;
        // What comes without a length may be meant for now.
        if matches!(self.visitor.socket, Socket::Framed(_)) { self.flush().await } else { Ok(()) }
    }

    /// Has the system pass on the rest of a body, as far as it can.
    async fn splice(&mut self, left: &mut u64) -> Result<(), Failure> {
        let (Socket::Tcp(visitor), Sending::Done) = (&self.visitor.socket, &self.upward.state) else { return Ok(()) };
        let Some(mut pipe) = Pipe::take() else { return Ok(()) };
        let (server, clock, read_timeout, mut deadline) = (&self.server, &mut *self.clock, self.read_timeout, None);
        poll_fn(|cx| {
            loop {
                let (time, failure) = if pipe.is_empty() {
                    if *left == 0 {
                        return Poll::Ready(Ok(()));
                    }
                    match pipe.poll_fill(server, *left, cx) {
                        Poll::Ready(Ok(0)) => return Poll::Ready(Err(closed())),
                        Poll::Ready(Ok(count)) => {
                            *left -= count as u64;
                            deadline = None;
                            continue;
                        }
                        // Not between these two, or not on this machine. If it is the connection, whoever reads it notices.
                        Poll::Ready(Err(_)) => return Poll::Ready(Ok(())),
                        Poll::Pending => (read_timeout, Failure::Silent),
                    }
                } else {
                    match pipe.poll_empty(visitor, cx) {
                        Poll::Ready(Ok(())) => {
                            deadline = None;
                            continue;
                        }
                        Poll::Ready(Err(_)) => return Poll::Ready(Err(Failure::Gone)),
                        Poll::Pending => (WRITE_TIME, Failure::Unread),
                    }
                };
                let until = *deadline.get_or_insert_with(|| Instant::now() + time);
                ready!(clock.poll_late(cx, until));
                return Poll::Ready(Err(failure));
            }
        })
        .await
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        let mut deadline = None;
        poll_fn(|cx| {
            if let Poll::Ready(flushed) = self.visitor.socket.poll_flush(cx) {
                return Poll::Ready(flushed.map_err(|_| Failure::Gone));
            }
            let deadline = *deadline.get_or_insert_with(|| Instant::now() + WRITE_TIME);
            self.clock.poll_late(cx, deadline).map(|()| Err(Failure::Unread))
        })
        .await
    }
}

fn closed() -> Failure {
    Failure::Broke("the web server closed the connection".to_owned())
}

fn unread(error: &io::Error) -> Failure {
    Failure::Broke(format!("reading from the web server failed: {error}"))
}

enum Unsent {
    ByServer,
    ByVisitor,
    TooSlow,
}

/// What is known of the end of a body.
struct End {
    is_over: bool,
    /// Nothing came behind it.
    is_clean: bool,
}

/// Cuts what came to what belongs to the body.
fn cut_to_body(framing: &mut Framing, came: &mut Option<Buffer>) -> Result<End, Failure> {
    let len = came.as_ref().map_or(0, Buffer::len);
    let (count, is_over) = match framing {
        Framing::Length(left) => {
            let count = usize::try_from(*left).unwrap_or(usize::MAX).min(len);
            *left -= count as u64;
            (count, *left == 0)
        }
        Framing::Chunked(chunks) => {
            let bytes = came.as_ref().map(Buffer::filled).unwrap_or_default();
            let count = chunks.pass(bytes).map_err(|_| Failure::Garbage)?;
            (count, chunks.is_done())
        }
        Framing::Closed => (len, false),
    };
    if let Some(buffer) = came {
        buffer.keep(count);
    }
    Ok(End { is_over, is_clean: count == len })
}

/// Makes a chunk of what came of a body that ends with its connection.
fn wrap(framing: &Framing, head: &mut Buffer, came: &mut Option<Buffer>) {
    if let (Framing::Closed, Some(buffer)) = (framing, came)
        && !buffer.is_empty()
    {
        head.put(format!("{:x}\r\n", buffer.len()).as_bytes());
        buffer.put(b"\r\n");
    }
}
