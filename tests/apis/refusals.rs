//! Who does not get in, and what he is told.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;
use crate::faults::{database, until};

const MINUTE: Duration = Duration::from_secs(60);

/// What follows the realm in a challenge, up to where the metadata is.
fn challenge(answer: &Answer) -> String {
    let challenge = answer.header("www-authenticate");
    let more = challenge.strip_prefix("Bearer realm=\"portico\"").unwrap_or_else(|| panic!("{challenge:?}"));
    more.split(", resource_metadata=").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn each_refusal_says_what_is_missing() {
    let more = "[[api]]\npath = \"/api\"\nmethods = [\"GET\", \"POST\"]\n[[api]]\npath = \"/api/mail\"\nscopes = [\"email\"]\n\
                [[api]]\npath = \"/api/any\"\nany_scope = [\"email\", \"openid\"]\n\
                [[api]]\npath = \"/staff\"\ngroups = [\"Moderators\"]\n[[api]]\npath = \"/other\"\napps = [\"another\"]\n";
    let stage = Stage::with(more).await;
    let tokens = stage.log_in("lena").await;
    let good = format!("Bearer {}", tokens.access);
    let refresh = format!("Bearer {}", tokens.refresh);
    let long = format!("Bearer {}", "x".repeat(2_000));
    for (path, fields, status, error, more) in [
        ("/api/x", &[][..], 401, "invalid_token", ""),
        ("/api/x", &["Basic abc"], 401, "invalid_token", ""),
        ("/api/x", &["Bearer prt_a_none"], 401, "invalid_token", ", error=\"invalid_token\""),
        ("/api/x", &[long.as_str()], 401, "invalid_token", ", error=\"invalid_token\""),
        ("/api/x", &["Bearer a.b.c"], 401, "invalid_token", ", error=\"invalid_token\""),
        ("/api/x", &[refresh.as_str()], 401, "invalid_token", ", error=\"invalid_token\""),
        ("/api/x", &["Bearer"], 400, "invalid_request", ", error=\"invalid_request\""),
        ("/api/x", &["Bearer a b"], 400, "invalid_request", ", error=\"invalid_request\""),
        ("/api/x", &[good.as_str(), good.as_str()], 400, "invalid_request", ", error=\"invalid_request\""),
        (&format!("/api/x?access_token={}", tokens.access), &[], 400, "invalid_request", ", error=\"invalid_request\""),
        (&format!("/api/x?t={}", tokens.access), &[], 400, "invalid_request", ", error=\"invalid_request\""),
        ("/api/x?access_token=y", &[good.as_str()], 400, "invalid_request", ", error=\"invalid_request\""),
        ("/api/mail", &[good.as_str()], 403, "insufficient_scope", ", error=\"insufficient_scope\", scope=\"email\""),
        ("/other", &[good.as_str()], 401, "invalid_token", ", error=\"invalid_token\""),
    ] {
        let request = fields.iter().fold(stage.request(path), |request, field| request.header("authorization", *field));
        let answer = send(request).await.expect("an answer");
        assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (status, error), "{path} {fields:?}");
        assert_eq!(challenge(&answer), more, "{path} {fields:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let answer = stage.bearer("/staff", &tokens.access).await;
    assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (403, "access_denied"), "{}", answer.short());
    let answer =
        send(stage.http.delete(stage.portico.url("/api/x")).bearer_auth(&tokens.access)).await.expect("an answer");
    assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "GET, POST"));
    assert!(stage.web.sign.asked.lock().expect("no poison").is_empty(), "nothing came through");
    for path in ["/api/x", "/api/any"] {
        assert_eq!(stage.bearer(path, &tokens.access).await.status, 200, "{path}");
    }
    let tomas = stage.log_in("tomas").await;
    assert_eq!(stage.bearer("/staff", &tomas.access).await.status, 200);
    for (api, outcome, want) in [
        ("/api", "no_token", 2.0),
        ("/api", "invalid_token", 4.0),
        ("/api", "invalid_request", 6.0),
        ("/api/mail", "insufficient_scope", 1.0),
        ("/staff", "not_in_group", 1.0),
        ("/other", "other_app", 1.0),
        ("/api", "method", 1.0),
    ] {
        let got = stage.metric(&format!("portico_api_requests_total{{api=\"{api}\",outcome=\"{outcome}\"}}")).await;
        assert!((got - want).abs() < 0.1, "{api} {outcome}: {got}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_token_that_ended_opens_nothing() {
    let stage = Stage::with("[[api]]\npath = \"/api\"\n").await;
    let client = stage.client(&stage.app, "lena").await;
    // Given back.
    let tokens = client.log_in().await;
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 200);
    assert_eq!(client.revoke(&tokens.access).await.expect("an answer").status, 200);
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 401);
    // A signed one ends as well.
    stage.site.command(&["app", "edit", &stage.app.id, "--access-tokens", "jwt"]);
    let tokens = client.log_in().await;
    assert!(tokens.access.contains('.'));
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 200);
    let signed = tokens.access.rsplit_once('.').expect("three parts").0;
    assert_eq!(stage.bearer("/api", &format!("{signed}.AAAA")).await.status, 401, "a signature of somebody else");
    assert_eq!(client.revoke(&tokens.refresh).await.expect("an answer").status, 200);
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 401);
    // With its app.
    let tokens = client.log_in().await;
    stage.site.command(&["app", "disable", &stage.app.id]);
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_token_that_is_too_old_opens_nothing() {
    let stage = Stage::with("access_lifetime = \"3s\"\n[[api]]\npath = \"/api\"\n").await;
    let tokens = stage.log_in("lena").await;
    until("it ends", MINUTE, || {
        let answer = stage.bearer("/api", &tokens.access);
        async move { answer.await.status == 401 }
    })
    .await;
    let answer = stage.bearer("/api", &tokens.access).await;
    assert_eq!((answer.status.as_u16(), challenge(&answer).as_str()), (401, ", error=\"invalid_token\""));
    assert_eq!(stage.bearer("/api", &stage.log_in("lena").await.access).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn whom_the_forum_bans_is_out_and_stays_out() {
    let stage = Stage::prepared("[[api]]\npath = \"/api\"\n", &[("PORTICO_FORUM__MEMBERS__RECHECK", "1s")], |_, _| {});
    let stage = stage.await;
    let tokens = stage.log_in("lena").await;
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 200);
    stage.forum.ban("lena", None).await.expect("banned");
    until("she is out", MINUTE, || {
        let answer = stage.bearer("/api", &tokens.access);
        async move { answer.await.status == 401 }
    })
    .await;
    stage.forum.unban("lena").await.expect("no longer");
    let back = stage.client(&stage.app, "lena").await;
    until("she logs in again", MINUTE, || {
        let answer = back.authorize("");
        async move { answer.await.expect("an answer").sent_back("code").is_some() }
    })
    .await;
    assert_eq!(stage.bearer("/api", &tokens.access).await.status, 401, "the old token does not come back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_path_that_the_forum_shares_with_us_is_guarded_too() {
    let stage = Stage::with("ips4_builtin = true\n[[api]]\npath = \"/api/core\"\n").await;
    for path in ["/api/core/me", "/api/core/me/", "//api/core/me", "/api/core/hello"] {
        let answer = stage.get(path).await;
        assert!(matches!(answer.status.as_u16(), 400 | 401), "{path}: {}", answer.short());
    }
    assert!(stage.web.sign.asked.lock().expect("no poison").is_empty(), "nothing came through");
    let tokens = stage.log_in("lena").await;
    assert_eq!(stage.bearer("/api/core/hello", &tokens.access).await.body, "web");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_shows_many_tokens_that_are_none_waits() {
    let limits = "[limits]\nunknown_tokens = \"5/min per app and address\"\n";
    let stage =
        Stage::with(&format!("[[api]]\npath = \"/api\"\n[proxies]\ntrusted = [\"127.0.0.0/8\"]\n{limits}")).await;
    let tokens = stage.log_in("lena").await;
    let from = async |address: &str, token: &str| {
        let request = stage.request("/api").header("x-forwarded-for", address);
        send(request.bearer_auth(token)).await.expect("an answer")
    };
    // Limits begin anew with each minute of the clock, so that this one may end in between.
    let mut refused = from("203.0.113.7", "prt_a_none").await;
    for _ in 0..11 {
        if refused.status == 429 {
            break;
        }
        assert_eq!(refused.status, 401, "{}", refused.short());
        refused = from("203.0.113.7", "prt_a_none").await;
    }
    assert_eq!((refused.status.as_u16(), refused.json("error").as_str()), (429, "slow_down"));
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(from("198.51.100.20", &tokens.access).await.status, 200, "others go on");
    assert_eq!(from("203.0.113.7", &tokens.access).await.status, 200, "and so does a good token from there");
    assert!(stage.metric("portico_api_requests_total{api=\"/api\",outcome=\"too_many\"}").await >= 1.0);
}

/// Says of every member that he is in these groups.
fn members(groups: &Arc<Mutex<String>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let groups = groups.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut part = [0; 4_096];
            let _ = stream.read(&mut part);
            let groups = groups.lock().expect("no poison").clone();
            let body = format!(
                "{{\"member\":{{\"id\":3,\"username\":\"lena\",\"display_name\":\"lena\",\"email\":\"lena@example.net\",\
                 \"email_verified\":true,\"groups\":[{groups}],\"banned_until\":null,\"active\":true}}}}"
            );
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
            let _ = write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len());
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_leaves_the_group_is_out_and_comes_back_with_it() {
    let group = |name: &str| format!("{{\"id\":\"9\",\"name\":\"{name}\"}}");
    let groups = Arc::new(Mutex::new(group("Staff")));
    let by_id = format!("http://127.0.0.1:{}/{{id}}", members(&groups));
    let variables = [("PORTICO_FORUM__MEMBERS__RECHECK", "1s"), ("PORTICO_FORUM__GENERIC__BY_ID_URL", by_id.as_str())];
    let more = "[[api]]\npath = \"/api\"\ngroups = [\"Staff\", \"Editors\"]\n";
    let stage = Stage::prepared(more, &variables, |_, _| {}).await;
    let tokens = stage.log_in("lena").await;
    let is = async |what: &str, status: u16| {
        until(what, MINUTE, || {
            let answer = stage.bearer("/api", &tokens.access);
            async move { answer.await.status == status }
        })
        .await;
    };
    is("in", 200).await;
    assert_eq!(field(&last(&stage.web.sign), "remote-groups"), Some("Staff"));
    *groups.lock().expect("no poison") = group("Guests");
    is("out", 403).await;
    *groups.lock().expect("no poison") = group("Editors");
    is("in again", 200).await;
    assert_eq!(field(&last(&stage.web.sign), "remote-groups"), Some("Editors"));
}

/// Fail closed, soon, and say so: what cannot be checked does not pass.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn without_store_or_forum_it_is_try_again() {
    let mut postgres = database::Postgres::start().await;
    let forum = forum(Flavour::Plain { returns: true }).await;
    let web = Web::start("web");
    let address = format!("127.0.0.1:{}", web.port).parse().expect("an address");
    let mut site = Site::in_front_of(address, &forum, "[[api]]\npath = \"/api\"\n");
    site.use_database(&postgres.url());
    let portico = site.start_with(&[("PORTICO_FORUM__MEMBERS__RECHECK", "1s")]);
    let app = site.app("chat");
    let stage = Stage { forum, site, app, portico, web, http: http() };
    let tokens = stage.log_in("lena").await;
    let asks = async |stage: &Stage| stage.bearer("/api", &tokens.access).await;
    assert_eq!(asks(&stage).await.status, 200);
    postgres.stop();
    let answer = asks(&stage).await;
    assert_eq!((answer.status.as_u16(), answer.json("error").as_str()), (503, "temporarily_unavailable"));
    assert!(!answer.header("retry-after").is_empty());
    assert_eq!(stage.get("/page").await.body, "web", "pages go on");
    postgres.resume();
    until("it is back", MINUTE, || {
        let answer = asks(&stage);
        async move { answer.await.status == 200 }
    })
    .await;
    let sent = stage.web.sign.count("GET");
    let Stage { forum, site: _site, app: _, portico, web, http } = stage;
    SampleForum::stop(forum).await;
    let status = async || {
        let request = http.get(portico.url("/api")).bearer_auth(&tokens.access);
        let answer = send(request).await.expect("an answer");
        (answer.status.as_u16(), answer.json("error"))
    };
    until("nobody can say whether she is banned", MINUTE, || {
        let status = status();
        async { status.await == (503, "temporarily_unavailable".to_owned()) }
    })
    .await;
    assert!(web.sign.count("GET") >= sent);
}
