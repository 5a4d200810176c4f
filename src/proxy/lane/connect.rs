//! Connections to the forum's web servers: one that waits, or a new one.

use std::io;

use pingora::ErrorType;
use pingora::connectors::TransportConnector;
use pingora::upstreams::peer::HttpPeer;
use tokio::net::{TcpStream, UnixStream};
use tokio::time::{Instant, timeout};

use super::Lane;
use super::socket::Socket;
use crate::proxy::lack;
use crate::proxy::passage::in_words;
use crate::proxy::refusal::Refusal;
use crate::proxy::upstream::{At, Reach};

impl Lane {
    /// A connection to a web server, and whether it was used before.
    pub(super) async fn connect(&self, way: &Reach, is_fresh: bool, now: Instant) -> Result<(Socket, bool), NoServer> {
        if !is_fresh && let Some(socket) = self.kept.take(way.place, way.keep_alive_time, now) {
            return Ok((socket, true));
        }
        let connected = match &way.at {
            At::Tcp(address) => timeout(way.connect_timeout, TcpStream::connect(address))
                .await
                .map(|connected| connected.and_then(|socket| socket.set_nodelay(true).map(|()| Socket::Tcp(socket)))),
            At::Unix(path) => {
                timeout(way.connect_timeout, UnixStream::connect(path)).await.map(|socket| socket.map(Socket::Unix))
            }
            // Boxed, as what is rare: every connection would be as large as this.
            At::Tls(peer) => return Box::pin(self.connect_with_tls(peer)).await.map(|socket| (socket, false)),
        };
        match connected {
            Ok(Ok(socket)) => Ok((socket, false)),
            Ok(Err(error)) if lack::is_ours(&error) => {
                Err(NoServer::Ours(format!("the web server cannot be reached: {error}")))
            }
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
                Err(NoServer::Refused("the web server takes no connection: connection refused".to_owned()))
            }
            Ok(Err(error)) => Err(NoServer::Refused(format!("the web server takes no connection: {error}"))),
            Err(_) => Err(NoServer::Late),
        }
    }

    async fn connect_with_tls(&self, peer: &HttpPeer) -> Result<Socket, NoServer> {
        let connector = self.with_tls.get_or_init(|| TransportConnector::new(None));
        connector.new_stream(peer).await.map(Socket::Framed).map_err(|error| match error.etype() {
            _ if lack::is_within(&error) => NoServer::Ours(in_words(&error)),
            ErrorType::ConnectTimedout | ErrorType::TLSHandshakeTimedout => NoServer::Late,
            _ => NoServer::Refused(in_words(&error)),
        })
    }
}

/// Why there is no connection to a web server.
#[derive(Debug)]
pub(super) enum NoServer {
    /// For a lack of ours.
    Ours(String),
    Refused(String),
    Late,
}

impl NoServer {
    pub(super) fn refusal(&self) -> Refusal {
        match self {
            Self::Late => Refusal::ForumSlow,
            Self::Ours(_) | Self::Refused(_) => Refusal::ForumDown,
        }
    }

    pub(super) fn in_words(self) -> String {
        match self {
            Self::Ours(cause) | Self::Refused(cause) => cause,
            Self::Late => "the web server took no connection in time".to_owned(),
        }
    }
}
