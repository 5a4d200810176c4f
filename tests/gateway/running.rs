use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Response};
use portico::adapters::system::SystemClock;
use portico::dialect::Admission;
use portico::model::{Dialect, LoginCookies, RequestContext, RequestFacts, WaitingLogin};
use portico::pages::{self, Pages};
use portico::ports::Proofs;
use portico::proxy::{
    Apis, Balance, Certificates, ForumServer, ForwardedKind, Front, Listen, Names, PairFiles, Parts, Place, Protocol,
    Readiness, ServerPlace, Settings, Stop, Trust, Upstream, UpstreamSettings, bind, run, system_names,
};
use portico::route::{Endpoint, Page, Route, Routes};
use portico::telemetry::Metrics;

use super::frames::Http2;
use super::secure::{Client, Line, make_pair};

/// What stands behind the gateway on its own paths: it says what it got.
#[derive(Default)]
pub struct EchoFront {
    pub waited: AtomicUsize,
    pub noticed: AtomicUsize,
    pub admitted: AtomicUsize,
    pub seen: Mutex<Vec<String>>,
    /// Whoever may log in waits here: that he does is told, and he goes on at a word.
    pub gate: Mutex<Option<(mpsc::Sender<()>, tokio::sync::oneshot::Receiver<()>)>>,
    /// Whose everybody's cookies of the login are; then each answer that sets a cookie changes a login.
    pub login: Mutex<Option<LoginCookies>>,
    /// What became of such logins: asked for, and changed by whom.
    pub logins: Mutex<Vec<&'static str>>,
}

#[async_trait]
impl Front for EchoFront {
    async fn respond(&self, route: &Route, request: Request<Bytes>) -> Response<Bytes> {
        let status = match route {
            Route::OAuth { endpoint: Endpoint::Later(_), .. } | Route::Console(Page::Later(_)) => 403,
            Route::OAuth { endpoint: Endpoint::Jwks, .. } if request.method() != Method::GET => 405,
            Route::OAuth { endpoint: Endpoint::Revoke, .. } if request.method() == Method::POST => {
                panic!("a fault of ours, on purpose")
            }
            _ => 200,
        };
        let context = request.extensions().get::<RequestContext>().expect("a context").clone();
        let text = format!(
            "{} {} {} {:?} id={} from={:?} cookies={:?} body={}",
            route.name(),
            request.method(),
            request.uri(),
            request.headers().get("x-probe").map(http::HeaderValue::as_bytes),
            context.id,
            context.address,
            request.headers().get_all("cookie").iter().collect::<Vec<_>>(),
            String::from_utf8_lossy(request.body()),
        );
        let text = if context.at_console { format!("{text} at-console") } else { text };
        self.seen.lock().expect("no poison").push(text.clone());
        Response::builder().status(status).header("Cache-Control", "no-store").body(Bytes::from(text)).expect("valid")
    }

    /// The token "good" is lena's. The API of number 1 has its token passed on.
    async fn admit(&self, api: usize, head: &Request<()>) -> Result<Admission, Response<Bytes>> {
        self.admitted.fetch_add(1, Ordering::SeqCst);
        if head.headers().get("authorization").is_none_or(|value| value != "Bearer good") {
            return Err(Response::builder().status(401).body(Bytes::from_static(b"no token")).expect("valid"));
        }
        let told = [("remote-user", "lena"), ("remote-groups", "Members,Staff"), ("remote-email", "")];
        let fields =
            told.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).to_vec();
        Ok(Admission { fields, keeps_token: api == 1, facts: RequestFacts::default() })
    }

    async fn waiting(&self, _: &Request<()>) -> WaitingLogin {
        self.waited.fetch_add(1, Ordering::SeqCst);
        WaitingLogin::GoesOn("/oauth/resume.php?p=handle".to_owned())
    }

    fn changes_login(&self, _: &[u8], _: &[&[u8]], set: &[&[u8]]) -> bool {
        self.noticed.fetch_add(1, Ordering::SeqCst);
        self.login.lock().expect("no poison").is_some() && !set.is_empty()
    }

    fn login_cookies(&self, _: &[&[u8]]) -> LoginCookies {
        if let Some(cookies) = *self.login.lock().expect("no poison") {
            return cookies;
        }
        let is_asked = self.gate.lock().expect("no poison").is_some();
        if is_asked { LoginCookies::Guests } else { LoginCookies::Others }
    }

    async fn begins(&self, _: &Request<()>) -> bool {
        let gate = self.gate.lock().expect("no poison").take();
        let Some((waits, word)) = gate else {
            self.logins.lock().expect("no poison").push("asked");
            return self.login.lock().expect("no poison").is_some();
        };
        waits.send(()).expect("the test listens");
        word.await.is_ok()
    }

    async fn changed(&self, _: &Request<()>, _: &http::HeaderMap, was_guest: bool) {
        self.logins.lock().expect("no poison").push(if was_guest { "a guest's" } else { "a member's" });
    }
}

