use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{SigningAlgorithm, UnixSeconds};

/// The signing keys that all nodes share, as the store keeps them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRing {
    /// Counts every change; the store refuses a change made on an older sight of it.
    pub version: u64,
    /// Those that wait, sign, or are still told to the world, in the order in which they were made.
    pub keys: Vec<RingKey>,
    /// What an operator asked for and no node has done yet.
    #[serde(default)]
    pub asked: Option<KeyRotation>,
}

/// One signing key of all nodes. Its private part is sealed with a secret that the store does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingKey {
    /// Its name: the thumbprint of its public part (RFC 7638).
    pub kid: String,
    /// What it signs.
    pub algorithm: SigningAlgorithm,
    /// Its public part (RFC 7517 §4), for people. What is told to apps comes from the private part, which only
    /// somebody with the secret can have written.
    pub public: Value,
    /// The private part (PKCS#8), encrypted, in base64url.
    pub sealed: String,
    /// When it was made, and first told to the world.
    pub made_at: UnixSeconds,
    /// When it takes over from the one before.
    pub signs_from: UnixSeconds,
    /// When another one takes over from it.
    #[serde(default)]
    pub retires_at: Option<UnixSeconds>,
    /// Whether somebody else may have it: it is forgotten as soon as it retires.
    #[serde(default)]
    pub distrusted: bool,
}

/// A rotation out of turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyRotation {
    /// The next keys are made now, and take over once every app had time to learn them.
    Early,
    /// Somebody else may have the keys: new ones take over at once, and the old ones are forgotten with it.
    Compromised,
}

impl KeyRing {
    /// The key that signs with this algorithm at `now`: of those whose time has come the latest. A clock that was set
    /// back before the first one leaves the first one in use.
    pub fn in_use(&self, algorithm: SigningAlgorithm, now: UnixSeconds) -> Option<&RingKey> {
        let of_kind = || self.keys.iter().filter(move |key| key.algorithm == algorithm);
        let begun = of_kind().filter(|key| key.signs_from <= now);
        begun.max_by_key(|key| key.signs_from).or_else(|| of_kind().min_by_key(|key| key.signs_from))
    }

    /// The key that takes over next, if it was made already.
    pub fn waiting(&self, algorithm: SigningAlgorithm, now: UnixSeconds) -> Option<&RingKey> {
        let waiting = self.keys.iter().filter(|key| key.algorithm == algorithm && key.signs_from > now);
        waiting.min_by_key(|key| key.signs_from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kid: &str, signs_from: i64) -> RingKey {
        RingKey {
            kid: kid.to_owned(),
            algorithm: SigningAlgorithm::ES256,
            public: Value::Null,
            sealed: String::new(),
            made_at: UnixSeconds(signs_from - 10),
            signs_from: UnixSeconds(signs_from),
            retires_at: None,
            distrusted: false,
        }
    }

    #[test]
    fn the_latest_key_whose_time_has_come_signs() {
        let ring = KeyRing { keys: vec![key("a", 100), key("b", 200)], ..KeyRing::default() };
        for (now, signs, waits) in [
            (99, "a", Some("a")),
            (100, "a", Some("b")),
            (199, "a", Some("b")),
            (200, "b", None),
            (i64::MAX, "b", None),
        ] {
            let kid = |key: Option<&RingKey>| key.map(|key| key.kid.clone());
            let now = UnixSeconds(now);
            assert_eq!(kid(ring.in_use(SigningAlgorithm::ES256, now)).as_deref(), Some(signs), "{now:?}");
            assert_eq!(kid(ring.waiting(SigningAlgorithm::ES256, now)).as_deref(), waits, "{now:?}");
        }
        assert_eq!(ring.in_use(SigningAlgorithm::RS256, UnixSeconds(150)), None);
    }
}
