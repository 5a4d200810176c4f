//! Runs the gateway: threads, ready line, and an end that lets requests finish.
//!
//! # Why
//!
//! The framework sleeps out its whole grace period when it is told to end, and does not look whether anybody is still
//! being served. So its listeners get a signal of ours, requests are counted, and the framework is ended when the
//! last one is gone.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use memchr::memmem::Finder;
use pingora::apps::HttpServerApp as _;
use pingora::proxy::{HttpProxy, http_proxy};
use pingora::server::configuration::ServerConf;
use pingora::server::{ListenFds, RunArgs, Server, ShutdownSignal, ShutdownSignalWatch, ShutdownWatch};
use pingora::services::background::{BackgroundService, background_service};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::accept::Gate;
use super::apis::Apis;
use super::gateway::Gateway;
use super::lane::Lane;
use super::listen::Entrance;
use super::operations::Operations;
use super::ready::Ready;
use super::unread::Unread;
use super::upstream::{SERVERS_MAX, Upstream};
use super::{Background, Bound, Front, ReadinessCheck, Settings, tls};
use crate::pages::Pages;
use crate::ports::{Clock, Proofs};
use crate::route::Routes;
use crate::telemetry::Metrics;

/// How often the framework may try: each server, and what is repeated. The gateway decides before that.
const RETRIES_MAX: usize = SERVERS_MAX + 2;

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
    /// The forum's web servers.
    pub upstream: Arc<Upstream>,
    /// Those of protected APIs.
    pub apis: Apis,
    /// What issuers of certificates are shown.
    pub proofs: Arc<Proofs>,
    /// Tells when certificates run out.
    pub clock: Arc<dyn Clock>,
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
    let threads = settings.threads.max(1);
    let conf = ServerConf {
        threads,
        work_stealing: true,
        pid_file: settings.data_dir.join("server.pid").to_string_lossy().into_owned(),
        upgrade_sock: settings.data_dir.join("upgrade.sock").to_string_lossy().into_owned(),
        grace_period_seconds: Some(0),
        graceful_shutdown_timeout_seconds: Some(1),
        max_retries: RETRIES_MAX,
        // The framework keeps as many for each thread, in one pool.
        upstream_keepalive_pool_size: parts.upstream.keep_alive().div_ceil(threads),
        ..ServerConf::default()
    };
    let mut server = Server::new_with_opt_and_conf(None, conf);
    let draining = Arc::new(AtomicBool::new(false));
    let (close, closed) = watch::channel(false);

    let console_at = bound.console_address();
    let mut beside = parts.background;
    beside.push(Box::pin(parts.upstream.clone().keep_watching()));
    beside.extend(parts.apis.own().map(|servers| -> Background { Box::pin(servers.clone().keep_watching()) }));
    beside.push(Box::pin(tls::watch(bound.certificates(), parts.clock, parts.metrics.clone())));
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
        upstream: parts.upstream,
        apis: parts.apis,
        proofs: parts.proofs,
        unread: Unread::new(settings.unread_bytes_max),
        own_cookies: Arc::new(Finder::new(&settings.cookie_prefix).into_owned()),
        console_at,
    };
    let entrances = bound.public.into_iter().chain(bound.console).collect();
    let general = Arc::new(http_proxy(&server.configuration, gateway.clone()));
    let lane = Lane::new(gateway, general.clone());
    server.add_service(Listeners { entrances, lane, general, metrics: parts.metrics.clone(), closed });
    server.add_service(background_service("beside", Beside(Mutex::new(beside))));
    let drain = Drain { stop: stop.clone(), close, draining, metrics: parts.metrics, time: settings.drain };
    server.run(RunArgs { shutdown_signal: Box::new(drain) });
    Ok(())
}

fn make_folder(settings: &Settings) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(&settings.data_dir)
}

/// The public listeners, as a service of the framework: it gives them its threads.
struct Listeners {
    entrances: Vec<Entrance>,
    lane: Arc<Lane>,
    general: Arc<HttpProxy<Gateway>>,
    metrics: Arc<Metrics>,
    closed: ShutdownWatch,
}

#[async_trait]
impl pingora::services::Service for Listeners {
    async fn start_service(&mut self, _: Option<ListenFds>, _: ShutdownWatch, _: usize) {
        let gate = |entrance| Gate::new(entrance, self.lane.clone(), self.general.clone(), self.metrics.clone());
        let gates = self.entrances.drain(..).map(gate);
        // Sockets that were bound are always taken; if not, the ready line never comes, and says which.
        let gates: Vec<Arc<Gate>> = gates.filter_map(Result::ok).collect();
        tokio::spawn(self.lane.clone().keep_clean());
        let open = gates.iter().map(|gate| tokio::spawn(gate.clone().open(self.closed.clone())));
        futures_util::future::join_all(open).await;
        // Whoever keeps a connection and asks nothing is not waited for.
        self.general.http_cleanup().await;
        for gate in gates {
            gate.last_ones(&self.closed).await;
        }
    }

    fn name(&self) -> &str {
        "gateway"
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
