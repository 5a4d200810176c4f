//! What is fetched: nothing that a stranger names, and keys of apps no more often than they are good for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::COOKIE;
use portico::adapters::key_sets_http::HttpKeySets;
use portico::adapters::outbound::{Outbound, SystemNames};
use portico::demo::forum::Flavour;
use portico::ports::KeySets as _;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
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
    let more = format!("[oauth.registration]\nby_programs = \"token\"\n[outbound]\nallow = [\"{}\"]\n", ear.origin);
    let site = Site::plain(&forum, &more);
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
    // Nor is what an app says of itself when it is registered: keys are asked for when a signature comes.
    let token = site.command(&["token", "add", "--admin", "--permissions", "register"]);
    let metadata = json!({
        "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "private_key_jwt", "jwks_uri": there,
        "logo_uri": there, "client_uri": there, "policy_uri": there, "tos_uri": there,
        "initiate_login_uri": there, "request_uris": [there], "software_statement": object,
    });
    let asked = http().post(portico.url("/oauth/register")).json(&metadata);
    let answer = send(asked.bearer_auth(token["token"].as_str().expect("a token"))).await.expect("an answer");
    assert_eq!(answer.status, 201, "{}", answer.short());
    assert_eq!(ear.heard.load(Ordering::SeqCst), 0);
    // The listener would have heard it.
    TcpStream::connect(ear.origin.trim_start_matches("http://")).await.expect("it listens");
    until("it hears", Duration::from_secs(60), || async { ear.heard.load(Ordering::SeqCst) == 1 }).await;
}

/// A server of key sets that counts questions. It answers with what is set, after a while.
struct Publisher {
    origin: String,
    asked: Arc<AtomicUsize>,
    answer: Arc<std::sync::Mutex<String>>,
}

