//! TLS on public listeners: 1.2 and 1.3, several certificates chosen by the name that a visitor asks for, exchanged
//! while visitors are served.
//!
//! ```text
//! pair          one certificate with its key      certificates   those of one listener, and which one is shown
//! watch         looks whether their files changed
//! ```
//!
//! Resumption is by tickets under keys of this process that follow each other every six hours; nothing is kept for each
//! visitor. No early data: a request must not be repeatable (RFC 8446 §8).

mod certificates;
mod pair;
mod watch;

use std::sync::Arc;

use pingora::listeners::tls::Acceptor;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::server::{NoServerSessionStorage, ProducesTickets};
use rustls::version::{TLS12, TLS13};

pub use certificates::Certificates;
pub(super) use pair::chain;
pub use pair::{Certificate, PairError, PairFiles, Validity};
pub(super) use watch::watch;

use crate::model::problem::P120;

/// The TLS side of a listener, and the certificates that it shows.
#[derive(Clone)]
pub(super) struct Tls {
    pub(super) certificates: Arc<Certificates>,
    pub(super) acceptor: Arc<Acceptor>,
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").field("certificates", &self.certificates).finish_non_exhaustive()
    }
}

impl Tls {
    /// Reads the certificates. With `http2` browsers are offered HTTP/2.
    ///
    /// Errors: a pair that cannot be used.
    pub(super) fn new(
        pairs: Vec<PairFiles>,
        http2: bool,
        tickets: Arc<dyn ProducesTickets>,
    ) -> Result<Self, PairError> {
        let certificates = Arc::new(Certificates::load(pairs)?);
        let versions = ServerConfig::builder_with_provider(provider()).with_protocol_versions(&[&TLS13, &TLS12]);
        let builder = versions.map_err(fault)?.with_no_client_auth();
        let mut config = builder.with_cert_resolver(certificates.clone());
        let protocols: &[&[u8]] = if http2 { &[b"h2", b"http/1.1"] } else { &[b"http/1.1"] };
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        config.ticketer = tickets;
        config.session_storage = Arc::new(NoServerSessionStorage {});
        Ok(Self { certificates, acceptor: Arc::new(Acceptor::from_server_config(Arc::new(config))) })
    }
}

/// Keys that seal tickets, for all listeners of this process.
pub(super) fn tickets() -> Result<Arc<dyn ProducesTickets>, PairError> {
    aws_lc_rs::Ticketer::new().map_err(fault)
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

fn fault(error: rustls::Error) -> PairError {
    PairError { problem: &P120, message: format!("TLS cannot be set up: {error}") }
}
