//! The forum's web servers: which one gets a request, and which are left out for a while.
//!
//! ```text
//! settings  what the configuration says         standing  whether a server is in or out
//! pool      the servers of one configuration    server    one of them, and a request's visit to it
//! names     what their names stand for          watch     what runs beside: names, checks
//! ask       asks a server by itself
//! ```
//!
//! # Why
//!
//! A request reads one lock that is written when an address or the configuration changes; all else is atomics. Nobody
//! sticks to a server: a forum keeps its sessions in a database or in files that its servers share.

mod ask;
mod names;
mod pool;
mod server;
mod settings;
mod standing;
mod watch;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use pingora::connectors::http::v1::Connector;
use pingora::upstreams::peer::HttpPeer;
use tokio::sync::Notify;

use crate::model::problem::P210;
use crate::telemetry::Metrics;

pub use ask::Seen;
pub use names::{Names, system_names};
use pool::Pool;
pub(super) use pool::{At, Reach};
pub(super) use server::{Fault, Tried, Visit};
use server::{Server, millis_since};
pub use settings::{Authorities, Balance, ForumServer, HealthCheck, ServerPlace, Trust, UpstreamSettings};

/// Servers at most.
pub(super) const SERVERS_MAX: usize = 32;

/// How long a start or a new configuration waits for names.
const NAMES_AT_ONCE: Duration = Duration::from_secs(3);

/// The web servers of the forum, or of one API.
pub struct Upstream {
    /// The path of the API, for the log.
    api: Option<Arc<str>>,
    pool: RwLock<Arc<Pool>>,
    /// Counts choices, so that servers take turns.
    turn: AtomicUsize,
    names: Names,
    metrics: Arc<Metrics>,
    /// A server fell.
    fell: Arc<Notify>,
    /// There is a new configuration.
    changed: Notify,
    /// For what is asked beside the requests. It reads whom the system trusts, so it is made when it is needed.
    connector: OnceLock<Connector>,
    began: Instant,
}

impl Upstream {
    /// Those of the forum. Looks names up, for three seconds at most; one that is unknown now may be known later.
    pub fn new(settings: UpstreamSettings, names: Names, metrics: Arc<Metrics>) -> Arc<Self> {
        Self::of(None, settings, names, metrics)
    }

    /// Those of the API at this path.
    pub fn of_api(path: &str, settings: UpstreamSettings, names: Names, metrics: Arc<Metrics>) -> Arc<Self> {
        Self::of(Some(path.into()), settings, names, metrics)
    }

    fn of(api: Option<Arc<str>>, settings: UpstreamSettings, names: Names, metrics: Arc<Metrics>) -> Arc<Self> {
        let (began, fell) = (Instant::now(), Arc::default());
        let server = |at: &ForumServer| {
            Arc::new(Server::new(at.clone(), api.clone(), metrics.server(&at.name), Arc::clone(&fell), began))
        };
        let servers = settings.servers.iter().map(server).collect();
        let pool = build(settings, servers, &names, None);
        Arc::new(Self {
            api,
            pool: RwLock::new(Arc::new(pool)),
            turn: AtomicUsize::default(),
            names,
            metrics,
            fell,
            changed: Notify::new(),
            connector: OnceLock::new(),
            began,
        })
    }

    /// Other servers from now on. Requests under way end where they are; what is known of servers that stay is kept.
    pub async fn replace(self: &Arc<Self>, settings: UpstreamSettings) {
        let former = self.pool();
        if former.settings == settings {
            return;
        }
        let this = self.clone();
        // Names may take their time.
        let made = tokio::task::spawn_blocking(move || {
            let servers = settings.servers.iter().map(|at| former.server(at).unwrap_or_else(|| this.server(at)));
            let servers = servers.collect();
            build(settings, servers, &this.names, Some(&former))
        });
        let Ok(made) = made.await else { return };
        let made = Arc::new(made);
        let former = std::mem::replace(&mut *self.pool.write().unwrap_or_else(PoisonError::into_inner), made.clone());
        let gone = former.members.iter().filter(|member| made.server(&member.server.at).is_none());
        gone.for_each(|member| self.metrics.forget_server(&member.server.at.name));
        self.changed.notify_one();
    }

