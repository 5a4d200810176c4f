//! One web server, and a request's visit to it.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Notify;

use super::settings::ForumServer;
use super::standing::Standing;
use crate::model::problem::P210;
use crate::telemetry::ServerMeters;

/// One server: what is known of it outlives changes of the configuration.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) at: ForumServer,
    /// Whose it is, for the log: an API's, or the forum's.
    api: Option<Arc<str>>,
    pub(super) standing: Standing,
    pub(super) meters: ServerMeters,
    /// Told when it falls: its name may stand for another address by now.
    fell: Arc<Notify>,
    began: Instant,
}

impl Server {
    pub(super) fn new(
        at: ForumServer,
        api: Option<Arc<str>>,
        meters: ServerMeters,
        fell: Arc<Notify>,
        began: Instant,
    ) -> Self {
        meters.up.set(1);
        Self { at, api, standing: Standing::default(), meters, fell, began }
    }

    /// The path of the API that it is of.
    pub(super) fn api(&self) -> Option<&str> {
        self.api.as_deref()
    }

    pub(super) fn now(&self) -> u64 {
        millis_since(self.began)
    }

    /// A check of its own succeeded or failed.
    pub(super) fn checked(&self, result: Result<(), String>) {
        match result {
            Ok(()) if self.standing.passed_check(self.now()) => self.tell_back(),
            Ok(()) => {}
            Err(cause) => {
                if self.standing.failed_check() {
                    self.tell_out(&cause);
                }
            }
        }
    }

    /// It is at another address: what was known of it is about somebody else.
    pub(super) fn moved(&self) {
        if self.standing.come_back(self.now()) {
            self.tell_back();
        }
    }

    fn tell_out(&self, cause: &str) {
        self.meters.up.set(0);
        tracing::warn!(server = %self.at, api = self.api(), code = P210.code, cause, "a web server is left out");
        self.fell.notify_one();
    }

    fn tell_back(&self) {
        self.meters.up.set(1);
        tracing::info!(server = %self.at, api = self.api(), "a web server is back");
    }
}

/// From 1 on.
pub(super) fn millis_since(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX - 1).saturating_add(1)
}

/// Why a server got this request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It was its turn.
    Usual,
    /// It was left out, and this request tries it.
    Trial,
    /// All are left out.
    Anyway,
}

/// What went wrong with a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::proxy) enum Fault {
    /// It took no connection, or its TLS was not accepted.
    Connect,
    /// A fresh connection broke before an answer, or no answer came in time.
    Broken,
}

/// One request at one server, from the choice of the server to the end.
#[derive(Debug)]
pub(in crate::proxy) struct Visit {
    server: Arc<Server>,
    index: usize,
    way: Way,
    settled: bool,
}

impl Visit {
    pub(super) fn begin(server: Arc<Server>, index: usize, way: Way) -> Self {
        server.meters.requests.inc();
        server.meters.connections.inc();
        Self { server, index, way, settled: false }
    }

    /// The place of its server in the list.
    pub(in crate::proxy) fn index(&self) -> usize {
        self.index
    }

    pub(super) fn way(&self) -> Way {
        self.way
    }

    pub(super) fn is_at(&self, server: &Arc<Server>) -> bool {
        Arc::ptr_eq(&self.server, server)
    }

    /// Whether it is known how the server took it.
    pub(in crate::proxy) fn is_settled(&self) -> bool {
        self.settled
    }

    /// Whether its server is at a socket of this machine.
    pub(in crate::proxy) fn is_unix(&self) -> bool {
        matches!(self.server.at.place, super::ServerPlace::Unix(_))
    }

    /// The head of an answer came.
    pub(in crate::proxy) fn answered(&mut self) {
        if self.settled {
            return;
        }
        self.settled = true;
        if self.way == Way::Usual {
            self.server.standing.answered();
        } else if self.server.standing.come_back(self.server.now()) {
            self.server.tell_back();
        }
    }

    /// None came. `cause` is for the log, in case that the server is left out for it.
    pub(in crate::proxy) fn failed(&mut self, fault: Fault, cause: impl FnOnce() -> String) {
        if self.settled {
            return;
        }
        self.settled = true;
        let (server, now) = (&self.server, self.server.now());
        server.meters.failures.inc();
        let out = match (self.way, fault) {
            (Way::Trial, _) => {
                server.standing.end_trial(now);
                server.fell.notify_one();
                false
            }
            (_, Fault::Connect) => server.standing.took_no_connection(now),
            (_, Fault::Broken) => server.standing.broke(now),
        };
        if out {
            server.tell_out(&cause());
        }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.server.meters.connections.dec();
        if self.way == Way::Trial && !self.settled {
            self.server.standing.give_trial_back(self.server.now());
        }
    }
}

/// The servers that a request has tried in vain, by their place in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::proxy) struct Tried(u32);

impl Tried {
    pub(in crate::proxy) fn add(&mut self, index: usize) {
        self.0 |= 1_u32.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
    }

    pub(super) fn has(self, index: usize) -> bool {
        let mut one = Self::default();
        one.add(index);
        self.0 & one.0 != 0
    }
}
