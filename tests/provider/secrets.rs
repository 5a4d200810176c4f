//! Secrets that are exchanged, and apps that are deleted, while logins go on.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use super::{admin, answered, call, created, path_of, text, zap};
use crate::clients::{Reply, authorize, exchange, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;
use crate::faults::until;
use crate::transcripts::Theatre;

const CALLBACK: &str = "https%3A%2F%2Fzap.example%2Fcb";
const FORM: &str = "application/x-www-form-urlencoded";

/// An app that was added by the API, and trusted, so that a login is one request.
struct App {
    id: String,
    secret: String,
    path: String,
    admin: String,
}

async fn app(theatre: &Theatre) -> App {
    let admin = admin(theatre).await;
    let mut wish = zap();
    wish["is_trusted"] = json!(true);
    let app = created(theatre, &admin, &wish).await;
    let (id, secret) = (text(&app, "id").to_owned(), text(&app, "client_secret").to_owned());
    App { id, secret, path: path_of(&app), admin }
}

impl App {
    async fn code(&self, theatre: &Theatre) -> String {
        let target = format!("/oauth/authorize?client_id={}&redirect_uri={CALLBACK}&response_type=code", self.id);
        let cookie = [("cookie".to_owned(), "forum_session=anna".to_owned())];
        let response = theatre.send("GET", &target, &cookie, "").await;
        let location = response.headers()["location"].to_str().expect("ASCII");
        parameter(location, "code").unwrap_or_else(|| panic!("no code in {location}"))
    }

    async fn token(&self, theatre: &Theatre, secret: &str, grant: &str) -> (u16, Value) {
        let form = format!("{grant}&client_id={}&client_secret={secret}", self.id);
        let kind = [("content-type".to_owned(), FORM.to_owned())];
        answered(&theatre.send("POST", "/oauth/access_token", &kind, &form).await)
    }

    async fn redeem(&self, theatre: &Theatre, secret: &str, code: &str) -> (u16, Value) {
        let grant = format!("grant_type=authorization_code&code={code}&redirect_uri={CALLBACK}");
        self.token(theatre, secret, &grant).await
    }

    async fn refresh(&self, theatre: &Theatre, secret: &str, tokens: &Value) -> (u16, Value) {
        let grant = format!("grant_type=refresh_token&refresh_token={}", text(tokens, "refresh_token"));
        self.token(theatre, secret, &grant).await
    }

    async fn regenerate(&self, theatre: &Theatre) -> String {
        let (status, body) = call(theatre, &self.admin, "POST", &format!("{}/regen_secret", self.path), "").await;
        assert_eq!(status, 200, "{body}");
        text(&body, "client_secret").to_owned()
    }
}

async fn me(theatre: &Theatre, tokens: &Value) -> u16 {
    call(theatre, text(tokens, "access_token"), "GET", "/api/v4/users/me", "").await.0
}

#[tokio::test]
async fn a_new_secret_ends_no_token_and_the_old_one_at_once() {
    let theatre = Theatre::open().await;
    let app = app(&theatre).await;
    let (_, tokens) = app.redeem(&theatre, &app.secret, &app.code(&theatre).await).await;
    let secret = app.regenerate(&theatre).await;
    assert_ne!(secret, app.secret);
    assert_eq!(me(&theatre, &tokens).await, 200);
    let code = app.code(&theatre).await;
    let (status, refused) = app.redeem(&theatre, &app.secret, &code).await;
    assert_eq!((status, text(&refused, "id")), (403, "api.oauth.get_access_token.credentials.app_error"));
    assert_eq!(app.refresh(&theatre, &app.secret, &tokens).await.0, 403);
    assert_eq!(app.redeem(&theatre, &secret, &code).await.0, 200, "the failed try spent nothing");
    assert_eq!(app.refresh(&theatre, &secret, &tokens).await.0, 200);
}

#[tokio::test]
async fn both_secrets_work_in_the_overlap_and_the_last_use_of_each_is_known() {
    let theatre = Theatre::open_with(|settings| settings.provider.keep_old_secs = 3_600).await;
    let app = app(&theatre).await;
    let secret = app.regenerate(&theatre).await;
    let now = theatre.stage.clock.0.load(Ordering::SeqCst);
    assert_eq!(app.redeem(&theatre, &app.secret, &app.code(&theatre).await).await.0, 200);
    theatre.stage.clock.0.store(now + 60, Ordering::SeqCst);
    assert_eq!(app.redeem(&theatre, &secret, &app.code(&theatre).await).await.0, 200);
    assert_eq!(app.redeem(&theatre, "wrong", &app.code(&theatre).await).await.0, 403);
    theatre.stage.clock.0.store(now + 3_600, Ordering::SeqCst);
    assert_eq!(app.redeem(&theatre, &app.secret, &app.code(&theatre).await).await.0, 403, "the overlap is over");

    let ports = &theatre.stage.ports;
    ports.uses.write_down(&*ports.store).await.expect("written");
    let id = portico::model::ClientId(app.id.clone());
    let client = ports.store.client(&id).await.expect("the store").expect("there");
    let used: Vec<_> = client.secrets.iter().map(|kept| kept.last_used_at.map(|at| at.0)).collect();
    assert_eq!(used, [Some(now + 60), Some(now)], "the new one first");
}

#[tokio::test]
async fn a_deleted_app_takes_tokens_codes_and_consents_with_it() {
    let theatre = Theatre::open().await;
    let app = app(&theatre).await;
    let (_, tokens) = app.redeem(&theatre, &app.secret, &app.code(&theatre).await).await;
    let code = app.code(&theatre).await;
    assert_eq!(me(&theatre, &tokens).await, 200);
    assert_eq!(call(&theatre, &app.admin, "DELETE", &app.path, "").await, (200, json!({ "status": "OK" })));
    assert_eq!(me(&theatre, &tokens).await, 401);
    assert_eq!(app.refresh(&theatre, &app.secret, &tokens).await.0, 403);
    assert_eq!(app.redeem(&theatre, &app.secret, &code).await.0, 403);
    assert_eq!(call(&theatre, &app.admin, "GET", &app.path, "").await.0, 404);
    let target = format!("/oauth/authorize?client_id={}&redirect_uri={CALLBACK}&response_type=code", app.id);
    let cookie = [("cookie".to_owned(), "forum_session=anna".to_owned())];
    assert_eq!(theatre.send("GET", &target, &cookie, "").await.status(), 400, "unknown from now on");
}

/// What the clients of the running gateway share: where it is, and the secret that is in their configuration.
struct Load {
    authority: String,
    id: String,
    cookie: String,
    secret: Mutex<String>,
    over: AtomicBool,
    logins: AtomicU32,
}

impl Load {
    async fn send(&self, line: &str, fields: &str, body: &str) -> Reply {
        let length = format!("Content-Length: {}\r\n", body.len());
        exchange(&self.authority, &format!("{line} HTTP/1.1\r\nHost: {}\r\n{fields}{length}\r\n{body}", self.authority))
            .await
    }

    async fn token(&self, secret: &str, grant: &str) -> Reply {
        let form = format!("{grant}&client_id={}&client_secret={secret}", self.id);
        self.send("POST /oauth/token", &format!("Content-Type: {FORM}\r\n"), &form).await
    }

    async fn tokens(&self, grant: &str) -> Value {
        let secret = self.secret.lock().expect("no panic while locked").clone();
        let reply = self.token(&secret, grant).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    /// What is wrong with a request by that secret for tokens that nobody has: the secret comes first.
    async fn fault(&self, secret: &str) -> String {
        let reply = self.token(secret, "grant_type=refresh_token&refresh_token=prt_r_unknown").await;
        text(&reply.json(), "error").to_owned()
    }

    /// A login, a refresh and a look at who it is.
    async fn login(&self) {
        let cookie = format!("Cookie: {}\r\n", self.cookie);
        let line = format!("GET /oauth/authorize?client_id={}&redirect_uri={CALLBACK}&response_type=code", self.id);
        let reply = self.send(&line, &cookie, "").await;
        let location = reply.header("location").unwrap_or_else(|| panic!("no way back: {reply:?}")).to_owned();
        let code = parameter(&location, "code").unwrap_or_else(|| panic!("no code in {location}"));
        let tokens = self.tokens(&format!("grant_type=authorization_code&code={code}&redirect_uri={CALLBACK}")).await;
        let tokens =
            self.tokens(&format!("grant_type=refresh_token&refresh_token={}", text(&tokens, "refresh_token"))).await;
        let bearer = format!("Authorization: Bearer {}\r\n", text(&tokens, "access_token"));
        assert_eq!(self.send("GET /oauth/userinfo", &bearer, "").await.status, 200);
        self.logins.fetch_add(1, Ordering::SeqCst);
    }

    /// Waits for so many more logins.
    async fn go_on(&self, more: u32) {
        let until = self.logins.load(Ordering::SeqCst) + more;
        while self.logins.load(Ordering::SeqCst) < until {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_renewed_under_load_costs_no_login() {
    let demo = Demo::start("plain");
    let uri = "https://zap.example/cb";
    let app = demo.apps(&["add", "--name", "Load", "--redirect-uri", uri, "--trusted", "--refresh", "always"]);
    let id = text(&app, "client_id").to_owned();
    let mut member = Visitor::new(&demo.issuer);
    let start = format!("/oauth/authorize?client_id={id}&redirect_uri={CALLBACK}&response_type=code");
    authorize(&mut member, &start, "lena").await;
    let load = Arc::new(Load {
        authority: demo.issuer.strip_prefix("http://").expect("http on loopback").to_owned(),
        id: id.clone(),
        cookie: member.cookie_line(),
        secret: Mutex::new(text(&app, "client_secret").to_owned()),
        over: AtomicBool::new(false),
        logins: AtomicU32::new(0),
    });
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let load = Arc::clone(&load);
            tokio::spawn(async move {
                while !load.over.load(Ordering::SeqCst) {
                    load.login().await;
                }
            })
        })
        .collect();
    for _ in 0..2 {
        load.go_on(8).await;
        let renewed = tokio::task::block_in_place(|| demo.apps(&["secret", &id, "--new", "--keep-old", "1h"]));
        // The old secret goes on working until the app is told the new one.
        load.go_on(8).await;
        *load.secret.lock().expect("no panic while locked") = text(&renewed, "client_secret").to_owned();
    }
    load.go_on(8).await;
    load.over.store(true, Ordering::SeqCst);
    for client in clients {
        client.await.expect("no login failed");
    }
    let shown = tokio::task::block_in_place(|| demo.apps(&["show", &id]));
    let secrets = shown["secrets"].as_array().expect("secrets");
    assert_eq!(secrets.len(), 3, "{shown}");
    assert!(secrets.iter().all(|secret| secret["last_used_at"].is_i64()), "each was used: {shown}");

    // Both until the overlap ends, and then one.
    let old = load.secret.lock().expect("no panic while locked").clone();
    assert_eq!(load.fault(&old).await, "invalid_grant");
    let renewed = tokio::task::block_in_place(|| demo.apps(&["secret", &id, "--new", "--keep-old", "2s"]));
    let ended = || async { load.fault(&old).await == "invalid_client" };
    until("the old secret ends", Duration::from_secs(60), ended).await;
    assert_eq!(load.fault(text(&renewed, "client_secret")).await, "invalid_grant");
}
