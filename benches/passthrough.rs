//! One page of the forum over a kept connection: our gateway beside the framework with nothing of ours in it.
//!
//! The origin and the client are the same in both, on loopback, so that the difference is what we add.

use std::hint::black_box;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use http::{Request, Response};
use pingora::proxy::{ProxyHttp, Session, http_proxy_service};
use pingora::server::{Server, configuration::ServerConf};
use pingora::upstreams::peer::HttpPeer;
use portico::adapters::forum::{self, ForumSource};
use portico::adapters::icons_http::HttpIcons;
use portico::adapters::key_sets_http::HttpKeySets;
use portico::adapters::session_cache::{self, SessionCache};
use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_memory::MemoryStore;
use portico::adapters::system::{OsEntropy, SystemClock};
use portico::app::AppFront;
use portico::app::front::PublicAddress;
use portico::model::{Dialect, Limits, SigningAlgorithm, WaitingLogin};
use portico::pages::{self, Pages};
use portico::ports::Ports;
use portico::protocol;
use portico::proxy::{
    Apis, Balance, ForumServer, ForwardedKind, Front, Listen, Parts, Place, Protocol, Readiness, ServerPlace, Settings,
    Stop, Trust, Upstream, UpstreamSettings, bind, run, system_names,
};
use portico::route::{Route, Routes};
use portico::telemetry::Metrics;

/// A page of ten kilobytes.
const BODY_BYTES: usize = 10 * 1024;

/// What a browser sends, cookies included.
const REQUEST: &[u8] = b"GET /viewtopic.php?f=2&t=4711 HTTP/1.1\r\nHost: forum.test\r\n\
    User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en,de;q=0.5\r\n\
    Accept-Encoding: gzip, deflate, br\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\n\
    Cookie: phpbb3_x_u=2; phpbb3_x_k=0123456789abcdef; phpbb3_x_sid=0123456789abcdef0123456789abcdef\r\n\r\n";

/// Answers every read with a page: good enough for one request at a time.
fn origin() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let page = [
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {BODY_BYTES}\r\n\r\n").into_bytes(),
        vec![b'x'; BODY_BYTES],
    ]
    .concat();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let page = page.clone();
            std::thread::spawn(move || serve(stream, &page));
        }
    });
    port
}

fn serve(mut stream: TcpStream, page: &[u8]) {
    let mut part = [0; 4096];
    stream.set_nodelay(true).expect("nodelay");
    while stream.read(&mut part).is_ok_and(|length| length > 0) && stream.write_all(page).is_ok() {}
}

struct Nobody;

#[async_trait]
impl Front for Nobody {
    async fn respond(&self, _: &Route, _: Request<Bytes>) -> Response<Bytes> {
        Response::new(Bytes::new())
    }

    async fn waiting(&self, _: &Request<()>) -> WaitingLogin {
        WaitingLogin::Unconcerned
    }

    fn changes_login(&self, _: &[u8], _: &[&[u8]], _: &[&[u8]]) -> bool {
        false
    }

    async fn changed(&self, _: &Request<()>, _: &http::HeaderMap, _: bool) {}
}

fn gateway(origin: u16, folder: &std::path::Path) -> SocketAddr {
    let settings = Settings {
        listen: vec![Listen {
            place: Place::Tcp(SocketAddr::from(([127, 0, 0, 1], 0))),
            protocol: Protocol::Http,
            proxy_protocol: None,
        }],
        console: None,
        operations: None,
        operations_token: None,
        trusted_proxies: Vec::new(),
        forwarded: ForwardedKind::XForwarded,
        public_host: "forum.test".to_owned(),
        loopback_hosts: false,
        cookie_prefix: "__Host-portico".to_owned(),
        health_path: "/oauth/healthz".to_owned(),
        threads: 1,
        drain: Duration::ZERO,
        data_dir: folder.to_path_buf(),
        access_log: false,
        lane: true,
        unread_bytes_max: 256 * 1024 * 1024,
    };
    let place = ServerPlace::Tcp { host: "127.0.0.1".to_owned(), port: origin, tls: false };
    let upstream = UpstreamSettings {
        servers: vec![ForumServer { name: "origin".to_owned(), place }],
        balance: Balance::RoundRobin,
        trust: Trust::default(),
        connect_timeout: Duration::from_secs(5),
        read_timeout: Duration::from_secs(60),
        write_timeout: Duration::from_secs(60),
        keep_alive: 256,
        keep_alive_time: Duration::from_secs(55),
        resolve_every: Duration::from_secs(30),
        health_check: None,
    };
    let metrics = Metrics::new();
    let dialects = [Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4];
    let (ready, when_ready) = mpsc::channel();
    let parts = Parts {
        routes: Arc::new(Routes::new("", "/oauth", &dialects)),
        front: Arc::new(Nobody),
        pages: Arc::new(Pages::new(pages::Settings::default()).expect("the usual pages")),
        upstream: Upstream::new(upstream, system_names(), metrics.clone()),
        apis: Apis::default(),
        metrics,
        proofs: Arc::default(),
        clock: Arc::new(SystemClock),
        readiness: Arc::new(|| Box::pin(async { Readiness::default() })),
        background: Vec::new(),
        on_ready: Box::new(move |_| ready.send(()).expect("somebody waits")),
    };
    let bound = bind(&settings.listen, settings.console, settings.operations).expect("a port");
    let address = bound.addresses()[0];
    std::thread::spawn(move || run(settings, bound, parts, &Stop::by_hand()));
    when_ready.recv().expect("the gateway gets ready");
    address
}

struct Bare(u16);

#[async_trait]
impl ProxyHttp for Bare {
    type CTX = ();

    fn new_ctx(&self) {}

