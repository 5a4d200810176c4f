//! What ID tokens and signed access tokens say of a login, and ID tokens as hints.

use std::sync::atomic::Ordering;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico::model::AccessTokenFormat;
use serde_json::Value;

use super::{USUAL, encoded, get, json, location, log_in, parameter, post, text, token, userinfo};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;
use crate::doubles::app;
use crate::transcripts::Theatre;

/// The claims of a token, unchecked.
fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}

fn header(token: &str) -> Value {
    let part = token.split('.').next().expect("three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}

#[tokio::test]
async fn the_time_of_a_login_is_when_it_was_seen_and_stays() {
    let theatre = Theatre::open().await;
    let first = log_in(&theatre).await;
    let began = claims(text(&first, "id_token"))["auth_time"].clone();
    assert_eq!(began, 1_000_000);
    theatre.stage.clock.0.fetch_add(500, Ordering::SeqCst);
    let form = format!("grant_type=refresh_token&refresh_token={}", text(&first, "refresh_token"));
    let refreshed = json(&token(&theatre, &form).await);
    let second = log_in(&theatre).await;
    for tokens in [&refreshed, &second] {
        let claims = claims(text(tokens, "id_token"));
        assert_eq!((&claims["auth_time"], &claims["iat"]), (&began, &Value::from(1_000_500)));
    }
}

#[tokio::test]
async fn a_signed_access_token_has_every_claim_of_its_standard() {
    let theatre = Theatre::open().await;
    let mut api = app("api");
    api.trusted = true;
    api.client_credentials = true;
    api.access_token_format = Some(AccessTokenFormat::Jwt);
    theatre.stage.ports.store.add_client(&api).await.expect("a new app");
    let authorized = get(&theatre, &format!("/oauth/authorize?client_id=api&{USUAL}"), "forum_session=anna").await;
    let code = parameter(location(&authorized), "code").expect("a code");
    let kind = "application/x-www-form-urlencoded";
    let proof = "client_id=api&client_secret=s3cret";
    let form =
        format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&{proof}");
    let tokens = json(&post(&theatre, "/oauth/token", kind, &form).await);
    let access = text(&tokens, "access_token");
    assert_eq!(header(access)["typ"], "at+jwt");
    let told = claims(access);
    for (name, want) in [
        ("iss", "https://forum.example".into()),
        ("aud", "https://forum.example/oauth/userinfo".into()),
        ("sub", "1".into()),
        ("client_id", "api".into()),
        ("scope", "openid profile".into()),
        ("iat", 1_000_000.into()),
        ("exp", 1_000_900.into()),
        ("auth_time", Value::from(1_000_000)),
    ] {
        assert_eq!(told[name], want, "{name}");
    }
    assert_eq!(told["jti"].as_str().map(str::len), Some(43));
    assert_eq!(claims(text(&tokens, "id_token"))["aud"], "api");
    assert_eq!(userinfo(&theatre, access).await, 200);

    let own = json(&post(&theatre, "/oauth/token", kind, &format!("grant_type=client_credentials&{proof}")).await);
    let own = claims(text(&own, "access_token"));
    assert_eq!(
        (&own["sub"], &own["client_id"], &own["auth_time"]),
        (&"client:api".into(), &"api".into(), &Value::Null)
    );
    assert_ne!(own["jti"], told["jti"]);
}

#[tokio::test]
async fn an_id_token_as_a_hint_says_who_is_meant() {
    let theatre = Theatre::open().await;
    let tokens = log_in(&theatre).await;
    let hint = text(&tokens, "id_token").to_owned();
    let ask = |hint: &str, more: &str| {
        format!("/oauth/authorize?client_id=trusted&{USUAL}&id_token_hint={}{more}", encoded(hint))
    };
    let same = get(&theatre, &ask(&hint, "&prompt=none"), "forum_session=anna").await;
    assert!(parameter(location(&same), "code").is_some(), "{}", location(&same));

    let other = get(&theatre, &ask(&hint, "&prompt=none"), "forum_session=carla").await;
    assert_eq!(parameter(location(&other), "error").as_deref(), Some("login_required"));
    let other = get(&theatre, &ask(&hint, ""), "forum_session=carla").await;
    assert!(location(&other).starts_with("/oauth/resume.php?p="), "{}", location(&other));

    // Long after its end it is still a hint.
    theatre.stage.clock.0.fetch_add(90 * 86_400, Ordering::SeqCst);
    let late = get(&theatre, &ask(&hint, "&prompt=none"), "forum_session=anna").await;
    assert!(parameter(location(&late), "code").is_some(), "{}", location(&late));

    let access = text(&tokens, "access_token").to_owned();
    let changed = hint.replacen('.', ".e", 1);
    for (what, bad) in [("an access token", access), ("a changed one", changed), ("nonsense", "x".repeat(9_000))] {
        let refused = get(&theatre, &ask(&bad, ""), "forum_session=anna").await;
        assert_eq!(parameter(location(&refused), "error").as_deref(), Some("invalid_request"), "{what}");
    }
    // Another app's token is none of this one's business.
    let foreign = format!("/oauth/authorize?client_id=chat&{USUAL}&id_token_hint={}", encoded(&hint));
    let refused = get(&theatre, &foreign, "forum_session=anna").await;
    assert_eq!(parameter(location(&refused), "error").as_deref(), Some("invalid_request"));
}

/// A nonce comes back byte for byte up to its limit; beyond it nothing does.
#[tokio::test]
async fn a_long_nonce_passes_unchanged_up_to_a_limit() {
    let theatre = Theatre::open().await;
    for (length, fits) in [(4_096, true), (4_097, false)] {
        let nonce: String = (0..length).map(|at| char::from(b'!' + (at % 90) as u8)).collect();
        let asked = format!("/oauth/authorize?client_id=trusted&{USUAL}&nonce={}", encoded(&nonce));
        let answer = get(&theatre, &asked, "forum_session=anna").await;
        let Some(code) = parameter(location(&answer), "code") else {
            assert!(!fits, "{length}");
            assert_eq!(parameter(location(&answer), "error").as_deref(), Some("invalid_request"));
            continue;
        };
        assert!(fits, "{length}");
        let form = format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb");
        let tokens = json(&token(&theatre, &form).await);
        assert_eq!(claims(text(&tokens, "id_token"))["nonce"], nonce);
    }
}

/// A request of the demo's app, with these wishes.
pub(super) fn path_of(redirect_uri: &str, wishes: &str) -> String {
    format!(
        "/oauth/authorize?client_id=demo-chat&response_type=code&scope=openid&{wishes}&state=s&\
         code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri={}",
        encoded(redirect_uri)
    )
}

/// What the app is told silently: whether the login is older than `max_age`, or all that is missing is a consent.
pub(super) async fn silent(visitor: &mut Visitor, redirect_uri: &str, max_age: u32) -> String {
    let path = path_of(redirect_uri, &format!("prompt=none&max_age={max_age}"));
    let location = visitor.get(&path).await.location.expect("an answer to the app");
    parameter(&location, "error").expect("an error")
}

/// A phpBB as in the demo, by the running program. None of this is a login, though the forum says "guest" or sets other
/// cookies: whoever holds the cookies of an old login must not make it a fresh one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_makes_a_login_younger_without_the_password() {
    let demo = Demo::start("phpbb");
    let app = demo.apps(&["show", "demo-chat"]);
    let callback = app["redirect_uris"][0].as_str().expect("an address").to_owned();
    let mut visitor = Visitor::new(&demo.issuer);
    let form = visitor.get("/ucp.php?mode=login").await.body;
    visitor.fill_in(&form, ("lena", "demo", true)).await;
    assert_eq!(silent(&mut visitor, &callback, 3_600).await, "consent_required");
    // Longer than the second that it may be old.
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(silent(&mut visitor, &callback, 1).await, "login_required", "it is old by now");
    let first = (visitor.cookies["phpbb3_demo_sid"].clone(), visitor.cookies["phpbb3_demo_k"].clone());

    // The forum refuses this log-out.
    visitor.get("/ucp.php?mode=logout&sid=0000").await;
    assert_eq!(silent(&mut visitor, &callback, 1).await, "login_required", "after a log-out that failed");

    // Without the cookie that remembers him, which holds in any browser.
    let key = visitor.cookies.insert("phpbb3_demo_k".to_owned(), String::new()).expect("he is remembered");
    let usual = std::mem::replace(&mut visitor.user_agent, "Another browser".to_owned());
    assert_eq!(silent(&mut visitor, &callback, 3_600).await, "login_required", "a guest to the forum");
    visitor.get("/ucp.php?mode=logout&sid=0000").await;
    visitor.user_agent = usual;
    visitor.cookies.insert("phpbb3_demo_k".to_owned(), key.clone());
    assert_eq!(silent(&mut visitor, &callback, 1).await, "login_required", "after another browser");

    // Whoever is to log in anew is not let through with other cookies of the same login.
    let waits = visitor.get(&path_of(&callback, "prompt=login")).await.location.expect("a page that waits");

    // The forum makes a new session of the cookie that remembers him, without a password: for a page, for a form with a
    // wrong password, where the cookie comes twice, so that it is not clear to others which one counts, and where the
    // number beside it is one to PHP alone.
    let key = |visitor: &Visitor| visitor.cookies["phpbb3_demo_k"].clone();
    for (name, cookie, value, asks) in [
        ("a page", "theme", "dark", false),
        ("a form", "theme", "dark", true),
        ("twice", "phpbb3_demo_k", "{key}; phpbb3_demo_k=zzz", true),
        ("a number with a zero before it", "phpbb3_demo_u", "03", true),
        ("two numbers", "phpbb3_demo_u", "3; phpbb3_demo_u=x", true),
    ] {
        let former = visitor.cookies.remove("phpbb3_demo_sid").expect("a session");
        let value = value.replace("{key}", &key(&visitor));
        visitor.cookies.insert(cookie.to_owned(), value);
        match asks {
            false => drop(visitor.get("/").await),
            true => drop(visitor.fill_in(&form, ("lena", "wrong", true)).await),
        }
        let now = visitor.cookies.get("phpbb3_demo_sid").cloned();
        assert_ne!(now, Some(former), "{name}: a new one");
        assert_eq!(silent(&mut visitor, &callback, 1).await, "login_required", "{name}");
        let waiting = visitor.get(&waits).await;
        assert!(waiting.status == 200, "{name}: {}", waiting.body);
    }

    // With the password it is a fresh login.
    let session = visitor.cookies["phpbb3_demo_sid"].clone();
    visitor.get(&format!("/ucp.php?mode=logout&sid={session}")).await;
    assert_eq!(silent(&mut visitor, &callback, 3_600).await, "login_required", "logged out");
    assert_eq!(visitor.get(&waits).await.status, 200);
    let form = visitor.get("/ucp.php?mode=login").await.body;
    visitor.fill_in(&form, ("lena", "demo", true)).await;
    assert_eq!(silent(&mut visitor, &callback, 3_600).await, "consent_required");
    let on = visitor.get(&waits).await;
    assert!(on.status == 303 && on.location.is_some_and(|to| to.starts_with("/oauth/authorize?")), "it goes on");

    // And the old one is no younger by it.
    visitor.cookies.insert("phpbb3_demo_sid".to_owned(), first.0);
    visitor.cookies.insert("phpbb3_demo_k".to_owned(), first.1);
    assert_eq!(silent(&mut visitor, &callback, 1).await, "login_required", "the first one");
}

/// phpBB obeys a log-out with the visitor's own session in it alone: our pages lead him to that one, and nobody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_out_that_our_pages_lead_to_logs_out_of_phpbb() {
    let demo = Demo::start("phpbb");
    let mut visitor = Visitor::new(&demo.issuer);
    visitor.log_in("/ucp.php?mode=login", "lena").await;
    let session = visitor.cookies["phpbb3_demo_sid"].clone();
    let asked = visitor.get("/oauth/logout").await.body;
    assert!(!asked.contains(&session), "a question has no use for it: {asked}");
    let ticket =
        asked.split("name=\"ticket\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a ticket");
    let left = visitor.post("/oauth/logout", &[("ticket", ticket), ("request", ""), ("decision", "leave")]).await;
    assert_eq!(left.header("cache-control"), "no-store");
    assert_eq!(left.header("referrer-policy"), "no-referrer");
    let wanted = format!("{}/ucp.php?mode=logout&sid={session}", demo.issuer);
    assert!(left.body.contains(&format!("href=\"{}\"", wanted.replace('&', "&amp;"))), "{}", left.body);
    assert!(visitor.get("/").await.body.contains(">lena<"), "his own click logs him out");
    visitor.get(&wanted).await;
    assert!(!visitor.get("/").await.body.contains(">lena<"));

    // The page that waits for another login leads there, too.
    visitor.log_in("/ucp.php?mode=login", "lena").await;
    let session = visitor.cookies["phpbb3_demo_sid"].clone();
    let app = demo.apps(&["show", "demo-chat"]);
    let callback = app["redirect_uris"][0].as_str().expect("an address");
    let waits = visitor.get(&path_of(callback, "prompt=login")).await.location.expect("a page that waits");
    let page = visitor.get(&waits).await;
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.body.contains(&format!("mode=logout&amp;sid={session}\"")), "{}", page.body);
}
