//! When keys are made, take over and are forgotten. Plain rules over the key ring: they are handed the time.

use super::key::ALGORITHMS;
use crate::model::{KeyRing, KeyRotation, RingKey, SigningAlgorithm, UnixSeconds};

/// How keys follow each other, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// How long a key signs.
    pub rotate_every: u64,
    /// How long a key is told to the world before it signs: longer than any app keeps the key set.
    pub publish_before: u64,
    /// How long it is told after it signed last: longer than any of its tokens lives.
    pub keep_old_for: u64,
    /// How often each node looks at the store: for as long a key that was withdrawn may still be used.
    pub look_every: u64,
}

/// What is to be changed about a key ring.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Keys to make, with the instant at which each one takes over.
    pub(super) make: Vec<(SigningAlgorithm, UnixSeconds)>,
    /// The keys that are no longer needed, by name.
    pub(super) forget: Vec<String>,
    /// Somebody else may have the present keys.
    pub(super) distrust: bool,
}

impl Plan {
    /// Whether nothing is to be done.
    pub(super) fn is_empty(&self) -> bool {
        self.make.is_empty() && self.forget.is_empty()
    }
}

/// What is due at `now`.
pub(super) fn plan(ring: &KeyRing, rotation: &Rotation, now: UnixSeconds) -> Plan {
    let distrust = ring.asked == Some(KeyRotation::Compromised);
    let due = |algorithm| due(ring, algorithm, rotation, now).map(|signs_from| (algorithm, signs_from));
    let over = |key: &&RingKey| {
        let keep = if key.distrusted { 0 } else { rotation.keep_old_for };
        key.retires_at.is_some_and(|retires_at| retires_at.plus(keep) <= now)
    };
    Plan {
        make: ALGORITHMS.into_iter().filter_map(due).collect(),
        forget: ring.keys.iter().filter(over).map(|key| key.kid.clone()).collect(),
        distrust,
    }
}

/// When a key that is to be made now takes over.
fn due(ring: &KeyRing, algorithm: SigningAlgorithm, rotation: &Rotation, now: UnixSeconds) -> Option<UnixSeconds> {
    let Some(current) = ring.in_use(algorithm, now) else { return Some(now) };
    let announced = now.plus(rotation.publish_before);
    match ring.asked {
        // Nodes that have not looked since do not tell it yet. That some logins fail for a moment is less bad than a
        // key that somebody else may have.
        Some(KeyRotation::Compromised) => Some(now),
        _ if ring.waiting(algorithm, now).is_some() => None,
        Some(KeyRotation::Early) => Some(announced),
        None => (current.signs_from.plus(rotation.rotate_every) <= announced).then_some(announced),
    }
}

