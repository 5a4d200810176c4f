//! Lets visitors in: accepts connections, makes their TLS handshakes, hands them to the proxy.
//!
//! # Why not the framework's own loop
//!
//! It gives a handshake a minute, writes a line into the log for each that fails, and takes no TLS configuration with
//! tickets. Nor does it serve those who had connected when it stops: the system completes connections by itself and
//! keeps them in a queue, and closing the socket resets all that wait in it, although their requests may be on the
//! way already.

use std::io;
use std::iter;
use std::net::SocketAddr;
use std::os::fd::AsRawFd as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pingora::protocols::l4::stream::Stream as Layer4;
use pingora::protocols::{ALPN, GetSocketDigest as _, SocketDigest, Stream};
use pingora::proxy::HttpProxy;
use pingora::server::ShutdownWatch;
use socket2::{SockFilter, SockRef};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use super::connection::{Connection, Door};
use super::gateway::Gateway;
use super::lack;
use super::lane::{Lane, Peer, Served, Socket};
use super::listen::{Entrance, WAITING_MAX};
use super::proxy_protocol::{self, Speakers};
use super::tls::Tls;
use crate::telemetry::{Cause, Metrics};

/// How long a TLS handshake may take.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);

/// How long nobody is let in when the process has no descriptors left: others will be given back.
const BREATH: Duration = Duration::from_millis(200);

/// How long the next one of the queue may take to show at the end.
const LAST_WAIT: Duration = Duration::from_millis(20);

/// A filter of packets that drops those which ask for a new connection: SYN without ACK in the flags of TCP, byte 13 of
/// its header (RFC 9293 §3.1). The visitor's system asks again a second later, and is refused or meets our successor.
const NO_NEW_ONES: [SockFilter; 5] = [
    SockFilter::new(0x30, 0, 0, 13),       // load the byte
    SockFilter::new(0x54, 0, 0, 0x12),     // and: SYN, ACK
    SockFilter::new(0x15, 0, 1, 0x02),     // SYN alone?
    SockFilter::new(0x06, 0, 0, 0),        // then nothing of the packet
    SockFilter::new(0x06, 0, 0, u32::MAX), // else all of it
];

/// One socket, and where it leads.
pub(super) struct Gate {
    listener: TcpListener,
    is_shared: bool,
    speakers: Option<Speakers>,
    tls: Option<Tls>,
    door: Door,
    lane: Arc<Lane>,
    general: Arc<HttpProxy<Gateway>>,
    metrics: Arc<Metrics>,
}

impl Gate {
    /// Must be called within the runtime that serves. Errors: the system does not take the socket.
    pub(super) fn new(
        entrance: Entrance,
        lane: Arc<Lane>,
        general: Arc<HttpProxy<Gateway>>,
        metrics: Arc<Metrics>,
    ) -> io::Result<Arc<Self>> {
        let Entrance { socket, is_shared, door, speakers, tls } = entrance;
        socket.set_nonblocking(true)?;
        let listener = TcpListener::from_std(socket)?;
        Ok(Arc::new(Self { listener, is_shared, speakers, tls, door, lane, general, metrics }))
    }

