//! Golden conversations. Every file below is a case; a new file is a new test.
//!
//! ```text
//! # A comment. `! logged-out NAME`, `! logged-in`: whether the forum knows the sessions.
//! # `! login COOKIES`: a guest logs in at the forum and has these from now on; all of the cast have done so at the beginning.
//! # `! given COOKIES => COOKIES`: the forum gives who has the ones the others, for a page; `! form …`: for a form;
//! # `! form /PATH => COOKIES`: for a form of a guest. `! forum down|up|cannot-return`, `! ban NAME`, `! unban`, `! clock +SECONDS`,
//! # `! token TEXT NAME|admin PERMISSION…` gives out a personal token;
//! # `! app ID scope|optional|development|refresh|require-pkce|require-pushed|disabled|deny VALUE` change the stage.
//! # `! trail WHAT by WHO on APP, member ID`: the next entry of the audit trail says so; `! trail end`: there is no next one.
//! # `! proxy on|off`: a trusted proxy sends what follows. `! link`: a link into the console is made, its key is {link}, its name {link_name}.
//! > GET /oauth/authorize?client_id=chat        the request: line, fields, and after `> ` alone the body
//! > Cookie: forum_session=anna
//! < 303                                         the status, then what the answer must hold
//! < Location: https://chat.example/cb?code={code}&state=s1&iss=https%3A%2F%2Fforum.example
//! ```
//!
//! `{name}` in an expectation takes what stands there (unreserved characters) and must be the same everywhere after;
//! in a request it is filled in. `< ~ text` wants the body to contain text, `< !~ text` not to; `< - Field` wants the field to be absent.

mod anomalies;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use portico::app::AppFront;
use portico::app::front::PublicAddress;
use portico::config::{self, Config};
use portico::model::audit::{Actor, Author};
use portico::model::{
    ClientKind, Dialect, Hash32, Limits, Permission, PersonalToken, PersonalTokenId, RefreshPolicy, RequestContext,
    RequestId, Scopes, SigningAlgorithm, TokenOwner, UnixSeconds, WaitingLogin,
};
use portico::pages::{Pages, Settings as PageSettings};
use portico::protocol::console;
use portico::protocol::rules::guard::Guarded;
use portico::protocol::{RequirePkce, Settings};
use portico::proxy::Front as _;
use portico::route::{Route, Routes};
use portico::telemetry::Metrics;

use crate::doubles::{ForumState, NAMES, Stage, app, member};

/// Apps that the conversations may use.
async fn add_apps(stage: &Stage) {
    let mut public = app("spa");
    public.kind = ClientKind::Public;
    public.secrets.clear();
    let mut staff = app("staff");
    staff.allowed_groups = vec!["Staff".into()];
    let mut trusted = app("trusted");
    trusted.trusted = true;
    let mut offline = app("offline");
    offline.refresh = RefreshPolicy::OfflineAccess;
    offline.scopes = Scopes::parse("openid profile offline_access").expect("scopes");
    let mut ips = app("ips");
    ips.dialect = Dialect::Ips4;
    ips.scopes = Scopes::parse("user.profile user.email user.groups").expect("scopes");
    let mut zap = app("zap");
    zap.dialect = Dialect::Mattermost;
    zap.scopes = Scopes::parse("user").expect("a scope");
    let mut rocket = app("rocket");
    rocket.redirect_uris = vec!["https://chat.example/_oauth/portico".into()];
    rocket.token_redirect_aliases = vec!["https://chat.example/_oauth/portico?close".into()];
    rocket.token_in_query = true;
    rocket.refresh = RefreshPolicy::Never;
    let mut team = app("team");
    team.dialect = Dialect::Gitlab;
    team.scopes = Scopes::parse("read_user").expect("scopes");
    team.quirks.require_email = true;
    let mut machine = app("machine");
    machine.client_credentials = true;
    let mut signed = app("signed");
    signed.trusted = true;
    signed.access_token_format = Some(portico::model::AccessTokenFormat::Jwt);
    let mut tv = app("tv");
    tv.kind = ClientKind::Public;
    tv.secrets.clear();
    tv.redirect_uris.clear();
    tv.device_flow = true;
    for client in [tv, app("chat"), public, staff, trusted, offline, ips, zap, rocket, team, machine, signed] {
        stage.ports.store.add_client(&client).await.expect("a new app");
    }
}

