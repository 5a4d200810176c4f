//! The paths that portico shares with the server that is built into Invision Community: what belongs to an app of ours
//! or carries a token of ours is answered, every other byte reaches the forum as it came.

use std::io::{Read as _, Write as _};
use std::net::SocketAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico::demo::forum::{Flavour, SampleForum};
use serde_json::Value;

use super::origin::Origin;
use super::{connect, wire};
use crate::clients::parameter;
use crate::demo::visitor::Visitor;
use crate::faults::clients::CALLBACK;
use crate::faults::forum;
use crate::faults::running::{Portico, Site};

/// An app that the forum's own server knows, and portico does not.
const THEIRS: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";

struct Stage {
    origin: Origin,
    portico: Portico,
    id: String,
    secret: String,
    /// Cookies of a member.
    cookies: String,
    _site: Site,
    _forum: SampleForum,
}

impl Stage {
    async fn open(more: &str) -> Self {
        let forum = forum(Flavour::Plain { returns: true }).await;
        let origin = Origin::start();
        let upstream = SocketAddr::from(([127, 0, 0, 1], origin.port));
        let site = Site::in_front_of(upstream, &forum, more);
        let words = ["app", "add", "--name", "Chat", "--redirect-uri", CALLBACK, "--dialect", "ips4"];
        let more = ["--scope", "profile email", "--trusted=true", "--token-in-query=true"];
        let app = site.command(&[&words[..], &more].concat());
        let text = |key: &str| app[key].as_str().expect(key).to_owned();
        let portico = site.start();
        let mut lena = Visitor::new(&format!("http://{}", forum.address()));
        lena.log_in("/login", "lena").await;
        let cookies = lena.cookie_line();
        Self {
            origin,
            portico,
            id: text("client_id"),
            secret: text("client_secret"),
            cookies,
            _site: site,
            _forum: forum,
        }
    }

