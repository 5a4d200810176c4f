//! Runs the gateway: threads, ready line, and an end that lets requests finish.
//!
//! # Why
//!
//! The framework sleeps out its whole grace period when it is told to end, and does not look whether anybody is still
//! being served. So its listeners get a signal of ours, requests are counted, and the framework is ended when the
//! last one is gone.

use std::fs::DirBuilder;
use std::io;
use std::net::TcpListener;
use std::os::fd::IntoRawFd as _;
use std::os::unix::fs::DirBuilderExt as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use pingora::server::configuration::ServerConf;
use pingora::server::{ListenFds, RunArgs, Server, ShutdownSignal, ShutdownSignalWatch, ShutdownWatch};
use pingora::services::background::{BackgroundService, background_service};
use pingora::services::listening::Service;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::backlog;
use super::deadline::Deadline;
use super::gateway::Gateway;
use super::operations::Operations;
use super::ready::Ready;
use super::upstream::Upstream;
use super::{Background, Bound, Front, ReadinessCheck, Settings};
use crate::pages::Pages;
use crate::route::Routes;
use crate::telemetry::Metrics;

/// How often the framework may try another kept connection that turns out to be dead.
const RETRIES_MAX: usize = 8;

/// Kept connections to the forum.
const UPSTREAM_POOL: usize = 256;

/// What the gateway works with.
pub struct Parts {
    /// Whose a path is.
    pub routes: Arc<Routes>,
    /// What answers on our own paths.
    pub front: Arc<dyn Front>,
    /// What the gateway's own error pages look like.
    pub pages: Arc<Pages>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What `/readyz` on the operations listener asks.
    pub readiness: ReadinessCheck,
    /// Work beside the requests.
    pub background: Vec<Background>,
    /// Called with the ready line once every listener answers.
    pub on_ready: Box<dyn FnOnce(&str) + Send>,
}

/// Ends a running gateway: clone it, keep one, give one to [`run`].
#[derive(Clone, Debug)]
pub struct Stop {
    sender: Arc<watch::Sender<bool>>,
    signals: bool,
}

impl Stop {
    /// Ends on SIGTERM and SIGINT as well. A second one ends at once.
    pub fn on_signals() -> Self {
        Self { sender: Arc::new(watch::channel(false).0), signals: true }
    }

    /// Ends only when told.
    pub fn by_hand() -> Self {
        Self { sender: Arc::new(watch::channel(false).0), signals: false }
    }

    /// Ends the gateway: no new connections, requests may finish.
    pub fn now(&self) {
        self.sender.send_replace(true);
    }

    async fn asked(&self) {
        let mut receiver = self.sender.subscribe();
        let by_hand = async move {
            let _ = receiver.wait_for(|stop| *stop).await;
        };
        if self.signals {
            tokio::select! { () = by_hand => {}, () = signalled() => {} }
        } else {
            by_hand.await;
        }
    }
}

async fn signalled() {
    match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        }
        _ => {
            tracing::error!("signals cannot be received");
            std::future::pending::<()>().await;
        }
    }
}

/// Serves until `stop`. Blocks the calling thread, which must not belong to a runtime.
///
/// Errors: the data folder cannot be made.
pub fn run(settings: Settings, bound: Bound, parts: Parts, stop: &Stop) -> io::Result<()> {
    make_folder(&settings)?;
    let settings = Arc::new(settings);
    let conf = ServerConf {
        threads: settings.threads.max(1),
        work_stealing: true,
        pid_file: settings.data_dir.join("server.pid").to_string_lossy().into_owned(),
        upgrade_sock: settings.data_dir.join("upgrade.sock").to_string_lossy().into_owned(),
        grace_period_seconds: Some(0),
        graceful_shutdown_timeout_seconds: Some(1),
        max_retries: RETRIES_MAX,
        upstream_keepalive_pool_size: UPSTREAM_POOL,
        ..ServerConf::default()
    };
    let mut server = Server::new_with_opt_and_conf(None, conf);
    let upstream = Upstream::new(settings.upstream.clone());
    let draining = Arc::new(AtomicBool::new(false));
    let (close, closed) = watch::channel(false);

    let console_at = bound.console_address();
    let mut beside = parts.background;
    beside.push(Box::pin(upstream.clone().keep_looking()));
    let ready = Ready::new(&settings, &bound, parts.on_ready);
    beside.push(Box::pin(ready.announce()));
    if let Some(listener) = bound.operations {
        let operations = Operations {
            metrics: parts.metrics.clone(),
            readiness: parts.readiness,
            draining: draining.clone(),
            token: settings.operations_token,
        };
        beside.push(Box::pin(Arc::new(operations).serve(listener)));
    }
    let gateway = Gateway {
        settings: settings.clone(),
        routes: parts.routes,
        front: parts.front,
        pages: parts.pages,
        metrics: parts.metrics.clone(),
        upstream,
        console_at,
    };
    let sockets = bound.public.into_iter().chain(bound.console).collect();
    server.add_service(Listeners::new(&server.configuration, gateway, sockets, closed));
    server.add_service(background_service("beside", Beside(Mutex::new(beside))));
    let drain = Drain { stop: stop.clone(), close, draining, metrics: parts.metrics, time: settings.drain };
    server.run(RunArgs { shutdown_signal: Box::new(drain) });
    Ok(())
}

