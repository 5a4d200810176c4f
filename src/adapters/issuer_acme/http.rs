//! How an issuer is asked: by the HTTP client that the program has anyhow, with limits of its own.

use std::error::Error as _;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::RETRY_AFTER;
use http_body_util::{BodyExt as _, Full};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use reqwest::redirect::Policy;

/// How long one request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The longest answer, in bytes. A chain of certificates has a few kilobytes.
const BYTES_MAX: usize = 1 << 20;

/// HTTP to an issuer. Follows no redirects and no proxy, and speaks TLS only.
#[derive(Clone)]
pub(super) struct Http {
    client: reqwest::Client,
    /// What the last refusal said about when to come back, in seconds; 0 if it did not.
    wait: Arc<AtomicU64>,
}

impl Http {
    /// `authorities` are believed in place of the system's. Errors: in words for the log.
    pub(super) fn new(authorities: Option<&[Vec<u8>]>) -> Result<Self, String> {
        rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
        let mut builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .https_only(true)
            .timeout(TIMEOUT)
            .connect_timeout(TIMEOUT);
        if let Some(authorities) = authorities {
            let certificates: Result<Vec<_>, _> =
                authorities.iter().map(|one| reqwest::Certificate::from_der(one)).collect();
            builder = builder.tls_certs_only(certificates.map_err(|error| in_words(&error))?);
        }
        let client = builder.build().map_err(|error| in_words(&error))?;
        Ok(Self { client, wait: Arc::default() })
    }

    /// What the last refusal said about when to come back, in seconds. Answers once.
    pub(super) fn told_to_wait(&self) -> Option<u64> {
        Some(self.wait.swap(0, Ordering::Relaxed)).filter(|wait| *wait > 0)
    }

    async fn ask(self, request: http::Request<BodyWrapper<Bytes>>) -> Result<BytesResponse, Error> {
        let (parts, body) = request.into_parts();
        // Infallible: its bytes are here already.
        let body = body.collect().await.map_or_else(|never| match never {}, |body| body.to_bytes());
        let request = reqwest::Request::try_from(http::Request::from_parts(parts, body)).map_err(failed)?;
        let mut answer = self.client.execute(request).await.map_err(failed)?;
        if matches!(answer.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            let told = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
            self.wait.store(told.unwrap_or(0), Ordering::Relaxed);
        }
        let mut head = http::Response::builder().status(answer.status());
        if let Some(headers) = head.headers_mut() {
            *headers = answer.headers().clone();
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > BYTES_MAX {
                return Err(Error::Str("an end: the answer is longer than a megabyte"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(BytesResponse::from(head.body(Full::new(Bytes::from(body)))?))
    }
}

impl HttpClient for Http {
    fn request(
        &self,
        request: http::Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        Box::pin(self.clone().ask(request))
    }
}

fn failed(error: reqwest::Error) -> Error {
    Error::Other(in_words(&error).into())
}

/// With all its causes: the outermost only says that something failed.
fn in_words(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}
