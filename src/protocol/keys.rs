//! Looking after the signing keys: list them, ask for a change. The nodes do what is asked when they look next.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::audit::{Action, Author};
use crate::model::{KeyRing, KeyRotation, SigningAlgorithm, UnixSeconds};
use crate::ports::{Clock, Store, StoreError};

/// How often a wish is written again that met another change.
const TRIES: usize = 8;

/// What can be done with keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyOperation {
    /// All keys.
    List,
    /// Asks for a rotation out of turn.
    Rotate(KeyRotation),
}

/// What a key is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyState {
    /// Told to the world; it will sign later.
    Waiting,
    /// It signs.
    InUse,
    /// It signed; what it signed still verifies.
    Retired,
}

/// A key as people may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// Its name in tokens and in the key set.
    pub kid: String,
    /// What it signs.
    pub algorithm: SigningAlgorithm,
    /// What it is doing now.
    pub state: KeyState,
    /// When it was made.
    pub made_at: UnixSeconds,
    /// When it took or takes over.
    pub signs_from: UnixSeconds,
    /// When another one takes over, if that is known.
    pub retires_at: Option<UnixSeconds>,
    /// Whether somebody else may have it.
    pub distrusted: bool,
    /// Its public part (RFC 7517 §4).
    pub public: Value,
}

/// The keys of all nodes, and what is still to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysView {
    /// In the order in which they were made.
    pub keys: Vec<KeyView>,
    /// A rotation that somebody asked for and no node has begun.
    pub asked: Option<KeyRotation>,
    /// The instant of this sight.
    pub seen_at: UnixSeconds,
}

/// Does it, and answers what there is then. The wish is durable when this returns.
///
/// `by` stands in the audit trail.
pub async fn perform(
    operation: KeyOperation,
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
) -> Result<KeysView, StoreError> {
    let now = clock.now();
    for _ in 0..TRIES {
        let ring = store.key_ring().await?.unwrap_or_default();
        let KeyOperation::Rotate(rotation) = operation else { return Ok(view(&ring, now)) };
        // The stronger wish wins.
        let ring = KeyRing { asked: ring.asked.max(Some(rotation)), ..ring };
        let entry = by.did(Action::KeyRotationAsked, now).after(json!(rotation));
        if store.noting(vec![entry]).put_key_ring(&ring).await? {
            return Ok(view(&ring, now));
        }
    }
    Err(StoreError::Unavailable("the signing keys were changed by others all the time".to_owned()))
}

fn view(ring: &KeyRing, now: UnixSeconds) -> KeysView {
    let state = |kid: &str, algorithm| match (ring.in_use(algorithm, now), ring.waiting(algorithm, now)) {
        (Some(key), _) if key.kid == kid => KeyState::InUse,
        (_, Some(key)) if key.kid == kid => KeyState::Waiting,
        _ => KeyState::Retired,
    };
    let keys = ring.keys.iter().map(|key| KeyView {
        kid: key.kid.clone(),
        algorithm: key.algorithm,
        state: state(&key.kid, key.algorithm),
        made_at: key.made_at,
        signs_from: key.signs_from,
        retires_at: key.retires_at,
        distrusted: key.distrusted,
        public: key.public.clone(),
    });
    KeysView { keys: keys.collect(), asked: ring.asked, seen_at: now }
}
