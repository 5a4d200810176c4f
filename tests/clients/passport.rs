//! Strategies of npm's Passport, which many small apps log in with.

use serde_json::{Value, json};

use super::authorize;
use super::libraries::{Party, npm};
use super::recording::text;
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

const CALLBACK: &str = "https://rp.example/auth/callback";

/// Walks one login of `username`; what the strategy says of it.
async fn log_in(demo: &Demo, given: &Value, username: &str, change: impl Fn(String) -> String) -> Value {
    let mut party = Party::start(npm("passport.mjs"), given);
    let asked = party.hear().unwrap_or_else(|complaint| panic!("{complaint}"));
    let callback = authorize(&mut Visitor::new(&demo.issuer), text(&asked, "authorize"), username).await;
    assert!(callback.starts_with(CALLBACK), "{callback}");
    party.say(&change(callback));
    party.hear().unwrap_or_else(|complaint| panic!("{complaint}"))
}

fn set_up(demo: &Demo, strategy: &str, added: &Value, scope: &Value) -> Value {
    json!({
        "strategy": strategy, "base": demo.issuer, "redirect_uri": CALLBACK, "scope": scope,
        "client_id": added["client_id"], "client_secret": added["client_secret"], "endpoints": added["endpoints"],
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passport_gitlab2_of_npm_logs_a_member_in() {
    let demo = Demo::start("plain");
    let words = ["add", "generic-oauth2", "--dialect", "gitlab", "--name", "Pad", "--redirect-uri", CALLBACK];
    let added = demo.apps(&words);
    // The last one joins its scopes with a comma, and asks for what only GitLab has.
    for scope in [json!("read_user"), json!(["api", "read_user"]), json!(["api"])] {
        let got = log_in(&demo, &set_up(&demo, "gitlab2", &added, &scope), "tomas", |callback| callback).await;
        let profile = &got["user"]["profile"];
        for (name, want) in [
            ("id", json!("5")),
            ("username", json!("tomas")),
            ("displayName", json!("tomas")),
            ("emails", json!([{ "value": "tomas@example.net" }])),
            ("provider", json!("gitlab")),
            ("profileUrl", json!(format!("{}/members/5", demo.issuer))),
            ("avatarUrl", json!(format!("{}/avatars/5.svg", demo.issuer))),
        ] {
            assert_eq!(profile[name], want, "{scope} {name}: {got}");
        }
        assert_eq!(profile["_json"]["id"], 5, "a number: {got}");
        let params = &got["user"]["params"];
        assert_eq!((&params["token_type"], &params["expires_in"]), (&json!("Bearer"), &json!(86_400)), "{got}");
        assert!(params["created_at"].is_u64() && got["user"]["refreshToken"].is_string(), "{got}");
    }
    let given = set_up(&demo, "gitlab2", &added, &json!("read_user"));
    let other_code = |callback: String| callback.replacen("code=", "code=x", 1);
    let got = log_in(&demo, &given, "tomas", other_code).await;
    assert!(text(&got, "failed").starts_with("The provided authorization grant is invalid"), "{got}");
    let other_state = |callback: String| callback.replacen("state=", "state=x", 1);
    assert!(text(&log_in(&demo, &given, "tomas", other_state).await, "failed").contains("state"), "it looks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passport_oauth2_of_npm_logs_a_member_in() {
    let demo = Demo::start("plain");
    let added = demo.apps(&["add", "generic-oidc", "--name", "Pad", "--redirect-uri", CALLBACK]);
    let given = set_up(&demo, "oauth2", &added, &json!(["openid", "profile", "email"]));
    let got = log_in(&demo, &given, "lena", |callback| callback).await;
    let profile = &got["user"]["profile"];
    assert_eq!((&profile["sub"], &profile["preferred_username"]), (&json!("3"), &json!("lena")), "{got}");
    assert_eq!(got["user"]["params"]["expires_in"], 900, "{got}");
    let got = log_in(&demo, &given, "lena", |callback| callback.replacen("code=", "code=x", 1)).await;
    assert_eq!(got["code"], "invalid_grant", "{got}");
}
