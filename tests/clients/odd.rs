//! Odd ways to ask that the specifications permit, or that clients have grown fond of.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::raw::{Reply, exchange};
use super::recording::text;
use super::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

const CALLBACK: &str = "https://wiki.example/cb";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

struct Site {
    demo: Demo,
    authority: String,
    app: Value,
    member: Visitor,
}

impl Site {
    fn start() -> Self {
        let demo = Demo::start("plain");
        let app = demo.apps(&["add", "--name", "Wiki", "--redirect-uri", CALLBACK, "--scope", "openid profile"]);
        let authority = demo.issuer.strip_prefix("http://").expect("http on loopback").to_owned();
        Self { authority, app, member: Visitor::new(&demo.issuer), demo }
    }

    fn id(&self) -> &str {
        text(&self.app, "client_id")
    }

    fn secret(&self) -> &str {
        text(&self.app, "client_secret")
    }

    fn authorize_path(&self) -> String {
        let encoded = "https%3A%2F%2Fwiki.example%2Fcb";
        format!("/oauth/authorize?response_type=code&client_id={}&redirect_uri={encoded}&state=s", self.id())
    }

    async fn code(&mut self) -> String {
        let path = self.authorize_path();
        let back = authorize(&mut self.member, &path, "lena").await;
        parameter(&back, "code").unwrap_or_else(|| panic!("no code in {back}"))
    }

    async fn send(&self, line: &str, fields: &str, body: &str) -> Reply {
        let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let request = format!("{line} HTTP/1.1\r\nHost: {}\r\n{fields}{length}\r\n{body}", self.authority);
        exchange(&self.authority, &request).await
    }

    fn form(&self, code: &str) -> String {
        let (id, secret) = (self.id(), self.secret());
        format!(
            "grant_type=authorization_code&code={code}&redirect_uri={CALLBACK}&client_id={id}&client_secret={secret}"
        )
    }

    async fn access_token(&mut self) -> String {
        let code = self.code().await;
        let reply = self.send("POST /oauth/token", FORM, &self.form(&code)).await;
        text(&reply.json(), "access_token").to_owned()
    }
}

