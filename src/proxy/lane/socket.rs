//! One end of a connection: of a visitor, or of a web server of the forum.

use std::io::{self, IoSlice};
use std::os::fd::AsRawFd as _;
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};

use pingora::protocols::{Stream, UniqueIDType};
use tokio::io::{AsyncRead as _, AsyncWrite as _, ReadBuf};
use tokio::net::{TcpStream, UnixStream};

use super::buffer::Buffer;
use super::http2::Http2;

/// A connection.
#[derive(Debug)]
pub(in crate::proxy) enum Socket {
    /// Without TLS.
    Tcp(TcpStream),
    /// A socket of this machine.
    Unix(UnixStream),
    /// One of the framework's: TLS, or with a header in front that was read already.
    Framed(Stream),
    /// One request over HTTP/2, whose visitor may have others at the same time.
    Http2(Box<Http2>),
}

impl Socket {
    /// Whether it is one with TLS.
    pub(super) fn is_tls(&self) -> bool {
        matches!(self, Self::Framed(stream) if stream.get_ssl_digest().is_some())
    }

    /// What the system knows it by; `None` for what is one request of several.
    pub(super) fn id(&self) -> Option<UniqueIDType> {
        match self {
            Self::Tcp(socket) => Some(socket.as_raw_fd()),
            Self::Unix(socket) => Some(socket.as_raw_fd()),
            Self::Framed(stream) => Some(stream.id()),
            Self::Http2(_) => None,
        }
    }

    /// Bytes that came; 0 at the end.
    pub(super) fn poll_read(&mut self, cx: &mut Context<'_>, room: &mut [u8]) -> Poll<io::Result<usize>> {
        let mut buffer = ReadBuf::new(room);
        ready!(match self {
            Self::Tcp(socket) => Pin::new(socket).poll_read(cx, &mut buffer),
            Self::Unix(socket) => Pin::new(socket).poll_read(cx, &mut buffer),
            Self::Framed(socket) => Pin::new(&mut **socket).poll_read(cx, &mut buffer),
            Self::Http2(request) => return request.poll_read(cx, buffer.initialize_unfilled()),
        })?;
        Poll::Ready(Ok(buffer.filled().len()))
    }

    /// Bytes that were taken, of two stretches one behind the other.
    pub(super) fn poll_write(&mut self, cx: &mut Context<'_>, head: &[u8], rest: &[u8]) -> Poll<io::Result<usize>> {
        let both = [IoSlice::new(head), IoSlice::new(rest)];
        let written = ready!(match self {
            Self::Tcp(socket) if head.is_empty() => Pin::new(socket).poll_write(cx, rest),
            Self::Tcp(socket) if rest.is_empty() => Pin::new(socket).poll_write(cx, head),
            Self::Tcp(socket) => Pin::new(socket).poll_write_vectored(cx, &both),
            Self::Unix(socket) => Pin::new(socket).poll_write_vectored(cx, &both),
            Self::Framed(socket) => {
                Pin::new(&mut **socket).poll_write(cx, if head.is_empty() { rest } else { head })
            }
            Self::Http2(request) => request.poll_write(cx, head, rest),
        })?;
        if written == 0 && !(head.is_empty() && rest.is_empty()) {
            return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
        }
        Poll::Ready(Ok(written))
    }

    /// Whatever was taken is on its way.
    pub(super) fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(_) | Self::Unix(_) | Self::Http2(_) => Poll::Ready(Ok(())),
            Self::Framed(socket) => Pin::new(&mut **socket).poll_flush(cx),
        }
    }

    /// Nothing more will be written.
    pub(super) fn poll_shutdown(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(socket) => Pin::new(socket).poll_shutdown(cx),
            Self::Unix(socket) => Pin::new(socket).poll_shutdown(cx),
            Self::Framed(socket) => Pin::new(&mut **socket).poll_shutdown(cx),
            // It ends with its answer.
            Self::Http2(_) => Poll::Ready(Ok(())),
        }
    }

    /// Ready when a visitor is known to want no answer any more. He who closes his half of a connection may want one.
    pub(super) fn poll_gone(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        match self {
            Self::Http2(request) => request.poll_gone(cx),
            Self::Tcp(_) | Self::Unix(_) | Self::Framed(_) => Poll::Pending,
        }
    }

    /// What a part of a body from this visitor or for him is read into.
    pub(super) fn part(&self) -> Buffer {
        match self {
            Self::Http2(_) => Buffer::medium(),
            Self::Tcp(_) | Self::Unix(_) | Self::Framed(_) => Buffer::large(),
        }
    }

    /// Whether a connection that waits unused can be used: its other end has not closed it, and said nothing unasked. Costs
    /// no call of the system as long as nothing came.
    pub(super) fn is_quiet(&mut self) -> bool {
        let mut one = [0];
        let read = match self {
            Self::Tcp(socket) => socket.try_read(&mut one),
            Self::Unix(socket) => socket.try_read(&mut one),
            // What TLS says of itself is no word of the server.
            Self::Framed(_) => return self.poll_read(&mut Context::from_waker(Waker::noop()), &mut one).is_pending(),
            Self::Http2(_) => return false,
        };
        matches!(read, Err(error) if error.kind() == io::ErrorKind::WouldBlock)
    }
}
