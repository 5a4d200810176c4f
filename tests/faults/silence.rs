//! Secrets of every kind, looked for in all that the program writes while its log tells most: with forum and store in
//! databases, secrets in the header, verifiers, personal tokens, forms and log-outs.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::header::COOKIE;
use portico::demo::forum::Flavour;
use portico::model::Hash32;
use sqlx::Row as _;

use super::clients::{CALLBACK, Client, http, send};
use super::database::{Postgres, board};
use super::logout::{Recorder, add_app, allowing};
use super::running::{Portico, Site};
use super::{forum, until};

const FORUM_PASSWORD: &str = "the-password-of-the-forums-database";
const STORE_PASSWORD: &str = "the-password-of-the-stores-database";
const SEALING: &str = "what-seals-the-signing-keys-in-the-database";
const VERIFIER: &str = "a-verifier-that-proves-who-asked-0123456789abcdef";
const WRONG: [&str; 3] =
    ["prt_p_a-personal-token-that-is-wrong-0123456789abcde", "a-wrong-secret-0123456789", "prt_a_wrong-0123456789"];

/// The value of a hidden field of a form.
fn field(html: &str, name: &str) -> String {
    let rest = html.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name}: {html}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn with_password(server: &Postgres, password: &str) -> String {
    server.url().replace("portico@", &format!("portico:{password}@"))
}

/// Opens a page with a form; answers its ticket, the cookie of the browser, and the page.
async fn form(portico: &Portico, path: &str, cookie: &str) -> (String, String, String) {
    let page = send(http().get(portico.url(path)).header(COOKIE, cookie)).await.expect("a page");
    assert_eq!(page.status, 200, "{path}: {}", page.short());
    let browser = page.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    (field(&page.body, "ticket"), browser, page.body)
}

async fn post(portico: &Portico, path: &str, cookie: &str, form: &[(&str, &str)]) -> super::clients::Answer {
    let origin = "http://localhost:8080";
    let request = http().post(portico.url(path)).header(COOKIE, cookie).header("origin", origin).form(form);
    send(request).await.expect("an answer")
}

/// A whole login with a verifier, by an app that proves who it is in the header.
async fn log_in(portico: &Portico, site: &Site, cookie: &str, secrets: &mut Vec<String>) -> String {
    let added = site.command(&["app", "add", "--name", "Wiki", "--redirect-uri", CALLBACK, "--refresh", "always"]);
    let text = |key: &str| added[key].as_str().expect(key).to_owned();
    let (id, secret) = (text("client_id"), text("client_secret"));
    let challenge = URL_SAFE_NO_PAD.encode(Hash32::of(VERIFIER.as_bytes()).0);
    let query = format!(
        "/oauth/authorize?client_id={id}&response_type=code&redirect_uri={CALLBACK}&scope=openid%20profile\
         &code_challenge={challenge}&code_challenge_method=S256"
    );
    let (ticket, browser, _) = form(portico, &query, cookie).await;
    let consent = [("ticket", ticket.as_str()), ("decision", "allow")];
    let back = post(portico, "/oauth/consent", &format!("{cookie}; {browser}"), &consent).await;
    let code = back.sent_back("code").unwrap_or_else(|| panic!("no code: {}", back.short()));
    let token = async |secret: &str, form: &[(&str, &str)]| {
        send(http().post(portico.url("/oauth/token")).basic_auth(&id, Some(secret)).form(form))
            .await
            .expect("an answer")
    };
    let redeem = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", CALLBACK)];
    token(WRONG[1], &redeem).await;
    let answer = token(&secret, &[&redeem[..], &[("code_verifier", VERIFIER)]].concat()).await;
    let (access, refresh, id_token) =
        (answer.json("access_token"), answer.json("refresh_token"), answer.json("id_token"));
    assert!(!access.is_empty(), "{}", answer.short());
    for token in [access.as_str(), WRONG[0], WRONG[2]] {
        for path in ["/oauth/userinfo", "/api/v4/users/me", "/api/v4/user"] {
            let _ = send(http().get(portico.url(path)).bearer_auth(token)).await;
        }
    }
    let shown =
        send(http().post(portico.url("/oauth/introspect")).basic_auth(&id, Some(&secret)).form(&[("token", &refresh)]));
    assert!(shown.await.expect("an answer").body.contains("\"active\":true"));
    let (removal, ..) = form(portico, &format!("/oauth/apps/{id}?remove"), &format!("{cookie}; {browser}")).await;
    secrets.extend([STANDARD.encode(format!("{id}:{secret}")), secret, ticket, code, access, refresh, removal]);
    secrets.extend(browser.split_once('=').map(|(_, value)| value.to_owned()));
    secrets.extend(id_token.split('.').map(str::to_owned));
    id_token
}

