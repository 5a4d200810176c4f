//! Usage, log, members, trail, keys and health: who sees them, what they say, and what can be changed there.

use std::sync::atomic::Ordering;

use portico::model::audit::Action;
use portico::model::{ClientId, LoginsOf, MemberId};
use portico::ports::Clock as _;

use super::{body, field, get, owned};
use crate::transcripts::Theatre;

const CONSOLE: &str = "groups = [\"Staff\"]\nfresh_login = \"15m\"";
/// Carla is of the staff, anna is not.
const STAFF: (&str, &str) = ("cookie", "forum_session=carla");
const MEMBER: (&str, &str) = ("cookie", "forum_session=anna");
const HOSTILE: &str = "https://chat.example/%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%3E";

const PAGES: [&str; 13] = [
    "apps/trusted/test",
    "usage",
    "usage?days=365",
    "usage?part=speed",
    "apps/trusted/usage?days=90",
    "apps/trusted/members",
    "apps/trusted/log",
    "members",
    "members?q=anna",
    "audit",
    "audit?person=anna&app=trusted&day=1970-01-12",
    "keys",
    "health",
];

async fn theatre() -> Theatre {
    Theatre::open_as(|_| (), CONSOLE).await
}

fn at(path: &str) -> String {
    format!("/oauth/admin/{path}")
}

/// Somebody of the staff looks at a page; answers what it says, and his cookies with the name of his browser.
async fn look(theatre: &Theatre, path: &str) -> (String, String) {
    let answer = get(theatre, &at(path), &[STAFF]).await;
    assert_eq!(answer.status(), 200, "{path}: {}", body(&answer));
    let browser = field(&answer, "set-cookie").split(';').next().expect("a cookie").to_owned();
    (body(&answer), format!("{}; {browser}", STAFF.1))
}

/// The form of a page that is sent to this path, with all its hidden fields.
fn form(page: &str, action: &str) -> String {
    let start = format!("action=\"{}\"", at(action));
    let (_, form) = page.split_once(&start).unwrap_or_else(|| panic!("a form for {action} in {page}"));
    let form = form.split("</form>").next().expect("its end");
    let mut fields = url::form_urlencoded::Serializer::new(String::new());
    for input in form.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = input.split_once("\" value=\"").expect("a value");
        let value = rest.split('"').next().expect("its end");
        fields.append_pair(name, &html_escape::decode_html_entities(value));
    }
    fields.finish()
}

