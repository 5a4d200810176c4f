//! Mattermost's login by its GitLab settings, as recorded at a provider: the same requests, and what it demands of
//! the answers.

use serde_json::{Value, json};

use super::raw::{Reply, exchange};
use super::recording::{list, text};
use super::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;
use crate::transcripts::Theatre;

const SITE: &str = "http://127.0.0.1:18065";

/// A Mattermost server that was set up with what `portico app add mattermost` printed.
struct Team {
    demo: Demo,
    authority: String,
    settings: Value,
}

/// What Mattermost makes of a user, or why nobody can log in as him.
#[derive(Debug, PartialEq)]
struct Account {
    auth_data: String,
    username: String,
    names: (String, String),
    email: String,
}

fn account(user: &Value) -> Result<Account, &'static str> {
    let id = user["id"].as_i64().filter(|id| *id != 0).ok_or("the id is no whole number")?;
    let email = user["email"].as_str().filter(|email| email.contains('@')).ok_or("the email is missing")?;
    let names = user["name"].as_str().unwrap_or_default();
    let (first, last) = names.split_once(' ').unwrap_or((names, ""));
    if [first, last].iter().any(|name| name.chars().count() > 64) {
        return Err("a name is too long");
    }
    let username = user["username"].as_str().unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    let restricted = "all channel matterbot system admin api claim error files help landing login mfa oauth plug plugins \
                      post signup boards playbooks";
    if username.is_empty() || username.len() > 64 || !username.chars().all(plain) || username.starts_with('-') {
        return Err("the user name becomes a random one");
    }
    if restricted.split_whitespace().any(|word| word == username) {
        return Err("the user name is restricted");
    }
    Ok(Account {
        auth_data: id.to_string(),
        username: username.to_owned(),
        names: (first.to_owned(), last.to_owned()),
        email: email.to_lowercase(),
    })
}

fn recorded(name: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("../vectors/mattermost-client.json")).expect("a JSON file");
    let found = list(&file, "exchanges").iter().find(|exchange| text(exchange, "name") == name).cloned();
    found.unwrap_or_else(|| panic!("no exchange {name}"))
}

impl Team {
    fn start() -> Self {
        let demo = Demo::start("plain");
        let added = demo.apps(&["add", "mattermost", "--url", SITE]);
        let authority = demo.issuer.strip_prefix("http://").expect("http on loopback").to_owned();
        Self { settings: added["settings"]["GitLabSettings"].clone(), authority, demo }
    }

    fn setting(&self, name: &str) -> &str {
        text(&self.settings, name)
    }

    /// As recorded: the parameters in their order, `client_id` not encoded, `scope` only if the setting has one.
    fn authorize_url(&self, scope: &str) -> String {
        let query = &recorded("browser is sent to the authorization endpoint")["request"]["query"];
        assert_eq!(text(query, "redirect_uri"), format!("{SITE}/signup/gitlab/complete"));
        let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let scope = if scope.is_empty() { String::new() } else { format!("&scope={}", encoded(scope)) };
        format!(
            "{}?response_type={}&client_id={}&redirect_uri={}&state={}{scope}",
            self.setting("AuthEndpoint"),
            text(query, "response_type"),
            self.setting("Id"),
            encoded(text(query, "redirect_uri")),
            encoded(&state()),
        )
    }

    async fn code(&self, scope: &str, username: &str) -> String {
        let url = self.authorize_url(scope);
        let back = authorize(&mut Visitor::new(&self.demo.issuer), &url, username).await;
        assert!(back.starts_with(&format!("{SITE}/signup/gitlab/complete?")), "{back}");
        assert_eq!(parameter(&back, "state"), Some(state()), "the cookie of Mattermost is compared with it");
        parameter(&back, "code").unwrap_or_else(|| panic!("no code in {back}"))
    }

    /// The recorded token request with today's values, its header fields in the order in which Go writes them.
    async fn token(&self, code: &str, callback: &str) -> Reply {
        let request = &recorded("token request")["request"];
        let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let body = text(request, "body")
            .replace("clientid", self.setting("Id"))
            .replace("s3cret", self.setting("Secret"))
            .replace("CODE1", code)
            .replace(&encoded(&format!("{SITE}/signup/gitlab/complete")), &encoded(callback));
        let path = self.path("TokenEndpoint", text(request, "path"));
        let fields = fields(request, &["User-Agent"], &["Accept", "Content-Type", "Accept-Encoding"], Some(body.len()));
        exchange(&self.authority, &format!("POST {path} HTTP/1.1\r\nHost: {}\r\n{fields}\r\n{body}", self.authority))
            .await
    }

