//! Ends of logins, seen by an app that keeps what it is told: the real binary, the sample forum, a recording app.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::COOKIE;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{DecodingKey, Validation};
use portico::adapters::store_sled::{Settings, SledStore};
use portico::demo::forum::{Flavour, SampleForum};
use portico::model::{ClientId, Login, MemberId, Notice, UnixSeconds};
use portico::ports::Store as _;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::clients::{App, CALLBACK, Client, http, log_in, send};
use super::running::{Portico, Site};
use super::{forum, forum_at, until};

/// How long anything may take on a machine that compiles at the same time.
const PATIENCE: Duration = Duration::from_secs(90);
const CONFIRMED: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const BUSY: &str = "HTTP/1.1 503 Busy\r\ncontent-length: 4\r\nconnection: close\r\n\r\nbusy";
const ELSEWHERE: &str = "HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\nset-cookie: seen=1; Path=/\r\n\
                         content-length: 0\r\nconnection: close\r\n\r\n";

/// An app that writes down every request. Until `listen` it takes connections and says nothing.
pub(super) struct Recorder {
    listener: Option<TcpListener>,
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
    /// What it says, in order; afterwards `CONFIRMED`.
    says: Arc<Mutex<VecDeque<&'static str>>>,
}

impl Recorder {
    async fn silent() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Self { listener: Some(listener), port, heard: Arc::default(), says: Arc::default() }
    }

    pub(super) async fn start(says: &[&'static str]) -> Self {
        let mut recorder = Self::silent().await;
        recorder.says.lock().expect("no poison").extend(says);
        recorder.listen();
        recorder
    }

    fn listen(&mut self) {
        let listener = self.listener.take().expect("not yet");
        let (heard, says) = (self.heard.clone(), self.says.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, heard.clone(), says.clone()));
            }
        });
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn uri(&self) -> String {
        format!("{}/told", self.origin())
    }

    /// The requests with a body so far.
    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("no poison").clone()
    }

    pub(super) async fn hears(&self, count: usize) -> Vec<String> {
        until("the app is told", PATIENCE, || async { self.heard().len() >= count }).await;
        self.heard()
    }
}

async fn answer(mut stream: TcpStream, heard: Arc<Mutex<Vec<String>>>, says: Arc<Mutex<VecDeque<&'static str>>>) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => request.extend_from_slice(&buffer[..read]),
            // Whoever waited in vain has gone.
            _ => return,
        }
    }
    heard.lock().expect("no poison").push(String::from_utf8_lossy(&request).into_owned());
    let says = says.lock().expect("no poison").pop_front().unwrap_or(CONFIRMED);
    let _ = stream.write_all(says.as_bytes()).await;
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    body.len() >= length.trim().parse().expect("a length")
}

/// The configuration that lets these apps be told though they are on this machine.
pub(super) fn allowing(recorders: &[&Recorder]) -> String {
    let origins: Vec<_> = recorders.iter().map(|recorder| format!("\"{}\"", recorder.origin())).collect();
    format!("[outbound]\nallow = [{}]\n", origins.join(", "))
}

pub(super) fn add_app(site: &Site, name: &str, recorder: &Recorder) -> App {
    let words = ["app", "add", "--name", name, "--redirect-uri", CALLBACK, "--backchannel-logout-uri", &recorder.uri()];
    let added = site.command(&[&words[..], &["--trusted=true", "--refresh", "always"]].concat());
    let text = |key: &str| added[key].as_str().expect(key).to_owned();
    App { id: text("client_id"), secret: text("client_secret") }
}

/// What a notice says: header and claims of its token, whose signature the published keys bear out.
async fn token(portico: &Portico, request: &str) -> (Value, Value) {
    let (head, body) = request.split_once("\r\n\r\n").expect("a request");
    assert!(head.starts_with("POST /told HTTP/1.1\r\n"), "{head}");
    assert!(head.to_ascii_lowercase().contains("content-type: application/x-www-form-urlencoded"), "{head}");
    let token = body.strip_prefix("logout_token=").expect("one parameter");
    let keys = send(http().get(portico.url("/oauth/jwks"))).await.expect("keys").body;
    let keys: JwkSet = serde_json::from_str(&keys).expect("a key set");
    let header = jsonwebtoken::decode_header(token).expect("a header");
    let key = keys.find(header.kid.as_deref().expect("a kid")).expect("a published key");
    let mut rules = Validation::new(header.alg);
    rules.validate_aud = false;
    let claims = jsonwebtoken::decode::<Value>(token, &DecodingKey::from_jwk(key).expect("a key"), &rules);
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next().expect("a header")).expect("base64url");
    (serde_json::from_slice(&header).expect("JSON"), claims.expect("a good signature").claims)
}

/// A login whose ID token is kept.
async fn whole_login(client: &Client) -> (super::clients::Tokens, Value) {
    let code = client.authorize("").await.expect("an answer").sent_back("code").expect("a code");
    let answer = client.redeem(&code).await.expect("an answer");
    let id_token = answer.json("id_token");
    let claims = URL_SAFE_NO_PAD.decode(id_token.split('.').nth(1).expect("claims")).expect("base64url");
    (super::clients::tokens(&answer).expect("tokens"), serde_json::from_slice(&claims).expect("JSON"))
}