    /// The server for one request, and how it is reached; `None` if all that have an address were tried in vain.
    ///
    /// `tunnel`: may be silent for ever. `may_repeat`: does no harm if it is sent twice, so it may try a server that is
    /// left out.
    pub(super) fn choose(&self, tunnel: bool, may_repeat: bool, tried: Tried) -> Option<(Box<HttpPeer>, Visit)> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner);
        let (index, way) = pool.choose(turn, may_repeat, tried, || millis_since(self.began))?;
        pool.visit(index, way, tunnel)
    }

    /// The same server once more; `None` if it is no longer one of them.
    pub(super) fn again(&self, tunnel: bool, visit: &Visit) -> Option<(Box<HttpPeer>, Visit)> {
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner);
        let index = pool.members.iter().position(|member| visit.is_at(&member.server))?;
        pool.visit(index, visit.way(), tunnel)
    }

    /// Has the framework take no kept connection, and keep none of it. It shares connections by this number.
    pub(super) fn afresh(&self, peer: &mut HttpPeer) {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        peer.group_key = u64::MAX - u64::try_from(turn).unwrap_or_default();
        peer.options.idle_timeout = Some(Duration::ZERO);
    }

    /// The server for one request of the lane.
    pub(super) fn choose_plain(&self, may_repeat: bool, tried: Tried) -> Option<(Reach, Visit)> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner);
        let (index, way) = pool.choose(turn, may_repeat, tried, || millis_since(self.began))?;
        pool.visit_plain(index, way)
    }

    /// The same server once more, for the lane.
    pub(super) fn again_plain(&self, visit: &Visit) -> Option<(Reach, Visit)> {
        let pool = self.pool.read().unwrap_or_else(PoisonError::into_inner);
        let index = pool.members.iter().position(|member| visit.is_at(&member.server))?;
        pool.visit_plain(index, visit.way())
    }

    /// How long an unused connection is kept.
    pub(super) fn keep_alive_time(&self) -> Duration {
        self.pool().settings.keep_alive_time
    }

    /// Whether there is a server that was not tried in vain.
    pub(super) fn has_other(&self, tried: Tried) -> bool {
        self.pool.read().unwrap_or_else(PoisonError::into_inner).is_any_left(tried)
    }

    /// Unused connections that are kept.
    pub(super) fn keep_alive(&self) -> usize {
        self.pool().settings.keep_alive
    }

    fn pool(&self) -> Arc<Pool> {
        self.pool.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn server(&self, at: &ForumServer) -> Arc<Server> {
        let (api, meters, fell) = (self.api.clone(), self.metrics.server(&at.name), self.fell.clone());
        Arc::new(Server::new(at.clone(), api, meters, fell, self.began))
    }

    fn connector(&self) -> &Connector {
        self.connector.get_or_init(|| Connector::new(None))
    }
}

/// The servers with their addresses, as far as they are known.
fn build(settings: UpstreamSettings, servers: Vec<Arc<Server>>, names: &Names, former: Option<&Pool>) -> Pool {
    let wanted: Vec<_> = servers.iter().map(|server| address(&server.at)).collect();
    let found = names::look_up(names, &wanted.iter().flatten().cloned().collect::<Vec<_>>(), NAMES_AT_ONCE);
    let mut found = found.into_iter();
    let of = |server: &Arc<Server>| former.and_then(|former| former.address(&server.at));
    let pick = |(server, wanted): (&Arc<Server>, &Option<_>)| -> Option<SocketAddr> {
        wanted.as_ref()?;
        names::pick(&found.next().unwrap_or_default(), of(server), false)
    };
    let addresses: Vec<_> = servers.iter().zip(&wanted).map(pick).collect();
    for ((server, wanted), address) in servers.iter().zip(&wanted).zip(&addresses) {
        if wanted.is_some() && address.is_none() {
            tracing::warn!(server = %server.at, api = server.api(), code = P210.code, "a web server has no address");
        }
    }
    let series = former.map_or(0, |former| former.series.wrapping_add(1));
    Pool::new(settings, servers, &addresses, series)
}

/// Host and port; `None` for a socket of this machine.
fn address(at: &ForumServer) -> Option<(String, u16)> {
    match &at.place {
        ServerPlace::Tcp { host, port, .. } => Some((host.clone(), *port)),
        ServerPlace::Unix(_) => None,
    }
}
