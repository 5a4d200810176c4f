//! `portico app test`: what it leaves behind, and what nobody can do with it. What it prints is in `printed`.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;

use portico::model::ClientId;
use portico::model::audit::{Actor, Author};
use portico::protocol::apps::{self, AppError, Operation, Reply};
use serde_json::{Value, json};

use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;
use crate::transcripts::Theatre;

const OURS: &str = "http://127.0.0.1:4711/callback";

fn ids(demo: &Demo) -> Vec<String> {
    let apps = demo.apps(&["list"]);
    let apps = apps["apps"].as_array().expect("a list").iter();
    apps.map(|app| app["client_id"].as_str().expect("an id").to_owned()).collect()
}

/// In every dialect, without a browser, beside the running binary.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_dialect_can_be_tried() {
    let demo = Demo::start("plain");
    let mut lena = Visitor::new(&demo.issuer);
    lena.log_in("/login", "lena").await;
    let folder = tempfile::tempdir().expect("a folder");
    let cookies = folder.path().join("cookies");
    std::fs::write(&cookies, format!("Cookie: {}\n", lena.cookie_line())).expect("written");
    let cookies = cookies.display().to_string();
    let test = |app: &str| {
        let words = ["app", "test", app, "--headless", "--cookie-file", &cookies];
        demo.run(&[&words[..], &["--user-agent", &lena.user_agent, "-o", "json"]].concat())
    };
    let before = ids(&demo);
    for (name, more, result) in [
        ("oidc", &["--trusted"][..], "OpenID Connect"),
        ("ips4", &["--dialect", "ips4"], "OAuth 2.0"),
        ("gitlab", &["--dialect", "gitlab"], "OAuth 2.0"),
        ("mattermost", &["--dialect", "mattermost"], "OAuth 2.0"),
        ("phone", &["--public", "--id-token-alg", "ES256"], "OpenID Connect"),
        ("form", &["--auth-method", "client_secret_post", "--access-tokens", "jwt"], "OpenID Connect"),
    ] {
        let words = ["add", "--name", name, "--client-id", name, "--redirect-uri", "https://x.example/cb"];
        demo.apps(&[&words[..], more].concat());
        let app = demo.apps(&["show", name]);
        let output = test(name);
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert!(told["result"].as_str().is_some_and(|said| said.contains(result)), "{name}: {told}");
        assert!(!told.to_string().contains(lena.cookie_line().as_str()), "{name}: {told}");
        assert_eq!(demo.apps(&["show", name]), app, "{name}: the app is as it was");
    }
    // Whoever may not use the app may not use its twin.
    demo.apps(&["edit", "oidc", "--groups", "Nobody at all"]);
    let output = test("oidc");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(1) && said.contains("P411"), "{said}");
    demo.apps(&["disable", "oidc"]);
    let said = String::from_utf8_lossy(&test("oidc").stderr).into_owned();
    assert!(said.contains("P506") && said.contains("portico app enable"), "{said}");
    let mut after = ids(&demo);
    after.retain(|id| !before.contains(id));
    assert_eq!(after, ["form", "gitlab", "ips4", "mattermost", "oidc", "phone"], "no twin is left");
}

/// Somebody opens the address in a browser; the next time he changes his mind.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_comes_back_or_the_test_is_stopped() {
    let demo = Demo::start("plain");
    for comes_back in [true, false] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(["app", "test", "demo-chat", "--config", &demo.config]);
        let mut process =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines().map_while(Result::ok);
        let open = lines.find_map(|line| Some(line.strip_prefix("Open ")?.split(' ').next()?.to_owned()));
        let open = open.expect("an address to open");
        let waits = lines.next().expect("a line for whoever waits");
        assert_eq!(waits, "Waiting for the login; 5 minutes left. Ctrl-C ends the test.");
        assert!(ids(&demo).iter().any(|id| id.starts_with("test-")), "the server knows it at once");
        // It answers to its number only.
        let mut stranger = Visitor::new(&open.replace("127.0.0.1", "localhost"));
        assert_eq!(stranger.get("/").await.status, 404);
        let start = Visitor::new(&open).get("/").await.location.expect("a way to the forum");
        let mut browser = Visitor::new(&demo.issuer);
        if comes_back {
            let back = crate::clients::authorize(&mut browser, &start, "lena").await;
            let forged = back.replace("state=", "state=x");
            assert_eq!(Visitor::new(&open).get(&forged).await.status, 400, "an answer to another login");
            assert_eq!(Visitor::new(&open).get(&back).await.status, 200);
        } else {
            let done = Command::new("kill").args(["-INT", &process.id().to_string()]).status().expect("kill");
            assert!(done.success());
        }
        let rest: Vec<String> = lines.collect();
        let mut said = String::new();
        process.stderr.take().expect("a pipe").read_to_string(&mut said).expect("a text");
        let ended = process.wait().expect("its end").code();
        assert_eq!(ended, Some(if comes_back { 0 } else { 1 }), "{said}");
        assert_eq!(rest.iter().any(|line| line.contains("OpenID Connect can log in")), comes_back, "{rest:?}");
        assert_eq!(said.contains("P515"), !comes_back, "{said}");
        assert!(!ids(&demo).iter().any(|id| id.starts_with("test-")), "nothing is left");
        let answer = browser.get(&start).await;
        assert!(answer.status == 400 && answer.body.contains("P401"), "{}: {}", answer.status, answer.body);
    }
}