/// All that the store has in its table.
async fn table(server: &Postgres) -> String {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(&server.url()).await.expect("a connection");
    let rows = sqlx::query("SELECT key, value FROM portico_records").fetch_all(&mut connection).await.expect("rows");
    assert!(rows.len() > 10, "{} records", rows.len());
    let bytes = rows.iter().flat_map(|row| [row.get::<Vec<u8>, _>(0), row.get::<Vec<u8>, _>(1)].concat());
    bytes.map(char::from).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn no_secret_of_databases_headers_and_forms_is_written_anywhere() {
    let server = Postgres::start().await;
    let (board, cookie, folder) = board(&server).await;
    let told = Recorder::start(&[]).await;
    let sealing = folder.path().join("sealing");
    std::fs::write(&sealing, SEALING).expect("written");
    let more = format!("[oauth.signing]\nsecret_file = \"{}\"\n{}", sealing.display(), allowing(&[&told]));
    let mut site = Site::phpbb(&board, &with_password(&server, FORUM_PASSWORD), &more);
    site.use_database(&with_password(&server, STORE_PASSWORD));
    let mut portico = site.start_with(&[("PORTICO_LOG__LEVEL", "trace")]);
    until("the store", Duration::from_secs(60), || async {
        let ready = send(http().get(format!("http://{}/readyz?verbose", portico.operations))).await;
        ready.is_ok_and(|answer| answer.status == 200 && answer.body.contains("store: ok"))
    })
    .await;
    let mut secrets: Vec<String> = [FORUM_PASSWORD, STORE_PASSWORD, SEALING, VERIFIER].map(str::to_owned).into();
    secrets.extend(WRONG.map(str::to_owned));
    secrets.extend(cookie.split("; ").filter_map(|pair| Some(pair.split_once('=')?.1.to_owned())));
    let id_token = log_in(&portico, &site, &cookie, &mut secrets).await;

    // Programs of a member and of the operator.
    let member = site.command(&["why", "--cookie", &cookie, "--user-agent", "Test/1"])["member"]["id"].to_string();
    for words in [["token", "add", "--member", member.as_str()].as_slice(), &["token", "add", "--admin"]] {
        let token = site.command(words)["token"].as_str().expect("a token").to_owned();
        for path in ["/api/v4/users/me", "/api/v4/oauth/apps"] {
            let _ = send(http().get(portico.url(path)).bearer_auth(&token)).await;
        }
        secrets.push(token);
    }
    // A device.
    let device = site.command(&["app", "add", "--name", "Television", "--public", "--device-flow"]);
    let id = device["client_id"].as_str().expect("an id").to_owned();
    let begun = send(http().post(portico.url("/oauth/device_authorization")).form(&[("client_id", &id)])).await;
    let begun = begun.expect("an answer");
    secrets.extend([begun.json("device_code"), begun.json("user_code")]);
    let typed = format!("/oauth/device?user_code={}", begun.json("user_code"));
    let page = send(http().get(portico.url(&typed)).header(COOKIE, &cookie)).await.expect("a page");
    assert!(page.body.contains(&begun.json("user_code")), "{}", page.short());
    // A log-out, of which an app is told.
    let app = add_app(&site, "Calendar", &told);
    Client::new(portico.url(""), &app, &cookie).log_in().await;
    let hint = format!("/oauth/logout?id_token_hint={id_token}");
    let (ticket, _, page) = form(&portico, &hint, &cookie).await;
    let request = field(&page, "request");
    let answer = [("ticket", ticket.as_str()), ("request", request.as_str()), ("decision", "leave")];
    assert_eq!(post(&portico, "/oauth/logout", &cookie, &answer).await.status, 200);
    let heard = told.hears(1).await;
    let token = heard[0].split_once("logout_token=").expect("a token").1;
    secrets.extend(token.split('.').map(str::to_owned));
    secrets.push(ticket);

    let metrics = send(http().get(format!("http://{}/metrics", portico.operations))).await.expect("metrics").body;
    let mut places = vec![("metrics".to_owned(), metrics)];
    let cookies = ["why", "--cookie", &cookie, "--user-agent", "Test/1"];
    for words in [&["app", "list"][..], &["token", "list"], &["keys", "list"], &["check"], &cookies, &["store", "info"]]
    {
        let output = site.run(words);
        let said = [output.stdout, output.stderr].concat();
        places.push((words[..words.len().min(2)].join(" "), String::from_utf8_lossy(&said).into_owned()));
    }
    portico.terminate();
    portico.wait(Duration::from_secs(60));
    let log = portico.log().join("\n");
    assert!(!log.contains("@example.net"), "members are numbers there: {log}");
    assert!(log.contains("introspect") && log.contains("device"), "it is talkative: {log}");
    places.extend([("log".to_owned(), log), ("store".to_owned(), table(&server).await)]);

    secrets.retain(|secret| secret.len() > 8);
    assert!(secrets.len() >= 25, "{}", secrets.len());
    for secret in &secrets {
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        // In base64 the last letters depend on what follows.
        let in_base64 = STANDARD.encode(secret).trim_end_matches('=').to_owned();
        for spelling in [secret.clone(), form, in_base64[..in_base64.len() - 2].to_owned()] {
            for (name, text) in &places {
                assert!(!text.contains(&spelling), "{name} has {spelling}");
            }
        }
    }
}

/// The system shows the environment that a process began with to other programs of its user.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn no_secret_of_the_environment_can_be_read_after_the_start() {
    const TOKEN: &str = "a-token-of-the-operations-listener";
    const NAME: &str = "the-forum-by-its-secret-name";
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "[pages]\ncontact = \"${A_SECRET_OF_THE_SITE}\"\n");
    let contact = format!("{NAME}@example.net");
    let portico = site.start_with(&[
        ("PORTICO_OPERATIONS__TOKEN", TOKEN),
        ("A_SECRET_OF_THE_SITE", &contact),
        ("PORTICO_LOG__LEVEL", "info"),
    ]);
    let readable = |file: &str| {
        let bytes = std::fs::read(format!("/proc/{}/{file}", portico.id())).expect("a process of ours");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let environment = readable("environ");
    assert!(environment.contains("PATH="), "what is no secret is there: {environment}");
    for secret in [TOKEN, NAME, "A_SECRET_OF_THE_SITE", "PORTICO_OPERATIONS__TOKEN"] {
        assert!(!environment.contains(secret), "{secret} in {environment}");
    }
    assert_eq!(readable("comm").trim(), "portico", "it is the same process");
    assert!(readable("cmdline").contains("serve"));
    // It was told all of it.
    let numbers = format!("http://{}/metrics", portico.operations);
    assert_eq!(send(http().get(&numbers)).await.expect("an answer").status, 401);
    assert_eq!(send(http().get(&numbers).bearer_auth(TOKEN)).await.expect("an answer").status, 200);
    // Also when the file is read again.
    portico.hang_up();
    until("what SIGHUP does", Duration::from_secs(30), || async {
        let log = portico.log();
        assert!(!log.iter().any(|line| line.contains("stays in use")), "{log:?}");
        log.iter().any(|line| line.contains("the configuration was read again"))
    })
    .await;
}