fn make_folder(settings: &Settings) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(&settings.data_dir)
}

/// The framework's listening service over sockets that are already there.
struct Listeners {
    service: Service<Deadline>,
    sockets: Vec<(String, TcpListener)>,
    app: Arc<Deadline>,
    closed: ShutdownWatch,
}

impl Listeners {
    fn new(conf: &Arc<ServerConf>, gateway: Gateway, sockets: Vec<TcpListener>, closed: ShutdownWatch) -> Self {
        let proxy = Deadline(Arc::new(pingora::proxy::http_proxy(conf, gateway)));
        let app = Arc::new(proxy.clone());
        let mut service = Service::new("gateway".to_owned(), proxy);
        let named: Vec<_> = sockets
            .into_iter()
            .filter_map(|socket| socket.local_addr().ok().map(|address| (address.to_string(), socket)))
            .collect();
        for (address, _) in &named {
            service.add_tcp(address);
        }
        Self { service, sockets: named, app, closed }
    }
}

#[async_trait]
impl pingora::services::Service for Listeners {
    async fn start_service(&mut self, fds: Option<ListenFds>, _: ShutdownWatch, listeners_per_fd: usize) {
        let backlog = backlog::keep(self.sockets.iter().map(|(_, socket)| socket));
        if let Some(fds) = &fds {
            // The framework adopts what stands in this table under the address, instead of binding it.
            for (address, socket) in self.sockets.drain(..) {
                fds.lock().add(address, socket.into_raw_fd());
            }
        }
        self.service.start_service(fds, self.closed.clone(), listeners_per_fd).await;
        backlog::serve(backlog, &self.app, &self.closed).await;
    }

    fn name(&self) -> &str {
        "gateway"
    }

    fn threads(&self) -> Option<usize> {
        None
    }

    fn listen_addresses(&self) -> Option<Vec<String>> {
        Some(self.sockets.iter().map(|(address, _)| address.clone()).collect())
    }
}

/// Work beside the requests.
struct Beside(Mutex<Vec<Background>>);

#[async_trait]
impl BackgroundService for Beside {
    async fn start(&self, mut shutdown: ShutdownWatch) {
        let work = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for piece in work {
            tokio::spawn(piece);
        }
        // The runtime, and with it the work, ends with this service.
        let _ = shutdown.wait_for(|stop| *stop).await;
    }
}

/// Waits for the end, closes the listeners, lets requests finish.
struct Drain {
    stop: Stop,
    close: watch::Sender<bool>,
    draining: Arc<AtomicBool>,
    metrics: Arc<Metrics>,
    time: Duration,
}

#[async_trait]
impl ShutdownSignalWatch for Drain {
    async fn recv(&self) -> ShutdownSignal {
        self.stop.asked().await;
        tracing::info!("stopping: no new connections");
        let _ = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
        self.draining.store(true, Ordering::Relaxed);
        self.close.send_replace(true);
        let again = async { if self.stop.signals { signalled().await } else { std::future::pending().await } };
        tokio::select! {
            () = self.emptied() => {}
            () = again => tracing::warn!("stopped at once"),
        }
        ShutdownSignal::FastShutdown
    }
}

impl Drain {
    /// Until the last request is done, or for as long as the operator allows.
    async fn emptied(&self) {
        let deadline = Instant::now() + self.time;
        // The last answers may still be on their way out, and connections are closed one after the other.
        sleep(Duration::from_millis(50)).await;
        while self.metrics.requests_in_flight() > 0 {
            if Instant::now() >= deadline {
                let cut = self.metrics.requests_in_flight();
                return tracing::warn!(requests = cut, "stopped before every request was done");
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}
