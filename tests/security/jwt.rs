//! Every row of `tests/vectors/jwt-mutations.json`: what is done to a token of ours makes it nobody's.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_memory::MemoryStore;
use portico::model::UnixSeconds;
use portico::ports::{JwtKind, Signer};
use portico::protocol::rules::jwt;
use serde_json::{Value, json};

use crate::signer::{self, Node, private_folder};

const ISSUER: &str = "https://forum.example";
const AUDIENCE: &str = "https://forum.example/oauth/userinfo";
const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

/// Our keys, and somebody else's.
struct Keys {
    ours: Arc<JwtSigner>,
    rsa: EncodingKey,
    rsa_pem: Vec<u8>,
    rsa_kid: String,
    ec: EncodingKey,
    ec_kid: String,
    foreign: EncodingKey,
}

impl Keys {
    fn make() -> Self {
        let folder = private_folder();
        let (rsa_pem, ec_pem) = (signer::rsa_pem(), signer::ec_pem());
        signer::key_file(folder.path(), "rs256.pem", &rsa_pem);
        signer::key_file(folder.path(), "es256.pem", &ec_pem);
        let node = Node::new(&Arc::new(MemoryStore::new()), folder.path(), None);
        tokio::runtime::Runtime::new().expect("a runtime").block_on(node.jwks());
        let ours = node.signer;
        let kid = |alg: &str| {
            let jwks = ours.jwks();
            let keys = jwks["keys"].as_array().expect("keys").clone();
            let key = keys.into_iter().find(|key| key["alg"] == alg).expect("a key");
            key["kid"].as_str().expect("a kid").to_owned()
        };
        Self {
            rsa: EncodingKey::from_rsa_pem(rsa_pem.as_bytes()).expect("a key"),
            rsa_kid: kid("RS256"),
            ec: EncodingKey::from_ec_pem(ec_pem.as_bytes()).expect("a key"),
            ec_kid: kid("ES256"),
            foreign: EncodingKey::from_rsa_pem(signer::rsa_pem().as_bytes()).expect("a key"),
            rsa_pem: rsa_pem.into_bytes(),
            ours,
        }
    }

    fn header(&self, kind: JwtKind) -> Header {
        Header { typ: Some(kind.typ().to_owned()), kid: Some(self.rsa_kid.clone()), ..Header::new(Algorithm::RS256) }
    }

    fn sign(&self, header: &Header, claims: &Value) -> String {
        jsonwebtoken::encode(header, claims, &self.rsa).expect("signs")
    }

    /// Whether the endpoint that wants this kind takes the token.
    fn takes(&self, kind: JwtKind, token: &str) -> bool {
        let Some(claims) = self.ours.verify(kind, token) else { return false };
        match kind {
            JwtKind::IdToken => jwt::id_token_hint(&claims, ISSUER, NOW).is_some_and(|hint| hint.client_id.0 == "chat"),
            _ => jwt::access_token(&claims, ISSUER, AUDIENCE, NOW).is_some(),
        }
    }
}