fn settings() -> Settings {
    Settings {
        issuer: "https://forum.example".into(),
        prefix: "/oauth".into(),
        dialects: vec![Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4],
        code_secs: 60,
        access_secs: 900,
        refresh_secs: 30 * 86_400,
        refresh_max_secs: 365 * 86_400,
        refresh_grace_secs: 10,
        id_token_secs: 900,
        consent_secs: 365 * 86_400,
        require_pkce: RequirePkce::Public,
        id_token_alg: SigningAlgorithm::ES256,
        access_tokens: portico::model::AccessTokenFormat::Opaque,
        apis: Vec::new(),
        guarded: vec![
            guarded(&["https://wiki.example", "https://shop.example:8443"], &[], None),
            guarded(&["https://wiki.example"], &["Staff"], Some("staff")),
        ],
        provider: Default::default(),
        registration: true,
    }
}

/// What the console is told of the configuration.
fn configuration(console: &str) -> Config {
    let text = format!(
        "public_url = \"https://forum.example\"\n[upstream]\nservers = [\"http://127.0.0.1:8000\"]\n[forum]\n\
         name = \"Example Forum\"\nkind = \"phpbb\"\n[forum.database]\nurl = \"sqlite:forum.db\"\n[console]\n{console}\n"
    );
    config::parse(Path::new("portico.toml"), &text, &config::Environment::default()).expect("a configuration")
}

fn guarded(origins: &[&str], groups: &[&str], name: Option<&str>) -> Guarded {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    Guarded { origins: texts(origins), groups: texts(groups), name: name.map(str::to_owned) }
}

/// The doubles behind the real front.
pub struct Theatre {
    pub stage: Stage,
    /// Where requests come from.
    pub address: Option<std::net::IpAddr>,
    /// Whether a trusted proxy sends them on.
    pub from_proxy: bool,
    /// Whether requests come to the console's own listener.
    pub at_console: bool,
    pub metrics: Arc<Metrics>,
    front: AppFront,
    routes: Routes,
}

