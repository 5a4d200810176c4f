//! Connections that are ended on visitors who are slow or silent, by cause.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

use super::{Metrics, Text};

/// Why a connection was ended. Over HTTP/2 the last two end one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The handshake of TLS, or what a load balancer says first, took too long.
    SlowHandshake,
    /// The head of a request took too long.
    SlowHead,
    /// It was kept, and nothing was asked.
    Idle,
    /// A body came too slowly, or no longer.
    SlowBody,
    /// An answer was not taken.
    SlowRead,
}

impl Cause {
    const ALL: [Self; 5] = [Self::SlowHandshake, Self::SlowHead, Self::Idle, Self::SlowBody, Self::SlowRead];

    fn name(self) -> Text {
        match self {
            Self::SlowHandshake => "slow_handshake",
            Self::SlowHead => "slow_head",
            Self::Idle => "idle",
            Self::SlowBody => "slow_body",
            Self::SlowRead => "slow_read",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Label {
    cause: Text,
}

/// All causes.
#[derive(Debug)]
pub(super) struct Closed([Counter; Cause::ALL.len()]);

impl Closed {
    /// All of them at zero.
    pub(super) fn register(registry: &mut Registry) -> Self {
        let by_cause = Family::<Label, Counter>::default();
        let counters = Cause::ALL.map(|cause| by_cause.get_or_create_owned(&Label { cause: cause.name() }));
        registry.register("portico_connections_closed", "Slow or silent connections that were ended", by_cause);
        Self(counters)
    }
}

impl Metrics {
    /// A connection was ended.
    pub fn closed(&self, cause: Cause) {
        self.closed.0[cause as usize].inc();
    }
}
