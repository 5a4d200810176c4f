//! What an app looks at in an ID token before it believes it (OIDC Core §3.1.3.7).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{DecodingKey, Validation};
use serde::Serialize;
use serde_json::Value;

use super::record::{Check, shown};
use crate::model::UnixSeconds;

/// How far the clocks of two machines may differ, in seconds.
const LEEWAY_SECS: i64 = 60;

/// An ID token, laid open.
#[derive(Clone, Debug, Serialize)]
pub struct IdToken {
    /// Its header.
    pub header: Value,
    /// What it says.
    pub claims: Value,
}

/// What the token must fit.
pub struct Expected<'a> {
    pub discovery: &'a Value,
    pub keys: &'a Value,
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub now: UnixSeconds,
}

/// The parts of a token. `None`: it is none.
pub fn open(token: &str) -> Option<IdToken> {
    let mut parts = token.split('.');
    let mut json = || serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts.next()?).ok()?).ok();
    Some(IdToken { header: json()?, claims: json()? })
}

/// Compares it with the discovery document and the key set.
pub fn judge(token: &str, open: &IdToken, expected: &Expected<'_>) -> Vec<Check> {
    let claim = |name: &str| open.claims.get(name);
    let text = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), |value| shown(&plain(value)));
    let issuer = expected.discovery.get("issuer");
    let audience = claim("aud");
    let is_for = |aud: &Value| aud == expected.client_id || *aud == serde_json::json!([expected.client_id]);
    let algorithms = expected.discovery.get("id_token_signing_alg_values_supported").and_then(Value::as_array);
    let alg = open.header.get("alg");
    let announced = alg.is_some_and(|alg| algorithms.is_some_and(|list| list.contains(alg)));
    vec![
        signature(token, open, expected.keys),
        Check::new("algorithm", announced, format!("{}, as the discovery document announces", text(alg))),
        Check::new("issuer", claim("iss").is_some() && claim("iss") == issuer, text(claim("iss"))),
        Check::new("audience", audience.is_some_and(is_for), text(audience)),
        Check::new("nonce", claim("nonce").and_then(Value::as_str) == Some(expected.nonce), "the one that was sent"),
        times(open, expected.now),
    ]
}

fn signature(token: &str, open: &IdToken, keys: &Value) -> Check {
    let bad = |why: &str| Check::new("signature", false, why);
    let Some(kid) = open.header.get("kid").and_then(Value::as_str) else { return bad("the token names no key (kid)") };
    let Ok(keys) = serde_json::from_value::<JwkSet>(keys.clone()) else { return bad("the key set is not understood") };
    let Some(key) = keys.find(kid) else { return bad("its key is not in the key set (kid)") };
    let Ok(header) = jsonwebtoken::decode_header(token) else { return bad("its header is not understood") };
    let Ok(public) = DecodingKey::from_jwk(key) else { return bad("its key cannot be used") };
    let mut rules = Validation::new(header.alg);
    // All else is looked at by itself.
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_aud = false;
    let good = jsonwebtoken::decode::<Value>(token, &public, &rules).is_ok();
    Check::new("signature", good, format!("{:?}, by the key {} of the key set", header.alg, shown(kid)))
}

fn times(open: &IdToken, now: UnixSeconds) -> Check {
    let second = |name: &str| open.claims.get(name).and_then(Value::as_i64);
    let (Some(iat), Some(exp)) = (second("iat"), second("exp")) else {
        return Check::new("times", false, "iat or exp is missing");
    };
    if iat > now.0.saturating_add(LEEWAY_SECS) {
        return Check::new("times", false, "it comes from the future (iat): the clocks of the two machines differ");
    }
    if exp.saturating_add(LEEWAY_SECS) < now.0 {
        return Check::new("times", false, "it is too old (exp): the clocks of the two machines differ");
    }
    Check::new("times", true, format!("valid for {} seconds", exp.saturating_sub(iat)))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_named() {
        let claims =
            serde_json::json!({ "iss": "https://f.example", "aud": "test-1", "nonce": "n", "iat": 100, "exp": 400 });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = serde_json::json!({ "alg": "ES256", "kid": "k" });
        let token = format!("{}.{}.c2ln", part(&header), part(&claims));
        let opened = open(&token).expect("a token");
        assert_eq!(opened.claims["nonce"], "n");
        let discovery =
            serde_json::json!({ "issuer": "https://f.example", "id_token_signing_alg_values_supported": ["ES256"] });
        let keys = serde_json::json!({ "keys": [] });
        let wrong = |client_id: &str, nonce: &str, now: i64, discovery: &Value| {
            let expected = Expected { discovery, keys: &keys, client_id, nonce, now: UnixSeconds(now) };
            let checks = judge(&token, &opened, &expected);
            checks.into_iter().filter(|check| !check.ok).map(|check| check.check).collect::<Vec<_>>()
        };
        let other =
            serde_json::json!({ "issuer": "https://g.example", "id_token_signing_alg_values_supported": ["RS256"] });
        assert_eq!(wrong("test-1", "n", 100, &discovery), ["signature"], "nobody has that key");
        assert_eq!(wrong("test-2", "m", 100, &discovery), ["signature", "audience", "nonce"]);
        assert_eq!(wrong("test-1", "n", 0, &discovery), ["signature", "times"]);
        assert_eq!(wrong("test-1", "n", 461, &discovery), ["signature", "times"]);
        assert_eq!(wrong("test-1", "n", 100, &other), ["signature", "algorithm", "issuer"]);
        assert!(open("no token").is_none() && open("").is_none() && open("e30.e").is_none());
    }
}
