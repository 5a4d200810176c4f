//! Signs tokens with keys of its own, RS256, ES256 and EdDSA, and knows them again. The keys are in the store, sealed,
//! and follow each other by themselves ([`Keeper`]).
//!
//! # Why
//!
//! jsonwebtoken gives the header, the key set and the verification of the start-up test. Its `encode` parses and
//! checks the private key again at every call, which costs more than the signature. Its way out is a provider for the
//! whole process that looks parsed keys up by their private bytes; a signer that holds its parsed keys and joins
//! the three parts of RFC 7515 §3.1 itself is shorter, and keeps the private bytes out of a global.
//!
//! Only tokens of ours are ever verified here, and the header of those is the same text for a key and a kind. So a
//! stranger's header is compared and never read: there is no `alg`, `jwk`, `jku`, `x5u` or `crit` to be misled by.

mod files;
pub mod judge;
mod keeper;
mod key;
mod plan;
mod seal;

use std::sync::{Arc, PoisonError, RwLock};
use std::thread::available_parallelism;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{DecodingKey, Validation};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

pub use self::files::SecretFile;
pub use self::keeper::{Keeper, KeeperError, Settings, tell};
pub use self::plan::Rotation;

use self::key::{ALGORITHMS, Key};
use super::system::SystemClock;
use crate::model::problem::P504;
use crate::model::{Problem, RingKey, SigningAlgorithm, UnixSeconds};
use crate::ports::{Clock, JwtKind, Signer, SigningError};

/// Longer texts are no tokens of ours.
const TOKEN_BYTES_MAX: usize = 16 * 1024;

/// The signing keys cannot be used. The text names the file or key, and the cure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {title}: {0}", code = P504.code, title = P504.title)]
pub struct KeysUnusable(pub String);

impl KeysUnusable {
    /// P504.
    pub fn problem(&self) -> &'static Problem {
        &P504
    }
}

/// Signs with the key whose turn it is, for each algorithm. A [`Keeper`] hands it keys.
pub struct JwtSigner {
    keys: RwLock<Arc<Keys>>,
    clock: Arc<dyn Clock>,
    /// As many slow signatures at a time as there are processors: more would only wait for each other.
    slow: Arc<Semaphore>,
}

/// What a node has of the key ring.
#[derive(Default)]
struct Keys {
    /// How often there were others before.
    number: u64,
    held: Vec<Held>,
    /// Those that do not open here. While it is the turn of one of them nothing is signed with its algorithm.
    closed: Vec<Closed>,
    /// Why they do not open.
    trouble: Option<String>,
}

/// A key of the ring that this node cannot use.
struct Closed {
    algorithm: SigningAlgorithm,
    signs_from: UnixSeconds,
}

/// A key of this node, with its time.
struct Held {
    key: Arc<Key>,
    signs_from: UnixSeconds,
    retires_at: Option<UnixSeconds>,
}

impl Held {
    fn is_like(&self, kept: &RingKey) -> bool {
        self.signs_from == kept.signs_from && self.retires_at == kept.retires_at
    }
}

impl JwtSigner {
    /// A signer that waits for its keys.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let at_once = available_parallelism().map_or(1, usize::from);
        Self { keys: RwLock::default(), clock, slow: Arc::new(Semaphore::new(at_once)) }
    }

    /// Makes keys that end with the process: for tests and benches.
    pub fn ephemeral() -> Result<Self, KeysUnusable> {
        let fresh = |algorithm| {
            let key = Key::from_pkcs8(algorithm, &Key::generate(algorithm)?)?;
            try_out(&key)?;
            Ok(Held { key: Arc::new(key), signs_from: UnixSeconds(0), retires_at: None })
        };
        let signer = Self::new(Arc::new(SystemClock));
        let held = ALGORITHMS.into_iter().map(fresh).collect::<Result<_, _>>().map_err(KeysUnusable)?;
        signer.hold(Keys { held, ..Keys::default() });
        Ok(signer)
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn hold(&self, keys: Keys) {
        let mut held = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        *held = Arc::new(Keys { number: held.number + 1, ..keys });
    }

    fn key(&self, algorithm: SigningAlgorithm) -> Result<Arc<Key>, SigningError> {
        let (keys, now) = (self.keys(), self.clock.now());
        let key = in_use(&keys.held, algorithm, now);
        // Another node signs with a key that this one cannot open. The one before it may have been withdrawn.
        let over = |closed: &Closed| {
            closed.algorithm == algorithm
                && closed.signs_from <= now
                && key.is_none_or(|held| held.signs_from < closed.signs_from || held.signs_from > now)
        };
        match (key, &keys.trouble) {
            (Some(held), _) if !keys.closed.iter().any(over) => Ok(Arc::clone(&held.key)),
            (_, Some(why)) => Err(SigningError(why.clone())),
            (_, None) => Err(SigningError(format!("there is no key for {algorithm:?}"))),
        }
    }
}

