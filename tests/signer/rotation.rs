//! Keys that follow each other: what was signed by any of them verifies, for apps that keep the key set for an hour.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_memory::MemoryStore;
use portico::model::audit::{Actor, Author};
use portico::model::{KeyRotation, SigningAlgorithm};
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
async fn keys_that_somebody_else_may_have_are_out_of_the_set_at_once() {
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
    assert_eq!(view.keys.iter().filter(|key| key.state == KeyState::InUse).count(), 3);
    assert_eq!(view.keys.len(), 3);
    for node in [&one, &other] {
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

/// The operator took keys back, and a node of another secret cannot open the new ones.
#[tokio::test]
async fn a_node_whose_secret_does_not_fit_stops_signing_until_it_fits() {
    let (folder, copy) = (private_folder(), private_folder());
    let store = Arc::new(MemoryStore::new());
    let one = Node::new(&store, folder.path(), None);
    one.jwks().await;
    let (secret, copied) = (folder.path().join("secret"), copy.path().join("secret"));
    std::fs::copy(&secret, &copied).expect("copies");
    let other = Node::new(&store, copy.path(), Some(&copied));
    other.jwks().await;
    let sign = async || other.signer.sign(JwtKind::IdToken, SigningAlgorithm::ES256, &json!({})).await;
    let old = sign().await.expect("signs");
    std::fs::write(&copied, "another secret of more than 32 bytes").expect("writes");

    // A change in turn: what is in the ring goes on until the next key's turn.
    let ask = async |rotation| {
        keys::perform(KeyOperation::Rotate(rotation), &operator(), &*store, &*one.clock).await.expect("asks");
    };
    ask(KeyRotation::Early).await;
    one.jwks().await;
    assert!(other.refusal().await.contains("keys/secret"));
    assert!(other.signer.trouble().is_some() && sign().await.is_ok());
    turn(&other, other.clock.now().0 + 2 * DAY as i64);
    assert!(sign().await.is_err(), "the key whose turn it is does not open here");
    turn(&other, one.clock.now().0);

    // It does not make keys that the others cannot open, nor use those that are gone.
    ask(KeyRotation::Compromised).await;
    other.refusal().await;
    one.jwks().await;
    assert!(one.signer.sign(JwtKind::IdToken, SigningAlgorithm::ES256, &json!({})).await.is_ok());
    other.refusal().await;
    assert!(sign().await.is_err() && other.signer.algorithms().is_empty());
    assert_eq!(other.signer.verify(JwtKind::IdToken, &old), None);
    assert_eq!(other.signer.jwks(), json!({ "keys": [] }));

    std::fs::copy(&secret, &copied).expect("copies");
    assert_eq!(other.jwks().await, one.signer.jwks());
    assert!(other.signer.trouble().is_none() && sign().await.is_ok(), "it goes on by itself");
}

/// Nobody has the secret any more.
#[tokio::test]
async fn a_lost_secret_is_replaced_when_nobody_opens_the_keys() {
    let folder = private_folder();
    let store = Arc::new(MemoryStore::new());
    let before = Node::new(&store, folder.path(), None).jwks().await;
    std::fs::remove_file(folder.path().join("secret")).expect("removes");
    let node = Node::new(&store, folder.path(), None);
    node.refusal().await;
    keys::perform(KeyOperation::Rotate(KeyRotation::Compromised), &operator(), &*store, &*node.clock)
        .await
        .expect("asks");
    node.refusal().await;
    turn(&node, node.clock.now().0 + MINUTE);
    assert_ne!(node.jwks().await, before);
    assert_eq!(node.signer.algorithms().len(), 3);
}