impl Publisher {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let publisher = Self { origin, asked: Arc::default(), answer: Arc::default() };
        let (asked, answer) = (publisher.asked.clone(), publisher.answer.clone());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                asked.fetch_add(1, Ordering::SeqCst);
                let answer = answer.lock().expect("no poison").clone();
                tokio::spawn(async move {
                    let mut head = [0; 4096];
                    let _ = stream.read(&mut head).await;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    let _ = stream.write_all(answer.as_bytes()).await;
                });
            }
        });
        publisher
    }

    fn says(&self, status: &str, body: &str) {
        let length = body.len();
        *self.answer.lock().expect("no poison") = format!(
            "HTTP/1.1 {status}\r\nlocation: /elsewhere\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// What fetches from here, as often as it likes if `again` is nothing.
    fn reader(&self, again: Duration) -> HttpKeySets {
        let outbound = Outbound::new(vec![self.origin.clone()], Arc::new(SystemNames)).expect("a client");
        HttpKeySets::asking_again_after(again, Some(Arc::new(outbound)))
    }
}

const NEVER: Duration = Duration::from_secs(86_400);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_need_a_key_set_are_one_question() {
    let publisher = Publisher::open().await;
    publisher.says("200 OK", r#"{"keys":[{"kid":"a"}]}"#);
    let reader = Arc::new(publisher.reader(NEVER));
    let uri = format!("{}/jwks", publisher.origin);
    let many = (0..50).map(|_| {
        let (reader, uri) = (reader.clone(), uri.clone());
        tokio::spawn(async move { reader.keys(&uri, Some("a")).await.is_some() })
    });
    for one in many.collect::<Vec<_>>() {
        assert!(one.await.expect("an answer"));
    }
    assert_eq!(publisher.asked(), 1);
    // A key that nobody knows is no reason to ask again and again; another address is asked at once.
    for kid in ["b", "c", "b"] {
        assert!(reader.keys(&uri, Some(kid)).await.is_some());
    }
    assert_eq!(publisher.asked(), 1);
    assert!(reader.keys(&format!("{uri}2"), Some("a")).await.is_some());
    assert_eq!(publisher.asked(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_set_changes_and_outlives_a_failure() {
    let publisher = Publisher::open().await;
    let uri = format!("{}/jwks", publisher.origin);
    let reader = publisher.reader(Duration::ZERO);
    for (status, body) in [
        ("404 Not Found", "{}"),
        ("302 Found", r#"{"keys":[]}"#),
        ("200 OK", "no JSON"),
        ("200 OK", "[]"),
        ("200 OK", &format!("{{\"keys\":[\"{}\"]}}", "x".repeat(70_000))),
    ] {
        publisher.says(status, body);
        assert_eq!(reader.keys(&uri, None).await, None, "{status} {}", &body[..body.len().min(40)]);
    }
    publisher.says("200 OK", r#"{"keys":[{"kid":"a"}]}"#);
    let kid = |keys: Option<Arc<serde_json::Value>>| keys.expect("keys")["keys"][0]["kid"].clone();
    assert_eq!(kid(reader.keys(&uri, Some("a")).await), "a");
    publisher.says("200 OK", r#"{"keys":[{"kid":"b"}]}"#);
    assert_eq!(kid(reader.keys(&uri, Some("a")).await), "a", "it is fresh, and nobody asks");
    assert_eq!(kid(reader.keys(&uri, Some("b")).await), "b", "a new key is looked for");
    publisher.says("503 Busy", "");
    assert_eq!(kid(reader.keys(&uri, Some("c")).await), "b", "what was known stays for a while");
    // Where nobody else could ask, nothing is asked.
    let guarded = Outbound::new(Vec::new(), Arc::new(SystemNames)).expect("a client");
    let asked = publisher.asked();
    assert_eq!(HttpKeySets::new(Some(Arc::new(guarded))).keys(&uri, None).await, None);
    assert_eq!(publisher.asked(), asked);
}

/// A P-256 key, its public part, and signatures by it.
struct Signer(EcdsaKeyPair);

impl Signer {
    fn new() -> Self {
        Self(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key"))
    }

    fn jwk(&self, kid: &str) -> serde_json::Value {
        let point = self.0.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "kid": kid, "x": part(&point[1..33]), "y": part(&point[33..]) })
    }

    fn assertion(&self, kid: &str, app: &str, jti: &str) -> String {
        let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs();
        let claims = json!({
            "iss": app, "sub": app, "aud": "http://localhost:8080", "jti": jti, "iat": now, "exp": now + 60,
        });
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let message = format!("{}.{}", part(&json!({ "alg": "ES256", "kid": kid })), part(&claims));
        let signature = self.0.sign(&SystemRandom::new(), message.as_bytes()).expect("a signature");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_that_publishes_its_keys_proves_who_it_is() {
    let publisher = Publisher::open().await;
    let (own, other) = (Signer::new(), Signer::new());
    publisher
        .says("200 OK", &json!({ "keys": [{ "kty": "oct", "kid": "x", "k": "AAAA" }, own.jwk("own")] }).to_string());
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, &format!("[outbound]\nallow = [\"{}\"]\n", publisher.origin));
    let uri = format!("{}/jwks", publisher.origin);
    let words = ["app", "add", "--name", "Robot", "--redirect-uri", CALLBACK, "--client-credentials"];
    let added = site.command(&[&words[..], &["--auth-method", "private_key_jwt", "--jwks-uri", &uri]].concat());
    assert!(added.get("client_secret").is_none_or(serde_json::Value::is_null), "{added}");
    let app = added["client_id"].as_str().expect("an id").to_owned();
    let portico = site.start();
    let ask = async |assertion: String| {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &assertion),
        ];
        let answer = send(http().post(portico.url("/oauth/token")).form(&form)).await.expect("an answer");
        (answer.status.as_u16(), answer.json("error"))
    };
    let good = own.assertion("own", &app, "1");
    assert_eq!(ask(good.clone()).await, (200, String::new()));
    let refused = (401, "invalid_client".to_owned());
    assert_eq!(ask(good).await, refused, "once");
    assert_eq!(ask(other.assertion("own", &app, "2")).await, refused, "a stranger's key");
    assert_eq!(ask(other.assertion("new", &app, "3")).await, refused, "a key that is not published");
    assert_eq!(ask(own.assertion("own", "nobody", "4")).await, refused);
    assert_eq!(ask(own.assertion("own", &app, "5")).await, (200, String::new()));
    assert_eq!(publisher.asked(), 1, "it is asked no more often than once a minute");
}
