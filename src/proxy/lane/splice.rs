//! Long bodies that nobody looks into: the system passes them from one connection to another by itself.
//!
//! # Why
//!
//! Most of what such a body costs is copying it out of the system and into it again. A pipe that stands between two sockets
//! hands on the pages that it lies in.

use std::io;
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use rustix::pipe::{PipeFlags, SpliceFlags, fcntl_setpipe_size, pipe_with, splice};
use tokio::io::Interest;
use tokio::net::TcpStream;

use super::socket::Socket;

/// What is shorter is read and written: a pipe would save nothing.
pub(super) const LONG: u64 = 64 * 1024;
/// How much is passed at a time, and waits for a visitor. What comes over a network lies in pieces of a page and less, of
/// which a usual pipe takes sixteen: hence four times as large.
const PART: usize = 64 * 1024;

/// How many there are at most. Each takes two descriptors, for as long as a visitor takes his time; whoever comes then is
/// served without.
const MOST: usize = 32;
/// How many of them are kept while nobody needs them.
const KEPT_MAX: usize = 4;

const FLAGS: SpliceFlags = SpliceFlags::MOVE.union(SpliceFlags::NONBLOCK);

static PIPES: Mutex<Pipes> = Mutex::new(Pipes { free: Vec::new(), there: 0 });

struct Pipes {
    /// Empty ones.
    free: Vec<Ends>,
    /// How many there are, with those in use.
    there: usize,
}

#[derive(Debug)]
struct Ends {
    read: OwnedFd,
    write: OwnedFd,
}

/// A pipe, and how much is in it.
#[derive(Debug)]
pub(super) struct Pipe {
    /// Until it is dropped.
    ends: Option<Ends>,
    filled: usize,
}

impl Pipe {
    /// An empty one. `None`: there are too many, or no descriptors.
    pub(super) fn take() -> Option<Self> {
        let mut pipes = pipes();
        if let Some(kept) = pipes.free.pop() {
            return Some(Self { ends: Some(kept), filled: 0 });
        }
        if pipes.there >= MOST {
            return None;
        }
        let (read, write) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK).ok()?;
        // It need not: smaller pages only mean more calls of the system.
        let _ = fcntl_setpipe_size(&write, 4 * PART);
        pipes.there += 1;
        Some(Self { ends: Some(Ends { read, write }), filled: 0 })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Takes up to `most` bytes from a connection into the empty pipe: how many; 0 at its end.
    pub(super) fn poll_fill(&mut self, from: &Socket, most: u64, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        debug_assert!(self.is_empty(), "a full pipe looks like a silent connection");
        let most = usize::try_from(most).unwrap_or(PART).min(PART);
        let Some(Ends { write, .. }) = &self.ends else { return Poll::Ready(Ok(0)) };
        let pass = |from: BorrowedFd<'_>| Ok(splice(from, None, write, None, most, FLAGS)?);
        let count = loop {
            let passed = match from {
                Socket::Tcp(socket) => {
                    ready!(socket.poll_read_ready(cx))?;
                    socket.try_io(Interest::READABLE, || pass(socket.as_fd()))
                }
                Socket::Unix(socket) => {
                    ready!(socket.poll_read_ready(cx))?;
                    socket.try_io(Interest::READABLE, || pass(socket.as_fd()))
                }
                Socket::Framed(_) | Socket::Http2(_) => Err(io::ErrorKind::Unsupported.into()),
            };
            match passed {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                passed => break passed?,
            }
        };
        self.filled = count;
        Poll::Ready(Ok(count))
    }

    /// Gives some of what is in it to a connection.
    pub(super) fn poll_empty(&mut self, to: &TcpStream, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Some(Ends { read, .. }) = &self.ends else { return Poll::Ready(Ok(())) };
        let count = loop {
            ready!(to.poll_write_ready(cx))?;
            let pass = || Ok(splice(read, None, to.as_fd(), None, self.filled, FLAGS)?);
            match to.try_io(Interest::WRITABLE, pass) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Ok(0) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                passed => break passed?,
            }
        };
        self.filled -= count;
        Poll::Ready(Ok(()))
    }
}

impl Drop for Pipe {
    /// Only an empty one is kept: what is in it belongs to nobody any more.
    fn drop(&mut self) {
        let mut pipes = pipes();
        match self.ends.take() {
            Some(ends) if self.filled == 0 && pipes.free.len() < KEPT_MAX => pipes.free.push(ends),
            _ => pipes.there -= 1,
        }
    }
}

fn pipes() -> MutexGuard<'static, Pipes> {
    PIPES.lock().unwrap_or_else(PoisonError::into_inner)
}