/// A gateway on ports of its own, ended when dropped.
pub struct Gateway {
    pub address: SocketAddr,
    pub operations: SocketAddr,
    pub ready_line: String,
    pub front: Arc<EchoFront>,
    pub metrics: Arc<Metrics>,
    pub proofs: Arc<Proofs>,
    /// Of its listeners with TLS.
    pub certificates: Vec<Arc<Certificates>>,
    /// How to speak to its first listener, if that is TLS.
    client: Option<Client>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
    _folder: tempfile::TempDir,
}

impl Gateway {
    pub fn before(upstream_port: u16) -> Self {
        Self::with(upstream_port, |_| {})
    }

    /// The same with TLS and HTTP/2, for the name `forum.test`.
    pub fn over_tls(upstream_port: u16) -> Self {
        Self::over_tls_with(upstream_port, |_| {})
    }

    /// The same with other settings.
    pub fn over_tls_with(upstream_port: u16, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = make_pair(folder.path(), "forum", &["forum.test"], 90);
        let client = Client::new(std::slice::from_ref(&pair.cert), "forum.test", &["http/1.1"]);
        let mut gateway = Self::with(upstream_port, |settings| {
            settings.listen = vec![https(vec![pair])];
            change(settings);
        });
        gateway.client = Some(client);
        gateway
    }

    /// A connection to its first listener.
    pub fn line(&self) -> Line {
        match &self.client {
            Some(client) => client.connect(self.address),
            None => Line::Plain(super::connect(self.address)),
        }
    }

    /// The same for HTTP/2.
    pub fn http2(&self) -> Http2 {
        Http2::new(self.line_for_http2())
    }

    /// One that begins otherwise.
    pub fn http2_with(&self, preface: &[u8]) -> Http2 {
        Http2::with(self.line_for_http2(), preface)
    }

    fn line_for_http2(&self) -> Line {
        let client = self.client.as_ref().expect("a gateway with TLS");
        client.speaking("h2").connect(self.address)
    }

    pub fn with(upstream_port: u16, change: impl FnOnce(&mut Settings)) -> Self {
        Self::start(upstream(&[upstream_port]), system_names(), change)
    }

    /// In front of several web servers, or of one that is spoken to in another way.
    pub fn in_front_of(upstream: UpstreamSettings) -> Self {
        Self::start(upstream, system_names(), |_| {})
    }

    /// The same, with names of its own.
    pub fn start(upstream: UpstreamSettings, names: Names, change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_guarding(&[], upstream, names, change)
    }

    /// In front of a web server, with TLS or not, and of protected APIs: each at a path, at that server or at its own.
    pub fn guarding(apis: &[(&str, Option<u16>)], upstream_port: u16, tls: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = tls.then(|| make_pair(folder.path(), "forum", &["forum.test"], 90));
        let client =
            pair.as_ref().map(|pair| Client::new(std::slice::from_ref(&pair.cert), "forum.test", &["http/1.1"]));
        let change = |settings: &mut Settings| {
            if let Some(pair) = pair {
                settings.listen = vec![https(vec![pair])];
            }
        };
        let mut gateway = Self::start_guarding(apis, self::upstream(&[upstream_port]), system_names(), change);
        gateway.client = client;
        gateway
    }

