//! Requests to addresses that apps registered, to where anybody could send them too.
//!
//! The name in an address is looked up for each connection, and what it stands for is judged then: a name that was
//! harmless when it was registered may stand for something else now. Redirects are not followed.

mod guard;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use url::Url;

pub use guard::{Target, all_public, is_public, target};

use crate::ports::NotSent;

/// How long a request may take from the look-up of the name to the end of the answer (OIDC Back-Channel Logout §2.7).
const TIMEOUT: Duration = Duration::from_secs(5);

/// What names stand for.
pub trait Names: Send + Sync {
    /// The addresses of a name.
    fn addresses(&self, name: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>>;
}

/// The names of the operating system.
pub struct SystemNames;

impl Names for SystemNames {
    fn addresses(&self, name: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// Answers with addresses that may be asked, or with none.
struct Guarded {
    names: Arc<dyn Names>,
    /// Also those that nobody else could ask.
    private_too: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (looked_up, private_too) = (self.names.addresses(name.as_str().to_owned()), self.private_too);
        Box::pin(async move {
            let found = looked_up.await?;
            if !private_too && !all_public(&found) {
                return Err(NotSent::Forbidden.into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

/// HTTP to addresses of apps.
pub struct Outbound {
    allow: Vec<String>,
    guarded: reqwest::Client,
    listed: reqwest::Client,
}

impl Outbound {
    /// `allow`: origins that may be private or plain http, as browsers write them. Errors: no TLS on this machine.
    pub fn new(allow: Vec<String>, names: Arc<dyn Names>) -> Result<Self, String> {
        rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
        let client = |private_too| {
            reqwest::Client::builder()
                .redirect(Policy::none())
                .no_proxy()
                .timeout(TIMEOUT)
                .connect_timeout(TIMEOUT)
                // Each request looks up anew where it goes.
                .pool_max_idle_per_host(0)
                .dns_resolver(Arc::new(Guarded { names: names.clone(), private_too }))
                .build()
                .map_err(|error| format!("the HTTP client for addresses of apps cannot be made: {error}"))
        };
        Ok(Self { allow, guarded: client(false)?, listed: client(true)? })
    }

    /// An address that may be asked, and what asks it.
    pub(super) fn to(&self, uri: &str) -> Result<(&reqwest::Client, Url), NotSent> {
        let target = target(uri, &self.allow)?;
        Ok((if target.listed { &self.listed } else { &self.guarded }, target.url))
    }
}

/// Whether our own look-up said so.
pub(super) fn is_forbidden(error: &reqwest::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.downcast_ref::<NotSent>().is_some() {
            return true;
        }
        source = error.source();
    }
    false
}
