//! Lets visitors in: accepts connections, makes their TLS handshakes, hands them to the proxy.
//!
//! # Why not the framework's own loop
//!
//! It gives a handshake a minute, writes a line into the log for each that fails, and takes no TLS configuration with
//! tickets. Nor does it serve those who had connected when it stops: the system completes connections by itself and
//! keeps them in a queue, and closing the socket resets all that wait in it, although their requests may be on the
//! way already.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use pingora::apps::ServerApp as _;
use pingora::protocols::l4::listener::Listener;
use pingora::protocols::l4::stream::Stream as Socket;
use pingora::protocols::{ALPN, Stream};
use pingora::proxy::HttpProxy;
use pingora::server::ShutdownWatch;
use tokio::task::unconstrained;
use tokio::time::{sleep, timeout};

use super::connection::{Connection, Door};
use super::gateway::Gateway;
use super::listen::Entrance;
use super::tls::Tls;

/// How long a TLS handshake may take.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);

/// How long nobody is let in when the process has no descriptors left: others will be given back.
const BREATH: Duration = Duration::from_millis(200);

/// No queue of the system is longer by default. Whoever comes after that many comes too late.
const WAITING_MAX: usize = 4096;

/// How long the first one of the queue may take to show at the end.
const FIRST_WAIT: Duration = Duration::from_millis(20);

/// One socket, and where it leads.
pub(super) struct Gate {
    listener: Listener,
    tls: Option<Tls>,
    door: Door,
    proxy: Arc<HttpProxy<Gateway>>,
}

impl Gate {
    /// Must be called within the runtime that serves. Errors: the system does not take the socket.
    pub(super) fn new(entrance: Entrance, proxy: Arc<HttpProxy<Gateway>>) -> io::Result<Arc<Self>> {
        let Entrance { socket, door, tls } = entrance;
        socket.set_nonblocking(true)?;
        let listener = Listener::from(tokio::net::TcpListener::from_std(socket)?);
        Ok(Arc::new(Self { listener, tls, door, proxy }))
    }

    /// Lets visitors in until `closed`.
    pub(super) async fn open(self: Arc<Self>, mut closed: ShutdownWatch) {
        let until = closed.clone();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok(socket) => self.let_in(socket, &until),
                    Err(error) => {
                        tracing::debug!(%error, "a connection could not be accepted");
                        sleep(BREATH).await;
                    }
                },
                changed = closed.changed() => if changed.is_err() || *closed.borrow() {
                    return;
                },
            }
        }
    }

    /// Lets in who waits now. Each connection ends after one request.
    pub(super) async fn last_ones(self: Arc<Self>, closed: &ShutdownWatch) {
        let mut next = timeout(FIRST_WAIT, self.listener.accept()).await.ok();
        for _ in 0..WAITING_MAX {
            let Some(Ok(socket)) = next else { break };
            self.let_in(socket, closed);
            next = unconstrained(self.listener.accept()).now_or_never();
        }
    }

    fn let_in(self: &Arc<Self>, mut socket: Socket, closed: &ShutdownWatch) {
        if socket.set_nodelay().is_err() {
            // The visitor is gone already.
            return;
        }
        let (tls, door, proxy, closed) = (self.tls.clone(), self.door, self.proxy.clone(), closed.clone());
        tokio::spawn(async move {
            let Some(stream) = shake_hands(socket, tls).await else { return };
            let speaks_http2 = matches!(stream.selected_alpn_proto(), Some(ALPN::H2));
            let connection = Arc::new(Connection::new(proxy, door));
            let served = connection.process_new(stream, &closed);
            match speaks_http2 {
                true => connection.until_it_began(served).await,
                false => drop(served.await),
            }
        });
    }
}

/// The stream of a visitor; `None` if he does not manage the handshake in time. What goes wrong is his affair.
async fn shake_hands(socket: Socket, tls: Option<Tls>) -> Option<Stream> {
    let Some(tls) = tls else { return Some(Box::new(socket)) };
    match timeout(HANDSHAKE_TIME, tls.acceptor.tls_handshake(socket)).await {
        Ok(Ok(stream)) => Some(Box::new(stream)),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a TLS handshake failed");
            None
        }
        Err(_) => {
            tracing::debug!("a TLS handshake took too long");
            None
        }
    }
}
