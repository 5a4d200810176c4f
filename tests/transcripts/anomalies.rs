//! The store fails at its n-th call, for every n: the answer is "try again", and trying again works.

use portico::protocol::rules::redirect_uri;

use super::Theatre;

const FORM: &str = "application/x-www-form-urlencoded";

async fn authorize(theatre: &Theatre) -> http::Response<bytes::Bytes> {
    let target = "/oauth/authorize?client_id=trusted&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code\
                  &scope=openid%20profile";
    theatre.send("GET", target, &[("cookie".into(), "forum_session=anna".into())], "").await
}

async fn token(theatre: &Theatre, form: &str) -> http::Response<bytes::Bytes> {
    let form = format!("{form}&client_id=trusted&client_secret=s3cret");
    theatre.send("POST", "/oauth/token", &[("content-type".into(), FORM.into())], &form).await
}

fn code(response: &http::Response<bytes::Bytes>) -> String {
    let location = response.headers()["location"].to_str().expect("an address");
    let query = location.split_once('?').expect("a query").1;
    url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code").expect("a code").1.into_owned()
}

fn member_of(response: &http::Response<bytes::Bytes>, name: &str) -> String {
    let body: serde_json::Value = serde_json::from_slice(response.body()).expect("JSON");
    body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}")).to_owned()
}

/// Runs `step` with the store failing at its first call, its second, and so on until it gets through; each failure
/// must be answered with 503 and leave things so that the step still works. Answers the step's own answer.
macro_rules! fails_at_every_call {
    ($theatre:expr, $step:expr) => {{
        let mut failed = 0;
        loop {
            $theatre.stage.store.fail(Some(failed));
            let response = $step.await;
            let reached = $theatre.stage.store.calls() > failed;
            $theatre.stage.store.fail(None);
            if !reached {
                assert!(failed > 0, "the step asks the store");
                break response;
            }
            assert_eq!(response.status(), 503, "call {failed}: {:?}", response.body());
            assert!(response.headers().contains_key("retry-after"), "call {failed}");
            failed += 1;
        }
    }};
}

#[tokio::test]
async fn no_story_ends_half_done() {
    let theatre = Theatre::open().await;
    let authorized = fails_at_every_call!(theatre, authorize(&theatre));
    assert_eq!(authorized.status(), 303);
    let form = format!(
        "grant_type=authorization_code&code={}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb",
        code(&authorized)
    );
    let tokens = fails_at_every_call!(theatre, token(&theatre, &form));
    assert_eq!(tokens.status(), 200, "{:?}", tokens.body());
    let form = format!("grant_type=refresh_token&refresh_token={}", member_of(&tokens, "refresh_token"));
    let refreshed = fails_at_every_call!(theatre, token(&theatre, &form));
    assert_eq!(refreshed.status(), 200, "{:?}", refreshed.body());
    let bearer = [("authorization".to_owned(), format!("Bearer {}", member_of(&refreshed, "access_token")))];
    let identity = fails_at_every_call!(theatre, theatre.send("GET", "/oauth/userinfo", &bearer, ""));
    assert_eq!(identity.status(), 200);
}

#[tokio::test]
async fn one_of_many_redemptions_wins_and_the_losers_end_it() {
    let theatre = Theatre::open().await;
    let form = format!(
        "grant_type=authorization_code&code={}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb",
        code(&authorize(&theatre).await)
    );
    let answers = futures_util::future::join_all((0..50).map(|_| token(&theatre, &form))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status() == 200).count(), 1);
    assert!(answers.iter().all(|answer| matches!(answer.status().as_u16(), 200 | 400)));
}

/// A redirect address that differs by one byte is refused (RFC 9700 §2.1).
#[test]
fn any_changed_byte_of_an_address_is_refused() {
    let client = crate::doubles::app("chat");
    let right = "https://chat.example/cb";
    for at in 0..right.len() {
        for byte in 0x20..0x7f_u8 {
            let mut changed = right.as_bytes().to_vec();
            changed[at] = byte;
            let changed = String::from_utf8(changed).expect("ASCII");
            assert_eq!(redirect_uri::verify(&client, Some(&changed), false).is_ok(), changed == right, "{changed}");
        }
    }
}
