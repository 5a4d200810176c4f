//! Keys that follow each other: what was signed by any of them verifies, for apps that keep the key set for an hour.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_memory::MemoryStore;
use portico::model::audit::{Actor, Author};
use portico::model::{KeyRotation, SigningAlgorithm, UnixSeconds};
use portico::ports::{Clock as _, JwtKind, Signer as _};
use portico::protocol::keys::{self, KeyOperation, KeyState};
use serde_json::{Value, json};

use super::{DAY, HOUR, Node, private_folder, verify};

const MINUTE: i64 = 60;

/// An app that fetches the key set again only when its copy is an hour old.
struct App {
    jwks: Value,
    fetched_at: i64,
    /// Tokens that are still valid, with the instant of their end.
    tokens: Vec<(String, i64)>,
    seen: BTreeSet<String>,
}

impl App {
    fn fetch(&mut self, from: &JwtSigner, now: i64) {
        if now - self.fetched_at >= HOUR as i64 {
            self.jwks = from.jwks();
            self.fetched_at = now;
        }
    }

    /// Looks at a new token and, as resource servers do, at all that are still valid.
    fn take(&mut self, token: String, now: i64) {
        self.seen.insert(jsonwebtoken::decode_header(&token).expect("a header").kid.expect("a kid"));
        self.tokens.push((token, now + 15 * MINUTE));
        self.tokens.retain(|(_, ends)| now < *ends);
        for (token, _) in &self.tokens {
            verify(&self.jwks, token);
        }
    }
}

fn turn(node: &Node, now: i64) {
    node.clock.0.store(now, Ordering::SeqCst);
}

fn operator() -> Author {
    Author::here(Actor::Cli { uid: 7 })
}

#[tokio::test]
async fn no_token_fails_while_keys_change_on_two_nodes_with_different_clocks() {
    let folder = private_folder();
    let store = Arc::new(MemoryStore::new());
    let (one, other) = (Node::new(&store, folder.path(), None), Node::new(&store, folder.path(), None));
    let begin = one.clock.now().0;
    let mut app = App { jwks: one.jwks().await, fetched_at: begin, tokens: Vec::new(), seen: BTreeSet::new() };
    let mut now = begin;
    while now < begin + 190 * DAY as i64 {
        // The days of a change are lived minute by minute, the rest is skipped.
        let view = keys::perform(KeyOperation::List, &operator(), &*store, &*one.clock).await.expect("a store");
        let changes =
            view.keys.iter().any(|key| (key.signs_from.0 - now).abs() < 2 * HOUR as i64 && key.signs_from.0 > begin);
        now += if changes { 5 * MINUTE } else { 4 * HOUR as i64 };
        turn(&one, now);
        turn(&other, now + 90);
        // One node has just looked, the other one looks only every hour.
        one.keeper.refresh().await.expect("a store");
        if (now - begin) % (HOUR as i64) < 5 * MINUTE {
            other.keeper.refresh().await.expect("a store");
        }
        app.fetch(if now % 7 == 0 { &one.signer } else { &other.signer }, now);
        for node in [&one, &other] {
            let claims = json!({ "iat": now });
            app.take(node.signer.sign(JwtKind::IdToken, SigningAlgorithm::ES256, &claims).await.expect("signs"), now);
        }
    }
    assert!(app.seen.len() >= 3, "keys did change: {:?}", app.seen);
    let view = keys::perform(KeyOperation::List, &operator(), &*store, &*one.clock).await.expect("a store");
    assert!(view.keys.len() <= 9, "and old ones were forgotten");
}

#[tokio::test]
async fn keys_that_somebody_else_may_have_are_out_of_the_set_within_minutes() {
    let folder = private_folder();
    let store = Arc::new(MemoryStore::new());
    let (one, other) = (Node::new(&store, folder.path(), None), Node::new(&store, folder.path(), None));
    let before = one.jwks().await;
    other.jwks().await;
    let token = other.signer.sign(JwtKind::IdToken, SigningAlgorithm::EdDSA, &json!({})).await.expect("signs");
    // The stolen secret is replaced before the keys are.
    std::fs::remove_file(folder.path().join("secret")).expect("removes");
    let asked = keys::perform(KeyOperation::Rotate(KeyRotation::Compromised), &operator(), &*store, &*one.clock)
        .await
        .expect("asks");
    assert_eq!(asked.asked, Some(KeyRotation::Compromised));
    one.jwks().await;
    let view = keys::perform(KeyOperation::List, &operator(), &*store, &*one.clock).await.expect("a store");
    assert_eq!(view.asked, None);
    assert_eq!(view.keys.iter().filter(|key| key.state == KeyState::Waiting).count(), 3);
    assert!(view.keys.iter().all(|key| key.distrusted == (key.state == KeyState::InUse)));
    let over = view.keys.iter().map(|key| key.signs_from).max().unwrap_or(UnixSeconds(0)).0;
    for node in [&one, &other] {
        turn(node, over);
        let after = node.jwks().await;
        assert_eq!(after["keys"].as_array().map(Vec::len), Some(3));
        let kids = |set: &Value| {
            set["keys"].as_array().expect("keys").iter().map(|key| key["kid"].clone()).collect::<Vec<_>>()
        };
        assert!(kids(&after).iter().all(|kid| !kids(&before).contains(kid)));
        assert_eq!(node.signer.verify(JwtKind::IdToken, &token), None, "a token of an old key is ours no longer");
    }
    assert_eq!(one.signer.jwks(), other.signer.jwks());
}
