use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use serde_json::json;

use super::*;
use crate::protocol::rules::testing::client;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// A key with its public part.
struct Signer {
    pair: EcdsaKeyPair,
    jwk: Value,
}

impl Signer {
    fn new(kid: &str) -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let point = pair.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
        let jwk = json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": kid });
        Self { pair, jwk }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let message = format!("{}.{}", encoded(header), encoded(claims));
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn claims() -> Value {
    json!({
        "iss": "chat", "sub": "chat", "aud": "https://forum.example", "jti": "once",
        "iat": NOW.0, "exp": NOW.0 + 120,
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn without(name: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn audiences() -> Vec<String> {
    vec!["https://forum.example".to_owned(), "https://forum.example/oauth/token".to_owned()]
}

fn verify(client: &Client, assertion: &str, audiences: &[String], now: UnixSeconds) -> Option<Asserted> {
    let keys = client.jwks.clone().unwrap_or_default();
    judge(client, assertion, audiences, now).filter(|_| is_signed(&keys, assertion))
}

#[test]
fn only_a_fresh_assertion_of_a_registered_key_for_us_counts() {
    let (own, old, foreign) = (Signer::new("own"), Signer::new("old"), Signer::new("own"));
    let mut chat = client("chat");
    chat.jwks = Some(json!({ "keys": [own.jwk, old.jwk] }));
    let es = |kid: &str| json!({ "alg": "ES256", "kid": kid });
    let header = |more: Value| {
        let mut header = es("own");
        header.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        header
    };
    let good = claims();
    for (name, header, claims, want) in [
        ("unchanged", es("own"), good.clone(), true),
        ("no kid", json!({ "alg": "ES256" }), good.clone(), true),
        ("for the token address", es("own"), with("aud", json!("https://forum.example/oauth/token")), true),
        ("a list of one", es("own"), with("aud", json!(["https://forum.example"])), true),
        (
            "jku, jwk and x5u are not looked at",
            header(json!({ "jku": "http://127.0.0.1:1/", "jwk": foreign.jwk })),
            good.clone(),
            true,
        ),
        ("crit", header(json!({ "crit": ["b64"] })), good.clone(), false),
        ("alg none", header(json!({ "alg": "none" })), good.clone(), false),
        ("alg of another kind", header(json!({ "alg": "RS256" })), good.clone(), false),
        ("alg HS256", header(json!({ "alg": "HS256" })), good.clone(), false),
        ("kid of an unknown key", es("../own"), good.clone(), false),
        ("kid of another key of the set", es("old"), good.clone(), false),
        ("kid that is no text", json!({ "alg": "ES256", "kid": 7 }), good.clone(), false),
        ("iss of another client", es("own"), with("iss", json!("other")), false),
        ("sub of another client", es("own"), with("sub", json!("other")), false),
        ("for another server", es("own"), with("aud", json!("https://other.example")), false),
        ("for several", es("own"), with("aud", json!(["https://forum.example", "https://other.example"])), false),
        ("for nobody", es("own"), without("aud"), false),
        ("no end", es("own"), without("exp"), false),
        ("end as a text", es("own"), with("exp", json!((NOW.0 + 120).to_string())), false),
        ("end with a fraction", es("own"), with("exp", json!(1_800_000_120.5)), false),
        ("over", es("own"), with("exp", json!(NOW.0 - 60)), false),
        ("just within the leeway", es("own"), with("exp", json!(NOW.0 - 59)), true),
        ("too long", es("own"), with("exp", json!(NOW.0 + 361)), false),
        ("nbf as a text", es("own"), with("nbf", json!("0")), false),
        ("not yet", es("own"), with("nbf", json!(NOW.0 + 61)), false),
        ("issued in the future", es("own"), with("iat", json!(NOW.0 + 61)), false),
        ("no jti", es("own"), without("jti"), false),
        ("an empty jti", es("own"), with("jti", json!("")), false),
        ("a long jti", es("own"), with("jti", json!("x".repeat(257))), false),
    ] {
        let token = own.sign(&header, &claims);
        assert_eq!(verify(&chat, &token, &audiences(), NOW).is_some(), want, "{name}");
    }
    let token = own.sign(&es("own"), &good);
    assert_eq!(claimed(&token), Some(ClientId("chat".to_owned())));
    assert_eq!(
        verify(&chat, &token, &audiences(), NOW),
        verify(&chat, &token, &audiences(), NOW),
        "known again by its jti"
    );
    assert_ne!(
        verify(&chat, &token, &audiences(), NOW).unwrap().used,
        verify(&chat, &own.sign(&es("own"), &with("jti", json!("twice"))), &audiences(), NOW).unwrap().used
    );
    assert!(verify(&chat, &foreign.sign(&es("own"), &good), &audiences(), NOW).is_none(), "a foreign key of that name");
    assert!(verify(&client("chat"), &token, &audiences(), NOW).is_none(), "a client without keys");
    let parts: Vec<&str> = token.split('.').collect();
    let changed = format!("{}.{}.{}", parts[0], encoded(&with("jti", json!("other"))), parts[2]);
    for broken in [changed, format!("{token}.."), format!("{}.{}.", parts[0], parts[1]), String::new(), "..".to_owned()]
    {
        assert!(verify(&chat, &broken, &audiences(), NOW).is_none(), "{broken}");
    }
}

#[test]
fn keys_are_checked_when_they_are_registered() {
    let good = Signer::new("a").jwk;
    let ed = Ed25519KeyPair::generate().unwrap();
    let okp = json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(ed.public_key().as_ref()) });
    let change = |name: &str, value: Value| {
        let mut key = good.clone();
        key[name] = value;
        json!({ "keys": [key] })
    };
    for (name, jwks, want) in [
        ("one", json!({ "keys": [good] }), None),
        ("two kinds", json!({ "keys": [good, okp] }), None),
        ("none", json!({ "keys": [] }), Some("one to 8")),
        ("no set", json!([good]), Some("one to 8")),
        ("nine", json!({ "keys": vec![good.clone(); 9] }), Some("one to 8")),
        ("private", change("d", json!("AAAA")), Some("private parts")),
        ("a secret", json!({ "keys": [{ "kty": "oct", "k": "AAAA" }] }), Some("private parts")),
        ("for encryption", change("use", json!("enc")), Some("not for signatures")),
        ("another curve", change("crv", json!("P-521")), Some("must be RSA")),
        ("alg of another kind", change("alg", json!("RS256")), Some("must be RSA")),
        ("a short RSA key", json!({ "keys": [{ "kty": "RSA", "n": "AQAB", "e": "AQAB" }] }), Some("2048")),
        ("no key at all", json!({ "keys": [7] }), Some("must be RSA")),
    ] {
        let found = faults(&jwks);
        assert_eq!(found.is_empty(), want.is_none(), "{name}: {found:?}");
        assert!(want.is_none_or(|want| found.iter().any(|fault| fault.contains(want))), "{name}: {found:?}");
    }
}
