//! What web servers of APIs are told of whoever asks.

use std::time::Duration;

use serde_json::Value;

use super::*;
use crate::faults::until;

const PATIENCE: Duration = Duration::from_secs(30);
const API: &str = "[[api]]\npath = \"/api\"\nscopes = [\"openid\"]\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_token_passes_and_says_whose_it_is() {
    let (shop, more) = (Web::start("shop"), format!("access_tokens = \"opaque\"\n{API}"));
    let more =
        format!("{more}[[api]]\npath = \"/shop\"\nkeep_token = true\nservers = [\"http://127.0.0.1:{}\"]\n", shop.port);
    let stage = Stage::with(&more).await;
    for jwt in [false, true] {
        if jwt {
            stage.site.command(&["app", "edit", &stage.app.id, "--access-tokens", "jwt"]);
        }
        let tokens = stage.log_in("josé núñez").await;
        assert_eq!(tokens.access.contains('.'), jwt, "{}", tokens.access);
        let answer = stage.bearer("/api/me?x=1", &tokens.access).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "web"));
        let got = last(&stage.web.sign);
        assert!(got.starts_with("GET /api/me?x=1 HTTP/1.1\r\n"), "{got}");
        for (name, want) in [
            ("remote-user", Some("jose-nunez")),
            ("remote-name", Some("jos%C3%A9 n%C3%BA%C3%B1ez")),
            ("remote-groups", Some("Members")),
            ("remote-client", Some(stage.app.id.as_str())),
            ("remote-scope", Some("offline_access openid profile")),
            ("authorization", None),
        ] {
            assert_eq!(field(&got, name), want, "{name} in {got}");
        }
        // Another API has its own servers, and wants the token.
        let answer = stage.bearer("/shop/orders", &tokens.access).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "shop"));
        let got = last(&shop.sign);
        assert_eq!(field(&got, "remote-user"), Some("jose-nunez"), "{got}");
        assert_eq!(field(&got, "authorization"), Some(format!("Bearer {}", tokens.access).as_str()), "{got}");
    }
    // An address that the forum has not confirmed is told nobody.
    let nadia = stage.log_in("nadia").await;
    stage.bearer("/api/me", &nadia.access).await;
    let got = last(&stage.web.sign);
    assert_eq!((field(&got, "remote-user"), field(&got, "remote-email")), (Some("nadia"), Some("")), "{got}");
    // Everything else is the forum's, as it came.
    let answer = stage.bearer("/apis?x", "whatever").await;
    assert_eq!(answer.body, "web");
    let got = last(&stage.web.sign);
    assert_eq!((field(&got, "authorization"), field(&got, "remote-user")), (Some("Bearer whatever"), None), "{got}");
    let passed = stage.metric("portico_api_requests_total{api=\"/api\",outcome=\"ok\"}").await;
    assert!((passed - 3.0).abs() < 0.1, "{passed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn an_app_in_its_own_name_passes_only_where_it_may() {
    let more = format!("{API}[[api]]\npath = \"/jobs\"\nwithout_member = true\n");
    let stage = Stage::prepared(&more, &[], |site, app| {
        site.command(&["app", "edit", &app.id, "--client-credentials=true"]);
    });
    let stage = stage.await;
    let request = stage.http.post(stage.portico.url("/oauth/token")).basic_auth(&stage.app.id, Some(&stage.app.secret));
    let answer = send(request.form(&[("grant_type", "client_credentials")])).await.expect("an answer");
    let token = answer.json("access_token");
    assert!(!token.is_empty(), "{}", answer.short());
    let refused = stage.bearer("/api/me", &token).await;
    assert_eq!((refused.status.as_u16(), refused.json("error").as_str()), (403, "insufficient_scope"));
    let answer =
        send(stage.request("/jobs").bearer_auth(&token).header("remote-user", "root")).await.expect("an answer");
    assert_eq!(answer.status, 200, "{}", answer.short());
    let got = last(&stage.web.sign);
    assert_eq!(
        (field(&got, "remote-client"), field(&got, "remote-user")),
        (Some(stage.app.id.as_str()), None),
        "{got}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn scripts_ask_first_only_where_they_may() {
    let more = format!("{API}[[api]]\npath = \"/open\"\npreflight = true\nmethods = [\"GET\"]\n");
    let stage = Stage::with(&more).await;
    let preflight = async |path: &str, method: Option<&str>| {
        let request = stage.http.request(http::Method::OPTIONS, stage.portico.url(path));
        let request = request.header("origin", "https://app.example").header("remote-user", "root");
        let request = match method {
            Some(method) => request.header("access-control-request-method", method),
            None => request,
        };
        send(request).await.expect("an answer")
    };
    let answer = preflight("/open/x", Some("GET")).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "web"));
    assert_eq!(field(&last(&stage.web.sign), "remote-user"), None, "nobody asks");
    let asked = stage.web.sign.count("OPTIONS");
    assert_eq!(preflight("/open/x", None).await.status, 405, "not a browser's question");
    assert_eq!(preflight("/api/x", Some("GET")).await.status, 401);
    // Nor is what wants more than an answer: servers of WebSockets may not look at the method.
    for wants_more in [true, false] {
        let request = stage.http.request(http::Method::OPTIONS, stage.portico.url("/open/x"));
        let request = request.header("origin", "https://app.example").header("access-control-request-method", "GET");
        let request = match wants_more {
            true => request.header("connection", "upgrade").header("upgrade", "websocket"),
            false => request.body("abc"),
        };
        assert_eq!(send(request).await.expect("an answer").status, 405, "to speak on: {wants_more}");
    }
    assert_eq!(stage.web.sign.count("OPTIONS"), asked);
    // Scripts read why they are refused.
    let refused = stage.get("/open/x").await;
    assert_eq!((refused.status.as_u16(), refused.header("access-control-allow-origin")), (401, "*"));
    assert_eq!(stage.get("/api/x").await.header("access-control-allow-origin"), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn clients_find_out_what_an_api_wants() {
    let stage = Stage::with(&format!("{API}any_scope = [\"email\", \"groups\"]\nrealm = \"The board\"\n")).await;
    let refused = stage.get("/api/x").await;
    let at = "http://localhost:8080/.well-known/oauth-protected-resource/api";
    let challenge = format!("Bearer realm=\"The board\", resource_metadata=\"{at}\"");
    assert_eq!((refused.status.as_u16(), refused.header("www-authenticate")), (401, challenge.as_str()));
    let request = stage.request("/.well-known/oauth-protected-resource/api").header("host", "localhost:8080");
    let answer = send(request).await.expect("an answer");
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (200, "*"));
    let told: Value = serde_json::from_str(&answer.body).expect("JSON");
    let want = serde_json::json!({
        "resource": "http://localhost:8080/api",
        "authorization_servers": ["http://localhost:8080"],
        "bearer_methods_supported": ["header"],
        "resource_name": "The board",
        "scopes_supported": ["email", "groups", "openid"],
    });
    assert_eq!(told, want);
    assert!(stage.get("/.well-known/oauth-protected-resource/other").await.body == "web", "the forum's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn operators_see_each_api_and_what_is_wrong_with_it() {
    let mut shop = Web::start("shop");
    let own = format!("servers = [\"http://127.0.0.1:{}\"]\n", shop.port);
    let more = format!(
        "{API}[[api]]\npath = \"/shop\"\n{own}[[api]]\npath = \"/staff\"\ngroups = [\"Moderators\", \"Stuff\"]\n\
         apps = [\"nobodys\"]\n[console]\ngroups = [\"Administrators\"]\n"
    );
    let stage = Stage::with(&more).await;
    let cookie = log_in(&stage.forum, "/login", "marta").await;
    let health = async || {
        let asked = stage.request("/oauth/admin/health").header("cookie", &cookie);
        send(asked).await.expect("an answer").body
    };
    let page = health().await;
    assert_eq!(page.matches("Protected API").count(), 3, "{page}");
    assert!(page.contains("/api; scopes openid") && page.contains("There is no app nobodys"), "{page}");
    assert!(!page.contains("P210"), "{page}");
    let report = stage.site.command(&["check"]);
    assert_eq!(report["apis"][0], "/api; scopes openid");
    assert!(!report["warnings"].to_string().contains("/shop"), "{report}");
    shop.kill();
    assert_eq!(health().await.matches("P210").count(), 1);
    let report = stage.site.command(&["check"]);
    assert!(report["warnings"].to_string().contains("[[api]] /shop: http://127.0.0.1:"), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn the_log_says_whose_a_web_server_is() {
    let mut shop = Web::start("shop");
    let own = format!("[[api]]\npath = \"/shop\"\nservers = [\"http://127.0.0.1:{}\"]\n", shop.port);
    let mut stage = Stage::with(&own).await;
    let token = stage.log_in("lena").await.access;
    shop.kill();
    stage.web.kill();
    for answer in [stage.bearer("/shop/list", &token).await, stage.get("/").await] {
        assert_eq!(answer.status, 502, "{}", answer.short());
    }
    let of = |port: u16| {
        let server = format!("\"server\":\"http://127.0.0.1:{port}\"");
        let said = |line: &&String| line.contains("a web server is left out") && line.contains(&server);
        stage.portico.log().iter().find(said).cloned().unwrap_or_else(|| panic!("{:?}", stage.portico.log()))
    };
    assert!(of(shop.port).contains("\"api\":\"/shop\""), "{}", of(shop.port));
    assert!(!of(stage.web.port).contains("\"api\""), "{}", of(stage.web.port));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn servers_of_an_api_change_while_it_is_used_and_are_never_shared_by_surprise() {
    let (one, two) = (Web::start("one"), Web::start("two"));
    let at = |web: &Web| format!("\"http://127.0.0.1:{}\"", web.port);
    let stage = Stage::with(&format!("[[api]]\npath = \"/shop\"\nservers = [{}]\n", at(&one))).await;
    let token = stage.log_in("lena").await.access;
    let shop = async || stage.bearer("/shop/list", &token).await.body;
    assert_eq!(shop().await, "one");
    let text = std::fs::read_to_string(stage.site.config()).expect("a file");
    let write = |text: &str| {
        std::fs::write(stage.site.config(), text).expect("written");
        stage.portico.hang_up();
    };
    let moved = text.replace(&at(&one), &at(&two));
    write(&moved);
    until("the other serves", PATIENCE, async || shop().await == "two").await;

    // Where the forum had the API's servers, or the API the forum's, other spellings of its path would have to be judged.
    let told = |times: usize| {
        let log = stage.portico.log();
        log.iter().filter(|line| line.contains("when portico is restarted")).nth(times - 1).cloned()
    };
    let shared = [(at(&stage.web), at(&two), "upstream.servers"), (at(&two), at(&stage.web), "api[0].servers")];
    for (times, (from, to, key)) in shared.into_iter().enumerate() {
        write(&moved.replace(&from, &to));
        until("the log says when", PATIENCE, async || told(times + 1).is_some_and(|line| line.contains(key))).await;
        assert_eq!((stage.get("/%73hop/list").await.body.as_str(), shop().await.as_str()), ("web", "two"), "{key}");
    }
    // Scopes wait, and so does an API that is new; the others go on meanwhile.
    write(&moved.replace("path = \"/shop\"", "path = \"/shop\"\nscopes = [\"email\"]"));
    until("the log says when", PATIENCE, async || told(3).is_some_and(|line| line.contains("api[0].scopes"))).await;
    write(&text.replace("[[api]]", "[[api]]\npath = \"/new\"\n[[api]]"));
    until("the log says when", PATIENCE, async || told(4).is_some_and(|line| line.contains("api[1].servers"))).await;
    assert_eq!(shop().await, "two");
}
