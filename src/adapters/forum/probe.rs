//! Asks a site over HTTP who a visitor is, with the visitor's own cookies.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, COOKIE, USER_AGENT};
use http::{HeaderValue, StatusCode};
use reqwest::redirect::Policy;
use url::Url;

use super::SetupError;
use super::value::Value;
use crate::model::SourceFailure;

/// An answer about one person is small.
const BODY_BYTES_MAX: usize = 256 * 1024;

/// What is sent of the visitor. By id, nothing is.
pub(super) struct Sender<'a> {
    pub cookies: Vec<u8>,
    pub user_agent: &'a [u8],
    pub address: Option<IpAddr>,
}

/// What came back.
pub(super) enum Answer {
    /// JSON.
    Known(Value),
    /// A status that means "nobody".
    Guest,
}

/// A client that follows no redirects and keeps no cookies: a login page is not an answer.
pub(super) fn client(timeout: Duration) -> Result<reqwest::Client, SetupError> {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .timeout(timeout)
        .connect_timeout(timeout)
        .pool_idle_timeout(Duration::from_secs(20))
        .build()
        .map_err(|error| SetupError(format!("the HTTP client cannot be made: {error}")))
}

/// Asks `url`. Statuses in `guest` mean that nobody is logged in; anything else but 200 is a failure.
pub(super) async fn ask(
    client: &reqwest::Client,
    url: &str,
    sender: Option<Sender<'_>>,
    guest: &[u16],
) -> Result<Answer, SourceFailure> {
    let url = Url::parse(url).map_err(|_| SourceFailure::Drift("the address to ask is not an address".to_owned()))?;
    let shown = format!("{}{}", url.origin().ascii_serialization(), url.path());
    let mut request = client.get(url).header(ACCEPT, "application/json").header("x-requested-with", "XMLHttpRequest");
    if let Some(sender) = sender {
        let Ok(cookies) = HeaderValue::from_bytes(&sender.cookies) else {
            // Bytes that no browser sends; the site would not know the session either.
            return Ok(Answer::Guest);
        };
        request = request.header(COOKIE, cookies);
        if let Ok(agent) = HeaderValue::from_bytes(sender.user_agent) {
            request = request.header(USER_AGENT, agent);
        }
        if let Some(address) = sender.address {
            request = request.header("x-forwarded-for", address.to_string());
        }
    }
    let mut response = request.send().await.map_err(|error| failure(&error, &shown))?;
    let status = response.status();
    if guest.contains(&status.as_u16()) {
        return Ok(Answer::Guest);
    }
    if status != StatusCode::OK {
        let text = format!("{shown} answers {status}");
        return Err(if status.is_redirection() {
            SourceFailure::Drift(text)
        } else {
            SourceFailure::Unreachable(text)
        });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error, &shown))? {
        if body.len() + chunk.len() > BODY_BYTES_MAX {
            return Err(SourceFailure::Drift(format!("{shown} answers more than {BODY_BYTES_MAX} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    match serde_json::from_slice(&body) {
        Ok(tree) => Ok(Answer::Known(Value::Json(Arc::new(tree)))),
        Err(_) => Err(SourceFailure::Drift(format!("{shown} does not answer in JSON"))),
    }
}

/// The address is named without its query, which may hold a member's id.
fn failure(error: &reqwest::Error, shown: &str) -> SourceFailure {
    if error.is_timeout() {
        SourceFailure::Busy
    } else if error.is_connect() {
        SourceFailure::Unreachable(format!("{shown}: no connection"))
    } else {
        SourceFailure::Unreachable(format!("{shown}: the answer was cut off"))
    }
}
