//! Looking after apps: the story on a memory store, and the same through the control socket.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use portico::adapters::store_memory::MemoryStore;
use portico::app::control::{self, AppPorts, CallError, ControlSocket};
use portico::model::audit::{Actor, Author};
use portico::model::counts::{Counted, Counts, Series};
use portico::model::{ClientId, ClientKind, Dialect, Lifetimes, Plaintext, Quirks, RefreshPolicy, UnixSeconds};
use portico::ports::Store;
use portico::protocol::apps::{
    About, AppChange, AppError, LogoutAddresses, NewApp, NewSecret, Operation, Reply, ShownSecret, perform,
};
use portico::protocol::stats;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::doubles::{FixedClock, ScriptedEntropy};

struct Desk {
    store: Arc<MemoryStore>,
    clock: Arc<FixedClock>,
    entropy: Arc<ScriptedEntropy>,
}

impl Desk {
    fn new() -> Self {
        Self {
            store: Arc::new(MemoryStore::new()),
            clock: Arc::new(FixedClock(AtomicI64::new(1_000))),
            entropy: Arc::new(ScriptedEntropy::default()),
        }
    }

    async fn done(&self, operation: Operation) -> Reply {
        self.perform(operation).await.expect("done")
    }

    async fn perform(&self, operation: Operation) -> Result<Reply, AppError> {
        perform(operation, &Author::here(Actor::Cli { uid: 7 }), &*self.store, &*self.clock, &*self.entropy).await
    }