    fn start_guarding(
        apis: &[(&str, Option<u16>)],
        upstream: UpstreamSettings,
        names: Names,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = Settings {
            listen: vec![Listen { place: Place::Tcp(loopback()), protocol: Protocol::Http, proxy_protocol: None }],
            console: None,
            operations: Some(loopback()),
            operations_token: None,
            trusted_proxies: Vec::new(),
            forwarded: ForwardedKind::XForwarded,
            public_host: "forum.test".to_owned(),
            loopback_hosts: false,
            cookie_prefix: "__Host-portico".to_owned(),
            health_path: "/oauth/healthz".to_owned(),
            threads: 1,
            drain: Duration::from_secs(5),
            data_dir: folder.path().join("data"),
            access_log: false,
            // tests/run has all of it once more, the general way.
            lane: std::env::var_os("PORTICO_TEST_GENERAL").is_none(),
            unread_bytes_max: 256 * 1024 * 1024,
        };
        change(&mut settings);
        let dialects = [Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4];
        let front = Arc::new(EchoFront::default());
        let metrics = Metrics::new();
        let (ready, when_ready) = mpsc::channel();
        let paths = apis.iter().map(|(path, port)| (*path, port.map_or(0, usize::from)));
        let own = |port: &u16| Upstream::new(self::upstream(&[*port]), system_names(), metrics.clone());
        let own = apis.iter().map(|(_, port)| port.as_ref().map(own)).collect();
        let proofs = Arc::new(Proofs::default());
        let parts = Parts {
            routes: Arc::new(Routes::new("", "/oauth", &dialects).with_apis(paths)),
            front: front.clone(),
            pages: Arc::new(Pages::new(pages::Settings::default()).expect("the usual pages")),
            metrics: metrics.clone(),
            upstream: Upstream::new(upstream, names, metrics.clone()),
            apis: Apis::new(own, apis.iter().any(|(_, port)| port.is_none())),
            proofs: proofs.clone(),
            clock: Arc::new(SystemClock),
            readiness: Arc::new(|| {
                Box::pin(async { Readiness { ready: true, checks: vec![("store", true, "writable".to_owned())] } })
            }),
            background: Vec::new(),
            on_ready: Box::new(move |line| ready.send(line.to_owned()).expect("the test waits")),
        };
        let bound = bind(&settings.listen, settings.console, settings.operations).expect("free ports");
        let (address, operations) = (bound.addresses()[0], bound.operations_address().expect("an address"));
        let certificates = bound.certificates();
        let stop = Stop::by_hand();
        let stopped = stop.clone();
        let thread = std::thread::spawn(move || run(settings, bound, parts, &stopped).expect("the gateway runs"));
        let ready_line = when_ready.recv_timeout(Duration::from_secs(20)).expect("the gateway gets ready");
        front.seen.lock().expect("no poison").clear();
        Self {
            address,
            operations,
            ready_line,
            front,
            metrics,
            proofs,
            certificates,
            client: None,
            stop,
            thread: Some(thread),
            _folder: folder,
        }
    }

    /// Tells the gateway to end; it goes on with what it has.
    pub fn begin_stop(&self) {
        self.stop.now();
    }

    /// Waits until it has ended.
    pub fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            self.stop.now();
            thread.join().expect("the gateway ends in order");
        }
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.stop.now();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Web servers at these ports of this machine.
pub fn upstream(ports: &[u16]) -> UpstreamSettings {
    UpstreamSettings {
        servers: ports.iter().map(|port| server("127.0.0.1", *port, false)).collect(),
        balance: Balance::RoundRobin,
        trust: Trust::default(),
        connect_timeout: Duration::from_secs(2),
        read_timeout: Duration::from_secs(30),
        write_timeout: Duration::from_secs(30),
        keep_alive: 64,
        keep_alive_time: Duration::from_secs(30),
        resolve_every: Duration::from_secs(30),
        health_check: None,
    }
}

/// A web server at an address or a name.
pub fn server(host: &str, port: u16, tls: bool) -> ForumServer {
    let scheme = if tls { "https" } else { "http" };
    let place = ServerPlace::Tcp { host: host.to_owned(), port, tls };
    ForumServer { name: format!("{scheme}://{host}:{port}"), place }
}

/// A listener with TLS on a port of its own.
pub fn https(pairs: Vec<PairFiles>) -> Listen {
    Listen { place: Place::Tcp(loopback()), protocol: Protocol::Https { pairs, http2: true }, proxy_protocol: None }
}

pub fn loopback() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}
