//! The servers of one configuration, with their addresses of now. Never changed, only replaced.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use pingora::protocols::tls::CaType;
use pingora::upstreams::peer::HttpPeer;
use pingora::utils::tls::{WrappedX509, parse_x509};

use super::server::{Server, Tried, Visit, Way};
use super::settings::{Authorities, Balance, ForumServer, ServerPlace, UpstreamSettings};
use super::standing::Stands;

/// Counts places of servers, over all configurations: a number never means another one.
static PLACES: AtomicU64 = AtomicU64::new(0);

/// The servers of one configuration.
pub(super) struct Pool {
    pub(super) settings: UpstreamSettings,
    pub(super) members: Vec<Member>,
    /// Another one with each configuration: connections that were trusted under another one are not used again.
    pub(super) series: u64,
}

/// A server and where it is now.
pub(super) struct Member {
    pub(super) server: Arc<Server>,
    /// `None` for sockets of this machine, and while a name is unknown.
    pub(super) address: Option<SocketAddr>,
    /// How it is reached; `None` while its name is unknown.
    pub(super) peer: Option<HttpPeer>,
    /// The same for the lane, with a number of its own for connections that wait.
    pub(super) plain: Option<(At, u64)>,
}

/// How the lane reaches a server.
#[derive(Clone, Debug)]
pub(in crate::proxy) struct Reach {
    pub(in crate::proxy) at: At,
    /// The number of its place, for connections that wait.
    pub(in crate::proxy) place: u64,
    pub(in crate::proxy) connect_timeout: Duration,
    pub(in crate::proxy) read_timeout: Duration,
    pub(in crate::proxy) keep_alive_time: Duration,
}

/// Where a web server is.
#[derive(Clone, Debug)]
pub(in crate::proxy) enum At {
    Tcp(SocketAddr),
    Unix(Arc<Path>),
    /// It speaks TLS; in the words of the framework, which verifies it.
    Tls(Arc<HttpPeer>),
}

impl Pool {
    /// `addresses` are those of `servers`, in their order.
    pub(super) fn new(
        settings: UpstreamSettings,
        servers: Vec<Arc<Server>>,
        addresses: &[Option<SocketAddr>],
        series: u64,
    ) -> Self {
        let authorities = settings.trust.authorities.as_ref().map(in_words_of_the_framework);
        let member = |(server, address): (Arc<Server>, &Option<SocketAddr>)| {
            let peer = peer(&settings, &server.at, *address, series, authorities.clone());
            let plain = at(&server.at, *address, peer.as_ref()).map(|at| (at, PLACES.fetch_add(1, Ordering::Relaxed)));
            Member { server, address: *address, peer, plain }
        };
        let members = servers.into_iter().zip(addresses).map(member).collect();
        Self { settings, members, series }
    }

    /// The same servers at other addresses.
    pub(super) fn at(&self, addresses: &[Option<SocketAddr>]) -> Self {
        let servers = self.members.iter().map(|member| member.server.clone()).collect();
        Self::new(self.settings.clone(), servers, addresses, self.series)
    }

    pub(super) fn server(&self, at: &ForumServer) -> Option<Arc<Server>> {
        self.members.iter().find(|member| member.server.at == *at).map(|member| member.server.clone())
    }

    pub(super) fn address(&self, at: &ForumServer) -> Option<SocketAddr> {
        self.members.iter().find(|member| member.server.at == *at)?.address
    }

    pub(super) fn is_any_left(&self, tried: Tried) -> bool {
        self.left(tried).next().is_some()
    }

    /// A request goes to the server of this place. `tunnel`: it may be silent for ever.
    pub(super) fn visit(&self, index: usize, way: Way, tunnel: bool) -> Option<(Box<HttpPeer>, Visit)> {
        let member = self.members.get(index)?;
        let mut peer = Box::new(member.peer.clone()?);
        if tunnel {
            peer.options.read_timeout = None;
            peer.options.write_timeout = None;
        }
        Some((peer, Visit::begin(member.server.clone(), index, way)))
    }

