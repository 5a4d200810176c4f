//! Plays the recorded rows of `tests/vectors` that concern our endpoints.

use portico::model::{ClientAuthMethod, ClientId, ClientKind, ClientSecret, Hash32, UnixSeconds};
use serde_json::Value;

use super::{USUAL, encoded, get, json, location, log_in, parameter, text, userinfo};
use crate::doubles::app;
use crate::transcripts::Theatre;

fn rows(file: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(file).expect("JSON");
    file["cases"].as_array().expect("cases").clone()
}

/// The three clients of `client-auth.json`.
async fn add_clients(theatre: &Theatre) {
    let secret = |text: &str| vec![ClientSecret::current(Hash32::of(text.as_bytes()), UnixSeconds(0))];
    let mut basic = app("basic");
    basic.id = ClientId("a:b/c d".into());
    basic.secrets = secret("p%+ &=:\u{e9}x");
    basic.auth_method = Some(ClientAuthMethod::ClientSecretBasic);
    let mut form = app("cB");
    form.secrets = secret("secret-b");
    form.auth_method = Some(ClientAuthMethod::ClientSecretPost);
    let mut public = app("cP");
    public.kind = ClientKind::Public;
    public.secrets.clear();
    for client in [basic, form, public] {
        theatre.stage.ports.store.add_client(&client).await.expect("a new app");
    }
}

/// Whoever proves who he is hears of his code; whoever does not hears of himself.
#[tokio::test]
async fn every_way_of_client_authentication() {
    let theatre = Theatre::open().await;
    add_clients(&theatre).await;
    let rows = rows(include_str!("../vectors/client-auth.json"));
    assert!(rows.len() >= 18);
    for row in &rows {
        let title = text(row, "title");
        let mut target = "/oauth/token".to_owned();
        let mut body = "grant_type=authorization_code&code=x".to_owned();
        for (name, value) in row["form"].as_object().expect("a form") {
            let value = value.as_str().expect("a text");
            match name.as_str() {
                "_query" => target.push_str(&format!("?{value}")),
                "_raw" => body.push_str(&format!("&{value}")),
                _ => body.push_str(&format!("&{name}={}", encoded(value))),
            }
        }
        let mut fields = vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
        fields.extend(row["header"].as_str().map(|header| ("authorization".to_owned(), header.to_owned())));
        let answer = theatre.send("POST", &target, &fields, &body).await;
        let answered = json(&answer);
        let error = text(&answered, "error");
        assert_eq!(row["ok"].as_bool().expect("a verdict"), error == "invalid_grant", "{title}: {answered}");
        assert_eq!(answer.status().as_u16(), if error == "invalid_client" { 401 } else { 400 }, "{title}");
        assert!(matches!(error, "invalid_grant" | "invalid_client" | "invalid_request"), "{title}: {error}");
        let challenged = answer.headers().contains_key("www-authenticate");
        assert_eq!(challenged, error == "invalid_client" && row["header"].is_string(), "{title}");
        assert_eq!(answer.headers()["cache-control"], "no-store", "{title}");
    }
}

/// We redirect to our own stored path and to registered addresses; what a request says of a way back is not listened to.
#[tokio::test]
async fn no_value_of_a_request_becomes_a_way_back() {
    let theatre = Theatre::open().await;
    let start = format!("/oauth/authorize?client_id=trusted&{USUAL}");
    let rows = rows(include_str!("../vectors/return-url.json"));
    assert!(rows.len() >= 25);
    for row in &rows {
        let value = encoded(text(row, "value"));
        let tail: String = ["return", "return_to", "next", "redirect", "rd", "url", "login_url"]
            .map(|name| format!("&{name}={value}"))
            .concat();
        let waiting = get(&theatre, &format!("{start}{tail}&state={value}"), "").await;
        let back = parameter(location(&waiting), "next").expect("a way back");
        let handle = back.strip_prefix("/oauth/resume.php?p=").expect("our own path").to_owned();
        assert!(
            handle.len() == 43 && handle.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)),
            "{handle}"
        );
        let cookie = format!("forum_session=anna; __Host-portico-pending={handle}");
        let resumed = get(&theatre, &format!("{back}{tail}"), &cookie).await;
        assert!(location(&resumed).starts_with("/oauth/authorize?client_id=trusted&"), "{value}: {resumed:?}");
        for target in [
            format!("/oauth/resume.php?p={value}{tail}"),
            format!("/oauth/authorize?client_id=trusted&response_type=code&redirect_uri={value}"),
        ] {
            let refused = get(&theatre, &target, &cookie).await;
            assert_eq!((refused.status().as_u16(), location(&refused)), (400, ""), "{target}");
        }
    }
}

