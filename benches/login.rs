//! What a login costs from request to answer, without sockets: authorize and token together (a code exchange, durable),
//! and userinfo. The forum answers at once, as when its session is cached.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use http::{Request, Response};
use portico::adapters::icons_http::HttpIcons;
use portico::adapters::key_sets_http::HttpKeySets;
use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_sled::{Settings as StoreSettings, SledStore};
use portico::adapters::system::{OsEntropy, SystemClock};
use portico::app::AppFront;
use portico::app::front::PublicAddress;
use portico::model::{
    Client, ClientId, ClientSecret, Dialect, Hash32, Limits, Member, MemberId, Scopes, SessionOutcome,
    SigningAlgorithm, UnixSeconds, Visitor,
};
use portico::pages::Pages;
use portico::ports::{LoginHandOff, Ports, SessionSource, Store as _};
use portico::protocol::{RequirePkce, Settings};
use portico::proxy::Front as _;
use portico::route::{Endpoint, Route};
use portico::telemetry::Metrics;
use tokio::runtime::Runtime;

const ISSUER: &str = "https://forum.example";
const AUTHORIZE: &str = "https://forum.example/oauth/authorize?client_id=chat&response_type=code&state=s1\
                         &scope=openid%20profile&redirect_uri=https%3A%2F%2Fchat.example%2Fcb";

/// A forum where Anne is always logged in.
struct Anne(Member);

#[async_trait]
impl SessionSource for Anne {
    async fn member(&self, _: &Visitor, _: UnixSeconds) -> SessionOutcome {
        SessionOutcome::Member(Arc::new(self.0.clone()))
    }

    async fn member_by_id(&self, _: &MemberId, _: UnixSeconds) -> SessionOutcome {
        SessionOutcome::Member(Arc::new(self.0.clone()))
    }

    fn can_recheck(&self) -> bool {
        true
    }

    fn login(&self, _: &str) -> LoginHandOff {
        LoginHandOff::CannotReturn { location: "/login".to_owned() }
    }
}

fn anne() -> Member {
    Member {
        id: MemberId::Number(7),
        username: "anne".to_owned(),
        display_name: "Anne".to_owned(),
        email: Some("anne@forum.example".to_owned()),
        email_verified: true,
        groups: Vec::new(),
        avatar_url: None,
        profile_url: None,
        language: None,
    }
}

async fn front(folder: &std::path::Path, algorithm: SigningAlgorithm) -> AppFront {
    let store = SledStore::open_now(StoreSettings::new(folder.join(format!("{algorithm:?}")))).expect("opens");
    let client = Client {
        secrets: vec![ClientSecret::current(Hash32::of(b"s3cret"), UnixSeconds(0))],
        redirect_uris: vec!["https://chat.example/cb".to_owned()],
        scopes: Scopes::parse("openid profile").expect("scopes"),
        trusted: true,
        ..Client::new(ClientId("chat".to_owned()), "Chat", UnixSeconds(0))
    };
    store.add_client(&client).await.expect("a new app");
    let ports = Ports {
        store: Arc::new(store),
        sessions: Arc::new(Anne(anne())),
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
    let settings = Settings {
        issuer: ISSUER.to_owned(),
        prefix: "/oauth".to_owned(),
        dialects: vec![Dialect::Oidc],
        code_secs: 60,
        access_secs: 900,
        refresh_secs: 2_592_000,
        refresh_max_secs: 31_536_000,
        refresh_grace_secs: 10,
        id_token_secs: 900,
        consent_secs: 31_536_000,
        require_pkce: RequirePkce::Public,
        id_token_alg: algorithm,
        access_tokens: portico::model::AccessTokenFormat::Opaque,
        apis: Vec::new(),
        guarded: Vec::new(),
        provider: Default::default(),
        registration: false,
    };
    let public = PublicAddress { origin: ISSUER.to_owned(), base_path: String::new(), secure: true };
    let pages = Arc::new(Pages::new(portico::pages::Settings::default()).expect("the usual pages"));
    AppFront::new(ports, Arc::new(settings), pages, public, Metrics::new(), Limits::default())
}

async fn ask(front: &AppFront, endpoint: Endpoint, request: http::request::Builder, body: String) -> Response<Bytes> {
    let request: Request<Bytes> = request.body(Bytes::from(body)).expect("a request");
    front.respond(&Route::OAuth { endpoint, dialect: None }, request).await
}

/// Authorize and token: answers access and refresh token.
async fn exchange(front: &AppFront) -> (String, String) {
    let answer = ask(front, Endpoint::Authorize, Request::get(AUTHORIZE), String::new()).await;
    let location = answer.headers()["location"].to_str().expect("ASCII");
    let code = location.split(['?', '&', '=']).nth(2).expect("a code");
    let form = format!(
        "grant_type=authorization_code&code={code}&client_id=chat&client_secret=s3cret\
         &redirect_uri=https%3A%2F%2Fchat.example%2Fcb"
    );
    tokens(front, form).await
}

async fn refresh(front: &AppFront, token: &str) -> (String, String) {
    tokens(front, format!("grant_type=refresh_token&refresh_token={token}&client_id=chat&client_secret=s3cret")).await
}

async fn tokens(front: &AppFront, form: String) -> (String, String) {
    let request = Request::post("https://forum.example/oauth/token");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = ask(front, Endpoint::Token, request, form).await;
    let tokens: serde_json::Value = serde_json::from_slice(answer.body()).expect("JSON");
    let text = |name: &str| tokens[name].as_str().unwrap_or_else(|| panic!("no {name}: {tokens}")).to_owned();
    (text("access_token"), text("refresh_token"))
}

fn logins(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("login");
    group.throughput(Throughput::Elements(1)).sample_size(20).measurement_time(Duration::from_secs(5));
    for algorithm in [SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA] {
        let front = runtime.block_on(front(folder.path(), algorithm));
        group.bench_function(format!("code exchange, {algorithm:?}"), |bencher| {
            bencher.to_async(&runtime).iter(|| exchange(&front));
        });
        let last = Mutex::new(runtime.block_on(exchange(&front)).1);
        group.bench_function(format!("refresh, {algorithm:?}"), |bencher| {
            bencher.to_async(&runtime).iter(|| async {
                let token = last.lock().expect("no panic").clone();
                let (_, next) = refresh(&front, &token).await;
                *last.lock().expect("no panic") = next;
            });
        });
        if algorithm == SigningAlgorithm::RS256 {
            let (token, _) = runtime.block_on(exchange(&front));
            group.bench_function("userinfo", |bencher| {
                bencher.to_async(&runtime).iter(|| async {
                    let request = Request::get("https://forum.example/oauth/userinfo");
                    let request = request.header("authorization", format!("Bearer {token}"));
                    let answer = ask(&front, Endpoint::Userinfo, request, String::new()).await;
                    assert_eq!(answer.status(), 200);
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, logins);
criterion_main!(benches);
