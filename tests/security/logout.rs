//! Log-outs that apps ask for, and where the program itself may be sent to.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::Response;
use portico::adapters::notify_http::HttpNotifier;
use portico::adapters::outbound::{Names, Outbound, SystemNames, all_public, target};
use portico::model::{ClientId, LoginsOf, MemberId, RequestFacts};
use portico::ports::{NotSent, Notifier as _};
use serde_json::Value;

use super::{encoded, get, json, location, log_in, text, token};
use crate::doubles::ForumState;
use crate::transcripts::Theatre;

const COOKIE: &str = "forum_session=anna";
const AFTER: &str = "https://chat.example/bye";

async fn theatre() -> Theatre {
    let theatre = Theatre::open().await;
    let store = &theatre.stage.ports.store;
    let mut client = store.client(&ClientId("trusted".into())).await.expect("a store").expect("an app");
    client.post_logout_redirect_uris = vec![AFTER.to_owned()];
    client.backchannel_logout_uri = Some("https://chat.example/told".to_owned());
    assert!(store.update_client(&client).await.expect("a store"));
    theatre
}

fn body(response: &Response<Bytes>) -> String {
    String::from_utf8_lossy(response.body()).into_owned()
}

/// The value of a hidden field of a form.
fn field(html: &str, name: &str) -> String {
    let (_, rest) =
        html.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name}: {html}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn answer(theatre: &Theatre, cookie: &str, form: &str, more: &[(&str, &str)]) -> Response<Bytes> {
    let mut fields = vec![
        ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()),
        ("cookie".to_owned(), cookie.to_owned()),
        ("origin".to_owned(), "https://forum.example".to_owned()),
    ];
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    theatre.send("POST", "/oauth/logout", &fields, form).await
}

async fn is_alive(theatre: &Theatre, refresh: &str) -> bool {
    token(theatre, &format!("grant_type=refresh_token&refresh_token={refresh}")).await.status() == 200
}

async fn queued(theatre: &Theatre) -> usize {
    let store = &theatre.stage.ports.store;
    let now = theatre.stage.ports.clock.now();
    store.take_notices(now, 100, 100, now.plus(100)).await.expect("a store").len()
}

/// Whoever follows a link is asked; only his own click ends anything.
#[tokio::test]
async fn a_log_out_is_asked_for_and_ends_the_session() {
    let theatre = theatre().await;
    let tokens = log_in(&theatre).await;
    let refresh = text(&tokens, "refresh_token");
    let hint = text(&tokens, "id_token");
    let query = format!("id_token_hint={hint}&post_logout_redirect_uri={}&state=s%201", encoded(AFTER));
    let asked = get(&theatre, &format!("/oauth/logout?{query}"), COOKIE).await;
    assert_eq!(asked.status(), 200);
    assert_eq!(asked.headers()["cache-control"], "no-store");
    let html = body(&asked);
    assert!(html.contains("Chat"), "the apps that will be told: {html}");
    let ticket = field(&html, "ticket");
    let form = |request: &str, decision: &str| format!("request={}&ticket={ticket}{decision}", encoded(request));

    for (what, cookie, form, more) in [
        ("another session's form", "forum_session=carla", form(&query, "&decision=leave"), &[][..]),
        ("a made-up ticket", COOKIE, format!("request={}&ticket=AAAA&decision=leave", encoded(&query)), &[]),
        ("for another address", COOKIE, form(&query.replace("s%201", "s2"), "&decision=leave"), &[]),
        ("no decision", COOKIE, form(&query, ""), &[]),
        ("twice", COOKIE, form(&query, "&decision=leave&decision=stay"), &[]),
        ("from another site", COOKIE, form(&query, "&decision=leave"), &[("sec-fetch-site", "cross-site")]),
    ] {
        let refused = answer(&theatre, cookie, &form, more).await;
        assert_eq!(refused.status(), 403, "{what}");
        assert!(body(&refused).contains("P444"), "{what}");
    }
    let stays = answer(&theatre, COOKIE, &form(&query, "&decision=stay"), &[]).await;
    assert_eq!(location(&stays), "https://chat.example/bye?state=s%201");
    assert_eq!(queued(&theatre).await, 0, "nothing has ended");

    let left = answer(&theatre, COOKIE, &form(&query, "&decision=leave"), &[]).await;
    let html = body(&left);
    assert_eq!(left.status(), 200, "{html}");
    assert!(html.contains("href=\"https://forum.example/logout\""), "the forum's own log-out: {html}");
    assert!(html.contains("https://chat.example/bye?state=s%201"), "and the way back: {html}");
    assert!(html.contains("If that did not log you out"), "a link may not be enough for the forum: {html}");
    assert!(!html.contains("have been told"), "nobody has been told yet, and perhaps nobody will be: {html}");
    assert!(!is_alive(&theatre, refresh).await, "its grants have ended");
    assert_eq!(queued(&theatre).await, 1, "and the app will be told, once");
    // Twice does no harm.
    let again = answer(&theatre, COOKIE, &form(&query, "&decision=leave"), &[]).await;
    assert_eq!(again.status(), 200);
    assert_eq!(queued(&theatre).await, 0);
    // A guest has nothing to be asked about.
    let over = get(&theatre, &format!("/oauth/logout?{query}"), "").await;
    assert_eq!(location(&over), "https://chat.example/bye?state=s%201");
}

