//! Rocket.Chat's Custom OAuth, releases 3.18 to 8 and the mobile app, as recorded: the same bytes, today's code.

use serde_json::{Value, json};

use super::identity::{Fields, assert_read_as_meant, service_data};
use super::raw::exchange;
use super::recording::{SPECIAL_SECRET, Today, list, recording, text};
use super::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

const PLUGIN_AUTHORIZE: &str = "/applications/oauth2server/interface/oauth/authorize.php";
const PLUGIN_TOKEN: &str = "/applications/oauth2server/interface/oauth/token.php";
const PLUGIN_ME: &str = "/applications/oauth2server/interface/oauth/me.php";

/// Rocket.Chat as an operator set it up with what `portico app add rocketchat` printed, or for the plugin of IPS4.
struct Chat<G = Demo> {
    /// What the gateway lives by.
    demo: G,
    /// The address of the forum.
    forum: String,
    authority: String,
    added: Value,
    /// Whether it was set up for the plugin of IPS4.
    plugin: bool,
    member: Visitor,
}

impl Chat {
    fn start(more: &[&str]) -> Self {
        let demo = Demo::start("plain");
        let words = ["add", "rocketchat", "--url", "https://chat.example", "--service", "Portico"];
        let added = demo.apps(&[&words, more].concat());
        let authority = demo.issuer.strip_prefix("http://").expect("http on loopback").to_owned();
        let member = Visitor::new(&demo.issuer);
        Self { authority, added, plugin: more.contains(&"ips4"), member, forum: demo.issuer.clone(), demo }
    }
}

impl<G> Chat<G> {
    fn today(&self) -> Today<'_> {
        Today {
            authority: &self.authority,
            client_id: text(&self.added, "client_id"),
            client_secret: text(&self.added, "client_secret"),
            authorize: if self.plugin { PLUGIN_AUTHORIZE } else { "/oauth/authorize" },
            token: if self.plugin { PLUGIN_TOKEN } else { "/oauth/token" },
        }
    }

    fn setting(&self, name: &str) -> &str {
        text(&self.added["settings"], &format!("Accounts_OAuth_Custom_Portico_{name}"))
    }

    fn fields(&self) -> Fields {
        Fields::printed(&self.added["settings"], "Portico")
    }

    fn scope_as_sent(&self) -> String {
        self.setting("scope").replace(' ', "%20")
    }

    fn forum(&self, path: &str) -> String {
        format!("{}{path}", self.forum)
    }

    /// The browser's part; the code. The state must come back as it was sent.
    async fn code(&mut self, recorded: &str) -> String {
        let url = self.today().authorize_url(recorded);
        let back = authorize(&mut self.member, &url, "lena").await;
        let callback = parameter(&url, "redirect_uri").expect("redirect_uri");
        assert!(back.starts_with(&callback), "{back}");
        assert_eq!(parameter(&back, "state"), parameter(&url, "state"), "{url}");
        parameter(&back, "code").unwrap_or_else(|| panic!("no code in {back}"))
    }

    async fn tokens(&self, recorded: &str, code: &str) -> Value {
        let reply = exchange(&self.authority, &self.today().token_request(recorded, code)).await;
        assert_eq!(reply.status, 200, "{recorded}\n{reply:?}");
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        let tokens = reply.json();
        assert!(tokens["expires_in"].is_u64() && tokens.get("error").is_none(), "{tokens}");
        tokens
    }

    async fn identity(&self, recorded: &str, path: &str, token: &str) -> Value {
        let request = self.today().identity_request(recorded, path, token);
        let reply = exchange(&self.authority, &request).await;
        assert_eq!(reply.status, 200, "{request}\n{reply:?}");
        let identity = reply.json();
        assert_read_as_meant(&identity);
        identity
    }
}

/// Recorded token requests that a client of ours can send: all but those with an id that we would not give out.
fn sendable(recording: &Value) -> Vec<&Value> {
    let cases = list(&recording["token_and_identity_requests"], "cases").iter();
    cases.filter(|case| case["settings_that_differ"].get("id").is_none()).collect()
}

