//! Libraries that differ: one that takes nothing beside the letter of the specifications, one that knows OAuth alone.

use std::process::Command;

use serde_json::{Value, json};

use super::libraries::{Party, npm, python};
use super::openid::{add_with, walk};
use super::parameter;
use crate::demo::process::Demo;

fn oauth4webapi() -> Command {
    npm("oauth4webapi.mjs")
}

fn requests_oauthlib() -> Command {
    let requirements = include_str!("requirements-requests.txt");
    python("requests_oauthlib_client.py", include_str!("requests_oauthlib_client.py"), requirements)
}

/// Asks for a posted answer, a login of an hour at most and signed access tokens; looks at itself and at its tokens.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn oauth4webapi_of_npm_finds_nothing_against_the_rules() {
    let demo = Demo::start("plain");
    for (alg, auth) in
        [("RS256", "client_secret_basic"), ("ES256", "client_secret_post"), ("EdDSA", "client_secret_basic")]
    {
        let given = add_with(&demo, alg, auth, &["--access-tokens", "jwt", "--client-credentials"]);
        let mut party = Party::start(oauth4webapi(), &given);
        let callback = walk(&demo, &party).await;
        assert_eq!(parameter(&callback, "iss").as_deref(), Some(demo.issuer.as_str()), "{callback}");
        party.say(&callback);
        let got = party.hear().unwrap_or_else(|complaint| panic!("{alg} {auth}: {complaint}"));
        let (claims, access) = (&got["claims"], &got["access"]);
        assert_eq!((&claims["sub"], &got["userinfo"]["sub"], &access["sub"]), (&json!("5"), &json!("5"), &json!("5")));
        assert!(claims["auth_time"].is_u64(), "{claims}");
        assert_eq!(
            (&access["client_id"], &access["scope"]),
            (&given["client_id"], &json!("email groups openid profile"))
        );
        assert_eq!((&access["auth_time"], access["jti"].is_string()), (&claims["auth_time"], true));
        let active = &got["active"];
        assert_eq!((&active["active"], &active["sub"], &active["exp"]), (&json!(true), &json!("5"), &access["exp"]));
        let machine = format!("client:{}", given["client_id"].as_str().expect("an id"));
        assert_eq!((&got["machine"]["sub"], &got["machine"]["client_id"]), (&json!(machine), &given["client_id"]));
        assert_eq!(got["rotated"], true);
        let refreshed = &got["refreshed"];
        assert_eq!((&refreshed["sub"], &refreshed["auth_time"]), (&json!("5"), &claims["auth_time"]));
        assert_eq!(got["ended"], json!({ "active": false }), "the signed token ended with its grant");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_oauthlib_of_pypi_logs_a_member_in() {
    let demo = Demo::start("plain");
    for auth in ["client_secret_basic", "client_secret_post"] {
        let mut given: Value = add_with(&demo, "RS256", auth, &[]);
        given["scope"] = json!("profile email");
        let mut party = Party::start(requests_oauthlib(), &given);
        let callback = walk(&demo, &party).await;
        party.say(&callback);
        let got = party.hear().unwrap_or_else(|complaint| panic!("{auth}: {complaint}"));
        assert_eq!((&got["userinfo"]["preferred_username"], &got["rotated"]), (&json!("tomas"), &json!(true)));
        assert_eq!(got["scope"], json!(["email", "profile"]));
        assert_eq!(got["after_revocation"], "invalid_grant");
    }
}
