//! Keeps the signing keys of all nodes in the store: makes them, lets them follow each other, and hands them to the
//! signer of this node.
//!
//! Every node looks at the store again and again and does what is due. Of several that do it at once, one wins and the
//! others take what it made. Which key signs follows from the clock and from what is in the store, so nodes change over
//! together without talking to each other.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::model::audit::{Action, Actor, Author};
use crate::model::{KeyRing, Problem, RingKey, SigningAlgorithm, UnixSeconds, problem};
use crate::ports::{Clock, Store, StoreError};

use super::files::{self, SecretFile};
use super::key::Key;
use super::plan::{self, Plan, Rotation};
use super::seal::Seal;
use super::{Closed, Held, JwtSigner, Keys, KeysUnusable, try_out};

/// How often a change is tried again that met another node's.
const TRIES: usize = 8;
/// How soon a node that has no keys, or cannot read them, looks again.
const RETRY: Duration = Duration::from_secs(2);
/// The same where it is the store that is not there: it may be open in a moment, and logins wait for the keys then.
const RETRY_STORE: Duration = Duration::from_millis(250);

/// Why a node could not get its keys.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeeperError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Keys or secret cannot be used.
    #[error(transparent)]
    Unusable(#[from] KeysUnusable),
}

impl KeeperError {
    /// The catalogue's entry.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Store(_) => &problem::P503,
            Self::Unusable(error) => error.problem(),
        }
    }
}

/// Where keys come from.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The secret that seals them in the store.
    pub secret: SecretFile,
    /// The folder in which earlier versions kept keys; they are taken over into an empty store.
    pub folder: PathBuf,
    /// How they follow each other.
    pub rotation: Rotation,
}

/// Keeps the keys of one node up to date.
pub struct Keeper {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    signer: Arc<JwtSigner>,
    settings: Settings,
    /// The ring that does not open here and is to be replaced: its version, and since when it was seen.
    closed: Mutex<Option<(u64, UnixSeconds)>>,
}

