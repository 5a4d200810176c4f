//! How long the head of a request may take in all (H9).
//!
//! The framework's time limits begin anew with each byte, so that a client who sends one every few seconds would be
//! served for ever. Here the whole wait is limited; the clock stops as soon as the head is there.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use pingora::apps::{HttpServerApp, HttpServerOptions, ReusedHttpStream};
use pingora::protocols::http::ServerSession;
use pingora::protocols::http::v2::server::H2Options;
use pingora::proxy::HttpProxy;
use pingora::server::ShutdownWatch;

use super::gateway::{Gateway, IDLE_SECS};

/// From the first byte that may come to the end of the head.
const HEAD_TIME: Duration = Duration::from_secs(20);

tokio::task_local! {
    /// Set once the head of the request is there.
    static ARRIVED: Arc<AtomicBool>;
}

/// Stops the clock. Called by the first phase of a request.
pub(super) fn head_arrived() {
    // Outside of a request there is no clock to stop.
    let _ = ARRIVED.try_with(|arrived| arrived.store(true, Ordering::Relaxed));
}

/// The proxy with a clock in front.
#[derive(Clone)]
pub(super) struct Deadline(pub(super) Arc<HttpProxy<Gateway>>);

#[async_trait]
impl HttpServerApp for Deadline {
    async fn process_new_http(
        self: &Arc<Self>,
        session: ServerSession,
        shutdown: &ShutdownWatch,
    ) -> Option<ReusedHttpStream> {
        // Only a connection that we kept has our idle time: its client need not ask at once.
        let kept = session.get_keepalive() == Some(IDLE_SECS);
        let time = if kept { HEAD_TIME + Duration::from_secs(IDLE_SECS) } else { HEAD_TIME };
        let arrived = Arc::new(AtomicBool::new(false));
        let served = ARRIVED.scope(arrived.clone(), self.0.process_new_http(session, shutdown));
        until(served, time, &arrived).await.flatten()
    }

    fn h2_options(&self) -> Option<H2Options> {
        self.0.h2_options()
    }

    fn server_options(&self) -> Option<&HttpServerOptions> {
        self.0.server_options()
    }

    async fn http_cleanup(&self) {
        self.0.http_cleanup().await;
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