fn popup(recording: &Value) -> &str {
    text(&recording["authorize_urls"]["cases"][0], "url")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_recorded_authorize_address_leads_to_a_code() {
    let recording = recording();
    let mut chat = Chat::start(&["--redirect-uri", "https://chat.example/_oauth/portico?close"]);
    let browser = list(&recording["authorize_urls"], "cases").iter();
    let mobile = ["new", "old"].iter().flat_map(|build| list(&recording["mobile_app"], build));
    let mut walked = 0;
    for case in browser.chain(mobile) {
        let mut url = text(case, "url").to_owned();
        let own_query = url.contains("/oauth/authorize/?prompt=consent");
        if url.starts_with("https://forum.example?") {
            // The path was left empty and gets no default: that asks the forum's front page. The rest is as sent.
            url = url.replacen("?", "/oauth/authorize?", 1);
        }
        // Chat and forum on one host: the forum lives below a path of it, which is another one here.
        url = url.replacen("https://chat.example/forum/oauth", "https://forum.example/oauth", 1);
        // An id that we never give out; addresses that no browser could open; a path of the built-in IPS4 server.
        let broken = url.contains("examplehttps://") || url.starts_with('/');
        if url.contains("client_id=a b+c&d") || broken || own_query {
            continue;
        }
        walked += 1;
        let code = chat.code(&url).await;
        assert!(code.len() >= 20, "{code}");
    }
    assert_eq!(walked, 15);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_authorize_path_with_a_query_of_its_own_is_asked_every_time() {
    let recording = recording();
    let mut chat = Chat::start(&[]);
    let recorded = popup(&recording).replacen("authorize?", "authorize?prompt=consent&", 1);
    chat.code(&recorded).await;
    let url = chat.today().authorize_url(&recorded);
    let page = chat.member.get(&url).await;
    assert_eq!((page.status.as_u16(), page.location), (200, None), "consent once more");
    // Old builds of the mobile app begin their own part with a second question mark.
    let twice = url.replacen("consent&", "consent?", 1);
    let answer = chat.member.get(&twice).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("P401"), "it hides the client_id: {}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_callback_that_differs_by_close_is_refused_with_a_hint_until_it_is_registered() {
    let recording = recording();
    let mut chat = Chat::start(&[]);
    let cases = list(&recording["authorize_urls"], "cases");
    let unset = cases.iter().find(|case| text(case, "name") == "login style empty").expect("the case");
    let url = chat.today().authorize_url(text(unset, "url"));
    let page = chat.member.get(&url).await;
    assert_eq!((page.status.as_u16(), &page.location), (400, &None));
    assert!(page.body.contains("P402"), "{}", page.body);
    let id = text(&chat.added, "client_id");
    chat.demo.apps(&["edit", id, "--redirect-uri", "https://chat.example/_oauth/portico?close"]);
    let code = chat.code(text(unset, "url")).await;
    let sent = sendable(&recording).into_iter().find(|case| text(case, "name") == "login style empty").expect("it");
    for (index, group) in list(sent, "token_request").iter().enumerate() {
        let code = if index == 0 { code.clone() } else { chat.code(text(unset, "url")).await };
        if group["versions"] != json!(["6.3.0"]) {
            chat.tokens(text(group, "raw"), &code).await;
        }
    }
}

/// Every release's token request, with secret and id in the body and in the header, then that release's own way to
/// ask who it is.
async fn every_recorded_request_is_understood<G>(mut chat: Chat<G>, identity_paths: &[&str], want: &Value) {
    let recording = recording();
    let start = popup(&recording).replacen("openid%20profile%20email", &chat.scope_as_sent(), 1);
    let (mut redeemed, mut asked) = (0, 0);
    for case in sendable(&recording) {
        for group in list(case, "token_request") {
            let code = chat.code(&start).await;
            let raw = text(group, "raw");
            if group["versions"] == json!(["6.3.0"]) {
                let reply = exchange(&chat.authority, &chat.today().token_request(raw, &code)).await;
                assert!([400, 401].contains(&reply.status), "{raw}\n{reply:?}");
                assert!(!reply.body.contains("access_token"), "{reply:?}");
                // It was refused unread, so that a proper request still gets its tokens.
                chat.tokens(text(&list(case, "token_request")[1], "raw"), &code).await;
                continue;
            }
            let tokens = chat.tokens(raw, &code).await;
            redeemed += 1;
            let token = text(&tokens, "access_token");
            for group in list(case, "identity_request") {
                let path = identity_paths[asked % identity_paths.len()];
                let raw = text(group, "raw");
                if raw.contains("?oauth_token=") || raw.contains("?=") {
                    // The name of the parameter was changed or emptied there, and this app has no such name.
                    let reply = exchange(&chat.authority, &chat.today().identity_request(raw, path, token)).await;
                    assert_eq!(reply.status, 400, "{raw}");
                    continue;
                }
                asked += 1;
                let data = service_data(&chat.identity(raw, path, token).await, &chat.fields()).expect("a login");
                assert_eq!(&Value::Object(data), want, "{raw}");
                for literal in ["undefined", "null", "NaN"] {
                    let request = chat.today().identity_request(raw, path, literal);
                    assert_eq!(exchange(&chat.authority, &request).await.status, 401, "{request}");
                }
            }
        }
    }
    assert!(redeemed > 30 && asked > 80, "{redeemed} {asked}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_recorded_request_of_the_server_is_understood() {
    let chat = Chat::start(&[]);
    let want = json!({
        "sub": "3", "id": "3", "preferred_username": "lena", "username": "lena", "name": "lena",
        "email": "lena@example.net", "email_verified": true, "locale": "en",
        "picture": chat.forum("/avatars/3.svg"), "avatarUrl": chat.forum("/avatars/3.svg"),
        "profile": chat.forum("/members/3"),
    });
    every_recorded_request_is_understood(chat, &["/oauth/userinfo", "/oauth/me"], &want).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_recorded_request_is_understood_on_the_paths_of_the_plugin() {
    let chat = Chat::start(&["--dialect", "ips4"]);
    assert_eq!(chat.setting("scope"), "user.email user.profile");
    // The id is a number, as the plugin sent it: as a text every member would be a new one.
    let want = json!({
        "id": 3, "username": "lena", "displayName": "lena", "name": "lena", "email": "lena@example.net",
        "avatar": chat.forum("/avatars/3.svg"), "avatarUrl": chat.forum("/avatars/3.svg"),
        "profileUrl": chat.forum("/members/3"),
    });
    every_recorded_request_is_understood(chat, &[PLUGIN_ME], &want).await;
}

/// The same at a gateway that took over an app of the plugin: settings as its guide had them, old id and secret.
/// `member` is lena's browser, and `forum` where her browser finds the forum.
pub async fn plugin_settings_still_work(member: Visitor, forum: &str, id: &str, secret: &str) {
    let setting = |name: &str, value: &str| (format!("Accounts_OAuth_Custom_Portico_{name}"), json!(value));
    let unset = ["username_field", "email_field", "name_field", "avatar_field"].map(|name| setting(name, ""));
    let mut settings: serde_json::Map<String, Value> = unset.into_iter().collect();
    settings.extend([setting("scope", "user.email user.profile")]);
    let chat = Chat {
        demo: (),
        forum: forum.to_owned(),
        authority: member.base().strip_prefix("http://").expect("http on loopback").to_owned(),
        added: json!({ "client_id": id, "client_secret": secret, "settings": settings }),
        plugin: true,
        member,
    };
    let want = json!({
        "id": 3, "username": "lena", "displayName": "lena", "name": "lena", "email": "lena@example.net",
        "avatar": chat.forum("/avatars/3.svg"), "profileUrl": chat.forum("/members/3"),
    });
    every_recorded_request_is_understood(chat, &[PLUGIN_ME], &want).await;
}

/// Release 6.3.0 sends all fields of its token request in the query of a POST without a body.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn token_requests_of_6_3_0_are_understood_for_an_app_that_has_the_switch() {
    let recording = recording();
    let mut chat = Chat::start(&["--token-params-in-query"]);
    let mut redeemed = 0;
    for case in sendable(&recording) {
        let of_6_3_0 = |group: &&Value| group["versions"] == json!(["6.3.0"]);
        let Some(group) = list(case, "token_request").iter().find(of_6_3_0) else { continue };
        let code = chat.code(popup(&recording)).await;
        let tokens = chat.tokens(text(group, "raw"), &code).await;
        redeemed += 1;
        let identity = list(case, "identity_request").iter().find(|group| {
            list(group, "versions").contains(&json!("6.3.0")) && !text(group, "raw").contains("?oauth_token=")
        });
        let Some(raw) = identity.map(|group| text(group, "raw")).filter(|raw| !raw.contains("?=")) else { continue };
        let identity = chat.identity(raw, "/oauth/userinfo", text(&tokens, "access_token")).await;
        assert_eq!(service_data(&identity, &chat.fields()).expect("a login")["id"], "3");
    }
    assert!(redeemed > 10, "{redeemed}");
    // With a body the query counts for nothing, and a form still does.
    let code = chat.code(popup(&recording)).await;
    let case = sendable(&recording)[0];
    let form = chat.today().token_request(text(&list(case, "token_request")[1], "raw"), &code);
    let wrong = form.replacen("/oauth/token", "/oauth/token?client_id=other&grant_type=password", 1);
    assert_eq!(exchange(&chat.authority, &wrong).await.status, 200);
}

/// The setting "Param Name for access token", renamed and emptied, in both flows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_under_another_name_is_understood_for_the_app_that_has_it() {
    let recording = recording();
    for (name, mark) in [("oauth_token", "?oauth_token="), ("", "?=")] {
        let mut chat = Chat::start(&["--access-token-param", name]);
        assert_eq!(chat.added["access_token_param"], name);
        let case = sendable(&recording)[0];
        let code = chat.code(popup(&recording)).await;
        let tokens = chat.tokens(text(&list(case, "token_request")[1], "raw"), &code).await;
        let token = text(&tokens, "access_token");
        let legacy = list(&recording["token_and_identity_requests"], "cases").iter();
        let legacy = legacy.flat_map(|case| list(case, "identity_request")).map(|group| text(group, "raw"));
        let modern = list(&recording["modern_flow"], "cases").iter();
        let modern = modern.filter_map(|case| case["identity_request"].as_str());
        let mut asked = 0;
        for raw in legacy.chain(modern).filter(|raw| raw.contains(mark)) {
            let identity = chat.identity(raw, "/oauth/userinfo", token).await;
            assert_eq!(service_data(&identity, &chat.fields()).expect("a login")["id"], "3", "{raw}");
            // Any other name is still no place for a token, and two places are one too many.
            let other = chat.today().identity_request(raw, "/oauth/userinfo", token).replacen(mark, "?token=", 1);
            assert_eq!(exchange(&chat.authority, &other).await.status, 400, "{other}");
            asked += 1;
        }
        assert!(asked >= 2, "{mark} {asked}");
    }
}

/// A secret that was brought along may hold what encodings treat differently: header and body, every release.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_with_reserved_characters_is_read_as_each_release_writes_it() {
    let recording = recording();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secret");
    std::fs::write(&file, SPECIAL_SECRET).expect("written");
    let file = file.display().to_string();
    let mut chat = Chat::start(&["--token-params-in-query", "--client-secret-file", &file]);
    assert_eq!(text(&chat.added, "client_secret"), SPECIAL_SECRET);
    let legacy = list(&recording["token_and_identity_requests"], "cases").iter();
    let special = legacy.filter(|case| case["settings_that_differ"].get("secret").is_some());
    let mut redeemed = 0;
    for group in special.flat_map(|case| list(case, "token_request")) {
        let code = chat.code(popup(&recording)).await;
        chat.tokens(text(group, "raw"), &code).await;
        redeemed += 1;
    }
    assert_eq!(redeemed, 9, "in five spellings of the header and four of the body");
    let modern = list(&recording["modern_flow"], "cases").iter();
    let case = modern.clone().find(|case| text(case, "name") == "secret with reserved characters").expect("the case");
    let code = chat.code(text(case, "authorize")).await;
    chat.tokens(text(case, "token_request"), &code).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_as_printed_lead_to_a_login() {
    for more in [&[][..], &["--dialect", "ips4"]] {
        let mut chat = Chat::start(more);
        assert_eq!(chat.setting("url"), chat.demo.issuer);
        let printed = |name: &str| format!("{}{}", chat.setting("url"), chat.setting(name));
        let endpoints = &chat.added["endpoints"];
        for (setting, endpoint) in
            [("authorize_path", "authorize"), ("token_path", "token"), ("identity_path", "userinfo")]
        {
            assert_eq!(printed(setting), text(endpoints, endpoint));
        }
        let (login_style, key_field) = (chat.setting("login_style"), chat.setting("key_field"));
        let merge = (chat.setting("merge_users"), chat.setting("email_field"));
        assert_eq!((login_style, key_field, merge), ("popup", "username", ("false", "")));
        let recording = recording();
        let start = popup(&recording).replacen("openid%20profile%20email", &chat.scope_as_sent(), 1);
        let code = chat.code(&start).await;
        let case = sendable(&recording)
            .into_iter()
            .find(|case| text(case, "name") == "token payload, identity header")
            .expect("what we print");
        assert_eq!((chat.setting("token_sent_via"), chat.setting("identity_token_sent_via")), ("payload", "header"));
        let tokens = chat.tokens(text(&list(case, "token_request")[1], "raw"), &code).await;
        // Rocket.Chat keeps a refresh token and never uses it, so the preset has none sent.
        assert_eq!(tokens.get("refresh_token"), None, "{tokens}");
        let raw = text(&list(case, "identity_request")[2], "raw");
        let path = chat.setting("identity_path").to_owned();
        let identity = chat.identity(raw, &path, text(&tokens, "access_token")).await;
        let data = service_data(&identity, &chat.fields()).expect("a login");
        assert_eq!((&data["username"], &data["email"]), (&json!("lena"), &json!("lena@example.net")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_and_missing_addresses_do_not_fail_a_login() {
    let recording = recording();
    let mut chat = Chat::start(&[]);
    for (username, name, shown, email) in [
        ("josé núñez", "jose-nunez", "josé núñez", true),
        // Her address is not confirmed, so it is not told: chats merge accounts by it.
        ("nadia", "nadia", "nadia", false),
    ] {
        chat.member = Visitor::new(&chat.demo.issuer);
        let url = chat.today().authorize_url(popup(&recording));
        let back = authorize(&mut chat.member, &url, username).await;
        let code = parameter(&back, "code").expect("a code");
        let case = &sendable(&recording)[0];
        let tokens = chat.tokens(text(&list(case, "token_request")[1], "raw"), &code).await;
        let raw = text(&list(case, "identity_request")[1], "raw");
        let identity = chat.identity(raw, "/oauth/userinfo", text(&tokens, "access_token")).await;
        let data = service_data(&identity, &chat.fields()).expect("a login");
        assert_eq!((&data["username"], &data["name"]), (&json!(name), &json!(shown)));
        assert_eq!(data.contains_key("email"), email, "{identity}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_login_without_code_or_state_is_refused_normally() {
    let recording = recording();
    let chat = Chat::start(&[]);
    let raw = text(&list(sendable(&recording)[0], "token_request")[1], "raw");
    let reply = exchange(&chat.authority, &chat.today().token_request(raw, "undefined")).await;
    assert_eq!((reply.status, &reply.json()["error"]), (400, &json!("invalid_grant")));
    let wrong = chat.today();
    let wrong = Today { client_secret: "prt_s_wrong", ..wrong };
    let reply = exchange(&chat.authority, &wrong.token_request(raw, "undefined")).await;
    assert_eq!((reply.status, &reply.json()["error"]), (401, &json!("invalid_client")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_modern_flow_works_with_the_same_settings() {
    let recording = recording();
    let mut chat = Chat::start(&[]);
    let mut walked = 0;
    for case in list(&recording["modern_flow"], "cases") {
        let part = |name: &str| case[name].as_str().unwrap_or_default();
        let (start, token, identity) = (part("authorize"), part("token_request"), part("identity_request"));
        // Another secret and another name of the token's parameter have tests of their own.
        let plain = identity.contains("tok123") || identity.contains("a%2Bb%2Fc");
        if start.contains("authorize/?") || !token.contains("client_secret=s3cret") || !plain {
            continue;
        }
        if identity.contains("oauth_token=") {
            continue;
        }
        walked += 1;
        let code = chat.code(start).await;
        let tokens = chat.tokens(token, &code).await;
        let identity = chat.identity(identity, "/oauth/userinfo", text(&tokens, "access_token")).await;
        assert_eq!(service_data(&identity, &chat.fields()).expect("a login")["id"], "3");
    }
    assert_eq!(walked, 9);
}

/// The guide repeats what the command prints; a test of the command keeps the snapshots true.
#[test]
fn the_guide_shows_what_is_printed() {
    let guide = include_str!("../../docs/rocketchat.md");
    let printed = include_str!("../cli/snapshots/main__cli__rocketchat.snap");
    let rows = printed.lines().skip_while(|line| !line.starts_with("Paste into"));
    let rows: Vec<&str> = rows.filter(|line| line.starts_with("  ")).collect();
    assert_eq!(rows.len(), 40);
    for row in rows {
        assert!(guide.lines().any(|line| line == row), "the guide lacks: {row}");
    }
    for word in ["rocketchat --dialect ips4", "--service Ips4", PLUGIN_AUTHORIZE, "`user.email user.profile`"] {
        assert!(guide.contains(word), "the guide lacks: {word}");
    }
}
