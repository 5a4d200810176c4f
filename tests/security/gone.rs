//! Members whom the forum banned or deleted, at every endpoint: each of them alone must notice, whichever asks first.

use portico::model::{Hash32, LoginsOf, MemberId, PersonalToken, PersonalTokenId, TokenOwner, UnixSeconds};
use portico::protocol::recheck;
use serde_json::Value;

use super::{USUAL, get, json, location, log_in, parameter, post, text, token};
use crate::transcripts::Theatre;

const COOKIE: &str = "forum_session=anna";
const FORM: &str = "application/x-www-form-urlencoded";

/// What anna has when the forum decides.
struct Scene {
    theatre: Theatre,
    tokens: Value,
    code: String,
    /// The form of a consent page that is open, and the browser that it is open in.
    ticket: String,
    browser: String,
}

async fn scene() -> Scene {
    let theatre = Theatre::open().await;
    let tokens = log_in(&theatre).await;
    let code = get(&theatre, &format!("/oauth/authorize?client_id=trusted&{USUAL}"), COOKIE).await;
    let code = parameter(location(&code), "code").expect("a code");
    let asked = get(&theatre, &format!("/oauth/authorize?client_id=chat&{USUAL}"), COOKIE).await;
    let html = String::from_utf8_lossy(asked.body()).into_owned();
    let ticket = html.split("name=\"ticket\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let browser = asked.headers()["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a pair");
    let (ticket, browser) = (ticket.expect("a ticket").to_owned(), browser.to_owned());
    Scene { theatre, tokens, code, ticket, browser }
}

/// Asks one endpoint; answers the status, and all that could be of use to somebody.
async fn ask(scene: &Scene, endpoint: &str) -> (u16, String) {
    let theatre = &scene.theatre;
    let (access, refresh) = (text(&scene.tokens, "access_token"), text(&scene.tokens, "refresh_token"));
    let bearer = [("authorization".to_owned(), format!("Bearer {access}"))];
    let introspected = |token: &str| format!("token={token}&client_id=trusted&client_secret=s3cret");
    let answer = match endpoint {
        "authorize" => get(theatre, &format!("/oauth/authorize?client_id=trusted&{USUAL}"), COOKIE).await,
        "consent" => {
            let cookie = format!("{COOKIE}; {}", scene.browser);
            let fields = [("content-type".to_owned(), FORM.to_owned()), ("cookie".to_owned(), cookie)];
            let form = format!("ticket={}&decision=allow", scene.ticket);
            theatre.send("POST", "/oauth/consent", &fields, &form).await
        }
        "code" => {
            let form = format!(
                "grant_type=authorization_code&code={}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb",
                scene.code
            );
            token(theatre, &form).await
        }
        "refresh" => token(theatre, &format!("grant_type=refresh_token&refresh_token={refresh}")).await,
        "introspect access" => post(theatre, "/oauth/introspect", FORM, &introspected(access)).await,
        "introspect refresh" => post(theatre, "/oauth/introspect", FORM, &introspected(refresh)).await,
        "apps" => get(theatre, "/oauth/apps", COOKIE).await,
        path => theatre.send("GET", path, &bearer, "").await,
    };
    let told = format!("{} {}", location(&answer), String::from_utf8_lossy(answer.body()));
    (answer.status().as_u16(), told)
}

/// What they answer to a member who is let in, and to one who is not: a status, or a text that there must be.
const ENDPOINTS: [(&str, &str); 12] = [
    ("authorize", "https://chat.example/cb?code="),
    ("consent", "https://chat.example/cb?code="),
    ("code", "access_token"),
    ("refresh", "access_token"),
    ("introspect access", "\"active\":true"),
    ("introspect refresh", "\"active\":true"),
    ("apps", "/oauth/apps/trusted"),
    ("/oauth/userinfo", "\"sub\":\"1\""),
    ("/oauth/me", "\"sub\":\"1\""),
    ("/api/v4/user", "\"id\":1"),
    ("/api/v4/users/me", "\"username\":\"anna\""),
    ("/applications/oauth2server/interface/oauth/me.php", "anna"),
];

#[tokio::test]
async fn whom_the_forum_does_not_let_in_gets_nothing_anywhere_and_nothing_revives() {
    for (endpoint, sign) in ENDPOINTS {
        let (status, told) = ask(&scene().await, endpoint).await;
        assert!(status < 400 && told.contains(sign), "{endpoint}: {status} {told}");
        for banned in [true, false] {
            let scene = scene().await;
            let forum = &scene.theatre.stage.forum;
            if banned {
                forum.ban("anna")
            } else {
                forum.delete("anna")
            }
            let (status, told) = ask(&scene, endpoint).await;
            assert!(!told.contains(sign) && !told.contains("code="), "{endpoint}: {status} {told}");
            forum.unban_all();
            forum.restore_all();
            let by_session = ["authorize", "consent", "apps"].contains(&endpoint);
            if by_session || endpoint == "code" {
                // Nothing but the session, or the code, was looked at; the logins that run are found out by themselves.
                continue;
            }
            let form = format!("grant_type=refresh_token&refresh_token={}", text(&scene.tokens, "refresh_token"));
            let answer = json(&token(&scene.theatre, &form).await);
            assert_eq!(text(&answer, "error"), "invalid_grant", "{endpoint}: nothing revives");
            let of = LoginsOf::Member(MemberId::Number(1));
            assert_eq!(scene.theatre.stage.ports.store.logins(&of).await.expect("a store"), [], "{endpoint}");
        }
    }
}

/// A code that was refused once is spent, whatever the forum decides later.
#[tokio::test]
async fn a_code_of_somebody_who_was_deleted_is_spent() {
    let scene = scene().await;
    scene.theatre.stage.forum.delete("anna");
    assert_eq!(ask(&scene, "code").await.0, 400);
    scene.theatre.stage.forum.restore_all();
    assert_eq!(ask(&scene, "code").await.0, 400);
}

/// Nothing is kept of a deleted member that anybody could use; of a banned one what he allowed is.
#[tokio::test]
async fn who_is_deleted_at_the_forum_is_forgotten() {
    let anna = MemberId::Number(1);
    let owner = TokenOwner::Member(anna.clone());
    for deleted in [false, true] {
        let scene = scene().await;
        assert!(ask(&scene, "consent").await.1.contains("code="), "a consent that is kept");
        let (ports, forum) = (&scene.theatre.stage.ports, &scene.theatre.stage.forum);
        let token = PersonalToken {
            id: PersonalTokenId("one".into()),
            owner: owner.clone(),
            name: String::new(),
            permissions: [].into(),
            created_at: UnixSeconds(0),
            expires_at: None,
            last_used_at: None,
        };
        ports.store.put_personal_token(&Hash32::of(b"prt_p_one"), &token).await.expect("a store");
        if deleted {
            forum.delete("anna")
        } else {
            forum.ban("anna")
        }
        recheck::member(&anna, ports).await.expect("a forum");
        let held = ports.store.held(&anna).await.expect("a store");
        let tokens = ports.store.personal_tokens(Some(&owner)).await.expect("a store");
        assert_eq!((held.grants.len(), held.consents.len(), tokens.len()), if deleted { (0, 0, 0) } else { (0, 1, 1) });
        assert_eq!(ports.store.logins(&LoginsOf::Member(anna.clone())).await.expect("a store"), []);
    }
}