fn authorize(client: &str, redirect_uri: &str) -> String {
    let redirect_uri = redirect_uri.replace(':', "%3A").replace('/', "%2F");
    format!(
        "/oauth/authorize?client_id={client}&redirect_uri={redirect_uri}&response_type=code&code_challenge={}\
         &code_challenge_method=S256",
        "A".repeat(43)
    )
}

/// The twin has an address and an end of its own, and the app gets nothing of them.
#[tokio::test]
async fn the_twin_works_for_five_minutes_and_the_app_is_as_before() {
    let theatre = Theatre::open().await;
    let (store, clock, ports) = (&*theatre.stage.store, &theatre.stage.clock, &theatre.stage.ports);
    let by = Author::here(Actor::Cli { uid: 1000 });
    let perform = async |operation| apps::perform(operation, &by, store, &**clock, ports.entropy.as_ref()).await;
    let chat = ClientId("chat".to_owned());
    let before = store_client(&theatre, "chat").await;
    for elsewhere in ["https://evil.example/callback", "http://127.0.0.1:4711/other", "http://localhost:4711/callback"]
    {
        let refused = perform(Operation::Test(chat.clone(), elsewhere.to_owned())).await;
        assert!(matches!(refused, Err(AppError::Refused(_))), "{elsewhere}");
    }
    let made = perform(Operation::Test(chat.clone(), OURS.to_owned())).await.expect("a twin");
    let Reply::AppWithSecret(twin, Some(_)) = made else { panic!("{made:?}") };
    assert_eq!(store_client(&theatre, "chat").await, before, "the app is not touched");
    let refused = perform(Operation::Test(twin.client_id.clone(), OURS.to_owned())).await;
    assert!(matches!(refused, Err(AppError::Refused(_))), "no twin of a twin");

    let asked = async |client: &str, address: &str| {
        let cookie = [("cookie".to_owned(), "forum_session=anna".to_owned())];
        let answer = theatre.send("GET", &authorize(client, address), &cookie, "").await;
        let body = String::from_utf8_lossy(answer.body()).into_owned();
        let code = ["P401", "P402"].into_iter().find(|code| body.contains(code));
        (answer.status().as_u16(), code)
    };
    let id = twin.client_id.0.as_str();
    assert_eq!(asked(id, OURS).await, (200, None), "the question");
    assert_eq!(asked(id, "https://chat.example/cb").await, (400, Some("P402")), "not the app's address");
    assert_eq!(asked("chat", OURS).await, (400, Some("P402")), "and the app not this one");
    clock.0.fetch_add(299, Ordering::SeqCst);
    assert_eq!(asked(id, OURS).await.0, 200);
    assert_eq!(apps::empty_bin(ports).await.expect("the store"), 0);
    clock.0.fetch_add(1, Ordering::SeqCst);
    assert_eq!(asked(id, OURS).await, (400, Some("P401")), "its time is over, whoever forgot to delete it");
    assert_eq!(apps::empty_bin(ports).await.expect("the store"), 1);
    assert_eq!(store_client(&theatre, id).await, json!(null));
}

async fn store_client(theatre: &Theatre, id: &str) -> Value {
    use portico::ports::Store as _;
    json!(theatre.stage.store.client(&ClientId(id.to_owned())).await.expect("readable"))
}