impl Keeper {
    /// A keeper for `signer`. Nothing is read before the first [`refresh`](Self::refresh).
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, signer: Arc<JwtSigner>, settings: Settings) -> Self {
        Self { store, clock, signer, settings, closed: Mutex::default() }
    }

    /// Looks at the store, does what is due, and hands the keys to the signer. A store that fails leaves it the keys that
    /// it has; of a ring that does not open it keeps those that are still in it.
    pub async fn refresh(&self) -> Result<(), KeeperError> {
        for _ in 0..TRIES {
            let ring = self.store.key_ring().await?.unwrap_or_default();
            let now = self.clock.now();
            let plan = plan::plan(&ring, &self.rotation(&ring).await?, now);
            if plan.is_empty() {
                return Ok(self.hand_over(ring).await?);
            }
            // A node with another secret would seal keys that the others cannot open.
            if let Err(error) = self.hand_over(ring.clone()).await
                && !(plan.distrust && self.others_had_their_turn(&ring, now))
            {
                return Err(error.into());
            }
            let made = self.make(&ring, &plan, now).await?;
            // Durable before anybody signs with it. Whoever lost the race reads what the winner made.
            let rotated = plan::apply(ring, &plan, made.clone());
            let kids = |keys: &[RingKey]| keys.iter().map(|key| key.kid.clone()).collect::<Vec<_>>();
            let state = json!({ "made": kids(&made), "forgotten": plan.forget, "keys": kids(&rotated.keys) });
            let entry = Author::here(Actor::System).did(Action::KeyRotated, now).after(state);
            if self.store.noting(vec![entry]).put_key_ring(&rotated).await? {
                for key in &made {
                    tracing::info!(key.id = %key.kid, algorithm = ?key.algorithm, signs_from = key.signs_from.0, "a signing key was made");
                }
                for kid in &plan.forget {
                    tracing::info!(key.id = %kid, "a signing key was forgotten");
                }
            }
        }
        Err(StoreError::Unavailable("the signing keys were changed by others all the time".to_owned()).into())
    }

    /// Looks again and again. Trouble is told when it begins and when it changes, not each time.
    pub async fn run(self, mut trouble: Option<KeeperError>) {
        let pause = Duration::from_secs(self.settings.rotation.look_every.max(1));
        loop {
            let wait = match &trouble {
                None => pause,
                Some(KeeperError::Store(_)) => RETRY_STORE,
                Some(KeeperError::Unusable(_)) => RETRY,
            };
            tokio::time::sleep(wait.min(pause)).await;
            let found = self.refresh().await.err();
            if found != trouble {
                tell(found.as_ref());
            }
            trouble = found;
        }
    }

    /// Whether this ring has stood there for so long that a node that opens it would have changed it.
    fn others_had_their_turn(&self, ring: &KeyRing, now: UnixSeconds) -> bool {
        let mut seen = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        let since = match *seen {
            Some((version, since)) if version == ring.version => since,
            _ => seen.insert((ring.version, now)).1,
        };
        now.since(since) >= self.settings.rotation.look_every.saturating_mul(2)
    }

    /// Old keys are kept for as long as any app's tokens may live.
    async fn rotation(&self, ring: &KeyRing) -> Result<Rotation, StoreError> {
        let rotation = self.settings.rotation;
        if ring.keys.iter().all(|key| key.retires_at.is_none()) {
            return Ok(rotation);
        }
        let clients = self.store.clients().await?;
        let longest = clients.iter().filter_map(|client| client.lifetimes.access_secs).max().unwrap_or_default();
        Ok(Rotation { keep_old_for: rotation.keep_old_for.max(longest), ..rotation })
    }

    async fn make(&self, ring: &KeyRing, plan: &Plan, now: UnixSeconds) -> Result<Vec<RingKey>, KeysUnusable> {
        if plan.make.is_empty() {
            return Ok(Vec::new());
        }
        let settings = self.settings.clone();
        let (first, fresh_start) = (ring.keys.is_empty(), ring.keys.is_empty() || plan.distrust);
        let wanted = plan.make.clone();
        // An RSA key takes a while to find.
        off_thread(move || {
            if fresh_start {
                settings.secret.make()?;
            }
            let seal = settings.secret.seal()?.ok_or_else(|| no_secret(&settings.secret))?;
            let mut taken_over = if first { files::found(&settings.folder)? } else { Vec::new() };
            let made = wanted.into_iter().map(|(algorithm, signs_from)| {
                match taken_over.iter().position(|found| found.algorithm == algorithm) {
                    Some(at) => {
                        let found = taken_over.swap_remove(at);
                        ring_key(&seal, &found.key, &found.pkcs8, found.made_at.min(now), found.made_at.min(now))
                    }
                    None => {
                        let pkcs8 = Key::generate(algorithm)?;
                        ring_key(&seal, &Key::from_pkcs8(algorithm, &pkcs8)?, &pkcs8, now, signs_from)
                    }
                }
            });
            made.collect::<Result<_, String>>().map_err(KeysUnusable)
        })
        .await
    }

    /// Opens what the signer does not have yet, tries it out, and lets it sign. What is no longer in the ring goes, also
    /// when something else in it does not open.
    async fn hand_over(&self, ring: KeyRing) -> Result<(), KeysUnusable> {
        let known = self.signer.keys();
        if known.trouble.is_none()
            && known.held.len() == ring.keys.len()
            && known.held.iter().zip(&ring.keys).all(|(held, key)| held.key.kid() == key.kid && held.is_like(key))
        {
            return Ok(());
        }
        let (signer, settings) = (Arc::clone(&self.signer), self.settings.clone());
        off_thread(move || {
            let mut seal = None;
            let mut keys = Keys::default();
            let mut failed = None;
            for kept in &ring.keys {
                let key = match known.held.iter().find(|held| held.key.kid() == kept.kid) {
                    Some(held) => Ok(Arc::clone(&held.key)),
                    None => open(kept, &mut seal, &settings.secret),
                };
                match key {
                    Ok(key) => keys.held.push(Held { key, signs_from: kept.signs_from, retires_at: kept.retires_at }),
                    // With the secret that it was sealed with it went to somebody else, or got lost.
                    Err(_) if kept.distrusted => {}
                    Err(error) => {
                        keys.closed.push(Closed { algorithm: kept.algorithm, signs_from: kept.signs_from });
                        failed.get_or_insert(error);
                    }
                }
            }
            if let Some(error) = &failed {
                // Of a ring that is not whole nothing is believed that was not there before.
                keys.held.retain(|held| known.held.iter().any(|before| before.key.kid() == held.key.kid()));
                keys.trouble = Some(error.0.clone());
            }
            signer.hold(keys);
            if let Some(error) = failed {
                return Err(error);
            }
            settle_files(&settings, &ring);
            Ok(())
        })
        .await
    }
}

