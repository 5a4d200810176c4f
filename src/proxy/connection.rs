//! One connection of a visitor: through which door he came, and how long his requests may take to show.
//!
//! The framework's time limits begin anew with each byte, so that a client who sends one every few seconds would be
//! served for ever (H9). Here the whole wait for a head is limited; the clock stops as soon as it is there. HTTP/2 has
//! one clock until its first request, and then a limit on being idle, when the client is told that the connection ends:
//! the framework would close it over a request that is on its way.

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use pingora::apps::{HttpServerApp, ReusedHttpStream, ServerApp as _};
use pingora::protocols::Stream;
use pingora::protocols::http::ServerSession;
use pingora::protocols::http::v2::server::{H2Options, default_h2_options};
use pingora::proxy::HttpProxy;
use pingora::server::ShutdownWatch;
use tokio::sync::{Notify, watch};
use tokio::time::sleep;

use super::gateway::{Gateway, IDLE_SECS};
use super::lane::{Lane, Peer};
use crate::telemetry::{Cause, Metrics};

/// From the first byte that may come to the end of the head.
pub(super) const HEAD_TIME: Duration = Duration::from_secs(15);

/// How long nothing may come of a body over HTTP/2, where the framework waits without a limit. Longer than over HTTP/1, as
/// it cannot be told from a forum that takes nothing.
const SILENT_BODY_TIME: Duration = Duration::from_secs(30);

/// How long an idle connection is kept.
const IDLE_TIME: Duration = Duration::from_secs(IDLE_SECS);

/// How long a client of HTTP/2 has for what it sent before it heard that the connection ends.
const LEAVE_TIME: Duration = Duration::from_secs(3);

/// What waits to be sent to one request of HTTP/2, in bytes: the forum is read no faster than the visitor reads.
const SEND_BUFFER_BYTES: usize = 64 * 1024;

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

/// How a request comes.
#[derive(Clone, Default)]
pub(super) struct Visit {
    clock: Arc<Clock>,
    pub(super) door: Door,
    /// Whether the other end of the connection is known for who it is.
    pub(super) is_known: bool,
    /// The connection ends with it.
    pub(super) is_last: bool,
}

/// What the time limits of one request go by.
#[derive(Default)]
struct Clock {
    /// Set once the head of the request is there.
    arrived: AtomicBool,
    /// Since when nothing has come of a body that is waited for.
    silent: Mutex<Option<Instant>>,
}

impl Clock {
    fn has_arrived(&self) -> bool {
        self.arrived.load(Ordering::Relaxed)
    }

    fn hear(&self, waits: bool) {
        // Nothing that could panic happens under this lock.
        *self.silent.lock().unwrap_or_else(PoisonError::into_inner) = waits.then(Instant::now);
    }

    fn is_silent(&self) -> bool {
        let silent = *self.silent.lock().unwrap_or_else(PoisonError::into_inner);
        silent.is_some_and(|since| since.elapsed() >= SILENT_BODY_TIME)
    }
}

tokio::task_local! {
    static VISIT: Visit;
}

/// Stops the clock, and answers how the request comes. Called by its first phase.
pub(super) fn head_arrived() -> Visit {
    let here = VISIT.try_with(|visit| {
        visit.clock.arrived.store(true, Ordering::Relaxed);
        visit.clone()
    });
    // Outside of a connection there is no clock to stop.
    here.unwrap_or_default()
}

/// Runs the work on a request whose head is there already.
pub(super) async fn within<T>(door: Door, is_known: bool, is_last: bool, work: impl Future<Output = T>) -> T {
    VISIT.scope(Visit { clock: Arc::default(), door, is_known, is_last }, work).await
}

/// A part of a body came over HTTP/2, or its head; `waits` if more must come before anybody answers.
pub(super) fn body_heard(waits: bool) {
    // Outside of a connection nobody waits.
    let _ = VISIT.try_with(|visit| visit.clock.hear(waits));
}

/// The proxy as one visitor meets it.
pub(super) struct Connection {
    peer: Peer,
    lane: Arc<Lane>,
    proxy: Arc<HttpProxy<Gateway>>,
    metrics: Arc<Metrics>,
    /// Requests of HTTP/2.
    streams: Streams,
}

/// Requests of one connection that are under way.
#[derive(Default)]
struct Streams {
    count: AtomicUsize,
    /// Set with the first one.
    began: AtomicBool,
    changed: Notify,
}

/// One of them.
struct UnderWay<'a>(&'a Streams);