/// Who has yet to log out of the forum is not told that he has.
#[tokio::test]
async fn a_forum_whose_logout_nobody_knows_is_left_by_hand() {
    let theatre = theatre().await;
    theatre.stage.forum.set(ForumState::CannotReturn);
    let asked = get(&theatre, "/oauth/logout", COOKIE).await;
    let form = format!("request=&ticket={}&decision=leave", field(&body(&asked), "ticket"));
    let left = body(&answer(&theatre, COOKIE, &form, &[]).await);
    assert!(left.contains("One more step") && !left.contains("You are logged out"), "{left}");
    assert!(left.contains("Open <bdi>"), "a link to the forum: {left}");
}

/// It has logged him out itself, or would not have sent him here.
#[tokio::test]
async fn the_app_that_asks_is_none_of_those_that_cannot_be_told() {
    let theatre = theatre().await;
    let store = &theatre.stage.ports.store;
    let mut client = store.client(&ClientId("trusted".into())).await.expect("a store").expect("an app");
    client.backchannel_logout_uri = None;
    assert!(store.update_client(&client).await.expect("a store"));
    let tokens = log_in(&theatre).await;
    let heading = "cannot be told";
    let hinted = get(&theatre, &format!("/oauth/logout?id_token_hint={}", text(&tokens, "id_token")), COOKIE).await;
    assert!(!body(&hinted).contains(heading), "{}", body(&hinted));
    let nameless = get(&theatre, "/oauth/logout", COOKIE).await;
    assert!(body(&nameless).contains(heading), "asked by nobody, it is one of them: {}", body(&nameless));
}

/// Whoever has an ID token of one app, or made that app himself, ends nothing at the others without the member.
#[tokio::test]
async fn a_hint_without_a_session_ends_only_its_own_app() {
    let theatre = theatre().await;
    let store = &theatre.stage.ports.store;
    let mut other = crate::doubles::app("other");
    other.trusted = true;
    store.add_client(&other).await.expect("a new app");
    for (disabled, own_goes_on) in [(true, true), (false, false)] {
        let tokens = log_in(&theatre).await;
        let asked = format!("/oauth/authorize?client_id=other&{}", super::USUAL);
        let authorized = get(&theatre, &asked, COOKIE).await;
        let code = super::parameter(location(&authorized), "code").expect("a code");
        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&client_id=other&\
             client_secret=s3cret"
        );
        let elsewhere = json(&super::post(&theatre, "/oauth/token", "application/x-www-form-urlencoded", &form).await);
        let disable = async |disabled: bool| {
            let mut client = store.client(&ClientId("trusted".into())).await.expect("a store").expect("an app");
            client.disabled = disabled;
            assert!(store.update_client(&client).await.expect("a store"));
        };
        disable(disabled).await;
        let sent = get(&theatre, &format!("/oauth/logout?id_token_hint={}", text(&tokens, "id_token")), "").await;
        assert_eq!(sent.status(), 200);
        assert_eq!(super::userinfo(&theatre, text(&elsewhere, "access_token")).await, 200, "the other app goes on");
        disable(false).await;
        assert_eq!(is_alive(&theatre, text(&tokens, "refresh_token")).await, own_goes_on, "disabled: {disabled}");
    }
}