impl Theatre {
    pub async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    /// The same, with settings that are not the usual ones.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::open_as(change, "groups = [\"Staff\"]").await
    }

    /// The same with a table `[console]` that is not the usual one.
    pub async fn open_as(change: impl FnOnce(&mut Settings), console: &str) -> Self {
        let stage = Stage::new();
        add_apps(&stage).await;
        let pages = PageSettings {
            forum_name: "Example Forum".into(),
            forum_url: "https://forum.example/".into(),
            language_path: Some("/oauth/resume/language".into()),
            language_cookie: "__Host-portico-language".into(),
            ..Default::default()
        };
        let pages = Arc::new(Pages::new(pages).expect("page settings"));
        let public = PublicAddress { origin: "https://forum.example".into(), base_path: String::new(), secure: true };
        let mut settings = settings();
        change(&mut settings);
        let settings = Arc::new(settings);
        let routes = Routes::new("", &settings.prefix, &settings.dialects);
        let metrics = Metrics::new();
        let front = AppFront::new(stage.ports.clone(), settings, pages, public, metrics.clone(), Limits::default())
            .with_console(Arc::new(configuration(console)));
        let theatre = Self { stage, address: None, from_proxy: false, at_console: false, metrics, front, routes };
        for name in NAMES {
            theatre.logs_in(&format!("forum_session={name}")).await;
        }
        theatre
    }

    /// A guest logs in at the forum, by a form that passes the gateway, and is given these cookies.
    pub async fn logs_in(&self, cookies: &str) {
        self.is_given("POST", "/login", "", cookies).await;
    }

    /// The forum answers a request of a visitor who has the cookies `has` with others.
    pub async fn is_given(&self, method: &str, target: &str, has: &str, cookies: &str) {
        let mut head = http::Request::builder().method(method).uri(target).extension(self.context());
        if !has.is_empty() {
            head = head.header("cookie", has);
        }
        let head = head.body(()).expect("a request");
        let mut answered = http::HeaderMap::new();
        for cookie in cookies.split("; ").filter(|cookie| !cookie.is_empty()) {
            answered.append("set-cookie", http::HeaderValue::from_bytes(cookie.as_bytes()).expect("a cookie"));
        }
        let was_guest = method == "POST" && self.front.begins(&head).await;
        self.front.changed(&head, &answered, was_guest).await;
    }

    pub async fn send(
        &self,
        method: &str,
        target: &str,
        fields: &[(String, String)],
        body: &str,
    ) -> http::Response<Bytes> {
        let path = target.split('?').next().unwrap_or_default();
        let route = self.routes.resolve(path.as_bytes());
        let mut request = http::Request::builder().method(method).uri(target);
        for (name, value) in fields {
            request = request.header(name, http::HeaderValue::from_bytes(value.as_bytes()).expect("a header value"));
        }
        // A browser says what its forms are.
        let says = fields.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        if method == "POST" && !says && matches!(route, Route::Console(_)) {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let context = self.context();
        let request = request.extension(context).body(Bytes::from(body.to_owned())).expect("a request");
        self.front.respond(&route, request).await
    }

    fn context(&self) -> RequestContext {
        let at_home = RequestContext::new(RequestId("REQUEST-1".into()), self.address);
        RequestContext { from_proxy: self.from_proxy, at_console: self.at_console, ..at_home }
    }

    /// What a document request for a forum page means to the login that waits.
    pub async fn waiting(&self, target: &str, cookie: &str) -> WaitingLogin {
        let context = self.context();
        let head = http::Request::get(target).header("cookie", cookie).extension(context).body(()).expect("a request");
        self.front.waiting(&head).await
    }
}

#[derive(Default)]
struct Exchange {
    request: Vec<String>,
    body: Option<String>,
    wanted: Vec<String>,
}

async fn play(name: &str, text: &str) {
    let mut theatre = Theatre::open().await;
    let mut captures = BTreeMap::new();
    let mut exchange = Exchange::default();
    let (mut played, mut trail) = (0, 0);
    for (number, line) in text.lines().enumerate().chain([(0, "")]) {
        let place = format!("{name}:{}", number + 1);
        // Whatever follows the expectations ends the exchange.
        if !line.starts_with("< ") && !exchange.wanted.is_empty() {
            run(&place, std::mem::take(&mut exchange), &theatre, &mut captures).await;
            played += 1;
        }
        if let Some(wanted) = line.strip_prefix("< ") {
            exchange.wanted.push(wanted.to_owned());
        } else if line == ">" {
            exchange.body = Some(String::new());
        } else if let Some(sent) = line.strip_prefix("> ") {
            match &mut exchange.body {
                Some(body) => body.push_str(sent),
                None => exchange.request.push(sent.to_owned()),
            }
        } else if let Some(direction) = line.strip_prefix("! ") {
            match direction {
                direction if direction.starts_with("login ") => theatre.logs_in(&direction[6..]).await,
                direction if direction.starts_with("given ") => {
                    let (has, cookies) = direction[6..].split_once(" => ").expect("HAS => COOKIES");
                    theatre.is_given("GET", "/", has, cookies).await;
                }
                direction if direction.starts_with("form ") => {
                    let (has, cookies) = direction[5..].split_once(" => ").expect("HAS => COOKIES");
                    match has.starts_with('/') {
                        true => theatre.is_given("POST", has, "", cookies).await,
                        false => theatre.is_given("POST", "/login", has, cookies).await,
                    }
                }
                "proxy on" => theatre.from_proxy = true,
                "proxy off" => theatre.from_proxy = false,
                "link" => {
                    let (key, name) = console_link(&theatre.stage).await;
                    captures.extend([("link".to_owned(), key), ("link_name".to_owned(), name)]);
                }
                direction if direction.starts_with("trail ") => {
                    let next = next_entry(&theatre.stage, trail).await;
                    assert_eq!(next, filled_with(&direction[6..], &captures), "{place}");
                    trail += u64::from(next != "end");
                }
                direction => direct(&place, direction, &theatre.stage).await,
            }
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "{place}: not understood: {line}");
            assert!(exchange.request.is_empty(), "{place}: nothing is expected of the request above");
        }
    }
    assert!(played > 0, "{name} has no exchange");
}

