//! Signing keys of a running server: the signer, and the keeper that feeds it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::adapters::signer_jwt::{self, JwtSigner, Keeper, KeeperError, KeysUnusable, Rotation, SecretFile};
use crate::config::Config;
use crate::ports::{Clock, Signer, Store};
use crate::protocol::keys::{KeyState, KeysView};

/// How long a start waits for its keys. Afterwards pages pass without them, and logins fail until they are there.
const FIRST_LOOK: Duration = Duration::from_secs(10);
/// How long a start waits for the store that opens beside it, before that is a trouble to be told.
const STORE_PATIENCE: Duration = Duration::from_secs(2);
const STORE_PAUSE: Duration = Duration::from_millis(50);
/// How often a node looks for what others did: one record is read.
const LOOK_SECS_MAX: u64 = 5;

/// Where keys come from.
pub(super) fn settings(config: &Config) -> signer_jwt::Settings {
    let keys = &config.oauth.keys;
    let publish_before = keys.publish_before.as_secs();
    signer_jwt::Settings {
        secret: secret(config),
        folder: config.data_dir.join("keys"),
        rotation: Rotation {
            rotate_every: keys.rotate_every.as_secs(),
            publish_before,
            keep_old_for: keys.keep_old_for.as_secs(),
            // Several looks between the first sight of a key and its first signature.
            look_every: (publish_before / 8).clamp(1, LOOK_SECS_MAX),
        },
    }
}

fn secret(config: &Config) -> SecretFile {
    match &config.oauth.keys.secret_file {
        Some(file) => SecretFile::Given(file.clone()),
        None => SecretFile::Own(config.data_dir.join("keys")),
    }
}

/// Makes the secret that will seal the keys, unless it is there or the operator brings it along.
pub(super) fn make_secret(config: &Config) -> Result<bool, KeysUnusable> {
    secret(config).make()
}

/// Whether the secret that seals the keys can be used, as far as files can tell.
pub fn check(config: &Config) -> Result<(), KeysUnusable> {
    secret(config).check()
}

/// A signer whose keys are kept up to date on `runtime`. The forum's pages must not wait for keys: without them logins
/// fail, and the log says why.
pub(super) fn signer(
    config: &Config,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    runtime: &Runtime,
) -> Arc<dyn Signer> {
    let signer = Arc::new(JwtSigner::new(clock.clone()));
    let keeper = Keeper::new(store, clock, Arc::clone(&signer), settings(config));
    let first = runtime.block_on(async { tokio::time::timeout(FIRST_LOOK, first_look(&keeper)).await });
    let trouble = first.ok().and_then(Result::err);
    if trouble.is_some() {
        signer_jwt::tell(trouble.as_ref());
    }
    runtime.spawn(keeper.run(trouble));
    signer
}

/// The store is just being opened: that it does not answer yet is no trouble.
async fn first_look(keeper: &Keeper) -> Result<(), KeeperError> {
    let begun = Instant::now();
    loop {
        match keeper.refresh().await {
            Err(KeeperError::Store(_)) if begun.elapsed() < STORE_PATIENCE => tokio::time::sleep(STORE_PAUSE).await,
            looked => return looked,
        }
    }
}

/// What `check` says about the keys: how old the one is that most apps get, and when the next one takes over.
pub fn summary(config: &Config, keys: &KeysView) -> String {
    let now = keys.seen_at;
    let first = config.oauth.algorithms.first();
    let of_kind = |state| keys.keys.iter().find(move |key| Some(&key.algorithm) == first && key.state == state);
    let Some(current) = of_kind(KeyState::InUse) else { return "none yet; the first start makes them".to_owned() };
    let turn = current.signs_from.plus(config.oauth.keys.rotate_every.as_secs());
    let next = of_kind(KeyState::Waiting).map_or(turn, |key| key.signs_from);
    let kid: String = current.kid.chars().take(8).collect();
    format!(
        "{:?} \"{kid}\" in use for {}, next in {}",
        current.algorithm,
        days(now.since(current.signs_from)),
        days(next.since(now))
    )
}

fn days(seconds: u64) -> String {
    match seconds / 86_400 {
        0 => "less than a day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_like_this() {
        assert_eq!((days(86_399).as_str(), days(86_400).as_str()), ("less than a day", "1 day"));
        assert_eq!(days(78 * 86_400 + 5), "78 days");
    }
}