    /// The same for a request of the lane.
    pub(super) fn visit_plain(&self, index: usize, way: Way) -> Option<(Reach, Visit)> {
        let member = self.members.get(index)?;
        let (at, place) = member.plain.clone()?;
        let UpstreamSettings { connect_timeout, read_timeout, keep_alive_time, .. } = self.settings;
        let reach = Reach { at, place, connect_timeout, read_timeout, keep_alive_time };
        Some((reach, Visit::begin(member.server.clone(), index, way)))
    }

    fn left(&self, tried: Tried) -> impl Iterator<Item = (usize, &Server)> + Clone {
        let members = self.members.iter().enumerate();
        members
            .filter(move |(index, member)| member.peer.is_some() && !tried.has(*index))
            .map(|(index, member)| (index, &*member.server))
    }

    /// Which server gets a request. `trials`: it may be one that is left out and may be tried. `now` is asked only where one
    /// is left out.
    pub(super) fn choose(
        &self,
        turn: usize,
        trials: bool,
        tried: Tried,
        now: impl Fn() -> u64,
    ) -> Option<(usize, Way)> {
        let left = self.left(tried);
        let is_due =
            |server: &Server, now| server.standing.judge(now) == Stands::Due && server.standing.begin_trial(now);
        let is_trial = |server: &Server| !server.standing.is_in() && is_due(server, now());
        if trials && let Some((index, _)) = left.clone().find(|(_, server)| is_trial(server)) {
            return Some((index, Way::Trial));
        }
        // Equals take turns.
        let count = self.members.len().max(1);
        let after = |index: usize| (index + count - turn % count) % count;
        let within = left.clone().filter(|(_, server)| server.standing.is_in());
        let chosen = match self.settings.balance {
            Balance::RoundRobin => within.clone().count().checked_sub(1).and_then(|last| {
                let index = turn.checked_rem(last.saturating_add(1)).unwrap_or_default();
                within.clone().nth(index)
            }),
            Balance::LeastConnections => {
                within.clone().min_by_key(|(index, server)| (server.meters.connections.get(), after(*index)))
            }
        };
        let usual = chosen.map(|(index, _)| (index, Way::Usual));
        usual.or_else(|| {
            let best = left.min_by_key(|(index, server)| (server.standing.badness(), after(*index)));
            best.map(|(index, _)| (index, Way::Anyway))
        })
    }
}

fn at(server: &ForumServer, address: Option<SocketAddr>, peer: Option<&HttpPeer>) -> Option<At> {
    match &server.place {
        ServerPlace::Unix(path) => Some(At::Unix(Arc::from(path.as_path()))),
        ServerPlace::Tcp { tls: false, .. } => address.map(At::Tcp),
        ServerPlace::Tcp { tls: true, .. } => peer.map(|peer| At::Tls(Arc::new(peer.clone()))),
    }
}

fn in_words_of_the_framework(authorities: &Authorities) -> Arc<CaType> {
    authorities.0.iter().map(|certificate| WrappedX509::new(certificate.clone(), parse_x509)).collect()
}