    /// Lets visitors in until `closed`.
    pub(super) async fn open(self: Arc<Self>, mut closed: ShutdownWatch) {
        let until = closed.clone();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((socket, from)) => self.let_in(socket, from, &until),
                    Err(error) => {
                        lack::tell("no visitor can be let in at present: they wait", &error);
                        sleep(BREATH).await;
                    }
                },
                changed = closed.changed() => if changed.is_err() || *closed.borrow() {
                    return;
                },
            }
        }
    }

    /// Lets in who waits now, and nobody else into the queue. Each connection ends after one request.
    ///
    /// Whoever gets into the queue after the last look at it would be reset with the socket. Where systemd holds the
    /// socket as well, those are its.
    pub(super) async fn last_ones(self: Arc<Self>, closed: &ShutdownWatch) {
        if !self.is_shared
            && let Err(error) = SockRef::from(&self.listener).attach_filter(&NO_NEW_ONES)
        {
            tracing::debug!(%error, "visitors who connect in the last moment may be reset");
        }
        // A socket of systemd has no last visitor: who is there already is enough.
        let others = if self.is_shared { Duration::ZERO } else { LAST_WAIT };
        for wait in iter::once(LAST_WAIT).chain(iter::repeat_n(others, WAITING_MAX as usize)) {
            let Ok(Ok((socket, from))) = timeout(wait, self.listener.accept()).await else { break };
            self.let_in(socket, from, closed);
        }
    }

    fn let_in(self: &Arc<Self>, socket: TcpStream, from: SocketAddr, closed: &ShutdownWatch) {
        if socket.set_nodelay(true).is_err() {
            // The visitor is gone already.
            return;
        }
        if self.speakers.is_none() && self.tls.is_none() {
            tokio::spawn(Served::new(&self.lane, Socket::Tcp(socket), from, self.door, true, closed).run());
            return;
        }
        let (gate, closed) = (self.clone(), closed.clone());
        tokio::spawn(async move {
            // In a box that is given back: a handshake takes more than all that follows.
            let Ok(greeted) = timeout(HANDSHAKE_TIME, Box::pin(gate.greet(socket, from))).await else {
                return gate.metrics.closed(Cause::SlowHandshake);
            };
            let Some((stream, from, is_known)) = greeted else { return };
            if matches!(stream.selected_alpn_proto(), Some(ALPN::H2)) {
                let peer = Peer::new(from, gate.door, is_known, stream.get_ssl_digest().is_some());
                let (lane, general, metrics) = (gate.lane.clone(), gate.general.clone(), gate.metrics.clone());
                let connection = Arc::new(Connection::new(peer, lane, general, metrics));
                return connection.serve_http2(stream, &closed).await;
            }
            let served = Served::new(&gate.lane, Socket::Framed(stream), from, gate.door, is_known, &closed);
            drop((gate, closed));
            served.run().await;
        });
    }

    /// What comes before the first request: who the visitor is, and TLS. Answers his address, and whether the other end is
    /// known for who it is; `None` if something goes wrong.
    async fn greet(&self, socket: TcpStream, from: SocketAddr) -> Option<(Stream, SocketAddr, bool)> {
        let digest = SocketDigest::from_raw_fd(socket.as_raw_fd());
        // A new digest knows no address yet.
        let _ = digest.peer_addr.set(Some(from.into()));
        let mut socket = Layer4::from(socket);
        socket.set_socket_digest(digest);
        let is_known = match &self.speakers {
            None => true,
            Some(speakers) => match proxy_protocol::introduce(&mut socket, speakers).await {
                Ok(named) => named,
                Err(error) => {
                    tell_of_stranger(&error);
                    return None;
                }
            },
        };
        let digest = socket.get_socket_digest();
        let named = digest.as_ref().and_then(|digest| digest.peer_addr()).and_then(|named| named.as_inet().copied());
        let from = named.unwrap_or(from);
        let Some(tls) = &self.tls else { return Some((Box::new(socket), from, is_known)) };
        match tls.acceptor.tls_handshake(socket).await {
            Ok(stream) => Some((Box::new(stream), from, is_known)),
            Err(error) => {
                // The visitor's affair.
                tracing::debug!(%error, "a TLS handshake failed");
                None
            }
        }
    }
}

/// Somebody connected who is no load balancer, or said nothing. If it is the operator's own, he must read of it; once is
/// enough.
fn tell_of_stranger(error: &io::Error) {
    static TOLD: AtomicBool = AtomicBool::new(false);
    let is_worth_it = error.kind() == io::ErrorKind::PermissionDenied;
    match is_worth_it && !TOLD.swap(true, Ordering::Relaxed) {
        true => {
            tracing::warn!(%error, "a connection to a listener with proxy_protocol was closed; others will be without a word")
        }
        false => tracing::debug!(%error, "a connection to a listener with proxy_protocol was closed"),
    }
}