/// As [`KeyRing::in_use`](crate::model::KeyRing::in_use).
fn in_use(held: &[Held], algorithm: SigningAlgorithm, now: UnixSeconds) -> Option<&Held> {
    let of_kind = || held.iter().filter(move |held| held.key.algorithm() == algorithm);
    let begun = of_kind().filter(|held| held.signs_from <= now);
    begun.max_by_key(|held| held.signs_from).or_else(|| of_kind().min_by_key(|held| held.signs_from))
}

#[async_trait]
impl Signer for JwtSigner {
    async fn sign(&self, kind: JwtKind, algorithm: SigningAlgorithm, claims: &Value) -> Result<String, SigningError> {
        let key = self.key(algorithm)?;
        let message = message(&key, kind, claims)?;
        if algorithm != SigningAlgorithm::RS256 {
            return finish(&key, message);
        }
        let permit = Arc::clone(&self.slow).acquire_owned().await.map_err(|error| SigningError(error.to_string()))?;
        let signing = move || {
            let _permit = permit;
            finish(&key, message)
        };
        tokio::task::spawn_blocking(signing).await.map_err(|error| SigningError(error.to_string()))?
    }

    fn verify(&self, kind: JwtKind, token: &str) -> Option<Value> {
        if token.len() > TOKEN_BYTES_MAX {
            return None;
        }
        let (message, signature) = token.rsplit_once('.')?;
        let (header, claims) = message.split_once('.')?;
        let keys = self.keys();
        let key = &keys.held.iter().find(|held| held.key.header(kind) == header)?.key;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        if !key.verifies(message.as_bytes(), &signature) {
            return None;
        }
        // Claims with a dot in them are no base64, so five parts are not taken for three.
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok().filter(Value::is_object)
    }

    fn jwks(&self) -> Value {
        let (keys, now) = (self.keys(), self.clock.now());
        let held = &keys.held;
        let signs =
            |one: &Held| in_use(held, one.key.algorithm(), now).is_some_and(|first| first.key.kid() == one.key.kid());
        // Apps that look at the first key of a kind only find the one that signs.
        let (first, rest): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|one| signs(one));
        json!({ "keys": first.into_iter().chain(rest).map(|held| held.key.jwk()).collect::<Vec<_>>() })
    }

    fn algorithms(&self) -> Vec<SigningAlgorithm> {
        let keys = self.keys();
        let has = |algorithm: &SigningAlgorithm| keys.held.iter().any(|held| held.key.algorithm() == *algorithm);
        ALGORITHMS.into_iter().filter(has).collect()
    }

    fn edition(&self) -> u64 {
        let (keys, now) = (self.keys(), self.clock.now());
        // Which keys there are, and which of them sign.
        ALGORITHMS.into_iter().fold(keys.number, |edition, algorithm| {
            let signs = in_use(&keys.held, algorithm, now).map(|held| held.key.kid());
            let place = keys.held.iter().position(|held| Some(held.key.kid()) == signs).unwrap_or_default();
            edition << 8 | (place & 0xff) as u64
        })
    }

    fn trouble(&self) -> Option<String> {
        self.keys().trouble.clone()
    }
}

