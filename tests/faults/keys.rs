//! Signing keys of a running server: they change while apps log in, survive a kill, and are told by commands.

use std::time::Duration;

use portico::demo::forum::Flavour;
use serde_json::{Value, json};

use super::clients::{Client, http, log_in, send};
use super::running::{Portico, Site};
use super::{forum, until};
use crate::signer::verify;

/// However loaded the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

async fn jwks(portico: &Portico) -> Value {
    let answer = send(http().get(portico.url("/oauth/jwks"))).await.expect("an answer");
    serde_json::from_str(&answer.body).expect("a key set")
}

fn kids(keys: &Value) -> Vec<String> {
    let mut kids: Vec<String> = keys["keys"]
        .as_array()
        .expect("keys")
        .iter()
        .map(|key| key["kid"].as_str().expect("a kid").to_owned())
        .collect();
    kids.sort();
    kids
}

#[tokio::test]
async fn keys_change_while_the_server_runs() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "[oauth.signing]\npublish_before = \"2s\"\nrotate_every = \"1h\"");
    assert_eq!(site.command(&["keys", "list"])["keys"], json!([]), "the first start makes them");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &log_in(&forum, "/login", "lena").await);
    let id_token = async || {
        let answer = client.authorize("").await.expect("an answer");
        let tokens = client.redeem(&answer.sent_back("code").expect("a code")).await.expect("an answer");
        tokens.json("id_token")
    };
    let old = jwks(&portico).await;
    let first = id_token().await;
    verify(&old, &first);
    assert_eq!(kids(&site.command(&["keys", "export-public"])), kids(&old));
    assert!(site.command(&["check"])["keys"].as_str().expect("a line").contains("in use for less than a day"));

    let asked = site.command(&["keys", "rotate"]);
    assert!(asked["asked"] == "early" || asked["keys"].as_array().map(Vec::len) == Some(6), "{asked}");
    until("another key signs", PATIENCE, async || {
        let token = id_token().await;
        let now = jwks(&portico).await;
        verify(&now, &token);
        verify(&now, &first);
        jsonwebtoken::decode_header(&token).expect("a header").kid
            != jsonwebtoken::decode_header(&first).expect("a header").kid
    })
    .await;
    let both = jwks(&portico).await;
    assert_eq!(kids(&both).len(), 6);
    assert!(kids(&old).iter().all(|kid| kids(&both).contains(kid)));
    portico.kill();
    assert_eq!(kids(&site.command(&["keys", "list"])), kids(&both), "also without a server");
    let portico = site.start();
    assert_eq!(kids(&jwks(&portico).await), kids(&both));
    site.command(&["keys", "rotate", "--compromised"]);
    until("the old keys are gone", PATIENCE, async || {
        let now = kids(&jwks(&portico).await);
        now.len() == 3 && now.iter().all(|kid| !kids(&both).contains(kid))
    })
    .await;
}