/// How a server is reached.
fn peer(
    settings: &UpstreamSettings,
    at: &ForumServer,
    address: Option<SocketAddr>,
    series: u64,
    authorities: Option<Arc<CaType>>,
) -> Option<HttpPeer> {
    let mut peer = match &at.place {
        ServerPlace::Unix(path) => HttpPeer::new_uds(path.to_str()?, false, String::new()).ok()?,
        ServerPlace::Tcp { tls: false, .. } => HttpPeer::new(address?, false, String::new()),
        ServerPlace::Tcp { host, tls: true, .. } => {
            // The framework verifies nothing where there is no name.
            let name = settings.trust.server_name.as_ref().unwrap_or(host).clone();
            let mut peer = HttpPeer::new(address?, true, name);
            peer.options.verify_cert = settings.trust.verify;
            peer.options.verify_hostname = settings.trust.verify;
            peer.options.ca = authorities;
            peer.group_key = series;
            peer
        }
    };
    peer.options.connection_timeout = Some(settings.connect_timeout);
    peer.options.total_connection_timeout = Some(settings.connect_timeout);
    peer.options.read_timeout = Some(settings.read_timeout);
    peer.options.write_timeout = Some(settings.write_timeout);
    peer.options.idle_timeout = Some(settings.keep_alive_time);
    Some(peer)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Instant;

    use super::*;
    use crate::telemetry::Metrics;

    fn pool(count: usize, balance: Balance) -> Pool {
        let at = |number: usize| {
            let path = format!("/run/{number}.sock");
            ForumServer { name: format!("unix:{path}"), place: ServerPlace::Unix(PathBuf::from(path)) }
        };
        let settings = UpstreamSettings {
            servers: (0..count).map(at).collect(),
            balance,
            trust: Default::default(),
            connect_timeout: Duration::from_secs(1),
            read_timeout: Duration::from_secs(1),
            write_timeout: Duration::from_secs(1),
            keep_alive: 1,
            keep_alive_time: Duration::from_secs(1),
            resolve_every: Duration::from_secs(1),
            health_check: None,
        };
        let (metrics, began) = (Metrics::new(), Instant::now());
        let server =
            |at: &ForumServer| Arc::new(Server::new(at.clone(), None, metrics.server(&at.name), Arc::default(), began));
        let servers = settings.servers.iter().map(server).collect();
        Pool::new(settings, servers, &vec![None; count], 0)
    }

    fn turns(pool: &Pool, now: u64) -> Vec<usize> {
        (0..6).map(|turn| pool.choose(turn, false, Tried::default(), || now).expect("one").0).collect()
    }

    #[test]
    fn servers_take_turns_and_the_others_share_what_one_leaves() {
        let pool = pool(3, Balance::RoundRobin);
        assert_eq!(turns(&pool, 1), [0, 1, 2, 0, 1, 2]);
        assert!(pool.members[0].server.standing.took_no_connection(1));
        assert_eq!(turns(&pool, 2), [1, 2, 1, 2, 1, 2]);
        // Due: tried by a request that may be repeated, and by no other.
        assert_eq!(turns(&pool, 5_000), [1, 2, 1, 2, 1, 2]);
        assert_eq!(pool.choose(0, true, Tried::default(), || 5_000), Some((0, Way::Trial)));
        assert_eq!(pool.choose(0, true, Tried::default(), || 5_000), Some((1, Way::Usual)));
    }

    #[test]
    fn with_all_left_out_the_one_that_is_due_first_gets_what_comes() {
        let pool = pool(2, Balance::RoundRobin);
        let mut tried = Tried::default();
        assert!(pool.members[1].server.standing.took_no_connection(1));
        assert!(pool.members[0].server.standing.took_no_connection(500));
        assert_eq!(pool.choose(0, false, tried, || 600), Some((1, Way::Anyway)));
        tried.add(1);
        assert_eq!(pool.choose(0, false, tried, || 600), Some((0, Way::Anyway)));
        tried.add(0);
        assert_eq!(pool.choose(0, false, tried, || 600), None);
        assert!(!pool.is_any_left(tried));
    }

    #[test]
    fn servers_whose_checks_all_fail_take_turns() {
        let pool = pool(3, Balance::RoundRobin);
        for member in &pool.members {
            assert!(!member.server.standing.failed_check() && member.server.standing.failed_check());
        }
        assert_eq!(turns(&pool, 1), [0, 1, 2, 0, 1, 2]);
        assert!(pool.members[1].server.standing.passed_check(2));
        assert_eq!(turns(&pool, 2), [1; 6]);
    }

    #[test]
    fn the_one_with_the_fewest_requests_and_equals_in_turn() {
        let pool = pool(3, Balance::LeastConnections);
        assert_eq!(turns(&pool, 1), [0, 1, 2, 0, 1, 2]);
        pool.members[1].server.meters.connections.set(2);
        pool.members[2].server.meters.connections.set(1);
        assert_eq!(turns(&pool, 1), [0; 6]);
        pool.members[0].server.meters.connections.set(3);
        assert_eq!(turns(&pool, 1), [2; 6]);
    }
}