/// The addresses after a log-out: exactly the registered ones, for an app that is named truly.
#[tokio::test]
async fn after_a_log_out_only_to_registered_addresses() {
    let theatre = theatre().await;
    let hint = text(&log_in(&theatre).await, "id_token").to_owned();
    theatre.stage.clock.0.fetch_add(3_600, Ordering::SeqCst);
    let spoilt = hint.replace('.', ".A");
    let after = encoded(AFTER);
    for (what, query, to) in [
        ("an expired hint", format!("id_token_hint={hint}&post_logout_redirect_uri={after}&state=s"), Some("?state=s")),
        ("without state", format!("id_token_hint={hint}&post_logout_redirect_uri={after}"), Some("")),
        ("by client_id", format!("client_id=trusted&post_logout_redirect_uri={after}"), Some("")),
        ("both", format!("client_id=trusted&id_token_hint={hint}&post_logout_redirect_uri={after}"), Some("")),
        ("a spoilt hint", format!("id_token_hint={spoilt}&post_logout_redirect_uri={after}"), None),
        (
            "a spoilt hint beside client_id",
            format!("client_id=trusted&id_token_hint={spoilt}&post_logout_redirect_uri={after}"),
            None,
        ),
        ("nobody", format!("post_logout_redirect_uri={after}"), None),
        ("unknown app", format!("client_id=nobody&post_logout_redirect_uri={after}"), None),
        ("another app's", format!("client_id=chat&post_logout_redirect_uri={after}"), None),
        ("a query added", format!("id_token_hint={hint}&post_logout_redirect_uri={after}%3Fx"), None),
        ("another path", format!("id_token_hint={hint}&post_logout_redirect_uri={after}2"), None),
        ("another host", format!("id_token_hint={hint}&post_logout_redirect_uri=https%3A%2F%2Fevil.test%2Fbye"), None),
        ("only state", "state=s".to_owned(), None),
        ("nothing", String::new(), None),
    ] {
        // A guest is sent on at once, so the address shows; a member would be asked first.
        let sent = get(&theatre, &format!("/oauth/logout?{query}"), "").await;
        let want = to.map(|more| format!("{AFTER}{more}")).unwrap_or_default();
        assert_eq!(location(&sent), want, "{what}");
        assert_eq!(sent.status(), if to.is_some() { 303 } else { 200 }, "{what}");
        let member = get(&theatre, &format!("/oauth/logout?{query}"), COOKIE).await;
        assert_eq!((member.status().as_u16(), location(&member)), (200, ""), "{what}: a member is asked");
        // The member sees no way back; the operator reads why.
        for answer in [&sent, &member] {
            let facts = answer.extensions().get::<RequestFacts>().expect("facts");
            let cause = to.is_none() && query.contains("post_logout");
            assert_eq!((facts.code, facts.detail.is_some()), (cause.then_some("P402"), cause), "{what}: {facts:?}");
            if what == "another path" {
                let told = facts.detail.as_deref().unwrap_or_default();
                assert!(told.contains("/bye2\", registered [\"https://chat.example/bye\"]"), "{told}");
            }
        }
    }
    for (what, query) in [
        ("the hint of another app", format!("client_id=chat&id_token_hint={hint}")),
        ("twice", "client_id=trusted&client_id=trusted".to_owned()),
    ] {
        let refused = get(&theatre, &format!("/oauth/logout?{query}"), COOKIE).await;
        assert_eq!(refused.status(), 403, "{what}");
    }
}