/// Key and name of a new link into the console, as the command makes it.
pub async fn console_link(stage: &Stage) -> (String, String) {
    let ports = &stage.ports;
    let by = Author::here(Actor::Cli { uid: 1000 });
    let made = console::make_link(&by, &*ports.store, &*ports.clock, &*ports.entropy).await;
    let made = made.expect("the store");
    (made.key.0.reveal().to_owned(), made.link)
}

/// What the entry behind `seq` of the audit trail says.
async fn next_entry(stage: &Stage, seq: u64) -> String {
    let store = &stage.ports.store;
    while store.link_entries(100).await.expect("the store") > 0 {}
    let Some(linked) = store.linked_entries(seq + 1, 1).await.expect("the store").pop() else {
        return "end".to_owned();
    };
    let entry = linked.entry().expect("an entry");
    let app = entry.app.as_ref().map(ToString::to_string);
    let member = entry.member.as_ref().map(|id| format!("member {id}"));
    let on: Vec<String> = app.into_iter().chain(member).collect();
    assert!(!linked.text.contains("s3cret"), "no secret is in it");
    format!("{} by {} on {}", entry.what, entry.who, on.join(", "))
}

async fn direct(place: &str, direction: &str, stage: &Stage) {
    match direction.split_once(' ').unwrap_or((direction, "")) {
        ("forum", "down") => stage.forum.set(ForumState::Down),
        ("forum", "up") => stage.forum.set(ForumState::Up),
        ("forum", "cannot-return") => stage.forum.set(ForumState::CannotReturn),
        ("logged-out", name) => stage.forum.delete(name),
        ("logged-in", "") => stage.forum.restore_all(),
        ("ban", name) => stage.forum.ban(name),
        ("unban", "") => stage.forum.unban_all(),
        ("app", change) => {
            let words: Vec<&str> = change.splitn(3, ' ').collect();
            let [id, what, value] = words.as_slice() else { panic!("{place}: app ID WHAT VALUE") };
            let id = portico::model::ClientId((*id).to_owned());
            let mut client = stage.ports.store.client(&id).await.expect("the store").expect("an app of the cast");
            match *what {
                "scope" => client.scopes = Scopes::parse(value).expect("scopes"),
                "optional" => client.optional_scopes = Scopes::parse(value).expect("scopes"),
                "development" => client.in_development = value == &"yes",
                "refresh" => client.refresh = RefreshPolicy::Never,
                "disabled" => client.disabled = value == &"yes",
                "deny" => client.denied_groups = vec![(*value).to_owned()],
                "require-pushed" => client.require_pushed_requests = value == &"yes",
                "require-pkce" => client.require_pkce = true,
                _ => panic!("{place}: an app has no {what}"),
            }
            assert!(stage.ports.store.update_client(&client).await.expect("the store"));
        }
        ("token", token) => give_token(token, stage).await,
        ("clock", by) => {
            stage.clock.0.fetch_add(by.parse().expect("seconds"), Ordering::SeqCst);
        }
        _ => panic!("{place}: no such direction: {direction}"),
    }
}

