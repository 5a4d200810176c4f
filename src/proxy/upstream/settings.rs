//! Which web servers the forum has, and how they are spoken to.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use x509_parser::prelude::{FromDer as _, X509Certificate};

use crate::model::problem::P120;
use crate::proxy::tls::{PairError, chain};

/// The forum's web servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpstreamSettings {
    /// At most 32, none twice.
    pub servers: Vec<ForumServer>,
    /// Which of them gets a request.
    pub balance: Balance,
    /// How those with TLS prove who they are.
    pub trust: Trust,
    /// How long a connection may take, with its handshake.
    pub connect_timeout: Duration,
    /// How long a server may be silent within an answer. Tunnels may be silent for ever.
    pub read_timeout: Duration,
    /// How long it may take nothing of a request.
    pub write_timeout: Duration,
    /// Unused connections that are kept, over all servers. Read at the start only.
    pub keep_alive: usize,
    /// How long one is kept.
    pub keep_alive_time: Duration,
    /// How often names are looked up again.
    pub resolve_every: Duration,
    /// What servers are asked by themselves.
    pub health_check: Option<HealthCheck>,
}

/// Where a web server of the forum is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForumServer {
    /// What it is called in logs, numbers and pages: as it is written in the configuration.
    pub name: String,
    /// Address or socket.
    pub place: ServerPlace,
}

/// An address or a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerPlace {
    /// An address, or a name that stands for one.
    Tcp {
        /// Name or address; IPv6 without brackets.
        host: String,
        /// Port.
        port: u16,
        /// Whether TLS is spoken.
        tls: bool,
    },
    /// A socket of this machine.
    Unix(PathBuf),
}

impl fmt::Display for ForumServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Which server gets a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Balance {
    /// One after the other.
    #[default]
    RoundRobin,
    /// The one with the fewest requests under way.
    LeastConnections,
}

/// How servers with TLS prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Who may vouch for them. Without it: whom the system trusts.
    pub authorities: Option<Authorities>,
    /// The name that they are asked for, in place of their own.
    pub server_name: Option<String>,
    /// Whether they must prove it.
    pub verify: bool,
}

impl Default for Trust {
    fn default() -> Self {
        Self { authorities: None, server_name: None, verify: true }
    }
}

/// Certificates of those who may vouch for a server. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorities(pub(super) Vec<Vec<u8>>);

impl Authorities {
    /// Reads a file with certificates in PEM form.
    ///
    /// Errors: P120 if it cannot be read or holds something else.
    pub fn load(file: &Path) -> Result<Self, PairError> {
        let certificates = chain(file)?;
        certificates.iter().try_for_each(|one| is_authority(one)).map_err(|why| PairError {
            problem: &P120,
            message: format!("{} holds a certificate that cannot vouch for others: {why}", file.display()),
        })?;
        Ok(Self(certificates.iter().map(|one| one.to_vec()).collect()))
    }

    /// Each of them.
    pub fn der(&self) -> &[Vec<u8>] {
        &self.0
    }
}

fn is_authority(certificate: &CertificateDer<'_>) -> Result<(), String> {
    X509Certificate::from_der(certificate).map_err(|error| error.to_string())?;
    RootCertStore::empty().add(certificate.clone().into_owned()).map_err(|error| error.to_string())
}

/// What servers are asked by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthCheck {
    /// Which page.
    pub path: String,
    /// The site's name.
    pub host: String,
    /// How often.
    pub every: Duration,
    /// How long the answer may take.
    pub timeout: Duration,
}
