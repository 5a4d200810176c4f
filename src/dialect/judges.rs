//! One entry for each reader of what strangers send to our endpoints, with what must hold for all of them.
//!
//! The fuzz targets in `fuzz/` call these, and so does the test that replays their corpus. Each returns for any bytes;
//! a broken promise is a panic, which is what a fuzzer looks for.

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request};
use serde_json::Value;

use crate::model::{Client, ClientId, UnixSeconds};
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::rules::{jwt, redirect_uri, wishes};
use crate::web::Parameters;

use super::decode;

/// An `Authorization` header. What is taken for a secret was sent as one.
pub fn basic(bytes: &[u8]) {
    let Ok(field) = HeaderValue::from_bytes(bytes) else { return };
    let headers = HeaderMap::from_iter([(AUTHORIZATION, field)]);
    match decode::credentials(&headers, &Parameters::default()) {
        Ok(Credentials::Basic { verbatim, .. }) => {
            let sent = bytes.len().saturating_mul(3) / 4;
            assert!(verbatim.reveal().len() <= sent, "a secret that was not sent");
        }
        Ok(_) => panic!("a header is one way of authentication only"),
        Err(_) => {}
    }
}

/// The body of a token request, as a form and as JSON.
pub fn form(bytes: &[u8]) {
    for kind in ["application/x-www-form-urlencoded", "application/json; charset=utf-8"] {
        let request = Request::builder().method(Method::POST).header(CONTENT_TYPE, kind);
        let Ok(request) = request.body(Bytes::copy_from_slice(bytes)) else { return };
        let Ok(form) = decode::form(&request, true) else { continue };
        let again = Parameters::parse(form.to_query().as_bytes()).map(|again| again.to_query());
        assert_eq!(again, Ok(form.to_query()), "a form that is read in two ways");
        let _ = decode::grant(&form);
        let _ = decode::credentials(&HeaderMap::new(), &form);
    }
}

/// The query of an authorize request.
pub fn query(bytes: &[u8]) {
    let Ok(parameters) = Parameters::parse(bytes) else { return };
    let request = decode::authorize(&parameters);
    let read = wishes::read(request.prompt.as_deref(), request.max_age.as_deref());
    assert!(read.is_err() || request.max_age.is_some() || !read.is_ok_and(|wishes| wishes.max_age_secs.is_some()));
    let _ = wishes::check_claims(request.claims.as_deref());
    let _ = wishes::check_hints(request.hints.iter().map(Option::as_deref));
    let one = parameters.get("redirect_uri").filter(|_| !parameters.is_repeated("redirect_uri"));
    assert!(request.repeated.is_some() || request.redirect_uri.as_deref() == one, "an address that was not sent");
}

/// A registered address in the first line, one that was sent in the rest. Only loopback addresses may differ.
pub fn redirect(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some((registered, sent)) = text.split_once('\n') else { return };
    let mut client = Client::new(ClientId("fuzz".to_owned()), "Fuzz", UnixSeconds(0));
    client.redirect_uris = vec![registered.to_owned()];
    let Ok(to) = redirect_uri::verify(&client, Some(sent), false) else { return };
    assert_eq!(to.as_str(), sent);
    let loopback = |address: &str| address.starts_with("http://127.") || address.starts_with("http://[");
    assert!(registered == sent || loopback(registered) && loopback(sent), "an address that nobody registered");
    let with = to.with(&[("code", "c"), ("state", "\r\n&=#")]);
    assert!(with.starts_with(sent) && with.ends_with("state=%0D%0A%26%3D%23"), "parameters that change the address");
}

/// Claims of a token whose signature is ours. What is read is what they say.
pub fn claims(bytes: &[u8]) {
    const ISSUER: &str = "https://forum.example";
    let Ok(claims) = serde_json::from_slice::<Value>(bytes) else { return };
    let now = UnixSeconds(1_800_000_000);
    if let Some(hint) = jwt::id_token_hint(&claims, ISSUER, now) {
        assert_eq!((&claims["iss"], &claims["aud"]), (&Value::from(ISSUER), &Value::from(hint.client_id.0)));
    }
    if let Some(access) = jwt::access_token(&claims, ISSUER, "api", now) {
        assert_eq!((&claims["aud"], &claims["sub"]), (&Value::from("api"), &Value::from(access.subject)));
        assert!(claims["exp"].as_i64().is_some_and(|end| end > now.0 - 61), "a token that has ended");
    }
}
