//! A client that proves who it is by a signature of its own (RFC 7523 §3, OIDC Core §9 `private_key_jwt`).
//!
//! Which algorithm a key may be used with follows from the key as it was registered, never from what was sent.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};

use crate::model::{Client, ClientId, Hash32, UnixSeconds};

/// `client_assertion_type`.
pub const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// Longer texts are no assertions.
const BYTES_MAX: usize = 8 * 1024;
/// Longest life of an assertion.
const LIFE_SECS_MAX: u64 = 300;
/// How far the clocks may differ.
const LEEWAY_SECS: u64 = 60;
/// Longest `jti`.
const JTI_BYTES_MAX: usize = 256;
/// How many keys a client may register.
const KEYS_MAX: usize = 8;
/// 2048 bits in base64url.
const MODULUS_CHARS_MIN: usize = 342;
/// 8192 bits in base64url.
const MODULUS_CHARS_MAX: usize = 1366;

/// An assertion that is good, if it was not used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asserted {
    /// What is remembered of it: client and `jti`.
    pub used: Hash32,
    /// How long it must be remembered.
    pub until: UnixSeconds,
}

/// Whose assertion it says it is. Nothing is checked.
pub fn claimed(assertion: &str) -> Option<ClientId> {
    let claims = part(assertion, 1)?;
    Some(ClientId(claims.get("sub")?.as_str()?.to_owned()))
}

/// Which key it says that it was made with.
pub fn kid(assertion: &str) -> Option<String> {
    Some(part(assertion, 0)?.get("kid")?.as_str()?.to_owned())
}

/// Judges what an assertion of this client claims, for one of these audiences. It counts if one of the client's keys has
/// signed it ([`is_signed`]). `None` for whatever is wrong with it.
pub fn judge(client: &Client, assertion: &str, audiences: &[String], now: UnixSeconds) -> Option<Asserted> {
    // Extensions that must be understood are not (RFC 7515 §4.1.11).
    if part(assertion, 0)?.contains_key("crit") {
        return None;
    }
    let claims = part(assertion, 1)?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(&client.id.0) || text("sub") != Some(&client.id.0) || !is_for(claims.get("aud")?, audiences)
    {
        return None;
    }
    let instant = |name: &str| match claims.get(name) {
        None => Some(None),
        Some(value) => value.as_i64().map(|at| Some(UnixSeconds(at))),
    };
    let ends = instant("exp")??;
    let begins = [instant("nbf")?, instant("iat")?];
    let in_time = now < ends.plus(LEEWAY_SECS)
        && ends <= now.plus(LIFE_SECS_MAX + LEEWAY_SECS)
        && begins.iter().flatten().all(|begin| *begin <= now.plus(LEEWAY_SECS));
    let jti = text("jti").filter(|jti| (1..=JTI_BYTES_MAX).contains(&jti.len()))?;
    let used = Hash32::of(format!("{} {jti}", client.id).as_bytes());
    in_time.then(|| Asserted { used, until: ends.plus(LEEWAY_SECS) })
}

/// Whether one of these keys signed it: the one that it names, if it names one.
pub fn is_signed(jwks: &Value, assertion: &str) -> bool {
    let Some(header) = part(assertion, 0) else { return false };
    let named = header.get("kid").map(|kid| kid.as_str());
    let fits = |key: &&Value| named.is_none_or(|kid| kid.is_some() && key.get("kid").and_then(Value::as_str) == kid);
    let keys = jwks.get("keys").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    // Keys that an app publishes were looked at by nobody, and not all of them need be for this.
    let usable = keys.iter().filter(fits).filter(|key| fault(key).is_none());
    usable.take(KEYS_MAX).any(|key| has_signed(key, assertion))
}

/// Whether this key signed it, with the algorithm that is its own.
fn has_signed(key: &Value, assertion: &str) -> bool {
    let Some(algorithm) = algorithm(key) else { return false };
    let mut rules = Validation::new(algorithm);
    // What the claims allow is judged here, with the time that the story has.
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_aud = false;
    let jwk = serde_json::from_value::<Jwk>(key.clone());
    let Ok(public) = jwk.map_err(|_| ()).and_then(|jwk| DecodingKey::from_jwk(&jwk).map_err(|_| ())) else {
        return false;
    };
    jsonwebtoken::decode::<Map<String, Value>>(assertion, &public, &rules).is_ok()
}

/// One audience, as a text or a list of one: an assertion for several could be used elsewhere.
fn is_for(audience: &Value, audiences: &[String]) -> bool {
    let only = match audience {
        Value::Array(list) => list.first().filter(|_| list.len() == 1),
        other => Some(other),
    };
    only.and_then(Value::as_str).is_some_and(|only| audiences.iter().any(|own| own == only))
}

/// A part of the token that is JSON.
fn part(assertion: &str, which: usize) -> Option<Map<String, Value>> {
    if assertion.len() > BYTES_MAX || assertion.split('.').count() != 3 {
        return None;
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(assertion.split('.').nth(which)?).ok()?).ok()
}

/// The one algorithm of a key (RFC 7518 §3.1, RFC 8037).
fn algorithm(key: &Value) -> Option<Algorithm> {
    let text = |name: &str| key.get(name).and_then(Value::as_str);
    let (algorithm, name) = match (text("kty")?, text("crv")) {
        ("RSA", None) => (Algorithm::RS256, "RS256"),
        ("EC", Some("P-256")) => (Algorithm::ES256, "ES256"),
        ("OKP", Some("Ed25519")) => (Algorithm::EdDSA, "EdDSA"),
        _ => return None,
    };
    text("alg").is_none_or(|stated| stated == name).then_some(algorithm)
}

/// All that is wrong with the keys of a client, as sentences for the operator.
pub fn faults(jwks: &Value) -> Vec<String> {
    let keys = jwks.get("keys").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if keys.is_empty() || keys.len() > KEYS_MAX {
        return vec![format!("the key set must be {{\"keys\":[…]}} with one to {KEYS_MAX} keys")];
    }
    keys.iter()
        .enumerate()
        .filter_map(|(at, key)| Some(format!("key {} of the set: {}", at + 1, fault(key)?)))
        .collect()
}

fn fault(key: &Value) -> Option<&'static str> {
    if ["d", "p", "q", "dp", "dq", "qi", "k"].iter().any(|secret| key.get(secret).is_some()) {
        return Some("it has private parts; leave them with the app, and make other keys: these have been shown");
    }
    if key.get("use").is_some_and(|usage| usage != "sig") {
        return Some("it is not for signatures");
    }
    if algorithm(key).is_none() {
        return Some("it must be RSA for RS256, EC on P-256 for ES256, or Ed25519 for EdDSA");
    }
    let modulus = key.get("n").and_then(Value::as_str).map(str::len);
    if modulus.is_some_and(|chars| !(MODULUS_CHARS_MIN..=MODULUS_CHARS_MAX).contains(&chars)) {
        return Some("an RSA key has 2048 to 8192 bits");
    }
    let usable = serde_json::from_value::<Jwk>(key.clone()).is_ok_and(|jwk| DecodingKey::from_jwk(&jwk).is_ok());
    (!usable).then_some("it is not a public key (RFC 7517)")
}

#[cfg(test)]
mod tests;
