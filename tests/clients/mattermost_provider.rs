//! A Mattermost 5.37 server as OAuth 2.0 provider, recorded call by call, against the built binary in its place: same
//! status, members, types and error ids. Where they differ docs/mattermost.md says so and why.

use serde_json::Value;

use super::parameter;
use super::raw::{Reply, exchange};
use super::recording::{list, text};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

/// The apps of the recording, and their secret after it was made anew.
const ZAP: &str = "rwxzzsmgk3g978hfrrxzqgyhcw";
const TRUSTED: &str = "wjiz1s7mybdbtybahrxhokfdjh";
const SECRET: &str = "cn9towh3eigipkjw9aap5smnde";

/// Calls that are answered with another status, by their names in the recording.
const OTHER_STATUS: [(&str, u16); 6] = [
    ("authorize page, not logged in", 303),
    ("authorize page, unknown client", 400),
    ("authorize page when already authorized", 303),
    ("refresh with the old refresh token", 200),
    ("authorize page, denied error from page", 303),
    ("authorize page, trusted app", 303),
];

/// Members of answers that are left out: no forum tells the times, and strict libraries refuse an empty ID token.
const LEFT_OUT: [&str; 4] = ["create_at", "update_at", "last_password_update", "id_token"];

/// The names of the calls that belong to OAuth itself. Those of the API for apps are played elsewhere.
const FIRST: &str = "authorize page, not logged in";

struct Provider {
    demo: Demo,
    authority: String,
    recording: Vec<Value>,
    /// Logged in at the forum.
    member: Visitor,
    /// His token for programs.
    personal: String,
    code: String,
    access: String,
    refresh: String,
}

impl Provider {
    async fn start() -> Self {
        let demo = Demo::start("plain");
        let folder = tempfile::tempdir().expect("a folder");
        let secret = folder.path().join("secret");
        std::fs::write(&secret, SECRET).expect("written");
        let secret = secret.display().to_string();
        let callbacks = ["--redirect-uri", "http://127.0.0.1:7777/cb", "--redirect-uri", "https://zap.example/cb2"];
        for (id, name, trusted) in [(ZAP, "Zap2", "false"), (TRUSTED, "Trusted", "true")] {
            let words = ["add", "--dialect", "mattermost", "--name", name, "--client-id", id, "--trusted", trusted];
            let more = ["--scope", "user", "--client-secret-file", &secret];
            demo.apps(&[&words[..], &callbacks, &more].concat());
        }
        let token = demo.command(&["token", "add", "--member", "5", "--permissions", "account"]);
        let authority = demo.issuer.strip_prefix("http://").expect("http on loopback").to_owned();
        let file: Value = serde_json::from_str(include_str!("../vectors/mattermost-provider.json")).expect("JSON");
        let member = Visitor::new(&demo.issuer);
        let none = String::new;
        Self {
            authority,
            recording: list(&file, "exchanges").to_vec(),
            member,
            personal: text(&token, "token").to_owned(),
            code: none(),
            access: none(),
            refresh: none(),
            demo,
        }
    }

    fn recorded(&self, name: &str) -> Value {
        let found = self.recording.iter().find(|exchange| exchange["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is not recorded")).clone()
    }

    /// Sends a recorded request with today's code and tokens in it, and compares the answer.
    async fn play(&mut self, name: &str) -> Reply {
        let recorded = self.recorded(name);
        let reply = self.send(name, &recorded["request"]).await;
        compare(name, &recorded["response"], &reply);
        reply
    }

