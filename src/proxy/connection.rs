//! One connection of a visitor: through which door he came, and how long his requests may take to show.
//!
//! The framework's time limits begin anew with each byte, so that a client who sends one every few seconds would be
//! served for ever (H9). Here the whole wait for a head is limited; the clock stops as soon as it is there. HTTP/2 has
//! one clock until its first request, and then a limit on being idle.

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use async_trait::async_trait;
use pingora::apps::{HttpServerApp, HttpServerOptions, ReusedHttpStream};
use pingora::protocols::http::ServerSession;
use pingora::protocols::http::v2::server::{H2Options, default_h2_options};
use pingora::proxy::HttpProxy;
use pingora::server::ShutdownWatch;

use super::gateway::{Gateway, IDLE_SECS};

/// From the first byte that may come to the end of the head.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// What waits to be sent to one request of HTTP/2, in bytes: the forum is read no faster than the visitor reads.
const SEND_BUFFER_BYTES: usize = 128 * 1024;

/// Requests of HTTP/2 that a connection may make fail before it is closed (CVE-2025-8671).
const FAULTY_STREAMS_MAX: usize = 128;

/// Through which kind of listener a visitor came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Door {
    /// The site.
    #[default]
    Site,
    /// The site, where a load balancer in front speaks TLS.
    BehindTls,
    /// The site without TLS, where every answer is its address with TLS.
    ToHttps,
    /// The console's own listener.
    Console,
}

#[derive(Clone)]
struct Visit {
    /// Set once the head of the request is there.
    arrived: Arc<AtomicBool>,
    door: Door,
    is_known: bool,
}

tokio::task_local! {
    static VISIT: Visit;
}

/// Stops the clock, and answers the door and whether the other end of the connection is known for who it is. Called by
/// the first phase of a request.
pub(super) fn head_arrived() -> (Door, bool) {
    let here = VISIT.try_with(|visit| {
        visit.arrived.store(true, Ordering::Relaxed);
        (visit.door, visit.is_known)
    });
    // Outside of a connection there is no clock to stop.
    here.unwrap_or_default()
}

/// The proxy as one visitor meets it.
pub(super) struct Connection {
    proxy: Arc<HttpProxy<Gateway>>,
    door: Door,
    is_known: bool,
    /// Set with the first request.
    began: AtomicBool,
}

impl Connection {
    /// `is_known`: false if a load balancer is the other end that did not say for whom.
    pub(super) fn new(proxy: Arc<HttpProxy<Gateway>>, door: Door, is_known: bool) -> Self {
        Self { proxy, door, is_known, began: AtomicBool::new(false) }
    }

    /// Runs `served`, and gives it up if the first request does not come in time. For HTTP/2, where the framework waits
    /// for the client's first words without a limit.
    pub(super) async fn until_it_began<T>(&self, served: impl Future<Output = T>) {
        until(served, HEAD_TIME, &self.began).await;
    }
}

#[async_trait]
impl HttpServerApp for Connection {
    async fn process_new_http(
        self: &Arc<Self>,
        session: ServerSession,
        shutdown: &ShutdownWatch,
    ) -> Option<ReusedHttpStream> {
        self.began.store(true, Ordering::Relaxed);
        // Only a connection that we kept has our idle time: its client need not ask at once.
        let kept = session.get_keepalive() == Some(IDLE_SECS);
        let time = if kept { HEAD_TIME + Duration::from_secs(IDLE_SECS) } else { HEAD_TIME };
        let visit = Visit { arrived: Arc::default(), door: self.door, is_known: self.is_known };
        let arrived = visit.arrived.clone();
        let served = VISIT.scope(visit, self.proxy.process_new_http(session, shutdown));
        until(served, time, &arrived).await.flatten()
    }

    fn h2_options(&self) -> Option<H2Options> {
        // The framework's own limits: 64 KiB of header fields, 100 requests at once, and too many resets or pieces of a
        // head end the connection.
        let mut options = default_h2_options();
        options.max_send_buffer_size(SEND_BUFFER_BYTES);
        options.max_local_error_reset_streams(Some(FAULTY_STREAMS_MAX));
        Some(options)
    }

    fn server_options(&self) -> Option<&HttpServerOptions> {
        static OPTIONS: LazyLock<HttpServerOptions> = LazyLock::new(|| {
            // HTTP/2 without TLS stays off: browsers do not speak it, and waiting for its first words has no limit.
            let mut options = HttpServerOptions::default();
            options.h2_idle_timeout = Some(Duration::from_secs(IDLE_SECS));
            options
        });
        Some(&OPTIONS)
    }

    async fn http_cleanup(&self) {
        self.proxy.http_cleanup().await;
    }
}

/// Runs `work`, and gives it up after `time` unless the head has arrived by then.
async fn until<T>(work: impl Future<Output = T>, time: Duration, arrived: &AtomicBool) -> Option<T> {
    tokio::pin!(work);
    tokio::select! {
        biased;
        done = &mut work => Some(done),
        () = tokio::time::sleep(time) => {
            if arrived.load(Ordering::Relaxed) { Some(work.await) } else { None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_clock_stops_when_the_head_is_there() {
        let work = |ms| tokio::time::sleep(Duration::from_millis(ms));
        for (name, ms, arrived, want) in
            [("in time", 1, false, true), ("too late", 60_000, false, false), ("a long body", 600, true, true)]
        {
            let done = until(work(ms), Duration::from_millis(300), &AtomicBool::new(arrived)).await;
            assert_eq!(done.is_some(), want, "{name}");
        }
    }
}
