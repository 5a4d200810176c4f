//! Numbers of protected APIs. Labels are the paths of the configuration and constant words.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

use super::{Metrics, Text};

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Label {
    api: String,
    outcome: Text,
}

/// All APIs.
#[derive(Debug, Default)]
pub(super) struct Apis(Family<Label, Counter>);

impl Apis {
    pub(super) fn register(&self, registry: &mut Registry) {
        registry.register("portico_api_requests", "Requests to protected APIs by path and outcome", self.0.clone());
    }
}

impl Metrics {
    /// A request to a protected API passed or did not. `api` is its path as configured, `outcome` a constant word.
    pub fn api(&self, api: &str, outcome: &'static str) {
        self.apis.0.get_or_create(&Label { api: api.to_owned(), outcome }).inc();
    }
}
