//! A connection that the general way has for one request, and no byte more: what comes behind its end stays for the lane.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use async_trait::async_trait;
use pingora::protocols::{
    GetProxyDigest, GetSocketDigest, GetTimingDigest, Peek, Shutdown, SocketDigest, Ssl, TimingDigest, UniqueID,
    UniqueIDType,
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::buffer::Buffer;
use super::chunks::Chunks;
use super::socket::Socket;

/// How much behind its head belongs to a request.
#[derive(Debug)]
pub(super) enum Extent {
    /// So many bytes.
    Length(u64),
    /// A chunked body.
    Chunked(Chunks),
}

impl Extent {
    /// Whether all of it has been read.
    fn is_over(&self) -> bool {
        match self {
            Self::Length(left) => *left == 0,
            Self::Chunked(chunks) => chunks.is_done(),
        }
    }
}

/// Whether the connection may become a tunnel.
#[derive(Debug)]
pub(super) enum Tunnel {
    /// Nobody asked for one.
    Never,
    /// The web server is asked for one. Whoever reads before it has agreed waits.
    Asked(Option<Waker>),
    /// It has: whatever comes belongs to it.
    Open,
}

/// How an answer begins that opens a tunnel.
const SWITCHING: &[u8] = b"HTTP/1.1 101";

/// A connection and what was read of it.
#[derive(Debug)]
pub(super) struct Lent {
    socket: Socket,
    /// What was read: the rest of the head, then the body, then what is not this request's.
    read: Option<Buffer>,
    /// Bytes of the head that are still in there.
    head: usize,
    extent: Extent,
    /// The bytes are no body as they should be; the framework will say so.
    is_spoilt: bool,
    tunnel: Tunnel,
    peer: Arc<SocketDigest>,
}

impl Lent {
    /// `upgrades`: it asks for a tunnel.
    pub(super) fn new(
        socket: Socket,
        read: Buffer,
        head: usize,
        extent: Extent,
        upgrades: bool,
        peer: Arc<SocketDigest>,
    ) -> Self {
        let tunnel = if upgrades { Tunnel::Asked(None) } else { Tunnel::Never };
        Self { socket, read: Some(read), head, extent, is_spoilt: false, tunnel, peer }
    }

    /// The connection, and what was read of the next request. `None`: it is not clear where that begins.
    pub(super) fn give_back(self) -> Option<(Socket, Option<Buffer>)> {
        let clear = self.head == 0 && self.extent.is_over() && !self.is_spoilt && !matches!(self.tunnel, Tunnel::Open);
        clear.then_some((self.socket, self.read.filter(|read| !read.is_empty())))
    }

    /// How many of the bytes that were read are this request's.
    fn ours(&self) -> usize {
        let Some(read) = &self.read else { return 0 };
        match &self.extent {
            _ if self.head > 0 => self.head,
            _ if matches!(self.tunnel, Tunnel::Open) => read.len(),
            Extent::Length(left) => usize::try_from(*left).unwrap_or(usize::MAX).min(read.len()),
            Extent::Chunked(chunks) if chunks.is_done() => 0,
            Extent::Chunked(_) => read.len(),
        }
    }

    /// Gives out what was read already. Chunked bodies are followed as they go.
    fn give(&mut self, out: &mut ReadBuf<'_>) -> bool {
        let count = self.ours().min(out.remaining());
        let Some(read) = &mut self.read else { return false };
        let mut count = count;
        if self.head > 0 {
            self.head -= count;
        } else if !matches!(self.tunnel, Tunnel::Open) {
            match &mut self.extent {
                Extent::Length(left) => *left -= count as u64,
                Extent::Chunked(chunks) if !self.is_spoilt => match chunks.pass(&read.filled()[..count]) {
                    Ok(passed) => count = passed,
                    Err(_) => self.is_spoilt = true,
                },
                Extent::Chunked(_) => {}
            }
        }
        out.put_slice(&read.filled()[..count]);
        read.take(count);
        if read.is_empty() {
            self.read = None;
        }
        count > 0
    }
}

impl AsyncRead for Lent {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, out: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if out.remaining() == 0 || this.give(out) {
            return Poll::Ready(Ok(()));
        }
        if matches!(this.tunnel, Tunnel::Open) {
            let count = ready!(this.socket.poll_read(cx, out.initialize_unfilled()))?;
            out.advance(count);
            return Poll::Ready(Ok(()));
        }
        if this.head == 0 && this.extent.is_over() {
            // Nothing more is this request's. Whether the visitor has gone shows when he is answered.
            if let Tunnel::Asked(reader) = &mut this.tunnel {
                *reader = Some(cx.waker().clone());
            }
            return Poll::Pending;
        }
        match &mut this.extent {
            Extent::Length(left) => {
                let most = usize::try_from(*left).unwrap_or(usize::MAX).min(out.remaining());
                let count = ready!(this.socket.poll_read(cx, &mut out.initialize_unfilled()[..most]))?;
                out.advance(count);
                *left -= count as u64;
            }
            Extent::Chunked(_) => {
                let mut read = Buffer::small();
                let count = ready!(this.socket.poll_read(cx, read.room()))?;
                read.add(count);
                if count > 0 {
                    this.read = Some(read);
                    this.give(out);
                }
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Lent {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Tunnel::Asked(reader) = &mut self.tunnel
            && bytes.starts_with(SWITCHING)
        {
            let reader = reader.take();
            self.tunnel = Tunnel::Open;
            if let Some(reader) = reader {
                reader.wake();
            }
        }
        self.socket.poll_write(cx, &[], bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.socket.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.socket.poll_shutdown(cx)
    }
}

#[async_trait]
impl Shutdown for Lent {
    async fn shutdown(&mut self) {
        // Whoever has gone already is not told.
        let _ = tokio::io::AsyncWriteExt::shutdown(self).await;
    }
}

impl UniqueID for Lent {
    fn id(&self) -> UniqueIDType {
        // Only connections are lent, and all of them have one.
        self.socket.id().unwrap_or(-1)
    }
}

impl Ssl for Lent {
    fn get_ssl_digest(&self) -> Option<Arc<pingora::protocols::tls::SslDigest>> {
        match &self.socket {
            Socket::Framed(stream) => stream.get_ssl_digest(),
            Socket::Tcp(_) | Socket::Unix(_) | Socket::Http2(_) => None,
        }
    }
}

impl GetTimingDigest for Lent {
    fn get_timing_digest(&self) -> Vec<Option<TimingDigest>> {
        Vec::new()
    }

    fn get_read_pending_time(&self) -> Duration {
        Duration::ZERO
    }
}

impl GetProxyDigest for Lent {
    fn get_proxy_digest(&self) -> Option<Arc<pingora::protocols::raw_connect::ProxyDigest>> {
        None
    }
}

impl GetSocketDigest for Lent {
    fn get_socket_digest(&self) -> Option<Arc<SocketDigest>> {
        Some(self.peer.clone())
    }
}

impl Peek for Lent {}