/// Logs out at the forum, through the gateway.
async fn leave(portico: &Portico, cookie: &str) {
    let answer = send(http().post(portico.url("/logout")).header(COOKIE, cookie)).await.expect("the forum's answer");
    assert!(answer.status.is_success() || answer.status.is_redirection(), "{}", answer.short());
}

async fn is_refused(client: &Client, refresh: &str) -> bool {
    client.refresh(refresh).await.is_ok_and(|answer| answer.json("error") == "invalid_grant")
}

fn is_alive(answer: &super::clients::Answer) -> bool {
    super::clients::tokens(answer).is_some()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_out_at_the_forum_is_told() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let (told, silent) = (Recorder::start(&[ELSEWHERE]).await, Recorder::silent().await);
    let site = Site::plain(&forum, &allowing(&[&told, &silent]));
    let (app, dead) = (add_app(&site, "Wiki", &told), add_app(&site, "Dead", &silent));
    let proxy = Recorder::start(&[]).await;
    let through = proxy.origin();
    let names = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];
    let portico = site.start_with(&names.map(|name| (name, through.as_str())));
    let here = log_in(&forum, "/login", "lena").await;
    let elsewhere = log_in(&forum, "/login", "lena").await;
    let client = Client::new(portico.url(""), &app, &here);
    let (tokens, id_token) = whole_login(&client).await;
    let (other, other_id) = whole_login(&client.of(&elsewhere)).await;
    let (at_dead, dead_id) = whole_login(&Client::new(portico.url(""), &dead, &here)).await;
    assert_eq!(id_token["sid"], dead_id["sid"], "one session, whatever app");
    assert_ne!(id_token["sid"], other_id["sid"], "another browser");

    leave(&portico, &here).await;
    let heard = told.hears(2).await;
    let (header, claims) = token(&portico, &heard[0]).await;
    assert_eq!(header["typ"], "logout+jwt");
    assert_eq!(claims["iss"], id_token["iss"]);
    assert_eq!(claims["aud"], app.id.as_str());
    assert_eq!(claims["sub"], id_token["sub"]);
    assert_eq!(claims["sid"], id_token["sid"]);
    let event = serde_json::json!({ "http://schemas.openid.net/event/backchannel-logout": {} });
    assert_eq!(claims["events"], event);
    assert_eq!(claims.get("nonce"), None);
    let life = claims["exp"].as_i64().expect("exp") - claims["iat"].as_i64().expect("iat");
    assert!((1..=120).contains(&life), "{life}");
    // A redirect is a failure and is not followed; the retry has a token of its own.
    let (_, again) = token(&portico, &heard[1]).await;
    assert_eq!(again["sid"], claims["sid"]);
    assert_ne!(again["jti"], claims["jti"]);
    assert!(!heard[1].to_ascii_lowercase().contains("cookie:"), "what the app set is not kept: {}", heard[1]);
    assert_eq!(proxy.heard(), Vec::<String>::new(), "no proxy of the environment hears of it");
    assert!(is_refused(&client, &tokens.refresh).await, "the grant ended with the session");
    assert!(is_refused(&Client::new(portico.url(""), &dead, &here), &at_dead.refresh).await);
    let answer = client.of(&elsewhere).refresh(&other.refresh).await.expect("an answer");
    assert!(is_alive(&answer), "the other browser: {}", answer.short());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_survives_a_kill() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let mut recorder = Recorder::silent().await;
    let site = Site::plain(&forum, &allowing(&[&recorder]));
    let app = add_app(&site, "Wiki", &recorder);
    let portico = site.start();
    let cookie = log_in(&forum, "/login", "lena").await;
    let client = Client::new(portico.url(""), &app, &cookie);
    let (tokens, id_token) = whole_login(&client).await;
    leave(&portico, &cookie).await;
    until("the grant ends", PATIENCE, || is_refused(&client, &tokens.refresh)).await;
    portico.kill();
    let portico = site.start();
    recorder.listen();
    let heard = recorder.hears(1).await;
    let (_, claims) = token(&portico, heard.last().expect("a notice")).await;
    assert_eq!(claims["sid"], id_token["sid"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_is_told_and_a_forum_that_is_down_ends_nothing() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let recorder = Recorder::start(&[BUSY]).await;
    let site = Site::plain_rechecked(&forum, "1s", &allowing(&[&recorder]));
    let app = add_app(&site, "Wiki", &recorder);
    let portico = site.start();
    let (lena, marta) = (log_in(&forum, "/login", "lena").await, log_in(&forum, "/login", "marta").await);
    let client = Client::new(portico.url(""), &app, &lena);
    let (banned, id_token) = whole_login(&client).await;
    let (kept, _) = whole_login(&client.of(&marta)).await;

    forum.ban("lena", None).await.expect("a member");
    let heard = recorder.hears(2).await;
    let (_, claims) = token(&portico, &heard[1]).await;
    assert_eq!((&claims["sub"], claims.get("sid")), (&id_token["sub"], None), "all sessions of the member");
    assert!(is_refused(&client, &banned.refresh).await);
    forum.unban("lena").await.expect("a member");
    assert!(is_refused(&client, &banned.refresh).await, "lifting the ban brings nothing back");

    let address = forum.address();
    forum.stop().await;
    // Some rounds of looking at members again.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let again: SampleForum = forum_at(address, Flavour::Plain { returns: true }).await;
    until("the login of the other member lives", PATIENCE, || async {
        client.refresh(&kept.refresh).await.is_ok_and(|answer| is_alive(&answer))
    })
    .await;
    assert_eq!(recorder.heard().len(), 2, "and nobody was told otherwise");
    drop(again);
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_an_app_is_told() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let recorder = Recorder::start(&[]).await;
    let site = Site::plain(&forum, &allowing(&[&recorder]));
    let app = add_app(&site, "Wiki", &recorder);
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let (_, id_token) = whole_login(&client).await;
    site.command(&["app", "delete", &app.id, "--yes"]);
    let heard = recorder.hears(1).await;
    let (_, claims) = token(&portico, &heard[0]).await;
    assert_eq!((&claims["sub"], &claims["aud"]), (&id_token["sub"], &Value::from(app.id.as_str())));
}

const APPS: usize = 1_000;
/// How many notices are on the way at a time, and what a running gateway has open besides, with room to spare.
const OPEN_MAX: usize = 256 + 200;

/// One app of a thousand, at `recorder`.
fn notice(number: usize, app: &str, recorder: &Recorder) -> Notice {
    Notice {
        id: uuid::Uuid::from_u128(number as u128),
        due: UnixSeconds(0),
        attempts: 0,
        client: ClientId(app.to_owned()),
        uri: format!("{}?app={app}", recorder.uri()),
        algorithm: None,
        member: MemberId::Number(7),
        sid: None,
    }
}

/// A queue as a bad day leaves it, in the store of a gateway that does not run.
async fn fill_queue(site: &Site, notices: &[Notice]) {
    use crate::store_suite::samples;
    let store = SledStore::open_now(Settings::new(site.data().join("store"))).expect("a store");
    store.put_code(&samples::hash("code 1"), &samples::code("queue", 7), None).await.expect("a code");
    let code = samples::code("queue", 7);
    let bought = samples::bought(1, "queue", 7);
    store.redeem(&samples::hash("code 1"), &bought).await.expect("a grant");
    let login = Login { member: code.member.id, client: ClientId("queue".to_owned()), sid: bought.grant.sid };
    assert!(store.end_logins(&[login], notices).await.expect("a queue"));
}

/// Most are well; some never answer, one of them with a long queue, and some fail. One after the other the dead ones alone
/// would take longer than the patience of this test.
#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_apps_are_told_whatever_becomes_of_some() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let (told, silent) = (Recorder::start(&[]).await, Recorder::silent().await);
    let broken = Recorder::start(&[BUSY; 200]).await;
    let site = Site::plain(&forum, &allowing(&[&told, &silent, &broken]));
    let mut notices: Vec<Notice> = (0..APPS)
        .map(|number| match number % 20 {
            0 | 1 => notice(number, &format!("dead-{number}"), &silent),
            2 => notice(number, &format!("broken-{number}"), &broken),
            _ => notice(number, &format!("well-{number}"), &told),
        })
        .collect();
    notices.extend((0..100).map(|number| notice(APPS + number, "a-long-queue", &silent)));
    fill_queue(&site, &notices).await;
    let well = notices.iter().filter(|notice| notice.client.0.starts_with("well-")).count();
    let portico = site.start();
    let mut open = 0;
    let names = |heard: Vec<String>| -> std::collections::BTreeSet<String> {
        heard.iter().filter_map(|request| Some(request.split_once("?app=")?.1.split_once(' ')?.0.to_owned())).collect()
    };
    let begun = std::time::Instant::now();
    while names(told.heard()).len() < well {
        assert!(begun.elapsed() < PATIENCE, "{} of {well} were told", names(told.heard()).len());
        open = open.max(portico.open_files());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(open < OPEN_MAX, "{open} files and connections");
    println!("{well} of {APPS} apps told in {:?} beside the others, {open} files and connections", begun.elapsed());
    broken.hears(APPS / 20).await;
}

/// On this machine, and nobody listed it.
#[tokio::test(flavor = "multi_thread")]
async fn a_private_address_is_not_asked() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let recorder = Recorder::start(&[]).await;
    let site = Site::plain(&forum, "");
    let app = add_app(&site, "Wiki", &recorder);
    let portico = site.start();
    let cookie = log_in(&forum, "/login", "lena").await;
    let client = Client::new(portico.url(""), &app, &cookie);
    let (tokens, _) = whole_login(&client).await;
    leave(&portico, &cookie).await;
    until("the grant ends", PATIENCE, || is_refused(&client, &tokens.refresh)).await;
    until("the log says so", PATIENCE, || async { portico.log().iter().any(|line| line.contains("P443")) }).await;
    assert_eq!(recorder.heard(), Vec::<String>::new());
}