async fn post(theatre: &Theatre, path: &str, cookies: &str, form: &str) -> http::Response<bytes::Bytes> {
    let fields = [
        ("cookie", cookies),
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "https://forum.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    theatre.send("POST", &at(path), &owned(&fields), form).await
}

/// The page that a change leads to, in the browser that made it.
async fn led_to(theatre: &Theatre, changed: &http::Response<bytes::Bytes>, cookies: &str) -> String {
    assert_eq!(changed.status(), 303, "{}", body(changed));
    let page = get(theatre, field(changed, "location"), &[("cookie", cookies)]).await;
    assert_eq!(page.status(), 200, "{}", body(&page));
    body(&page)
}

/// Anna logs in to an app that asks nobody.
async fn log_in(theatre: &Theatre) {
    let target = "/oauth/authorize?client_id=trusted&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code";
    let answer = get(theatre, target, &[MEMBER]).await;
    assert_eq!(answer.status(), 303);
    let code = field(&answer, "location").split("code=").nth(1).expect("a code").split('&').next().expect("its end");
    let form = format!(
        "grant_type=authorization_code&client_id=trusted&client_secret=s3cret&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb"
    );
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(theatre.send("POST", "/oauth/token", &owned(&kind), &form).await.status(), 200);
}

async fn wrong_address(theatre: &Theatre, address: &str) {
    let target = format!("/oauth/authorize?client_id=trusted&response_type=code&redirect_uri={address}");
    assert_eq!(get(theatre, &target, &[]).await.status(), 400);
}

async fn done(theatre: &Theatre) -> Vec<Action> {
    let store = &theatre.stage.ports.store;
    while store.link_entries(100).await.expect("the store") > 0 {}
    let entries = store.linked_entries(1, 1_000).await.expect("the store");
    entries.iter().filter_map(|linked| linked.entry()).map(|entry| entry.what).collect()
}

#[tokio::test]
async fn pages_are_for_those_of_the_group() {
    let theatre = theatre().await;
    log_in(&theatre).await;
    wrong_address(&theatre, HOSTILE).await;
    for page in PAGES {
        let (html, _) = look(&theatre, page).await;
        assert!(html.contains("<h1>") && !html.contains("<script") && !html.contains(" style="), "{page}");
        assert!(!html.contains("<img src=x"), "{page}");
        let other = get(&theatre, &at(page), &[MEMBER]).await;
        assert_eq!(other.status(), 403, "{page}");
        assert!(body(&other).contains("P701"), "{page}");
        let guest = get(&theatre, &at(page), &[]).await;
        assert_eq!(guest.status(), 303, "{page}");
        let script = [STAFF, ("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")];
        assert_eq!(get(&theatre, &at(page), &script).await.status(), 400, "a script of the forum reads {page}");
    }
    for nothing in ["apps/nobody/usage", "apps/nobody/members", "apps/nobody/log", "apps/trusted/nothing", "nothing"] {
        assert_eq!(get(&theatre, &at(nothing), &[STAFF]).await.status(), 404, "{nothing}");
        assert_eq!(get(&theatre, &at(nothing), &[MEMBER]).await.status(), 403, "{nothing}");
    }
}

#[tokio::test]
async fn pages_say_what_is() {
    let theatre = theatre().await;
    log_in(&theatre).await;
    let (page, _) = look(&theatre, "members?q=anna").await;
    assert!(page.contains("let in") && page.contains("What it receives"), "{page}");
    let (page, _) = look(&theatre, "members?q=anna&app=trusted").await;
    assert!(page.contains("preferred_username"), "{page}");
    let (page, _) = look(&theatre, "members?q=nobody-here").await;
    assert!(page.contains("Nobody with this name"), "{page}");
    let (page, _) = look(&theatre, "apps/trusted/members").await;
    assert!(page.contains("/oauth/admin/members?id="), "{page}");
    let (page, _) = look(&theatre, "health").await;
    assert!(
        page.contains("P320") && page.contains("lookups as seen") && page.contains("1 thing does not work"),
        "{page}"
    );
    let (page, _) = look(&theatre, "audit?day=yesterday").await;
    assert!(page.contains("role=\"alert\""), "{page}");
}

#[tokio::test]
async fn an_app_is_tested() {
    let theatre = theatre().await;
    let (page, _) = look(&theatre, "apps/trusted/test").await;
    assert!(page.contains("Nothing has happened") && page.contains("preferred_username"), "{page}");
    assert!(page.contains("https://chat.example/cb</bdi></code>: https"), "{page}");
    log_in(&theatre).await;
    let (page, _) = look(&theatre, "apps/trusted/test").await;
    assert!(page.contains("logged in") && page.contains("/oauth/admin/members?id="), "{page}");
    wrong_address(&theatre, HOSTILE).await;
    let (page, _) = look(&theatre, "apps/trusted/test").await;
    assert!(page.contains("/oauth/admin/apps/trusted/log#P402"), "{page}");
    let (settings, _) = look(&theatre, "apps/trusted").await;
    assert!(settings.contains("href=\"/oauth/admin/apps/trusted/test\""), "{settings}");
}

#[tokio::test]
async fn an_app_without_an_address_for_it_is_not_said_to_be_told() {
    let theatre = theatre().await;
    log_in(&theatre).await;
    let (page, cookies) = look(&theatre, "members?id=n1&end").await;
    let ended = post(&theatre, "members/end", &cookies, &form(&page, "members/end")).await;
    let location = field(&ended, "location");
    assert!(location.contains("&told=ended-1-untold."), "{location}");
    let page = led_to(&theatre, &ended, &cookies).await;
    assert!(page.contains("All sessions were ended. Apps without an address"), "{page}");
    for (asked, action) in [("?remove=n1", "remove"), ("?all", "remove-all")] {
        log_in(&theatre).await;
        let (page, cookies) = look(&theatre, &format!("apps/trusted/members{asked}")).await;
        let action = format!("apps/trusted/members/{action}");
        let removed = post(&theatre, &action, &cookies, &form(&page, &action)).await;
        let page = led_to(&theatre, &removed, &cookies).await;
        assert!(page.contains("The app was not told"), "{asked}: {page}");
    }
}

/// The form of the log's page that adds an address with this in it.
async fn form_for(theatre: &Theatre, part: &str) -> (String, String) {
    let (page, cookies) = look(theatre, "apps/trusted/log").await;
    let found = page.split("<form class=\"inline\"").find(|form| form.contains(part));
    (form(found.unwrap_or_else(|| panic!("a form for {part} in {page}")), "apps/trusted/log/add"), cookies)
}

#[tokio::test]
async fn a_refused_address_is_added_by_a_click() {
    let theatre = theatre().await;
    let close = "https%3A%2F%2Fchat.example%2Fcb%3Fclose";
    for address in ["https://chat.example/CB", "https://chat.example.evil.example/cb", close] {
        wrong_address(&theatre, address).await;
    }
    let (page, _) = look(&theatre, "apps/trusted/log").await;
    let here = "Here in the console: <a href=\"/oauth/admin/apps/trusted#redirect_uris\">Settings</a>";
    assert!(page.contains(here), "what a command does is done here, too: {page}");
    let (settings, _) = look(&theatre, "apps/trusted").await;
    assert!(settings.contains("id=\"redirect_uris\""), "{settings}");
    assert!(page.contains("https://chat.example/<mark>CB</mark>"), "{page}");
    assert!(page.contains("https://chat.example/<mark>cb</mark>"), "{page}");
    assert!(page.contains("a host that the app has not used so far"), "{page}");
    let registered = async || {
        let client = theatre.stage.ports.store.client(&ClientId("trusted".into())).await.expect("readable");
        client.expect("an app").redirect_uris
    };
    // An address that nobody sent is not added, whatever the form says.
    let (near, cookies) = form_for(&theatre, "cb?close").await;
    let made_up = near.replace("close", "other");
    assert_eq!(post(&theatre, "apps/trusted/log/add", &cookies, &made_up).await.status(), 403);
    // What is known to lead to the same place needs no more than that.
    let (near, cookies) = form_for(&theatre, "cb?close").await;
    let added = post(&theatre, "apps/trusted/log/add", &cookies, &near).await;
    assert_eq!(added.status(), 303, "{}", body(&added));
    assert_eq!(registered().await, ["https://chat.example/cb", "https://chat.example/cb?close"]);
    assert_eq!(post(&theatre, "apps/trusted/log/add", &cookies, &near).await.status(), 403, "the form counts once");
    let page = led_to(&theatre, &added, &cookies).await;
    assert!(page.contains("The address is registered now") && !page.contains("<mark>?close</mark>"), "{page}");
}

#[tokio::test]
async fn any_other_refused_address_is_asked_about() {
    let theatre = theatre().await;
    for (address, part, marked, asked) in [
        ("https://chat.example/CB", "chat.example&#47;CB", "<mark>CB</mark>", "Add this address?"),
        ("https://chat.example/cb/x", "chat.example&#47;cb&#47;x", "<mark>/x</mark>", "Add this address?"),
        ("https://chat.example:8443/cb", "8443&#47;cb", "<mark>:8443</mark>", "Add this address?"),
        ("https://evil.example/cb", "evil.example&#47;cb", "<mark>evil</mark>", "on another host?"),
    ] {
        wrong_address(&theatre, address).await;
        let count = async || {
            let client = theatre.stage.ports.store.client(&ClientId("trusted".into())).await.expect("readable");
            client.expect("an app").redirect_uris.len()
        };
        let before = count().await;
        let (near, cookies) = form_for(&theatre, part).await;
        let question = post(&theatre, "apps/trusted/log/add", &cookies, &near).await;
        assert_eq!(question.status(), 200, "{address}");
        let html = body(&question);
        assert!(html.contains(marked) && html.contains(asked), "{address}: {html}");
        assert_eq!(html.matches("<bdi dir=\"ltr\">https://").count(), 2, "with the registered one, {address}: {html}");
        assert_eq!(count().await, before, "nothing was added yet: {address}");
        let sure = form(&html, "apps/trusted/log/add");
        assert_eq!(post(&theatre, "apps/trusted/log/add", &cookies, &sure).await.status(), 303, "{address}");
        assert_eq!(count().await, before + 1, "{address}");
    }
    assert_eq!(done(&theatre).await.iter().filter(|what| **what == Action::AppChanged).count(), 4);
}

/// What is changed, on which page its form is, and where the form goes.
const CHANGES: [(&str, &str, Action); 7] = [
    ("apps/trusted?off", "apps/trusted/switch", Action::AppDisabled),
    ("apps/trusted/secret?end", "apps/trusted/secret/end", Action::SecretEnded),
    ("apps/trusted/members?remove=", "apps/trusted/members/remove", Action::LoginsEnded),
    ("apps/trusted/members?all", "apps/trusted/members/remove-all", Action::LoginsEnded),
    ("members?end&id=", "members/end", Action::LoginsEnded),
    ("keys?rotate", "keys/rotate", Action::KeyRotationAsked),
    ("keys?replace", "keys/replace", Action::KeyRotationAsked),
];

/// Anna as she stands in an address.
async fn anna(theatre: &Theatre) -> MemberId {
    let users = theatre.stage.ports.store.users(&ClientId("trusted".into()), None, 10).await.expect("readable");
    users.users.first().expect("anna").member.clone()
}

fn written(id: &MemberId) -> String {
    match id {
        MemberId::Number(number) => format!("n{number}"),
        MemberId::Text(text) => format!("t{text}"),
    }
}

#[tokio::test]
async fn changes_need_a_fresh_login_and_a_form_of_ours() {
    for (page, action, what) in CHANGES {
        let theatre = theatre().await;
        log_in(&theatre).await;
        // So that there is an old secret to end.
        let (html, cookies) = look(&theatre, "apps/trusted/secret").await;
        let another = form(&html, "apps/trusted/secret") + "&keep_old=3600";
        assert_eq!(post(&theatre, "apps/trusted/secret", &cookies, &another).await.status(), 200);
        let id = written(&anna(&theatre).await);
        let page = if page.ends_with('=') { format!("{page}{id}") } else { page.to_owned() };
        let (html, cookies) = look(&theatre, &page).await;
        let good = form(&html, action);
        let before = done(&theatre).await.len();
        let (other, _) = look(&theatre, "keys?rotate").await;
        let foreign = match action {
            "keys/rotate" => form(&look(&theatre, "keys?replace").await.0, "keys/replace"),
            _ => form(&other, "keys/rotate"),
        };
        for (name, cookies, form) in [
            ("no form", cookies.as_str(), ""),
            ("another browser", STAFF.1, good.as_str()),
            ("the ticket of another form", cookies.as_str(), foreign.as_str()),
            ("somebody else", "forum_session=anna; __Host-portico-browser=x", good.as_str()),
        ] {
            let answer = post(&theatre, action, cookies, form).await;
            assert_eq!(answer.status(), 403, "{action}: {name}");
        }
        let cross =
            [("cookie", cookies.as_str()), ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        assert_eq!(
            theatre.send("POST", &at(action), &owned(&cross), &good).await.status(),
            403,
            "{action}: another site"
        );
        assert_eq!(done(&theatre).await.len(), before, "{action}: nothing was done");
        // A quarter of an hour later he has to log in again.
        theatre.stage.clock.0.fetch_add(901, Ordering::SeqCst);
        let stale = post(&theatre, action, &cookies, &good).await;
        assert_eq!(stale.status(), 403, "{action}");
        assert!(body(&stale).contains("P702"), "{action}: {}", body(&stale));
        assert_eq!(done(&theatre).await.len(), before, "{action}: nothing was done");
        theatre.stage.clock.0.fetch_sub(901, Ordering::SeqCst);
        let answer = post(&theatre, action, &cookies, &good).await;
        assert_eq!(answer.status(), 303, "{action}: {}", body(&answer));
        assert!(done(&theatre).await[before..].contains(&what), "{action} is in the trail");
        assert_eq!(post(&theatre, action, &cookies, &good).await.status(), 403, "{action}: once");
    }
}

#[tokio::test]
async fn logins_end_as_the_forms_say() {
    let theatre = theatre().await;
    let store = theatre.stage.ports.store.clone();
    let chat = ClientId("trusted".into());
    let logins = async || store.logins(&LoginsOf::Client(chat.clone())).await.expect("readable").len();
    for (page, action) in [
        ("apps/trusted/members?remove=", "apps/trusted/members/remove"),
        ("apps/trusted/members?all", "apps/trusted/members/remove-all"),
        ("members?end&id=", "members/end"),
    ] {
        log_in(&theatre).await;
        assert_eq!(logins().await, 1);
        let id = written(&anna(&theatre).await);
        let page = if page.ends_with('=') { format!("{page}{id}") } else { page.to_owned() };
        let (html, cookies) = look(&theatre, &page).await;
        let answer = post(&theatre, action, &cookies, &form(&html, action)).await;
        assert_eq!(logins().await, 0, "{action}");
        let html = led_to(&theatre, &answer, &cookies).await;
        assert!(html.contains("class=\"notice\" role=\"status\""), "{action}: {html}");
    }
}

#[tokio::test]
async fn the_trail_is_read_by_filter_and_as_a_file() {
    let theatre = theatre().await;
    log_in(&theatre).await;
    let (html, cookies) = look(&theatre, "keys?rotate").await;
    assert_eq!(post(&theatre, "keys/rotate", &cookies, &form(&html, "keys/rotate")).await.status(), 303);
    let (page, _) = look(&theatre, "audit?action=key.rotation_asked").await;
    assert!(page.contains("<code>key.rotation_asked</code>"), "{page}");
    assert!(!page.contains("<code>console.opened</code>"), "{page}");
    let (page, _) = look(&theatre, "audit?app=nobody").await;
    assert!(page.contains("No entry matches"), "{page}");
    let now = theatre.stage.clock.now().0;
    assert_eq!(now / 86_400, 11, "12 January 1970");
    for (day, found) in [("1970-01-12", true), ("1970-01-11", false), ("1970-01-13", false)] {
        let (page, _) = look(&theatre, &format!("audit?action=key.rotation_asked&day={day}")).await;
        assert_eq!(page.contains("<code>key.rotation_asked</code>"), found, "{day}");
    }
    let csv = get(&theatre, &at("audit?action=key.rotation_asked&file=csv"), &[STAFF]).await;
    assert_eq!(field(&csv, "content-type"), "text/csv; charset=utf-8");
    assert_eq!(field(&csv, "content-disposition"), "attachment; filename=\"audit.csv\"");
    assert_eq!((field(&csv, "x-content-type-options"), field(&csv, "cache-control")), ("nosniff", "no-store"));
    let text = body(&csv);
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(
        (lines.len(), lines[0]),
        (2, "seq,at,who,what,app,member,object,from,request,before,after,hash"),
        "{text}"
    );
    assert!(lines[1].contains("\"key.rotation_asked\"") && lines[1].contains("carla"), "{text}");
    let json = get(&theatre, &at("audit?file=json"), &[STAFF]).await;
    assert_eq!(field(&json, "content-disposition"), "attachment; filename=\"audit.jsonl\"");
    let text = body(&json);
    assert!(text.ends_with('\n') && text.lines().count() > 1);
    for line in text.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(entry["hash"].is_string() && entry["entry"]["what"].is_string(), "{line}");
    }
    assert_eq!(get(&theatre, &at("audit?file=exe"), &[STAFF]).await.status(), 400);
    assert_eq!(get(&theatre, &at("audit?file=csv"), &[MEMBER]).await.status(), 403);
}

#[tokio::test]
async fn a_file_that_leaves_out_entries_says_so() {
    let theatre = theatre().await;
    let by = portico::model::audit::Author::here(portico::model::audit::Actor::System);
    let entries: Vec<_> = (0..10_050).map(|_| by.did(Action::StoreMigrated, theatre.stage.clock.now())).collect();
    for some in entries.chunks(200) {
        theatre.stage.ports.store.note(some).await.expect("writes");
    }
    while theatre.stage.ports.store.link_entries(1_000).await.expect("the store") > 0 {}
    for (form, begins) in [("json", "{\"more\":\"entries with numbers below "), ("csv", "\"\",\"\",\"\",\"more\",")] {
        let file = get(&theatre, &at(&format!("audit?action=store.migrated&file={form}")), &[STAFF]).await;
        let text = body(&file);
        assert_eq!(text.matches("store.migrated").count(), 10_000, "{form}");
        let last = text.lines().last().expect("a line");
        assert!(last.starts_with(begins) && last.contains("portico audit export"), "{form}: {last}");
    }
}

#[tokio::test]
async fn the_trail_goes_on_behind_a_page() {
    let theatre = theatre().await;
    let by = portico::model::audit::Author::here(portico::model::audit::Actor::System);
    let entries: Vec<_> = (0..150).map(|_| by.did(Action::StoreMigrated, theatre.stage.clock.now())).collect();
    for entry in entries {
        theatre.stage.ports.store.note(&[entry]).await.expect("writes");
    }
    let (first, _) = look(&theatre, "audit?action=store.migrated").await;
    let lines = |page: &str| page.matches("<code>store.migrated</code>").count();
    assert_eq!(lines(&first), 100);
    let (_, rest) = first.split_once("audit?action=store.migrated&amp;before=").expect("older ones");
    let before: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (second, _) = look(&theatre, &format!("audit?action=store.migrated&before={before}")).await;
    assert_eq!(lines(&second), 50);
    assert!(!second.contains("rel=\"next\"") && second.contains("rel=\"first\""), "{second}");
}

#[tokio::test]
async fn many_refusals_stay_two_hundred_and_harm_nobody() {
    let theatre = theatre().await;
    let texts: serde_json::Value = serde_json::from_str(include_str!("../pages/hostile-text.json")).expect("JSON");
    let texts: Vec<&str> =
        texts["values"].as_array().expect("a list").iter().filter_map(|text| text.as_str()).collect();
    for number in 0..600 {
        let text = texts[number % texts.len()];
        let address = format!("https://chat.example/{number}{text}");
        let address: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        wrong_address(&theatre, &address).await;
        if number == 300 {
            look(&theatre, "apps/trusted/log").await;
        }
    }
    let (page, _) = look(&theatre, "apps/trusted/log").await;
    assert_eq!(page.matches("<a href=\"#P402\">").count(), 100, "as many as strangers have");
    assert!(page.matches("class=\"compared\"").count() <= 20);
    for evil in ["<script", "<img", "<svg o", "onerror=\"", "javascript:alert(1)\""] {
        assert!(!page.contains(evil), "{evil}");
    }
    let hidden = page.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
    assert_eq!(hidden, None);
}

#[tokio::test]
async fn whatever_stands_in_an_address_is_a_value() {
    let theatre = theatre().await;
    log_in(&theatre).await;
    let texts: serde_json::Value = serde_json::from_str(include_str!("../pages/hostile-text.json")).expect("JSON");
    let mut texts: Vec<String> = texts["values"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect();
    texts.extend(["0", "-1", "18446744073709551616", "n1", "t", "' OR 1=1 --", "\u{0}"].map(str::to_owned));
    texts.push("x".repeat(3_000));
    for text in texts {
        let value: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for page in [
            "usage?days=",
            "usage?part=",
            "members?q=",
            "members?id=",
            "members?id=n1&app=",
            "members?id=n1&told=ended-",
            "audit?person=",
            "audit?app=",
            "audit?action=",
            "audit?day=",
            "audit?before=",
            "apps/trusted/members?after=",
            "apps/trusted/members?remove=",
            "apps/trusted/members?told=",
        ] {
            let (html, _) = look(&theatre, &format!("{page}{value}")).await;
            assert!(
                !html.contains("<script") && !html.contains("<img") && !html.contains("onerror=\""),
                "{page}{text}"
            );
            let hidden = html.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(hidden, None, "{page}{text:?}");
        }
    }
}

/// The same against the built binary, by a link for one use.
#[tokio::test]
async fn a_running_console_shows_and_changes() {
    let demo = crate::demo::process::Demo::start("plain");
    let id = "demo-chat";
    let registered = demo.apps(&["show", id])["redirect_uris"][0].as_str().expect("an address").to_owned();
    let start = |address: &str| {
        let address: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
        format!("/oauth/authorize?client_id={id}&response_type=code&scope=openid&redirect_uri={address}")
    };
    let mut lena = crate::demo::visitor::Visitor::new(&demo.forum);
    let challenge = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    crate::clients::authorize(&mut lena, &(start(&registered) + challenge), "lena").await;
    let wrong = format!("{registered}/Other");
    assert_eq!(lena.get(&start(&wrong)).await.status, 400);

    let link = demo.command(&["console", "link"])["url"].as_str().expect("an address").to_owned();
    let mut admin = crate::demo::visitor::Visitor::new(&demo.forum);
    let button = admin.get(&link).await;
    assert_eq!(
        (button.status.as_u16(), button.location.as_deref()),
        (303, Some(at("enter").as_str())),
        "{}",
        button.body
    );
    let button = admin.get(&at("enter")).await;
    let opened = admin.post(&at("enter"), &[]).await;
    assert_eq!((button.status.as_u16(), opened.status.as_u16()), (200, 303), "{}", button.body);
    for page in ["usage", "usage?part=speed", "members?q=lena", "audit", "keys", "health"] {
        assert_eq!(admin.get(&at(page)).await.status, 200, "{page}");
        assert_eq!(lena.get(&at(page)).await.status, 403, "{page}");
    }
    let send = async |admin: &mut crate::demo::visitor::Visitor, page: &str, action: &str| {
        let mut answer = admin.get(&at(page)).await;
        // What is asked about once more has another form.
        for _ in 0..2 {
            let form = form(&answer.body, action);
            let fields: Vec<(String, String)> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            answer = admin.post(&at(action), &fields).await;
            if answer.status != 200 {
                break;
            }
        }
        assert_eq!(answer.status, 303, "{action}: {}", answer.body);
    };
    send(&mut admin, &format!("apps/{id}/log"), &format!("apps/{id}/log/add")).await;
    let added = demo.apps(&["show", id])["redirect_uris"].as_array().expect("a list").iter().any(|uri| *uri == wrong);
    assert!(added, "the address is registered");
    let users = admin.get(&at(&format!("apps/{id}/members"))).await.body;
    let (_, rest) = users.split_once("members?remove=").unwrap_or_else(|| panic!("lena in {users}"));
    let remove = format!("apps/{id}/members?remove={}", rest.split('"').next().expect("its end"));
    send(&mut admin, &remove, &format!("apps/{id}/members/remove")).await;
    assert!(admin.get(&at(&format!("apps/{id}/members"))).await.body.contains("Nobody uses this app"));
    send(&mut admin, "keys?rotate", "keys/rotate").await;
    let csv = admin.get(&at("audit?file=csv")).await.body;
    for what in ["app.changed", "grant.given", "grant.taken_back", "key.rotation_asked", "console.link_used"] {
        assert!(csv.contains(&format!("\"{what}\"")), "{what} in {csv}");
    }
}
