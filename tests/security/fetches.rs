//! Nothing that a stranger names is fetched: the real binary, and a listener that hears nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::COOKIE;
use portico::demo::forum::Flavour;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};

use crate::faults::clients::{CALLBACK, http, log_in, send};
use crate::faults::running::Site;
use crate::faults::{forum, until};

/// Counts connections.
struct Ear {
    origin: String,
    heard: Arc<AtomicUsize>,
}

impl Ear {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let heard = Arc::new(AtomicUsize::new(0));
        let count = heard.clone();
        tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { origin, heard }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_request_names_is_not_fetched() {
    let ear = Ear::open().await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    // It could be: nothing but the rules of the endpoints keeps it from being asked.
    let site = Site::plain(&forum, &format!("[outbound]\nallow = [\"{}\"]\n", ear.origin));
    let app = site.app("chat");
    let portico = site.start();
    let cookie = log_in(&forum, "/login", "lena").await;
    let there = format!("{}/object.jwt", ear.origin);
    let header = json!({ "alg": "ES256", "jku": there, "x5u": there, "kid": "1" });
    let claims = json!({ "iss": app.id, "sub": app.id, "jwks_uri": there });
    let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let object = format!("{}.{}.AAAA", part(&header), part(&claims));
    let registration = json!({ "jwks_uri": there, "logo_uri": there, "sector_identifier_uri": there }).to_string();
    let usual = [("client_id", app.id.as_str()), ("redirect_uri", CALLBACK), ("response_type", "code")];
    for (name, value, error) in [
        ("request_uri", &there, "request_uri_not_supported"),
        ("request", &object, "request_not_supported"),
        ("registration", &registration, "registration_not_supported"),
    ] {
        let fields: Vec<_> = usual.iter().copied().chain([(name, value.as_str())]).collect();
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let asked = http().get(portico.url(&format!("/oauth/authorize?{query}"))).header(COOKIE, &cookie);
        let answer = send(asked).await.expect("an answer");
        let location = answer.header("location");
        assert!(location.starts_with(&format!("{CALLBACK}?error={error}&")), "{name}: {location}");
        let sent = http().post(portico.url("/oauth/par")).basic_auth(&app.id, Some(&app.secret)).form(&fields);
        assert_eq!(send(sent).await.expect("an answer").status, 400, "{name}");
    }
    let assertion = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", &object),
    ];
    let answer = send(http().post(portico.url("/oauth/token")).form(&assertion)).await.expect("an answer");
    assert_eq!(answer.status, 401);
    assert_eq!(ear.heard.load(Ordering::SeqCst), 0);
    // The listener would have heard it.
    TcpStream::connect(ear.origin.trim_start_matches("http://")).await.expect("it listens");
    until("it hears", std::time::Duration::from_secs(60), || async { ear.heard.load(Ordering::SeqCst) == 1 }).await;
}