    /// Sends a request and reads all that comes.
    fn ask(&self, request: &str) -> String {
        let mut stream = connect(self.portico.address);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn get(&self, target: &str, fields: &str) -> String {
        self.ask(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{fields}\r\n"))
    }

    fn post(&self, target: &str, fields: &str, body: &str) -> String {
        self.ask(&post(target, &format!("Connection: close\r\n{fields}"), body))
    }

    /// What the forum got of one request, head and body.
    fn forum_got(&self) -> (String, Vec<u8>) {
        let received = self.origin.received().concat();
        let requests = wire::requests(&received);
        assert_eq!(requests.len(), 1, "{}", String::from_utf8_lossy(&received));
        let end = wire::find(requests[0], b"\r\n\r\n").expect("a head") + 4;
        (String::from_utf8_lossy(&requests[0][..end]).into_owned(), requests[0][end..].to_vec())
    }

    /// Sends what is not for us, and tells what the forum got of it.
    fn passes(&self, request: &str) -> (String, Vec<u8>) {
        self.origin.reset(super::origin::Script::default());
        let answer = self.ask(request);
        assert!(answer.contains("X-Origin: yes"), "{request}\n{answer}");
        let (head, body) = self.forum_got();
        assert_eq!(head.lines().next(), request.lines().next(), "the target as it came");
        (head, body)
    }

    fn code(&self, path: &str) -> String {
        let redirect: String = url::form_urlencoded::byte_serialize(CALLBACK.as_bytes()).collect();
        let target = format!("{path}?response_type=code&client_id={}&redirect_uri={redirect}&state=s", self.id);
        let answer = self.get(&target, &format!("Cookie: {}\r\n", self.cookies));
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        let location = answer.lines().find_map(|line| line.strip_prefix("Location: ")).expect("a way back");
        assert!(location.starts_with(CALLBACK), "{location}");
        parameter(location, "code").expect("a code")
    }

    fn tokens(&self, path: &str) -> Value {
        let code = self.code("/oauth/authorize/");
        let redirect: String = url::form_urlencoded::byte_serialize(CALLBACK.as_bytes()).collect();
        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri={redirect}&client_id={}&client_secret={}",
            self.id, self.secret
        );
        let answer = self.post(path, FORM, &form);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        json(&answer)
    }
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

fn post(target: &str, fields: &str, body: &str) -> String {
    format!("POST {target} HTTP/1.1\r\nHost: localhost\r\n{fields}Content-Length: {}\r\n\r\n{body}", body.len())
}

fn chunked(target: &str, fields: &str, parts: &[&str]) -> String {
    let chunks: String = parts.iter().map(|part| format!("{:x}\r\n{part}\r\n", part.len())).collect();
    format!("POST {target} HTTP/1.1\r\nHost: localhost\r\n{fields}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
}

fn json(answer: &str) -> Value {
    serde_json::from_str(answer.split_once("\r\n\r\n").expect("a head").1).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_of_ours_logs_in_on_the_built_in_paths() {
    let stage = Stage::open("ips4_builtin = true\n").await;
    stage.origin.reset(super::origin::Script::default());
    for path in ["/oauth/token/", "/oauth/token", "//oauth/token/"] {
        let tokens = stage.tokens(path);
        assert_eq!(tokens["token_type"], "bearer", "{path}: {tokens}");
        assert_eq!(tokens["scope"], "email profile");
        assert_eq!(tokens["expires_in"], 3_600);
        let access = tokens["access_token"].as_str().expect("a token");
        let bearer = format!("Authorization: Bearer {access}\r\n");
        for (target, fields) in [
            ("/api/core/me".to_owned(), bearer.as_str()),
            ("/api/core/me/".to_owned(), bearer.as_str()),
            (format!("/api/core/me?access_token={access}"), ""),
            (format!("/api/core/me?access_token={access}"), bearer.as_str()),
        ] {
            let answer = stage.get(&target, fields);
            assert!(answer.starts_with("HTTP/1.1 200"), "{target}: {answer}");
            let me = json(&answer);
            assert!(me["id"].is_u64() && me["name"] == "lena" && me["email"] == "lena@example.net", "{me}");
            assert!(me.get("username").is_none(), "{me}");
        }
        // A token of ours works below the forum's own addresses as little as any other.
        assert!(stage.get("/api/core/members", &bearer).contains("X-Origin: yes"));
        stage.origin.reset(super::origin::Script::default());
    }
    assert!(stage.origin.text().is_empty(), "nothing of it reached the forum: {}", stage.origin.text());

    // An app that signs need not say who it is beside the signature.
    let claims = |id: &str| URL_SAFE_NO_PAD.encode(serde_json::json!({ "iss": id, "sub": id }).to_string());
    let signed = |id: &str| {
        let kind = "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
        let assertion = format!("{}.{}.c2ln", URL_SAFE_NO_PAD.encode("{\"alg\":\"ES256\"}"), claims(id));
        format!("grant_type=authorization_code&code=x&client_assertion_type={kind}&client_assertion={assertion}")
    };
    let forged = stage.post("/oauth/token", FORM, &signed(&stage.id));
    assert!(forged.contains("invalid_client") && !forged.contains("X-Origin"), "{forged}");
    assert!(stage.origin.text().is_empty());
    assert!(stage.post("/oauth/token", FORM, &signed(THEIRS)).contains("X-Origin"), "one of theirs is theirs");
    stage.origin.reset(super::origin::Script::default());

    // What looks like a token of ours is ours to refuse.
    let refused = stage.get("/api/core/me", "Authorization: Bearer prt_a_unknown\r\n");
    assert!(refused.starts_with("HTTP/1.1 401") && refused.contains("errorCode"), "{refused}");
    let wrong =
        stage.post("/oauth/token/", FORM, &format!("grant_type=authorization_code&code=x&client_id={}", stage.id));
    assert!(wrong.contains("invalid_client") && !wrong.contains("X-Origin"), "{wrong}");
    assert!(stage.origin.text().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn apps_of_the_forums_own_server_notice_nothing() {
    let stage = Stage::open("ips4_builtin = true\n").await;
    let close = "Connection: close\r\n";
    let line = |method: &str, target: &str, fields: &str| {
        format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{fields}\r\n")
    };
    let authorize = format!("/oauth/authorize/?client_id={THEIRS}&response_type=code&state=%2f+x&scope=profile+email");
    for request in [
        line("GET", &authorize, "Cookie: a=1; b=\"q\"\r\n"),
        line("GET", &authorize.replacen("/?", "?", 1), ""),
        line("GET", "/oauth/authorize/", ""),
        line("HEAD", "/oauth/authorize/?client_id=%ff%zz", ""),
        line("OPTIONS", "/oauth/token/", ""),
        line("GET", "/oauth/token/?client_id=x", ""),
        line("GET", "/api/core/me", ""),
        line("GET", "/api/core/me?key=0123456789abcdef", ""),
        line("GET", "/api/core/me?access_token=0123456789abcdef", ""),
        line("GET", "/api/core/me/", "Authorization: Basic MDEyMzQ1Njc4OWFiY2RlZjo=\r\n"),
        line("GET", "/api/core/me", "Authorization: Bearer 0123456789abcdef\r\n"),
        line("GET", "/api/core/me", "Authorization: Bearer a.b.c\r\nAuthorization: Bearer d\r\n"),
        line("DELETE", "/api/core/me", "Authorization: Bearer prt_a_x\r\n"),
    ] {
        if request.starts_with("HEAD") {
            stage.origin.reset(super::origin::Script::default());
            let mut stream = connect(stage.portico.address);
            stream.write_all(request.as_bytes()).expect("sent");
            let mut head = [0; 12];
            stream.read_exact(&mut head).expect("an answer");
            assert_eq!(&head, b"HTTP/1.1 200");
            assert!(stage.forum_got().0.starts_with("HEAD /oauth/authorize/?client_id=%ff%zz "));
            continue;
        }
        stage.passes(&request);
    }
    // An app of ours under another name of the site is not asked about here.
    let other = line("GET", &format!("/oauth/authorize/?client_id={}", stage.id), "");
    stage.passes(&other.replacen("Host: localhost", "Host: www.other.test", 1));

    let form =
        format!("grant_type=authorization_code&code=a%2Bb&redirect_uri=https%3A%2F%2Fx.test%2F&client_id={THEIRS}");
    let (head, body) = stage.passes(&post("/oauth/token/", &format!("{close}{FORM}X-Own: 1\r\n"), &form));
    assert_eq!(String::from_utf8_lossy(&body), form);
    assert!(head.contains(&format!("Content-Length: {}\r\n", form.len())) && head.contains("X-Own: 1\r\n"), "{head}");
    // By header, as JSON, without a type, empty, broken.
    for (fields, body) in [
        (format!("{FORM}Authorization: Basic MGExYjpzZWNyZXQ=\r\n"), "grant_type=client_credentials"),
        ("Content-Type: application/json\r\n".to_owned(), "{\"client_id\":\"0a1b\",\"grant_type\":\"password\"}"),
        (String::new(), "client_id=%ff%zz&&=&client_id"),
        (FORM.to_owned(), ""),
        (FORM.to_owned(), "client_id=x\0\u{1}"),
    ] {
        let (_, got) = stage.passes(&post("/oauth/token/", &format!("{close}{fields}"), body));
        assert_eq!(String::from_utf8_lossy(&got), body);
    }
    // Longer than our endpoints take, in one piece and in many.
    for length in [16 * 1024, 16 * 1024 + 1, 40_000, 300_000] {
        let long = format!("client_id={THEIRS}&x={}", "y".repeat(length - 50));
        let (_, got) = stage.passes(&post("/oauth/token/", &format!("{close}{FORM}"), &long));
        assert_eq!(got.len(), long.len(), "{length}");
        assert!(got == long.as_bytes());
    }
    let parts = [&form[..10], &form[10..11], &form[11..]];
    let (_, got) = stage.passes(&chunked("/oauth/token/", &format!("{close}{FORM}"), &parts));
    assert_eq!(unchunked(&got), form.as_bytes());
    let long = "z".repeat(20_000);
    let (_, got) = stage.passes(&chunked("/oauth/token/", &format!("{close}{FORM}"), &[&form, "&x=", &long]));
    assert_eq!(unchunked(&got), format!("{form}&x={long}").as_bytes());
    let (_, got) = stage.passes(&chunked("/oauth/authorize/", close, &[]));
    assert!(unchunked(&got).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_serves_both_in_turn() {
    let stage = Stage::open("ips4_builtin = true\n").await;
    let theirs = format!("grant_type=refresh_token&client_id={THEIRS}");
    let ours =
        format!("grant_type=refresh_token&refresh_token=x&client_id={}&client_secret={}", stage.id, stage.secret);
    stage.origin.reset(super::origin::Script::default());
    let mut stream = connect(stage.portico.address);
    for (body, last, wanted) in [
        (&theirs, false, "X-Origin: yes"),
        (&ours, false, "invalid_grant"),
        (&theirs, false, "X-Origin: yes"),
        (&ours, true, "invalid_grant"),
    ] {
        let fields = if last { format!("Connection: close\r\n{FORM}") } else { FORM.to_owned() };
        stream.write_all(post("/oauth/token/", &fields, body).as_bytes()).expect("sent");
        let mut answer = Vec::new();
        while !wire::answers(&answer, &[false], false).0.first().is_some_and(|answer| answer.complete) {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).expect("an answer");
            assert!(length > 0, "{}", String::from_utf8_lossy(&answer));
            answer.extend_from_slice(&part[..length]);
        }
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.contains(wanted), "{wanted} in {answer}");
    }
    let received = stage.origin.received().concat();
    assert_eq!(wire::requests(&received).len(), 2);
    assert!(!String::from_utf8_lossy(&received).contains(&stage.secret));

    // Whoever waits for a word before he sends his body gets it once, and the forum gets the body.
    stage.origin.reset(super::origin::Script::default());
    let mut stream = connect(stage.portico.address);
    let request = post("/oauth/token/", &format!("Connection: close\r\n{FORM}Expect: 100-continue\r\n"), &theirs);
    let (head, body) = request.split_at(request.len() - theirs.len());
    stream.write_all(head.as_bytes()).expect("sent");
    let mut first = [0; 25];
    stream.read_exact(&mut first).expect("an interim answer");
    assert!(first.starts_with(b"HTTP/1.1 100 "), "{}", String::from_utf8_lossy(&first));
    stream.write_all(body.as_bytes()).expect("sent");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("the answer");
    assert!(rest.starts_with("HTTP/1.1 200") && rest.contains("X-Origin: yes"), "{rest}");
    assert_eq!(stage.forum_got().1, theirs.as_bytes());
}

/// Switched off, the paths are the forum's, and its slash at the end is not ours to understand.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_switch_the_forum_has_its_api_alone() {
    let stage = Stage::open("").await;
    let get = |target: &str| format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stage.passes(&get("/api/core/me?access_token=prt_a_x"));
    for target in ["/oauth/authorize/?client_id=x", "/oauth/token/"] {
        assert!(stage.ask(&get(target)).starts_with("HTTP/1.1 404"), "{target}");
    }
    assert!(stage.get("/oauth/authorize?client_id=x", "").starts_with("HTTP/1.1 400"));
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = wire::find(body, b"\r\n") {
        let length = usize::from_str_radix(&String::from_utf8_lossy(&body[..end]), 16).expect("a length");
        whole.extend_from_slice(&body[end + 2..end + 2 + length]);
        body = &body[end + 2 + length + 2..];
    }
    whole
}
