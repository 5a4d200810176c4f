//! What an attacker tries, and the table of `docs/security-checklist.md`.

mod attacks;
mod checklist;
mod cors;
mod fetches;
mod gone;
mod guests;
mod icons;
mod jwt;
mod logins;
mod logout;
mod promises;
mod secrets;
mod strangers;
mod vectors;

use bytes::Bytes;
use http::Response;
use serde_json::Value;

use crate::transcripts::Theatre;

/// The parameters of a usual authorize request, without client and state.
const USUAL: &str = "redirect_uri=https%3A%2F%2Fchat.example%2Fcb&response_type=code&scope=openid%20profile";

async fn get(theatre: &Theatre, target: &str, cookie: &str) -> Response<Bytes> {
    theatre.send("GET", target, &[("cookie".into(), cookie.into())], "").await
}

async fn post(theatre: &Theatre, target: &str, kind: &str, body: &str) -> Response<Bytes> {
    theatre.send("POST", target, &[("content-type".into(), kind.into())], body).await
}

/// A token request of the app `trusted`.
async fn token(theatre: &Theatre, form: &str) -> Response<Bytes> {
    let form = format!("{form}&client_id=trusted&client_secret=s3cret");
    post(theatre, "/oauth/token", "application/x-www-form-urlencoded", &form).await
}

async fn userinfo(theatre: &Theatre, access_token: &str) -> u16 {
    let bearer = [("authorization".to_owned(), format!("Bearer {access_token}"))];
    theatre.send("GET", "/oauth/userinfo", &bearer, "").await.status().as_u16()
}

/// Tokens of a fresh login of anna at `trusted`.
async fn log_in(theatre: &Theatre) -> Value {
    let authorized = get(theatre, &format!("/oauth/authorize?client_id=trusted&{USUAL}"), "forum_session=anna").await;
    let code = parameter(location(&authorized), "code").expect("a code");
    let form = format!("grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb");
    let tokens = token(theatre, &form).await;
    assert_eq!(tokens.status(), 200, "{:?}", tokens.body());
    json(&tokens)
}

fn json(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).expect("JSON")
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}"))
}

fn location(response: &Response<Bytes>) -> &str {
    response.headers().get("location").map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
}

fn parameter(address: &str, name: &str) -> Option<String> {
    let query = address.split_once('?')?.1;
    url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// As a form or a query writes it.
fn encoded(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