    async fn user(&self, token: &str) -> Reply {
        let request = &recorded("user request")["request"];
        let path = self.path("UserAPIEndpoint", text(request, "path"));
        let later = ["Accept", "Authorization", "Content-Type", "Accept-Encoding"];
        let fields = fields(request, &["User-Agent"], &later, None).replace("tok123", token);
        exchange(&self.authority, &format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{fields}\r\n", self.authority)).await
    }

    /// The path of a printed setting, which is the recorded one.
    fn path(&self, setting: &str, recorded: &str) -> String {
        assert_eq!(self.setting(setting), format!("{}{recorded}", self.demo.issuer));
        recorded.to_owned()
    }

    async fn log_in(&self, username: &str) -> Account {
        let code = self.code(self.setting("Scope"), username).await;
        let tokens = self.token(&code, &format!("{SITE}/signup/gitlab/complete")).await;
        assert_eq!(tokens.status, 200, "{tokens:?}");
        let user = self.user(text(&tokens.json(), "access_token")).await;
        assert_eq!(user.status, 200, "exactly: {user:?}");
        account(&user.json()).unwrap_or_else(|why| panic!("{why}: {user:?}"))
    }
}

/// 200 and more characters of standard base64, padded.
fn state() -> String {
    use base64::Engine as _;
    let json =
        format!(r#"{{"action":"login","isMobile":"false","redirect_to":"/a>?~b","token":"{}"}}"#, "tok".repeat(21));
    let state = base64::engine::general_purpose::STANDARD.encode(json);
    assert!(state.contains('='), "{state}");
    state
}

/// All header fields of a recorded request, the first ones before the length and the others behind it.
fn fields(request: &Value, first: &[&str], later: &[&str], length: Option<usize>) -> String {
    let headers = &request["headers"];
    assert_eq!(headers.as_object().expect("header fields").len(), first.len() + later.len());
    let line = |name: &&str| format!("{name}: {}\r\n", text(headers, name));
    let length = length.map(|length| format!("Content-Length: {length}\r\n")).unwrap_or_default();
    first.iter().map(line).chain([length]).chain(later.iter().map(line)).collect()
}

#[test]
fn accounts_are_made_as_recorded() {
    let user = &recorded("user request")["response"]["body"];
    assert!(text(&recorded("outcome"), "note").contains("first_name 'Zoe', last_name 'Obrien'"));
    let zoe = account(user).expect("an account");
    assert_eq!((zoe.names.0.as_str(), zoe.names.1.as_str(), zoe.auth_data.as_str()), ("Zoe", "Obrien", "44"));
    for (name, value) in [("id", json!("44")), ("id", json!(0)), ("id", json!(44.5)), ("email", Value::Null)] {
        let mut user = user.clone();
        user[name] = value.clone();
        assert!(account(&user).is_err(), "{name} {value}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recorded_login_of_mattermost_ends_in_an_account() {
    let team = Team::start();
    for (username, name, names) in [
        ("lena", "lena", ("lena", "")),
        ("josé núñez", "jose-nunez", ("josé", "núñez")),
        ("tomas", "tomas", ("tomas", "")),
    ] {
        let account = team.log_in(username).await;
        assert_eq!(account.username, name, "{account:?}");
        assert_eq!((account.names.0.as_str(), account.names.1.as_str()), names, "{account:?}");
        let again = team.log_in(username).await;
        assert_eq!(again, account, "number and name never change");
    }
    assert_eq!(team.log_in("lena").await.auth_data, "3", "the forum's own number");
    // The scope setting was emptied.
    let code = team.code("", "lena").await;
    let tokens = team.token(&code, &format!("{SITE}/signup/gitlab/complete")).await.json();
    let user = team.user(text(&tokens, "access_token")).await.json();
    assert_eq!(account(&user).expect("an account").email, "lena@example.net");
    let shape = &recorded("token request")["response"]["body"];
    for (name, recorded) in shape.as_object().expect("members") {
        let same_type = std::mem::discriminant(&tokens[name]) == std::mem::discriminant(recorded);
        assert!(same_type, "{name}: {tokens}");
    }
    assert!(tokens["expires_in"].as_i64().is_some_and(|secs| secs <= i64::from(i32::MAX)), "{tokens}");
    assert!(tokens["token_type"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("bearer")), "{tokens}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_without_a_verified_address_is_told_so_and_mattermost_is_not_asked() {
    let team = Team::start();
    let mut nadia = Visitor::new(&team.demo.issuer);
    let mut answer = nadia.get(&team.authorize_url("read_user")).await;
    for _ in 0..4 {
        answer = match answer.location {
            Some(to) if to.contains("/login?") => nadia.log_in(&to, "nadia").await,
            Some(to) => {
                assert!(!to.starts_with(SITE), "{to}");
                nadia.get(&to).await
            }
            None => break,
        };
    }
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert!(answer.body.contains("P431") && answer.body.contains("needs your e-mail address"), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_mattermost_gets_wrong_is_refused_in_doorkeepers_words() {
    let team = Team::start();
    let callback = format!("{SITE}/signup/gitlab/complete");
    let code = team.code("read_user", "lena").await;
    // Without X-Forwarded-Proto it names another scheme here than it sent to the authorize address.
    let reply = team.token(&code, &callback.replace("http:", "https:")).await;
    assert_eq!((reply.status, &reply.json()["error"]), (400, &json!("invalid_grant")), "{reply:?}");
    assert!(text(&reply.json(), "error_description").contains("does not match the redirection URI"), "{reply:?}");
    let challenge = reply.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with("Bearer realm=\"Doorkeeper\", error=\"invalid_grant\""), "{challenge}");
    assert_eq!(team.token(&code, &callback).await.status, 400, "a refused redemption spends the code");
    let user = team.user("tok123").await;
    assert_eq!((user.status, &user.json()["error"]), (401, &json!("invalid_token")));
}

/// The operator's line says what to look at (Mattermost builds the address from the callback's own Host header).
#[tokio::test]
async fn a_callback_that_differs_by_scheme_or_port_is_explained_to_the_operator() {
    let theatre = Theatre::open().await;
    let mut client = crate::doubles::app("near");
    client.dialect = portico::model::Dialect::Gitlab;
    client.trusted = true;
    theatre.stage.ports.store.add_client(&client).await.expect("a new app");
    for (sent, want) in [
        ("http://chat.example/cb", "only the scheme differs"),
        ("https://chat.example:8065/cb", "only the port differs"),
        ("https://chat.example/cb?close", "only ?close differs"),
        ("https://other.example/cb", "the code went to \"https://chat.example/cb\""),
    ] {
        let detail = |response: &http::Response<bytes::Bytes>| {
            let facts = response.extensions().get::<portico::model::RequestFacts>().expect("facts for the log");
            (facts.code, facts.detail.clone().unwrap_or_default())
        };
        let encoded: String = url::form_urlencoded::byte_serialize(sent.as_bytes()).collect();
        let cookie = [("cookie".to_owned(), "forum_session=anna".to_owned())];
        let right = "https%3A%2F%2Fchat.example%2Fcb";
        let path =
            |callback: &str| format!("/oauth/authorize?client_id=near&response_type=code&redirect_uri={callback}");
        let page = theatre.send("GET", &path(&encoded), &cookie, "").await;
        let (code, line) = detail(&page);
        assert_eq!((page.status().as_u16(), code), (400, Some("P402")));
        assert!(want.starts_with("the code") || line.contains(want), "{sent}: {line}");

        let authorized = theatre.send("GET", &path(right), &cookie, "").await;
        let location = authorized.headers()["location"].to_str().expect("ASCII");
        let code = parameter(location, "code").expect("a code");
        let form = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
        let body = format!(
            "client_id=near&client_secret=s3cret&code={code}&grant_type=authorization_code&redirect_uri={encoded}"
        );
        let refused = theatre.send("POST", "/oauth/token", &form, &body).await;
        let (code, line) = detail(&refused);
        assert_eq!((refused.status().as_u16(), code), (400, Some("P402")));
        assert!(line.contains(want) && line.contains(sent), "{sent}: {line}");
    }
}