fn basic(scheme: &str, id: &str, secret: &str) -> String {
    format!("Authorization: {scheme} {}\r\n", STANDARD.encode(format!("{id}:{secret}")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_may_say_its_charset_and_come_in_pieces() {
    let mut site = Site::start();
    for fields in [
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n",
        "content-type: Application/X-WWW-Form-Urlencoded;charset=\"utf-8\"\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nAccept-Encoding: br, gzip\r\n",
    ] {
        let code = site.code().await;
        let reply = site.send("POST /oauth/token", fields, &site.form(&code)).await;
        assert_eq!(reply.status, 200, "{fields}{reply:?}");
        assert_eq!(reply.header("content-type"), Some("application/json"));
        assert_eq!(reply.header("content-encoding"), None);
    }
    let code = site.code().await;
    let form = site.form(&code);
    let (first, second) = form.split_at(20);
    let chunks = format!("{:x}\r\n{first}\r\n{:X};x=1\r\n{second}\r\n0\r\n\r\n", first.len(), second.len());
    let fields = format!("{FORM}Transfer-Encoding: chunked\r\n");
    let request = format!("POST /oauth/token HTTP/1.1\r\nHost: {}\r\n{fields}\r\n{chunks}", site.authority);
    let reply = exchange(&site.authority, &request).await;
    assert_eq!(reply.status, 200, "{reply:?}");

    let code = site.code().await;
    for fields in ["", "Content-Type: text/plain\r\n", "Content-Type: multipart/form-data; boundary=x\r\n"] {
        let reply = site.send("POST /oauth/token", fields, &site.form(&code)).await;
        assert_eq!((reply.status, &reply.json()["error"]), (400, &json!("invalid_request")), "{fields}");
    }
    let reply = site.send("POST /oauth/token", FORM, &site.form(&code)).await;
    assert_eq!(reply.status, 200, "what was not read spends nothing: {reply:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_scheme_of_a_client_may_be_in_any_case() {
    let mut site = Site::start();
    for scheme in ["Basic", "basic", "BASIC"] {
        let code = site.code().await;
        let form = format!("grant_type=authorization_code&code={code}&redirect_uri={CALLBACK}");
        let fields = format!("{FORM}{}", basic(scheme, site.id(), site.secret()));
        assert_eq!(site.send("POST /oauth/token", &fields, &form).await.status, 200, "{scheme}");
    }
    let beside = site.form("none");
    let alone = "grant_type=authorization_code&code=none";
    for (name, field, form, want) in [
        ("wrong", basic("Basic", site.id(), "prt_s_wrong"), alone, (401, "invalid_client")),
        ("unknown", basic("Basic", "nobody", site.secret()), alone, (401, "invalid_client")),
        ("bare", format!("Authorization: {}\r\n", STANDARD.encode("a:b")), alone, (401, "invalid_client")),
        ("of another kind", "Authorization: Bearer x\r\n".to_owned(), alone, (401, "invalid_client")),
        ("beside the form", basic("Basic", site.id(), site.secret()), &beside, (400, "invalid_request")),
    ] {
        let reply = site.send("POST /oauth/token", &format!("{FORM}{field}"), form).await;
        assert_eq!((reply.status, text(&reply.json(), "error")), want, "{name}");
        let challenge = reply.header("www-authenticate").is_some_and(|value| value.starts_with("Basic "));
        assert_eq!(challenge, want.0 == 401, "{name}: {reply:?}");
    }
}

/// Rocket.Chat puts id and secret into the header as they are; RFC 6749 §2.3.1 wants them encoded first.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_from_elsewhere_may_hold_any_visible_character() {
    let site = Site::start();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secret");
    let secret = "a+b/c=%20d%zz*~'()!:0";
    std::fs::write(&file, secret).expect("written");
    let file = file.display().to_string();
    let words = ["add", "rocketchat", "--url", "https://chat.example", "--client-secret-file", &file];
    let app = site.demo.apps(&words);
    let id = text(&app, "client_id");
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let form = "grant_type=authorization_code&code=none";
    let in_form = format!("{form}&client_id={id}&client_secret={encoded}");
    for (name, fields, form, want) in [
        ("in the form", String::new(), in_form.as_str(), "invalid_grant"),
        ("in the header, encoded", basic("Basic", id, &encoded), form, "invalid_grant"),
        ("in the header, as it is", basic("Basic", id, secret), form, "invalid_grant"),
        ("encoded twice", basic("Basic", id, &encoded.replace('%', "%25")), form, "invalid_client"),
        ("decoded", basic("Basic", id, "a b/c= d%zz*~'()!:0"), form, "invalid_client"),
    ] {
        let reply = site.send("POST /oauth/token", &format!("{FORM}{fields}"), form).await;
        assert_eq!(reply.json()["error"], want, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_with_head_changes_nothing() {
    let mut site = Site::start();
    let token = site.access_token().await;
    let cookies = format!("Cookie: {}\r\n", site.member.cookie_line());
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let head = format!("HEAD {}", site.authorize_path());
    for (line, fields, status) in [
        (head.as_str(), cookies.as_str(), 200),
        ("HEAD /oauth/userinfo", bearer.as_str(), 200),
        ("HEAD /oauth/userinfo", "", 401),
        ("HEAD /.well-known/openid-configuration", "", 200),
        ("HEAD /oauth/jwks", "", 200),
        ("HEAD /oauth/token", "", 405),
        ("HEAD /oauth/revoke", "", 405),
    ] {
        let reply = site.send(line, fields, "").await;
        assert_eq!((reply.status, reply.body.as_str()), (status, ""), "{line}");
        assert_eq!(reply.header("location"), None, "no code for a look: {line}");
        assert_eq!(reply.header("set-cookie"), None, "{line}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn methods_that_an_endpoint_does_not_have_are_named() {
    let site = Site::start();
    for (line, status, allow) in [
        ("OPTIONS /oauth/jwks", 204, None),
        ("OPTIONS /.well-known/openid-configuration", 204, None),
        ("OPTIONS /oauth/token", 405, Some("POST")),
        ("OPTIONS /oauth/authorize", 405, Some("GET, HEAD, POST")),
        ("OPTIONS /oauth/userinfo", 405, Some("GET, HEAD, POST")),
        ("GET /oauth/token", 405, Some("POST")),
        ("GET /oauth/revoke", 405, Some("POST")),
        ("PUT /oauth/token", 405, Some("POST")),
        ("DELETE /oauth/authorize", 405, Some("GET, HEAD, POST")),
        ("POST /oauth/jwks", 405, Some("GET, HEAD")),
        ("GET /applications/oauth2server/interface/oauth/token.php", 405, Some("POST")),
    ] {
        let reply = site.send(line, "Origin: https://spa.example\r\nContent-Length: 0\r\n", "").await;
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{line} {reply:?}");
        if status == 204 {
            assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{line}");
        } else {
            assert_eq!(reply.json()["error"], "invalid_request", "{line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_may_be_shown_in_one_permitted_place() {
    let mut site = Site::start();
    let token = site.access_token().await;
    let header = format!("Authorization: Bearer {token}\r\n");
    let lower = format!("authorization: bearer {token}\r\n");
    let charset = "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n";
    let form = format!("access_token={token}");
    let query = format!("GET /oauth/userinfo?access_token={token}");
    let both = format!("{FORM}{header}");
    let empty = format!("{header}Content-Length: 0\r\n");
    for (name, line, fields, body, status) in [
        ("header", "GET /oauth/userinfo", header.as_str(), "", 200),
        ("scheme in lower case", "GET /oauth/userinfo", &lower, "", 200),
        ("header of a POST", "POST /oauth/userinfo", &empty, "", 200),
        ("form", "POST /oauth/userinfo", FORM, &form, 200),
        ("form with a charset", "POST /oauth/me", charset, &form, 200),
        ("a bare question mark", "GET /oauth/userinfo?", &header, "", 200),
        ("something of its own in the query", "GET /oauth/me?lang=en", &header, "", 200),
        ("header and form", "POST /oauth/userinfo", &both, &form, 400),
        ("query, which this app may not", &query, "", "", 400),
        ("header and query", &query, &header, "", 400),
        ("nothing", "GET /oauth/userinfo", "", "", 401),
        ("form of a GET", "GET /oauth/userinfo", FORM, &form, 401),
        ("another scheme", "GET /oauth/userinfo", "Authorization: Token x\r\n", "", 400),
        ("unknown", "GET /oauth/userinfo", "Authorization: Bearer undefined\r\n", "", 401),
    ] {
        let reply = site.send(line, fields, body).await;
        assert_eq!(reply.status, status, "{name}: {reply:?}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{name}");
        if status == 200 {
            assert_eq!(reply.json()["sub"], "3", "{name}");
        } else {
            assert!(reply.header("www-authenticate").is_some_and(|value| value.starts_with("Bearer ")), "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_authorize_request_may_come_as_a_form() {
    let mut site = Site::start();
    let (path, query) = site.authorize_path().split_once('?').map(|(p, q)| (p.to_owned(), q.to_owned())).expect("both");
    let fields = format!("{FORM}Origin: https://wiki.example\r\nSec-Fetch-Site: cross-site\r\n");
    let reply = site.send(&format!("POST {path}"), &fields, &query).await;
    assert_eq!(reply.status, 303, "{reply:?}");
    let location = reply.header("location").expect("a GET of the same").to_owned();
    let back = authorize(&mut site.member, &location, "lena").await;
    assert_eq!(parameter(&back, "state").as_deref(), Some("s"), "{back}");
    let mixed = site.send(&format!("POST {path}?state=other"), &fields, &query).await;
    assert_eq!(mixed.status, 400, "parameters come from one place");
}
