//! Numbers of certificates. Labels are the names of those that listeners show, and constant words.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::{Metrics, Text};

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct NameLabel {
    name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ResultLabel {
    result: Text,
}

/// What is counted of orders.
#[derive(Clone, Debug)]
pub struct OrderMeters {
    /// Those that brought a certificate.
    pub ok: Counter,
    /// Those that came to nothing.
    pub failed: Counter,
}

/// All certificates.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    expiry: Family<NameLabel, Gauge>,
    orders: Family<ResultLabel, Counter>,
}

impl Certificates {
    pub(super) fn register(&self, registry: &mut Registry) {
        let (expiry, orders) = (self.expiry.clone(), self.orders.clone());
        registry.register("portico_certificate_expiry_seconds", "Seconds until a certificate runs out", expiry);
        registry.register("portico_certificate_orders", "Certificates ordered from an issuer, by result", orders);
    }
}

impl Metrics {
    /// Seconds until each certificate runs out, by its name. Those that are not named are not shown any more.
    pub fn certificates(&self, seen: impl Iterator<Item = (String, i64)>) {
        self.certificates.expiry.clear();
        for (name, seconds) in seen {
            self.certificates.expiry.get_or_create(&NameLabel { name }).set(seconds);
        }
    }

    /// What is counted of orders. Both numbers are shown from now on.
    pub fn certificate_orders(&self) -> OrderMeters {
        let of = |result| self.certificates.orders.get_or_create_owned(&ResultLabel { result });
        OrderMeters { ok: of("ok"), failed: of("failed") }
    }
}
