//! Which pages of other sites may call us from a script (Fetch standard, RFC 9700 §2.6).
//!
//! Apps that live in a browser redeem codes and ask for identities by script. Their origins follow from their redirect
//! addresses. No credentials: our cookies are for windows. The authorization endpoint is never opened.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ORIGIN, VARY,
};
use http::{HeaderValue, Request, Response, StatusCode};
use moka::future::Cache;

use crate::model::{Client, ClientKind};
use crate::ports::{Ports, StoreError};
use crate::web;

/// How long the list is believed. Preflights are unauthenticated, so they must not each read all apps.
const FRESH: Duration = Duration::from_secs(5);

/// The origins of public apps, as they were a moment ago.
pub(super) struct Origins {
    known: Cache<(), Arc<BTreeSet<String>>>,
}

impl Origins {
    pub(super) fn new() -> Self {
        Self { known: Cache::builder().max_capacity(1).time_to_live(FRESH).build() }
    }

    /// The origin that a request names, if a public app lives there. A store that fails opens nothing.
    pub(super) async fn of(&self, request: &Request<Bytes>, ports: &Ports) -> Option<HeaderValue> {
        let mut named = request.headers().get_all(ORIGIN).iter();
        let origin = named.next().filter(|_| named.next().is_none())?;
        let known = self.known.try_get_with((), async {
            let clients = ports.store.clients().await?;
            Ok::<_, StoreError>(Arc::new(clients.iter().flat_map(origins).collect()))
        });
        let known = known.await.ok()?;
        origin.to_str().is_ok_and(|origin| known.contains(origin)).then(|| origin.clone())
    }
}

/// Where an app lives, by the addresses that its answers go to. Only what a browser calls an origin.
fn origins(client: &Client) -> impl Iterator<Item = String> {
    let public = client.kind == ClientKind::Public;
    let addresses = client.redirect_uris.iter().filter(move |_| public);
    addresses
        .filter_map(|address| url::Url::parse(address).ok())
        .filter_map(|url| matches!(url.scheme(), "http" | "https").then(|| url.origin().ascii_serialization()))
}

/// The answer to "may I?". Changes nothing and asks for no proof.
pub(super) fn preflight(origin: HeaderValue, methods: &'static str) -> Response<Bytes> {
    let mut response = web::empty(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(methods));
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("authorization, content-type"));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("3600"));
    open_to(Some(origin), response)
}

/// Lets a script of this origin read the answer. Whoever keeps answers must keep them apart by origin.
pub(super) fn open_to(origin: Option<HeaderValue>, mut response: Response<Bytes>) -> Response<Bytes> {
    let headers = response.headers_mut();
    headers.insert(VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("www-authenticate, retry-after"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientId, UnixSeconds};

    #[test]
    fn origins_follow_from_addresses_of_public_apps() {
        let mut client = Client::new(ClientId("spa".into()), "Spa", UnixSeconds(0));
        client.redirect_uris = [
            "https://chat.example/cb",
            "https://chat.example:8443/cb",
            "http://127.0.0.1:3000/cb",
            "com.example.app:/cb",
        ]
        .map(str::to_owned)
        .to_vec();
        assert_eq!(origins(&client).count(), 0, "confidential");
        client.kind = ClientKind::Public;
        let want = ["https://chat.example", "https://chat.example:8443", "http://127.0.0.1:3000"];
        assert_eq!(origins(&client).collect::<Vec<_>>(), want);
    }
}
