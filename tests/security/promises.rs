//! Smaller promises of the endpoints, one test each.

use std::sync::atomic::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico::model::{
    Client, ClientId, ClientKind, Hash32, Permission, PersonalToken, PersonalTokenId, Plaintext, TokenOwner,
    UnixSeconds,
};
use portico::protocol::rules::client_auth::Credentials;
use portico::protocol::token::TokenRequest;
use serde_json::Value;

use super::{USUAL, get, json, location, log_in, parameter, post, text, token};
use crate::transcripts::Theatre;

const FORM: &str = "application/x-www-form-urlencoded";

async fn change(theatre: &Theatre, id: &str, change: impl FnOnce(&mut Client)) {
    let store = &theatre.stage.ports.store;
    let mut client = store.client(&ClientId(id.into())).await.expect("the store").expect("the app");
    change(&mut client);
    assert!(store.update_client(&client).await.expect("the store"));
}

/// What `client` gets for a code of `member` with `scope`.
async fn tokens(theatre: &Theatre, client: &str, member: &str, scope: &str) -> Value {
    let target = format!(
        "/oauth/authorize?client_id={client}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code\
         &scope={scope}&nonce=n-0"
    );
    let code = parameter(location(&get(theatre, &target, &format!("forum_session={member}")).await), "code");
    let form = format!(
        "grant_type=authorization_code&code={}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&client_id={client}\
         &client_secret=s3cret",
        code.expect("a code")
    );
    json(&post(theatre, "/oauth/token", FORM, &form).await)
}

#[tokio::test]
async fn who_leaves_the_group_leaves_the_app() {
    let theatre = Theatre::open().await;
    change(&theatre, "staff", |staff| staff.trusted = true).await;
    let target = format!("/oauth/authorize?client_id=staff&{USUAL}");
    let code = parameter(location(&get(&theatre, &target, "forum_session=carla").await), "code").expect("a code");
    let bought = tokens(&theatre, "staff", "carla", "openid").await;
    // No member has it, so it lets nobody in.
    change(&theatre, "staff", |staff| staff.allowed_groups = vec!["No such group".into()]).await;
    let secret = "client_id=staff&client_secret=s3cret";
    for form in [
        format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&{secret}"),
        format!("grant_type=refresh_token&refresh_token={}&{secret}", text(&bought, "refresh_token")),
    ] {
        let answer = json(&post(&theatre, "/oauth/token", FORM, &form).await);
        assert_eq!(text(&answer, "error"), "invalid_grant", "{form}");
    }
    assert_eq!(super::userinfo(&theatre, text(&bought, "access_token")).await, 401);
}

#[tokio::test]
async fn a_long_state_passes_unchanged_up_to_a_limit() {
    let theatre = Theatre::open().await;
    let printable: String = (0x21..0x7f_u8).map(char::from).cycle().take(4_096).collect();
    for (state, want) in
        [(&printable[..1_024], None), (&printable, None), (&format!("{printable}x"), Some("invalid_request"))]
    {
        let target = format!("/oauth/authorize?client_id=trusted&{USUAL}&state={}", super::encoded(state));
        let answer = get(&theatre, &target, "forum_session=anna").await;
        assert_eq!(parameter(location(&answer), "error").as_deref(), want, "{}", state.len());
        assert_eq!(parameter(location(&answer), "state").as_deref(), Some(state));
    }
}

/// Anybody on the member's machine can claim to be such an app (RFC 8252 §8.6).
#[tokio::test]
async fn a_public_app_on_loopback_is_asked_every_time_and_never_trusted() {
    let theatre = Theatre::open().await;
    change(&theatre, "spa", |spa| {
        spa.trusted = true;
        spa.kind = ClientKind::Public;
        spa.redirect_uris = vec!["http://127.0.0.1/cb".into()];
    })
    .await;
    let target = "/oauth/authorize?client_id=spa&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Fcb&response_type=code\
                  &scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    for _ in 0..2 {
        let page = get(&theatre, target, "forum_session=anna").await;
        assert_eq!(page.status(), 200, "{page:?}");
        let html = String::from_utf8_lossy(page.body()).into_owned();
        let ticket =
            html.split("name=\"ticket\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a ticket");
        let cookie =
            page.headers()["set-cookie"].to_str().expect("ASCII").split(';').next().expect("a pair").to_owned();
        let fields = [
            ("content-type".to_owned(), FORM.to_owned()),
            ("cookie".to_owned(), format!("forum_session=anna; {cookie}")),
        ];
        let answer = theatre.send("POST", "/oauth/consent", &fields, &format!("ticket={ticket}&decision=allow")).await;
        assert!(location(&answer).starts_with("http://127.0.0.1:4711/cb?code="), "{answer:?}");
    }
}