/// The address that a visitor is to be sent back to is one of the guarded apps, whatever the browser or its web server
/// says.
#[tokio::test]
async fn forward_auth_leads_to_guarded_apps_only() {
    let mut theatre = Theatre::open().await;
    for row in rows(include_str!("../vectors/return-url.json")) {
        let value = text(&row, "value");
        theatre.from_proxy = false;
        for cookie in ["", "forum_session=anna"] {
            let target = format!("/oauth/verify?rd={}", encoded(value));
            let refused = get(&theatre, &target, cookie).await;
            assert_eq!((refused.status().as_u16(), location(&refused)), (403, ""), "{value:?}");
        }
        // As the path that a web server says was asked for; what cannot stand in a header field does not come.
        if value.bytes().any(|byte| byte.is_ascii_control()) {
            continue;
        }
        theatre.from_proxy = true;
        let fields = [("x-forwarded-proto", "https"), ("x-forwarded-host", "wiki.example"), ("x-forwarded-uri", value)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let guest = theatre.send("GET", "/oauth/verify", &fields, "").await;
        assert_eq!(guest.status(), 401);
        let back = parameter(location(&guest), "rd").expect("a way back");
        assert!(back.starts_with("https://wiki.example/"), "{value:?}: {back}");
        let read = url::Url::parse(&back).expect("an address");
        assert_eq!(read.host_str(), Some("wiki.example"), "{back}");
    }
}

/// A hostile text comes back to the client as it was, and reaches no header and no page of ours as anything but text.
#[tokio::test]
async fn hostile_texts_go_round_unchanged_or_not_at_all() {
    let theatre = Theatre::open().await;
    let file: Value = serde_json::from_str(include_str!("../vectors/hostile-text.json")).expect("JSON");
    let texts: Vec<&str> = file["values"].as_array().expect("values").iter().filter_map(Value::as_str).collect();
    assert!(texts.len() > 20);
    for hostile in texts {
        let value = encoded(hostile);
        let answer =
            get(&theatre, &format!("/oauth/authorize?client_id=trusted&{USUAL}&state={value}"), "forum_session=anna")
                .await;
        assert_eq!(answer.status(), 303, "{hostile:?}");
        if hostile.len() <= 4_096 {
            let got = parameter(location(&answer), "state").unwrap_or_default();
            assert_eq!(got, hostile, "an empty one counts as absent");
        } else {
            assert_eq!(parameter(location(&answer), "error").as_deref(), Some("invalid_request"));
        }
        for target in [
            format!("/oauth/authorize?client_id={value}&redirect_uri={value}"),
            format!("/oauth/authorize?client_id=trusted&redirect_uri={value}&response_type={value}"),
            format!("/oauth/authorize?client_id=trusted&{USUAL}&{value}=1&{value}=2&prompt={value}"),
            format!("/oauth/resume.php?p={value}&n={value}"),
        ] {
            let answer = get(&theatre, &target, "forum_session=anna").await;
            let status = answer.status().as_u16();
            assert!((300..500).contains(&status), "{status} {target}");
            assert!(status != 303 || location(&answer).starts_with("https://chat.example/cb?"), "{target}");
            for field in answer.headers().values() {
                assert!(field.as_bytes().iter().all(|byte| (0x20..0x7f).contains(byte)), "{target}: {field:?}");
            }
            let page = String::from_utf8_lossy(answer.body()).to_lowercase();
            assert!(
                !page.contains("<script") && !page.contains("<img src=x") && !page.contains("onerror=\""),
                "{page}"
            );
        }
    }
}

/// Access tokens are opaque so far: no JWT of ours or anybody's is one.
#[tokio::test]
async fn an_id_token_is_no_access_token() {
    let theatre = Theatre::open().await;
    let tokens = log_in(&theatre).await;
    let id_token = text(&tokens, "id_token");
    let [head, body, signature] = id_token.split('.').collect::<Vec<_>>()[..] else { panic!("{id_token}") };
    for forged in [
        id_token.to_owned(),
        format!("{head}.{body}."),
        format!("eyJhbGciOiJub25lIn0.{body}."),
        format!("{head}.{body}.{signature}.x.y"),
        body.to_owned(),
    ] {
        assert_eq!(userinfo(&theatre, &forged).await, 401, "{forged}");
    }
    assert_eq!(userinfo(&theatre, text(&tokens, "access_token")).await, 200);
}
