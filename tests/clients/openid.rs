//! OpenID libraries that nobody here wrote, as relying parties of the built binary.

use std::process::Command;

use serde_json::{Value, json};

use super::libraries::{Party, npm, python};
use super::recording::text;
use super::{authorize, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

const CALLBACK: &str = "https://rp.example/callback";

fn openid_client() -> Command {
    npm("openid-client.mjs")
}

fn authlib() -> Command {
    python("authlib_client.py", include_str!("authlib_client.py"), include_str!("requirements.txt"))
}

/// What a relying party is set up with.
fn add(demo: &Demo, alg: &str, auth: &str) -> Value {
    add_with(demo, alg, auth, &[])
}

/// The same with more words for the app.
pub(super) fn add_with(demo: &Demo, alg: &str, auth: &str, options: &[&str]) -> Value {
    let words = ["add", "generic-oidc", "--name", "Wiki", "--redirect-uri", CALLBACK, "--refresh", "always"];
    let key = key_pair(auth == "private_key_jwt");
    let more: &[&str] = match auth {
        "none" => &["--public"],
        "private_key_jwt" => &["--auth-method", auth, "--jwks-file", &key.public],
        _ => &["--auth-method", auth],
    };
    let alg_words: &[&str] = if alg == "RS256" { &[] } else { &["--id-token-alg", alg] };
    let app = demo.apps(&[&words, more, alg_words, options].concat());
    json!({
        "issuer": demo.issuer, "client_id": app["client_id"], "redirect_uri": CALLBACK,
        "client_secret": app.get("client_secret").cloned().unwrap_or_default(),
        "scope": "openid profile email groups", "alg": alg, "auth": auth,
        "jwk": key.private,
    })
}

/// A key of the relying party's own: the path of a set with its public part, and the whole key.
#[derive(Default)]
struct KeyPair {
    public: String,
    private: Value,
    _folder: Option<tempfile::TempDir>,
}

fn key_pair(wanted: bool) -> KeyPair {
    if !wanted {
        return KeyPair::default();
    }
    let script = "const { generateKeyPairSync } = require('node:crypto');
                  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
                  const jwk = (key) => key.export({ format: 'jwk' });
                  console.log(JSON.stringify({ jwks: { keys: [jwk(publicKey)] }, private: jwk(privateKey) }))";
    let made = Command::new("node").args(["-e", script]).output().expect("apt-get install nodejs");
    let made: Value = serde_json::from_slice(&made.stdout).expect("two keys");
    let folder = tempfile::tempdir().expect("a folder");
    let public = folder.path().join("jwks.json");
    std::fs::write(&public, made["jwks"].to_string()).expect("written");
    KeyPair { public: public.display().to_string(), private: made["private"].clone(), _folder: Some(folder) }
}

/// The browser's part, up to the address of the callback.
pub(super) async fn walk(demo: &Demo, party: &Party) -> String {
    let asked = party.hear().unwrap_or_else(|complaint| panic!("{complaint}"));
    authorize(&mut Visitor::new(&demo.issuer), text(&asked, "authorize"), "tomas").await
}

const WAYS: [(&str, &str); 5] = [
    ("RS256", "client_secret_basic"),
    ("RS256", "client_secret_post"),
    ("ES256", "client_secret_basic"),
    ("EdDSA", "client_secret_post"),
    ("ES256", "none"),
];

async fn a_member_logs_in(library: fn() -> Command, ways: &[(&str, &str)]) {
    members_log_in(library, ways, false).await;
}

/// `pushed`: the requests are sent ahead, and the app may send them in no other way.
async fn members_log_in(library: fn() -> Command, ways: &[(&str, &str)], pushed: bool) {
    let demo = Demo::start("plain");
    for (alg, auth) in ways.iter().copied() {
        let more: &[&str] = if pushed { &["--require-pushed-requests"] } else { &[] };
        let mut given = add_with(&demo, alg, auth, more);
        given["pushed"] = json!(pushed);
        let mut party = Party::start(library(), &given);
        let callback = walk(&demo, &party).await;
        assert!(callback.starts_with(&format!("{CALLBACK}?code=")), "{callback}");
        assert_eq!(parameter(&callback, "iss").as_deref(), Some(demo.issuer.as_str()));
        party.say(&callback);
        let got = party.hear().unwrap_or_else(|complaint| panic!("{alg} {auth}: {complaint}"));
        let header = jsonwebtoken::decode_header(text(&got, "id_token")).expect("a header");
        assert_eq!(format!("{:?}", header.alg), alg);
        assert!(header.kid.is_some());
        let (claims, userinfo) = (&got["claims"], &got["userinfo"]);
        assert_eq!((&claims["sub"], &claims["aud"]), (&json!("5"), &given["client_id"]), "{claims}");
        for answer in [claims, userinfo] {
            assert_eq!(answer["sub"], "5");
            assert_eq!(answer["preferred_username"], "tomas");
            assert_eq!((&answer["email"], &answer["email_verified"]), (&json!("tomas@example.net"), &json!(true)));
            assert_eq!(answer["groups"], json!(["Moderators", "Photo club"]));
        }
        assert!(claims["auth_time"].is_u64(), "{claims}");
        if auth != "none" {
            let active = &got["active"];
            assert_eq!((&active["active"], &active["client_id"]), (&json!(true), &given["client_id"]), "{active}");
            assert_eq!((&active["sub"], &active["username"]), (&json!("5"), &json!("tomas")), "{active}");
        }
        assert_eq!((&got["rotated"], &got["refreshed_sub"]), (&json!(true), &json!("5")));
        assert_eq!(got["after_revocation"], "invalid_grant", "a revoked refresh token is spent");
        assert_eq!(got["identity_after_revocation"], "invalid_token", "and its access token with it");
    }
}

/// That the library looks: what is wrong is noticed. Each row says what, and what the complaint contains.
async fn a_wrong_answer_is_noticed(library: fn() -> Command, wrong: [(&str, &str); 3]) {
    let demo = Demo::start("plain");
    let mut given = add(&demo, "ES256", "client_secret_post");
    for (what, complaint) in wrong {
        given["alg"] = json!(if what == "alg" { "RS256" } else { "ES256" });
        let mut party = Party::start(library(), &given);
        let callback = walk(&demo, &party).await;
        let sent = match what {
            "iss" => callback.replace("&iss=http%3A%2F%2Flocalhost", "&iss=http%3A%2F%2Fother"),
            "state" => callback.replacen("&state=", "&state=x", 1),
            _ => callback.clone(),
        };
        assert_eq!(sent == callback, what == "alg", "{callback}");
        party.say(&sent);
        let got = party.hear().expect_err(what);
        assert!(got.contains(complaint), "{what}: {got}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openid_client_of_npm_logs_a_member_in() {
    a_member_logs_in(openid_client, &WAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openid_client_of_npm_proves_who_it_is_by_a_signature() {
    a_member_logs_in(openid_client, &[("ES256", "private_key_jwt")]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openid_client_of_npm_sends_its_requests_ahead() {
    let ways = [("RS256", "client_secret_basic"), ("ES256", "none"), ("ES256", "private_key_jwt")];
    members_log_in(openid_client, &ways, true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openid_client_of_npm_notices_what_is_wrong() {
    let wrong = [("iss", "unexpected \"iss\""), ("state", "unexpected \"state\""), ("alg", "unexpected JWT \"alg\"")];
    a_wrong_answer_is_noticed(openid_client, wrong).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn authlib_of_pypi_logs_a_member_in() {
    a_member_logs_in(authlib, &WAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn authlib_of_pypi_notices_what_is_wrong() {
    let wrong = [("iss", "another issuer"), ("state", "mismatching_state"), ("alg", "Algorithm of 'ES256'")];
    a_wrong_answer_is_noticed(authlib, wrong).await;
}
