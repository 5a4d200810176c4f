//! Sites that are asked over HTTP who the visitor is.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use portico::adapters::forum::{Generic, Preset, Settings};
use portico::adapters::session_cache::SessionCache;
use portico::model::{MemberId, SessionOutcome, SourceFailure, Visitor};
use portico::ports::{LoginHandOff, SessionSource};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::cases::Cases;
use super::cases::board::{Extra, HookFuture};
use super::phpbb::{NOW, short, source};

async fn site() -> (String, Arc<Mutex<Vec<String>>>) {
    site_that(answer).await
}

/// A site in thirty lines: answers with status and body, remembers what it was asked.
pub async fn site_that(answer: fn(&str) -> (u16, String)) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let log = log.clone();
            tokio::spawn(async move {
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n") {
                    let mut byte = [0; 512];
                    match stream.read(&mut byte).await {
                        Ok(0) | Err(_) => return,
                        Ok(count) => request.extend_from_slice(&byte[..count]),
                    }
                }
                let text = String::from_utf8_lossy(&request).into_owned();
                let (status, body) = answer(&text);
                log.lock().expect("the log").push(text);
                if status == 0 {
                    tokio::time::sleep(Duration::from_secs(30)).await;
                }
                let head = format!(
                    "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nlocation: /login\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                stream.write_all(format!("{head}{body}").as_bytes()).await.ok();
            });
        }
    });
    (url, seen)
}

/// For the cases: the site is `{site}`.
pub fn set_up<'a>(_folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async { Extra { names: vec![("site", site().await.0)], ..Extra::default() } })
}

/// For the cases: a Discourse is `{site}`.
pub fn discourse<'a>(_folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async { Extra { names: vec![("site", site_that(discourse_answer).await.0)], ..Extra::default() } })
}