/// The key ring after `plan`, with the keys that were made for it.
pub(super) fn apply(mut ring: KeyRing, plan: &Plan, made: Vec<RingKey>) -> KeyRing {
    ring.asked = None;
    ring.keys.retain(|key| !plan.forget.contains(&key.kid));
    for new in &made {
        // Keys that nobody signed with yet are not waited for any more.
        ring.keys.retain(|old| !(plan.distrust && old.algorithm == new.algorithm && old.signs_from > new.made_at));
        for old in ring.keys.iter_mut().filter(|old| old.algorithm == new.algorithm) {
            old.retires_at = Some(old.retires_at.map_or(new.signs_from, |at| at.min(new.signs_from)));
            old.distrusted |= plan.distrust;
        }
    }
    ring.keys.extend(made);
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;
    const RULES: Rotation =
        Rotation { rotate_every: 90 * 86_400, publish_before: 86_400, keep_old_for: 30 * 86_400, look_every: 30 };

    /// One look of a node: what is due is done. Answers whether anything was.
    fn look(ring: &mut KeyRing, now: i64) -> bool {
        let now = UnixSeconds(now);
        let plan = plan(ring, &RULES, now);
        if plan.is_empty() {
            return false;
        }
        let made = plan.make.iter().map(|(algorithm, signs_from)| RingKey {
            kid: format!("{algorithm:?} {}", now.0),
            algorithm: *algorithm,
            public: serde_json::Value::Null,
            sealed: String::new(),
            made_at: now,
            signs_from: *signs_from,
            retires_at: None,
            distrusted: false,
        });
        *ring = apply(std::mem::take(ring), &plan, made.collect());
        true
    }

    fn kids(ring: &KeyRing) -> Vec<&str> {
        ring.keys.iter().filter(|key| key.algorithm == SigningAlgorithm::RS256).map(|key| key.kid.as_str()).collect()
    }

    fn in_use(ring: &KeyRing, now: i64) -> &str {
        &ring.in_use(SigningAlgorithm::RS256, UnixSeconds(now)).expect("a key").kid
    }

    #[test]
    fn keys_are_told_before_they_sign_and_after_they_signed() {
        let mut ring = KeyRing::default();
        assert!(look(&mut ring, 0));
        assert_eq!(ring.keys.len(), 3, "one for each algorithm, at once");
        assert!(!look(&mut ring, 89 * DAY - 1));
        assert!(look(&mut ring, 89 * DAY), "the next one is told a day ahead");
        assert_eq!(kids(&ring), ["RS256 0", "RS256 7689600"]);
        assert_eq!(in_use(&ring, 90 * DAY - 1), "RS256 0");
        assert_eq!(in_use(&ring, 90 * DAY), "RS256 7689600");
        assert!(!look(&mut ring, 120 * DAY - 1));
        assert!(look(&mut ring, 120 * DAY), "the old one is no longer told when its tokens are dead");
        assert_eq!(kids(&ring), ["RS256 7689600"]);
        assert!(!look(&mut ring, 120 * DAY), "once");
    }

    #[test]
    fn an_early_rotation_gives_apps_the_same_time() {
        let mut ring = KeyRing::default();
        look(&mut ring, 0);
        ring.asked = Some(KeyRotation::Early);
        assert!(look(&mut ring, 100));
        assert_eq!((in_use(&ring, 100 + DAY - 1), in_use(&ring, 100 + DAY)), ("RS256 0", "RS256 100"));
        ring.asked = Some(KeyRotation::Early);
        assert!(!look(&mut ring, 200), "one waits already");
    }

    #[test]
    fn distrusted_keys_go_at_once() {
        let mut ring = KeyRing::default();
        look(&mut ring, 0);
        ring.asked = Some(KeyRotation::Early);
        look(&mut ring, 50);
        ring.asked = Some(KeyRotation::Compromised);
        assert!(look(&mut ring, 100));
        assert_eq!(kids(&ring), ["RS256 0", "RS256 100"], "the one that waited never signs");
        assert_eq!(in_use(&ring, 100), "RS256 100");
        assert!(look(&mut ring, 100), "and with the same look");
        assert_eq!(kids(&ring), ["RS256 100"]);
        assert_eq!(in_use(&ring, 90), "RS256 100", "also where a clock is slow");
    }

    #[test]
    fn a_clock_that_jumps_leaves_a_key_in_use_and_forgets_none_that_signed_lately() {
        let mut ring = KeyRing::default();
        look(&mut ring, 1_000 * DAY);
        assert_eq!(in_use(&ring, 999 * DAY), "RS256 86400000", "back before the first key");
        assert!(!look(&mut ring, 999 * DAY));
        assert!(look(&mut ring, 2_000 * DAY), "far ahead: the next one is told first all the same");
        assert_eq!(in_use(&ring, 2_000 * DAY), "RS256 86400000");
        assert_eq!(kids(&ring).len(), 2);
        assert!(!look(&mut ring, 1_000 * DAY), "and back: nothing was lost");
        assert_eq!(in_use(&ring, 1_000 * DAY), "RS256 86400000");
    }
}