/// Says that there is trouble, or that it is over.
pub fn tell(trouble: Option<&KeeperError>) {
    match trouble {
        Some(error) => {
            tracing::error!(code = error.problem().code, %error, "the signing keys cannot be kept up to date; trying again");
        }
        None => tracing::info!("the signing keys are up to date again"),
    }
}

fn no_secret(secret: &SecretFile) -> KeysUnusable {
    let path = secret.path();
    KeysUnusable(format!(
        "{path}: there is no such file. The signing keys in the store are sealed with the secret of the node that made them: \
         copy its keys/secret to {path}, or name a copy in [oauth.signing] secret_file. Only if it is lost for good, run \
         \"portico keys rotate --compromised\"",
        path = path.display()
    ))
}

fn open(kept: &RingKey, seal: &mut Option<Seal>, secret: &SecretFile) -> Result<Arc<Key>, KeysUnusable> {
    let seal = match seal {
        Some(seal) => seal,
        None => seal.insert(secret.seal()?.ok_or_else(|| no_secret(secret))?),
    };
    let opened = seal.open(kept.algorithm, &kept.kid, &kept.sealed).map_err(|why| {
        KeysUnusable(format!(
            "the key {} in the store does not open with {}: {why}. All nodes need the same secret: copy keys/secret of the \
             node that made the key, or name a copy in [oauth.signing] secret_file",
            kept.kid,
            secret.path().display()
        ))
    })?;
    let key = Key::from_pkcs8(kept.algorithm, &opened).map_err(KeysUnusable)?;
    try_out(&key).map_err(KeysUnusable)?;
    Ok(Arc::new(key))
}

fn ring_key(
    seal: &Seal,
    key: &Key,
    pkcs8: &[u8],
    made_at: UnixSeconds,
    signs_from: UnixSeconds,
) -> Result<RingKey, String> {
    let algorithm: SigningAlgorithm = key.algorithm();
    Ok(RingKey {
        kid: key.kid().to_owned(),
        algorithm,
        public: key.jwk().clone(),
        sealed: seal.seal(algorithm, key.kid(), pkcs8)?,
        made_at,
        signs_from,
        retires_at: None,
        distrusted: false,
    })
}

/// Key files of an earlier version do nothing any more. Whoever finds them should see that.
fn settle_files(settings: &Settings, ring: &KeyRing) {
    let found = match files::found(&settings.folder) {
        Ok(found) => found,
        // The keys are in the store; whatever stands in the files is not needed.
        Err(error) => return tracing::warn!(%error, "a key file is not used, and cannot be read"),
    };
    for file in found {
        if ring.keys.iter().any(|key| key.kid == file.key.kid()) {
            if let Err(error) = files::set_aside(&settings.folder, file.algorithm) {
                tracing::warn!(%error, "a key file whose key is in the store now could not be renamed");
            }
        } else {
            tracing::warn!(key.id = %file.key.kid(), "a key file is not used: the store has keys of its own");
        }
    }
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, KeysUnusable> + Send + 'static,
) -> Result<T, KeysUnusable> {
    tokio::task::spawn_blocking(work).await.map_err(|error| KeysUnusable(error.to_string()))?
}