    fn ports(&self) -> AppPorts {
        AppPorts {
            store: self.store.clone(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            uses: Arc::default(),
        }
    }
}

fn chat() -> NewApp {
    NewApp {
        id: None,
        id_stem: "Rocket Chat!".to_owned(),
        secret: None,
        name: " Chat ".to_owned(),
        preset: Some("rocketchat".to_owned()),
        url: Some("https://chat.example".to_owned()),
        kind: ClientKind::Confidential,
        redirect_uris: vec!["https://chat.example/cb".to_owned()],
        token_redirect_aliases: vec!["https://chat.example/cb?close".to_owned()],
        auth_method: None,
        logout: LogoutAddresses::default(),
        dialect: Dialect::Oidc,
        scopes: "openid profile".to_owned(),
        allowed_groups: Vec::new(),
        trusted: false,
        require_pkce: false,
        allow_http: false,
        token_in_query: false,
        jwks: None,
        jwks_uri: None,
        device_flow: false,
        require_pushed_requests: false,
        quirks: Quirks::default(),
        refresh: RefreshPolicy::Never,
        id_token_alg: None,
        access_token_format: None,
        client_credentials: false,
        lifetimes: Lifetimes::default(),
        about: About::default(),
        denied_groups: Vec::new(),
        optional_scopes: String::new(),
        in_development: false,
        creator: None,
        registered: false,
    }
}

async fn added(desk: &Desk, new: NewApp) -> (ClientId, Option<ShownSecret>) {
    match desk.done(Operation::Add(Box::new(new))).await {
        Reply::AppWithSecret(app, secret) => (app.client_id, secret),
        other => panic!("{other:?}"),
    }
}

fn faults(result: Result<Reply, AppError>) -> Vec<String> {
    match result {
        Err(AppError::Refused(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_made_id_is_plain_and_a_made_secret_is_kept_as_a_hash() {
    let desk = Desk::new();
    let (id, secret) = added(&desk, chat()).await;
    let secret = secret.expect("a secret");
    assert!(id.0.starts_with("rocket-chat-") && id.0.len() == "rocket-chat-".len() + 4, "{id}");
    assert!(secret.0.reveal().starts_with("prt_s_") && secret.0.reveal().len() == 6 + 43);
    assert!(!format!("{secret:?}").contains(secret.0.reveal()));

    let client = desk.store.client(&id).await.expect("readable").expect("there");
    assert_eq!(client.name, "Chat");
    assert_eq!(client.secrets.len(), 1);
    assert!(client.secrets[0].hash.matches(&secret.0.hash()));
    let shown = serde_json::to_string(&desk.done(Operation::Show(id)).await).expect("JSON");
    assert!(!shown.contains("hash"), "hashes stay in the store");
}

#[tokio::test]
async fn what_is_brought_along_is_kept_and_taken_once() {
    let desk = Desk::new();
    let brought = || NewApp {
        id: Some(ClientId("0123456789abcdef0123".to_owned())),
        secret: Some(ShownSecret(Plaintext::new("0123456789abcdef0123456789abcdef"))),
        ..chat()
    };
    let (id, secret) = added(&desk, brought()).await;
    assert_eq!(id.0, "0123456789abcdef0123");
    assert_eq!(secret.expect("a secret").0.reveal(), "0123456789abcdef0123456789abcdef");
    assert_eq!(
        faults(desk.perform(Operation::Add(Box::new(brought()))).await),
        ["an app with the id \"0123456789abcdef0123\" exists"]
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let desk = Desk::new();
    let wrong = NewApp {
        name: "a\u{202e}b".to_owned(),
        redirect_uris: vec!["http://chat.example/cb".to_owned(), "https://*.example/cb".to_owned()],
        scopes: "everything".to_owned(),
        secret: Some(ShownSecret(Plaintext::new("short"))),
        ..chat()
    };
    assert_eq!(faults(desk.perform(Operation::Add(Box::new(wrong))).await).len(), 6);
    let public = NewApp { kind: ClientKind::Public, trusted: true, ..chat() };
    assert_eq!(
        faults(desk.perform(Operation::Add(Box::new(public))).await),
        ["a public app cannot be trusted: anybody can claim to be it"]
    );
    assert!(desk.store.clients().await.expect("readable").is_empty(), "nothing was added");
}

#[tokio::test]
async fn a_change_is_judged_as_a_whole() {
    let desk = Desk::new();
    let (id, _) = added(&desk, chat()).await;
    let change = AppChange {
        name: Some("Talk".to_owned()),
        add_redirect_uris: vec!["https://chat.example/cb2".to_owned(), "https://chat.example/cb2".to_owned()],
        remove_redirect_uris: vec!["https://chat.example/cb".to_owned()],
        allowed_groups: Some(vec!["Staff".to_owned()]),
        access_secs: Some(3_600),
        ..AppChange::default()
    };
    desk.done(Operation::Edit(id.clone(), Box::new(change))).await;
    let client = desk.store.client(&id).await.expect("readable").expect("there");
    assert_eq!(client.name, "Talk");
    assert_eq!(client.redirect_uris, ["https://chat.example/cb2"]);
    assert!(client.token_redirect_aliases.is_empty(), "the alias of a removed address goes with it");
    assert_eq!(client.lifetimes.access_secs, Some(3_600));

    let none_left = AppChange { remove_redirect_uris: client.redirect_uris.clone(), ..AppChange::default() };
    let fault = faults(desk.perform(Operation::Edit(id.clone(), Box::new(none_left))).await);
    assert_eq!(fault, ["it has no redirect address; give --redirect-uri, or --url for a preset"]);
    assert_eq!(desk.store.client(&id).await.expect("readable"), Some(client), "nothing was changed");

    let nobody = ClientId("nobody".to_owned());
    let missing = desk.perform(Operation::Edit(nobody.clone(), Box::default())).await;
    assert_eq!(missing.expect_err("missing"), AppError::NotFound(nobody));
}

#[tokio::test]
async fn old_secrets_end_and_are_never_prolonged() {
    let desk = Desk::new();
    let (id, _) = added(&desk, chat()).await;
    let lives = async || {
        let client = desk.store.client(&id).await.expect("readable").expect("there");
        client.secrets.iter().map(|secret| secret.expires_at.map(|end| end.0)).collect::<Vec<_>>()
    };
    desk.done(Operation::RotateSecret(id.clone(), NewSecret::keeping_old(600))).await;
    assert_eq!(lives().await, [None, Some(1_600)]);
    desk.clock.0.store(1_100, Ordering::SeqCst);
    desk.done(Operation::RotateSecret(id.clone(), NewSecret::keeping_old(10_000))).await;
    assert_eq!(lives().await, [None, Some(11_100), Some(1_600)], "the oldest keeps its end");
    desk.done(Operation::RotateSecret(id.clone(), NewSecret::keeping_old(10_000))).await;
    assert_eq!(lives().await, [None, Some(11_100), Some(11_100)], "three at most");
    desk.done(Operation::RotateSecret(id.clone(), NewSecret::keeping_old(0))).await;
    assert_eq!(lives().await, [None], "at once");
    assert_eq!(faults(desk.perform(Operation::RotateSecret(id, NewSecret::keeping_old(u64::MAX))).await).len(), 1);
}

#[tokio::test]
async fn what_members_read_of_an_app_is_limited() {
    let desk = Desk::new();
    let about = |description: &str, homepage: &str, icon_url: &str| About {
        description: description.to_owned(),
        homepage: Some(homepage.to_owned()),
        icon_url: Some(icon_url.to_owned()),
    };
    let (page, icon) = ("http://chat.example/about?a=b#c", "https://chat.example/icon.png");
    let long = |bytes: usize| format!("https://chat.example/{}", "x".repeat(bytes - "https://chat.example/".len()));
    for (name, about, want) in [
        ("as usual", about("Talk.\nAnd listen.", page, icon), 0),
        ("as long as may be", about(&"ü".repeat(512), &long(256), &long(512)), 0),
        ("too long", about(&"ü".repeat(513), &long(257), &long(513)), 3),
        ("invisible", about("a\u{202e}b", "https://chat.example/\u{202e}", "https://chat.example/\n"), 3),
        ("other schemes", about("", "javascript:alert(1)", "data:image/png;base64,AA"), 2),
        ("no addresses", about("", "chat.example", "HTTPS://chat.example"), 2),
        ("user names", about("", "https://forum.example@evil.test/", icon), 1),
    ] {
        let told = desk.perform(Operation::Add(Box::new(NewApp { about, ..chat() }))).await;
        match want {
            0 => assert!(told.is_ok(), "{name}: {told:?}"),
            _ => assert_eq!(faults(told).len(), want, "{name}"),
        }
    }
    let (id, _) = added(&desk, NewApp { about: about("Talk.", page, icon), ..chat() }).await;
    let change = AppChange { homepage: Some(String::new()), disabled: Some(true), ..AppChange::default() };
    desk.clock.0.store(2_000, Ordering::SeqCst);
    match desk.done(Operation::Edit(id, Box::new(change))).await {
        Reply::App(app) => {
            assert_eq!((app.homepage, app.icon_url.as_deref(), app.disabled), (None, Some(icon), true));
            assert_eq!((app.created_at.0, app.updated_at.map(|at| at.0)), (1_000, Some(2_000)));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn changes_at_once_are_all_made() {
    let desk = Desk::new();
    let (id, _) = added(&desk, chat()).await;
    let add = |number: u32| AppChange {
        add_redirect_uris: vec![format!("https://chat.example/{number}")],
        ..AppChange::default()
    };
    let changes = (0..4).map(|number| desk.perform(Operation::Edit(id.clone(), Box::new(add(number)))));
    assert!(futures_util::future::join_all(changes).await.iter().all(Result::is_ok));
    let client = desk.store.client(&id).await.expect("readable").expect("there");
    assert_eq!((client.redirect_uris.len(), client.revision), (5, 4));
}

#[tokio::test]
async fn deleting_is_done_once() {
    let desk = Desk::new();
    let (id, _) = added(&desk, chat()).await;
    desk.done(Operation::Delete(id.clone())).await;
    assert_eq!(desk.perform(Operation::Delete(id.clone())).await.expect_err("gone"), AppError::NotFound(id));
}

#[tokio::test]
async fn the_control_socket_does_the_same() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().expect("a folder");
    // A server that was killed leaves its file.
    drop(std::os::unix::net::UnixListener::bind(control::socket_path(folder.path())).expect("bound"));
    assert!(matches!(control::call(folder.path(), Operation::List).await, Err(CallError::NoServer)));

    let socket = ControlSocket::bind(folder.path()).expect("the stale file is replaced");
    let mode = std::fs::metadata(control::socket_path(folder.path())).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let server = tokio::spawn(socket.serve(desk.ports()));
    let second = ControlSocket::bind(folder.path()).err().expect("one server only");
    assert_eq!(second.kind(), std::io::ErrorKind::AddrInUse);

    let adding = (0..20).map(|_| control::call(folder.path(), Operation::Add(Box::new(chat()))));
    for answer in futures_util::future::join_all(adding).await {
        assert!(matches!(answer, Ok(Reply::AppWithSecret(_, Some(_)))), "{answer:?}");
    }
    match control::call(folder.path(), Operation::List).await {
        Ok(Reply::Apps(apps)) => assert_eq!(apps.len(), 20),
        other => panic!("{other:?}"),
    }
    match control::call(folder.path(), Operation::Show(ClientId("nobody".to_owned()))).await {
        Err(CallError::Refused { problem, .. }) => assert_eq!(problem.code, "P505"),
        other => panic!("{other:?}"),
    }
    let mut counts = Counts::default();
    counts.add("chat", Series::LOGIN_OK, 3);
    counts.add(Counts::SITE, Series::CACHE_HIT, 20);
    let counted = Counted { process: [1; 16], number: 1, at: UnixSeconds(1_000), counts: counts.clone() };
    desk.store.add_counts(&counted).await.expect("counted");
    let query = stats::Query { since_secs: 3_600, resolution: None };
    match control::call(folder.path(), Operation::Stats(query)).await {
        Ok(Reply::Stats(view)) => assert_eq!(view.sum(), counts, "their keys are numbers on both sides"),
        other => panic!("{other:?}"),
    }
    server.abort();
    assert!(server.await.is_err_and(|error| error.is_cancelled()));
    assert!(!control::socket_path(folder.path()).exists(), "the file goes with the server");
}

#[tokio::test]
async fn the_control_socket_survives_what_it_does_not_understand() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().expect("a folder");
    let server = tokio::spawn(ControlSocket::bind(folder.path()).expect("bound").serve(desk.ports()));
    for (line, want) in [
        ("{}\n".to_owned(), "P506"),
        ("not JSON\n".to_owned(), "P506"),
        ("{\"version\":2,\"operation\":\"list\"}\n".to_owned(), "version 2 is not spoken here"),
        ("{\"version\":1,\"operation\":\"list\"}\n".to_owned(), "\"done\":{\"apps\":[]}"),
        ("x".repeat(300 * 1024), ""),
    ] {
        let mut stream = tokio::net::UnixStream::connect(control::socket_path(folder.path())).await.expect("connected");
        // A server that has read enough closes while we write.
        let _ = stream.write_all(line.as_bytes()).await;
        let _ = stream.shutdown().await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        assert!(String::from_utf8_lossy(&answer).contains(want), "{want}");
    }
    assert!(control::call(folder.path(), Operation::List).await.is_ok());
    server.abort();
}
