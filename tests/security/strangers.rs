//! What members cannot take from each other, and what strangers do not hear.

use portico::model::{ClientId, ClientKind, MemberId};
use portico::ports::NewName;
use serde_json::Value;

use super::{get, json, log_in, post, text, token};
use crate::doubles::app;
use crate::transcripts::Theatre;

/// These accounts had the names first.
async fn taken(theatre: &Theatre, first: u64, names: &[&str]) {
    for (number, name) in (first..).zip(names) {
        let new = NewName { member: MemberId::Number(number), candidates: vec![(*name).to_owned()] };
        let given = theatre.stage.ports.store.name(&new).await.expect("the store");
        assert_eq!(given.as_deref(), Some(*name));
    }
}

/// The name that a web server is told of a visitor of its app.
async fn remote_user(theatre: &Theatre, cookie: &str) -> String {
    let fields = [
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "wiki.example"),
        ("x-forwarded-uri", "/"),
        ("cookie", cookie),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = theatre.send("GET", "/oauth/verify", &fields, "").await;
    assert_eq!(answer.status(), 200, "{cookie}: {answer:?}");
    answer.headers()["remote-user"].to_str().expect("ASCII").to_owned()
}

/// Whoever has many accounts can take every name that one might guess, and locks nobody out of the apps with it.
#[tokio::test]
async fn verify_has_a_name_for_a_member_whose_names_others_took() {
    let mut theatre = Theatre::open().await;
    theatre.from_proxy = true;
    taken(&theatre, 101, &["carla", "carla-3", "carla-3-2"]).await;
    assert_eq!(remote_user(&theatre, "forum_session=carla").await, "member-3", "nobody else is given this one");

    taken(&theatre, 201, &["anna", "anna-1", "member-1", "anna-1-2"]).await;
    let name = remote_user(&theatre, "forum_session=anna").await;
    let random = name.strip_prefix("anna-").unwrap_or_default();
    assert!(random.len() == 10 && random.bytes().all(|b| b.is_ascii_alphanumeric()), "{name}");
    assert_eq!(remote_user(&theatre, "forum_session=anna").await, name, "it stays");
    let tokens = log_in(&theatre).await;
    let bearer = [("authorization".to_owned(), format!("Bearer {}", text(&tokens, "access_token")))];
    let told = json(&theatre.send("GET", "/oauth/userinfo", &bearer, "").await);
    assert_eq!(text(&told, "preferred_username"), name, "all apps are told the same one");
}

/// An answer with a made-up ticket to a code that waits reads like one to a code that does not, whatever the app would
/// say of this member.
#[tokio::test]
async fn only_who_was_asked_hears_of_the_app_of_a_device() {
    let theatre = Theatre::open().await;
    let form = "application/x-www-form-urlencoded";
    for (id, staff_only) in [("tv-of-the-staff", true), ("tv-with-address", false)] {
        let mut tv = app(id);
        tv.kind = ClientKind::Public;
        tv.secrets.clear();
        tv.device_flow = true;
        tv.name = "Secret screen".to_owned();
        if staff_only {
            tv.allowed_groups = vec!["Staff".to_owned()];
        } else {
            tv.quirks.require_email = true;
        }
        theatre.stage.ports.store.add_client(&tv).await.expect("a new app");
        let asked: Value = json(&post(&theatre, "/oauth/device_authorization", form, &format!("client_id={id}")).await);
        let mut told = Vec::new();
        // Nora has no confirmed address, and is not of the staff.
        for code in [text(&asked, "user_code"), "BBBB-BBBB"] {
            let fields = [
                ("content-type", form),
                ("cookie", "forum_session=nora; __Host-portico-browser=made-up"),
                ("origin", "https://forum.example"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
            let body = format!("user_code={code}&ticket=made-up&decision=allow");
            let answer = theatre.send("POST", "/oauth/device", &fields, &body).await;
            told.push((answer.status(), String::from_utf8_lossy(answer.body()).replace(code, "CODE")));
        }
        assert!(told[0].0 == 403 && told[0].1.contains("P409"), "{told:?}");
        assert!(!told[0].1.contains("Secret screen") && !told[0].1.contains("Staff"), "{told:?}");
        assert_eq!(told[0], told[1], "{id}");
    }
    // Whoever types the code is asked, or hears why not.
    let page = get(&theatre, "/oauth/device", "forum_session=nora").await;
    assert_eq!(page.status(), 200);
}

#[tokio::test]
async fn nobody_drives_what_happened_out_of_the_log_of_an_app() {
    let theatre = Theatre::open().await;
    let ports = &theatre.stage.ports;
    let written = async || {
        ports.recent.write_down(ports.clock.now(), ports.store.as_ref()).await.expect("the store");
        ports.store.events(&ClientId("trusted".to_owned())).await.expect("the store")
    };
    log_in(&theatre).await;
    // The app itself, with a code that nobody made: it has proved who it is.
    token(&theatre, "grant_type=authorization_code&code=none&redirect_uri=https%3A%2F%2Fchat.example%2Fcb").await;
    let own = written().await;
    assert!(!own.is_empty() && own.iter().all(|event| !event.by_stranger), "{own:?}");
    for number in 0..300 {
        let address = format!("https%3A%2F%2Fchat.example%2F{number}");
        let target = format!("/oauth/authorize?client_id=trusted&response_type=code&redirect_uri={address}");
        assert_eq!(get(&theatre, &target, "").await.status(), 400);
        let form = format!("grant_type=authorization_code&code=none&client_id=trusted&client_secret=wrong{number}");
        post(&theatre, "/oauth/token", "application/x-www-form-urlencoded", &form).await;
    }
    let all = written().await;
    assert!(all.len() <= 200, "{}", all.len());
    assert!(own.iter().all(|event| all.contains(event)), "{all:?}");
    assert!(all.iter().filter(|event| event.by_stranger).count() > 50, "theirs are told, too");
}