/// A picture in a post on another site logs nobody out, and neither does a form without the forum's cookies.
#[tokio::test]
async fn nobody_is_logged_out_from_elsewhere() {
    let theatre = theatre().await;
    let tokens = log_in(&theatre).await;
    let target = format!("/oauth/logout?id_token_hint={}", text(&tokens, "id_token"));
    let picture = [("cookie".to_owned(), COOKIE.to_owned()), ("sec-fetch-dest".to_owned(), "image".to_owned())];
    let refused = theatre.send("GET", &target, &picture, "").await;
    assert_eq!(refused.status(), 403);
    // A POST of an app comes without the forum's cookies; the GET that follows has them, and asks.
    let form = format!("id_token_hint={}&state=s", text(&tokens, "id_token"));
    let sent = answer(&theatre, "", &form, &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(sent.status(), 303);
    assert_eq!(location(&sent), format!("/oauth/logout?{form}"));
    let asked = get(&theatre, location(&sent), COOKIE).await;
    assert!(body(&asked).contains("name=\"ticket\""));
    theatre.stage.forum.set(ForumState::Down);
    let down = get(&theatre, &target, COOKIE).await;
    assert_eq!(down.status(), 503);
    theatre.stage.forum.set(ForumState::Up);
    assert!(is_alive(&theatre, text(&tokens, "refresh_token")).await, "nothing has ended");
}

/// Whom the forum bans is out everywhere with the first app that asks, and the apps hear of it.
#[tokio::test]
async fn a_refused_refresh_ends_all_logins_of_the_member() {
    let theatre = theatre().await;
    let tokens = log_in(&theatre).await;
    let claims = json(&get_userinfo(&theatre, text(&tokens, "access_token")).await);
    theatre.stage.forum.ban("anna");
    assert!(!is_alive(&theatre, text(&tokens, "refresh_token")).await);
    assert_eq!(queued(&theatre).await, 1);
    let of = LoginsOf::Member(MemberId::Number(text(&claims, "sub").parse().expect("a number")));
    assert_eq!(theatre.stage.ports.store.logins(&of).await.expect("a store"), []);
    theatre.stage.forum.unban_all();
    assert!(!is_alive(&theatre, text(&tokens, "refresh_token")).await);
}

/// So does an app that only looks whether its tokens still work, whichever of them it shows.
#[tokio::test]
async fn a_refused_look_ends_all_logins_of_the_member() {
    for name in ["access_token", "refresh_token"] {
        let theatre = theatre().await;
        let tokens = log_in(&theatre).await;
        theatre.stage.forum.ban("anna");
        let form = format!("token={}&client_id=trusted&client_secret=s3cret", text(&tokens, name));
        let kind = "application/x-www-form-urlencoded";
        let answer = super::post(&theatre, "/oauth/introspect", kind, &form).await;
        assert_eq!((answer.status().as_u16(), body(&answer).as_str()), (200, "{\"active\":false}"), "{name}");
        assert_eq!(queued(&theatre).await, 1, "{name}: and the app is told");
        theatre.stage.forum.unban_all();
        assert!(!is_alive(&theatre, text(&tokens, "refresh_token")).await, "{name}");
        assert_eq!(super::userinfo(&theatre, text(&tokens, "access_token")).await, 401, "{name}");
    }
}

/// An app that was disabled is none: no browser is sent there, also not after a log-out.
#[tokio::test]
async fn a_disabled_app_is_no_place_to_go_after_a_log_out() {
    let theatre = theatre().await;
    let hint = text(&log_in(&theatre).await, "id_token").to_owned();
    let store = &theatre.stage.ports.store;
    let mut client = store.client(&ClientId("trusted".into())).await.expect("a store").expect("an app");
    client.disabled = true;
    assert!(store.update_client(&client).await.expect("a store"));
    let after = encoded(AFTER);
    for named in [format!("id_token_hint={hint}"), "client_id=trusted".to_owned()] {
        let sent = get(&theatre, &format!("/oauth/logout?{named}&post_logout_redirect_uri={after}"), "").await;
        assert_eq!((sent.status().as_u16(), location(&sent)), (200, ""), "{named}");
    }
}

async fn get_userinfo(theatre: &Theatre, token: &str) -> Response<Bytes> {
    theatre.send("GET", "/oauth/userinfo", &[("authorization".to_owned(), format!("Bearer {token}"))], "").await
}

/// Every row of the recorded addresses, judged as when a connection would be made.
#[test]
fn where_the_program_itself_may_be_sent() {
    let file: Value = serde_json::from_str(include_str!("../vectors/ssrf-urls.json")).expect("JSON");
    let rows = file["cases"].as_array().expect("cases");
    assert!(rows.len() >= 21);
    for row in rows {
        let (url, listed) = match text(row, "url").split_once(' ') {
            Some((url, _)) => (url, vec!["https://intranet.example".to_owned()]),
            None => (text(row, "url"), Vec::new()),
        };
        let resolved: Vec<IpAddr> = row["resolves"]
            .as_array()
            .map(|list| list.iter().map(|text| text.as_str().expect("a text").parse().expect("an address")).collect())
            .unwrap_or_default();
        let judged = target(url, &listed).is_ok_and(|target| target.listed || all_public(&resolved));
        assert_eq!(judged, row["fetch"].as_bool().expect("a verdict"), "{row}");
    }
}

/// A name that stands for this machine at the second look.
struct Rebound(AtomicUsize);

impl Names for Rebound {
    fn addresses(&self, _: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(vec!["127.0.0.1".parse().expect("an address")]) })
    }
}

fn notifier(allow: Vec<String>, names: Arc<dyn Names>) -> HttpNotifier {
    HttpNotifier::new(Arc::new(Outbound::new(allow, names).expect("a client")))
}

