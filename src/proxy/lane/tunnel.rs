//! What follows a 101: bytes both ways, for as long as both sides like.
//!
//! A side that has said all may still listen: the other one hears of the end, and may finish what it says.

use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::Instant;

use super::buffer::Buffer;
use super::clock::Clock;
use super::socket::Socket;
use crate::proxy::gateway::WRITE_TIME;

/// How long the one side may still be silent when the other one has said all.
const LAST_WORDS: Duration = Duration::from_secs(60);

/// A tunnel that has just been opened.
pub(super) struct Tunnel {
    pub(super) visitor: Socket,
    pub(super) server: Socket,
    /// What was read of the visitor already, and of the web server.
    pub(super) came: [Option<Buffer>; 2],
}

/// How a tunnel ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Both have said all, or one of them has gone.
    Over,
    /// One of them takes nothing.
    Unread,
}

/// One direction.
struct Way {
    /// What was read and not written yet.
    part: Option<Buffer>,
    /// Nothing more will be read.
    is_over: bool,
    /// The other side has heard of it, or hears nothing any more.
    is_told: bool,
    /// Until when the other side must take something.
    until: Option<Instant>,
}

impl Tunnel {
    /// Comes back when it is to be closed.
    pub(super) async fn run(mut self, clock: &mut Clock) -> End {
        let [mut up, mut down] = self.came.map(|part| Way { part, is_over: false, is_told: false, until: None });
        let mut last_words = None;
        poll_fn(|cx| {
            let (visitor, server) = (&mut self.visitor, &mut self.server);
            if up.pass(visitor, server, cx) | down.pass(server, visitor, cx) {
                last_words = None;
            }
            match (up.is_told, down.is_told) {
                (true, true) => return Poll::Ready(End::Over),
                (false, false) => {}
                _ => _ = last_words.get_or_insert_with(|| Instant::now() + LAST_WORDS),
            }
            let unread = [up.until, down.until].into_iter().flatten().min();
            let Some(until) = [unread, last_words].into_iter().flatten().min() else { return Poll::Pending };
            ready!(clock.poll_late(cx, until));
            Poll::Ready(if unread == Some(until) { End::Unread } else { End::Over })
        })
        .await
    }
}

impl Way {
    /// Passes on what can be passed on. Whether something was.
    fn pass(&mut self, from: &mut Socket, to: &mut Socket, cx: &mut Context<'_>) -> bool {
        let mut has_passed = false;
        while !self.is_told {
            let polled = match &mut self.part {
                Some(part) => to.poll_write(cx, &[], part.filled()).map_ok(|count| part.take(count)),
                None if self.is_over => to.poll_shutdown(cx),
                None => {
                    let mut part = Buffer::large();
                    match from.poll_read(cx, part.room()) {
                        Poll::Ready(Ok(count)) if count > 0 => {
                            part.add(count);
                            self.part = Some(part);
                            continue;
                        }
                        Poll::Ready(_) => {
                            self.is_over = true;
                            continue;
                        }
                        Poll::Pending => to.poll_flush(cx),
                    }
                }
            };
            match polled {
                Poll::Ready(Ok(())) => self.until = None,
                Poll::Ready(Err(_)) => {
                    self.is_told = true;
                    self.part = None;
                    self.until = None;
                }
                Poll::Pending => {
                    self.until.get_or_insert_with(|| Instant::now() + WRITE_TIME);
                    break;
                }
            }
            match &self.part {
                Some(part) => {
                    has_passed = true;
                    if part.is_empty() {
                        self.part = None;
                    }
                }
                None if self.is_over => self.is_told = true,
                // Flushed, and nothing more has come.
                None => break,
            }
        }
        has_passed
    }
}
