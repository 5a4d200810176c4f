//! What limits refused: counted each time, and said in the log once a minute.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::{Limit, UnixSeconds};
use crate::telemetry::Metrics;

/// How often the log says so of each limit.
const SAID_EVERY_SECS: u64 = 60;

pub(super) struct Refusals {
    metrics: Arc<Metrics>,
    said: Mutex<BTreeMap<Limit, UnixSeconds>>,
}

impl Refusals {
    pub(super) fn new(metrics: Arc<Metrics>) -> Self {
        Self { metrics, said: Mutex::default() }
    }

    /// A limit refused something.
    pub(super) fn note(&self, limit: Limit, now: UnixSeconds) {
        self.metrics.rate_limited(limit);
        // Nothing that could panic happens under this lock.
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.get(&limit).is_none_or(|at| now >= at.plus(SAID_EVERY_SECS) || now < *at) {
            said.insert(limit, now);
            let (limit, code) = (limit.name(), crate::model::problem::P450.code);
            tracing::warn!(limit, code, "too many requests of one address, app or member: some are told to wait");
        }
    }
}