fn claims(kind: JwtKind) -> Value {
    let audience = if kind == JwtKind::IdToken { "chat" } else { AUDIENCE };
    json!({
        "iss": ISSUER, "aud": audience, "sub": "7", "client_id": "chat", "scope": "openid", "jti": "token-1",
        "iat": NOW.0 - 10, "exp": NOW.0 + 890,
    })
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

fn part(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

/// Tokens with this change. Several where the row names several spellings.
fn changed(keys: &Keys, kind: JwtKind, change: &str) -> Vec<String> {
    let good = claims(kind);
    let usual = keys.header(kind);
    let signed = |claims: Value| vec![keys.sign(&usual, &claims)];
    let headed = |header: Header| vec![keys.sign(&header, &good)];
    let raw = |header: Value| {
        // The header of a signature that nobody checks says what it likes.
        let message = format!("{}.{}", part(&header.to_string()), part(&good.to_string()));
        let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &keys.rsa, Algorithm::RS256).expect("signs");
        format!("{message}.{signature}")
    };
    let whole = keys.sign(&usual, &good);
    let (message, signature) = whole.rsplit_once('.').expect("three parts");
    let (first, second) = message.split_once('.').expect("three parts");
    match change {
        "unchanged" => vec![whole.clone()],
        "alg none, empty signature" => {
            vec![format!("{}.{second}.", part(&json!({ "alg": "none", "typ": kind.typ() }).to_string()))]
        }
        "alg None / NONE / nOnE" => ["None", "NONE", "nOnE"]
            .into_iter()
            .flat_map(|none| {
                let header = part(&json!({ "alg": none, "typ": kind.typ(), "kid": keys.rsa_kid }).to_string());
                [format!("{header}.{second}."), format!("{header}.{second}.{signature}")]
            })
            .collect(),
        "HS256 signed with the public key's PEM bytes" => {
            let jwk = keys.ours.jwks()["keys"][0].to_string();
            let header = Header { alg: Algorithm::HS256, ..usual.clone() };
            [keys.rsa_pem.as_slice(), jwk.as_bytes()]
                .into_iter()
                .map(|secret| jsonwebtoken::encode(&header, &good, &EncodingKey::from_secret(secret)).expect("signs"))
                .collect()
        }
        "HS256 signed with the client secret where an asymmetric alg is set" => {
            let header = Header { alg: Algorithm::HS256, ..usual.clone() };
            vec![jsonwebtoken::encode(&header, &good, &EncodingKey::from_secret(b"s3cret")).expect("signs")]
        }
        "signed by X, kid of K1" => vec![jsonwebtoken::encode(&usual, &good, &keys.foreign).expect("signs")],
        "kid of an unknown key" => {
            vec![
                jsonwebtoken::encode(&Header { kid: Some("x".into()), ..usual.clone() }, &good, &keys.foreign)
                    .expect("signs"),
                keys.sign(&Header { kid: Some("x".into()), ..usual.clone() }, &good),
                keys.sign(&Header { kid: None, ..usual.clone() }, &good),
            ]
        }
        "kid with ../ or SQL or a URL" => ["../keys/rs256.pem", "' OR 1=1 --", "https://evil.test/key"]
            .into_iter()
            .flat_map(|kid| headed(Header { kid: Some(kid.into()), ..usual.clone() }))
            .collect(),
        "jku/x5u pointing to an attacker's JWKS" => {
            let jku = Header { jku: Some("https://evil.test/jwks".into()), ..usual.clone() };
            let x5u = Header { x5u: Some("https://evil.test/cert".into()), ..usual.clone() };
            let mut tokens = vec![jsonwebtoken::encode(&jku, &good, &keys.foreign).expect("signs")];
            tokens.extend(headed(jku));
            tokens.extend(headed(x5u));
            tokens
        }
        "embedded jwk header" => {
            let jwk: Jwk = serde_json::from_value(keys.ours.jwks()["keys"][0].clone()).expect("a key");
            headed(Header { jwk: Some(jwk), ..usual.clone() })
        }
        "crit with an unknown name" => vec![raw(json!({
            "typ": kind.typ(), "alg": "RS256", "kid": keys.rsa_kid, "crit": ["x"], "x": 1,
        }))],
        "alg RS256 on an EC key" => {
            let header = Header { alg: Algorithm::ES256, ..usual.clone() };
            vec![
                jsonwebtoken::encode(&header, &good, &keys.ec).expect("signs"),
                keys.sign(&Header { kid: Some(keys.ec_kid.clone()), ..usual.clone() }, &good),
            ]
        }
        "iss of another issuer" => signed(with(good, "iss", json!("https://other.example"))),
        "aud of another client" => signed(with(good, "aud", json!("wiki"))),
        "aud array with another client too, no azp" => {
            let own = good["aud"].clone();
            signed(with(good, "aud", json!([own, "wiki"])))
        }
        "exp in the past by more than the leeway (60 s)" => signed(with(good, "exp", json!(NOW.0 - 61))),
        "exp as a string (CVE-2026-25537 class)" => signed(with(good, "exp", json!("1900000000"))),
        "nbf as a string" => signed(with(good, "nbf", json!("1700000000"))),
        "nbf in the future" => signed(with(good, "nbf", json!(NOW.0 + 61))),
        "iat far in the future" => signed(with(good, "iat", json!(NOW.0 + 3_600))),
        "no exp" => {
            let mut claims = good;
            claims.as_object_mut().expect("an object").remove("exp");
            signed(claims)
        }
        "id token presented as access token (typ not at+jwt)" => {
            vec![keys.sign(&keys.header(JwtKind::IdToken), &claims(JwtKind::AccessToken))]
        }
        "access token presented as id_token_hint" => {
            vec![keys.sign(&keys.header(JwtKind::AccessToken), &claims(JwtKind::IdToken))]
        }
        "logout token presented as either" => vec![keys.sign(&keys.header(JwtKind::LogoutToken), &good)],
        // Any published key counts, not only the one that signs now.
        "signed by K0 within its publication time" => {
            let header = Header {
                typ: Some(kind.typ().to_owned()),
                kid: Some(keys.ec_kid.clone()),
                ..Header::new(Algorithm::ES256)
            };
            vec![jsonwebtoken::encode(&header, &good, &keys.ec).expect("signs")]
        }
        "payload changed, signature kept" => {
            let other = part(&with(good, "sub", json!("1")).to_string());
            vec![format!("{first}.{other}.{signature}")]
        }
        "two dots too few, five parts (JWE)" => {
            vec![first.to_owned(), format!("{first}.a.{second}.b.{signature}"), format!("{whole}.a.b"), String::new()]
        }
        "id_token_hint expired but otherwise good, at the logout endpoint" => {
            signed(with(good, "exp", json!(NOW.0 - 3_600)))
        }
        other => panic!("nothing is known of the change {other:?}"),
    }
}

/// Where a row says something of one kind only, the other is left alone.
fn concerns(change: &str, kind: JwtKind) -> bool {
    match change {
        "id token presented as access token (typ not at+jwt)" => kind == JwtKind::AccessToken,
        "access token presented as id_token_hint"
        | "id_token_hint expired but otherwise good, at the logout endpoint" => kind == JwtKind::IdToken,
        // A hint says who was logged in, not who is.
        "exp in the past by more than the leeway (60 s)" => kind == JwtKind::AccessToken,
        _ => true,
    }
}

#[test]
fn every_change_of_a_token_is_noticed() {
    let file: Value = serde_json::from_str(include_str!("../vectors/jwt-mutations.json")).expect("JSON");
    let rows = file["cases"].as_array().expect("cases");
    let keys = Keys::make();
    let mut seen = BTreeSet::new();
    for row in rows {
        let change = row["change"].as_str().expect("a text");
        for kind in [JwtKind::IdToken, JwtKind::AccessToken].into_iter().filter(|kind| concerns(change, *kind)) {
            for token in changed(&keys, kind, change) {
                assert_eq!(keys.takes(kind, &token), row["ok"], "{change}, {kind:?}");
                seen.insert(change);
            }
        }
    }
    assert_eq!(seen.len(), rows.len(), "every row is played");
}

#[test]
fn tokens_of_each_kind_are_known_again_as_that_kind_only() {
    let keys = Keys::make();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for algorithm in keys.ours.algorithms() {
        for kind in JwtKind::ALL {
            let token = runtime.block_on(keys.ours.sign(kind, algorithm, &json!({ "sub": "7" }))).expect("signs");
            for wanted in JwtKind::ALL {
                let known = keys.ours.verify(wanted, &token);
                assert_eq!(known.is_some(), wanted == kind, "{algorithm:?} {kind:?} as {wanted:?}");
            }
            assert_eq!(keys.ours.verify(kind, &format!("{token}=")), None, "one spelling");
        }
    }
    assert_eq!(keys.ours.verify(JwtKind::IdToken, &"a.".repeat(20_000)), None, "too long");
}