impl Streams {
    fn begin(&self) -> UnderWay<'_> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.began.store(true, Ordering::Relaxed);
        self.changed.notify_one();
        UnderWay(self)
    }

    /// Comes back when the last one is done.
    async fn all_done(&self) {
        while self.count.load(Ordering::Relaxed) > 0 {
            self.changed.notified().await;
        }
    }

    /// Comes back when none was under way for too long. Answers whether there ever was one.
    async fn idle(&self) -> bool {
        loop {
            self.all_done().await;
            let began = self.began.load(Ordering::Relaxed);
            tokio::select! {
                () = self.changed.notified() => {}
                () = sleep(if began { IDLE_TIME } else { HEAD_TIME }) => return began,
            }
        }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.count.fetch_sub(1, Ordering::Relaxed);
        self.0.changed.notify_one();
    }
}

impl Connection {
    pub(super) fn new(peer: Peer, lane: Arc<Lane>, proxy: Arc<HttpProxy<Gateway>>, metrics: Arc<Metrics>) -> Self {
        Self { peer, lane, proxy, metrics, streams: Streams::default() }
    }

    /// Serves HTTP/2 on `stream`, until `closed`, or until nothing is asked for too long.
    pub(super) async fn serve_http2(self: &Arc<Self>, stream: Stream, closed: &ShutdownWatch) {
        let (leave, left) = watch::channel(false);
        tokio::select! {
            _ = self.process_new(stream, &left) => {}
            () = self.take_leave(closed.clone(), &leave) => {}
        }
    }

    /// Tells the client, and comes back when the connection may be closed whatever the client does.
    async fn take_leave(&self, mut closed: ShutdownWatch, leave: &watch::Sender<bool>) {
        let told = async { closed.wait_for(|closed| *closed).await.is_ok() };
        tokio::select! {
            _ = told => {
                leave.send_replace(true);
                // Requests may finish. The end of the process waits for them, within its own limit.
                std::future::pending().await
            }
            began = self.streams.idle() => {
                self.metrics.closed(if began { Cause::Idle } else { Cause::SlowHead });
                if began {
                    leave.send_replace(true);
                    sleep(LEAVE_TIME).await;
                    self.streams.all_done().await;
                }
            }
        }
    }
}

#[async_trait]
impl HttpServerApp for Connection {
    async fn process_new_http(
        self: &Arc<Self>,
        session: ServerSession,
        shutdown: &ShutdownWatch,
    ) -> Option<ReusedHttpStream> {
        let _under_way = self.streams.begin();
        let session = match session {
            ServerSession::H2(session) => ServerSession::H2(self.lane.fetch_http2(session, &self.peer).await?),
            session => session,
        };
        let Peer { door, is_known, .. } = self.peer;
        let visit = Visit { clock: Arc::default(), door, is_known, is_last: false };
        let clock = visit.clock.clone();
        let served = until(VISIT.scope(visit, self.proxy.process_new_http(session, shutdown)), HEAD_TIME, &clock).await;
        if served.is_none() {
            self.metrics.closed(if clock.has_arrived() { Cause::SlowBody } else { Cause::SlowHead });
        }
        served.flatten()
    }

    fn h2_options(&self) -> Option<H2Options> {
        // The framework's own limits: 64 KiB of header fields, 100 requests at once, and too many resets or pieces of a
        // head end the connection. HTTP/2 without TLS stays off, as browsers do not speak it.
        let mut options = default_h2_options();
        options.max_send_buffer_size(SEND_BUFFER_BYTES);
        options.max_local_error_reset_streams(Some(FAULTY_STREAMS_MAX));
        Some(options)
    }

    async fn http_cleanup(&self) {
        self.proxy.http_cleanup().await;
    }
}

/// Runs `work`, and gives it up after `time` unless the head has arrived by then, and later if its body falls silent.
async fn until<T>(work: impl Future<Output = T>, time: Duration, clock: &Clock) -> Option<T> {
    let late = async {
        sleep(time).await;
        while clock.has_arrived() && !clock.is_silent() {
            sleep(HEAD_TIME).await;
        }
    };
    tokio::select! {
        biased;
        done = work => Some(done),
        () = late => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_clock_stops_when_the_head_is_there() {
        let work = |ms| sleep(Duration::from_millis(ms));
        for (name, ms, arrived, want) in
            [("in time", 1, false, true), ("too late", 60_000, false, false), ("a long body", 600, true, true)]
        {
            let clock = Clock { arrived: AtomicBool::new(arrived), silent: Mutex::default() };
            let done = until(work(ms), Duration::from_millis(300), &clock).await;
            assert_eq!(done.is_some(), want, "{name}");
        }
    }

    #[tokio::test]
    async fn a_body_that_fell_silent_is_not_waited_for() {
        let long_ago = Instant::now().checked_sub(SILENT_BODY_TIME).expect("the machine has run for a minute");
        let clock = Clock { arrived: AtomicBool::new(true), silent: Mutex::new(Some(long_ago)) };
        let done = until(std::future::pending::<()>(), Duration::from_millis(1), &clock).await;
        assert!(done.is_none());
    }
}
