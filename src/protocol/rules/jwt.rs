//! What the claims of a token of ours allow, once its signature is known to be ours (RFC 8725 §3.8 to §3.12).
//!
//! The program is the only one that writes these tokens, so each claim is wanted in the one form that it writes.

use serde_json::Value;

use crate::model::{ClientId, UnixSeconds};

/// How far the clocks of several nodes may differ.
const LEEWAY_SECS: u64 = 60;

/// Whom an ID token that a client shows again was about (OIDC Core §3.1.2.1, RP-Initiated Logout §2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdTokenHint {
    /// Whose token it was.
    pub client_id: ClientId,
    /// `sub`.
    pub subject: String,
    /// `sid`, if it had one.
    pub sid: Option<String>,
}

/// What a signed access token says (RFC 9068 §2.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessClaims {
    /// Whose it is.
    pub client_id: ClientId,
    /// Whom it is about.
    pub subject: String,
}

/// Reads the claims of an ID token of ours. One that has expired is as good a hint as a fresh one.
pub fn id_token_hint(claims: &Value, issuer: &str, now: UnixSeconds) -> Option<IdTokenHint> {
    was_issued(claims, issuer, now)?;
    Some(IdTokenHint {
        client_id: ClientId(text(claims, "aud")?),
        subject: text(claims, "sub")?,
        sid: text(claims, "sid"),
    })
}

/// Reads the claims of an access token of ours that `audience` may take now.
pub fn access_token(claims: &Value, issuer: &str, audience: &str, now: UnixSeconds) -> Option<AccessClaims> {
    let ends = was_issued(claims, issuer, now)?;
    if now >= ends.plus(LEEWAY_SECS) || text(claims, "aud")? != audience || text(claims, "jti")?.is_empty() {
        return None;
    }
    Some(AccessClaims { client_id: ClientId(text(claims, "client_id")?), subject: text(claims, "sub")? })
}

/// That the token is this issuer's and not from the future. Answers its end.
fn was_issued(claims: &Value, issuer: &str, now: UnixSeconds) -> Option<UnixSeconds> {
    let latest = now.plus(LEEWAY_SECS);
    let begun = match claims.get("nbf") {
        Some(_) => instant(claims, "nbf")? <= latest,
        None => true,
    };
    let fits = begun && text(claims, "iss")? == issuer && instant(claims, "iat")? <= latest;
    fits.then(|| instant(claims, "exp")).flatten()
}

fn text(claims: &Value, name: &str) -> Option<String> {
    claims.get(name)?.as_str().map(str::to_owned)
}

/// A whole number: a text or a fraction is malformed, not absent.
fn instant(claims: &Value, name: &str) -> Option<UnixSeconds> {
    claims.get(name)?.as_i64().map(UnixSeconds)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ISSUER: &str = "https://forum.example";
    const AUDIENCE: &str = "https://forum.example/oauth/userinfo";
    const NOW: UnixSeconds = UnixSeconds(10_000);

    fn with(mut claims: Value, name: &str, value: Value) -> Value {
        match value {
            Value::Null => claims.as_object_mut().and_then(|claims| claims.remove(name)),
            value => claims.as_object_mut().and_then(|claims| claims.insert(name.to_owned(), value)),
        };
        claims
    }

    #[test]
    fn each_claim_is_wanted_in_one_form() {
        let hint = json!({ "iss": ISSUER, "aud": "chat", "sub": "7", "iat": 9_000, "exp": 9_900, "sid": "s" });
        let access = json!({
            "iss": ISSUER, "aud": AUDIENCE, "sub": "7", "client_id": "chat", "iat": 9_900, "exp": 10_800, "jti": "j",
        });
        for (name, claim, value, as_hint, as_access) in [
            ("unchanged", "x", Value::Null, true, true),
            ("iss of another issuer", "iss", json!("https://other.example"), false, false),
            ("aud of another", "aud", json!("wiki"), true, false),
            ("aud as an array", "aud", json!(["chat", "wiki"]), false, false),
            ("an end within the leeway", "exp", json!(9_941), true, true),
            ("an end that has passed", "exp", json!(9_940), true, false),
            ("exp as a text", "exp", json!("10800"), false, false),
            ("exp as a fraction", "exp", json!(10_800.5), false, false),
            ("no exp", "exp", Value::Null, false, false),
            ("nbf as a text", "nbf", json!("9000"), false, false),
            ("nbf now", "nbf", json!(10_000), true, true),
            ("nbf in the future", "nbf", json!(10_061), false, false),
            ("iat in the future", "iat", json!(10_061), false, false),
            ("no iat", "iat", Value::Null, false, false),
            ("no sub", "sub", Value::Null, false, false),
            ("sub as a number", "sub", json!(7), false, false),
            ("no jti", "jti", Value::Null, true, false),
            ("no client_id", "client_id", Value::Null, true, false),
        ] {
            let read = id_token_hint(&with(hint.clone(), claim, value.clone()), ISSUER, NOW);
            assert_eq!(read.is_some(), as_hint, "hint: {name}");
            let read = access_token(&with(access.clone(), claim, value), ISSUER, AUDIENCE, NOW);
            assert_eq!(read.is_some(), as_access, "access: {name}");
        }
        let read = id_token_hint(&hint, ISSUER, NOW).expect("a hint");
        assert_eq!((read.client_id.0.as_str(), read.subject.as_str(), read.sid.as_deref()), ("chat", "7", Some("s")));
        assert_eq!(access_token(&Value::Null, ISSUER, AUDIENCE, NOW), None);
    }
}