/// The signing input of RFC 7515 §5.1.
fn message(key: &Key, kind: JwtKind, claims: &Value) -> Result<String, SigningError> {
    let (header, claims) =
        (key.header(kind), serde_json::to_vec(claims).map_err(|error| SigningError(error.to_string()))?);
    // With room for the signature of an RSA key of 2048 bits.
    let mut message = String::with_capacity(header.len() + claims.len() * 4 / 3 + 360);
    message.push_str(header);
    message.push('.');
    URL_SAFE_NO_PAD.encode_string(claims, &mut message);
    Ok(message)
}

/// The compact serialization of RFC 7515 §3.1.
fn finish(key: &Key, message: String) -> Result<String, SigningError> {
    let (signature, mut token) = (key.sign(message.as_bytes()).map_err(SigningError)?, message);
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut token);
    Ok(token)
}

/// Signs once, and verifies with what the key set tells the world, through another implementation of the format.
fn try_out(key: &Key) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("the {:?} key does not verify: {error}", key.algorithm());
    let message = message(key, JwtKind::IdToken, &json!({ "iss": "self-test" }));
    let token = message.and_then(|message| finish(key, message)).map_err(|error| failed(&error))?;
    let jwk: Jwk = serde_json::from_value(key.jwk().clone()).map_err(|error| failed(&error))?;
    let public = DecodingKey::from_jwk(&jwk).map_err(|error| failed(&error))?;
    let mut rules = Validation::new(key::jws_algorithm(key.algorithm()));
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    jsonwebtoken::decode::<Value>(&token, &public, &rules).map_err(|error| failed(&error)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_changes_with_the_keys_and_with_the_one_that_signs() {
        struct At(std::sync::atomic::AtomicI64);
        impl Clock for At {
            fn now(&self) -> UnixSeconds {
                UnixSeconds(self.0.load(std::sync::atomic::Ordering::Relaxed))
            }
        }
        let clock = Arc::new(At(0.into()));
        let signer = JwtSigner::new(clock.clone());
        let held = |times: &[i64]| {
            let keys = times.iter().map(|at| {
                let key = Key::from_pkcs8(SigningAlgorithm::ES256, &Key::generate(SigningAlgorithm::ES256)?)?;
                Ok(Held { key: Arc::new(key), signs_from: UnixSeconds(*at), retires_at: None })
            });
            Keys { held: keys.collect::<Result<_, String>>().unwrap(), ..Keys::default() }
        };
        let mut seen = Vec::new();
        let mut look = |what| {
            let (edition, set) = (signer.edition(), signer.jwks());
            assert_eq!(edition, signer.edition(), "{what}");
            assert!(seen.iter().all(|(other, old)| *other != edition && *old != set), "{what}: {seen:?}");
            seen.push((edition, set));
        };
        look("no key");
        signer.hold(held(&[0, 100]));
        look("two keys");
        clock.0.store(100, std::sync::atomic::Ordering::Relaxed);
        look("the other one signs");
        signer.hold(held(&[0, 100]));
        look("two others");
    }

    #[test]
    fn a_key_set_that_does_not_fit_the_key_is_seen() {
        let signer = JwtSigner::ephemeral().unwrap();
        let other = JwtSigner::ephemeral().unwrap();
        for (key, other) in signer.keys().held.iter().zip(other.keys().held.iter()) {
            let key = &key.key;
            assert_eq!(try_out(key), Ok(()));
            let token = finish(key, message(key, JwtKind::IdToken, &json!({})).unwrap()).unwrap();
            let jwk: Jwk = serde_json::from_value(other.key.jwk().clone()).unwrap();
            let mut rules = Validation::new(key::jws_algorithm(key.algorithm()));
            rules.required_spec_claims.clear();
            rules.validate_exp = false;
            let public = DecodingKey::from_jwk(&jwk).unwrap();
            assert!(jsonwebtoken::decode::<Value>(&token, &public, &rules).is_err(), "{:?}", key.algorithm());
        }
    }
}
