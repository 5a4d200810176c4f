//! `/oauth/apps/{id}/icon`: the picture of an app, fetched by us and not by the browser of whoever looks at it.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderValue, Request, Response, StatusCode};

use crate::model::{ClientId, Hash32};
use crate::ports::Icon;
use crate::protocol::acting_client;
use crate::web;

use super::Console;

/// How long a browser keeps a picture. Pages name it with a mark that changes with its address.
const KEPT: &str = "private, max-age=86400";

impl Console {
    /// The picture; 404 without a body where there is none: the page has the first letter of the name behind it.
    pub(super) async fn icon(&self, request: &Request<Bytes>, id: &str) -> Response<Bytes> {
        let client = acting_client(&ClientId(id.to_owned()), &self.ports).await;
        let Some(address) = client.ok().flatten().and_then(|client| client.icon_url) else {
            return web::empty(StatusCode::NOT_FOUND);
        };
        match self.ports.icons.icon(&address).await {
            Some(icon) => send(icon, request),
            None => web::empty(StatusCode::NOT_FOUND),
        }
    }
}

fn send(icon: Icon, request: &Request<Bytes>) -> Response<Bytes> {
    let mut hash = String::from(Hash32::of(&icon.bytes));
    hash.truncate(16);
    let etag = format!("\"{hash}\"");
    let known = request.headers().get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == etag.as_bytes());
    let mut response = Response::new(if known { Bytes::new() } else { icon.bytes });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(icon.content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(KEPT));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    // Whoever opens it by itself sees a picture and nothing that runs.
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(ETAG, etag);
    }
    response
}