    async fn upstream_peer(&self, _: &mut Session, (): &mut ()) -> pingora::Result<Box<HttpPeer>> {
        Ok(Box::new(HttpPeer::new(("127.0.0.1", self.0), false, String::new())))
    }
}

fn bare(origin: u16) -> SocketAddr {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let mut server = Server::new_with_opt_and_conf(None, ServerConf { threads: 1, ..ServerConf::default() });
    let mut service = http_proxy_service(&server.configuration, Bare(origin));
    service.add_tcp(&address.to_string());
    server.add_service(service);
    std::thread::spawn(move || server.run_forever());
    while TcpStream::connect(address).is_err() {
        std::thread::sleep(Duration::from_millis(10));
    }
    address
}

/// One request and its whole answer.
fn fetch(stream: &mut TcpStream, buffer: &mut [u8]) -> usize {
    stream.write_all(REQUEST).expect("sent");
    let mut length = 0;
    let mut end = None;
    while end.is_none_or(|end| length < end) {
        length += stream.read(&mut buffer[length..]).expect("an answer");
        let head = buffer[..length].windows(4).position(|window| window == b"\r\n\r\n");
        end = head.map(|head| head + 4 + BODY_BYTES);
    }
    length
}

fn passthrough(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let origin = origin();
    let mut group = criterion.benchmark_group("passthrough");
    group.throughput(Throughput::Elements(1));
    for (name, address) in [
        ("origin alone", SocketAddr::from(([127, 0, 0, 1], origin))),
        ("bare pingora", bare(origin)),
        ("gateway", gateway(origin, folder.path())),
    ] {
        let mut stream = TcpStream::connect(address).expect("connected");
        stream.set_nodelay(true).expect("nodelay");
        let mut buffer = vec![0; 64 * 1024];
        group.bench_function(name, |bencher| bencher.iter(|| black_box(fetch(&mut stream, &mut buffer))));
    }
    group.finish();
}

fn routes(criterion: &mut Criterion) {
    let routes = Routes::new("", "/oauth", &[Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4]);
    let mut group = criterion.benchmark_group("route");
    for (name, path) in
        [("page", "/viewtopic.php?f=2&t=4711"), ("escaped", "/topic/4711-caf%C3%A9/"), ("ours", "/oauth/token")]
    {
        group.bench_function(name, |bencher| bencher.iter(|| routes.resolve(black_box(path.as_bytes()))));
    }
    group.finish();
}

/// The endpoints behind a forum that is asked over HTTP, with a memory in front; nobody asks it here.
fn front(runtime: &tokio::runtime::Runtime) -> AppFront {
    let forum = forum::Settings::new(forum::Preset::BuiltIn("plain".to_owned()), "https://forum.test");
    let source = Arc::new(ForumSource::new(forum, runtime.handle().clone()).expect("a forum"));
    let memory = session_cache::Settings::default();
    let ports = Ports {
        store: Arc::new(MemoryStore::new()),
        sessions: Arc::new(SessionCache::new(source, memory, [7; 16], Arc::new(|_| ()))),
        signer: Arc::new(JwtSigner::ephemeral().expect("keys")),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(OsEntropy::default()),
        key_sets: Arc::new(HttpKeySets::new(None)),
        icons: Arc::new(HttpIcons::new(None)),
        uses: Arc::default(),
        recent: Arc::default(),
        checkup: Arc::new(()),
        sid_key: Arc::default(),
        whence: Default::default(),
    };
    let settings = protocol::Settings {
        issuer: "https://forum.test".to_owned(),
        prefix: "/oauth".to_owned(),
        dialects: vec![Dialect::Oidc],
        code_secs: 60,
        access_secs: 900,
        refresh_secs: 2_592_000,
        refresh_max_secs: 31_536_000,
        refresh_grace_secs: 10,
        id_token_secs: 900,
        consent_secs: 31_536_000,
        require_pkce: protocol::RequirePkce::Public,
        id_token_alg: SigningAlgorithm::RS256,
        access_tokens: portico::model::AccessTokenFormat::Opaque,
        apis: Vec::new(),
        guarded: Vec::new(),
        provider: Default::default(),
        registration: false,
    };
    let public = PublicAddress { origin: "https://forum.test".to_owned(), base_path: String::new(), secure: true };
    let pages = Arc::new(Pages::new(pages::Settings::default()).expect("the usual pages"));
    AppFront::new(ports, Arc::new(settings), pages, public, Metrics::new(), Limits::default())
}

/// What every page costs so that a login that ends is noticed. Compare with a page in `passthrough`.
fn notice(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let front = front(&runtime);
    let session = "sample_session=0123456789abcdef0123456789abcdef";
    let mut group = criterion.benchmark_group("notice");
    for (name, cookie, set, changes) in [
        ("a page for a guest", "theme=dark", &[][..], false),
        ("a page for a member", session, &[][..], false),
        ("other cookies are set", session, &["seen=4711; path=/", "theme=dark; path=/"][..], false),
        ("the session is prolonged", session, &["sample_session=0123456789abcdef0123456789abcdef; path=/"][..], false),
        ("the session ends", session, &["sample_session=; path=/; Max-Age=0"][..], true),
    ] {
        let (sent, answered) = ([cookie.as_bytes()], set.iter().map(|line| line.as_bytes()).collect::<Vec<_>>());
        let target = &b"/viewtopic.php?f=2&t=4711"[..];
        assert_eq!(front.changes_login(target, &sent, &answered), changes, "{name}");
        group.bench_function(name, |bencher| {
            bencher.iter(|| front.changes_login(black_box(target), black_box(&sent), black_box(&answered)));
        });
    }
    group.finish();
}

criterion_group!(benches, passthrough, routes, notice);
criterion_main!(benches);
