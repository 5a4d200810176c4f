//! `portico serve`: everything a running gateway is made of.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::signal::unix::{SignalKind, signal};

use crate::adapters::forum::{InstallError, SetupError};
use crate::adapters::icons_http::HttpIcons;
use crate::adapters::key_sets_http::HttpKeySets;
use crate::adapters::outbound::{Outbound, SystemNames};
use crate::adapters::store_memory::MemoryStore;
use crate::adapters::store_postgres::{self, PostgresStore};
use crate::adapters::store_sled::{self, Durability, SledStore};
use crate::adapters::system::{OsEntropy, SystemClock};
use crate::config::{Config, ProtectedApi, StoreKind};
use crate::model::audit::Whence;
use crate::model::{Problem, problem};
use crate::pages::{Pages, SettingError};
use crate::ports::{CheckState, Entropy as _, Ports, Store};
use crate::proxy::{
    self, Apis, BindError, Bound, Certificate, Certificates, PairError, Parts, Readiness, ReadinessCheck, Stop,
    Upstream, Validity,
};
use crate::route::Routes;
use crate::telemetry::Metrics;

use super::check::LiveCheck;
use super::control::{AppPorts, ControlSocket};
use super::forum::{self, ForumHealth, Sessions};
use super::front::Observer;
use super::issuing::Issuing;
use super::logout::LogoutWork;
use super::reload::{Reload, Servers, Taken};
use super::shell::Fetcher;
use super::stats::{self, Reporter};
use super::{AppFront, audit, keys, looks, manage, translate};

/// How often what has expired is forgotten,
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// and how many records at a time, so that nobody waits for it.
const SWEEP_RECORDS: usize = 1_000;