#[tokio::test]
async fn a_refresh_token_is_given_where_it_was_asked_for() {
    let theatre = Theatre::open().await;
    change(&theatre, "offline", |offline| offline.trusted = true).await;
    let without = tokens(&theatre, "offline", "anna", "openid").await;
    assert!(without.get("refresh_token").is_none() && without.get("id_token").is_some(), "{without}");
    let with = tokens(&theatre, "offline", "anna", "openid%20offline_access").await;
    assert!(with.get("refresh_token").is_some(), "{with}");
    let target = format!("/oauth/authorize?client_id=trusted&{USUAL}%20offline_access");
    let refused = get(&theatre, &target, "forum_session=anna").await;
    assert_eq!(parameter(location(&refused), "error").as_deref(), Some("invalid_scope"), "an app that may not");
}

fn claims(tokens: &Value) -> Value {
    let body = text(tokens, "id_token").split('.').nth(1).expect("three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).expect("base64url")).expect("JSON")
}

/// OIDC Core §12.2.
#[tokio::test]
async fn a_refreshed_id_token_keeps_what_was_said() {
    let theatre = Theatre::open().await;
    let first = tokens(&theatre, "trusted", "anna", "openid").await;
    theatre.stage.clock.0.fetch_add(100, Ordering::SeqCst);
    let form = format!("grant_type=refresh_token&refresh_token={}", text(&first, "refresh_token"));
    let second = json(&token(&theatre, &form).await);
    let (before, after) = (claims(&first), claims(&second));
    for name in ["iss", "sub", "aud", "auth_time"] {
        assert_eq!(before[name], after[name], "{name}");
    }
    assert_eq!((text(&before, "nonce"), after.get("nonce")), ("n-0", None));
    assert_eq!(after["iat"].as_i64(), before["iat"].as_i64().map(|at| at + 100));
    for (name, start) in [("access_token", "prt_a_"), ("refresh_token", "prt_r_")] {
        // 256 random bits, and nothing to read in them.
        assert!(text(&second, name).starts_with(start) && text(&second, name).len() == 49, "{second}");
        assert_ne!(first[name], second[name], "{name}");
    }
}

/// Logs and panics print with `Debug`.
#[tokio::test]
async fn debug_output_hides_secrets() {
    let theatre = Theatre::open().await;
    log_in(&theatre).await;
    let client = theatre.stage.ports.store.client(&ClientId("trusted".into())).await.expect("the store");
    let secret = || Plaintext::new("open-sesame");
    let printed = [
        format!("{:?}", secret()),
        format!("{:?}", Credentials::Form { id: ClientId("chat".into()), secret: secret() }),
        format!("{:?}", TokenRequest::Code { code: secret(), redirect_uri: None, verifier: Some(secret()) }),
        format!("{:?}", TokenRequest::Refresh { token: secret(), scope: None }),
        format!("{:?} {:?}", client, Hash32::of(b"s3cret")),
    ];
    let hash = String::from(Hash32::of(b"s3cret"));
    for text in printed {
        assert!(!text.contains("sesame") && !text.contains(&hash), "{text}");
    }
}

#[tokio::test]
async fn registration_by_programs_is_off_unless_it_is_wanted() {
    let theatre = Theatre::open_with(|settings| settings.registration = false).await;
    let answer = post(&theatre, "/oauth/register", "application/json", "{}").await;
    assert_eq!(answer.status(), 404, "no forum answers in its place");
    let told = json(&get(&theatre, "/.well-known/openid-configuration", "").await);
    assert!(told.get("registration_endpoint").is_none(), "{told}");
}

#[tokio::test]
async fn one_token_registers_so_many_apps_a_minute() {
    let theatre = Theatre::open().await;
    let token = PersonalToken {
        id: PersonalTokenId("init".to_owned()),
        owner: TokenOwner::Admin,
        name: String::new(),
        permissions: [Permission::Register].into(),
        created_at: UnixSeconds(0),
        expires_at: None,
        last_used_at: None,
    };
    theatre.stage.ports.store.put_personal_token(&Hash32::of(b"prt_p_init"), &token).await.expect("kept");
    let fields = [("content-type", "application/json"), ("authorization", "Bearer prt_p_init")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let body = r#"{"redirect_uris":["https://new.example/cb"]}"#;
    let mut answers = Vec::new();
    for _ in 0..31 {
        answers.push(theatre.send("POST", "/oauth/register", &fields, body).await.status().as_u16());
    }
    assert_eq!((&answers[..30], answers[30]), (&[201; 30][..], 429));
    theatre.stage.clock.0.fetch_add(60, Ordering::SeqCst);
    assert_eq!(theatre.send("POST", "/oauth/register", &fields, body).await.status(), 201);
}
