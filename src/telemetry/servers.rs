//! Numbers of each web server of the forum. Labels are the servers of the configuration.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ServerLabel {
    server: String,
}

/// What is counted of one server. Counting takes no lock.
#[derive(Clone, Debug)]
pub struct ServerMeters {
    /// Requests that were given to it.
    pub requests: Counter,
    /// Those that it did not take or did not answer.
    pub failures: Counter,
    /// Connections to it that carry a request or a tunnel now.
    pub connections: Gauge,
    /// 1 while it gets requests, 0 while it is left out.
    pub up: Gauge,
}

/// All servers.
#[derive(Debug, Default)]
pub(super) struct Servers {
    requests: Family<ServerLabel, Counter>,
    failures: Family<ServerLabel, Counter>,
    connections: Family<ServerLabel, Gauge>,
    up: Family<ServerLabel, Gauge>,
}

impl Servers {
    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register("portico_upstream_requests", "Requests given to a web server", self.requests.clone());
        registry.register("portico_upstream_failures", "Requests that it did not answer", self.failures.clone());
        registry.register("portico_upstream_connections", "Connections in use", self.connections.clone());
        registry.register("portico_upstream_up", "Whether a web server gets requests", self.up.clone());
    }

    pub(super) fn meters(&self, server: &str) -> ServerMeters {
        let label = ServerLabel { server: server.to_owned() };
        ServerMeters {
            requests: self.requests.get_or_create_owned(&label),
            failures: self.failures.get_or_create_owned(&label),
            connections: self.connections.get_or_create_owned(&label),
            up: self.up.get_or_create_owned(&label),
        }
    }

    pub(super) fn forget(&self, server: &str) {
        let label = ServerLabel { server: server.to_owned() };
        self.requests.remove(&label);
        self.failures.remove(&label);
        self.connections.remove(&label);
        self.up.remove(&label);
    }
}
