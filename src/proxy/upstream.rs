//! Where the forum's web server is. Names are looked up beside the requests, never by them.

use std::net::{SocketAddr, ToSocketAddrs as _};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use pingora::upstreams::peer::HttpPeer;

use super::UpstreamSettings;

/// How often a name is looked up again.
const LOOK_UP_AGAIN: Duration = Duration::from_secs(30);

/// How long an unused connection to the forum is kept.
const IDLE: Duration = Duration::from_secs(55);

/// The forum's web server.
pub(super) struct Upstream {
    settings: UpstreamSettings,
    address: RwLock<Option<SocketAddr>>,
}

impl Upstream {
    /// Looks the name up once; a name that is unknown now may be known later.
    pub(super) fn new(settings: UpstreamSettings) -> Arc<Self> {
        let address = look_up(&settings);
        if address.is_none() {
            tracing::warn!(upstream.host = settings.host, code = "P210", "the forum's web server has no address");
        }
        Arc::new(Self { settings, address: RwLock::new(address) })
    }

    /// The peer for one request; `None` while the name is unknown. `tunnel` may be silent for ever.
    pub(super) fn peer(&self, tunnel: bool) -> Option<Box<HttpPeer>> {
        let address = (*self.address.read().unwrap_or_else(PoisonError::into_inner))?;
        let mut peer = HttpPeer::new(address, false, String::new());
        peer.options.connection_timeout = Some(self.settings.connect_timeout);
        peer.options.total_connection_timeout = Some(self.settings.connect_timeout);
        peer.options.read_timeout = (!tunnel).then_some(self.settings.read_timeout);
        peer.options.idle_timeout = Some(IDLE);
        Some(Box::new(peer))
    }

    /// Looks the name up again and again: the forum may be a container that moves.
    pub(super) async fn keep_looking(self: Arc<Self>) {
        if self.settings.host.parse::<std::net::IpAddr>().is_ok() {
            return std::future::pending().await;
        }
        loop {
            tokio::time::sleep(LOOK_UP_AGAIN).await;
            let settings = self.settings.clone();
            if let Ok(Some(found)) = tokio::task::spawn_blocking(move || look_up(&settings)).await {
                *self.address.write().unwrap_or_else(PoisonError::into_inner) = Some(found);
            }
        }
    }
}

/// IPv4 first, as most forums on the same machine listen there only.
fn look_up(settings: &UpstreamSettings) -> Option<SocketAddr> {
    let host = settings.host.trim_start_matches('[').trim_end_matches(']');
    let found: Vec<_> = (host, settings.port).to_socket_addrs().ok()?.collect();
    found.iter().find(|address| address.is_ipv4()).or_else(|| found.first()).copied()
}