/// Why the gateway does not start. Each text names the cure; the code is apart.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An address is taken or forbidden.
    #[error("{}{}", .0.message, another_port(.0))]
    Bind(#[from] BindError),
    /// The forum's preset or settings do not fit together.
    #[error("forum: {0}")]
    Forum(#[from] SetupError),
    /// The forum's own settings files cannot be used.
    #[error("forum: {0}")]
    Files(#[from] InstallError),
    /// Something in `[pages]`.
    #[error("pages.{}", join(.0))]
    Pages(Vec<SettingError>),
    /// The data folder cannot be made or written.
    #[error("{folder}: {error}. Give portico a folder that it may write to: data_dir")]
    DataDir {
        /// Which.
        folder: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// Who may vouch for the forum's web servers.
    #[error("upstream.tls.ca_file: {0}")]
    Authorities(#[from] PairError),
    /// The address of the shared store cannot be one.
    #[error("store.url: {}", .0.detail)]
    Store(store_postgres::OpenError),
    /// A thread or runtime does not start.
    #[error("{0}")]
    System(std::io::Error),
}

impl StartError {
    /// The catalogue's entry.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Bind(error) => error.problem,
            Self::Forum(_) => &problem::P103,
            Self::Files(error) => error.problem,
            Self::Authorities(error) => error.problem,
            Self::Pages(_) | Self::Store(_) => &problem::P102,
            Self::DataDir { .. } | Self::System(_) => &problem::P502,
        }
    }
}

fn another_port(error: &BindError) -> String {
    error.free_port.map(|port| format!(". Port {port} is free")).unwrap_or_default()
}

fn join(errors: &[SettingError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; pages.")
}

/// Runs until SIGTERM or SIGINT. Blocks the calling thread, which must not belong to a runtime.
pub fn serve(config: &Config) -> Result<(), StartError> {
    serve_with(config, Durability::Durable)
}

/// [`serve`] with a store that promises less, so that a test can show that the promise matters.
#[doc(hidden)]
pub fn serve_with(config: &Config, durability: Durability) -> Result<(), StartError> {
    let settings = translate::gateway(config);
    // Sockets first: a taken port is told before anything is written.
    let bound = proxy::bind(&settings.listen, settings.console, settings.operations)?;
    let runtime = background_runtime().map_err(StartError::System)?;
    let gateway = Gateway::with_durability(config, durability, runtime, None, bound.certificates())?;
    gateway.run(settings, bound, |line| eprintln!("{line}"), &Stop::on_signals(), |_| ())
}

/// A gateway that is complete but does not take visitors yet.
pub(super) struct Gateway {
    pub(super) ports: Ports,
    pub(super) runtime: Runtime,
    front: AppFront,
    routes: Arc<Routes>,
    pages: Arc<Pages>,
    metrics: Arc<Metrics>,
    data_dir: PathBuf,
    forum: Arc<ForumHealth>,
    logout: LogoutWork,
    keep_audit: Duration,
    reload: Reload,
    shell: Fetcher,
    certificates: Vec<Arc<Certificates>>,
    issuing: Option<Arc<Issuing>>,
    upstream: Arc<Upstream>,
    apis: Apis,
}

/// What tells how well everything is.
struct Health {
    forum: Arc<ForumHealth>,
    upstream: Arc<Upstream>,
    apis: Apis,
    certificates: Vec<Arc<Certificates>>,
    issuing: Option<Arc<Issuing>>,
}

impl Gateway {
    /// Opens store and keys, and reads the forum's preset. Connects to nothing.
    /// `observer` is told what becomes of each request to one of our paths.
    pub(super) fn new(config: &Config, runtime: Runtime, observer: Option<Observer>) -> Result<Self, StartError> {
        Self::with_durability(config, Durability::Durable, runtime, observer, Vec::new())
    }

    fn with_durability(
        config: &Config,
        durability: Durability,
        runtime: Runtime,
        observer: Option<Observer>,
        certificates: Vec<Arc<Certificates>>,
    ) -> Result<Self, StartError> {
        let data_dir_error = |error| StartError::DataDir { folder: config.data_dir.display().to_string(), error };
        private_folder(&config.data_dir).map_err(data_dir_error)?;
        let servers = translate::upstream(config)?;
        survive_file_limits(&runtime);
        let metrics = Metrics::new();
        let apis = apis(config, &servers, &metrics)?;
        let upstream = Upstream::new(servers, proxy::system_names(), metrics.clone());
        let random = OsEntropy::default().bytes32();
        let secret = std::array::from_fn(|place| random[place]);
        let forum = Arc::new(ForumHealth::default());
        let sessions = Arc::new(forum::sessions(config, runtime.handle(), &metrics, &forum, secret)?);
        runtime.spawn(forum::watch(sessions.clone(), forum.clone(), metrics.clone()));
        let source = sessions.source().clone();
        let store = store(config, durability, runtime.handle())?;
        let outbound = outbound(config);
        let issuing = Issuing::new(config, &certificates, Arc::new(SystemClock), &OsEntropy::default(), &metrics);
        let health = Health {
            forum: forum.clone(),
            upstream: upstream.clone(),
            apis: apis.clone(),
            certificates: certificates.clone(),
            issuing: issuing.clone(),
        };
        let ports = ports(config, store, sessions, outbound.clone(), health, &runtime);
        let pages = Arc::new(looks::read(config).and_then(Pages::new).map_err(StartError::Pages)?);
        let shell = Fetcher::new(config, pages.clone(), upstream.clone());
        let servers = Servers::new(config, upstream.clone(), apis.clone());
        let taken = Taken { pages: pages.clone(), shell: shell.wanted(), servers };
        let reload = Reload::new(config, taken, ports.clone(), certificates.clone(), issuing.clone());
        let protocol = Arc::new(translate::protocol(config));
        let routes = Arc::new(translate::routes(config));
        let public = translate::public(config);
        let mut front = AppFront::new(
            ports.clone(),
            protocol.clone(),
            pages.clone(),
            public,
            metrics.clone(),
            config.limits.clone(),
        )
        .with_console(Arc::new(config.clone()));
        front.observe(observer);
        let logout = LogoutWork::new(config, protocol, source, outbound);
        let data_dir = config.data_dir.clone();
        Ok(Self {
            ports,
            runtime,
            front,
            routes,
            pages,
            metrics,
            data_dir,
            forum,
            logout,
            keep_audit: config.log.keep_audit,
            reload,
            shell,
            certificates,
            issuing,
            upstream,
            apis,
        })
    }

    /// Takes visitors until `stop`; then `after` ends what runs beside.
    pub(super) fn run(
        self,
        settings: proxy::Settings,
        bound: Bound,
        on_ready: impl FnOnce(&str) + Send + 'static,
        stop: &Stop,
        after: impl FnOnce(&Runtime),
    ) -> Result<(), StartError> {
        let Self { ports, runtime, front, routes, pages, metrics, data_dir, forum, logout, .. } = self;
        let (keep_audit, reload, shell, certificates) = (self.keep_audit, self.reload, self.shell, self.certificates);
        let (upstream, apis, issuing) = (self.upstream, self.apis, self.issuing);
        runtime.spawn(sweep(ports.clone(), metrics.clone()));
        runtime.spawn(audit::look_after(ports.clone(), keep_audit));
        runtime.spawn(async { reload.listen().await });
        runtime.spawn(shell.run());
        let reporter = Arc::new(tokio::sync::Mutex::new(Reporter::new(&ports.entropy.bytes32())));
        runtime.spawn(stats::report(ports.clone(), metrics.clone(), reporter.clone()));
        let counted = metrics.clone();
        logout.begin(&runtime, &ports, &metrics);
        listen_for_commands(&data_dir, &ports, &runtime);
        let folder = settings.data_dir.display().to_string();
        let parts = Parts {
            routes,
            front: Arc::new(front),
            pages,
            metrics,
            upstream,
            apis,
            proofs: issuing.as_ref().map(|issuing| issuing.proofs()).unwrap_or_default(),
            clock: ports.clock.clone(),
            readiness: readiness(&ports, forum, certificates, issuing.clone()),
            background: Vec::new(),
            on_ready: ordering_then(issuing, runtime.handle().clone(), on_ready),
        };
        let served = proxy::run(settings, bound, parts, stop).map_err(|error| StartError::DataDir { folder, error });
        after(&runtime);
        // The store may be what ended us.
        let _ = runtime.block_on(ports.uses.write_down(&*ports.store));
        let _ = runtime.block_on(ports.recent.write_down(ports.clock.now(), &*ports.store));
        let _ = runtime.block_on(crate::protocol::audit::link(&*ports.store));
        let _ =
            runtime.block_on(async { reporter.lock().await.report(&counted, ports.clock.now(), &*ports.store).await });
        // The last owner of the store closes it; until then what waits for it gets its answer.
        drop(ports);
        runtime.shutdown_timeout(Duration::from_secs(2));
        served
    }
}

/// The web servers of protected APIs.
pub(super) fn apis(
    config: &Config,
    forum: &proxy::UpstreamSettings,
    metrics: &Arc<Metrics>,
) -> Result<Apis, PairError> {
    let of = |api: &ProtectedApi| -> Result<Option<Arc<Upstream>>, PairError> {
        let servers = translate::api_servers(api, forum)?;
        Ok(servers.map(|servers| Upstream::of_api(&api.path, servers, proxy::system_names(), metrics.clone())))
    };
    let servers = config.apis.iter().map(of).collect::<Result<_, _>>()?;
    Ok(Apis::new(servers, translate::server_groups(&config.upstream.servers, &config.apis).contains(&0)))
}

/// Once every listener answers, certificates are ordered: the issuer visits them.
fn ordering_then(
    issuing: Option<Arc<Issuing>>,
    runtime: Handle,
    on_ready: impl FnOnce(&str) + Send + 'static,
) -> Box<dyn FnOnce(&str) + Send> {
    Box::new(move |line| {
        on_ready(line);
        if let Some(issuing) = issuing {
            runtime.spawn(issuing.run());
        }
    })
}

/// A write beyond the process's limit on file sizes is to fail like one on a full disk. Unless somebody listens for the
/// signal that comes with it, it would end the process, and the forum's pages with it.
fn survive_file_limits(runtime: &Runtime) {
    /// SIGXFSZ, the same on every architecture of Linux but MIPS.
    const FILE_TOO_LARGE: i32 = 25;
    let _within = runtime.enter();
    // Whoever listened once is never killed by the signal again, also when nobody listens any more.
    if let Err(error) = signal(SignalKind::from_raw(FILE_TOO_LARGE)) {
        tracing::warn!(%error, "a limit on file sizes would end this process");
    }
}

/// App commands reach a running server here. Without it they say so; the server goes on.
fn listen_for_commands(data_dir: &Path, ports: &Ports, runtime: &Runtime) {
    let _within = runtime.enter();
    match ControlSocket::bind(data_dir) {
        Ok(socket) => {
            runtime.spawn(socket.serve(AppPorts::from(ports)));
        }
        Err(error) => tracing::warn!(%error, "app commands cannot reach this server"),
    }
}

/// The runtime of databases, probes and the control socket: apart from the threads that pass pages.
pub(super) fn background_runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(2).thread_name("background").enable_all().build()
}

/// Makes the folder for secrets, for its owner only. A folder that is there is left as it is.
pub(super) fn private_folder(folder: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// How addresses of apps are asked. Logins must not fail because there is no way out.
fn outbound(config: &Config) -> Option<Arc<Outbound>> {
    match Outbound::new(config.outbound.allow.clone(), Arc::new(SystemNames)) {
        Ok(outbound) => Some(Arc::new(outbound)),
        Err(error) => {
            tracing::error!(
                error,
                "until this is mended and portico restarted apps hear of no log-out and no key set is fetched"
            );
            None
        }
    }
}

fn ports(
    config: &Config,
    store: Arc<dyn Store>,
    sessions: Arc<Sessions>,
    outbound: Option<Arc<Outbound>>,
    health: Health,
    runtime: &Runtime,
) -> Ports {
    let clock = Arc::new(SystemClock);
    let signer = keys::signer(config, store.clone(), clock.clone(), runtime);
    let Health { forum, upstream, apis, certificates, issuing } = health;
    let checkup = LiveCheck {
        config: config.clone(),
        store: store.clone(),
        signer: signer.clone(),
        clock: clock.clone(),
        sessions: sessions.clone(),
        forum,
        upstream,
        apis,
        certificates,
        issuing,
    };
    Ports {
        signer,
        checkup: Arc::new(checkup),
        store,
        sessions,
        clock,
        entropy: Arc::new(OsEntropy::default()),
        key_sets: Arc::new(HttpKeySets::new(outbound.clone())),
        icons: Arc::new(HttpIcons::new(outbound)),
        uses: Arc::default(),
        recent: Arc::default(),
        sid_key: Arc::default(),
        whence: Whence::default(),
    }
}

fn store(config: &Config, durability: Durability, runtime: &Handle) -> Result<Arc<dyn Store>, StartError> {
    if let (StoreKind::Postgres, Some(database)) = (config.store.kind, &config.store.database) {
        let opened = PostgresStore::open(&manage::shared_store_settings(database), runtime.clone());
        return Ok(Arc::new(opened.map_err(StartError::Store)?));
    }
    if config.store.kind == StoreKind::Memory {
        return Ok(Arc::new(MemoryStore::new()));
    }
    Ok(Arc::new(SledStore::open(store_sled::Settings {
        durability,
        large_bytes: store_sled::LARGE_BYTES,
        ..manage::store_settings(config)
    })))
}

async fn sweep(ports: Ports, metrics: Arc<Metrics>) {
    let Ports { store, clock, uses, .. } = ports.clone();
    loop {
        if let Ok(clients) = store.clients().await {
            metrics.apps(clients.len());
        }
        tokio::time::sleep(SWEEP_EVERY).await;
        if let Err(error) = uses.write_down(&*store).await {
            tracing::debug!(%error, "when secrets and tokens were last used is not written down yet");
        }
        if let Err(error) = crate::protocol::apps::empty_bin(&ports).await {
            tracing::debug!(%error, "the bin is not emptied yet");
        }
        // More than one load may have expired since; a full one means that there is more.
        while store.sweep(clock.now(), SWEEP_RECORDS).await.is_ok_and(|forgotten| forgotten == SWEEP_RECORDS) {}
    }
}

/// The forum's source does not count: without it pages pass, and logins say "try again" by themselves.
/// Nor do certificates: whoever has one that ran out is told by his browser.
fn readiness(
    ports: &Ports,
    forum: Arc<ForumHealth>,
    certificates: Vec<Arc<Certificates>>,
    issuing: Option<Arc<Issuing>>,
) -> ReadinessCheck {
    let (store, clock) = (ports.store.clone(), ports.clock.clone());
    let signer = ports.signer.clone();
    Arc::new(move || {
        let (store, forum) = (store.clone(), forum.is_well());
        let (keys, trouble) = (signer.algorithms().len(), signer.trouble());
        let now = clock.now();
        let certificates: Vec<_> = certificates.iter().flat_map(|listener| listener.seen()).collect();
        let ordered = issuing.as_ref().map(|issuing| issuing.line());
        Box::pin(async move {
            let checked = store.check().await;
            let told = checked.as_ref().err().map_or_else(|| "writable".to_owned(), ToString::to_string);
            let source = if forum { "answers" } else { "does not answer; logins are answered \"try again\"" };
            let signs = keys > 0 && trouble.is_none();
            let mut checks = vec![
                ("store", checked.is_ok(), told),
                ("keys", signs, trouble.unwrap_or_else(|| format!("for {keys} algorithms"))),
                ("forum", forum, source.to_owned()),
            ];
            let line = |one: &Certificate| ("certificate", one.validity(now) == Validity::Fine, one.summary(now));
            checks.extend(certificates.iter().map(line));
            checks.extend(ordered.map(|line| ("acme", line.state == CheckState::Fine, line.told())));
            Readiness { ready: checked.is_ok() && signs, checks }
        })
    })
}