    async fn send(&self, name: &str, request: &Value) -> Reply {
        let (method, path) = (text(request, "method"), text(request, "path"));
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.authority);
        let body = match (&request["json"], &request["form"]) {
            (Value::Object(_), _) => {
                head += "Content-Type: application/json\r\n";
                request["json"].to_string()
            }
            (_, Value::Object(form)) => {
                head += "Content-Type: application/x-www-form-urlencoded\r\n";
                let fields = form.iter().map(|(key, value)| (key.as_str(), self.today(key, value)));
                url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
            }
            _ => String::new(),
        };
        for (field, value) in request["headers"].as_object().expect("an object") {
            head += &format!("{field}: {}\r\n", value.as_str().expect("a text"));
        }
        match text(request, "auth") {
            "none" => {}
            // What changes something wants the member's token, since a page of the forum can send his cookie along.
            "session cookie + X-CSRF-Token" if method == "POST" => {
                head += &format!("Authorization: Bearer {}\r\n", self.personal);
            }
            "session cookie + X-CSRF-Token" => head += &format!("Cookie: {}\r\n", self.member.cookie_line()),
            // A list of apps is for the member's own programs.
            "Bearer" if name.starts_with("authorized apps") => {
                head += &format!("Authorization: Bearer {}\r\n", self.personal)
            }
            "Bearer" if name == "users/me with a bad token" => head += "Authorization: Bearer badtoken\r\n",
            "Bearer" => head += &format!("Authorization: Bearer {}\r\n", self.access),
            other => panic!("{name}: {other}"),
        }
        exchange(&self.authority, &format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())).await
    }

    /// The value of a field today. A code and a token are never the recorded ones.
    fn today(&self, key: &str, value: &Value) -> String {
        match key {
            "code" => self.code.clone(),
            "refresh_token" => self.refresh.clone(),
            _ => value.as_str().expect("a text").to_owned(),
        }
    }

    /// What a program of the member does in place of his click.
    async fn allow(&mut self, name: &str) {
        let reply = self.play(name).await.json();
        let redirect = text(&reply, "redirect");
        assert!(redirect.starts_with("http://127.0.0.1:7777/cb?code="), "{redirect}");
        assert_eq!(parameter(redirect, "state").as_deref(), Some("st1"));
        self.code = parameter(redirect, "code").expect("a code");
    }

    async fn tokens(&mut self, name: &str) {
        let reply = self.play(name).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("pragma"), Some("no-cache"));
        let tokens = reply.json();
        assert_eq!((text(&tokens, "token_type"), text(&tokens, "scope")), ("bearer", "user"));
        self.access = text(&tokens, "access_token").to_owned();
        self.refresh = text(&tokens, "refresh_token").to_owned();
    }

    async fn status_of_me(&self) -> u16 {
        self.send("", &self.recorded("users/me with the access token")["request"]).await.status
    }
}