fn discourse_answer(request: &str) -> (u16, String) {
    let path = request.split(' ').nth(1).unwrap_or_default();
    let user = |id: i64, more: &str| {
        format!(
            r#"{{"current_user":{{"id":{id},"username":"zoe","name":"Zoë O'Brien","avatar_template":"/user_avatar/forum.example/zoe/{{size}}/3_2.png","admin":false{more}}}}}"#
        )
    };
    let groups = r#","groups":[{"id":10,"name":"trust_level_0"},{"id":41,"name":"night_owls"}]"#;
    match path {
        "/session/current.json" if request.contains("_t=zoe") => (200, user(7, groups)),
        "/session/current.json" if request.contains("_t=quiet") => (200, user(8, "")),
        "/session/current.json" if request.contains("_t=puppet") => (200, user(9, r#","is_impersonating":true"#)),
        "/session/current.json" if request.contains("_t=robot") => (200, user(-1, "")),
        "/session/current.json" if request.contains("_t=null") => (200, r#"{"current_user":null}"#.to_owned()),
        "/u/zoe/emails.json" if request.contains("_t=zoe") => (200, r#"{"email":"zoe@forum.example"}"#.to_owned()),
        "/u/zoe/emails.json" => (403, r#"{"errors":["no"]}"#.to_owned()),
        // Whoever is not logged in gets an empty answer.
        _ => (404, String::new()),
    }
}

fn answer(request: &str) -> (u16, String) {
    let path = request.split(' ').nth(1).unwrap_or_default();
    let zoe = r#"{"user":{"id":7,"login":"zoe","name":"Zoë O'Brien","mail":"zoe@site.example","checked":true,
        "groups":["staff",{"id":3,"name":"Photo club"}],"picture":"/p/7.png"}}"#;
    match path {
        "/me" if request.contains("session=zoe") => (200, zoe.to_owned()),
        "/me" if request.contains("session=text") => (200, r#"{"user":{"id":"u-7","login":"zoe"}}"#.to_owned()),
        "/me" if request.contains("session=html") => (200, "<html>".to_owned()),
        "/me" if request.contains("session=large") => (200, "x".repeat(300_000)),
        "/me" if request.contains("session=broken") => (500, String::new()),
        "/me" if request.contains("session=moved") => (302, String::new()),
        "/me" if request.contains("session=slow") => (0, String::new()),
        "/me" if request.contains("session=nameless") => (200, r#"{"user":{"id":7}}"#.to_owned()),
        "/me" if request.contains("session=zero") => (200, r#"{"user":{"id":0}}"#.to_owned()),
        "/me" if request.contains("session=null") => (200, r#"{"user":null}"#.to_owned()),
        "/me" => (401, String::new()),
        "/page" if request.contains("session=zoe") => (200, PAGE.to_owned()),
        "/page" => (200, "<html><a href='/login'>Log in</a></html>".to_owned()),
        "/api/7" if request.contains("authorization: Basic a2V5Og==\r\n") && request.contains("x-mode: plain\r\n") => {
            (200, zoe.to_owned())
        }
        "/members/7" => (200, zoe.to_owned()),
        "/members/8" => (200, zoe.to_owned()),
        _ => (404, String::new()),
    }
}

const PAGE: &str = r#"<html><script>var forum = {"memberID": 7, baseURL: "/"}</script>
    <div class="user-menu"><a href="/member/7-zoe"><b class="name">Zo&euml; O&#39;Brien</b></a></div>
    <ul class="groups"><li>staff<li>Night owls</ul></html>"#;

fn generic(site: &str) -> Settings {
    let mut settings = Settings::new(Preset::BuiltIn("generic".to_owned()), "https://site.example");
    let pointer = |text: &str| Some(text.to_owned());
    settings.generic = Generic {
        url: Some(format!("{site}/me")),
        by_id_url: Some(format!("{site}/members/{{id}}")),
        cookies: vec!["session".to_owned(), "device".to_owned()],
        id: pointer("/user/id"),
        username: pointer("/user/login"),
        display_name: pointer("/user/name"),
        email: pointer("/user/mail"),
        email_verified: pointer("/user/checked"),
        groups: pointer("/user/groups"),
        avatar_url: pointer("/user/picture"),
        timeout: Some(Duration::from_secs(3)),
        ..Generic::default()
    };
    settings
}

fn with(cookie: &str) -> Visitor {
    Visitor {
        cookie_lines: vec![cookie.as_bytes().to_vec()],
        user_agent: b"Browser/1".to_vec(),
        address: "203.0.113.5".parse().ok(),
        unnamed: false,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_do_not_fit_are_never_guests() {
    let (url, _) = site().await;
    let source = source(generic(&url));
    for (cookie, want) in [
        ("session=html", "unknown: the forum's data has changed shape"),
        ("session=large", "unknown: the forum's data has changed shape"),
        ("session=moved", "unknown: the forum's data has changed shape"),
        ("session=nameless", "unknown: the forum's data has changed shape"),
        ("session=broken", "unknown: the forum's source cannot be reached"),
        ("session=slow", "unknown: the forum did not answer in time"),
    ] {
        let got = short(&source.member(&with(cookie), NOW).await);
        assert!(got.starts_with(want), "{cookie}: {got}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_is_read_and_only_what_is_needed_is_sent() {
    let (url, seen) = site().await;
    let source = source(generic(&url));
    let SessionOutcome::Member(member) = source.member(&with("device=d1; _ga=9; session=zoe"), NOW).await else {
        panic!("not a member")
    };
    assert_eq!(member.id, MemberId::Number(7));
    assert_eq!((member.username.as_str(), member.display_name.as_str()), ("zoe", "Zoë O'Brien"));
    assert_eq!((member.email.as_deref(), member.email_verified), (Some("zoe@site.example"), true));
    assert_eq!(member.avatar_url.as_deref(), Some("https://site.example/p/7.png"));
    let groups: Vec<_> = member.groups.iter().map(|group| (group.id.as_str(), group.name.as_str())).collect();
    assert_eq!(groups, [("staff", "staff"), ("3", "Photo club")]);
    let request = seen.lock().expect("the log").pop().expect("a request").to_ascii_lowercase();
    assert!(request.contains("cookie: session=zoe; device=d1\r\n"), "{request}");
    assert!(request.contains("user-agent: browser/1\r\n") && request.contains("x-forwarded-for: 203.0.113.5\r\n"));

    assert_eq!(short(&source.member_by_id(&MemberId::Number(7), NOW).await), "member 7");
    let request = seen.lock().expect("the log").pop().expect("a request").to_ascii_lowercase();
    assert!(!request.contains("cookie:") && !request.contains("x-forwarded-for"), "{request}");
    assert_eq!(short(&source.member_by_id(&MemberId::Number(9), NOW).await), "guest");
    let other = source.member_by_id(&MemberId::Number(8), NOW).await;
    assert!(matches!(other, SessionOutcome::Unknown(SourceFailure::Drift(_))), "asked for 8, got 7: {other:?}");

    seen.lock().expect("the log").clear();
    source.member(&with("_ga=9"), NOW).await;
    assert!(seen.lock().expect("the log").is_empty(), "without a cookie nobody is asked");
}

#[tokio::test]
async fn what_a_site_cannot_do_is_known_beforehand() {
    let mut settings = generic("http://127.0.0.1:1");
    settings.generic.by_id_url = None;
    let blind = source(settings);
    assert!(!blind.can_recheck());
    assert_eq!(
        blind.login("/oauth/resume.php?p=1"),
        LoginHandOff::CannotReturn { location: "https://site.example/login".to_owned() }
    );
    let away = blind.member(&with("session=zoe"), NOW).await;
    assert!(matches!(away, SessionOutcome::Unknown(SourceFailure::Unreachable(_))), "{away:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_is_read_from_a_page() {
    let (url, seen) = site().await;
    let mut settings = generic(&url);
    let css = |text: &str| Some(text.to_owned());
    settings.generic = Generic {
        url: Some(format!("{url}/page")),
        cookies: vec!["session".to_owned()],
        id: css(r"css:.user-menu a@href:/member/(\d+)"),
        username: css("css:.user-menu .name"),
        groups: css("css:.groups li"),
        profile_url: css("css:.user-menu a@href"),
        timeout: Some(Duration::from_secs(30)),
        ..Generic::default()
    };
    let source = source(settings.clone());
    let SessionOutcome::Member(member) = source.member(&with("session=zoe"), NOW).await else { panic!("not a member") };
    assert_eq!((member.id.to_string().as_str(), member.username.as_str()), ("7", "Zoë O'Brien"));
    assert_eq!(member.profile_url.as_deref(), Some("https://site.example/member/7-zoe"));
    let groups: Vec<_> = member.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(groups, ["staff", "Night owls"]);
    assert_eq!(short(&source.member(&with("session=nobody"), NOW).await), "guest");
    let request = seen.lock().expect("the log").pop().expect("a request").to_ascii_lowercase();
    assert!(request.contains("accept: text/html\r\n") && !request.contains("x-requested-with"), "{request}");

    settings.generic.username = css("css:a[");
    let refused = portico::adapters::forum::ForumSource::new(settings, tokio::runtime::Handle::current());
    let told = refused.err().expect("a selector that cannot be read").to_string();
    assert!(told.contains("username") && told.contains("selector"), "{told}");
}

/// A page tells who, an interface with a key tells what about him.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_probe_may_bring_headers_of_its_own() {
    let (url, _) = site().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("site.toml");
    let preset = r#"
format = 1
title = "site"
[variables]
url = ""
api_key = "key"
[[cookie]]
as = "sid"
name = "'session'"
[[session]]
name = "page"
[[session.step]]
probe = "page"
url = "var.url ++ '/page'"
format = "html"
cookies = true
[[session.step]]
part = "who"
value = """int(capture('(?s).*"memberID": ([0-9]+),.*', page, 1), 1)"""
code = "P306"
[[session.step]]
probe = "about"
url = "var.url ++ '/api/' ++ who"
headers = { Authorization = "'Basic ' ++ base64(var.api_key ++ ':')", X-Mode = "'plain'", X-Requested-With = "null" }
[member]
id = "json(about, '/user/id')"
username = "json(about, '/user/login')"
[login]
url = "base"
back = "'none'"
"#;
    std::fs::write(&file, preset).expect("a preset");
    let mut settings = Settings::new(Preset::File(file), "https://site.example");
    settings.variables.insert("url".to_owned(), url);
    settings.generic.timeout = Some(Duration::from_secs(30));
    let source = source(settings);
    assert_eq!(short(&source.member(&with("session=zoe"), NOW).await), "member 7");
    assert_eq!(short(&source.member(&with("session=nobody"), NOW).await), "guest");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_requests_ask_the_site_once() {
    let (url, seen) = site().await;
    let mut settings = generic(&url);
    settings.generic.timeout = Some(Duration::from_secs(60));
    let cached = SessionCache::new(Arc::new(source(settings)), Default::default(), [7; 16], Arc::new(|_| ()));
    let cached = Arc::new(cached);
    let requests: Vec<_> = (0..1_000)
        .map(|_| {
            let cached = cached.clone();
            tokio::spawn(async move { short(&cached.member(&with("session=zoe"), NOW).await) })
        })
        .collect();
    for request in requests {
        assert_eq!(request.await.expect("an answer"), "member 7");
    }
    assert_eq!(seen.lock().expect("the log").len(), 1);
}