async fn give_token(words: &str, stage: &Stage) {
    let mut words = words.split(' ');
    let (plain, owner) = (words.next().expect("a token"), words.next().expect("an owner"));
    let owner = match owner {
        "admin" => TokenOwner::Admin,
        name => TokenOwner::Member(member(name).expect("a member of the cast").id),
    };
    let permission = |word: &str| Permission::ALL.into_iter().find(|known| format!("\"{word}\"") == json(known));
    let token = PersonalToken {
        id: PersonalTokenId(plain.to_owned()),
        owner,
        name: String::new(),
        permissions: words.map(|word| permission(word).expect("a permission")).collect(),
        created_at: UnixSeconds(0),
        expires_at: None,
        last_used_at: None,
    };
    stage.ports.store.put_personal_token(&Hash32::of(plain.as_bytes()), &token).await.expect("the store");
}

fn json(permission: &Permission) -> String {
    serde_json::to_string(permission).expect("a word")
}

async fn run(place: &str, exchange: Exchange, theatre: &Theatre, captures: &mut BTreeMap<String, String>) {
    let filled = |text: &str| {
        captures.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    let (method, target) = exchange.request[0].split_once(' ').expect("method and target");
    let fields: Vec<(String, String)> = exchange.request[1..]
        .iter()
        .map(|field| field.split_once(": ").expect("a header field"))
        .map(|(name, value)| (name.to_owned(), filled(value)))
        .collect();
    let body = filled(exchange.body.as_deref().unwrap_or_default());
    let response = theatre.send(method, &filled(target), &fields, &body).await;
    let body = String::from_utf8_lossy(response.body()).into_owned();
    let told = format!("{place}: {method} {target}\n{} {:?}\n{body}", response.status(), response.headers());
    for wanted in exchange.wanted {
        if let Some(text) = wanted.strip_prefix("!~ ") {
            assert!(!body.contains(&filled_with(text, captures)), "must not contain {text:?}\n{told}");
        } else if let Some(text) = wanted.strip_prefix("~ ") {
            assert!(find(text, &body, captures), "body lacks {text:?}\n{told}");
        } else if let Some(field) = wanted.strip_prefix("- ") {
            assert!(response.headers().get(field).is_none(), "{field} is there\n{told}");
        } else if let Some((field, value)) = wanted.split_once(": ") {
            let found = response
                .headers()
                .get_all(field)
                .iter()
                .any(|sent| sent.to_str().is_ok_and(|sent| matches_whole(value, sent, captures)));
            assert!(found, "{field} is not {value:?}\n{told}");
        } else {
            assert_eq!(response.status().as_str(), wanted, "{told}");
        }
    }
}

fn filled_with(text: &str, captures: &BTreeMap<String, String>) -> String {
    captures.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// A pattern with `{name}` as a regular expression.
fn pattern(text: &str, captures: &BTreeMap<String, String>) -> (regex::Regex, Vec<String>) {
    let text = filled_with(text, captures);
    let mut names = Vec::new();
    let mut expression = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let name = after.split_once('}').filter(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
        });
        expression.push_str(&regex::escape(before));
        match name {
            Some((name, after)) => {
                expression.push_str("([A-Za-z0-9._~-]+)");
                names.push(name.to_owned());
                rest = after;
            }
            None => {
                expression.push_str("\\{");
                rest = after;
            }
        }
    }
    expression.push_str(&regex::escape(rest));
    (regex::Regex::new(&expression).expect("a pattern"), names)
}

fn find(text: &str, body: &str, captures: &mut BTreeMap<String, String>) -> bool {
    let (expression, names) = pattern(text, captures);
    let Some(found) = expression.captures(body) else { return false };
    for (index, name) in names.into_iter().enumerate() {
        captures.insert(name, found[index + 1].to_owned());
    }
    true
}

fn matches_whole(text: &str, value: &str, captures: &mut BTreeMap<String, String>) -> bool {
    let (expression, _) = pattern(text, captures);
    expression.find(value).is_some_and(|found| found.len() == value.len()) && find(text, value, captures)
}

#[tokio::test]
async fn every_conversation_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 10, "conversations were found");
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        play(&name, &fs::read_to_string(&file).expect("a text")).await;
    }
}