/// What a name stands for is judged when the connection is made; nothing arrives at the private address.
#[tokio::test]
async fn a_name_is_judged_by_what_it_stands_for_now() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let names = Arc::new(Rebound(AtomicUsize::new(0)));
    let notifier = notifier(Vec::new(), names.clone());
    let uri = format!("https://rp.example:{port}/told");
    assert_eq!(notifier.send(&uri, "token").await, Err(NotSent::Forbidden));
    assert_eq!(names.0.load(Ordering::SeqCst), 1);
    let nobody = tokio::time::timeout(std::time::Duration::from_millis(200), listener.accept()).await;
    assert!(nobody.is_err(), "nobody connected");
}

/// An app that answers without an end; what it could send is counted.
async fn endless(begin: &'static [u8], more: &'static [u8]) -> (String, Arc<AtomicUsize>) {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 4096]).await;
            let mut part = begin.to_vec();
            while stream.write_all(&part).await.is_ok() {
                counted.fetch_add(part.len(), Ordering::SeqCst);
                part = more.repeat(1_000);
            }
        }
    });
    (origin, sent)
}

/// What an app answers is cut off. What its machine and ours keep in between is no more than some megabytes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_without_an_end_is_not_read() {
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100000000000\r\n\r\n";
    const CHUNKED: &[u8] = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    const FIELDS: &[u8] = b"HTTP/1.1 200 OK\r\n";
    for (what, begin, more, want) in [
        ("a length", HEAD, &b"xxxxxxxxxxxxxxxx"[..], Ok(())),
        ("chunks", CHUNKED, b"10\r\nxxxxxxxxxxxxxxxx\r\n", Ok(())),
        ("fields", FIELDS, b"a: xxxxxxxxxxxxxxxx\r\n", Err(NotSent::NoAnswer)),
    ] {
        let (origin, sent) = endless(begin, more).await;
        let notifier = notifier(vec![origin.clone()], Arc::new(SystemNames));
        assert_eq!(notifier.send(&format!("{origin}/told"), "token").await, want, "{what}");
        let sent = sent.load(Ordering::SeqCst);
        assert!(sent < 64 * 1024 * 1024, "{what}: {sent} bytes");
    }
}

/// Of localhost, signed by itself, for a hundred years. Nothing else uses it.
const UNTRUSTED: &str = "\
-----BEGIN CERTIFICATE-----
MIIBlDCCATugAwIBAgIUeXygdNnZ85jnWksEl7Iek1zFTLEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA0MTQxMloYDzIxMjYxMDI5
MDQxNDEyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT+/KS/FwcXdMBqy42tPGEY9DxdV6YJEW/eaZz/LpXuucEZxuLSif0x
dNy12HI2LALIP1LPhhVyhlgRIj5AUu2ro2kwZzAdBgNVHQ4EFgQUfNY3qHrDjKXt
JSZPvJ/wiqzc2ckwHwYDVR0jBBgwFoAUfNY3qHrDjKXtJSZPvJ/wiqzc2ckwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
RwAwRAIgMg1gskolEax1DiUvC0fg8M6xQN28LkmVtR2b4zSI/D8CIDe7aT7jf2EJ
HahYLeUja6dbG6PvVRACS7yB3qW/4iuw
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgobroOIV19vnpFksh
ftILjke1KNhW6vTn9WtgSZjC94ihRANCAAT+/KS/FwcXdMBqy42tPGEY9DxdV6YJ
EW/eaZz/LpXuucEZxuLSif0xdNy12HI2LALIP1LPhhVyhlgRIj5AUu2r
-----END PRIVATE KEY-----
";

/// A listed origin may be private, but it must be who it says it is.
#[test]
fn nobody_is_told_behind_a_certificate_that_is_not_trusted() {
    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use std::io::Read as _;
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    let certificate = CertificateDer::from_pem_slice(UNTRUSTED.as_bytes()).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(UNTRUSTED.as_bytes()).expect("a key");
    let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key);
    let config = Arc::new(config.expect("a pair"));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("https://localhost:{}", listener.local_addr().expect("an address").port());
    let app = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut tls = rustls::ServerConnection::new(config).expect("a connection");
        let mut heard = Vec::new();
        let _ = rustls::Stream::new(&mut tls, &mut stream).read_to_end(&mut heard);
        heard
    });
    let sent = tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let names = Arc::new(Rebound(AtomicUsize::new(0)));
        let notifier = notifier(vec![origin.clone()], names);
        notifier.send(&format!("{origin}/told"), "token").await
    });
    assert_eq!(sent, Err(NotSent::NoAnswer));
    assert_eq!(app.join().expect("its end"), b"", "nothing was said");
}
