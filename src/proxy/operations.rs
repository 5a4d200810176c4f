//! The listener for operators: `/livez`, `/readyz`, `/metrics`. It knows no cookies and shows no secrets. With a token
//! nothing is answered without it (RFC 6750 §2.1).

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ALLOW, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::{Readiness, ReadinessCheck};
use crate::model::Hash32;
use crate::telemetry::Metrics;

/// The scheme of RFC 6750, with its blank.
const BEARER: &[u8] = b"Bearer ";

/// How many connections are served at once. Monitors need one each.
const CONNECTIONS_MAX: usize = 64;

/// How long a client may take for its request line and headers.
const HEADER_TIME: Duration = Duration::from_secs(10);

/// How long the checks behind `/readyz` may take before it is "not ready".
const READINESS_TIME: Duration = Duration::from_secs(5);

/// What the operations listener shows.
pub(super) struct Operations {
    pub(super) metrics: Arc<Metrics>,
    pub(super) readiness: ReadinessCheck,
    /// Set while requests run out: no new ones shall be sent here.
    pub(super) draining: Arc<AtomicBool>,
    /// Of the token that every request must bring.
    pub(super) token: Option<Hash32>,
}

impl Operations {
    /// Serves until dropped.
    pub(super) async fn serve(self: Arc<Self>, listener: std::net::TcpListener) {
        let listener = match TcpListener::from_std(listener) {
            Ok(listener) => listener,
            Err(error) => return tracing::error!(%error, "the operations listener cannot be used"),
        };
        let slots = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        loop {
            let Ok(slot) = slots.clone().acquire_owned().await else { return };
            let Ok((stream, _)) = listener.accept().await else {
                // No descriptors left: others will be given back.
                tokio::time::sleep(Duration::from_millis(200)).await;
                continue;
            };
            let this = self.clone();
            tokio::spawn(async move {
                let service = service_fn(|request| {
                    let this = this.clone();
                    async move { Ok::<_, Infallible>(this.answer(&request).await) }
                });
                let mut http = hyper::server::conn::http1::Builder::new();
                http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
                // A monitor that hangs up is no event.
                let _ = http.serve_connection(TokioIo::new(stream), service).await;
                drop(slot);
            });
        }
    }

    async fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        if !self.may(request) {
            let mut response =
                text(StatusCode::UNAUTHORIZED, "Authorization: Bearer TOKEN, as in [operations]\n".to_owned());
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            return response;
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "GET or HEAD only\n".to_owned());
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        match request.uri().path() {
            "/livez" => text(StatusCode::OK, "ok\n".to_owned()),
            "/readyz" => {
                let verbose = request.uri().query().is_some_and(|query| query.split('&').any(|part| part == "verbose"));
                let readiness = self.readiness().await;
                let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
                text(status, readiness_text(&readiness, verbose))
            }
            "/metrics" => {
                let mut response = text(StatusCode::OK, self.metrics.encode());
                let kind = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
                response.headers_mut().insert(CONTENT_TYPE, kind);
                response
            }
            _ => text(StatusCode::NOT_FOUND, "/livez, /readyz?verbose, /metrics\n".to_owned()),
        }
    }

    fn may(&self, request: &Request<Incoming>) -> bool {
        let Some(token) = self.token else { return true };
        let mut fields = request.headers().get_all(AUTHORIZATION).iter();
        let (Some(field), None) = (fields.next(), fields.next()) else { return false };
        let brought = field.as_bytes().split_at_checked(BEARER.len());
        // Hashes are compared in constant time.
        brought.is_some_and(|(scheme, brought)| scheme.eq_ignore_ascii_case(BEARER) && Hash32::of(brought) == token)
    }

    async fn readiness(&self) -> Readiness {
        if self.draining.load(Ordering::Relaxed) {
            return Readiness { ready: false, checks: vec![("server", false, "shutting down".to_owned())] };
        }
        let slow = Readiness { ready: false, checks: vec![("checks", false, "did not end in time".to_owned())] };
        tokio::time::timeout(READINESS_TIME, (self.readiness)()).await.unwrap_or(slow)
    }
}

fn readiness_text(readiness: &Readiness, verbose: bool) -> String {
    let mut lines = vec![if readiness.ready { "ready" } else { "not ready" }.to_owned()];
    if verbose {
        let mark = |well: bool| if well { "ok" } else { "failed" };
        lines.extend(readiness.checks.iter().map(|(name, well, detail)| format!("{name}: {} {detail}", mark(*well))));
    }
    lines.join("\n") + "\n"
}

fn text(status: StatusCode, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