/// Same status; for JSON the same type, members, and the same texts in errors.
fn compare(name: &str, recorded: &Value, reply: &Reply) {
    let other = OTHER_STATUS.iter().find(|(known, _)| *known == name).map(|(_, status)| u64::from(*status));
    let want = other.or(recorded["status"].as_u64());
    assert_eq!(Some(u64::from(reply.status)), want, "{name}: {reply:?}");
    if other.is_some() {
        return;
    }
    if recorded["body"].is_array() {
        assert_eq!(reply.header("content-type"), Some("application/json"), "{name}");
        assert!(reply.json().is_array(), "{name}: {reply:?}");
        return;
    }
    let Value::Object(body) = &recorded["body"] else {
        assert!(reply.header("content-type").is_some_and(|kind| kind.starts_with("text/html")), "{name}: {reply:?}");
        return;
    };
    assert_eq!(reply.header("content-type"), Some("application/json"), "{name}: exactly, or a client reads no JSON");
    let today = reply.json();
    for (member, value) in body.iter().filter(|(member, _)| !LEFT_OUT.contains(&member.as_str())) {
        let got = &today[member.as_str()];
        assert_eq!(kind(got), kind(value), "{name}: {member} in {today}");
        if body.contains_key("status_code") && ["id", "message", "status_code"].contains(&member.as_str()) {
            assert_eq!(got, value, "{name}: {member}");
        }
    }
    for absent in LEFT_OUT {
        assert!(today.get(absent).is_none(), "{name}: {absent} in {today}");
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a truth",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The whole of the recording from its first call that belongs to OAuth, in its order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recorded_provider_is_answered_alike() {
    let mut zap = Provider::start().await;
    let to_login = zap.play(FIRST).await;
    let login = to_login.header("location").expect("a login").to_owned();
    assert!(login.contains("/login"), "{login}");
    zap.member.log_in(&login, "tomas").await;
    let page = zap.play("authorize page, logged in, untrusted app").await;
    assert!(page.body.contains("name=\"ticket\"") && page.body.contains("Zap2"), "{page:?}");
    zap.play("authorize page, unregistered redirect_uri").await;
    zap.play("authorize page, unknown client").await;
    assert_eq!(zap.play("authorized apps, none").await.json(), serde_json::json!([]));

    zap.allow("allow").await;
    zap.play("token, wrong secret").await;
    zap.play("token, wrong redirect_uri").await;
    zap.allow("allow again").await;
    zap.tokens("token").await;
    assert_eq!(zap.status_of_me().await, 200);
    zap.play("token, code used twice").await;
    assert_eq!(zap.status_of_me().await, 401, "the second use ends what the first one bought");
    zap.allow("allow again").await;
    zap.tokens("token").await;

    let me = zap.play("users/me with the access token").await.json();
    assert_eq!((text(&me, "username"), text(&me, "email")), ("tomas", "tomas@example.net"));
    assert_eq!(text(&me, "id").len(), 26);
    zap.play("users/me with a bad token").await;
    zap.play("users/me without a token").await;
    let listed = zap.play("authorized apps, one").await.json();
    let (listed, recorded) = (&listed[0], &zap.recorded("authorized apps, one")["response"]["body"][0]);
    for (member, value) in recorded.as_object().expect("an object") {
        assert_eq!(kind(&listed[member.as_str()]), kind(value), "{member} in {listed}");
    }
    for same in ["id", "name", "client_secret", "callback_urls", "is_trusted"] {
        assert_eq!(listed[same], recorded[same], "{same}");
    }
    let again = zap.play("authorize page when already authorized").await;
    let location = again.header("location").expect("an address");
    assert!(location.starts_with("http://127.0.0.1:7777/cb?code="), "she is not asked twice: {location}");

    let (first, first_refresh) = (zap.access.clone(), zap.refresh.clone());
    zap.tokens("refresh").await;
    assert_ne!((&first, &first_refresh), (&zap.access, &zap.refresh), "both are new");
    let second = std::mem::replace(&mut zap.access, first);
    assert_eq!(zap.status_of_me().await, 401, "the former access token is dead at once");
    zap.access = second;
    zap.refresh = first_refresh;
    zap.tokens("refresh with the old refresh token").await;
    zap.play("token, unsupported grant").await;
    zap.play("token, no grant type").await;
    let implicit = zap.play("implicit allow").await.json();
    assert!(text(&implicit, "redirect").contains("?error=unsupported_response_type&"), "{implicit}");

    zap.play("deauthorize").await;
    zap.play("users/me after deauthorize").await;
    let foo = zap.play("authorize page, denied error from page").await;
    let location = foo.header("location").expect("an address");
    assert!(location.starts_with("http://127.0.0.1:7777/cb?error=unsupported_response_type&"), "{location}");
    let trusted = zap.play("authorize page, trusted app").await;
    assert!(trusted.header("location").expect("an address").contains("?code="), "{trusted:?}");
    drop(zap.demo);
}

/// The forum's cookie alone changes nothing, with or without what Mattermost takes for a proof of intent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_forums_cookie_allows_nothing_by_json() {
    let mut zap = Provider::start().await;
    let to_login = zap.play(FIRST).await;
    zap.member.log_in(to_login.header("location").expect("a login"), "tomas").await;
    for (name, more) in [("allow", ""), ("allow", "X-CSRF-Token: x\r\n"), ("deauthorize", "X-CSRF-Token: x\r\n")] {
        let request = &zap.recorded(name)["request"];
        let body = request["json"].to_string();
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nX-Requested-With: XMLHttpRequest\r\n{more}\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            text(request, "path"),
            zap.authority,
            zap.member.cookie_line(),
            body.len()
        );
        let reply = exchange(&zap.authority, &(head + &body)).await;
        assert_eq!((reply.status, text(&reply.json(), "id")), (401, "api.context.session_expired.app_error"), "{name}");
    }
}

#[test]
fn every_difference_to_mattermost_is_written_down() {
    let guide = include_str!("../../docs/mattermost.md");
    for name in OTHER_STATUS.iter().map(|(name, _)| *name).chain(LEFT_OUT) {
        assert!(guide.contains(&format!("`{name}`")), "docs/mattermost.md does not explain {name}");
    }
}
