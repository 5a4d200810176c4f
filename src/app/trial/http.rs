//! The test's side of HTTP: asks as any app would, and keeps what it asked.

use std::time::Duration;

use http::StatusCode;
use http::header::{HeaderMap, LOCATION};
use serde_json::Value;

/// The largest answer that is read, in bytes.
const ANSWER_BYTES_MAX: usize = 1 << 20;
/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// An answer, whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// `200 OK`
    pub fn status_line(&self) -> String {
        format!("{} {}", self.status.as_str(), self.status.canonical_reason().unwrap_or_default()).trim_end().to_owned()
    }

    /// Where it leads.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION)?.to_str().ok()
    }

    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A client that follows no redirects and keeps no cookies. Errors: no TLS on this machine.
pub fn client() -> Result<reqwest::Client, String> {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(TIMEOUT)
        .user_agent(concat!("portico-app-test/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| format!("no HTTP client can be made: {error}"))
}

/// Sends a request. Errors: in words, without the address, which may hold secrets.
pub async fn send(request: reqwest::RequestBuilder) -> Result<Answer, String> {
    let failed = |error: reqwest::Error| {
        let error = error.without_url();
        // The reason stands behind the last of several layers.
        let mut innermost: &dyn std::error::Error = &error;
        while let Some(source) = innermost.source() {
            innermost = source;
        }
        innermost.to_string()
    };
    let mut answer = request.send().await.map_err(failed)?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(failed)? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err("the answer is too long".to_owned());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, headers, body })
}
